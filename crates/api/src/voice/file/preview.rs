//! Looking at a file of verbatims before anything is taken in.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    network::Unit,
    referential::Channel,
    voice::{Polarity, VocImport, VocMapping, VocTheme},
};
use sillage_sheets::{Limits, fold};
use sillage_store::hash_of;
use ts_rs::TS;
use uuid::Uuid;

use super::{
    columns::{Lexicon, guess, shape_of},
    import::PreparedVerbatims,
    rows::{Ground, Rows, Told, read_rows},
};
use crate::{
    App, Failure,
    app::held,
    file_import::{CellTrouble, FileColumn, Shape, TwoDays, check_columns, fullest},
    network::{read_book, read_file},
    report::roster_of_network,
    voice::{received, verbatims_of},
    work::Step,
};

/// Most rows shown, of those that would be taken and of those that cannot be read; their number is told whole.
const SHOWN: usize = 300;

/// A year of complaints of a large unit. Each is an entity of its own, unlike a count.
fn limits() -> Limits {
    Limits { rows: 10_000, cells: 400_000, ..Limits::default() }
}

/// Look at a file of verbatims.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct PreviewVerbatims {
    /// Of which unit.
    pub unit: Id<Unit>,
    /// The file.
    pub path: String,
    /// What its columns mean; without one, what was said of such a file before, else a guess.
    #[ts(optional = nullable)]
    pub mapping: Option<VocMapping>,
}

/// What a file would bring.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct VerbatimsPreview {
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
    pub mapping: VocMapping,
    /// It was said of a file with the same headings.
    pub remembered: bool,
    /// A day that can be read two ways: nothing is taken in before that is answered.
    pub two_days: Option<TwoDays>,
    /// Rows that cannot be read, the first of them.
    pub troubles: Vec<CellTrouble>,
    /// How many there are.
    pub trouble_count: u32,
    /// What would be taken, the first of it, as it would be kept.
    pub rows: Vec<VocRow>,
    /// How many there are.
    pub rows_ok: u32,
    /// Of those, with a name or a number masked.
    pub masked: u32,
    /// Rows known already, or written twice: they are left out.
    pub known: u32,
    /// Themes the network does not have: they come with the file.
    pub new_themes: Vec<String>,
    /// First day.
    pub first_day: Option<NaiveDate>,
    /// Last.
    pub last_day: Option<NaiveDate>,
    /// The very same file was taken in before.
    pub already: bool,
}

/// A row as it would be kept.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct VocRow {
    /// Its number in the file.
    pub row: u32,
    /// Day.
    pub received_on: NaiveDate,
    /// Channel.
    pub channel: Channel,
    /// Direction.
    pub polarity: Polarity,
    /// 1 to 5.
    pub severity: Option<i32>,
    /// Names of its themes.
    pub themes: Vec<String>,
    /// The words.
    pub text: String,
    /// Something was masked in them.
    pub masked: bool,
}

/// What the unit already knows.
struct Known {
    ground: Ground,
    imports: Vec<VocImport>,
    operations: u64,
}

pub(in crate::voice) fn preview_verbatims(app: &App, ask: PreviewVerbatims) -> Result<VerbatimsPreview, Failure> {
    let session = app.session()?;
    let work = session.work.begin()?;
    work.enter(Step::Reading, 1)?;
    let limits = limits();
    let (bytes, file_name) = read_file(Path::new(&ask.path), &limits)?;
    let book = read_book(&bytes, &file_name, &limits)?;
    let shape = shape_of(fullest(&book)?);
    let known = known(app, ask.unit)?;
    let lexicon = Lexicon::new();
    let (mapping, remembered) = mapping(&shape, &known, ask.mapping, &lexicon)?;
    work.enter(Step::Comparing, shape.rows.len())?;
    let rows = read_rows(&shape, &mapping, &known.ground, &lexicon, &work)?;
    let file_hash = hash_of(&bytes);
    let already = known.imports.iter().any(|import| import.unit == ask.unit && import.file_hash == file_hash);
    let count = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
    let (encoding, separator) = book.source.told();
    let token = Uuid::now_v7();
    let preview = VerbatimsPreview {
        token,
        file_name: file_name.clone(),
        encoding,
        separator,
        columns: shape.columns(),
        mapping: mapping.clone(),
        remembered,
        two_days: rows.two_days.clone(),
        trouble_count: count(rows.troubles.len()),
        troubles: rows.troubles.iter().take(SHOWN).cloned().collect(),
        rows: rows.told.iter().take(SHOWN).map(|row| shown(&rows, row)).collect(),
        rows_ok: count(rows.told.len()),
        masked: count(rows.told.iter().filter(|row| row.masked).count()),
        known: rows.known,
        new_themes: rows.themes.values().filter(|(_, known)| known.is_none()).map(|(name, _)| name.clone()).collect(),
        first_day: rows.told.iter().map(|row| row.received_on).min(),
        last_day: rows.told.iter().map(|row| row.received_on).max(),
        already,
    };
    let (operations, headings) = (known.operations, shape.headings);
    let prepared =
        PreparedVerbatims { token, operations, unit: ask.unit, file_name, file_hash, headings, mapping, rows, already };
    *held(&session.verbatims) = Some(prepared);
    Ok(preview)
}

/// A row as it would be kept.
fn shown(rows: &Rows, row: &Told) -> VocRow {
    let name = |key: &String| rows.themes.get(key).map(|(name, _)| name.clone());
    VocRow {
        row: row.row,
        received_on: row.received_on,
        channel: row.channel,
        polarity: row.polarity,
        severity: row.severity,
        themes: row.themes.iter().filter_map(name).collect(),
        text: row.text.clone(),
        masked: row.masked,
    }
}

fn known(app: &App, unit: Id<Unit>) -> Result<Known, Failure> {
    app.read(|db| {
        db.get(unit)?;
        let mut themes = BTreeMap::new();
        for row in db.list_all::<VocTheme>()? {
            let names = [Some(&row.name.fr), row.name.en.as_ref()];
            themes.extend(names.into_iter().flatten().map(|name| (fold(name), row.id)));
        }
        let said: BTreeSet<_> =
            verbatims_of(db, unit)?.into_iter().map(|row| (received(&row), row.channel, row.doc.text)).collect();
        let ground = Ground { today: db.now().local_date(), roster: roster_of_network(db)?, themes, said };
        Ok(Known {
            ground,
            // What was said of such a file anywhere in the network holds here too; the newest first.
            imports: db.list_all::<VocImport>()?.into_iter().rev().map(|row| row.doc).collect(),
            operations: db.count_operations()?,
        })
    })
}

/// What the columns mean: as asked, as said of such a file before, or as guessed.
fn mapping(
    shape: &Shape<'_>,
    known: &Known,
    asked: Option<VocMapping>,
    lexicon: &Lexicon,
) -> Result<(VocMapping, bool), Failure> {
    let before = known.imports.iter().map(|import| (&import.headings, &import.mapping));
    let guess = || guess(shape, lexicon).ok_or_else(|| Failure::new("verbatims_without_words"));
    let (mapping, remembered) = shape.mapping(asked, before, guess)?;
    check_columns(mapping.columns())?;
    Ok((mapping, remembered))
}
