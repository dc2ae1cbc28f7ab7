//! What lies behind a hole in a damaged file: what nobody else has is written again under another name and leaves as such,
//! others' words come home where a neighbour proves them, and what others have of one's own they give back.

use std::path::PathBuf;

use sillage_domain::{
    Id,
    network::{Person, PersonProfile, Zone},
};
use sillage_store::{Acknowledged, Act, BackupKind, DataKey, Reached, Salvaged, Store, StoreError, Vault};
use sillage_sync_protocol::{Line, OpRef};
use uuid::Uuid;

use crate::{
    ME, NOBODY, UNIT, act,
    intake::{give, lines},
    reopened,
    salvaged::{pages_of, rescued_at, zone},
    store, verified, write,
};

const BEFORE: usize = 60;
const AFTER: usize = 80;

/// A profile that was copied, and written in after it.
struct Copied {
    root: tempfile::TempDir,
    copy: String,
    key: DataKey,
    /// Everything that was written.
    lines: Vec<Line>,
}

impl Copied {
    /// Of a profile in which `write` is done before and after the copy, with the numbers of it.
    fn of(mut fill: impl FnMut(&Store, std::ops::Range<usize>)) -> Self {
        let root = tempfile::tempdir().expect("folder");
        let store = store(root.path());
        write(&store, 0, |tx| tx.set_local("identity", Some(&ME)));
        fill(&store, 0..BEFORE);
        let copy = store.back_up(BackupKind::Asked, 1_000).expect("a copy").name;
        fill(&store, BEFORE..BEFORE + AFTER);
        let (key, lines) = (store.clone_key(), lines(&store));
        // Its log is written back: what lies there twice is mended from its twin.
        drop(reopened(store));
        Self { root, copy, key, lines }
    }

    fn folder(&self) -> PathBuf {
        self.root.path().join("profile")
    }

    /// The profile rescued after damage to each of its pages, where rows of the log are missing in the middle. Where
    /// the page was one that leads to all others, it is as in the copy.
    fn rescued_as(&self, reached: Reached) -> impl Iterator<Item = (usize, tempfile::TempDir, Store, Salvaged)> {
        (1..pages_of(&self.folder())).filter_map(move |page| {
            let (root, store, told) = rescued_at(&self.folder(), &self.copy, &self.key, reached, (page, 9_000));
            let zones = names(&store).len();
            (BEFORE < zones && zones < BEFORE + AFTER).then_some((page, root, store, told))
        })
    }

    fn rescued(&self) -> impl Iterator<Item = (usize, tempfile::TempDir, Store)> {
        self.rescued_as(NOBODY).map(|(page, root, store, _)| (page, root, store))
    }
}

/// Where an operation stood before it was written again.
fn first_name(raw: &str) -> Option<OpRef> {
    let read: serde_json::Value = serde_json::from_str(raw).expect("an operation");
    read["was"].as_str()?.parse().ok()
}

fn is_moved(line: &Line) -> bool {
    first_name(&line.raw).is_some()
}

fn names(store: &Store) -> Vec<String> {
    let zones = store.read(act(0), |db| db.list_all::<Zone>()).expect("read");
    let mut names: Vec<String> = zones.into_iter().map(|zone| zone.doc.name.fr).collect();
    names.sort();
    names
}

fn take_in(store: &Store, lines: &[Line]) {
    store.write(act(20_000), |tx| tx.take_in(lines, &[UNIT])).expect("taken in");
}

fn conflicts(store: &Store) -> Vec<Uuid> {
    store.read(act(0), |db| db.list_conflicted()).expect("read")
}

/// How many operations of one's own can leave from here, history by history.
fn leaving(store: &Store) -> usize {
    store
        .read(act(0), |db| -> Result<usize, StoreError> {
            let histories = db.own_histories()?;
            histories.into_iter().map(|r| Ok(db.list_outgoing(r, 0, usize::MAX >> 1)?.len())).sum()
        })
        .expect("read")
}

/// One's own zones, each renamed in the act that adds it.
fn own(store: &Store, numbers: std::ops::Range<usize>) {
    for n in numbers {
        write(store, 1, |tx| {
            let zone = tx.add(UNIT, &zone(n))?;
            tx.change(zone, |zone: &mut Zone| zone.name.fr = format!("Zone {n} bis"))
        });
    }
}

#[test]
fn what_nobody_else_has_is_written_again_and_leaves() {
    let copied = Copied::of(own);
    let mut again = 0;
    for (page, _root, store) in copied.rescued() {
        let moved: Vec<Line> = lines(&store).into_iter().filter(is_moved).collect();
        assert!(names(&store).len() > BEFORE + AFTER - 10, "page {page}: {}", names(&store).len());
        again += moved.len();
        assert_eq!(leaving(&store), lines(&store).len(), "page {page}");
        // What is in an act with something that cannot be read is in one act still.
        let beginnings = moved.iter().filter(|line| line.envelope.a == line.envelope.reference.s).count();
        assert!(beginnings * 2 >= moved.len() && beginnings * 2 <= moved.len() + 2, "page {page}: {beginnings}");
        verified(&reopened(store));
    }
    assert!(again > 100, "{again} operations in all lay behind a hole");
}

/// A history that is torn is whole again once what others have of it comes back: nothing of that gets a second name.
fn comes_back(known: u64, reached: Reached, note: impl Fn(&Store)) {
    let copied = Copied::of(|store, numbers| {
        own(store, numbers);
        note(store);
    });
    let mut elsewhere = 0;
    for (page, _root, store, told) in copied.rescued_as(reached) {
        let moved: Vec<OpRef> = lines(&store).iter().filter_map(|line| first_name(&line.raw)).collect();
        assert!(moved.iter().all(|moved| moved.s > known), "page {page}: {moved:?}");
        elsewhere += told.elsewhere;
        take_in(&store, &copied.lines[..usize::try_from(known).expect("few")]);
        verified(&store);
        if known == copied.lines.len() as u64 {
            assert_eq!(names(&store).len(), BEFORE + AFTER, "page {page}: all of it is there");
            assert_eq!(lines(&store).len(), copied.lines.len(), "page {page}: and once");
        }
        assert_eq!(conflicts(&store), Vec::<Uuid>::new(), "page {page}: nobody contradicts themselves");
    }
    assert_eq!(elsewhere > 0, known > 0, "what others have is told");
}

const ALL: u64 = 2 * (BEFORE + AFTER) as u64;

#[test]
fn what_a_file_took_along_keeps_its_name() {
    comes_back(ALL, NOBODY, |store| store.note_carried(&lines(store)).expect("noted"));
}

/// Of a stream a file takes along what its receiver may read, and not what lies between.
#[test]
fn what_no_file_took_along_is_written_again() {
    let is_given = |line: &&Line| line.envelope.a % 6 == 1;
    let given = |store: &Store| lines(store).iter().filter(is_given).cloned().collect::<Vec<_>>();
    let copied = Copied::of(|store, numbers| {
        own(store, numbers);
        store.note_carried(&given(store)).expect("noted");
    });
    let (mut again, mut elsewhere) = (0, 0);
    for (page, _root, store, told) in copied.rescued_as(NOBODY) {
        let here = lines(&store);
        let moved: Vec<OpRef> = here.iter().filter_map(|line| first_name(&line.raw)).collect();
        let of_given: Vec<OpRef> = copied.lines.iter().filter(is_given).map(|line| line.envelope.reference).collect();
        assert!(!moved.iter().any(|moved| of_given.contains(moved)), "page {page}: twice, under two names");
        let there = u64::try_from(names(&store).len()).expect("few");
        assert!(there + told.elsewhere + told.left >= (BEFORE + AFTER) as u64, "page {page}: {told:?}, {there} there");
        (again, elsewhere) = (again + moved.len(), elsewhere + told.elsewhere);
    }
    assert!(again > 50 && elsewhere > 20, "{again} again, {elsewhere} elsewhere");
}

/// A stretch of time in which something left is no proof that all of it did.
#[test]
fn what_was_only_about_to_leave_is_written_again() {
    comes_back(0, NOBODY, |store| store.note_sent().expect("noted"));
}

#[test]
fn a_second_damage_costs_no_more_than_the_first() {
    let copied = Copied::of(own);
    let (_, _root, store) =
        copied.rescued().find(|(_, _, store)| lines(store).iter().any(is_moved)).expect("something was written again");
    let (folder, before) = (store.folder().to_path_buf(), names(&store).len());
    // It was opened since, and goes on as another history that has no words yet.
    drop(reopened(store));
    let mut holes = 0;
    for page in (1..pages_of(&folder)).step_by(3) {
        let (_root, store, told) = rescued_at(&folder, &copied.copy, &copied.key, NOBODY, (page, 9_000));
        let there = names(&store).len();
        if there == BEFORE {
            continue;
        }
        holes += usize::from(there < before);
        assert!(there + 10 > before, "page {page}: {there} of {before}");
        assert!(there == before || told.left > 0, "page {page}: {told:?}");
        assert_eq!(leaving(&store), lines(&store).len(), "page {page}");
    }
    assert!(holes > 0);
}

#[test]
fn what_a_server_has_keeps_its_name_and_the_rest_is_written_again() {
    const KNOWN: u64 = ALL - 60;
    let remember = |store: &Store| write(store, 3, |tx| tx.set_local("reached", Some(&KNOWN)));
    let took_in = |text: &str| -> Acknowledged {
        let last: Option<u64> = text.parse().ok();
        Box::new(move |place| last.is_some_and(|last| place.s <= last))
    };
    comes_back(KNOWN, Reached { memory: "reached", acknowledged: took_in, ..NOBODY }, remember);
}

#[test]
fn others_words_come_home_where_a_neighbour_proves_them() {
    let root = tempfile::tempdir().expect("folder");
    let (vault, key) = Vault::practice(Uuid::from_u128(3)).expect("vault");
    let colleague = Store::create(&root.path().join("colleague"), vault, key, "boot").expect("store");
    let copied = Copied::of(|store, numbers| {
        for n in numbers {
            let theirs = Act { me: Id::new(Uuid::from_u128(99)), ..act(1) };
            colleague.write(theirs, |tx| tx.add(UNIT, &zone(n))).expect("written");
            give(&colleague, store, 2);
        }
    });
    let mut holes = 0;
    for (page, _root, store) in copied.rescued() {
        holes += 1;
        assert!(names(&store).len() > BEFORE + AFTER - 12, "page {page}: {}", names(&store).len());
        assert!(!lines(&store).iter().any(is_moved), "page {page}: nobody writes others' words");
        assert!(give(&colleague, &store, 10_000) > 0);
        assert_eq!(names(&store), names(&colleague), "page {page}");
        verified(&store);
    }
    assert!(holes > 3, "{holes}");
}

/// Two files of a colleague: of the second, what lies before the first.
#[test]
fn a_stretch_that_was_filled_in_after_the_copy_comes_home() {
    let root = tempfile::tempdir().expect("folder");
    let (vault, key) = Vault::practice(Uuid::from_u128(3)).expect("vault");
    let colleague = Store::create(&root.path().join("colleague"), vault, key, "boot").expect("store");
    let theirs = Act { me: Id::new(Uuid::from_u128(99)), ..act(1) };
    for n in 0..BEFORE + AFTER {
        colleague.write(theirs.clone(), |tx| tx.add(UNIT, &zone(n))).expect("written");
    }
    let all = lines(&colleague);
    let copied = Copied::of(|store, numbers| {
        take_in(store, if numbers.start == 0 { &all[AFTER..] } else { &all[..AFTER] });
    });
    let mut holes = 0;
    for (page, _root, store, told) in copied.rescued_as(NOBODY) {
        holes += 1;
        let there = names(&store).len();
        assert!(there > BEFORE + AFTER - 12 && told.left > 0, "page {page}: {there}, {told:?}");
        verified(&store);
    }
    assert!(holes > 3, "{holes}");
}

#[test]
fn whoever_was_erased_after_the_copy_is_erased_in_it() {
    let person = Id::<Person>::new(Uuid::from_u128(77));
    let of_her = |n: usize| PersonProfile { person, display_name: format!("Awa {n}"), email: None, external_ref: None };
    let copied = Copied::of(|store, numbers| {
        for n in numbers {
            write(store, 1, |tx| tx.add(UNIT, &zone(n)));
            // Before the copy, after it, and in the file alone.
            if [3, BEFORE + 3].contains(&n) {
                write(store, 1, |tx| tx.add(UNIT, &of_her(n)));
            }
            if n == BEFORE + AFTER / 2 {
                write(store, 1, |tx| tx.erase(person.uuid()));
            }
        }
    });
    let words = copied.lines.iter().filter(|line| line.raw.contains("Awa")).count();
    assert_eq!(words, 0, "her words are gone before the damage");
    let (mut trials, mut erased) = (0, 0);
    for page in (1..pages_of(&copied.folder())).step_by(3) {
        let (_root, store, _) = rescued_at(&copied.folder(), &copied.copy, &copied.key, NOBODY, (page, 9_000));
        trials += 1;
        erased += usize::from(lines(&store).iter().all(|line| !line.raw.contains("Awa")));
    }
    assert!(erased * 10 > trials * 8, "erased in {erased} of {trials}");
}
