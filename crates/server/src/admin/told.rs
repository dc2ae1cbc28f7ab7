//! What a command tells: lines for a person, or one JSON value for a program.

use std::io::Write;

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
        let mut out = std::io::stdout().lock();
        let text = if as_json { self.value.to_string() } else { self.lines.join("\n") };
        if !text.is_empty() {
            // Whoever has read enough closes: that is no fault of anybody.
            let _read_enough = writeln!(out, "{text}");
        }
    }
}
