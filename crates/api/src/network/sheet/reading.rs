//! From cells to values: which sheet is which, which column is which, and what is wrong with a cell. It knows nothing
//! of what the network already holds.

use std::collections::{BTreeMap, HashMap};

use chrono::{NaiveDate, NaiveTime};
use schemars::JsonSchema;
use serde::Serialize;
use sillage_domain::{NAME_CHARS, Refusal};
use sillage_i18n::Words;
use sillage_sheets::{Book, Cell, DateTrouble, DayOrder, Row, Table, column_letters, date_of, time_of};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    lexicon::{Lexicon, Vocabulary},
    part::{Field, Part},
};

/// Rows among which the headings are looked for.
const HEAD_ROWS: usize = 10;

/// A cell, or a row, that cannot be taken over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Trouble {
    /// Sheet.
    pub sheet: String,
    /// Row, from 1.
    pub row: u32,
    /// The cell, for instance `B7`.
    pub cell: String,
    /// Its heading.
    pub heading: String,
    /// What is written there.
    pub text: String,
    /// What is wrong: `network-trouble-<code>` words it.
    pub code: String,
    /// Values of the sentence.
    pub params: BTreeMap<String, String>,
}

/// A day that can be read two ways.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct AmbiguousDay {
    /// Sheet.
    pub sheet: String,
    /// The cell, for instance `B7`.
    pub cell: String,
    /// What is written there.
    pub text: String,
    /// If the day comes first.
    pub day_first: NaiveDate,
    /// If the month comes first.
    pub month_first: NaiveDate,
}

/// A sheet whose headings were recognised.
pub(crate) struct Sheet<'b> {
    pub part: Part,
    pub table: &'b Table,
    columns: HashMap<Field, u32>,
    /// Row of the headings, and the headings nobody knows.
    head: u32,
    pub unknown: Vec<String>,
}

/// A row below the headings.
#[derive(Clone, Copy)]
pub(crate) struct Line<'b> {
    sheet: &'b Sheet<'b>,
    row: &'b Row,
}

/// What a cell says of a value: an empty one leaves what is there, a dash takes it away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Said<T> {
    Nothing,
    Away,
    Value(T),
}

impl<T> Said<T> {
    pub fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Nothing | Self::Away => None,
        }
    }

    /// The value after the cell was read, given the one before.
    pub fn over(self, before: Option<T>) -> Option<T> {
        match self {
            Self::Nothing => before,
            Self::Away => None,
            Self::Value(value) => Some(value),
        }
    }
}

impl<'b> Sheet<'b> {
    pub fn lines(&'b self) -> impl Iterator<Item = Line<'b>> {
        self.table.rows.iter().filter(|row| row.number > self.head).map(|row| Line { sheet: self, row })
    }

    pub fn has(&self, field: Field) -> bool {
        self.columns.contains_key(&field)
    }
}

impl<'b> Line<'b> {
    pub fn number(self) -> u32 {
        self.row.number
    }

    fn cell(self, field: Field) -> Option<&'b Cell> {
        self.row.cell(*self.sheet.columns.get(&field)?)
    }

    /// Whether none of the columns that count is filled: a row of remarks, or of keys left behind.
    pub fn is_blank(self) -> bool {
        let fields = self.sheet.columns.keys().filter(|field| **field != Field::Key);
        fields.filter_map(|field| self.cell(*field)).next().is_none()
    }

    fn raw(self, field: Field) -> Said<&'b str> {
        match self.cell(field).map(|cell| cell.text.as_str()) {
            None => Said::Nothing,
            Some("-" | "–" | "—") => Said::Away,
            Some(text) => Said::Value(text),
        }
    }
}

/// Reads cells and notes what is wrong with them.
pub(crate) struct Reading<'a> {
    pub lexicon: &'a Lexicon,
    pub words: Words,
    pub order: Option<DayOrder>,
    pub troubles: Vec<Trouble>,
    pub ambiguous: Vec<AmbiguousDay>,
}

impl<'a> Reading<'a> {
    pub fn new(lexicon: &'a Lexicon, words: Words, order: Option<DayOrder>) -> Self {
        Self { lexicon, words, order, troubles: Vec::new(), ambiguous: Vec::new() }
    }

    /// Notes what is wrong with a cell.
    pub fn wrong(&mut self, line: Line<'_>, field: Field, refusal: Refusal) {
        let column = line.sheet.columns.get(&field).copied();
        let head = |column: u32| line.sheet.table.rows.iter().find(|row| row.number == line.sheet.head)?.cell(column);
        self.troubles.push(Trouble {
            sheet: line.sheet.table.name.to_string(),
            row: line.number(),
            cell: column.map(|column| format!("{}{}", column_letters(column), line.number())).unwrap_or_default(),
            heading: column.and_then(head).map(|cell| cell.text.clone()).unwrap_or_default(),
            text: line.cell(field).map(|cell| cell.text.clone()).unwrap_or_default(),
            code: refusal.code.into(),
            params: refusal.params.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        });
    }

    /// A text, as short as names are.
    pub fn text(&mut self, line: Line<'_>, field: Field, check: impl Fn(&str) -> Result<(), Refusal>) -> Said<String> {
        match line.raw(field) {
            Said::Nothing => Said::Nothing,
            Said::Away => Said::Away,
            Said::Value(text) => match check(text) {
                Ok(()) => Said::Value(text.to_owned()),
                Err(refusal) => {
                    self.wrong(line, field, refusal);
                    Said::Nothing
                }
            },
        }
    }

    /// A name.
    pub fn name(&mut self, line: Line<'_>, field: Field) -> Said<String> {
        self.text(line, field, |text| sillage_domain::check_name("name", text))
    }

    /// A name that must be there.
    pub fn required(&mut self, line: Line<'_>, field: Field) -> Option<String> {
        let before = self.troubles.len();
        let said = self.name(line, field).value();
        if said.is_none() && self.troubles.len() == before {
            self.wrong(line, field, Refusal::new("cell_missing"));
        }
        said
    }

    /// One of a vocabulary's words.
    pub fn word<T: Copy + Serialize + 'a>(
        &mut self,
        line: Line<'_>,
        field: Field,
        of: impl Fn(&'a Lexicon) -> &'a Vocabulary<T>,
    ) -> Option<T> {
        let word = line.raw(field).value()?;
        let vocabulary = of(self.lexicon);
        let found = vocabulary.find(word);
        if found.is_none() {
            self.unknown_word(line, field, vocabulary);
        }
        found
    }

    /// A word of another list: the refusal says which words this column takes.
    pub fn unknown_word<T: Copy + Serialize>(&mut self, line: Line<'_>, field: Field, vocabulary: &Vocabulary<T>) {
        let accepted = vocabulary.words(self.words).join(", ");
        self.wrong(line, field, Refusal::new("word_unknown").with("field", field.word()).with("accepted", accepted));
    }

    /// A whole number.
    pub fn number(&mut self, line: Line<'_>, field: Field) -> Option<u32> {
        let text = line.raw(field).value()?;
        let found = text.parse().ok();
        if found.is_none() {
            self.wrong(line, field, Refusal::new("not_a_number"));
        }
        found
    }

    /// A day.
    pub fn day(&mut self, line: Line<'_>, field: Field) -> Option<NaiveDate> {
        let cell = line.cell(field).filter(|_| line.raw(field).value().is_some())?;
        match date_of(cell, self.order) {
            Ok(day) => Some(day),
            Err(DateTrouble::NotADate) => {
                self.wrong(line, field, Refusal::new("not_a_date"));
                None
            }
            Err(DateTrouble::Ambiguous) => {
                let read = |order| date_of(cell, Some(order)).unwrap_or_default();
                self.ambiguous.push(AmbiguousDay {
                    sheet: line.sheet.table.name.to_string(),
                    cell: cell.address.to_string(),
                    text: cell.text.clone(),
                    day_first: read(DayOrder::DayFirst),
                    month_first: read(DayOrder::MonthFirst),
                });
                // Any of the two will do for the rest of the preview: nothing is imported before it was asked.
                Some(read(DayOrder::DayFirst))
            }
        }
    }

    /// A time of day.
    pub fn time(&mut self, line: Line<'_>, field: Field) -> Option<NaiveTime> {
        let Some(cell) = line.cell(field) else {
            self.wrong(line, field, Refusal::new("cell_missing"));
            return None;
        };
        let found = time_of(cell);
        if found.is_none() {
            self.wrong(line, field, Refusal::new("not_a_time"));
        }
        found
    }

    /// A key written by the export.
    pub fn key(&mut self, line: Line<'_>) -> Option<Uuid> {
        let text = line.raw(Field::Key).value()?;
        let found = text.parse().ok();
        if found.is_none() {
            self.wrong(line, Field::Key, Refusal::new("key_unknown"));
        }
        found
    }

    /// Several codes in one cell, separated by commas, semicolons or lines.
    pub fn codes(&mut self, line: Line<'_>, field: Field) -> Vec<String> {
        let text = line.raw(field).value().unwrap_or_default();
        text.split([',', ';', '\n']).map(str::trim).filter(|code| !code.is_empty()).map(str::to_owned).collect()
    }

    /// The sheets of a file. Those nobody knows are named in `ignored`.
    pub fn sheets<'b>(&mut self, book: &'b Book, ignored: &mut Vec<String>) -> Vec<Sheet<'b>> {
        let mut sheets = Vec::new();
        for table in &book.tables {
            let named = self.lexicon.parts.find(&table.name);
            match self.head(table, named) {
                Some(sheet) => {
                    self.check_columns(&sheet);
                    sheets.push(sheet);
                }
                None if named.is_none() && self.lexicon.is_about(&table.name) => {}
                None => ignored.push(table.name.to_string()),
            }
        }
        sheets
    }

    /// The row of headings: the first with all the columns a sheet needs, else the one with the most.
    fn head<'b>(&self, table: &'b Table, named: Option<Part>) -> Option<Sheet<'b>> {
        let parts = named.map_or(Part::ALL.to_vec(), |part| vec![part]);
        let rows = table.rows.iter().take(HEAD_ROWS);
        let candidates = rows.flat_map(|row| parts.iter().map(move |part| (row, *part)));
        let mut best: Option<((usize, usize), Sheet<'b>)> = None;
        for (row, part) in candidates {
            let mut columns = HashMap::new();
            let mut unknown = Vec::new();
            for cell in &row.cells {
                match self.lexicon.heading(part, cell.text.trim_end_matches(['*', ' '])) {
                    Some(field) => drop(columns.entry(field).or_insert(cell.address.column)),
                    None => unknown.push(cell.text.clone()),
                }
            }
            let needed = part.required().iter().filter(|field| columns.contains_key(field)).count();
            let complete = needed == part.required().len();
            // Without a name that says so, a table is only what all its columns say.
            let enough = complete || (named.is_some() && needed > 0);
            let score = (usize::from(complete), columns.len());
            if enough && best.as_ref().is_none_or(|(best, _)| score > *best) {
                best = Some((score, Sheet { part, table, columns, head: row.number, unknown }));
            }
        }
        best.map(|(_, sheet)| sheet)
    }

    /// A second sheet of the same kind: it is not clear which one counts.
    pub fn sheet_twice(&mut self, sheet: &Sheet<'_>) {
        self.of_sheet(sheet, "sheet_twice", [].into());
    }

    fn of_sheet(&mut self, sheet: &Sheet<'_>, code: &str, params: BTreeMap<String, String>) {
        self.troubles.push(Trouble {
            sheet: sheet.table.name.to_string(),
            row: sheet.head,
            cell: String::new(),
            heading: String::new(),
            text: String::new(),
            code: code.to_owned(),
            params,
        });
    }

    fn check_columns(&mut self, sheet: &Sheet<'_>) {
        for field in sheet.part.required().iter().filter(|field| !sheet.has(**field)) {
            self.of_sheet(sheet, "column_missing", [("field".to_owned(), field.word())].into());
        }
    }
}

/// A short text that is no name: a code, a number.
pub(crate) fn check_short(field: &'static str, text: &str, limit: usize) -> Result<(), Refusal> {
    sillage_domain::check_name(field, text)?;
    let count = text.chars().count();
    if count > limit.min(NAME_CHARS) {
        return Err(Refusal::new("text_too_long").with("field", field).with("limit", limit).with("count", count));
    }
    Ok(())
}
