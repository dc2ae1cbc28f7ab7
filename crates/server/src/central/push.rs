//! What a device sends is taken in: in one transaction, in the order of its chain, each accepted operation with the
//! next commit of its unit. What is believed and accepted is ruled by the protocol's `session::server`; here it is only
//! carried out. A receipt exists once that transaction is on the disk.

use std::collections::{BTreeMap, BTreeSet};

use sillage_sync_protocol::{
    Hlc, OpRef, Push, next_link,
    session::server::{self, Awaited, Known, Outcome, Ruling, Taken},
    stub,
    wire::{Fate, Receipt},
};
use uuid::Uuid;

use super::{Central, Units, plain};
use crate::{
    refusal::Refusal,
    store::{BundleRow, DeviceRow, HeldRow, OpRow, ReplicaRow, Rows, StoreError, read, write},
};

/// Bytes of bundles of one replica that may wait for what lies before them.
const HELD_BYTES: u64 = 64 << 20;

/// What a transaction came to.
enum Settled {
    Receipt(String),
    Refused(Refusal),
}

impl Central {
    /// Takes a bundle in and answers with its receipt, as it was written down: the same bundle gets the same one.
    ///
    /// # Errors
    /// The bundle is not believed (codes `bundle_…`), is of another network (`wrong_network`) or device
    /// (`wrong_device`); `replica_forked`, `replica_foreign`, `bundle_id_reused`, `held_too_much`, `quota_reached`.
    pub fn push(&self, device: &DeviceRow, bundle: Uuid, body: &[u8], now_ms: i64) -> Result<String, Refusal> {
        self.check_room(1)?;
        let push = Push::read(body, &self.limits)?;
        if push.header.network != self.network {
            return Err(Refusal::never(422, "wrong_network"));
        }
        if push.header.device != device.id || push.header.address != device.address || push.header.bundle != bundle {
            return Err(Refusal::never(422, "wrong_device"));
        }
        // Figures of everything are asked beside the transaction: within it, every push would meet every other.
        let used = self.used_bytes(now_ms)?;
        let settled = write(self.store(), |rows| self.settle(rows, device, &push, (body, used), now_ms))?;
        match settled {
            Settled::Receipt(receipt) => {
                // One that was known already is counted twice for a minute: too much is never too late.
                self.note_used(push.lines.iter().map(|line| line.raw.len() as u64).sum());
                self.note_progress();
                Ok(receipt)
            }
            Settled::Refused(refusal) => Err(refusal),
        }
    }

    /// The receipt of a bundle that came before.
    ///
    /// # Errors
    /// There is none, or it is another device's.
    pub fn receipt(&self, device: &DeviceRow, bundle: Uuid) -> Result<String, Refusal> {
        let row = read(self.store(), |rows| rows.bundle(bundle))?;
        row.filter(|row| row.device == device.id).and_then(|row| row.receipt).ok_or_else(Refusal::not_found)
    }

    fn settle(
        &self,
        rows: &mut dyn Rows,
        device: &DeviceRow,
        push: &Push,
        (body, used): (&[u8], u64),
        now_ms: i64,
    ) -> Result<Settled, StoreError> {
        let row = bundle_row(push);
        if let Some(known) = rows.bundle(row.id)? {
            let same = (known.device, known.replica, known.first, known.last, known.link)
                == (row.device, row.replica, row.first, row.last, row.link);
            if !same {
                return Ok(Settled::Refused(Refusal::never(409, "bundle_id_reused")));
            }
            if let Some(receipt) = known.receipt {
                return Ok(Settled::Receipt(receipt));
            }
        }
        // As of now, not as of when the request began: a device revoked meanwhile is revoked.
        let Some(device) = rows.device(device.id)? else {
            return Ok(Settled::Refused(Refusal::never(401, "unknown_device")));
        };
        let Some(replica) = self.replica_of(rows, &device, push.replica)? else {
            return Ok(Settled::Refused(Refusal::never(409, "replica_foreign")));
        };
        match self.judge(rows, &device, &replica, push, now_ms)? {
            Ruling::Forked => Ok(Settled::Refused(Refusal::after_fix(409, "replica_forked"))),
            Ruling::Hold { expected } => self.hold(rows, &row, (push, body), expected, now_ms),
            Ruling::Take(taken) => {
                let bytes = new_bytes(push, &taken);
                if !self.has_room(&device, used, bytes) {
                    return Ok(Settled::Refused(Refusal::later(507, "quota_reached", 3_600)));
                }
                rows.save_device(&DeviceRow { bytes: device.bytes + bytes, ..device })?;
                let receipt = self.take(rows, replica, push, &taken, now_ms)?;
                self.release_held(rows, push.replica, used + bytes, now_ms)?;
                Ok(Settled::Receipt(receipt))
            }
        }
    }

    /// The replica as it stands here, if it is this person's; a new one belongs to whoever brings it first. A person's new
    /// computer may say again what the one before wrote: its links tell whether it is the same.
    fn replica_of(
        &self,
        rows: &mut dyn Rows,
        device: &DeviceRow,
        replica: Uuid,
    ) -> Result<Option<ReplicaRow>, StoreError> {
        let known = self.replica_here(rows, device, replica)?;
        let is_own =
            known.device == device.id || rows.device(known.device)?.is_some_and(|other| other.person == device.person);
        Ok(is_own.then_some(known))
    }

    /// The replica as it stands here, whoever's it is; a new one if it was never met.
    pub(super) fn replica_here(
        &self,
        rows: &mut dyn Rows,
        device: &DeviceRow,
        replica: Uuid,
    ) -> Result<ReplicaRow, StoreError> {
        let (link, latest, nonce, nonce_before) = ([0; 32], None, None, None);
        let new = ReplicaRow { id: replica, device: device.id, high: 0, link, latest, nonce, nonce_before };
        let known = rows.replica(replica)?.unwrap_or(new);
        self.advance(rows, known)
    }

    /// What others brought back of a history joins its end, once nothing is missing in between. Its links are reckoned anew:
    /// whoever brought it was believed about its words, not about what lies before them.
    pub(super) fn advance(&self, rows: &mut dyn Rows, mut replica: ReplicaRow) -> Result<ReplicaRow, StoreError> {
        while let Some(digest) = rows.digests(replica.id, replica.high + 1, replica.high + 1)?.into_values().next() {
            replica.high += 1;
            replica.link = next_link(&replica.link, &digest);
            if rows.link(replica.id, replica.high)? != Some(replica.link) {
                rows.set_link(replica.id, replica.high, &replica.link)?;
            }
        }
        Ok(replica)
    }

    fn judge(
        &self,
        rows: &mut dyn Rows,
        device: &DeviceRow,
        replica: &ReplicaRow,
        push: &Push,
        now_ms: i64,
    ) -> Result<Ruling, StoreError> {
        let (first, last) = push.bounds();
        let mut streams = BTreeMap::new();
        for envelope in push.lines.iter().filter_map(|line| line.envelope.as_ref().ok()) {
            if let Some(stream) = rows.stream_of(envelope.e)? {
                streams.insert(envelope.e, stream);
            }
        }
        let awaited = awaited_of(rows, (replica.id, first), words(push))?;
        let named: BTreeSet<Uuid> = push.lines.iter().filter_map(|line| Some(line.envelope.as_ref().ok()?.e)).collect();
        let floors = floors_of(rows, (replica.id, first), awaited.iter().filter(|awaited| named.contains(&awaited.e)))?;
        let known = Known {
            high: replica.high,
            link: replica.link,
            latest: replica.latest,
            bases: bases_of(rows, words(push))?,
            awaited,
            floors,
            digests: rows.digests(replica.id, first, last)?,
            streams,
            confirmed: rows.opened(&server::days(push))?,
            erased: self.erased_among(rows, words(push))?,
        };
        Ok(server::judge(push, &self.sender(rows, device)?, &known, now_ms))
    }

    fn hold(
        &self,
        rows: &mut dyn Rows,
        row: &BundleRow,
        (push, body): (&Push, &[u8]),
        expected: u64,
        now_ms: i64,
    ) -> Result<Settled, StoreError> {
        let bytes = u64::try_from(body.len()).unwrap_or(u64::MAX);
        if rows.held_bytes(row.replica)? + bytes > HELD_BYTES {
            return Ok(Settled::Refused(Refusal::after_fix(409, "held_too_much").expecting(expected)));
        }
        let BundleRow { id, replica, first, last, .. } = *row;
        let erased = self.erased_among(rows, words(push))?;
        // What speaks of somebody who was erased is not even kept for a while: it comes again when its turn has come.
        let is_erased = push.lines.iter().any(|line| erased.covers(&line.raw));
        if !is_erased {
            rows.hold(&HeldRow { bundle: id, replica, first, body: body.into(), received_ms: now_ms })?;
        }
        rows.save_bundle(row)?;
        let receipt = Receipt {
            bundle: id,
            fate: Fate::Held,
            replica,
            first,
            last,
            expected: Some(expected),
            aside: Vec::new(),
            ruled: Vec::new(),
            epoch: self.epoch,
            commits: BTreeMap::new(),
            safe: rows.safe(replica)?,
        };
        Ok(Settled::Receipt(written(&receipt)?))
    }

    /// Writes what was ruled, and the receipt with it.
    fn take(
        &self,
        rows: &mut dyn Rows,
        mut replica: ReplicaRow,
        push: &Push,
        taken: &[Taken],
        now_ms: i64,
    ) -> Result<String, StoreError> {
        let mut units = Units::new();
        for Taken { s, at, outcome } in taken {
            let line = push.lines.get(*at).ok_or(StoreError::Damaged("line"))?;
            let envelope = line.envelope.as_ref().ok();
            let mut op = OpRow {
                replica: replica.id,
                s: *s,
                raw: line.raw.clone(),
                digest: line.digest,
                link: line.link,
                received_ms: now_ms,
                code: None,
                sealed_until: None,
                eff: None,
                unit: envelope.map(|envelope| envelope.u),
                noun: envelope.map(|envelope| plain(&envelope.t, 64)),
                author: envelope.map(|envelope| envelope.by),
                commit: None,
                h: envelope.map(|envelope| envelope.h),
            };
            match outcome {
                Outcome::Aside(code) => {
                    if *code == server::ERASED {
                        // Its place in the chain, and not a word of it.
                        (op.raw, op.noun) = (stub(&line.digest), None);
                        if let Some(envelope) = envelope {
                            rows.add_erased_entity(envelope.e)?;
                        }
                    }
                    op.code = Some((*code).into());
                    rows.add_op(&op)?;
                }
                Outcome::Accepted { eff, sealed_until, opens, awaits } => {
                    let envelope = envelope.ok_or(StoreError::Damaged("envelope"))?;
                    rows.bind_entity(envelope.e, envelope.u)?;
                    (op.eff, op.sealed_until) = (*eff, *sealed_until);
                    let at = eff.unwrap_or(envelope.h);
                    replica.latest = replica.latest.max(Some(at));
                    await_before(rows, awaits, envelope.e, at)?;
                    if sealed_until.is_none() {
                        op.commit = Some(rows.next_commit(envelope.u)?);
                        units.insert(envelope.u);
                    }
                    rows.add_op(&op)?;
                    if let Some(day) = opens {
                        self.open_day(rows, *day, &mut units)?;
                    }
                }
            }
            (replica.high, replica.link) = (*s, line.link);
        }
        let replica = self.advance(rows, replica)?;
        rows.save_replica(&replica)?;
        let receipt = written(&self.receipt_of(rows, push, &units)?)?;
        rows.save_bundle(&BundleRow { receipt: Some(receipt.clone()), ..bundle_row(push) })?;
        Ok(receipt)
    }

    /// What waited for a day's dashboard takes its place.
    pub(super) fn open_day(&self, rows: &mut dyn Rows, day: Uuid, units: &mut Units) -> Result<(), StoreError> {
        rows.open_day(day)?;
        for op in rows.sealed_until(day)? {
            let unit = op.unit.ok_or(StoreError::Damaged("unit"))?;
            let commit = rows.next_commit(unit)?;
            rows.place_op(op.replica, op.s, commit, op.eff)?;
            units.insert(unit);
        }
        Ok(())
    }

    fn receipt_of(&self, rows: &mut dyn Rows, push: &Push, units: &Units) -> Result<Receipt, StoreError> {
        let (first, last) = push.bounds();
        let (aside, ruled) = rows.outcomes(push.replica, first, last)?;
        let mut commits = BTreeMap::new();
        for unit in units {
            commits.insert(*unit, rows.head(*unit)?);
        }
        Ok(Receipt {
            bundle: push.header.bundle,
            fate: Fate::Stored,
            replica: push.replica,
            first,
            last,
            expected: None,
            aside,
            ruled,
            epoch: self.epoch,
            commits,
            safe: rows.safe(push.replica)?,
        })
    }

    fn has_room(&self, device: &DeviceRow, used: u64, bytes: u64) -> bool {
        device.bytes + bytes <= self.quotas.device && used + bytes <= self.quotas.total
    }

    /// Bundles that waited for what came now: each by the rights and the room of the device that brought it, whoever
    /// filled the hole.
    fn release_held(&self, rows: &mut dyn Rows, replica: Uuid, mut used: u64, now_ms: i64) -> Result<(), StoreError> {
        while let Some(here) = rows.replica(replica)?
            && let Some(held) = rows.next_held(replica, here.high + 1)?
        {
            rows.drop_held(held.bundle)?;
            // It was read before it was held. One that no longer fits is gone: its device sends it again and is told why.
            let Ok(push) = Push::read(held.body.as_slice(), &self.limits) else {
                continue;
            };
            let Some(device) = rows.device(push.header.device)? else {
                continue;
            };
            if let Ruling::Take(taken) = self.judge(rows, &device, &here, &push, now_ms)? {
                let bytes = new_bytes(&push, &taken);
                if self.has_room(&device, used, bytes) {
                    rows.save_device(&DeviceRow { bytes: device.bytes + bytes, ..device })?;
                    self.take(rows, here, &push, &taken, now_ms)?;
                    used += bytes;
                }
            }
        }
        Ok(())
    }

    /// Lets an operation that lay aside into its unit.
    ///
    /// # Errors
    /// `not_found`, or the code of what forbids it still: bad bytes stay aside, whoever asks.
    pub fn release(&self, replica: Uuid, s: u64, now_ms: i64) -> Result<(), Refusal> {
        let settled = write(self.store(), |rows| {
            let Some(op) = rows.op(replica, s)?.filter(|op| op.code.is_some()) else {
                return Ok(Err(Refusal::not_found()));
            };
            let Some(here) = rows.replica(replica)? else {
                return Ok(Err(Refusal::not_found()));
            };
            let Some(device) = rows.device(here.device)? else {
                return Ok(Err(Refusal::not_found()));
            };
            let sender = self.sender(rows, &device)?;
            let envelope = sillage_sync_protocol::Envelope::parse(&op.raw).ok();
            let entity = envelope.map(|envelope| envelope.e);
            let stream = entity.map(|entity| rows.stream_of(entity)).transpose()?.flatten();
            let streams = entity.zip(stream).into_iter().collect();
            let erased = self.erased_among(rows, [op.raw.as_str()])?;
            let bases = bases_of(rows, [op.raw.as_str()])?;
            let awaited = awaited_of(rows, (replica, s), [op.raw.as_str()])?;
            let of_entity = awaited.iter().filter(|awaited| Some(awaited.e) == entity);
            let floors = floors_of(rows, (replica, s), of_entity)?;
            let known = Known { latest: here.latest, bases, awaited, floors, streams, erased, ..Known::default() };
            let outcome = match server::release(&op.raw, &sender, &known, now_ms) {
                Ok(outcome) => outcome,
                Err(code) => return Ok(Err(Refusal::never(409, code))),
            };
            let (Outcome::Accepted { eff, sealed_until, opens, awaits }, Some(unit)) = (outcome, op.unit) else {
                return Ok(Err(Refusal::never(409, "shape")));
            };
            if let Some(entity) = entity {
                rows.bind_entity(entity, unit)?;
                if let Some(at) = eff.or(op.h) {
                    await_before(rows, &awaits, entity, at)?;
                }
            }
            let waits = match sealed_until {
                Some(day) => rows.opened(&Units::from([day]))?.is_empty().then_some(day),
                None => None,
            };
            match waits {
                Some(day) => rows.seal_op(replica, s, day, eff)?,
                None => {
                    let commit = rows.next_commit(unit)?;
                    rows.place_op(replica, s, commit, eff)?;
                }
            }
            rows.save_replica(&ReplicaRow { latest: here.latest.max(eff.or(op.h)), ..here })?;
            if let Some(day) = opens {
                self.open_day(rows, day, &mut Units::new())?;
            }
            Ok(Ok(()))
        })?;
        settled?;
        self.note_progress();
        Ok(())
    }
}

/// What orders that which operations say they replace, as far as it is here.
pub(super) fn bases_of<'r>(
    rows: &mut dyn Rows,
    raws: impl IntoIterator<Item = &'r str>,
) -> Result<BTreeMap<OpRef, Hlc>, StoreError> {
    let mut bases = BTreeMap::new();
    for base in raws.into_iter().flat_map(server::bases) {
        let Some(op) = rows.op(base.r, base.s)? else { continue };
        // What lies aside orders nothing: nobody ruled about its clock. Nor does what was erased, but nobody waits for it.
        let stamp = match op.code.as_deref() {
            None => op.eff.or(op.h),
            Some(server::ERASED) => Some(Hlc::ZERO),
            Some(_) => None,
        };
        bases.extend(stamp.map(|stamp| (base, stamp)));
    }
    Ok(bases)
}

/// Notes of what an operation replaces, and is not here, that it stands before `at` should it come.
pub(super) fn await_before(rows: &mut dyn Rows, awaits: &[OpRef], e: Uuid, before: Hlc) -> Result<(), StoreError> {
    awaits.iter().try_for_each(|op| rows.await_op(&Awaited { op: *op, e, before }))
}

/// What was noted of operations of a history from `first` on, and of those that are written anew in these words.
pub(super) fn awaited_of<'r>(
    rows: &mut dyn Rows,
    (replica, first): (Uuid, u64),
    raws: impl IntoIterator<Item = &'r str>,
) -> Result<Vec<Awaited>, StoreError> {
    let mut awaited = rows.awaited(replica, first)?;
    for was in raws.into_iter().filter_map(server::was) {
        awaited.extend(rows.awaited(was.r, was.s)?);
    }
    Ok(awaited)
}

/// The latest stamps a history has of these records before `first`. Hardly ever is there any: it is looked for one by one.
fn floors_of<'a>(
    rows: &mut dyn Rows,
    (replica, first): (Uuid, u64),
    awaited: impl Iterator<Item = &'a Awaited>,
) -> Result<BTreeMap<Uuid, Hlc>, StoreError> {
    let mut floors = BTreeMap::new();
    for e in awaited.map(|awaited| awaited.e).collect::<BTreeSet<_>>() {
        let ops = rows.ops_holding(&format!(r#""e":"{e}""#))?;
        let own = ops.iter().filter(|op| op.replica == replica && op.s < first && op.code.is_none());
        floors.extend(own.filter_map(|op| op.eff.or(op.h)).max().map(|floor| (e, floor)));
    }
    Ok(floors)
}

/// The words of a push that are operations.
fn words(push: &Push) -> impl Iterator<Item = &str> {
    push.lines.iter().filter(|line| line.envelope.is_ok()).map(|line| line.raw.as_str())
}

fn bundle_row(push: &Push) -> BundleRow {
    let (first, last) = push.bounds();
    let link = push.lines.last().map_or(push.before, |line| line.link);
    let (id, replica) = (push.header.bundle, push.replica);
    BundleRow { id, device: push.header.device, replica, first, last, link, receipt: None }
}

fn new_bytes(push: &Push, taken: &[Taken]) -> u64 {
    let bytes: usize = taken.iter().filter_map(|taken| push.lines.get(taken.at)).map(|line| line.raw.len()).sum();
    u64::try_from(bytes).unwrap_or(u64::MAX)
}

fn written(receipt: &Receipt) -> Result<String, StoreError> {
    serde_json::to_string(receipt).map_err(|_| StoreError::Damaged("receipt"))
}
