//! A copy takes the place of a profile's file: prepared beside it, decided by one rename, then carried out.
//!
//! Until the decision lies on the disk the profile is what it was, from then on it is the copy: whoever opens it next
//! finishes what a program that died had decided, or clears away what it had only prepared. All of it happens under
//! the profile's lock, so that no running program loses the file it writes.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::OpenFlags;
use serde::{Deserialize, Serialize};
use sillage_domain::Moment;

use crate::{
    BackupKind, DataKey, Store, StoreError, Vault,
    arrival::FILES,
    backup::{check_copy, copy_photos, make, read_info},
    durable::sync_folder,
    file::{DATABASE, VAULT, connect, private_folder, take_lock, write_private},
    replica::SIDECAR,
    salvage::{self, Reached, Salvaged},
    twin::BESIDE,
};

const ARRIVING: &str = "sillage.arriving";
const VAULT_ARRIVING: &str = "vault.arriving";
const DECIDED: &str = "restore.json";

/// What was decided: where that which lies there goes.
#[derive(Serialize, Deserialize)]
struct Decision {
    aside: String,
}

impl Store {
    /// Puts a checked copy in the place of the file of a closed store. What was there is moved aside, never deleted.
    ///
    /// # Errors
    /// The profile is open elsewhere, or the folder cannot be written: nothing was changed then.
    pub fn put_back(folder: &Path, copy: &Path, now_ms: i64) -> Result<(), StoreError> {
        let _lock = hold(folder)?;
        settle(folder)?;
        prepare(folder, copy, None)?;
        decide(folder, now_ms)
    }

    /// Puts a copy back into a folder whose own file is missing or damaged. What is there is copied first if it is whole,
    /// and moved aside. If it is damaged, what can be read of it beyond the copy is added;
    /// `reached` says what of one's own others have, should a history be torn.
    ///
    /// # Errors
    /// The profile is open elsewhere; the copy is foreign, incomplete or damaged: nothing was changed then.
    pub fn rescue(
        folder: &Path,
        copy: &Path,
        key: &DataKey,
        reached: Reached,
        now: &Moment,
    ) -> Result<Salvaged, StoreError> {
        private_folder(folder)?;
        let _lock = hold(folder)?;
        settle(folder)?;
        let own = Self::read_vault(folder).ok();
        check_copy(copy, key, own.as_ref())?;
        let vault = read_info(copy)?.vault;
        let present = keep_present(folder, key, own.as_ref().unwrap_or(&vault), now.utc_ms)?;
        if let Some(photos) = copy.parent().map(|place| place.join(FILES)).filter(|photos| photos.is_dir()) {
            copy_photos(&photos, &folder.join(FILES), false)?;
        }
        prepare(folder, copy, Some(&vault))?;
        let salvaged = match present {
            Present::Damaged => complete(folder, copy, key, reached, now)?,
            Present::Nothing | Present::Whole => Salvaged::default(),
        };
        decide(folder, now.utc_ms)?;
        Ok(salvaged)
    }

    /// Waits until nobody holds a profile that is being closed.
    ///
    /// # Errors
    /// Somebody still does after a second.
    pub fn await_closed(folder: &Path) -> Result<(), StoreError> {
        hold(folder).map(drop)
    }
}

/// The lock of a profile that is being closed: what still reads in it is given a second to end.
fn hold(folder: &Path) -> Result<File, StoreError> {
    for _ in 0..20 {
        match take_lock(folder) {
            Err(StoreError::AlreadyOpen) => std::thread::sleep(Duration::from_millis(50)),
            other => return other,
        }
    }
    take_lock(folder)
}

/// What lay in the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Present {
    Nothing,
    /// A verified copy was made of it.
    Whole,
    Damaged,
}

/// A verified copy of what lies there, if it can be read. It is looked at only: its log stays as it is.
fn keep_present(folder: &Path, key: &DataKey, vault: &Vault, now_ms: i64) -> Result<Present, StoreError> {
    let path = folder.join(DATABASE);
    if fs::metadata(&path).map_or(0, |file| file.len()) == 0 {
        return Ok(Present::Nothing);
    }
    let kept = connect(&path, key, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .and_then(|present| make(&present, key, vault, &folder.join("backups"), BackupKind::BeforeRestore, now_ms));
    match kept {
        Ok(_) => Ok(Present::Whole),
        Err(StoreError::DiskFull) => Err(StoreError::DiskFull),
        // A file that cannot be read has no copy; it goes aside as it is.
        Err(_) => Ok(Present::Damaged),
    }
}

fn prepare(folder: &Path, copy: &Path, vault: Option<&Vault>) -> Result<(), StoreError> {
    step()?;
    write_private(&folder.join(ARRIVING), &fs::read(copy)?)?;
    if let Some(vault) = vault {
        step()?;
        write_private(&folder.join(VAULT_ARRIVING), &serde_json::to_vec_pretty(vault)?)?;
    }
    Ok(())
}

/// Adds to the copy that was prepared what the damaged file holds beyond it. Where nothing can be made of that file, the
/// copy is what it was: the file lies aside whole.
fn complete(folder: &Path, copy: &Path, key: &DataKey, reached: Reached, now: &Moment) -> Result<Salvaged, StoreError> {
    step()?;
    match salvage::bring_home(folder, &folder.join(ARRIVING), key, reached, now) {
        Err(StoreError::DiskFull) => Err(StoreError::DiskFull),
        Err(_) => {
            write_private(&folder.join(ARRIVING), &fs::read(copy)?)?;
            Ok(Salvaged::default())
        }
        salvaged => salvaged,
    }
}

fn decide(folder: &Path, now_ms: i64) -> Result<(), StoreError> {
    let decision = Decision { aside: free_name(folder, now_ms) };
    step()?;
    write_private(&folder.join(DECIDED), &serde_json::to_vec_pretty(&decision)?)?;
    carry_out(folder, &decision)
}

/// At the start: finishes what was decided, clears away what was only prepared.
pub(crate) fn settle(folder: &Path) -> Result<(), StoreError> {
    match decided(folder)? {
        Some(decision) => carry_out(folder, &decision),
        None => {
            remove(&folder.join(ARRIVING))?;
            remove(&folder.join(VAULT_ARRIVING))
        }
    }
}

/// Every step can be done again: what was done before the program died is not there any more.
fn carry_out(folder: &Path, decision: &Decision) -> Result<(), StoreError> {
    let arriving = folder.join(ARRIVING);
    if arriving.exists() {
        let aside = folder.join(&decision.aside);
        step()?;
        private_folder(&aside)?;
        // The reach first: one that stood beside another log would be believed.
        for suffix in BESIDE.into_iter().chain(["-wal", "-shm", ""]) {
            let name = format!("{DATABASE}{suffix}");
            if folder.join(&name).exists() {
                step()?;
                fs::rename(folder.join(&name), aside.join(&name))?;
            }
        }
        sync_folder(&aside)?;
        // A log left beside the new file would be taken for its own.
        sync_folder(folder)?;
        step()?;
        fs::rename(&arriving, folder.join(DATABASE))?;
        sync_folder(folder)?;
    }
    if folder.join(VAULT_ARRIVING).exists() {
        step()?;
        fs::rename(folder.join(VAULT_ARRIVING), folder.join(VAULT))?;
    }
    // The file knows nothing of what was written after the copy: it goes on as another replica.
    step()?;
    remove(&folder.join(SIDECAR))?;
    sync_folder(folder)?;
    step()?;
    remove(&folder.join(DECIDED))?;
    Ok(sync_folder(folder)?)
}

/// What is to be read while nothing can be written: file and log, or the copy that was decided to take their place.
pub(crate) fn readable(folder: &Path) -> Result<Vec<(PathBuf, String)>, StoreError> {
    let arriving = folder.join(ARRIVING);
    if decided(folder)?.is_some() && arriving.exists() {
        return Ok(vec![(arriving, DATABASE.to_owned())]);
    }
    let names = ["", "-wal"].map(|suffix| format!("{DATABASE}{suffix}"));
    Ok(names.into_iter().map(|name| (folder.join(&name), name)).filter(|(path, _)| path.exists()).collect())
}

/// Where the vault lies: beside the file, or still beside the copy that was decided to take its place.
pub(crate) fn vault_path(folder: &Path) -> Result<PathBuf, StoreError> {
    let arriving = folder.join(VAULT_ARRIVING);
    Ok(if decided(folder)?.is_some() && arriving.exists() { arriving } else { folder.join(VAULT) })
}

fn decided(folder: &Path) -> Result<Option<Decision>, StoreError> {
    match fs::read(folder.join(DECIDED)) {
        Ok(bytes) => {
            let read = serde_json::from_slice(&bytes).ok().filter(|read: &Decision| is_aside(&read.aside));
            Ok(Some(read.unwrap_or_else(|| Decision { aside: free_name(folder, 0) })))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Whether a copy was decided to take the file's place and has not.
pub(crate) fn is_decided(folder: &Path) -> Result<bool, StoreError> {
    Ok(decided(folder)?.is_some() && folder.join(ARRIVING).exists())
}

/// Whether something was set aside under this name.
pub(crate) fn is_aside(name: &str) -> bool {
    name.strip_prefix("aside-").is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit() || b == b'-'))
}

/// A name nothing lies under yet: a clock may say the same twice.
pub(crate) fn free_name(folder: &Path, now_ms: i64) -> String {
    let name = format!("aside-{:013}", now_ms.max(0));
    let others = (2..).map(|n| format!("{name}-{n}"));
    std::iter::once(name.clone()).chain(others).find(|name| !folder.join(name).exists()).unwrap_or(name)
}

/// Removes a file; one that is not there is removed already.
pub(crate) fn remove(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Before every change of the folder: where tests cut a program off.
fn step() -> Result<(), StoreError> {
    #[cfg(test)]
    tests::count()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    thread_local! {
        static LEFT: Cell<u32> = const { Cell::new(u32::MAX) };
    }

    pub(super) fn count() -> Result<(), StoreError> {
        let left = LEFT.get();
        LEFT.set(left.saturating_sub(1));
        if left == 0 { Err(StoreError::File(std::io::Error::other("cut off"))) } else { Ok(()) }
    }

    const NOBODY: Reached =
        Reached { memory: "", acknowledged: |_| Box::new(|_| false), identity: "", person: |_| None };

    fn at(utc_ms: i64) -> Moment {
        Moment { utc_ms, offset_min: 0, zone: "UTC".into(), boot_ms: 0 }
    }

    fn note(store: &Store, n: i64) {
        store.commit_one_row(n).expect("written");
    }

    fn notes(store: &Store) -> i64 {
        store
            .with_connection(|connection| Ok(connection.query_row("SELECT count(*) FROM draft", [], |row| row.get(0))?))
            .expect("read")
    }

    /// A profile whose last acts lie in its log only, as after a kill, and a copy of its beginning.
    fn killed(root: &Path) -> (PathBuf, PathBuf, DataKey) {
        let (vault, key) = Vault::practice(uuid::Uuid::from_u128(7)).expect("vault");
        let store = Store::create(&root.join("living"), vault, key.clone(), "boot").expect("store");
        note(&store, 1);
        let info = store.back_up(BackupKind::Asked, 1_000).expect("copy");
        note(&store, 2);
        note(&store, 3);
        let profile = root.join("profile");
        private_folder(&profile.join("backups")).expect("folder");
        for name in ["sillage.db", "sillage.db-wal", "vault.json", "replica"] {
            fs::copy(store.folder().join(name), profile.join(name)).expect(name);
        }
        for kind in ["db", "json"] {
            let name = format!("backups/{}.{kind}", info.name);
            fs::copy(store.folder().join(&name), profile.join(&name)).expect("copied");
        }
        let copy = profile.join(format!("backups/{}.db", info.name));
        (profile, copy, key)
    }

    type Restore = fn(&Path, &Path, &DataKey) -> Result<(), StoreError>;

    #[test]
    fn cut_off_at_any_step_the_profile_is_before_or_after() {
        let ways: [Restore; 2] = [
            |profile, copy, _| Store::put_back(profile, copy, 5_000),
            |profile, copy, key| Store::rescue(profile, copy, key, NOBODY, &at(5_000)).map(drop),
        ];
        for restore in ways {
            let mut seen = std::collections::BTreeSet::new();
            for steps in 0..40 {
                let root = tempfile::tempdir().expect("folder");
                let (profile, copy, key) = killed(root.path());
                LEFT.set(steps);
                let done = restore(&profile, &copy, &key);
                LEFT.set(u32::MAX);
                let viewed = Store::open_for_viewing(&profile, key.clone(), "boot").expect("viewed");
                let found = notes(&viewed);
                let store = Store::open(&profile, key, "boot").expect("opens");
                assert_eq!(notes(&store), found, "cut off after {steps}: seen otherwise while it cannot be written");
                assert!(found == 3 || found == 1, "cut off after {steps}: {found}");
                assert!(!profile.join(ARRIVING).exists() && !profile.join(DECIDED).exists());
                if found == 1 {
                    assert!(profile.join("aside-0000000005000/sillage.db").exists(), "what was there is kept");
                }
                seen.insert(found);
                if done.is_ok() {
                    assert_eq!(found, 1);
                    break;
                }
            }
            assert_eq!(seen.len(), 2, "both were met");
        }
    }

    #[test]
    fn cut_off_at_any_step_what_was_read_of_a_damaged_file_is_there_or_can_be_read_again() {
        let mut seen = std::collections::BTreeSet::new();
        for steps in 0..40 {
            let root = tempfile::tempdir().expect("folder");
            let (profile, copy, key) = killed(root.path());
            drop(Store::open(&profile, key.clone(), "boot").expect("its log is written back"));
            let mut bytes = fs::read(profile.join(DATABASE)).expect("the file");
            let end = bytes.len() - 1;
            bytes[end] ^= 1;
            fs::write(profile.join(DATABASE), bytes).expect("damaged");
            LEFT.set(steps);
            let done = Store::rescue(&profile, &copy, &key, NOBODY, &at(5_000));
            LEFT.set(u32::MAX);
            let opened = Store::open(&profile, key.clone(), "boot");
            seen.insert(opened.is_ok());
            let store = opened.unwrap_or_else(|error| {
                assert!(matches!(error, StoreError::Damaged(_)), "cut off after {steps}: {error}");
                Store::rescue(&profile, &copy, &key, NOBODY, &at(6_000)).expect("again");
                Store::open(&profile, key.clone(), "boot").expect("opens")
            });
            assert_eq!(notes(&store), 3, "cut off after {steps}");
            if done.is_ok() {
                assert_eq!(seen.len(), 2, "both were met");
                return;
            }
        }
        panic!("more steps than were thought of");
    }

    #[test]
    fn what_runs_keeps_its_file_and_what_can_be_read_is_copied_first() {
        let root = tempfile::tempdir().expect("folder");
        let (profile, copy, key) = killed(root.path());
        let running = Store::open(&profile, key.clone(), "boot").expect("opens");
        assert!(matches!(Store::rescue(&profile, &copy, &key, NOBODY, &at(5_000)), Err(StoreError::AlreadyOpen)));
        assert!(matches!(Store::put_back(&profile, &copy, 5_000), Err(StoreError::AlreadyOpen)));
        note(&running, 4);
        drop(running);
        assert_eq!(notes(&Store::open(&profile, key.clone(), "boot").expect("opens")), 4);
        Store::rescue(&profile, &copy, &key, NOBODY, &at(5_000)).expect("put back");
        let restored = Store::open(&profile, key.clone(), "boot").expect("opens");
        assert_eq!(notes(&restored), 1);
        let before = restored.list_backups().expect("copies");
        let before =
            before.iter().find(|copy| copy.kind == BackupKind::BeforeRestore).expect("a copy of what was there");
        drop(restored);
        Store::put_back(&profile, &profile.join(format!("backups/{}.db", before.name)), 6_000).expect("put back");
        assert_eq!(notes(&Store::open(&profile, key, "boot").expect("opens")), 4);
    }

    #[test]
    fn opening_makes_no_file_and_leaves_a_lonely_log_alone() {
        let root = tempfile::tempdir().expect("folder");
        let (profile, _, key) = killed(root.path());
        let log = fs::read(profile.join("sillage.db-wal")).expect("log");
        for empty in [false, true] {
            fs::remove_file(profile.join(DATABASE)).expect("removed");
            if empty {
                fs::write(profile.join(DATABASE), []).expect("emptied");
            }
            let opened = Store::open(&profile, key.clone(), "boot");
            assert!(matches!(opened, Err(StoreError::Damaged(_))));
            assert_eq!(profile.join(DATABASE).exists(), empty);
            assert_eq!(fs::read(profile.join("sillage.db-wal")).expect("log"), log);
            fs::write(profile.join(DATABASE), []).expect("there again");
        }
    }
}
