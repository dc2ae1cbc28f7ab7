//! What a session of a device is told and what it asks for.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use crate::{
    Bundle, Limits, Line, Link, OpRef, Outgoing, Page,
    erasure::Erasure,
    scope::Role,
    wire::{Bucket, Cursor, Held, Month, Problem, Receipt, Receipts, Restored, Snapshot, Standing, Stretch, Welcome},
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
    /// Units it held when another timeline began: what it holds of others' work goes back if the server lost it.
    pub reconcile: BTreeSet<Uuid>,
    /// Units of which it holds part of a packed beginning.
    pub opening: BTreeSet<Uuid>,
    /// Words of its own histories were forgotten here: a unit that begins brings them again.
    pub forgotten: bool,
}

/// What an answer to a hello leaves behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remembered {
    /// The timeline. Another than before: cursors begin at 0, every history is in doubt, and what is held of others is to
    /// be reconciled.
    pub epoch: Uuid,
    /// What the next hello shows.
    pub nonce: String,
    /// The server's clock less one's own, in milliseconds.
    pub offset_ms: i64,
    /// Histories both sides agree on, and how far the server has them: no receipt counts beyond, and doubt ends.
    pub marks: BTreeMap<Uuid, u64>,
    /// How far histories, and commits of units, lie in a verified backup.
    pub safe: BTreeMap<Uuid, u64>,
}

/// What a device holds of a unit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sums {
    /// Month by month: what others wrote up to the cursor, and what of one's own the server took in.
    pub buckets: Vec<Bucket>,
    /// Ends of one's own histories that receipts spoke of.
    pub own: Vec<OpRef>,
}

/// What a month's comparison came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sifted {
    /// Operations that are not here, or are something else here.
    pub missing: Vec<OpRef>,
    /// Operations of others, with the server's proof, that are not there.
    pub extra: Vec<Stretch>,
    /// Operations of one's own that are not there: they are sent anew.
    pub unsent: u64,
}

/// A month of a unit in which the two sides differed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alarm {
    /// Months since January 1970.
    pub month: u32,
    /// Operations that were missing or altered here.
    pub missing: u64,
    /// Operations that were missing there.
    pub extra: u64,
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
    /// What is held with the server's proof.
    Held(Vec<Held>),
    /// What the server lacks of it.
    Wanted(Vec<Stretch>),
    /// Operations to bring back.
    Collected(Vec<Line>),
    /// What became of them.
    Restored(Restored),
    /// What is held of a unit, month by month; nothing if it was compared not long ago.
    Sums(Option<Sums>),
    /// The first month in which the server holds something else.
    Differing(Option<Month>),
    /// What differs in it.
    Sifted(Sifted),
    /// The packed beginning of a unit, if there is one.
    Snapshot(Option<Snapshot>),
    /// A whole part of it, and where the next one begins; nothing if the next bytes are still to come.
    Part(Option<(Box<Bundle>, u64)>),
    /// What was carried out and is to be told.
    Owed(Receipts),
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
    /// Find what is held of a unit with the server's proof.
    Claim(Uuid),
    /// Ask which of it the server lacks.
    Reconcile(Uuid, Vec<Held>),
    /// Find operations of these stretches, as many as travel together.
    Collect(Vec<Stretch>, Limits),
    /// Bring them back.
    Give(Vec<Line>),
    /// Keep that a unit is reconciled.
    Reconciled(Uuid),
    /// Reckon what is held of a unit.
    Sum(Uuid),
    /// Ask whether the server holds the same.
    Digest(Cursor, Sums),
    /// Compare a month operation by operation.
    Sift(Uuid, Month),
    /// Fetch operations by their names.
    FetchLines(Uuid, Vec<OpRef>),
    /// Put them in their places, in the place of what is there.
    Mend(Uuid, Vec<Line>),
    /// Keep that a unit was compared, and in which months it differed.
    Checked(Uuid, Vec<Alarm>),
    /// Ask for the packed beginning of a unit.
    AskSnapshot(Uuid),
    /// Tell how much of it is here.
    SnapshotHeld(Uuid, Snapshot),
    /// Fetch what follows.
    FetchSnapshot(Uuid, Snapshot, u64),
    /// Keep it.
    KeepSnapshot(Uuid, Snapshot, u64, Vec<u8>),
    /// Read the part that begins there.
    OpenPart(Uuid, u64),
    /// Forget the packed bytes.
    DropSnapshot(Uuid),
    /// Erase people, as the network says.
    Erase(Vec<Erasure>),
    /// Find what was carried out and not told.
    Owed,
    /// Tell it.
    Tell(Receipts),
    /// Keep that it was told.
    Told(Receipts),
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
