//! How much of a file is read, and the ways in which a file is not one of ours.

/// What a file may hold at most.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Bytes of everything in it once unpacked.
    pub unpacked: u64,
    /// Bytes of the texts a workbook keeps for all its cells.
    pub strings: u64,
    /// Bytes of any other part that is not a sheet: styles, names, pictures.
    pub part: u64,
    /// Bytes of one line of a text.
    pub line: usize,
    /// Sheets.
    pub sheets: usize,
    /// Number of the last row of a sheet.
    pub rows: u32,
    /// Number of the last column of a sheet.
    pub columns: u32,
    /// Filled cells of all sheets.
    pub cells: usize,
}

impl Default for Limits {
    /// Ten times the largest network that is expected.
    fn default() -> Self {
        Self {
            bytes: 20_000_000,
            unpacked: 80_000_000,
            strings: 20_000_000,
            part: 2_000_000,
            line: 1_000_000,
            sheets: 50,
            rows: 100_000,
            columns: 256,
            cells: 1_000_000,
        }
    }
}

/// Why a file was not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// The file is too large.
    #[error("the file is larger than {limit_mb} MB")]
    TooLarge {
        /// Largest file, in megabytes.
        limit_mb: usize,
    },
    /// It unpacks to far more than a spreadsheet holds.
    #[error("the file unpacks to more than {limit_mb} MB")]
    Bomb {
        /// Most that is unpacked, in megabytes.
        limit_mb: u64,
    },
    /// More sheets, rows, columns or cells than are read.
    #[error("more than {limit} {what}")]
    TooMany {
        /// `sheets`, `rows`, `columns` or `cells`.
        what: &'static str,
        /// The limit that was met.
        limit: usize,
        /// Sheet in which it was met; empty for the whole file.
        sheet: String,
    },
    /// A workbook of before 2007, or one locked with a password.
    #[error("an old workbook, or one locked with a password")]
    OldOrLocked,
    /// A package that is no workbook, or a broken one.
    #[error("not a readable workbook: {0}")]
    Broken(String),
    /// Neither a workbook nor text.
    #[error("neither a workbook nor text")]
    NotText,
    /// Nothing is written in it.
    #[error("nothing is written in the file")]
    Empty,
}
