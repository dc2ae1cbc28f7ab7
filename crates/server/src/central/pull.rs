//! What a device reads: the next stretch of one unit, as its person may see it, signed by the network.

use sillage_sync_protocol::{
    BundleKind, Envelope, Header, Hlc, Line, Link, OpRef, Page, Part, Placed, Stamped, erased, next_link, pack,
    scope::{Role, reads_network, reads_unit},
    wire::Cursor,
};
use uuid::Uuid;

use super::Central;
use crate::{
    refusal::Refusal,
    store::{DeviceRow, OpRow, Rows, StoreError, write},
};

/// Operations of one page at most.
const MOST: usize = 2_000;
/// Bytes of lines of one page.
pub(super) const BYTES: usize = 700 * 1024;

pub(super) struct Stretch {
    pub page: Page,
    pub lines: Vec<Line>,
}

impl Central {
    /// The next page of a unit for a device, as a bundle. What the device wrote in its history up to `mine` need not come back.
    ///
    /// # Errors
    /// `epoch_changed`: the cursor is of another timeline. `not_found`: no such unit, or not theirs.
    pub fn pull(
        &self,
        device: &DeviceRow,
        cursor: Cursor,
        mine: Option<OpRef>,
        limit: usize,
        now_ms: i64,
    ) -> Result<Vec<u8>, Refusal> {
        if cursor.epoch != self.epoch {
            return Err(Refusal::after_fix(409, "epoch_changed"));
        }
        let stretch = write(self.store(), |rows| {
            // Scope is asked in the transaction that reads: what was taken away a moment ago does not leave.
            let known = rows.device(device.id)?;
            let role = match &known {
                Some(known) => self.reads(rows, known, cursor.unit)?,
                None => None,
            };
            let Some(role) = role else {
                return Ok(None);
            };
            let stretch = self.stretch(rows, device, role, cursor, mine, limit.clamp(1, MOST))?;
            rows.note_delivery(device.id, cursor.unit, role.word(), stretch.page.to, now_ms)?;
            Ok(Some((role, stretch)))
        })?;
        let (role, stretch) = stretch.ok_or_else(Refusal::not_found)?;
        // And once more, over what is about to leave.
        let fits = |line: &Line| line.envelope.u == cursor.unit && self.sees(device, role, &line.envelope);
        if !stretch.lines.iter().all(fits) {
            return Err(StoreError::Damaged("scope").into());
        }
        self.pack_page(device.id, BundleKind::Pull, &stretch, now_ms)
    }

    pub(super) fn sees(&self, device: &DeviceRow, role: Role, envelope: &Envelope) -> bool {
        if envelope.u == self.network {
            reads_network(device.person, &envelope.t, envelope.by)
        } else {
            reads_unit(role, &envelope.t)
        }
    }

    pub(super) fn stretch(
        &self,
        rows: &mut dyn Rows,
        device: &DeviceRow,
        role: Role,
        cursor: Cursor,
        mine: Option<OpRef>,
        limit: usize,
    ) -> Result<Stretch, StoreError> {
        let Cursor { unit, commit: from, .. } = cursor;
        let head = rows.head(unit)?;
        let (mut lines, mut bytes, mut to, mut after) = (Vec::new(), 0, from, from);
        let ops = rows.ops_after(unit, from, limit)?;
        let is_whole = ops.len() < limit;
        for op in ops {
            let commit = op.commit.ok_or(StoreError::Damaged("commit"))?;
            // Of what was erased its place is left.
            if erased(&op.raw).is_some() {
                to = commit;
                continue;
            }
            let envelope = Envelope::stored(&op.raw, op.digest).map_err(|_| StoreError::Damaged("operation"))?;
            let is_mine = mine.is_some_and(|mine| op.replica == mine.r && op.s <= mine.s);
            if !is_mine && self.sees(device, role, &envelope) {
                bytes += op.raw.len();
                if bytes > BYTES && !lines.is_empty() {
                    return Ok(Stretch { page: Page { unit, from, to, head }, lines });
                }
                lines.push(self.line(rows, op, envelope, (commit, after), lines.last())?);
                after = commit;
            }
            to = commit;
        }
        let to = if is_whole { to.max(head) } else { to };
        Ok(Stretch { page: Page { unit, from, to, head }, lines })
    }

    /// An operation as it travels, with its place; `last` is the line before it on its way.
    pub(super) fn line(
        &self,
        rows: &mut dyn Rows,
        op: OpRow,
        envelope: Envelope,
        (commit, after): (u64, u64),
        last: Option<&Line>,
    ) -> Result<Line, StoreError> {
        let precedes = |last: &&Line| last.envelope.reference == OpRef { r: op.replica, s: op.s - 1 };
        let fits = |before: &Link| next_link(before, &op.digest) == op.link;
        // In most pages the operation before it is the one before it in its chain.
        let before = match last.filter(precedes).map(|last| last.after).filter(fits) {
            Some(before) => before,
            None => {
                let mut before = rows.links_before(op.replica, op.s)?.into_iter();
                before.find(fits).ok_or(StoreError::Damaged("chain"))?
            }
        };
        let proof = self.keys.proof(&op.digest, envelope.u, commit, op.eff);
        let proof = proof.map_err(|_| StoreError::Damaged("proof"))?;
        let placed = Some(Placed { commit, after, proof });
        Ok(Line { raw: op.raw, envelope, eff: op.eff, before, after: op.link, placed })
    }

    pub(super) fn pack_page(
        &self,
        device: Uuid,
        kind: BundleKind,
        stretch: &Stretch,
        now_ms: i64,
    ) -> Result<Vec<u8>, Refusal> {
        let (format, format_version, schema) = Header::fixed();
        let header = Header {
            format,
            format_version,
            bundle: Uuid::now_v7(),
            kind,
            network: self.network,
            epoch: Some(self.epoch),
            device,
            address: self.keys.address().to_string(),
            replica: Uuid::nil(),
            app: concat!("sillage-server ", env!("CARGO_PKG_VERSION")).into(),
            schema,
            created: Stamped { h: Hlc::ZERO.tick(now_ms).to_string(), at: String::new() },
            ranges: Vec::new(),
            unit: None,
            person: None,
            page: Some(stretch.page),
            count: 0,
            raw_bytes: 0,
            part: Part { i: 1, n: 1 },
            attachments: Vec::new(),
            crit: Vec::new(),
            ext: serde_json::Map::new(),
        };
        let mut parts = pack(&header, &stretch.lines, &self.limits, |message| self.keys.sign(message))?;
        match (parts.pop(), parts.is_empty()) {
            (Some(only), true) => Ok(only),
            _ => Err(StoreError::Damaged("page").into()),
        }
    }
}
