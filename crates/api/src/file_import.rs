//! What every import of somebody's file shares, whatever its rows say: the columns as a person sees them, the cells that
//! cannot be read, a day that can be read two ways, and agreeing to exactly what was looked at. What columns mean and
//! what rows become is the feature's.

use std::sync::Mutex;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use sillage_domain::{Id, flow::week::heading, network::Unit};
use sillage_sheets::{Book, Cell, DayOrder, Row, Table, column_letters, fold};
use sillage_store::Writer;
use ts_rs::TS;
use uuid::Uuid;

use crate::{Failure, app::held};

/// Rows among which the headings are looked for.
pub(crate) const HEAD_ROWS: usize = 10;
/// Rows a guess looks at.
pub(crate) const SAMPLE: usize = 200;
/// Widest table whose columns are looked at.
const MOST_COLUMNS: u32 = 40;

/// A column of the file.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct FileColumn {
    /// Number, from 1.
    pub column: u32,
    /// Letters, as a spreadsheet shows them.
    pub letters: String,
    /// Heading; empty where the file has none.
    pub heading: String,
    /// A first cell, as an example.
    pub sample: String,
}

/// A row that cannot be taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct CellTrouble {
    /// The cell, for instance `B7`.
    pub cell: String,
    /// What is written there.
    pub text: String,
    /// What is wrong: `<feature>-trouble-<code>` words it.
    pub code: String,
}

/// A day that can be read two ways.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct TwoDays {
    /// The cell, for instance `B7`.
    pub cell: String,
    /// What is written there.
    pub text: String,
    /// If the day comes first.
    pub day_first: NaiveDate,
    /// If the month comes first.
    pub month_first: NaiveDate,
}

impl TwoDays {
    /// The question about a cell that `read` reads in both orders.
    pub fn of<E>(cell: &Cell, read: impl Fn(DayOrder) -> Result<NaiveDate, E>) -> Option<Self> {
        let day_first = read(DayOrder::DayFirst).ok()?;
        let month_first = read(DayOrder::MonthFirst).ok()?;
        Some(Self { cell: cell.address.to_string(), text: heading(&cell.text), day_first, month_first })
    }
}

/// The order of day and month, once somebody said which comes first.
pub(crate) fn order_said(month_first: Option<bool>) -> Option<DayOrder> {
    month_first.map(|first| if first { DayOrder::MonthFirst } else { DayOrder::DayFirst })
}

/// The sheet with the most rows: exports put a cover before it.
pub(crate) fn fullest(book: &Book) -> Result<&Table, Failure> {
    book.tables.iter().max_by_key(|table| table.rows.len()).ok_or_else(|| Failure::new("sheet_empty"))
}

/// A table whose headings were told from its rows.
pub(crate) struct Shape<'b> {
    /// Headings by column, from 1; empty where the file has none.
    pub headings: Vec<String>,
    pub rows: &'b [Row],
}

impl<'b> Shape<'b> {
    /// Rows below a row of headings, if there is one.
    pub fn new(head: Option<&Row>, rows: &'b [Row]) -> Self {
        let headings = head.map_or(Vec::new(), |row| {
            let last = row.cells.last().map_or(0, |cell| cell.address.column.min(MOST_COLUMNS));
            (1..=last).map(|column| heading(row.text(column))).collect()
        });
        Self { headings, rows }
    }

    /// Number of columns with something in them.
    pub fn width(&self) -> u32 {
        let widest = self.rows.iter().take(SAMPLE).flat_map(|row| &row.cells).map(|cell| cell.address.column).max();
        widest.unwrap_or(0).max(u32::try_from(self.headings.len()).unwrap_or(0)).min(MOST_COLUMNS)
    }

    pub fn heading(&self, column: u32) -> &str {
        self.headings.get(column as usize - 1).map_or("", String::as_str)
    }

    /// Whether one of these words stands in a column's heading.
    pub fn says(&self, column: u32, words: &[&str]) -> bool {
        fold(self.heading(column)).split(' ').any(|word| words.contains(&word))
    }

    /// Share of a column's first cells that fit.
    pub fn share(&self, column: u32, fits: &dyn Fn(&Cell) -> bool) -> f64 {
        let cells: Vec<&Cell> = self.rows.iter().take(SAMPLE).filter_map(|row| row.cell(column)).collect();
        if cells.is_empty() { 0.0 } else { cells.iter().filter(|cell| fits(cell)).count() as f64 / cells.len() as f64 }
    }

    /// The columns, each with a first cell as an example.
    pub fn columns(&self) -> Vec<FileColumn> {
        let first = |column| self.rows.iter().take(SAMPLE).map(|row| row.text(column)).find(|text| !text.is_empty());
        let column = |column: u32| FileColumn {
            column,
            letters: column_letters(column),
            heading: self.heading(column).to_owned(),
            sample: heading(first(column).unwrap_or("")),
        };
        (1..=self.width()).map(column).collect()
    }

    /// What the columns mean: as asked, as said of a file with the same headings before (the first of `before`), or as
    /// guessed. Whether it was remembered stands beside it.
    ///
    /// # Errors
    /// Those of `guess`.
    pub fn mapping<'m, M: Clone + 'm>(
        &self,
        asked: Option<M>,
        mut before: impl Iterator<Item = (&'m Vec<String>, &'m M)>,
        guess: impl FnOnce() -> Result<M, Failure>,
    ) -> Result<(M, bool), Failure> {
        if let Some(mapping) = asked {
            return Ok((mapping, false));
        }
        match before.find(|(headings, _)| !self.headings.is_empty() && **headings == self.headings) {
            Some((_, mapping)) => Ok((mapping.clone(), true)),
            None => Ok((guess()?, false)),
        }
    }
}

/// Whether every column that was named can be one.
///
/// # Errors
/// `column_unknown`.
pub(crate) fn check_columns(mut columns: impl Iterator<Item = u32>) -> Result<(), Failure> {
    let all = columns.all(|column| (1..=MOST_COLUMNS).contains(&column));
    if all { Ok(()) } else { Err(Failure::new("column_unknown")) }
}

/// A file that was looked at and not yet taken in.
pub(crate) struct Prepared<M, R> {
    pub token: Uuid,
    /// Length of the log when it was looked at: nothing may have changed since.
    pub operations: u64,
    pub unit: Id<Unit>,
    pub file_name: String,
    pub file_hash: String,
    pub headings: Vec<String>,
    pub mapping: M,
    pub rows: R,
    /// It was taken in before.
    pub already: bool,
}

impl<M, R> Prepared<M, R> {
    /// Whether what was looked at still holds.
    ///
    /// # Errors
    /// `spreadsheet_out_of_date`.
    pub fn check_unchanged(&self, tx: &Writer<'_>) -> Result<(), Failure> {
        if tx.count_operations()? == self.operations { Ok(()) } else { Err(Failure::new("spreadsheet_out_of_date")) }
    }
}

/// Takes in the file that was looked at under this token, and forgets it once that is done.
///
/// # Errors
/// `spreadsheet_out_of_date`, and those of `take`.
pub(crate) fn agree<M, R, T>(
    looked_at: &Mutex<Option<Prepared<M, R>>>,
    token: Uuid,
    take: impl FnOnce(&Prepared<M, R>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let mut prepared = held(looked_at);
    let Some(file) = prepared.as_ref().filter(|file| file.token == token) else {
        return Err(Failure::new("spreadsheet_out_of_date"));
    };
    let taken = take(file)?;
    *prepared = None;
    Ok(taken)
}
