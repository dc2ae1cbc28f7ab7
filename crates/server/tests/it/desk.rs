//! A device without a disk: everything it would keep, in memory, so that its disk can be copied, put back and lost.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use sillage_store::Drawn;
use sillage_sync::{Device, DeviceStore};
use sillage_sync_protocol::{
    Envelope, Hlc, Limits, Line, Link, OpRef, Outgoing, Page, Placed, digest_of, erased,
    erasure::{Erased, Erasure},
    fitting,
    months::{Months, counts},
    next_link,
    scope::Role,
    session::{
        device::{Alarm, Facts, Parcel, Photo, Remembered, Sifted, Sums},
        reissue::Move,
    },
    stub,
    wire::{Fate, Held, Month, Receipt, Receipts, Snapshot, Standing, Stretch},
};
use uuid::Uuid;

use crate::chance::Chance;

/// An operation on a disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Op {
    pub raw: String,
    pub link: Link,
    pub eff: Option<Hlc>,
    /// Link before it, for what others wrote.
    pub before: Link,
    /// Where a server placed it.
    pub placed: Option<Placed>,
}

/// A defect planted into a desk, to see that it is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bug {
    /// The cursor moves although a line of the page was dropped.
    DropsALine,
    /// What was sent counts as received before any receipt.
    BelievesTooSoon,
    /// A copy in doubt goes on under its old name.
    KeepsItsName,
    /// A ruling about a clock is not kept.
    ForgetsRulings,
    /// A unit that was taken away stays.
    KeepsTheUnit,
    /// An erased person stays.
    KeepsThePerson,
    /// The clock is set back with the wall's.
    ClockGoesBack,
}

/// The disk refuses.
#[derive(Debug)]
pub struct Broken;

/// What a device keeps.
#[derive(Clone)]
pub struct Disk {
    pub replica: Uuid,
    /// Histories of this device.
    pub mine: BTreeSet<Uuid>,
    pub log: BTreeMap<(Uuid, u64), Op>,
    pub acked: BTreeMap<Uuid, u64>,
    pub nonce: Option<String>,
    pub epoch: Option<Uuid>,
    pub units: BTreeMap<Uuid, (Role, u64)>,
    pub clock: Hlc,
    pub offset_ms: i64,
    /// Kept aside by the server, as its receipts told.
    pub aside: BTreeMap<(Uuid, u64), String>,
    pub photos: BTreeMap<Photo, Vec<u8>>,
    pub photos_sent: BTreeSet<Photo>,
    pub photos_named: BTreeSet<Photo>,
    pub doubt: BTreeSet<Uuid>,
    pub reconcile: BTreeSet<Uuid>,
    /// How far histories and units lie in a verified backup, as hellos told.
    pub safe: BTreeMap<Uuid, u64>,
    pub alarms: Vec<(Uuid, Alarm)>,
    /// Who and what was erased.
    pub erased: Erased,
    pub owed: Receipts,
    /// Beginnings of units, as far as they came.
    pub arriving: BTreeMap<Uuid, (Snapshot, Vec<u8>)>,
}

/// A person's computer.
pub struct Desk {
    pub device: Arc<Device>,
    pub person: Uuid,
    pub network: Uuid,
    pub disk: Disk,
    pub chance: Chance,
    /// How far this computer's clock is off, in milliseconds.
    pub skew_ms: i64,
    pub bug: Option<Bug>,
    /// Its disk refuses a call once in so many; 0 for never.
    pub refuses: u64,
    /// Bytes of beginnings that were kept until they were read, those that came twice too.
    pub fetched: u64,
    /// Whether it compares what it holds with the server in every session. A profile does so once a day.
    pub compares: bool,
}

impl Desk {
    pub fn new(person: Uuid, network: Uuid, mut chance: Chance) -> Self {
        let device = Arc::new(device(&mut chance));
        let replica = chance.uuid();
        let disk = Disk {
            replica,
            mine: BTreeSet::from([replica]),
            log: BTreeMap::new(),
            acked: BTreeMap::new(),
            nonce: None,
            epoch: None,
            units: BTreeMap::new(),
            clock: Hlc::ZERO,
            offset_ms: 0,
            aside: BTreeMap::new(),
            photos: BTreeMap::new(),
            photos_sent: BTreeSet::new(),
            photos_named: BTreeSet::new(),
            doubt: BTreeSet::new(),
            reconcile: BTreeSet::new(),
            safe: BTreeMap::new(),
            alarms: Vec::new(),
            erased: Erased::default(),
            owed: Receipts::default(),
            arriving: BTreeMap::new(),
        };
        Self { device, person, network, disk, chance, skew_ms: 0, bug: None, refuses: 0, fetched: 0, compares: true }
    }

    /// Another computer with a copy of this one's disk and keys.
    pub fn twin(&mut self) -> Self {
        let chance = Chance::new(self.chance.next());
        let Self { device, person, network, disk, skew_ms, .. } = self;
        Self {
            device: device.clone(),
            person: *person,
            network: *network,
            disk: disk.clone(),
            chance,
            skew_ms: *skew_ms,
            bug: self.bug,
            refuses: self.refuses,
            fetched: 0,
            compares: self.compares,
        }
    }

    /// Whether the disk answers this time: what it refuses leaves no trace on it.
    fn reach(&mut self) -> Result<(), Broken> {
        if self.refuses > 0 && self.chance.once_in(self.refuses) { Err(Broken) } else { Ok(()) }
    }

    fn has(&self, bug: Bug) -> bool {
        self.bug == Some(bug)
    }

    /// What counts of a unit, by month.
    fn months(&self, unit: Uuid, is_network: bool) -> Months {
        let disk = &self.disk;
        let (role, cursor) = disk.units.get(&unit).copied().unwrap_or((Role::Headquarters, 0));
        let mut months = Months::default();
        for ((r, s), op) in &disk.log {
            let place = OpRef { r: *r, s: *s };
            let Some(envelope) = Envelope::read(&op.raw).ok().filter(|envelope| envelope.u == unit) else {
                continue;
            };
            let is_given = if disk.mine.contains(r) {
                *s <= disk.acked(*r) && !disk.aside.contains_key(&(*r, *s))
            } else {
                op.placed.as_ref().is_some_and(|placed| placed.commit <= cursor)
            };
            if is_given && envelope.reference == place && counts(role, is_network, &envelope.t) {
                months.add(envelope.h, place, &envelope.digest, op.eff);
            }
        }
        months
    }

    /// The words of a person go, wherever they stand.
    fn forget(&mut self, Erasure { person, erasure }: Erasure) {
        let disk = &mut self.disk;
        disk.erased.people.insert(person);
        disk.erased.widen(disk.log.values().map(|op| op.raw.as_str()));
        for op in disk.log.values_mut().filter(|op| disk.erased.covers(&op.raw)) {
            (op.raw, op.placed) = (stub(&digest_of(&op.raw)), None);
        }
        disk.owed.erased.push(erasure);
    }

    /// Writes a field of an entity, over what is seen there now.
    pub fn set(&mut self, unit: Uuid, noun: &str, e: Uuid, field: &str, value: &str, now_ms: i64) -> OpRef {
        let base = self.winner(e, field).map(|(reference, _)| reference.to_string());
        self.write(unit, noun, e, json!({"k": "set", "f": {field: {"v": value, "b": base}}}), now_ms)
    }

    /// Deletes an entity as it is seen now.
    pub fn delete(&mut self, unit: Uuid, noun: &str, e: Uuid, now_ms: i64) -> OpRef {
        let mut seen = serde_json::Map::new();
        for field in self.fields(e) {
            if let Some((reference, _)) = self.winner(e, &field) {
                seen.insert(field, reference.to_string().into());
            }
        }
        self.write(unit, noun, e, json!({"k": "del", "seen": seen}), now_ms)
    }

    /// Writes an operation; `rest` is what is special about it, and may break it.
    pub fn write(&mut self, unit: Uuid, noun: &str, e: Uuid, rest: Value, now_ms: i64) -> OpRef {
        let s = self.disk.next();
        let from = if self.has(Bug::ClockGoesBack) { Hlc::ZERO } else { self.disk.clock };
        self.disk.clock = from.tick(now_ms + self.skew_ms);
        let mut op = json!({
            "r": self.disk.replica, "s": s, "h": self.disk.clock.to_string(), "u": unit, "by": self.person,
            "t": noun, "tv": 1, "e": e, "a": s, "cmd": "test", "salt": self.chance.uuid().to_string(),
        });
        for (name, value) in rest.as_object().into_iter().flatten() {
            op[name] = value.clone();
        }
        self.append_raw(op.to_string())
    }

    /// Writes exactly these bytes as the next operation.
    pub fn append_raw(&mut self, raw: String) -> OpRef {
        let (r, s) = (self.disk.replica, self.disk.next());
        self.disk.append(r, raw);
        OpRef { r, s }
    }

    /// The winner of a field, by the merge rule.
    pub fn winner(&self, e: Uuid, field: &str) -> Option<(OpRef, Value)> {
        winner(self.disk.log.iter().map(|(place, op)| (*place, op.raw.as_str(), op.eff)), e, field)
    }

    fn fields(&self, e: Uuid) -> BTreeSet<String> {
        let of_entity = self.disk.log.values().filter_map(|op| parsed(&op.raw)).filter(|op| op["e"] == e.to_string());
        let names = of_entity.flat_map(|op| op["f"].as_object().map_or(Vec::new(), |f| f.keys().cloned().collect()));
        names.collect()
    }
}

impl Disk {
    fn next(&self) -> u64 {
        self.last(self.replica) + 1
    }

    pub fn last(&self, replica: Uuid) -> u64 {
        self.log.range((replica, 0)..=(replica, u64::MAX)).next_back().map_or(0, |((_, s), _)| *s)
    }

    fn link(&self, replica: Uuid, s: u64) -> Link {
        self.log.get(&(replica, s)).map_or([0; 32], |op| op.link)
    }

    fn append(&mut self, replica: Uuid, raw: String) -> u64 {
        let s = self.last(replica) + 1;
        let link = next_link(&self.link(replica, s - 1), &digest_of(&raw));
        let before = self.link(replica, s - 1);
        self.log.insert((replica, s), Op { raw, link, eff: None, before, placed: None });
        s
    }

    fn acked(&self, replica: Uuid) -> u64 {
        self.acked.get(&replica).copied().unwrap_or(0)
    }

    /// Histories of this device of which something is unsent, the current one first.
    fn open(&self) -> Vec<Uuid> {
        let unsent = |replica: &&Uuid| {
            let is_open = self.last(**replica) > self.acked(**replica) || self.doubt.contains(*replica);
            **replica != self.replica && is_open
        };
        std::iter::once(self.replica).chain(self.mine.iter().filter(unsent).copied()).collect()
    }

    pub fn is_all_sent(&self) -> bool {
        self.mine.iter().all(|replica| self.last(*replica) <= self.acked(*replica))
    }
}

impl DeviceStore for Desk {
    type Error = Broken;

    fn facts(&mut self) -> Result<Facts, Broken> {
        self.reach()?;
        let disk = &self.disk;
        let standing = |replica: Uuid| {
            let (last, acked) = (disk.last(replica), disk.acked(replica));
            Standing { replica, last, link: disk.link(replica, last), acked, acked_link: disk.link(replica, acked) }
        };
        Ok(Facts {
            standings: disk.open().into_iter().map(standing).collect(),
            nonce: disk.nonce.clone(),
            epoch: disk.epoch,
            units: disk.units.clone(),
            reconcile: disk.reconcile.clone(),
            opening: disk.arriving.keys().copied().collect(),
            forgotten: disk.log.values().any(|op| erased(&op.raw).is_some()),
        })
    }

    fn links(&mut self, asked: &[(Uuid, u64)]) -> Result<BTreeMap<(Uuid, u64), Link>, Broken> {
        self.reach()?;
        Ok(asked.iter().filter_map(|place| Some((*place, self.disk.log.get(place)?.link))).collect())
    }

    fn remember(&mut self, remembered: &Remembered) -> Result<(), Broken> {
        self.reach()?;
        let disk = &mut self.disk;
        if disk.epoch.is_some_and(|epoch| epoch != remembered.epoch) {
            disk.doubt = disk.mine.clone();
            disk.reconcile.extend(disk.units.keys());
            disk.safe.clear();
            disk.units.values_mut().for_each(|(_, commit)| *commit = 0);
        } else {
            for (replica, mark) in &remembered.marks {
                disk.doubt.remove(replica);
                let acked = disk.acked.entry(*replica).or_default();
                *acked = (*acked).min(*mark);
            }
        }
        disk.safe.extend(&remembered.safe);
        self.disk.epoch = Some(remembered.epoch);
        self.disk.nonce = Some(remembered.nonce.clone());
        self.disk.offset_ms = remembered.offset_ms;
        Ok(())
    }

    fn reissue(&mut self, replica: Uuid, common: u64) -> Result<(), Broken> {
        self.reach()?;
        if self.has(Bug::KeepsItsName) {
            let last = self.disk.last(replica);
            self.disk.acked.insert(replica, last);
            return Ok(());
        }
        let disk = &mut self.disk;
        if replica == disk.replica {
            disk.replica = self.chance.uuid();
            disk.mine.insert(disk.replica);
        }
        let to = disk.replica;
        let tail: Vec<(u64, String)> = disk
            .log
            .range((replica, common + 1)..=(replica, u64::MAX))
            .filter(|(_, op)| erased(&op.raw).is_none())
            .map(|((_, s), op)| (*s, op.raw.clone()))
            .collect();
        let first = disk.next();
        let places = (first..).zip(&tail).map(|(new, (old, _))| (*old, new)).collect();
        let moving = Move { from: replica, to, places };
        for (s, raw) in tail {
            disk.log.remove(&(replica, s));
            disk.append(to, moving.line(s, &raw));
        }
        disk.acked.insert(replica, common);
        disk.doubt.insert(replica);
        Ok(())
    }

    fn gather(&mut self, marks: &BTreeMap<Uuid, u64>, limits: &Limits) -> Result<Option<Parcel>, Broken> {
        self.reach()?;
        let disk = &self.disk;
        for replica in disk.open() {
            let acked = disk.acked(replica);
            let from = marks.get(&replica).map_or(acked, |mark| acked.min(*mark));
            // Of an older history some may have come back, others not: what has a hole before it does not travel.
            let tail: Vec<Outgoing> = disk
                .log
                .range((replica, from + 1)..=(replica, u64::MAX))
                .zip(from + 1..)
                .take_while(|(((_, s), _), expected)| s == expected)
                .map(|(((_, s), op), _)| Outgoing { s: *s, raw: op.raw.clone(), link: op.link })
                .collect();
            let fits = fitting(&tail, limits);
            if fits > 0 {
                let lines: Vec<Outgoing> = tail.into_iter().take(fits).collect();
                let before = disk.link(replica, from);
                if self.has(Bug::BelievesTooSoon) {
                    let last = lines.last().map_or(from, |line| line.s);
                    self.disk.acked.insert(replica, last);
                }
                return Ok(Some(Parcel { replica, before, lines }));
            }
        }
        Ok(None)
    }

    fn acknowledge(&mut self, receipt: &Receipt) -> Result<(), Broken> {
        self.reach()?;
        let keeps_rulings = !self.has(Bug::ForgetsRulings);
        let disk = &mut self.disk;
        if receipt.fate == Fate::Held {
            disk.acked.insert(receipt.replica, receipt.expected.unwrap_or(1).saturating_sub(1));
            return Ok(());
        }
        let acked = disk.acked.entry(receipt.replica).or_default();
        *acked = receipt.last.max(*acked);
        for aside in &receipt.aside {
            disk.aside.insert((receipt.replica, aside.s), aside.code.clone());
            if let Some(op) = disk.log.get_mut(&(receipt.replica, aside.s)).filter(|_| aside.code == "erased") {
                op.raw = stub(&digest_of(&op.raw));
            }
        }
        disk.aside.retain(|(r, s), _| {
            *r != receipt.replica
                || *s < receipt.first
                || *s > receipt.last
                || receipt.aside.iter().any(|aside| aside.s == *s)
        });
        for ruled in receipt.ruled.iter().filter(|_| keeps_rulings) {
            if let Some(op) = disk.log.get_mut(&(receipt.replica, ruled.s)) {
                op.eff = Some(ruled.eff);
            }
        }
        Ok(())
    }

    fn begin(&mut self, unit: Uuid, role: Role) -> Result<(), Broken> {
        self.reach()?;
        self.disk.units.insert(unit, (role, 0));
        Ok(())
    }

    fn apply(&mut self, page: &Page, lines: &[Line], _: Option<Drawn>) -> Result<(), Broken> {
        self.reach()?;
        let drops = usize::from(self.has(Bug::DropsALine) && lines.len() > 2);
        for line in &lines[drops..] {
            self.take_in(line);
        }
        let held = self.disk.units.get_mut(&page.unit).expect("a unit that was begun");
        assert_eq!(held.1, page.from, "a page goes on from the cursor");
        held.1 = page.to;
        if !self.has(Bug::KeepsThePerson) {
            let network = self.network;
            lines
                .iter()
                .filter_map(|line| Erasure::of(&line.raw, &line.envelope, network))
                .for_each(|erasure| self.forget(erasure));
        }
        Ok(())
    }

    fn leave(&mut self, unit: Uuid) -> Result<(), Broken> {
        self.reach()?;
        let keeps = self.has(Bug::KeepsTheUnit);
        let disk = &mut self.disk;
        disk.units.remove(&unit);
        disk.arriving.remove(&unit);
        if keeps {
            return Ok(());
        }
        disk.photos.retain(|photo, _| photo.unit != unit);
        disk.photos_named.retain(|photo| photo.unit != unit);
        let mine = disk.mine.clone();
        let is_of_unit = |op: &Op| parsed(&op.raw).is_some_and(|op| op["u"] == unit.to_string());
        // One's own chain stays whole; what others wrote goes.
        disk.log.retain(|(r, _), op| mine.contains(r) || !is_of_unit(op));
        let received = |r: Uuid, s: u64| disk.acked.get(&r).is_some_and(|acked| s <= *acked);
        let safe = |r: Uuid, s: u64| disk.safe.get(&r).is_some_and(|safe| s <= *safe);
        let mut whole = true;
        for ((r, s), op) in disk.log.iter_mut().filter(|(_, op)| is_of_unit(op)) {
            if received(*r, *s) && safe(*r, *s) && !disk.aside.contains_key(&(*r, *s)) {
                (op.raw, op.placed) = (stub(&digest_of(&op.raw)), None);
            } else {
                whole = false;
            }
        }
        if whole {
            disk.owed.purged.push(unit);
        }
        Ok(())
    }

    fn next_photo(&mut self, but: &BTreeSet<Photo>) -> Result<Option<Photo>, Broken> {
        self.reach()?;
        let unsent = |photo: &&Photo| !self.disk.photos_sent.contains(*photo) && !but.contains(*photo);
        Ok(self.disk.photos.keys().find(unsent).cloned())
    }

    fn photo_bytes(&mut self, photo: &Photo, offset: u64, most: usize) -> Result<Vec<u8>, Broken> {
        self.reach()?;
        let bytes = &self.disk.photos[photo];
        let from = usize::try_from(offset).expect("small").min(bytes.len());
        Ok(bytes[from..bytes.len().min(from + most)].to_vec())
    }

    fn photo_sent(&mut self, photo: &Photo) -> Result<(), Broken> {
        self.reach()?;
        self.disk.photos_sent.insert(photo.clone());
        Ok(())
    }

    fn next_missing(&mut self, but: &BTreeSet<Photo>) -> Result<Option<Photo>, Broken> {
        self.reach()?;
        let missing = |photo: &&Photo| !self.disk.photos.contains_key(*photo) && !but.contains(*photo);
        Ok(self.disk.photos_named.iter().find(missing).cloned())
    }

    fn keep_photo(&mut self, photo: &Photo, bytes: &[u8]) -> Result<(), Broken> {
        self.reach()?;
        self.disk.photos.insert(photo.clone(), bytes.to_vec());
        self.disk.photos_sent.insert(photo.clone());
        Ok(())
    }

    fn claims(&mut self, unit: Uuid) -> Result<Vec<Held>, Broken> {
        self.reach()?;
        let disk = &self.disk;
        let proven = disk.log.iter().filter_map(|((r, s), op)| {
            let is_of_unit = Envelope::read(&op.raw).is_ok_and(|op| op.u == unit);
            let is_proven = op.placed.is_some() && !disk.mine.contains(r) && is_of_unit;
            is_proven.then(|| (OpRef { r: *r, s: *s }, digest_of(&op.raw)))
        });
        Ok(Held::of(proven))
    }

    fn collect(&mut self, stretches: &[Stretch], limits: &Limits) -> Result<Vec<Line>, Broken> {
        self.reach()?;
        let places = stretches.iter().flat_map(|stretch| (stretch.first..=stretch.last).map(|s| (stretch.replica, s)));
        let lines = places.filter_map(|place| {
            let op = self.disk.log.get(&place).filter(|op| op.placed.is_some())?;
            let envelope = Envelope::parse(&op.raw).ok()?;
            let placed = op.placed.clone();
            Some(Line { raw: op.raw.clone(), envelope, eff: op.eff, before: op.before, after: op.link, placed })
        });
        Ok(lines.take(limits.operations.min(7)).collect())
    }

    fn reconciled(&mut self, unit: Uuid) -> Result<(), Broken> {
        self.reach()?;
        self.disk.reconcile.remove(&unit);
        Ok(())
    }

    fn sums(&mut self, unit: Uuid, is_network: bool) -> Result<Option<Sums>, Broken> {
        self.reach()?;
        if !self.compares {
            return Ok(None);
        }
        let own = self.disk.mine.iter().map(|replica| OpRef { r: *replica, s: self.disk.acked(*replica) });
        let own = own.filter(|end| end.s > 0).collect();
        Ok(Some(Sums { buckets: self.months(unit, is_network).buckets(), own }))
    }

    fn sift(&mut self, unit: Uuid, is_network: bool, month: &Month) -> Result<Sifted, Broken> {
        self.reach()?;
        let mine = self.months(unit, is_network).entries(month.month);
        let missing = month.entries.iter().filter(|entry| !mine.contains(entry)).map(|entry| entry.op).collect();
        let is_extra = |op: &OpRef| month.entries.iter().all(|entry| entry.op != *op);
        let extra = mine.iter().map(|entry| entry.op).filter(is_extra);
        let (unsent, extra): (Vec<OpRef>, Vec<OpRef>) = extra.partition(|op| self.disk.mine.contains(&op.r));
        for op in &unsent {
            let acked = self.disk.acked.entry(op.r).or_default();
            *acked = (*acked).min(op.s - 1);
        }
        Ok(Sifted { missing, extra: Stretch::of(extra), unsent: unsent.len() as u64 })
    }

    fn mend(&mut self, _: Uuid, lines: &[Line]) -> Result<(), Broken> {
        self.reach()?;
        for line in lines {
            let OpRef { r, s } = line.envelope.reference;
            self.disk.aside.remove(&(r, s));
            let known = self.disk.log.remove(&(r, s));
            let is_mine = known.is_some() && r == self.disk.replica;
            if is_mine {
                let op = Op { raw: line.raw.clone(), ..known.expect("known") };
                self.disk.log.insert((r, s), op);
            }
            self.take_in(line);
        }
        Ok(())
    }

    fn checked(&mut self, unit: Uuid, alarms: &[Alarm]) -> Result<(), Broken> {
        self.reach()?;
        self.disk.alarms.extend(alarms.iter().map(|alarm| (unit, *alarm)));
        Ok(())
    }

    fn snapshot_held(&mut self, unit: Uuid, snapshot: &Snapshot) -> Result<u64, Broken> {
        self.reach()?;
        let held = self.disk.arriving.entry(unit).or_insert_with(|| (snapshot.clone(), Vec::new()));
        if held.0 != *snapshot {
            *held = (snapshot.clone(), Vec::new());
        }
        Ok(held.1.len() as u64)
    }

    fn keep_snapshot(&mut self, unit: Uuid, _: &Snapshot, offset: u64, bytes: &[u8]) -> Result<(), Broken> {
        self.reach()?;
        let (_, held) = self.disk.arriving.get_mut(&unit).expect("a beginning");
        held.truncate(usize::try_from(offset).expect("small"));
        held.extend_from_slice(bytes);
        self.fetched += bytes.len() as u64;
        Ok(())
    }

    fn snapshot_bytes(&mut self, unit: Uuid, offset: u64, most: usize) -> Result<Vec<u8>, Broken> {
        self.reach()?;
        let held = self.disk.arriving.get(&unit).map_or(&[][..], |(_, held)| held);
        let from = usize::try_from(offset).expect("small").min(held.len());
        Ok(held[from..held.len().min(from + most)].to_vec())
    }

    fn drop_snapshot(&mut self, unit: Uuid) -> Result<(), Broken> {
        self.reach()?;
        self.disk.arriving.remove(&unit);
        Ok(())
    }

    fn erase(&mut self, erasures: &[Erasure]) -> Result<(), Broken> {
        self.reach()?;
        if !self.has(Bug::KeepsThePerson) {
            erasures.iter().for_each(|erasure| self.forget(*erasure));
        }
        Ok(())
    }

    fn owed(&mut self) -> Result<Receipts, Broken> {
        self.reach()?;
        Ok(self.disk.owed.clone())
    }

    fn told(&mut self, receipts: &Receipts) -> Result<(), Broken> {
        self.reach()?;
        self.disk.owed.erased.retain(|erasure| !receipts.erased.contains(erasure));
        self.disk.owed.purged.retain(|unit| !receipts.purged.contains(unit));
        Ok(())
    }
}

impl Desk {
    /// Takes a line of a page in.
    fn take_in(&mut self, line: &Line) {
        let disk = &mut self.disk;
        let OpRef { r, s } = line.envelope.reference;
        let is_erased = disk.erased.covers(&line.raw);
        let (raw, placed) = if is_erased {
            disk.erased.entities.insert(line.envelope.e);
            (stub(&line.envelope.digest), None)
        } else {
            (line.raw.clone(), line.placed.clone())
        };
        // Of two operations under one name the server's counts; what it had given stands there under a name of its own.
        let known = disk.log.get(&(r, s)).map(|known| digest_of(&known.raw));
        assert!(
            r != disk.replica || known.is_none_or(|known| known == line.envelope.digest),
            "I9: {r}:{s} is two operations"
        );
        if r == disk.replica && !disk.log.contains_key(&(r, s)) {
            // What an older copy of this computer wrote comes home: one goes on under a new name.
            disk.replica = self.chance.uuid();
            disk.mine.insert(disk.replica);
        }
        disk.clock = disk.clock.max(line.eff.unwrap_or(line.envelope.h));
        disk.log.insert((r, s), Op { raw, link: line.after, eff: line.eff, before: line.before, placed });
        // What an older copy of this computer wrote is here again, and needs no sending.
        if disk.mine.contains(&r) && disk.last(r) == s {
            let acked = disk.acked.entry(r).or_default();
            *acked = s.max(*acked);
        }
    }
}

/// A photo of these bytes.
pub fn photo(unit: Uuid, bytes: &[u8]) -> Photo {
    let size = u64::try_from(bytes.len()).expect("small");
    Photo { unit, hash: format!("sha256:{}", hex::encode(Sha256::digest(bytes))), size }
}

/// Keys that are the same for the same chance.
fn device(chance: &mut Chance) -> Device {
    use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
    let mut seed = [0; 32];
    seed.iter_mut().for_each(|byte| *byte = u8::try_from(chance.below(256)).expect("a byte"));
    let written = json!({
        "id": chance.uuid(), "signing": BASE64.encode(seed),
        "receiving": "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX",
    });
    Device::from_bytes(written.to_string().as_bytes()).expect("keys")
}

pub fn parsed(raw: &str) -> Option<Value> {
    Envelope::parse(raw).ok()?;
    serde_json::from_str(raw).ok()
}

/// What orders an operation.
pub fn stamp(place: (Uuid, u64), op: &Value, eff: Option<Hlc>) -> (Hlc, Uuid, u64) {
    let h = op["h"].as_str().and_then(|h| h.parse().ok()).expect("a stamp");
    (eff.unwrap_or(h), place.0, place.1)
}

/// The winner of a field among these operations: the greatest stamp.
pub fn winner<'o>(
    ops: impl Iterator<Item = ((Uuid, u64), &'o str, Option<Hlc>)>,
    e: Uuid,
    field: &str,
) -> Option<(OpRef, Value)> {
    let e = e.to_string();
    ops.filter_map(|(place, raw, eff)| {
        let op = parsed(raw).filter(|op| op["e"] == e.as_str())?;
        let value = op["f"].get(field)?["v"].clone();
        Some((stamp(place, &op, eff), OpRef { r: place.0, s: place.1 }, value))
    })
    .max_by_key(|(stamp, ..)| *stamp)
    .map(|(_, reference, value)| (reference, value))
}
