//! From rows to verbatims: what each says, what is masked in it, and why one cannot be read.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use sillage_domain::{
    FACT_CHARS, Id,
    flow::week::heading,
    network::mention::Roster,
    referential::Channel,
    voice::{
        Polarity, VocMapping, VocTheme,
        personal::{masked, personal_data},
    },
    without_controls,
};
use sillage_sheets::{Cell, DateTrouble, DayOrder, Row, fold};

use super::columns::{Lexicon, day_of, severity_of};
use crate::{
    Failure,
    file_import::{CellTrouble, Shape, TwoDays, order_said},
    work::Pace,
};

/// Rows after which the work tells how far it is.
const STRIDE: usize = 500;
/// What stands between the themes of a cell.
const BETWEEN_THEMES: [char; 3] = [';', '|', '\n'];

/// A verbatim as a row tells it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Told {
    pub row: u32,
    pub received_on: NaiveDate,
    pub channel: Channel,
    pub polarity: Polarity,
    pub severity: Option<i32>,
    /// Names of its themes, as [`Rows::themes`] keys them.
    pub themes: Vec<String>,
    /// The words, masked where something was found.
    pub text: String,
    pub masked: bool,
}

/// What the rows say.
#[derive(Default)]
pub(crate) struct Rows {
    pub(super) told: Vec<Told>,
    pub(super) troubles: Vec<CellTrouble>,
    pub(super) two_days: Option<TwoDays>,
    /// Rows that were taken in before, or stand twice in the file.
    pub(super) known: u32,
    /// Themes by their folded name: what the file calls them, and which one of the network they are.
    pub(super) themes: BTreeMap<String, (String, Option<Id<VocTheme>>)>,
}

/// What the unit already knows.
pub(super) struct Ground {
    pub today: NaiveDate,
    pub roster: Roster,
    pub themes: BTreeMap<String, Id<VocTheme>>,
    /// What was received before: day, channel and words.
    pub said: BTreeSet<(NaiveDate, Channel, String)>,
}

struct Reading<'a> {
    mapping: &'a VocMapping,
    ground: &'a Ground,
    lexicon: &'a Lexicon,
    order: Option<DayOrder>,
    seen: BTreeSet<(NaiveDate, Channel, String)>,
    rows: Rows,
}

/// Reads every row.
///
/// # Errors
/// `work_cancelled`.
pub(super) fn read_rows(
    shape: &Shape<'_>,
    mapping: &VocMapping,
    ground: &Ground,
    lexicon: &Lexicon,
    work: &Pace,
) -> Result<Rows, Failure> {
    let order = order_said(mapping.month_first);
    let mut reading = Reading { mapping, ground, lexicon, order, seen: ground.said.clone(), rows: Rows::default() };
    for (at, row) in shape.rows.iter().enumerate() {
        if let Err((column, code)) = reading.row(row) {
            reading.refuse(column, row, code);
        }
        if at % STRIDE == 0 {
            work.advance()?;
        }
    }
    Ok(reading.rows)
}

/// The column of what cannot be read, and the code that words why.
type Refused = (u32, &'static str);

impl Reading<'_> {
    fn refuse(&mut self, column: u32, row: &Row, code: &str) {
        let cell = row.cell(column).map_or_else(
            || format!("{}{}", sillage_sheets::column_letters(column), row.number),
            |cell| cell.address.to_string(),
        );
        self.rows.troubles.push(CellTrouble { cell, text: heading(row.text(column)), code: code.to_owned() });
    }

    fn row(&mut self, row: &Row) -> Result<(), Refused> {
        let column = self.mapping.text_column;
        let words = without_controls(row.text(column)).trim().to_owned();
        if words.is_empty() {
            return Err((column, "no_words"));
        }
        if words.chars().count() > FACT_CHARS {
            return Err((column, "too_long"));
        }
        let Some(received_on) = self.day(row)? else { return Ok(()) };
        let channel =
            self.said(row, self.mapping.channel_column, "not_a_channel", |text| self.lexicon.channel(text))?;
        let polarity =
            self.said(row, self.mapping.polarity_column, "not_a_direction", |text| self.lexicon.polarity(text))?;
        let severity = self.said(row, self.mapping.severity_column, "not_a_severity", severity_of)?;
        let spots = personal_data(&words, &self.ground.roster);
        let told = Told {
            row: row.number,
            received_on,
            channel: channel.unwrap_or(self.mapping.channel),
            polarity: polarity.unwrap_or(self.mapping.polarity),
            severity,
            themes: Vec::new(),
            text: masked(&words, &spots),
            masked: !spots.is_empty(),
        };
        if !self.seen.insert((told.received_on, told.channel, told.text.clone())) {
            self.rows.known += 1;
            return Ok(());
        }
        let themes = self.themes(row)?;
        self.rows.told.push(Told { themes, ..told });
        Ok(())
    }

    /// The day of a row; none while a day that can be read two ways waits for its answer.
    fn day(&mut self, row: &Row) -> Result<Option<NaiveDate>, Refused> {
        let Some(column) = self.mapping.date_column else { return Ok(Some(self.ground.today)) };
        let cell = row.cell(column).ok_or((column, "no_day"))?;
        match day_of(cell, self.order) {
            Ok(day) if day > self.ground.today => Err((column, "day_to_come")),
            Ok(day) => Ok(Some(day)),
            Err(DateTrouble::NotADate) => Err((column, "not_a_day")),
            Err(DateTrouble::Ambiguous) => {
                self.ask(cell);
                Ok(None)
            }
        }
    }

    fn ask(&mut self, cell: &Cell) {
        if self.rows.two_days.is_none() {
            self.rows.two_days = TwoDays::of(cell, |order| day_of(cell, Some(order)));
        }
    }

    /// What a cell of a column says; nothing where there is no column or nothing stands in it.
    fn said<T>(
        &self,
        row: &Row,
        column: Option<u32>,
        code: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Refused> {
        match column.and_then(|column| Some((column, row.cell(column)?))) {
            None => Ok(None),
            Some((column, cell)) => read(&cell.text).map(Some).ok_or((column, code)),
        }
    }

    fn themes(&mut self, row: &Row) -> Result<Vec<String>, Refused> {
        let Some(column) = self.mapping.theme_column else { return Ok(Vec::new()) };
        let mut keys = Vec::new();
        for name in row.text(column).split(BETWEEN_THEMES).map(str::trim) {
            let key = fold(name);
            if key.is_empty() || keys.contains(&key) {
                continue;
            }
            if sillage_domain::check_name("theme", name).is_err() {
                return Err((column, "not_a_theme"));
            }
            let known = self.ground.themes.get(&key).copied();
            self.rows.themes.entry(key.clone()).or_insert_with(|| (name.to_owned(), known));
            keys.push(key);
        }
        Ok(keys)
    }
}
