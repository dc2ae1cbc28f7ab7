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
    // Lines of bytes: one that is no text is a failure of its own, not the end of all that follow.
    for line in std::io::stdin().lock().split(b'\n') {
        let line = line?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let reply = match serde_json::from_slice::<Request>(&line) {
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
