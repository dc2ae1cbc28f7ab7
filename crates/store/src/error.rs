//! What can go wrong with the file, each case with its own way on.

use sillage_domain::Refusal;

/// Failures of the store. Every variant has a sentence and a next step on screen.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A rule of the domain refused.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// No such entity, or it was deleted.
    #[error("no {noun} {id}")]
    NotFound {
        /// Noun looked for.
        noun: &'static str,
        /// Its id.
        id: uuid::Uuid,
    },
    /// The passphrase or recovery code does not open this profile.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// The file was written by a newer program.
    #[error("the file is newer than this program (step {found}, known {known})")]
    NewerFile {
        /// Migration found in the file.
        found: i64,
        /// Last migration this program knows.
        known: i64,
    },
    /// Another instance holds the profile.
    #[error("the profile is already open")]
    AlreadyOpen,
    /// The disk is full; nothing of the act was written.
    #[error("the disk is full")]
    DiskFull,
    /// The disk or the folder cannot be written.
    #[error("the disk cannot be written")]
    ReadOnly,
    /// The file is damaged; it was left untouched.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// A backup that is foreign, incomplete or damaged.
    #[error("the backup cannot be used: {0}")]
    BadBackup(&'static str),
    /// A photo that is not one, or too large.
    #[error("the photo cannot be used: {0}")]
    BadPhoto(&'static str),
    /// There is nothing to undo, or it may only be corrected.
    #[error("nothing to undo")]
    NothingToUndo,
    /// There is nothing to redo, or something was done since.
    #[error("nothing to redo")]
    NothingToRedo,
    /// The counting session is not open.
    #[error("counting is not open")]
    NotCounting,
    /// The encryption library or SQLite is not the one this program was built for.
    #[error("unexpected database library: {0}")]
    WrongLibrary(String),
    /// A file could not be read or written.
    #[error("file: {0}")]
    File(std::io::Error),
    /// Any other failure of SQLite.
    #[error("database: {0}")]
    Sqlite(rusqlite::Error),
    /// A stored operation or document cannot be read.
    #[error("log: {0}")]
    Wire(#[from] sillage_sync_protocol::WireError),
    /// A migration failed; the verified copy made before it is intact.
    #[error("migration: {0}")]
    Migration(Box<refinery::Error>),
    /// The system gave no randomness.
    #[error("no randomness")]
    Randomness,
}

/// On a full disk the index of the log cannot be made: SQLite tells of it as of a broken disk.
fn is_full(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull)
        || error.sqlite_error().is_some_and(|error| error.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE)
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            _ if is_full(&error) => Self::DiskFull,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Self::Damaged(error.to_string()),
            _ => Self::Sqlite(error),
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::DiskFull,
            std::io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::File(error),
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Wire(error.into())
    }
}

impl From<refinery::Error> for StoreError {
    fn from(error: refinery::Error) -> Self {
        // A step that met a full disk is no broken step: the file opens for looking.
        let mut cause: Option<&dyn std::error::Error> = Some(&error);
        while let Some(inner) = cause {
            if inner.downcast_ref::<rusqlite::Error>().is_some_and(is_full) {
                return Self::DiskFull;
            }
            cause = inner.source();
        }
        Self::Migration(Box::new(error))
    }
}
