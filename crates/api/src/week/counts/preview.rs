//! Looking at a file of counts before anything is taken in.

use std::{collections::BTreeSet, path::Path};

use chrono::NaiveDate;
use chrono_tz::Tz;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    flow::{
        bins::INTERVALS,
        week::{CountMapping, CountedDay, FlowImport},
    },
    network::{Unit, hours::OpeningHours},
    referential::Channel,
};
use sillage_sheets::Limits;
use sillage_store::{Row, hash_of};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    columns::{guess, shape_of},
    import::PreparedCounts,
    rows::{Ground, read_rows},
};
use crate::{
    App, Failure,
    app::held,
    file_import::{CellTrouble, FileColumn, Shape, TwoDays, check_columns, fullest},
    network::{read_book, read_file},
    work::Step,
};

/// Most rows that cannot be read that are shown; their number is told whole.
const SHOWN: usize = 300;

/// Two years of five-minute rows, day and night.
fn limits() -> Limits {
    Limits { rows: 250_000, cells: 2_500_000, ..Limits::default() }
}

/// Look at a file of counts.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct PreviewCounts {
    /// Where it was counted.
    pub unit: Id<Unit>,
    /// The file.
    pub path: String,
    /// What its columns mean; without one, what was said of such a file before, else a guess.
    #[ts(optional = nullable)]
    pub mapping: Option<CountMapping>,
}

/// What a file would bring.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct CountsPreview {
    /// What agreeing names.
    pub token: Uuid,
    /// Name of the file.
    pub file_name: String,
    /// Encoding of a text file; none for a workbook.
    pub encoding: Option<String>,
    /// What stands between its cells.
    pub separator: Option<String>,
    /// Its columns.
    pub columns: Vec<FileColumn>,
    /// What they mean.
    pub mapping: CountMapping,
    /// It was said of a file with the same headings.
    pub remembered: bool,
    /// A day that can be read two ways: nothing is taken in before that is answered.
    pub two_days: Option<TwoDays>,
    /// Rows that cannot be read, the first of them.
    pub troubles: Vec<CellTrouble>,
    /// How many there are.
    pub trouble_count: u32,
    /// Rows that would be taken.
    pub rows_ok: u32,
    /// Customers in them.
    pub total: u32,
    /// Days they tell of.
    pub days: u32,
    /// First.
    pub first_day: Option<NaiveDate>,
    /// Last.
    pub last_day: Option<NaiveDate>,
    /// Days of the channel that another file counts already.
    pub days_known: u32,
    /// The very same file was taken in before.
    pub already: bool,
}

/// What the unit already knows.
struct Known {
    place: Tz,
    today: NaiveDate,
    hours: Vec<OpeningHours>,
    imports: Vec<FlowImport>,
    days: BTreeSet<(Channel, NaiveDate)>,
    operations: u64,
}

pub(in crate::week) fn preview_counts(app: &App, ask: PreviewCounts) -> Result<CountsPreview, Failure> {
    let session = app.session()?;
    let work = session.work.begin()?;
    work.enter(Step::Reading, 1)?;
    let limits = limits();
    let (bytes, file_name) = read_file(Path::new(&ask.path), &limits)?;
    let book = read_book(&bytes, &file_name, &limits)?;
    let shape = shape_of(fullest(&book)?);
    let known = known(app, ask.unit)?;
    let (mapping, remembered) = mapping(&shape, &known, ask.mapping, &file_name)?;
    work.enter(Step::Comparing, shape.rows.len())?;
    let ground = Ground { place: known.place, today: known.today, hours: &known.hours };
    let rows = read_rows(&shape, &mapping, &ground, &work)?;
    let file_hash = hash_of(&bytes);
    let already = known.imports.iter().any(|import| import.unit == ask.unit && import.file_hash == file_hash);
    let count = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
    let (encoding, separator) = book.source.told();
    let token = Uuid::now_v7();
    let known_day = |date: &&NaiveDate| known.days.contains(&(mapping.channel, **date));
    let preview = CountsPreview {
        token,
        file_name: file_name.clone(),
        encoding,
        separator,
        columns: shape.columns(),
        remembered,
        two_days: rows.two_days.clone(),
        trouble_count: count(rows.troubles.len()),
        troubles: rows.troubles.iter().take(SHOWN).cloned().collect(),
        rows_ok: rows.ok,
        total: rows.total,
        days: count(rows.days.len()),
        first_day: rows.days.keys().next().copied(),
        last_day: rows.days.keys().last().copied(),
        days_known: count(rows.days.keys().filter(known_day).count()),
        already,
        mapping: mapping.clone(),
    };
    let (operations, headings) = (known.operations, shape.headings);
    let prepared =
        PreparedCounts { token, operations, unit: ask.unit, file_name, file_hash, headings, mapping, rows, already };
    *held(&session.counts) = Some(prepared);
    Ok(preview)
}

fn known(app: &App, unit: Id<Unit>) -> Result<Known, Failure> {
    app.read(|db| {
        let place = db.get(unit)?.doc.time_zone.parse().unwrap_or(chrono_tz::Europe::Paris);
        let own = db.list_of::<FlowImport>(unit.uuid())?;
        let held = |row: &Row<CountedDay>| own.iter().any(|import| import.id == row.import);
        let days = db.list_in::<CountedDay>(unit.uuid())?.into_iter().filter(held);
        Ok(Known {
            place,
            today: db.now().local_date(),
            hours: db.list_of::<OpeningHours>(unit.uuid())?.into_iter().map(|row| row.doc).collect(),
            // What was said of such a file anywhere in the network holds here too; the newest first.
            imports: db.list_all::<FlowImport>()?.into_iter().rev().map(|row| row.doc).collect(),
            days: days.map(|row| (row.doc.channel, row.doc.date)).collect(),
            operations: db.count_operations()?,
        })
    })
}

/// What the columns mean: as asked, as said of such a file before, or as guessed.
fn mapping(
    shape: &Shape<'_>,
    known: &Known,
    asked: Option<CountMapping>,
    file_name: &str,
) -> Result<(CountMapping, bool), Failure> {
    let before = known.imports.iter().map(|import| (&import.headings, &import.mapping));
    let guess = || guess(shape, file_name).ok_or_else(|| Failure::new("counts_without_days"));
    let (mapping, remembered) = shape.mapping(asked, before, guess)?;
    check_columns([Some(mapping.date_column), mapping.time_column, mapping.count_column].into_iter().flatten())?;
    if !INTERVALS.contains(&mapping.interval_min) {
        return Err(Failure::new("interval_out_of_range").with("interval", mapping.interval_min));
    }
    Ok((mapping, remembered))
}
