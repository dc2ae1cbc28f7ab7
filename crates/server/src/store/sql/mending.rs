//! The questions of mending.

use std::collections::BTreeMap;

use sillage_sync_protocol::{Link, OpRef};
use uuid::Uuid;

use super::{
    Database, Row, SqlRows, Stamp, params,
    rows::{NOTHING, held, ops},
};
use crate::{
    payloads::Place,
    store::{AlarmRow, Answer, DueRow, EntryRow, ErasureRow, HeldRow, MendingRows, OpRow, SnapshotRow},
};

fn snapshot_row(row: &Row<'_>) -> Answer<SnapshotRow> {
    Ok(SnapshotRow {
        unit: row.get(0)?,
        reader: row.get(1)?,
        hash: row.get(2)?,
        size: row.get(3)?,
        commit: row.get(4)?,
        made_ms: row.get(5)?,
    })
}

fn erasure_row(row: &Row<'_>) -> Answer<ErasureRow> {
    Ok(ErasureRow { id: row.get(0)?, person: row.get(1)?, at_ms: row.get(2)? })
}

impl<D: Database> MendingRows for SqlRows<'_, D> {
    fn ends(&mut self) -> Answer<BTreeMap<Uuid, u64>> {
        let ends = self.many("SELECT id, high FROM replica", NOTHING, |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(ends.into_iter().collect())
    }

    fn last_sequence(&mut self, replica: Uuid) -> Answer<u64> {
        let sql = "SELECT coalesce(max(s), 0) FROM op WHERE replica = ?1";
        Ok(self.one(sql, [replica], |row| row.get(0))?.unwrap_or(0))
    }

    fn set_link(&mut self, replica: Uuid, s: u64, link: &Link) -> Answer<()> {
        self.run("UPDATE op SET link = ?3 WHERE replica = ?1 AND s = ?2", params![replica, s, link]).map(drop)
    }

    fn set_safe(&mut self, id: Uuid, up_to: u64) -> Answer<()> {
        let sql = "INSERT INTO safe_mark (id, up_to) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET up_to = excluded.up_to WHERE excluded.up_to > safe_mark.up_to";
        self.run(sql, params![id, up_to]).map(drop)
    }

    fn safe(&mut self, id: Uuid) -> Answer<u64> {
        Ok(self.one("SELECT up_to FROM safe_mark WHERE id = ?1", [id], |row| row.get(0))?.unwrap_or(0))
    }

    fn entries(&mut self, unit: Uuid) -> Answer<Vec<EntryRow>> {
        let sql = "SELECT replica, s, digest, eff, h, noun, at_commit FROM op WHERE unit = ?1 AND at_commit IS NOT NULL AND noun IS NOT NULL";
        self.many(sql, [unit], |row| {
            Ok(EntryRow {
                replica: row.get(0)?,
                s: row.get(1)?,
                digest: row.get(2)?,
                eff: row.get::<Stamp>(3)?.0,
                h: row.get::<Stamp>(4)?.0,
                noun: row.get(5)?,
                commit: row.get(6)?,
            })
        })
    }

    fn add_alarm(&mut self, alarm: &AlarmRow) -> Answer<()> {
        let AlarmRow { device, unit, month, here, there, at_ms, .. } = alarm;
        self.run(
            "INSERT INTO alarm (device, unit, month, here, there, times, at_ms) VALUES (?1, ?2, ?3, ?4, ?5, 1, ?6) ON CONFLICT (device, unit, month) DO UPDATE SET here = excluded.here, there = excluded.there, times = alarm.times + 1, at_ms = excluded.at_ms",
            params![device, unit, month, here, there, at_ms],
        )
        .map(drop)
    }

    fn alarms(&mut self) -> Answer<Vec<AlarmRow>> {
        let sql =
            "SELECT device, unit, month, here, there, times, at_ms FROM alarm ORDER BY at_ms, device, unit, month";
        self.many(sql, NOTHING, |row| {
            Ok(AlarmRow {
                device: row.get(0)?,
                unit: row.get(1)?,
                month: row.get(2)?,
                here: row.get(3)?,
                there: row.get(4)?,
                times: row.get(5)?,
                at_ms: row.get(6)?,
            })
        })
    }

    fn snapshot(&mut self, unit: Uuid, reader: &str) -> Answer<Option<SnapshotRow>> {
        let sql = "SELECT unit, reader, hash, size, at_commit, made_ms FROM snapshot WHERE unit = ?1 AND reader = ?2";
        self.one(sql, params![unit, reader], snapshot_row)
    }

    fn save_snapshot(&mut self, snapshot: &SnapshotRow) -> Answer<()> {
        let SnapshotRow { unit, reader, hash, size, commit, made_ms } = snapshot;
        self.run(
            "INSERT INTO snapshot (unit, reader, hash, size, at_commit, made_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (unit, reader) DO UPDATE SET hash = excluded.hash, size = excluded.size, at_commit = excluded.at_commit, made_ms = excluded.made_ms",
            params![unit, reader, hash, size, commit, made_ms],
        )
        .map(drop)
    }

    fn snapshots_of(&mut self, unit: Uuid) -> Answer<Vec<SnapshotRow>> {
        let sql = "SELECT unit, reader, hash, size, at_commit, made_ms FROM snapshot WHERE unit = ?1 ORDER BY reader";
        self.many(sql, [unit], snapshot_row)
    }

    fn drop_snapshots(&mut self, unit: Uuid) -> Answer<()> {
        self.run("DELETE FROM snapshot WHERE unit = ?1", [unit]).map(drop)
    }

    fn ops_holding(&mut self, text: &str) -> Answer<Vec<OpRow>> {
        let text = text.to_ascii_lowercase();
        let mut found = self.ops(ops!("WHERE instr(lower(raw), ?1) > 0 ORDER BY replica, s"), [text.as_str()])?;
        // What lies under the key is asked of nobody but the key.
        let covered = ops!("WHERE cipher IS NOT NULL");
        found.extend(self.ops_that(covered, NOTHING, |op| op.raw.to_ascii_lowercase().contains(&text))?);
        found.sort_by_key(|op| (op.replica, op.s));
        Ok(found)
    }

    fn erase_op(&mut self, replica: Uuid, s: u64, stub: &str, code: Option<&str>) -> Answer<()> {
        let cipher = self.payloads.encipher(Place::Op(replica, s), stub.as_bytes())?;
        let open = cipher.as_ref().map_or(stub, |_| "");
        let sql = "UPDATE op SET raw = ?3, cipher = ?4, noun = NULL, code = ?5 WHERE replica = ?1 AND s = ?2";
        self.run(sql, params![replica, s, open, &cipher, code]).map(drop)
    }

    fn all_held(&mut self) -> Answer<Vec<HeldRow>> {
        self.held(held!("ORDER BY bundle"), NOTHING)
    }

    fn cover_some(&mut self, after: OpRef, most: usize) -> Answer<Option<(OpRef, u64)>> {
        // Open ones alone: their texts are read as they lie.
        let sql = ops!("WHERE (replica, s) > (?1, ?2) AND cipher IS NULL ORDER BY replica, s LIMIT ?3");
        let mut last = None;
        for (count, op) in (1..).zip(self.ops(sql, params![after.r, after.s, most])?) {
            let cipher = self.payloads.encipher(Place::Op(op.replica, op.s), op.raw.as_bytes())?;
            let sql = "UPDATE op SET raw = ?3, cipher = ?4 WHERE replica = ?1 AND s = ?2";
            self.run(sql, params![op.replica, op.s, "", &cipher])?;
            last = Some((OpRef { r: op.replica, s: op.s }, count));
        }
        Ok(last)
    }

    fn cover_held(&mut self) -> Answer<()> {
        for HeldRow { bundle, body, .. } in self.held(held!("WHERE cipher IS NULL"), NOTHING)? {
            let cipher = self.payloads.encipher(Place::Holding(bundle), &body)?;
            let nothing: &[u8] = &[];
            let sql = "UPDATE holding SET body = ?2, cipher = ?3 WHERE bundle = ?1";
            self.run(sql, params![bundle, nothing, &cipher])?;
        }
        Ok(())
    }

    fn drop_object(&mut self, unit: Uuid, hash: &str) -> Answer<()> {
        self.run("DELETE FROM object WHERE unit = ?1 AND hash = ?2", params![unit, hash]).map(drop)
    }

    fn drop_codes(&mut self, person: Uuid) -> Answer<()> {
        self.run("DELETE FROM code WHERE person = ?1", [person]).map(drop)
    }

    fn add_erasure(&mut self, erasure: &ErasureRow) -> Answer<()> {
        let ErasureRow { id, person, at_ms } = erasure;
        let sql = "INSERT INTO erasure (id, person, at_ms) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO NOTHING";
        self.run(sql, params![id, person, at_ms]).map(drop)
    }

    fn erasure(&mut self, id: Uuid) -> Answer<Option<ErasureRow>> {
        self.one("SELECT id, person, at_ms FROM erasure WHERE id = ?1", [id], erasure_row)
    }

    fn is_erased(&mut self, person: Uuid) -> Answer<bool> {
        Ok(self.one("SELECT 1 FROM erasure WHERE person = ?1 LIMIT 1", [person], |_| Ok(()))?.is_some())
    }

    fn add_erased_entity(&mut self, entity: Uuid) -> Answer<()> {
        self.run("INSERT INTO erased_entity (e) VALUES (?1) ON CONFLICT (e) DO NOTHING", [entity]).map(drop)
    }

    fn is_erased_entity(&mut self, entity: Uuid) -> Answer<bool> {
        Ok(self.one("SELECT 1 FROM erased_entity WHERE e = ?1", [entity], |_| Ok(()))?.is_some())
    }

    fn ops_in(&mut self, unit: Uuid) -> Answer<Vec<OpRow>> {
        self.ops(ops!("WHERE unit = ?1 ORDER BY replica, s"), [unit])
    }

    fn erasures(&mut self) -> Answer<Vec<ErasureRow>> {
        self.many("SELECT id, person, at_ms FROM erasure ORDER BY at_ms, id", NOTHING, erasure_row)
    }

    fn add_due(&mut self, erasure: Uuid, device: Uuid) -> Answer<()> {
        let sql = "INSERT INTO erasure_due (erasure, device) VALUES (?1, ?2) ON CONFLICT (erasure, device) DO NOTHING";
        self.run(sql, params![erasure, device]).map(drop)
    }

    fn settle_due(&mut self, erasure: Uuid, device: Uuid, now_ms: i64) -> Answer<()> {
        let sql = "UPDATE erasure_due SET done_ms = ?3 WHERE erasure = ?1 AND device = ?2 AND done_ms IS NULL";
        self.run(sql, params![erasure, device, now_ms]).map(drop)
    }

    fn dues(&mut self) -> Answer<Vec<DueRow>> {
        let sql = "SELECT erasure_due.erasure, erasure_due.device, erasure.at_ms, erasure_due.done_ms FROM erasure_due JOIN erasure ON erasure.id = erasure_due.erasure ORDER BY erasure.at_ms, erasure_due.erasure, erasure_due.device";
        self.many(sql, NOTHING, |row| {
            Ok(DueRow { erasure: row.get(0)?, device: row.get(1)?, at_ms: row.get(2)?, done_ms: row.get(3)? })
        })
    }

    fn deliveries(&mut self, unit: Uuid) -> Answer<BTreeMap<Uuid, u64>> {
        let sql = "SELECT device, at_commit FROM delivery WHERE unit = ?1";
        let rows = self.many(sql, [unit], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.into_iter().collect())
    }

    fn drop_delivery(&mut self, device: Uuid, unit: Uuid) -> Answer<()> {
        self.run("DELETE FROM delivery WHERE device = ?1 AND unit = ?2", params![device, unit]).map(drop)
    }
}
