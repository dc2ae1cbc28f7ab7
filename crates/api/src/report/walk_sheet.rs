//! The sheets to walk with a pen, as one file: a page a sense, a row a zone, nobody named.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    network::{Unit, Zone},
    walk::{Sense, SensoryPrompt},
};
use sillage_i18n::Words;
use sillage_report::{Say, Sheet, WalkSheets, file_name};
use sillage_store::Reader;
use ts_rs::TS;

use super::{file::write_plain, make::not_rendered};
use crate::{App, Failure, Language, walk::senses};

/// Make the sheets to walk a place with a pen.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct MakeWalkSheets {
    /// The place.
    pub unit: Id<Unit>,
    /// For which senses; all that are walked here by default.
    #[serde(default)]
    #[ts(optional)]
    pub senses: Option<Vec<Sense>>,
    /// Language.
    pub locale: Language,
    /// Folder or file to write; the folder of plain files by default.
    #[serde(default)]
    #[ts(optional)]
    pub path: Option<String>,
}

/// The sheets are made.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct WalkSheetsMade {
    /// Name of the file.
    pub file_name: String,
    /// Where it lies.
    pub path: String,
    /// How many senses it holds.
    pub senses: u32,
}

pub(super) fn make_walk_sheets(app: &App, ask: MakeWalkSheets) -> Result<WalkSheetsMade, Failure> {
    let words = Words::new(ask.locale.into());
    let (sheets, date) = app.read(|db| Ok((gather(db, &ask, words)?, db.now().local_date())))?;
    let senses = u32::try_from(sheets.senses.len()).unwrap_or(u32::MAX);
    let name = file_name(date, &sheets.unit, &words.text("report-walk-sheet-file-word", &[]), 1, "pdf");
    let pdf = app.renderer().render_sheet(&Sheet::Walk(Box::new(sheets))).map_err(not_rendered)?;
    let path = write_plain(app, ask.path.as_deref(), &name, &pdf)?;
    Ok(WalkSheetsMade {
        file_name: path.file_name().map_or(name, |name| name.to_string_lossy().into_owned()),
        path: path.to_string_lossy().into_owned(),
        senses,
    })
}

fn gather(db: &Reader<'_>, ask: &MakeWalkSheets, words: Words) -> Result<WalkSheets, Failure> {
    let walked = senses(db)?;
    let wanted = ask.senses.clone().filter(|senses| !senses.is_empty()).unwrap_or_else(|| walked.clone());
    if let Some(off) = wanted.iter().find(|sense| !walked.contains(sense)) {
        return Err(Failure::new("sense_switched_off").with("sense", Say(words).sense(*off)));
    }
    let mut sheets = WalkSheets::new(&words, &db.get(ask.unit)?.doc.name);
    sheets.generated_at = words.date_time(&db.now().local());
    sheets.generated_iso = db.now().timestamp().at;
    let mut zones = db.list_of::<Zone>(ask.unit.uuid())?;
    zones.sort_by_key(|zone| zone.rank);
    if zones.is_empty() {
        return Err(Failure::new("no_zones_to_walk"));
    }
    let own = |text: &sillage_domain::Bilingual| text.get(words.locale.code()).to_owned();
    sheets.zones = zones.iter().map(|zone| own(&zone.name)).collect();
    let mut prompts = db.list_all::<SensoryPrompt>()?;
    prompts.sort_by_key(|prompt| prompt.rank);
    for sense in walked.into_iter().filter(|sense| wanted.contains(sense)) {
        let asked = prompts.iter().filter(|prompt| prompt.sense == sense).map(|prompt| own(&prompt.text)).collect();
        sheets.add(&Say(words), sense, asked);
    }
    Ok(sheets)
}
