//! The parts of a session that put things right: what the server lost goes back, long units begin in one piece, both
//! sides compare what they hold, and what was carried out is told. What is sent and pulled in the ordinary way is `device`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use uuid::Uuid;

use super::{Alarm, Effect, Ending, Event, Facts, ROUNDS, Session, Sifted, State, contiguous, is_doubt};
use crate::{
    Bundle, BundleKind, Line, OpRef,
    wire::{Cursor, Held, Month, Snapshot, Stretch, Welcome},
};

/// Stretches asked about at once.
const STRETCHES: usize = 1_000;
/// Operations fetched by their names at once.
const NAMED: usize = 500;
/// From so many commits on a unit begins in one piece.
const LONG: u64 = 1_000;
/// Months that are put right in one session.
const MONTHS: usize = 24;

/// Where the mending stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Mending {
    Claiming(Uuid),
    Asking { unit: Uuid, rest: Vec<Held>, wanted: Vec<Stretch> },
    Collecting { from: Giving, wanted: Vec<Stretch> },
    Given { from: Giving, wanted: Vec<Stretch> },
    Reconciling,
    AskingSnapshot { cursor: Cursor, head: u64 },
    Holding { cursor: Cursor, head: u64, snapshot: Snapshot, read: u64 },
    Fetching { cursor: Cursor, head: u64, snapshot: Snapshot, read: u64, offset: u64 },
    Keeping { cursor: Cursor, head: u64, snapshot: Snapshot, read: u64, offset: u64 },
    Opening { cursor: Cursor, head: u64, snapshot: Snapshot, read: u64, offset: u64 },
    Applying { cursor: Cursor, head: u64, snapshot: Snapshot, read: u64, offset: u64 },
    Dropping { cursor: Cursor, head: u64 },
    Summing(Cursor),
    Digesting(Cursor),
    Sifting { cursor: Cursor, month: u32 },
    FetchingLines { cursor: Cursor, rest: Vec<OpRef>, extra: Vec<Stretch> },
    Placing { cursor: Cursor, rest: Vec<OpRef>, extra: Vec<Stretch> },
    Checking,
    Owing,
    Telling(crate::wire::Receipts),
    Told,
}

/// Why operations are brought back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Giving {
    /// The server lost its memory.
    Reconcile(Uuid),
    /// A month differs.
    Check(Cursor),
}

/// What there is to mend.
#[derive(Debug, Default)]
pub(super) struct Plan {
    claims: VecDeque<Uuid>,
    checks: VecDeque<Cursor>,
    opening: BTreeSet<Uuid>,
    plain: BTreeSet<Uuid>,
    forgotten: bool,
    begun: BTreeSet<Uuid>,
    alarms: BTreeMap<Uuid, Vec<Alarm>>,
}

impl Plan {
    pub(super) fn of(facts: &Facts, welcome: &Welcome) -> Self {
        Self {
            claims: facts.reconcile.iter().copied().collect(),
            opening: facts.opening.clone(),
            forgotten: facts.forgotten,
            // What belongs to all is read by each in another part: it has no beginning that is one for many.
            plain: BTreeSet::from([welcome.network]),
            ..Self::default()
        }
    }

    /// Whether a unit is better begun in one piece. What this device wrote itself, `own` operations at most, does not come
    /// again, unless it is given the unit only now.
    pub(super) fn is_long(&self, unit: Uuid, commit: u64, head: u64, own: u64) -> bool {
        let own = if self.begun.contains(&unit) { 0 } else { own };
        let begins = commit == 0 && head.saturating_sub(own) >= LONG;
        // One that is on its way is read to its end, whatever is left of it.
        (begins || self.opening.contains(&unit)) && !self.plain.contains(&unit)
    }

    pub(super) fn begin(&mut self, unit: Uuid) {
        self.begun.insert(unit);
    }

    /// Whether one's own words in a unit have to come again.
    pub(super) fn brings_own(&self, unit: Uuid) -> bool {
        self.forgotten && self.begun.contains(&unit)
    }

    pub(super) fn check(&mut self, cursor: Cursor) {
        self.checks.push_back(cursor);
    }
}

impl Session {
    pub(super) fn mend(&mut self, mending: Mending, event: Event) -> Effect {
        match (mending, event) {
            (Mending::Claiming(unit), Event::Held(held)) => self.ask_wanted(unit, held, Vec::new()),
            (Mending::Asking { unit, rest, mut wanted }, Event::Wanted(lacking)) => {
                wanted.extend(lacking);
                self.ask_wanted(unit, rest, wanted)
            }
            (Mending::Collecting { from, wanted }, Event::Collected(lines)) => self.give(from, wanted, lines),
            (Mending::Given { from, wanted }, Event::Restored(_)) => self.collect(from, wanted),
            (Mending::Reconciling, Event::Done) => self.next_claim(),
            (Mending::AskingSnapshot { cursor, head }, Event::Snapshot(snapshot)) => {
                self.found_snapshot(cursor, head, snapshot)
            }
            (Mending::Holding { cursor, head, snapshot, read }, Event::Offset(offset)) => {
                self.open_part(cursor, head, snapshot, read, offset)
            }
            (Mending::Fetching { cursor, head, snapshot, read, offset }, Event::Bytes(bytes)) => {
                self.fetched_snapshot(cursor, head, snapshot, read, offset, bytes)
            }
            (
                Mending::Keeping { cursor, head, snapshot, read, offset }
                | Mending::Applying { cursor, head, snapshot, read, offset },
                Event::Done,
            ) => self.open_part(cursor, head, snapshot, read, offset),
            (Mending::Opening { cursor, head, snapshot, read, offset }, Event::Part(part)) => {
                self.part(cursor, head, snapshot, read, offset, part)
            }
            (Mending::Dropping { cursor, head }, Event::Done) => self.pull(cursor, head),
            (Mending::Summing(_), Event::Sums(None)) => self.next_check(),
            (Mending::Summing(cursor), Event::Sums(Some(sums))) => {
                self.state = State::Mending(Mending::Digesting(cursor));
                Effect::Digest(cursor, sums)
            }
            (Mending::Digesting(cursor), Event::Differing(month)) => self.differing(cursor, month),
            (Mending::Sifting { cursor, month }, Event::Sifted(sifted)) => self.sifted(cursor, month, sifted),
            (Mending::FetchingLines { cursor, rest, extra }, Event::Page(bundle)) => {
                self.mend_lines(cursor, rest, extra, *bundle)
            }
            (Mending::Placing { cursor, rest, extra }, Event::Done) => self.fetch_lines(cursor, rest, extra),
            (Mending::Checking, Event::Done) => self.next_check(),
            (Mending::Owing, Event::Owed(receipts)) if receipts.is_empty() => self.next_photo(),
            (Mending::Owing, Event::Owed(receipts)) => {
                self.state = State::Mending(Mending::Telling(receipts.clone()));
                Effect::Tell(receipts)
            }
            (Mending::Telling(receipts), Event::Done) => {
                self.state = State::Mending(Mending::Told);
                Effect::Told(receipts)
            }
            (Mending::Told, Event::Done) => self.next_photo(),
            (_, event) => self.interrupted(event),
        }
    }

    /// What is said to every state that expects something else.
    fn interrupted(&mut self, event: Event) -> Effect {
        match event {
            Event::Cut => Effect::Finish(Ending::Cut),
            // Another timeline began meanwhile.
            Event::Refused(problem) if is_doubt(&problem) => self.hello(),
            Event::Refused(problem) => Effect::Finish(Ending::Refused(problem)),
            _ => Effect::Finish(Ending::Untrusted("order")),
        }
    }

    fn keep_on(&mut self) -> bool {
        self.rounds += 1;
        self.rounds <= ROUNDS
    }

    /// The next unit whose work of others may have to go back.
    pub(super) fn next_claim(&mut self) -> Effect {
        let Some(unit) = self.mending.claims.pop_front() else {
            return self.next_unit();
        };
        self.state = State::Mending(Mending::Claiming(unit));
        Effect::Claim(unit)
    }

    fn ask_wanted(&mut self, unit: Uuid, mut held: Vec<Held>, mut wanted: Vec<Stretch>) -> Effect {
        if held.is_empty() {
            wanted.sort_unstable();
            return self.collect(Giving::Reconcile(unit), wanted);
        }
        let rest = held.split_off(held.len().min(STRETCHES));
        self.state = State::Mending(Mending::Asking { unit, rest, wanted });
        Effect::Reconcile(unit, held)
    }

    fn collect(&mut self, from: Giving, wanted: Vec<Stretch>) -> Effect {
        if wanted.is_empty() {
            return self.given(from);
        }
        if !self.keep_on() {
            return Effect::Finish(Ending::Unfinished);
        }
        self.state = State::Mending(Mending::Collecting { from, wanted: wanted.clone() });
        Effect::Collect(wanted, self.limits)
    }

    fn give(&mut self, from: Giving, wanted: Vec<Stretch>, lines: Vec<Line>) -> Effect {
        let Some(last) = lines.last().map(|line| line.envelope.reference) else {
            // It is not here any more.
            return self.given(from);
        };
        self.state = State::Mending(Mending::Given { from, wanted: after(wanted, last) });
        Effect::Give(lines)
    }

    fn given(&mut self, from: Giving) -> Effect {
        match from {
            Giving::Reconcile(unit) => {
                self.state = State::Mending(Mending::Reconciling);
                Effect::Reconciled(unit)
            }
            Giving::Check(cursor) => self.checked(cursor.unit),
        }
    }

    /// Asks for the packed beginning of a unit.
    pub(super) fn ask_snapshot(&mut self, cursor: Cursor, head: u64) -> Effect {
        self.state = State::Mending(Mending::AskingSnapshot { cursor, head });
        Effect::AskSnapshot(cursor.unit)
    }

    fn found_snapshot(&mut self, cursor: Cursor, head: u64, snapshot: Option<Snapshot>) -> Effect {
        self.mending.plain.insert(cursor.unit);
        let Some(snapshot) = snapshot else {
            return self.pull(cursor, head);
        };
        self.state = State::Mending(Mending::Holding { cursor, head, snapshot: snapshot.clone(), read: 0 });
        Effect::SnapshotHeld(cursor.unit, snapshot)
    }

    /// Reads what is whole of it at once: the unit can be worked with before all of it is here.
    fn open_part(&mut self, cursor: Cursor, head: u64, snapshot: Snapshot, read: u64, offset: u64) -> Effect {
        if !self.keep_on() {
            return Effect::Finish(Ending::Unfinished);
        }
        if read >= snapshot.size {
            self.state = State::Mending(Mending::Dropping { cursor, head });
            return Effect::DropSnapshot(cursor.unit);
        }
        self.state = State::Mending(Mending::Opening { cursor, head, snapshot, read, offset });
        Effect::OpenPart(cursor.unit, read)
    }

    fn part(
        &mut self,
        cursor: Cursor,
        head: u64,
        snapshot: Snapshot,
        read: u64,
        offset: u64,
        part: Option<(Box<Bundle>, u64)>,
    ) -> Effect {
        let Some((bundle, next)) = part else {
            if offset >= snapshot.size {
                // All of it is here and it cannot be read: page by page, then.
                self.state = State::Mending(Mending::Dropping { cursor, head });
                return Effect::DropSnapshot(cursor.unit);
            }
            self.state = State::Mending(Mending::Fetching { cursor, head, snapshot: snapshot.clone(), read, offset });
            return Effect::FetchSnapshot(cursor.unit, snapshot, offset);
        };
        let page = self.genuine(&bundle, &BundleKind::Snapshot, cursor);
        let Some(page) = page.filter(|page| contiguous(&bundle.lines, page) == bundle.lines.len()) else {
            self.state = State::Mending(Mending::Dropping { cursor, head });
            return Effect::DropSnapshot(cursor.unit);
        };
        if page.from != cursor.commit {
            // It was read before this session.
            return self.open_part(cursor, head, snapshot, next, offset);
        }
        let cursor = Cursor { commit: page.to, ..cursor };
        self.state = State::Mending(Mending::Applying { cursor, head, snapshot, read: next, offset });
        Effect::Apply(page, bundle.lines)
    }

    fn fetched_snapshot(
        &mut self,
        cursor: Cursor,
        head: u64,
        snapshot: Snapshot,
        read: u64,
        offset: u64,
        bytes: Option<Vec<u8>>,
    ) -> Effect {
        let Some(bytes) = bytes.filter(|bytes| !bytes.is_empty()) else {
            // It was replaced by a newer one: the next session asks for that.
            self.unfinished = true;
            self.state = State::Mending(Mending::Dropping { cursor, head });
            return Effect::DropSnapshot(cursor.unit);
        };
        let end = offset + u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let unit = cursor.unit;
        self.state = State::Mending(Mending::Keeping { cursor, head, snapshot: snapshot.clone(), read, offset: end });
        Effect::KeepSnapshot(unit, snapshot, offset, bytes)
    }

    /// The next unit whose sums are compared.
    pub(super) fn next_check(&mut self) -> Effect {
        let Some(cursor) = self.mending.checks.pop_front() else {
            self.state = State::Mending(Mending::Owing);
            return Effect::Owed;
        };
        self.state = State::Mending(Mending::Summing(cursor));
        Effect::Sum(cursor.unit)
    }

    fn differing(&mut self, cursor: Cursor, month: Option<Month>) -> Effect {
        let Some(month) = month else {
            return self.checked(cursor.unit);
        };
        let known = self.mending.alarms.entry(cursor.unit).or_default();
        // What was put right a moment ago and differs again is left to the next session, with its alarm.
        if known.iter().any(|alarm| alarm.month == month.month) || known.len() >= MONTHS {
            self.unfinished = true;
            return self.checked(cursor.unit);
        }
        self.state = State::Mending(Mending::Sifting { cursor, month: month.month });
        Effect::Sift(cursor.unit, month)
    }

    fn sifted(&mut self, cursor: Cursor, month: u32, sifted: Sifted) -> Effect {
        let Sifted { missing, extra, unsent } = sifted;
        let count = |length: usize| u64::try_from(length).unwrap_or(u64::MAX);
        let extras = extra.iter().map(Stretch::count).sum::<u64>() + unsent;
        let alarm = Alarm { month, missing: count(missing.len()), extra: extras };
        self.mending.alarms.entry(cursor.unit).or_default().push(alarm);
        // What is sent or brought back gets its place when it arrives, and is compared the next time.
        if missing.is_empty() {
            self.unfinished |= unsent > 0;
            return self.collect(Giving::Check(cursor), extra);
        }
        self.unfinished |= unsent > 0 || !extra.is_empty();
        self.fetch_lines(cursor, missing, extra)
    }

    fn fetch_lines(&mut self, cursor: Cursor, mut missing: Vec<OpRef>, extra: Vec<Stretch>) -> Effect {
        if !self.keep_on() {
            return Effect::Finish(Ending::Unfinished);
        }
        if missing.is_empty() {
            if !extra.is_empty() {
                return self.collect(Giving::Check(cursor), extra);
            }
            // The next month.
            self.state = State::Mending(Mending::Summing(cursor));
            return Effect::Sum(cursor.unit);
        }
        let rest = missing.split_off(missing.len().min(NAMED));
        self.state = State::Mending(Mending::FetchingLines { cursor, rest, extra });
        Effect::FetchLines(cursor.unit, missing)
    }

    fn mend_lines(&mut self, cursor: Cursor, rest: Vec<OpRef>, extra: Vec<Stretch>, bundle: Bundle) -> Effect {
        let is_ours = self.genuine(&bundle, &BundleKind::Reconcile, cursor).is_some();
        if !is_ours || bundle.lines.iter().any(|line| line.envelope.u != cursor.unit) {
            return Effect::Finish(Ending::Untrusted("lines"));
        }
        self.state = State::Mending(Mending::Placing { cursor, rest, extra });
        Effect::Mend(cursor.unit, bundle.lines)
    }

    fn checked(&mut self, unit: Uuid) -> Effect {
        let alarms = self.mending.alarms.remove(&unit).unwrap_or_default();
        self.state = State::Mending(Mending::Checking);
        Effect::Checked(unit, alarms)
    }
}

/// What is left of stretches after an operation, in the order of histories and sequences.
fn after(stretches: Vec<Stretch>, last: OpRef) -> Vec<Stretch> {
    let follows = |stretch: Stretch| {
        if stretch.replica == last.r && stretch.last > last.s {
            return Some(Stretch { first: stretch.first.max(last.s + 1), ..stretch });
        }
        (stretch.replica > last.r).then_some(stretch)
    };
    stretches.into_iter().filter_map(follows).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_given_is_not_given_again() {
        let [one, two] = [1, 2].map(Uuid::from_u128);
        let of = |replica, first, last| Stretch { replica, first, last };
        let all = vec![of(one, 1, 4), of(one, 8, 9), of(two, 1, 3)];
        assert_eq!(after(all.clone(), OpRef { r: one, s: 4 }), [of(one, 8, 9), of(two, 1, 3)]);
        assert_eq!(after(all.clone(), OpRef { r: one, s: 8 }), [of(one, 9, 9), of(two, 1, 3)]);
        assert_eq!(after(all, OpRef { r: two, s: 3 }), []);
    }
}
