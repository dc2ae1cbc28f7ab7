//! Files as other programs would have left them, for tests of faults. No program calls anything here.

use crate::{DataKey, Store, StoreError};

/// What takes back each migration from the second on; a further one adds its own line here.
const REVERSALS: [&str; 3] = [
    "DROP INDEX act_by_target; DROP INDEX op_by_stamp; DROP INDEX op_by_stream;
     ALTER TABLE entity DROP COLUMN whole;
     ALTER TABLE op DROP COLUMN u; ALTER TABLE op DROP COLUMN eff;
     DROP TABLE stretch;",
    "DROP TABLE erased; DROP TABLE arriving_unit;
     ALTER TABLE op DROP COLUMN proof; ALTER TABLE op DROP COLUMN at_commit;",
    "ALTER TABLE entity DROP COLUMN stamps;
     CREATE TABLE register (
         e BLOB NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, h TEXT NOT NULL, r BLOB NOT NULL, s INTEGER NOT NULL,
         PRIMARY KEY (e, field)
     ) STRICT, WITHOUT ROWID;",
];

impl DataKey {
    /// Its bytes, for the search of a memory nothing of it may be left in.
    #[doc(hidden)]
    pub fn bare(&self) -> [u8; 32] {
        self.bytes()
    }
}

impl Store {
    /// Writes the way that loses acknowledged rows in a power cut: the control a test of durability must see fail.
    ///
    /// # Errors
    /// The file cannot be read.
    #[doc(hidden)]
    pub fn write_carelessly(&self) -> Result<(), StoreError> {
        self.drop_twin();
        self.with_connection(|connection| Ok(connection.pragma_update(None, "synchronous", "NORMAL")?))
    }

    /// How many shapes a file has had before the one it has now.
    #[doc(hidden)]
    pub const OLDER_SHAPES: usize = REVERSALS.len();

    /// Takes the file back to the shape an earlier program gave it: `step` is the last migration it knew.
    ///
    /// # Errors
    /// The file cannot be written.
    #[doc(hidden)]
    pub fn pretend_older_file(&self, step: usize) -> Result<(), StoreError> {
        self.with_connection(|connection| {
            let transaction = connection.transaction()?;
            for reversal in REVERSALS.iter().skip(step.saturating_sub(1)).rev() {
                transaction.execute_batch(reversal)?;
            }
            transaction.execute("DELETE FROM refinery_schema_history WHERE version > ?1", [step])?;
            transaction.execute("DELETE FROM meta WHERE key = 'projected'", [])?;
            transaction.commit()?;
            self.pause_twin()?;
            Ok(connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")?)
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
            self.pause_twin()?;
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

#[cfg(test)]
mod tests {
    use rusqlite::{Connection, OpenFlags};

    use super::*;
    use crate::{
        Vault,
        file::{DATABASE, connect},
    };

    #[test]
    fn a_step_that_cannot_be_noted_is_not_taken() {
        let root = tempfile::tempdir().expect("folder");
        let folder = root.path().join("profile");
        let (vault, key) = Vault::practice(uuid::Uuid::from_u128(12)).expect("vault");
        let change = |sql: &str, step: Option<usize>| {
            let file: Connection =
                connect(&folder.join(DATABASE), &key, OpenFlags::SQLITE_OPEN_READ_WRITE).expect("opens");
            file.execute(sql, rusqlite::params_from_iter(step)).expect("changed");
        };
        let store = Store::create(&folder, vault, key.clone(), "boot").expect("store");
        store.pretend_older_file(1).expect("older");
        drop(store);
        change(
            "CREATE TRIGGER refuse BEFORE INSERT ON refinery_schema_history
             WHEN NEW.version = (SELECT value + 0 FROM meta WHERE key = 'refused')
             BEGIN SELECT RAISE (ABORT, 'no room'); END",
            None,
        );
        for step in 2..=REVERSALS.len() + 1 {
            change("INSERT OR REPLACE INTO meta (key, value) VALUES ('refused', ?1)", Some(step));
            assert!(matches!(Store::open(&folder, key.clone(), "boot"), Err(StoreError::Migration(_))), "step {step}");
        }
        change("DROP TRIGGER refuse", None);
        let store = Store::open(&folder, key.clone(), "boot").expect("opens once there is room");
        assert!(store.verify().expect("verified").faults.is_empty());
    }
}
