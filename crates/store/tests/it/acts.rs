//! Acts, their undo, and the projection rebuilt from the log.

use proptest::prelude::*;
use sillage_domain::{
    Bilingual, Id,
    action::{Action, ActionKind, ActionSource, ActionStatus},
    network::Zone,
};
use sillage_store::StoreError;

use crate::{UNIT, act, reopened, store, verified, write};

fn zone(name: &str) -> Zone {
    Zone { unit: Id::new(UNIT), name: Bilingual { fr: name.into(), en: None }, rank: 1 }
}

pub fn action(title: &str) -> Action {
    Action {
        unit: Id::new(UNIT),
        visit_day: None,
        title: title.into(),
        kind: ActionKind::QuickWin,
        owner: None,
        due_on: None,
        at_next_visit: false,
        status: ActionStatus::Todo,
        done_on: None,
        reason: None,
        source: ActionSource::Plan,
        source_id: None,
        expected_effect: String::new(),
        rank: 1,
        rank_reason: String::new(),
        proposed_as: None,
        indicator: None,
        answered_at: None,
    }
}

#[test]
fn undo_walks_back_and_forth_across_restarts() {
    let folder = tempfile::tempdir().expect("folder");
    let mut store = store(folder.path());
    let id = write(&store, 0, |tx| tx.add(UNIT, &action("Lampe")));
    for (ms, title) in [(1, "Lampe de la file"), (2, "Lampe de la caisse")] {
        write(&store, ms, |tx| tx.change(id, |action| action.title = title.into()));
    }
    let title = |store: &sillage_store::Store| {
        store.read(act(9), |db| db.find::<Action>(id)).expect("read").map(|row| row.title.clone())
    };
    assert_eq!(write(&store, 3, |tx| tx.undo_last(None)).left, 2);
    assert_eq!(title(&store).as_deref(), Some("Lampe de la file"));
    store = reopened(store);
    write(&store, 4, |tx| tx.undo_last(None));
    write(&store, 5, |tx| tx.undo_last(None));
    assert_eq!(title(&store), None, "the creation is undone: in the bin");
    assert!(matches!(store.write(act(6), |tx| tx.undo_last(None)), Err(StoreError::NothingToUndo)));
    verified(&store);
    store = reopened(store);
    for expected in ["Lampe", "Lampe de la file", "Lampe de la caisse"] {
        write(&store, 7, |tx| tx.redo_last(None));
        assert_eq!(title(&store).as_deref(), Some(expected));
    }
    assert!(matches!(store.write(act(8), |tx| tx.redo_last(None)), Err(StoreError::NothingToRedo)));
    verified(&store);
}

#[test]
fn a_final_act_stops_undo() {
    let folder = tempfile::tempdir().expect("folder");
    let store = store(folder.path());
    write(&store, 0, |tx| tx.add(UNIT, &action("Avant")));
    let sealed = sillage_store::Act { is_final: true, ..act(1) };
    store.write(sealed, |tx| tx.add(UNIT, &action("Scellée"))).expect("written");
    assert!(matches!(store.write(act(2), |tx| tx.undo_last(None)), Err(StoreError::NothingToUndo)));
}

#[test]
fn one_act_is_one_step_and_fails_as_one() {
    let folder = tempfile::tempdir().expect("folder");
    let store = store(folder.path());
    let half: Result<((), Vec<String>), StoreError> = store.write(act(0), |tx| {
        tx.add(UNIT, &action("Première"))?;
        tx.add(UNIT, &action(""))?;
        Ok(())
    });
    assert!(matches!(half, Err(StoreError::Refused(refusal)) if refusal.code == "text_missing"));
    assert!(store.read(act(1), |db| db.list_in::<Action>(UNIT)).expect("read").is_empty(), "nothing of the act stays");
    write(&store, 2, |tx| tx.add(UNIT, &action("Deux")).and_then(|_| tx.add(UNIT, &zone("Caisse"))));
    write(&store, 3, |tx| tx.undo_last(None));
    assert_eq!(
        store.read(act(4), |db| Ok::<_, StoreError>(db.list_deleted("2026-01-01T00:00:00Z")?.len())).expect("read"),
        2
    );
    verified(&store);
}

#[test]
fn the_bin_gives_back() {
    let folder = tempfile::tempdir().expect("folder");
    let store = store(folder.path());
    let id = write(&store, 0, |tx| tx.add(UNIT, &zone("Entrée")));
    write(&store, 1, |tx| tx.delete(id));
    assert!(store.read(act(2), |db| db.find(id)).expect("read").is_none());
    write(&store, 3, |tx| tx.restore("zone", id.uuid()));
    assert_eq!(store.read(act(4), |db| db.get(id)).expect("read").name.fr, "Entrée");
    verified(&store);
}

#[derive(Debug, Clone)]
enum Step {
    Add(String),
    Rename(usize, String),
    Delete(usize),
    Undo,
    Redo,
    Reopen,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => "[a-z]{1,8}".prop_map(Step::Add),
        4 => (any::<usize>(), "[a-z]{1,8}").prop_map(|(n, name)| Step::Rename(n, name)),
        1 => any::<usize>().prop_map(Step::Delete),
        3 => Just(Step::Undo),
        2 => Just(Step::Redo),
        1 => Just(Step::Reopen),
    ];
    prop::collection::vec(step, 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Whatever is done, undone and redone: the projection equals the one rebuilt from the log, and undoing every act
    /// leaves nothing but the bin.
    #[test]
    fn the_log_is_the_truth(steps in steps()) {
        let folder = tempfile::tempdir().expect("folder");
        let mut store = store(folder.path());
        let mut ids: Vec<Id<Zone>> = Vec::new();
        for (ms, step) in (0..).zip(&steps) {
            let pick = |n: usize| (!ids.is_empty()).then(|| ids[n % ids.len()]);
            match step {
                Step::Add(name) => ids.push(write(&store, ms, |tx| tx.add(UNIT, &zone(name)))),
                Step::Rename(n, name) => if let Some(id) = pick(*n) {
                    let renamed = store.write(act(ms), |tx| tx.change(id, |zone| zone.name.fr = name.clone()));
                    let known = matches!(renamed, Ok(_) | Err(StoreError::NotFound { .. })); prop_assert!(known);
                },
                Step::Delete(n) => if let Some(id) = pick(*n) {
                    let deleted = store.write(act(ms), |tx| tx.delete(id));
                    let known = matches!(deleted, Ok(_) | Err(StoreError::NotFound { .. })); prop_assert!(known);
                },
                Step::Undo => { let undone = store.write(act(ms), |tx| tx.undo_last(None)); prop_assert!(matches!(undone, Ok(_) | Err(StoreError::NothingToUndo))); }
                Step::Redo => { let redone = store.write(act(ms), |tx| tx.redo_last(None)); prop_assert!(matches!(redone, Ok(_) | Err(StoreError::NothingToRedo))); }
                Step::Reopen => store = reopened(store),
            }
        }
        verified(&store);
        for _ in 0..=steps.len() {
            if store.write(act(99), |tx| tx.undo_last(None)).is_err() {
                break;
            }
        }
        prop_assert!(store.read(act(100), |db| db.list_in::<Zone>(UNIT)).expect("read").is_empty());
        verified(&store);
    }
}

#[test]
fn no_text_in_the_log_holds_a_control_character() {
    let folder = tempfile::tempdir().expect("folder");
    let store = store(folder.path());
    let typed = "ligne\r\nautre\u{0}\u{B}\tfin\u{1B}[2J";
    let id = write(&store, 0, |tx| tx.add(UNIT, &Action { expected_effect: typed.into(), ..action("Lampe") }));
    write(&store, 1, |tx| tx.record_draft("a", typed));
    write(&store, 2, |tx| tx.change(id, |action| action.reason = Some("\u{7}bip".into())));
    let kept = store.read(act(3), |db| Ok::<_, StoreError>((db.get(id)?, db.list_drafts("a")?))).expect("read");
    assert_eq!(kept.0.expected_effect, "ligne\nautre\n\tfin[2J");
    assert_eq!((kept.0.reason.as_deref(), kept.1[0].text.as_str()), (Some("bip"), "ligne\nautre\n\tfin[2J"));
    // A name that hides something is refused with a sentence instead.
    let refused = store.write(act(4), |tx| tx.add(UNIT, &action("Lam\u{0}pe")));
    assert!(matches!(refused, Err(StoreError::Refused(refusal)) if refusal.code == "name_with_hidden_characters"));
    verified(&store);
}
