//! Operations of other replicas: kept as the exact bytes their authors wrote, each in its place in its chain, and
//! projected by the projector of one's own acts. Everything or nothing, and the same again changes nothing. Whether they
//! are genuine was asked before they came here (`sillage-sync-protocol`); what a session asks of the log is in `exchange`.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap, hash_map::Entry},
    thread,
};

use rusqlite::{OptionalExtension, params};
use sillage_domain::{EntityKind, Refusal};
use sillage_sync_protocol::{Envelope, Hlc, Kind, Line, Link, OpRef, Operation, digest_of, erasure::Erased, stub};
use uuid::Uuid;

use crate::{Reader, StoreError, Writer, drawn::Drawn, exchange::End, project, replica};

/// A stamp further ahead of this clock is ordered by the time it arrived.
const AHEAD_MS: u64 = 600_000;

/// So many operations are read faster than somebody is found to read them.
const FEW: usize = 64;

/// What operations of others brought.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taken {
    /// Operations that were not here.
    pub new: u64,
    /// Operations that were.
    pub known: u64,
    /// Of the new ones, those a newer program wrote: kept, not shown.
    pub not_understood: u64,
    /// Of the new ones, those whose clock was ahead: ordered by their arrival.
    pub ahead: u64,
    /// Entities they speak of.
    pub entities: BTreeSet<Uuid>,
}

/// Who says what orders an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// Its author, as far as this clock believes it.
    Ours,
    /// The server, whatever this clock says.
    Servers,
}

impl Order {
    /// What orders an operation instead of its own stamp, and whether that is its arrival because its clock is ahead.
    pub(crate) fn of(self, line: &Line, now_ms: i64) -> (Option<Hlc>, bool) {
        if self == Self::Servers {
            return (line.eff, false);
        }
        let at = carried(line).unwrap_or(line.envelope.h);
        let is_ahead = at.ms() > u64::try_from(now_ms).unwrap_or_default() + AHEAD_MS;
        (if is_ahead { Some(Hlc::ZERO.tick(now_ms)) } else { carried(line) }, is_ahead)
    }
}

/// Where histories end here, each asked once: nothing has to be asked of what lies beyond.
pub(crate) struct Ends {
    /// The one this file writes.
    pub current: Uuid,
    ends: BTreeMap<Uuid, End>,
}

/// What is here of what is taken in, each thing asked once.
struct Met {
    ends: Ends,
    entities: HashMap<Uuid, Found>,
}

/// An entity before anything of it is taken in.
#[derive(Debug, Clone, Copy)]
struct Found {
    stream: Option<Uuid>,
    /// Whatever is said of it is taken in now, and kept.
    is_new: bool,
}

/// An operation that is here already.
struct Held {
    line: String,
    eff: Option<String>,
}

impl Writer<'_> {
    /// Takes operations in. `streams` are those they may belong to.
    ///
    /// # Errors
    /// `bundle_foreign_unit`: one is of another stream, or reaches for an entity of one. `bundle_forked`: one
    /// contradicts what is here of the same replica. The file cannot be written. Nothing may be kept of the act then.
    pub fn take_in(&mut self, lines: &[Line], streams: &[Uuid]) -> Result<Taken, StoreError> {
        self.take(lines, streams, Order::Ours, None)
    }

    pub(crate) fn take(
        &mut self,
        lines: &[Line],
        streams: &[Uuid],
        order: Order,
        drawn: Option<Drawn>,
    ) -> Result<Taken, StoreError> {
        let outside = |stream: &&Uuid| self.scope.as_ref().is_some_and(|scope| !scope.has(**stream));
        if let Some(id) = streams.iter().find(outside) {
            return Err(StoreError::NotFound { noun: "unit", id: *id });
        }
        if lines.iter().any(|line| !streams.contains(&line.envelope.u)) {
            return Err(Refusal::new("bundle_foreign_unit").into());
        }
        let mut taken = Taken::default();
        let erased = self.erased()?;
        let mut met = Met { ends: Ends::here(self)?, entities: HashMap::with_capacity(lines.len()) };
        let now_ms = self.now().utc_ms;
        // While they are written down, what they say is read.
        let (new, mut drawn) = thread::scope(|scope| {
            let draws = || Drawn::of(lines, order, now_ms);
            let is_long = drawn.is_none() && lines.len() > FEW;
            // Where no second thread is to be had, it is read afterwards.
            let drawing = is_long.then(|| thread::Builder::new().spawn_scoped(scope, draws).ok()).flatten();
            let take = |line| self.take_line(line, order, &erased, &mut met, &mut taken);
            let new = lines.iter().map(take).collect::<Result<Vec<_>, _>>();
            let drawn = drawing
                .map_or(drawn, |drawing| Some(drawing.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))));
            let drawn = drawn.unwrap_or_else(|| Drawn::read(lines));
            new.map(|new| (new, drawn))
        })?;
        let said = std::mem::take(&mut drawn.said);
        let mut read = project::Known::with_capacity(lines.len());
        for (line, (_, operation)) in lines.iter().zip(new.into_iter().zip(said)).filter(|(_, (is_new, _))| *is_new) {
            let Some(operation) = operation else {
                taken.not_understood += 1;
                continue;
            };
            taken.not_understood += u64::from(!is_understood(&operation));
            self.mark_changed(&operation.t);
            project::note_act(self.connection, &operation)?;
            read.insert(line.envelope.reference, operation);
        }
        for entity in &taken.entities {
            match drawn.take(*entity).filter(|_| met.is_new(*entity)) {
                Some(row) => row.keep(self.connection)?,
                None => project::reproject_knowing(self.connection, *entity, &read)?,
            }
        }
        self.forget_head();
        Ok(taken)
    }

    /// Whether the operation was new.
    fn take_line(
        &mut self,
        line: &Line,
        order: Order,
        erased: &Erased,
        met: &mut Met,
        taken: &mut Taken,
    ) -> Result<bool, StoreError> {
        // Words about somebody who was erased leave their place and nothing else, whatever brings them.
        let is_erased = erased.covers(&line.raw);
        let end = met.ends.of(self, line.envelope.reference.r)?;
        if line.envelope.reference.s <= end.last
            && let Some(held) = self.held(line.envelope.reference)?
        {
            met.meet(line.envelope.e);
            self.meet(line, order, &held, is_erased, taken)?;
            return Ok(false);
        }
        if line.envelope.reference.r == met.ends.current {
            // This file was put back from an older copy: what it wrote meanwhile comes home, and it goes on anew.
            met.ends.current = replica::renew(self.connection)?;
            self.forget_head();
        }
        met.find(self, &line.envelope)?;
        self.join_chain(line, end)?;
        let is_ahead = self.insert(line, order, is_erased)?;
        met.ends.reach(line);
        if is_erased {
            met.meet(line.envelope.e);
            self.note_erased(line.envelope.e)?;
            return Ok(false);
        }
        taken.new += 1;
        taken.ahead += u64::from(is_ahead);
        taken.entities.insert(line.envelope.e);
        Ok(true)
    }

    /// An operation that is here comes again.
    fn meet(
        &mut self,
        line: &Line,
        order: Order,
        held: &Held,
        is_erased: bool,
        taken: &mut Taken,
    ) -> Result<(), StoreError> {
        let OpRef { r, s } = line.envelope.reference;
        if digest_of(&held.line) != line.envelope.digest {
            return Err(forked(&line.envelope));
        }
        if held.line != line.raw && !is_erased {
            self.bring_back(line, taken)?;
        }
        taken.known += 1;
        // Of two rulings about a clock the earlier one stands, wherever they were made, until the server has ruled.
        let known = held.eff.as_deref().map(str::parse::<Hlc>).transpose().map_err(damaged_stamp)?;
        let is_earlier = |eff: &Hlc| known.is_none_or(|known| *eff < known);
        let news = match order {
            Order::Ours => match carried(line).filter(is_earlier) {
                Some(eff) => self.rule(r, s, Some(eff))?,
                None => false,
            },
            Order::Servers => {
                self.place(line)?;
                self.rule(r, s, line.eff)?
            }
        };
        if news {
            taken.entities.insert(line.envelope.e);
        }
        Ok(())
    }

    /// Whether its clock is ahead of this one: it is ordered by its arrival then, unless the server ruled.
    fn insert(&self, line: &Line, order: Order, is_erased: bool) -> Result<bool, StoreError> {
        let OpRef { r, s } = line.envelope.reference;
        let (eff, is_ahead) = order.of(line, self.now().utc_ms);
        let placed = line.placed.as_ref().filter(|_| order == Order::Servers && !is_erased);
        self.connection
            .prepare_cached(
                "INSERT INTO op (r, s, h, a, e, line, link, eff, at_commit, proof)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?
            .execute(params![
                r,
                s,
                line.envelope.h.to_string(),
                line.envelope.a,
                line.envelope.e,
                if is_erased { Cow::from(stub(&line.envelope.digest)) } else { Cow::from(&line.raw) },
                line.after,
                eff.map(|eff| eff.to_string()),
                placed.map(|placed| placed.commit),
                placed.map(|placed| &placed.proof)
            ])?;
        Ok(is_ahead)
    }

    /// The words of a unit that was purged and is held again.
    fn bring_back(&mut self, line: &Line, taken: &mut Taken) -> Result<(), StoreError> {
        let OpRef { r, s } = line.envelope.reference;
        self.connection
            .prepare_cached("UPDATE op SET line = ?3 WHERE r = ?1 AND s = ?2")?
            .execute(params![r, s, line.raw])?;
        if let Ok(operation) = Operation::parse(&line.raw) {
            self.mark_changed(&operation.t);
            project::note_act(self.connection, &operation)?;
        }
        taken.entities.insert(line.envelope.e);
        Ok(())
    }

    fn held(&self, OpRef { r, s }: OpRef) -> Result<Option<Held>, StoreError> {
        Ok(self
            .connection
            .prepare_cached("SELECT line, eff FROM op WHERE r = ?1 AND s = ?2")?
            .query_row(params![r, s], |row| Ok(Held { line: row.get(0)?, eff: row.get(1)? }))
            .optional()?)
    }

    /// The operation's links meet those of its neighbours, or a new stretch begins.
    fn join_chain(&self, line: &Line, end: End) -> Result<(), StoreError> {
        let OpRef { r, s } = line.envelope.reference;
        let before = if s == end.last + 1 { (end.last > 0).then_some(end.link) } else { self.link_at(r, s - 1)? };
        match before {
            Some(link) if link != line.before => return Err(forked(&line.envelope)),
            None if s > 1 => {
                self.connection
                    .prepare_cached("INSERT INTO stretch (r, s, link) VALUES (?1, ?2, ?3)")?
                    .execute(params![r, s, line.before])?;
            }
            _ => {}
        }
        if s < end.last && self.link_at(r, s + 1)?.is_some() {
            let filled = self
                .connection
                .prepare_cached("DELETE FROM stretch WHERE r = ?1 AND s = ?2 AND link = ?3")?
                .execute(params![r, s + 1, line.after])?;
            if filled == 0 {
                return Err(forked(&line.envelope));
            }
        }
        Ok(())
    }
}

impl Met {
    /// Looks for the entity an operation speaks of. Nobody reaches one from another stream than its own.
    fn find(&mut self, here: &Reader<'_>, envelope: &Envelope) -> Result<(), StoreError> {
        let found = match self.entities.entry(envelope.e) {
            Entry::Occupied(found) => *found.get(),
            Entry::Vacant(place) => *place.insert(
                here.connection
                    .prepare_cached(
                        "SELECT (SELECT u FROM entity WHERE e = ?1),
                                EXISTS (SELECT 1 FROM op WHERE e = ?1)",
                    )?
                    .query_row([envelope.e], |row| {
                        let (stream, is_here): (Option<Uuid>, bool) = (row.get(0)?, row.get(1)?);
                        Ok(Found { stream, is_new: stream.is_none() && !is_here })
                    })?,
            ),
        };
        match found.stream {
            Some(u) if u != envelope.u => Err(Refusal::new("bundle_foreign_unit").into()),
            _ => Ok(()),
        }
    }

    /// Something of it was here, or is not kept.
    fn meet(&mut self, entity: Uuid) {
        if let Some(found) = self.entities.get_mut(&entity) {
            found.is_new = false;
        }
    }

    fn is_new(&self, entity: Uuid) -> bool {
        self.entities.get(&entity).is_some_and(|found| found.is_new)
    }
}

impl Ends {
    pub(crate) fn here(here: &Reader<'_>) -> Result<Self, StoreError> {
        Ok(Self { current: replica::current(here.connection)?, ends: BTreeMap::new() })
    }

    pub(crate) fn of(&mut self, here: &Reader<'_>, r: Uuid) -> Result<End, StoreError> {
        if let Some(end) = self.ends.get(&r) {
            return Ok(*end);
        }
        let end = here.end_of(r)?;
        self.ends.insert(r, end);
        Ok(end)
    }

    fn reach(&mut self, line: &Line) {
        let OpRef { r, s } = line.envelope.reference;
        let end = self.ends.entry(r).or_default();
        if s > end.last {
            *end = End { last: s, link: line.after };
        }
    }
}

impl Reader<'_> {
    /// Operations of two streams as they travel, in the order of replicas and sequences; `travels` says which.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn list_lines(
        &self,
        streams: [Uuid; 2],
        mut travels: impl FnMut(&Envelope, &str) -> bool,
    ) -> Result<Vec<Line>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT line, link, eff FROM op WHERE u IN (?1, ?2) ORDER BY r, s")?;
        let mut rows = statement.query(streams.map(|stream| stream.to_string()))?;
        let mut lines: Vec<Line> = Vec::new();
        while let Some(row) = rows.next()? {
            let raw: String = row.get(0)?;
            let envelope = Envelope::parse(&raw)?;
            if travels(&envelope, &raw) {
                let eff: Option<String> = row.get(2)?;
                let eff = eff.map(|eff| eff.parse()).transpose().map_err(damaged_stamp)?;
                let before = match lines.last() {
                    Some(last) if precedes(last.envelope.reference, envelope.reference) => last.after,
                    _ => self.link_before(envelope.reference)?,
                };
                lines.push(Line { raw, envelope, eff, before, after: row.get(1)?, placed: None });
            }
        }
        Ok(lines)
    }

    /// The replica this file writes as.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn replica(&self) -> Result<Uuid, StoreError> {
        replica::current(self.connection)
    }

    pub(crate) fn link_before(&self, OpRef { r, s }: OpRef) -> Result<Link, StoreError> {
        if s == 1 {
            return Ok(Link::default());
        }
        Ok(self
            .connection
            .prepare_cached(
                "SELECT link FROM op WHERE r = ?1 AND s = ?2 - 1
                 UNION ALL
                 SELECT link FROM stretch WHERE r = ?1 AND s = ?2",
            )?
            .query_row(params![r, s], |row| row.get(0))?)
    }
}

/// The ruling that travels with an operation, if it is one.
fn carried(line: &Line) -> Option<Hlc> {
    line.eff.filter(|eff| *eff < line.envelope.h)
}

fn precedes(one: OpRef, other: OpRef) -> bool {
    one.r == other.r && one.s + 1 == other.s
}

fn is_understood(operation: &Operation) -> bool {
    let known = operation.k == Kind::Evt || EntityKind::find(&operation.t).is_some();
    known && !matches!(operation.k, Kind::Other(_))
}

fn forked(envelope: &Envelope) -> StoreError {
    Refusal::new("bundle_forked").with("at", envelope.reference).into()
}

pub(crate) fn damaged_stamp(_: sillage_sync_protocol::ClockError) -> StoreError {
    StoreError::Damaged("clock".into())
}
