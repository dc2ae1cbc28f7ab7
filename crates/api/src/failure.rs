//! The one form in which a failure leaves: a code somebody acts on, the values of its sentence, a trace for the log.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use sillage_domain::Refusal;
use sillage_store::StoreError;
use ts_rs::TS;

/// Why a command did not do what was asked. The catalogue words it: `failure-<code>`, hyphens for underscores.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema, thiserror::Error)]
#[error("{code} {params:?}")]
pub struct Failure {
    /// Stable code in snake_case.
    pub code: String,
    /// Values of the sentence.
    pub params: BTreeMap<String, String>,
    /// Technical detail for the log, never shown; it holds no personal data.
    pub trace: Option<String>,
}

impl Failure {
    /// A failure with a code of the catalogue.
    pub fn new(code: &str) -> Self {
        Self { code: code.into(), params: BTreeMap::new(), trace: None }
    }

    /// The same with one more value for its sentence.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.into(), value.to_string());
        self
    }

    /// The same with a technical detail.
    #[must_use]
    pub fn traced(mut self, trace: impl ToString) -> Self {
        self.trace = Some(trace.to_string());
        self
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        let params = refusal.params.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Self { code: refusal.code.into(), params, trace: None }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Refused(refusal) => refusal.into(),
            StoreError::NotFound { noun, id } => Self::new("not_found").with("noun", noun).traced(id),
            StoreError::WrongPassphrase => Self::new("wrong_passphrase"),
            StoreError::NewerFile { found, known } => Self::new("newer_file").traced(format!("{found} > {known}")),
            StoreError::AlreadyOpen => Self::new("already_open"),
            StoreError::DiskFull => Self::new("disk_full"),
            StoreError::ReadOnly => Self::new("disk_read_only"),
            StoreError::Damaged(what) => Self::new("file_damaged").traced(what),
            StoreError::BadBackup(why) => Self::new("backup_unusable").with("why", why),
            StoreError::BadPhoto("too_large") => Self::new("photo_too_large"),
            StoreError::BadPhoto("heic") => Self::new("photo_heic"),
            StoreError::BadPhoto(why) => Self::new("photo_unusable").with("why", why),
            StoreError::NothingToUndo => Self::new("nothing_to_undo"),
            StoreError::NothingToRedo => Self::new("nothing_to_redo"),
            StoreError::NotCounting => Self::new("not_counting"),
            StoreError::Migration(error) => Self::new("migration_failed").traced(error),
            StoreError::WrongLibrary(_)
            | StoreError::File(_)
            | StoreError::Sqlite(_)
            | StoreError::Wire(_)
            | StoreError::Randomness => Self::new("store_failed").traced(error),
        }
    }
}
