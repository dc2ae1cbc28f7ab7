//! Documents set on paper, read back with the tools of the trade.
#![expect(clippy::unwrap_used, reason = "a test ends where what it needs is missing")]

mod literal;
mod paper;
#[path = "../../../report/tests/it/sample.rs"]
mod sample;
mod watched;
mod worker;
