//! The coach's visit, its days, their reports and attached photos.

mod anonymous;
mod next;
mod presence;
mod settled;
mod spine;

pub use anonymous::AnonymousWording;
pub use next::{NextBecause, NextInputs, NextProposal, NextReason, propose_next};
pub use presence::{MOST_ON_SCREEN, ScreenTime};
pub use settled::{Deed, Settled};
pub use spine::{DayCounts, DayGap, Stage, StageState, gaps, stage_state};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::{
    Closes, Entity, Id, Refusal, Timestamp, check_fact, check_long,
    network::{Person, Unit},
    photo::PhotoPlace,
    referential::ReferentialVersion,
};

/// Life of a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum VisitStatus {
    /// Has a date.
    Planned,
    /// Going on.
    Open,
    /// Finished; it may be reopened as a new revision.
    Closed,
    /// Will not take place.
    Cancelled,
}

/// A stay of the coach in a unit, of one or several days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Visit {
    /// Where.
    pub unit: Id<Unit>,
    /// Who visits.
    pub coach: Id<Person>,
    /// Planned day.
    pub planned_on: NaiveDate,
    /// Planned time of arrival, `HH:MM`.
    pub planned_at: Option<String>,
    /// Life.
    pub status: VisitStatus,
    /// When it began.
    pub started_at: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
}

impl Entity for Visit {
    const NOUN: &'static str = "visit";
    fn parent(&self) -> Option<Uuid> {
        Some(self.unit.uuid())
    }
}

/// A day in a unit: one accompaniment day of a visit, or an ordinary day on which its manager counts and walks with her
/// team, without the coach.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct VisitDay {
    /// The visit; none on an ordinary day.
    pub visit: Option<Id<Visit>>,
    /// The unit, so that a day can be listed by place.
    pub unit: Id<Unit>,
    /// The calendar day at the place.
    pub date: NaiveDate,
    /// Service referential in force when the day was opened: the day keeps it.
    pub referential_version: Option<Id<ReferentialVersion>>,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// Why it was closed without the coach's rating or the dashboard.
    pub close_override_reason: Option<String>,
    /// Who of the team is there.
    pub present: Vec<Id<Person>>,
    /// What the coach wants to see.
    pub intention: String,
    /// Free notes.
    pub notes: String,
    /// How often the day was reopened after closing.
    pub revision: u32,
}

impl VisitDay {
    /// The visit this day belongs to.
    ///
    /// # Errors
    /// `ordinary_day`.
    pub fn of_visit(&self) -> Result<Id<Visit>, Refusal> {
        self.visit.ok_or_else(|| Refusal::new("ordinary_day"))
    }
}

impl Entity for VisitDay {
    const NOUN: &'static str = "visit_day";
    fn parent(&self) -> Option<Uuid> {
        Some(self.visit.map_or(self.unit.uuid(), Id::uuid))
    }
    fn check(&self) -> Result<(), Refusal> {
        check_fact("intention", &self.intention)?;
        check_long("notes", &self.notes)
    }
}

/// How people are named in a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Names {
    /// Full names.
    Full,
    /// Initials.
    Initials,
    /// No names: "a team member".
    None,
}

/// For whom a report is made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Edition {
    /// The unit manager: the whole day.
    #[default]
    Manager,
    /// The region: the whole day without any person, free text included.
    Region,
    /// The wall of the back room: one page for the team, without any person.
    Wall,
}

impl Edition {
    /// No person may be named or told of in it.
    pub fn is_anonymous(self) -> bool {
        self != Self::Manager
    }
}

/// An issued report. It is reissued under a higher number, never edited.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct VisitReport {
    /// Day it tells.
    pub visit_day: Id<VisitDay>,
    /// For whom.
    #[serde(default)]
    pub edition: Edition,
    /// 1 for the first issue of this edition, 2 for its first revision …
    pub number: u32,
    /// When it was made.
    pub generated_at: Timestamp,
    /// `sha256:` of the file.
    pub content_hash: String,
    /// Naming of people.
    pub names: Names,
    /// `fr` or `en`.
    pub locale: String,
    /// File name proposed to people.
    pub file_name: String,
}

impl Entity for VisitReport {
    const NOUN: &'static str = "visit_report";
    const CLOSES: Closes = Closes::Never;
    fn parent(&self) -> Option<Uuid> {
        Some(self.visit_day.uuid())
    }
}

/// A photo: a re-encoded file named by its hash, kept beside the database under the same key.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Attachment {
    /// Finding or observation it illustrates.
    pub owner: Uuid,
    /// Day on which it was taken.
    pub visit_day: Id<VisitDay>,
    /// `sha256:` of the kept file.
    pub hash: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Size in bytes.
    pub bytes: u32,
    /// Local capture time read before metadata was removed.
    pub taken_at: Option<String>,
    /// Somebody can be recognised on it; unanswered at first.
    pub contains_people: Option<bool>,
    /// What it shows.
    pub caption: String,
    /// Numbered place it fills, if it was taken with a phone.
    pub place: Option<Id<PhotoPlace>>,
    /// `sha256:` of the picture as it came, so that it does not come twice.
    pub original: Option<String>,
    /// Something on it was made unrecognisable for good.
    #[serde(default)]
    pub blurred: bool,
}

impl Entity for Attachment {
    const NOUN: &'static str = "attachment";
    fn parent(&self) -> Option<Uuid> {
        Some(self.owner)
    }
    fn check(&self) -> Result<(), Refusal> {
        check_fact("caption", &self.caption)
    }
}
