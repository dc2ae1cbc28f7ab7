//! All of a database at once: out into a file of the embedded one, and back in.

use std::{path::Path, time::Duration};

use postgres::{
    binary_copy::BinaryCopyInWriter,
    fallible_iterator::FallibleIterator,
    types::{ToSql, Type},
};
use rusqlite::{Connection, types::ValueRef};

use super::{Answer, PostgresStore, Raw, Sent, StoreError};
use crate::store::{
    SqliteStore,
    sql::{Cell, Value},
    sqlite::{Kind, Table, seal, tables},
};

/// How long whoever reads is waited for, and how long before one looks again.
const PATIENCE: Duration = Duration::from_secs(10);
const STEP: Duration = Duration::from_millis(50);

/// Every row of a table. Its name and its columns are the schema's own words, which no statement can take as values.
fn all_of(table: &Table) -> String {
    ["SELECT ", &table.list(), " FROM ", &table.name].concat()
}

/// Copies every table as of one moment.
pub(super) fn copy(store: &PostgresStore, file: &Path) -> Answer<()> {
    drop(SqliteStore::open(file)?);
    let mut to = Connection::open(file)?;
    let mut session = store.pool.begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
    let into = to.transaction()?;
    for table in tables(&into)? {
        let places: Vec<_> = (1..=table.columns.len()).map(|i| format!("?{i}")).collect();
        let mut insert = into.prepare(
            &["INSERT INTO ", &table.name, " (", &table.list(), ") VALUES (", &places.join(", "), ")"].concat(),
        )?;
        let question = session.client.prepare(&all_of(&table))?;
        let mut rows = session.client.query_raw(&question, std::iter::empty::<i64>())?;
        while let Some(row) = rows.next()? {
            let cells = table.columns.iter().enumerate();
            let values = cells.map(|(i, (_, kind))| value(Raw::cell(&row, i)?, *kind)).collect::<Answer<Vec<_>>>()?;
            insert.execute(rusqlite::params_from_iter(values))?;
        }
    }
    into.commit()?;
    session.client.batch_execute("COMMIT")?;
    store.pool.give(session);
    seal(to, file)
}

/// A cell as the embedded database keeps it: exact bytes of text are text there.
fn value<'c>(cell: Cell<'c>, kind: Kind) -> Answer<Value<'c>> {
    match (cell, kind) {
        (Cell::Null, _) => Ok(Value::Null),
        (Cell::Integer(number), Kind::Integer) => Ok(Value::Integer(number)),
        (Cell::Text(text), Kind::Text) => Ok(Value::Text(text.into())),
        (Cell::Bytes(bytes), Kind::Text) => {
            std::str::from_utf8(bytes).map(|text| Value::Text(text.into())).map_err(|_| StoreError::Damaged("text"))
        }
        (Cell::Bytes(bytes), Kind::Bytes) => Ok(Value::Bytes(bytes)),
        _ => Err(StoreError::Damaged("column")),
    }
}

impl PostgresStore {
    /// Takes the place of everything with what a file of the embedded database holds, in one transaction. `last` is run in
    /// it at the end.
    ///
    /// # Errors
    /// The file is none, or the database refuses; it is as it was then.
    pub fn fill_from(&self, file: &Path, last: &[(&str, &str)]) -> Answer<()> {
        // A file of an older program is brought up to this one's tables first.
        drop(SqliteStore::open(file)?);
        let from = Connection::open(file)?;
        let mut session = self.pool.begin("BEGIN ISOLATION LEVEL SERIALIZABLE")?;
        let mut fill = || -> Answer<()> {
            for table in tables(&from)? {
                fill_table(&mut session.client, &from, &table)?;
            }
            for (key, value) in last {
                session.client.execute("UPDATE fact SET value = $2 WHERE key = $1", &[key, value])?;
            }
            Ok(session.client.batch_execute("COMMIT")?)
        };
        let filled = fill();
        if filled.is_err() {
            // What cannot be rolled back any more ended with its connection.
            let _gone = session.client.batch_execute("ROLLBACK");
        }
        self.pool.give(session);
        filled
    }
}

/// Writes every table anew, without what was deleted from it. Whoever began to read before it was deleted is waited for:
/// for them it would be carried along.
pub(super) fn rewrite(client: &mut postgres::Client) -> Answer<()> {
    let now: String = client.query_one("SELECT pg_current_xact_id()::xid::text", &[])?.get(0);
    let older = "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() \
                 AND pid <> pg_backend_pid() AND age(backend_xmin) > age($1::text::xid))";
    let mut waited = Duration::ZERO;
    while client.query_one(older, &[&now])?.get(0) {
        if waited >= PATIENCE {
            return Err(StoreError::Read);
        }
        std::thread::sleep(STEP);
        waited += STEP;
    }
    let names = client.query("SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()", &[])?;
    for name in names {
        let name: String = name.try_get(0)?;
        client.batch_execute(&["VACUUM FULL ", &name].concat())?;
    }
    Ok(())
}

fn fill_table(client: &mut postgres::Client, from: &Connection, table: &Table) -> Answer<()> {
    let Table { name, .. } = table;
    client.execute(&["DELETE FROM ", name].concat(), &[])?;
    let kinds: Vec<Type> = {
        let statement = client.prepare(&all_of(table))?;
        statement.columns().iter().map(|column| column.type_().clone()).collect()
    };
    let sink = client.copy_in(&["COPY ", name, " (", &table.list(), ") FROM STDIN BINARY"].concat())?;
    let mut writer = BinaryCopyInWriter::new(sink, &kinds);
    let mut statement = from.prepare(&all_of(table))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let value = |i: usize| -> Answer<Value<'_>> {
            Ok(match row.get_ref(i)? {
                ValueRef::Null => Value::Null,
                ValueRef::Integer(number) => Value::Integer(number),
                ValueRef::Text(text) => Value::Bytes(text),
                ValueRef::Blob(bytes) => Value::Bytes(bytes),
                ValueRef::Real(_) => return Err(StoreError::Damaged("column")),
            })
        };
        let values = (0..kinds.len()).map(value).collect::<Answer<Vec<_>>>()?;
        let sent: Vec<Sent<'_>> = values.iter().map(Sent).collect();
        let sent: Vec<&(dyn ToSql + Sync)> = super::cells::references(&sent);
        writer.write(&sent)?;
    }
    writer.finish()?;
    Ok(())
}
