//! From operations to tables. The same functions serve a live act, what a colleague's file brings, and a rebuild of
//! everything.

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;
use sillage_domain::EntityKind;
use sillage_sync_protocol::{Hlc, Kind, Operation, Stamp, WireError, wins};
use uuid::Uuid;

use crate::{StoreError, writer::clean};

/// Applies one operation of this replica: the latest of all.
pub(crate) fn apply(connection: &Connection, operation: &Operation) -> Result<(), StoreError> {
    note_act(connection, operation)?;
    apply_to_entity(connection, operation, operation.h.parse().map_err(|_| WireError::Clock)?)
}

/// Projects an entity anew from everything the log says of it. The order in which operations arrived does not matter:
/// they are applied in the order of their stamps.
pub(crate) fn reproject(connection: &Connection, entity: Uuid) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM register WHERE e = ?1")?.execute([entity])?;
    connection.prepare_cached("DELETE FROM entity WHERE e = ?1")?.execute([entity])?;
    let mut lines = connection
        .prepare_cached("SELECT line, coalesce(eff, h) FROM op WHERE e = ?1 ORDER BY coalesce(eff, h), r, s")?;
    let mut rows = lines.query([entity])?;
    while let Some(row) = rows.next()? {
        if let Some((operation, at)) = understood(row)? {
            apply_to_entity(connection, &operation, at)?;
        }
    }
    Ok(())
}

/// Empties every projection and applies the whole log again.
pub(crate) fn rebuild(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(
        "DELETE FROM register; DELETE FROM entity; DELETE FROM act;
         DELETE FROM block_row WHERE block IN (SELECT id FROM block WHERE sealed_s IS NOT NULL);",
    )?;
    let mut lines = connection.prepare("SELECT line, coalesce(eff, h) FROM op ORDER BY coalesce(eff, h), r, s")?;
    let mut rows = lines.query([])?;
    while let Some(row) = rows.next()? {
        if let Some((operation, at)) = understood(row)? {
            note_act(connection, &operation)?;
            apply_to_entity(connection, &operation, at)?;
        }
    }
    Ok(())
}

/// The operation of a row and the stamp that orders it; none if it is of a program newer than this one.
fn understood(row: &rusqlite::Row<'_>) -> Result<Option<(Operation, Hlc)>, StoreError> {
    let line = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
    let at = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
    let at = at.parse().map_err(|_| WireError::Clock)?;
    Ok(Operation::parse(line).ok().map(|operation| (operation, at)))
}

fn apply_to_entity(connection: &Connection, operation: &Operation, at: Hlc) -> Result<(), StoreError> {
    match operation.k {
        Kind::Set => apply_set(connection, operation, at),
        Kind::Del => apply_delete(connection, operation),
        Kind::Restore => apply_restore(connection, operation),
        Kind::Evt => crate::block::apply_sealed(connection, operation),
        Kind::Other(_) => Ok(()),
    }
}

/// Notes the first operation of an act as the act. The answer is the same in whatever order acts arrive.
pub(crate) fn note_act(connection: &Connection, operation: &Operation) -> Result<(), StoreError> {
    if operation.s != operation.a {
        return Ok(());
    }
    // An act takes back an earlier one of its own replica, or none: so no two can take each other back.
    let undoes = operation.undoes.filter(|target| target.r == operation.r && target.s < operation.a);
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
    settle(connection, operation.r, operation.a)
}

/// An act is undone while an act that undoes it is not; undoing an undo makes the first one count again.
fn settle(connection: &Connection, r: Uuid, first: u64) -> Result<(), StoreError> {
    let mut next = Some(first);
    while let Some(a) = next {
        next = connection
            .prepare_cached(
                "UPDATE act SET undone = EXISTS (
                   SELECT 1 FROM act AS undoing WHERE undoing.undoes_r = ?1 AND undoing.undoes_a = ?2 AND undoing.undone = 0
                 ) WHERE r = ?1 AND a = ?2 RETURNING undoes_a",
            )?
            .query_row(params![r, a], |row| row.get(0))
            .optional()?
            .flatten();
    }
    Ok(())
}

fn apply_set(connection: &Connection, operation: &Operation, at: Hlc) -> Result<(), StoreError> {
    let known: Option<(String, Uuid)> = connection
        .prepare_cached("SELECT noun, u FROM entity WHERE e = ?1")?
        .query_row([operation.e], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    // An entity stays what it is and where it is: nobody reaches it from another stream.
    if known.as_ref().is_some_and(|(noun, u)| (noun, u) != (&operation.t, &operation.u)) {
        return Ok(());
    }
    let mine = Stamp { h: at, r: operation.r, s: operation.s };
    let mut written = false;
    for (field, write) in &operation.f {
        if wins(mine, winner(connection, operation.e, field)?) {
            // The log keeps what its author wrote; no screen and no paper ever meets a control character of it.
            let mut value = write.v.clone();
            clean(&mut value);
            connection
                .prepare_cached(
                    "INSERT OR REPLACE INTO register (e, field, value, h, r, s) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                )?
                .execute(params![operation.e, field, value.to_string(), at.to_string(), operation.r, operation.s])?;
            written = true;
        }
    }
    let doc = assemble(connection, operation.e)?;
    let kind = EntityKind::find(&operation.t);
    let read: Value = serde_json::from_str(&doc)?;
    let parent = kind.and_then(|kind| (kind.parent)(&read));
    let whole = kind.is_none_or(|kind| (kind.is_whole)(&read));
    if known.is_some() {
        connection
            .prepare_cached(
                "UPDATE entity SET doc = ?2, parent = ?3, whole = ?4, revision = revision + 1 WHERE e = ?1",
            )?
            .execute(params![operation.e, doc, parent, whole])?;
        if written {
            // Whoever deleted it had not seen this value.
            connection
                .prepare_cached(
                    "UPDATE entity SET deleted_r = NULL, deleted_s = NULL, deleted_at = NULL
                     WHERE e = ?1 AND deleted_s IS NOT NULL",
                )?
                .execute([operation.e])?;
        }
    } else {
        connection
            .prepare_cached(
                "INSERT INTO entity
                   (e, noun, u, parent, day, doc, created_at, created_by, created_r, created_s, revision, whole)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 1, ?11)",
            )?
            .execute(params![
                operation.e,
                operation.t,
                operation.u,
                parent,
                operation.day,
                doc,
                serde_json::to_string(&operation.at)?,
                operation.by,
                operation.r,
                operation.s,
                whole
            ])?;
    }
    Ok(())
}

/// The document of an entity: its fields' winners, in the order of their names.
fn assemble(connection: &Connection, entity: Uuid) -> Result<String, StoreError> {
    let mut fields = connection.prepare_cached("SELECT field, value FROM register WHERE e = ?1 ORDER BY field")?;
    let mut rows = fields.query([entity])?;
    let mut doc = String::from("{");
    while let Some(row) = rows.next()? {
        if doc.len() > 1 {
            doc.push(',');
        }
        doc.push_str(&serde_json::to_string(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?);
        doc.push(':');
        doc.push_str(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?);
    }
    doc.push('}');
    Ok(doc)
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

fn winner(connection: &Connection, e: Uuid, field: &str) -> Result<Option<Stamp>, StoreError> {
    let found: Option<(String, Uuid, u64)> = connection
        .prepare_cached("SELECT h, r, s FROM register WHERE e = ?1 AND field = ?2")?
        .query_row(params![e, field], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    found.map(|(h, r, s)| Ok(Stamp { h: h.parse().map_err(|_| WireError::Clock)?, r, s })).transpose()
}
