//! Looks a copy of the database through: every page, every chain, every unit's order.

use std::{collections::BTreeMap, path::Path};

use rusqlite::{Connection, OpenFlags};
use sillage_sync_protocol::{Link, digest_of, next_link};
use uuid::Uuid;

use super::{Answer, StoreError};
use crate::payloads::{Payloads, Place};

/// What a copy holds, once it was looked through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The network.
    pub network: Uuid,
    /// Its timeline.
    pub epoch: Uuid,
    /// Operations, those that lie aside among them.
    pub operations: u64,
    /// Each unit's last commit.
    pub units: BTreeMap<Uuid, u64>,
    /// Each history's last operation.
    pub ends: BTreeMap<Uuid, u64>,
    /// Photos and papers: unit, hash, bytes.
    pub objects: Vec<(Uuid, String, u64)>,
}

/// Looks a file through that nobody writes in.
///
/// # Errors
/// It is no copy of a server's database, something in it does not fit, or it lies under another payload key.
pub fn check(file: &Path, payloads: &Payloads) -> Answer<Checked> {
    let copy = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    let whole: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if whole != "ok" {
        return Err(StoreError::Damaged("pages"));
    }
    let fact = |key: &str| -> Answer<Uuid> {
        let text: String = copy.query_row("SELECT value FROM fact WHERE key = ?1", [key], |row| row.get(0))?;
        text.parse().map_err(|_| StoreError::Damaged("deployment"))
    };
    let pairs = |sql: &str| -> Answer<BTreeMap<Uuid, u64>> {
        let mut statement = copy.prepare(sql)?;
        Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
    };
    let units = pairs("SELECT unit, head FROM unit_stream")?;
    let ends = pairs("SELECT id, high FROM replica")?;
    let mut statement = copy.prepare("SELECT unit, hash, size FROM object ORDER BY unit, hash")?;
    let objects = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let checked = Checked {
        network: fact("network")?,
        epoch: fact("epoch")?,
        operations: chains(&copy, &ends, payloads)?,
        objects: objects.collect::<Result<_, _>>()?,
        units,
        ends,
    };
    orders(&copy, &checked.units)?;
    Ok(checked)
}

/// Every link is the one its operations make, up to the end that is noted of its history. An erased operation keeps its
/// digest and says nothing any more.
fn chains(copy: &Connection, ends: &BTreeMap<Uuid, u64>, payloads: &Payloads) -> Answer<u64> {
    // A copy of an older program knows no payload key.
    let sql = if copy.column_exists(None::<&str>, "op", "cipher")? {
        "SELECT replica, s, raw, digest, link, noun, cipher FROM op ORDER BY replica, s"
    } else {
        "SELECT replica, s, raw, digest, link, noun, NULL FROM op ORDER BY replica, s"
    };
    let mut statement = copy.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut reached = BTreeMap::<Uuid, (u64, Link)>::new();
    let mut count = 0;
    while let Some(row) = rows.next()? {
        let (replica, s): (Uuid, u64) = (row.get(0)?, row.get(1)?);
        let raw = row.get_ref(2)?.as_str().map_err(|_| StoreError::Damaged("operation"))?;
        let (digest, link): (Link, Link) = (row.get(3)?, row.get(4)?);
        let says: Option<String> = row.get(5)?;
        let (last, before) = reached.get(&replica).copied().unwrap_or((0, [0; 32]));
        // After a hole an administrator accepted, the link before it is not here any more.
        if s == last + 1 && next_link(&before, &digest) != link {
            return Err(StoreError::Damaged("chain"));
        }
        let covered = match row.get_ref(6)?.as_blob_or_null().map_err(|_| StoreError::Damaged("operation"))? {
            Some(cipher) => Some(payloads.decipher(Place::Op(replica, s), cipher)?),
            None => None,
        };
        let raw = match &covered {
            Some(bytes) => std::str::from_utf8(bytes).map_err(|_| StoreError::Damaged("operation"))?,
            None => raw,
        };
        if says.is_some() && digest_of(raw) != digest {
            return Err(StoreError::Damaged("operation"));
        }
        reached.insert(replica, (s, link));
        count += 1;
    }
    let is_there = |(replica, high): (&Uuid, &u64)| *high <= reached.get(replica).map_or(0, |(last, _)| *last);
    if ends.iter().all(is_there) { Ok(count) } else { Err(StoreError::Damaged("end of a history")) }
}

/// No commit of a unit lies beyond its head. Two never have the same: the index over them was looked through.
fn orders(copy: &Connection, units: &BTreeMap<Uuid, u64>) -> Answer<()> {
    let sql = "SELECT unit, max(at_commit) FROM op WHERE at_commit IS NOT NULL GROUP BY unit";
    let mut statement = copy.prepare(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let found: BTreeMap<Uuid, u64> = rows.collect::<Result<_, _>>()?;
    let fits = |(unit, last): (&Uuid, &u64)| units.get(unit).is_some_and(|head| last <= head);
    if found.iter().all(fits) { Ok(()) } else { Err(StoreError::Damaged("order of a unit")) }
}
