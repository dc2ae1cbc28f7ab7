//! Whoever holds the key can write into the file past every program. Whatever was altered of an operation, the chain
//! names that operation and no other.

use std::{fs, path::Path};

use rusqlite::Connection;
use serde_json::Value;
use sillage_domain::action::Action;
use sillage_store::{DataKey, Store};
use uuid::Uuid;

use crate::{UNIT, acts::action, store, write};

/// The file as it lies on the disk, opened without this program.
pub struct Raw(pub Connection);

impl Raw {
    pub fn of(folder: &Path, key: &DataKey) -> Self {
        let file = Connection::open(folder.join("sillage.db")).expect("opens");
        let key = ["x'", &hex::encode(key.bare()), "'"].concat();
        file.pragma_update(None, "key", key).expect("a key");
        Self(file)
    }

    fn lines(&self) -> Vec<(Uuid, u64, String)> {
        let mut lines = self.0.prepare("SELECT r, s, line FROM op ORDER BY r, s").expect("a log");
        let read = lines.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).expect("a log");
        read.collect::<Result<_, _>>().expect("lines")
    }

    fn set_line(&self, s: u64, line: &str) {
        let set = self.0.execute("UPDATE op SET line = ?2 WHERE s = ?1", rusqlite::params![s, line]);
        assert_eq!(set.expect("written"), 1);
    }
}

/// A profile of a few acts of every kind, closed.
fn written(root: &Path) -> (std::path::PathBuf, DataKey) {
    let store = store(root);
    let lamp = write(&store, 0, |tx| tx.add(UNIT, &action("Lampe")));
    write(&store, 1, |tx| tx.change(lamp, |action: &mut Action| action.rank = 2));
    write(&store, 2, |tx| tx.delete(lamp));
    write(&store, 3, |tx| tx.undo_last(None));
    write(&store, 4, |tx| tx.add(UNIT, &action("Banc")));
    (store.folder().to_path_buf(), store.clone_key())
}

/// What the chain says of the file as it lies there.
fn broken(folder: &Path, key: &DataKey) -> Vec<String> {
    let store = Store::open(folder, key.clone(), "boot").expect("opens");
    let faults = store.verify().expect("verified").faults;
    faults.into_iter().filter(|fault| fault.starts_with("chain")).collect()
}

/// Another value of the same kind, so that the operation can still be read.
fn another(value: &Value) -> Value {
    match value {
        Value::Bool(said) => (!said).into(),
        Value::Number(_) => (value.as_u64().unwrap_or(1) + 1).into(),
        Value::Array(items) => items.iter().map(another).chain([Value::Null]).collect(),
        Value::Object(fields) => fields.iter().map(|(name, field)| (name.clone(), another(field))).collect(),
        Value::Null => "x".into(),
        Value::String(text) => {
            // A digit stays a digit: of an identifier, of a stamp, of a time.
            let at = text.rfind(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
            let digit = if text[at..].starts_with('1') { "2" } else { "1" };
            [&text[..at], digit, text.get(at + 1..).unwrap_or_default()].concat().into()
        }
    }
}

#[test]
fn whatever_is_altered_of_an_operation_is_named() {
    let root = tempfile::tempdir().expect("folder");
    let (folder, key) = written(root.path());
    assert_eq!(broken(&folder, &key), Vec::<String>::new());
    let lines = Raw::of(&folder, &key).lines();
    let whole = fs::read(folder.join("sillage.db")).expect("the file");
    let mut altered = std::collections::BTreeSet::new();
    // One that creates, one that deletes, one that takes the deletion back.
    for (r, s, line) in [&lines[0], &lines[2], &lines[3]] {
        let said: Value = serde_json::from_str(line).expect("an operation");
        assert_eq!(&said.to_string(), line, "written again it is the same");
        for (field, value) in said.as_object().expect("an operation") {
            let mut said = said.clone();
            said[field] = another(value);
            Raw::of(&folder, &key).set_line(*s, &said.to_string());
            assert_eq!(broken(&folder, &key), [format!("chain broken at {r}:{s}")], "{field} of {line}");
            fs::write(folder.join("sillage.db"), &whole).expect("put back");
            altered.insert(field.clone());
        }
    }
    let fields: Vec<&str> = altered.iter().map(String::as_str).collect();
    assert!(fields.len() >= 15, "{fields:?}");
    assert_eq!(broken(&folder, &key), Vec::<String>::new(), "as it was");
}

#[test]
fn an_operation_that_says_nothing_any_more_is_named_too() {
    let root = tempfile::tempdir().expect("folder");
    let (folder, key) = written(root.path());
    let lines = Raw::of(&folder, &key).lines();
    let whole = fs::read(folder.join("sillage.db")).expect("the file");
    let (r, s, line) = &lines[1];
    for other in ["{}", "[]", r#""no operation""#, &line.replace(r#""s":"#, r#""s":-"#), &lines[2].2] {
        Raw::of(&folder, &key).set_line(*s, other);
        assert_eq!(broken(&folder, &key), [format!("chain broken at {r}:{s}")], "{other}");
        fs::write(folder.join("sillage.db"), &whole).expect("put back");
    }
}

/// What else is said of an operation orders it or finds it; whoever changes that is noticed by what comes of it.
#[test]
fn whatever_is_altered_beside_an_operation_is_noticed() {
    let root = tempfile::tempdir().expect("folder");
    let (folder, key) = written(root.path());
    let whole = fs::read(folder.join("sillage.db")).expect("the file");
    for (change, chain) in [
        ("UPDATE op SET link = zeroblob(32) WHERE s = 2", true),
        ("UPDATE op SET r = zeroblob(16) WHERE s = 2", true),
        ("UPDATE op SET s = 99 WHERE s = 2", true),
        ("DELETE FROM op WHERE s = 2", true),
        ("UPDATE op SET h = (SELECT h FROM op WHERE s = 1) WHERE s = 2", false),
        ("UPDATE op SET eff = (SELECT h FROM op WHERE s = 1) WHERE s = 2", false),
        ("UPDATE op SET e = zeroblob(16) WHERE s = 2", false),
        ("UPDATE op SET a = 1 WHERE s = 2", false),
        ("UPDATE entity SET doc = replace(doc, 'Banc', 'Bancs')", false),
    ] {
        assert!(Raw::of(&folder, &key).0.execute(change, []).expect("written") > 0, "{change}");
        let faults = Store::open(&folder, key.clone(), "boot").expect("opens").verify().expect("verified").faults;
        assert!(!faults.is_empty(), "{change} goes unnoticed");
        assert_eq!(faults.iter().any(|fault| fault.starts_with("chain")), chain, "{change}: {faults:?}");
        fs::write(folder.join("sillage.db"), &whole).expect("put back");
    }
    assert_eq!(broken(&folder, &key), Vec::<String>::new());
}
