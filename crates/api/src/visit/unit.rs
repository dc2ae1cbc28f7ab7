//! Units and the file of one: its story, its people, its promises.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id, Timestamp,
    action::Standing,
    closing::{Celebration, DashboardEntry},
    network::{Unit, UnitKind},
    visit::{DayCounts, Edition, VisitDay, VisitReport},
};
use sillage_i18n::by_name;
use sillage_store::{Reader, Row};
use ts_rs::TS;

use super::{
    TeamMember,
    count::count,
    count_day, team_of,
    today::{PlannedVisit, planned},
};
use crate::{
    Failure,
    action::{ActionItem, Promises},
    walk::{RecurringIrritant, recurring_in},
};

/// Every unit.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListUnits {}

/// The units of the network.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Units {
    /// Today.
    pub today: NaiveDate,
    /// By name.
    pub units: Vec<UnitLine>,
}

/// A unit in the list.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct UnitLine {
    /// The unit.
    pub unit: Id<Unit>,
    /// Name.
    pub name: String,
    /// Short code.
    pub code: String,
    /// Kind of place.
    pub unit_kind: UnitKind,
    /// Last visit.
    pub last_on: Option<NaiveDate>,
    /// Next planned visit.
    pub next_on: Option<NaiveDate>,
    /// The day that is open, if one is.
    pub open_day: Option<Id<VisitDay>>,
    /// Promises to keep.
    pub actions_open: u32,
    /// Of those, late.
    pub actions_late: u32,
    /// Means of the stated levels of the last dashboards, oldest first, six at most.
    pub trend: Vec<f64>,
}

pub(super) fn list_units(db: &Reader<'_>, _: ListUnits) -> Result<Units, Failure> {
    let mut units = Vec::new();
    for row in db.list_all::<Unit>()? {
        let mut days = db.list_in::<VisitDay>(row.id.uuid())?;
        days.retain(|day| day.visit.is_some());
        let actions = Promises::of_unit(db, row.id)?.all(db)?;
        let open =
            |item: &&ActionItem| matches!(item.standing, Standing::Late | Standing::DueToday | Standing::Waiting);
        units.push(UnitLine {
            unit: row.id,
            last_on: days.iter().filter(|day| day.closed_at.is_some()).map(|day| day.date).max(),
            next_on: planned(db, Some(row.id))?.first().map(|visit| visit.planned_on),
            open_day: days.iter().rfind(|day| day.closed_at.is_none()).map(|day| day.id),
            actions_open: count(actions.iter().filter(open).count()),
            actions_late: count(actions.iter().filter(|item| item.standing == Standing::Late).count()),
            trend: trend(db, row.id)?.iter().map(|point| point.mean).collect(),
            name: row.doc.name,
            code: row.doc.code,
            unit_kind: row.doc.unit_kind,
        });
    }
    units.sort_by(|a, b| by_name(&a.name, &b.name));
    Ok(Units { today: db.now().local_date(), units })
}

/// Dashboards a trend looks back on.
const TREND: usize = 6;

/// A confirmed dashboard in the trend of a unit.
#[derive(Debug, Clone, Serialize, TS, JsonSchema)]
pub struct TrendPoint {
    /// Its day.
    pub on: NaiveDate,
    /// Mean of its stated levels.
    pub mean: f64,
    /// Levels behind the mean.
    pub levels: u32,
}

/// The last confirmed dashboards of a unit, oldest first. A dashboard without a stated level is no point.
pub(crate) fn trend(db: &Reader<'_>, unit: Id<Unit>) -> Result<Vec<TrendPoint>, Failure> {
    let mut entries: Vec<Row<DashboardEntry>> = db.list_in(unit.uuid())?;
    entries.retain(|row| row.confirmed_at.is_some());
    entries.sort_by_key(|row| row.confirmed_at.as_ref().and_then(Timestamp::utc_ms));
    let mut points = Vec::new();
    for row in &entries {
        let levels: Vec<i32> = row.progress.iter().filter_map(|line| line.level).collect();
        if let (false, Some(day)) = (levels.is_empty(), db.find::<VisitDay>(row.visit_day)?) {
            let levels_given = count(levels.len());
            let mean = f64::from(levels.iter().sum::<i32>()) / f64::from(levels_given);
            points.push(TrendPoint { on: day.date, mean, levels: levels_given });
        }
    }
    Ok(points.split_off(points.len().saturating_sub(TREND)))
}

/// The file of a unit.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetUnit {
    /// Which.
    pub unit: Id<Unit>,
}

/// Everything known of a unit, at a glance.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct UnitFile {
    /// The unit.
    pub unit: Id<Unit>,
    /// Name.
    pub name: String,
    /// Short code.
    pub code: String,
    /// Kind of place.
    pub unit_kind: UnitKind,
    /// Postal address.
    pub address: Option<String>,
    /// Today.
    pub today: NaiveDate,
    /// The day that is open, if one is.
    pub open_day: Option<Id<VisitDay>>,
    /// Planned visits.
    pub planned: Vec<PlannedVisit>,
    /// Its visit days, newest first.
    pub story: Vec<StoryDay>,
    /// Its people.
    pub people: Vec<TeamMember>,
    /// Its promises.
    pub actions: Vec<ActionItem>,
    /// Irritants met at several visits.
    pub recurring: Vec<RecurringIrritant>,
    /// Its last dashboards, oldest first.
    pub trend: Vec<TrendPoint>,
}

/// A day in the story of a unit.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct StoryDay {
    /// The day.
    pub visit_day: Id<VisitDay>,
    /// Calendar day.
    pub date: NaiveDate,
    /// It is open.
    pub open: bool,
    /// The manager counted or walked, without the coach.
    pub ordinary: bool,
    /// What it held.
    pub counts: DayCounts,
    /// The sentence for the network.
    pub highlights: String,
    /// What was celebrated.
    pub celebration: String,
    /// Number of its last report.
    pub report: Option<u32>,
}

pub(crate) fn get_unit(db: &Reader<'_>, ask: GetUnit) -> Result<UnitFile, Failure> {
    let row = db.get(ask.unit)?;
    let today = db.now().local_date();
    let mut days = db.list_in::<VisitDay>(ask.unit.uuid())?;
    days.sort_by_key(|day| std::cmp::Reverse(day.opened_at.utc_ms()));
    let open_day = days.iter().find(|day| day.visit.is_some() && day.closed_at.is_none()).map(|day| day.id);
    let mut story = Vec::new();
    for day in &days {
        let id = day.id.uuid();
        story.push(StoryDay {
            visit_day: day.id,
            date: day.date,
            open: day.closed_at.is_none(),
            ordinary: day.visit.is_none(),
            counts: count_day(db, day)?,
            highlights: db.list_of::<DashboardEntry>(id)?.pop().map(|entry| entry.doc.highlights).unwrap_or_default(),
            celebration: db.list_of::<Celebration>(id)?.pop().map(|row| row.doc.what).unwrap_or_default(),
            report: db
                .list_of::<VisitReport>(id)?
                .iter()
                .filter(|report| report.edition == Edition::Manager)
                .map(|report| report.number)
                .max(),
        });
    }
    Ok(UnitFile {
        unit: row.id,
        name: row.doc.name,
        code: row.doc.code,
        unit_kind: row.doc.unit_kind,
        address: row.doc.address,
        today,
        open_day,
        planned: planned(db, Some(ask.unit))?,
        story,
        people: team_of(db, ask.unit, today, &[])?,
        actions: Promises::of_unit(db, ask.unit)?.all(db)?,
        recurring: recurring_in(db, ask.unit)?,
        trend: trend(db, ask.unit)?,
    })
}
