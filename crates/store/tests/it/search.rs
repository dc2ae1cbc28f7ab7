//! What is looked for is letters and nothing else, whatever it says to a database.

use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use sillage_domain::{action::Action, plain};

use crate::{UNIT, act, acts::action, store, verified, write};

const TEXTS: [&str; 24] = [
    "Entrée",
    "ENTREE 2",
    "Caisse",
    "Caisse 50 %",
    "100 %",
    "a_b",
    "a%b",
    "l'accueil",
    "l’accueil",
    "dit \"le salon\"",
    "c:\\fond",
    "--",
    "- 1",
    "/* rien */ x",
    "' OR '1'='1",
    "x'; DROP TABLE op; --",
    "[a-z]*",
    "?1",
    "$.name.fr",
    "Œuvre",
    "İstanbul",
    "ﬁn",
    "漢字",
    "e\u{301}tage",
];
const LOOKED_FOR: [&str; 34] = [
    "'",
    "\"",
    "''",
    "%",
    "_",
    "*",
    "?",
    "\\",
    "--",
    "/*",
    ";",
    "' OR '1'='1",
    "' OR 1=1 --",
    "%' OR '%'='",
    "a%b",
    "a_b",
    "_%_",
    "[a-z]",
    "?1",
    ":text",
    "$.name",
    "’",
    "ʼ",
    "＇",
    "\0",
    "e\0",
    "\u{301}",
    "é",
    "E\u{301}",
    "ENTREE",
    "x'41'",
    "NULL",
    "' UNION SELECT line FROM op --",
    "x'; DROP TABLE op; --",
];
const LIMIT: usize = 7;

fn letters() -> impl Strategy<Value = String> {
    let cut = (prop::sample::select(TEXTS.to_vec()), any::<(usize, usize)>()).prop_map(|(text, (from, length))| {
        let from = from % (text.chars().count() + 1);
        text.chars().skip(from).take(length % 6).collect()
    });
    prop_oneof![
        3 => cut,
        2 => prop::sample::select(LOOKED_FOR.to_vec()).prop_map(str::to_owned),
        2 => "[-'\"%_*?\\\\;: a-cE-Gé]{0,3}",
        1 => prop::collection::vec(any::<char>(), 0..4).prop_map(|chars| chars.into_iter().collect()),
    ]
}

/// What the question means: the texts that hold the letters, those that begin with them first, the others by their age.
fn oracle(letters: &str) -> Vec<&'static str> {
    let wanted = plain(letters);
    let holding = TEXTS.into_iter().filter(|text| !wanted.is_empty() && plain(text).contains(&wanted));
    let (begins, within): (Vec<_>, Vec<_>) = holding.partition(|text| plain(text).starts_with(&wanted));
    [begins, within].concat().into_iter().take(LIMIT).collect()
}

#[test]
fn what_is_found_is_what_holds_the_letters() {
    let folder = tempfile::tempdir().expect("folder");
    let store = store(folder.path());
    for (ms, text) in (0..).zip(TEXTS) {
        write(&store, ms, |tx| tx.add(UNIT, &Action { expected_effect: text.into(), ..action("Lampe") }));
    }
    let found = |letters: &str| {
        let hits = store.read(act(99), |db| db.list_holding::<Action>("expected_effect", letters, LIMIT));
        hits.expect("read").into_iter().map(|hit| hit.row.expected_effect.clone()).collect::<Vec<_>>()
    };
    for letters in LOOKED_FOR {
        assert_eq!(found(letters), oracle(letters), "{letters:?}");
    }
    let config = Config { cases: 10_000, failure_persistence: None, ..Config::default() };
    let asked = TestRunner::new(config).run(&letters(), |letters| {
        prop_assert_eq!(found(&letters), oracle(&letters));
        Ok(())
    });
    asked.expect("what holds the letters");
    assert_eq!((oracle("entree").len(), oracle("%").len()), (2, 3), "neither nothing nor everything");
    verified(&store);
}

/// Drafts are looked for by the beginning of their key.
#[test]
fn a_beginning_is_a_beginning() {
    let folder = tempfile::tempdir().expect("folder");
    let store = store(folder.path());
    for (ms, key) in (0..).zip(TEXTS) {
        write(&store, ms, |tx| tx.record_draft(key, "t"));
    }
    let listed = |prefix: &str| {
        let drafts = store.read(act(99), |db| db.list_drafts(prefix)).expect("read");
        drafts.into_iter().map(|draft| draft.key).collect::<std::collections::BTreeSet<_>>()
    };
    for prefix in LOOKED_FOR {
        let beginning = TEXTS.into_iter().filter(|key| key.starts_with(prefix)).map(str::to_owned).collect();
        assert_eq!(listed(prefix), beginning, "{prefix:?}");
    }
    for prefix in LOOKED_FOR {
        write(&store, 200, |tx| tx.drop_drafts(prefix));
    }
    let left = TEXTS.into_iter().filter(|key| !LOOKED_FOR.iter().any(|prefix| key.starts_with(prefix)));
    assert_eq!(listed(""), left.map(str::to_owned).collect(), "what does not begin so stays");
    assert!(!listed("").is_empty());
}
