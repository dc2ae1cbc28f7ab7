//! What devices and a server owe each other, as pure functions: the clock, the operation's wire form, the hash
//! chain, the merge rule, the bundle, and the sessions of both. No socket, no file, no clock, no randomness.
#![warn(missing_docs)]

mod address;
mod block;
mod bundle;
mod chain;
mod clock;
mod code;
mod envelope;
pub mod erasure;
mod merge;
pub mod months;
mod operation;
pub mod scope;
pub mod session;
mod signature;
mod strict;
pub mod wire;

pub use address::{Address, AddressError};
pub use block::Block;
pub use bundle::{
    Attachment, Bundle, BundleError, BundleKind, Header, Limits, Line, Outgoing, Page, Parcel, Part, Placed, Push,
    PushLine, Range, Schema, Stamped, fitting, pack, pack_push,
};
pub use chain::{Link, digest, digest_of, erased, next_link, stub};
pub use clock::{ClockError, Hlc};
pub use code::{Code, CodeError, Invitation, Pin};
pub use envelope::Envelope;
pub use merge::{Stamp, wins};
pub use operation::{FieldWrite, Kind, OpRef, Operation, Place, WireError};
pub use signature::{SignatureError, SignatureHeaders, Signed, Signing, content_digest};
