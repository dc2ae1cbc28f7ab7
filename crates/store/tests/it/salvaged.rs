//! A file that was damaged after its last copy: what is put back is the copy and whatever can still be read beyond it.

use std::{fs, path::Path};

use sillage_domain::{
    Bilingual, Id, Timestamp,
    flow::ObservationWindow,
    network::{Person, Zone},
};
use sillage_store::{BackupKind, DataKey, Reached, RowKind, Salvaged, Store, StoreError};
use uuid::Uuid;

use crate::{ME, NOBODY, UNIT, act, at, reopened, store, verified, write};

const PAGE: usize = 4_096;
const BEFORE: usize = 150;
const AFTER: usize = 60;
const TAPS: i64 = 20;
/// So many rows of the log lie on one page.
const ROWS_OF_A_PAGE: usize = 9;

pub fn zone(n: usize) -> Zone {
    Zone { unit: Id::new(UNIT), name: Bilingual { fr: format!("Zone {n}"), en: None }, rank: 1 }
}

/// A session that is being counted.
fn window() -> ObservationWindow {
    ObservationWindow {
        visit_day: None,
        unit: Id::new(UNIT),
        post: Id::new(Uuid::from_u128(5)),
        observer: Id::<Person>::new(ME),
        started_at: Timestamp { at: "2026-11-24T10:00:00.000+01:00".into(), zone: "Europe/Paris".into() },
        planned_end: None,
        ended_at: None,
    }
}

/// A closed profile whose copy lacks zones, taps of a counter that runs, and a text being typed.
struct Wreck {
    root: tempfile::TempDir,
    copy: String,
    key: DataKey,
    block: Uuid,
}

/// What a profile holds.
#[derive(Debug, PartialEq)]
struct Held {
    zones: usize,
    taps: usize,
    draft: bool,
}

impl Wreck {
    fn new() -> Self {
        let root = tempfile::tempdir().expect("folder");
        let store = store(root.path());
        let window = write(&store, 0, |tx| tx.add(UNIT, &window()));
        let block = write(&store, 0, |tx| tx.open_block(window, Id::new(UNIT)));
        let zones = |range: std::ops::Range<usize>| {
            for n in range {
                write(&store, 1, |tx| tx.add(UNIT, &zone(n)));
            }
        };
        zones(0..BEFORE);
        let copy = store.back_up(BackupKind::Asked, 1_000).expect("a copy").name;
        zones(BEFORE..BEFORE + AFTER);
        for i in 0..TAPS {
            write(&store, 2 + i, |tx| tx.push_row(block, i, RowKind::Tap, 0).map(drop));
        }
        write(&store, 30, |tx| tx.record_draft("note", "Le hall"));
        let key = store.clone_key();
        // Its log is written back: what lies there twice is mended from its twin.
        drop(reopened(store));
        Self { root, copy, key, block }
    }

    fn folder(&self) -> std::path::PathBuf {
        self.root.path().join("profile")
    }

    /// A profile of its own with the file damaged, rescued: what it holds, and what was told of it.
    fn rescued(&self, harm: impl FnOnce(&mut Vec<u8>)) -> (Held, Salvaged) {
        let root = tempfile::tempdir().expect("folder");
        let place = root.path().join("profile");
        copy_folder(&self.folder(), &place);
        let mut bytes = fs::read(place.join("sillage.db")).expect("the file");
        harm(&mut bytes);
        fs::write(place.join("sillage.db"), bytes).expect("damaged");
        let opened = Store::open(&place, self.key.clone(), "boot").map(drop);
        assert!(matches!(opened, Err(StoreError::Damaged(_))), "{opened:?}");
        let copy = place.join(format!("backups/{}.db", self.copy));
        let told = Store::rescue(&place, &copy, &self.key, NOBODY, &at(9_000)).expect("rescued");
        let store = Store::open(&place, self.key.clone(), "boot").expect("opens");
        verified(&store);
        let held = self.held(&store);
        // It goes on from there.
        write(&store, 10_000, |tx| tx.add(UNIT, &zone(BEFORE + AFTER)));
        verified(&reopened(store));
        (held, told)
    }

    fn held(&self, store: &Store) -> Held {
        store
            .read(act(0), |db| -> Result<Held, StoreError> {
                let taps =
                    db.find_block(self.block)?.map_or(0, |block| block.rows.iter().filter(|row| row.i >= 0).count());
                let draft = db.list_drafts("note")?.first().is_some_and(|draft| draft.text == "Le hall");
                Ok(Held { zones: db.list_all::<Zone>()?.len(), taps, draft })
            })
            .expect("read")
    }
}

pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("folder");
    for entry in fs::read_dir(from).expect("folder") {
        let entry = entry.expect("entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}

#[test]
fn a_damaged_page_takes_nothing_but_what_it_held() {
    let wreck = Wreck::new();
    let pages = fs::read(wreck.folder().join("sillage.db")).expect("the file").len() / PAGE;
    let all = Held { zones: BEFORE + AFTER, taps: TAPS.unsigned_abs() as usize, draft: true };
    let (mut trials, mut whole, mut unread) = (0, 0, 0);
    for page in 0..pages {
        let (held, told) = wreck.rescued(|bytes| bytes[page * PAGE + 2_000] ^= 1);
        assert!((BEFORE..=BEFORE + AFTER).contains(&held.zones), "page {page}: {held:?}");
        assert_eq!(told.brought, (held.zones - BEFORE + held.taps) as u64, "page {page}: what was told");
        trials += 1;
        whole += usize::from(held == all);
        // A page that leads to all of the log, or says what the file is made of: nothing of the log can be read.
        if held.zones == BEFORE {
            assert!(told == Salvaged::default() || told.left > 0, "page {page}: {told:?}");
            unread += 1;
            continue;
        }
        let missing = (all.zones - held.zones + all.taps - held.taps) as u64;
        assert!(told.left <= missing && (told.left > 0) == (missing > 0), "page {page}: {held:?}, {told:?}");
        assert!(all.zones - held.zones <= ROWS_OF_A_PAGE, "page {page}: {held:?}");
    }
    assert!(whole * 10 > trials * 8 && unread <= 5, "all of it in {whole} of {trials}, nothing in {unread}");
}

#[test]
fn what_cannot_be_read_at_all_leaves_the_copy_as_it_is() {
    let wreck = Wreck::new();
    let harms: [fn(&mut Vec<u8>); 3] = [|bytes| bytes[20] ^= 1, |bytes| bytes.fill(0), |bytes| bytes.truncate(PAGE)];
    for harm in harms {
        let (held, told) = wreck.rescued(harm);
        assert_eq!((held.zones, held.taps, told), (BEFORE, 0, Salvaged::default()));
    }
}

/// Whoever puts an older copy in the place of a file that is whole wants what the copy holds.
#[test]
fn nothing_is_added_from_a_file_that_is_whole() {
    let wreck = Wreck::new();
    let copy = wreck.folder().join(format!("backups/{}.db", wreck.copy));
    let told = Store::rescue(&wreck.folder(), &copy, &wreck.key, NOBODY, &at(9_000)).expect("put back");
    assert_eq!(told, Salvaged::default());
    let store = Store::open(&wreck.folder(), wreck.key.clone(), "boot").expect("opens");
    assert_eq!(wreck.held(&store), Held { zones: BEFORE, taps: 0, draft: false });
}

/// Puts the copy in the place of a file one of whose pages was damaged, at that moment.
pub fn rescued_at(
    from: &Path,
    copy: &str,
    key: &DataKey,
    reached: Reached,
    (page, now): (usize, i64),
) -> (tempfile::TempDir, Store, Salvaged) {
    let root = tempfile::tempdir().expect("folder");
    let place = root.path().join("profile");
    copy_folder(from, &place);
    let mut bytes = fs::read(place.join("sillage.db")).expect("the file");
    bytes[page * PAGE + 2_000] ^= 1;
    fs::write(place.join("sillage.db"), bytes).expect("damaged");
    assert!(matches!(Store::open(&place, key.clone(), "boot").map(drop), Err(StoreError::Damaged(_))));
    let copy = place.join(format!("backups/{copy}.db"));
    let told = Store::rescue(&place, &copy, key, reached, &at(now)).expect("rescued");
    let store = Store::open(&place, key.clone(), "boot").expect("opens");
    verified(&store);
    (root, store, told)
}

pub fn pages_of(folder: &Path) -> usize {
    fs::read(folder.join("sillage.db")).expect("the file").len() / PAGE
}

#[test]
fn what_was_finished_after_the_copy_stays_finished_whatever_the_clock_says() {
    let root = tempfile::tempdir().expect("folder");
    let store = store(root.path());
    let first = write(&store, 0, |tx| tx.add(UNIT, &zone(0)));
    write(&store, 1, |tx| tx.record_draft("zone", "Zo"));
    write(&store, 1, |tx| tx.record_draft("other", "Un mot"));
    // Enough that most pages are none of those the test is about.
    for n in 1..BEFORE {
        write(&store, 1, |tx| tx.add(UNIT, &zone(n)));
    }
    let copy = store.back_up(BackupKind::Asked, 1_000).expect("a copy").name;
    let finished = sillage_store::Act { draft: Some("zone".into()), ..act(2_000) };
    store
        .write(finished, |tx| tx.change(first, |zone: &mut Zone| zone.name.fr = "Zone entière".into()))
        .expect("finished");
    let (folder, key) = (store.folder().to_path_buf(), store.clone_key());
    drop(reopened(store));
    let (mut trials, mut whole) = (0, 0);
    for page in (1..pages_of(&folder)).step_by(5) {
        // The computer has lost its clock with its file: an hour back.
        let (_root, store, _) = rescued_at(&folder, &copy, &key, NOBODY, (page, -3_600_000));
        let (name, drafts) = store
            .read(act(3_000), |db| -> Result<_, StoreError> {
                let drafts = db.list_drafts("")?.into_iter().map(|draft| draft.key).collect::<Vec<_>>();
                Ok((db.get(first)?.doc.name.fr, drafts))
            })
            .expect("read");
        assert!(!(name == "Zone entière" && drafts.contains(&"zone".to_owned())), "page {page}: half of it comes back");
        trials += 1;
        whole += usize::from(name == "Zone entière" && drafts == ["other"]);
    }
    assert!(whole * 10 > trials * 8, "as it was in {whole} of {trials}");
}

#[test]
fn a_block_that_was_sealed_after_the_copy_loses_no_row_that_can_be_read() {
    let root = tempfile::tempdir().expect("folder");
    let store = store(root.path());
    let window = write(&store, 0, |tx| tx.add(UNIT, &window()));
    let first = write(&store, 0, |tx| tx.open_block(window, Id::new(UNIT)));
    let tap = |block, ms: i64, i| write(&store, ms, |tx| tx.push_row(block, i, RowKind::Tap, 0).map(drop));
    (0..100).for_each(|i| tap(first, i * 1_000, i));
    let copy = store.back_up(BackupKind::Asked, 100_000).expect("a copy").name;
    (100..400).for_each(|i| tap(first, i * 1_000, i));
    write(&store, 400_000, |tx| tx.seal_block(first));
    let second = write(&store, 400_000, |tx| tx.open_block(window, Id::new(UNIT)));
    (0..200).for_each(|i| tap(second, 400_000 + i * 1_000, i));
    write(&store, 604_000, |tx| tx.beat(second).map(drop));
    let (folder, key) = (store.folder().to_path_buf(), store.clone_key());
    drop(reopened(store));
    let (mut trials, mut whole) = (0, 0);
    for page in 1..pages_of(&folder) {
        let (_root, store, _) = rescued_at(&folder, &copy, &key, NOBODY, (page, 700_000));
        let blocks = store
            .read(act(700_000), |db| db.blocks_back(window)?.collect::<Result<Vec<_>, StoreError>>())
            .expect("read");
        let mut taps = 0;
        for block in &blocks {
            let rows: Vec<i64> = block.rows.iter().filter(|row| row.i >= 0).map(|row| row.i).collect();
            assert!(rows.iter().copied().eq(0..rows.len() as i64), "page {page}: rows are named by their place");
            let last = block.rows.iter().map(|row| row.dt).max().unwrap_or(0);
            let all = if block.id == first { 400 } else { 200 };
            if rows.len() < all && block.id == second {
                assert!(block.last_seen_ms <= last, "page {page}: nobody watched where taps are missing");
            }
            if block.id == second && rows.len() == all {
                assert_eq!(block.last_seen_ms, 204_000, "page {page}: the last beat");
            }
            if block.id == first && !block.is_open {
                let late = store.write(act(700_001), |tx| tx.push_row(first, 400, RowKind::Tap, 0));
                assert!(matches!(late, Err(StoreError::NotCounting)), "page {page}: sealed is sealed");
            }
            taps += rows.len();
        }
        assert!(taps >= 100, "page {page}: {taps}");
        trials += 1;
        whole += usize::from(taps == 600);
    }
    assert!(whole * 10 > trials * 7, "all of it in {whole} of {trials}");
}
