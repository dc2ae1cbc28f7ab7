//! What the server does not have yet, told by visit day: what a person asks when they ask what is unsent.

use std::collections::{BTreeMap, BTreeSet};

use sillage_store::{Reader, Store, StoreError};
use sillage_sync_protocol::OpRef;
use uuid::Uuid;

use crate::{Memory, named::list_named};

/// What waits of one visit day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WaitingDay {
    /// Operations.
    pub operations: u64,
    /// Photos and issued papers.
    pub photos: u32,
    /// Their bytes, as they lie here.
    pub photo_bytes: u64,
}

/// Everything that waits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Waiting {
    /// By visit day; what belongs to none stands under `None`.
    pub days: BTreeMap<Option<Uuid>, WaitingDay>,
}

impl Waiting {
    /// All days together.
    pub fn total(&self) -> WaitingDay {
        self.days.values().fold(WaitingDay::default(), |all, day| WaitingDay {
            operations: all.operations + day.operations,
            photos: all.photos + day.photos,
            photo_bytes: all.photo_bytes + day.photo_bytes,
        })
    }
}

/// What waits in a profile. Of photos it counts those that lie here and whose unit the server knows this person in.
///
/// # Errors
/// The file cannot be read.
pub fn waiting(db: &Reader<'_>, store: &Store, memory: &Memory) -> Result<Waiting, StoreError> {
    let mut days: BTreeMap<Option<Uuid>, WaitingDay> = BTreeMap::new();
    for replica in db.own_histories()? {
        for (day, count) in db.count_outgoing(replica, memory.acked(replica))? {
            days.entry(day).or_default().operations += count;
        }
    }
    let mut met = BTreeSet::new();
    for named in list_named(db, memory)? {
        if memory.has_photo(&named.hash) || !met.insert(named.hash.clone()) {
            continue;
        }
        if let Some(bytes) = store.file_bytes(&named.hash) {
            let day = days.entry(Some(named.day)).or_default();
            day.photos += 1;
            day.photo_bytes += bytes;
        }
    }
    Ok(Waiting { days })
}

/// How far what was sent of visit days has come, beyond having left: three promises, never one for another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Promised {
    /// Days of which the server keeps something aside: it is stored, and colleagues do not see it.
    pub aside: BTreeSet<Uuid>,
    /// Days with work of this person's own, all of which lies in a verified backup of the server. Of what others wrote
    /// nothing is promised here.
    pub safe: BTreeSet<Uuid>,
    /// Operations the server has and no verified backup of it holds yet.
    pub unsafe_operations: u64,
    /// Operations that lie in a verified backup of the server.
    pub safe_operations: u64,
}

/// How far what was sent has come.
///
/// # Errors
/// The file cannot be read.
pub fn promised(db: &Reader<'_>, memory: &Memory) -> Result<Promised, StoreError> {
    let mut promised = Promised::default();
    let mut unsafe_yet = BTreeSet::new();
    for replica in db.own_histories()? {
        let (acked, safe) = (memory.acked(replica), memory.safe(replica).min(memory.acked(replica)));
        let waiting: u64 = db.count_outgoing(replica, acked)?.into_iter().map(|(_, count)| count).sum();
        let beyond = db.count_outgoing(replica, safe)?;
        promised.unsafe_operations += beyond.iter().map(|(_, count)| count).sum::<u64>().saturating_sub(waiting);
        promised.safe_operations += safe;
        promised.safe.extend(db.count_outgoing(replica, 0)?.into_iter().filter_map(|(day, _)| day));
        unsafe_yet.extend(beyond.into_iter().filter_map(|(day, _)| day));
        for aside in memory.aside.get(&replica).into_iter().flatten() {
            promised.aside.extend(db.day_of_operation(OpRef { r: replica, s: aside.s })?);
        }
    }
    promised.safe.retain(|day| !unsafe_yet.contains(day));
    Ok(promised)
}
