//! A file for any calendar: promises with a day, and planned visits. It leaves the encrypted profile, so it names
//! nobody: no owner, and titles without the names that stand in them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    action::Standing,
    network::Unit,
    visit::{Visit, VisitStatus},
};
use sillage_i18n::Words;
use sillage_report::{Calendar, Event, EventTime, file_name, without_names};
use sillage_store::Reader;
use ts_rs::TS;

use super::Promises;
use crate::{
    App, Failure, Language,
    report::{roster_of_network, write_plain},
};

/// Make a file for a calendar.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ExportCalendar {
    /// Of one unit; of all by default.
    #[serde(default)]
    #[ts(optional)]
    pub unit: Option<Id<Unit>>,
    /// Language.
    pub locale: Language,
    /// Folder or file to write; the folder of plain files by default.
    #[serde(default)]
    #[ts(optional)]
    pub path: Option<String>,
}

/// The file is made.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct CalendarMade {
    /// Name of the file.
    pub file_name: String,
    /// Where it lies.
    pub path: String,
    /// Promises in it.
    pub actions: u32,
    /// Visits in it.
    pub visits: u32,
}

pub(super) fn export_calendar(app: &App, ask: ExportCalendar) -> Result<CalendarMade, Failure> {
    let words = Words::new(ask.locale.into());
    let (calendar, actions, place, date) = app.read(|db| {
        let (calendar, actions) = gather(db, ask.unit, &words)?;
        let place = match ask.unit {
            Some(unit) => db.get(unit)?.doc.name,
            None => words.text("calendar-all", &[]),
        };
        Ok((calendar, actions, place, db.now().local_date()))
    })?;
    let events = calendar.events.len();
    if events == 0 {
        return Err(Failure::new("calendar_empty"));
    }
    let name = file_name(date, &place, &words.text("calendar-file-word", &[]), 1, "ics");
    let path = write_plain(app, ask.path.as_deref(), &name, calendar.write().as_bytes())?;
    let count = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
    Ok(CalendarMade {
        file_name: path.file_name().map_or(name, |name| name.to_string_lossy().into_owned()),
        path: path.to_string_lossy().into_owned(),
        actions: count(actions),
        visits: count(events - actions),
    })
}

/// The calendar, and how many of its events are promises: they come first.
fn gather(db: &Reader<'_>, unit: Option<Id<Unit>>, words: &Words) -> Result<(Calendar, usize), Failure> {
    let roster = roster_of_network(db)?;
    let units = match unit {
        Some(unit) => vec![db.get(unit)?],
        None => db.list_all::<Unit>()?,
    };
    let stamp = db.now().utc_ms;
    let mut events = Vec::new();
    for unit in &units {
        let waits = |standing| matches!(standing, Standing::Late | Standing::DueToday | Standing::Waiting);
        for item in Promises::of_unit(db, unit.id)?.all(db)? {
            let Some(day) = item.due_day.filter(|_| waits(item.standing)) else { continue };
            let what = without_names(words, &roster, &item.title);
            events.push(Event {
                uid: item.action.to_string(),
                summary: words.text("calendar-action", &[("unit", (&*unit.name).into()), ("what", (&*what).into())]),
                time: EventTime::Day(day),
            });
        }
    }
    let actions = events.len();
    for unit in &units {
        for row in db.list_of::<Visit>(unit.id.uuid())?.into_iter().filter(|row| row.status == VisitStatus::Planned) {
            events.push(Event {
                uid: row.id.to_string(),
                summary: words.text("calendar-visit", &[("unit", (&*unit.name).into())]),
                time: time_of(&row.doc, &unit.time_zone),
            });
        }
    }
    Ok((Calendar { stamp_ms: stamp, events }, actions))
}

/// The moment of a visit where its hour is known, else its day.
fn time_of(visit: &Visit, zone: &str) -> EventTime {
    let at = visit.planned_at.as_deref().and_then(|at| chrono::NaiveTime::parse_from_str(at, "%H:%M").ok());
    let zone: chrono_tz::Tz = zone.parse().unwrap_or(chrono_tz::Europe::Paris);
    let moment = at.and_then(|at| visit.planned_on.and_time(at).and_local_timezone(zone).earliest());
    moment.map_or(EventTime::Day(visit.planned_on), |at| EventTime::At(at.timestamp_millis()))
}
