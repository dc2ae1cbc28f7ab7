//! Copies that went through other hands, clocks that go anywhere, and what is written after a copy was put back.

use std::{collections::BTreeMap, fs, panic::AssertUnwindSafe, path::Path};

use sillage_domain::{Bilingual, Id, network::Zone};
use sillage_store::{BackupKind, Store, StoreError};
use uuid::Uuid;

use crate::{NOBODY, UNIT, act, at, names, reopened, store, verified, write};

fn zone(name: &str) -> Zone {
    Zone { unit: Id::new(UNIT), name: Bilingual { fr: name.into(), en: None }, rank: 1 }
}

fn rename_in_header(copy: &Path, name: &str) {
    let path = copy.with_extension("json");
    let mut header: serde_json::Value = serde_json::from_slice(&fs::read(&path).expect("header")).expect("JSON");
    header["name"] = name.into();
    header["at_ms"] = i64::MIN.into();
    fs::write(&path, header.to_string()).expect("written");
}

#[test]
fn a_header_that_names_another_file_reaches_nothing() {
    for name in ["../vault", "0000000000000-gone"] {
        let folder = tempfile::tempdir().expect("folder");
        let key = tempfile::tempdir().expect("USB key");
        let opened = store(folder.path());
        write(&opened, 0, |tx| tx.add(UNIT, &zone("Entrée")));
        let first = opened.back_up_to(key.path(), BackupKind::Asked, 1_000).expect("copy");
        let place = fs::read_dir(key.path()).expect("key").next().expect("one").expect("entry").path();
        let foreign = place.join(format!("{}.db", first.name));
        fs::write(key.path().join("vault.json"), "{}").expect("somebody's file");
        fs::write(key.path().join("vault.db"), "x").expect("somebody's file");
        rename_in_header(&foreign, name);
        for n in 0..5 {
            let now_ms = 1_795_500_000_000 + n * 86_400_000;
            opened.back_up_to(key.path(), BackupKind::Asked, now_ms).expect("later copies are made");
        }
        assert!(key.path().join("vault.json").exists() && key.path().join("vault.db").exists());
        assert!(foreign.exists(), "skipped, not deleted");
        assert!(matches!(opened.check_copy(&foreign), Err(StoreError::BadBackup("foreign"))));
    }
}

/// Of all the names a header may give its copy, only its own is believed.
#[test]
fn no_bad_name_in_a_header_reaches_anything() {
    let folder = tempfile::tempdir().expect("folder");
    let opened = store(folder.path());
    write(&opened, 0, |tx| tx.add(UNIT, &zone("Entrée")));
    let made = opened.back_up(BackupKind::Asked, 1_000).expect("copy");
    let copy = opened.folder().join("backups").join(format!("{}.db", made.name));
    let mut header: serde_json::Value =
        serde_json::from_slice(&fs::read(copy.with_extension("json")).expect("header")).expect("JSON");
    let names = names::bad(&made.name);
    assert!(names.len() >= 200, "{}", names.len());
    for (n, name) in (1..).zip(&names) {
        header["name"] = name.as_str().into();
        fs::write(copy.with_extension("json"), header.to_string()).expect("written");
        assert_eq!(opened.list_backups().expect("list").len(), usize::from(n > 60), "{name:?} is skipped");
        assert!(matches!(opened.check_copy(&copy), Err(StoreError::BadBackup("foreign"))), "{name:?}");
        if n == 60 {
            // Thinning out what is there takes nothing that a name reaches for.
            opened.back_up(BackupKind::Asked, 1_795_500_000_000).expect("copied again");
        }
    }
    let lies = |folder: &Path| fs::read_dir(folder).expect("a folder").count();
    assert_eq!((lies(folder.path()), lies(&opened.folder().join("backups"))), (1, 4), "nothing came, nothing went");
    header["name"] = made.name.into();
    fs::write(copy.with_extension("json"), header.to_string()).expect("written");
    assert_eq!(opened.list_backups().expect("list").len(), 2, "its own");
    opened.check_copy(&copy).expect("its own");
}

#[test]
fn the_newest_copy_is_the_one_that_holds_most() {
    let folder = tempfile::tempdir().expect("folder");
    let opened = store(folder.path());
    write(&opened, 0, |tx| tx.add(UNIT, &zone("Entrée")));
    let ahead = opened.back_up(BackupKind::Asked, 4_294_967_296_000).expect("a clock in 2106");
    write(&opened, 1, |tx| tx.add(UNIT, &zone("Caisse")));
    let right = opened.back_up(BackupKind::Asked, 1_795_500_000_000).expect("copy");
    write(&opened, 2, |tx| tx.add(UNIT, &zone("Sortie")));
    let behind = opened.back_up(BackupKind::Asked, 1_000).expect("a clock in 1970");
    let found: Vec<String> = opened.list_backups().expect("list").into_iter().map(|copy| copy.name).collect();
    assert_eq!(found, [behind.name, right.name, ahead.name]);
}

/// Every operation in the file: who wrote it under which number, and its bytes.
fn log(store: &Store) -> BTreeMap<(Uuid, u64), String> {
    let lines = store.read(act(0), |db| db.list_lines([UNIT; 2], |_, _| true)).expect("lines");
    let numbered = |line: &sillage_sync_protocol::Line| (line.envelope.reference.r, line.envelope.reference.s);
    lines.iter().map(|line| (numbered(line), format!("{line:?}"))).collect()
}

#[test]
fn no_number_is_used_twice_after_a_copy_was_put_back() {
    for (before_the_first, rescue) in [(true, false), (true, true), (false, false), (false, true)] {
        let folder = tempfile::tempdir().expect("folder");
        let mut opened = reopened(store(folder.path()));
        if !before_the_first {
            write(&opened, 0, |tx| tx.add(UNIT, &zone("Hier")));
        }
        let info = opened.back_up(BackupKind::Asked, 1_000).expect("copy");
        write(&opened, 1, |tx| tx.add(UNIT, &zone("Aujourd’hui")));
        let lost = log(&opened);
        let (profile, key) = (opened.folder().to_path_buf(), opened.clone_key());
        drop(opened);
        let copy = profile.join("backups").join(format!("{}.db", info.name));
        if rescue {
            Store::rescue(&profile, &copy, &key, NOBODY, &at(2_000)).expect("rescued");
        } else {
            Store::put_back(&profile, &copy, 2_000).expect("put back");
        }
        opened = Store::open(&profile, key, "boot").expect("open");
        write(&opened, 3, |tx| tx.add(UNIT, &zone("Ensuite")));
        for (number, line) in log(&opened) {
            assert!(lost.get(&number).is_none_or(|other| *other == line), "{number:?} says two things");
        }
        verified(&opened);
    }
}

#[test]
fn a_panic_leaves_no_transaction_open() {
    let folder = tempfile::tempdir().expect("folder");
    let opened = store(folder.path());
    let writing = std::panic::catch_unwind(AssertUnwindSafe(|| {
        opened.write(act(0), |tx| -> Result<(), StoreError> {
            tx.add(UNIT, &zone("Perdue"))?;
            panic!("in the middle of an act")
        })
    }));
    assert!(writing.is_err());
    let reading = std::panic::catch_unwind(AssertUnwindSafe(|| {
        opened.read(act(0), |_| -> Result<(), StoreError> { panic!("in the middle of a read") })
    }));
    assert!(reading.is_err());
    write(&opened, 1, |tx| tx.add(UNIT, &zone("Entrée")));
    let found = opened.read(act(2), |db| db.list_in::<Zone>(UNIT)).expect("read");
    assert_eq!(found.len(), 1);
    verified(&opened);
}
