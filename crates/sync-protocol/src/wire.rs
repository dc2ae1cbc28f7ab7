//! What device and server say to each other beside bundles: small JSON messages. Whatever a newer program adds to one
//! is ignored by an older one.

mod mending;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use mending::{
    Bucket, Differing, DigestAsk, Entry, Held, Lines, Month, Receipts, Reconcile, Restored, Snapshot, Stretch, Wanted,
    sum_of,
};

use crate::{Hlc, Limits, Link, erasure::Erasure, scope::Role};

/// Media type of a bundle as the body of a request.
pub const BUNDLE_TYPE: &str = "application/vnd.sillage.bundle+jsonl";
/// Media type of a refusal (RFC 9457).
pub const PROBLEM_TYPE: &str = "application/problem+json";
/// What the network's key signs in a hello, before the words themselves.
const PROOF_PREFIX: &[u8] = b"sillage-hello-v1\0";

/// `POST /v1/enrol`: an installation asks to belong to a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Enrol {
    /// The code as it was typed.
    pub code: String,
    /// The installation.
    pub device: Uuid,
    /// Its two public keys, as [`crate::Address`] writes them.
    pub address: String,
    /// Program and version.
    pub app: String,
}

/// What an enrolled device knows from then on. The same question gets the same answer, so that a lost reply costs nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Enrolled {
    /// The deployment.
    pub network: Uuid,
    /// Timeline of the server.
    pub epoch: Uuid,
    /// Whose device it is.
    pub person: Uuid,
    /// The network's keys: what it signs pulls and hellos with, and what files are sealed for.
    pub address: String,
    /// Certificate of the private authority, as PEM.
    pub authority: String,
    /// The server's clock, in milliseconds since 1970.
    pub now_ms: i64,
}

/// Where a history of a device stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Standing {
    /// The history.
    pub replica: Uuid,
    /// Its last sequence; 0 for none yet.
    pub last: u64,
    /// Link there.
    #[serde(with = "crate::chain::hexadecimal")]
    #[schemars(with = "String")]
    pub link: Link,
    /// Last sequence a receipt spoke of.
    pub acked: u64,
    /// Link there.
    #[serde(with = "crate::chain::hexadecimal")]
    #[schemars(with = "String")]
    pub acked_link: Link,
}

/// `POST /v1/sync/hello`: the first word of every session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Hello {
    /// 32 random bytes as hexadecimal digits, which the network's key has to sign.
    pub challenge: String,
    /// Its histories: the one it writes now first, then those of which something is still unsent.
    pub standings: Vec<Standing>,
    /// The word the last answer gave: a twin shows an older one.
    #[serde(default)]
    pub nonce: Option<String>,
    /// Timeline it met last.
    #[serde(default)]
    pub epoch: Option<Uuid>,
    /// Program and version.
    pub app: String,
}

/// What the server holds of a history, so that the device finds out whether it went back in time or lives twice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct History {
    /// The history.
    pub replica: Uuid,
    /// Last sequence that is here; 0 for none.
    pub high: u64,
    /// Links of the chain here, by sequence: those the device asked about, and the last.
    pub links: Vec<Place>,
    /// Another copy of the device was here since it was: it goes on under a new name.
    #[serde(default)]
    pub twin: bool,
    /// Last sequence that is here beyond holes: others brought back what this server lost.
    #[serde(default)]
    pub end: u64,
    /// Last sequence that lies in a verified backup: up to there words may be forgotten.
    #[serde(default)]
    pub safe: u64,
}

/// A link of a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// Sequence.
    pub s: u64,
    /// Link there.
    #[serde(with = "crate::chain::hexadecimal")]
    #[schemars(with = "String")]
    pub link: Link,
}

/// One unit a device may read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Granted {
    /// The unit; the network's id for what belongs to all.
    pub unit: Uuid,
    /// As what: another role sees another part, and begins anew.
    pub role: Role,
    /// Last commit of the unit.
    pub head: u64,
    /// Last commit of it that lies in a verified backup.
    #[serde(default)]
    pub safe: u64,
}

/// The answer to a hello.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Welcome {
    /// The deployment.
    pub network: Uuid,
    /// Timeline of the server.
    pub epoch: Uuid,
    /// Signature of the network's key over [`proof_of`], as hexadecimal digits.
    pub proof: String,
    /// The server's clock, in milliseconds since 1970.
    pub now_ms: i64,
    /// What is here of the histories the device named.
    pub histories: Vec<History>,
    /// Units the device may read now.
    pub units: Vec<Granted>,
    /// What the next hello shows.
    pub next_nonce: String,
    /// How large a bundle may be.
    pub limits: WireLimits,
    /// Whether the device was revoked: what it sends is kept aside, and it is given nothing.
    #[serde(default)]
    pub revoked: bool,
    /// Erasures a device that reads nothing any more has still to carry out: others find them in the streams they read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub erased: Vec<Erasure>,
    /// Seconds until it should come again.
    pub next_sync_hint: u32,
}

/// The limits of bundles as they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WireLimits {
    /// Bytes as they travel.
    pub compressed: usize,
    /// Bytes once unpacked.
    pub raw: usize,
    /// Operations.
    pub operations: usize,
}

impl WireLimits {
    /// As they are told.
    pub fn of(limits: &Limits) -> Self {
        Self { compressed: limits.compressed, raw: limits.raw, operations: limits.operations }
    }

    /// Our own limits, lowered to these.
    #[must_use]
    pub fn lower(self, mine: Limits) -> Limits {
        Limits {
            compressed: mine.compressed.min(self.compressed),
            raw: mine.raw.min(self.raw),
            operations: mine.operations.min(self.operations),
            ..mine
        }
    }
}

/// An operation that was kept aside: listed to its author and to the network's administrator, never dropped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Aside {
    /// Its sequence.
    pub s: u64,
    /// Why, as a stable code.
    pub code: String,
}

/// An operation whose clock was ahead: what orders it from now on, everywhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Ruled {
    /// Its sequence.
    pub s: u64,
    /// The stamp that orders it.
    #[serde(with = "crate::clock::text")]
    #[schemars(with = "String")]
    pub eff: Hlc,
}

/// What became of a bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// Committed and on the disk.
    Stored,
    /// Kept until the hole before it is filled.
    Held,
}

/// What became of a bundle. The same bundle gets the same receipt, however often it comes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Receipt {
    /// The bundle.
    pub bundle: Uuid,
    /// What became of it.
    pub fate: Fate,
    /// Whose operations they are.
    pub replica: Uuid,
    /// Their first sequence.
    pub first: u64,
    /// Their last.
    pub last: u64,
    /// For a held bundle: the sequence that is awaited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<u64>,
    /// Operations kept aside.
    #[serde(default)]
    pub aside: Vec<Aside>,
    /// Operations ordered by their arrival.
    #[serde(default)]
    pub ruled: Vec<Ruled>,
    /// Timeline of the server.
    pub epoch: Uuid,
    /// Last commit of each unit the bundle wrote to.
    #[serde(default)]
    pub commits: BTreeMap<Uuid, u64>,
    /// Last sequence of the history that lay in a verified backup when the bundle came.
    #[serde(default)]
    pub safe: u64,
}

/// Whether trying again helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Retry {
    /// It will be refused for ever.
    Never,
    /// Not now.
    Later,
    /// Once what it names was put right.
    AfterFix,
}

/// A refusal, RFC 9457. Programs read `code` and `retry`; the title is for whoever reads a log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Problem {
    /// Always `about:blank`: the code says which.
    #[serde(rename = "type")]
    pub kind: String,
    /// Short words in English.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// Stable code.
    pub code: String,
    /// Whether trying again helps.
    pub retry: Retry,
    /// The server's clock, where the device's matters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now_ms: Option<i64>,
    /// Seconds to wait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u32>,
    /// The sequence or offset that is expected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<u64>,
}

impl Problem {
    /// A refusal.
    pub fn new(status: u16, code: &str, retry: Retry) -> Self {
        Self {
            kind: "about:blank".into(),
            title: code.replace('_', " "),
            status,
            code: code.into(),
            retry,
            now_ms: None,
            retry_after: None,
            expected: None,
        }
    }
}

/// A place in the stream of a unit: everything up to `commit` was delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// Timeline it belongs to.
    pub epoch: Uuid,
    /// Stream.
    pub unit: Uuid,
    /// Last commit that was delivered.
    pub commit: u64,
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}.{}", self.epoch, self.unit, self.commit)
    }
}

impl std::str::FromStr for Cursor {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.split('.');
        let (Some(epoch), Some(unit), Some(commit), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(());
        };
        let commit: u64 = commit.parse().map_err(|_| ())?;
        Ok(Self { epoch: epoch.parse().map_err(|_| ())?, unit: unit.parse().map_err(|_| ())?, commit })
    }
}

/// What the network's key signs in a hello: it was asked by this device, now.
pub fn proof_of(device: Uuid, challenge: &str, epoch: Uuid) -> Vec<u8> {
    let mut message = PROOF_PREFIX.to_vec();
    message.extend_from_slice(device.as_bytes());
    message.extend_from_slice(epoch.as_bytes());
    message.extend_from_slice(challenge.as_bytes());
    message
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_back_and_nothing_else_is_one() {
        let cursor = Cursor { epoch: Uuid::from_u128(1), unit: Uuid::from_u128(2), commit: 7 };
        assert_eq!(cursor.to_string().parse(), Ok(cursor));
        let fine = cursor.to_string();
        for wrong in ["", "a.b.c", &format!("{fine}.1"), &fine.replace(".7", ".-7"), &fine.replace(".7", "")] {
            assert_eq!(wrong.parse::<Cursor>(), Err(()), "{wrong}");
        }
    }

    #[test]
    fn limits_are_only_ever_lowered() {
        let told = WireLimits { compressed: 10, raw: usize::MAX, operations: 5 };
        let lowered = told.lower(Limits::default());
        assert_eq!((lowered.compressed, lowered.raw, lowered.operations), (10, Limits::default().raw, 5));
    }
}
