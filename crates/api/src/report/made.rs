//! Where a plain file that was made on this computer lies, under the id of what it was made of. A path means nothing
//! elsewhere, so it is a value of this device and travels in no file.

use std::path::PathBuf;

use sillage_store::{Reader, StoreError, Writer};
use uuid::Uuid;

use crate::{App, Failure, registry::Access, scope};

fn key(of: Uuid) -> String {
    format!("made.{of}")
}

pub(crate) fn note_made(tx: &mut Writer<'_>, of: Uuid, path: &str) -> Result<(), StoreError> {
    tx.set_local(&key(of), Some(&path))
}

pub(super) fn made_path(db: &Reader<'_>, of: Uuid) -> Result<Option<String>, StoreError> {
    db.local(&key(of))
}

impl App {
    /// The plain file of an issued report on this computer.
    ///
    /// # Errors
    /// `locked`, or `report_file_missing` if it was moved or made elsewhere.
    pub fn made_file(&self, report: Uuid) -> Result<PathBuf, Failure> {
        self.admit(Access::Open)?;
        let path = self.read(|db| {
            scope::admit(db, &serde_json::json!(report))?;
            Ok(made_path(db, report)?)
        })?;
        path.map(PathBuf::from).filter(|path| path.is_file()).ok_or_else(|| Failure::new("report_file_missing"))
    }
}
