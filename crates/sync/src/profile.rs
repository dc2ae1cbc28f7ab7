//! A profile's file as the store of a session. What a session has to remember lies among the values of this device,
//! written in the transaction of what it speaks of.

mod gone;

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use serde::{Deserialize, Serialize};
use sillage_domain::visit::{Attachment, VisitReport};
use sillage_store::{Act, Incoming, Reader, Size, Store, StoreError, hash_of};
use sillage_sync_protocol::{
    Limits, Line, Link, OpRef, Page, fitting,
    months::{Months, counts},
    scope::Role,
    session::{
        device::{Alarm, Facts, Parcel, Photo, Remembered, Sifted, Sums},
        server::ERASED,
    },
    wire::{Aside, Fate, Held, Month, Receipt, Receipts, Snapshot, Standing, Stretch},
};
use uuid::Uuid;

use crate::DeviceStore;

/// Where it lies among the values of this device.
const KEY: &str = "sync";
/// Histories one hello names.
const HISTORIES: usize = 60;

/// What a profile remembers of its server.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memory {
    epoch: Option<Uuid>,
    nonce: Option<String>,
    /// The server's clock less one's own, in milliseconds.
    #[serde(default)]
    pub offset_ms: i64,
    /// Last sequence a receipt spoke of, by history.
    #[serde(default)]
    acked: BTreeMap<Uuid, u64>,
    #[serde(default)]
    units: BTreeMap<Uuid, (Role, u64)>,
    /// Photos the server has.
    #[serde(default)]
    photos: BTreeSet<String>,
    /// Operations the server keeps aside, and why.
    #[serde(default)]
    pub aside: BTreeMap<Uuid, Vec<Aside>>,
    /// Histories of one's own that are to be compared in the next hello, whatever receipts said.
    #[serde(default)]
    doubt: BTreeSet<Uuid>,
    /// Units whose operations of others may have to go back to a server that lost them.
    #[serde(default)]
    reconcile: BTreeSet<Uuid>,
    /// How far histories, and commits of units, lie in a verified backup of the server.
    #[serde(default)]
    safe: BTreeMap<Uuid, u64>,
    /// When the server was last spoken to, in milliseconds since 1970; a receipt by stick counts.
    #[serde(default)]
    seen_ms: Option<i64>,
    /// When a unit was last compared with the server.
    #[serde(default)]
    checked: BTreeMap<Uuid, i64>,
    /// Months in which something had to be put right, oldest first.
    #[serde(default)]
    pub alarms: Vec<Noted>,
    /// Units that were left and of which one's own work waits for a backup of the server.
    #[serde(default)]
    leaving: BTreeSet<Uuid>,
    /// Pictures and papers of units that were left, which have not reached the server: of which unit, and since when.
    #[serde(default)]
    parting: BTreeMap<String, (Uuid, i64)>,
    /// What was carried out and not told yet.
    #[serde(default)]
    owed: Receipts,
}

/// A month of a unit in which device and server differed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    /// The unit.
    pub unit: Uuid,
    /// Months since January 1970.
    pub month: u32,
    /// Operations that were missing or altered here.
    pub missing: u64,
    /// Operations that were missing there.
    pub extra: u64,
    /// When it was found, in milliseconds since 1970.
    pub at_ms: i64,
}

/// How long a unit may be read without a word from the server.
pub const LEASE_MS: i64 = 30 * 86_400_000;
/// How long pictures of a unit that was left are offered to the server, as long as it takes late work.
const PARTING_MS: i64 = 90 * 86_400_000;
/// How often a unit is compared with the server.
const COMPARE_MS: i64 = 20 * 3_600_000;
/// Alarms that are remembered.
const ALARMS: usize = 100;

impl Memory {
    /// What is remembered.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn read(db: &Reader<'_>) -> Result<Self, StoreError> {
        Ok(db.local(KEY)?.unwrap_or_default())
    }

    /// Whether the server has a photo.
    pub(crate) fn has_photo(&self, hash: &str) -> bool {
        self.photos.contains(hash)
    }

    /// Whether a server was met.
    pub fn has_met(&self) -> bool {
        self.epoch.is_some()
    }

    /// Units held, as what, and up to which commit.
    pub fn units(&self) -> &BTreeMap<Uuid, (Role, u64)> {
        &self.units
    }

    /// Until when a unit that came from a server may be read without speaking to it, in milliseconds since 1970; none for a
    /// unit that is not held from one. After that it is locked, never deleted, and one's own unsent work never is.
    pub fn lease_until(&self, unit: Uuid) -> Option<i64> {
        self.units.get(&unit).and(self.seen_ms).map(|seen| seen + LEASE_MS)
    }

    /// How far a history of one's own, or the commits of a unit, lie in a verified backup of the server.
    pub fn safe(&self, id: Uuid) -> u64 {
        self.safe.get(&id).copied().unwrap_or(0)
    }

    /// Units that were left and of which something of one's own is still here.
    pub fn leaving(&self) -> &BTreeSet<Uuid> {
        &self.leaving
    }

    fn is_aside(&self, place: OpRef) -> bool {
        self.aside.get(&place.r).is_some_and(|aside| aside.iter().any(|aside| aside.s == place.s))
    }

    pub(crate) fn acked(&self, replica: Uuid) -> u64 {
        self.acked.get(&replica).copied().unwrap_or(0)
    }
}

/// A profile's file in a session.
pub struct Profile<'s> {
    store: &'s Store,
    act: Act,
    changed: RefCell<BTreeSet<String>>,
}

impl<'s> Profile<'s> {
    /// The file of a profile; `act` says who synchronises and when.
    pub fn new(store: &'s Store, act: Act) -> Self {
        Self { store, act, changed: RefCell::default() }
    }

    /// How many operations the server does not have yet.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn unsent(&self) -> Result<u64, StoreError> {
        self.read(|db, memory| {
            let mut unsent = 0;
            for replica in db.own_histories()? {
                unsent += db.end_of(replica)?.last.saturating_sub(memory.acked(replica));
            }
            Ok(unsent)
        })
    }

    /// The nouns that changed since this was asked last.
    pub fn take_changed(&self) -> Vec<String> {
        self.changed.take().into_iter().collect()
    }

    fn read<T>(&self, read: impl FnOnce(&Reader<'_>, Memory) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.store.read_whole(self.act.clone(), |db| read(db, Memory::read(db)?))
    }

    /// A receipt came by another way than this one, a stick for instance: the server was spoken to.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn note_contact(&self) -> Result<(), StoreError> {
        self.write(|_, memory| {
            memory.seen_ms = Some(self.act.now.utc_ms);
            Ok(())
        })
    }

    /// Writes in one transaction with what is remembered.
    fn write<T>(
        &self,
        write: impl FnOnce(&mut sillage_store::Writer<'_>, &mut Memory) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let (done, nouns) = self.store.write(self.act.clone(), |tx| {
            let mut memory = Memory::read(tx)?;
            let done = write(tx, &mut memory)?;
            tx.set_local(KEY, Some(&memory))?;
            Ok::<_, StoreError>(done)
        })?;
        self.changed.borrow_mut().extend(nouns);
        Ok(done)
    }

    /// What counts of a unit, and the mark of each operation.
    fn months(
        db: &Reader<'_>,
        memory: &Memory,
        unit: Uuid,
        is_network: bool,
    ) -> Result<(Months, Vec<OpRef>), StoreError> {
        let own = db.own_histories()?;
        let (role, cursor) = memory.units.get(&unit).copied().unwrap_or((Role::Headquarters, 0));
        let mut months = Months::default();
        for kept in db.list_kept(unit)? {
            let is_given = if own.contains(&kept.place.r) {
                kept.place.s <= memory.acked(kept.place.r) && !memory.is_aside(kept.place)
            } else {
                kept.commit.is_some_and(|commit| commit <= cursor)
            };
            if is_given && counts(role, is_network, &kept.envelope.t) {
                months.add(kept.envelope.h, kept.place, &kept.envelope.digest, kept.eff);
            }
        }
        let ends = own.iter().map(|replica| OpRef { r: *replica, s: memory.acked(*replica) });
        Ok((months, ends.filter(|end| end.s > 0).collect()))
    }

    /// Photos and issued papers that rows of held units name, those recorded first first.
    fn named(db: &Reader<'_>, memory: &Memory) -> Result<Vec<(Uuid, String)>, StoreError> {
        let mut named = Vec::new();
        for (unit, _) in memory.units.iter().filter(|(_, (role, _))| role.is_whole()) {
            let photos = db.list_in::<Attachment>(*unit)?.into_iter().map(|row| (row.created_at.at, row.doc.hash));
            let papers = db.list_in::<VisitReport>(*unit)?.into_iter();
            let papers = papers.map(|row| (row.created_at.at, row.doc.content_hash));
            named.extend(photos.chain(papers).map(|(at, hash)| (at, *unit, hash)));
        }
        named.sort();
        Ok(named.into_iter().map(|(_, unit, hash)| (unit, hash)).collect())
    }
}

impl DeviceStore for Profile<'_> {
    type Error = StoreError;

    fn facts(&mut self) -> Result<Facts, StoreError> {
        self.read(|db, memory| {
            let mut standings = Vec::new();
            for replica in db.own_histories()? {
                let (end, acked) = (db.end_of(replica)?, memory.acked(replica));
                let acked_link = db.link_at(replica, acked)?.unwrap_or_default();
                let standing = Standing { replica, last: end.last, link: end.link, acked, acked_link };
                let is_open = acked < end.last || memory.doubt.contains(&replica);
                if standings.is_empty() || (is_open && standings.len() < HISTORIES) {
                    standings.push(standing);
                }
            }
            let opening = db.list_arriving()?;
            let Memory { nonce, epoch, units, reconcile, .. } = memory;
            let forgotten = db.has_stubs()?;
            Ok(Facts { standings, nonce, epoch, units, reconcile, opening, forgotten })
        })
    }

    fn links(&mut self, asked: &[(Uuid, u64)]) -> Result<BTreeMap<(Uuid, u64), Link>, StoreError> {
        self.read(|db, _| {
            let mut links = BTreeMap::new();
            for (replica, s) in asked {
                links.extend(db.link_at(*replica, *s)?.map(|link| ((*replica, *s), link)));
            }
            Ok(links)
        })
    }

    fn remember(&mut self, remembered: &Remembered) -> Result<(), StoreError> {
        let is_leaving = self.write(|tx, memory| {
            if memory.epoch.is_some_and(|epoch| epoch != remembered.epoch) {
                memory.doubt.extend(tx.own_histories()?);
                memory.reconcile.extend(memory.units.keys());
                memory.photos.clear();
                memory.checked.clear();
                memory.safe.clear();
                memory.units.values_mut().for_each(|(_, commit)| *commit = 0);
            } else {
                for (replica, mark) in &remembered.marks {
                    memory.doubt.remove(replica);
                    let acked = memory.acked.entry(*replica).or_default();
                    *acked = (*acked).min(*mark);
                }
            }
            memory.safe.extend(&remembered.safe);
            memory.epoch = Some(remembered.epoch);
            memory.nonce = Some(remembered.nonce.clone());
            memory.offset_ms = remembered.offset_ms;
            memory.seen_ms = Some(self.act.now.utc_ms);
            Ok(!memory.leaving.is_empty() || !memory.parting.is_empty())
        })?;
        if is_leaving { self.purge() } else { Ok(()) }
    }

    fn reissue(&mut self, replica: Uuid, common: u64) -> Result<(), StoreError> {
        self.write(|tx, memory| {
            tx.reissue(replica, common)?;
            memory.acked.insert(replica, common);
            // What there is of it before that may be lacking on the other side.
            memory.doubt.insert(replica);
            Ok(())
        })
    }

    fn gather(&mut self, marks: &BTreeMap<Uuid, u64>, limits: &Limits) -> Result<Option<Parcel>, StoreError> {
        let parcel = self.read(|db, memory| {
            for replica in db.own_histories()? {
                let acked = memory.acked(replica);
                let from = marks.get(&replica).map_or(acked, |mark| acked.min(*mark));
                let mut lines = db.list_outgoing(replica, from, limits.operations)?;
                lines.truncate(fitting(&lines, limits));
                if !lines.is_empty() {
                    let before = db.link_at(replica, from)?.unwrap_or_default();
                    return Ok(Some(Parcel { replica, before, lines }));
                }
            }
            Ok(None)
        })?;
        if parcel.is_some() {
            // From here on this computer's word is out: an older copy of the file has to know that it is one.
            self.store.note_sent()?;
        }
        Ok(parcel)
    }

    fn acknowledge(&mut self, receipt: &Receipt) -> Result<(), StoreError> {
        let has_erased = receipt.aside.iter().any(|aside| aside.code == ERASED);
        self.write(|tx, memory| {
            let acked = memory.acked.entry(receipt.replica).or_default();
            if receipt.fate == Fate::Held {
                *acked = receipt.expected.unwrap_or(1).saturating_sub(1);
                return Ok(());
            }
            *acked = receipt.last.max(*acked);
            for ruled in &receipt.ruled {
                tx.rule(receipt.replica, ruled.s, Some(ruled.eff))?;
            }
            for aside in receipt.aside.iter().filter(|aside| aside.code == ERASED) {
                // Written about somebody who was erased: the words go here too.
                tx.forget_words(OpRef { r: receipt.replica, s: aside.s })?;
            }
            let aside = memory.aside.entry(receipt.replica).or_default();
            aside.retain(|known| known.s < receipt.first || known.s > receipt.last);
            aside.extend(receipt.aside.iter().cloned());
            Ok(())
        })?;
        if has_erased { self.store.scrub() } else { Ok(()) }
    }

    fn begin(&mut self, unit: Uuid, role: Role) -> Result<(), StoreError> {
        self.write(|_, memory| {
            memory.units.insert(unit, (role, 0));
            memory.leaving.remove(&unit);
            memory.parting.retain(|_, (of, _)| *of != unit);
            memory.owed.purged.retain(|purged| *purged != unit);
            Ok(())
        })
    }

    fn apply(&mut self, page: &Page, lines: &[Line]) -> Result<(), StoreError> {
        self.write(|tx, memory| {
            tx.take_page(lines, page.unit)?;
            if let Some((_, cursor)) = memory.units.get_mut(&page.unit).filter(|(_, cursor)| *cursor == page.from) {
                *cursor = page.to;
            }
            Ok(())
        })?;
        self.erase(lines)
    }

    /// The unit goes, and nothing of it stays in the file but one's own work until a backup of the server holds it, and
    /// pictures until the server has them.
    fn leave(&mut self, unit: Uuid) -> Result<(), StoreError> {
        let (store, now_ms) = (self.store, self.act.now.utc_ms);
        self.write(|tx, memory| {
            let named = Self::named(tx, memory)?.into_iter().filter(|(of, _)| *of == unit);
            for (_, hash) in named {
                if !memory.photos.contains(&hash) && store.has_file(&hash) {
                    memory.parting.insert(hash, (unit, now_ms));
                }
            }
            memory.units.remove(&unit);
            memory.checked.remove(&unit);
            memory.safe.remove(&unit);
            memory.leaving.insert(unit);
            Ok(())
        })?;
        self.purge()
    }

    fn next_photo(&mut self, but: &BTreeSet<Photo>) -> Result<Option<Photo>, StoreError> {
        self.read(|db, memory| {
            let parting = memory.parting.iter().map(|(hash, (unit, _))| (*unit, hash.clone()));
            for (unit, hash) in parting.chain(Self::named(db, &memory)?) {
                if memory.photos.contains(&hash) || but.iter().any(|photo| photo.hash == hash) {
                    continue;
                }
                // One that is not here is another's to send; one that was blurred goes under its new name alone.
                let bytes = self.store.photo(&hash, Size::Full).ok().filter(|bytes| hash_of(bytes) == hash);
                if let Some(bytes) = bytes {
                    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
                    return Ok(Some(Photo { unit, hash, size }));
                }
            }
            Ok(None)
        })
    }

    fn photo_bytes(&mut self, photo: &Photo, offset: u64, most: usize) -> Result<Vec<u8>, StoreError> {
        let bytes = self.store.photo(&photo.hash, Size::Full)?;
        let from = usize::try_from(offset).unwrap_or(usize::MAX).min(bytes.len());
        Ok(bytes[from..bytes.len().min(from.saturating_add(most))].to_vec())
    }

    fn photo_sent(&mut self, photo: &Photo) -> Result<(), StoreError> {
        let has_parted = self.write(|_, memory| {
            memory.photos.insert(photo.hash.clone());
            Ok(memory.parting.remove(&photo.hash).is_some())
        })?;
        // The last thing of a unit that was left, unless somebody still names it here.
        if has_parted { self.store.remove_files(std::slice::from_ref(&photo.hash)) } else { Ok(()) }
    }

    fn next_missing(&mut self, but: &BTreeSet<Photo>) -> Result<Option<Photo>, StoreError> {
        self.read(|db, memory| {
            let missing = Self::named(db, &memory)?
                .into_iter()
                .find(|(_, hash)| but.iter().all(|photo| photo.hash != *hash) && !self.store.has_file(hash));
            Ok(missing.map(|(unit, hash)| Photo { unit, hash, size: 0 }))
        })
    }

    fn keep_photo(&mut self, photo: &Photo, bytes: &[u8]) -> Result<(), StoreError> {
        let incoming = if bytes.starts_with(b"%PDF") {
            Incoming::file(bytes.to_vec())
        } else {
            Store::take_carried_photo(&photo.hash, bytes)?
        };
        let arrival = self.store.let_in(&incoming)?;
        self.photo_sent(photo)?;
        arrival.stays();
        Ok(())
    }

    fn claims(&mut self, unit: Uuid) -> Result<Vec<Held>, StoreError> {
        self.read(|db, _| Ok(Held::of(db.list_proven(unit, &db.own_histories()?)?)))
    }

    fn collect(&mut self, stretches: &[Stretch], limits: &Limits) -> Result<Vec<Line>, StoreError> {
        self.read(|db, _| db.list_proven_lines(stretches, limits))
    }

    fn reconciled(&mut self, unit: Uuid) -> Result<(), StoreError> {
        self.write(|_, memory| {
            memory.reconcile.remove(&unit);
            Ok(())
        })
    }

    fn sums(&mut self, unit: Uuid, is_network: bool) -> Result<Option<Sums>, StoreError> {
        let now_ms = self.act.now.utc_ms;
        self.read(|db, memory| {
            let last = memory.checked.get(&unit);
            if last.is_some_and(|last| (0..COMPARE_MS).contains(&(now_ms - last))) {
                return Ok(None);
            }
            let (months, own) = Self::months(db, &memory, unit, is_network)?;
            Ok(Some(Sums { buckets: months.buckets(), own }))
        })
    }

    fn sift(&mut self, unit: Uuid, is_network: bool, month: &Month) -> Result<Sifted, StoreError> {
        self.write(|tx, memory| {
            let own = tx.own_histories()?;
            let mine = Self::months(tx, memory, unit, is_network)?.0.entries(month.month);
            let mine: BTreeMap<OpRef, String> = mine.into_iter().map(|entry| (entry.op, entry.mark)).collect();
            let theirs: BTreeMap<OpRef, &str> =
                month.entries.iter().map(|entry| (entry.op, entry.mark.as_str())).collect();
            let mut missing = Vec::new();
            for (op, mark) in &theirs {
                if mine.get(op).map(String::as_str) != Some(*mark) {
                    missing.push(*op);
                }
            }
            let (unsent, extra): (Vec<OpRef>, Vec<OpRef>) =
                mine.into_keys().filter(|op| !theirs.contains_key(op)).partition(|op| own.contains(&op.r));
            for op in &unsent {
                let acked = memory.acked.entry(op.r).or_default();
                *acked = (*acked).min(op.s - 1);
            }
            let unsent = u64::try_from(unsent.len()).unwrap_or(u64::MAX);
            Ok(Sifted { missing, extra: Stretch::of(extra), unsent })
        })
    }

    fn mend(&mut self, unit: Uuid, lines: &[Line]) -> Result<(), StoreError> {
        self.write(|tx, memory| {
            tx.put_right(lines, unit)?;
            for line in lines {
                // What was kept aside was let in meanwhile.
                let OpRef { r, s } = line.envelope.reference;
                if let Some(aside) = memory.aside.get_mut(&r) {
                    aside.retain(|aside| aside.s != s);
                }
            }
            Ok(())
        })
    }

    fn checked(&mut self, unit: Uuid, alarms: &[Alarm]) -> Result<(), StoreError> {
        let at_ms = self.act.now.utc_ms;
        self.write(|_, memory| {
            if alarms.is_empty() {
                memory.checked.insert(unit, at_ms);
            }
            let noted = |alarm: &Alarm| {
                let Alarm { month, missing, extra } = *alarm;
                Noted { unit, month, missing, extra, at_ms }
            };
            memory.alarms.extend(alarms.iter().map(noted));
            let over = memory.alarms.len().saturating_sub(ALARMS);
            memory.alarms.drain(..over);
            Ok(())
        })
    }

    fn snapshot_held(&mut self, unit: Uuid, snapshot: &Snapshot) -> Result<u64, StoreError> {
        self.write(|tx, _| tx.await_unit(unit, snapshot))
    }

    fn keep_snapshot(&mut self, unit: Uuid, snapshot: &Snapshot, offset: u64, bytes: &[u8]) -> Result<(), StoreError> {
        self.write(|tx, _| tx.keep_arrived(unit, snapshot, offset, bytes))
    }

    fn snapshot_bytes(&mut self, unit: Uuid, offset: u64, most: usize) -> Result<Vec<u8>, StoreError> {
        self.read(|db, _| db.arrived_bytes(unit, offset, most))
    }

    fn drop_snapshot(&mut self, unit: Uuid) -> Result<(), StoreError> {
        self.write(|tx, _| tx.forget_arrived(unit))
    }

    fn owed(&mut self) -> Result<Receipts, StoreError> {
        self.read(|_, memory| Ok(memory.owed))
    }

    fn told(&mut self, receipts: &Receipts) -> Result<(), StoreError> {
        self.write(|_, memory| {
            memory.owed.erased.retain(|erasure| !receipts.erased.contains(erasure));
            memory.owed.purged.retain(|unit| !receipts.purged.contains(unit));
            Ok(())
        })
    }
}
