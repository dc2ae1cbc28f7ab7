//! What people wrote of the same field without having seen each other, derived from the log each time it is asked for:
//! every write names the value its author saw. Nothing is stored and nothing travels; two devices that hold the same
//! operations see the same conflicts.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{OptionalExtension, params};
use serde_json::Value;
use sillage_domain::{EntityKind, Refusal};
use sillage_sync_protocol::{FieldWrite, Kind, OpRef, Operation};
use uuid::Uuid;

use crate::{
    Reader, StoreError, Writer,
    writer::{Statement, clean},
};

/// The key under which a settlement names a delete it has seen.
const OF_DELETE: &str = "*";

/// What somebody wrote of a field.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The operation.
    pub reference: OpRef,
    /// Its author.
    pub by: Uuid,
    /// When and where they lived it, RFC 3339.
    pub at: String,
    /// The value; nothing of a delete.
    pub value: Value,
}

/// A field with two values whose authors had not seen each other, or an entity deleted here and written there.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// Record.
    pub entity: Uuid,
    /// Its noun.
    pub noun: String,
    /// Its stream.
    pub unit: Uuid,
    /// Its document as it stands.
    pub doc: Value,
    /// The field; none if the question is whether the record is to be there at all.
    pub field: Option<String>,
    /// What stands.
    pub stands: Told,
    /// What does not, latest first.
    pub lost: Vec<Told>,
    /// Everything that was ever written of the field, latest first.
    pub history: Vec<Told>,
}

/// A record and everything the log says of it, in the order that decides.
struct Story {
    noun: String,
    unit: Uuid,
    doc: Value,
    operations: Vec<Operation>,
    /// Operations of acts that were taken back, and of those that took them back: as if they had not been.
    idle: BTreeSet<OpRef>,
    /// What settlements that stand have seen.
    settled: BTreeSet<OpRef>,
}

impl Reader<'_> {
    /// Records of which more than one history wrote, and of which something is in conflict.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn list_conflicted(&self) -> Result<Vec<Uuid>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT e FROM op GROUP BY e HAVING min(r) <> max(r) ORDER BY e")?;
        let shared = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<Uuid>>>()?;
        let mut conflicted = Vec::new();
        for entity in shared {
            if !self.list_conflicts_of(entity)?.is_empty() {
                conflicted.push(entity);
            }
        }
        Ok(conflicted)
    }

    /// Conflicts of a record that is there and within the scope.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn list_conflicts_of(&self, entity: Uuid) -> Result<Vec<Conflict>, StoreError> {
        let Some(story) = self.story(entity)? else { return Ok(Vec::new()) };
        let mut conflicts: Vec<Conflict> = story.fields().filter_map(|field| story.conflict(entity, field)).collect();
        conflicts.extend(story.deleted_elsewhere(entity));
        Ok(conflicts)
    }

    /// Everything that was ever written of a field, latest first.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn list_versions(&self, entity: Uuid, field: &str) -> Result<Vec<Told>, StoreError> {
        let story = self.story(entity)?;
        Ok(story.map(|story| story.writes(field).rev().map(|(told, _)| told).collect()).unwrap_or_default())
    }

    /// Settlements of the last so many acts, latest first: the operation each of them wrote.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn list_settlements(&self, command: &str, most: usize) -> Result<Vec<Operation>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT op.line FROM act JOIN op ON op.r = act.r AND op.s = act.a
             WHERE act.cmd = ?1 AND act.undone = 0 AND act.undoes_a IS NULL ORDER BY coalesce(op.eff, op.h) DESC LIMIT ?2",
        )?;
        let lines = statement.query_map(params![command, most], |row| row.get::<_, String>(0))?;
        let mut settlements = Vec::new();
        for line in lines {
            let operation = Operation::parse(&line?)?;
            if self.sees(&operation.t, operation.e, operation.u)? {
                settlements.push(operation);
            }
        }
        Ok(settlements)
    }

    fn story(&self, entity: Uuid) -> Result<Option<Story>, StoreError> {
        let found: Option<(String, Uuid, String)> = self
            .connection
            .prepare_cached("SELECT noun, u, doc FROM entity WHERE e = ?1 AND deleted_s IS NULL AND whole = 1")?
            .query_row([entity], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let Some((noun, unit, doc)) = found else { return Ok(None) };
        if !self.sees(&noun, entity, unit)? {
            return Ok(None);
        }
        self.depend_on(&noun);
        let mut statement = self.connection.prepare_cached(
            "SELECT op.line, coalesce(act.undone OR act.undoes_a IS NOT NULL, 0) FROM op LEFT JOIN act ON act.r = op.r AND act.a = op.a
             WHERE op.e = ?1 ORDER BY coalesce(op.eff, op.h), op.r, op.s",
        )?;
        let mut rows = statement.query([entity])?;
        let (mut operations, mut settled, mut idle) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
        while let Some(row) = rows.next()? {
            // What a newer program wrote is nobody's conflict here.
            let Ok(operation) = Operation::parse(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?) else {
                continue;
            };
            // A settlement that was taken back has settled nothing.
            if row.get::<_, bool>(1)? {
                idle.insert(operation.reference());
            } else if operation.k == Kind::Set {
                settled.extend(operation.seen.values());
            }
            operations.push(operation);
        }
        Ok(Some(Story { noun, unit, doc: serde_json::from_str(&doc)?, operations, idle, settled }))
    }
}

impl Story {
    fn fields(&self) -> impl Iterator<Item = &str> {
        let fields: BTreeSet<&str> = self.operations.iter().flat_map(|op| op.f.keys().map(String::as_str)).collect();
        fields.into_iter()
    }

    /// Writes of a field with the value each author saw, in the order that decides.
    fn writes<'s>(&'s self, field: &'s str) -> impl DoubleEndedIterator<Item = (Told, Option<OpRef>)> + 's {
        self.operations.iter().filter(|op| op.k == Kind::Set).filter_map(move |op| {
            let write = op.f.get(field)?;
            Some((told(op, write.v.clone()), write.b))
        })
    }

    /// A value is superseded by whoever saw it, and by a later one of its own history. What is left beside the value that
    /// stands was never seen by anybody who wrote.
    fn conflict(&self, entity: Uuid, field: &str) -> Option<Conflict> {
        let all: Vec<_> = self.writes(field).collect();
        let value = &all.last()?.0.value;
        let live: Vec<_> = all.iter().filter(|(write, _)| !self.idle.contains(&write.reference)).cloned().collect();
        // What was written and taken back again is nobody's word, as long as what stands is somebody's.
        let writes = if live.last().is_some_and(|(write, _)| write.value == *value) { live } else { all.clone() };
        let (stands, _) = writes.last()?.clone();
        let seen: BTreeSet<OpRef> = writes.iter().filter_map(|(_, base)| *base).collect();
        let mut latest: BTreeMap<Uuid, u64> = BTreeMap::new();
        for (write, _) in &writes {
            let own = latest.entry(write.reference.r).or_default();
            *own = write.reference.s.max(*own);
        }
        let mut lost: Vec<Told> = Vec::new();
        for (write, _) in writes.iter().rev() {
            let OpRef { r, s } = write.reference;
            let unseen = !seen.contains(&write.reference) && latest.get(&r) == Some(&s);
            let open = unseen && !self.settled.contains(&write.reference);
            let other = write.value != stands.value && lost.iter().all(|known| known.value != write.value);
            if open && other {
                lost.push(write.clone());
            }
        }
        let history = all.into_iter().rev().map(|(write, _)| write).collect();
        (!lost.is_empty()).then(|| self.tell(entity, Some(field.into()), stands, lost, history))
    }

    /// Somebody deleted it, somebody else wrote in it without knowing: it is there, and both are told.
    fn deleted_elsewhere(&self, entity: Uuid) -> Option<Conflict> {
        let delete = self.operations.iter().rev().find(|op| op.k == Kind::Del)?;
        let reference = delete.reference();
        let is_cancelled = self.operations.iter().any(|op| op.k == Kind::Restore && op.cancels == Some(reference));
        if is_cancelled || self.settled.contains(&reference) {
            return None;
        }
        let seen: BTreeSet<OpRef> = delete.seen.values().copied().collect();
        let write =
            self.operations.iter().rev().find(|op| {
                op.k == Kind::Set && !op.f.is_empty() && !seen.contains(&op.reference()) && op.r != delete.r
            })?;
        let stands = told(write, Value::Null);
        let lost = told(delete, Value::Null);
        Some(self.tell(entity, None, stands.clone(), vec![lost.clone()], vec![stands, lost]))
    }

    fn tell(&self, entity: Uuid, field: Option<String>, stands: Told, lost: Vec<Told>, history: Vec<Told>) -> Conflict {
        let (noun, unit, doc) = (self.noun.clone(), self.unit, self.doc.clone());
        Conflict { entity, noun, unit, doc, field, stands, lost, history }
    }
}

fn told(operation: &Operation, mut value: Value) -> Told {
    clean(&mut value);
    Told { reference: operation.reference(), by: operation.by, at: operation.at.at.clone(), value }
}

impl Writer<'_> {
    /// Settles a conflict: writes the value that is to stand, and names everything that was looked at. For a program that
    /// knows no settlements it is a write like every other, so that all arrive at the same value.
    ///
    /// # Errors
    /// A rule of the noun refuses the value; the day it belongs to is closed; the file cannot be written.
    pub fn settle_conflict(&mut self, conflict: &Conflict, value: Option<Value>) -> Result<(), StoreError> {
        let mut fields = BTreeMap::new();
        if let (Some(field), Some(v)) = (&conflict.field, value) {
            let kind = EntityKind::find(&conflict.noun)
                .ok_or_else(|| Refusal::new("unknown_noun").with("noun", &conflict.noun))?;
            let mut doc = conflict.doc.clone();
            doc[field] = v.clone();
            (kind.check)(&doc)?;
            fields.insert(field.clone(), FieldWrite { v, b: self.winner(conflict.entity, field)? });
        }
        let name = conflict.field.as_deref().unwrap_or(OF_DELETE);
        let key = |at: usize| if at == 0 { name.to_owned() } else { format!("{name}/{at}") };
        let seen = conflict.lost.iter().enumerate().map(|(at, lost)| (key(at), lost.reference)).collect();
        let day = self.day_of(&conflict.noun, conflict.entity, &BTreeMap::new())?;
        self.append(Statement {
            kind: Kind::Set,
            noun: conflict.noun.clone(),
            version: EntityKind::find(&conflict.noun).map_or(1, |kind| kind.version),
            entity: conflict.entity,
            unit: conflict.unit,
            about: Vec::new(),
            day,
            fields,
            seen,
            cancels: None,
            block: None,
        })
    }

    /// Deletes a record that was deleted elsewhere, with everything that was written in it since.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn agree_to_delete(&mut self, conflict: &Conflict) -> Result<(), StoreError> {
        self.append_delete(conflict.entity)
    }
}
