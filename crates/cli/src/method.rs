//! The methods without a profile: one JSON object in, one out; or JSON lines, each with its own answer.

use std::io::{BufRead, Read, Write};

use serde::Deserialize;
use serde_json::{Value, json};
use sillage_api::{Failure, run_method};

use crate::desk::Trouble;

#[derive(Deserialize)]
struct Line {
    id: Value,
    method: String,
    inputs: Value,
}

/// Runs one method on the object of standard input.
pub fn once(name: &str) -> Result<(), Trouble> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    crate::print(&run_method(name, serde_json::from_str(&text)?)?)
}

/// Answers line by line until standard input ends. A line that is no request is answered as an error too.
pub fn lines() -> Result<(), Trouble> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let reply = match serde_json::from_str::<Line>(&line) {
            Ok(Line { id, method, inputs }) => match run_method(&method, inputs) {
                Ok(outputs) => json!({ "id": id, "outputs": outputs }),
                Err(failure) => json!({ "id": id, "error": told(failure) }),
            },
            Err(error) => json!({ "id": null, "error": told(Failure::new("invalid_input").with("detail", error)) }),
        };
        writeln!(out, "{reply}")?;
        out.flush()?;
    }
    Ok(())
}

fn told(failure: Failure) -> Value {
    json!({ "code": failure.code, "message": Trouble::from(failure).to_string() })
}
