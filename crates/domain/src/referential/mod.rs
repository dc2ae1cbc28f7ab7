//! The service referential and its mirrors: three attitudes, one promise, at most five moments of truth a channel.
//!
//! A version is written as a draft, published whole and never written again, then retired. Its items keep an identity
//! from version to version, so that two versions can be compared and a trend knows where a criterion changed meaning.

mod adopt;
mod change;
mod complete;
mod content;
mod criteria;
mod edit;
mod item;
mod trend;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::{Bilingual, Entity, Id, Refusal, check_fact, check_names};

pub use change::{ChangeKind, ChangeNature, ItemChange, ItemFieldChange, changes};
pub use complete::{ATTITUDES, MOMENTS, Missing, MissingWhat, beyond_limits, check_limits, missing};
pub use content::{
    AnchorText, AttitudeText, Content, ItemNoun, MomentText, PromiseText, SignText, SkillText, next_code,
};
pub use criteria::{CRITERIA, Flaw, FlawReason, Lexicon, Lexicons, flaws};
pub use edit::{FieldValue, NewItem, TextField};
pub use item::{Attitude, Item, Lineage, MomentOfTruth, Ritual, ServiceCue, ServicePromise, Sign, Skill, SkillAnchor};
pub use trend::{Meaning, Meanings};

/// Which promise is described: to customers, to the team, or between services.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
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
    fn check(&self) -> Result<(), Refusal> {
        check_names("title", &self.title)
    }
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
    /// The version it was drawn from.
    #[serde(default)]
    pub based_on: Option<Id<ReferentialVersion>>,
    /// Why criteria that name no visible act were kept, if any were.
    #[serde(default)]
    pub kept_because: Option<String>,
}

impl ReferentialVersion {
    /// Only a draft is written.
    ///
    /// # Errors
    /// `version_not_draft`.
    pub fn check_draft(&self) -> Result<(), Refusal> {
        match self.status {
            VersionStatus::Draft => Ok(()),
            VersionStatus::Published | VersionStatus::Retired => {
                Err(Refusal::new("version_not_draft").with("version", self.version))
            }
        }
    }
}

impl Entity for ReferentialVersion {
    const NOUN: &'static str = "referential_version";
    fn parent(&self) -> Option<Uuid> {
        Some(self.referential.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        check_fact("change_note", &self.change_note)?;
        check_fact("kept_because", self.kept_because.as_deref().unwrap_or_default())
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
    /// A survey or a review: customers answer, nobody is served.
    Survey,
    /// Anything else.
    Other,
}
