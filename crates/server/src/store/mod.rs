//! What the server keeps, behind one trait: small questions about rows. The rules stand above it, once, so that two
//! databases cannot differ in them.

mod mending;
mod postgres;
mod rows;
mod sql;
mod sqlite;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use sillage_sync_protocol::{
    Hlc, Link,
    session::server::Awaited,
    wire::{Aside, Ruled},
};
use uuid::Uuid;

use crate::payloads::PayloadError;

pub use mending::{AlarmRow, DueRow, EntryRow, ErasureRow, MendingRows, SnapshotRow};
pub use postgres::PostgresStore;
pub use rows::{
    AsideRow, BundleRow, CodeRow, DeviceRow, GrantRow, HeldRow, ObjectRow, OpRow, PersonRow, ReplicaRow, StreamRow,
};
pub use sqlite::{Checked, SqliteStore, check, lies_open};

/// What can go wrong with the database.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The disk is full: nothing was kept, reading goes on.
    #[error("the disk is full")]
    Full,
    /// A row does not hold what it must.
    #[error("damaged: {0}")]
    Damaged(&'static str),
    /// What somebody asks for by name is not there.
    #[error("{0}")]
    Missing(&'static str),
    /// The schema is not this program's.
    #[error("schema: {0}")]
    Schema(String),
    /// The database refuses.
    #[error("database: {0}")]
    Database(String),
    /// Somebody reads still what was deleted.
    #[error("somebody reads the database still: what was deleted lies in it until this is done again")]
    Read,
    /// Two writers met and this one gave way, time after time.
    #[error("two writers met")]
    Conflict,
    /// The folder refuses.
    #[error("file: {0}")]
    File(#[from] std::io::Error),
    /// The payload key.
    #[error(transparent)]
    Payload(#[from] PayloadError),
}

/// A database. A write is one transaction: when it returns, it is on the disk or nothing of it is. Writes behave as if
/// they came one after another; where two met, `work` may be asked once more from the beginning.
pub trait ServerStore: Send + Sync {
    /// Reads one consistent state.
    ///
    /// # Errors
    /// The database refuses, or `work` does.
    fn read(&self, work: &mut dyn FnMut(&mut dyn Rows) -> Result<(), StoreError>) -> Result<(), StoreError>;

    /// Writes. The receipt of what was written may be given once this returned.
    ///
    /// # Errors
    /// The database refuses, or `work` does; nothing is kept then.
    fn write(&self, work: &mut dyn FnMut(&mut dyn Rows) -> Result<(), StoreError>) -> Result<(), StoreError>;

    /// Copies everything, as of one moment, into a new file of the embedded database, whatever this database is.
    ///
    /// # Errors
    /// The database or the disk refuses; the file is worth nothing then.
    fn copy_into(&self, file: &Path) -> Result<(), StoreError>;

    /// Leaves nothing on the disk of what was deleted. A database that rewrites its files by itself has nothing to do.
    ///
    /// # Errors
    /// The database refuses, or somebody reads it for longer than one waits.
    fn scrub(&self) -> Result<(), StoreError> {
        Ok(())
    }
}

/// Reads something.
///
/// # Errors
/// As [`ServerStore::read`].
pub fn read<T>(
    store: &dyn ServerStore,
    mut work: impl FnMut(&mut dyn Rows) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let mut answer = None;
    store.read(&mut |rows| {
        answer = Some(work(rows)?);
        Ok(())
    })?;
    answer.ok_or(StoreError::Damaged("no answer"))
}

/// Writes something.
///
/// # Errors
/// As [`ServerStore::write`].
pub fn write<T>(
    store: &dyn ServerStore,
    mut work: impl FnMut(&mut dyn Rows) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let mut answer = None;
    store.write(&mut |rows| {
        answer = Some(work(rows)?);
        Ok(())
    })?;
    answer.ok_or(StoreError::Damaged("no answer"))
}

type Answer<T> = Result<T, StoreError>;

/// The rows of one transaction.
#[expect(missing_docs, reason = "each is the question its name asks of the table it names")]
pub trait Rows: MendingRows {
    fn fact(&mut self, key: &str) -> Answer<Option<String>>;
    fn set_fact(&mut self, key: &str, value: &str) -> Answer<()>;

    fn add_person(&mut self, person: &PersonRow) -> Answer<()>;
    fn people(&mut self) -> Answer<Vec<PersonRow>>;
    fn add_grant(&mut self, grant: &GrantRow) -> Answer<()>;
    fn end_grant(&mut self, person: Uuid, unit: Uuid, now_ms: i64) -> Answer<usize>;
    fn grants_of(&mut self, person: Uuid) -> Answer<Vec<GrantRow>>;

    fn add_code(&mut self, code: &CodeRow) -> Answer<()>;
    fn codes(&mut self) -> Answer<Vec<CodeRow>>;
    fn code(&mut self, public: &str) -> Answer<Option<CodeRow>>;
    fn save_code(&mut self, public: &str, misses: u32, device: Option<Uuid>) -> Answer<()>;

    fn save_device(&mut self, device: &DeviceRow) -> Answer<()>;
    fn device(&mut self, id: Uuid) -> Answer<Option<DeviceRow>>;
    fn devices(&mut self) -> Answer<Vec<DeviceRow>>;

    fn replica(&mut self, id: Uuid) -> Answer<Option<ReplicaRow>>;
    fn save_replica(&mut self, replica: &ReplicaRow) -> Answer<()>;
    fn link(&mut self, replica: Uuid, s: u64) -> Answer<Option<Link>>;
    /// What an operation may have been written behind: the link of the one before it, and the one noted for it.
    fn links_before(&mut self, replica: Uuid, s: u64) -> Answer<Vec<Link>>;
    /// Notes what an operation was written behind, where the one before it is not here, or is another one.
    fn note_link_before(&mut self, replica: Uuid, s: u64, link: &Link) -> Answer<()>;
    /// Notes what an operation has to stand before, should it come.
    fn await_op(&mut self, awaited: &Awaited) -> Answer<()>;
    /// What was noted so of those of a history from `first` on.
    fn awaited(&mut self, replica: Uuid, first: u64) -> Answer<Vec<Awaited>>;
    fn digests(&mut self, replica: Uuid, first: u64, last: u64) -> Answer<BTreeMap<u64, Link>>;

    /// Takes the next commit of a unit; whoever else wants one of the same unit waits until this transaction ends.
    fn next_commit(&mut self, unit: Uuid) -> Answer<u64>;
    fn head(&mut self, unit: Uuid) -> Answer<u64>;
    fn streams(&mut self) -> Answer<Vec<StreamRow>>;
    /// Sum of all commits: it never goes back while the database does not.
    fn total(&mut self) -> Answer<u64>;
    fn add_op(&mut self, op: &OpRow) -> Answer<()>;
    /// Gives an operation its place, out of quarantine or from under a seal.
    fn place_op(&mut self, replica: Uuid, s: u64, commit: u64, eff: Option<Hlc>) -> Answer<()>;
    fn seal_op(&mut self, replica: Uuid, s: u64, until: Uuid, eff: Option<Hlc>) -> Answer<()>;
    fn op(&mut self, replica: Uuid, s: u64) -> Answer<Option<OpRow>>;
    fn ops_after(&mut self, unit: Uuid, after: u64, most: usize) -> Answer<Vec<OpRow>>;
    fn sealed_until(&mut self, day: Uuid) -> Answer<Vec<OpRow>>;
    fn open_day(&mut self, day: Uuid) -> Answer<()>;
    fn opened(&mut self, days: &BTreeSet<Uuid>) -> Answer<BTreeSet<Uuid>>;
    fn stream_of(&mut self, entity: Uuid) -> Answer<Option<Uuid>>;
    fn bind_entity(&mut self, entity: Uuid, unit: Uuid) -> Answer<()>;
    fn outcomes(&mut self, replica: Uuid, first: u64, last: u64) -> Answer<(Vec<Aside>, Vec<Ruled>)>;
    fn aside(&mut self) -> Answer<Vec<AsideRow>>;

    fn bundle(&mut self, id: Uuid) -> Answer<Option<BundleRow>>;
    fn save_bundle(&mut self, bundle: &BundleRow) -> Answer<()>;
    fn hold(&mut self, held: &HeldRow) -> Answer<()>;
    fn held_bytes(&mut self, replica: Uuid) -> Answer<u64>;
    /// The held bundle of a replica that begins first, if it begins at or before `next`.
    fn next_held(&mut self, replica: Uuid, next: u64) -> Answer<Option<HeldRow>>;
    fn drop_held(&mut self, bundle: Uuid) -> Answer<()>;

    fn object(&mut self, unit: Uuid, hash: &str) -> Answer<Option<ObjectRow>>;
    fn add_object(&mut self, object: &ObjectRow) -> Answer<()>;
    fn note_delivery(&mut self, device: Uuid, unit: Uuid, role: &str, commit: u64, now_ms: i64) -> Answer<()>;
    fn total_bytes(&mut self) -> Answer<u64>;
}
