//! Observing a person at work: facts first, then levels.
//!
//! It holds the nouns of an observation and the rules on them; the conversation that follows is `debrief`.

pub mod agreement;
pub mod calibration;
pub mod mastery;
mod rules;
mod score;
mod team;
mod weakest;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::{
    Entity, Id, Refusal, Timestamp, check_fact,
    network::{Person, Unit},
    referential::{Channel, MomentOfTruth, ReferentialVersion, Skill},
    visit::VisitDay,
    walk::Cause,
};

pub use rules::{Agreement, check_level, compare, informed_on, is_blank, lacks_fact, needs_fact};
pub use score::{DatedLook, Look, MAX_AGE_DAYS, SHOWN_FROM, ScoreMethod, Scoring, SkillScore, skill_score};
pub use team::{Standing, TeamSkill, team_skill};
pub use weakest::{CriterionGap, GivenLevel, PEOPLE_FROM, SCORES_FROM, criterion_gaps};

/// In which capacity somebody observes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ObserverRole {
    /// The coach.
    Coach,
    /// The direct manager.
    LineManager,
    /// A colleague.
    Peer,
    /// Somebody else.
    External,
}

/// Life of an observation or a debrief.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RecordStatus {
    /// Being written; feeds no score and no mean.
    Draft,
    /// Complete; amended only by a correction beside it.
    Final,
}

/// The rating of skills in one real scene. The observed person may be absent from the record ("a team member").
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Observation {
    /// Day, absent for a manager's note on an ordinary day.
    pub visit_day: Option<Id<VisitDay>>,
    /// Place.
    pub unit: Id<Unit>,
    /// Who was observed; absent where the person was not informed.
    pub observed: Option<Id<Person>>,
    /// Who observed.
    pub observer: Id<Person>,
    /// As what.
    pub observer_role: ObserverRole,
    /// When.
    pub observed_at: Timestamp,
    /// Channel of the scene.
    pub channel: Channel,
    /// Moment of truth, if one was chosen.
    pub moment: Option<Id<MomentOfTruth>>,
    /// Scene in a few words.
    pub scene: String,
    /// Referential it is scored against.
    pub referential_version: Id<ReferentialVersion>,
    /// Scenes seen by two raters share this id; the second is blind until both are done.
    pub double_group: Option<Uuid>,
    /// 1 for the first customer of this person today, 2 for the second …
    pub customer_number: u32,
    /// Life.
    pub status: RecordStatus,
}

impl Entity for Observation {
    const NOUN: &'static str = "observation";
    fn parent(&self) -> Option<Uuid> {
        Some(self.visit_day.map_or(self.unit.uuid(), Id::uuid))
    }
    fn about(&self) -> Vec<Id<Person>> {
        self.observed.into_iter().collect()
    }
    fn check(&self) -> Result<(), Refusal> {
        check_fact("scene", &self.scene)
    }
}

/// Why there is no level: three things that are never a zero. A criterion without any score is blank (not looked at).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Absence {
    /// The situation could have occurred, or was missed.
    NotObserved,
    /// The person's role or the situation excludes it.
    NotApplicable,
    /// The person declined.
    Refused,
}

/// The level of one skill in one observation, or why there is none, and the fact behind it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ObservationScore {
    /// The observation.
    pub observation: Id<Observation>,
    /// The skill.
    pub skill: Id<Skill>,
    /// Level on the skill's scale.
    pub value: Option<i32>,
    /// Why there is no level.
    pub absence: Option<Absence>,
    /// What was said or done; asked for at the lowest and highest levels.
    pub fact: String,
    /// Cause, if said.
    pub cause: Option<Cause>,
}

impl Entity for ObservationScore {
    const NOUN: &'static str = "observation_score";
    fn parent(&self) -> Option<Uuid> {
        Some(self.observation.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        if self.value.is_some() && self.absence.is_some() {
            return Err(Refusal::new("level_and_absence"));
        }
        check_fact("fact", &self.fact)
    }
}
