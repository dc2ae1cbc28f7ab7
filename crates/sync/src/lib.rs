//! The device's side of sending: its keys, sealed files, and sessions with a server over HTTPS. What travels is
//! `sync-protocol`'s business, what becomes of it the store's.
#![warn(missing_docs)]

mod device;
mod device_store;
mod drive;
mod file;
mod http;
mod memory;
mod named;
mod profile;
pub mod retry;
mod transport;
mod waiting;

pub use device::{Device, DeviceError};
pub use device_store::DeviceStore;
pub use drive::Drive;
pub use file::{EXTENSION, FileError, file_name, is_sealed, open, seal};
pub use http::{EnrolError, Http, Membership, Trouble, WayError, enrol};
pub use memory::{KEY as MEMORY, LEASE_MS, Memory, Noted, acknowledged};
pub use profile::Profile;
/// What is handed in and out here, so that whoever uses this crate needs no other.
pub use sillage_sync_protocol::{
    Address, Attachment, Bundle, BundleError, BundleKind, Envelope, Header, Hlc, Invitation, Kind, Limits, Line, Link,
    OpRef, Operation, Page, Parcel, Part, Stamped,
    erasure::Erasure,
    pack,
    scope::Role as GrantedRole,
    session::device::{Alarm, Ending, Facts, Parcel as Sending, Photo, Remembered, Sifted, Sums},
    wire::{Held, Month, Problem, Receipt, Receipts, Snapshot, Stretch},
};
pub use transport::{NoAnswer, Transport};
pub use waiting::{Promised, Waiting, WaitingDay, promised, waiting};
