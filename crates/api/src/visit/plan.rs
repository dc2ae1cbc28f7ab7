//! Planning a visit, and going in: the visit opens, its day opens with the referential in force.

use std::cmp::Reverse;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id, Refusal,
    network::Unit,
    referential::ReferentialKind,
    visit::{Visit, VisitDay, VisitStatus},
};
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;

use crate::{Failure, place, referential::in_force};

/// Give a visit a date.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct PlanVisit {
    /// Where.
    pub unit: Id<Unit>,
    /// When.
    pub on: NaiveDate,
    /// Time of arrival, `HH:MM`.
    #[ts(optional = nullable)]
    pub at: Option<String>,
}

/// A visit has a date.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct VisitPlanned {
    /// The visit.
    pub visit: Id<Visit>,
}

pub(super) fn plan_visit(tx: &mut Writer<'_>, ask: PlanVisit) -> Result<VisitPlanned, Failure> {
    Ok(VisitPlanned { visit: plan(tx, ask.unit, ask.on, ask.at)? })
}

/// Plans a visit; one the unit already has on that day is kept, its time changed.
pub(crate) fn plan(
    tx: &mut Writer<'_>,
    unit: Id<Unit>,
    on: NaiveDate,
    at: Option<String>,
) -> Result<Id<Visit>, Failure> {
    tx.get(unit)?;
    if on < tx.now().local_date() {
        return Err(Refusal::new("day_in_past").with("field", "planned_on").into());
    }
    if at.as_deref().is_some_and(|time| chrono::NaiveTime::parse_from_str(time, "%H:%M").is_err()) {
        return Err(Refusal::new("time_unreadable").into());
    }
    let planned = |row: &Row<Visit>| row.status == VisitStatus::Planned && row.planned_on == on;
    if let Some(row) = tx.list_of::<Visit>(unit.uuid())?.into_iter().find(planned) {
        if at.is_some() {
            tx.change(row.id, |visit| visit.planned_at = at)?;
        }
        return Ok(row.id);
    }
    let coach = tx.me();
    let visit = Visit {
        unit,
        coach,
        planned_on: on,
        planned_at: at,
        status: VisitStatus::Planned,
        started_at: None,
        ended_at: None,
    };
    Ok(tx.add(unit.uuid(), &visit)?)
}

/// A planned visit will not take place.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct CancelVisit {
    /// Which.
    pub visit: Id<Visit>,
}

pub(super) fn cancel_visit(tx: &mut Writer<'_>, ask: CancelVisit) -> Result<VisitPlanned, Failure> {
    if tx.get(ask.visit)?.status != VisitStatus::Planned {
        return Err(Refusal::new("visit_not_planned").into());
    }
    tx.change(ask.visit, |visit| visit.status = VisitStatus::Cancelled)?;
    Ok(VisitPlanned { visit: ask.visit })
}

/// Go in on a planned visit, or on the next day of one that goes on.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct StartVisit {
    /// Which.
    pub visit: Id<Visit>,
}

/// Go in where one is.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct StartUnplanned {
    /// Where.
    pub unit: Id<Unit>,
}

/// The day is open.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct VisitStarted {
    /// The visit.
    pub visit: Id<Visit>,
    /// Its day.
    pub visit_day: Id<VisitDay>,
    /// The unit was visited before: there are promises to look at.
    pub seen_before: bool,
}

pub(super) fn start_visit(tx: &mut Writer<'_>, ask: StartVisit) -> Result<VisitStarted, Failure> {
    let visit = tx.get(ask.visit)?;
    if !matches!(visit.status, VisitStatus::Planned | VisitStatus::Open) {
        return Err(Refusal::new("visit_not_planned").into());
    }
    open_day(tx, visit.id, visit.doc.unit)
}

pub(super) fn start_unplanned(tx: &mut Writer<'_>, ask: StartUnplanned) -> Result<VisitStarted, Failure> {
    tx.get(ask.unit)?;
    let today = tx.now().local_date();
    // A visit of today or one that goes on is meant, even by somebody who did not look at the plan.
    let visits = tx.list_of::<Visit>(ask.unit.uuid())?;
    let meant = visits
        .iter()
        .find(|row| row.status == VisitStatus::Open)
        .or_else(|| visits.iter().find(|row| row.status == VisitStatus::Planned && row.planned_on == today));
    let visit = match meant {
        Some(row) => row.id,
        None => plan(tx, ask.unit, today, None)?,
    };
    open_day(tx, visit, ask.unit)
}

/// Opens today's day of a visit. A day that is open already is answered again: a second press is not a second day.
fn open_day(tx: &mut Writer<'_>, visit: Id<Visit>, unit: Id<Unit>) -> Result<VisitStarted, Failure> {
    let today = tx.now().local_date();
    let seen_before =
        tx.list_in::<VisitDay>(unit.uuid())?.iter().any(|day| day.visit.is_some_and(|other| other != visit));
    let days = tx.list_of::<VisitDay>(visit.uuid())?;
    let visit_day = match days.into_iter().find(|day| day.closed_at.is_none() || day.date == today) {
        Some(day) => day.id,
        None => {
            let now = tx.now().timestamp();
            let referential_version = in_force(tx, ReferentialKind::Service, today)?.map(|row| row.id);
            tx.change(visit, |visit| {
                visit.status = VisitStatus::Open;
                visit.started_at.get_or_insert_with(|| now.clone());
            })?;
            tx.add(
                unit.uuid(),
                &VisitDay {
                    visit: Some(visit),
                    unit,
                    date: today,
                    referential_version,
                    opened_at: now,
                    closed_at: None,
                    close_override_reason: None,
                    present: Vec::new(),
                    intention: String::new(),
                    notes: String::new(),
                    revision: 0,
                },
            )?
        }
    };
    place::set_place(tx, &format!("/visit/{visit_day}/prepare"))?;
    Ok(VisitStarted { visit, visit_day, seen_before })
}

/// The next planned visit of a unit, overdue ones included: a plan that slipped is still the plan.
pub(crate) fn next_planned(db: &Reader<'_>, unit: Id<Unit>) -> Result<Option<Row<Visit>>, Failure> {
    let visits = db.list_of::<Visit>(unit.uuid())?;
    Ok(visits.into_iter().filter(|row| row.status == VisitStatus::Planned).min_by_key(|row| row.planned_on))
}

/// When the visit of a day began, on its first day: milliseconds since 1970 UTC.
pub(crate) fn began_at(db: &Reader<'_>, day: &Row<VisitDay>) -> Result<Option<i64>, Failure> {
    let days = db.list_in::<VisitDay>(day.doc.unit.uuid())?;
    let of_visit = days.iter().filter(|row| row.visit.is_some() && row.visit == day.visit);
    Ok(of_visit.map(|row| row.opened_at.utc_ms()).min().unwrap_or_else(|| day.opened_at.utc_ms()))
}

/// The visit day of the unit before this one.
pub(crate) fn previous_day(db: &Reader<'_>, day: &Row<VisitDay>) -> Result<Option<Row<VisitDay>>, Failure> {
    Ok(days_before(db, day)?.into_iter().next())
}

/// The visit days of the unit before this one, the last first.
pub(crate) fn days_before(db: &Reader<'_>, day: &Row<VisitDay>) -> Result<Vec<Row<VisitDay>>, Failure> {
    let opened = day.opened_at.utc_ms();
    let mut days = db.list_in::<VisitDay>(day.doc.unit.uuid())?;
    days.retain(|row| row.visit.is_some() && row.id != day.id && row.opened_at.utc_ms() < opened);
    days.sort_by_key(|row| Reverse(row.opened_at.utc_ms()));
    Ok(days)
}
