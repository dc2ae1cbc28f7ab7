//! An operation under a new name: the same words, entity and stamp in another history.

use std::collections::BTreeMap;

use serde_json::Value;
use uuid::Uuid;

use crate::OpRef;

/// Where operations of one history went to in another.
#[derive(Debug, Clone)]
pub struct Move {
    /// The history they were written in.
    pub from: Uuid,
    /// The one they are written again in.
    pub to: Uuid,
    /// Old sequence to new.
    pub places: BTreeMap<u64, u64>,
}

impl Move {
    fn of(&self, text: &str) -> Option<OpRef> {
        let old: OpRef = text.parse().ok()?;
        let s = (old.r == self.from).then(|| self.places.get(&old.s))??;
        Some(OpRef { r: self.to, s: *s })
    }

    /// The line at its new place. References to operations that moved with it follow; `was` tells where it stood.
    ///
    /// A line that is no JSON object keeps its bytes: it has no place to write anew, and will be kept aside anyway.
    pub fn line(&self, s: u64, raw: &str) -> String {
        let Ok(Value::Object(mut op)) = serde_json::from_str::<Value>(raw) else {
            return raw.into();
        };
        let Some(new) = self.places.get(&s) else {
            return raw.into();
        };
        // Where the beginning of its act did not move, the first of it that did begins one.
        let start = op.get("a").and_then(Value::as_u64).and_then(|a| self.places.range(a..).next());
        let start = start.map_or(new, |(_, start)| start);
        op.insert("a".into(), (*start).into());
        op.insert("r".into(), self.to.to_string().into());
        op.insert("s".into(), (*new).into());
        for name in ["undoes", "cancels"] {
            self.follow(op.get_mut(name));
        }
        for write in op.get_mut("f").and_then(Value::as_object_mut).into_iter().flat_map(|f| f.values_mut()) {
            self.follow(write.get_mut("b"));
        }
        for seen in op.get_mut("seen").and_then(Value::as_object_mut).into_iter().flat_map(|f| f.values_mut()) {
            self.follow(Some(seen));
        }
        // The first place of all is kept, however often it moves.
        if !op.contains_key("was") {
            op.insert("was".into(), format!("{}:{s}", self.from).into());
        }
        Value::Object(op).to_string()
    }

    fn follow(&self, reference: Option<&mut Value>) {
        if let Some(value) = reference
            && let Some(moved) = value.as_str().and_then(|text| self.of(text))
        {
            *value = moved.to_string().into();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_follow_and_words_stay() {
        let (from, to) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let places = BTreeMap::from([(8, 1), (9, 2)]);
        let raw = format!(
            r#"{{"r":"{from}","s":9,"h":"x","a":8,"f":{{"one":{{"v":"{from}:8","b":"{from}:8"}},"two":{{"v":1,"b":"{from}:3"}}}},"seen":{{"one":"{from}:9"}},"cancels":"{from}:8","salt":"s"}}"#
        );
        let line = Move { from, to, places: places.clone() }.line(9, &raw);
        let op: Value = serde_json::from_str(&line).expect("an operation");
        assert_eq!(
            (op["r"].as_str(), op["s"].as_u64(), op["a"].as_u64()),
            (Some(to.to_string().as_str()), Some(2), Some(1))
        );
        assert_eq!(op["f"]["one"]["b"], format!("{to}:1"));
        assert_eq!(op["f"]["one"]["v"], format!("{from}:8"), "words are nobody's reference");
        assert_eq!(op["f"]["two"]["b"], format!("{from}:3"), "what did not move stays");
        assert_eq!((&op["seen"]["one"], &op["cancels"]), (&format!("{to}:2").into(), &format!("{to}:1").into()));
        assert_eq!((op["was"].as_str(), op["h"].as_str()), (Some(format!("{from}:9").as_str()), Some("x")));
        let again = Move { from: to, to: from, places: BTreeMap::from([(2, 5)]) }.line(2, &line);
        assert!(again.contains(&format!(r#""was":"{from}:9""#)), "its first place is remembered");
        assert_eq!(Move { from, to, places }.line(9, "[1]"), "[1]");
    }
}
