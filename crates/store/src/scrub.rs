//! Leaving nothing behind: once words were purged or erased, neither the file's free pages, nor its log of the last
//! transactions, nor its own copies hold them any more.

use std::fs;

use crate::{
    BackupKind, Size, Store, StoreError,
    arrival::{FILES, is_hash, is_named},
};

impl Store {
    /// Rewrites the file without its free pages and empties its write-ahead log.
    ///
    /// # Errors
    /// Full or read-only disk; what was deleted is overwritten already, and this is tried again the next time.
    pub fn scrub(&self) -> Result<(), StoreError> {
        self.with_connection(|connection| {
            connection.execute_batch("VACUUM")?;
            connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
            Ok(())
        })
    }

    /// Removes pictures and papers nobody names any more, in all their renderings.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn remove_files(&self, hashes: &[String]) -> Result<(), StoreError> {
        for digits in hashes.iter().filter_map(|hash| hash.strip_prefix("sha256:")) {
            // Nothing else than a hash ever becomes a path; and what another unit still names stays.
            let is_named = self.with_connection(|connection| is_named(connection, digits))?;
            if !is_hash(digits) || is_named {
                continue;
            }
            for size in Size::ALL {
                match fs::remove_file(self.folder().join(FILES).join(size.name(digits))) {
                    Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
                    _ => {}
                }
            }
        }
        Ok(())
    }

    /// Makes one new verified copy in the profile's folder, and removes all earlier ones: they hold what was erased.
    ///
    /// # Errors
    /// Full disk; the earlier copies stay then.
    pub fn renew_backups(&self, now_ms: i64) -> Result<(), StoreError> {
        let made = self.back_up(BackupKind::Asked, now_ms)?;
        let place = self.folder().join("backups");
        for copy in self.list_backups()?.into_iter().filter(|copy| copy.name != made.name) {
            for kind in ["json", "db"] {
                match fs::remove_file(place.join(format!("{}.{kind}", copy.name))) {
                    Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
                    _ => {}
                }
            }
        }
        Ok(())
    }

    /// Whether any page of the file holds these bytes, free pages among them, once decrypted; for tests of forgetting.
    ///
    /// # Errors
    /// The file cannot be read.
    #[doc(hidden)]
    pub fn pages_hold(&self, bytes: &[u8]) -> Result<bool, StoreError> {
        self.with_connection(|connection| {
            let pages = connection.serialize(rusqlite::MAIN_DB)?;
            Ok(pages.windows(bytes.len()).any(|window| window == bytes))
        })
    }

    /// Alters the words of an operation behind everybody's back, for tests of how that is found.
    ///
    /// # Errors
    /// The file cannot be written.
    #[doc(hidden)]
    pub fn alter_words(&self, from: &str, to: &str) -> Result<usize, StoreError> {
        self.with_connection(|connection| {
            let sql = "UPDATE op SET line = replace(line, ?1, ?2) WHERE instr(line, ?1) > 0";
            Ok(connection.execute(sql, [from, to])?)
        })
    }
}
