//! What the server says about itself: one JSON object a line on standard error, made of ids, codes and counts. No
//! word anybody wrote ever gets here.

use std::io::Write;

use serde_json::{Map, Value};

/// Says that something happened.
pub fn say(what: &str, with: &[(&str, &str)]) {
    let mut line = Map::new();
    line.insert("at_ms".into(), crate::clock::now_ms().into());
    line.insert("what".into(), what.into());
    for (name, value) in with {
        line.insert((*name).into(), (*value).into());
    }
    // Where nobody listens any more, or the disk the log lies on is full, the server goes on answering.
    let _unheard = writeln!(std::io::stderr(), "{}", Value::Object(line));
}

/// From now on a panic says where it was and not what it met: that may be what somebody wrote.
pub fn say_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let at = panic.location().map(ToString::to_string).unwrap_or_default();
        say("panic", &[("at", &at)]);
    }));
}
