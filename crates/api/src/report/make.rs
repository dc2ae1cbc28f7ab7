//! Making files: the report under its number, the spreadsheet, the data.

use std::sync::Mutex;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id, Timestamp,
    visit::{Edition, Names, VisitDay, VisitReport},
};
use sillage_i18n::Words;
use sillage_report::{RenderFailure, Sheet, file_name, to_json, to_xlsx};
use sillage_store::{Incoming, Reader, Size};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    days::next_number,
    file::{write_into, write_plain},
    gather::{Gather, Gathered, Walled},
    made::note_made,
};
use crate::{App, Failure, Language, app::held};

/// One report at a time: two would take the same number.
static MAKING: Mutex<()> = Mutex::new(());

/// Make the report of a day.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct MakeReport {
    /// The day.
    pub visit_day: Id<VisitDay>,
    /// For whom; the unit manager by default.
    #[serde(default)]
    #[ts(as = "Option<Edition>", optional)]
    pub edition: Edition,
    /// How people are named in the manager's edition; the others name nobody.
    pub names: Names,
    /// With the diagnosis of the unit: in the manager's edition only, for its texts may name people.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub diagnosis: bool,
    /// Language.
    pub locale: Language,
    /// Folder or file to write; the folder of plain files by default.
    #[serde(default)]
    #[ts(optional)]
    pub path: Option<String>,
}

/// A report is made.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ReportMade {
    /// The report.
    pub report: Id<VisitReport>,
    /// Its number.
    pub number: u32,
    /// Name of the plain file.
    pub file_name: String,
    /// Where it lies.
    pub path: String,
    /// Its size in bytes.
    pub bytes: u32,
    /// When it was made.
    pub generated_at: Timestamp,
}

pub(super) fn make_report(app: &App, ask: MakeReport) -> Result<ReportMade, Failure> {
    let _one = held(&MAKING);
    let (number, pages) = app.read(|db| gather(db, &ask))?;
    let (unit, name) = (pages.unit(), pages.file_name(&ask, number));
    let pdf = pages.render(app)?;
    let session = app.session()?;
    let sealed = Incoming::file(pdf);
    let arrival = session.store.let_in(&sealed)?;
    let path = write_plain(app, ask.path.as_deref(), &name, sealed.bytes())?;
    let shown = path.to_string_lossy().into_owned();
    let recorded = app.write("report.make_report", |tx| {
        let generated_at = tx.now().timestamp();
        let report = VisitReport {
            visit_day: ask.visit_day,
            edition: ask.edition,
            number,
            generated_at: generated_at.clone(),
            content_hash: sealed.hash(),
            names: if ask.edition.is_anonymous() { Names::None } else { ask.names },
            locale: Words::new(ask.locale.into()).locale.code().to_owned(),
            file_name: path.file_name().map_or_else(|| name.clone(), |name| name.to_string_lossy().into_owned()),
        };
        let file_name = report.file_name.clone();
        let report = tx.add(unit, &report)?;
        note_made(tx, report.uuid(), &shown)?;
        Ok((report, file_name, generated_at))
    });
    // A report without a number must not lie about: what is not recorded was not issued.
    let (report, file_name, generated_at) = recorded.inspect_err(|_| drop(std::fs::remove_file(&path)))?;
    arrival.stays();
    let bytes = u32::try_from(sealed.bytes().len()).unwrap_or(u32::MAX);
    Ok(ReportMade { report, number, file_name, path: shown, bytes, generated_at })
}

/// What is about to be set on paper.
enum Pages {
    Report(Box<Gathered>),
    Wall(Box<Walled>),
}

/// The pages of an edition under their number; refused while a name stands where none may.
fn gather(db: &Reader<'_>, ask: &MakeReport) -> Result<(u32, Pages), Failure> {
    let number = next_number(db, ask.visit_day, ask.edition)?;
    if ask.diagnosis && ask.edition.is_anonymous() {
        return Err(Failure::new("diagnosis_names_people"));
    }
    let mut gather = Gather::new(db, ask.visit_day, ask.edition, ask.names, ask.locale.into())?;
    if ask.edition == Edition::Wall {
        let walled = gather.wall(number)?;
        walled.telling.as_ref().map_or(Ok(()), |telling| telling.check(&walled.page))?;
        return Ok((number, Pages::Wall(Box::new(walled))));
    }
    let diagnosis = if ask.diagnosis { gather.diagnosis()? } else { Vec::new() };
    let mut gathered = gather.document(number)?;
    gathered.document.diagnosis = diagnosis;
    gathered.telling.as_ref().map_or(Ok(()), |telling| telling.check(&gathered.document))?;
    Ok((number, Pages::Report(Box::new(gathered))))
}

impl Pages {
    fn unit(&self) -> Uuid {
        match self {
            Self::Report(gathered) => gathered.unit,
            Self::Wall(walled) => walled.unit,
        }
    }

    fn file_name(&self, ask: &MakeReport, number: u32) -> String {
        match self {
            Self::Report(gathered) => named(gathered, ask.locale, number, "pdf"),
            Self::Wall(walled) => {
                let word = Words::new(ask.locale.into()).text("report-wall-file-word", &[]);
                file_name(walled.date, &walled.page.unit, &word, number, "pdf")
            }
        }
    }

    fn render(self, app: &App) -> Result<Vec<u8>, Failure> {
        match self {
            Self::Report(gathered) => {
                let photos = bytes_of(app, &gathered)?;
                app.renderer().render(&gathered.document, photos).map_err(not_rendered)
            }
            Self::Wall(walled) => {
                app.renderer().render_sheet(&Sheet::Wall(Box::new(walled.page))).map_err(not_rendered)
            }
        }
    }
}

/// The pictures of a document. One that cannot be read is shown as such, never a reason for no report.
fn bytes_of(app: &App, gathered: &Gathered) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let session = app.session()?;
    let read = |(file, hash): &(String, String)| Some((file.clone(), session.store.photo(hash, Size::Print).ok()?));
    Ok(gathered.photos.iter().filter_map(read).collect())
}

/// Why no PDF came out.
pub(crate) fn not_rendered(failure: RenderFailure) -> Failure {
    match failure {
        RenderFailure::TooSlow => Failure::new("report_too_slow"),
        RenderFailure::Stopped(why) | RenderFailure::Layout(why) => Failure::new("report_not_made").traced(why),
    }
}

fn named(gathered: &Gathered, locale: Language, number: u32, extension: &str) -> String {
    let region = gathered.document.edition == Edition::Region;
    let word = Words::new(locale.into()).text(if region { "report-region-file-word" } else { "report-file-word" }, &[]);
    file_name(gathered.date, &gathered.document.unit, &word, number, extension)
}

/// Write a day as a spreadsheet and as data.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ExportData {
    /// The day.
    pub visit_day: Id<VisitDay>,
    /// Folder to write into; the folder of plain files by default.
    #[serde(default)]
    #[ts(optional)]
    pub folder: Option<String>,
    /// For whom; the unit manager by default. The page for the wall has no data to hand on.
    #[serde(default)]
    #[ts(as = "Option<Edition>", optional)]
    pub edition: Edition,
    /// How people are named.
    pub names: Names,
    /// Language.
    pub locale: Language,
}

/// Both are written.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct DataExported {
    /// Where the spreadsheet lies.
    pub spreadsheet: String,
    /// Where the data lie.
    pub json: String,
}

pub(super) fn export_data(app: &App, ask: ExportData) -> Result<DataExported, Failure> {
    if ask.edition == Edition::Wall {
        return Err(Failure::new("wall_has_no_data"));
    }
    let (number, gathered) = app.read(|db| {
        // The number of the report they go with: the one issued, or the first to come.
        let number = next_number(db, ask.visit_day, ask.edition)?.saturating_sub(1).max(1);
        let gather = Gather::new(db, ask.visit_day, ask.edition, ask.names, ask.locale.into())?;
        let gathered = gather.document(number)?;
        gathered.telling.as_ref().map_or(Ok(()), |telling| telling.check(&gathered.document))?;
        Ok((number, gathered))
    })?;
    let write = |extension: &str, bytes: &[u8]| {
        let name = named(&gathered, ask.locale, number, extension);
        let path = write_into(app, ask.folder.as_deref(), &name, bytes)?;
        Ok::<_, Failure>(path.to_string_lossy().into_owned())
    };
    let spreadsheet = to_xlsx(&gathered.document).map_err(|error| Failure::new("report_not_made").traced(error))?;
    let json = to_json(&gathered.document).map_err(|error| Failure::new("report_not_made").traced(error))?;
    Ok(DataExported { spreadsheet: write("xlsx", &spreadsheet)?, json: write("json", &json)? })
}
