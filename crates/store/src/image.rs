//! One entity as the log tells it: operations are folded in memory, and what came of them is kept as rows. The same fold
//! serves a live act, what a colleague's file brings, and a rebuild of everything.

use std::{borrow::Cow, collections::BTreeMap};

use rusqlite::{Connection, params};
use serde_json::{Value, value::RawValue};
use sillage_domain::{EntityKind, without_controls};
use sillage_sync_protocol::{Hlc, Kind, OpRef, Operation, Stamp, wins};
use uuid::Uuid;

use crate::{StoreError, stamps, writer::clean};

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
}

/// An entity as it is kept.
pub(crate) struct Row {
    entity: Uuid,
    body: Body,
    doc: String,
    stamps: String,
    parent: Option<Uuid>,
    is_whole: bool,
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
        let mut statement = connection.prepare_cached(
            "SELECT noun, u, revision, deleted_r, deleted_s, deleted_at, doc, stamps FROM entity WHERE e = ?1",
        )?;
        let mut rows = statement.query([entity])?;
        let Some(row) = rows.next()? else { return Ok(Self::blank(entity)) };
        let deleted = match (row.get(3)?, row.get(4)?, row.get(5)?) {
            (Some(r), Some(s), Some(at)) => Some(Deleted { by: OpRef { r, s }, at }),
            _ => None,
        };
        let (noun, unit, revision) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let text = |column| row.get_ref(column)?.as_str().map_err(rusqlite::Error::from);
        // As it was written: a value that is read and written again may be another one.
        let doc: BTreeMap<String, Box<RawValue>> = serde_json::from_str(text(6)?)?;
        let stamps = stamps::read(text(7)?)?;
        let mut fields = BTreeMap::new();
        for (name, value) in doc {
            let stamp = *stamps.get(&name).ok_or_else(|| StoreError::Damaged("stamp".into()))?;
            fields.insert(name, Field { value: value.get().into(), stamp });
        }
        let body = Some(Body { noun, unit, revision, deleted, is_deleted_anew: false, birth: None });
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
                self.fields.insert(name.clone(), Field { value: shown(&write.v), stamp });
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
    pub(crate) fn keep(self, connection: &Connection) -> Result<(), StoreError> {
        self.row()?.map_or(Ok(()), |row| row.keep(connection))
    }

    /// What was folded in as it is kept; none of an entity nothing was said of.
    pub(crate) fn row(self) -> Result<Option<Row>, StoreError> {
        let doc = self.document()?;
        let stamps = stamps::text(self.fields.iter().map(|(name, field)| (name.as_str(), field.stamp)))?;
        let (entity, Some(body)) = (self.entity, self.body) else { return Ok(None) };
        let kind = EntityKind::find(&body.noun);
        let read: Value = serde_json::from_str(&doc)?;
        let parent = kind.and_then(|kind| (kind.parent)(&read));
        let is_whole = kind.is_none_or(|kind| (kind.is_whole)(&read));
        Ok(Some(Row { entity, body, doc, stamps, parent, is_whole }))
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

impl Row {
    /// Writes it: a new one, or over the one that is there.
    pub(crate) fn keep(&self, connection: &Connection) -> Result<(), StoreError> {
        match &self.body.birth {
            Some(birth) => self.insert(connection, birth),
            None => self.update(connection),
        }
    }

    fn insert(&self, connection: &Connection, birth: &Birth) -> Result<(), StoreError> {
        let Self { entity, body, doc, stamps, parent, is_whole } = self;
        connection
            .prepare_cached(
                "INSERT INTO entity (e, noun, u, parent, day, doc, created_at, created_by, created_r, created_s, revision, whole, deleted_r, deleted_s, deleted_at, stamps)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
            )?
            .execute(params![
                entity,
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
                body.deleted.as_ref().map(|deleted| &deleted.at),
                stamps
            ])?;
        Ok(())
    }

    fn update(&self, connection: &Connection) -> Result<(), StoreError> {
        let Self { entity, body, doc, stamps, parent, is_whole } = self;
        connection
            .prepare_cached(
                "UPDATE entity SET doc = ?2, stamps = ?3, parent = ?4, whole = ?5, revision = ?6 WHERE e = ?1",
            )?
            .execute(params![entity, doc, stamps, parent, is_whole, body.revision])?;
        if body.is_deleted_anew {
            connection
                .prepare_cached("UPDATE entity SET deleted_r = ?2, deleted_s = ?3, deleted_at = ?4 WHERE e = ?1")?
                .execute(params![
                    entity,
                    body.deleted.as_ref().map(|deleted| deleted.by.r),
                    body.deleted.as_ref().map(|deleted| deleted.by.s),
                    body.deleted.as_ref().map(|deleted| &deleted.at)
                ])?;
        }
        Ok(())
    }
}

/// A value as screens and papers meet it: the log keeps what its author wrote, and no control character of it is shown.
fn shown(value: &Value) -> String {
    let written = value.to_string();
    // In JSON the first of them are written with a backslash.
    if !written.contains('\\') && matches!(without_controls(&written), Cow::Borrowed(_)) {
        return written;
    }
    let mut value = value.clone();
    clean(&mut value);
    value.to_string()
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
