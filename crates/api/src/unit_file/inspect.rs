//! A bundle in plain sight: for whoever may open it anyway, to see with their own eyes what travels.

use std::{
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
};

use serde_json::{Value, json};
use sillage_sync::{Bundle, Limits, Parcel};

use super::{keys, missing};
use crate::{App, Failure};

impl App {
    /// Everything in a bundle, sealed for the open profile or bare, with its verdict: `sound`, or the code of its
    /// refusal. It is told to whoever asks on this computer and changes nothing.
    ///
    /// # Errors
    /// There is no such file; a sealed one, and no profile is open.
    pub fn inspect_bundle(&self, path: &Path) -> Result<Value, Failure> {
        let failed = |error: std::io::Error| missing(path, error);
        let mut input = BufReader::new(File::open(path).map_err(failed)?);
        let sealed = sillage_sync::is_sealed(input.fill_buf().map_err(failed)?);
        let limits = Limits::default();
        let read = if sealed {
            let device = keys::device(&self.session()?.store)?;
            sillage_sync::open(input, &device, &limits, |_, _| Ok(())).map_err(Failure::from)
        } else {
            Bundle::read(input, &limits)
                .and_then(|bundle| Parcel::of(vec![bundle], &limits))
                .map_err(|error| Failure::new(error.code()).traced(error))
        };
        Ok(match read {
            Ok(parcel) => told(&parcel, sealed),
            Err(failure) => json!({ "verdict": failure.code, "why": failure.trace, "sealed": sealed }),
        })
    }
}

fn told(parcel: &Parcel, sealed: bool) -> Value {
    // Each line was read before; as a value of its own it is shown as it was written, its unknown fields too.
    let operation = |raw: &str| serde_json::from_str::<Value>(raw).unwrap_or_else(|_| Value::String(raw.into()));
    let operations: Vec<Value> = parcel
        .lines
        .iter()
        .map(|line| match line.eff {
            Some(eff) => json!({ "eff": eff.to_string(), "op": operation(&line.raw) }),
            None => operation(&line.raw),
        })
        .collect();
    json!({
        "verdict": "sound",
        "sealed": sealed,
        "header": parcel.header,
        "attachments": parcel.attachments,
        "operations": operations,
    })
}
