//! Copies that come back from a stick: what is not whole, not of this profile, or not of this program's time is refused,
//! each with its own reason, and nothing of it touches the file.

use std::{
    fs,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};
use sillage_domain::{Bilingual, Id, network::Zone};
use sillage_store::{BackupKind, DataKey, Store, StoreError, Vault};
use uuid::Uuid;

use crate::{NOBODY, UNIT, act, at, store, verified, write};

/// A profile that was copied and goes on, and its copy on a stick.
struct Stick {
    store: Store,
    copy: PathBuf,
    bytes: Vec<u8>,
    header: serde_json::Value,
    root: tempfile::TempDir,
}

fn zone(name: &str) -> Zone {
    Zone { unit: Id::new(UNIT), name: Bilingual { fr: name.into(), en: None }, rank: 1 }
}

fn copied(store: &Store, stick: &Path) -> PathBuf {
    let info = store.back_up_to(stick, BackupKind::Asked, 1_000).expect("copied");
    stick.join(format!("sillage-{}", store.vault().profile)).join(format!("{}.db", info.name))
}

impl Stick {
    fn new() -> Self {
        let root = tempfile::tempdir().expect("folder");
        let store = store(root.path());
        write(&store, 0, |tx| (0..20).try_for_each(|n| tx.add(UNIT, &zone(&format!("Zone {n}"))).map(drop)));
        let copy = copied(&store, &root.path().join("stick"));
        write(&store, 1, |tx| tx.add(UNIT, &zone("Plus tard")));
        let (bytes, header) = (fs::read(&copy).expect("copy"), fs::read(copy.with_extension("json")).expect("header"));
        let header = serde_json::from_slice(&header).expect("JSON");
        Self { store, copy, bytes, header, root }
    }

    fn lay(&self, bytes: &[u8], header: &serde_json::Value) {
        for end in ["db-wal", "db-shm"] {
            drop(fs::remove_file(self.copy.with_extension(end)));
        }
        fs::write(&self.copy, bytes).expect("written");
        fs::write(self.copy.with_extension("json"), header.to_string()).expect("written");
    }

    /// The header as somebody writes it who wants these bytes to be believed.
    fn header_for(&self, bytes: &[u8]) -> serde_json::Value {
        let mut header = self.header.clone();
        header["sha256"] = hex::encode(Sha256::digest(bytes)).into();
        header
    }

    fn refusal(&self) -> &'static str {
        match self.store.check_copy(&self.copy) {
            Err(StoreError::BadBackup(why)) => why,
            other => panic!("not refused as a copy: {other:?}"),
        }
    }

    /// The refusal, also where the profile does not open any more.
    fn refused(&self) -> &'static str {
        let why = self.refusal();
        let key = self.store.clone_key();
        let rescued = Store::rescue(&self.copy.with_extension("elsewhere"), &self.copy, &key, NOBODY, &at(2_000));
        assert!(matches!(rescued, Err(StoreError::BadBackup(found)) if found == why), "{rescued:?}");
        why
    }
}

#[test]
fn a_copy_that_is_not_whole_is_refused() {
    let stick = Stick::new();
    let length = stick.bytes.len();
    for cut in [0, 1, 16, 1_024, 4_095, 4_096, 8_192, length / 2, length - 4_096, length - 1] {
        let cut_off = &stick.bytes[..cut];
        stick.lay(cut_off, &stick.header);
        assert_eq!(stick.refused(), "damaged", "{cut} bytes of {length}");
        stick.lay(cut_off, &stick.header_for(cut_off));
        assert!(["damaged", "incomplete", "foreign"].contains(&stick.refused()), "{cut} bytes, and said to be whole");
    }
    for flip in 0..40 {
        let mut flipped = stick.bytes.clone();
        let place = flip * (length - 1) / 39;
        flipped[place] ^= 1 << (flip % 8);
        stick.lay(&flipped, &stick.header);
        assert_eq!(stick.refused(), "damaged", "bit {flip} at {place}");
        stick.lay(&flipped, &stick.header_for(&flipped));
        // Where the shape of the file is told, it is as good as another key.
        let why = stick.refused();
        assert!(why == "damaged" || why == "foreign", "bit {flip} at {place}, and said to be whole: {why}");
    }
    stick.lay(&stick.bytes, &stick.header);
    fs::remove_file(stick.copy.with_extension("json")).expect("removed");
    assert_eq!(stick.refused(), "incomplete", "no header");
    for header in ["", "{}", "[]", "no header"] {
        fs::write(stick.copy.with_extension("json"), header).expect("written");
        assert_eq!(stick.refused(), "foreign", "{header}");
    }
    stick.lay(&stick.bytes, &stick.header);
    stick.store.check_copy(&stick.copy).expect("the one that was made");
    verified(&stick.store);
}

/// Another profile's copy says so, or says to be this one's: with its own vault, or with this one's.
#[test]
fn a_copy_of_somebody_else_is_refused() {
    let stick = Stick::new();
    let root = tempfile::tempdir().expect("folder");
    for (profile, says_so) in [(2, true), (2, false), (1, false)] {
        let (vault, key) = Vault::practice(Uuid::from_u128(profile)).expect("vault");
        let home = root.path().join(format!("{profile}-{says_so}"));
        let other = Store::create(&home, vault, key, "boot").expect("store");
        write(&other, 0, |tx| tx.add(UNIT, &zone("Ailleurs")));
        let theirs = copied(&other, &root.path().join("stick"));
        let bytes = fs::read(&theirs).expect("copy");
        let mut header = stick.header_for(&bytes);
        if says_so {
            let told: serde_json::Value =
                serde_json::from_slice(&fs::read(theirs.with_extension("json")).expect("header")).expect("JSON");
            header["vault"] = told["vault"].clone();
        }
        stick.lay(&bytes, &header);
        assert_eq!(stick.refusal(), "foreign", "of {profile}, which it {}", if says_so { "says" } else { "denies" });
    }
    verified(&stick.store);
}

fn pretending(stick: &Stick, pretend: impl FnOnce(&Store)) {
    pretend(&stick.store);
    let bytes = fs::read(stick.store.folder().join("sillage.db")).expect("the file");
    let mut header = stick.header_for(&bytes);
    header["operations"] = 21.into();
    stick.lay(&bytes, &header);
}

#[test]
fn a_copy_of_a_newer_program_is_refused_and_one_of_an_older_is_brought_along() {
    let stick = Stick::new();
    let closed = |store: Store| {
        let (folder, key) = (store.folder().to_path_buf(), store.clone_key());
        drop(store);
        (folder, key)
    };
    let names = |store: &Store| store.read(act(9), |db| db.list_in::<Zone>(UNIT)).expect("read").len();
    let newer = Stick::new();
    pretending(&newer, |store| store.pretend_newer_file().expect("pretended"));
    assert!(matches!(newer.store.check_copy(&newer.copy), Err(StoreError::NewerFile { found: 9_999, .. })));

    let older = Stick::new();
    let (folder, key): (PathBuf, DataKey) = (older.store.folder().to_path_buf(), older.store.clone_key());
    pretending(&older, |store| store.pretend_older_file(1).expect("pretended"));
    older.store.check_copy(&older.copy).expect("whole");
    let copy = older.copy.clone();
    let kept = older.root;
    drop(older.store);
    Store::put_back(&folder, &copy, 3_000).expect("put back");
    let brought = Store::open(&folder, key, "boot").expect("opens");
    assert_eq!(names(&brought), 21);
    verified(&brought);
    drop(kept);

    stick.store.check_copy(&stick.copy).expect("whole");
    let (copy, kept) = (stick.copy, stick.root);
    let (folder, key) = closed(stick.store);
    Store::put_back(&folder, &copy, 3_000).expect("put back");
    let own = Store::open(&folder, key, "boot").expect("opens");
    assert_eq!(names(&own), 20, "as it was when it was copied");
    verified(&own);
    drop(kept);
}

/// A colleague at the same computer has a profile too. Neither their key nor their vault opens another one's file.
#[test]
fn a_colleagues_vault_or_key_does_not_open_the_file() {
    let root = tempfile::tempdir().expect("folder");
    let mine = store(root.path());
    write(&mine, 0, |tx| tx.add(UNIT, &zone("Entrée")));
    let (folder, key) = (mine.folder().to_path_buf(), mine.clone_key());
    let copy = copied(&mine, &root.path().join("stick"));
    drop(mine);
    let (theirs, their_key) = Vault::practice(Uuid::from_u128(2)).expect("vault");
    let before = fs::read(folder.join("sillage.db")).expect("the file");
    let closed = |key: &DataKey| {
        let opened = Store::open(&folder, key.clone(), "boot").err();
        assert!(matches!(opened, Some(StoreError::Damaged(_))), "{opened:?}");
        let viewed = Store::open_for_viewing(&folder, key.clone(), "boot").err();
        assert!(matches!(viewed, Some(StoreError::Damaged(_))), "{viewed:?}");
        let rescued = Store::rescue(&folder, &copy, key, NOBODY, &at(2_000));
        assert!(matches!(rescued, Err(StoreError::BadBackup("foreign"))), "{rescued:?}");
    };
    closed(&their_key);
    let vault = fs::read(folder.join("vault.json")).expect("a vault");
    fs::write(folder.join("vault.json"), serde_json::to_vec(&theirs).expect("JSON")).expect("exchanged");
    closed(&Store::read_vault(&folder).expect("a vault").practice_key().expect("their key"));
    fs::write(folder.join("vault.json"), vault).expect("put back");
    assert_eq!(fs::read(folder.join("sillage.db")).expect("the file"), before, "left as it was");
    verified(&Store::open(&folder, key, "boot").expect("its own opens it"));
}
