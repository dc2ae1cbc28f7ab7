//! Counts of a door counter, a till, a telephone log: a file is looked at, its columns are named once, what cannot be
//! read is listed, and the rest is taken in as one act that can be taken back whole.

mod columns;
mod import;
mod preview;
mod rows;

pub(crate) use import::PreparedCounts;
pub(super) use import::{import_counts, retract_import};
pub(super) use preview::preview_counts;
