//! The end of the day: the manager rates the coach, the coach states where the unit stands, a success is celebrated.

mod dashboard;
mod rating;

pub use dashboard::{LevelProposal, MIN_PEOPLE, MIN_SCORES, NormalisedScore, propose_level};
pub use rating::{RatingMean, day_mean, rating_mean};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::{
    Bilingual, Closes, Entity, Id, Refusal, Timestamp, check_fact,
    network::{Person, Unit},
    visit::VisitDay,
};

/// Why the manager did not rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SkipReason {
    /// Not there.
    Absent,
    /// No time.
    NoTime,
    /// Did not wish to.
    Declined,
}

/// The unit manager's rating of the coach's day: four questions from 1 to 5 and a comment.
/// Sealed when sent; both see both once the coach has confirmed the dashboard.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct CoachRating {
    /// Day.
    pub visit_day: Id<VisitDay>,
    /// Who is rated.
    pub coach: Id<Person>,
    /// Who rates.
    pub rated_by: Option<Id<Person>>,
    /// Listening.
    pub listening: Option<i32>,
    /// Usefulness for the team.
    pub usefulness: Option<i32>,
    /// Respect of the unit's own project.
    pub respect_of_project: Option<i32>,
    /// Clarity of next steps.
    pub clarity: Option<i32>,
    /// A word for the coach.
    pub comment: String,
    /// When it was sent and locked.
    pub locked_at: Option<Timestamp>,
    /// Why there is none.
    pub skipped: Option<SkipReason>,
}

impl Entity for CoachRating {
    const NOUN: &'static str = "coach_rating";
    fn parent(&self) -> Option<Uuid> {
        Some(self.visit_day.uuid())
    }
    fn about(&self) -> Vec<Id<Person>> {
        vec![self.coach]
    }
    fn check(&self) -> Result<(), Refusal> {
        for mark in [self.listening, self.usefulness, self.respect_of_project, self.clarity].into_iter().flatten() {
            if !(1..=5).contains(&mark) {
                return Err(Refusal::new("mark_out_of_range").with("field", "rating"));
            }
        }
        check_fact("comment", &self.comment)
    }
}

/// What a dashboard line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// A level from 1 to 4, stated by the coach.
    Level,
    /// A count, derived and never typed.
    Computed,
}

/// A line of the unit dashboard; network data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct DashboardItem {
    /// `welcome`, `flow`, `senses`, `promises_kept`, `actions_late`, `observations_made`, or the network's own.
    pub code: String,
    /// Name.
    pub name: Bilingual,
    /// Stated or computed.
    pub kind: ItemKind,
    /// Order, from 1.
    pub rank: u32,
}

impl Entity for DashboardItem {
    const NOUN: &'static str = "dashboard_item";
}

/// A stated value of the dashboard.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ItemLevel {
    /// Which line.
    pub item: Id<DashboardItem>,
    /// 1 to 4; `null` = no level yet.
    pub level: Option<i32>,
    /// For a computed line: its count, frozen at confirmation.
    pub value: Option<i32>,
    /// For a computed line: out of how many.
    pub of: Option<i32>,
}

/// Where the unit stands on a day, filled in by the coach.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct DashboardEntry {
    /// Day.
    pub visit_day: Id<VisitDay>,
    /// Place.
    pub unit: Id<Unit>,
    /// Who filled it in.
    pub filled_by: Id<Person>,
    /// Levels changed or confirmed, computed lines frozen.
    pub progress: Vec<ItemLevel>,
    /// One sentence for the network.
    pub highlights: String,
    /// What is difficult.
    pub difficulties: String,
    /// What comes next.
    pub next_steps: String,
    /// Next visit.
    pub next_visit_on: Option<NaiveDate>,
    /// When it was confirmed.
    pub confirmed_at: Option<Timestamp>,
}

impl Entity for DashboardEntry {
    const NOUN: &'static str = "dashboard_entry";
    const CLOSES: Closes = Closes::WithDashboard;
    fn parent(&self) -> Option<Uuid> {
        Some(self.visit_day.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        if self.progress.iter().filter_map(|line| line.level).any(|level| !(1..=4).contains(&level)) {
            return Err(Refusal::new("mark_out_of_range").with("field", "level"));
        }
        check_fact("highlights", &self.highlights)?;
        check_fact("difficulties", &self.difficulties)?;
        check_fact("next_steps", &self.next_steps)
    }
}

/// One success of the day, to thank people for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Celebration {
    /// Place.
    pub unit: Id<Unit>,
    /// Day.
    pub visit_day: Id<VisitDay>,
    /// What.
    pub what: String,
}

impl Entity for Celebration {
    const NOUN: &'static str = "celebration";
    const CLOSES: Closes = Closes::WithDashboard;
    fn parent(&self) -> Option<Uuid> {
        Some(self.visit_day.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        check_fact("what", &self.what)
    }
}
