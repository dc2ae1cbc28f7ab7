//! The packed beginning of a unit on its way: its bytes are kept as they come, until a part of it can be read.

use std::collections::BTreeSet;

use rusqlite::params;
use sillage_sync_protocol::wire::Snapshot;
use uuid::Uuid;

use crate::{Reader, StoreError, Writer};

impl Reader<'_> {
    /// How many bytes of a unit's beginning are here, without a hole.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn arrived(&self, unit: Uuid, snapshot: &Snapshot) -> Result<u64, StoreError> {
        let sql = "SELECT coalesce(max(start + length(bytes)), 0) FROM arriving_unit WHERE unit = ?1 AND hash = ?2";
        Ok(self.connection.prepare_cached(sql)?.query_row(params![unit, snapshot.hash], |row| row.get(0))?)
    }

    /// Units of which a beginning is on its way.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn list_arriving(&self) -> Result<BTreeSet<Uuid>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT DISTINCT unit FROM arriving_unit")?;
        let units = statement.query_map([], |row| row.get(0))?;
        Ok(units.collect::<rusqlite::Result<_>>()?)
    }

    /// Bytes of a unit's beginning from an offset on, so many at most.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn arrived_bytes(&self, unit: Uuid, offset: u64, most: usize) -> Result<Vec<u8>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT start, bytes FROM arriving_unit WHERE unit = ?1 AND start + length(bytes) > ?2 ORDER BY start",
        )?;
        let mut rows = statement.query(params![unit, offset])?;
        let mut bytes = Vec::new();
        while let Some(row) = rows.next()? {
            let (start, piece): (u64, Vec<u8>) = (row.get(0)?, row.get(1)?);
            let skip = usize::try_from(offset.saturating_sub(start)).unwrap_or(usize::MAX);
            bytes.extend_from_slice(piece.get(skip..).unwrap_or_default());
            if bytes.len() >= most {
                break;
            }
        }
        bytes.truncate(most);
        Ok(bytes)
    }
}

impl Writer<'_> {
    /// Begins to keep a unit's beginning; what came of another one goes.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn await_unit(&mut self, unit: Uuid, snapshot: &Snapshot) -> Result<u64, StoreError> {
        self.connection
            .prepare_cached("DELETE FROM arriving_unit WHERE unit = ?1 AND hash != ?2")?
            .execute(params![unit, snapshot.hash])?;
        self.arrived(unit, snapshot)
    }

    /// Keeps bytes of a unit's beginning.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn keep_arrived(
        &mut self,
        unit: Uuid,
        snapshot: &Snapshot,
        offset: u64,
        bytes: &[u8],
    ) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("INSERT INTO arriving_unit (unit, hash, start, bytes) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (unit, start) DO UPDATE SET hash = excluded.hash, bytes = excluded.bytes")?
            .execute(params![unit, snapshot.hash, offset, bytes])?;
        Ok(())
    }

    /// Forgets the bytes of a unit's beginning.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn forget_arrived(&mut self, unit: Uuid) -> Result<(), StoreError> {
        self.connection.prepare_cached("DELETE FROM arriving_unit WHERE unit = ?1")?.execute([unit])?;
        Ok(())
    }
}
