//! The questions about rows: one statement a question, worded alike for every database. What the answers mean is decided
//! in `central`, never here.

use std::collections::{BTreeMap, BTreeSet};

use sillage_sync_protocol::{
    Hlc, Link, OpRef,
    session::server::Awaited,
    wire::{Aside, Ruled},
};
use uuid::Uuid;

use super::{Database, Params, Row, SqlRows, Stamp, params};
use crate::{
    payloads::{Payloads, Place},
    store::{
        Answer, AsideRow, BundleRow, CodeRow, DeviceRow, GrantRow, HeldRow, ObjectRow, OpRow, PersonRow, ReplicaRow,
        Rows, StoreError, StreamRow,
    },
};

/// No values.
pub(super) const NOTHING: [Uuid; 0] = [];

macro_rules! devices {
    ($rest:literal) => {
        concat!("SELECT id, person, address, app, since_ms, seen_ms, revoked_ms, bytes FROM device ", $rest)
    };
}

fn device_row(row: &Row<'_>) -> Answer<DeviceRow> {
    Ok(DeviceRow {
        id: row.get(0)?,
        person: row.get(1)?,
        address: row.get(2)?,
        app: row.get(3)?,
        since_ms: row.get(4)?,
        seen_ms: row.get(5)?,
        revoked_ms: row.get(6)?,
        bytes: row.get(7)?,
    })
}

macro_rules! codes {
    ($rest:literal) => {
        concat!("SELECT public, hash, person, made_ms, expires_ms, misses, device FROM code ", $rest)
    };
}

fn code_row(row: &Row<'_>) -> Answer<CodeRow> {
    Ok(CodeRow {
        public: row.get(0)?,
        hash: row.get(1)?,
        person: row.get(2)?,
        made_ms: row.get(3)?,
        expires_ms: row.get(4)?,
        misses: row.get(5)?,
        device: row.get(6)?,
    })
}

macro_rules! ops {
    ($rest:literal) => {
        concat!(
            "SELECT replica, s, raw, digest, link, received_ms, code, sealed_until, eff, unit, noun, author, \
             at_commit, h, cipher \
             FROM op ",
            $rest
        )
    };
}

fn op_row(row: &Row<'_>, payloads: &Payloads) -> Answer<OpRow> {
    let (replica, s) = (row.get(0)?, row.get(1)?);
    Ok(OpRow {
        replica,
        s,
        raw: match row.get::<Option<Vec<u8>>>(14)? {
            None => row.get(2)?,
            Some(cipher) => text(payloads.decipher(Place::Op(replica, s), &cipher)?)?,
        },
        digest: row.get(3)?,
        link: row.get(4)?,
        received_ms: row.get(5)?,
        code: row.get(6)?,
        sealed_until: row.get(7)?,
        eff: row.get::<Stamp>(8)?.0,
        unit: Some(row.get(9)?).filter(|unit: &Uuid| !unit.is_nil()),
        noun: row.get(10)?,
        author: row.get(11)?,
        commit: row.get(12)?,
        h: row.get::<Stamp>(13)?.0,
    })
}

pub(super) use ops;

macro_rules! held {
    ($rest:literal) => {
        concat!("SELECT bundle, replica, first, body, received_ms, cipher FROM holding ", $rest)
    };
}

fn held_row(row: &Row<'_>, payloads: &Payloads) -> Answer<HeldRow> {
    let bundle = row.get(0)?;
    Ok(HeldRow {
        bundle,
        replica: row.get(1)?,
        first: row.get(2)?,
        body: match row.get::<Option<Vec<u8>>>(5)? {
            None => row.get(3)?,
            Some(cipher) => payloads.decipher(Place::Holding(bundle), &cipher)?,
        },
        received_ms: row.get(4)?,
    })
}

pub(super) use held;

fn text(bytes: Vec<u8>) -> Answer<String> {
    String::from_utf8(bytes).map_err(|_| StoreError::Damaged("text"))
}

impl<D: Database> SqlRows<'_, D> {
    /// Operations, as `ops!` asks for them.
    pub(super) fn ops<'a>(&mut self, sql: &str, values: impl Params<'a>) -> Answer<Vec<OpRow>> {
        self.ops_that(sql, values, |_| true)
    }

    /// The same, and of them those that are wanted.
    pub(super) fn ops_that<'a>(
        &mut self,
        sql: &str,
        values: impl Params<'a>,
        is_wanted: impl Fn(&OpRow) -> bool,
    ) -> Answer<Vec<OpRow>> {
        let (payloads, mut found) = (self.payloads, Vec::new());
        self.database.query(sql, &values.values(), &mut |row| {
            found.extend(Some(op_row(row, payloads)?).filter(&is_wanted));
            Ok(true)
        })?;
        Ok(found)
    }

    /// Bundles that wait, as `held!` asks for them.
    pub(super) fn held<'a>(&mut self, sql: &str, values: impl Params<'a>) -> Answer<Vec<HeldRow>> {
        let payloads = self.payloads;
        self.many(sql, values, |row| held_row(row, payloads))
    }
}

impl<D: Database> Rows for SqlRows<'_, D> {
    fn fact(&mut self, key: &str) -> Answer<Option<String>> {
        self.one("SELECT value FROM fact WHERE key = ?1", [key], |row| row.get(0))
    }

    fn set_fact(&mut self, key: &str, value: &str) -> Answer<()> {
        self.run(
            "INSERT INTO fact (key, value) VALUES (?1, ?2) \
             ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            [key, value],
        )
        .map(drop)
    }

    fn add_person(&mut self, person: &PersonRow) -> Answer<()> {
        let PersonRow { id, label, since_ms } = person;
        self.run(
            "INSERT INTO person (id, label, since_ms) VALUES (?1, ?2, ?3) \
             ON CONFLICT (id) DO UPDATE SET label = excluded.label",
            params![id, label, since_ms],
        )
        .map(drop)
    }

    fn people(&mut self) -> Answer<Vec<PersonRow>> {
        self.many("SELECT id, label, since_ms FROM person ORDER BY since_ms, id", NOTHING, |row| {
            Ok(PersonRow { id: row.get(0)?, label: row.get(1)?, since_ms: row.get(2)? })
        })
    }

    fn add_grant(&mut self, grant: &GrantRow) -> Answer<()> {
        let GrantRow { person, unit, role, since_ms, until_ms } = grant;
        self.run(
            "INSERT INTO held_unit (person, unit, role, since_ms, until_ms) \
             VALUES (?1, ?2, ?3, ?4, ?5) \
             ON CONFLICT (person, unit, role) \
             DO UPDATE SET since_ms = excluded.since_ms, until_ms = excluded.until_ms",
            params![person, unit, role, since_ms, until_ms],
        )
        .map(drop)
    }

    fn end_grant(&mut self, person: Uuid, unit: Uuid, now_ms: i64) -> Answer<usize> {
        self.run(
            "UPDATE held_unit SET until_ms = ?3 \
             WHERE person = ?1 AND unit = ?2 AND until_ms IS NULL",
            params![person, unit, now_ms],
        )
    }

    fn grants_of(&mut self, person: Uuid) -> Answer<Vec<GrantRow>> {
        let sql = "SELECT unit, role, since_ms, until_ms FROM held_unit WHERE person = ?1 ORDER BY unit, role";
        self.many(sql, [person], |row| {
            Ok(GrantRow { person, unit: row.get(0)?, role: row.get(1)?, since_ms: row.get(2)?, until_ms: row.get(3)? })
        })
    }

    fn add_code(&mut self, code: &CodeRow) -> Answer<()> {
        let CodeRow { public, hash, person, made_ms, expires_ms, misses, device } = code;
        self.run(
            "INSERT INTO code (public, hash, person, made_ms, expires_ms, misses, device) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![public, hash, person, made_ms, expires_ms, misses, device],
        )
        .map(drop)
    }

    fn codes(&mut self) -> Answer<Vec<CodeRow>> {
        self.many(codes!("ORDER BY made_ms, public"), NOTHING, code_row)
    }

    fn code(&mut self, public: &str) -> Answer<Option<CodeRow>> {
        self.one(codes!("WHERE public = ?1"), [public], code_row)
    }

    fn save_code(&mut self, public: &str, misses: u32, device: Option<Uuid>) -> Answer<()> {
        let sql = "UPDATE code SET misses = ?2, device = ?3 WHERE public = ?1";
        self.run(sql, params![public, misses, device]).map(drop)
    }

    fn save_device(&mut self, device: &DeviceRow) -> Answer<()> {
        let DeviceRow { id, person, address, app, since_ms, seen_ms, revoked_ms, bytes } = device;
        self.run(
            "INSERT INTO device (id, person, address, app, since_ms, seen_ms, revoked_ms, bytes) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) \
             ON CONFLICT (id) \
             DO UPDATE SET app = excluded.app, seen_ms = excluded.seen_ms, \
             revoked_ms = excluded.revoked_ms, bytes = excluded.bytes",
            params![id, person, address, app, since_ms, seen_ms, revoked_ms, bytes],
        )
        .map(drop)
    }

    fn device(&mut self, id: Uuid) -> Answer<Option<DeviceRow>> {
        self.one(devices!("WHERE id = ?1"), [id], device_row)
    }

    fn devices(&mut self) -> Answer<Vec<DeviceRow>> {
        self.many(devices!("ORDER BY since_ms, id"), NOTHING, device_row)
    }

    fn replica(&mut self, id: Uuid) -> Answer<Option<ReplicaRow>> {
        let sql = "SELECT device, high, link, ruled, nonce, nonce_before FROM replica WHERE id = ?1";
        self.one(sql, [id], |row| {
            Ok(ReplicaRow {
                id,
                device: row.get(0)?,
                high: row.get(1)?,
                link: row.get(2)?,
                latest: row.get::<Stamp>(3)?.0,
                nonce: row.get(4)?,
                nonce_before: row.get(5)?,
            })
        })
    }

    fn save_replica(&mut self, replica: &ReplicaRow) -> Answer<()> {
        let ReplicaRow { id, device, high, link, latest, nonce, nonce_before } = replica;
        self.run(
            "INSERT INTO replica (id, device, high, link, ruled, nonce, nonce_before) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) \
             ON CONFLICT (id) \
             DO UPDATE SET device = excluded.device, high = excluded.high, link = excluded.link, \
             ruled = excluded.ruled, nonce = excluded.nonce, nonce_before = excluded.nonce_before",
            params![id, device, high, link, Stamp(*latest), nonce, nonce_before],
        )
        .map(drop)
    }

    fn link(&mut self, replica: Uuid, s: u64) -> Answer<Option<Link>> {
        self.one("SELECT link FROM op WHERE replica = ?1 AND s = ?2", params![replica, s], |row| row.get(0))
    }

    fn links_before(&mut self, replica: Uuid, s: u64) -> Answer<Vec<Link>> {
        if s == 1 {
            return Ok(vec![Link::default()]);
        }
        let noted = "SELECT link FROM chain_start WHERE replica = ?1 AND s = ?2";
        let noted = self.one(noted, params![replica, s], |row| row.get(0))?;
        Ok(self.link(replica, s - 1)?.into_iter().chain(noted).collect())
    }

    fn note_link_before(&mut self, replica: Uuid, s: u64, link: &Link) -> Answer<()> {
        let sql = "INSERT INTO chain_start (replica, s, link) VALUES (?1, ?2, ?3) \
             ON CONFLICT (replica, s) DO UPDATE SET link = excluded.link";
        self.run(sql, params![replica, s, link]).map(drop)
    }

    fn await_op(&mut self, Awaited { op: OpRef { r, s }, e, before }: &Awaited) -> Answer<()> {
        // Their text orders as they do.
        let sql = "INSERT INTO awaited (replica, s, e, before) VALUES (?1, ?2, ?3, ?4) \
             ON CONFLICT (replica, s, e) \
             DO UPDATE SET before = excluded.before WHERE excluded.before < awaited.before";
        self.run(sql, params![r, s, e, Stamp(Some(*before))]).map(drop)
    }

    fn awaited(&mut self, replica: Uuid, first: u64) -> Answer<Vec<Awaited>> {
        let sql = "SELECT s, e, before FROM awaited WHERE replica = ?1 AND s >= ?2";
        let rows = self
            .many(sql, params![replica, first], |row| Ok((row.get(0)?, row.get(1)?, row.get::<Stamp>(2)?.0)))?
            .into_iter();
        let noted = |(s, e, before): (u64, Uuid, Option<Hlc>)| {
            Some(Awaited { op: OpRef { r: replica, s }, e, before: before? })
        };
        Ok(rows.filter_map(noted).collect())
    }

    fn digests(&mut self, replica: Uuid, first: u64, last: u64) -> Answer<BTreeMap<u64, Link>> {
        let sql = "SELECT s, digest FROM op WHERE replica = ?1 AND s BETWEEN ?2 AND ?3";
        let rows = self.many(sql, params![replica, first, last], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.into_iter().collect())
    }

    fn next_commit(&mut self, unit: Uuid) -> Answer<u64> {
        let sql = "INSERT INTO unit_stream (unit, head) VALUES (?1, 1) \
             ON CONFLICT (unit) DO UPDATE SET head = unit_stream.head + 1 \
             RETURNING head";
        self.one(sql, [unit], |row| row.get(0))?.ok_or(StoreError::Damaged("unit"))
    }

    fn head(&mut self, unit: Uuid) -> Answer<u64> {
        Ok(self.one("SELECT head FROM unit_stream WHERE unit = ?1", [unit], |row| row.get(0))?.unwrap_or(0))
    }

    fn streams(&mut self) -> Answer<Vec<StreamRow>> {
        let sql = "SELECT unit, head FROM unit_stream ORDER BY unit";
        self.many(sql, NOTHING, |row| Ok(StreamRow { unit: row.get(0)?, head: row.get(1)? }))
    }

    fn total(&mut self) -> Answer<u64> {
        Ok(self
            .one("SELECT CAST(coalesce(sum(head), 0) AS BIGINT) FROM unit_stream", NOTHING, |row| row.get(0))?
            .unwrap_or(0))
    }

    fn add_op(&mut self, op: &OpRow) -> Answer<()> {
        let cipher = self.payloads.encipher(Place::Op(op.replica, op.s), op.raw.as_bytes())?;
        self.run(
            "INSERT INTO op (replica, s, raw, digest, link, received_ms, code, sealed_until, eff, unit, noun, \
             author, at_commit, h, cipher) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
            params![
                op.replica,
                op.s,
                cipher.as_ref().map_or(op.raw.as_str(), |_| ""),
                &op.digest,
                &op.link,
                op.received_ms,
                &op.code,
                op.sealed_until,
                Stamp(op.eff),
                op.unit.unwrap_or_default(),
                &op.noun,
                op.author,
                op.commit,
                Stamp(op.h),
                &cipher,
            ],
        )
        .map(drop)
    }

    fn place_op(&mut self, replica: Uuid, s: u64, commit: u64, eff: Option<Hlc>) -> Answer<()> {
        let sql = "UPDATE op SET code = NULL, sealed_until = NULL, at_commit = ?3, eff = ?4 \
             WHERE replica = ?1 AND s = ?2";
        self.run(sql, params![replica, s, commit, Stamp(eff)]).map(drop)
    }

    fn seal_op(&mut self, replica: Uuid, s: u64, until: Uuid, eff: Option<Hlc>) -> Answer<()> {
        let sql = "UPDATE op SET code = NULL, sealed_until = ?3, eff = ?4 \
             WHERE replica = ?1 AND s = ?2";
        self.run(sql, params![replica, s, until, Stamp(eff)]).map(drop)
    }

    fn op(&mut self, replica: Uuid, s: u64) -> Answer<Option<OpRow>> {
        Ok(self.ops(ops!("WHERE replica = ?1 AND s = ?2"), params![replica, s])?.pop())
    }

    fn ops_after(&mut self, unit: Uuid, after: u64, most: usize) -> Answer<Vec<OpRow>> {
        self.ops(ops!("WHERE unit = ?1 AND at_commit > ?2 ORDER BY at_commit LIMIT ?3"), params![unit, after, most])
    }

    fn sealed_until(&mut self, day: Uuid) -> Answer<Vec<OpRow>> {
        self.ops(ops!("WHERE sealed_until = ?1 ORDER BY replica, s"), [day])
    }

    fn open_day(&mut self, day: Uuid) -> Answer<()> {
        self.run("INSERT INTO opened_day (day) VALUES (?1) ON CONFLICT DO NOTHING", [day]).map(drop)
    }

    fn opened(&mut self, days: &BTreeSet<Uuid>) -> Answer<BTreeSet<Uuid>> {
        let mut opened = BTreeSet::new();
        for day in days {
            opened.extend(self.one("SELECT day FROM opened_day WHERE day = ?1", [day], |row| row.get::<Uuid>(0))?);
        }
        Ok(opened)
    }

    fn stream_of(&mut self, entity: Uuid) -> Answer<Option<Uuid>> {
        self.one("SELECT unit FROM entity WHERE e = ?1", [entity], |row| row.get(0))
    }

    fn bind_entity(&mut self, entity: Uuid, unit: Uuid) -> Answer<()> {
        self.run("INSERT INTO entity (e, unit) VALUES (?1, ?2) ON CONFLICT DO NOTHING", params![entity, unit]).map(drop)
    }

    fn outcomes(&mut self, replica: Uuid, first: u64, last: u64) -> Answer<(Vec<Aside>, Vec<Ruled>)> {
        let sql = "SELECT s, code, eff FROM op \
             WHERE replica = ?1 AND s BETWEEN ?2 AND ?3 AND (code IS NOT NULL OR eff IS NOT NULL) \
             ORDER BY s";
        let rows = self.many(sql, params![replica, first, last], |row| {
            Ok((row.get(0)?, row.get::<Option<String>>(1)?, row.get::<Stamp>(2)?.0))
        })?;
        let (mut aside, mut ruled) = (Vec::new(), Vec::new());
        for (s, code, eff) in rows {
            aside.extend(code.map(|code| Aside { s, code }));
            ruled.extend(eff.map(|eff| Ruled { s, eff }));
        }
        Ok((aside, ruled))
    }

    fn aside(&mut self) -> Answer<Vec<AsideRow>> {
        let sql = "SELECT op.replica, s, code, received_ms, unit, noun, author, device \
             FROM op JOIN replica ON replica.id = op.replica \
             WHERE code IS NOT NULL \
             ORDER BY received_ms, op.replica, s";
        self.many(sql, NOTHING, |row| {
            Ok(AsideRow {
                replica: row.get(0)?,
                s: row.get(1)?,
                code: row.get(2)?,
                received_ms: row.get(3)?,
                unit: Some(row.get(4)?).filter(|unit: &Uuid| !unit.is_nil()),
                noun: row.get(5)?,
                author: row.get(6)?,
                device: row.get(7)?,
            })
        })
    }

    fn bundle(&mut self, id: Uuid) -> Answer<Option<BundleRow>> {
        let sql = "SELECT device, replica, first, last, link, receipt FROM bundle WHERE id = ?1";
        self.one(sql, [id], |row| {
            Ok(BundleRow {
                id,
                device: row.get(0)?,
                replica: row.get(1)?,
                first: row.get(2)?,
                last: row.get(3)?,
                link: row.get(4)?,
                receipt: row.get(5)?,
            })
        })
    }

    fn save_bundle(&mut self, bundle: &BundleRow) -> Answer<()> {
        let BundleRow { id, device, replica, first, last, link, receipt } = bundle;
        self.run(
            "INSERT INTO bundle (id, device, replica, first, last, link, receipt) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) \
             ON CONFLICT (id) \
             DO UPDATE SET device = excluded.device, replica = excluded.replica, \
             first = excluded.first, last = excluded.last, link = excluded.link, receipt = excluded.receipt",
            params![id, device, replica, first, last, link, receipt],
        )
        .map(drop)
    }

    fn hold(&mut self, held: &HeldRow) -> Answer<()> {
        let HeldRow { bundle, replica, first, body, received_ms } = held;
        let cipher = self.payloads.encipher(Place::Holding(*bundle), body)?;
        let open: &[u8] = if cipher.is_some() { &[] } else { body };
        self.run(
            "INSERT INTO holding (bundle, replica, first, body, received_ms, cipher) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
             ON CONFLICT DO NOTHING",
            params![bundle, replica, first, open, received_ms, &cipher],
        )
        .map(drop)
    }

    fn held_bytes(&mut self, replica: Uuid) -> Answer<u64> {
        let sql = "SELECT CAST(coalesce(sum(length(coalesce(cipher, body))), 0) AS BIGINT) \
             FROM holding WHERE replica = ?1";
        Ok(self.one(sql, [replica], |row| row.get(0))?.unwrap_or(0))
    }

    fn next_held(&mut self, replica: Uuid, next: u64) -> Answer<Option<HeldRow>> {
        let sql = held!("WHERE replica = ?1 AND first <= ?2 ORDER BY first, bundle LIMIT 1");
        Ok(self.held(sql, params![replica, next])?.pop())
    }

    fn drop_held(&mut self, bundle: Uuid) -> Answer<()> {
        self.run("DELETE FROM holding WHERE bundle = ?1", [bundle]).map(drop)
    }

    fn object(&mut self, unit: Uuid, hash: &str) -> Answer<Option<ObjectRow>> {
        let sql = "SELECT size, received_ms FROM object WHERE unit = ?1 AND hash = ?2";
        self.one(sql, params![unit, hash], |row| {
            Ok(ObjectRow { unit, hash: hash.into(), size: row.get(0)?, received_ms: row.get(1)? })
        })
    }

    fn add_object(&mut self, object: &ObjectRow) -> Answer<()> {
        let ObjectRow { unit, hash, size, received_ms } = object;
        self.run(
            "INSERT INTO object (unit, hash, size, received_ms) VALUES (?1, ?2, ?3, ?4) \
             ON CONFLICT DO NOTHING",
            params![unit, hash, size, received_ms],
        )
        .map(drop)
    }

    fn note_delivery(&mut self, device: Uuid, unit: Uuid, role: &str, commit: u64, now_ms: i64) -> Answer<()> {
        self.run(
            "INSERT INTO delivery (device, unit, role, at_commit, at_ms) \
             VALUES (?1, ?2, ?3, ?4, ?5) \
             ON CONFLICT (device, unit) \
             DO UPDATE SET role = excluded.role, \
             at_commit = CASE WHEN delivery.at_commit > excluded.at_commit \
             THEN delivery.at_commit ELSE excluded.at_commit END, \
             at_ms = excluded.at_ms",
            params![device, unit, role, commit, now_ms],
        )
        .map(drop)
    }

    fn total_bytes(&mut self) -> Answer<u64> {
        let sql = "SELECT CAST(\
             (SELECT coalesce(sum(bytes), 0) FROM device) + (SELECT coalesce(sum(size), 0) FROM object) \
             AS BIGINT)";
        Ok(self.one(sql, NOTHING, |row| row.get(0))?.unwrap_or(0))
    }
}
