//! Personal sheets as files, one or those of a whole day: facts, commitment, date; no level, nobody else.

use std::path::PathBuf;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id, Timestamp,
    debrief::{Debrief, DebriefFact},
    visit::{Names, VisitDay},
};
use sillage_i18n::Words;
use sillage_report::{Namer, PersonalSheet, Sheet, file_name};
use sillage_store::Reader;
use ts_rs::TS;

use super::{
    file::{write_into, write_plain},
    made::note_made,
    make::not_rendered,
    people::{after, agreed, fact_line},
};
use crate::{App, Failure, Language, observation::seen_on, visit::name_of};

/// Make the personal sheet of a debrief.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct MakePersonalSheet {
    /// The debrief.
    pub debrief: Id<Debrief>,
    /// Language.
    pub locale: Language,
    /// Folder or file to write; the folder of plain files by default.
    #[serde(default)]
    #[ts(optional)]
    pub path: Option<String>,
}

/// The sheet is made.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PersonalSheetMade {
    /// Name of the file.
    pub file_name: String,
    /// Where it lies.
    pub path: String,
}

pub(super) fn make_personal_sheet(app: &App, ask: MakePersonalSheet) -> Result<PersonalSheetMade, Failure> {
    make_one(app, ask.debrief, ask.locale, |name, pdf| write_plain(app, ask.path.as_deref(), name, pdf))
}

/// Make the personal sheet of everybody who was spoken with.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct MakePersonalSheets {
    /// The day.
    pub visit_day: Id<VisitDay>,
    /// Language.
    pub locale: Language,
    /// Folder to write into; the folder of plain files by default.
    #[serde(default)]
    #[ts(optional)]
    pub folder: Option<String>,
}

/// The sheets are made.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PersonalSheetsMade {
    /// One a debrief.
    pub sheets: Vec<PersonalSheetMade>,
    /// Names of people who were observed and with whom nobody has finished speaking: they have nothing to take away.
    pub without: Vec<String>,
}

pub(super) fn make_personal_sheets(app: &App, ask: MakePersonalSheets) -> Result<PersonalSheetsMade, Failure> {
    let (debriefs, without) = app.read(|db| spoken_with(db, ask.visit_day))?;
    if debriefs.is_empty() {
        return Err(Failure::new("no_debrief_ended"));
    }
    let write = |name: &str, pdf: &[u8]| write_into(app, ask.folder.as_deref(), name, pdf);
    let make = |debrief| make_one(app, debrief, ask.locale, write);
    Ok(PersonalSheetsMade { sheets: debriefs.into_iter().map(make).collect::<Result<_, _>>()?, without })
}

/// The finished debriefs of a day with somebody known, and who still waits for one.
fn spoken_with(db: &Reader<'_>, day: Id<VisitDay>) -> Result<(Vec<Id<Debrief>>, Vec<String>), Failure> {
    db.get(day)?;
    let mut ended = db.list_of::<Debrief>(day.uuid())?;
    ended.retain(|row| row.ended_at.is_some() && row.person.is_some());
    let mut waiting = Vec::new();
    for person in seen_on(db, day)?.iter().filter_map(|row| row.observed) {
        if !ended.iter().any(|row| row.person == Some(person)) && !waiting.contains(&person) {
            waiting.push(person);
        }
    }
    let without = waiting.into_iter().map(|person| name_of(db, person)).collect::<Result<_, _>>()?;
    Ok((ended.into_iter().map(|row| row.id).collect(), without))
}

fn make_one(
    app: &App,
    debrief: Id<Debrief>,
    locale: Language,
    write: impl Fn(&str, &[u8]) -> Result<PathBuf, Failure>,
) -> Result<PersonalSheetMade, Failure> {
    let (sheet, date) = app.read(|db| gather(db, debrief, locale))?;
    let words = Words::new(locale.into());
    // The initials tell sheets of one day apart without spelling anybody's name on a shared disk.
    let initials = Namer::new(&words, Names::Initials).name("person", &sheet.person, None);
    let word = format!("{} {initials}", words.text("report-personal-file-word", &[]));
    let name = file_name(date, &sheet.unit, &word, 1, "pdf");
    let pdf = app.renderer().render_sheet(&Sheet::Personal(Box::new(sheet))).map_err(not_rendered)?;
    let path = write(&name, &pdf)?;
    let shown = path.to_string_lossy().into_owned();
    app.write("report.make_personal_sheet", |tx| Ok(note_made(tx, debrief.uuid(), &shown)?))?;
    Ok(PersonalSheetMade {
        file_name: path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or(name),
        path: shown,
    })
}

fn gather(db: &Reader<'_>, debrief: Id<Debrief>, locale: Language) -> Result<(PersonalSheet, NaiveDate), Failure> {
    let words = Words::new(locale.into());
    let row = db.get(debrief)?;
    let date = row.started_at.local().map_or_else(|| db.now().local_date(), |at| at.date_naive());
    let person = match row.person {
        Some(person) => name_of(db, person)?,
        None => words.text("report-team-member", &[]),
    };
    let now = db.now();
    let mut sheet = PersonalSheet::new(&words, &person, &db.get(row.doc.unit)?.doc.name, &words.date(date));
    sheet.led_by = name_of(db, row.led_by)?;
    sheet.generated_at = words.date_time(&now.local());
    let Timestamp { at, .. } = now.timestamp();
    sheet.generated_iso = at;
    sheet.facts = db.list_of::<DebriefFact>(debrief.uuid())?.iter().map(|fact| fact_line(&fact.doc)).collect();
    sheet.look_again = row.follow_up_on.map(|day| words.date(day));
    let doc = row.doc;
    sheet.commitment_then = agreed(&words, &doc);
    sheet.strengths = doc.strengths;
    sheet.improvement = doc.improvement_text;
    sheet.commitment_when = after(&words, "report-commitment-when", &doc.commitment_when);
    sheet.support = doc.support_needed;
    sheet.comment = doc.person_comment;
    Ok((sheet, date))
}
