//! The team meets over the plan: its own suggestions come first, then what the day suggests is shown.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::{
    Entity, Id, Refusal, Timestamp, check_fact,
    network::{Person, Unit},
    visit::VisitDay,
};

/// A meeting of the team over the plan of a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PlanMeeting {
    /// Day.
    pub visit_day: Id<VisitDay>,
    /// Place.
    pub unit: Id<Unit>,
    /// Start.
    pub started_at: Timestamp,
    /// When what the day suggests was shown; before, only the team speaks.
    pub revealed_at: Option<Timestamp>,
    /// End.
    pub ended_at: Option<Timestamp>,
    /// Who was there.
    pub present: Vec<Id<Person>>,
}

impl Entity for PlanMeeting {
    const NOUN: &'static str = "plan_meeting";
    fn parent(&self) -> Option<Uuid> {
        Some(self.visit_day.uuid())
    }
    fn about(&self) -> Vec<Id<Person>> {
        self.present.clone()
    }
}

/// What somebody of the team suggests, in the team's words. Who said it is not kept: it is the team's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TeamSuggestion {
    /// The meeting.
    pub meeting: Id<PlanMeeting>,
    /// The words, 1 to 2,000 characters.
    pub text: String,
}

impl Entity for TeamSuggestion {
    const NOUN: &'static str = "team_suggestion";
    fn parent(&self) -> Option<Uuid> {
        Some(self.meeting.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        if self.text.trim().is_empty() {
            return Err(Refusal::new("text_missing").with("field", "text"));
        }
        check_fact("text", &self.text)
    }
}
