//! When to come back to a unit: the domain's proposal over what is recorded, its reasons beside it. Nothing is planned
//! before somebody plans it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    action::{Standing, asks_for_effect},
    network::{Unit, hours::OpeningHours},
    visit::{NextBecause, NextInputs, Visit, VisitDay, propose_next},
};
use sillage_store::Reader;
use ts_rs::TS;

use super::{plan::next_planned, unit::trend};
use crate::{Failure, action::Promises, irritant::irritants_of, week::current_week};

/// Units with a reference week from which there is a middle one.
const UNITS_FROM: usize = 3;

/// When to come back.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetNextProposal {
    /// Where.
    pub unit: Id<Unit>,
}

/// The proposal.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct NextVisitProposal {
    /// Name of the unit.
    pub unit_name: String,
    /// Today.
    pub today: NaiveDate,
    /// The day proposed.
    pub on: NaiveDate,
    /// Days after the last visit, or after today without one.
    pub days: u32,
    /// They are over: the day is the first that can be.
    pub overdue: bool,
    /// Day of the last visit.
    pub last_visit: Option<NaiveDate>,
    /// Why, the weightiest first.
    pub because: Vec<NextBecause>,
    /// A visit that is planned already.
    pub planned: Option<PlannedNext>,
}

/// A visit that is planned.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PlannedNext {
    /// Which.
    pub visit: Id<Visit>,
    /// Its day.
    pub on: NaiveDate,
}

pub(super) fn get_next_proposal(db: &Reader<'_>, ask: GetNextProposal) -> Result<NextVisitProposal, Failure> {
    let today = db.now().local_date();
    let inputs = inputs(db, ask.unit, today)?;
    let hours = db.list_of::<OpeningHours>(ask.unit.uuid())?;
    let is_open = |day: NaiveDate| {
        let held = hours.iter().find(|hours| hours.hold_on(day)).or(hours.first());
        held.is_none_or(|hours| !hours.on(day).is_empty())
    };
    let proposal = propose_next(today, &inputs, is_open);
    Ok(NextVisitProposal {
        unit_name: db.get(ask.unit)?.doc.name,
        today,
        on: proposal.on,
        days: u32::try_from(proposal.days).unwrap_or(u32::MAX),
        overdue: proposal.overdue,
        last_visit: inputs.last_visit,
        because: proposal.because,
        planned: next_planned(db, ask.unit)?.map(|row| PlannedNext { visit: row.id, on: row.planned_on }),
    })
}

fn inputs(db: &Reader<'_>, unit: Id<Unit>, today: NaiveDate) -> Result<NextInputs, Failure> {
    let count = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
    let days = db.list_in::<VisitDay>(unit.uuid())?;
    let promises = Promises::of_unit(db, unit)?.all(db)?;
    let irritants = irritants_of(db, unit)?;
    let waiting: Vec<_> = irritants.iter().filter(|line| line.standing.waits()).collect();
    let actions = db.list_of::<sillage_domain::action::Action>(unit.uuid())?;
    Ok(NextInputs {
        last_visit: days.iter().filter(|day| day.visit.is_some()).map(|day| day.date).max(),
        dangers: count(waiting.iter().filter(|line| line.safety).count()),
        late: count(promises.iter().filter(|item| item.standing == Standing::Late).count()),
        lasting: count(waiting.iter().filter(|line| line.lasting).count()),
        to_see: count(actions.iter().filter(|row| asks_for_effect(&row.doc, today)).count()),
        dashboards: trend(db, unit)?.iter().map(|point| point.mean).collect(),
        volume_ratio: volume_ratio(db, unit)?,
    })
}

/// Customers of a normal week beside those of the middle unit; nothing below three units with a week in use.
fn volume_ratio(db: &Reader<'_>, unit: Id<Unit>) -> Result<Option<f64>, Failure> {
    let mut own = None;
    let mut weeks = Vec::new();
    for row in db.list_all::<Unit>()? {
        let Some(week) = current_week(db, row.id)? else { continue };
        let hours = f64::from(week.interval_min) / 60.0;
        let rates = week.channels.iter().flat_map(|channel| &channel.cells).filter_map(|cell| cell.rate_per_h);
        let customers: f64 = rates.map(|rate| rate * hours).sum();
        if row.id == unit {
            own = Some(customers);
        }
        weeks.push(customers);
    }
    weeks.sort_by(f64::total_cmp);
    let middle = weeks.get(weeks.len() / 2).copied().filter(|middle| *middle > 0.0 && weeks.len() >= UNITS_FROM);
    Ok(own.zip(middle).map(|(own, middle)| own / middle))
}
