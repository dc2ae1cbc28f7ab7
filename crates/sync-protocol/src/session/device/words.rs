//! What a session of a device is told and what it asks for.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use crate::{
    Bundle, Limits, Line, Link, OpRef, Outgoing, Page,
    scope::Role,
    wire::{Cursor, Problem, Receipt, Standing, Welcome},
};

/// What a device knows when it begins.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Its histories: the one it writes now first, then those of which something is unsent.
    pub standings: Vec<Standing>,
    /// The word of the last answer.
    pub nonce: Option<String>,
    /// The timeline it met last.
    pub epoch: Option<Uuid>,
    /// Units it holds: as what, and up to which commit.
    pub units: BTreeMap<Uuid, (Role, u64)>,
}

/// What an answer to a hello leaves behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remembered {
    /// The timeline. Another than before: cursors begin at 0, and nothing counts as received any more.
    pub epoch: Uuid,
    /// What the next hello shows.
    pub nonce: String,
    /// The server's clock less one's own, in milliseconds.
    pub offset_ms: i64,
}

/// Operations that leave together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// Their history.
    pub replica: Uuid,
    /// Link before the first.
    pub before: Link,
    /// The operations.
    pub lines: Vec<Outgoing>,
}

/// A photo or an issued paper, by its hash.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Photo {
    /// Its unit.
    pub unit: Uuid,
    /// `sha256:` and hexadecimal digits.
    pub hash: String,
    /// Bytes.
    pub size: u64,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// The session begins.
    Start,
    /// The server answered a hello.
    Welcomed(Box<Welcomed>),
    /// Links of one's own histories.
    Links(BTreeMap<(Uuid, u64), Link>),
    /// It is done, and on the disk.
    Done,
    /// What is to be sent next; nothing is left otherwise.
    Gathered(Option<Parcel>),
    /// The server told what became of a bundle.
    Received(Receipt),
    /// A page of a unit.
    Page(Box<Bundle>),
    /// The next photo to send or to fetch.
    Photo(Option<Photo>),
    /// How much of a photo the server has.
    Offset(u64),
    /// The bytes of a photo; the server has none otherwise.
    Bytes(Option<Vec<u8>>),
    /// The server refuses.
    Refused(Problem),
    /// No answer came.
    Cut,
}

/// An answer to a hello, with what was asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Welcomed {
    /// What the device knew.
    pub facts: Facts,
    /// Its challenge.
    pub challenge: String,
    /// The answer.
    pub welcome: Welcome,
    /// The server's clock less one's own, in milliseconds, reckoned at the middle of the way.
    pub offset_ms: i64,
}

/// What to do next.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Say hello with what is known now.
    Hello,
    /// Look up links of one's own histories.
    Compare(Vec<(Uuid, u64)>),
    /// Keep this.
    Remember(Remembered),
    /// Write what lies after `common` again under a new name, or begin a new history if nothing does.
    Reissue {
        /// The history in doubt.
        replica: Uuid,
        /// Last sequence both sides agree on.
        common: u64,
    },
    /// Find what is to be sent next, after these marks where they are lower than the last receipt.
    Gather {
        /// Last sequence the server has, by history.
        marks: BTreeMap<Uuid, u64>,
        /// How large a bundle may be.
        limits: Limits,
    },
    /// Send it.
    Send(Parcel),
    /// Keep what became of it.
    Acknowledge(Receipt),
    /// Begin a unit from its beginning.
    Begin(Uuid, Role),
    /// Ask for what follows.
    Pull {
        /// Where one stands.
        cursor: Cursor,
        /// Up to where one's own history is the same on both sides, and need not come back.
        mine: OpRef,
    },
    /// Apply a page and move the cursor, in one transaction.
    Apply(Page, Vec<Line>),
    /// Forget a unit that is no longer one's own.
    Leave(Uuid),
    /// Find the next photo to send, leaving these out.
    NextPhoto(BTreeSet<Photo>),
    /// Ask how much of it the server has.
    AskOffset(Photo),
    /// Send the bytes from there on.
    SendBytes(Photo, u64),
    /// Keep that it is there.
    PhotoSent(Photo),
    /// Find the next photo that is not here, leaving these out.
    NextMissing(BTreeSet<Photo>),
    /// Fetch it.
    Fetch(Photo),
    /// Keep its bytes.
    KeepPhoto(Photo, Vec<u8>),
    /// The session is over.
    Finish(Ending),
}

/// How a session ended.
#[derive(Debug, Clone, PartialEq)]
pub enum Ending {
    /// Everything was said on both sides.
    Complete,
    /// Much was done, and something is left for the next time.
    Unfinished,
    /// The device was revoked: what it sent was kept aside, nothing came.
    Revoked,
    /// No answer.
    Cut,
    /// The server refuses.
    Refused(Problem),
    /// Whoever answered is not this network, or breaks the protocol.
    Untrusted(&'static str),
}
