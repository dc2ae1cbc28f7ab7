//! What a damaged file still tells. The copy that takes its place lacks what was written after it, and most of that can
//! be read all the same: damage is a page or two among thousands, and whatever page fits its seal is as it was written.
//! Each history is followed from where the copy's ends, as far as it can be read without a hole, and taken in as what
//! comes home from elsewhere; what is in no operation yet (rows of a counter, a text being typed) is added as it lies.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    path::Path,
};

use rusqlite::{Connection, OpenFlags, OptionalExtension, Params, Row, params, params_from_iter, types::Value};
use sillage_domain::{Id, Moment};
use sillage_sync_protocol::{Envelope, Line, Link, OpRef, digest_of, next_link};
use uuid::Uuid;

use crate::{
    Act, BlockRow, DataKey, StoreError, Writer,
    durable::sync_file,
    exchange::End,
    file::{Begun, connect},
    intake::{Order, damaged_stamp},
    remembered::Remembered,
    steps::bring_up_to_date,
};

/// So many rows in a row that cannot be read are the end: more than one page of the tree leads to.
const HOLE: u32 = 4_000;

/// A row of the log.
struct Found {
    raw: String,
    link: Link,
    eff: Option<String>,
}

/// Adds to a copy what `damaged` holds beyond it, and answers how many entries that are: acts, and rows of counters that
/// are in none. All of it is added, or nothing is known of the copy any more and it is to be made again.
pub(crate) fn bring_home(damaged: &Path, copy: &Path, key: &DataKey, now: &Moment) -> Result<u64, StoreError> {
    let mut connection = connect(copy, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // It stands for nothing yet, and no log of it may be left beside it.
    connection.pragma_update_and_check(None, "journal_mode", "MEMORY", |_| Ok(()))?;
    bring_up_to_date(&mut connection)?;
    let act = Act { me: Id::new(Uuid::nil()), now: now.clone(), command: "rescue", is_final: true, draft: None };
    let begun = Begun::with(&connection, "BEGIN IMMEDIATE")?;
    let mut writer = Writer::new(&connection, act, "", None, Remembered::default());
    let ends = ends(&writer)?;
    let lines = follow(beyond(damaged, key, &ends)?, &ends)?;
    let streams: BTreeSet<Uuid> = lines.iter().map(|line| line.envelope.u).collect();
    // What orders each was settled when it was written: this computer may have lost its clock with its file.
    writer.take(&lines, &streams.into_iter().collect::<Vec<_>>(), Order::Servers, None)?;
    let rows = add_counters(damaged, key, &connection)?;
    let latest = lines.iter().map(|line| line.envelope.h.ms()).max().unwrap_or_default();
    add_drafts(damaged, key, &connection, i64::try_from(latest).unwrap_or(i64::MAX))?;
    writer.finish()?;
    begun.end("COMMIT")?;
    drop(connection);
    sync_file(copy)?;
    let acts = lines.iter().filter(|line| line.envelope.a == line.envelope.reference.s).count();
    Ok(u64::try_from(acts).unwrap_or(u64::MAX).saturating_add(rows))
}

/// Where each history ends in the copy.
fn ends(here: &Writer<'_>) -> Result<HashMap<Uuid, End>, StoreError> {
    let mut statement = here.connection.prepare("SELECT DISTINCT r FROM op")?;
    let histories = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<Uuid>>>()?;
    histories.into_iter().map(|r| Ok((r, here.end_of(r)?))).collect()
}

/// What of the log of a damaged file can be read, beyond the ends that are known.
fn beyond(damaged: &Path, key: &DataKey, ends: &HashMap<Uuid, End>) -> Result<BTreeMap<OpRef, Found>, StoreError> {
    let mut found = BTreeMap::new();
    let (mut after, mut hole) = (0_i64, 0);
    while hole < HOLE {
        // A connection that met a page which does not fit reads nothing any more.
        let connection = connect(damaged, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let from = after;
        if read_on(&connection, &mut after, ends, &mut found).is_ok() {
            break;
        }
        hole = if after > from { 0 } else { hole + 1 };
        // What follows may lie on another page.
        after += 1;
    }
    Ok(found)
}

/// Reads rows after one, and says how far it came.
fn read_on(
    connection: &Connection,
    after: &mut i64,
    ends: &HashMap<Uuid, End>,
    found: &mut BTreeMap<OpRef, Found>,
) -> rusqlite::Result<()> {
    let mut statement =
        connection.prepare("SELECT rowid, r, s, line, link, eff FROM op WHERE rowid > ?1 ORDER BY rowid")?;
    let mut rows = statement.query([*after])?;
    while let Some(row) = rows.next()? {
        let (r, s) = (row.get(1)?, row.get(2)?);
        if ends.get(&r).is_none_or(|end| s > end.last) {
            found.insert(OpRef { r, s }, Found { raw: row.get(3)?, link: row.get(4)?, eff: row.get(5)? });
        }
        *after = row.get(0)?;
    }
    Ok(())
}

/// Each history from its end on, until something is missing or does not follow from what is before it.
fn follow(found: BTreeMap<OpRef, Found>, ends: &HashMap<Uuid, End>) -> Result<Vec<Line>, StoreError> {
    let mut lines: Vec<Line> = Vec::with_capacity(found.len());
    let mut reached = ends.clone();
    for (reference, Found { raw, link, eff }) in found {
        let end = reached.entry(reference.r).or_default();
        if reference.s != end.last + 1 || next_link(&end.link, &digest_of(&raw)) != link {
            continue;
        }
        // Words of somebody who was erased since say nothing, and what follows them is not followed.
        let Ok(envelope) = Envelope::parse(&raw) else { continue };
        let eff = eff.map(|eff| eff.parse()).transpose().map_err(damaged_stamp)?;
        lines.push(Line { raw, envelope, eff, before: end.link, after: link, placed: None });
        *end = End { last: reference.s, link };
    }
    Ok(lines)
}

/// Rows as far as they can be read, and whether those are all.
fn readable<T>(
    damaged: &Path,
    key: &DataKey,
    select: &'static str,
    of: impl Params,
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<(Vec<T>, bool), StoreError> {
    let connection = connect(damaged, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut found = Vec::new();
    let is_all = (|| {
        let mut statement = connection.prepare(select)?;
        let mut rows = statement.query(of)?;
        while let Some(row) = rows.next()? {
            found.push(read(row)?);
        }
        Ok::<_, rusqlite::Error>(())
    })();
    Ok((found, is_all.is_ok()))
}

/// The head of a block of a counter.
struct Head {
    id: Uuid,
    rest: Vec<Value>,
    beat_ms: i64,
}

/// Blocks that are in no operation of the copy, with their rows: how many rows were added. One that was sealed, and whose
/// operation cannot be read, is open again: whoever sends or ends the count seals it.
fn add_counters(damaged: &Path, key: &DataKey, copy: &Connection) -> Result<u64, StoreError> {
    const HEADS: &str =
        "SELECT id, observation_window, u, opened_utc_ms, zone, opened_boot_ms, boot_id, beat_utc_ms, beat_ms
         FROM block";
    let (heads, _) = readable(damaged, key, HEADS, [], |row| {
        let rest = (1..8).map(|cell| row.get(cell)).collect::<rusqlite::Result<_>>()?;
        Ok(Head { id: row.get(0)?, rest, beat_ms: row.get(8)? })
    })?;
    let mut added = 0;
    for Head { id, rest, beat_ms } in heads {
        let is_sealed = copy
            .prepare_cached("SELECT sealed_s IS NOT NULL FROM block WHERE id = ?1")?
            .query_row([id], |row| row.get::<_, bool>(0))
            .optional()?;
        if is_sealed == Some(true) {
            continue;
        }
        const ROWS: &str = "SELECT i, dt, k, x FROM block_row WHERE block = ?1 ORDER BY i";
        let (mut rows, is_all) = readable(damaged, key, ROWS, [id], |row| {
            Ok(BlockRow { i: row.get(0)?, dt: row.get(1)?, k: row.get(2)?, x: row.get(3)? })
        })?;
        // Where rows are missing, nobody is said to have watched: time without its taps would be time without customers.
        let seen = rows.iter().filter(|row| row.i >= 0).map(|row| row.dt).max().unwrap_or(0);
        if !is_all {
            rows.retain(|row| row.dt <= seen);
        }
        let cells = [
            vec![Value::Blob(id.as_bytes().to_vec())],
            rest,
            vec![Value::from(if is_all { beat_ms } else { beat_ms.min(seen) })],
        ];
        copy.prepare_cached(
            "INSERT INTO block
               (id, observation_window, u, opened_utc_ms, zone, opened_boot_ms, boot_id, beat_utc_ms, beat_ms)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             ON CONFLICT (id) DO UPDATE
             SET beat_ms = max(beat_ms, excluded.beat_ms), beat_utc_ms = max(beat_utc_ms, excluded.beat_utc_ms)",
        )?
        .execute(params_from_iter(cells.into_iter().flatten()))?;
        for BlockRow { i, dt, k, x } in rows {
            added += copy
                .prepare_cached("INSERT OR IGNORE INTO block_row (block, i, dt, k, x) VALUES (?1, ?2, ?3, ?4, ?5)")?
                .execute(params![id, i, dt, k, x])?;
        }
    }
    Ok(u64::try_from(added).unwrap_or(u64::MAX))
}

/// Texts that were being typed. One of the copy that was finished since must not come back over what was finished: it is
/// gone where the others can be read, and where it was older than the latest act that came home.
fn add_drafts(damaged: &Path, key: &DataKey, copy: &Connection, latest_ms: i64) -> Result<(), StoreError> {
    const DRAFTS: &str = "SELECT key, text, at_ms FROM draft";
    let (drafts, is_all) = readable(damaged, key, DRAFTS, [], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?))
    })?;
    let until = if is_all { i64::MAX } else { latest_ms };
    copy.execute("DELETE FROM draft WHERE at_ms <= ?1", [until])?;
    for draft in drafts {
        copy.prepare_cached("INSERT OR REPLACE INTO draft (key, text, at_ms) VALUES (?1, ?2, ?3)")?.execute(draft)?;
    }
    Ok(())
}
