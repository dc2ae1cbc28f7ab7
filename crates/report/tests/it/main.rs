//! The document written as a spreadsheet and as JSON, read again.
#![expect(clippy::unwrap_used, reason = "a test ends where what it needs is missing")]

mod formulas;
mod live;
mod sample;
mod written;
