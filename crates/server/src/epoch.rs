//! The file beside the database that knows how far it had come. It is in no backup: a database that is behind it was
//! put back or copied, and says so to everybody by beginning a new timeline.

use std::{io, path::Path};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::files;

/// What is known beside the database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sidecar {
    /// Timeline.
    pub epoch: Uuid,
    /// How often the server was started.
    pub starts: u64,
    /// Sum of the commits of all units.
    pub total: u64,
}

impl Sidecar {
    /// Whether a database in this state is behind what was noted.
    pub fn is_behind(&self, noted: &Self) -> bool {
        self.epoch != noted.epoch || self.starts < noted.starts || self.total < noted.total
    }

    /// Reads the file, if there is one. A damaged one is none: an administrator who lost it loses a net, not the server.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn read(path: &Path) -> io::Result<Option<Self>> {
        match std::fs::read(path) {
            Ok(bytes) => Ok(serde_json::from_slice(&bytes).ok()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Writes it, durably.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn write(&self, path: &Path) -> io::Result<()> {
        files::replace(path, &serde_json::to_vec(self)?)
    }

    /// Writes it whole, without waiting for the disk.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn write_quickly(&self, path: &Path) -> io::Result<()> {
        let beside = path.with_extension("next");
        std::fs::write(&beside, serde_json::to_vec(self)?)?;
        std::fs::rename(&beside, path)
    }
}
