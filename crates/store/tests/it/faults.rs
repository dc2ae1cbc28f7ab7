//! Damage, downgrade, full and read-only disks: each its own failure, the data untouched.

use std::fs;

use sillage_domain::{Bilingual, Id, network::Zone};
use sillage_store::{BackupKind, Mode, Store, StoreError};

use crate::{UNIT, act, reopened, store, verified, write};

fn zone(name: &str) -> Zone {
    Zone { unit: Id::new(UNIT), name: Bilingual { fr: name.into(), en: None }, rank: 1 }
}

fn names(store: &Store) -> Vec<String> {
    store.read(act(0), |db| db.list_in::<Zone>(UNIT)).expect("read").into_iter().map(|row| row.doc.name.fr).collect()
}

#[test]
fn a_flipped_bit_is_noticed_before_any_value_is_shown() {
    let folder = tempfile::tempdir().expect("folder");
    let opened = store(folder.path());
    for n in 0..50 {
        write(&opened, n, |tx| tx.add(UNIT, &zone(&format!("Zone {n}"))));
    }
    let (path, key) = (opened.folder().join("sillage.db"), opened.clone_key());
    let profile = opened.folder().to_path_buf();
    drop(opened);
    let whole = fs::read(&path).expect("file");
    for step in 0..40 {
        let mut damaged = whole.clone();
        let place = (step * 7_919 + 13) % damaged.len();
        damaged[place] ^= 1 << (step % 8);
        fs::write(&path, &damaged).expect("damaged");
        let noticed = Store::open(&profile, key.clone(), "boot").is_err();
        assert!(noticed, "bit {step} at {place} went unnoticed");
    }
}

#[test]
fn a_newer_file_is_refused_and_left_byte_identical() {
    let folder = tempfile::tempdir().expect("folder");
    let opened = store(folder.path());
    write(&opened, 0, |tx| tx.add(UNIT, &zone("Entrée")));
    let (profile, key) = (opened.folder().to_path_buf(), opened.clone_key());
    opened.pretend_newer_file().expect("pretended");
    drop(opened);
    let before = fs::read(profile.join("sillage.db")).expect("file");
    assert!(matches!(Store::open(&profile, key, "boot"), Err(StoreError::NewerFile { found: 9_999, .. })));
    assert_eq!(fs::read(profile.join("sillage.db")).expect("file"), before);
}

#[test]
fn a_file_of_every_earlier_step_becomes_one_of_this() {
    let steps = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations")).expect("migrations").count();
    for step in 1..steps {
        let folder = tempfile::tempdir().expect("folder");
        let opened = store(folder.path());
        write(&opened, 0, |tx| tx.add(UNIT, &zone("Entrée")));
        // A migration without its reversal is applied twice here, and fails.
        opened.pretend_older_file(step).expect("made older");
        let migrated = reopened(opened);
        assert_eq!(names(&migrated), ["Entrée"], "from step {step}");
        verified(&migrated);
        let copies = migrated.list_backups().expect("copies");
        assert_eq!(copies.iter().filter(|copy| copy.kind == BackupKind::BeforeMigration).count(), 1);
    }
}

#[test]
fn two_owners_are_refused() {
    let folder = tempfile::tempdir().expect("folder");
    let opened = store(folder.path());
    assert!(matches!(Store::open(opened.folder(), opened.clone_key(), "boot"), Err(StoreError::AlreadyOpen)));
    verified(&reopened(opened));
}

#[test]
fn a_copy_is_whole_and_restoring_never_throws_away() {
    let folder = tempfile::tempdir().expect("folder");
    let opened = store(folder.path());
    write(&opened, 0, |tx| tx.add(UNIT, &zone("Entrée")));
    let info = opened.back_up(BackupKind::Asked, 1_000).expect("copy");
    write(&opened, 1, |tx| tx.add(UNIT, &zone("Caisse")));
    let (profile, key) = (opened.folder().to_path_buf(), opened.clone_key());
    let copy = profile.join("backups").join(format!("{}.db", info.name));
    opened.check_copy(&copy).expect("whole");
    drop(opened);
    Store::put_back(&profile, &copy, 2_000).expect("put back");
    let restored = Store::open(&profile, key.clone(), "boot").expect("open");
    assert_eq!(names(&restored), ["Entrée"]);
    assert!(profile.join("aside-0000000002000/sillage.db").exists(), "what was there is kept aside");
    verified(&restored);
    let mut damaged = fs::read(&copy).expect("copy");
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    fs::write(&copy, damaged).expect("damaged");
    assert!(matches!(restored.check_copy(&copy), Err(StoreError::BadBackup("damaged"))));
}

#[test]
fn a_disk_that_cannot_be_written_shows_everything_acknowledged() {
    let folder = tempfile::tempdir().expect("folder");
    let opened = store(folder.path());
    write(&opened, 0, |tx| tx.add(UNIT, &zone("Entrée")));
    let (profile, key) = (opened.folder().to_path_buf(), opened.clone_key());
    // The last row lies in the write-ahead log only, as after a crash.
    write(&opened, 1, |tx| tx.add(UNIT, &zone("Caisse")));
    let crashed = tempfile::tempdir().expect("folder");
    for name in ["sillage.db", "sillage.db-wal", "vault.json"] {
        fs::copy(profile.join(name), crashed.path().join(name)).expect("copied");
    }
    drop(opened);
    let viewed = Store::open_for_viewing(crashed.path(), key, "boot").expect("view");
    assert_eq!(viewed.mode(), Mode::View);
    assert_eq!(names(&viewed), ["Entrée", "Caisse"]);
    assert!(matches!(viewed.write(act(2), |tx| tx.add(UNIT, &zone("Sortie"))), Err(StoreError::ReadOnly)));
}

#[test]
fn a_full_disk_loses_no_acknowledged_row() {
    let folder = tempfile::tempdir().expect("folder");
    let opened = store(folder.path());
    opened.limit_pages(400).expect("limited");
    let mut acknowledged = 0;
    let full = loop {
        match opened.write(act(acknowledged), |tx| tx.add(UNIT, &zone(&"z".repeat(100)))) {
            Ok(_) => acknowledged += 1,
            Err(error) => break error,
        }
    };
    assert!(matches!(full, StoreError::DiskFull), "{full}");
    assert!(acknowledged > 20);
    let store = reopened(opened);
    assert_eq!(names(&store).len(), usize::try_from(acknowledged).expect("few"));
    verified(&store);
    write(&store, 9_999, |tx| tx.add(UNIT, &zone("De la place à nouveau")));
}
