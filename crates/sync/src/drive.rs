//! A session, driven: each thing the protocol asks for is done against the store or said over the transport, one at a
//! time, so that a kill between any two is a case like every other.

use std::{
    ops::ControlFlow::{self, Break, Continue},
    sync::Arc,
    thread::{self, JoinHandle},
};

use sha2::{Digest, Sha256};
use sillage_store::Drawn;
use sillage_sync_protocol::{
    Bundle, BundleError, BundleKind, Header, Hlc, Limits, Line, Part, Stamped, pack, pack_push,
    session::device::{Effect, Ending, Event, Facts, Parcel, Photo, Session, Sums, Welcomed},
    wire::{DigestAsk, Hello, Lines, Problem, Receipt, Reconcile, Restored, Retry},
};
use uuid::Uuid;

use crate::{Device, DeviceStore, NoAnswer, Transport};

/// Bytes of one piece of a photo.
const PIECE: usize = 256 * 1024;

/// A session that is under way.
pub struct Drive<'d> {
    device: &'d Device,
    network: Uuid,
    session: Session,
    next: Option<Effect>,
    /// A packed beginning that came in one piece.
    whole: Option<(Uuid, Vec<u8>)>,
    ahead: Option<Opening>,
    /// What was read of the part that was opened last: the next thing that is done takes it in, or leaves it.
    drawn: Option<Drawn>,
}

/// A part of a packed beginning that is being read.
struct Opening {
    unit: Uuid,
    offset: u64,
    /// Where the part behind it begins.
    end: u64,
    reading: Reading,
}

enum Reading {
    /// In a thread of its own.
    Beside(JoinHandle<Result<(Bundle, Drawn), BundleError>>),
    /// When it is asked for: no thread was to be had.
    Later(Arc<Vec<u8>>),
}

impl<'d> Drive<'d> {
    /// A session of `device` with the network whose keys are `address`.
    pub fn new(device: &'d Device, network: Uuid, address: sillage_sync_protocol::Address) -> Self {
        Self {
            device,
            network,
            session: Session::new(device.id(), network, address),
            next: None,
            whole: None,
            ahead: None,
            drawn: None,
        }
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
        match self.perform(effect, store, way)? {
            Continue(event) => {
                self.next = Some(self.session.step(event));
                Ok(None)
            }
            Break(ending) => Ok(Some(ending)),
        }
    }

    /// Does one thing. Every effect stands here: one that is added does not compile until somebody performs it.
    fn perform<S: DeviceStore>(
        &mut self,
        effect: Effect,
        store: &mut S,
        way: &mut impl Transport,
    ) -> Result<ControlFlow<Ending, Event>, S::Error> {
        let done = |()| Event::Done;
        let drawn = self.drawn.take();
        Ok(Continue(match effect {
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
            Effect::Apply(page, lines) => store.apply(&page, &lines, drawn).map(done)?,
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
            // What came in one piece is read as it is: kept, it would be written, read and wiped for nothing.
            Effect::KeepSnapshot(unit, snapshot, 0, bytes) if snapshot.size == size_of(&bytes) => {
                self.whole = Some((unit, bytes));
                Event::Done
            }
            Effect::KeepSnapshot(unit, snapshot, offset, bytes) => {
                store.keep_snapshot(unit, &snapshot, offset, &bytes).map(done)?
            }
            Effect::OpenPart(unit, offset) => Event::Part(self.open_part(unit, offset, store)?),
            Effect::DropSnapshot(unit) => {
                self.whole = None;
                store.drop_snapshot(unit).map(done)?
            }
            Effect::Erase(erasures) => store.erase(&erasures).map(done)?,
            Effect::Owed => Event::Owed(store.owed()?),
            Effect::Tell(receipts) => heard(way.tell(&receipts).map(done)),
            Effect::Told(receipts) => store.told(&receipts).map(done)?,
            Effect::Finish(ending) => return Ok(Break(ending)),
        }))
    }

    /// The part of a packed beginning that begins at `offset`, and where the next one does; nothing if it is not whole yet.
    /// A part that cannot be read is none: the rest of the unit comes page by page. While it is taken in, the next one is
    /// read.
    fn open_part<S: DeviceStore>(
        &mut self,
        unit: Uuid,
        offset: u64,
        store: &mut S,
    ) -> Result<Option<(Box<Bundle>, u64)>, S::Error> {
        let ahead = self.ahead.take().filter(|ahead| (ahead.unit, ahead.offset) == (unit, offset));
        let opening = match ahead {
            Some(ahead) => Some(ahead),
            None => self.begin_opening(unit, offset, store)?,
        };
        let Some(Opening { end, reading, .. }) = opening else { return Ok(None) };
        // A disk that refuses here refuses when it is asked for the next one, too: this one is in hand.
        self.ahead = self.begin_opening(unit, end, store).ok().flatten();
        Ok(reading.finish().ok().map(|(bundle, drawn)| {
            self.drawn = Some(drawn);
            (Box::new(bundle), end)
        }))
    }

    /// Begins to read the part at `offset`, if the whole of it is here.
    fn begin_opening<S: DeviceStore>(
        &self,
        unit: Uuid,
        offset: u64,
        store: &mut S,
    ) -> Result<Option<Opening>, S::Error> {
        let mut bytes_at = |offset: u64, most: usize| match &self.whole {
            Some((of, bytes)) if *of == unit => Ok(cut(bytes, offset, most).to_vec()),
            _ => store.snapshot_bytes(unit, offset, most),
        };
        let limits = Limits::default();
        let head = bytes_at(offset, 8)?;
        let Ok(length) = <[u8; 8]>::try_from(head.as_slice()).map(u64::from_be_bytes) else {
            return Ok(None);
        };
        let Some(size) = usize::try_from(length).ok().filter(|size| *size <= limits.compressed) else {
            return Ok(None);
        };
        let bytes = bytes_at(offset + 8, size)?;
        if bytes.len() < size {
            return Ok(None);
        }
        Ok(Some(Opening { unit, offset, end: offset + 8 + length, reading: Reading::begin(bytes) }))
    }

    /// Brings operations back, each with the proof the server gave it.
    fn give(&self, lines: &[Line], way: &mut impl Transport) -> Result<Restored, NoAnswer> {
        let replica = lines.first().map_or(Uuid::nil(), |line| line.envelope.reference.r);
        let bundle = given_id(self.device.id(), lines);
        let header = self.header(BundleKind::Reconcile, bundle, replica, way.now_ms());
        let parts = pack(&header, lines, &Limits::default(), |message| self.device.sign(message));
        let mut restored = Restored::default();
        for bytes in parts.map_err(|error| NoAnswer::Refused(problem(&error)))? {
            let part = way.give(bundle, &bytes)?;
            restored.taken += part.taken;
            restored.known += part.known;
            restored.unproven += part.unproven;
        }
        Ok(restored)
    }

    fn send(&self, parcel: &Parcel, way: &mut impl Transport) -> Result<Receipt, NoAnswer> {
        let bundle = bundle_id(self.device.id(), parcel);
        let header = self.header(BundleKind::Push, bundle, parcel.replica, way.now_ms());
        let limits = Limits::default();
        let packed = pack_push(&header, parcel.replica, parcel.before, &parcel.lines, &limits, |message| {
            self.device.sign(message)
        });
        // What cannot be packed could not be sent by trying again either.
        let bytes = packed.map_err(|error| NoAnswer::Refused(problem(&error)))?;
        way.push(bundle, &bytes)
    }

    fn header(&self, kind: BundleKind, bundle: Uuid, replica: Uuid, now_ms: i64) -> Header {
        let (format, format_version, schema) = Header::fixed();
        Header {
            format,
            format_version,
            bundle,
            kind,
            network: self.network,
            epoch: None,
            device: self.device.id(),
            address: self.device.address().to_string(),
            replica,
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
    id_of(hash)
}

/// The same for operations that are brought back.
fn given_id(device: Uuid, lines: &[Line]) -> Uuid {
    let mut hash = Sha256::new();
    hash.update(device.as_bytes());
    for line in lines {
        hash.update(line.envelope.reference.to_string());
        hash.update(line.after);
    }
    id_of(hash)
}

fn id_of(hash: Sha256) -> Uuid {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.finalize()[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

impl Reading {
    fn begin(bytes: Vec<u8>) -> Self {
        let bytes = Arc::new(bytes);
        let beside = Arc::clone(&bytes);
        match thread::Builder::new().spawn(move || opened(&beside)) {
            Ok(reading) => Self::Beside(reading),
            Err(_) => Self::Later(bytes),
        }
    }

    fn finish(self) -> Result<(Bundle, Drawn), BundleError> {
        match self {
            Self::Beside(reading) => reading.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            Self::Later(bytes) => opened(&bytes),
        }
    }
}

/// A part, and what its operations say.
fn opened(bytes: &[u8]) -> Result<(Bundle, Drawn), BundleError> {
    let bundle = Bundle::read(bytes, &Limits::default())?;
    let drawn = Drawn::page(&bundle.lines);
    Ok((bundle, drawn))
}

fn size_of(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

/// So many bytes from an offset on, or what there is of them.
fn cut(bytes: &[u8], offset: u64, most: usize) -> &[u8] {
    let from = usize::try_from(offset).unwrap_or(usize::MAX).min(bytes.len());
    let rest = &bytes[from..];
    &rest[..rest.len().min(most)]
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
    Problem::new(0, error.code(), Retry::AfterFix)
}

fn heard(answer: Result<Event, NoAnswer>) -> Event {
    answer.unwrap_or_else(|none| match none {
        NoAnswer::Cut => Event::Cut,
        NoAnswer::Refused(problem) => Event::Refused(problem),
    })
}
