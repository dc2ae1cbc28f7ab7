//! The replica: one unbroken history of one file. It is thrown away whenever that is in doubt (the file was moved,
//! copied or put back from an older copy): what was written stays, and a new history begins beside it. Being too
//! eager costs nothing.

use std::{collections::BTreeMap, path::Path};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use sillage_sync_protocol::{Envelope, Line, OpRef, scope::SEALED};
use uuid::Uuid;

use crate::{DataKey, Store, StoreError, file::kept_in};

/// The file beside the database that knows where it lay and how far it had come.
pub(crate) const SIDECAR: &str = "replica";

#[derive(Debug, Serialize, Deserialize, PartialEq)]
struct Sidecar {
    replica: Uuid,
    /// Last sequence that left this computer.
    sent: u64,
    /// What files took along of each history, as first and last sequences: one takes some of a stream, and not all.
    #[serde(default)]
    given: BTreeMap<Uuid, Vec<(u64, u64)>>,
    /// Where the database lies: a copy of it lies elsewhere.
    place: String,
}

/// The replica this file writes as.
pub(crate) fn current(connection: &Connection) -> Result<Uuid, StoreError> {
    let replica: String =
        connection.prepare_cached("SELECT value FROM meta WHERE key = 'replica'")?.query_row([], |row| row.get(0))?;
    replica.parse().map_err(|_| StoreError::Damaged("replica".into()))
}

/// Begins a new history. Nothing that was written changes.
pub(crate) fn renew(connection: &Connection) -> Result<Uuid, StoreError> {
    let replica = Uuid::now_v7();
    connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('replica', ?1)", [replica.to_string()])?;
    Ok(replica)
}

/// What files took along of the histories of a profile.
#[derive(Debug, Default)]
pub(crate) struct Carried(BTreeMap<Uuid, Vec<(u64, u64)>>);

impl Carried {
    /// Whether an operation was in a file that was given away. Ratings that are still sealed are in none.
    pub(crate) fn has(&self, envelope: &Envelope) -> bool {
        let OpRef { r, s } = envelope.reference;
        let given = self.0.get(&r).into_iter().flatten();
        envelope.t != SEALED && given.into_iter().any(|(first, last)| (first..=last).contains(&&s))
    }
}

/// What a folder says of what files took along.
pub(crate) fn carried(folder: &Path, key: &DataKey) -> Result<Carried, StoreError> {
    let known: Option<Sidecar> = kept_in(folder, key, SIDECAR)?.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    Ok(Carried(known.map(|known| known.given).unwrap_or_default()))
}

fn last_sequence(connection: &Connection, replica: Uuid) -> Result<u64, StoreError> {
    Ok(connection.query_row("SELECT coalesce(max(s), 0) FROM op WHERE r = ?1", [replica], |row| row.get(0))?)
}

impl Store {
    /// Compares the file with what lies beside it, and begins a new history if they do not agree.
    pub(crate) fn settle_replica(&self, database: &Path) -> Result<(), StoreError> {
        let place = place_of(database)?;
        let known = self.sidecar()?;
        self.with_connection(|connection| {
            let replica = current(connection)?;
            let last = last_sequence(connection, replica)?;
            let agrees = known
                .as_ref()
                .is_some_and(|known| known.replica == replica && known.place == place && last >= known.sent);
            // A copy made before this replica's first operation is put back without one: the file that was there may have
            // written some since, so its being empty proves nothing.
            let begun = !agrees;
            let replica = if begun { renew(connection)? } else { replica };
            let sent = if begun { 0 } else { known.as_ref().map_or(0, |known| known.sent) };
            // Whoever was given a file has it, whatever this one is called since.
            let given = known.as_ref().map(|known| known.given.clone()).unwrap_or_default();
            let now = Sidecar { replica, sent, given, place };
            if known.as_ref() == Some(&now) {
                return Ok(());
            }
            match self.keep_beside(SIDECAR, &serde_json::to_vec(&now)?) {
                // Unnoted it is in doubt again at the next start, and another one begins: that costs nothing.
                Err(StoreError::DiskFull) => Ok(()),
                noted => noted,
            }
        })
    }

    /// Writes as `replica` from now on, as a file put back from an older copy would, for tests of its recovery.
    ///
    /// # Errors
    /// The file cannot be written.
    #[doc(hidden)]
    pub fn write_as(&self, replica: Uuid) -> Result<(), StoreError> {
        self.with_connection(|connection| {
            connection.execute("UPDATE meta SET value = ?1 WHERE key = 'replica'", [replica.to_string()])?;
            Ok(())
        })
    }

    /// Notes that everything written so far leaves this computer: an older copy of the file is recognised by it.
    ///
    /// # Errors
    /// Full or read-only disk.
    pub fn note_sent(&self) -> Result<(), StoreError> {
        let place = place_of(&self.folder().join(crate::file::DATABASE))?;
        self.with_connection(|connection| {
            let replica = current(connection)?;
            let given = self.sidecar()?.map(|known| known.given).unwrap_or_default();
            let sent = last_sequence(connection, replica)?;
            let sidecar = Sidecar { replica, sent, given, place };
            self.keep_beside(SIDECAR, &serde_json::to_vec(&sidecar)?)
        })
    }

    /// Notes which operations a file took along that was written to its end: whoever was given it has them.
    ///
    /// # Errors
    /// Full or read-only disk.
    pub fn note_carried(&self, lines: &[Line]) -> Result<(), StoreError> {
        let Some(mut known) = self.sidecar()? else { return Ok(()) };
        for OpRef { r, s } in lines.iter().map(|line| line.envelope.reference) {
            known.given.entry(r).or_default().push((s, s));
        }
        known.given.values_mut().for_each(join);
        self.keep_beside(SIDECAR, &serde_json::to_vec(&known)?)
    }

    fn sidecar(&self) -> Result<Option<Sidecar>, StoreError> {
        Ok(self.kept_beside(SIDECAR)?.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
    }
}

/// Stretches in order, and none that goes on where another ends.
fn join(stretches: &mut Vec<(u64, u64)>) {
    stretches.sort_unstable();
    stretches.dedup_by(|next, before| {
        let goes_on = next.0 <= before.1.saturating_add(1);
        if goes_on {
            before.1 = before.1.max(next.1);
        }
        goes_on
    });
}

/// The machine, the disk and the file itself, as far as the system tells.
fn place_of(database: &Path) -> Result<String, StoreError> {
    let machine = std::fs::read_to_string("/etc/machine-id").unwrap_or_default();
    let file = std::fs::metadata(database)?;
    #[cfg(unix)]
    let which = {
        use std::os::unix::fs::MetadataExt;
        format!("{}:{}", file.dev(), file.ino())
    };
    #[cfg(not(unix))]
    let which = format!("{}:{:?}", database.display(), file.created().ok());
    Ok(format!("{} {which}", machine.trim()))
}
