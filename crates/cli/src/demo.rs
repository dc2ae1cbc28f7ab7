//! The practice day, played through the commands a person would cause: nothing is written past the registry. It fails
//! at the first command that fails, and ends with a verification of the whole file.

mod day;
mod ground;
mod people;
mod rough;
mod stage;

use std::path::Path;

use serde_json::{Value, json};
use sillage_i18n::{Locale, Words};

use crate::desk::{self, Desk, Trouble, at};
use stage::Stage;

/// Plays the day in `out/profiles` and writes report, spreadsheet and data beside it; with rough texts if asked.
pub fn play(out: &Path, locale: &str, rough: bool) -> Result<(), Trouble> {
    at(out, std::fs::create_dir_all(out))?;
    let out = at(out, out.canonicalize())?;
    let words = Words::new(locale.parse::<Locale>().unwrap_or_default());
    // The day can be played once in a network: another run gets one of its own beside it.
    let profiles = (1..)
        .map(|n| out.join(if n == 1 { "profiles".to_owned() } else { format!("profiles-{n}") }))
        .find(|folder| !folder.exists())
        .ok_or(Trouble::NotAProfile)?;
    let date = first_look(&profiles, words)?;
    let mut stage = Stage::open(&profiles, &out.join("clock"), &date, words, rough)?;
    stage.tell("demo-begins", &[("date", stage.written(&date).into())]);
    day::prepare(&mut stage)?;
    ground::walk(&mut stage)?;
    ground::count(&mut stage)?;
    people::observe(&mut stage)?;
    people::debrief(&mut stage)?;
    day::plan(&mut stage)?;
    day::close(&mut stage)?;
    let files = papers(&mut stage, &out)?;
    let found = stage.call("backup.verify_profile", json!({}))?;
    if !found["faults"].as_array().is_some_and(Vec::is_empty) {
        eprintln!("{}", found["faults"]);
        return Err(Trouble::Faulty);
    }
    let operations = words.number(found["operations"].as_f64().unwrap_or_default(), 0);
    let events = words.number(found["events"].as_f64().unwrap_or_default(), 0);
    stage.tell("demo-verified", &[("operations", operations.into()), ("events", events.into())]);
    stage.say("demo-where");
    let folder = ("demo-file-profile", profiles.to_string_lossy().into_owned());
    for (key, path) in files.into_iter().chain([folder]) {
        let line = words.text("demo-file", &[("name", words.text(key, &[]).into()), ("path", path.into())]);
        desk::say(format_args!("  {line}"));
    }
    stage.end()
}

/// Makes the practice network if there is none, and asks which day it is there.
fn first_look(profiles: &Path, words: Words) -> Result<String, Trouble> {
    let desk = Desk::at(profiles)?;
    desk.app().open_practice("coach", words.locale.code())?;
    let today = desk.call("visit.get_today", json!({}))?;
    stage::text(&today, "date")
}

/// Report in both languages, spreadsheet, data and a personal sheet.
fn papers(stage: &mut Stage, out: &Path) -> Result<Vec<(&'static str, String)>, Trouble> {
    let mut files = Vec::new();
    let other = if stage.words.locale == Locale::Fr { Locale::En } else { Locale::Fr };
    for (key, locale) in [("demo-file-report", stage.words.locale), ("demo-file-report-other", other)] {
        let made = stage.call(
            "report.make_report",
            json!({ "visit_day": stage.day, "names": "initials", "locale": locale.code(), "path": out }),
        )?;
        files.push((key, stage::text(&made, "path")?));
    }
    let locale = stage.words.locale.code();
    let body = json!({ "visit_day": stage.day, "folder": out, "names": "full", "locale": locale });
    let exported: Value = stage.call("report.export_data", body)?;
    files.push(("demo-file-spreadsheet", stage::text(&exported, "spreadsheet")?));
    files.push(("demo-file-data", stage::text(&exported, "json")?));
    let debriefs = stage.call("debrief.list_debriefs", json!({ "visit_day": stage.day }))?;
    let debrief = stage::text(&debriefs["debriefs"][0], "debrief")?;
    let sheet =
        stage.call("report.make_personal_sheet", json!({ "debrief": debrief, "locale": locale, "path": out }))?;
    files.push(("demo-file-sheet", stage::text(&sheet, "path")?));
    Ok(files)
}
