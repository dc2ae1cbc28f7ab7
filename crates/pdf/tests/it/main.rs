//! Documents set on paper, read back with the tools of the trade.
#![allow(clippy::unwrap_used)]

mod literal;
mod paper;
#[path = "../../../report/tests/it/sample.rs"]
mod sample;
mod watched;
mod worker;
