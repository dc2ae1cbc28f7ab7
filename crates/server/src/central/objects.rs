//! Photos and papers of a unit, sent in pieces and fetched whole. Knowing a hash is no permission.

use uuid::Uuid;

use super::Central;
use crate::{
    objects::Hash,
    refusal::Refusal,
    store::{DeviceRow, ObjectRow, read, write},
};

/// Bytes of one piece.
pub const CHUNK: usize = 256 * 1024;

/// How far an upload is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes that are here.
    pub offset: u64,
    /// Whether that is all of it.
    pub whole: bool,
}

impl Central {
    /// Where an upload stands.
    ///
    /// # Errors
    /// `not_found`: the unit is not theirs, or that is no hash.
    pub fn upload_offset(&self, device: &DeviceRow, unit: Uuid, hash: &str) -> Result<Progress, Refusal> {
        let hash = self.sent_object(device, unit, hash)?;
        self.progress(unit, &hash)
    }

    /// Adds a piece at `offset` of an object of `size` bytes.
    ///
    /// # Errors
    /// `wrong_offset` (with the right one), `object_too_large`, `quota_reached`, `object_damaged` (the whole had another
    /// hash and was dropped), `not_found`.
    pub fn upload(
        &self,
        device: &DeviceRow,
        unit: Uuid,
        hash: &str,
        (offset, size): (u64, u64),
        bytes: &[u8],
        now_ms: i64,
    ) -> Result<Progress, Refusal> {
        let hash = self.sent_object(device, unit, hash)?;
        let stands = self.progress(unit, &hash)?;
        if stands.whole {
            return Ok(stands);
        }
        if offset != stands.offset {
            return Err(Refusal::after_fix(409, "wrong_offset").expecting(stands.offset));
        }
        let end = offset + u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if size > self.limits.attachment || end > size || bytes.len() > CHUNK {
            return Err(Refusal::never(413, "object_too_large"));
        }
        // Photos give way before operations do.
        self.check_room(2)?;
        let used = self.used_bytes(now_ms)?;
        if used + size > self.quotas.total / 10 * 9 {
            return Err(Refusal::later(507, "quota_reached", 3_600));
        }
        let offset = self.objects.append(unit, &hash, offset, bytes)?;
        if offset < size {
            return Ok(Progress { offset, whole: false });
        }
        if !self.objects.finish(unit, &hash)? {
            return Err(Refusal::after_fix(422, "object_damaged").expecting(0));
        }
        // The object first, then its row: a kill between the two costs one upload.
        let row = ObjectRow { unit, hash: hash.text(), size, received_ms: now_ms };
        write(self.store(), |rows| rows.add_object(&row))?;
        self.note_used(size);
        Ok(Progress { offset: size, whole: true })
    }

    /// The bytes of an object.
    ///
    /// # Errors
    /// `not_found`: not here, or not theirs.
    pub fn object(&self, device: &DeviceRow, unit: Uuid, hash: &str) -> Result<Vec<u8>, Refusal> {
        let hash = self.object_of(device, unit, hash)?;
        read(self.store(), |rows| rows.object(unit, &hash.text()))?.ok_or_else(Refusal::not_found)?;
        self.objects.get(unit, &hash)?.ok_or_else(Refusal::not_found)
    }

    fn progress(&self, unit: Uuid, hash: &Hash) -> Result<Progress, Refusal> {
        match read(self.store(), |rows| rows.object(unit, &hash.text()))? {
            Some(row) => Ok(Progress { offset: row.size, whole: true }),
            None => Ok(Progress { offset: self.objects.partial(unit, hash)?, whole: false }),
        }
    }

    /// The hash, if the device may send photos of the unit: what was taken before a unit was taken away arrives late, and
    /// belongs to whoever holds it now. It is never given back out to them.
    fn sent_object(&self, device: &DeviceRow, unit: Uuid, hash: &str) -> Result<Hash, Refusal> {
        let sender = read(self.store(), |rows| {
            let known = rows.device(device.id)?;
            known.map(|known| self.sender(rows, &known)).transpose()
        })?;
        let was_theirs = sender.is_some_and(|sender| !sender.revoked && sender.former.contains(&unit));
        if was_theirs && unit != self.network {
            return Hash::of(hash).ok_or_else(Refusal::not_found);
        }
        self.object_of(device, unit, hash)
    }

    /// The hash, if the device may speak of photos of the unit: whoever sees no named observation sees no photo either.
    fn object_of(&self, device: &DeviceRow, unit: Uuid, hash: &str) -> Result<Hash, Refusal> {
        let role = read(self.store(), |rows| {
            let known = rows.device(device.id)?;
            known.map_or(Ok(None), |known| self.reads(rows, &known, unit))
        })?;
        role.filter(|role| role.is_whole() && unit != self.network).ok_or_else(Refusal::not_found)?;
        Hash::of(hash).ok_or_else(Refusal::not_found)
    }
}
