//! The ledger of erasures: a file beside the database that no backup holds, with opaque ids and no name.

use std::{collections::BTreeSet, io::Write, path::Path};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    central::Central,
    files,
    refusal::Refusal,
    store::{StoreError, read},
};

/// A line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Noted {
    pub id: Uuid,
    pub person: Uuid,
    pub at_ms: i64,
    /// What spoke of her when she was erased.
    #[serde(default)]
    pub entities: BTreeSet<Uuid>,
}

impl Central {
    /// Keeps the ledger of erasures in this file, and brings database and ledger up to each other. A database that was put
    /// back from before an erasure is brought up to it before anything is served from it.
    ///
    /// # Errors
    /// The ledger cannot be read, or the database refuses.
    pub fn keep_ledger(mut self, path: &Path, now_ms: i64) -> Result<Self, Refusal> {
        let noted = read_ledger(path)?;
        let known = read(self.store(), |rows| rows.erasures())?;
        self.ledger = Some(path.to_owned());
        for row in known.iter().filter(|row| noted.iter().all(|noted| noted.id != row.id)) {
            self.note(&Noted { id: row.id, person: row.person, at_ms: row.at_ms, entities: BTreeSet::new() })?;
        }
        for noted in noted.iter().filter(|noted| known.iter().all(|row| row.id != noted.id)) {
            self.carry_out(noted, now_ms)?;
        }
        self.revoke_overdue(now_ms)?;
        Ok(self)
    }

    /// Adds a line to the ledger, durably.
    pub(super) fn note(&self, noted: &Noted) -> Result<(), Refusal> {
        let path = self.ledger.as_ref().ok_or_else(|| Refusal::after_fix(409, "no_ledger"))?;
        let mut line = serde_json::to_vec(noted).map_err(|_| StoreError::Damaged("ledger"))?;
        line.push(b'\n');
        let mut file = files::append_private(path)?;
        file.write_all(&line)?;
        file.sync_all()?;
        files::sync_folder_of(path)?;
        Ok(())
    }
}

/// The ledger's lines. A last line that was cut is an erasure that was never answered.
fn read_ledger(path: &Path) -> Result<Vec<Noted>, Refusal> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let mut noted = Vec::new();
    for line in text.split_inclusive('\n').filter(|line| line.ends_with('\n')) {
        noted.push(serde_json::from_str(line).map_err(|_| StoreError::Damaged("ledger"))?);
    }
    Ok(noted)
}
