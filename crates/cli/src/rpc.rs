//! Requests as JSON lines on standard input, one answer a line on standard output.

use std::io::{BufRead, Write};

use serde::Deserialize;
use serde_json::{Value, json};
use sillage_api::{Failure, Meta};

use crate::desk::{Desk, Trouble};

#[derive(Deserialize)]
struct Request {
    id: Value,
    name: String,
    #[serde(default)]
    body: Value,
    #[serde(flatten)]
    meta: Meta,
}

/// Serves until standard input ends. A line that is not a request is answered like any other failure.
pub fn serve(desk: &Desk) -> Result<(), Trouble> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let reply = match serde_json::from_str::<Request>(&line) {
            Ok(request) => match desk.app().call(&request.name, request.body, request.meta) {
                Ok(answered) => json!({ "id": request.id, "answer": answered.answer }),
                Err(failure) => json!({ "id": request.id, "failure": failure }),
            },
            Err(error) => json!({ "id": null, "failure": Failure::new("malformed_request").traced(error) }),
        };
        writeln!(out, "{reply}")?;
        out.flush()?;
    }
    Ok(())
}
