//! What a session with a server puts right in the log: places and proofs of what others wrote, operations put back in
//! their places.

use rusqlite::params;
use sillage_sync_protocol::{Envelope, Hlc, Limits, Line, Link, OpRef, Operation, Placed, digest_of, wire::Stretch};
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
}

impl Writer<'_> {
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
        self.take_page(lines, stream, None)?;
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
}
