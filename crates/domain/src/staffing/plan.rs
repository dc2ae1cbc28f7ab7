//! What is kept of staffing: what a function promises, the need that was saved, and the roster that was entered
//! afterwards. A saved need is never written again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::{
    Bilingual, Entity, Id, Refusal, Timestamp, check_name,
    flow::week::ReferenceWeek,
    network::{
        Unit,
        service::{Regime, ServiceFunction},
    },
    referential::Channel,
};

/// Most people a roster may name in one slot: more is a slip of the hand.
pub const MOST_ROSTERED: u32 = 500;
/// Longest time one customer takes, in seconds: a working day.
const LONGEST_HANDLING_S: f64 = 28_800.0;
/// Longest time by which work is due, in hours.
const LONGEST_DEADLINE_H: f64 = 240.0;

/// The share of a channel's customers that come to a function.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RoutingShare {
    /// Channel.
    pub channel: Channel,
    /// Share; above 1 where a customer comes twice.
    pub share: f64,
}

/// A task done in rounds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RoundLine {
    /// Name.
    pub name: String,
    /// Times an hour.
    pub per_hour: f64,
    /// Minutes each time.
    pub minutes: f64,
}

/// What a function promises, and what it takes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ServiceTarget {
    /// Place.
    pub unit: Id<Unit>,
    /// Function.
    pub function: Id<ServiceFunction>,
    /// Whose customers come to it.
    pub routing: Vec<RoutingShare>,
    /// Seconds a customer takes, typed; without it, what was timed on the spot.
    pub aht_s: Option<f64>,
    /// Share of customers served within the wait, below 1.
    pub target_share: f64,
    /// That wait, in seconds.
    pub target_wait_s: f64,
    /// Highest share of time people may be busy.
    pub max_occupancy: f64,
    /// Mean time customers wait before they give up, in seconds.
    pub patience_s: Option<f64>,
    /// Highest share of customers that may give up.
    pub max_abandon: Option<f64>,
    /// Hours within which deferred work is due.
    pub deadline_h: f64,
    /// Minutes of work left from the day before.
    pub backlog_min: f64,
    /// Conversations one person holds at a time.
    pub concurrency: u32,
    /// Share of paid time people are not there for it: breaks, meetings, training.
    pub shrinkage: f64,
    /// Tasks done in rounds.
    pub tasks: Vec<RoundLine>,
}

impl ServiceTarget {
    /// Eight of ten within five minutes, everybody who comes in: what a function is before anybody said.
    pub fn usual(unit: Id<Unit>, function: Id<ServiceFunction>, channel: Channel) -> Self {
        Self {
            unit,
            function,
            routing: vec![RoutingShare { channel, share: 1.0 }],
            aht_s: None,
            target_share: 0.8,
            target_wait_s: 300.0,
            max_occupancy: super::max_occupancy(),
            patience_s: None,
            max_abandon: None,
            deadline_h: 24.0,
            backlog_min: 0.0,
            concurrency: 2,
            shrinkage: 0.0,
            tasks: Vec::new(),
        }
    }

    fn check_promise(&self) -> Result<(), Refusal> {
        if self.target_share >= 1.0 {
            return Err(Refusal::new("target_of_everybody"));
        }
        let within = |value: f64, from: f64, to: f64| value.is_finite() && value >= from && value <= to;
        let rules = [
            (within(self.target_share, 0.01, 1.0), "target_share"),
            (within(self.target_wait_s, 0.0, 86_400.0), "target_wait"),
            (within(self.max_occupancy, 0.1, 1.0), "max_occupancy"),
            (self.patience_s.is_none_or(|patience| within(patience, 1.0, 86_400.0)), "patience"),
            (self.max_abandon.is_none_or(|share| within(share, 0.0, 1.0)), "max_abandon"),
            (within(self.deadline_h, 0.0, LONGEST_DEADLINE_H), "deadline"),
            (within(self.backlog_min, 0.0, 100_000.0), "backlog"),
            ((1..=10).contains(&self.concurrency), "concurrency"),
            (within(self.shrinkage, 0.0, 0.9), "shrinkage"),
        ];
        match rules.into_iter().find(|(holds, _)| !holds) {
            Some((_, field)) => Err(Refusal::new("staffing_value_out_of_range").with("field", field)),
            None => Ok(()),
        }
    }
}

impl Entity for ServiceTarget {
    const NOUN: &'static str = "service_target";
    fn parent(&self) -> Option<Uuid> {
        Some(self.unit.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        if self.routing.iter().any(|route| !(route.share.is_finite() && (0.0..=10.0).contains(&route.share))) {
            return Err(Refusal::new("routing_out_of_range"));
        }
        if self.aht_s.is_some_and(|seconds| !(seconds.is_finite() && seconds > 0.0 && seconds <= LONGEST_HANDLING_S)) {
            return Err(Refusal::new("handling_out_of_range"));
        }
        for task in &self.tasks {
            check_name("name", &task.name)?;
            let fits = |value: f64, most: f64| value.is_finite() && value >= 0.0 && value <= most;
            if !fits(task.per_hour, 60.0) || !fits(task.minutes, 480.0) {
                return Err(Refusal::new("task_out_of_range").with("name", &task.name));
            }
        }
        self.check_promise()
    }
}

/// What of the demand the need is reckoned for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NeedBasis {
    /// A normal day.
    Mean,
    /// Four days of five stay below, where five days were counted.
    P80,
    /// The upper limit of the interval.
    Upper,
}

/// What must be said beside a need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NeedFlag {
    /// Its demand is estimated.
    Estimated,
    /// Handling is long beside the slot: the load of the slots before is carried over.
    LongHandling,
    /// Fewer than five days: the mean stands for the four of five.
    TooFewDays,
    /// Nobody knows when customers give up: it is reckoned as if none did.
    PatienceUnknown,
}

/// The need of one weekday × slot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct NeedCell {
    /// 1 Monday … 7 Sunday.
    pub iso_weekday: u32,
    /// First minute after local midnight.
    pub start_min: u32,
    /// Customers per hour; absent where nobody knows.
    pub arrivals_per_h: Option<f64>,
    /// People busy on average.
    pub offered_load: Option<f64>,
    /// People needed, as a fraction where the work allows it; absent where nobody knows.
    pub staff: Option<f64>,
    /// The same at the low end of what is known.
    pub staff_low: Option<f64>,
    /// The same at the high end.
    pub staff_high: Option<f64>,
    /// Share served in time.
    pub service_level: Option<f64>,
    /// Mean wait in seconds.
    pub asa_s: Option<f64>,
    /// Share of time people are busy.
    pub occupancy: Option<f64>,
    /// What must be said beside it.
    pub flags: Vec<NeedFlag>,
}

/// The need of one function, with everything it was reckoned from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct FunctionNeed {
    /// Function.
    pub function: Id<ServiceFunction>,
    /// Its name then.
    pub name: Bilingual,
    /// How customers wait for it.
    pub way: Regime,
    /// People there whatever the demand.
    pub min_presence: u32,
    /// What it promised.
    pub target: ServiceTarget,
    /// Seconds a customer takes.
    pub aht_s: Option<f64>,
    /// Customers that were timed; 0 if it was typed.
    pub aht_n: u32,
    /// Standard deviation of what was timed over its mean.
    pub aht_cv: Option<f64>,
    /// Why nothing could be reckoned: `failure-<code>` words it.
    pub trouble: Option<String>,
    /// By weekday and slot.
    pub cells: Vec<NeedCell>,
    /// Person-hours of the week, time away included; never rounded.
    pub person_h: f64,
}

/// A need that was saved. It is reckoned from demand alone, and nothing writes it again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct StaffingNeed {
    /// Place.
    pub unit: Id<Unit>,
    /// The week it was reckoned from.
    pub week: Id<ReferenceWeek>,
    /// Number of that week.
    pub week_version: u32,
    /// Number, from 1.
    pub version: u32,
    /// What of the demand it is for.
    pub basis: NeedBasis,
    /// Length of a slot in minutes.
    pub interval_min: u32,
    /// Functions.
    pub functions: Vec<FunctionNeed>,
    /// When.
    pub saved_at: Timestamp,
}

impl Entity for StaffingNeed {
    const NOUN: &'static str = "staffing_need";
    fn parent(&self) -> Option<Uuid> {
        Some(self.unit.uuid())
    }
}

/// People planned in one weekday × slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
pub struct RosterCell {
    /// 1 Monday … 7 Sunday.
    pub iso_weekday: u32,
    /// First minute after local midnight.
    pub start_min: u32,
    /// Whole people.
    pub staff: u32,
}

/// People planned for a function in a typical week.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RosterPlan {
    /// Place.
    pub unit: Id<Unit>,
    /// Function.
    pub function: Id<ServiceFunction>,
    /// Slots somebody spoke of, in order; the others are not planned yet.
    pub cells: Vec<RosterCell>,
    /// When it was last entered.
    pub entered_at: Timestamp,
}

impl Entity for RosterPlan {
    const NOUN: &'static str = "roster_plan";
    fn parent(&self) -> Option<Uuid> {
        Some(self.unit.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        let wrong = |cell: &&RosterCell| !(1..=7).contains(&cell.iso_weekday) || cell.start_min >= 1_440;
        if let Some(cell) = self.cells.iter().find(wrong) {
            return Err(Refusal::new("slot_out_of_range").with("start", cell.start_min));
        }
        match self.cells.iter().any(|cell| cell.staff > MOST_ROSTERED) {
            true => Err(Refusal::new("roster_out_of_range").with("limit", MOST_ROSTERED)),
            false => Ok(()),
        }
    }
}
