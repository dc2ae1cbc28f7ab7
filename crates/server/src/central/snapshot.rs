//! The beginning of a unit in one piece: its pages one behind the other, named by the hash of all their bytes, so that a
//! line that drops costs what was on its way and no more. It is made when somebody asks, off the path of those who write.

use std::{
    collections::VecDeque,
    sync::PoisonError,
    thread::{self, ScopedJoinHandle},
};

use sha2::{Digest, Sha256};
use sillage_sync_protocol::{
    BundleKind,
    scope::Role,
    wire::{Cursor, Snapshot},
};
use uuid::Uuid;

use super::{CHUNK, Central};
use crate::{
    objects::Hash,
    refusal::Refusal,
    store::{DeviceRow, Rows, SnapshotRow, StoreError, read, write},
};

/// Operations of one page of it: one is read while the one before it is taken in.
const PAGE: usize = 640;
/// Pages that are packed at once.
const PACKED_AT_ONCE: usize = 2;
/// Bytes of it that are given at once.
const PART: usize = 1 << 20;

/// Those who read the same part of a unit share its beginning.
fn reader(role: Role) -> &'static str {
    if role.is_whole() { "whole" } else { role.word() }
}

impl Central {
    /// The beginning of a unit, as a device may read it. It is made anew once a fifth of the unit is not in it.
    ///
    /// # Errors
    /// `not_found`: no such unit, not theirs, or the network's own stream, which everybody reads in another part.
    pub fn snapshot(&self, device: &DeviceRow, unit: Uuid, now_ms: i64) -> Result<Snapshot, Refusal> {
        let role = self.snapshot_role(device, unit)?;
        // One is made at a time; whoever waited finds it made.
        let _making = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        let (known, head) = read(self.store(), |rows| Ok((rows.snapshot(unit, reader(role))?, rows.head(unit)?)))?;
        let row = match known.filter(|row| row.commit.saturating_mul(5) >= head.saturating_mul(4)) {
            Some(row) => row,
            None => self.make_snapshot(unit, role, now_ms)?,
        };
        Ok(Snapshot { hash: row.hash, size: row.size, commit: row.commit })
    }

    /// Bytes of a unit's beginning, from an offset on.
    ///
    /// # Errors
    /// `not_found`: it is not theirs, or was made anew meanwhile.
    pub fn snapshot_part(
        &self,
        device: &DeviceRow,
        unit: Uuid,
        hash: &str,
        offset: u64,
        now_ms: i64,
    ) -> Result<Vec<u8>, Refusal> {
        let role = self.snapshot_role(device, unit)?;
        let hash = Hash::of(hash).ok_or_else(Refusal::not_found)?;
        let row = read(self.store(), |rows| rows.snapshot(unit, reader(role)))?;
        let row = row.filter(|row| row.hash == hash.text()).ok_or_else(Refusal::not_found)?;
        // An erasure has to reach whoever was given the first byte.
        write(self.store(), |rows| rows.note_delivery(device.id, unit, role.word(), row.commit, now_ms))?;
        let bytes = self.objects.get_part(unit, &hash, offset, PART)?.ok_or_else(Refusal::not_found)?;
        if bytes.is_empty() { Err(Refusal::never(416, "range_beyond")) } else { Ok(bytes) }
    }

    fn snapshot_role(&self, device: &DeviceRow, unit: Uuid) -> Result<Role, Refusal> {
        let role = read(self.store(), |rows| {
            let known = rows.device(device.id)?;
            known.map_or(Ok(None), |known| self.reads(rows, &known, unit))
        })?;
        role.filter(|_| unit != self.network).ok_or_else(Refusal::not_found)
    }

    fn make_snapshot(&self, unit: Uuid, role: Role, now_ms: i64) -> Result<SnapshotRow, Refusal> {
        let mut cursor = Cursor { epoch: self.epoch, unit, commit: 0 };
        let mut all = Vec::new();
        // Nobody's device: what one person wrote is in it as well as what others did.
        let nobody = DeviceRow {
            id: Uuid::nil(),
            person: Uuid::nil(),
            address: String::new(),
            app: String::new(),
            since_ms: 0,
            seen_ms: 0,
            revoked_ms: None,
            bytes: 0,
        };
        // While pages are packed, the next one is read.
        thread::scope(|scope| {
            let mut packing = VecDeque::new();
            let mut add = |packed: ScopedJoinHandle<'_, Result<Vec<u8>, Refusal>>| {
                let bytes = packed.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
                all.extend_from_slice(&u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
                all.extend_from_slice(&bytes);
                Ok::<_, Refusal>(())
            };
            loop {
                let stretch = read(self.store(), |rows| self.stretch(rows, &nobody, role, cursor, None, PAGE))?;
                if stretch.page.to <= cursor.commit {
                    return packing.into_iter().try_for_each(add);
                }
                cursor.commit = stretch.page.to;
                if packing.len() == PACKED_AT_ONCE {
                    packing.pop_front().map_or(Ok(()), &mut add)?;
                }
                let pack = move || self.pack_page(Uuid::nil(), BundleKind::Snapshot, &stretch, now_ms);
                packing.push_back(thread::Builder::new().spawn_scoped(scope, pack).map_err(StoreError::File)?);
            }
        })?;
        let text = format!("sha256:{}", hex::encode(Sha256::digest(&all)));
        let hash = Hash::of(&text).ok_or(StoreError::Damaged("hash"))?;
        let mut offset = 0;
        for chunk in all.chunks(CHUNK) {
            offset = self.objects.append(unit, &hash, offset, chunk)?;
        }
        if all.is_empty() || !self.objects.finish(unit, &hash)? {
            return Err(Refusal::not_found());
        }
        let row = SnapshotRow {
            unit,
            reader: reader(role).into(),
            hash: text,
            size: offset,
            commit: cursor.commit,
            made_ms: now_ms,
        };
        let former = write(self.store(), |rows| {
            let former = rows.snapshot(unit, reader(role))?;
            rows.save_snapshot(&row)?;
            Ok(former)
        })?;
        if let Some(former) = former.and_then(|former| Hash::of(&former.hash)).filter(|former| *former != hash) {
            self.objects.remove(unit, &former)?;
        }
        Ok(row)
    }

    /// Forgets the beginnings of a unit; their objects are to be removed once that is committed.
    pub(super) fn forget_snapshots(&self, rows: &mut dyn Rows, unit: Uuid) -> Result<Vec<(Uuid, Hash)>, StoreError> {
        let hashes = rows.snapshots_of(unit)?;
        rows.drop_snapshots(unit)?;
        Ok(hashes.into_iter().filter_map(|row| Some((unit, Hash::of(&row.hash)?))).collect())
    }
}
