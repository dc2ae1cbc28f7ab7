//! Operations of other replicas: in whatever order they come, everybody ends up with the same; half-way never happened.

use std::fs;

use proptest::prelude::*;
use sillage_domain::{Bilingual, Id, network::Zone};
use sillage_store::{Act, Drawn, Scope, Store, StoreError, Vault, Writer};
use sillage_sync_protocol::{Envelope, Line};
use uuid::Uuid;

use crate::{UNIT, act, at, reopened, verified, write};

const OTHER_UNIT: Uuid = Uuid::from_u128(0x33);

fn zone(name: &str) -> Zone {
    Zone { unit: Id::new(UNIT), name: Bilingual { fr: name.into(), en: None }, rank: 1 }
}

fn desk(folder: &std::path::Path, n: u128) -> Store {
    let (vault, key) = Vault::practice(Uuid::from_u128(n)).expect("vault");
    Store::create(&folder.join(format!("desk-{n}")), vault, key, "boot").expect("store")
}

/// The acts of somebody else than [`crate::ME`].
fn by(n: u128, ms: i64) -> Act {
    Act { me: Id::new(Uuid::from_u128(0x100 + n)), now: at(ms), ..act(ms) }
}

pub fn lines(store: &Store) -> Vec<Line> {
    store.read(act(0), |db| db.list_lines([UNIT; 2], |_, _| true)).expect("lines")
}

pub fn give(from: &Store, to: &Store, ms: i64) -> u64 {
    let lines = lines(from);
    to.write(act(ms), |tx| tx.take_in(&lines, &[UNIT])).expect("taken in").0.new
}

fn refused(to: &Store, lines: &[Line]) -> &'static str {
    match to.write(act(0), |tx| tx.take_in(lines, &[UNIT])) {
        Err(StoreError::Refused(refusal)) => refusal.code,
        other => panic!("not refused: {other:?}"),
    }
}

fn names(store: &Store) -> Vec<String> {
    let zones = store.read(act(0), |db| db.list_in::<Zone>(UNIT)).expect("read");
    zones.into_iter().map(|row| row.doc.name.fr).collect()
}

/// A line with other words, as its author would have written it.
fn rewritten(line: &Line, from: &str, to: &str) -> Line {
    let raw = line.raw.replace(from, to);
    let envelope = Envelope::parse(&raw).expect("an operation");
    let after = sillage_sync_protocol::next_link(&line.before, &envelope.digest);
    Line { raw, envelope, after, ..line.clone() }
}

#[test]
fn what_a_colleague_wrote_is_here_once() {
    let folder = tempfile::tempdir().expect("folder");
    let (one, two) = (desk(folder.path(), 1), desk(folder.path(), 2));
    let id = write(&one, 0, |tx| tx.add(UNIT, &zone("Entrée")));
    assert_eq!((give(&one, &two, 1), give(&one, &two, 2)), (1, 0));
    two.write(by(2, 3), |tx| tx.change(id, |zone| zone.rank = 4)).expect("changed");
    write(&one, 4, |tx| tx.change(id, |zone| zone.name.fr = "Accueil".into()));
    assert_eq!((give(&one, &two, 5), give(&two, &one, 6)), (1, 1), "each brings what the other lacks");
    for store in [&one, &two] {
        let row = store.read(act(7), |db| db.get(id)).expect("there");
        assert_eq!((row.doc.name.fr.as_str(), row.doc.rank, row.revision), ("Accueil", 4, 3), "two fields, both kept");
        verified(store);
    }
    assert_eq!(one.verify().expect("one").projections, two.verify().expect("two").projections);
    verified(&reopened(two));
}

#[test]
fn undo_never_takes_back_what_somebody_else_did() {
    let folder = tempfile::tempdir().expect("folder");
    let (one, two) = (desk(folder.path(), 1), desk(folder.path(), 2));
    let id = write(&one, 0, |tx| tx.add(UNIT, &zone("Entrée")));
    give(&one, &two, 1);
    // The same person at another computer is somebody else too: what was done there is undone there.
    assert!(matches!(two.write(act(2), |tx| tx.undo_last(None)), Err(StoreError::NothingToUndo)));
    two.write(by(2, 3), |tx| tx.change(id, |zone| zone.name.fr = "Seuil".into())).expect("changed");
    give(&two, &one, 4);
    write(&one, 5, |tx| tx.undo_last(None));
    assert_eq!(names(&one), ["Seuil"], "a zone that holds a colleague's words is not deleted by an undo");
    verified(&one);
}

#[test]
fn a_delete_wins_only_over_what_it_saw() {
    let folder = tempfile::tempdir().expect("folder");
    let (one, two) = (desk(folder.path(), 1), desk(folder.path(), 2));
    let [kept, gone] = ["Entrée", "Caisse"].map(|name| write(&one, 0, |tx| tx.add(UNIT, &zone(name))));
    give(&one, &two, 1);
    write(&one, 2, |tx| tx.delete(kept).and_then(|()| tx.delete(gone)));
    two.write(by(2, 3), |tx| tx.change(kept, |zone| zone.rank = 9)).expect("changed");
    give(&one, &two, 4);
    give(&two, &one, 5);
    for store in [&one, &two] {
        assert_eq!(names(store), ["Entrée"]);
        verified(store);
    }
}

#[test]
fn forged_and_contradicting_operations_change_nothing() {
    let folder = tempfile::tempdir().expect("folder");
    let (one, two) = (desk(folder.path(), 1), desk(folder.path(), 2));
    write(&one, 0, |tx| tx.add(UNIT, &zone("Entrée")));
    let elsewhere = two.write(by(2, 1), |tx| tx.add(OTHER_UNIT, &zone("Ailleurs"))).expect("added").0;
    let line = lines(&one).remove(0);
    let before = two.verify().expect("before");
    let unit = |unit: Uuid| unit.to_string();
    let other_stream = rewritten(&line, &format!(r#""u":"{}""#, unit(UNIT)), &format!(r#""u":"{}""#, unit(OTHER_UNIT)));
    assert_eq!(refused(&two, &[other_stream]), "bundle_foreign_unit");
    let reaching = rewritten(&line, &line.envelope.e.to_string(), &elsewhere.to_string());
    assert_eq!(refused(&two, &[line.clone(), reaching.clone()]), "bundle_forked", "one sequence, two operations");
    assert_eq!(refused(&two, &[reaching]), "bundle_foreign_unit", "an entity of another stream");
    assert_eq!(two.verify().expect("after"), before);
    give(&one, &two, 2);
    assert_eq!(refused(&two, &[rewritten(&line, "Entrée", "Sortie")]), "bundle_forked");
    write(&one, 3, |tx| tx.add(UNIT, &zone("Caisse")));
    let mut unlinked = lines(&one).remove(1);
    unlinked.before = [7; 32];
    assert_eq!(refused(&two, &[unlinked]), "bundle_forked", "its link is not the one that is here");
    assert_eq!(names(&two), ["Entrée"]);
    verified(&two);
}

#[test]
fn a_stretch_is_filled_from_either_side() {
    let folder = tempfile::tempdir().expect("folder");
    let (one, two) = (desk(folder.path(), 1), desk(folder.path(), 2));
    for (ms, name) in [(0, "a"), (1, "b"), (2, "c"), (3, "d"), (4, "e")] {
        write(&one, ms, |tx| tx.add(UNIT, &zone(name)));
    }
    let all = lines(&one);
    for which in [3, 1, 4, 2, 0] {
        two.write(act(9), |tx| tx.take_in(&all[which..=which], &[UNIT])).expect("taken in");
        verified(&two);
    }
    assert_eq!(lines(&two), all, "passed on as it came");
    assert_eq!(two.verify().expect("two").heads[0].1, one.verify().expect("one").heads[0].1);
}

#[test]
fn half_a_document_and_a_malformed_one_are_kept_and_not_shown() {
    let folder = tempfile::tempdir().expect("folder");
    let (one, two) = (desk(folder.path(), 1), desk(folder.path(), 2));
    let id = write(&one, 0, |tx| tx.add(UNIT, &zone("Entrée")));
    write(&one, 1, |tx| tx.change(id, |zone| zone.rank = 2));
    let all = lines(&one);
    two.write(act(2), |tx| tx.take_in(&all[1..], &[UNIT])).expect("the change before the creation");
    assert_eq!(names(&two), Vec::<String>::new());
    two.write(act(3), |tx| tx.take_in(&all[..1], &[UNIT])).expect("the creation");
    assert_eq!(names(&two), ["Entrée"]);
    let odd = rewritten(&all[0], r#""rank":{"v":1"#, r#""rank":{"v":"first""#);
    let newer = rewritten(&all[0], r#""k":"set""#, r#""k":"dance""#);
    for (n, line) in [(3, odd), (4, newer)] {
        let store = desk(folder.path(), n);
        let taken = store.write(act(4), |tx| tx.take_in(std::slice::from_ref(&line), &[UNIT])).expect("kept").0;
        assert_eq!((taken.new, taken.not_understood), (1, u64::from(n == 4)));
        assert_eq!(names(&store), Vec::<String>::new());
        assert_eq!(lines(&store), [line], "the bytes are forwarded as they came");
        verified(&store);
    }
}

#[test]
fn control_characters_stay_in_the_log_and_a_scope_holds() {
    let folder = tempfile::tempdir().expect("folder");
    let (one, two) = (desk(folder.path(), 1), desk(folder.path(), 2));
    write(&one, 0, |tx| tx.add(UNIT, &zone("Entrée")));
    let line = rewritten(&lines(&one).remove(0), "Entrée", r"En\u0007tr\u001bée");
    two.keep_to(Some(Scope::new(Uuid::nil(), [OTHER_UNIT])));
    let outside = two.write(act(1), |tx| tx.take_in(std::slice::from_ref(&line), &[UNIT]));
    assert!(matches!(outside, Err(StoreError::NotFound { id: UNIT, .. })), "{outside:?}");
    two.keep_to(None);
    two.write(act(1), |tx| tx.take_in(std::slice::from_ref(&line), &[UNIT])).expect("taken in");
    assert_eq!((names(&two), lines(&two)), (vec!["Entrée".to_owned()], vec![line]));
    verified(&two);
}

#[test]
fn a_clock_ahead_is_ordered_by_its_arrival() {
    let folder = tempfile::tempdir().expect("folder");
    let (one, two) = (desk(folder.path(), 1), desk(folder.path(), 2));
    const TEN_YEARS: i64 = 315_360_000_000;
    let id = one.write(by(1, TEN_YEARS), |tx| tx.add(UNIT, &zone("2036"))).expect("added").0;
    let all = lines(&one);
    let taken = two.write(act(0), |tx| tx.take_in(&all, &[UNIT])).expect("taken in").0;
    assert_eq!(taken.ahead, 1);
    write(&two, 1, |tx| tx.change(id, |zone| zone.name.fr = "aujourd’hui".into()));
    assert_eq!(names(&two), ["aujourd’hui"], "whoever saw the value replaces it");
    let written = lines(&two).into_iter().map(|line| line.envelope.h).min().expect("stamps");
    assert!(i64::try_from(written.ms()).expect("small") < at(TEN_YEARS).utc_ms, "the clock of 2036 is not caught");
    give(&two, &one, TEN_YEARS + 1);
    assert_eq!(names(&one), ["aujourd’hui"], "its author learns the ruling");
    verified(&one);
    verified(&two);
}

/// Of a record nothing was here of, the row is drawn while its operations are written: it is the row they give one by one,
/// whoever orders them, and whatever of them is here before.
#[test]
fn many_at_once_come_to_what_they_come_to_one_by_one() {
    let folder = tempfile::tempdir().expect("folder");
    let (one, two) = (desk(folder.path(), 1), desk(folder.path(), 2));
    let (ids, _) = one
        .write(by(1, 0), |tx| (0..80).map(|n| tx.add(UNIT, &zone(&format!("Zone {n}")))).collect::<Result<Vec<_>, _>>())
        .expect("added");
    give(&one, &two, 1);
    for (n, id) in ids.iter().enumerate().take(24) {
        let ms = 10 * i64::try_from(n).expect("few");
        let name = |of: &str| format!("{of} {n}");
        // A day ahead: ordered by its arrival, or as the server says.
        two.write(by(2, ms + 86_400_000), |tx| tx.change(*id, |zone| zone.name.fr = name("Deux"))).expect("changed");
        one.write(by(1, ms + 20), |tx| tx.change(*id, |zone| zone.name.fr = name("Un"))).expect("changed");
        if n % 3 == 0 {
            one.write(by(1, ms + 21), |tx| tx.delete(*id)).expect("deleted");
        }
        if n % 6 == 0 {
            one.write(by(1, ms + 22), |tx| tx.undo_last(None)).expect("undone");
        }
    }
    give(&two, &one, 1_000);
    // As whoever wrote them sends them: nobody has ruled about a clock.
    let mut all: Vec<_> = lines(&one).into_iter().map(|line| Line { eff: None, ..line }).collect();
    all.reverse();
    let taken = |n: u128, sips: &[[usize; 2]], order: Option<bool>| {
        let store = desk(folder.path(), n);
        for sip in sips {
            let lines = &all[sip[0]..sip[1]];
            let take = |tx: &mut Writer<'_>| match order {
                Some(drawn) => tx.take_page(lines, UNIT, drawn.then(|| Drawn::page(lines))),
                None => tx.take_in(lines, &[UNIT]),
            };
            store.write(act(2_000), take).expect("taken in");
        }
        verified(&store);
        store.verify().expect("verified").projections
    };
    let end = all.len();
    let one_by_one: Vec<_> = (0..end).map(|at| [at, at + 1]).collect();
    let ours = taken(10, &one_by_one, None);
    assert_eq!(taken(11, &[[0, end]], None), ours);
    assert_eq!(taken(12, &[[0, end / 2], [0, end]], None), ours, "some of it was here");
    let servers = taken(13, &one_by_one, Some(false));
    assert_ne!(servers, ours, "a clock ahead is ordered otherwise");
    for drawn in [false, true] {
        assert_eq!(taken(14 + u128::from(drawn), &[[0, end]], Some(drawn)), servers);
        assert_eq!(taken(16 + u128::from(drawn), &[[end / 3, end], [0, end]], Some(drawn)), servers);
    }
}

#[test]
fn a_cut_in_the_middle_changes_nothing() {
    let folder = tempfile::tempdir().expect("folder");
    let (one, two) = (desk(folder.path(), 1), desk(folder.path(), 2));
    for ms in 0..40 {
        write(&one, ms, |tx| tx.add(UNIT, &zone(&format!("Zone {ms}"))));
    }
    write(&two, 0, |tx| tx.add(UNIT, &zone("À moi")));
    let before = two.verify().expect("before");
    let crashed = folder.path().join("crashed");
    fs::create_dir(&crashed).expect("folder");
    let all = lines(&one);
    let profile = two.folder().to_path_buf();
    let cut: Result<((), Vec<String>), StoreError> = two.write(act(1), |tx| {
        tx.take_in(&all, &[UNIT])?;
        // What lies on the disk at this moment is what a power cut would leave.
        for name in ["sillage.db", "sillage.db-wal", "vault.json"] {
            fs::copy(profile.join(name), crashed.join(name)).expect("copied");
        }
        Err(StoreError::DiskFull)
    });
    assert!(matches!(cut, Err(StoreError::DiskFull)));
    assert_eq!(two.verify().expect("after"), before);
    let survivor = Store::open(&crashed, two.clone_key(), "boot").expect("opens");
    assert_eq!(survivor.verify().expect("survivor").projections, before.projections);
    assert_eq!(survivor.write(act(2), |tx| tx.take_in(&all, &[UNIT])).expect("again").0.new, 40);
    assert_eq!(names(&survivor).len(), 41);
    verified(&survivor);
}

#[test]
fn a_copy_of_a_profile_goes_on_as_another_replica() {
    let folder = tempfile::tempdir().expect("folder");
    let original = desk(folder.path(), 1);
    write(&original, 0, |tx| tx.add(UNIT, &zone("Avant")));
    let replica = |store: &Store| store.read(act(0), |db| db.replica()).expect("replica");
    let (key, home, first) = (original.clone_key(), original.folder().to_path_buf(), replica(&original));
    let original = reopened(original);
    assert_eq!(replica(&original), first, "the same file at the same place goes on");
    original.note_sent().expect("noted");
    drop(original);
    let twin_home = folder.path().join("twin");
    fs::create_dir(&twin_home).expect("folder");
    for entry in fs::read_dir(&home).expect("profile").flatten().filter(|entry| entry.path().is_file()) {
        fs::copy(entry.path(), twin_home.join(entry.file_name())).expect("copied");
    }
    let twin = Store::open(&twin_home, key.clone(), "boot").expect("twin");
    let original = Store::open(&home, key, "boot").expect("original");
    assert_ne!(replica(&twin), replica(&original));
    for (store, name) in [(&twin, "Chez le jumeau"), (&original, "Chez l’original")] {
        write(store, 5, |tx| tx.add(UNIT, &zone(name)));
    }
    give(&twin, &original, 6);
    give(&original, &twin, 7);
    assert_eq!(names(&twin).len(), 3);
    assert_eq!(twin.verify().expect("twin").projections, original.verify().expect("original").projections);
    verified(&twin);
}

#[test]
fn a_profile_put_back_from_yesterday_gets_today_back_from_a_colleague() {
    let folder = tempfile::tempdir().expect("folder");
    let (one, two) = (desk(folder.path(), 1), desk(folder.path(), 2));
    write(&one, 0, |tx| tx.add(UNIT, &zone("Hier")));
    let yesterday = lines(&one);
    write(&one, 1, |tx| tx.add(UNIT, &zone("Aujourd’hui")));
    give(&one, &two, 2);
    // A file that holds yesterday and writes as the same replica.
    let restored = desk(folder.path(), 3);
    restored.write(act(3), |tx| tx.take_in(&yesterday, &[UNIT])).expect("yesterday");
    restored.write_as(yesterday[0].envelope.reference.r).expect("as if put back");
    give(&two, &restored, 4);
    write(&restored, 5, |tx| tx.add(UNIT, &zone("Ensuite")));
    assert_eq!(names(&restored), ["Hier", "Aujourd’hui", "Ensuite"]);
    give(&restored, &two, 6);
    assert_eq!(names(&two).len(), 3, "no sequence was used twice");
    verified(&restored);
    verified(&two);
}

#[derive(Debug, Clone)]
enum Step {
    Add(usize, String),
    Rename(usize, usize, String),
    Rank(usize, usize, u32),
    Delete(usize, usize),
    Undo(usize),
    Redo(usize),
    Give { from: usize, to: usize, every: usize },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let desk = || 0..3_usize;
    let step = prop_oneof![
        3 => (desk(), "[a-z]{1,6}").prop_map(|(d, name)| Step::Add(d, name)),
        4 => (desk(), any::<usize>(), "[a-z]{1,6}").prop_map(|(d, n, name)| Step::Rename(d, n, name)),
        2 => (desk(), any::<usize>(), 1..9_u32).prop_map(|(d, n, rank)| Step::Rank(d, n, rank)),
        2 => (desk(), any::<usize>()).prop_map(|(d, n)| Step::Delete(d, n)),
        2 => desk().prop_map(Step::Undo),
        1 => desk().prop_map(Step::Redo),
        4 => (desk(), desk(), 1..4_usize).prop_map(|(from, to, every)| Step::Give { from, to, every }),
    ];
    prop::collection::vec(step, 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    /// Three desks, one of whose clocks is a day ahead and one an hour behind; files exchanged in any order, some in part:
    /// once everybody has everything, everybody has the same, byte for byte.
    #[test]
    fn exchanging_in_any_order_converges(steps in steps()) {
        let folder = tempfile::tempdir().expect("folder");
        let desks = [1, 2, 3].map(|n| desk(folder.path(), n));
        let skew = [0, 86_400_000, -3_600_000];
        let mut ids: Vec<Id<Zone>> = Vec::new();
        let known = |outcome: Result<(), StoreError>| matches!(outcome, Ok(()) | Err(StoreError::NotFound { .. } | StoreError::NothingToUndo | StoreError::NothingToRedo));
        for (ms, step) in (0_i64..).zip(&steps) {
            let pick = |n: usize| ids.get(n % ids.len().max(1)).copied();
            let acting = |d: usize| by(d as u128, 10_000 + ms * 1_000 + skew[d]);
            let done = match step {
                Step::Add(d, name) => desks[*d].write(acting(*d), |tx| tx.add(UNIT, &zone(name))).map(|(id, _)| ids.push(id)),
                Step::Rename(d, n, name) => pick(*n).map_or(Ok(()), |id| desks[*d].write(acting(*d), |tx| tx.change(id, |zone| zone.name.fr = name.clone())).map(drop)),
                Step::Rank(d, n, rank) => pick(*n).map_or(Ok(()), |id| desks[*d].write(acting(*d), |tx| tx.change(id, |zone| zone.rank = *rank)).map(drop)),
                Step::Delete(d, n) => pick(*n).map_or(Ok(()), |id| desks[*d].write(acting(*d), |tx| tx.delete(id)).map(drop)),
                Step::Undo(d) => desks[*d].write(acting(*d), |tx| tx.undo_last(None)).map(drop),
                Step::Redo(d) => desks[*d].write(acting(*d), |tx| tx.redo_last(None)).map(drop),
                Step::Give { from, to, every } => {
                    let mut n = 0;
                    let some = desks[*from].read(act(0), |db| db.list_lines([UNIT; 2], |_, _| { n += 1; n % every == 0 })).expect("lines");
                    desks[*to].write(acting(*to), |tx| tx.take_in(&some, &[UNIT])).map(drop)
                }
            };
            prop_assert!(known(done), "step {ms}: {step:?}");
        }
        for desk in &desks {
            verified(desk);
        }
        for _ in 0..2 {
            for (from, to) in [(0, 1), (1, 2), (2, 0), (0, 2), (2, 1), (1, 0)] {
                give(&desks[from], &desks[to], 200_000);
            }
        }
        let end: Vec<_> = desks.iter().map(|desk| { verified(desk); desk.verify().expect("verified").projections }).collect();
        prop_assert_eq!(&end[0], &end[1]);
        prop_assert_eq!(&end[1], &end[2]);
    }
}
