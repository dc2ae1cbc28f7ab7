//! Looking at a file before anything changes: what is wrong with it, what it would do.

use std::{fs, path::Path};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_i18n::{Locale, Words};
use sillage_sheets::{Book, Limits, SheetError};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    cells::Pen,
    import::Prepared,
    known::Known,
    lexicon::Lexicon,
    part::Part,
    plan::{ChangeLine, Namesake, Note, PartCount, Planning},
    reading::{AmbiguousDay, Reading, Sheet, Trouble},
};
use crate::{
    App, Failure, Language,
    app::held,
    work::{Pace, Step},
};

/// Most lines of each list that a preview shows; their number is told whole.
const SHOWN: usize = 300;

/// Look at a file.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct PreviewSpreadsheet {
    /// The file.
    pub path: String,
    /// What comes first in 03/04/2026, once that was asked.
    #[serde(default)]
    pub day_order: Option<DayOrder>,
    /// Language of the values shown.
    pub locale: Language,
}

/// What comes first in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DayOrder {
    /// The day.
    DayFirst,
    /// The month.
    MonthFirst,
}

/// What a file would change.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SpreadsheetPreview {
    /// What agreeing names.
    pub token: Uuid,
    /// Name of the file.
    pub file_name: String,
    /// Encoding of a text file; none for a workbook.
    pub encoding: Option<String>,
    /// What stands between its cells.
    pub separator: Option<String>,
    /// The sheets that were recognised.
    pub parts: Vec<PartPreview>,
    /// What is wrong, the first of them.
    pub troubles: Vec<Trouble>,
    /// How many cells are wrong.
    pub trouble_count: u32,
    /// Days that can be read two ways, the first of them.
    pub ambiguous: Vec<AmbiguousDay>,
    /// How many there are.
    pub ambiguous_count: u32,
    /// What would change, the first lines.
    pub lines: Vec<ChangeLine>,
    /// How many there are.
    pub line_count: u32,
    /// People of the same name, kept apart.
    pub namesakes: Vec<Namesakes>,
    /// Worth knowing before agreeing, the first of them.
    pub notes: Vec<Note>,
    /// How many there are.
    pub note_count: u32,
    /// Sheets that were not recognised.
    pub ignored: Vec<String>,
    /// Headings that were not recognised.
    pub unknown: Vec<UnknownHeading>,
}

/// A sheet that was recognised.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PartPreview {
    /// Which.
    pub part: Part,
    /// What it would change.
    pub count: PartCount,
}

/// People of one name.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Namesakes {
    /// Their name.
    pub name: String,
    /// Each of them.
    pub people: Vec<Namesake>,
}

/// A column nobody reads.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct UnknownHeading {
    /// Sheet.
    pub sheet: String,
    /// Heading.
    pub heading: String,
}

pub(super) fn preview_spreadsheet(app: &App, ask: PreviewSpreadsheet) -> Result<SpreadsheetPreview, Failure> {
    let session = app.session()?;
    let work = session.work.begin()?;
    work.enter(Step::Reading, 1)?;
    let (book, file_name) = open(Path::new(&ask.path))?;
    let (known, operations) = app.read(|db| Ok((Known::read(db)?, db.count_operations()?)))?;
    let lexicon = Lexicon::new();
    let order = ask.day_order.map(|order| match order {
        DayOrder::DayFirst => sillage_sheets::DayOrder::DayFirst,
        DayOrder::MonthFirst => sillage_sheets::DayOrder::MonthFirst,
    });
    let words = Words::new(Locale::from(ask.locale));
    let mut reading = Reading::new(&lexicon, words, order);
    let mut ignored = Vec::new();
    let sheets = reading.sheets(&book, &mut ignored);
    if sheets.is_empty() {
        return Err(Failure::new("spreadsheet_without_tables"));
    }
    let pen = Pen { words, lexicon: &lexicon };
    let mut planning = Planning::new(&known, reading, pen);
    compare(&mut planning, &sheets, &work)?;
    let unknown = sheets.iter().flat_map(|sheet| {
        let named = |heading: &String| UnknownHeading { sheet: sheet.table.name.to_string(), heading: heading.clone() };
        sheet.unknown.iter().map(named)
    });
    let unknown = unknown.take(SHOWN).collect();
    let Planning { reading, plan, .. } = planning;
    let blocked = !reading.troubles.is_empty() || !reading.ambiguous.is_empty();
    let token = Uuid::now_v7();
    let (encoding, separator) = book.source.told();
    let told = &plan.told;
    let preview = SpreadsheetPreview {
        token,
        file_name,
        encoding,
        separator,
        parts: told.counts.iter().map(|(part, count)| PartPreview { part: *part, count: *count }).collect(),
        trouble_count: count(reading.troubles.len()),
        troubles: reading.troubles.into_iter().take(SHOWN).collect(),
        ambiguous_count: count(reading.ambiguous.len()),
        ambiguous: reading.ambiguous.into_iter().take(SHOWN).collect(),
        line_count: count(told.lines.len()),
        lines: told.lines.iter().take(SHOWN).cloned().collect(),
        namesakes: told
            .namesakes
            .iter()
            .take(SHOWN)
            .map(|(name, people)| Namesakes { name: name.clone(), people: people.clone() })
            .collect(),
        note_count: count(told.notes.len()),
        notes: told.notes.iter().take(SHOWN).cloned().collect(),
        ignored,
        unknown,
    };
    let prepared = Prepared { token, operations, blocked, plan };
    *held(&session.import) = Some(prepared);
    Ok(preview)
}

fn count(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

/// Goes through the sheets in the order in which they speak of each other.
fn compare(planning: &mut Planning<'_>, sheets: &[Sheet<'_>], work: &Pace) -> Result<(), Failure> {
    work.enter(Step::Comparing, sheets.len())?;
    for part in Part::ALL {
        let mut of_part = sheets.iter().filter(|sheet| sheet.part == part);
        if let Some(sheet) = of_part.next() {
            match part {
                Part::Structures => planning.structures(sheet),
                Part::Units => planning.units(sheet),
                Part::Zones => planning.zones(sheet),
                Part::Channels => planning.channels(sheet),
                Part::Functions => planning.functions(sheet),
                Part::Hours => planning.hours(sheet),
                Part::People => planning.people(sheet),
            }
            work.advance()?;
        }
        for sheet in of_part {
            planning.reading.sheet_twice(sheet);
        }
    }
    planning.furnish();
    Ok(())
}

fn open(path: &Path) -> Result<(Book, String), Failure> {
    let limits = Limits::default();
    let (bytes, name) = read_file(path, &limits)?;
    Ok((read_book(&bytes, &name, &limits)?, name))
}

/// The bytes and the name of a file somebody chose.
///
/// # Errors
/// `file_missing`, `file_unreadable`, `sheet_too_large`.
pub(crate) fn read_file(path: &Path, limits: &Limits) -> Result<(Vec<u8>, String), Failure> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let unreadable = |error: std::io::Error| {
        let code = if error.kind() == std::io::ErrorKind::NotFound { "file_missing" } else { "file_unreadable" };
        Failure::new(code).with("name", &name).traced(error)
    };
    let found = fs::metadata(path).map_err(unreadable)?;
    // A pipe would be waited for without end.
    if !found.is_file() {
        return Err(Failure::new("file_unreadable").with("name", &name));
    }
    if found.len() > limits.bytes as u64 {
        return Err(refused(&SheetError::TooLarge { limit_mb: limits.bytes / 1_000_000 }));
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    Ok((bytes, name))
}

/// The tables of a file.
///
/// # Errors
/// It is no table, or a larger one than is read.
pub(crate) fn read_book(bytes: &[u8], name: &str, limits: &Limits) -> Result<Book, Failure> {
    sillage_sheets::read(bytes, name, limits).map_err(|error| refused(&error))
}

fn refused(error: &SheetError) -> Failure {
    match error {
        SheetError::TooLarge { limit_mb } => Failure::new("sheet_too_large").with("limit", limit_mb),
        SheetError::Bomb { limit_mb } => Failure::new("sheet_too_large").with("limit", limit_mb),
        SheetError::TooMany { limit, what, .. } => Failure::new("sheet_too_many").with("limit", limit).traced(what),
        SheetError::OldOrLocked => Failure::new("sheet_old_or_locked"),
        SheetError::Broken(why) => Failure::new("sheet_broken").traced(why),
        SheetError::NotText => Failure::new("sheet_not_text"),
        SheetError::Empty => Failure::new("sheet_empty"),
    }
}
