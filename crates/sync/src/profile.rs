//! A profile's file as the store of a session. What a session has to remember ([`Memory`]) is written in the transaction of
//! what it speaks of.

mod gone;
mod months;

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use sillage_store::{Act, Drawn, Incoming, Reader, Size, Store, StoreError, Writer, hash_of};
use sillage_sync_protocol::{
    Limits, Line, Link, OpRef, Page,
    erasure::Erasure,
    fitting,
    scope::Role,
    session::{
        device::{Alarm, Facts, Parcel, Photo, Remembered, Sifted, Sums},
        server::ERASED,
    },
    wire::{Fate, Held, Month, Receipt, Receipts, Snapshot, Standing, Stretch},
};
use uuid::Uuid;

use crate::{DeviceStore, Memory, named::list_named};

/// Histories one hello names.
const HISTORIES: usize = 60;

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
        write: impl FnOnce(&mut Writer<'_>, &mut Memory) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let (done, nouns) = self.store.write(self.act.clone(), |tx| {
            let mut memory = Memory::read(tx)?;
            let done = write(tx, &mut memory)?;
            memory.keep(tx)?;
            Ok::<_, StoreError>(done)
        })?;
        self.changed.borrow_mut().extend(nouns);
        Ok(done)
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
            memory.meet(remembered, tx.own_histories()?, self.act.now.utc_ms);
            Ok(!memory.leaving.is_empty() || !memory.parting.is_empty())
        })?;
        if is_leaving {
            self.purge()?;
        }
        self.leave_no_trace()
    }

    fn reissue(&mut self, replica: Uuid, common: u64) -> Result<(), StoreError> {
        self.write(|tx, memory| {
            tx.reissue(replica, common)?;
            memory.reissue(replica, common);
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
            memory.acknowledge(receipt);
            if receipt.fate == Fate::Held {
                return Ok(());
            }
            for ruled in &receipt.ruled {
                tx.rule(receipt.replica, ruled.s, Some(ruled.eff))?;
            }
            for aside in receipt.aside.iter().filter(|aside| aside.code == ERASED) {
                // Written about somebody who was erased: the words go here too.
                tx.forget_words(OpRef { r: receipt.replica, s: aside.s })?;
            }
            Ok(())
        })?;
        if has_erased { self.store.scrub() } else { Ok(()) }
    }

    fn begin(&mut self, unit: Uuid, role: Role) -> Result<(), StoreError> {
        self.write(|_, memory| {
            memory.begin(unit, role);
            Ok(())
        })
    }

    fn apply(&mut self, page: &Page, lines: &[Line], drawn: Option<Drawn>) -> Result<(), StoreError> {
        let erasures = gone::said(lines);
        self.write(|tx, memory| {
            tx.take_page(lines, page.unit, drawn)?;
            memory.advance(page.unit, page.from, page.to);
            gone::erase(tx, memory, &erasures)
        })?;
        if erasures.is_empty() { Ok(()) } else { self.leave_no_trace() }
    }

    /// The unit goes, and nothing of it stays in the file but one's own work until a backup of the server holds it, and
    /// pictures until the server has them.
    fn leave(&mut self, unit: Uuid) -> Result<(), StoreError> {
        let (store, now_ms) = (self.store, self.act.now.utc_ms);
        self.write(|tx, memory| {
            for named in list_named(tx, memory)?.into_iter().filter(|named| named.unit == unit) {
                if !memory.has_photo(&named.hash) && store.has_file(&named.hash) {
                    memory.parting.insert(named.hash, (unit, now_ms));
                }
            }
            memory.leave(unit);
            Ok(())
        })?;
        self.purge()
    }

    fn next_photo(&mut self, but: &BTreeSet<Photo>) -> Result<Option<Photo>, StoreError> {
        self.read(|db, memory| {
            let parting = memory.parting.iter().map(|(hash, (unit, _))| (*unit, hash.clone()));
            let mut named = list_named(db, &memory)?;
            named.sort();
            for (unit, hash) in parting.chain(named.into_iter().map(|named| (named.unit, named.hash))) {
                if memory.has_photo(&hash) || but.iter().any(|photo| photo.hash == hash) {
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
        let has_parted = self.write(|_, memory| Ok(memory.photo_sent(&photo.hash)))?;
        // The last thing of a unit that was left, unless somebody still names it here.
        if has_parted { self.store.remove_files(std::slice::from_ref(&photo.hash)) } else { Ok(()) }
    }

    fn next_missing(&mut self, but: &BTreeSet<Photo>) -> Result<Option<Photo>, StoreError> {
        self.read(|db, memory| {
            let mut named = list_named(db, &memory)?;
            named.sort();
            let is_missing = |hash: &str| but.iter().all(|photo| photo.hash != hash) && !self.store.has_file(hash);
            let missing = named.into_iter().find(|named| is_missing(&named.hash));
            Ok(missing.map(|named| Photo { unit: named.unit, hash: named.hash, size: 0 }))
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
        self.read(|db, memory| {
            if memory.was_compared(unit, self.act.now.utc_ms) {
                return Ok(None);
            }
            months::sums(db, &memory, unit, is_network).map(Some)
        })
    }

    fn sift(&mut self, unit: Uuid, is_network: bool, month: &Month) -> Result<Sifted, StoreError> {
        self.write(|tx, memory| months::sift(tx, memory, unit, is_network, month))
    }

    fn mend(&mut self, unit: Uuid, lines: &[Line]) -> Result<(), StoreError> {
        self.write(|tx, memory| {
            tx.put_right(lines, unit)?;
            lines.iter().for_each(|line| memory.let_in(line.envelope.reference));
            Ok(())
        })
    }

    fn checked(&mut self, unit: Uuid, alarms: &[Alarm]) -> Result<(), StoreError> {
        self.write(|_, memory| {
            memory.checked(unit, alarms, self.act.now.utc_ms);
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

    fn erase(&mut self, erasures: &[Erasure]) -> Result<(), StoreError> {
        self.carry_out(erasures)
    }

    fn owed(&mut self) -> Result<Receipts, StoreError> {
        self.read(|_, memory| Ok(memory.owed))
    }

    fn told(&mut self, receipts: &Receipts) -> Result<(), StoreError> {
        self.write(|_, memory| {
            memory.told(receipts);
            Ok(())
        })
    }
}
