//! From operations to tables. The same functions serve a live act, what a colleague's file brings, and a rebuild of
//! everything.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row, params};
use sillage_sync_protocol::{Hlc, Kind, OpRef, Operation, Stamp, WireError};
use uuid::Uuid;

use crate::{StoreError, block, image::Image};

/// Applies one operation of this replica: the latest of all.
pub(crate) fn apply(connection: &Connection, operation: &Operation) -> Result<(), StoreError> {
    note_act(connection, operation)?;
    if operation.k == Kind::Evt {
        return block::apply_sealed(connection, operation);
    }
    let mut image = Image::load(connection, operation.e)?;
    image.fold(operation, operation.h.parse().map_err(|_| WireError::Clock)?)?;
    image.keep(connection)
}

/// Operations that were read already.
pub(crate) type Known = HashMap<OpRef, Operation>;

/// Projects an entity anew from everything the log says of it. The order in which operations arrived does not matter:
/// they are applied in the order of their stamps.
pub(crate) fn reproject(connection: &Connection, entity: Uuid) -> Result<(), StoreError> {
    reproject_knowing(connection, entity, &Known::new())
}

/// The same, with some of what the log says read already.
pub(crate) fn reproject_knowing(connection: &Connection, entity: Uuid, known: &Known) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM entity WHERE e = ?1")?.execute([entity])?;
    project(connection, entity, known)
}

/// Projects an entity of which no row is there.
fn project(connection: &Connection, entity: Uuid, known: &Known) -> Result<(), StoreError> {
    let mut image = Image::blank(entity);
    let mut statement = connection.prepare_cached("SELECT coalesce(eff, h), r, s FROM op WHERE e = ?1")?;
    let mut rows = statement.query([entity])?;
    let mut places = Vec::new();
    while let Some(row) = rows.next()? {
        places.push(Stamp { h: ordered_by(row)?, r: row.get(1)?, s: row.get(2)? });
    }
    places.sort_unstable();
    for place in places {
        let reference = place.reference();
        let read = if known.contains_key(&reference) { None } else { read_again(connection, reference)? };
        let Some(operation) = known.get(&reference).or(read.as_ref()) else { continue };
        if operation.k == Kind::Evt {
            block::apply_sealed(connection, operation)?;
        }
        image.fold(operation, place.h)?;
    }
    image.keep(connection)
}

/// Empties every projection and applies the whole log again.
pub(crate) fn rebuild(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(
        "DELETE FROM entity; DELETE FROM act;
         DELETE FROM block_row WHERE block IN (SELECT id FROM block WHERE sealed_s IS NOT NULL);",
    )?;
    let mut beginnings = connection.prepare("SELECT line FROM op WHERE s = a")?;
    let mut rows = beginnings.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(operation) = understood(row)? {
            note_act(connection, &operation)?;
        }
    }
    let mut entities = connection.prepare("SELECT DISTINCT e FROM op ORDER BY e")?;
    for entity in entities.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<Uuid>>>()? {
        project(connection, entity, &Known::new())?;
    }
    Ok(())
}

fn read_again(connection: &Connection, OpRef { r, s }: OpRef) -> Result<Option<Operation>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT line FROM op WHERE r = ?1 AND s = ?2")?;
    let mut rows = statement.query(params![r, s])?;
    rows.next()?.map_or(Ok(None), understood)
}

/// The operation of a row; none if it is of a program newer than this one.
fn understood(row: &Row<'_>) -> Result<Option<Operation>, StoreError> {
    let line = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
    Ok(Operation::parse(line).ok())
}

/// The stamp that orders it.
fn ordered_by(row: &Row<'_>) -> Result<Hlc, StoreError> {
    let at = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
    Ok(at.parse().map_err(|_| WireError::Clock)?)
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
            "INSERT INTO act (r, a, cmd, by, day, at, final, undoes_r, undoes_a, undone)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, EXISTS (
               SELECT 1 FROM act AS undoing WHERE undoing.undoes_r = ?1 AND undoing.undoes_a = ?2 AND undoing.undone = 0
             ))",
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
    settle(connection, operation.r, undoes.map(|target| target.s))
}

/// An act is undone while an act that undoes it is not; undoing an undo makes the first one count again.
fn settle(connection: &Connection, r: Uuid, mut next: Option<u64>) -> Result<(), StoreError> {
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
