//! The first line of a bundle.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{BundleError, FORMAT, FORMAT_VERSION, SCHEMA};
use crate::{Link, strict};

/// Why it travels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BundleKind {
    /// A device tells the server.
    Push,
    /// The server tells a device.
    Pull,
    /// The state of a unit.
    Snapshot,
    /// What the other side lost.
    Reconcile,
    /// What became of another bundle.
    Receipt,
    /// Everything of one unit, for a colleague.
    Unit,
    /// A kind of a newer program.
    #[serde(untagged)]
    Other(String),
}

/// Versions of the nouns' shapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schema {
    /// Of the program that wrote.
    pub writer: u32,
    /// The oldest that may read.
    pub min_reader: u32,
}

/// When it was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamped {
    /// Clock stamp.
    pub h: String,
    /// RFC 3339 with the offset of the place.
    pub at: String,
}

/// Operations of one replica, without a hole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    /// Replica.
    pub replica: Uuid,
    /// First sequence.
    pub first: u64,
    /// Last sequence.
    pub last: u64,
    /// Link of the chain before the first.
    #[serde(with = "crate::chain::hexadecimal")]
    pub link_before: Link,
    /// Link after the last.
    #[serde(with = "crate::chain::hexadecimal")]
    pub link_after: Link,
}

/// A stretch of the stream of a unit, as one reader may see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// The unit, or the network.
    pub unit: Uuid,
    /// After this commit.
    pub from: u64,
    /// Up to and with this one: the reader's cursor afterwards.
    pub to: u64,
    /// Last commit of the stream.
    pub head: u64,
}

/// Which part of a parcel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// From 1.
    pub i: u32,
    /// Of how many.
    pub n: u32,
}

/// A picture or an issued paper that travels beside the bundle, named by its hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// `sha256:` and hexadecimal digits.
    pub hash: String,
    /// Bytes.
    pub size: u64,
    /// Media type.
    #[serde(rename = "type")]
    pub media_type: String,
    /// Unit it belongs to.
    pub unit: Uuid,
}

/// The header. What a newer program adds is ignored here, unless it names it in `crit`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Header {
    /// `sillage-bundle`.
    pub format: String,
    /// Version of the envelope.
    pub format_version: u32,
    /// Id of the parcel.
    pub bundle: Uuid,
    /// Why it travels.
    pub kind: BundleKind,
    /// Deployment.
    pub network: Uuid,
    /// Timeline of the server, if one was met.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub epoch: Option<Uuid>,
    /// Installation that wrote it.
    pub device: Uuid,
    /// Its address: the keys it signs with and is sealed for.
    pub address: String,
    /// Its replica.
    pub replica: Uuid,
    /// Program and version.
    pub app: String,
    /// Shapes.
    pub schema: Schema,
    /// When.
    pub created: Stamped,
    /// Operations that follow, in this order.
    pub ranges: Vec<Range>,
    /// The unit it tells of, for a unit file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Uuid>,
    /// Who made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Uuid>,
    /// For a pull: which stretch of a unit's stream it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<Page>,
    /// Operations in this part.
    pub count: usize,
    /// Bytes of their lines.
    pub raw_bytes: usize,
    /// Which part.
    pub part: Part,
    /// What travels beside it.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// What must be understood.
    #[serde(default)]
    pub crit: Vec<String>,
    /// What may be ignored.
    #[serde(default)]
    pub ext: Map<String, Value>,
}

/// What is read of a header before anything else: whether this program may read the rest.
#[derive(Deserialize)]
struct Beginning {
    format: String,
    format_version: u32,
    schema: Schema,
    #[serde(default)]
    crit: Vec<String>,
}

/// A header names ranges and attachments: more keys than an operation, no deeper.
const BOUNDS: strict::Bounds = strict::Bounds { depth: 8, keys: 40_000 };

impl Header {
    /// Words a program writes that cannot be chosen.
    pub fn fixed() -> (String, u32, Schema) {
        (FORMAT.into(), FORMAT_VERSION, Schema { writer: SCHEMA, min_reader: SCHEMA })
    }

    pub(super) fn parse(line: &str) -> Result<Self, BundleError> {
        let beginning: Beginning = serde_json::from_str(line).map_err(|_| BundleError::Foreign("header".into()))?;
        if beginning.format != FORMAT {
            return Err(BundleError::Foreign("format".into()));
        }
        if beginning.format_version != FORMAT_VERSION {
            return Err(BundleError::NeedsUpdate(format!("format {}", beginning.format_version)));
        }
        if beginning.schema.min_reader > SCHEMA {
            return Err(BundleError::NeedsUpdate(format!("shapes {}", beginning.schema.min_reader)));
        }
        if let Some(needed) = beginning.crit.first() {
            return Err(BundleError::NeedsUpdate(needed.chars().take(40).collect()));
        }
        strict::check(line, BOUNDS).map_err(BundleError::Malformed)?;
        serde_json::from_str(line).map_err(|error| BundleError::Malformed(error.to_string()))
    }
}
