//! A session of a device, step by step: each event leads to exactly one thing to do next, so that a kill between any
//! two of them is a case like every other. What one wrote goes first, oldest first; then what others wrote; photos last.
//! It reads no clock, no file and no socket: whoever drives it does what is asked and tells what came of it. What puts
//! things right is in `mending`.

mod mending;
mod words;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use uuid::Uuid;

pub use words::{Alarm, Effect, Ending, Event, Facts, Parcel, Photo, Remembered, Sifted, Sums, Welcomed};

use super::history::{Verdict, judge};
use crate::{
    Address, Bundle, BundleKind, Limits, Line, Link, OpRef, Page,
    erasure::Erasure,
    scope::Role,
    wire::{Cursor, Fate, Problem, Receipt, proof_of},
};

/// Bundles one session sends at most, and pages it asks for: what is left waits for the next one.
const ROUNDS: usize = 2_000;
/// Times the same word is said again in one session before it ends.
const AGAIN: usize = 4;
/// How often an upload may fail to get further.
const STUCK: usize = 3;

#[derive(Debug, Clone, PartialEq)]
enum State {
    Before,
    Hello,
    Comparing(Box<Welcomed>),
    Healing { welcomed: Box<Welcomed>, again: bool },
    Gathering,
    Sending,
    Acknowledging,
    Beginning,
    Pulling(Cursor),
    Applying { cursor: Cursor, head: u64 },
    Erasing,
    Leaving,
    NextPhoto,
    Offset { photo: Photo, before: Option<u64>, stuck: usize },
    PhotoSent,
    NextMissing,
    Fetching(Photo),
    Keeping,
    Mending(mending::Mending),
    Over,
}

/// A session of one device.
#[derive(Debug)]
pub struct Session {
    device: Uuid,
    network: Uuid,
    address: Address,
    state: State,
    limits: Limits,
    epoch: Uuid,
    mine: Uuid,
    marks: BTreeMap<Uuid, u64>,
    doubtful: VecDeque<(Uuid, u64)>,
    new: VecDeque<(Uuid, Role)>,
    units: VecDeque<(Uuid, u64, u64)>,
    lost: VecDeque<Uuid>,
    erased: Vec<Erasure>,
    mending: mending::Plan,
    tried: BTreeSet<Photo>,
    revoked: bool,
    hellos: usize,
    rounds: usize,
    held: usize,
    unfinished: bool,
}

impl Session {
    /// A session of `device` with the network whose keys are `address`.
    pub fn new(device: Uuid, network: Uuid, address: Address) -> Self {
        Self {
            device,
            network,
            address,
            state: State::Before,
            limits: Limits::default(),
            epoch: Uuid::nil(),
            mine: Uuid::nil(),
            marks: BTreeMap::new(),
            doubtful: VecDeque::new(),
            new: VecDeque::new(),
            units: VecDeque::new(),
            lost: VecDeque::new(),
            erased: Vec::new(),
            mending: mending::Plan::default(),
            tried: BTreeSet::new(),
            revoked: false,
            hellos: 0,
            rounds: 0,
            held: 0,
            unfinished: false,
        }
    }

    /// What follows from an event.
    pub fn step(&mut self, event: Event) -> Effect {
        let state = std::mem::replace(&mut self.state, State::Over);
        match (state, event) {
            (State::Before, Event::Start) => self.hello(),
            (State::Hello, Event::Welcomed(welcomed)) => self.welcomed(welcomed),
            (State::Comparing(welcomed), Event::Links(mine)) => self.compared(welcomed, &mine),
            (State::Healing { welcomed, again }, Event::Done) => self.healed(welcomed, again),
            (State::Gathering, Event::Gathered(parcel)) => self.gathered(parcel),
            (State::Sending, Event::Received(receipt)) => {
                self.state = State::Acknowledging;
                self.note(&receipt);
                Effect::Acknowledge(receipt)
            }
            // The history turned out to be another one here: the next hello finds out from where on.
            (State::Sending | State::Pulling(_), Event::Refused(problem)) if is_doubt(&problem) => self.hello(),
            (State::Acknowledging, Event::Done) => self.gather(),
            (State::Erasing, Event::Done) => self.next_claim(),
            (State::Beginning | State::Leaving, Event::Done) => self.next_unit(),
            (State::Pulling(cursor), Event::Page(page)) => self.page(cursor, *page),
            (State::Applying { cursor, head }, Event::Done) => self.pull(cursor, head),
            (State::NextPhoto, Event::Photo(photo)) => self.photo(photo),
            (State::Offset { photo, before, stuck }, Event::Offset(offset)) => {
                self.offset(photo, before, offset, stuck)
            }
            // One photo the server does not want stops no other.
            (State::Offset { photo, .. }, Event::Refused(_)) => {
                self.tried.insert(photo);
                self.unfinished = true;
                self.next_photo()
            }
            (State::PhotoSent, Event::Done) => self.next_photo(),
            (State::NextMissing, Event::Photo(photo)) => self.missing(photo),
            (State::Fetching(photo), Event::Bytes(bytes)) => self.fetched(photo, bytes),
            (State::Fetching(_), Event::Refused(_)) | (State::Keeping, Event::Done) => self.next_missing(),
            (State::Mending(mending), event) => self.mend(mending, event),
            (_, Event::Cut) => Effect::Finish(Ending::Cut),
            (_, Event::Refused(problem)) => Effect::Finish(Ending::Refused(problem)),
            _ => Effect::Finish(Ending::Untrusted("order")),
        }
    }

    fn hello(&mut self) -> Effect {
        self.hellos += 1;
        if self.hellos > AGAIN {
            return Effect::Finish(Ending::Unfinished);
        }
        self.state = State::Hello;
        Effect::Hello
    }

    fn welcomed(&mut self, welcomed: Box<Welcomed>) -> Effect {
        let Welcomed { challenge, welcome, .. } = &*welcomed;
        let proof = hex::decode(&welcome.proof).ok().and_then(|bytes| <[u8; 64]>::try_from(bytes).ok());
        let message = proof_of(self.device, challenge, welcome.epoch);
        if welcome.network != self.network || !proof.is_some_and(|proof| self.address.signed(&message, &proof)) {
            return Effect::Finish(Ending::Untrusted("network"));
        }
        self.limits = welcome.limits.lower(Limits::default());
        self.epoch = welcome.epoch;
        self.revoked = welcome.revoked;
        let places =
            welcome.histories.iter().flat_map(|history| history.links.iter().map(|place| (history.replica, place.s)));
        let places = places.collect();
        self.state = State::Comparing(welcomed);
        Effect::Compare(places)
    }

    fn compared(&mut self, welcomed: Box<Welcomed>, mine: &BTreeMap<(Uuid, u64), Link>) -> Effect {
        let Welcomed { facts, welcome, offset_ms, .. } = &*welcomed;
        self.mine = facts.standings.first().map_or(Uuid::nil(), |standing| standing.replica);
        self.marks.clear();
        self.doubtful.clear();
        for standing in &facts.standings {
            let Some(history) = welcome.histories.iter().find(|history| history.replica == standing.replica) else {
                continue;
            };
            match judge(standing, history, mine, standing.replica == self.mine) {
                Verdict::Sound { high } => {
                    self.marks.insert(standing.replica, high);
                }
                Verdict::Doubtful { common } => self.doubtful.push_back((standing.replica, common)),
            }
        }
        let of_histories = welcome.histories.iter().map(|history| (history.replica, history.safe));
        let of_units = welcome.units.iter().map(|granted| (granted.unit, granted.safe));
        let remembered = Remembered {
            epoch: welcome.epoch,
            nonce: welcome.next_nonce.clone(),
            offset_ms: *offset_ms,
            marks: self.marks.clone(),
            safe: of_histories.chain(of_units).collect(),
        };
        // In another timeline everything that was received is asked about anew.
        let again = facts.epoch.is_some_and(|epoch| epoch != welcome.epoch);
        self.state = State::Healing { welcomed, again };
        Effect::Remember(remembered)
    }

    fn healed(&mut self, welcomed: Box<Welcomed>, again: bool) -> Effect {
        if let Some((replica, common)) = self.doubtful.pop_front() {
            // The device's histories are others now.
            self.state = State::Healing { welcomed, again: true };
            return Effect::Reissue { replica, common };
        }
        if again {
            return self.hello();
        }
        self.plan(&welcomed);
        self.gather()
    }

    /// What is to be pulled and left, once everything was sent.
    fn plan(&mut self, welcomed: &Welcomed) {
        let Welcomed { facts, welcome, .. } = welcomed;
        (self.units, self.new, self.lost) = Default::default();
        if self.revoked {
            return;
        }
        self.mending = mending::Plan::of(facts, welcome);
        self.erased.clone_from(&welcome.erased);
        let is_lost = |unit: &&Uuid| welcome.units.iter().all(|granted| granted.unit != **unit);
        self.lost.extend(facts.units.keys().filter(is_lost));
        for granted in &welcome.units {
            match facts.units.get(&granted.unit) {
                // What one works with already comes before a new unit, which may be long.
                Some((role, commit)) if *role == granted.role => {
                    self.units.push_front((granted.unit, *commit, granted.head));
                }
                held => {
                    // Another role sees another part of the unit: what was seen as the former goes first.
                    self.lost.extend(held.map(|_| granted.unit));
                    self.new.push_back((granted.unit, granted.role));
                    self.units.push_back((granted.unit, 0, granted.head));
                }
            }
        }
    }

    fn gather(&mut self) -> Effect {
        self.rounds += 1;
        if self.rounds > ROUNDS || self.held > STUCK {
            return Effect::Finish(Ending::Unfinished);
        }
        self.state = State::Gathering;
        Effect::Gather { marks: self.marks.clone(), limits: self.limits }
    }

    fn gathered(&mut self, parcel: Option<Parcel>) -> Effect {
        match parcel {
            Some(parcel) => {
                self.state = State::Sending;
                Effect::Send(parcel)
            }
            None if self.revoked => Effect::Finish(Ending::Revoked),
            None if !self.erased.is_empty() => {
                self.state = State::Erasing;
                Effect::Erase(std::mem::take(&mut self.erased))
            }
            None => self.next_claim(),
        }
    }

    fn note(&mut self, receipt: &Receipt) {
        match receipt.fate {
            Fate::Stored => {
                let mark = self.marks.entry(receipt.replica).or_default();
                *mark = receipt.last.max(*mark);
                self.held = 0;
                // What it made of a unit is read in this session too, so that the next one finds nothing new.
                for (unit, _, head) in &mut self.units {
                    *head = receipt.commits.get(unit).copied().unwrap_or(0).max(*head);
                }
            }
            // The server lacks what lies before: it is sent first.
            Fate::Held => {
                self.marks.insert(receipt.replica, receipt.expected.unwrap_or(1).saturating_sub(1));
                self.held += 1;
            }
        }
    }

    fn next_unit(&mut self) -> Effect {
        if let Some(unit) = self.lost.pop_front() {
            self.state = State::Leaving;
            return Effect::Leave(unit);
        }
        if let Some((unit, role)) = self.new.pop_front() {
            self.state = State::Beginning;
            self.mending.begin(unit);
            return Effect::Begin(unit, role);
        }
        let Some((unit, commit, head)) = self.units.pop_front() else {
            return self.next_check();
        };
        let cursor = Cursor { epoch: self.epoch, unit, commit };
        let own = self.marks.get(&self.mine).copied().unwrap_or(0);
        if self.mending.is_long(unit, commit, head, own) {
            return self.ask_snapshot(cursor, head);
        }
        self.pull(cursor, head)
    }

    fn pull(&mut self, cursor: Cursor, head: u64) -> Effect {
        self.rounds += 1;
        if cursor.commit >= head {
            self.mending.check(cursor);
            return self.next_unit();
        }
        if self.rounds > ROUNDS {
            return Effect::Finish(Ending::Unfinished);
        }
        self.state = State::Pulling(cursor);
        // Beyond what was compared link by link nothing is taken for one's own: an older copy of this device may have
        // sent it, and it arrives only now.
        let brings_own = self.mending.brings_own(cursor.unit);
        let s = if brings_own { 0 } else { self.marks.get(&self.mine).copied().unwrap_or(0) };
        Effect::Pull { cursor, mine: OpRef { r: self.mine, s } }
    }

    fn page(&mut self, cursor: Cursor, bundle: Bundle) -> Effect {
        let page = self.genuine(&bundle, &BundleKind::Pull, cursor);
        let Some(page) = page.filter(|page| page.from == cursor.commit) else {
            return Effect::Finish(Ending::Untrusted("page"));
        };
        let mut lines = bundle.lines;
        let whole = contiguous(&lines, &page);
        // What is without a hole is kept; from there it is asked for again.
        let page = if whole == lines.len() {
            page
        } else {
            self.unfinished = true;
            lines.truncate(whole);
            let to = lines.last().and_then(|line| line.placed.as_ref()).map_or(page.from, |placed| placed.commit);
            Page { to, ..page }
        };
        if page.to <= page.from {
            return Effect::Finish(Ending::Untrusted("hole"));
        }
        self.state = State::Applying { cursor: Cursor { commit: page.to, ..cursor }, head: page.head };
        Effect::Apply(page, lines)
    }

    /// The page a bundle holds, if this network made it, of this timeline and unit.
    fn genuine(&self, bundle: &Bundle, kind: &BundleKind, cursor: Cursor) -> Option<Page> {
        let header = &bundle.header;
        let is_ours = header.kind == *kind
            && header.network == self.network
            && header.epoch == Some(cursor.epoch)
            && header.address == self.address.to_string();
        header.page.filter(|page| is_ours && page.unit == cursor.unit)
    }

    fn next_photo(&mut self) -> Effect {
        self.state = State::NextPhoto;
        Effect::NextPhoto(self.tried.clone())
    }

    fn photo(&mut self, photo: Option<Photo>) -> Effect {
        let Some(photo) = photo else {
            self.tried.clear();
            return self.next_missing();
        };
        self.state = State::Offset { photo: photo.clone(), before: None, stuck: 0 };
        Effect::AskOffset(photo)
    }

    fn offset(&mut self, photo: Photo, before: Option<u64>, offset: u64, stuck: usize) -> Effect {
        if offset >= photo.size {
            self.state = State::PhotoSent;
            return Effect::PhotoSent(photo);
        }
        let stuck = if before.is_some_and(|before| offset <= before) { stuck + 1 } else { 0 };
        if stuck >= STUCK {
            self.tried.insert(photo);
            self.unfinished = true;
            return self.next_photo();
        }
        // Wherever the server says it stands, one goes on from there.
        self.state = State::Offset { photo: photo.clone(), before: Some(offset), stuck };
        Effect::SendBytes(photo, offset)
    }

    fn next_missing(&mut self) -> Effect {
        self.state = State::NextMissing;
        Effect::NextMissing(self.tried.clone())
    }

    fn missing(&mut self, photo: Option<Photo>) -> Effect {
        let Some(photo) = photo else {
            return Effect::Finish(if self.unfinished { Ending::Unfinished } else { Ending::Complete });
        };
        self.tried.insert(photo.clone());
        self.state = State::Fetching(photo.clone());
        Effect::Fetch(photo)
    }

    fn fetched(&mut self, photo: Photo, bytes: Option<Vec<u8>>) -> Effect {
        // A photo that is on its way from its author is simply not there yet.
        let Some(bytes) = bytes else {
            return self.next_missing();
        };
        self.state = State::Keeping;
        Effect::KeepPhoto(photo, bytes)
    }
}

/// How many lines, from the first, follow each other without a hole from the page's beginning.
fn contiguous(lines: &[Line], page: &Page) -> usize {
    let mut at = page.from;
    let follows = |line: &&Line| {
        let Some(placed) = &line.placed else {
            return false;
        };
        let fits = line.envelope.u == page.unit && placed.after == at && placed.commit > at && placed.commit <= page.to;
        at = placed.commit;
        fits
    };
    lines.iter().take_while(follows).count()
}

fn is_doubt(problem: &Problem) -> bool {
    matches!(problem.code.as_str(), "replica_forked" | "epoch_changed")
}
