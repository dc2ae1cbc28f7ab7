//! The items of a version, as they are stored. How they hang together is `content`'s.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{ChangeNature, Channel, ReferentialVersion};
use crate::{Bilingual, Entity, Id, Refusal, check_fact, check_name};

/// Longest code of a skill, in characters.
const CODE_CHARS: usize = 20;

/// Where an item comes from, and what its author says of its change.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Lineage {
    /// The same item in the version that had it first; `None` for an item that is new in its version.
    #[serde(default)]
    pub origin: Option<Uuid>,
    /// Whether its change since the version before is one of wording or of meaning; `None` in a draft leaves the
    /// proposal, in a published version it says that nothing changed.
    #[serde(default)]
    pub nature: Option<ChangeNature>,
}

/// What lies in a version and keeps an identity from version to version.
pub trait Item: Entity + Clone {
    /// Where it comes from.
    fn lineage(&self) -> &Lineage;
    /// The same, to be written.
    fn lineage_mut(&mut self) -> &mut Lineage;
    /// Its identity in every version, given its own id.
    fn identity(&self, id: Id<Self>) -> Uuid {
        self.lineage().origin.unwrap_or(id.uuid())
    }
}

macro_rules! items {
    ($($kind:ty),*) => {$(
        impl Item for $kind {
            fn lineage(&self) -> &Lineage {
                &self.lineage
            }
            fn lineage_mut(&mut self) -> &mut Lineage {
                &mut self.lineage
            }
        }
    )*};
}
items!(Attitude, ServicePromise, MomentOfTruth, Ritual, ServiceCue, Skill);

/// A short text in both languages; a draft may leave it empty.
fn check_title(field: &'static str, text: &Bilingual) -> Result<(), Refusal> {
    let said = [Some(&text.fr), text.en.as_ref()];
    said.into_iter().flatten().filter(|text| !text.trim().is_empty()).try_for_each(|text| check_name(field, text))
}

fn check_text(field: &'static str, text: &Bilingual) -> Result<(), Refusal> {
    check_fact(field, &text.fr)?;
    check_fact(field, text.en.as_deref().unwrap_or_default())
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
    /// Where it comes from.
    #[serde(flatten)]
    pub lineage: Lineage,
}

impl Entity for Attitude {
    const NOUN: &'static str = "attitude";
    fn parent(&self) -> Option<Uuid> {
        Some(self.version.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        check_title("adjective", &self.adjective)?;
        check_text("meaning", &self.meaning)?;
        self.observable_behaviours.iter().try_for_each(|text| check_text("observable_behaviours", text))
    }
}

/// What everyone tries to achieve at every encounter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ServicePromise {
    /// Version it belongs to.
    pub version: Id<ReferentialVersion>,
    /// The promise.
    pub text: Bilingual,
    /// Where it comes from.
    #[serde(flatten)]
    pub lineage: Lineage,
}

impl Entity for ServicePromise {
    const NOUN: &'static str = "service_promise";
    fn parent(&self) -> Option<Uuid> {
        Some(self.version.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        check_text("text", &self.text)
    }
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
    /// Where it comes from.
    #[serde(flatten)]
    pub lineage: Lineage,
}

impl Entity for MomentOfTruth {
    const NOUN: &'static str = "moment_of_truth";
    fn parent(&self) -> Option<Uuid> {
        Some(self.version.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        check_title("title", &self.title)?;
        check_text("emotional_expectation", &self.emotional_expectation)?;
        if self.channel.is_some() == self.occasion.is_some() {
            return Err(Refusal::new("channel_or_occasion"));
        }
        match &self.occasion {
            Some(occasion) if !occasion.trim().is_empty() => check_name("occasion", occasion),
            _ => Ok(()),
        }
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
    /// Where it comes from.
    #[serde(flatten)]
    pub lineage: Lineage,
}

impl Entity for Ritual {
    const NOUN: &'static str = "ritual";
    fn parent(&self) -> Option<Uuid> {
        Some(self.moment.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        check_text("text", &self.text)
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
    /// Where it comes from.
    #[serde(flatten)]
    pub lineage: Lineage,
}

impl Entity for ServiceCue {
    const NOUN: &'static str = "service_cue";
    fn parent(&self) -> Option<Uuid> {
        Some(self.moment.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        check_text("text", &self.text)
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
    /// Where it comes from.
    #[serde(flatten)]
    pub lineage: Lineage,
}

impl Entity for Skill {
    const NOUN: &'static str = "skill";
    fn parent(&self) -> Option<Uuid> {
        Some(self.version.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        check_title("title", &self.title)?;
        check_text("situation", &self.situation)?;
        check_name("code", &self.code)?;
        if self.code.chars().count() > CODE_CHARS {
            return Err(Refusal::new("text_too_long")
                .with("field", "code")
                .with("limit", CODE_CHARS)
                .with("count", self.code.chars().count()));
        }
        if !(1..=3).contains(&self.importance) {
            return Err(Refusal::new("importance_out_of_range").with("importance", self.importance));
        }
        let levels = i64::from(self.scale_max) - i64::from(self.scale_min) + 1;
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
    fn check(&self) -> Result<(), Refusal> {
        check_text("text", &self.text)
    }
}

/// A ritual or a cue: what serves a moment. The two are stored apart and read alike.
pub trait Sign: Item {
    /// One of them.
    fn of(moment: Id<MomentOfTruth>, text: Bilingual, mandatory: bool, lineage: Lineage) -> Self;
    /// Its text.
    fn text(&self) -> &Bilingual;
    /// Its text, to be written.
    fn text_mut(&mut self) -> &mut Bilingual;
    /// Done or shown everywhere.
    fn mandatory(&self) -> bool;
    /// The same, to be written.
    fn mandatory_mut(&mut self) -> &mut bool;
}

macro_rules! signs {
    ($($kind:ty),*) => {$(
        impl Sign for $kind {
            fn of(moment: Id<MomentOfTruth>, text: Bilingual, mandatory: bool, lineage: Lineage) -> Self {
                Self { moment, text, mandatory, lineage }
            }
            fn text(&self) -> &Bilingual {
                &self.text
            }
            fn text_mut(&mut self) -> &mut Bilingual {
                &mut self.text
            }
            fn mandatory(&self) -> bool {
                self.mandatory
            }
            fn mandatory_mut(&mut self) -> &mut bool {
                &mut self.mandatory
            }
        }
    )*};
}
signs!(Ritual, ServiceCue);
