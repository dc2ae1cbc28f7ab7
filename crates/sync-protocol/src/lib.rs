//! What devices and a server owe each other, as pure functions: the clock, the operation's wire form, the hash
//! chain and the merge rule. No socket, no file, no clock, no randomness.
#![warn(missing_docs)]

mod chain;
mod clock;
mod merge;
mod operation;

pub use chain::{Link, digest, next_link};
pub use clock::{ClockError, Hlc};
pub use merge::{Stamp, wins};
pub use operation::{Block, FieldWrite, Kind, OpRef, Operation, Place, WireError};
