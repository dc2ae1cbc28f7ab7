//! Spreadsheets as people fill them in: XLSX, or text with separators, into tables whose cells know where they stand;
//! and the workbooks handed to them to be filled in.
//!
//! What a cell *means* is its reader's business. This crate keeps the text as it was seen (leading zeros included),
//! says what a spreadsheet program knew about it (a date, a time, a number), never guesses between two readings of a
//! date, and stays within [`Limits`] whatever the file claims. It touches no disk and knows no noun of Sillage.
#![warn(missing_docs)]

mod date;
mod limits;
mod table;
mod text;
mod write;
mod xlsx;

pub use date::{DateTrouble, DayOrder, date_of, time_of};
pub use limits::{Limits, SheetError};
pub use table::{Address, Book, Cell, Row, Source, Table, Value, column_letters, fold};
pub use write::{Column, Line, SheetToWrite, WriteError, Written, write};

/// First bytes of a ZIP archive: an XLSX file.
const ZIP: &[u8] = b"PK\x03\x04";
/// First bytes of an OLE container: a workbook of before 2007, or one locked with a password.
const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

/// Reads a file. Its bytes tell what it is; `name` (without folder) names the one table of a text file.
///
/// # Errors
/// It is none of the two, or it goes beyond `limits`.
pub fn read(bytes: &[u8], name: &str, limits: &Limits) -> Result<Book, SheetError> {
    if bytes.len() > limits.bytes {
        return Err(SheetError::TooLarge { limit_mb: limits.bytes / 1_000_000 });
    }
    if bytes.starts_with(ZIP) {
        xlsx::read(bytes, limits)
    } else if bytes.starts_with(OLE) {
        Err(SheetError::OldOrLocked)
    } else {
        text::read(bytes, name, limits)
    }
}
