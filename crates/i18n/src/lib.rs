//! The words people read, and the way numbers and dates are written for them.
//!
//! Words live in `assets/locales/<language>/<feature>.ftl` and are embedded at build time; this crate looks them up
//! and formats values with ICU4X. It decides nothing about *which* sentence is shown, and holds no sentence itself.
#![warn(missing_docs)]

mod catalogue;
mod format;
mod locale;
mod order;
mod words;

pub use catalogue::{SOURCES, Source};
pub use locale::Locale;
pub use order::by_name;
pub use words::{Missing, Value, Words};
