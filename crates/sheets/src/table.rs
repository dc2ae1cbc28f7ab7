//! Tables of filled cells, each with its address.

use std::{cell::Cell as Count, fmt, sync::Arc};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::{Limits, SheetError};

/// Where a cell stands, as a spreadsheet program shows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    /// Name of the sheet; the file's own name for a text file.
    pub sheet: Arc<str>,
    /// Row, from 1.
    pub row: u32,
    /// Column, from 1.
    pub column: u32,
}

impl fmt::Display for Address {
    /// `B7`, without the sheet.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", column_letters(self.column), self.row)
    }
}

/// Letters of a column counted from 1: 2 is `B`, 27 is `AA`.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// What the spreadsheet program knew about a cell, beyond its text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// Text, as typed. Everything in a text file is this.
    Text,
    /// A number.
    Number(f64),
    /// A day.
    Date(NaiveDate),
    /// A time of day.
    Time(NaiveTime),
    /// A day and a time.
    Moment(NaiveDateTime),
    /// True or false.
    Flag(bool),
    /// The result of a formula that failed (`#N/A` and its like).
    Error,
}

/// A filled cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Where it stands.
    pub address: Address,
    /// Its text as it was seen, without the spaces around it; days as `2026-04-03`, times as `09:30`.
    pub text: String,
    /// What else is known.
    pub value: Value,
}

/// A row with at least one filled cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its number, from 1.
    pub number: u32,
    /// Its filled cells, from left to right.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The cell of a column counted from 1, if it is filled.
    pub fn cell(&self, column: u32) -> Option<&Cell> {
        let found = self.cells.binary_search_by_key(&column, |cell| cell.address.column);
        found.ok().and_then(|index| self.cells.get(index))
    }

    /// The text of a column counted from 1; empty if it is not filled.
    pub fn text(&self, column: u32) -> &str {
        self.cell(column).map_or("", |cell| &cell.text)
    }
}

/// A sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its name; the file's own name for a text file.
    pub name: Arc<str>,
    /// Its filled rows, from top to bottom.
    pub rows: Vec<Row>,
}

impl Table {
    /// The address of a cell, filled or not.
    pub fn address(&self, row: u32, column: u32) -> Address {
        Address { sheet: self.name.clone(), row, column }
    }
}

/// How a file was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// A workbook.
    Workbook,
    /// Text with separators.
    Text {
        /// Name of its encoding, for instance `windows-1252`.
        encoding: &'static str,
        /// What stands between two cells.
        separator: char,
    },
}

impl Source {
    /// Encoding and separator as they are told to whoever chose the file; nothing of a workbook.
    pub fn told(self) -> (Option<String>, Option<String>) {
        match self {
            Self::Workbook => (None, None),
            Self::Text { encoding, separator } => (Some(encoding.to_owned()), Some(separator.to_string())),
        }
    }
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Book {
    /// How.
    pub source: Source,
    /// Its sheets with something in them, in their order. At least one.
    pub tables: Vec<Table>,
}

/// Takes cells in, in the order of rows and within the limits.
pub(crate) struct Filling<'a> {
    table: Table,
    limits: &'a Limits,
    cells: &'a Count<usize>,
}

impl<'a> Filling<'a> {
    /// A new sheet; `cells` counts those of the whole file.
    pub fn new(name: &str, limits: &'a Limits, cells: &'a Count<usize>) -> Self {
        Self { table: Table { name: name.into(), rows: Vec::new() }, limits, cells }
    }

    fn too_many(&self, what: &'static str, limit: usize) -> SheetError {
        SheetError::TooMany { what, limit, sheet: self.table.name.to_string() }
    }

    /// Takes a cell in; one without any text is left out.
    pub fn put(&mut self, row: u32, column: u32, text: &str, value: Value) -> Result<(), SheetError> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(());
        }
        if row > self.limits.rows {
            return Err(self.too_many("rows", self.limits.rows as usize));
        }
        if column > self.limits.columns {
            return Err(self.too_many("columns", self.limits.columns as usize));
        }
        self.cells.set(self.cells.get() + 1);
        if self.cells.get() > self.limits.cells {
            return Err(self.too_many("cells", self.limits.cells));
        }
        let cell = Cell { address: self.table.address(row, column), text: text.to_owned(), value };
        match self.table.rows.last_mut().filter(|last| last.number == row) {
            Some(last) => last.cells.push(cell),
            None => self.table.rows.push(Row { number: row, cells: vec![cell] }),
        }
        Ok(())
    }

    /// The sheet, its rows and cells in order and each said once, whatever the order in the file.
    pub fn finish(mut self) -> Table {
        if !self.table.rows.is_sorted_by_key(|row| row.number) {
            self.table.rows.sort_by_key(|row| row.number);
            self.table.rows.dedup_by(|later, kept| {
                let same = later.number == kept.number;
                if same {
                    kept.cells.append(&mut later.cells);
                }
                same
            });
        }
        for row in &mut self.table.rows {
            row.cells.sort_by_key(|cell| cell.address.column);
            row.cells.dedup_by_key(|cell| cell.address.column);
        }
        self.table
    }
}

/// A heading or a word reduced to what tells it apart: lower case, no accents, one space for anything else.
pub fn fold(text: &str) -> String {
    let plain = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    let spaced: String = plain.map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        for (column, letters) in [(1, "A"), (2, "B"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA"), (16_384, "XFD")]
        {
            assert_eq!(column_letters(column), letters, "{column}");
        }
    }

    #[test]
    fn headings_are_told_by_their_letters() {
        for (text, folded) in [
            ("Code de l’unité", "code de l unite"),
            ("  CODE   de l'unite ", "code de l unite"),
            ("E-mail", "e mail"),
            ("Œuvre (n° 2)", "œuvre n 2"),
            ("", ""),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }
}
