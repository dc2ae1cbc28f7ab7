//! What leaves the log for good: units that are purged, people who are erased, words of single operations. Stubs stay where
//! a chain needs them. The pages that held the words are [`crate::Store::scrub`]'s.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, params};
use sillage_sync_protocol::{
    Envelope, Link, OpRef, digest_of, erased,
    erasure::{Erased, objects_of},
    stub,
};
use uuid::Uuid;

use crate::{Reader, StoreError, Writer, project};

impl Reader<'_> {
    /// Whether words were forgotten whose places are here.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn has_stubs(&self) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM op WHERE u IS NULL)";
        Ok(self.connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
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

    pub(crate) fn forget_act(&mut self, r: Uuid, s: u64) -> Result<(), StoreError> {
        self.connection.prepare_cached("DELETE FROM act WHERE r = ?1 AND a = ?2")?.execute(params![r, s])?;
        Ok(())
    }
}
