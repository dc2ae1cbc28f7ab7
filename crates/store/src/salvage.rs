//! What a damaged file still tells. The copy that takes its place lacks what was written after it, and most of that can
//! be read all the same: damage is a page or two among thousands, and whatever page fits its seal is as it was written.
//! Each history is followed from where the copy's ends, as far as it can be read without a hole, and taken in as what
//! comes home from elsewhere; what is in no operation yet (rows of a counter, a text being typed) is added as it lies.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    path::Path,
};

use rusqlite::{Connection, OpenFlags, params_from_iter, types::Value};
use sillage_domain::{Id, Moment};
use sillage_sync_protocol::{Envelope, Line, Link, OpRef, digest_of, next_link};
use uuid::Uuid;

use crate::{
    Act, DataKey, StoreError, Writer,
    durable::sync_file,
    exchange::End,
    file::{Begun, connect},
    intake::damaged_stamp,
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

/// Adds to a copy what `damaged` holds beyond it, and answers how many acts that are. All of it is added, or nothing is
/// known of the copy any more and it is to be made again.
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
    writer.take_in(&lines, &streams.into_iter().collect::<Vec<_>>())?;
    add_beside(damaged, key, &connection)?;
    writer.finish()?;
    begun.end("COMMIT")?;
    drop(connection);
    sync_file(copy)?;
    let acts = lines.iter().filter(|line| line.envelope.a == line.envelope.reference.s).count();
    Ok(u64::try_from(acts).unwrap_or(u64::MAX))
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

/// What lies beside the log.
fn add_beside(damaged: &Path, key: &DataKey, copy: &Connection) -> Result<(), StoreError> {
    for [select, insert] in BESIDE {
        let connection = connect(damaged, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        // Of a table with a page that does not fit, what was read before it is kept.
        let Ok(mut statement) = connection.prepare(select) else { continue };
        let width = statement.column_count();
        let Ok(mut rows) = statement.query([]) else { continue };
        while let Ok(Some(row)) = rows.next() {
            let cells = (0..width).map(|cell| row.get(cell)).collect::<rusqlite::Result<Vec<Value>>>()?;
            copy.prepare_cached(insert)?.execute(params_from_iter(cells))?;
        }
    }
    Ok(())
}

/// Blocks that are not sealed, their rows, texts being typed: how they are read and how they are added.
const BESIDE: [[&str; 2]; 3] = [
    [
        "SELECT id, observation_window, u, opened_utc_ms, zone, opened_boot_ms, boot_id, beat_ms, beat_utc_ms
         FROM block
         WHERE sealed_s IS NULL",
        "INSERT OR IGNORE INTO block
           (id, observation_window, u, opened_utc_ms, zone, opened_boot_ms, boot_id, beat_ms, beat_utc_ms)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    ],
    [
        "SELECT block, i, dt, k, x
         FROM block_row
         WHERE block IN (SELECT id FROM block WHERE sealed_s IS NULL)
         ORDER BY block, i",
        "INSERT OR IGNORE INTO block_row (block, i, dt, k, x) VALUES (?1, ?2, ?3, ?4, ?5)",
    ],
    ["SELECT key, text, at_ms FROM draft", "INSERT OR REPLACE INTO draft (key, text, at_ms) VALUES (?1, ?2, ?3)"],
];
