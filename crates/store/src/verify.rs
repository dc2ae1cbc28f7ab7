//! Proof that the file is whole: pages, chain, and every projection rebuilt from the log and compared.

use rusqlite::{Connection, OptionalExtension, params, types::ValueRef};
use sha2::{Digest, Sha256};
use sillage_sync_protocol::{Envelope, Link, OpRef, digest_of, erased, next_link};
use uuid::Uuid;

use crate::{Store, StoreError, project};

/// Each page against its seal.
const PAGES: &str = "PRAGMA cipher_integrity_check";

/// What a verification found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// Operations in the log.
    pub operations: u64,
    /// Rows of counter blocks.
    pub events: u64,
    /// Entities projected.
    pub entities: u64,
    /// Last link of each replica's chain, in hexadecimal.
    pub heads: Vec<(Uuid, String)>,
    /// Fingerprint of each projection: equal where the same operations are held, in whatever order they came.
    pub projections: Vec<String>,
    /// Sentences of what is wrong, for the log; empty when all is well.
    pub faults: Vec<String>,
}

impl Store {
    /// Checks pages, chain and projections. Nothing is changed.
    ///
    /// # Errors
    /// The file cannot be read at all.
    pub fn verify(&self) -> Result<Verification, StoreError> {
        self.with_connection(|connection| {
            // While its reach stands, nothing is written back.
            let is_back = self.pause_twin().is_ok() && write_back(connection);
            if !is_back {
                self.follow_twin();
            }
            verify(connection, prove(connection, is_back)?)
        })
    }
}

fn verify(connection: &Connection, mut faults: Vec<String>) -> Result<Verification, StoreError> {
    let heads = check_chain(connection, &mut faults)?;
    connection.execute_batch("BEGIN IMMEDIATE")?;
    let compared = compare_projections(connection);
    connection.execute_batch("ROLLBACK")?;
    let (projections, differing) = match compared {
        // A broken log may not come to any projection: what breaks it is told all the same.
        Err(_) if !faults.is_empty() => (Vec::new(), vec!["no projection".to_owned()]),
        compared => compared?,
    };
    faults.extend(differing);
    let count = |table: &str| connection.query_row(table, [], |row| row.get::<_, u64>(0));
    Ok(Verification {
        operations: count("SELECT count(*) FROM op")?,
        events: count("SELECT count(*) FROM block_row")?,
        entities: count("SELECT count(*) FROM entity")?,
        heads,
        projections: projections.into_iter().map(hex::encode).collect(),
        faults,
    })
}

/// Writes the log back and proves each page of the file before a value of it is shown. Where the log cannot be written
/// back now, it goes on as it is: pages of the file may be what a cut left of them and lie whole in the log, and each is
/// proved as it is read.
pub(crate) fn prove_pages(connection: &Connection) -> Result<(), StoreError> {
    let busy = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0));
    if busy != Ok(0) {
        return Ok(());
    }
    match faults_of(connection, PAGES)?.first() {
        Some(fault) => Err(StoreError::Damaged(fault.clone())),
        None => Ok(()),
    }
}

/// Each page of the file against its seal, and all of them as they are read. A log that was written back in part, because
/// somebody read meanwhile, leaves pages without a seal in the file that lie whole in the log: it is written back first.
/// Where it cannot be, what is read is proved as it is read.
pub(crate) fn check_pages(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let is_back = write_back(connection);
    prove(connection, is_back)
}

/// Whether all of the log was written back.
fn write_back(connection: &Connection) -> bool {
    let is_all = |row: &rusqlite::Row<'_>| Ok(row.get::<_, i64>(1)? == row.get::<_, i64>(2)?);
    matches!(connection.query_row("PRAGMA wal_checkpoint(FULL)", [], is_all), Ok(true))
}

fn prove(connection: &Connection, is_back: bool) -> Result<Vec<String>, StoreError> {
    let mut faults = if is_back { faults_of(connection, PAGES)? } else { Vec::new() };
    faults.extend(faults_of(connection, "PRAGMA quick_check")?);
    Ok(faults)
}

fn faults_of(connection: &Connection, pragma: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare(pragma)?;
    let lines = statement.query_map([], |row| row.get::<_, String>(0))?;
    let all = lines.collect::<Result<Vec<_>, _>>()?;
    Ok(all.into_iter().filter(|line| line != "ok").collect())
}

/// Walks every replica's chain. This replica's own is dense from 1; of others some stretches are held, each with the
/// link before it.
fn check_chain(connection: &Connection, faults: &mut Vec<String>) -> Result<Vec<(Uuid, String)>, StoreError> {
    let own = crate::replica::current(connection)?;
    let mut heads: Vec<(Uuid, String)> = Vec::new();
    let mut statement = connection.prepare("SELECT r, s, line, link FROM op ORDER BY r, s")?;
    let mut rows = statement.query([])?;
    let (mut replica, mut expected, mut link): (Uuid, u64, Link) = (Uuid::nil(), 1, [0; 32]);
    while let Some(row) = rows.next()? {
        let (r, s, line, found): (Uuid, u64, String, Link) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        if r != replica {
            (replica, expected, link) = (r, 1, [0; 32]);
            heads.push((r, String::new()));
        }
        if s != expected && r != own {
            let before: Option<Link> = connection
                .prepare_cached("SELECT link FROM stretch WHERE r = ?1 AND s = ?2")?
                .query_row(params![r, s], |row| row.get(0))
                .optional()?;
            if let Some(before) = before {
                (expected, link) = (s, before);
            }
        }
        link = next_link(&link, &digest_of(&line));
        // A stub says nothing any more, and so nothing about where it stands. What is neither is named like any other.
        let stands_here = |envelope: Envelope| envelope.reference == (OpRef { r, s });
        let is_in_place = erased(&line).is_some() || Envelope::read(&line).is_ok_and(stands_here);
        if s != expected || link != found || !is_in_place {
            faults.push(format!("chain broken at {r}:{s}"));
            link = found;
        }
        expected = s + 1;
        if let Some(head) = heads.last_mut() {
            head.1 = hex::encode(link);
        }
    }
    Ok(heads)
}

type Fingerprint = [u8; 32];

fn compare_projections(connection: &Connection) -> Result<(Vec<Fingerprint>, Vec<String>), StoreError> {
    const PROJECTIONS: [&str; 3] = [
        "SELECT * FROM entity ORDER BY e",
        "SELECT * FROM act ORDER BY r, a",
        "SELECT * FROM block_row ORDER BY block, i",
    ];
    let print = || PROJECTIONS.iter().map(|select| fingerprint(connection, select)).collect::<Result<Vec<_>, _>>();
    let before = print()?;
    project::rebuild(connection)?;
    let after = print()?;
    let differing = PROJECTIONS
        .iter()
        .zip(before.iter().zip(&after))
        .filter(|(_, (before, after))| before != after)
        .map(|(select, _)| format!("projection differs: {select}"))
        .collect();
    Ok((before, differing))
}

fn fingerprint(connection: &Connection, select: &str) -> Result<Fingerprint, StoreError> {
    let mut hash = Sha256::new();
    let mut statement = connection.prepare(select)?;
    let columns = statement.column_count();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            match row.get_ref(column)? {
                ValueRef::Null => hash.update([0]),
                ValueRef::Integer(value) => hash.update([[1].as_slice(), &value.to_le_bytes()].concat()),
                ValueRef::Real(value) => hash.update([[2].as_slice(), &value.to_le_bytes()].concat()),
                ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
                    hash.update(bytes.len().to_le_bytes());
                    hash.update(bytes);
                }
            }
        }
    }
    Ok(hash.finalize().into())
}

#[cfg(test)]
mod tests {
    use rusqlite::OpenFlags;

    use crate::{
        Store, Vault,
        file::{DATABASE, connect},
    };

    #[test]
    fn a_page_that_lies_in_the_log_alone_is_no_fault() {
        let root = tempfile::tempdir().expect("folder");
        let (vault, key) = Vault::practice(uuid::Uuid::from_u128(1)).expect("vault");
        let store = Store::create(&root.path().join("profile"), vault, key.clone(), "boot").expect("store");
        let write = |key: &str, times: usize| {
            store
                .with_connection(|connection| {
                    let text = "mot ".repeat(times * 1_000);
                    connection
                        .execute("INSERT OR REPLACE INTO draft (key, text, at_ms) VALUES (?1, ?2, 0)", [key, &text])?;
                    Ok(())
                })
                .expect("written");
        };
        // Somebody begins to read between two acts: what the second one writes cannot be written back.
        write("a", 100);
        write("b", 100);
        let reading = connect(&store.folder().join(DATABASE), &key, OpenFlags::SQLITE_OPEN_READ_WRITE).expect("opens");
        reading.execute_batch("BEGIN; SELECT count(*) FROM draft;").expect("reads");
        write("a", 101);
        store
            .with_connection(|connection| {
                store.pause_twin()?;
                Ok(connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?)
            })
            .expect("written back in part");
        let holes = store.with_connection(|connection| super::faults_of(connection, super::PAGES)).expect("looked at");
        assert!(!holes.is_empty(), "pages of the first act are newer in the log and nowhere in the file");
        drop(reading);
        assert_eq!(store.verify().expect("verified").faults, Vec::<String>::new());
    }
}
