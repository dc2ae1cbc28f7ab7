//! The encrypted file of a profile: open, key, migrate, transact, log, project, undo, verify, back up.
//!
//! The log of operations is the truth; every other table is its projection and can be rebuilt from it at any
//! time. Reads get a [`Reader`], writes a [`Writer`]: nothing else touches the file. What the nouns mean is the
//! domain's business, who may do what is the api's.
#![warn(missing_docs)]

mod alias;
mod arrival;
mod arriving;
mod backup;
mod ballast;
mod birth;
mod block;
mod blur;
mod capture;
mod conflict;
mod drawn;
mod durable;
mod error;
mod exchange;
mod file;
mod forget;
mod image;
mod intake;
mod local;
mod mend;
mod passphrase;
mod photo;
mod picture;
mod pretend;
mod project;
mod reader;
mod remembered;
mod replaced;
mod replica;
mod restore;
mod salvage;
mod scope;
mod scrub;
mod search;
mod settled;
mod stamps;
mod steps;
mod tail;
mod twin;
mod undo;
mod vault;
mod verify;
mod view;
mod waiting;
mod writer;

pub use arrival::{Arrival, Incoming};
pub use backup::{BackupInfo, BackupKind};
pub use birth::Word;
pub use block::{BlockRow, Gap, RowKind, RowOutcome, WindowBlock};
pub use capture::{Format, capture_of, format_of};
pub use conflict::{Conflict, Told};
pub use drawn::Drawn;
pub use durable::sync_folder;
pub use error::StoreError;
pub use exchange::End;
pub use file::{Mode, Store, private_folder, private_options, write_private};
pub use intake::Taken;
pub use local::Draft;
pub use mend::Kept;
pub use passphrase::check_passphrase;
pub use photo::{Blurred, PhotoIntake, Size, hash_of, settle_picture};
pub use reader::{Deleted, Reader, Row};
pub use replaced::Replacement;
pub use salvage::{Acknowledged, Reached, Salvaged};
pub use scope::Scope;
pub use search::Hit;
pub use undo::Undone;
pub use vault::{Cost, DataKey, RecoveryCode, Vault, pin_matches, pin_verifier};
pub use verify::Verification;
pub use waiting::OpenBlock;
pub use writer::{Act, Writer, Written};
