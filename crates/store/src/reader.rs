//! Reading entities. A reader remembers which nouns it was asked for, so that a screen
//! knows which changes concern it.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
    ops::Deref,
    sync::Arc,
};

use rusqlite::{Connection, OptionalExtension, params};
use sillage_domain::{
    Entity, Id, Moment, Timestamp,
    network::{Person, alias::Aliases},
};
use uuid::Uuid;

use crate::{
    Act, Scope, StoreError,
    alias::{followed, is_of_records},
};

/// A view of the file at one moment.
pub struct Reader<'c> {
    pub(crate) connection: &'c Connection,
    pub(crate) act: Act,
    pub(crate) boot_id: &'c str,
    pub(crate) scope: Option<Arc<Scope>>,
    nouns: RefCell<BTreeSet<String>>,
    /// Which record of a person stands for which, once it was asked for.
    pub(crate) alias: RefCell<Option<Arc<Aliases>>>,
    /// Every record is read by itself.
    pub(crate) verbatim: Cell<bool>,
}

/// A stored entity and what is derived of it.
#[derive(Debug, Clone)]
pub struct Row<E> {
    /// Its id.
    pub id: Id<E>,
    /// Its stream: the unit, or the network.
    pub unit: Uuid,
    /// Its fields.
    pub doc: E,
    /// When it was first recorded.
    pub created_at: Timestamp,
    /// By whom.
    pub created_by: Id<Person>,
    /// How often it was written, from 1.
    pub revision: u32,
}

impl<E> Deref for Row<E> {
    type Target = E;
    fn deref(&self) -> &E {
        &self.doc
    }
}

/// A line of the bin.
#[derive(Debug, Clone)]
pub struct Deleted {
    /// Noun.
    pub noun: String,
    /// Id.
    pub id: Uuid,
    /// Fields.
    pub doc: serde_json::Value,
    /// When, RFC 3339.
    pub deleted_at: String,
}

impl<'c> Reader<'c> {
    pub(crate) fn new(connection: &'c Connection, act: Act, boot_id: &'c str, scope: Option<Arc<Scope>>) -> Self {
        let (nouns, alias, verbatim) = (RefCell::default(), RefCell::default(), Cell::new(false));
        Self { connection, act, boot_id, scope, nouns, alias, verbatim }
    }

    /// The person of the profile.
    pub fn me(&self) -> Id<Person> {
        self.act.me
    }

    /// When the event happened.
    pub fn now(&self) -> &Moment {
        &self.act.now
    }

    /// The run of the boot clock `now` belongs to.
    pub fn boot_id(&self) -> &str {
        self.boot_id
    }

    /// The nouns read so far.
    pub fn nouns(&self) -> Vec<String> {
        self.nouns.borrow().iter().cloned().collect()
    }

    /// Notes that the answer depends on `noun` without reading it through [`Reader::list_of`] and its like.
    pub fn depend_on(&self, noun: &str) {
        let mut nouns = self.nouns.borrow_mut();
        if !nouns.contains(noun) {
            nouns.insert(noun.into());
        }
    }

    /// The entity.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if it never was or is deleted.
    pub fn get<E: Entity>(&self, id: Id<E>) -> Result<Row<E>, StoreError> {
        self.find(id)?.ok_or(StoreError::NotFound { noun: E::NOUN, id: id.uuid() })
    }

    /// The entity, if it is there, not deleted, and within the scope.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn find<E: Entity>(&self, id: Id<E>) -> Result<Option<Row<E>>, StoreError> {
        self.depend_on(E::NOUN);
        let aliases = self.aliases()?;
        let e = if E::NOUN == Person::NOUN { aliases.standing(id.uuid()) } else { id.uuid() };
        let raw = self
            .connection
            .prepare_cached(
                "SELECT e, u, doc, created_at, created_by, revision FROM entity WHERE e = ?1 AND noun = ?2 AND deleted_s IS NULL AND whole = 1",
            )?
            .query_row(params![e, E::NOUN], RawRow::read)
            .optional()?;
        match raw {
            Some(raw) if self.sees(E::NOUN, raw.id, raw.unit)? => raw.parse(&aliases).map(Some),
            _ => Ok(None),
        }
    }

    /// Entities of a parent (see [`Entity::parent`]), oldest first.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn list_of<E: Entity>(&self, parent: Uuid) -> Result<Vec<Row<E>>, StoreError> {
        self.list(include_str!("sql/list_of_parent.sql"), Some(parent))
    }

    /// Entities of a stream, oldest first.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn list_in<E: Entity>(&self, unit: Uuid) -> Result<Vec<Row<E>>, StoreError> {
        self.list(include_str!("sql/list_in_unit.sql"), Some(unit))
    }

    /// Every entity of the noun, oldest first.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn list_all<E: Entity>(&self) -> Result<Vec<Row<E>>, StoreError> {
        self.list(include_str!("sql/list_all.sql"), None)
    }

    fn list<E: Entity>(&self, select: &'static str, value: Option<Uuid>) -> Result<Vec<Row<E>>, StoreError> {
        self.depend_on(E::NOUN);
        let aliases = self.aliases()?;
        let mut statement = self.connection.prepare_cached(select)?;
        // What hangs on a person hangs on every record of theirs.
        let parents = value.map(|id| aliases.members(id)).unwrap_or_default();
        let values = if parents.is_empty() { vec![value] } else { parents.into_iter().map(Some).collect() };
        let mut raws = Vec::new();
        for value in &values {
            for raw in statement.query_map(params![E::NOUN, value], RawRow::read)? {
                let raw = raw?;
                if self.sees(E::NOUN, raw.id, raw.unit)? {
                    raws.push(raw);
                }
            }
        }
        if values.len() > 1 {
            raws.sort_unstable_by_key(|raw| raw.id);
        }
        self.settle_rows(E::NOUN, &mut raws, &aliases)?;
        raws.into_iter().map(|raw| raw.parse(&aliases)).collect()
    }

    /// What was deleted at or after `since` (RFC 3339), newest first.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn list_deleted(&self, since: &str) -> Result<Vec<Deleted>, StoreError> {
        self.depend_on("bin");
        let mut statement = self.connection.prepare_cached(
            "SELECT noun, e, doc, deleted_at, u FROM entity
             WHERE deleted_s IS NOT NULL AND julianday(deleted_at) >= julianday(?1) ORDER BY julianday(deleted_at) DESC, e",
        )?;
        let rows = statement.query_map([since], |row| {
            let stream: Uuid = row.get(4)?;
            Ok((row.get::<_, String>(0)?, row.get(1)?, row.get::<_, String>(2)?, row.get(3)?, stream))
        })?;
        let mut deleted = Vec::new();
        for row in rows {
            let (noun, id, doc, deleted_at, stream) = row?;
            if self.sees(&noun, id, stream)? {
                deleted.push(Deleted { noun, id, doc: serde_json::from_str(&doc)?, deleted_at });
            }
        }
        Ok(deleted)
    }

    /// How many operations the log holds.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn count_operations(&self) -> Result<u64, StoreError> {
        Ok(self.connection.query_row("SELECT count(*) FROM op", [], |row| row.get(0))?)
    }
}

/// A row of the projection, before its document is read.
pub(crate) struct RawRow {
    pub id: Uuid,
    pub unit: Uuid,
    pub doc: String,
    created_at: String,
    created_by: Uuid,
    revision: u32,
}

impl RawRow {
    pub fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            unit: row.get(1)?,
            doc: row.get(2)?,
            created_at: row.get(3)?,
            created_by: row.get(4)?,
            revision: row.get(5)?,
        })
    }

    /// An id in a field of the document.
    pub fn field(&self, name: &str) -> Option<Uuid> {
        let doc: serde_json::Value = serde_json::from_str(&self.doc).ok()?;
        doc.get(name)?.as_str()?.parse().ok()
    }

    fn parse<E: Entity>(self, aliases: &Aliases) -> Result<Row<E>, StoreError> {
        let doc = if aliases.is_empty() || is_of_records(E::NOUN) {
            serde_json::from_str(&self.doc)?
        } else {
            serde_json::from_value(followed(aliases, serde_json::from_str(&self.doc)?))?
        };
        Ok(Row {
            id: Id::new(self.id),
            unit: self.unit,
            doc,
            created_at: serde_json::from_str(&self.created_at)?,
            created_by: Id::new(aliases.standing(self.created_by)),
            revision: self.revision,
        })
    }
}
