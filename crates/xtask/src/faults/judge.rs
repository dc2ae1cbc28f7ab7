//! What is wrong with what a fault left, if anything.

use serde_json::Value;

/// The two states an act may leave, and no third.
pub struct Ends {
    pub before: Value,
    pub after: Value,
}

/// How an act may be left.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Several rows, each acknowledged by itself; at most so many were tried beyond those acknowledged.
    Rows { unanswered: u64 },
    /// One act: before or after.
    Whole,
    /// A copy takes the place of a file, with what is beyond it where that file did not read as it should: before, after,
    /// or as much of what lies between as was read.
    Rescue,
    /// It changes nothing that is counted.
    Nothing,
}

/// What is wrong, in a sentence.
pub fn judge(act: Act, ends: &Ends, acks: u64, found: &Value) -> Option<String> {
    if found["opened"] != true {
        return Some(format!("does not open: {}", found["code"]));
    }
    if found["found"]["faults"].as_array().is_none_or(|faults| !faults.is_empty()) {
        return Some(format!("faults: {}", found["found"]["faults"]));
    }
    if found["bad_copies"] != 0 {
        return Some(format!("{} of {} copies do not open", found["bad_copies"], found["copies"]));
    }
    if found["markers"] != 0 {
        return Some("a file on its way in was forgotten".into());
    }
    match act {
        Act::Rows { unanswered } => rows(ends, acks, unanswered, found),
        Act::Whole => whole(ends, acks, found),
        Act::Rescue => rescue(ends, found),
        Act::Nothing if counts(found) != counts(&ends.before) => {
            Some(format!("{:?} instead of {:?}", counts(found), counts(&ends.before)))
        }
        // What is made before a file changes its shape is there, however often it was begun.
        Act::Nothing => (found["copies"].as_u64() < ends.before["copies"].as_u64())
            .then(|| format!("{} copies instead of {}", found["copies"], ends.before["copies"])),
    }
}

fn rows(ends: &Ends, acks: u64, unanswered: u64, found: &Value) -> Option<String> {
    let number = |look: &Value| look["arrivals"].as_u64();
    let (Some(before), Some(now)) = (number(&ends.before), number(found)) else {
        return Some("the counter does not answer".into());
    };
    let right = (before + acks..=before + acks + unanswered).contains(&now);
    (!right).then(|| format!("{before} before, {acks} acknowledged, {now} there"))
}

fn whole(ends: &Ends, acks: u64, found: &Value) -> Option<String> {
    let (now, before, after) = (counts(found), counts(&ends.before), counts(&ends.after));
    let right = now == after || (now == before && acks == 0);
    (!right).then(|| format!("{acks} acknowledged, {now:?}; before {before:?}, after {after:?}"))
}

fn rescue(ends: &Ends, found: &Value) -> Option<String> {
    let (now, before, after) = (counts(found), counts(&ends.before), counts(&ends.after));
    let right = (0..now.len()).all(|n| (after[n].min(before[n])..=after[n].max(before[n])).contains(&now[n]));
    (!right).then(|| format!("{now:?}; before {before:?}, after {after:?}"))
}

/// Operations, counter rows, entities, files beside the database.
fn counts(look: &Value) -> [Option<u64>; 4] {
    let found = &look["found"];
    [&found["operations"], &found["events"], &found["entities"], &look["files"]].map(Value::as_u64)
}

#[cfg(test)]
mod tests {
    use super::{Act, Ends, judge};
    use serde_json::{Value, json};

    fn look(arrivals: u64, operations: u64) -> Value {
        json!({ "opened": true, "arrivals": arrivals, "bad_copies": 0, "markers": 0, "files": 0,
                "found": { "operations": operations, "events": 3, "entities": 2, "faults": [] } })
    }

    #[test]
    fn a_loss_a_double_and_a_half_are_found() {
        let ends = Ends { before: look(20, 5), after: look(25, 7) };
        let rows = |acks, there| judge(Act::Rows { unanswered: 1 }, &ends, acks, &look(there, 5)).is_none();
        assert!(rows(3, 23) && rows(3, 24));
        assert!(!rows(3, 22) && !rows(3, 25));
        let whole = |acks, operations| judge(Act::Whole, &ends, acks, &look(20, operations)).is_none();
        assert!(whole(0, 5) && whole(0, 7) && whole(1, 7));
        assert!(!whole(1, 5) && !whole(0, 6));
        let rescue = |operations| judge(Act::Rescue, &ends, 1, &look(20, operations)).is_none();
        assert!(rescue(5) && rescue(6) && rescue(7) && !rescue(4) && !rescue(8));
        assert!(judge(Act::Nothing, &ends, 0, &json!({ "opened": false })).is_some());
    }
}
