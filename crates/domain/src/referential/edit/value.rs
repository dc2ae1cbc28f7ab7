//! What may be added to a draft, and which field of an item gets which value.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::super::Channel;
use crate::Language;

/// What is added to a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "noun", rename_all = "snake_case")]
pub enum NewItem {
    /// An attitude.
    Attitude,
    /// The promise.
    Promise,
    /// A moment, in a channel or on an occasion.
    Moment {
        /// In a service referential.
        channel: Option<Channel>,
        /// In a mirror.
        occasion: Option<String>,
    },
    /// A ritual.
    Ritual {
        /// Of which moment.
        moment: Uuid,
    },
    /// A cue.
    Cue {
        /// Of which moment.
        moment: Uuid,
    },
    /// A skill.
    Skill,
}

/// A text of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TextField {
    /// Of a moment or a skill.
    Title,
    /// Of the promise, a ritual or a cue.
    Text,
    /// Of an attitude.
    Adjective,
    /// Of an attitude.
    Meaning,
    /// Of an attitude, `at` from 1; one more than there are adds one, an emptied one goes.
    Behaviour,
    /// Of a moment.
    EmotionalExpectation,
    /// Of a skill.
    Situation,
    /// Of a skill, `at` its level.
    Anchor,
}

/// A field with its new value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "field", rename_all = "snake_case")]
pub enum FieldValue {
    /// A text in one language.
    Text {
        /// Which.
        name: TextField,
        /// Place of a behaviour, level of an anchor.
        at: Option<i32>,
        /// In which language.
        language: Language,
        /// The words.
        text: String,
    },
    /// Code of a skill.
    Code {
        /// At most 20 characters.
        code: String,
    },
    /// Channel of a moment.
    Channel {
        /// The channel.
        channel: Channel,
    },
    /// Occasion of a moment.
    Occasion {
        /// The occasion.
        occasion: String,
    },
    /// Whether a ritual or cue is for everyone.
    Mandatory {
        /// Everywhere.
        mandatory: bool,
    },
    /// Importance of a skill.
    Importance {
        /// 1 to 3.
        importance: u32,
    },
    /// Target level of a skill.
    Target {
        /// Within its scale.
        target: i32,
    },
    /// Scale of a skill; anchors outside it go, the target follows.
    Scale {
        /// Lowest level.
        min: i32,
        /// Highest level.
        max: i32,
    },
    /// Attitude a skill shows.
    Attitude {
        /// By identity.
        attitude: Option<Uuid>,
    },
    /// Moment a skill belongs to.
    Moment {
        /// By identity.
        moment: Option<Uuid>,
    },
}
