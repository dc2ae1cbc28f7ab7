//! Counting customers: what was seen, when somebody was really watching, and what that allows to say.

pub mod bins;
pub mod build;
pub mod cell;
pub mod driver;
pub mod effects;
pub mod fit;
pub mod rate;
pub mod reference_week;
pub mod stretch;
pub mod summary;
pub mod timeline;
pub mod week;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::{
    Bilingual, Closes, Entity, Id, Refusal, Timestamp, check_fact, check_names,
    network::{Person, Unit},
    referential::Channel,
    visit::VisitDay,
};

/// What one arrival is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CountUnit {
    /// A customer group: one party, one demand.
    Group,
    /// Each person.
    Person,
    /// A contact.
    Contact,
    /// An item.
    Item,
}

/// The place from which a stream is watched.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct CountingPost {
    /// Place.
    pub unit: Id<Unit>,
    /// Name.
    pub name: Bilingual,
    /// Channel it counts.
    pub channel: Channel,
    /// The counting rule.
    pub count_unit: CountUnit,
    /// A total of the unit needs this post to be watched.
    pub required_for_total: bool,
    /// Order, from 1.
    pub rank: u32,
}

impl Entity for CountingPost {
    const NOUN: &'static str = "counting_post";
    fn parent(&self) -> Option<Uuid> {
        Some(self.unit.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        check_names("name", &self.name)
    }
}

/// A side tally of the counter. 1 is "left unserved"; 2 to 6 are the network's own and never count as demand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Tally {
    /// Key and column value, 1 to 6.
    pub number: u32,
    /// Name on the key.
    pub name: Bilingual,
}

impl Entity for Tally {
    const NOUN: &'static str = "tally";
    fn check(&self) -> Result<(), Refusal> {
        if !(1..=6).contains(&self.number) {
            return Err(Refusal::new("tally_out_of_range").with("number", self.number));
        }
        check_names("name", &self.name)
    }
}

/// A counting session at a post. What was really watched inside it (pauses, gaps) lies in its event block.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ObservationWindow {
    /// Day, if it belongs to a visit.
    pub visit_day: Option<Id<VisitDay>>,
    /// Place.
    pub unit: Id<Unit>,
    /// Post.
    pub post: Id<CountingPost>,
    /// Who counts.
    pub observer: Id<Person>,
    /// Start.
    pub started_at: Timestamp,
    /// Planned end, proposed as the next full hour.
    pub planned_end: Option<Timestamp>,
    /// End.
    pub ended_at: Option<Timestamp>,
}

impl Entity for ObservationWindow {
    const NOUN: &'static str = "observation_window";
    // A session that was forgotten is ended later; its taps are the store's and end with the day.
    const CLOSES: Closes = Closes::LivesOn;
    fn parent(&self) -> Option<Uuid> {
        Some(self.visit_day.map_or(self.unit.uuid(), Id::uuid))
    }
    fn check(&self) -> Result<(), Refusal> {
        let ends_first = |end: &Option<Timestamp>| {
            end.as_ref()
                .and_then(Timestamp::utc_ms)
                .zip(self.started_at.utc_ms())
                .is_some_and(|(end, start)| end < start)
        };
        if ends_first(&self.ended_at) || ends_first(&self.planned_end) {
            return Err(Refusal::new("end_before_start").with("field", "ended_at"));
        }
        Ok(())
    }
}

/// One customer followed from joining to leaving: the only source of handling times.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ServiceTiming {
    /// Day.
    pub visit_day: Id<VisitDay>,
    /// Place.
    pub unit: Id<Unit>,
    /// Post.
    pub post: Id<CountingPost>,
    /// When the customer joined the queue, if seen.
    pub joined_at: Option<Timestamp>,
    /// When somebody began to serve.
    pub started_at: Option<Timestamp>,
    /// When the service ended.
    pub ended_at: Option<Timestamp>,
    /// The service was broken off.
    pub interrupted: bool,
}

impl Entity for ServiceTiming {
    const NOUN: &'static str = "service_timing";
    fn parent(&self) -> Option<Uuid> {
        Some(self.visit_day.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        let instants: Vec<i64> = [&self.joined_at, &self.started_at, &self.ended_at]
            .into_iter()
            .flatten()
            .filter_map(Timestamp::utc_ms)
            .collect();
        if instants.is_sorted() { Ok(()) } else { Err(Refusal::new("end_before_start").with("field", "ended_at")) }
    }
}

/// A count somebody else holds (switchboard, mail, ticket machine), with the minutes really observed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TypedTotal {
    /// Day of the visit.
    pub visit_day: Id<VisitDay>,
    /// Place.
    pub unit: Id<Unit>,
    /// Channel counted.
    pub channel: Channel,
    /// Day counted.
    pub date: NaiveDate,
    /// First minute of the slot after local midnight.
    pub start_min: u32,
    /// Length: 5, 15, 30 or 60 minutes.
    pub interval_min: u32,
    /// How many.
    pub count: u32,
    /// Minutes really observed, 0 < x ≤ interval.
    pub observed_min: f64,
}

impl Entity for TypedTotal {
    const NOUN: &'static str = "typed_total";
    fn parent(&self) -> Option<Uuid> {
        Some(self.visit_day.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        if ![5, 15, 30, 60].contains(&self.interval_min) {
            return Err(Refusal::new("interval_out_of_range").with("interval", self.interval_min));
        }
        if self.start_min >= 1_440 || !self.start_min.is_multiple_of(self.interval_min) {
            return Err(Refusal::new("slot_out_of_range").with("start", self.start_min));
        }
        if !(self.observed_min > 0.0 && self.observed_min <= f64::from(self.interval_min)) {
            return Err(Refusal::new("observed_minutes_out_of_range").with("interval", self.interval_min));
        }
        Ok(())
    }
}

/// The sentence the coach keeps from the counting, for the report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct FlowConclusion {
    /// Day.
    pub visit_day: Id<VisitDay>,
    /// The sentence, at most 2,000 characters.
    pub text: String,
}

impl Entity for FlowConclusion {
    const NOUN: &'static str = "flow_conclusion";
    fn parent(&self) -> Option<Uuid> {
        Some(self.visit_day.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        check_fact("text", &self.text)
    }
}

/// What the coach corrects afterwards in a slot that was watched. Taps stay as they are; the correction is marked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct FlowCorrection {
    /// Day.
    pub visit_day: Id<VisitDay>,
    /// Place.
    pub unit: Id<Unit>,
    /// Post.
    pub post: Id<CountingPost>,
    /// Day of the slot.
    pub date: NaiveDate,
    /// First minute of the slot after local midnight.
    pub start_min: u32,
    /// Length: 5, 15, 30 or 60 minutes.
    pub interval_min: u32,
    /// Arrivals added, or taken away below zero.
    pub delta: i32,
    /// Why.
    pub reason: String,
}

impl Entity for FlowCorrection {
    const NOUN: &'static str = "flow_correction";
    fn parent(&self) -> Option<Uuid> {
        Some(self.visit_day.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        if !bins::INTERVALS.contains(&self.interval_min) {
            return Err(Refusal::new("interval_out_of_range").with("interval", self.interval_min));
        }
        if self.start_min >= 1_440 || !self.start_min.is_multiple_of(self.interval_min) {
            return Err(Refusal::new("slot_out_of_range").with("start", self.start_min));
        }
        check_fact("reason", &self.reason)
    }
}
