//! A database as one file, and its tables by name.

use std::{fs::File, path::Path};

use rusqlite::{
    Connection,
    backup::{Backup, StepResult},
};

use super::{Answer, StoreError};
use crate::files;

/// Copies a database as of now. Whoever writes meanwhile is not held up, and is not in the copy.
pub(super) fn copy(from: &Connection, file: &Path) -> Answer<()> {
    let mut to = Connection::open(file)?;
    // Every page in one step: a reader of the one state it began with.
    let step = Backup::new(from, &mut to)?.step(-1)?;
    match step {
        StepResult::Done => seal(to, file),
        _ => Err(StoreError::Database("the database is busy".into())),
    }
}

/// Closes a copy as one file with nothing beside it, on the disk.
pub(in crate::store) fn seal(copy: Connection, file: &Path) -> Answer<()> {
    let mode: String = copy.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))?;
    if mode != "delete" {
        return Err(StoreError::Damaged("journal"));
    }
    copy.close().map_err(|(_, error)| error)?;
    File::open(file)?.sync_all()?;
    Ok(files::sync_folder_of(file)?)
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Kind {
    Integer,
    Text,
    Bytes,
}

/// A table and its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Table {
    pub name: String,
    pub columns: Vec<(String, Kind)>,
}

impl Table {
    /// The names of its columns, as a statement lists them.
    pub(in crate::store) fn list(&self) -> String {
        self.columns.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// Every table but the record of migrations: none can be forgotten.
pub(in crate::store) fn tables(connection: &Connection) -> Answer<Vec<Table>> {
    let sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'refinery_%' ORDER BY name";
    let names: Vec<String> = connection.prepare(sql)?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    names.into_iter().map(|name| columns_of(connection, name)).collect()
}

fn columns_of(connection: &Connection, name: String) -> Answer<Table> {
    let mut statement = connection.prepare("SELECT name, type FROM pragma_table_info(?1) ORDER BY cid")?;
    let rows = statement.query_map([&name], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
    let mut columns = Vec::new();
    for row in rows {
        let (column, kind) = row?;
        let kind = match kind.as_str() {
            "INTEGER" => Kind::Integer,
            "TEXT" => Kind::Text,
            "BLOB" => Kind::Bytes,
            _ => return Err(StoreError::Damaged("column")),
        };
        columns.push((column, kind));
    }
    Ok(Table { name, columns })
}
