//! The operation: one JSON object a line, stored and forwarded as the exact bytes its author wrote.

use std::{collections::BTreeMap, fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::{Block, Hlc};

/// A reference to an operation: `replica:sequence`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OpRef {
    /// Replica.
    pub r: Uuid,
    /// Sequence, from 1.
    pub s: u64,
}

impl fmt::Display for OpRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.r, self.s)
    }
}

impl FromStr for OpRef {
    type Err = WireError;
    fn from_str(text: &str) -> Result<Self, WireError> {
        let (r, s) = text.split_once(':').ok_or(WireError::Reference)?;
        Ok(Self { r: r.parse().map_err(|_| WireError::Reference)?, s: s.parse().map_err(|_| WireError::Reference)? })
    }
}

impl schemars::JsonSchema for OpRef {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "OpRef".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "description": "An operation: its history, a colon, its sequence."})
    }
}

impl Serialize for OpRef {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for OpRef {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// What an operation does. An unknown kind is stored and forwarded, never applied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Writes fields; the first one creates the entity.
    Set,
    /// Deletes an entity as its author saw it.
    Del,
    /// Cancels the delete it names.
    Restore,
    /// An append-only block of events.
    Evt,
    /// A kind of a newer program.
    #[serde(untagged)]
    Other(String),
}

/// A field's new value and the operation whose value the author saw there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FieldWrite {
    /// New value.
    pub v: Value,
    /// The winner the author saw; `null` if the field was empty.
    pub b: Option<OpRef>,
}

/// Where and when the author lived it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// RFC 3339 with the offset of the place.
    pub at: String,
    /// IANA zone.
    pub zone: String,
}

/// One operation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Operation {
    /// Replica.
    pub r: Uuid,
    /// Dense sequence in the replica, from 1.
    pub s: u64,
    /// Clock stamp.
    pub h: String,
    /// Stream: the unit, or the network for network-wide entities.
    pub u: Uuid,
    /// Author.
    pub by: Uuid,
    /// Kind.
    pub k: Kind,
    /// Noun.
    pub t: String,
    /// Version of the noun's shape.
    pub tv: u16,
    /// Entity.
    pub e: Uuid,
    /// Sequence of the act's first operation.
    pub a: u64,
    /// The act this one undoes, as `replica:sequence of its first operation`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undoes: Option<OpRef>,
    /// The operation a `restore` cancels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancels: Option<OpRef>,
    /// People it speaks of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<Uuid>,
    /// The command it came from.
    pub cmd: String,
    /// Visit day it belongs to, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Uuid>,
    /// It may not be undone, only corrected.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub fin: bool,
    /// When and where.
    pub at: Place,
    /// Field writes of a `set`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub f: BTreeMap<String, FieldWrite>,
    /// What a `del` saw: field to winner.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub seen: BTreeMap<String, OpRef>,
    /// The block of an `evt`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub block: Option<Block>,
    /// 16 random bytes, so that an erased text cannot be guessed from the chain.
    pub salt: String,
}

/// Bytes that are not an operation.
#[derive(Debug, thiserror::Error)]
pub enum WireError {
    /// Not a reference.
    #[error("not an operation reference")]
    Reference,
    /// Not JSON of this shape.
    #[error("not an operation: {0}")]
    Shape(#[from] serde_json::Error),
    /// Bad clock stamp.
    #[error("not an operation: bad clock stamp")]
    Clock,
    /// Too deep, too long, a key twice.
    #[error("not an operation: {0}")]
    Strict(String),
}

impl Operation {
    /// The exact bytes to store and send.
    ///
    /// # Errors
    /// Only if a value cannot be written as JSON.
    pub fn line(&self) -> Result<String, WireError> {
        Ok(serde_json::to_string(self)?)
    }

    /// Reads stored bytes.
    ///
    /// # Errors
    /// The line is not an operation.
    pub fn parse(line: &str) -> Result<Self, WireError> {
        let operation: Self = serde_json::from_str(line)?;
        operation.h.parse::<Hlc>().map_err(|_| WireError::Clock)?;
        Ok(operation)
    }

    /// Its own reference.
    pub fn reference(&self) -> OpRef {
        OpRef { r: self.r, s: self.s }
    }
}
