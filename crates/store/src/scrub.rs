//! Leaving nothing behind: once words were purged or erased, neither the file's free pages, nor its log of the last
//! transactions, nor its own copies hold them any more.

use std::{fs, path::Path};

use rusqlite::Connection;

use crate::{
    BackupInfo, BackupKind, Reader, Size, Store, StoreError,
    arrival::{FILES, is_hash, is_named},
    backup::list as list_copies,
    restore::{is_aside, remove},
};

impl Store {
    /// Rewrites the file without its free pages and empties its write-ahead log.
    ///
    /// # Errors
    /// Full or read-only disk; what was deleted is overwritten already, and this is tried again the next time.
    pub fn scrub(&self) -> Result<(), StoreError> {
        self.with_connection(|connection| {
            connection.execute_batch("VACUUM")?;
            self.pause_twin()?;
            let busy = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0))?;
            if busy != 0 {
                self.follow_twin();
                return Err(StoreError::File(std::io::ErrorKind::ResourceBusy.into()));
            }
            self.empty_twin()
        })
    }

    /// Removes pictures and papers nobody names any more, in all their renderings.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn remove_files(&self, hashes: &[String]) -> Result<(), StoreError> {
        self.with_connection(|connection| remove_unnamed(connection, self.folder(), hashes))
    }

    /// Makes one new verified copy in the profile's folder, and removes all earlier ones: they hold what was erased, and so
    /// do files that were set aside.
    ///
    /// # Errors
    /// Full disk; the earlier copies stay then.
    pub fn renew_backups(&self, now_ms: i64) -> Result<(), StoreError> {
        let made = self.back_up(BackupKind::Asked, now_ms)?;
        remove_copies_but(&self.folder().join("backups"), &made.name)?;
        for entry in fs::read_dir(self.folder())? {
            let entry = entry?;
            if is_aside(&entry.file_name().to_string_lossy()) {
                fs::remove_dir_all(entry.path())?;
            }
        }
        Ok(())
    }

    /// The same in a second place of copies: one new copy, none of the earlier ones, and no picture nobody names.
    ///
    /// # Errors
    /// The place cannot be written; the earlier copies stay then.
    pub fn renew_copies_in(&self, place: &Path, kind: BackupKind, now_ms: i64) -> Result<BackupInfo, StoreError> {
        let made = self.back_up_to(place, kind, now_ms)?;
        let place = self.place_in(place);
        remove_copies_but(&place, &made.name)?;
        for entry in fs::read_dir(place.join(FILES)).into_iter().flatten() {
            let name = entry?.file_name().to_string_lossy().into_owned();
            let Some(digits) = name.get(..64).filter(|digits| is_hash(digits)) else { continue };
            if !self.with_connection(|connection| is_named(connection, digits))? {
                fs::remove_file(place.join(FILES).join(&name))?;
            }
        }
        Ok(made)
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

fn remove_copies_but(place: &Path, kept: &str) -> Result<(), StoreError> {
    for copy in list_copies(place)?.into_iter().filter(|copy| copy.name != kept) {
        for kind in ["json", "db"] {
            match fs::remove_file(place.join(format!("{}.{kind}", copy.name))) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
    }
    Ok(())
}

impl Reader<'_> {
    /// How many people were erased from this file.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn count_erased(&self) -> Result<u64, StoreError> {
        let sql = "SELECT count(*) FROM erased WHERE is_person = 1";
        Ok(self.connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }
}

/// Removes those of a profile's pictures and papers that no row names any more, in all their renderings.
pub(crate) fn remove_unnamed(connection: &Connection, folder: &Path, hashes: &[String]) -> Result<(), StoreError> {
    for digits in hashes.iter().filter_map(|hash| hash.strip_prefix("sha256:")) {
        // Nothing else than a hash ever becomes a path; and what another unit still names stays.
        if !is_hash(digits) || is_named(connection, digits)? {
            continue;
        }
        for size in Size::ALL {
            remove(&folder.join(FILES).join(size.name(digits)))?;
        }
    }
    Ok(())
}
