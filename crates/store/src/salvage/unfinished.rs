//! What of a damaged file is in no operation yet: rows of a counter that runs, a text being typed.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter, types::Value};
use uuid::Uuid;

use super::{Salvaged, Wreck};
use crate::{BlockRow, RowKind, StoreError};

/// The head of a block of a counter.
struct Head {
    rest: Vec<Value>,
    beat_ms: i64,
    is_sealed: bool,
}

impl Head {
    /// Whether it came as an operation: no computer's clock ran when it was opened.
    fn is_elsewhere(&self) -> bool {
        self.rest[4] == Value::Integer(0) && self.rest[5] == Value::Text(String::new())
    }
}

const LAST: &str = "SELECT i, dt FROM block_row WHERE block = ?1 ORDER BY i DESC LIMIT 1";

/// Blocks that are in no operation of the copy, with their rows. One that was sealed, and whose operation cannot be read,
/// is open again: whoever sends or ends the count seals it.
pub(super) fn add_counters(wreck: &Wreck<'_>, copy: &Connection) -> Result<Salvaged, StoreError> {
    // Their names stand in an index too, on other pages.
    const IDS: [&str; 2] = ["SELECT id FROM block ORDER BY id", "SELECT id FROM block ORDER BY id DESC"];
    let heads = heads(wreck)?;
    let (mut ids, _) = wreck.read_both_ways(IDS, |row| row.get::<_, Uuid>(0))?;
    ids.extend(heads.keys());
    let mut salvaged = Salvaged::default();
    for id in ids {
        let is_sealed = copy
            .prepare_cached("SELECT sealed_s IS NOT NULL FROM block WHERE id = ?1")?
            .query_row([id], |row| row.get::<_, bool>(0))
            .optional()?;
        match (is_sealed, heads.get(&id)) {
            (Some(true), _) => {}
            // Somebody else's, which is an operation or nothing: nobody goes on with it here.
            (_, Some(head)) if head.is_sealed && head.is_elsewhere() => {}
            // Without its head nobody knows what its rows are of: one thing at least.
            (None, None) => salvaged.left += 1,
            (_, head) => add_block(wreck, copy, id, head, &mut salvaged)?,
        }
    }
    Ok(salvaged)
}

fn heads(wreck: &Wreck<'_>) -> Result<BTreeMap<Uuid, Head>, StoreError> {
    const FORWARD: &str = "SELECT id, observation_window, u, opened_utc_ms, zone, opened_boot_ms, boot_id, beat_utc_ms,
                                  beat_ms, sealed_s IS NOT NULL
                           FROM block ORDER BY rowid";
    const BACK: &str = "SELECT id, observation_window, u, opened_utc_ms, zone, opened_boot_ms, boot_id, beat_utc_ms,
                               beat_ms, sealed_s IS NOT NULL
                        FROM block ORDER BY rowid DESC";
    let head = |row: &Row<'_>| {
        let rest = (1..8).map(|cell| row.get(cell)).collect::<rusqlite::Result<_>>()?;
        Ok((row.get(0)?, Head { rest, beat_ms: row.get(8)?, is_sealed: row.get(9)? }))
    };
    let (mut heads, are_all) = wreck.read(FORWARD, [], head)?;
    if !are_all {
        heads.extend(wreck.read(BACK, [], head)?.0);
    }
    Ok(heads.into_iter().collect())
}

fn add_block(
    wreck: &Wreck<'_>,
    copy: &Connection,
    id: Uuid,
    head: Option<&Head>,
    salvaged: &mut Salvaged,
) -> Result<(), StoreError> {
    // What the copy has is not asked for: it may be what cannot be read.
    const OF_HOST: &str = "SELECT i, dt, k, x FROM block_row WHERE block = ?1 AND i < 0 ORDER BY i DESC";
    const NEWER: &str = "SELECT i, dt, k, x FROM block_row WHERE block = ?1 AND i > ?2 ORDER BY i";
    let (here, seen_here) = last_row(copy, id)?;
    let (mut rows, are_hosts_all) = wreck.read(OF_HOST, [id], row_of)?;
    let (newer, are_newer_all) = wreck.read(NEWER, params![id, here], row_of)?;
    let is_all = are_hosts_all && are_newer_all;
    let seen = newer.iter().map(|row| row.dt).max().unwrap_or(seen_here);
    let last = newer.last().map_or(here, |row| row.i);
    rows.extend(newer);
    if !is_all {
        // Where rows are missing, nobody is said to have watched: time without its taps would be time without customers.
        rows.retain(|row| row.dt <= seen);
        // Its last row may be read where one before it cannot.
        let (there, _) = wreck.read(LAST, [id], |row| row.get::<_, i64>(0))?;
        let left = there.first().map_or(1, |there| there - last);
        salvaged.left += u64::try_from(left).unwrap_or_default();
    }
    if !are_hosts_all && seen > seen_here {
        // A gap that cannot be read is somewhere since the copy: all of that is one.
        let lowest = rows.iter().map(|row| row.i).min().unwrap_or(0).min(lowest_row(copy, id)?);
        rows.push(BlockRow { i: lowest - 1, dt: seen, k: RowKind::Gap as i64, x: seen - seen_here });
        salvaged.left += u64::from(are_newer_all);
    }
    if let Some(Head { rest, beat_ms, .. }) = head {
        let cells = [Value::Blob(id.as_bytes().to_vec())].into_iter().chain(rest.iter().cloned());
        let beat_ms = if is_all { *beat_ms } else { seen.min(*beat_ms) };
        copy.prepare_cached(
            "INSERT INTO block
               (id, observation_window, u, opened_utc_ms, zone, opened_boot_ms, boot_id, beat_utc_ms, beat_ms)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             ON CONFLICT (id) DO UPDATE
             SET beat_ms = max(beat_ms, excluded.beat_ms), beat_utc_ms = max(beat_utc_ms, excluded.beat_utc_ms)",
        )?
        .execute(params_from_iter(cells.chain([Value::from(beat_ms)])))?;
    }
    // It may be read, and sealed, elsewhere as it was: it belongs to no computer that runs, so that nothing more is counted
    // in it under names that are taken.
    if !is_all || head.is_none_or(|head| head.is_sealed) {
        copy.prepare_cached("UPDATE block SET boot_id = '' WHERE id = ?1")?.execute([id])?;
    }
    for BlockRow { i, dt, k, x } in rows {
        let added = copy
            .prepare_cached("INSERT OR IGNORE INTO block_row (block, i, dt, k, x) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![id, i, dt, k, x])?;
        // What the host noted meanwhile is nobody's entry.
        salvaged.brought += u64::from(added > 0 && i >= 0);
    }
    Ok(())
}

fn lowest_row(copy: &Connection, block: Uuid) -> Result<i64, StoreError> {
    const LOWEST: &str = "SELECT coalesce(min(i), 0) FROM block_row WHERE block = ?1 AND i < 0";
    Ok(copy.prepare_cached(LOWEST)?.query_row([block], |row| row.get(0))?)
}

/// The last row a counter sent, and when; −1 if there is none.
fn last_row(copy: &Connection, block: Uuid) -> Result<(i64, i64), StoreError> {
    let last = copy.prepare_cached(LAST)?.query_row([block], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    Ok(last.filter(|(i, _)| *i >= 0).unwrap_or((-1, 0)))
}

fn row_of(row: &Row<'_>) -> rusqlite::Result<BlockRow> {
    Ok(BlockRow { i: row.get(0)?, dt: row.get(1)?, k: row.get(2)?, x: row.get(3)? })
}

/// Texts that were being typed. One of the copy that was finished since must not come back over what was finished: it is
/// gone where the others can be read, and where it was older than the latest act that came home.
pub(super) fn add_drafts(wreck: &Wreck<'_>, copy: &Connection, latest_ms: i64) -> Result<(), StoreError> {
    const DRAFTS: &str = "SELECT key, text, at_ms FROM draft";
    let (drafts, is_all) = wreck
        .read(DRAFTS, [], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?)))?;
    let until = if is_all { i64::MAX } else { latest_ms };
    copy.execute("DELETE FROM draft WHERE at_ms <= ?1", [until])?;
    for draft in drafts {
        copy.prepare_cached("INSERT OR REPLACE INTO draft (key, text, at_ms) VALUES (?1, ?2, ?3)")?.execute(draft)?;
    }
    Ok(())
}
