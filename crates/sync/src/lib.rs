//! The device's side of sending: its keys, and the file transport. What travels is `sync-protocol`'s business, what
//! becomes of it the store's.
#![warn(missing_docs)]

mod device;
mod file;

pub use device::{Device, DeviceError};
pub use file::{EXTENSION, FileError, file_name, is_sealed, open, seal};
/// What is handed in and out here, so that whoever uses this crate needs no other.
pub use sillage_sync_protocol::{
    Address, Attachment, Bundle, BundleError, BundleKind, Envelope, Header, Hlc, Limits, Line, Parcel, Part, Stamped,
    pack,
};
