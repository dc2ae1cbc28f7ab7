//! The embedded database: one writer, readers beside it, every commit on the disk before it is told.

mod check;
mod together;
mod whole;

use std::{path::Path, sync::Mutex};

use rusqlite::{
    Connection, ToSql,
    types::{ToSqlOutput, ValueRef},
};

use super::{
    Answer, Rows, ServerStore, StoreError,
    sql::{Cell, Database, Row, SqlRows, Value},
};
use crate::payloads::Payloads;

use together::Together;

pub use check::{Checked, check};
pub(super) use whole::{Kind, Table, seal, tables};

mod embedded {
    refinery::embed_migrations!("migrations");
}

/// Readers kept open for the next question.
const READERS: usize = 4;

/// The embedded database.
pub struct SqliteStore {
    path: std::path::PathBuf,
    writer: Together,
    readers: Mutex<Vec<Connection>>,
    payloads: Payloads,
}

impl SqliteStore {
    /// Opens the database, and makes it if there is none.
    ///
    /// # Errors
    /// It cannot be opened, or the system does not keep what it is told to.
    pub fn open(path: &Path) -> Answer<Self> {
        let mut writer = connect(path)?;
        // All at once: between a step and its note the database would be of no known shape.
        let migrated = embedded::migrations::runner().set_grouped(true).run(&mut writer);
        migrated.map_err(|error| StoreError::Schema(error.to_string()))?;
        let (readers, payloads) = (Mutex::new(Vec::new()), Payloads::default());
        Ok(Self { path: path.into(), writer: Together::new(writer), readers, payloads })
    }

    /// Reads and writes what people wrote under this key.
    #[must_use]
    pub fn under(self, payloads: Payloads) -> Self {
        Self { payloads, ..self }
    }
}

/// Whether what people wrote lies open in a database that nobody serves, or some of it.
///
/// # Errors
/// It is none.
pub fn lies_open(file: &Path) -> Answer<bool> {
    let connection = Connection::open(file)?;
    let sql = if connection.column_exists(None::<&str>, "op", "cipher")? {
        "SELECT EXISTS (SELECT 1 FROM op WHERE cipher IS NULL)"
    } else {
        "SELECT EXISTS (SELECT 1 FROM op)"
    };
    Ok(connection.query_row(sql, [], |row| row.get(0))?)
}

fn connect(path: &Path) -> Answer<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(std::time::Duration::from_secs(10))?;
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA secure_delete = ON;",
    )?;
    let mode: String = connection.query_row("PRAGMA journal_mode", [], |row| row.get(0))?;
    let synchronous: i64 = connection.query_row("PRAGMA synchronous", [], |row| row.get(0))?;
    // A receipt is a promise: without both it could not be kept.
    if mode != "wal" || synchronous != 2 {
        return Err(StoreError::Damaged("journal"));
    }
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => Self::Full,
            _ => Self::Database(error.to_string()),
        }
    }
}

/// The database within a transaction.
struct Within<'c>(&'c Connection);

impl Database for Within<'_> {
    fn run(&mut self, sql: &str, values: &[Value<'_>]) -> Answer<usize> {
        Ok(self.0.prepare_cached(sql)?.execute(rusqlite::params_from_iter(values))?)
    }

    fn query(&mut self, sql: &str, values: &[Value<'_>], row: &mut dyn FnMut(&Row<'_>) -> Answer<bool>) -> Answer<()> {
        let mut statement = self.0.prepare_cached(sql)?;
        let mut rows = statement.query(rusqlite::params_from_iter(values))?;
        while let Some(found) = rows.next()? {
            if !row(&Row(&|i| cell(found.get_ref(i)?)))? {
                break;
            }
        }
        Ok(())
    }
}

fn cell(value: ValueRef<'_>) -> Answer<Cell<'_>> {
    match value {
        ValueRef::Null => Ok(Cell::Null),
        ValueRef::Integer(number) => Ok(Cell::Integer(number)),
        ValueRef::Text(text) => std::str::from_utf8(text).map(Cell::Text).map_err(|_| StoreError::Damaged("text")),
        ValueRef::Blob(bytes) => Ok(Cell::Bytes(bytes)),
        ValueRef::Real(_) => Err(StoreError::Damaged("column")),
    }
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Beyond => return Err(rusqlite::Error::ToSqlConversionFailure("a number no column holds".into())),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
            Self::Id(id) => ValueRef::Blob(id.as_bytes()),
        }))
    }
}

impl ServerStore for SqliteStore {
    fn read(&self, work: &mut dyn FnMut(&mut dyn Rows) -> Answer<()>) -> Answer<()> {
        let kept = locked(&self.readers)?.pop();
        let mut connection = match kept {
            Some(connection) => connection,
            None => connect(&self.path)?,
        };
        let transaction = connection.transaction()?;
        let answer = work(&mut SqlRows { database: Within(&transaction), payloads: &self.payloads });
        transaction.finish()?;
        let mut readers = locked(&self.readers)?;
        if readers.len() < READERS {
            readers.push(connection);
        }
        answer
    }

    fn write(&self, work: &mut dyn FnMut(&mut dyn Rows) -> Answer<()>) -> Answer<()> {
        let payloads = &self.payloads;
        self.writer.write(&mut |connection| work(&mut SqlRows { database: Within(connection), payloads }))
    }

    fn copy_into(&self, file: &Path) -> Answer<()> {
        whole::copy(&connect(&self.path)?, file)
    }

    fn scrub(&self) -> Answer<()> {
        // Free pages are overwritten already; what is left lies in the log of the last transactions.
        locked(&self.readers)?.clear();
        self.writer.alone(|connection| {
            let busy: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
            if busy == 0 { Ok(()) } else { Err(StoreError::Read) }
        })
    }
}

/// A thread that panicked in a transaction rolled it back: what the lock guards is whole.
fn locked<T>(lock: &Mutex<T>) -> Answer<std::sync::MutexGuard<'_, T>> {
    Ok(lock.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
}
