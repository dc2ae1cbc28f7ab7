//! Verbatims of a survey, a complaints desk, a review page: a file is looked at, its columns are named once, what cannot
//! be read is listed, names and numbers are masked, and the rest is taken in as one act that can be taken back whole.

mod columns;
mod import;
mod preview;
mod rows;

pub(crate) use import::PreparedVerbatims;
pub(super) use import::{import_verbatims, retract_import};
pub(super) use preview::preview_verbatims;
