//! From operations to tables. The same function serves a live act and a rebuild of everything.

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::{Map, Value};
use sillage_domain::EntityKind;
use sillage_sync_protocol::{Kind, Operation, Stamp, wins};
use uuid::Uuid;

use crate::StoreError;

/// Applies one operation.
pub(crate) fn apply(connection: &Connection, operation: &Operation) -> Result<(), StoreError> {
    note_act(connection, operation)?;
    match operation.k {
        Kind::Set => apply_set(connection, operation),
        Kind::Del => apply_delete(connection, operation),
        Kind::Restore => apply_restore(connection, operation),
        Kind::Evt => crate::block::apply_sealed(connection, operation),
        Kind::Other(_) => Ok(()),
    }
}

/// Empties every projection and applies the whole log again.
pub(crate) fn rebuild(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(
        "DELETE FROM register; DELETE FROM entity; DELETE FROM act;
         DELETE FROM block_row WHERE block IN (SELECT id FROM block WHERE sealed_s IS NOT NULL);",
    )?;
    let mut lines = connection.prepare("SELECT line FROM op ORDER BY h, r, s")?;
    let mut rows = lines.query([])?;
    while let Some(row) = rows.next()? {
        apply(connection, &Operation::parse(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?)?;
    }
    Ok(())
}

fn note_act(connection: &Connection, operation: &Operation) -> Result<(), StoreError> {
    if operation.s != operation.a {
        return Ok(());
    }
    let undoes = operation.undoes;
    connection
        .prepare_cached(
            "INSERT INTO act (r, a, cmd, by, day, at, final, undoes_r, undoes_a) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            operation.r,
            operation.a,
            operation.cmd,
            operation.by,
            operation.day,
            operation.at.at,
            operation.fin,
            undoes.map(|u| u.r),
            undoes.map(|u| u.s)
        ])?;
    if let Some(target) = undoes {
        connection.execute("UPDATE act SET undone = 1 WHERE r = ?1 AND a = ?2", params![target.r, target.s])?;
        // Undoing an undo makes the first act count again.
        connection.execute(
            "UPDATE act SET undone = 0 WHERE (r, a) IN (SELECT undoes_r, undoes_a FROM act WHERE r = ?1 AND a = ?2)",
            params![target.r, target.s],
        )?;
    }
    Ok(())
}

fn apply_set(connection: &Connection, operation: &Operation) -> Result<(), StoreError> {
    let mine = stamp(operation)?;
    let mut written = Map::new();
    for (field, write) in &operation.f {
        if wins(mine, winner(connection, operation.e, field)?) {
            connection
                .prepare_cached(
                    "INSERT OR REPLACE INTO register (e, field, value, h, r, s) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                )?
                .execute(params![operation.e, field, write.v.to_string(), operation.h, operation.r, operation.s])?;
            written.insert(field.clone(), write.v.clone());
        }
    }
    let known: Option<String> = connection
        .prepare_cached("SELECT doc FROM entity WHERE e = ?1")?
        .query_row([operation.e], |row| row.get(0))
        .optional()?;
    let mut doc: Map<String, Value> = match &known {
        Some(doc) => serde_json::from_str(doc)?,
        None => Map::new(),
    };
    doc.extend(written);
    let doc = Value::Object(doc);
    let parent = EntityKind::find(&operation.t).and_then(|kind| (kind.parent)(&doc));
    if known.is_some() {
        connection
            .prepare_cached("UPDATE entity SET doc = ?2, parent = ?3, revision = revision + 1 WHERE e = ?1")?
            .execute(params![operation.e, doc.to_string(), parent])?;
    } else {
        connection
            .prepare_cached(
                "INSERT INTO entity (e, noun, u, parent, day, doc, created_at, created_by, created_r, created_s, revision)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 1)",
            )?
            .execute(params![
                operation.e,
                operation.t,
                operation.u,
                parent,
                operation.day,
                doc.to_string(),
                serde_json::to_string(&operation.at)?,
                operation.by,
                operation.r,
                operation.s
            ])?;
    }
    Ok(())
}

/// A delete wins only over what its author saw: a field written by somebody else meanwhile keeps the entity alive.
fn apply_delete(connection: &Connection, operation: &Operation) -> Result<(), StoreError> {
    let mut fields = connection.prepare_cached("SELECT field, r, s FROM register WHERE e = ?1")?;
    let mut rows = fields.query([operation.e])?;
    while let Some(row) = rows.next()? {
        let (field, r, s): (String, Uuid, u64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if operation.seen.get(&field).is_none_or(|seen| (seen.r, seen.s) != (r, s)) {
            return Ok(());
        }
    }
    connection
        .prepare_cached(
            "UPDATE entity SET deleted_r = ?2, deleted_s = ?3, deleted_at = ?4, revision = revision + 1 WHERE e = ?1",
        )?
        .execute(params![operation.e, operation.r, operation.s, operation.at.at])?;
    Ok(())
}

fn apply_restore(connection: &Connection, operation: &Operation) -> Result<(), StoreError> {
    let Some(cancelled) = operation.cancels else { return Ok(()) };
    connection
        .prepare_cached(
            "UPDATE entity SET deleted_r = NULL, deleted_s = NULL, deleted_at = NULL, revision = revision + 1
             WHERE e = ?1 AND deleted_r = ?2 AND deleted_s = ?3",
        )?
        .execute(params![operation.e, cancelled.r, cancelled.s])?;
    Ok(())
}

fn stamp(operation: &Operation) -> Result<Stamp, StoreError> {
    let h = operation.h.parse().map_err(|_| sillage_sync_protocol::WireError::Clock)?;
    Ok(Stamp { h, r: operation.r, s: operation.s })
}

fn winner(connection: &Connection, e: Uuid, field: &str) -> Result<Option<Stamp>, StoreError> {
    let found: Option<(String, Uuid, u64)> = connection
        .prepare_cached("SELECT h, r, s FROM register WHERE e = ?1 AND field = ?2")?
        .query_row(params![e, field], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    found
        .map(|(h, r, s)| Ok(Stamp { h: h.parse().map_err(|_| sillage_sync_protocol::WireError::Clock)?, r, s }))
        .transpose()
}
