//! A session, driven: each thing the protocol asks for is done against the store or said over the transport, one at a
//! time, so that a kill between any two is a case like every other.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};
use sillage_sync_protocol::{
    Bundle, BundleError, BundleKind, Header, Hlc, Limits, Line, Link, OpRef, Page, Part, Stamped, pack, pack_push,
    scope::Role,
    session::device::{
        Alarm, Effect, Ending, Event, Facts, Parcel, Photo, Remembered, Session, Sifted, Sums, Welcomed,
    },
    wire::{
        Cursor, Differing, DigestAsk, Held, Hello, Lines, Month, Problem, Receipt, Receipts, Reconcile, Restored,
        Snapshot, Stretch, Wanted, Welcome,
    },
};
use uuid::Uuid;

use crate::Device;

/// What a device keeps. Every method that changes something is one transaction, on the disk when it returns.
pub trait DeviceStore {
    /// Why the store refuses.
    type Error;

    /// What is known at the beginning: histories, word, timeline, units.
    ///
    /// # Errors
    /// The store refuses.
    fn facts(&mut self) -> Result<Facts, Self::Error>;
    /// Links of one's own histories, those that are here of the ones asked for.
    ///
    /// # Errors
    /// The store refuses.
    fn links(&mut self, asked: &[(Uuid, u64)]) -> Result<BTreeMap<(Uuid, u64), Link>, Self::Error>;
    /// Keeps the answer to a hello. Another timeline than before: cursors begin at 0, every history of one's own is named in
    /// the next hello, and what is held of others is to be reconciled. A mark lowers what receipts said, and ends the doubt.
    ///
    /// # Errors
    /// The store refuses.
    fn remember(&mut self, remembered: &Remembered) -> Result<(), Self::Error>;
    /// Writes what lies after `common` again in a new history if this is the current one, else in the current one.
    ///
    /// # Errors
    /// The store refuses.
    fn reissue(&mut self, replica: Uuid, common: u64) -> Result<(), Self::Error>;
    /// What is to be sent next: of each history what lies after the lower of its mark and the last receipt.
    ///
    /// # Errors
    /// The store refuses.
    fn gather(&mut self, marks: &BTreeMap<Uuid, u64>, limits: &Limits) -> Result<Option<Parcel>, Self::Error>;
    /// Keeps what became of a bundle.
    ///
    /// # Errors
    /// The store refuses.
    fn acknowledge(&mut self, receipt: &Receipt) -> Result<(), Self::Error>;
    /// Begins a unit: its cursor is 0.
    ///
    /// # Errors
    /// The store refuses.
    fn begin(&mut self, unit: Uuid, role: Role) -> Result<(), Self::Error>;
    /// Takes a page in and moves the cursor of its unit.
    ///
    /// # Errors
    /// The store refuses.
    fn apply(&mut self, page: &Page, lines: &[Line]) -> Result<(), Self::Error>;
    /// Forgets a unit, but nothing of one's own that was not sent.
    ///
    /// # Errors
    /// The store refuses.
    fn leave(&mut self, unit: Uuid) -> Result<(), Self::Error>;
    /// A photo the server does not have, but none of these.
    ///
    /// # Errors
    /// The store refuses.
    fn next_photo(&mut self, but: &BTreeSet<Photo>) -> Result<Option<Photo>, Self::Error>;
    /// Bytes of a photo from an offset on, so many at most.
    ///
    /// # Errors
    /// The store refuses.
    fn photo_bytes(&mut self, photo: &Photo, offset: u64, most: usize) -> Result<Vec<u8>, Self::Error>;
    /// Keeps that a photo is on the server.
    ///
    /// # Errors
    /// The store refuses.
    fn photo_sent(&mut self, photo: &Photo) -> Result<(), Self::Error>;
    /// A photo that is named here and not here, but none of these.
    ///
    /// # Errors
    /// The store refuses.
    fn next_missing(&mut self, but: &BTreeSet<Photo>) -> Result<Option<Photo>, Self::Error>;
    /// Keeps a photo whose bytes match its hash.
    ///
    /// # Errors
    /// The store refuses.
    fn keep_photo(&mut self, photo: &Photo, bytes: &[u8]) -> Result<(), Self::Error>;

    /// Stretches of a unit that others wrote and that are here with the server's proof.
    ///
    /// # Errors
    /// The store refuses.
    fn claims(&mut self, unit: Uuid) -> Result<Vec<Held>, Self::Error>;
    /// Operations of these stretches with their proofs, in order, as many as travel together.
    ///
    /// # Errors
    /// The store refuses.
    fn collect(&mut self, stretches: &[Stretch], limits: &Limits) -> Result<Vec<Line>, Self::Error>;
    /// Keeps that a unit is reconciled.
    ///
    /// # Errors
    /// The store refuses.
    fn reconciled(&mut self, unit: Uuid) -> Result<(), Self::Error>;
    /// What is held of a unit, reckoned from the very bytes; nothing if it was compared not long ago.
    ///
    /// # Errors
    /// The store refuses.
    fn sums(&mut self, unit: Uuid, is_network: bool) -> Result<Option<Sums>, Self::Error>;
    /// Compares a month with what the server holds. Of one's own what is missing there is sent anew.
    ///
    /// # Errors
    /// The store refuses.
    fn sift(&mut self, unit: Uuid, is_network: bool, month: &Month) -> Result<Sifted, Self::Error>;
    /// Puts operations in their places, whatever stands there.
    ///
    /// # Errors
    /// The store refuses.
    fn mend(&mut self, unit: Uuid, lines: &[Line]) -> Result<(), Self::Error>;
    /// Keeps that a unit was compared, and in which months it differed.
    ///
    /// # Errors
    /// The store refuses.
    fn checked(&mut self, unit: Uuid, alarms: &[Alarm]) -> Result<(), Self::Error>;
    /// How much of a packed beginning is here. What is here of an earlier one goes.
    ///
    /// # Errors
    /// The store refuses.
    fn snapshot_held(&mut self, unit: Uuid, snapshot: &Snapshot) -> Result<u64, Self::Error>;
    /// Keeps bytes of it.
    ///
    /// # Errors
    /// The store refuses.
    fn keep_snapshot(&mut self, unit: Uuid, snapshot: &Snapshot, offset: u64, bytes: &[u8]) -> Result<(), Self::Error>;
    /// Bytes of it from an offset on, so many at most.
    ///
    /// # Errors
    /// The store refuses.
    fn snapshot_bytes(&mut self, unit: Uuid, offset: u64, most: usize) -> Result<Vec<u8>, Self::Error>;
    /// Forgets the packed bytes of a unit.
    ///
    /// # Errors
    /// The store refuses.
    fn drop_snapshot(&mut self, unit: Uuid) -> Result<(), Self::Error>;
    /// What was carried out and not told yet.
    ///
    /// # Errors
    /// The store refuses.
    fn owed(&mut self) -> Result<Receipts, Self::Error>;
    /// Keeps that it was told.
    ///
    /// # Errors
    /// The store refuses.
    fn told(&mut self, receipts: &Receipts) -> Result<(), Self::Error>;
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq)]
pub enum NoAnswer {
    /// None came, or none that could be understood.
    Cut,
    /// The server refuses.
    Refused(Problem),
}

/// A way to the server.
pub trait Transport {
    /// Milliseconds since 1970 on this device's clock.
    fn now_ms(&mut self) -> i64;
    /// A new word nobody can guess: 32 bytes as hexadecimal digits.
    ///
    /// # Errors
    /// The system has none.
    fn challenge(&mut self) -> Result<String, NoAnswer>;
    /// `POST /v1/sync/hello`
    ///
    /// # Errors
    /// There is no answer.
    fn hello(&mut self, hello: &Hello) -> Result<Welcome, NoAnswer>;
    /// `PUT /v1/sync/bundles/{id}`
    ///
    /// # Errors
    /// There is no answer.
    fn push(&mut self, bundle: Uuid, bytes: &[u8]) -> Result<Receipt, NoAnswer>;
    /// `GET /v1/sync/pull`
    ///
    /// # Errors
    /// There is no answer.
    fn pull(&mut self, cursor: Cursor, mine: OpRef) -> Result<Vec<u8>, NoAnswer>;
    /// `HEAD /v1/blobs/{unit}/{hash}`
    ///
    /// # Errors
    /// There is no answer.
    fn offset(&mut self, photo: &Photo) -> Result<u64, NoAnswer>;
    /// `PATCH /v1/blobs/{unit}/{hash}`: the offset that follows, or the one the server expects.
    ///
    /// # Errors
    /// There is no answer.
    fn upload(&mut self, photo: &Photo, offset: u64, bytes: &[u8]) -> Result<u64, NoAnswer>;
    /// `GET /v1/blobs/{unit}/{hash}`; nothing if the server does not have it.
    ///
    /// # Errors
    /// There is no answer.
    fn fetch(&mut self, photo: &Photo) -> Result<Option<Vec<u8>>, NoAnswer>;
    /// `POST /v1/sync/reconcile`
    ///
    /// # Errors
    /// There is no answer.
    fn reconcile(&mut self, held: &Reconcile) -> Result<Wanted, NoAnswer>;
    /// `PUT /v1/sync/reconcile/{id}`
    ///
    /// # Errors
    /// There is no answer.
    fn give(&mut self, bundle: Uuid, bytes: &[u8]) -> Result<Restored, NoAnswer>;
    /// `POST /v1/sync/digest`
    ///
    /// # Errors
    /// There is no answer.
    fn digest(&mut self, held: &DigestAsk) -> Result<Differing, NoAnswer>;
    /// `POST /v1/sync/lines`
    ///
    /// # Errors
    /// There is no answer.
    fn lines(&mut self, lines: &Lines) -> Result<Vec<u8>, NoAnswer>;
    /// `GET /v1/sync/snapshots/{unit}`; nothing if the server has none.
    ///
    /// # Errors
    /// There is no answer.
    fn snapshot(&mut self, unit: Uuid) -> Result<Option<Snapshot>, NoAnswer>;
    /// `GET /v1/sync/snapshots/{unit}/{hash}` from an offset on: as many bytes as came, nothing if it is gone.
    ///
    /// # Errors
    /// There is no answer.
    fn snapshot_part(&mut self, unit: Uuid, snapshot: &Snapshot, offset: u64) -> Result<Option<Vec<u8>>, NoAnswer>;
    /// `POST /v1/sync/receipts`
    ///
    /// # Errors
    /// There is no answer.
    fn tell(&mut self, receipts: &Receipts) -> Result<(), NoAnswer>;
}

/// Bytes of one piece of a photo.
const PIECE: usize = 256 * 1024;

/// A session that is under way.
pub struct Drive<'d> {
    device: &'d Device,
    network: Uuid,
    session: Session,
    next: Option<Effect>,
}

impl<'d> Drive<'d> {
    /// A session of `device` with the network whose keys are `address`.
    pub fn new(device: &'d Device, network: Uuid, address: sillage_sync_protocol::Address) -> Self {
        Self { device, network, session: Session::new(device.id(), network, address), next: None }
    }

    /// Runs to the end.
    ///
    /// # Errors
    /// The store refuses; whatever was done before is kept.
    pub fn run<S: DeviceStore>(&mut self, store: &mut S, way: &mut impl Transport) -> Result<Ending, S::Error> {
        loop {
            if let Some(ending) = self.step(store, way)? {
                return Ok(ending);
            }
        }
    }

    /// Does the next thing; the ending, once there is none.
    ///
    /// # Errors
    /// The store refuses.
    pub fn step<S: DeviceStore>(
        &mut self,
        store: &mut S,
        way: &mut impl Transport,
    ) -> Result<Option<Ending>, S::Error> {
        let effect = match self.next.take() {
            Some(effect) => effect,
            None => self.session.step(Event::Start),
        };
        if let Effect::Finish(ending) = effect {
            return Ok(Some(ending));
        }
        let event = self.perform(effect, store, way)?;
        self.next = Some(self.session.step(event));
        Ok(None)
    }

    fn perform<S: DeviceStore>(
        &self,
        effect: Effect,
        store: &mut S,
        way: &mut impl Transport,
    ) -> Result<Event, S::Error> {
        let done = |()| Event::Done;
        Ok(match effect {
            Effect::Hello => {
                let facts = store.facts()?;
                heard(hello(facts, way))
            }
            Effect::Compare(places) => Event::Links(store.links(&places)?),
            Effect::Remember(remembered) => store.remember(&remembered).map(done)?,
            Effect::Reissue { replica, common } => store.reissue(replica, common).map(done)?,
            Effect::Gather { marks, limits } => Event::Gathered(store.gather(&marks, &limits)?),
            Effect::Send(parcel) => heard(self.send(&parcel, way).map(Event::Received)),
            Effect::Acknowledge(receipt) => store.acknowledge(&receipt).map(done)?,
            Effect::Begin(unit, role) => store.begin(unit, role).map(done)?,
            Effect::Pull { cursor, mine } => heard(way.pull(cursor, mine).and_then(|bytes| page(&bytes))),
            Effect::Apply(page, lines) => store.apply(&page, &lines).map(done)?,
            Effect::Leave(unit) => store.leave(unit).map(done)?,
            Effect::NextPhoto(but) => Event::Photo(store.next_photo(&but)?),
            Effect::AskOffset(photo) => heard(way.offset(&photo).map(Event::Offset)),
            Effect::SendBytes(photo, offset) => {
                let bytes = store.photo_bytes(&photo, offset, PIECE)?;
                heard(way.upload(&photo, offset, &bytes).map(Event::Offset))
            }
            Effect::PhotoSent(photo) => store.photo_sent(&photo).map(done)?,
            Effect::NextMissing(but) => Event::Photo(store.next_missing(&but)?),
            Effect::Fetch(photo) => heard(way.fetch(&photo).map(|bytes| Event::Bytes(genuine(&photo, bytes)))),
            Effect::KeepPhoto(photo, bytes) => store.keep_photo(&photo, &bytes).map(done)?,
            effect => return self.mend(effect, store, way),
        })
    }

    /// The effects that put things right.
    fn mend<S: DeviceStore>(&self, effect: Effect, store: &mut S, way: &mut impl Transport) -> Result<Event, S::Error> {
        let done = |()| Event::Done;
        Ok(match effect {
            Effect::Claim(unit) => Event::Held(store.claims(unit)?),
            Effect::Reconcile(unit, held) => {
                heard(way.reconcile(&Reconcile { unit, held }).map(|wanted| Event::Wanted(wanted.stretches)))
            }
            Effect::Collect(stretches, limits) => Event::Collected(store.collect(&stretches, &limits)?),
            Effect::Give(lines) => heard(self.give(&lines, way).map(Event::Restored)),
            Effect::Reconciled(unit) => store.reconciled(unit).map(done)?,
            Effect::Sum(unit) => Event::Sums(store.sums(unit, unit == self.network)?),
            Effect::Digest(cursor, Sums { buckets, own }) => {
                let ask = DigestAsk { cursor: cursor.to_string(), own, buckets };
                heard(way.digest(&ask).map(|differing| Event::Differing(differing.month)))
            }
            Effect::Sift(unit, month) => Event::Sifted(store.sift(unit, unit == self.network, &month)?),
            Effect::FetchLines(unit, ops) => heard(way.lines(&Lines { unit, ops }).and_then(|bytes| page(&bytes))),
            Effect::Mend(unit, lines) => store.mend(unit, &lines).map(done)?,
            Effect::Checked(unit, alarms) => store.checked(unit, &alarms).map(done)?,
            Effect::AskSnapshot(unit) => heard(way.snapshot(unit).map(Event::Snapshot)),
            Effect::SnapshotHeld(unit, snapshot) => Event::Offset(store.snapshot_held(unit, &snapshot)?),
            Effect::FetchSnapshot(unit, snapshot, offset) => {
                heard(way.snapshot_part(unit, &snapshot, offset).map(Event::Bytes))
            }
            Effect::KeepSnapshot(unit, snapshot, offset, bytes) => {
                store.keep_snapshot(unit, &snapshot, offset, &bytes).map(done)?
            }
            Effect::OpenPart(unit, offset) => Event::Part(open_part(unit, offset, store)?),
            Effect::DropSnapshot(unit) => store.drop_snapshot(unit).map(done)?,
            Effect::Owed => Event::Owed(store.owed()?),
            Effect::Tell(receipts) => heard(way.tell(&receipts).map(done)),
            Effect::Told(receipts) => store.told(&receipts).map(done)?,
            // What ends a session is never performed, and what is left is performed above.
            _ => Event::Cut,
        })
    }

    /// Brings operations back, each with the proof the server gave it.
    fn give(&self, lines: &[Line], way: &mut impl Transport) -> Result<Restored, NoAnswer> {
        let first = lines.first().map_or(Uuid::nil(), |line| line.envelope.reference.r);
        let parcel = Parcel { replica: first, before: Link::default(), lines: Vec::new() };
        let mut header = self.header(&parcel, way.now_ms());
        header.kind = BundleKind::Reconcile;
        header.bundle = given_id(self.device.id(), lines);
        let parts = pack(&header, lines, &Limits::default(), |message| self.device.sign(message));
        let mut restored = Restored::default();
        for bytes in parts.map_err(|error| NoAnswer::Refused(problem(&error)))? {
            let part = way.give(header.bundle, &bytes)?;
            restored.taken += part.taken;
            restored.known += part.known;
            restored.unproven += part.unproven;
        }
        Ok(restored)
    }

    fn send(&self, parcel: &Parcel, way: &mut impl Transport) -> Result<Receipt, NoAnswer> {
        let header = self.header(parcel, way.now_ms());
        let limits = Limits::default();
        let packed = pack_push(&header, parcel.replica, parcel.before, &parcel.lines, &limits, |message| {
            self.device.sign(message)
        });
        // What cannot be packed could not be sent by trying again either.
        let bytes = packed.map_err(|error| NoAnswer::Refused(problem(&error)))?;
        way.push(header.bundle, &bytes)
    }

    fn header(&self, parcel: &Parcel, now_ms: i64) -> Header {
        let (format, format_version, schema) = Header::fixed();
        Header {
            format,
            format_version,
            bundle: bundle_id(self.device.id(), parcel),
            kind: BundleKind::Push,
            network: self.network,
            epoch: None,
            device: self.device.id(),
            address: self.device.address().to_string(),
            replica: parcel.replica,
            app: APP.into(),
            schema,
            created: Stamped { h: Hlc::ZERO.tick(now_ms).to_string(), at: String::new() },
            ranges: Vec::new(),
            unit: None,
            person: None,
            page: None,
            count: 0,
            raw_bytes: 0,
            part: Part { i: 1, n: 1 },
            attachments: Vec::new(),
            crit: Vec::new(),
            ext: serde_json::Map::new(),
        }
    }
}

/// Program and version, as it is told to the server.
pub(crate) const APP: &str = concat!("sillage ", env!("CARGO_PKG_VERSION"));

/// The id of a parcel is made of what it holds: packed again after a kill it is the same one, and gets its receipt.
fn bundle_id(device: Uuid, parcel: &Parcel) -> Uuid {
    let mut hash = Sha256::new();
    hash.update(device.as_bytes());
    hash.update(parcel.replica.as_bytes());
    hash.update(parcel.before);
    hash.update(parcel.lines.last().map_or(parcel.before, |line| line.link));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.finalize()[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

fn given_id(device: Uuid, lines: &[Line]) -> Uuid {
    let mut hash = Sha256::new();
    hash.update(device.as_bytes());
    for line in lines {
        hash.update(line.envelope.reference.to_string());
        hash.update(line.after);
    }
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.finalize()[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// The part of a packed beginning that begins at `offset`, and where the next one does; nothing if it is not whole yet.
/// A part that cannot be read is none: the rest of the unit comes page by page.
fn open_part<S: DeviceStore>(unit: Uuid, offset: u64, store: &mut S) -> Result<Option<(Box<Bundle>, u64)>, S::Error> {
    let limits = Limits::default();
    let head = store.snapshot_bytes(unit, offset, 8)?;
    let Ok(length) = <[u8; 8]>::try_from(head.as_slice()).map(u64::from_be_bytes) else {
        return Ok(None);
    };
    let Some(size) = usize::try_from(length).ok().filter(|size| *size <= limits.compressed) else {
        return Ok(None);
    };
    let bytes = store.snapshot_bytes(unit, offset + 8, size)?;
    if bytes.len() < size {
        return Ok(None);
    }
    let bundle = Bundle::read(bytes.as_slice(), &limits).ok();
    Ok(bundle.map(|bundle| (Box::new(bundle), offset + 8 + length)))
}

fn hello(facts: Facts, way: &mut impl Transport) -> Result<Event, NoAnswer> {
    let challenge = way.challenge()?;
    let hello = Hello {
        challenge: challenge.clone(),
        standings: facts.standings.clone(),
        nonce: facts.nonce.clone(),
        epoch: facts.epoch,
        app: APP.into(),
    };
    let before = way.now_ms();
    let welcome = way.hello(&hello)?;
    // Half of the way there, half of the way back.
    let middle = before + (way.now_ms() - before) / 2;
    let offset_ms = welcome.now_ms - middle;
    Ok(Event::Welcomed(Box::new(Welcomed { facts, challenge, welcome, offset_ms })))
}

fn page(bytes: &[u8]) -> Result<Event, NoAnswer> {
    match Bundle::read(bytes, &Limits::default()) {
        Ok(bundle) => Ok(Event::Page(Box::new(bundle))),
        Err(BundleError::Truncated | BundleError::Damaged(_)) => Err(NoAnswer::Cut),
        Err(error) => Err(NoAnswer::Refused(problem(&error))),
    }
}

/// The bytes, if they are those of the hash; a photo that was altered on its way is none.
fn genuine(photo: &Photo, bytes: Option<Vec<u8>>) -> Option<Vec<u8>> {
    bytes.filter(|bytes| format!("sha256:{}", hex::encode(Sha256::digest(bytes))) == photo.hash)
}

fn problem(error: &BundleError) -> Problem {
    Problem::new(0, error.code(), sillage_sync_protocol::wire::Retry::AfterFix)
}

fn heard(answer: Result<Event, NoAnswer>) -> Event {
    answer.unwrap_or_else(|none| match none {
        NoAnswer::Cut => Event::Cut,
        NoAnswer::Refused(problem) => Event::Refused(problem),
    })
}
