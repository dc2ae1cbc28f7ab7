//! What the server says about itself: one JSON object a line on standard error, made of ids, codes and counts. No
//! word anybody wrote ever gets here.

use serde_json::{Map, Value};

/// Says that something happened.
pub fn say(what: &str, with: &[(&str, &str)]) {
    let mut line = Map::new();
    line.insert("at_ms".into(), crate::clock::now_ms().into());
    line.insert("what".into(), what.into());
    for (name, value) in with {
        line.insert((*name).into(), (*value).into());
    }
    eprintln!("{}", Value::Object(line));
}
