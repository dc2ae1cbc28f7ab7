//! A device without a disk: everything it would keep, in memory, so that its disk can be copied, put back and lost.

use std::{
    collections::{BTreeMap, BTreeSet},
    convert::Infallible,
    sync::Arc,
};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use sillage_sync::{Device, DeviceStore};
use sillage_sync_protocol::{
    Envelope, Hlc, Limits, Line, Link, OpRef, Outgoing, Page, digest_of, fitting, next_link,
    scope::Role,
    session::{
        device::{Facts, Parcel, Photo, Remembered},
        reissue::Move,
    },
    wire::{Fate, Receipt, Standing},
};
use uuid::Uuid;

use crate::chance::Chance;

/// An operation on a disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Op {
    pub raw: String,
    pub link: Link,
    pub eff: Option<Hlc>,
}

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
        };
        Self { device, person, network, disk, chance, skew_ms: 0 }
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
        }
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
        self.disk.clock = self.disk.clock.tick(now_ms + self.skew_ms);
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
        self.log.insert((replica, s), Op { raw, link, eff: None });
        s
    }

    fn acked(&self, replica: Uuid) -> u64 {
        self.acked.get(&replica).copied().unwrap_or(0)
    }

    /// Histories of this device of which something is unsent, the current one first.
    fn open(&self) -> Vec<Uuid> {
        let unsent = |replica: &&Uuid| **replica != self.replica && self.last(**replica) > self.acked(**replica);
        std::iter::once(self.replica).chain(self.mine.iter().filter(unsent).copied()).collect()
    }

    pub fn is_all_sent(&self) -> bool {
        self.mine.iter().all(|replica| self.last(*replica) <= self.acked(*replica))
    }
}

impl DeviceStore for Desk {
    type Error = Infallible;

    fn facts(&mut self) -> Result<Facts, Infallible> {
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
        })
    }

    fn links(&mut self, asked: &[(Uuid, u64)]) -> Result<BTreeMap<(Uuid, u64), Link>, Infallible> {
        Ok(asked.iter().filter_map(|place| Some((*place, self.disk.log.get(place)?.link))).collect())
    }

    fn remember(&mut self, remembered: &Remembered) -> Result<(), Infallible> {
        if self.disk.epoch.is_some_and(|epoch| epoch != remembered.epoch) {
            self.disk.acked.clear();
            self.disk.units.values_mut().for_each(|(_, commit)| *commit = 0);
        }
        self.disk.epoch = Some(remembered.epoch);
        self.disk.nonce = Some(remembered.nonce.clone());
        self.disk.offset_ms = remembered.offset_ms;
        Ok(())
    }

    fn reissue(&mut self, replica: Uuid, common: u64) -> Result<(), Infallible> {
        let disk = &mut self.disk;
        if replica == disk.replica {
            disk.replica = self.chance.uuid();
            disk.mine.insert(disk.replica);
        }
        let to = disk.replica;
        let tail: Vec<(u64, String)> = disk
            .log
            .range((replica, common + 1)..=(replica, u64::MAX))
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
        Ok(())
    }

    fn gather(&mut self, marks: &BTreeMap<Uuid, u64>, limits: &Limits) -> Result<Option<Parcel>, Infallible> {
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
                let lines = tail.into_iter().take(fits).collect();
                return Ok(Some(Parcel { replica, before: disk.link(replica, from), lines }));
            }
        }
        Ok(None)
    }

    fn acknowledge(&mut self, receipt: &Receipt) -> Result<(), Infallible> {
        let disk = &mut self.disk;
        if receipt.fate == Fate::Held {
            disk.acked.insert(receipt.replica, receipt.expected.unwrap_or(1).saturating_sub(1));
            return Ok(());
        }
        let acked = disk.acked.entry(receipt.replica).or_default();
        *acked = receipt.last.max(*acked);
        for aside in &receipt.aside {
            disk.aside.insert((receipt.replica, aside.s), aside.code.clone());
        }
        for ruled in &receipt.ruled {
            if let Some(op) = disk.log.get_mut(&(receipt.replica, ruled.s)) {
                op.eff = Some(ruled.eff);
            }
        }
        Ok(())
    }

    fn begin(&mut self, unit: Uuid, role: Role) -> Result<(), Infallible> {
        self.disk.units.insert(unit, (role, 0));
        Ok(())
    }

    fn apply(&mut self, page: &Page, lines: &[Line]) -> Result<(), Infallible> {
        let disk = &mut self.disk;
        for line in lines {
            let OpRef { r, s } = line.envelope.reference;
            let op = Op { raw: line.raw.clone(), link: line.after, eff: line.eff };
            if let Some(known) = disk.log.get(&(r, s)) {
                assert_eq!(known.raw, op.raw, "I9: {r}:{s} is two operations");
            }
            if r == disk.replica && !disk.log.contains_key(&(r, s)) {
                // What an older copy of this computer wrote comes home: one goes on under a new name.
                disk.replica = self.chance.uuid();
                disk.mine.insert(disk.replica);
            }
            disk.clock = disk.clock.max(line.eff.unwrap_or(line.envelope.h));
            disk.log.insert((r, s), op);
            // What an older copy of this computer wrote is here again, and needs no sending.
            if disk.mine.contains(&r) && disk.last(r) == s {
                let acked = disk.acked.entry(r).or_default();
                *acked = s.max(*acked);
            }
        }
        let held = disk.units.get_mut(&page.unit).expect("a unit that was begun");
        assert_eq!(held.1, page.from, "a page goes on from the cursor");
        held.1 = page.to;
        Ok(())
    }

    fn leave(&mut self, unit: Uuid) -> Result<(), Infallible> {
        let disk = &mut self.disk;
        disk.units.remove(&unit);
        let mine = disk.mine.clone();
        // One's own chain stays whole; what others wrote goes.
        disk.log.retain(|(r, _), op| mine.contains(r) || parsed(&op.raw).is_none_or(|op| op["u"] != unit.to_string()));
        Ok(())
    }

    fn next_photo(&mut self, but: &BTreeSet<Photo>) -> Result<Option<Photo>, Infallible> {
        let unsent = |photo: &&Photo| !self.disk.photos_sent.contains(*photo) && !but.contains(*photo);
        Ok(self.disk.photos.keys().find(unsent).cloned())
    }

    fn photo_bytes(&mut self, photo: &Photo, offset: u64, most: usize) -> Result<Vec<u8>, Infallible> {
        let bytes = &self.disk.photos[photo];
        let from = usize::try_from(offset).expect("small").min(bytes.len());
        Ok(bytes[from..bytes.len().min(from + most)].to_vec())
    }

    fn photo_sent(&mut self, photo: &Photo) -> Result<(), Infallible> {
        self.disk.photos_sent.insert(photo.clone());
        Ok(())
    }

    fn next_missing(&mut self, but: &BTreeSet<Photo>) -> Result<Option<Photo>, Infallible> {
        let missing = |photo: &&Photo| !self.disk.photos.contains_key(*photo) && !but.contains(*photo);
        Ok(self.disk.photos_named.iter().find(missing).cloned())
    }

    fn keep_photo(&mut self, photo: &Photo, bytes: &[u8]) -> Result<(), Infallible> {
        self.disk.photos.insert(photo.clone(), bytes.to_vec());
        self.disk.photos_sent.insert(photo.clone());
        Ok(())
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
