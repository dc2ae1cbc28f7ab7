//! Verified copies of a profile: made while it is in use, reopened, checked and compared before they count.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, backup::Backup};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    DataKey, Store, StoreError, Vault,
    arrival::FILES,
    durable::sync_file,
    file::{Begun, connect, private_folder, write_private},
    steps::check_age,
    verify,
};

/// Copies kept by age; never fewer than three in all.
const HOURLY: usize = 24;
const DAILY: usize = 14;
const WEEKLY: usize = 8;
const NEVER_BELOW: usize = 3;
const DAY_MS: i64 = 86_400_000;
/// What a copy holds as much of as the file, operations and rows of counters first.
const COUNTED: [&str; 3] = ["SELECT count(*) FROM op", "SELECT count(*) FROM block_row", "SELECT count(*) FROM draft"];

/// Why a copy was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BackupKind {
    /// By itself, hourly while something changed.
    Hourly,
    /// At the end of a visit.
    VisitEnd,
    /// Asked for.
    Asked,
    /// Before the file changes shape.
    BeforeMigration,
    /// Before another copy is put back.
    BeforeRestore,
    /// Before a colleague's file is opened.
    BeforeUnitFile,
}

/// The header of a copy, beside it: with the vault, so that passphrase and recovery code open it anywhere.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct BackupInfo {
    /// Name of the copy.
    pub name: String,
    /// Why.
    pub kind: BackupKind,
    /// When, milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// Operations in it.
    pub operations: u64,
    /// Rows of counter blocks in it.
    pub events: u64,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// How its key is kept.
    pub vault: Vault,
}

impl Store {
    /// Makes a verified copy in the profile's own folder and thins out old ones.
    ///
    /// # Errors
    /// Full disk; or the copy does not verify, and is removed.
    pub fn back_up(&self, kind: BackupKind, now_ms: i64) -> Result<BackupInfo, StoreError> {
        let place = self.folder().join("backups");
        let info = self.copy_into(&place, kind, now_ms)?;
        thin_out(&place, now_ms)?;
        Ok(info)
    }

    /// Makes a verified copy in a second place (a USB key, another folder), with the photos it lacks. A photo that was
    /// blurred since the last copy is replaced there too: the earlier picture goes.
    ///
    /// # Errors
    /// The place cannot be written; or the copy does not verify, and is removed.
    pub fn back_up_to(&self, place: &Path, kind: BackupKind, now_ms: i64) -> Result<BackupInfo, StoreError> {
        let place = self.place_in(place);
        let info = self.copy_into(&place, kind, now_ms)?;
        copy_photos(&self.folder().join(FILES), &place.join(FILES), true)?;
        thin_out(&place, now_ms)?;
        Ok(info)
    }

    /// Where this profile's copies lie in a second place.
    pub(crate) fn place_in(&self, place: &Path) -> PathBuf {
        place.join(format!("sillage-{}", self.vault().profile))
    }

    /// Copies over a connection of its own, so that nobody who counts has to wait.
    fn copy_into(&self, place: &Path, kind: BackupKind, now_ms: i64) -> Result<BackupInfo, StoreError> {
        let source = connect(&self.folder().join("sillage.db"), self.key(), OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        keep_few(&source)?;
        make(&source, self.key(), &self.vault(), place, kind, now_ms)
    }

    /// The copies in the profile's folder, newest first (the one that holds most).
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn list_backups(&self) -> Result<Vec<BackupInfo>, StoreError> {
        list(&self.folder().join("backups"))
    }

    /// Checks that a copy is this profile's, whole and readable.
    ///
    /// # Errors
    /// The copy is foreign, incomplete or damaged.
    pub fn check_copy(&self, copy: &Path) -> Result<(), StoreError> {
        check_copy(copy, self.key(), Some(&self.vault()))
    }

    /// The header of a copy.
    ///
    /// # Errors
    /// It has none, or it cannot be read.
    pub fn backup_info(copy: &Path) -> Result<BackupInfo, StoreError> {
        read_info(copy)
    }

    /// The copies lying in `folder`, newest first (the one that holds most), whether or not its profile opens.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn list_backups_in(folder: &Path) -> Result<Vec<BackupInfo>, StoreError> {
        list(&folder.join("backups"))
    }
}

/// What passes over a file once has no use for pages it has seen: a profile copied every hour of a day would hold twenty
/// megabytes three times over.
fn keep_few(connection: &Connection) -> Result<(), StoreError> {
    Ok(connection.pragma_update(None, "cache_size", -2_000)?)
}

pub(crate) fn make(
    connection: &Connection,
    key: &DataKey,
    vault: &Vault,
    place: &Path,
    kind: BackupKind,
    now_ms: i64,
) -> Result<BackupInfo, StoreError> {
    private_folder(place)?;
    let name = format!("{now_ms:013}-{}", uuid::Uuid::now_v7().simple());
    let path = place.join(format!("{name}.db"));
    let made = (|| {
        let count =
            |connection: &Connection, select: &str| connection.query_row(select, [], |row| row.get::<_, u64>(0));
        write_private(&path, &[])?;
        let mut target = connect(&path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        keep_few(&target)?;
        // One moment is copied and counted, whatever is written meanwhile: the first read holds it. It is let go before the
        // copy is checked: as long as it is held, the log cannot begin anew.
        let moment = Begun::with(connection, "BEGIN")?;
        let before_log = count(connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'op'")? == 0;
        Backup::new(connection, &mut target)?.run_to_completion(i32::MAX, Duration::ZERO, None)?;
        drop(target);
        let tables: &[&str] = if before_log { &[] } else { &COUNTED };
        let there = tables.iter().map(|select| count(connection, select)).collect::<rusqlite::Result<Vec<_>>>()?;
        moment.end("COMMIT")?;
        let copy = connect(&path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        keep_few(&copy)?;
        let faults = verify::check_pages(&copy)?;
        if !faults.is_empty() {
            return Err(StoreError::BadBackup("damaged"));
        }
        if tables.iter().map(|select| count(&copy, select)).collect::<rusqlite::Result<Vec<_>>>()? != there {
            return Err(StoreError::BadBackup("incomplete"));
        }
        let [operations, events] = [0, 1].map(|at| there.get(at).copied().unwrap_or_default());
        drop(copy);
        sync_file(&path)?;
        let info = BackupInfo {
            name: name.clone(),
            kind,
            at_ms: now_ms,
            operations,
            events,
            sha256: hash_file(&path)?,
            vault: vault.clone(),
        };
        // The header is written last: a copy without one was interrupted and does not count.
        write_private(&path.with_extension("json"), &serde_json::to_vec_pretty(&info)?)?;
        Ok(info)
    })();
    if made.is_err() && path.exists() {
        fs::remove_file(&path)?;
    }
    made
}

pub(crate) fn check_copy(copy: &Path, key: &DataKey, own: Option<&Vault>) -> Result<(), StoreError> {
    let info = read_info(copy)?;
    if own.is_some_and(|own| own.profile != info.vault.profile) {
        return Err(StoreError::BadBackup("foreign"));
    }
    if hash_file(copy)? != info.sha256 {
        return Err(StoreError::BadBackup("damaged"));
    }
    let connection =
        connect(copy, key, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(|_| StoreError::BadBackup("foreign"))?;
    // A page may be so damaged that not even its faults can be told.
    if !verify::check_pages(&connection).is_ok_and(|faults| faults.is_empty()) {
        return Err(StoreError::BadBackup("damaged"));
    }
    // Whatever is put back has to open afterwards.
    check_age(&connection)?;
    let operations = connection.query_row("SELECT count(*) FROM op", [], |row| row.get::<_, u64>(0));
    if operations.is_ok_and(|operations| operations == info.operations) {
        Ok(())
    } else {
        Err(StoreError::BadBackup("incomplete"))
    }
}

/// The header of a copy. It may lie on a key that went through other hands: one that names another file is refused.
pub(crate) fn read_info(copy: &Path) -> Result<BackupInfo, StoreError> {
    let bytes = fs::read(copy.with_extension("json")).map_err(|_| StoreError::BadBackup("incomplete"))?;
    let info: BackupInfo = serde_json::from_slice(&bytes).map_err(|_| StoreError::BadBackup("foreign"))?;
    let is_its_own = copy.file_stem().is_some_and(|stem| stem == info.name.as_str());
    if is_its_own { Ok(info) } else { Err(StoreError::BadBackup("foreign")) }
}

pub(crate) fn list(place: &Path) -> Result<Vec<BackupInfo>, StoreError> {
    if !place.exists() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(place)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "db") {
            // A copy without a readable header was interrupted; it is skipped, not deleted.
            found.extend(read_info(&path).ok());
        }
    }
    // A log only grows, a clock goes anywhere: the copy that holds most is the newest, whatever its date says.
    let order = |info: &BackupInfo| (info.operations, info.events, info.at_ms, info.name.clone());
    found.sort_by_cached_key(|info| std::cmp::Reverse(order(info)));
    Ok(found)
}

fn thin_out(place: &Path, now_ms: i64) -> Result<(), StoreError> {
    let copies = list(place)?;
    for name in superfluous(&copies.iter().map(|copy| (copy.name.as_str(), copy.at_ms)).collect::<Vec<_>>(), now_ms) {
        for kind in ["json", "db"] {
            match fs::remove_file(place.join(format!("{name}.{kind}"))) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
    }
    Ok(())
}

/// Which copies (newest first) are no longer needed: one an hour for a day, one a day for two weeks, one a week for two
/// months. A clock that was set makes no copy old: between two of them lies a week at most.
fn superfluous<'a>(copies: &[(&'a str, i64)], now_ms: i64) -> Vec<&'a str> {
    let mut before = now_ms;
    let ages = copies.iter().scan(0_i64, |age, (_, at_ms)| {
        *age += before.saturating_sub(*at_ms).saturating_abs().min(7 * DAY_MS);
        before = *at_ms;
        Some(*age)
    });
    let aged: Vec<(&str, i64, i64)> =
        copies.iter().zip(ages).map(|((name, at_ms), age)| (*name, *at_ms, age)).collect();
    let mut kept = std::collections::BTreeSet::new();
    for (span, limit) in [(DAY_MS / 24, HOURLY), (DAY_MS, DAILY), (7 * DAY_MS, WEEKLY)] {
        let mut slots = std::collections::BTreeSet::new();
        for (name, at_ms, age) in &aged {
            if *age <= span * i64::try_from(limit).unwrap_or(i64::MAX) && slots.insert(at_ms.div_euclid(span)) {
                kept.insert(*name);
            }
        }
    }
    kept.extend(copies.iter().take(NEVER_BELOW).map(|(name, _)| *name));
    copies.iter().map(|(name, _)| *name).filter(|name| !kept.contains(name)).collect()
}

/// Copies what is missing. A name stands for one picture, so a file of another length was replaced by a blurred one:
/// with `replacing` it goes from the copy too. What is put back never overwrites what lies there.
pub(crate) fn copy_photos(from: &Path, to: &Path, replacing: bool) -> Result<(), StoreError> {
    if !from.is_dir() {
        return Ok(());
    }
    private_folder(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        let replaced = || Ok::<_, StoreError>(fs::metadata(&target)?.len() != entry.metadata()?.len());
        if !target.exists() || (replacing && replaced()?) {
            write_private(&target, &fs::read(entry.path())?)?;
        }
    }
    Ok(())
}

fn hash_file(path: &Path) -> Result<String, StoreError> {
    let mut hash = Sha256::new();
    std::io::copy(&mut fs::File::open(path)?, &mut hash)?;
    Ok(hex::encode(hash.finalize()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_copies_thin_out_but_three_stay() {
        let now = 2_000_000_000_000;
        let hourly: Vec<(String, i64)> = (0..24 * 80).map(|h| (format!("{h:05}"), now - h * DAY_MS / 24)).collect();
        let copies: Vec<(&str, i64)> = hourly.iter().map(|(name, at)| (name.as_str(), *at)).collect();
        let kept = copies.len() - superfluous(&copies, now).len();
        assert!((40..=50).contains(&kept), "24 + 14 + 8 with overlaps, found {kept}");
        // A week after each other, the first long ago: as long as they are few they stay.
        let weekly = |n: i64| now - 900 * DAY_MS - n * 7 * DAY_MS;
        let old: Vec<(String, i64)> = (0..20).map(|n| (n.to_string(), weekly(n))).collect();
        let old: Vec<(&str, i64)> = old.iter().map(|(name, at)| (name.as_str(), *at)).collect();
        assert_eq!(superfluous(&old, now).first(), Some(&"8"));
        // A clock that goes ahead by eighty years takes no copy with it but those of the same day.
        let daily: Vec<(String, i64)> = (0..5).map(|n| (n.to_string(), now - n * DAY_MS)).collect();
        let daily: Vec<(&str, i64)> = daily.iter().map(|(name, at)| (name.as_str(), *at)).collect();
        let ahead = now + 80 * 365 * DAY_MS;
        let with_one_of_then: Vec<(&str, i64)> = [("ahead", ahead)].into_iter().chain(daily.iter().copied()).collect();
        assert_eq!(
            [superfluous(&daily, ahead), superfluous(&with_one_of_then, ahead)],
            [vec![], vec![]] as [Vec<&str>; 2]
        );
    }
}
