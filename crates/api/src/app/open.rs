//! The profile that is open, and what lives as long as it is.

use std::sync::{
    Mutex, MutexGuard, PoisonError,
    atomic::{AtomicBool, AtomicI64},
};

use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    network::{Network, Person, Role},
};
use sillage_store::Store;

use crate::{
    network::Prepared,
    session::{Handover, ProfileHeader},
    sync::Exchange,
    voice::PreparedVerbatims,
    week::PreparedCounts,
    work::Work,
};

/// Where it lies among the values of this device.
pub(crate) const IDENTITY: &str = "identity";

/// Who the profile is, kept inside its encrypted file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Identity {
    pub me: Id<Person>,
    pub network: Id<Network>,
    pub role: Role,
    pub time_zone: String,
}

/// An open profile.
pub(crate) struct Session {
    pub store: Store,
    pub profile: ProfileHeader,
    pub identity: Identity,
    pub resting: AtomicBool,
    /// Wrong PINs in a row; whoever tries one holds it.
    pub misses: Mutex<u32>,
    pub handover: Mutex<Option<Handover>>,
    /// The work that takes seconds, if any is under way.
    pub work: Work,
    /// Sessions with the server.
    pub exchange: Exchange,
    /// The file that was looked at and not yet imported.
    pub import: Mutex<Option<Prepared>>,
    /// The file of counts that was looked at and not yet taken in.
    pub counts: Mutex<Option<PreparedCounts>>,
    /// The file of verbatims that was looked at and not yet taken in.
    pub verbatims: Mutex<Option<PreparedVerbatims>>,
    /// When the last automatic copy was made, by the boot clock: the other one may be set back.
    pub(super) last_backup_ms: AtomicI64,
}

impl Session {
    pub fn new(
        store: Store,
        profile: ProfileHeader,
        identity: Identity,
        handover: Option<Handover>,
        boot_ms: i64,
    ) -> Self {
        Self {
            store,
            profile,
            identity,
            resting: AtomicBool::new(false),
            misses: Mutex::default(),
            handover: Mutex::new(handover),
            work: Work::default(),
            exchange: Exchange::default(),
            import: Mutex::default(),
            counts: Mutex::default(),
            verbatims: Mutex::default(),
            last_backup_ms: AtomicI64::new(boot_ms),
        }
    }

    pub fn is_handed_over(&self) -> bool {
        held(&self.handover).is_some()
    }
}

/// What a mutex holds. Whoever panicked holding it changed nothing half: each value is set whole.
pub(crate) fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
