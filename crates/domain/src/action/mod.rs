//! Few promises, each with a name and a date.

mod meeting;
mod promise;
mod suggestion;

pub use meeting::{PlanMeeting, TeamSuggestion};
pub use promise::{
    Due, ENOUGH, Standing, asks_for_effect, confirm_effective, due_day, give_up, is_answered, is_asked_about, is_kept,
    is_open, keep, not_yet, same_title, standing, title_from,
};
pub use suggestion::PlanSuggestion;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::{
    Closes, Entity, Id, Refusal, Timestamp, check_fact, check_name,
    network::{Person, Unit},
    project::Indicator,
    visit::VisitDay,
};

/// Kind of action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActionKind {
    /// A small immediate act.
    QuickWin,
    /// Deep work.
    Project,
    /// An enchantment made regular.
    Ritual,
    /// Organisation.
    Organisation,
    /// Training.
    Training,
}

/// State of an action. `done` is not yet `effective`: that is seen next time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActionStatus {
    /// To do.
    Todo,
    /// Under way.
    Doing,
    /// Done.
    Done,
    /// Done, and it worked.
    Effective,
    /// Cannot be done, with a reason.
    CannotDo,
    /// Given up, with a reason.
    Dropped,
}

/// What an action was born from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActionSource {
    /// A finding.
    Finding,
    /// A criterion of an observation.
    Criterion,
    /// A debrief.
    Debrief,
    /// A suggestion of the team, made before any other was shown.
    Team,
    /// A theme customers complain of.
    Theme,
    /// Hours short of people beside a saved need.
    Staffing,
    /// A skill the team is furthest from.
    Skill,
    /// Nothing before it.
    Plan,
}

/// A promise of the unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Action {
    /// Place.
    pub unit: Id<Unit>,
    /// Day on which it was promised.
    pub visit_day: Option<Id<VisitDay>>,
    /// What, 1 to 120 characters.
    pub title: String,
    /// Kind.
    pub kind: ActionKind,
    /// Who; the unit manager by default.
    pub owner: Option<Id<Person>>,
    /// By when; with `at_next_visit` the date of the next visit is meant.
    pub due_on: Option<NaiveDate>,
    /// Due at the next visit.
    pub at_next_visit: bool,
    /// State.
    pub status: ActionStatus,
    /// Day it was done, or settled otherwise.
    pub done_on: Option<NaiveDate>,
    /// When somebody last said what became of it.
    #[serde(default)]
    pub answered_at: Option<Timestamp>,
    /// Why it cannot be done or was dropped.
    pub reason: Option<String>,
    /// Born from.
    pub source: ActionSource,
    /// Id of what it was born from.
    pub source_id: Option<Uuid>,
    /// What should change for customers.
    pub expected_effect: String,
    /// Order in the plan, from 1.
    pub rank: u32,
    /// Why the team put it at that place.
    #[serde(default)]
    pub rank_reason: String,
    /// The words it was proposed in; `title` is then the team's own.
    #[serde(default)]
    pub proposed_as: Option<String>,
    /// The indicator it is meant to move.
    #[serde(default)]
    pub indicator: Option<Id<Indicator>>,
}

impl Entity for Action {
    const NOUN: &'static str = "action";
    const CLOSES: Closes = Closes::LivesOn;
    fn parent(&self) -> Option<Uuid> {
        Some(self.unit.uuid())
    }
    fn about(&self) -> Vec<Id<Person>> {
        self.owner.into_iter().collect()
    }
    fn check(&self) -> Result<(), Refusal> {
        check_name("title", &self.title)?;
        check_fact("expected_effect", &self.expected_effect)?;
        check_fact("reason", self.reason.as_deref().unwrap_or_default())?;
        check_fact("rank_reason", &self.rank_reason)?;
        self.proposed_as.as_ref().map_or(Ok(()), |words| check_name("proposed_as", words))?;
        let needs_reason = matches!(self.status, ActionStatus::CannotDo | ActionStatus::Dropped);
        if needs_reason && self.reason.as_deref().is_none_or(|reason| reason.trim().is_empty()) {
            return Err(Refusal::new("reason_missing"));
        }
        Ok(())
    }
}
