//! Files as other programs would have left them, for tests of faults. No program calls anything here.

use crate::{Store, StoreError};

impl Store {
    /// Writes the way that loses acknowledged rows in a power cut: the control a test of durability must see fail.
    ///
    /// # Errors
    /// The file cannot be read.
    #[doc(hidden)]
    pub fn write_carelessly(&self) -> Result<(), StoreError> {
        self.with_connection(|connection| Ok(connection.pragma_update(None, "synchronous", "NORMAL")?))
    }

    /// Takes the file back to the shape of the first step, as the first program wrote it.
    ///
    /// # Errors
    /// The file cannot be written.
    #[doc(hidden)]
    pub fn pretend_older_file(&self) -> Result<(), StoreError> {
        self.with_connection(|connection| {
            // Reversing every later migration; a further one adds its own lines here.
            Ok(connection.execute_batch(
                "BEGIN IMMEDIATE;
                 DROP INDEX act_by_target; DROP INDEX op_by_stamp; DROP INDEX op_by_stream;
                 ALTER TABLE entity DROP COLUMN whole;
                 ALTER TABLE op DROP COLUMN u; ALTER TABLE op DROP COLUMN eff;
                 ALTER TABLE op DROP COLUMN at_commit; ALTER TABLE op DROP COLUMN proof;
                 DROP TABLE stretch; DROP TABLE arriving_unit; DROP TABLE erased;
                 DELETE FROM refinery_schema_history WHERE version > 1;
                 DELETE FROM meta WHERE key = 'projected';
                 COMMIT; PRAGMA wal_checkpoint(TRUNCATE);",
            )?)
        })
    }

    /// Makes the file look as if a newer program had written it, for tests of the refusal.
    ///
    /// # Errors
    /// The file cannot be written.
    #[doc(hidden)]
    pub fn pretend_newer_file(&self) -> Result<(), StoreError> {
        self.with_connection(|connection| {
            connection.execute(
                "INSERT INTO refinery_schema_history (version, name, applied_on, checksum) VALUES (9999, 'newer', '', '')",
                [],
            )?;
            Ok(connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")?)
        })
    }

    /// Lets the file grow to so many pages only, for tests of a full disk.
    ///
    /// # Errors
    /// The file cannot be read.
    #[doc(hidden)]
    pub fn limit_pages(&self, pages: u32) -> Result<(), StoreError> {
        self.with_connection(|connection| {
            Ok(connection.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))?)
        })
    }
}
