//! After the database went back: devices bring back what it lost, their own work and that of others. Others' operations
//! are believed because each carries this network's own proof, whose key lies in no copy of the database.

use std::collections::BTreeSet;

use sillage_sync_protocol::{
    Bundle, BundleKind, Line,
    session::server::{ERASED, opens},
    stub,
    wire::{Reconcile, Restored, Stretch, Wanted},
};
use subtle::ConstantTimeEq;

use super::{Central, Units};
use crate::{
    refusal::Refusal,
    store::{DeviceRow, OpRow, Rows, StoreError, read, write},
};

/// Stretches one question names at most.
const STRETCHES: usize = 1_000;
/// The largest sequence there can be.
const LAST: u64 = 1 << 53;

impl Central {
    /// What is lacking here of what a device holds. No grant is asked for: the restored database may have lost it, and
    /// whoever holds a proof was given it once.
    ///
    /// # Errors
    /// `reconcile_malformed`; `not_found` for a device that was revoked.
    pub fn wanted(&self, device: &DeviceRow, held: &Reconcile) -> Result<Wanted, Refusal> {
        let is_fine = |stretch: &Stretch| stretch.first > 0 && stretch.first <= stretch.last && stretch.last <= LAST;
        if held.stretches.len() > STRETCHES || !held.stretches.iter().all(is_fine) {
            return Err(Refusal::never(422, "reconcile_malformed"));
        }
        let wanted = read(self.store(), |rows| {
            if !is_welcome(rows, device)? {
                return Ok(None);
            }
            let mut wanted = Vec::new();
            for Stretch { replica, first, last } in &held.stretches {
                let known: BTreeSet<u64> = rows.digests(*replica, *first, *last)?.into_keys().collect();
                wanted.extend(holes(*first, *last, &known).map(|(first, last)| Stretch { replica: *replica, first, last }));
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
        let settled = write(self.store(), |rows| {
            if !is_welcome(rows, device)? {
                return Ok(Err(Refusal::not_found()));
            }
            let mut restored = Restored { unproven, ..Restored::default() };
            let (mut bytes, mut replicas) = (0, Units::new());
            for line in &lines {
                let reference = line.envelope.reference;
                if rows.op(reference.r, reference.s)?.is_some() {
                    restored.known += 1;
                    continue;
                }
                restored.taken += 1;
                bytes += u64::try_from(line.raw.len()).unwrap_or(u64::MAX);
                replicas.insert(reference.r);
                self.place_back(rows, line, now_ms)?;
            }
            if rows.total_bytes()? + bytes > self.quotas.total {
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
            Ok(Ok((restored, rows.total()?)))
        })?;
        let (restored, total) = settled?;
        self.note_progress(total);
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

    fn place_back(&self, rows: &mut dyn Rows, line: &Line, now_ms: i64) -> Result<(), StoreError> {
        let envelope = &line.envelope;
        let mut op = OpRow {
            replica: envelope.reference.r,
            s: envelope.reference.s,
            raw: line.raw.clone(),
            digest: envelope.digest,
            link: line.after,
            received_ms: now_ms,
            code: None,
            sealed_until: None,
            eff: line.eff,
            unit: Some(envelope.u),
            noun: Some(envelope.t.chars().take(64).collect()),
            author: Some(envelope.by),
            commit: None,
            h: Some(envelope.h),
        };
        if self.erased_among(rows, [line.raw.as_str()])?.covers(&line.raw) {
            // Its place is kept, its words are not.
            (op.raw, op.noun, op.code) = (stub(&op.digest), None, Some(ERASED.into()));
            return rows.add_op(&op);
        }
        rows.bind_entity(envelope.e, envelope.u)?;
        op.commit = Some(rows.next_commit(envelope.u)?);
        rows.add_op(&op)?;
        if let Some(day) = opens(&line.raw, envelope) {
            self.open_day(rows, day, &mut Units::new())?;
        }
        Ok(())
    }
}

/// Whether a device may speak at all, as of now.
fn is_welcome(rows: &mut dyn Rows, device: &DeviceRow) -> Result<bool, StoreError> {
    Ok(rows.device(device.id)?.is_some_and(|known| known.revoked_ms.is_none()))
}

/// What is not known between two sequences.
fn holes(first: u64, last: u64, known: &BTreeSet<u64>) -> impl Iterator<Item = (u64, u64)> {
    let ends = known.iter().copied().chain([last + 1]);
    let begins = [first].into_iter().chain(known.iter().map(|s| s + 1));
    begins.zip(ends).filter(|(begin, end)| begin < end).map(|(begin, end)| (begin, end - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_are_what_is_not_known() {
        let of = |known: &[u64]| holes(3, 9, &known.iter().copied().collect()).collect::<Vec<_>>();
        assert_eq!(of(&[]), [(3, 9)]);
        assert_eq!(of(&[3, 4, 9]), [(5, 8)]);
        assert_eq!(of(&[5]), [(3, 4), (6, 9)]);
        assert_eq!(of(&[3, 4, 5, 6, 7, 8, 9]), []);
    }
}
