//! What is still to leave this computer, by visit day, and the room its files take.

use rusqlite::{OptionalExtension, params};
use sillage_sync_protocol::OpRef;
use uuid::Uuid;

use crate::{Reader, Store, StoreError, arrival::FILES};

impl Reader<'_> {
    /// Operations of a history after `after`, by the visit day they belong to; those of none together.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn count_outgoing(&self, replica: Uuid, after: u64) -> Result<Vec<(Option<Uuid>, u64)>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT line ->> '$.day', count(*) FROM op WHERE r = ?1 AND s > ?2 GROUP BY 1")?;
        let rows =
            statement.query_map(params![replica, after], |row| Ok((row.get::<_, Option<String>>(0)?, row.get(1)?)))?;
        let mut counted = Vec::new();
        for row in rows {
            let (day, count): (Option<String>, u64) = row?;
            counted.push((day.and_then(|day| day.parse().ok()), count));
        }
        Ok(counted)
    }

    /// The visit day an operation belongs to, if it is here and belongs to one.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn day_of_operation(&self, operation: OpRef) -> Result<Option<Uuid>, StoreError> {
        let day: Option<Option<String>> = self
            .connection
            .prepare_cached("SELECT line ->> '$.day' FROM op WHERE r = ?1 AND s = ?2")?
            .query_row(params![operation.r, operation.s], |row| row.get(0))
            .optional()?;
        Ok(day.flatten().and_then(|day| day.parse().ok()))
    }
}

/// A counter block that is not sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenBlock {
    /// Id.
    pub id: Uuid,
    /// Last sign of life, milliseconds since 1970 UTC.
    pub seen_ms: i64,
    /// It runs on the boot clock of now: the machine was not started anew since.
    pub is_current: bool,
}

impl Reader<'_> {
    /// Counter blocks that are not sealed, within the scope.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn list_open_blocks(&self) -> Result<Vec<OpenBlock>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, opened_utc_ms + beat_ms, boot_id = ?1, u FROM block WHERE sealed_s IS NULL ORDER BY id",
        )?;
        let rows = statement.query_map([self.boot_id()], |row| {
            Ok((OpenBlock { id: row.get(0)?, seen_ms: row.get(1)?, is_current: row.get(2)? }, row.get(3)?))
        })?;
        let mut open = Vec::new();
        for row in rows {
            let (block, stream): (OpenBlock, Uuid) = row?;
            if self.scope.as_ref().is_none_or(|scope| scope.has(stream)) {
                open.push(block);
            }
        }
        Ok(open)
    }
}

impl Store {
    /// Bytes a picture or a paper takes on this computer, without opening it; nothing if it is not here.
    pub fn file_bytes(&self, hash: &str) -> Option<u64> {
        let bare = hash.strip_prefix("sha256:").filter(|bare| crate::arrival::is_hash(bare))?;
        std::fs::metadata(self.folder().join(FILES).join(bare)).ok().map(|file| file.len())
    }
}
