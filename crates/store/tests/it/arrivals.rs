//! Files that come in with an act: there before its row, gone with its refusal, and never taken from anything a row,
//! the bin or a copy still names.

use std::{fs, path::Path};

use sillage_domain::{Id, visit::Attachment};
use sillage_store::{Incoming, Store, StoreError};
use uuid::Uuid;

use crate::{UNIT, act, reopened, store, tampered::Raw, verified, write};

fn files(store: &Store, folder: &str) -> Vec<String> {
    let entries = fs::read_dir(store.folder().join(folder)).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

pub fn row(incoming: &Incoming) -> Attachment {
    Attachment {
        owner: Uuid::from_u128(7),
        visit_day: Id::new(Uuid::from_u128(8)),
        hash: incoming.hash(),
        width: 1,
        height: 1,
        bytes: 1,
        taken_at: None,
        contains_people: None,
        caption: String::new(),
        place: None,
        original: None,
        blurred: false,
    }
}

#[test]
fn a_file_goes_with_the_act_that_was_refused_and_stays_with_the_one_that_was_not() {
    let folder = tempfile::tempdir().expect("folder");
    let store = store(folder.path());
    let incoming = Incoming::file(b"picture".to_vec());
    let arrival = store.let_in(&incoming).expect("in");
    assert_eq!((files(&store, "photos").len(), files(&store, "arriving").len()), (1, 1));
    store.write(act(0), |_| Err::<(), _>(StoreError::NotCounting)).expect_err("refused");
    drop(arrival);
    assert_eq!((files(&store, "photos").len(), files(&store, "arriving").len()), (0, 0));
    let arrival = store.let_in(&incoming).expect("in");
    write(&store, 1, |tx| tx.add(UNIT, &row(&incoming)));
    arrival.stays();
    // The same picture again, refused: what the first row names is not taken from it.
    drop(store.let_in(&incoming).expect("in"));
    let store = reopened(store);
    assert_eq!((files(&store, "photos").len(), files(&store, "arriving").len()), (1, 0));
    assert_eq!(store.photo(&incoming.hash(), sillage_store::Size::Full).expect("photo"), b"picture");
    verified(&store);
}

#[test]
fn a_power_cut_between_file_and_row_leaves_neither_orphan_nor_gap() {
    let folder = tempfile::tempdir().expect("folder");
    let mut store = store(folder.path());
    let (orphan, named, binned) =
        (Incoming::file(b"orphan".to_vec()), Incoming::file(b"named".to_vec()), Incoming::file(b"binned".to_vec()));
    // What a kill leaves: an arrival that is neither kept nor dropped.
    std::mem::forget(store.let_in(&orphan).expect("in"));
    store = reopened(store);
    assert_eq!((files(&store, "photos").len(), files(&store, "arriving").len()), (0, 0), "the next start sweeps it");
    std::mem::forget(store.let_in(&named).expect("in"));
    write(&store, 1, |tx| tx.add(UNIT, &row(&named)));
    store = reopened(store);
    std::mem::forget(store.let_in(&binned).expect("in"));
    write(&store, 2, |tx| tx.add(UNIT, &row(&binned)));
    write(&store, 3, |tx| tx.undo_last(None));
    store = reopened(store);
    assert_eq!(files(&store, "arriving"), Vec::<String>::new());
    for kept in [&named, &binned] {
        store.photo(&kept.hash(), sillage_store::Size::Full).expect("a row, the bin or an undo may ask for it");
    }
    assert!(!orphaned(store.folder(), &orphan));
}

#[test]
fn files_of_an_act_that_could_not_be_ended_wait_for_the_next_start() {
    let folder = tempfile::tempdir().expect("folder");
    let made = store(folder.path());
    let (path, key) = (made.folder().to_path_buf(), made.clone_key());
    drop(made);
    // A rule nobody keeps, looked at when an act ends: it is written whole and cannot be ended.
    let rule = "CREATE TABLE kept (id INTEGER PRIMARY KEY); \
                CREATE TABLE keeps (id INTEGER REFERENCES kept (id) DEFERRABLE INITIALLY DEFERRED); \
                CREATE TRIGGER never AFTER INSERT ON entity BEGIN INSERT INTO keeps VALUES (1); END";
    let raw = Raw::of(&path, &key);
    raw.0.execute_batch(rule).expect("a rule");
    drop(raw);
    let store = Store::open(&path, key, "boot").expect("opens");
    let picture = Incoming::file(b"picture".to_vec());
    let arrival = store.let_in(&picture).expect("in");
    store.write(act(0), |tx| tx.add(UNIT, &row(&picture))).expect_err("not ended");
    drop(arrival);
    assert_eq!((files(&store, "photos").len(), files(&store, "arriving").len()), (1, 1), "it may be in the log");
    // It was not: the rows say so.
    let store = reopened(store);
    assert_eq!((files(&store, "photos").len(), files(&store, "arriving").len()), (0, 0));
}

fn orphaned(folder: &Path, file: &Incoming) -> bool {
    folder.join("photos").join(file.hash().trim_start_matches("sha256:")).exists()
}

#[test]
fn a_file_without_a_marker_is_never_swept() {
    let folder = tempfile::tempdir().expect("folder");
    let store = store(folder.path());
    fs::create_dir_all(store.folder().join("photos")).expect("folder");
    // A copy that was put back is older than the files beside it: a newer copy may name them.
    let of_a_newer_copy = store.folder().join("photos").join("a".repeat(64));
    fs::write(&of_a_newer_copy, b"sealed").expect("file");
    let store = reopened(store);
    assert!(of_a_newer_copy.exists());
    drop(store);
}
