//! The log of a damaged file beyond a copy, sorted: what comes home under its name, what is written again, and what
//! cannot be read.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::{Connection, OptionalExtension, params};
use sillage_sync_protocol::{Envelope, Line, Link, OpRef, digest_of, erased as stub_of, next_link};
use uuid::Uuid;

use super::{Acknowledged, Reached, Wreck};
use crate::{
    Reader, StoreError,
    exchange::End,
    intake::damaged_stamp,
    replica::{self, Carried},
};

/// So many rows in a row that cannot be read are the end: more than one page of the tree leads to.
const HOLE: u32 = 4_000;

/// What lies beyond the copy.
pub(super) struct Beyond {
    /// Follows from what is before it, history by history; between two stretches a place whose words were forgotten.
    pub lines: Vec<(Vec<Line>, Option<Place>)>,
    /// One's own behind a hole that nobody else has: a history goes on without a hole, or nothing of it leaves.
    pub again: Vec<Line>,
    /// Acts others have, and give back under their names.
    pub elsewhere: u64,
    /// Acts that are known to be there, and cannot be read or proved: at least so many.
    pub left: u64,
}

/// A place in a history whose words were forgotten.
pub(super) struct Place {
    pub reference: OpRef,
    pub found: Found,
}

/// A row of the log.
pub(super) struct Found {
    pub raw: String,
    pub link: Link,
    pub eff: Option<String>,
    pub h: String,
    pub a: u64,
    pub e: Uuid,
}

/// What this computer wrote, and what of it others have.
struct Own {
    /// The history the damaged file wrote.
    replica: Uuid,
    me: Option<Uuid>,
    /// Others' words, and those one wrote on another computer: histories that are held in stretches.
    elsewhere: BTreeSet<Uuid>,
    acknowledged: Option<Acknowledged>,
    carried: Carried,
}

impl Own {
    fn is_mine(&self, envelope: &Envelope) -> bool {
        let r = envelope.reference.r;
        r == self.replica || (self.me == Some(envelope.by) && !self.elsewhere.contains(&r))
    }

    /// Whether others have it: by the receipts of a server, or in a file that was given away.
    fn is_known(&self, envelope: &Envelope) -> bool {
        let is_acknowledged = |took_in: &Acknowledged| took_in(envelope.reference);
        self.acknowledged.as_ref().is_some_and(is_acknowledged) || self.carried.has(envelope)
    }
}

/// What of the log can be read, and what is to become of it.
pub(super) fn beyond(
    wreck: &Wreck<'_>,
    copy: &Reader<'_>,
    carried: Carried,
    reached: Reached,
) -> Result<Beyond, StoreError> {
    let held = Held { copy, ends: ends(copy)? };
    let found = read(wreck, &held)?;
    let mut known = stretches(wreck)?;
    let own = own(wreck, copy, &found, (carried, reached), known.keys().map(|place| place.r).collect())?;
    let mut missing = unread(wreck, &held, &found)?;
    let (mut lines, mut again, mut elsewhere) = (vec![(Vec::new(), None)], Vec::new(), 0);
    let mut reached = held.ends;
    for (reference, found) in found {
        let OpRef { r, s } = reference;
        let before = known.remove(&reference);
        known.insert(OpRef { r, s: s + 1 }, found.link);
        let end = reached.entry(r).or_default();
        let follows = |before: &Link| next_link(before, &digest_of(&found.raw)) == found.link;
        let is_next = s == end.last + 1 && follows(&end.link);
        let Ok(envelope) = Envelope::parse(&found.raw) else {
            if is_next && stub_of(&found.raw).is_some() {
                *end = End { last: s, link: found.link };
                if let Some(last) = lines.last_mut() {
                    last.1 = Some(Place { reference, found });
                }
                lines.push((Vec::new(), None));
            } else if stub_of(&found.raw).is_none() {
                missing.insert(reference);
            }
            continue;
        };
        let is_mine = own.is_mine(&envelope);
        let before = if is_next { Some(end.link) } else { before.filter(|before| !is_mine && follows(before)) };
        let Found { raw, link, eff, .. } = found;
        let eff = eff.map(|eff| eff.parse()).transpose().map_err(damaged_stamp)?;
        let line = Line { raw, envelope, eff, before: before.unwrap_or_default(), after: link, placed: None };
        if before.is_some() {
            // A stretch that was filled in after the copy lies before its end.
            if s > end.last {
                *end = End { last: s, link };
            }
            if let Some(last) = lines.last_mut() {
                last.0.push(line);
            }
        } else if !is_mine {
            missing.insert(reference);
        } else if own.is_known(&line.envelope) {
            elsewhere += u64::from(line.envelope.a == s);
        } else {
            again.push(line);
        }
    }
    Ok(Beyond { lines, again, elsewhere, left: acts_of(wreck, &missing)? })
}

/// Where each history ends in the copy.
fn ends(copy: &Reader<'_>) -> Result<HashMap<Uuid, End>, StoreError> {
    let mut statement = copy.connection.prepare("SELECT DISTINCT r FROM op")?;
    let histories = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<Uuid>>>()?;
    histories.into_iter().map(|r| Ok((r, copy.end_of(r)?))).collect()
}

/// Which history the damaged file wrote (the copy's, where that cannot be read), who writes it, and what others have.
fn own(
    wreck: &Wreck<'_>,
    copy: &Reader<'_>,
    found: &BTreeMap<OpRef, Found>,
    (carried, reached): (Carried, Reached),
    elsewhere: BTreeSet<Uuid>,
) -> Result<Own, StoreError> {
    let (named, _) = wreck.read("SELECT value FROM meta WHERE key = 'replica'", [], |row| row.get::<_, String>(0))?;
    let replica = match named.first().and_then(|named| named.parse().ok()) {
        Some(replica) => replica,
        None => replica::current(copy.connection)?,
    };
    const VALUE: &str = "SELECT value FROM local WHERE key = ?1";
    let (memory, _) = wreck.read(VALUE, [reached.memory], |row| row.get(0))?;
    let acknowledged = memory.first().map(|memory: &String| (reached.acknowledged)(memory));
    // Whose it is was said when it was made.
    let identity: Option<String> =
        copy.connection.prepare_cached(VALUE)?.query_row([reached.identity], |row| row.get(0)).optional()?;
    let me = match identity.and_then(|identity| (reached.person)(&identity)) {
        Some(me) => Some(me),
        None => author(copy, replica, found)?,
    };
    Ok(Own { replica, me, elsewhere, acknowledged, carried })
}

/// Whoever writes a history.
fn author(copy: &Reader<'_>, r: Uuid, found: &BTreeMap<OpRef, Found>) -> Result<Option<Uuid>, StoreError> {
    let last: Option<String> = copy
        .connection
        .prepare_cached("SELECT line FROM op WHERE r = ?1 AND u IS NOT NULL ORDER BY s DESC LIMIT 1")?
        .query_row([r], |row| row.get(0))
        .optional()?;
    let later = found.iter().filter(|(reference, _)| reference.r == r).map(|(_, found)| found.raw.as_str());
    Ok(last.as_deref().into_iter().chain(later).find_map(|raw| Envelope::read(raw).ok()).map(|envelope| envelope.by))
}

/// The links before operations whose predecessors were not held.
fn stretches(wreck: &Wreck<'_>) -> Result<HashMap<OpRef, Link>, StoreError> {
    let (stretches, _) = wreck.read("SELECT r, s, link FROM stretch", [], |row| {
        Ok((OpRef { r: row.get(0)?, s: row.get(1)? }, row.get::<_, Link>(2)?))
    })?;
    Ok(stretches.into_iter().collect())
}

/// What the copy holds. Others' histories are held in stretches: what lies before their end may have come later.
struct Held<'c> {
    copy: &'c Reader<'c>,
    ends: HashMap<Uuid, End>,
}

impl Held<'_> {
    fn has(&self, OpRef { r, s }: OpRef) -> rusqlite::Result<bool> {
        if self.ends.get(&r).is_none_or(|end| s > end.last) {
            return Ok(false);
        }
        self.copy.connection.prepare_cached("SELECT 1 FROM op WHERE r = ?1 AND s = ?2")?.exists(params![r, s])
    }
}

/// Rows the copy does not hold: from the beginning over every hole, then from the end, should one be too large.
fn read(wreck: &Wreck<'_>, held: &Held<'_>) -> Result<BTreeMap<OpRef, Found>, StoreError> {
    const FORWARD: &str = "SELECT rowid, r, s, line, link, eff, h, a, e FROM op WHERE rowid > ?1 ORDER BY rowid";
    const BACK: &str = "SELECT rowid, r, s, line, link, eff, h, a, e FROM op WHERE rowid > ?1 ORDER BY rowid DESC";
    let mut found = BTreeMap::new();
    let (mut after, mut hole) = (0_i64, 0);
    while hole < HOLE {
        let from = after;
        if read_on(&wreck.connect()?, FORWARD, &mut after, held, &mut found).is_ok() {
            return Ok(found);
        }
        hole = if after > from { 0 } else { hole + 1 };
        // What follows may lie on another page.
        after += 1;
    }
    // It ends at a page that cannot be read either.
    drop(read_on(&wreck.connect()?, BACK, &mut after, held, &mut found));
    Ok(found)
}

/// Reads rows after one, and says how far it came.
fn read_on(
    connection: &Connection,
    select: &'static str,
    after: &mut i64,
    held: &Held<'_>,
    found: &mut BTreeMap<OpRef, Found>,
) -> rusqlite::Result<()> {
    let mut statement = connection.prepare(select)?;
    let mut rows = statement.query([*after])?;
    while let Some(row) = rows.next()? {
        let reference = OpRef { r: row.get(1)?, s: row.get(2)? };
        if !held.has(reference)? {
            let (raw, link, eff) = (row.get(3)?, row.get(4)?, row.get(5)?);
            found.insert(reference, Found { raw, link, eff, h: row.get(6)?, a: row.get(7)?, e: row.get(8)? });
        }
        *after = row.get(0)?;
    }
    Ok(())
}

/// Operations whose rows cannot be read: their names stand in an index too, on other pages.
fn unread(wreck: &Wreck<'_>, held: &Held<'_>, found: &BTreeMap<OpRef, Found>) -> Result<BTreeSet<OpRef>, StoreError> {
    let (named, _) = wreck.read_both_ways(
        ["SELECT r, s FROM op ORDER BY r, s", "SELECT r, s FROM op ORDER BY r DESC, s DESC"],
        |row| Ok(OpRef { r: row.get(0)?, s: row.get(1)? }),
    )?;
    let mut unread = BTreeSet::new();
    for named in named.into_iter().filter(|named| !found.contains_key(named)) {
        if !held.has(named)? {
            unread.insert(named);
        }
    }
    Ok(unread)
}

/// How many acts these operations are of: each is of the last that begins before it in its history. It is one at least.
fn acts_of(wreck: &Wreck<'_>, missing: &BTreeSet<OpRef>) -> Result<u64, StoreError> {
    if missing.is_empty() {
        return Ok(0);
    }
    let (acts, _) = wreck.read_both_ways(
        ["SELECT r, a FROM act ORDER BY r, a", "SELECT r, a FROM act ORDER BY r DESC, a DESC"],
        |row| Ok(OpRef { r: row.get(0)?, s: row.get(1)? }),
    )?;
    let begin = |missing: &OpRef| acts.range(..=*missing).next_back().filter(|act| act.r == missing.r).copied();
    let begun: BTreeSet<OpRef> = missing.iter().filter_map(begin).collect();
    Ok(u64::try_from(begun.len().max(1)).unwrap_or(u64::MAX))
}
