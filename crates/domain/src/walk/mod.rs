//! The sensory walk: seeing again a place walked every day, with one sense at a time.

pub mod heatmap;
pub mod priority;
pub mod recurring;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::{
    Bilingual, Entity, Id, Refusal, Timestamp, check_fact, check_name,
    network::{Person, Unit, Zone},
    visit::VisitDay,
};

/// A sense of the method. Taste exists only where a network switched it on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sense {
    /// Sight.
    Sight,
    /// Touch, thermal comfort included.
    Touch,
    /// Smell.
    Smell,
    /// Hearing.
    Hearing,
    /// Taste, optional.
    Taste,
}

/// A question that helps to perceive.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SensoryPrompt {
    /// For which sense.
    pub sense: Sense,
    /// Order, from 1.
    pub rank: u32,
    /// The question.
    pub text: Bilingual,
}

impl Entity for SensoryPrompt {
    const NOUN: &'static str = "sensory_prompt";
}

/// How busy the place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Occupancy {
    /// Quiet.
    Quiet,
    /// Normal.
    Normal,
    /// Peak.
    Peak,
}

/// One pass: one observer, one sense, every zone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SensoryWalk {
    /// Day.
    pub visit_day: Id<VisitDay>,
    /// Place.
    pub unit: Id<Unit>,
    /// The one sense.
    pub sense: Sense,
    /// Busy or quiet.
    pub moment: Option<Occupancy>,
    /// Who walks; absent for a guest.
    pub observer: Option<Id<Person>>,
    /// How a guest observer is called on the sheet ("a colleague from the bakery").
    pub guest: Option<String>,
    /// Somebody from outside the team.
    pub observer_is_external: bool,
    /// Typed in from a paper sheet.
    #[serde(default)]
    pub on_paper: bool,
    /// Start.
    pub started_at: Timestamp,
    /// End.
    pub ended_at: Option<Timestamp>,
}

impl Entity for SensoryWalk {
    const NOUN: &'static str = "sensory_walk";
    fn parent(&self) -> Option<Uuid> {
        Some(self.visit_day.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        self.guest.as_deref().map_or(Ok(()), |guest| check_name("guest", guest))
    }
}

/// The mark of a zone with the pass's sense: a perception from −2 (hurts) to +2 (delights), or "not perceptible".
/// No record means that the zone was not walked, which is neither.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SensoryRecord {
    /// The pass.
    pub walk: Id<SensoryWalk>,
    /// The zone.
    pub zone: Id<Zone>,
    /// −2 to +2; `null` when nothing was perceptible.
    pub perception: Option<i32>,
    /// Nothing perceptible here with this sense.
    pub not_perceptible: bool,
}

impl Entity for SensoryRecord {
    const NOUN: &'static str = "sensory_record";
    fn parent(&self) -> Option<Uuid> {
        Some(self.walk.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        match (self.perception, self.not_perceptible) {
            (Some(-2..=2), false) | (None, true) => Ok(()),
            _ => Err(Refusal::new("perception_out_of_range")),
        }
    }
}

impl FindingKind {
    /// The nature that goes with a mark: its sign makes it.
    pub fn of_mark(perception: Option<i32>) -> Self {
        match perception {
            Some(..=-1) => Self::Irritant,
            Some(1..) => Self::Enchantment,
            _ => Self::Neutral,
        }
    }

    /// Something to remove: it is weighed and ranked.
    pub fn is_irritant(self) -> bool {
        matches!(self, Self::Irritant | Self::Rupture)
    }
}

/// Nature of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// Annoys customers; must be resolved or openly accepted.
    Irritant,
    /// Delights; deserves to be extended.
    Enchantment,
    /// A point where the customer is lost.
    Rupture,
    /// Worth noting, neither.
    Neutral,
}

/// Where a behaviour or a state of things comes from: not always the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// A person.
    Person,
    /// A tool.
    Tool,
    /// The space.
    Space,
    /// Staffing.
    Staffing,
    /// A process.
    Process,
    /// Management.
    Management,
}

/// What becomes of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FindingDecision {
    /// Undecided.
    Open,
    /// An action answers it.
    Action,
    /// Accepted, with a reason.
    Accepted,
    /// Dropped, with a reason: it turned out to be none.
    Dropped,
    /// Said elsewhere.
    Duplicate,
}

/// Where a finding comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FindingSource {
    /// A sensory walk.
    Sensory,
    /// What a customer said.
    Voc,
    /// Counting.
    Flow,
    /// An observation.
    Skill,
    /// Noted in passing.
    Other,
}

/// Something noticed, in words. Severity, frequency, ease and safety are given at consolidation, not while walking.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Finding {
    /// Day.
    pub visit_day: Id<VisitDay>,
    /// Place.
    pub unit: Id<Unit>,
    /// Nature.
    pub kind: FindingKind,
    /// Origin.
    pub source: FindingSource,
    /// The pass it was noted in.
    pub walk: Option<Id<SensoryWalk>>,
    /// The zone.
    pub zone: Option<Id<Zone>>,
    /// The sense.
    pub sense: Option<Sense>,
    /// What and where, at most 2,000 characters.
    pub text: String,
    /// The mark that went with it, −2 to +2.
    pub perception: Option<i32>,
    /// Cause, if said.
    pub cause: Option<Cause>,
    /// 1 barely noticed … 5 customers leave or complain.
    pub severity: Option<i32>,
    /// 1 rare … 5 at every visit.
    pub frequency: Option<i32>,
    /// 1 building works … 5 today, by us.
    pub ease: Option<i32>,
    /// A danger: comes first whatever the marks.
    pub safety: bool,
    /// What becomes of it.
    pub decision: FindingDecision,
    /// Why it was accepted.
    pub decision_reason: Option<String>,
    /// The finding that already says it.
    pub duplicate_of: Option<Id<Finding>>,
}

impl Entity for Finding {
    const NOUN: &'static str = "finding";
    fn parent(&self) -> Option<Uuid> {
        Some(self.visit_day.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        check_fact("text", &self.text)?;
        check_fact("decision_reason", self.decision_reason.as_deref().unwrap_or_default())?;
        for (name, mark) in [("severity", self.severity), ("frequency", self.frequency), ("ease", self.ease)] {
            if mark.is_some_and(|value| !(1..=5).contains(&value)) {
                return Err(Refusal::new("mark_out_of_range").with("field", name));
            }
        }
        Ok(())
    }
}
