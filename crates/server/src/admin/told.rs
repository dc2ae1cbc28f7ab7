//! What a command tells: lines for a person, or one JSON value for a program.

use serde_json::{Value, json};

/// What a command tells.
pub struct Told {
    lines: Vec<String>,
    value: Value,
}

impl Told {
    /// Nothing but that it was done.
    pub fn done() -> Self {
        Self { lines: Vec::new(), value: json!({"done": true}) }
    }

    /// One thing.
    pub fn one(value: Value, lines: impl IntoIterator<Item = String>) -> Self {
        Self { lines: lines.into_iter().collect(), value }
    }

    /// A list under its name, with a line for each.
    pub fn list(name: &str, rows: impl IntoIterator<Item = (Value, String)>) -> Self {
        let (values, lines): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
        Self { lines, value: json!({name: values}) }
    }

    /// Prints it.
    pub fn print(&self, as_json: bool) {
        if as_json {
            println!("{}", self.value);
        } else {
            self.lines.iter().for_each(|line| println!("{line}"));
        }
    }
}
