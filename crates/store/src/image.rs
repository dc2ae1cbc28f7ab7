//! One entity as the log tells it: operations are folded in memory, and what came of them is kept as rows. The same fold
//! serves a live act, what a colleague's file brings, and a rebuild of everything.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;
use sillage_domain::EntityKind;
use sillage_sync_protocol::{Hlc, Kind, OpRef, Operation, Stamp, WireError, wins};
use uuid::Uuid;

use crate::{StoreError, writer::clean};

/// An entity, or the place of one nothing was said of yet.
pub(crate) struct Image {
    entity: Uuid,
    body: Option<Body>,
    fields: BTreeMap<String, Field>,
}

/// The winning value of a field.
struct Field {
    value: String,
    stamp: Stamp,
    is_new: bool,
}

struct Body {
    noun: String,
    unit: Uuid,
    revision: u64,
    deleted: Option<Deleted>,
    is_deleted_anew: bool,
    /// What brought it into the world, unless its row is there already.
    birth: Option<Birth>,
}

struct Deleted {
    by: OpRef,
    at: String,
}

struct Birth {
    day: Option<Uuid>,
    at: String,
    by: Uuid,
    reference: OpRef,
}

impl Image {
    /// An entity nothing was said of.
    pub(crate) fn blank(entity: Uuid) -> Self {
        Self { entity, body: None, fields: BTreeMap::new() }
    }

    /// The entity as its rows say.
    pub(crate) fn load(connection: &Connection, entity: Uuid) -> Result<Self, StoreError> {
        let body = connection
            .prepare_cached("SELECT noun, u, revision, deleted_r, deleted_s, deleted_at FROM entity WHERE e = ?1")?
            .query_row([entity], |row| {
                let (r, s, at) = (row.get(3)?, row.get(4)?, row.get(5)?);
                let deleted = match (r, s, at) {
                    (Some(r), Some(s), Some(at)) => Some(Deleted { by: OpRef { r, s }, at }),
                    _ => None,
                };
                let (noun, unit, revision) = (row.get(0)?, row.get(1)?, row.get(2)?);
                Ok(Body { noun, unit, revision, deleted, is_deleted_anew: false, birth: None })
            })
            .optional()?;
        let mut fields = BTreeMap::new();
        if body.is_some() {
            let mut statement = connection.prepare_cached("SELECT field, value, h, r, s FROM register WHERE e = ?1")?;
            let mut rows = statement.query([entity])?;
            while let Some(row) = rows.next()? {
                let h = row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?;
                let stamp = Stamp { h: h.parse().map_err(|_| WireError::Clock)?, r: row.get(3)?, s: row.get(4)? };
                fields.insert(row.get(0)?, Field { value: row.get(1)?, stamp, is_new: false });
            }
        }
        Ok(Self { entity, body, fields })
    }

    /// Folds an operation in, ordered by `at`.
    pub(crate) fn fold(&mut self, operation: &Operation, at: Hlc) -> Result<(), StoreError> {
        match operation.k {
            Kind::Set => self.set(operation, at)?,
            Kind::Del => self.delete(operation),
            Kind::Restore => self.restore(operation),
            // A block has rows of its own; what is of a newer program is kept and not shown.
            Kind::Evt | Kind::Other(_) => {}
        }
        Ok(())
    }

    fn set(&mut self, operation: &Operation, at: Hlc) -> Result<(), StoreError> {
        // An entity stays what it is and where it is: nobody reaches it from another stream.
        if self.body.as_ref().is_some_and(|body| (&body.noun, body.unit) != (&operation.t, operation.u)) {
            return Ok(());
        }
        let stamp = Stamp { h: at, r: operation.r, s: operation.s };
        let mut is_written = false;
        for (name, write) in &operation.f {
            if wins(stamp, self.fields.get(name).map(|field| field.stamp)) {
                // The log keeps what its author wrote; no screen and no paper ever meets a control character of it.
                let mut value = write.v.clone();
                clean(&mut value);
                self.fields.insert(name.clone(), Field { value: value.to_string(), stamp, is_new: true });
                is_written = true;
            }
        }
        let Some(body) = &mut self.body else {
            self.body = Some(Body::born(operation)?);
            return Ok(());
        };
        body.revision += 1;
        if is_written && body.deleted.take().is_some() {
            // Whoever deleted it had not seen this value.
            body.is_deleted_anew = true;
        }
        Ok(())
    }

    /// A delete wins only over what its author saw: a field written by somebody else meanwhile keeps the entity alive.
    fn delete(&mut self, operation: &Operation) {
        let is_seen = |(name, field): (&String, &Field)| {
            operation.seen.get(name).is_some_and(|seen| (seen.r, seen.s) == (field.stamp.r, field.stamp.s))
        };
        if let Some(body) = &mut self.body
            && self.fields.iter().all(is_seen)
        {
            let by = OpRef { r: operation.r, s: operation.s };
            body.settle(Some(Deleted { by, at: operation.at.at.clone() }));
        }
    }

    fn restore(&mut self, operation: &Operation) {
        let is_cancelled = |deleted: &Deleted| operation.cancels == Some(deleted.by);
        if let Some(body) = &mut self.body
            && body.deleted.as_ref().is_some_and(is_cancelled)
        {
            body.settle(None);
        }
    }

    /// Keeps what was folded in.
    pub(crate) fn keep(&self, connection: &Connection) -> Result<(), StoreError> {
        let Some(body) = &self.body else { return Ok(()) };
        let mut last: Option<(Hlc, String)> = None;
        for (name, field) in self.fields.iter().filter(|(_, field)| field.is_new) {
            let Field { value, stamp: Stamp { h, r, s }, .. } = field;
            let (_, stamp) = match last.take().filter(|(written, _)| written == h) {
                Some(same) => last.insert(same),
                None => last.insert((*h, h.to_string())),
            };
            connection
                .prepare_cached(
                    "INSERT OR REPLACE INTO register (e, field, value, h, r, s) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                )?
                .execute(params![self.entity, name, value, stamp.as_str(), r, s])?;
        }
        let doc = self.document()?;
        let kind = EntityKind::find(&body.noun);
        let read: Value = serde_json::from_str(&doc)?;
        let parent = kind.and_then(|kind| (kind.parent)(&read));
        let is_whole = kind.is_none_or(|kind| (kind.is_whole)(&read));
        match &body.birth {
            Some(birth) => self.insert(connection, body, birth, (&doc, parent, is_whole)),
            None => self.update(connection, body, (&doc, parent, is_whole)),
        }
    }

    fn insert(
        &self,
        connection: &Connection,
        body: &Body,
        birth: &Birth,
        (doc, parent, is_whole): (&str, Option<Uuid>, bool),
    ) -> Result<(), StoreError> {
        connection
            .prepare_cached(
                "INSERT INTO entity (e, noun, u, parent, day, doc, created_at, created_by, created_r, created_s, revision, whole, deleted_r, deleted_s, deleted_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
            )?
            .execute(params![
                self.entity,
                body.noun,
                body.unit,
                parent,
                birth.day,
                doc,
                birth.at,
                birth.by,
                birth.reference.r,
                birth.reference.s,
                body.revision,
                is_whole,
                body.deleted.as_ref().map(|deleted| deleted.by.r),
                body.deleted.as_ref().map(|deleted| deleted.by.s),
                body.deleted.as_ref().map(|deleted| &deleted.at)
            ])?;
        Ok(())
    }

    fn update(
        &self,
        connection: &Connection,
        body: &Body,
        (doc, parent, is_whole): (&str, Option<Uuid>, bool),
    ) -> Result<(), StoreError> {
        connection
            .prepare_cached("UPDATE entity SET doc = ?2, parent = ?3, whole = ?4, revision = ?5 WHERE e = ?1")?
            .execute(params![self.entity, doc, parent, is_whole, body.revision])?;
        if body.is_deleted_anew {
            connection
                .prepare_cached("UPDATE entity SET deleted_r = ?2, deleted_s = ?3, deleted_at = ?4 WHERE e = ?1")?
                .execute(params![
                    self.entity,
                    body.deleted.as_ref().map(|deleted| deleted.by.r),
                    body.deleted.as_ref().map(|deleted| deleted.by.s),
                    body.deleted.as_ref().map(|deleted| &deleted.at)
                ])?;
        }
        Ok(())
    }

    /// Its fields' winners, in the order of their names.
    fn document(&self) -> Result<String, StoreError> {
        let mut doc = String::from("{");
        for (name, field) in &self.fields {
            if doc.len() > 1 {
                doc.push(',');
            }
            doc.push_str(&serde_json::to_string(name)?);
            doc.push(':');
            doc.push_str(&field.value);
        }
        doc.push('}');
        Ok(doc)
    }
}

impl Body {
    fn born(operation: &Operation) -> Result<Self, StoreError> {
        let birth = Birth {
            day: operation.day,
            at: serde_json::to_string(&operation.at)?,
            by: operation.by,
            reference: OpRef { r: operation.r, s: operation.s },
        };
        let (noun, unit) = (operation.t.clone(), operation.u);
        Ok(Self { noun, unit, revision: 1, deleted: None, is_deleted_anew: false, birth: Some(birth) })
    }

    fn settle(&mut self, deleted: Option<Deleted>) {
        (self.deleted, self.is_deleted_anew) = (deleted, true);
        self.revision += 1;
    }
}
