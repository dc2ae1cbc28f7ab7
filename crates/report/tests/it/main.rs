//! The document written as a spreadsheet and as JSON, read again.
#![allow(clippy::unwrap_used)]

mod sample;
mod written;
