//! Rows as they are handed in and out.
#![expect(missing_docs, reason = "the fields are the columns, and the migration words them")]

use sillage_sync_protocol::{Hlc, Link};
use uuid::Uuid;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    pub id: Uuid,
    pub label: String,
    pub since_ms: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantRow {
    pub person: Uuid,
    pub unit: Uuid,
    pub role: String,
    pub since_ms: i64,
    pub until_ms: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeRow {
    pub public: String,
    pub hash: String,
    pub person: Uuid,
    pub made_ms: i64,
    pub expires_ms: i64,
    pub misses: u32,
    pub device: Option<Uuid>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceRow {
    pub id: Uuid,
    pub person: Uuid,
    pub address: String,
    pub app: String,
    pub since_ms: i64,
    pub seen_ms: i64,
    pub revoked_ms: Option<i64>,
    pub bytes: u64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplicaRow {
    pub id: Uuid,
    pub device: Uuid,
    pub high: u64,
    pub link: Link,
    /// The latest stamp that was accepted of it. The column is `ruled`: it once kept only stamps that were ruled.
    pub latest: Option<Hlc>,
    pub nonce: Option<String>,
    pub nonce_before: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpRow {
    pub replica: Uuid,
    pub s: u64,
    pub raw: String,
    pub digest: Link,
    pub link: Link,
    pub received_ms: i64,
    pub code: Option<String>,
    pub sealed_until: Option<Uuid>,
    pub eff: Option<Hlc>,
    pub unit: Option<Uuid>,
    pub noun: Option<String>,
    pub author: Option<Uuid>,
    pub commit: Option<u64>,
    pub h: Option<Hlc>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AsideRow {
    pub replica: Uuid,
    pub s: u64,
    pub code: String,
    pub received_ms: i64,
    pub unit: Option<Uuid>,
    pub noun: Option<String>,
    pub author: Option<Uuid>,
    pub device: Uuid,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BundleRow {
    pub id: Uuid,
    pub device: Uuid,
    pub replica: Uuid,
    pub first: u64,
    pub last: u64,
    pub link: Link,
    pub receipt: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldRow {
    pub bundle: Uuid,
    pub replica: Uuid,
    pub first: u64,
    pub body: Vec<u8>,
    pub received_ms: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectRow {
    pub unit: Uuid,
    pub hash: String,
    pub size: u64,
    pub received_ms: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreamRow {
    pub unit: Uuid,
    pub head: u64,
}
