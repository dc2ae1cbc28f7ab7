//! What the server does, whatever carries the words: enrolment, hello, push, pull, objects. The clock is an argument.

mod digest;
mod enrol;
mod erase;
mod hello;
mod objects;
mod pull;
mod push;
mod reconcile;
mod rights;
pub mod safe;
mod snapshot;

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use sillage_sync_protocol::Limits;
use uuid::Uuid;

pub use enrol::{MISSES, new_code};
pub use erase::Reach;
pub use hello::random_word;
pub use objects::{CHUNK, Progress};
pub use rights::role_words;

use crate::{
    epoch::Sidecar,
    files,
    keys::Keys,
    objects::Objects,
    refusal::Refusal,
    store::{DeviceRow, ServerStore, StoreError, read, write},
};

/// How much may be kept.
#[derive(Debug, Clone, Copy)]
pub struct Quotas {
    /// Bytes of operations of one device.
    pub device: u64,
    /// Bytes of everything.
    pub total: u64,
}

/// The server, without a socket.
pub struct Central {
    pub(crate) store: Box<dyn ServerStore>,
    pub(crate) objects: Box<dyn Objects>,
    pub(crate) keys: Keys,
    pub(crate) limits: Limits,
    pub(crate) quotas: Quotas,
    pub(crate) network: Uuid,
    pub(crate) epoch: Uuid,
    starts: u64,
    sidecar: Option<PathBuf>,
    noting: Mutex<()>,
    /// A folder whose disk keeps so many bytes free of what is sent, so that reading goes on.
    reserve: Option<(PathBuf, u64)>,
    ledger: Option<PathBuf>,
    making: Mutex<()>,
    used: Mutex<Option<Used>>,
}

/// How much of the quota is used, as it was counted last and added to since.
#[derive(Debug, Clone, Copy)]
struct Used {
    counted_ms: i64,
    bytes: u64,
}

/// For so long a count of everything holds: what comes meanwhile is added, and what goes makes room a moment later.
const COUNTED_FOR_MS: i64 = 60_000;

/// The facts of a deployment in its database.
pub(crate) const NETWORK: &str = "network";
pub(crate) const EPOCH: &str = "epoch";
pub(crate) const STARTS: &str = "starts";

impl Central {
    /// Opens a deployment that was made before. `sidecar` is the file beside the database that knows how far it had come: a
    /// database that is behind it was put back, and a new timeline begins.
    ///
    /// # Errors
    /// The database was never made, or refuses.
    pub fn open(
        store: Box<dyn ServerStore>,
        objects: Box<dyn Objects>,
        keys: Keys,
        quotas: Quotas,
        sidecar: Option<&Path>,
    ) -> Result<Self, StoreError> {
        let beside = sidecar.map(Sidecar::read).transpose()?.flatten();
        let (network, epoch, noted) = write(&*store, |rows| {
            let network: Uuid = fact(rows.fact(NETWORK)?)?;
            let known: Uuid = fact(rows.fact(EPOCH)?)?;
            let starts: u64 = fact(rows.fact(STARTS)?)?;
            let here = Sidecar { epoch: known, starts, total: rows.total()? };
            let epoch = if beside.as_ref().is_some_and(|beside| here.is_behind(beside)) {
                let epoch = Uuid::now_v7();
                rows.set_fact(EPOCH, &epoch.to_string())?;
                epoch
            } else {
                known
            };
            // Without the file beside it this is a look at the database, not a start of the server.
            let starts = if sidecar.is_some() {
                let starts = starts.max(beside.as_ref().map_or(0, |beside| beside.starts)) + 1;
                rows.set_fact(STARTS, &starts.to_string())?;
                starts
            } else {
                starts
            };
            Ok((network, epoch, Sidecar { epoch, starts, ..here }))
        })?;
        if let Some(path) = sidecar {
            noted.write(path)?;
        }
        let sidecar = sidecar.map(Path::to_owned);
        Ok(Self {
            store,
            objects,
            keys,
            limits: Limits::default(),
            quotas,
            network,
            epoch,
            starts: noted.starts,
            sidecar,
            noting: Mutex::default(),
            reserve: None,
            ledger: None,
            making: Mutex::default(),
            used: Mutex::default(),
        })
    }

    /// Bytes of everything that was taken in. It is counted once a minute at most: a count reads every device and every
    /// object, and may not be the price of each push.
    ///
    /// # Errors
    /// The database refuses.
    pub(super) fn used_bytes(&self, now_ms: i64) -> Result<u64, StoreError> {
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = used.filter(|known| (0..COUNTED_FOR_MS).contains(&(now_ms - known.counted_ms))) {
            return Ok(known.bytes);
        }
        let bytes = read(self.store(), |rows| rows.total_bytes())?;
        *used = Some(Used { counted_ms: now_ms, bytes });
        Ok(bytes)
    }

    /// Adds what was taken in since.
    pub(super) fn note_used(&self, bytes: u64) {
        if let Some(known) = self.used.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
            known.bytes = known.bytes.saturating_add(bytes);
        }
    }

    /// Keeps so many bytes of this folder's disk free of what devices send: what is read notes something, too.
    #[must_use]
    pub fn keeping(self, folder: &Path, bytes: u64) -> Self {
        Self { reserve: Some((folder.into(), bytes)), ..self }
    }

    /// Whether there is room for so many reserves.
    fn check_room(&self, times: u64) -> Result<(), Refusal> {
        let Some((folder, bytes)) = &self.reserve else {
            return Ok(());
        };
        if files::free(folder)? < bytes.saturating_mul(times) {
            return Err(Refusal::later(507, "disk_full", 900));
        }
        Ok(())
    }

    /// The deployment.
    pub fn network(&self) -> Uuid {
        self.network
    }

    /// The timeline.
    pub fn epoch(&self) -> Uuid {
        self.epoch
    }

    /// How often it was started, this time included.
    pub fn starts(&self) -> u64 {
        self.starts
    }

    /// The keys.
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// The database.
    pub fn store(&self) -> &dyn ServerStore {
        &*self.store
    }

    /// The limits of a bundle.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// A device that was enrolled.
    ///
    /// # Errors
    /// The database refuses.
    pub fn device(&self, id: Uuid) -> Result<Option<DeviceRow>, Refusal> {
        Ok(read(self.store(), |rows| rows.device(id))?)
    }

    /// Begins a new timeline: every device asks itself what the server may have lost, and sends it again.
    ///
    /// # Errors
    /// The database refuses.
    pub fn begin_epoch(&self) -> Result<Uuid, StoreError> {
        let epoch = Uuid::now_v7();
        write(self.store(), |rows| rows.set_fact(EPOCH, &epoch.to_string()))?;
        Ok(epoch)
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// It does not.
    pub fn check_ready(&self) -> Result<(), Refusal> {
        Ok(read(self.store(), |rows| rows.fact(EPOCH)).map(drop)?)
    }

    /// Notes beside the database how far it has come. Nothing depends on its being there at once: a note that is late finds
    /// an older copy of the database a little less often.
    fn note_progress(&self) {
        if let Some(path) = &self.sidecar
            && let Err(error) = self.progress_to(path)
        {
            crate::log::say("sidecar", &[("error", &error.to_string())]);
        }
    }

    fn progress_to(&self, path: &Path) -> Result<(), StoreError> {
        // One at a time: two would put their halves into one file.
        let _one = self.noting.lock().unwrap_or_else(PoisonError::into_inner);
        let total = read(self.store(), |rows| rows.total())?;
        match Sidecar::read(path)? {
            Some(known) => Ok(Sidecar { total: total.max(known.total), ..known }.write_quickly(path)?),
            None => Ok(()),
        }
    }
}

/// A word from elsewhere as a column holds it: so many characters, and none that only steers.
fn plain(text: &str, most: usize) -> String {
    text.chars().filter(|c| !c.is_control()).take(most).collect()
}

fn fact<T: std::str::FromStr>(value: Option<String>) -> Result<T, StoreError> {
    value.and_then(|value| value.parse().ok()).ok_or(StoreError::Damaged("deployment"))
}

/// Units somebody asked about, each once.
type Units = BTreeSet<Uuid>;
