//! What a session with a server asks of the log: where one's own histories stand, what of them is to leave, what the
//! server ruled, and a history that is in doubt written anew.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{OptionalExtension, params};
use sillage_sync_protocol::{
    Envelope, Hlc, Line, Link, OpRef, Operation, Outgoing, digest_of, erased as stub_of, next_link,
    session::reissue::Move,
};
use uuid::Uuid;

use crate::{
    Drawn, Reader, StoreError, Taken, Writer,
    intake::{Ends, Order},
    project, replica,
};

/// The end of a history as it is here; the beginning, if nothing of it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct End {
    /// Last sequence.
    pub last: u64,
    /// Link there.
    pub link: Link,
}

impl Reader<'_> {
    /// Histories whose operations the person of this profile wrote, the current one first. Others' are not theirs to send.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn own_histories(&self) -> Result<Vec<Uuid>, StoreError> {
        let current = replica::current(self.connection)?;
        let mut own = vec![current];
        let mut statement = self.connection.prepare_cached(include_str!("sql/own_histories.sql"))?;
        let me = self.me().uuid().to_string();
        for r in statement.query_map(params![me, current], |row| row.get(0))? {
            own.push(r?);
        }
        Ok(own)
    }

    /// Last sequence of a history here, and the link there.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn end_of(&self, replica: Uuid) -> Result<End, StoreError> {
        let end = self
            .connection
            .prepare_cached("SELECT s, link FROM op WHERE r = ?1 ORDER BY s DESC LIMIT 1")?
            .query_row([replica], |row| Ok(End { last: row.get(0)?, link: row.get(1)? }))
            .optional()?;
        Ok(end.unwrap_or_default())
    }

    /// The link of an operation that is here.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn link_at(&self, replica: Uuid, s: u64) -> Result<Option<Link>, StoreError> {
        Ok(self
            .connection
            .prepare_cached("SELECT link FROM op WHERE r = ?1 AND s = ?2")?
            .query_row(params![replica, s], |row| row.get(0))
            .optional()?)
    }

    /// Operations of a history after `after`, so many at most and without a hole.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn list_outgoing(&self, replica: Uuid, after: u64, most: usize) -> Result<Vec<Outgoing>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT s, line, link FROM op WHERE r = ?1 AND s > ?2 ORDER BY s LIMIT ?3")?;
        let rows = statement.query_map(params![replica, after, most], |row| {
            Ok(Outgoing { s: row.get(0)?, raw: row.get(1)?, link: row.get(2)? })
        })?;
        let all = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        Ok(all.into_iter().zip(after + 1..).take_while(|(op, s)| op.s == *s).map(|(op, _)| op).collect())
    }
}

impl Writer<'_> {
    /// Takes in a page of a stream, as the server ordered it: its rulings about clocks stand, whatever this clock says.
    /// `drawn` is what was read of these very lines, if they were read already.
    ///
    /// # Errors
    /// Those of [`Writer::take_in`].
    pub fn take_page(&mut self, lines: &[Line], stream: Uuid, drawn: Option<Drawn>) -> Result<Taken, StoreError> {
        let (erased, mut ends) = (self.erased()?, Ends::here(self)?);
        for line in lines {
            let OpRef { r, s } = line.envelope.reference;
            if r != ends.current && s <= ends.of(self, r)?.last && !erased.covers(&line.raw) {
                self.replace(line)?;
            }
        }
        self.take(lines, &[stream], Order::Servers, drawn)
    }

    /// What orders an operation from now on, as the server ruled. Whether that is news.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn rule(&mut self, replica: Uuid, s: u64, eff: Option<Hlc>) -> Result<bool, StoreError> {
        let entity: Option<Uuid> = self
            .connection
            .prepare_cached("UPDATE op SET eff = ?3 WHERE r = ?1 AND s = ?2 AND eff IS NOT ?3 RETURNING e")?
            .query_row(params![replica, s, eff.map(|eff| eff.to_string())], |row| row.get(0))
            .optional()?;
        if let Some(entity) = entity {
            project::reproject(self.connection, entity)?;
            self.forget_head();
        }
        Ok(entity.is_some())
    }

    /// Writes what lies after `common` in a history again in a new one (if it is the current) or in the current one:
    /// the same words, entities and stamps under other names. Nothing is dropped.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn reissue(&mut self, history: Uuid, common: u64) -> Result<(), StoreError> {
        let current = replica::current(self.connection)?;
        let to = if history == current { replica::renew(self.connection)? } else { current };
        let mut tail = self.list_outgoing(history, common, usize::MAX >> 1)?;
        // Words that are gone cannot be written again.
        tail.retain(|op| stub_of(&op.raw).is_none());
        let moving = self.moving(history, to, tail.iter().map(|op| op.s))?;
        self.connection.execute("DELETE FROM act WHERE r = ?1 AND a > ?2", params![history, common])?;
        for op in &tail {
            self.connection.execute("DELETE FROM op WHERE r = ?1 AND s = ?2", params![history, op.s])?;
        }
        self.append_moved(&moving, tail.iter().map(|op| (op.s, op.raw.as_str(), None)))
    }

    /// Writes operations of one's own histories again in a new one, under the rulings they stood under: they are behind a
    /// hole, and a history goes on without one. Answers how many acts they begin. What speaks of somebody who was erased
    /// is left where it was.
    ///
    /// # Errors
    /// The file cannot be written.
    pub(crate) fn write_again(&mut self, lines: &[Line]) -> Result<u64, StoreError> {
        let erased = self.erased()?;
        let mut histories: BTreeMap<Uuid, Vec<&Line>> = BTreeMap::new();
        for line in lines.iter().filter(|line| !erased.covers(&line.raw)) {
            histories.entry(line.envelope.reference.r).or_default().push(line);
        }
        let mut acts = 0;
        for (history, lines) in histories {
            let to = replica::renew(self.connection)?;
            let places = || lines.iter().map(|line| line.envelope.reference.s);
            let moving = self.moving(history, to, places())?;
            self.append_moved(&moving, places().zip(&lines).map(|(s, line)| (s, line.raw.as_str(), line.eff)))?;
            acts +=
                self.connection.query_row("SELECT count(*) FROM act WHERE r = ?1", [to], |row| row.get::<_, u64>(0))?;
        }
        Ok(acts)
    }

    /// Where operations go at the end of another history.
    fn moving(&self, from: Uuid, to: Uuid, sequences: impl Iterator<Item = u64>) -> Result<Move, StoreError> {
        let last = self.end_of(to)?.last;
        Ok(Move { from, to, places: sequences.zip(last + 1..).collect() })
    }

    fn append_moved<'o>(
        &mut self,
        moving: &Move,
        ops: impl Iterator<Item = (u64, &'o str, Option<Hlc>)>,
    ) -> Result<(), StoreError> {
        let (mut link, mut entities) = (self.end_of(moving.to)?.link, BTreeSet::new());
        for (s, raw, eff) in ops {
            let raw = moving.line(s, raw);
            let envelope = Envelope::read(&raw)?;
            link = next_link(&link, &digest_of(&raw));
            self.connection
                .prepare_cached(
                    "INSERT INTO op (r, s, h, a, e, line, link, eff) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                )?
                .execute(params![
                    moving.to,
                    envelope.reference.s,
                    envelope.h.to_string(),
                    envelope.a,
                    envelope.e,
                    raw,
                    link,
                    eff.map(|eff| eff.to_string())
                ])?;
            entities.insert(envelope.e);
            if let Ok(operation) = Operation::parse(&raw) {
                self.mark_changed(&operation.t);
                project::note_act(self.connection, &operation)?;
            }
        }
        for entity in entities {
            project::reproject(self.connection, entity)?;
        }
        self.forget_head();
        Ok(())
    }
}
