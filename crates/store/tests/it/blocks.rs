//! Counter blocks: a tap once and for all, silence never taken for watching.

use sillage_domain::{
    Id, Timestamp,
    flow::ObservationWindow,
    network::{Person, Unit},
    visit::VisitDay,
};
use sillage_store::{RowKind, RowOutcome, Store, StoreError};
use uuid::Uuid;

use crate::{ME, UNIT, act, reopened, store, verified, write};

fn window(store: &Store) -> (Id<ObservationWindow>, Uuid) {
    window_on(store, None)
}

fn window_on(store: &Store, visit_day: Option<Id<VisitDay>>) -> (Id<ObservationWindow>, Uuid) {
    let doc = ObservationWindow {
        visit_day,
        unit: Id::<Unit>::new(UNIT),
        post: Id::new(Uuid::from_u128(5)),
        observer: Id::<Person>::new(ME),
        started_at: Timestamp { at: "2026-11-24T10:00:00.000+01:00".into(), zone: "Europe/Paris".into() },
        planned_end: None,
        ended_at: None,
    };
    let window = write(store, 0, |tx| tx.add(UNIT, &doc));
    let block = write(store, 0, |tx| tx.open_block(window, Id::new(UNIT)));
    (window, block)
}

#[test]
fn a_tap_after_the_day_was_closed_is_refused_whatever_the_one_before_was_told() {
    let folder = tempfile::tempdir().expect("folder");
    let store = store(folder.path());
    let at = Timestamp { at: "2026-11-24T10:00:00.000+01:00".into(), zone: "Europe/Paris".into() };
    let day = VisitDay {
        visit: None,
        unit: Id::new(UNIT),
        date: "2026-11-24".parse().expect("a date"),
        referential_version: None,
        opened_at: at.clone(),
        closed_at: None,
        close_override_reason: None,
        present: Vec::new(),
        intention: String::new(),
        notes: String::new(),
        revision: 0,
    };
    let day = write(&store, 0, |tx| tx.add(UNIT, &day));
    let (_, block) = window_on(&store, Some(day));
    let tap = |ms, i| store.write(act(ms), |tx| tx.push_row(block, i, RowKind::Tap, 0)).map(|(found, _)| found.0);
    for i in 0..3 {
        assert_eq!(tap(100 + i, i).expect("open"), RowOutcome::Recorded);
    }
    write(&store, 200, |tx| tx.change(day, |day| day.closed_at = Some(at.clone())));
    assert!(matches!(tap(300, 3), Err(StoreError::Refused(refusal)) if refusal.code == "day_closed"));
    write(&store, 400, |tx| tx.change(day, |day| (day.closed_at, day.revision) = (None, 1)));
    assert_eq!(tap(500, 3).expect("open again"), RowOutcome::Recorded);
    // Another session has no day: what it is told is not told to the first.
    let (_, other) = window(&store);
    write(&store, 600, |tx| tx.change(day, |day| day.closed_at = Some(at.clone())));
    let elsewhere = store.write(act(700), |tx| tx.push_row(other, 0, RowKind::Tap, 0));
    assert_eq!(elsewhere.expect("no day").0.0, RowOutcome::Recorded);
    assert!(matches!(tap(800, 4), Err(StoreError::Refused(refusal)) if refusal.code == "day_closed"));
    verified(&store);
}

#[test]
fn a_retry_finds_its_own_row() {
    let folder = tempfile::tempdir().expect("folder");
    let store = store(folder.path());
    let (window, block) = window(&store);
    let tap =
        |ms, i, tally| store.write(act(ms), |tx| tx.push_row(block, i, RowKind::Tap, tally)).map(|(found, _)| found.0);
    assert_eq!(tap(100, 0, 0).expect("first"), RowOutcome::Recorded);
    assert_eq!(tap(900, 0, 0).expect("retry"), RowOutcome::AlreadyRecorded);
    assert!(matches!(tap(950, 0, 2), Err(StoreError::Refused(refusal)) if refusal.code == "index_taken"));
    assert_eq!(tap(1_000, 1, 1).expect("second"), RowOutcome::Recorded);
    let store = reopened(store);
    let rows = store.read(act(2_000), |db| db.last_block(window)).expect("read").expect("a block").rows;
    assert_eq!(rows.iter().map(|row| (row.i, row.dt, row.x)).collect::<Vec<_>>(), [(0, 100, 0), (1, 1_000, 1)]);
}

#[test]
fn silence_is_a_gap_and_a_pause_is_not() {
    let folder = tempfile::tempdir().expect("folder");
    let store = store(folder.path());
    let (_, block) = window(&store);
    let push = |ms, i, kind| write(&store, ms, |tx| tx.push_row(block, i, kind, 0)).1;
    assert_eq!(push(5_000, 0, RowKind::Tap), None);
    assert_eq!(write(&store, 10_000, |tx| tx.beat(block)), None);
    assert_eq!(push(20_000, 1, RowKind::Tap), None, "ten seconds are still watching");
    let gap = push(380_000, 2, RowKind::Tap).expect("six minutes away");
    assert_eq!((gap.i, gap.ms), (-1, 360_000));
    assert_eq!(push(381_000, 3, RowKind::Pause), None);
    assert_eq!(write(&store, 700_000, |tx| tx.beat(block)), None, "a pause is said, not noticed");
    assert_eq!(push(701_000, 4, RowKind::Resume), None);
    assert_eq!(write(&store, 800_000, |tx| tx.beat(block)).map(|gap| gap.i), Some(-2));
}

#[test]
fn sealing_changes_no_projection() {
    let folder = tempfile::tempdir().expect("folder");
    let store = store(folder.path());
    let (_, block) = window(&store);
    for i in 0..20 {
        // One long silence in the middle, so that host-made rows are sealed too.
        let ms = 1_000 * (i + 1) + if i >= 10 { 60_000 } else { 0 };
        write(&store, ms, |tx| {
            tx.push_row(block, i, if i == 7 { RowKind::Void } else { RowKind::Tap }, if i == 7 { 6 } else { 0 })
        });
    }
    let rows =
        |store: &Store| store.read(act(100_000), |db| db.find_block(block)).expect("read").expect("the block").rows;
    let before = rows(&store);
    write(&store, 100_000, |tx| tx.seal_block(block));
    assert_eq!(rows(&store), before);
    verified(&store);
    let late = store.write(act(100_001), |tx| tx.push_row(block, 20, RowKind::Tap, 0));
    assert!(matches!(late, Err(StoreError::NotCounting)));
    let store = reopened(store);
    assert_eq!(rows(&store), before);
}

#[test]
fn a_new_block_after_a_break_begins_with_the_break() {
    let folder = tempfile::tempdir().expect("folder");
    let store = store(folder.path());
    let (window, block) = window(&store);
    write(&store, 4_000, |tx| tx.push_row(block, 0, RowKind::Tap, 0));
    write(&store, 4_000, |tx| tx.seal_block(block));
    let next = write(&store, 244_000, |tx| tx.open_block(window, Id::new(UNIT)));
    let blocks: Vec<_> =
        store.read(act(244_001), |db| db.blocks_back(window)?.collect::<Result<_, StoreError>>()).expect("read");
    assert_eq!(blocks.iter().map(|found| found.id).collect::<Vec<_>>(), [next, block], "newest first");
    let second = &blocks[0];
    assert_eq!((second.rows[0].k, second.rows[0].x), (RowKind::Gap as i64, 240_000));
}
