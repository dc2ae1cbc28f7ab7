//! After the database went back: devices bring back what it lost, their own work and that of others. Others' operations
//! are believed because each carries this network's own proof, whose key lies in no copy of the database.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};
use sillage_sync_protocol::{
    Bundle, BundleKind, Envelope, Hlc, Line, Link, OpRef, digest_of, next_link,
    session::{
        reissue::Move,
        server::{self, ERASED, between, must_precede, opens},
    },
    stub,
    wire::{Held, Reconcile, Restored, Stretch, Wanted, sum_of},
};
use subtle::ConstantTimeEq;

use super::{
    Central, Units, plain,
    push::{await_before, awaited_of, bases_of},
};
use crate::{
    refusal::Refusal,
    store::{DeviceRow, OpRow, Rows, StoreError, read, write},
};

/// Stretches one question names at most.
const STRETCHES: usize = 1_000;
/// Operations one of them spans at most.
const OPERATIONS: u64 = 1_000;
/// The largest sequence there can be.
const LAST: u64 = 1 << 53;

impl Central {
    /// What is lacking here of what a device holds. No grant is asked for: the restored database may have lost it, and
    /// whoever holds a proof was given it once.
    ///
    /// # Errors
    /// `reconcile_malformed`; `not_found` for a device that was revoked.
    pub fn wanted(&self, device: &DeviceRow, held: &Reconcile) -> Result<Wanted, Refusal> {
        let is_fine = |Held { stretch: Stretch { first, last, .. }, .. }: &Held| {
            *first > 0 && first <= last && *last <= LAST && last - first < OPERATIONS
        };
        if held.held.len() > STRETCHES || !held.held.iter().all(is_fine) {
            return Err(Refusal::never(422, "reconcile_malformed"));
        }
        let wanted = read(self.store(), |rows| {
            if !is_welcome(rows, device)? {
                return Ok(None);
            }
            let mut wanted = Vec::new();
            // A stretch that is here in another form is wanted whole: a device that went back wrote something else since.
            for Held { stretch, sum } in &held.held {
                let known = rows.digests(stretch.replica, stretch.first, stretch.last)?;
                if sum_of(known.values()) != *sum {
                    wanted.push(*stretch);
                }
            }
            Ok(Some(Wanted { stretches: wanted }))
        })?;
        wanted.ok_or_else(Refusal::not_found)
    }

    /// Takes back what a device brings. What has no proof of this network is left out and counted.
    ///
    /// # Errors
    /// The bundle is not believed (codes `bundle_…`), is of another network or device; `quota_reached`.
    pub fn restore(&self, device: &DeviceRow, body: &[u8], now_ms: i64) -> Result<Restored, Refusal> {
        let bundle = Bundle::read(body, &self.limits)?;
        let header = &bundle.header;
        if header.kind != BundleKind::Reconcile {
            return Err(Refusal::never(422, "bundle_foreign"));
        }
        if header.network != self.network {
            return Err(Refusal::never(422, "wrong_network"));
        }
        if header.device != device.id || header.address != device.address {
            return Err(Refusal::never(422, "wrong_device"));
        }
        let mut lines: Vec<&Line> = bundle.lines.iter().filter(|line| self.is_proven(line)).collect();
        let unproven = u64::try_from(bundle.lines.len() - lines.len()).unwrap_or(u64::MAX);
        // In the order they once had.
        lines.sort_by_key(|line| (line.envelope.u, line.placed.as_ref().map(|placed| placed.commit)));
        self.check_room(1)?;
        let used = self.used_bytes(now_ms)?;
        let settled = write(self.store(), |rows| {
            if !is_welcome(rows, device)? {
                return Ok(Err(Refusal::not_found()));
            }
            let mut restored = Restored { unproven, ..Restored::default() };
            let (mut bytes, mut replicas) = (0, Units::new());
            for line in &lines {
                let reference = line.envelope.reference;
                let mut back = Back {
                    reference,
                    raw: line.raw.clone(),
                    digest: line.envelope.digest,
                    before: line.before,
                    link: line.after,
                    envelope: &line.envelope,
                    eff: line.eff,
                };
                match rows.op(reference.r, reference.s)? {
                    Some(known) if known.digest == back.digest => {
                        // It came from its author to a database that had forgotten who held what, and lies aside since.
                        let waits = known.commit.is_none() && known.noun.is_some();
                        if waits {
                            self.place_again(rows, &back)?;
                        }
                        restored.taken += u64::from(waits);
                        restored.known += u64::from(!waits);
                        continue;
                    }
                    // Server and device went back, and the device wrote something else in its place since. Its author may have
                    // written the same again under a new name.
                    Some(_) if !rows.ops_holding(&format!(r#""was":"{reference}""#))?.is_empty() => {
                        restored.known += 1;
                        continue;
                    }
                    Some(_) => back.rename(),
                    None => {}
                }
                if rows.op(back.reference.r, back.reference.s)?.is_some() {
                    restored.known += 1;
                    continue;
                }
                restored.taken += 1;
                bytes += u64::try_from(line.raw.len()).unwrap_or(u64::MAX);
                replicas.insert(back.reference.r);
                self.place_back(rows, back, now_ms)?;
            }
            if used + bytes > self.quotas.total {
                return Err(StoreError::Full);
            }
            for replica in replicas {
                if let Some(known) = rows.replica(replica)? {
                    let known = self.advance(rows, known)?;
                    rows.save_replica(&known)?;
                }
            }
            if let Some(known) = rows.device(device.id)? {
                rows.save_device(&DeviceRow { bytes: known.bytes + bytes, ..known })?;
            }
            Ok(Ok(restored))
        })?;
        let restored = settled?;
        self.note_progress();
        Ok(restored)
    }

    /// Whether this network once gave the line its place.
    fn is_proven(&self, line: &Line) -> bool {
        let Some(placed) = &line.placed else {
            return false;
        };
        let proof = self.keys.proof(&line.envelope.digest, line.envelope.u, placed.commit, line.eff);
        proof.is_ok_and(|proof| bool::from(proof.as_bytes().ct_eq(placed.proof.as_bytes())))
    }

    /// What this network accepted once is accepted.
    fn place_again(&self, rows: &mut dyn Rows, back: &Back<'_>) -> Result<(), StoreError> {
        rows.bind_entity(back.envelope.e, back.envelope.u)?;
        let eff = order_again(rows, back.envelope, &back.raw, back.eff)?;
        let commit = rows.next_commit(back.envelope.u)?;
        rows.place_op(back.reference.r, back.reference.s, commit, eff)?;
        if let Some(day) = opens(&back.raw, back.envelope) {
            self.open_day(rows, day, &mut Units::new())?;
        }
        Ok(())
    }

    fn place_back(&self, rows: &mut dyn Rows, back: Back<'_>, now_ms: i64) -> Result<(), StoreError> {
        let Back { reference, raw, digest, before, link, envelope, eff } = back;
        let links = rows.links_before(reference.r, reference.s)?;
        if !links.iter().any(|before| next_link(before, &digest) == link) {
            rows.note_link_before(reference.r, reference.s, &before)?;
        }
        let mut op = OpRow {
            replica: reference.r,
            s: reference.s,
            raw,
            digest,
            link,
            received_ms: now_ms,
            code: None,
            sealed_until: None,
            eff,
            unit: Some(envelope.u),
            noun: Some(plain(&envelope.t, 64)),
            author: Some(envelope.by),
            commit: None,
            h: Some(envelope.h),
        };
        if self.erased_among(rows, [op.raw.as_str()])?.covers(&op.raw) {
            // Its place is kept, its words are not.
            (op.raw, op.noun, op.code) = (stub(&op.digest), None, Some(ERASED.into()));
            rows.add_erased_entity(envelope.e)?;
            return rows.add_op(&op);
        }
        op.eff = order_again(rows, envelope, &op.raw, op.eff)?;
        rows.bind_entity(envelope.e, envelope.u)?;
        op.commit = Some(rows.next_commit(envelope.u)?);
        rows.add_op(&op)?;
        if let Some(day) = opens(&op.raw, envelope) {
            self.open_day(rows, day, &mut Units::new())?;
        }
        Ok(())
    }
}

/// An operation that comes back.
struct Back<'l> {
    reference: OpRef,
    raw: String,
    digest: Link,
    /// The link it was written behind: the operation before it may never come back.
    before: Link,
    link: Link,
    envelope: &'l Envelope,
    eff: Option<Hlc>,
}

impl Back<'_> {
    /// Gives it a name of its own, which is the same whoever brings it and however often: the words and the stamp stay.
    fn rename(&mut self) {
        let mut hash = Sha256::new();
        hash.update(self.reference.to_string());
        hash.update(self.digest);
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash.finalize()[..16]);
        let to = uuid::Builder::from_custom_bytes(bytes).into_uuid();
        let OpRef { r: from, s } = self.reference;
        self.raw = Move { from, to, places: BTreeMap::from([(s, 1)]) }.line(s, &self.raw);
        self.reference = OpRef { r: to, s: 1 };
        self.digest = digest_of(&self.raw);
        self.link = next_link(&Link::default(), &self.digest);
    }
}

/// What orders an operation that comes back, of its own stamp and of what it was ruled to be. What it replaced may have
/// come back before it and been ruled anew, and so may have been what replaced it.
fn order_again(
    rows: &mut dyn Rows,
    envelope: &Envelope,
    raw: &str,
    eff: Option<Hlc>,
) -> Result<Option<Hlc>, StoreError> {
    let seen = bases_of(rows, [raw])?;
    let OpRef { r, s } = envelope.reference;
    let before = must_precede(&awaited_of(rows, (r, s), [raw])?, envelope, raw);
    let stamp = eff.unwrap_or(envelope.h);
    let at = between(seen.values().max().copied(), stamp, before);
    let awaits: Vec<OpRef> = server::bases(raw).into_iter().filter(|base| !seen.contains_key(base)).collect();
    await_before(rows, &awaits, envelope.e, at)?;
    Ok(if at == stamp { eff } else { Some(at) })
}

/// Whether a device may speak at all, as of now.
fn is_welcome(rows: &mut dyn Rows, device: &DeviceRow) -> Result<bool, StoreError> {
    Ok(rows.device(device.id)?.is_some_and(|known| known.revoked_ms.is_none()))
}
