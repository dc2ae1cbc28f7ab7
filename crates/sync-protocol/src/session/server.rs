//! What a server makes of a pushed bundle: a function of the bundle and of what is known, and nothing else. Whatever
//! is well signed is taken in or kept aside; one bad operation never stops the others.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

use crate::{
    Envelope, Hlc, Link, OpRef, Push, PushLine,
    erasure::{ERASE, Erased},
    scope::{CONFIRMED, DASHBOARD, Role, SEALED, writes_network, writes_unit},
};

/// Why words about an erased person are not kept.
pub const ERASED: &str = "erased";

/// A stamp further ahead of the server's clock is ordered by its arrival.
pub const AHEAD_MS: u64 = 600_000;

/// Who sends, and what is known of that.
#[derive(Debug, Clone)]
pub struct Sender {
    /// Whose device it is.
    pub person: Uuid,
    /// The device was revoked: everything it sends is kept aside.
    pub revoked: bool,
    /// The network's own stream.
    pub network: Uuid,
    /// Units the person holds, and as what.
    pub grants: Vec<(Uuid, Role)>,
    /// Units the person held once.
    pub former: BTreeSet<Uuid>,
}

/// What is here of the sender's replica and of what the bundle speaks of.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Last sequence of the replica; 0 for none.
    pub high: u64,
    /// Link there.
    pub link: Link,
    /// The latest stamp that was accepted of it, its own or ruled.
    pub latest: Option<Hlc>,
    /// Of what the operations say they replace, what orders it here.
    pub bases: BTreeMap<OpRef, Hlc>,
    /// What was noted of operations that were not here when something replaced them.
    pub awaited: Vec<Awaited>,
    /// Of records that were noted so, the latest stamp this history has of them before what is judged.
    pub floors: BTreeMap<Uuid, Hlc>,
    /// Digests of operations of the replica that are here and in the bundle.
    pub digests: BTreeMap<u64, Link>,
    /// Stream of entities the bundle names, as far as they are known.
    pub streams: BTreeMap<Uuid, Uuid>,
    /// Of the days the bundle names, those whose ratings are open.
    pub confirmed: BTreeSet<Uuid>,
    /// Of the people and entities it speaks of, those that were erased.
    pub erased: Erased,
}

/// An operation that is not here, and what it has to stand before should it come: what replaced it was accepted without
/// it. So has whatever its history said of that record before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Awaited {
    /// The operation.
    pub op: OpRef,
    /// The record it was of.
    pub e: Uuid,
    /// What stands after it.
    pub before: Hlc,
}

/// What is to be done with a push.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ruling {
    /// There is a hole before it: kept until it is filled.
    Hold {
        /// The sequence that is awaited.
        expected: u64,
    },
    /// Its replica wrote something else here already.
    Forked,
    /// What is new of it is taken in, in this order. Nothing new is a valid answer.
    Take(Vec<Taken>),
}

/// A new operation, and what becomes of it. Either way the sequence goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Its sequence.
    pub s: u64,
    /// Where in the push it stands.
    pub at: usize,
    /// What becomes of it.
    pub outcome: Outcome,
}

/// What becomes of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It gets the next commit of its unit.
    Accepted {
        /// What orders it, if its own clock was ahead.
        eff: Option<Hlc>,
        /// It waits for the dashboard of this day before it gets a commit.
        sealed_until: Option<Uuid>,
        /// It confirms the dashboard of this day: what waited for it gets its commits.
        opens: Option<Uuid>,
        /// What it replaces and nothing orders here: should it come yet, it stands before this one.
        awaits: Vec<OpRef>,
    },
    /// Kept aside and listed.
    Aside(&'static str),
}

/// Judges a push.
pub fn judge(push: &Push, sender: &Sender, known: &Known, now_ms: i64) -> Ruling {
    let (first, last) = push.bounds();
    if first > known.high + 1 {
        return Ruling::Hold { expected: known.high + 1 };
    }
    let differs = |line: &PushLine| known.digests.get(&line.s).is_some_and(|digest| *digest != line.digest);
    if push.lines.iter().any(differs) {
        return Ruling::Forked;
    }
    if last <= known.high {
        return Ruling::Take(Vec::new());
    }
    // The link before the first new one has to be the one that is here.
    let before = push.lines.iter().find(|line| line.s == known.high).map_or(push.before, |line| line.link);
    if before != known.link {
        return Ruling::Forked;
    }
    let mut judge = Judge {
        sender,
        now_ms,
        latest: known.latest,
        bases: known.bases.clone(),
        awaited: &known.awaited,
        floors: known.floors.clone(),
        streams: known.streams.clone(),
        confirmed: known.confirmed.clone(),
        erased: known.erased.clone(),
    };
    // What others brought back of it is here already.
    let is_new = |line: &PushLine| line.s > known.high && !known.digests.contains_key(&line.s);
    let new = push.lines.iter().enumerate().filter(|(_, line)| is_new(line));
    Ruling::Take(new.map(|(at, line)| Taken { s: line.s, at, outcome: judge.line(line) }).collect())
}

/// A verdict on an operation that lay aside and is let in by an administrator: everything but the rights is asked again.
pub fn release(raw: &str, sender: &Sender, known: &Known, now_ms: i64) -> Result<Outcome, &'static str> {
    let envelope = Envelope::parse(raw).map_err(|_| "shape")?;
    let mut judge = Judge {
        sender,
        now_ms,
        latest: known.latest,
        bases: known.bases.clone(),
        awaited: &known.awaited,
        floors: known.floors.clone(),
        streams: known.streams.clone(),
        confirmed: known.confirmed.clone(),
        erased: known.erased.clone(),
    };
    if envelope.k == ERASE {
        return Err("forbidden_kind");
    }
    if known.erased.covers(raw) {
        return Err(ERASED);
    }
    if judge.reaches_elsewhere(&envelope) {
        return Err("foreign_entity");
    }
    Ok(judge.accept(raw, &envelope))
}

struct Judge<'s> {
    sender: &'s Sender,
    now_ms: i64,
    latest: Option<Hlc>,
    bases: BTreeMap<OpRef, Hlc>,
    awaited: &'s [Awaited],
    floors: BTreeMap<Uuid, Hlc>,
    streams: BTreeMap<Uuid, Uuid>,
    confirmed: BTreeSet<Uuid>,
    erased: Erased,
}

impl Judge<'_> {
    fn line(&mut self, line: &PushLine) -> Outcome {
        let envelope = match &line.envelope {
            Ok(envelope) => envelope,
            Err(code) => return Outcome::Aside(code),
        };
        match self.refuses(envelope, &line.raw) {
            Some(code) => {
                if code == ERASED {
                    // What belongs to it goes with it, in this very bundle too.
                    self.erased.entities.insert(envelope.e);
                }
                Outcome::Aside(code)
            }
            None => self.accept(&line.raw, envelope),
        }
    }

    fn refuses(&self, envelope: &Envelope, raw: &str) -> Option<&'static str> {
        let Envelope { u, t, .. } = envelope;
        if self.erased.covers(raw) {
            return Some(ERASED);
        }
        if self.sender.revoked {
            return Some("revoked_device");
        }
        if envelope.by != self.sender.person {
            return Some("foreign_author");
        }
        if envelope.k == ERASE {
            return Some("forbidden_kind");
        }
        if *u == self.sender.network {
            let is_administrator = self.sender.grants.iter().any(|(_, role)| *role == Role::Administrator);
            if !writes_network(is_administrator, t) {
                return Some("needs_administrator");
            }
        } else {
            let of_unit =
                |grant: &&(Uuid, Role)| grant.0 == *u || (grant.0 == self.sender.network && !grant.1.is_whole());
            let mut roles = self.sender.grants.iter().filter(of_unit).map(|(_, role)| *role).peekable();
            if roles.peek().is_none() {
                return Some(if self.sender.former.contains(u) { "late_work" } else { "out_of_scope" });
            }
            if !roles.any(|role| writes_unit(role, t)) {
                return Some("beyond_role");
            }
        }
        self.reaches_elsewhere(envelope).then_some("foreign_entity")
    }

    /// Nobody reaches an entity from another stream than its own: a reader of both would refuse it.
    fn reaches_elsewhere(&self, envelope: &Envelope) -> bool {
        self.streams.get(&envelope.e).is_some_and(|stream| *stream != envelope.u)
    }

    fn accept(&mut self, raw: &str, envelope: &Envelope) -> Outcome {
        self.streams.insert(envelope.e, envelope.u);
        let now = u64::try_from(self.now_ms).unwrap_or_default();
        // Whoever replaced what they saw is never beaten by it, and nobody by what they wrote before, whatever their clocks
        // said and however often one was ruled.
        let bases = bases(raw);
        let seen = bases.iter().filter_map(|base| self.bases.get(base)).max().copied();
        let before = must_precede(self.awaited, envelope, raw);
        let awaits: Vec<OpRef> = bases.into_iter().filter(|base| !self.bases.contains_key(base)).collect();
        // Where something may still come that it replaced, there is room before it.
        let leave_room = |at: Hlc| if awaits.is_empty() { at } else { at.well_after() };
        let is_ahead = leave_room(envelope.h).ms() > now + AHEAD_MS;
        let after = match before {
            // What its history said since may lie later; what it said of this record before may not.
            Some(_) => seen.max(self.floors.get(&envelope.e).copied()),
            None if is_ahead => self.latest.max(seen),
            None => seen,
        };
        let stamp = if is_ahead { after.unwrap_or(Hlc::ZERO).tick(self.now_ms) } else { envelope.h };
        let at = leave_room(between(after, stamp, before));
        let eff = (is_ahead || at != envelope.h).then_some(at);
        self.bases.insert(envelope.reference, at);
        self.floors.entry(envelope.e).and_modify(|floor| *floor = at.max(*floor)).or_insert(at);
        self.latest = self.latest.max(Some(at));
        let opens = opens(raw, envelope);
        self.confirmed.extend(opens);
        let day = (envelope.t == SEALED).then(|| Told::read(raw).day.unwrap_or_default());
        let sealed_until = day.filter(|day| !self.confirmed.contains(day));
        Outcome::Accepted { eff, sealed_until, opens, awaits }
    }
}

/// Where an operation stands: at `stamp`, unless that is not before what replaced it, or a later one of its history, and
/// was accepted first; and `after` what it replaces in any case.
pub fn between(after: Option<Hlc>, stamp: Hlc, before: Option<Hlc>) -> Hlc {
    let at = before.filter(|before| stamp >= *before).map_or(stamp, Hlc::well_before);
    after.filter(|after| *after >= at).map_or(at, |after| after.tick(0))
}

/// Days a push names, whose ratings may be open.
pub fn days(push: &Push) -> BTreeSet<Uuid> {
    let of_rating = |line: &&PushLine| line.envelope.as_ref().is_ok_and(|envelope| envelope.t == SEALED);
    push.lines.iter().filter(of_rating).map(|line| Told::read(&line.raw).day.unwrap_or_default()).collect()
}

/// The day whose ratings an operation opens.
pub fn opens(raw: &str, envelope: &Envelope) -> Option<Uuid> {
    if envelope.t != DASHBOARD {
        return None;
    }
    let told = Told::read(raw);
    told.day.filter(|_| told.confirms())
}

/// The stamp an operation has to stand before: it, or a later one of its history about the same record, was replaced
/// before it was here. One that was written anew under another name is known by its first one too.
pub fn must_precede(awaited: &[Awaited], envelope: &Envelope, raw: &str) -> Option<Hlc> {
    if awaited.is_empty() {
        return None;
    }
    let names = [Some(envelope.reference), was(raw)];
    let is_meant = |awaited: &&Awaited| {
        let precedes = |name: &OpRef| name.r == awaited.op.r && name.s <= awaited.op.s;
        awaited.e == envelope.e && names.iter().flatten().any(precedes)
    };
    awaited.iter().filter(is_meant).map(|awaited| awaited.before).min()
}

/// Where an operation stood before it was written anew.
pub fn was(raw: &str) -> Option<OpRef> {
    #[derive(Deserialize)]
    struct Moved {
        was: OpRef,
    }
    if !raw.contains(r#""was":""#) {
        return None;
    }
    serde_json::from_str(raw).ok().map(|Moved { was }| was)
}

/// What an operation says it replaces, deletes or brings back.
pub fn bases(raw: &str) -> Vec<OpRef> {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Replacing {
        f: BTreeMap<String, Value>,
        seen: BTreeMap<String, Value>,
        cancels: Option<Value>,
    }
    // Most replace nothing, and to look costs less than to read.
    if ![r#""b":""#, r#""seen":{""#, r#""cancels":""#].iter().any(|said| raw.contains(said)) {
        return Vec::new();
    }
    let Replacing { f, seen, cancels } = serde_json::from_str(raw).unwrap_or_default();
    let written = f.values().filter_map(|write| write.get("b"));
    let named = written.chain(seen.values()).chain(&cancels);
    named.filter_map(|base| base.as_str()?.parse().ok()).collect()
}

/// The little of an operation's words that a server has to know.
#[derive(Default, Deserialize)]
struct Told {
    #[serde(default)]
    day: Option<Uuid>,
    #[serde(default)]
    f: BTreeMap<String, Value>,
}

impl Told {
    fn read(raw: &str) -> Self {
        serde_json::from_str(raw).unwrap_or_default()
    }

    fn confirms(&self) -> bool {
        self.f.get(CONFIRMED).and_then(|write| write.get("v")).is_some_and(|value| !value.is_null())
    }
}
