//! The dossier of a unit as a file: every figure is the one its screen shows, and what is not known says so.

mod flow;
mod need;
mod project;
mod seen;
mod story;
mod voice;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    network::{Network, Person, Unit},
    visit::Names,
};
use sillage_i18n::Words;
use sillage_report::{Dossier, DossierCell, DossierPart, DossierTable, Namer, Say, Sheet, file_name};
use sillage_store::Reader;
use ts_rs::TS;

use super::{file::write_plain, make::not_rendered, planes::planes};
use crate::{App, Failure, Language, visit::name_of};

/// Make the dossier of a unit.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct MakeDossier {
    /// The unit.
    pub unit: Id<Unit>,
    /// How the people of its plan are named. Texts stand as they were written: it is the unit's own paper.
    pub names: Names,
    /// Language.
    pub locale: Language,
    /// Folder or file to write; the folder of plain files by default.
    #[serde(default)]
    #[ts(optional)]
    pub path: Option<String>,
}

/// The dossier is made.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct DossierMade {
    /// Name of the file.
    pub file_name: String,
    /// Where it lies.
    pub path: String,
}

pub(super) fn make_dossier(app: &App, ask: MakeDossier) -> Result<DossierMade, Failure> {
    let (dossier, date) = app.read(|db| Ok((gather(db, &ask)?, db.now().local_date())))?;
    let word = Words::new(ask.locale.into()).text("report-dossier-file-word", &[]);
    let name = file_name(date, &dossier.unit, &word, 1, "pdf");
    let pdf = app.renderer().render_sheet(&Sheet::Dossier(Box::new(dossier))).map_err(not_rendered)?;
    let path = write_plain(app, ask.path.as_deref(), &name, &pdf)?;
    Ok(DossierMade {
        file_name: path.file_name().map_or(name, |name| name.to_string_lossy().into_owned()),
        path: path.to_string_lossy().into_owned(),
    })
}

fn gather(db: &Reader<'_>, ask: &MakeDossier) -> Result<Dossier, Failure> {
    let words = Words::new(ask.locale.into());
    let network = db.list_all::<Network>()?.into_iter().next().map(|row| row.doc.name).unwrap_or_default();
    let unit = db.get(ask.unit)?.doc;
    let mut dossier = Dossier::new(&words, &unit.name, &network, &words.date(db.now().local_date()));
    dossier.generated_at = words.date_time(&db.now().local());
    dossier.generated_iso = db.now().timestamp().at;
    let mut parts = Parts { db, unit: ask.unit, words, say: Say(words), namer: Namer::new(&words, ask.names) };
    dossier.planes = planes(db, ask.unit, &words, &mut |person| parts.person(person))?;
    dossier.parts = vec![
        parts.project()?,
        parts.voice()?,
        parts.walk()?,
        parts.flow()?,
        parts.need()?,
        parts.skills()?,
        parts.plan()?,
        parts.story()?,
    ];
    Ok(dossier)
}

/// What the parts share.
struct Parts<'g, 'db> {
    db: &'g Reader<'db>,
    unit: Id<Unit>,
    words: Words,
    say: Say,
    namer: Namer,
}

impl Parts<'_, '_> {
    fn word(&self, key: &str) -> String {
        self.words.text(key, &[])
    }

    fn figure(&self, value: f64, decimals: u8) -> String {
        self.words.number(value, decimals)
    }

    fn count(&self, count: usize) -> String {
        self.figure(count as f64, 0)
    }

    fn person(&mut self, person: Id<Person>) -> Result<String, Failure> {
        let name = name_of(self.db, person)?;
        Ok(self.namer.name(&person.to_string(), &name, None))
    }

    /// Rows by slot, columns by weekday; a weekday nobody speaks of has no column.
    fn week_table(&self, title: String, legend: &str, cells: &[(u32, u32, DossierCell)]) -> DossierTable {
        let weekdays: Vec<u32> = (1..=7).filter(|day| cells.iter().any(|(weekday, ..)| weekday == day)).collect();
        let mut starts: Vec<u32> = cells.iter().map(|(_, start, _)| *start).collect();
        starts.sort_unstable();
        starts.dedup();
        let mut head = vec![self.word("report-slot")];
        head.extend(weekdays.iter().map(|day| self.word(&format!("weekday-{day}"))));
        let at = |weekday: u32, start: u32| {
            let found = cells.iter().find(|(day, from, _)| (*day, *from) == (weekday, start));
            // Closed: the week says nothing of it, and neither does the dossier.
            found.map_or_else(|| DossierCell::of("–"), |(.., cell)| cell.clone())
        };
        let row = |start: u32| {
            let mut row = vec![DossierCell::of(self.clock(start))];
            row.extend(weekdays.iter().map(|day| at(*day, start)));
            row
        };
        let rows = starts.into_iter().map(row).collect();
        DossierTable { title, head, figures: true, rows, legend: self.word(legend) }
    }

    fn clock(&self, minute: u32) -> String {
        chrono::NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).map_or_else(String::new, |at| self.words.time(at))
    }
}

/// A part with its heading.
fn part(title: String) -> DossierPart {
    DossierPart { title, ..DossierPart::default() }
}
