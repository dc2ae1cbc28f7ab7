//! What concerns one person at a time, and where the unit stands. A debrief carries no level; no person is compared
//! with another.

use serde::{Deserialize, Serialize};

use crate::Figure;

/// One observed scene.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ObservationPart {
    /// The person under the naming chosen, or "a team member".
    pub person: String,
    /// Time, channel, moment, scene.
    pub scene: String,
    /// Still a draft: printed as such, feeds no mean.
    pub draft: bool,
    /// Criteria in the referential's order.
    pub criteria: Vec<Criterion>,
    /// How many criteria have a level, as a sentence.
    pub coverage: String,
}

/// What is known of a criterion. The five are never mixed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CriterionState {
    /// Not looked at.
    #[default]
    Blank,
    /// Seen and rated.
    Level,
    /// Could have occurred, or was missed.
    NotObserved,
    /// Excluded by the role or the situation.
    NotApplicable,
    /// The person declined.
    Refused,
}

/// A criterion of an observation.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Criterion {
    /// Title.
    pub title: String,
    /// What is known.
    pub state: CriterionState,
    /// The level, only with [`CriterionState::Level`].
    pub level: Option<i32>,
    /// Lowest level of the scale.
    pub scale_min: i32,
    /// Highest level of the scale.
    pub scale_max: i32,
    /// The level's word, or why there is none.
    pub word: String,
    /// What was said or done.
    pub fact: String,
    /// Cause, if said.
    pub cause: String,
}

/// A debrief.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DebriefPart {
    /// The person under the naming chosen.
    pub person: String,
    /// When, where, led by whom.
    pub setting: String,
    /// Still a draft.
    pub draft: bool,
    /// Facts, before anything else.
    pub facts: Vec<FactLine>,
    /// Strengths.
    pub strengths: Vec<String>,
    /// The one improvement.
    pub improvement: String,
    /// "When …".
    pub commitment_when: String,
    /// "I will …".
    pub commitment_then: String,
    /// What coach or manager provides.
    pub support: String,
    /// Day to look again, written out.
    pub look_again: Option<String>,
}

/// A fact in three parts.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct FactLine {
    /// Where and when.
    pub situation: String,
    /// What was said or done.
    pub behaviour: String,
    /// Its effect on the customer.
    pub effect: String,
}

/// Where the unit stands.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DashboardPart {
    /// Lines in the network's order.
    pub lines: Vec<DashboardLine>,
    /// The coach has confirmed them.
    pub confirmed: bool,
    /// One sentence for the network.
    pub highlights: String,
    /// What is difficult.
    pub difficulties: String,
    /// What comes next.
    pub next_steps: String,
}

/// A line of the dashboard.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DashboardLine {
    /// Indicator.
    pub name: String,
    /// Last time.
    pub last: Figure,
    /// Today.
    pub today: Figure,
    /// Today's level from 1 to 4, for stated lines.
    pub level: Option<i32>,
    /// What it rests on.
    pub evidence: String,
}
