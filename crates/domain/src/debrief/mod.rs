//! The conversation after an observation, and the goals it leads to.
//!
//! It holds the nouns of a debrief, its order and its quality; what was seen is `observation`.

mod proposal;
mod rules;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::{
    Entity, Id, Refusal, Timestamp, check_fact,
    network::{Person, Unit},
    observation::{Observation, ObservationScore, RecordStatus},
    referential::Skill,
    statistics::require,
    training::GoalKind,
    visit::VisitDay,
};

pub use proposal::{SeenSkill, propose_improvements, propose_strengths};
pub use rules::{GOALS_A_DAY, LOOK_AGAIN_DAYS, QUALITIES, check_goals};

/// Where it is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DebriefPlace {
    /// Out of sight and hearing.
    Private,
    /// Aside.
    SemiPrivate,
    /// By phone or video.
    Remote,
}

/// A debrief. The order is the method: her view before levels, facts, strengths, one improvement, commitment, look again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Debrief {
    /// Day, absent for a manager's note on an ordinary day.
    pub visit_day: Option<Id<VisitDay>>,
    /// Place.
    pub unit: Id<Unit>,
    /// Whose debrief; absent if the observed person is "a team member".
    pub person: Option<Id<Person>>,
    /// Who leads.
    pub led_by: Id<Person>,
    /// What it is about.
    pub observations: Vec<Id<Observation>>,
    /// Setting.
    pub place: Option<DebriefPlace>,
    /// Start.
    pub started_at: Timestamp,
    /// End.
    pub ended_at: Option<Timestamp>,
    /// What went well for her.
    pub self_went_well: String,
    /// What she would change.
    pub self_to_change: String,
    /// She prefers not to say: counts as her view.
    pub prefers_not_to_say: bool,
    /// When her view was first recorded.
    pub self_view_at: Option<Timestamp>,
    /// When levels were first shown to her.
    pub levels_shown_at: Option<Timestamp>,
    /// When strengths were first written down.
    pub strengths_at: Option<Timestamp>,
    /// When the improvement was chosen.
    pub improvement_at: Option<Timestamp>,
    /// One to three strengths.
    pub strengths: Vec<String>,
    /// Skill of the one improvement.
    pub improvement_skill: Option<Id<Skill>>,
    /// The one improvement, in words.
    pub improvement_text: String,
    /// Options the person proposes.
    pub options: Vec<String>,
    /// "When …", in her words.
    pub commitment_when: String,
    /// "I will …", in her words.
    pub commitment_then: String,
    /// What changes for the customer.
    pub expected_effect: String,
    /// What coach or manager provides.
    pub support_needed: String,
    /// Day to look again, at most 14 days ahead.
    pub follow_up_on: Option<NaiveDate>,
    /// Who looks again.
    pub follow_up_by: Option<Id<Person>>,
    /// 1 to 5, from the person.
    pub usefulness: Option<i32>,
    /// Her comment.
    pub person_comment: String,
    /// She has seen it; seeing is not agreeing.
    pub acknowledged_at: Option<Timestamp>,
    /// Written in two minutes between two customers; may grow into a full debrief.
    pub is_note: bool,
    /// Life.
    pub status: RecordStatus,
}

impl Entity for Debrief {
    const NOUN: &'static str = "debrief";
    fn parent(&self) -> Option<Uuid> {
        Some(self.visit_day.map_or(self.unit.uuid(), Id::uuid))
    }
    fn about(&self) -> Vec<Id<Person>> {
        self.person.into_iter().collect()
    }
    fn check(&self) -> Result<(), Refusal> {
        for (name, text) in [
            ("self_went_well", &self.self_went_well),
            ("self_to_change", &self.self_to_change),
            ("improvement_text", &self.improvement_text),
            ("commitment_when", &self.commitment_when),
            ("commitment_then", &self.commitment_then),
            ("expected_effect", &self.expected_effect),
            ("support_needed", &self.support_needed),
            ("person_comment", &self.person_comment),
        ] {
            check_fact(name, text)?;
        }
        for text in self.strengths.iter().chain(&self.options) {
            check_fact("strengths", text)?;
        }
        if self.strengths.len() > 3 {
            return Err(Refusal::new("fourth_strength"));
        }
        if self.usefulness.is_some_and(|mark| !(1..=5).contains(&mark)) {
            return Err(Refusal::new("mark_out_of_range").with("field", "usefulness"));
        }
        let started = self.started_at.local().map(|t| t.date_naive());
        match (self.follow_up_on, started) {
            (Some(day), Some(start)) if day < start => {
                Err(Refusal::new("end_before_start").with("field", "follow_up_on"))
            }
            (Some(day), Some(start)) if (day - start).num_days() > 14 => {
                Err(Refusal::new("look_again_too_late").with("days", 14))
            }
            _ => Ok(()),
        }
    }
}

/// A fact told in three parts: where, what was done or said, and its effect on the customer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct DebriefFact {
    /// The debrief.
    pub debrief: Id<Debrief>,
    /// The score it comes from.
    pub score: Option<Id<ObservationScore>>,
    /// Situation.
    pub situation: String,
    /// Gesture or quote, no adjective on the person.
    pub behaviour: String,
    /// Effect on the customer.
    pub effect_on_customer: String,
}

impl Entity for DebriefFact {
    const NOUN: &'static str = "debrief_fact";
    fn parent(&self) -> Option<Uuid> {
        Some(self.debrief.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        check_fact("situation", &self.situation)?;
        check_fact("behaviour", &self.behaviour)?;
        check_fact("effect_on_customer", &self.effect_on_customer)
    }
}

/// How a goal of the day ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GoalStatus {
    /// To try.
    Planned,
    /// Seen, and met.
    SeenMet,
    /// Seen, not yet met.
    SeenNotMet,
    /// No occasion to see it.
    NotSeen,
    /// Withdrawn.
    Cancelled,
}

/// A goal of a person for a day: one to three, closed by an observation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TrainingGoal {
    /// Whose goal.
    pub person: Id<Person>,
    /// Where.
    pub unit: Id<Unit>,
    /// Day.
    pub day: NaiveDate,
    /// Skill, if one is meant.
    pub skill: Option<Id<Skill>>,
    /// When to try it.
    pub situation: String,
    /// What will be seen.
    pub expected_behaviour: String,
    /// How it ended.
    pub status: GoalStatus,
    /// The observation that closed it.
    pub closed_by: Option<Id<Observation>>,
    /// The debrief it comes from.
    pub debrief: Option<Id<Debrief>>,
    /// What it is for, if it was proposed from what was seen.
    #[serde(default)]
    pub kind: Option<GoalKind>,
    /// How often to try it that day, if that was agreed.
    #[serde(default)]
    pub tries: Option<u32>,
    /// Who looks, if somebody was named.
    #[serde(default)]
    pub observer: Option<Id<Person>>,
    /// What it rested on the day it was set.
    #[serde(default)]
    pub reason: Option<GoalReason>,
}

/// What a proposed goal rested on: it stays readable by the person after the figures have moved on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct GoalReason {
    /// Importance of the skill in the referential, 1 to 3.
    pub importance: u32,
    /// Scored looks behind it.
    pub looks: u32,
    /// Target minus mean; none while there are too few looks for a mean.
    pub gap: Option<f64>,
}

/// Tries agreed for a day.
const MOST_TRIES: u32 = 50;

impl Entity for TrainingGoal {
    const NOUN: &'static str = "training_goal";
    fn parent(&self) -> Option<Uuid> {
        Some(self.unit.uuid())
    }
    fn about(&self) -> Vec<Id<Person>> {
        vec![self.person]
    }
    fn check(&self) -> Result<(), Refusal> {
        require(self.tries.is_none_or(|tries| (1..=MOST_TRIES).contains(&tries)), "tries")?;
        check_fact("situation", &self.situation)?;
        check_fact("expected_behaviour", &self.expected_behaviour)
    }
}
