//! A version as one tree: what is shown, compared, checked, exported and imported. Every item bears the identity it
//! keeps from version to version. It is not how versions are stored; that is `item`'s.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{ChangeNature, Channel};
use crate::Bilingual;

/// What an item of a version is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ItemNoun {
    /// One of the three attitudes.
    Attitude,
    /// The promise.
    Promise,
    /// A moment of truth.
    Moment,
    /// A ritual of a moment.
    Ritual,
    /// A cue of a moment.
    Cue,
    /// A skill with its anchors.
    Skill,
}

/// Everything a version says, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// The attitudes.
    #[serde(default)]
    pub attitudes: Vec<AttitudeText>,
    /// The promise.
    #[serde(default)]
    pub promise: Option<PromiseText>,
    /// The moments of truth, channel by channel or occasion by occasion.
    #[serde(default)]
    pub moments: Vec<MomentText>,
    /// The skills.
    #[serde(default)]
    pub skills: Vec<SkillText>,
}

/// An attitude.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AttitudeText {
    /// Its identity; nil in a file that names none.
    #[serde(default)]
    pub item: Uuid,
    /// What the author says of its change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub nature: Option<ChangeNature>,
    /// The adjective.
    pub adjective: Bilingual,
    /// What it means here.
    #[serde(default)]
    pub meaning: Bilingual,
    /// What can be seen.
    #[serde(default)]
    pub behaviours: Vec<Bilingual>,
}

/// The promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PromiseText {
    /// Its identity; nil in a file that names none.
    #[serde(default)]
    pub item: Uuid,
    /// What the author says of its change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub nature: Option<ChangeNature>,
    /// The promise.
    pub text: Bilingual,
}

/// A moment of truth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MomentText {
    /// Its identity; nil in a file that names none.
    #[serde(default)]
    pub item: Uuid,
    /// What the author says of its change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub nature: Option<ChangeNature>,
    /// Channel (service referential).
    #[serde(default)]
    pub channel: Option<Channel>,
    /// Occasion (mirror referentials).
    #[serde(default)]
    pub occasion: Option<String>,
    /// Title.
    pub title: Bilingual,
    /// What one hopes to feel.
    #[serde(default)]
    pub emotional_expectation: Bilingual,
    /// Its rituals.
    #[serde(default)]
    pub rituals: Vec<SignText>,
    /// Its cues.
    #[serde(default)]
    pub cues: Vec<SignText>,
}

/// A ritual or a cue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignText {
    /// Its identity; nil in a file that names none.
    #[serde(default)]
    pub item: Uuid,
    /// What the author says of its change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub nature: Option<ChangeNature>,
    /// The act or the sign.
    pub text: Bilingual,
    /// Everywhere.
    #[serde(default)]
    pub mandatory: bool,
}

/// A skill with its anchors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SkillText {
    /// Its identity; nil in a file that names none.
    #[serde(default)]
    pub item: Uuid,
    /// What the author says of its change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub nature: Option<ChangeNature>,
    /// Short code.
    pub code: String,
    /// Title.
    pub title: Bilingual,
    /// When it can be seen.
    #[serde(default)]
    pub situation: Bilingual,
    /// 1 to 3.
    pub importance: u32,
    /// Target level.
    pub target: i32,
    /// Lowest level.
    pub scale_min: i32,
    /// Highest level.
    pub scale_max: i32,
    /// The attitude it shows, by identity.
    #[serde(default)]
    pub attitude: Option<Uuid>,
    /// The moment it belongs to, by identity.
    #[serde(default)]
    pub moment: Option<Uuid>,
    /// What is visible at each level, lowest first; a level nobody described has none.
    #[serde(default)]
    pub anchors: Vec<AnchorText>,
}

impl SkillText {
    /// What is visible at a level.
    pub fn anchor(&self, level: i32) -> Option<&Bilingual> {
        self.anchors.iter().find(|anchor| anchor.level == level).map(|anchor| &anchor.text)
    }
}

/// What is visible at one level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnchorText {
    /// The level.
    pub level: i32,
    /// One line on what is seen or heard.
    pub text: Bilingual,
}

impl MomentText {
    /// What the limit of five counts within: a channel, or an occasion whatever its capitals.
    pub(super) fn place(&self) -> (Option<Channel>, String) {
        (self.channel, self.occasion.as_deref().unwrap_or_default().trim().to_lowercase())
    }
}

/// A code no skill of the version has.
pub fn next_code(skills: &[SkillText]) -> String {
    let taken = |code: &str| skills.iter().any(|skill| skill.code == code);
    (skills.len() + 1..).map(|n| format!("C{n}")).find(|code| !taken(code)).unwrap_or_default()
}

#[cfg(test)]
pub(super) mod samples {
    //! A version that lacks nothing, for the tests of this folder.
    use super::*;

    pub fn id(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    pub fn both(fr: &str, en: &str) -> Bilingual {
        Bilingual { fr: fr.into(), en: Some(en.into()) }
    }

    pub fn attitude(n: u128) -> AttitudeText {
        AttitudeText {
            item: id(n),
            nature: None,
            adjective: both("attentifs", "attentive"),
            meaning: both("Nous regardons avant d’agir.", "We look before acting."),
            behaviours: vec![both("Lève les yeux.", "Looks up.")],
        }
    }

    pub fn sign(n: u128) -> SignText {
        SignText { item: id(n), nature: None, text: both("Un bonjour.", "A greeting."), mandatory: true }
    }

    pub fn moment(n: u128) -> MomentText {
        MomentText {
            item: id(n),
            nature: None,
            channel: Some(Channel::WalkIn),
            occasion: None,
            title: both("Entrer", "Coming in"),
            emotional_expectation: both("Être vu.", "To be seen."),
            rituals: vec![sign(n + 100)],
            cues: vec![sign(n + 200)],
        }
    }

    pub fn occasion_moment(n: u128, occasion: &str) -> MomentText {
        MomentText { channel: None, occasion: Some(occasion.into()), ..moment(n) }
    }

    pub fn skill(n: u128) -> SkillText {
        SkillText {
            item: id(n),
            nature: None,
            code: format!("C{n}"),
            title: both("Accueil à l’arrivée", "Greeting on arrival"),
            situation: both("Quelqu’un entre.", "Somebody comes in."),
            importance: 2,
            target: 2,
            scale_min: 1,
            scale_max: 3,
            attitude: Some(id(1)),
            moment: Some(id(5)),
            anchors: [
                ("Continue sa tâche.", "Carries on with a task."),
                ("Salue en moins de 10 s.", "Greets within 10 s."),
                ("Salue et vient à la rencontre.", "Greets and walks over."),
            ]
            .into_iter()
            .zip(1..)
            .map(|((fr, en), level)| AnchorText { level, text: both(fr, en) })
            .collect(),
        }
    }

    pub fn content() -> Content {
        Content {
            attitudes: vec![attitude(1), attitude(2), attitude(3)],
            promise: Some(PromiseText {
                item: id(4),
                nature: None,
                text: both("Chacun repart servi.", "Everyone leaves served."),
            }),
            moments: vec![moment(5)],
            skills: vec![skill(7)],
        }
    }
}
