//! A closed day stays closed through every door: each operation on a visit day passes here before it is written.
//! What a day still takes is the domain's rule; here is only what the file knows of the day.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, params};
use sillage_domain::{
    Closes, Entity, EntityKind, Id,
    closing::DashboardEntry,
    flow::ObservationWindow,
    visit::{Deed, Settled, VisitDay},
};
use sillage_sync_protocol::Kind;
use uuid::Uuid;

use crate::{StoreError, Writer, writer::Statement};

/// The days an act met, as it found them.
pub(crate) type Days = BTreeMap<Uuid, Settled>;

impl Writer<'_> {
    /// Refuses what a day no longer takes.
    ///
    /// # Errors
    /// `day_closed`, `dashboard_confirmed`.
    pub fn check_takes<E: Entity>(&mut self, day: Id<VisitDay>) -> Result<(), StoreError> {
        Ok(self.settled(day)?.check(E::CLOSES, Deed::Change)?)
    }

    /// The same for every operation.
    pub(crate) fn check_settled(&mut self, statement: &Statement) -> Result<(), StoreError> {
        // Sealing writes nothing new: its rows passed one by one.
        let (Some(day), false) = (statement.day.map(Id::new), statement.kind == Kind::Evt) else { return Ok(()) };
        let settled = self.settled(day)?;
        let reopened = statement.noun == VisitDay::NOUN
            && statement.fields.get("closed_at").is_some_and(|closed| closed.v.is_null());
        if settled == Settled::Day && reopened {
            self.days.insert(day.uuid(), Settled::Nothing);
            return Ok(());
        }
        let closes = EntityKind::find(&statement.noun).map_or(Closes::WithDay, |kind| kind.closes);
        Ok(settled.check(closes, self.deed(statement)?)?)
    }

    /// The same for a row of a counting session.
    pub(crate) fn check_counts(&mut self, window: Uuid) -> Result<(), StoreError> {
        let settled = match self.counted {
            Some((counted, settled)) if counted == window => settled,
            _ => self.settled_for(window)?,
        };
        self.counted = Some((window, settled));
        Ok(settled.check(Closes::WithDay, Deed::Birth)?)
    }

    /// How far the day of a counting session is settled.
    fn settled_for(&mut self, window: Uuid) -> Result<Settled, StoreError> {
        let day: Option<Option<Uuid>> = self
            .connection
            .prepare_cached("SELECT day FROM entity WHERE e = ?1 AND noun = ?2")?
            .query_row(params![window, ObservationWindow::NOUN], |row| row.get(0))
            .optional()?;
        day.flatten().map_or(Ok(Settled::Nothing), |day| self.settled(Id::new(day)))
    }

    /// How far a day was settled when the act first met it.
    fn settled(&mut self, day: Id<VisitDay>) -> Result<Settled, StoreError> {
        if let Some(settled) = self.days.get(&day.uuid()) {
            return Ok(*settled);
        }
        let known: Option<(Uuid, bool, u32, bool)> = self
            .connection
            .prepare_cached(include_str!("sql/settled_day.sql"))?
            .query_row(params![day.uuid(), VisitDay::NOUN, DashboardEntry::NOUN], |row| row.try_into())
            .optional()?;
        let settled = match known {
            Some((stream, closed, revision, confirmed)) if self.sees(VisitDay::NOUN, day.uuid(), stream)? => {
                Settled::told(closed, revision, confirmed)
            }
            // It is being written now.
            _ => Settled::Nothing,
        };
        self.days.insert(day.uuid(), settled);
        Ok(settled)
    }

    pub(crate) fn deed(&self, statement: &Statement) -> Result<Deed, StoreError> {
        Ok(match statement.kind {
            Kind::Del => Deed::End,
            Kind::Restore => Deed::Birth,
            _ => {
                let mut known = self.connection.prepare_cached("SELECT 1 FROM entity WHERE e = ?1")?;
                if known.exists([statement.entity])? { Deed::Change } else { Deed::Birth }
            }
        })
    }
}
