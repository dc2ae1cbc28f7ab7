//! Undo and redo: the inverse of one's own latest act, appended like any other act. Nothing is ever taken out of the log.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, params};
use serde_json::Value;
use sillage_sync_protocol::{FieldWrite, Kind, OpRef, Operation};
use uuid::Uuid;

use crate::{StoreError, Writer};

/// An act that was just undone or redone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The command it came from.
    pub command: String,
    /// Noun and id of the first thing it wrote.
    pub about: Option<(String, Uuid)>,
    /// Acts of the same scope that can still be undone (at most 200).
    pub left: u32,
}

impl Writer<'_> {
    /// Undoes one's own latest act, of a visit day or of any.
    ///
    /// # Errors
    /// [`StoreError::NothingToUndo`]: there is none, or it may only be corrected.
    pub fn undo_last(&mut self, day: Option<Uuid>) -> Result<Undone, StoreError> {
        let latest: Option<(Uuid, u64, String, bool)> = self
            .connection
            .query_row(
                include_str!("sql/find_latest_act.sql"),
                params![self.me().uuid(), day, self.replica()?],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
            )
            .optional()?;
        match latest {
            Some((r, a, command, false)) => self.reverse(OpRef { r, s: a }, command, day),
            _ => Err(StoreError::NothingToUndo),
        }
    }

    /// Redoes what was undone last, if nothing was done since.
    ///
    /// # Errors
    /// [`StoreError::NothingToRedo`].
    pub fn redo_last(&mut self, day: Option<Uuid>) -> Result<Undone, StoreError> {
        let latest: Option<(Uuid, u64, String)> = self
            .connection
            .query_row(
                include_str!("sql/find_latest_undo.sql"),
                params![self.me().uuid(), day, self.replica()?],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )
            .optional()?;
        let (r, a, command) = latest.ok_or(StoreError::NothingToRedo)?;
        self.reverse(OpRef { r, s: a }, command, day)
    }

    fn reverse(&mut self, act: OpRef, command: String, day: Option<Uuid>) -> Result<Undone, StoreError> {
        let operations = {
            let mut statement =
                self.connection.prepare_cached("SELECT line FROM op WHERE r = ?1 AND a = ?2 ORDER BY s DESC")?;
            let lines = statement.query_map(params![act.r, act.s], |row| row.get::<_, String>(0))?;
            lines.map(|line| Ok(Operation::parse(&line?)?)).collect::<Result<Vec<_>, StoreError>>()?
        };
        self.undoes = Some(act);
        let before = self.next_sequence()?;
        for operation in &operations {
            self.reverse_operation(operation)?;
        }
        if let (true, Some(first)) = (self.next_sequence()? == before, operations.first()) {
            // Everything it wrote was replaced by others since: the step is taken all the same, and says so.
            self.append_fields(first.e, BTreeMap::new())?;
        }
        let left = self.connection.query_row(
            include_str!("sql/count_acts_left.sql"),
            params![self.me().uuid(), day, self.replica()?],
            |row| row.get(0),
        )?;
        // Read newest first: what the act began with comes last.
        let about = operations.last().map(|operation| (operation.t.clone(), operation.e));
        Ok(Undone { command, about, left })
    }

    fn reverse_operation(&mut self, operation: &Operation) -> Result<(), StoreError> {
        match operation.k {
            Kind::Set if self.was_created_by(operation)? => self.delete_own(operation.e),
            // Somebody else deleted it meanwhile: that stays.
            Kind::Set if self.is_deleted(operation.e)? => Ok(()),
            Kind::Set => {
                let mut fields = BTreeMap::new();
                for (name, write) in &operation.f {
                    let winner = self.winner(operation.e, name)?;
                    // A later value of somebody else stays: only what this act put there is taken back.
                    let mine = self.author_of(Some(operation.reference()), operation.e, name)?;
                    if self.author_of(winner, operation.e, name)? == mine {
                        fields.insert(name.clone(), FieldWrite { v: self.value_at(write.b, name)?, b: winner });
                    }
                }
                if fields.is_empty() { Ok(()) } else { self.append_fields(operation.e, fields) }
            }
            Kind::Del => self.append_restore(operation.e, operation.reference()),
            Kind::Restore => self.delete_own(operation.e),
            Kind::Evt | Kind::Other(_) => Ok(()),
        }
    }

    /// Deletes an entity, unless it holds what another replica wrote: an undo takes nobody else's words away.
    fn delete_own(&mut self, entity: Uuid) -> Result<(), StoreError> {
        let mine = self.replica()?;
        let is_others = self.stamps_of(entity)?.values().any(|stamp| stamp.r != mine);
        if is_others { Ok(()) } else { self.append_delete(entity) }
    }

    fn is_deleted(&self, entity: Uuid) -> Result<bool, StoreError> {
        Ok(self.connection.query_row(
            "SELECT EXISTS (SELECT 1 FROM entity WHERE e = ?1 AND deleted_s IS NOT NULL)",
            [entity],
            |row| row.get(0),
        )?)
    }

    /// The operation that first gave a field the value `winner` shows: an undo shows an older one's value again.
    fn author_of(&self, winner: Option<OpRef>, entity: Uuid, field: &str) -> Result<Option<OpRef>, StoreError> {
        let mut shown = winner;
        while let Some(reference) = shown {
            let undone: Option<(Option<Uuid>, Option<u64>)> = self
                .connection
                .prepare_cached(
                    "SELECT act.undoes_r, act.undoes_a FROM op JOIN act ON act.r = op.r AND act.a = op.a WHERE op.r = ?1 AND op.s = ?2",
                )?
                .query_row(params![reference.r, reference.s], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            let Some((Some(r), Some(a))) = undone else { return Ok(shown) };
            shown = self.base_in_act(OpRef { r, s: a }, entity, field)?;
        }
        Ok(None)
    }

    /// What an act saw in a field before it wrote it.
    fn base_in_act(&self, act: OpRef, entity: Uuid, field: &str) -> Result<Option<OpRef>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT line FROM op WHERE r = ?1 AND a = ?2 AND e = ?3 ORDER BY s")?;
        let lines = statement.query_map(params![act.r, act.s, entity], |row| row.get::<_, String>(0))?;
        for line in lines {
            if let Some(write) = Operation::parse(&line?)?.f.remove(field) {
                return Ok(write.b);
            }
        }
        Ok(None)
    }

    fn was_created_by(&self, operation: &Operation) -> Result<bool, StoreError> {
        Ok(self.connection.query_row(
            "SELECT count(*) FROM entity WHERE e = ?1 AND created_r = ?2 AND created_s = ?3",
            params![operation.e, operation.r, operation.s],
            |row| row.get(0),
        )?)
    }

    /// The value an earlier operation gave a field; `null` if there was none.
    fn value_at(&self, base: Option<OpRef>, field: &str) -> Result<Value, StoreError> {
        let Some(base) = base else { return Ok(Value::Null) };
        let line: Option<String> = self
            .connection
            .prepare_cached("SELECT line FROM op WHERE r = ?1 AND s = ?2")?
            .query_row(params![base.r, base.s], |row| row.get(0))
            .optional()?;
        let Some(line) = line else { return Ok(Value::Null) };
        Ok(Operation::parse(&line)?.f.remove(field).map_or(Value::Null, |write| write.v))
    }
}
