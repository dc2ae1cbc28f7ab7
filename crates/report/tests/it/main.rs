//! The document written as a spreadsheet and as JSON, read again.
#![allow(clippy::unwrap_used)]

mod formulas;
mod live;
mod sample;
mod written;
