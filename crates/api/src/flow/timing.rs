//! Following one customer: joined, served, gone. The only source of handling times.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id, Refusal, Timestamp,
    flow::{CountingPost, ServiceTiming},
    visit::VisitDay,
};
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;

use super::typed::FlowChanged;
use crate::Failure;

/// The customers followed on a day.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListTimings {
    /// Day.
    pub visit_day: Id<VisitDay>,
}

/// Customers followed.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct FlowTimings {
    /// Oldest first.
    pub timings: Vec<FlowTiming>,
}

/// One customer.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct FlowTiming {
    /// Id.
    pub timing: Id<ServiceTiming>,
    /// Post.
    pub post: Id<CountingPost>,
    /// Joined the queue.
    pub joined_at: Option<Timestamp>,
    /// Began to be served.
    pub started_at: Option<Timestamp>,
    /// Gone.
    pub ended_at: Option<Timestamp>,
    /// The service was broken off.
    pub interrupted: bool,
}

pub(super) fn list_timings(db: &Reader<'_>, ask: ListTimings) -> Result<FlowTimings, Failure> {
    let line = |row: Row<ServiceTiming>| FlowTiming {
        timing: row.id,
        post: row.doc.post,
        joined_at: row.doc.joined_at,
        started_at: row.doc.started_at,
        ended_at: row.doc.ended_at,
        interrupted: row.doc.interrupted,
    };
    Ok(FlowTimings { timings: db.list_of::<ServiceTiming>(ask.visit_day.uuid())?.into_iter().map(line).collect() })
}

/// A customer joins.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct StartTiming {
    /// Day.
    pub visit_day: Id<VisitDay>,
    /// Post.
    pub post: Id<CountingPost>,
}

/// One is followed.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct TimingStarted {
    /// Its id.
    pub timing: Id<ServiceTiming>,
}

pub(super) fn start_timing(tx: &mut Writer<'_>, ask: StartTiming) -> Result<TimingStarted, Failure> {
    let going_on = tx.list_of::<ServiceTiming>(ask.visit_day.uuid())?.iter().any(|row| row.ended_at.is_none());
    if going_on {
        return Err(Refusal::new("timing_already_open").into());
    }
    let unit = tx.get(ask.post)?.doc.unit;
    let joined_at = Some(tx.now().timestamp());
    let timing = ServiceTiming {
        visit_day: ask.visit_day,
        unit,
        post: ask.post,
        joined_at,
        started_at: None,
        ended_at: None,
        interrupted: false,
    };
    Ok(TimingStarted { timing: tx.add(unit.uuid(), &timing)? })
}

/// A customer followed, by its id.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct NamedTiming {
    /// Which.
    pub timing: Id<ServiceTiming>,
}

pub(super) fn record_served(tx: &mut Writer<'_>, ask: NamedTiming) -> Result<FlowChanged, Failure> {
    if tx.get(ask.timing)?.started_at.is_some() {
        return Err(Refusal::new("timing_already_served").into());
    }
    let now = tx.now().timestamp();
    tx.change(ask.timing, |timing: &mut ServiceTiming| timing.started_at = Some(now))?;
    Ok(FlowChanged {})
}

/// The customer leaves.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct EndTiming {
    /// Which.
    pub timing: Id<ServiceTiming>,
    /// The service was broken off: its duration is left out.
    #[serde(default)]
    pub interrupted: bool,
}

pub(super) fn end_timing(tx: &mut Writer<'_>, ask: EndTiming) -> Result<FlowChanged, Failure> {
    if tx.get(ask.timing)?.ended_at.is_some() {
        return Err(Refusal::new("timing_already_ended").into());
    }
    let now = tx.now().timestamp();
    tx.change(ask.timing, |timing: &mut ServiceTiming| {
        timing.ended_at = Some(now);
        timing.interrupted = ask.interrupted;
    })?;
    Ok(FlowChanged {})
}

pub(super) fn retract_timing(tx: &mut Writer<'_>, ask: NamedTiming) -> Result<FlowChanged, Failure> {
    tx.delete(ask.timing)?;
    Ok(FlowChanged {})
}
