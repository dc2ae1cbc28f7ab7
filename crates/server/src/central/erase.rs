//! Erasing a person: the words of everything about her go, here and on every device that was given them, and no old
//! device, stick or backup brings them back.

mod ledger;
mod records;

use std::collections::BTreeSet;

use sillage_sync_protocol::{
    Envelope, Hlc, Push, digest,
    erasure::{ERASURE, Erased, entities_of, objects_of, people_of},
    next_link,
    session::server::ERASED,
    stub,
    wire::Receipts,
};
use uuid::Uuid;

use self::{ledger::Noted, records::records_beside};
use super::{Central, Units, random_word};
use crate::{
    objects::Hash,
    refusal::Refusal,
    store::{DeviceRow, DueRow, ErasureRow, OpRow, PersonRow, ReplicaRow, Rows, StoreError, read, write},
};

/// How long a device may take to carry out an erasure before it is revoked.
const PATIENCE_MS: i64 = 60 * 86_400_000;

/// What an erasure reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// The erasure.
    pub erasure: Uuid,
    /// Operations whose words are gone.
    pub operations: u64,
    /// Pictures and papers that are gone.
    pub objects: u64,
    /// Devices that have to carry it out.
    pub devices: u64,
    /// Other records of the same person, which were erased with her.
    pub also: Vec<Uuid>,
}

impl Central {
    /// Erases a person, with every record that was said to be hers. The ledger first: from then on a crash finishes it at
    /// the next start.
    ///
    /// # Errors
    /// `no_ledger`: this server keeps none. The disk or the database refuses.
    pub fn erase_person(&self, person: Uuid, now_ms: i64) -> Result<Reach, Refusal> {
        if self.ledger.is_none() {
            return Err(Refusal::after_fix(409, "no_ledger"));
        }
        let also = read(self.store(), |rows| records_beside(rows, person))?;
        let mut all = Vec::new();
        for person in [person].into_iter().chain(also.iter().copied()) {
            let mut erased = Erased { people: [person].into(), entities: BTreeSet::new() };
            read(self.store(), |rows| self.find(rows, &mut erased).map(drop))?;
            all.push(Noted { id: Uuid::now_v7(), person, at_ms: now_ms, entities: erased.entities });
        }
        // Every one of them before any is carried out: what says that they are one goes with the first.
        all.iter().try_for_each(|noted| self.note(noted))?;
        let mut whole: Option<Reach> = None;
        for noted in &all {
            let reach = self.carry_out(noted, now_ms)?;
            whole = Some(match whole {
                None => reach,
                Some(whole) => Reach {
                    operations: whole.operations + reach.operations,
                    objects: whole.objects + reach.objects,
                    devices: whole.devices.max(reach.devices),
                    ..whole
                },
            });
        }
        let whole = whole.ok_or(StoreError::Damaged("erasure"))?;
        Ok(Reach { also, ..whole })
    }

    /// What devices have to carry out, and have carried out.
    ///
    /// # Errors
    /// The database refuses.
    pub fn erasures_due(&self) -> Result<Vec<DueRow>, Refusal> {
        Ok(read(self.store(), |rows| rows.dues())?)
    }

    /// Revokes devices that did not carry an erasure out in sixty days; answers how many.
    ///
    /// # Errors
    /// The database refuses.
    pub fn revoke_overdue(&self, now_ms: i64) -> Result<u64, Refusal> {
        let revoked = write(self.store(), |rows| {
            let mut revoked = 0;
            let late = |due: &DueRow| due.done_ms.is_none() && due.at_ms + PATIENCE_MS < now_ms;
            for due in rows.dues()?.into_iter().filter(late) {
                revoked += u64::from(revoke(rows, due.device, now_ms)?);
            }
            Ok(revoked)
        })?;
        Ok(revoked)
    }

    /// A device tells what it has carried out.
    ///
    /// # Errors
    /// The database refuses.
    pub fn receive(&self, device: &DeviceRow, told: &Receipts, now_ms: i64) -> Result<(), Refusal> {
        write(self.store(), |rows| {
            for erasure in &told.erased {
                rows.settle_due(*erasure, device.id, now_ms)?;
            }
            for unit in &told.purged {
                // One that was begun anew meanwhile is held again.
                let known = rows.device(device.id)?;
                let reads = known.map_or(Ok(None), |known| self.reads(rows, &known, *unit))?;
                if reads.is_none() {
                    rows.drop_delivery(device.id, *unit)?;
                }
            }
            if !told.purged.is_empty() && !holds_anything(rows, device.id)? {
                // Nothing is left there, and nothing will be sent there: no erasure waits for it.
                for due in rows.dues()?.into_iter().filter(|due| due.device == device.id && due.done_ms.is_none()) {
                    rows.settle_due(due.erasure, device.id, now_ms)?;
                }
            }
            Ok(())
        })?;
        Ok(())
    }

    /// Of what these operations speak of, what was erased.
    pub(super) fn erased_among<'r>(
        &self,
        rows: &mut dyn Rows,
        raws: impl IntoIterator<Item = &'r str>,
    ) -> Result<Erased, StoreError> {
        if rows.erasures()?.is_empty() {
            return Ok(Erased::default());
        }
        let mut spoken = Erased::default();
        for raw in raws {
            spoken.people.extend(people_of(raw));
            spoken.entities.extend(entities_of(raw));
        }
        let mut erased = Erased::default();
        for person in &spoken.people {
            if rows.is_erased(*person)? {
                erased.people.insert(*person);
            }
        }
        for entity in &spoken.entities {
            if rows.is_erased_entity(*entity)? {
                erased.entities.insert(*entity);
            }
        }
        Ok(erased)
    }

    /// Operations that speak of whom and what is to be erased, in whatever unit. `erased` is widened by their entities.
    fn find(&self, rows: &mut dyn Rows, erased: &mut Erased) -> Result<Vec<OpRow>, StoreError> {
        let mut units = Units::new();
        for id in erased.people.clone() {
            let ops = rows.ops_holding(&id.to_string())?;
            units.extend(ops.into_iter().map(|op| op.unit.unwrap_or_default()));
        }
        for entity in &erased.entities {
            units.extend(rows.stream_of(*entity)?);
        }
        let mut ops = Vec::new();
        for unit in units {
            ops.extend(rows.ops_in(unit)?);
        }
        erased.widen(ops.iter().map(|op| op.raw.as_str()));
        ops.retain(|op| erased.covers(&op.raw));
        Ok(ops)
    }

    fn carry_out(&self, noted: &Noted, now_ms: i64) -> Result<Reach, Refusal> {
        let (reach, objects) = write(self.store(), |rows| {
            let mut erased = Erased { people: [noted.person].into(), entities: noted.entities.clone() };
            let ops = self.find(rows, &mut erased)?;
            let mut objects = Vec::new();
            let (mut units, mut devices) = (Units::from([self.network]), BTreeSet::new());
            for op in &ops {
                let unit = op.unit.unwrap_or_default();
                for hash in objects_of(&op.raw).iter().filter_map(|hash| Hash::of(hash)) {
                    rows.drop_object(unit, &hash.text())?;
                    objects.push((unit, hash));
                }
                let code = if op.commit.is_some() { None } else { Some(ERASED) };
                rows.erase_op(op.replica, op.s, &stub(&op.digest), code)?;
                units.extend(op.unit);
                devices.extend(rows.replica(op.replica)?.map(|replica| replica.device));
            }
            for held in rows.all_held()? {
                let spoken = Push::read(held.body.as_slice(), &self.limits).ok();
                if spoken.is_none_or(|push| push.lines.iter().any(|line| erased.covers(&line.raw))) {
                    rows.drop_held(held.bundle)?;
                }
            }
            let count = u64::try_from(objects.len()).unwrap_or(u64::MAX);
            for unit in &units {
                objects.extend(self.forget_snapshots(rows, *unit)?);
                devices.extend(rows.deliveries(*unit)?.into_keys());
            }
            for entity in &erased.entities {
                rows.add_erased_entity(*entity)?;
            }
            let erasure = ErasureRow { id: noted.id, person: noted.person, at_ms: noted.at_ms };
            rows.add_erasure(&erasure)?;
            self.tell_units(rows, &erasure, &units, now_ms)?;
            forget_account(rows, noted.person, now_ms)?;
            let mut waiting = 0;
            for device in devices {
                if rows.device(device)?.is_some_and(|known| known.revoked_ms.is_none()) {
                    rows.add_due(noted.id, device)?;
                    waiting += 1;
                }
            }
            let operations = u64::try_from(ops.len()).unwrap_or(u64::MAX);
            let also = Vec::new();
            Ok((Reach { erasure: noted.id, operations, objects: count, devices: waiting, also }, objects))
        })?;
        for (unit, hash) in objects {
            self.objects.remove(unit, &hash)?;
        }
        self.store.scrub()?;
        self.note_progress();
        Ok(reach)
    }

    /// Says the erasure in every unit that ever held something: a history of its own, written by the network.
    fn tell_units(
        &self,
        rows: &mut dyn Rows,
        erasure: &ErasureRow,
        units: &Units,
        now_ms: i64,
    ) -> Result<(), StoreError> {
        let replica = Uuid::now_v7();
        let (mut h, mut link, mut s) = (Hlc::ZERO, [0; 32], 0);
        for unit in units {
            s += 1;
            h = h.tick(now_ms);
            let salt = random_word()?;
            let raw = serde_json::json!({
                "r": replica, "s": s, "h": h.to_string(), "u": unit, "by": self.network, "k": "erase", "t": ERASURE,
                "tv": 1, "e": Uuid::now_v7(), "a": 1, "cmd": "erase", "erases": erasure.person, "erasure": erasure.id,
                "salt": salt,
            })
            .to_string();
            let envelope = Envelope::parse(&raw).map_err(|_| StoreError::Damaged("erasure"))?;
            let digest = digest(&salt, &raw);
            link = next_link(&link, &digest);
            let commit = Some(rows.next_commit(*unit)?);
            rows.add_op(&OpRow {
                replica,
                s,
                raw,
                digest,
                link,
                received_ms: now_ms,
                code: None,
                sealed_until: None,
                eff: None,
                unit: Some(*unit),
                noun: Some(ERASURE.into()),
                author: Some(self.network),
                commit,
                h: Some(envelope.h),
            })?;
        }
        let (device, high, latest, nonce, nonce_before) = (self.network, s, None, None, None);
        rows.save_replica(&ReplicaRow { id: replica, device, high, link, latest, nonce, nonce_before })
    }
}

/// Whatever the server itself knew of the person, and that she may do nothing any more.
fn forget_account(rows: &mut dyn Rows, person: Uuid, now_ms: i64) -> Result<(), StoreError> {
    if let Some(known) = rows.people()?.into_iter().find(|known| known.id == person) {
        rows.add_person(&PersonRow { label: String::new(), ..known })?;
    }
    rows.drop_codes(person)?;
    for grant in rows.grants_of(person)? {
        rows.end_grant(person, grant.unit, now_ms)?;
    }
    for device in rows.devices()?.into_iter().filter(|device| device.person == person) {
        revoke(rows, device.id, now_ms)?;
    }
    Ok(())
}

fn revoke(rows: &mut dyn Rows, device: Uuid, now_ms: i64) -> Result<bool, StoreError> {
    let Some(known) = rows.device(device)?.filter(|known| known.revoked_ms.is_none()) else {
        return Ok(false);
    };
    rows.save_device(&DeviceRow { revoked_ms: Some(now_ms), ..known })?;
    Ok(true)
}

/// Whether anything was sent to a device that it did not tell to be gone.
fn holds_anything(rows: &mut dyn Rows, device: Uuid) -> Result<bool, StoreError> {
    for stream in rows.streams()? {
        if rows.deliveries(stream.unit)?.contains_key(&device) {
            return Ok(true);
        }
    }
    Ok(false)
}
