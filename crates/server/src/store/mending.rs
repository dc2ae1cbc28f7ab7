//! What puts two sides right again: marks of backups, digests, packed beginnings, erasures. Asked in a trait of their
//! own, which belongs to [`Rows`](super::Rows).

use std::collections::BTreeMap;

use sillage_sync_protocol::{Hlc, Link, OpRef};
use uuid::Uuid;

use super::{Answer, HeldRow, OpRow};

/// An operation as a digest sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are the columns, and the migration words them")]
pub struct EntryRow {
    pub replica: Uuid,
    pub s: u64,
    pub digest: Link,
    pub eff: Option<Hlc>,
    pub h: Option<Hlc>,
    pub noun: Option<String>,
    pub commit: u64,
}

/// A month of a unit in which two sides differed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are the columns, and the migration words them")]
pub struct AlarmRow {
    pub device: Uuid,
    pub unit: Uuid,
    pub month: u32,
    pub here: u64,
    pub there: u64,
    pub times: u64,
    pub at_ms: i64,
}

/// A packed beginning of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are the columns, and the migration words them")]
pub struct SnapshotRow {
    pub unit: Uuid,
    pub reader: String,
    pub hash: String,
    pub size: u64,
    pub commit: u64,
    pub made_ms: i64,
}

/// The erasure of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are the columns, and the migration words them")]
pub struct ErasureRow {
    pub id: Uuid,
    pub person: Uuid,
    pub at_ms: i64,
}

/// A device that has to carry out an erasure.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are the columns, and the migration words them")]
pub struct DueRow {
    pub erasure: Uuid,
    pub device: Uuid,
    pub at_ms: i64,
    pub done_ms: Option<i64>,
}

/// The questions of mending, in the same transaction as all others.
#[expect(missing_docs, reason = "each is the question its name asks of the table it names")]
pub trait MendingRows {
    /// Every history and its last sequence without a hole.
    fn ends(&mut self) -> Answer<BTreeMap<Uuid, u64>>;
    /// Last sequence of a history, beyond holes too; 0 for none.
    fn last_sequence(&mut self, replica: Uuid) -> Answer<u64>;
    fn set_link(&mut self, replica: Uuid, s: u64, link: &Link) -> Answer<()>;

    fn set_safe(&mut self, id: Uuid, up_to: u64) -> Answer<()>;
    /// How far a history or a unit lies in a verified backup; 0 for not at all.
    fn safe(&mut self, id: Uuid) -> Answer<u64>;

    /// What has a place in a unit, erased operations left out.
    fn entries(&mut self, unit: Uuid) -> Answer<Vec<EntryRow>>;
    /// Notes an alarm, once more if there was one of the same month; `times` is counted here.
    fn add_alarm(&mut self, alarm: &AlarmRow) -> Answer<()>;
    fn alarms(&mut self) -> Answer<Vec<AlarmRow>>;

    fn snapshot(&mut self, unit: Uuid, reader: &str) -> Answer<Option<SnapshotRow>>;
    fn save_snapshot(&mut self, snapshot: &SnapshotRow) -> Answer<()>;
    fn snapshots_of(&mut self, unit: Uuid) -> Answer<Vec<SnapshotRow>>;
    fn drop_snapshots(&mut self, unit: Uuid) -> Answer<()>;

    /// Operations whose bytes hold this text anywhere, whatever the case of its letters a to z, with or without a place.
    fn ops_holding(&mut self, text: &str) -> Answer<Vec<OpRow>>;
    /// Puts a stub in the place of an operation's bytes. One that lies aside says why from now on.
    fn erase_op(&mut self, replica: Uuid, s: u64, stub: &str, code: Option<&str>) -> Answer<()>;
    /// Brings operations that lie open under the payload key: the next ones behind `after`. Answers the last of them, and
    /// how many they were.
    fn cover_some(&mut self, after: OpRef, most: usize) -> Answer<Option<(OpRef, u64)>>;
    /// Brings bundles that wait and lie open under the payload key.
    fn cover_held(&mut self) -> Answer<()>;
    fn all_held(&mut self) -> Answer<Vec<HeldRow>>;
    fn drop_object(&mut self, unit: Uuid, hash: &str) -> Answer<()>;
    fn drop_codes(&mut self, person: Uuid) -> Answer<()>;
    fn add_erasure(&mut self, erasure: &ErasureRow) -> Answer<()>;
    fn erasure(&mut self, id: Uuid) -> Answer<Option<ErasureRow>>;
    fn is_erased(&mut self, person: Uuid) -> Answer<bool>;
    fn add_erased_entity(&mut self, entity: Uuid) -> Answer<()>;
    fn is_erased_entity(&mut self, entity: Uuid) -> Answer<bool>;
    /// Every operation of a unit, with or without a place.
    fn ops_in(&mut self, unit: Uuid) -> Answer<Vec<OpRow>>;
    fn erasures(&mut self) -> Answer<Vec<ErasureRow>>;
    fn add_due(&mut self, erasure: Uuid, device: Uuid) -> Answer<()>;
    fn settle_due(&mut self, erasure: Uuid, device: Uuid, now_ms: i64) -> Answer<()>;
    /// What every device has to carry out, and has carried out.
    fn dues(&mut self) -> Answer<Vec<DueRow>>;

    /// Devices that were given pages of a unit, each with the last commit it was given.
    fn deliveries(&mut self, unit: Uuid) -> Answer<BTreeMap<Uuid, u64>>;
    /// A device says that nothing of a unit is left on it.
    fn drop_delivery(&mut self, device: Uuid, unit: Uuid) -> Answer<()>;
}
