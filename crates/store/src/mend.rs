//! What a session with a server puts right in the log: places and proofs of what others wrote, operations put back in
//! their places, units purged and people erased. A purge or an erasure leaves stubs where a chain needs them.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, params};
use sillage_sync_protocol::{
    Envelope, Hlc, Limits, Line, Link, OpRef, Operation, Placed, digest_of, erased,
    erasure::{Erased, objects_of},
    stub,
    wire::{Snapshot, Stretch},
};
use uuid::Uuid;

use crate::{Reader, StoreError, Writer, intake::damaged_stamp, project};

/// An operation of a unit, as it is compared.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Where it stands.
    pub place: OpRef,
    /// What it says from outside, read from its very bytes.
    pub envelope: Envelope,
    /// What orders it, if not its own stamp.
    pub eff: Option<Hlc>,
    /// Its commit in the unit, if a server told it.
    pub commit: Option<u64>,
}

impl Reader<'_> {
    /// Operations of a unit that are here with the server's proof, but of none of these histories; with their digests.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn list_proven(&self, unit: Uuid, but: &[Uuid]) -> Result<Vec<(OpRef, Link)>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT r, s, line FROM op WHERE u = ?1 AND proof IS NOT NULL")?;
        let mut rows = statement.query([unit.to_string()])?;
        let mut proven = Vec::new();
        while let Some(row) = rows.next()? {
            let place = OpRef { r: row.get(0)?, s: row.get(1)? };
            if !but.contains(&place.r) {
                proven.push((place, digest_of(row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?)));
            }
        }
        Ok(proven)
    }

    /// Operations of these stretches with their proofs, in order, as many as travel together.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn list_proven_lines(&self, stretches: &[Stretch], limits: &Limits) -> Result<Vec<Line>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT s, line, link, eff, at_commit, proof FROM op WHERE r = ?1 AND s BETWEEN ?2 AND ?3 AND proof IS NOT NULL ORDER BY s",
        )?;
        let (mut lines, mut bytes) = (Vec::new(), 0);
        for stretch in stretches {
            let mut rows = statement.query(params![stretch.replica, stretch.first, stretch.last])?;
            while let Some(row) = rows.next()? {
                let (s, raw): (u64, String) = (row.get(0)?, row.get(1)?);
                bytes += raw.len() + 1;
                if !lines.is_empty() && (bytes > limits.raw / 16 || lines.len() >= limits.operations) {
                    return Ok(lines);
                }
                let envelope = Envelope::parse(&raw)?;
                let eff: Option<String> = row.get(3)?;
                let eff = eff.map(|eff| eff.parse()).transpose().map_err(damaged_stamp)?;
                let before = self.link_before(OpRef { r: stretch.replica, s })?;
                let placed = Some(Placed { commit: row.get(4)?, after: 0, proof: row.get(5)? });
                lines.push(Line { raw, envelope, eff, before, after: row.get(2)?, placed });
            }
        }
        Ok(lines)
    }

    /// Every operation of a unit that can be read, from its bytes: what is only said about it in other columns counts for
    /// nothing here.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn list_kept(&self, unit: Uuid) -> Result<Vec<Kept>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT r, s, line, eff, at_commit FROM op WHERE u = ?1")?;
        let mut rows = statement.query([unit.to_string()])?;
        let mut kept = Vec::new();
        while let Some(row) = rows.next()? {
            let place = OpRef { r: row.get(0)?, s: row.get(1)? };
            let line: String = row.get(2)?;
            let Ok(envelope) = Envelope::read(&line) else {
                continue;
            };
            let eff: Option<String> = row.get(3)?;
            let eff = eff.map(|eff| eff.parse()).transpose().map_err(damaged_stamp)?;
            if envelope.reference == place {
                kept.push(Kept { place, envelope, eff, commit: row.get(4)? });
            }
        }
        Ok(kept)
    }

    /// How many bytes of a unit's beginning are here, without a hole.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn arrived(&self, unit: Uuid, snapshot: &Snapshot) -> Result<u64, StoreError> {
        let sql = "SELECT coalesce(max(start + length(bytes)), 0) FROM arriving_unit WHERE unit = ?1 AND hash = ?2";
        Ok(self.connection.prepare_cached(sql)?.query_row(params![unit, snapshot.hash], |row| row.get(0))?)
    }

    /// Whether words were forgotten whose places are here.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn has_stubs(&self) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM op WHERE u IS NULL)";
        Ok(self.connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    /// Units of which a beginning is on its way.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn list_arriving(&self) -> Result<BTreeSet<Uuid>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT DISTINCT unit FROM arriving_unit")?;
        let units = statement.query_map([], |row| row.get(0))?;
        Ok(units.collect::<rusqlite::Result<_>>()?)
    }

    /// Bytes of a unit's beginning from an offset on, so many at most.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn arrived_bytes(&self, unit: Uuid, offset: u64, most: usize) -> Result<Vec<u8>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT start, bytes FROM arriving_unit WHERE unit = ?1 AND start + length(bytes) > ?2 ORDER BY start",
        )?;
        let mut rows = statement.query(params![unit, offset])?;
        let mut bytes = Vec::new();
        while let Some(row) = rows.next()? {
            let (start, piece): (u64, Vec<u8>) = (row.get(0)?, row.get(1)?);
            let skip = usize::try_from(offset.saturating_sub(start)).unwrap_or(usize::MAX);
            bytes.extend_from_slice(piece.get(skip..).unwrap_or_default());
            if bytes.len() >= most {
                break;
            }
        }
        bytes.truncate(most);
        Ok(bytes)
    }

    /// Who and what was erased.
    pub(crate) fn erased(&self) -> Result<Erased, StoreError> {
        let mut erased = Erased::default();
        let mut statement = self.connection.prepare_cached("SELECT id, is_person FROM erased")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (id, is_person): (Uuid, bool) = (row.get(0)?, row.get(1)?);
            if is_person {
                erased.people.insert(id)
            } else {
                erased.entities.insert(id)
            };
        }
        Ok(erased)
    }
}

impl Writer<'_> {
    /// What belongs to an entity that spoke of somebody erased is not taken in either.
    pub(crate) fn note_erased(&mut self, entity: Uuid) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("INSERT INTO erased (id, is_person) VALUES (?1, 0) ON CONFLICT (id) DO NOTHING")?
            .execute([entity])?;
        Ok(())
    }

    /// Keeps the place of a line and its proof.
    pub(crate) fn place(&mut self, line: &Line) -> Result<(), StoreError> {
        let Some(placed) = &line.placed else {
            return Ok(());
        };
        let OpRef { r, s } = line.envelope.reference;
        self.connection
            .prepare_cached("UPDATE op SET at_commit = ?3, proof = ?4 WHERE r = ?1 AND s = ?2 AND u IS NOT NULL")?
            .execute(params![r, s, placed.commit, placed.proof])?;
        Ok(())
    }

    /// Puts operations in their places as the server holds them, whatever stands there: altered bytes, a stub, nothing.
    ///
    /// # Errors
    /// Those of [`Writer::take_in`].
    pub fn put_right(&mut self, lines: &[Line], stream: Uuid) -> Result<(), StoreError> {
        let known = self.erased()?;
        for line in lines.iter().filter(|line| !known.covers(&line.raw)) {
            self.replace(line)?;
        }
        self.take_page(lines, stream)?;
        Ok(())
    }

    /// Puts a line in the place of what stands there, if something else does. Of two operations under one name the one the
    /// server holds counts; the other was brought back to it under a name of its own, if it had given it.
    pub(crate) fn replace(&mut self, line: &Line) -> Result<(), StoreError> {
        let OpRef { r, s } = line.envelope.reference;
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE op SET line = ?3, link = ?4, h = ?5, a = ?6, e = ?7 WHERE r = ?1 AND s = ?2 AND line IS NOT ?3",
            )?
            .execute(params![
                r,
                s,
                line.raw,
                line.after,
                line.envelope.h.to_string(),
                line.envelope.a,
                line.envelope.e
            ])?;
        if changed > 0 {
            self.forget_act(r, s)?;
            if let Ok(operation) = Operation::parse(&line.raw) {
                self.mark_changed(&operation.t);
                project::note_act(self.connection, &operation)?;
            }
            project::reproject(self.connection, line.envelope.e)?;
        }
        Ok(())
    }

    /// Forgets the words of one operation, and keeps its place.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn forget_words(&mut self, place: OpRef) -> Result<(), StoreError> {
        let line: Option<String> = self
            .connection
            .prepare_cached("SELECT line FROM op WHERE r = ?1 AND s = ?2")?
            .query_row(params![place.r, place.s], |row| row.get(0))
            .optional()?;
        let Some(line) = line.filter(|line| erased(line).is_none()) else {
            return Ok(());
        };
        self.put_stub(place, &line)?;
        let entities = Envelope::read(&line).map(|envelope| envelope.e).into_iter().collect();
        self.project_anew(&entities)?;
        self.forget_head();
        Ok(())
    }

    /// Forgets everything of a unit: what others wrote, what is projected, what is being typed. Of one's own histories the
    /// words go and the places stay, but for operations `stays` keeps: those no backup of the server holds yet. Answers
    /// whether nothing is left, and the files nobody names any more.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn purge(
        &mut self,
        unit: Uuid,
        own: &[Uuid],
        stays: impl Fn(OpRef) -> bool,
    ) -> Result<(bool, Vec<String>), StoreError> {
        let mut files = BTreeSet::new();
        let mut entities = BTreeSet::new();
        let mut whole = true;
        for (place, line) in self.lines_of(unit)? {
            entities.extend(Envelope::read(&line).map(|envelope| envelope.e));
            if own.contains(&place.r) {
                if stays(place) {
                    whole = false;
                    continue;
                }
                self.put_stub(place, &line)?;
            } else {
                self.take_out(place)?;
            }
            files.extend(objects_of(&line));
        }
        let open: i64 = self
            .connection
            .prepare_cached("SELECT count(*) FROM block WHERE u = ?1 AND sealed_s IS NULL")?
            .query_row([unit], |row| row.get(0))?;
        whole &= open == 0;
        for sql in [
            "DELETE FROM block_row WHERE block IN (SELECT id FROM block WHERE u = ?1 AND sealed_s IS NOT NULL)",
            "DELETE FROM block WHERE u = ?1 AND sealed_s IS NOT NULL",
            "DELETE FROM arriving_unit WHERE unit = ?1",
        ] {
            self.connection.prepare_cached(sql)?.execute([unit])?;
        }
        self.project_anew(&entities)?;
        self.forget_head();
        Ok((whole, files.into_iter().collect()))
    }

    /// Erases a person: the words of everything that speaks of her, wherever it stands. Answers the files that are to go.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn erase(&mut self, person: Uuid) -> Result<Vec<String>, StoreError> {
        let mut erased = self.erased()?;
        erased.people.insert(person);
        let lines = self.all_lines()?;
        erased.widen(lines.iter().map(|(_, line)| line.as_str()));
        let (mut files, mut entities) = (BTreeSet::new(), erased.entities.clone());
        for (place, line) in lines.iter().filter(|(_, line)| erased.covers(line)) {
            files.extend(objects_of(line));
            entities.extend(Envelope::read(line).map(|envelope| envelope.e));
            self.put_stub(*place, line)?;
        }
        let people = erased.people.iter().map(|id| (id, true));
        for (id, is_person) in people.chain(erased.entities.iter().map(|id| (id, false))) {
            self.connection
                .prepare_cached("INSERT INTO erased (id, is_person) VALUES (?1, ?2) ON CONFLICT (id) DO NOTHING")?
                .execute(params![id, is_person])?;
        }
        entities.insert(person);
        self.drop_drafts_of(&entities)?;
        entities.remove(&person);
        self.project_anew(&entities)?;
        self.forget_head();
        Ok(files.into_iter().collect())
    }

    /// Begins to keep a unit's beginning; what came of another one goes.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn await_unit(&mut self, unit: Uuid, snapshot: &Snapshot) -> Result<u64, StoreError> {
        self.connection
            .prepare_cached("DELETE FROM arriving_unit WHERE unit = ?1 AND hash != ?2")?
            .execute(params![unit, snapshot.hash])?;
        self.arrived(unit, snapshot)
    }

    /// Keeps bytes of a unit's beginning.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn keep_arrived(
        &mut self,
        unit: Uuid,
        snapshot: &Snapshot,
        offset: u64,
        bytes: &[u8],
    ) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("INSERT INTO arriving_unit (unit, hash, start, bytes) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (unit, start) DO UPDATE SET hash = excluded.hash, bytes = excluded.bytes")?
            .execute(params![unit, snapshot.hash, offset, bytes])?;
        Ok(())
    }

    /// Forgets the bytes of a unit's beginning.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn forget_arrived(&mut self, unit: Uuid) -> Result<(), StoreError> {
        self.connection.prepare_cached("DELETE FROM arriving_unit WHERE unit = ?1")?.execute([unit])?;
        Ok(())
    }

    fn lines_of(&self, unit: Uuid) -> Result<Vec<(OpRef, String)>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT r, s, line FROM op WHERE u = ?1 ORDER BY r, s")?;
        let rows = statement
            .query_map([unit.to_string()], |row| Ok((OpRef { r: row.get(0)?, s: row.get(1)? }, row.get(2)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn all_lines(&self) -> Result<Vec<(OpRef, String)>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT r, s, line FROM op WHERE u IS NOT NULL")?;
        let rows = statement.query_map([], |row| Ok((OpRef { r: row.get(0)?, s: row.get(1)? }, row.get(2)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The words go, the place stays.
    fn put_stub(&mut self, OpRef { r, s }: OpRef, line: &str) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("UPDATE op SET line = ?3, at_commit = NULL, proof = NULL WHERE r = ?1 AND s = ?2")?
            .execute(params![r, s, stub(&digest_of(line))])?;
        self.forget_act(r, s)
    }

    fn forget_act(&mut self, r: Uuid, s: u64) -> Result<(), StoreError> {
        self.connection.prepare_cached("DELETE FROM act WHERE r = ?1 AND a = ?2")?.execute(params![r, s])?;
        Ok(())
    }

    /// The operation goes with its place. Where the chain of its author goes on here, a stretch begins.
    fn take_out(&mut self, OpRef { r, s }: OpRef) -> Result<(), StoreError> {
        let link: Link = self
            .connection
            .prepare_cached("DELETE FROM op WHERE r = ?1 AND s = ?2 RETURNING link")?
            .query_row(params![r, s], |row| row.get(0))?;
        self.connection.prepare_cached("DELETE FROM stretch WHERE r = ?1 AND s = ?2")?.execute(params![r, s])?;
        self.connection
            .prepare_cached(
                "INSERT INTO stretch (r, s, link) SELECT r, s, ?3 FROM op WHERE r = ?1 AND s = ?2 + 1 ON CONFLICT (r, s) DO NOTHING",
            )?
            .execute(params![r, s, link])?;
        self.forget_act(r, s)
    }

    fn drop_drafts_of(&mut self, ids: &BTreeSet<Uuid>) -> Result<(), StoreError> {
        let keys: Vec<String> = {
            let mut statement = self.connection.prepare_cached("SELECT key FROM draft")?;
            let keys = statement.query_map([], |row| row.get(0))?;
            keys.collect::<rusqlite::Result<_>>()?
        };
        for key in keys {
            if ids.iter().any(|id| key.contains(&id.to_string())) {
                self.connection.prepare_cached("DELETE FROM draft WHERE key = ?1")?.execute([key])?;
            }
        }
        Ok(())
    }

    fn project_anew(&mut self, entities: &BTreeSet<Uuid>) -> Result<(), StoreError> {
        self.drop_drafts_of(entities)?;
        for entity in entities {
            let noun: Option<String> = self
                .connection
                .prepare_cached("SELECT noun FROM entity WHERE e = ?1")?
                .query_row([entity], |row| row.get(0))
                .optional()?;
            if let Some(noun) = noun {
                self.mark_changed(&noun);
            }
            project::reproject(self.connection, *entity)?;
        }
        Ok(())
    }
}

/// The words of an operation, or what is left of them.
pub(crate) fn digest_in_place(line: &str) -> Result<Link, StoreError> {
    match erased(line) {
        Some(digest) => Ok(digest),
        None => Ok(Envelope::read(line)?.digest),
    }
}
