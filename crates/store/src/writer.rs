//! The one write path: what a person does becomes operations, appended and projected in the same transaction.

mod append;

use std::{borrow::Cow, collections::BTreeSet, ops::Deref, sync::Arc};

use rusqlite::{Connection, params};
use serde::Serialize;
use serde_json::Value;
use sillage_domain::{
    Entity, EntityKind, Id, Moment, Refusal,
    network::{Person, alias::PersonAlias},
    visit::{Deed, Settled},
    without_controls,
};
use sillage_sync_protocol::{FieldWrite, OpRef, Stamp};
use uuid::Uuid;

pub(crate) use append::Statement;

use self::append::Head;
use crate::{
    Reader, Row, Scope, StoreError,
    alias::{followed, is_written_followed},
    remembered::Remembered,
    settled::Days,
};

/// Who acts, when, through which command.
#[derive(Debug, Clone)]
pub struct Act {
    /// The person of the profile.
    pub me: Id<Person>,
    /// When the event happened.
    pub now: Moment,
    /// The command.
    pub command: &'static str,
    /// It may be corrected, never undone.
    pub is_final: bool,
    /// Draft that this act makes final.
    pub draft: Option<String>,
}

/// An act being written. It is also a [`Reader`] of what it has written so far.
pub struct Writer<'c> {
    reader: Reader<'c>,
    head: Option<Head>,
    act_start: Option<u64>,
    pub(crate) undoes: Option<OpRef>,
    pub(crate) days: Days,
    /// A counting session, and how far its day is settled.
    pub(crate) counted: Option<(Uuid, Settled)>,
    /// Rows of open blocks it wrote, and how many rows had been written before it.
    pub(crate) rows: u64,
    rows_before: u64,
    changed: BTreeSet<String>,
    written: Vec<Written>,
}

/// What one operation of an act did: what rules of the whole act are asked about before it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// To which noun.
    pub noun: String,
    /// To which record of it.
    pub entity: Uuid,
    /// What it did to it.
    pub deed: Deed,
    /// The fields it wrote.
    pub fields: BTreeSet<String>,
}

impl<'c> Deref for Writer<'c> {
    type Target = Reader<'c>;
    fn deref(&self) -> &Reader<'c> {
        &self.reader
    }
}

impl<'c> Writer<'c> {
    pub(crate) fn new(
        connection: &'c Connection,
        act: Act,
        boot_id: &'c str,
        scope: Option<Arc<Scope>>,
        remembered: Remembered,
    ) -> Self {
        let reader = Reader::new(connection, act, boot_id, scope);
        *reader.alias.borrow_mut() = remembered.aliases;
        Self {
            reader,
            head: None,
            act_start: None,
            undoes: None,
            days: Days::new(),
            counted: remembered.counted,
            rows: 0,
            rows_before: connection.total_changes(),
            changed: BTreeSet::new(),
            written: Vec::new(),
        }
    }

    /// Records a new entity in the stream `unit` (the network's id for network-wide nouns).
    ///
    /// # Errors
    /// A field rule refuses, or the file cannot be written.
    pub fn add<E: Entity>(&mut self, unit: Uuid, doc: &E) -> Result<Id<E>, StoreError> {
        let id = Id::new(Uuid::now_v7());
        self.add_as(id, unit, doc)?;
        Ok(id)
    }

    /// Records a new entity under an id that was minted before.
    ///
    /// # Errors
    /// A field rule refuses, or the file cannot be written.
    pub fn add_as<E: Entity>(&mut self, id: Id<E>, unit: Uuid, doc: &E) -> Result<(), StoreError> {
        doc.check()?;
        let (doc, about) = self.followed(doc)?;
        let fields = doc.into_iter().map(|(name, v)| (name, FieldWrite { v, b: None })).collect();
        self.append_set(E::NOUN, E::VERSION, id.uuid(), unit, about, fields)
    }

    /// Changes an entity: only the fields that differ become an operation, and none if none does.
    ///
    /// # Errors
    /// It is not there, a field rule refuses, or the file cannot be written.
    pub fn change<E: Entity>(&mut self, id: Id<E>, change: impl FnOnce(&mut E)) -> Result<Row<E>, StoreError> {
        let mut row = self.get(id)?;
        let before = object(&row.doc)?;
        change(&mut row.doc);
        row.doc.check()?;
        let (mut after, about) = self.followed(&row.doc)?;
        after.retain(|name, v| before.get(name) != Some(v));
        if !after.is_empty() {
            let stamps = self.stamps_of(id.uuid())?;
            let written = |(name, v)| {
                let b = stamps.get(&name).map(Stamp::reference);
                (name, FieldWrite { v, b })
            };
            let fields = after.into_iter().map(written).collect();
            self.append_set(E::NOUN, E::VERSION, id.uuid(), row.unit, about, fields)?;
            row.revision += 1;
        }
        Ok(row)
    }

    /// The fields of a document and whom it speaks of, each person by the record that stands for them.
    fn followed<E: Entity>(&self, doc: &E) -> Result<(serde_json::Map<String, Value>, Vec<Uuid>), StoreError> {
        let (fields, about) = (object(doc)?, uuids(doc.about()));
        let aliases = self.aliases()?;
        if aliases.is_empty() || !is_written_followed(E::NOUN) {
            return Ok((fields, about));
        }
        let fields = fields.into_iter().map(|(name, v)| (name, followed(&aliases, v))).collect();
        Ok((fields, about.into_iter().map(|person| aliases.standing(person)).collect()))
    }

    /// Deletes an entity. It lies in the bin for 30 days.
    ///
    /// # Errors
    /// It is not there, or the file cannot be written.
    pub fn delete<E: Entity>(&mut self, id: Id<E>) -> Result<(), StoreError> {
        self.get(id)?;
        self.append_delete(id.uuid())
    }

    /// Takes an entity out of the bin.
    ///
    /// # Errors
    /// It is not in the bin, or the file cannot be written.
    pub fn restore(&mut self, noun: &str, id: Uuid) -> Result<(), StoreError> {
        let not_there = |_| StoreError::Refused(Refusal::new("not_in_bin").with("noun", noun));
        let (r, s) = self
            .connection
            .query_row(
                "SELECT deleted_r, deleted_s FROM entity WHERE e = ?1 AND noun = ?2 AND deleted_s IS NOT NULL",
                params![id, noun],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .map_err(not_there)?;
        self.append_restore(id, OpRef { r, s })
    }

    /// Records a document whose noun is known by name only (a seed, an import). `day` is its visit day, if any.
    ///
    /// # Errors
    /// Unknown noun, malformed document, a field rule refuses, or the file cannot be written.
    pub fn add_document(&mut self, noun: &str, id: Uuid, unit: Uuid, document: &Value) -> Result<(), StoreError> {
        let kind = EntityKind::find(noun).ok_or_else(|| Refusal::new("unknown_noun").with("noun", noun))?;
        (kind.check)(document)?;
        let fields = object(document)?.into_iter().map(|(name, v)| (name, FieldWrite { v, b: None })).collect();
        self.append_set(kind.noun, kind.version, id, unit, Vec::new(), fields)
    }

    /// What the act wrote so far, whatever it came from: a command, an undo, a redo, the bin.
    pub fn written(&self) -> &[Written] {
        &self.written
    }

    /// Acts as if by `me` at `now`: for seeds and imports that tell the past.
    pub fn act_as(&mut self, me: Id<Person>, now: Moment) {
        self.reader.act.me = me;
        self.reader.act.now = now;
    }

    /// Notes that a noun changed without an operation of its own (rows of an open block).
    pub(crate) fn mark_changed(&mut self, noun: &str) {
        if noun == PersonAlias::NOUN {
            self.reader.forget_aliases();
        }
        if !self.changed.contains(noun) {
            self.changed.insert(noun.into());
        }
    }

    /// Ends the act: the draft it made final goes. Tells the nouns it changed, and what the next act need not ask.
    pub(crate) fn finish(mut self) -> Result<(Vec<String>, Remembered), StoreError> {
        let only_rows = self.connection.total_changes() - self.rows_before == self.rows;
        if let Some(key) = self.act.draft.clone() {
            let gone = self.connection.prepare_cached("DELETE FROM draft WHERE key = ?1")?.execute([key])?;
            if gone > 0 {
                self.mark_changed("draft");
            }
        }
        let remembered = if only_rows {
            let told = Some((self.act.me, self.reader.scope.clone()));
            Remembered { told, aliases: self.reader.alias.take(), counted: self.counted }
        } else {
            Remembered::default()
        };
        Ok((self.changed.into_iter().collect(), remembered))
    }
}

/// The fields of an entity as the log keeps them: no text in it holds a control character.
fn object<E: Serialize>(doc: &E) -> Result<serde_json::Map<String, Value>, StoreError> {
    let mut document = serde_json::to_value(doc)?;
    clean(&mut document);
    match document {
        Value::Object(fields) => Ok(fields),
        _ => Err(StoreError::Damaged("an entity is an object".into())),
    }
}

/// Takes control characters out of every text of a value.
pub(crate) fn clean(value: &mut Value) {
    match value {
        Value::String(text) => {
            if let Cow::Owned(cleaned) = without_controls(text) {
                *text = cleaned;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(clean),
        Value::Object(fields) => fields.values_mut().for_each(clean),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn uuids(people: Vec<Id<Person>>) -> Vec<Uuid> {
    people.into_iter().map(Id::uuid).collect()
}
