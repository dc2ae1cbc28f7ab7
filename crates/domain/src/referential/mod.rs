//! The service referential and its mirrors: three attitudes, one promise, at most five moments of truth a channel.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::{Bilingual, Entity, Id, Refusal, check_name};

/// Which promise is described: to customers, to the team, or between services.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReferentialKind {
    /// The target experience of customers.
    Service,
    /// Its mirror for managing people.
    Management,
    /// Its mirror for working together between services.
    Cooperation,
}

/// A referential, one per kind in a network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Referential {
    /// Which mirror.
    pub kind: ReferentialKind,
    /// Title.
    pub title: Bilingual,
}

impl Entity for Referential {
    const NOUN: &'static str = "referential";
}

/// Life of a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum VersionStatus {
    /// Being written.
    Draft,
    /// In force, immutable.
    Published,
    /// No longer in force.
    Retired,
}

/// One version of a referential; a visit pins the one it was opened with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReferentialVersion {
    /// Of which referential.
    pub referential: Id<Referential>,
    /// Number, from 1.
    pub version: u32,
    /// Life.
    pub status: VersionStatus,
    /// First day in force.
    pub valid_from: Option<NaiveDate>,
    /// What changed.
    pub change_note: String,
}

impl Entity for ReferentialVersion {
    const NOUN: &'static str = "referential_version";
    fn parent(&self) -> Option<Uuid> {
        Some(self.referential.uuid())
    }
}

/// One of the three adjectives that sign everybody's behaviour.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Attitude {
    /// Version it belongs to.
    pub version: Id<ReferentialVersion>,
    /// 1 to 3.
    pub rank: u32,
    /// The adjective.
    pub adjective: Bilingual,
    /// What it means here.
    pub meaning: Bilingual,
    /// What can be seen.
    pub observable_behaviours: Vec<Bilingual>,
}

impl Entity for Attitude {
    const NOUN: &'static str = "attitude";
    fn parent(&self) -> Option<Uuid> {
        Some(self.version.uuid())
    }
}

/// What everyone tries to achieve at every encounter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ServicePromise {
    /// Version it belongs to.
    pub version: Id<ReferentialVersion>,
    /// The promise.
    pub text: Bilingual,
}

impl Entity for ServicePromise {
    const NOUN: &'static str = "service_promise";
    fn parent(&self) -> Option<Uuid> {
        Some(self.version.uuid())
    }
}

/// Way by which a contact arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Someone comes in.
    WalkIn,
    /// Telephone.
    Phone,
    /// Letter.
    Mail,
    /// E-mail.
    Email,
    /// Chat.
    Chat,
    /// Social media.
    Social,
    /// By appointment.
    Appointment,
    /// Collecting an order.
    Pickup,
    /// Web site.
    Web,
    /// Anything else.
    Other,
}

/// A decisive step of the journey; at most five per channel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct MomentOfTruth {
    /// Version it belongs to.
    pub version: Id<ReferentialVersion>,
    /// Channel (service referential).
    pub channel: Option<Channel>,
    /// Occasion (mirror referentials).
    pub occasion: Option<String>,
    /// 1 to 5.
    pub rank: u32,
    /// Title.
    pub title: Bilingual,
    /// What the customer hopes to feel.
    pub emotional_expectation: Bilingual,
}

impl Entity for MomentOfTruth {
    const NOUN: &'static str = "moment_of_truth";
    fn parent(&self) -> Option<Uuid> {
        Some(self.version.uuid())
    }
}

/// A small repeated act that makes a moment succeed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Ritual {
    /// The moment it serves.
    pub moment: Id<MomentOfTruth>,
    /// The act.
    pub text: Bilingual,
    /// Done everywhere.
    pub mandatory: bool,
}

impl Entity for Ritual {
    const NOUN: &'static str = "ritual";
    fn parent(&self) -> Option<Uuid> {
        Some(self.moment.uuid())
    }
}

/// A visible sign of attention.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ServiceCue {
    /// The moment it serves.
    pub moment: Id<MomentOfTruth>,
    /// The sign.
    pub text: Bilingual,
    /// Shown everywhere.
    pub mandatory: bool,
}

impl Entity for ServiceCue {
    const NOUN: &'static str = "service_cue";
    fn parent(&self) -> Option<Uuid> {
        Some(self.moment.uuid())
    }
}

/// An observable behaviour in one situation. Its scale runs from `scale_min` to `scale_max` (3 to 7 levels).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Skill {
    /// Version it belongs to.
    pub version: Id<ReferentialVersion>,
    /// Short code, the same from version to version.
    pub code: String,
    /// Position on the observation screen, from 1.
    pub rank: u32,
    /// Title.
    pub title: Bilingual,
    /// When it can be seen.
    pub situation: Bilingual,
    /// 1 to 3.
    pub importance: u32,
    /// Target level.
    pub target: i32,
    /// Lowest level.
    pub scale_min: i32,
    /// Highest level.
    pub scale_max: i32,
    /// Attitude it shows.
    pub attitude: Option<Id<Attitude>>,
    /// Moment it belongs to.
    pub moment: Option<Id<MomentOfTruth>>,
}

impl Entity for Skill {
    const NOUN: &'static str = "skill";
    fn parent(&self) -> Option<Uuid> {
        Some(self.version.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        check_name("title", &self.title.fr)?;
        let levels = self.scale_max - self.scale_min + 1;
        if !(3..=7).contains(&levels) || !(self.scale_min..=self.scale_max).contains(&self.target) {
            return Err(Refusal::new("scale_out_of_range").with("levels", levels));
        }
        Ok(())
    }
}

/// What is visible at one level of a skill.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SkillAnchor {
    /// The skill.
    pub skill: Id<Skill>,
    /// The level.
    pub level: i32,
    /// One line on what is seen or heard.
    pub text: Bilingual,
}

impl Entity for SkillAnchor {
    const NOUN: &'static str = "skill_anchor";
    fn parent(&self) -> Option<Uuid> {
        Some(self.skill.uuid())
    }
}
