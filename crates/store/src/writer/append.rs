//! An operation of this profile gets its place in the log, and is projected at once.

use std::collections::BTreeMap;

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;
use sillage_domain::EntityKind;
use sillage_sync_protocol::{Block, FieldWrite, Hlc, Kind, Link, OpRef, Operation, Place, Stamp, digest, next_link};
use uuid::Uuid;

use super::{Writer, Written};
use crate::{StoreError, project, replica, vault::random_bytes};

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

/// The end of this replica's log.
pub(super) struct Head {
    replica: Uuid,
    clock: Hlc,
    sequence: u64,
    link: Link,
}

impl Writer<'_> {
    pub(crate) fn winner(&self, entity: Uuid, field: &str) -> Result<Option<OpRef>, StoreError> {
        Ok(self.stamps_of(entity)?.get(field).map(Stamp::reference))
    }

    pub(super) fn append_set(
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
        let stamps = self.stamps_of(entity)?;
        let seen = stamps.into_iter().map(|(name, stamp)| (name, stamp.reference())).collect();
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
}

impl Head {
    fn read(connection: &Connection) -> Result<Self, StoreError> {
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
