//! What devices and a server owe each other, as pure functions: the clock, the operation's wire form, the hash
//! chain, the merge rule and the bundle. No socket, no file, no clock, no randomness.
#![warn(missing_docs)]

mod address;
mod block;
mod bundle;
mod chain;
mod clock;
mod envelope;
mod merge;
mod operation;
mod strict;

pub use address::{Address, AddressError};
pub use block::Block;
pub use bundle::{
    Attachment, Bundle, BundleError, BundleKind, Header, Limits, Line, Parcel, Part, Range, Schema, Stamped, pack,
};
pub use chain::{Link, digest, next_link};
pub use clock::{ClockError, Hlc};
pub use envelope::Envelope;
pub use merge::{Stamp, wins};
pub use operation::{FieldWrite, Kind, OpRef, Operation, Place, WireError};
