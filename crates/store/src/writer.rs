//! The one write path: what a person does becomes operations, appended and projected in the same transaction.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    ops::Deref,
    sync::Arc,
};

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use rusqlite::{Connection, params};
use serde::Serialize;
use serde_json::Value;
use sillage_domain::{
    Entity, EntityKind, Id, Moment, Refusal,
    network::{Person, alias::PersonAlias},
    visit::Deed,
    without_controls,
};
use sillage_sync_protocol::{Block, FieldWrite, Hlc, Kind, Link, OpRef, Operation, Place, digest, next_link};
use uuid::Uuid;

use crate::{
    Reader, Row, Scope, StoreError,
    alias::{followed, is_written_followed},
    project, replica,
    settled::Days,
    vault::random_bytes,
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

/// The end of this replica's log.
struct Head {
    replica: Uuid,
    clock: Hlc,
    sequence: u64,
    link: Link,
}

/// What an operation says, before it has its place in the log.
pub(crate) struct Statement {
    pub kind: Kind,
    pub noun: String,
    pub version: u16,
    pub entity: Uuid,
    pub unit: Uuid,
    pub about: Vec<Uuid>,
    pub day: Option<Uuid>,
    pub fields: BTreeMap<String, FieldWrite>,
    pub seen: BTreeMap<String, OpRef>,
    pub cancels: Option<OpRef>,
    pub block: Option<Block>,
}

impl<'c> Deref for Writer<'c> {
    type Target = Reader<'c>;
    fn deref(&self) -> &Reader<'c> {
        &self.reader
    }
}

impl<'c> Writer<'c> {
    pub(crate) fn new(connection: &'c Connection, act: Act, boot_id: &'c str, scope: Option<Arc<Scope>>) -> Self {
        Self {
            reader: Reader::new(connection, act, boot_id, scope),
            head: None,
            act_start: None,
            undoes: None,
            days: Days::new(),
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
        let mut fields = BTreeMap::new();
        let (after, about) = self.followed(&row.doc)?;
        for (name, v) in after {
            if before.get(&name) != Some(&v) {
                let b = self.winner(id.uuid(), &name)?;
                fields.insert(name, FieldWrite { v, b });
            }
        }
        if !fields.is_empty() {
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

    /// Keeps text being typed; an empty text is kept too, for it may have been emptied on purpose.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn record_draft(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        let at_ms = self.now().utc_ms;
        self.connection
            .prepare_cached("INSERT OR REPLACE INTO draft (key, text, at_ms) VALUES (?1, ?2, ?3)")?
            .execute(params![key, without_controls(text), at_ms])?;
        Ok(())
    }

    /// Drops drafts whose key begins with `prefix`.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn drop_drafts(&mut self, prefix: &str) -> Result<(), StoreError> {
        self.connection.execute("DELETE FROM draft WHERE substr(key, 1, length(?1)) = ?1", [prefix])?;
        self.mark_changed("draft");
        Ok(())
    }

    /// Sets a value of this device; `None` forgets it.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn set_local<T: Serialize>(&mut self, key: &str, value: Option<&T>) -> Result<(), StoreError> {
        match value {
            Some(value) => {
                self.connection
                    .prepare_cached("INSERT OR REPLACE INTO local (key, value) VALUES (?1, ?2)")?
                    .execute(params![key, serde_json::to_string(value)?])?;
            }
            None => {
                self.connection.execute("DELETE FROM local WHERE key = ?1", [key])?;
            }
        }
        self.mark_changed("local");
        Ok(())
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

    pub(crate) fn winner(&self, entity: Uuid, field: &str) -> Result<Option<OpRef>, StoreError> {
        use rusqlite::OptionalExtension;
        Ok(self
            .connection
            .prepare_cached("SELECT r, s FROM register WHERE e = ?1 AND field = ?2")?
            .query_row(params![entity, field], |row| Ok(OpRef { r: row.get(0)?, s: row.get(1)? }))
            .optional()?)
    }

    fn append_set(
        &mut self,
        noun: &str,
        version: u16,
        entity: Uuid,
        unit: Uuid,
        about: Vec<Uuid>,
        fields: BTreeMap<String, FieldWrite>,
    ) -> Result<(), StoreError> {
        let day = self.day_of(noun, entity, &fields)?;
        self.append(Statement {
            kind: Kind::Set,
            noun: noun.into(),
            version,
            entity,
            unit,
            about,
            day,
            fields,
            seen: BTreeMap::new(),
            cancels: None,
            block: None,
        })
    }

    pub(crate) fn append_fields(
        &mut self,
        entity: Uuid,
        fields: BTreeMap<String, FieldWrite>,
    ) -> Result<(), StoreError> {
        let (noun, unit) = self.stream_of(entity)?;
        self.append_set(&noun, EntityKind::find(&noun).map_or(1, |kind| kind.version), entity, unit, Vec::new(), fields)
    }

    pub(crate) fn append_delete(&mut self, entity: Uuid) -> Result<(), StoreError> {
        let mut seen = BTreeMap::new();
        {
            let mut statement = self.connection.prepare_cached("SELECT field, r, s FROM register WHERE e = ?1")?;
            let mut rows = statement.query([entity])?;
            while let Some(row) = rows.next()? {
                seen.insert(row.get(0)?, OpRef { r: row.get(1)?, s: row.get(2)? });
            }
        }
        self.append_about(Kind::Del, entity, seen, None)
    }

    pub(crate) fn append_restore(&mut self, entity: Uuid, cancels: OpRef) -> Result<(), StoreError> {
        self.append_about(Kind::Restore, entity, BTreeMap::new(), Some(cancels))
    }

    fn append_about(
        &mut self,
        kind: Kind,
        entity: Uuid,
        seen: BTreeMap<String, OpRef>,
        cancels: Option<OpRef>,
    ) -> Result<(), StoreError> {
        let (noun, unit) = self.stream_of(entity)?;
        let day = self.day_of(&noun, entity, &BTreeMap::new())?;
        let version = EntityKind::find(&noun).map_or(1, |kind| kind.version);
        self.mark_changed("bin");
        self.append(Statement {
            kind,
            noun,
            version,
            entity,
            unit,
            about: Vec::new(),
            day,
            fields: BTreeMap::new(),
            seen,
            cancels,
            block: None,
        })
    }

    fn stream_of(&self, entity: Uuid) -> Result<(String, Uuid), StoreError> {
        Ok(self
            .connection
            .query_row("SELECT noun, u FROM entity WHERE e = ?1", [entity], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    /// The visit day an entity belongs to: named in its fields, or its parent's.
    pub(crate) fn day_of(
        &self,
        noun: &str,
        entity: Uuid,
        fields: &BTreeMap<String, FieldWrite>,
    ) -> Result<Option<Uuid>, StoreError> {
        use rusqlite::OptionalExtension;
        if noun == "visit_day" {
            return Ok(Some(entity));
        }
        let named =
            |name: &str| fields.get(name).and_then(|write| write.v.as_str()).and_then(|id| id.parse::<Uuid>().ok());
        if let Some(day) = named("visit_day") {
            return Ok(Some(day));
        }
        let document: serde_json::Map<String, Value> =
            fields.iter().map(|(name, write)| (name.clone(), write.v.clone())).collect();
        let parent = EntityKind::find(noun).and_then(|kind| (kind.parent)(&Value::Object(document)));
        let day: Option<Option<Uuid>> = self
            .connection
            .prepare_cached("SELECT day FROM entity WHERE e = ?1")?
            .query_row([parent.unwrap_or(entity)], |row| row.get(0))
            .optional()?;
        Ok(day.flatten())
    }

    pub(crate) fn append(&mut self, statement: Statement) -> Result<(), StoreError> {
        if self.scope.as_ref().is_some_and(|scope| !scope.has(statement.unit)) {
            return Err(StoreError::NotFound { noun: "unit", id: statement.unit });
        }
        self.check_settled(&statement)?;
        if statement.kind != Kind::Evt {
            self.written.push(Written {
                noun: statement.noun.clone(),
                entity: statement.entity,
                deed: self.deed(&statement)?,
                fields: statement.fields.keys().cloned().collect(),
            });
        }
        let head = match self.head.take() {
            Some(head) => head,
            None => Head::read(self.connection)?,
        };
        let clock = head.clock.tick(self.now().utc_ms);
        let sequence = head.sequence + 1;
        let start = *self.act_start.get_or_insert(sequence);
        let salt: [u8; 16] = random_bytes()?;
        let stamp = self.now().timestamp();
        let operation = Operation {
            r: head.replica,
            s: sequence,
            h: clock.to_string(),
            u: statement.unit,
            by: self.me().uuid(),
            k: statement.kind,
            t: statement.noun,
            tv: statement.version,
            e: statement.entity,
            a: start,
            undoes: self.undoes.filter(|_| start == sequence),
            cancels: statement.cancels,
            about: statement.about,
            cmd: self.act.command.into(),
            day: statement.day,
            fin: self.act.is_final,
            at: Place { at: stamp.at, zone: stamp.zone },
            f: statement.fields,
            seen: statement.seen,
            block: statement.block,
            salt: BASE64.encode(salt),
        };
        let line = operation.line()?;
        let link = next_link(&head.link, &digest(&operation.salt, &line));
        self.connection
            .prepare_cached("INSERT INTO op (r, s, h, a, e, line, link) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
            .execute(params![operation.r, operation.s, operation.h, operation.a, operation.e, line, link])?;
        project::apply(self.connection, &operation)?;
        self.mark_changed(&operation.t);
        self.head = Some(Head { replica: head.replica, clock, sequence, link });
        Ok(())
    }

    /// The sequence the next operation will get.
    pub(crate) fn next_sequence(&mut self) -> Result<u64, StoreError> {
        let head = match self.head.take() {
            Some(head) => head,
            None => Head::read(self.connection)?,
        };
        let next = head.sequence + 1;
        self.head = Some(head);
        Ok(next)
    }

    /// The log's end is no longer where it was.
    pub(crate) fn forget_head(&mut self) {
        self.head = None;
    }

    /// Ends the act: the draft it made final goes, and the nouns it changed are told.
    pub(crate) fn finish(mut self) -> Result<Vec<String>, StoreError> {
        if let Some(key) = self.act.draft.clone() {
            let gone = self.connection.prepare_cached("DELETE FROM draft WHERE key = ?1")?.execute([key])?;
            if gone > 0 {
                self.mark_changed("draft");
            }
        }
        Ok(self.changed.into_iter().collect())
    }
}

impl Head {
    fn read(connection: &Connection) -> Result<Self, StoreError> {
        use rusqlite::OptionalExtension;
        let replica = replica::current(connection)?;
        let last: Option<(u64, String, Link)> = connection
            .prepare_cached("SELECT s, h, link FROM op WHERE r = ?1 ORDER BY s DESC LIMIT 1")?
            .query_row([replica], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let latest: Option<String> = connection
            .prepare_cached("SELECT coalesce(eff, h) FROM op ORDER BY coalesce(eff, h) DESC, r DESC, s DESC LIMIT 1")?
            .query_row([], |row| row.get(0))
            .optional()?;
        let parse = |h: String| h.parse::<Hlc>().map_err(|_| StoreError::Damaged("clock".into()));
        // Whatever is written next comes after everything that was seen, whoever wrote it.
        let seen = latest.map(parse).transpose()?.unwrap_or(Hlc::ZERO);
        Ok(match last {
            Some((sequence, h, link)) => Self { replica, clock: parse(h)?.max(seen), sequence, link },
            None => Self { replica, clock: seen, sequence: 0, link: [0; 32] },
        })
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
