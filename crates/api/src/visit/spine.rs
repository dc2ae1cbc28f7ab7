//! The visit at a glance: seven stages, each with its state and its counts, and what the report would lack.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id, Timestamp,
    network::Unit,
    visit::{DayCounts, DayGap, Stage, StageState, Visit, VisitDay, gaps, stage_state},
};
use sillage_store::Reader;
use ts_rs::TS;

use super::count_day;
use crate::Failure;

/// The spine of a day.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetSpine {
    /// The day.
    pub visit_day: Id<VisitDay>,
}

/// A visit day at a glance.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Spine {
    /// The visit; none on an ordinary day, which has two stages.
    pub visit: Option<Id<Visit>>,
    /// The day.
    pub visit_day: Id<VisitDay>,
    /// The unit.
    pub unit: Id<Unit>,
    /// Its name.
    pub unit_name: String,
    /// The calendar day.
    pub date: NaiveDate,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// How often it was reopened.
    pub revision: u32,
    /// Whole minutes since it was opened, until it was closed.
    pub elapsed_min: u32,
    /// What the coach wants to see.
    pub intention: String,
    /// The seven stages, in order.
    pub stages: Vec<StageLine>,
    /// What the day holds.
    pub counts: DayCounts,
    /// How many things the report would lack.
    pub gaps: u32,
}

/// A stage.
#[derive(Debug, Clone, Serialize, TS, JsonSchema)]
pub struct StageLine {
    /// Which.
    pub stage: Stage,
    /// How far.
    pub state: StageState,
}

/// The stages of a visit day with these counts.
pub(crate) fn stages(counts: &DayCounts) -> Vec<StageLine> {
    lines(&Stage::ALL, counts)
}

fn lines(of: &[Stage], counts: &DayCounts) -> Vec<StageLine> {
    of.iter().copied().map(|stage| StageLine { stage, state: stage_state(stage, counts) }).collect()
}

pub(super) fn get_spine(db: &Reader<'_>, ask: GetSpine) -> Result<Spine, Failure> {
    let day = db.get(ask.visit_day)?;
    let counts = count_day(db, &day)?;
    let end = day.closed_at.as_ref().and_then(Timestamp::utc_ms).unwrap_or(db.now().utc_ms);
    let elapsed = day.opened_at.utc_ms().map_or(0, |start| (end - start).max(0) / 60_000);
    Ok(Spine {
        visit: day.doc.visit,
        visit_day: day.id,
        unit: day.doc.unit,
        unit_name: db.get(day.doc.unit)?.doc.name,
        date: day.date,
        elapsed_min: u32::try_from(elapsed).unwrap_or(u32::MAX),
        stages: match day.visit {
            Some(_) => stages(&counts),
            None => lines(&Stage::ORDINARY, &counts),
        },
        gaps: match day.visit {
            Some(_) => super::count::count(gaps(&counts).len()),
            None => 0,
        },
        counts,
        opened_at: day.doc.opened_at,
        closed_at: day.doc.closed_at,
        revision: day.doc.revision,
        intention: day.doc.intention,
    })
}

/// What the report of a day would lack.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListDayGaps {
    /// The day.
    pub visit_day: Id<VisitDay>,
}

/// What the report would lack; nothing of it blocks.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct DayGaps {
    /// In the order of the stages.
    pub gaps: Vec<DayGap>,
}

pub(super) fn list_gaps(db: &Reader<'_>, ask: ListDayGaps) -> Result<DayGaps, Failure> {
    let day = db.get(ask.visit_day)?;
    Ok(DayGaps { gaps: gaps(&count_day(db, &day)?) })
}
