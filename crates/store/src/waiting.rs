//! What is still to leave this computer, by visit day, and the room its files take.

use rusqlite::params;
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
        let rows = statement.query_map(params![replica, after], |row| Ok((row.get::<_, Option<String>>(0)?, row.get(1)?)))?;
        let mut counted = Vec::new();
        for row in rows {
            let (day, count): (Option<String>, u64) = row?;
            counted.push((day.and_then(|day| day.parse().ok()), count));
        }
        Ok(counted)
    }
}

impl Store {
    /// Bytes a picture or a paper takes on this computer, without opening it; nothing if it is not here.
    pub fn file_bytes(&self, hash: &str) -> Option<u64> {
        let bare = hash.strip_prefix("sha256:").filter(|bare| crate::arrival::is_hash(bare))?;
        std::fs::metadata(self.folder().join(FILES).join(bare)).ok().map(|file| file.len())
    }
}
