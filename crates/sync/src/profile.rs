//! A profile's file as the store of a session. What a session has to remember lies among the values of this device,
//! written in the transaction of what it speaks of.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use serde::{Deserialize, Serialize};
use sillage_domain::visit::{Attachment, VisitReport};
use sillage_store::{Act, Incoming, Reader, Size, Store, StoreError, hash_of};
use sillage_sync_protocol::{
    Limits, Line, Link, Page, fitting,
    scope::Role,
    session::device::{Facts, Parcel, Photo, Remembered},
    wire::{Aside, Fate, Receipt, Standing},
};
use uuid::Uuid;

use crate::DeviceStore;

/// Where it lies among the values of this device.
const KEY: &str = "sync";
/// Histories one hello names.
const HISTORIES: usize = 16;

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
}

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

    /// Writes in one transaction with what is remembered.
    fn write(
        &self,
        write: impl FnOnce(&mut sillage_store::Writer<'_>, &mut Memory) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let (done, nouns) = self.store.write(self.act.clone(), |tx| {
            let mut memory = Memory::read(tx)?;
            write(tx, &mut memory)?;
            tx.set_local(KEY, Some(&memory))
        })?;
        self.changed.borrow_mut().extend(nouns);
        Ok(done)
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
                if standings.is_empty() || (acked < end.last && standings.len() < HISTORIES) {
                    standings.push(standing);
                }
            }
            Ok(Facts { standings, nonce: memory.nonce, epoch: memory.epoch, units: memory.units })
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
        self.write(|_, memory| {
            if memory.epoch.is_some_and(|epoch| epoch != remembered.epoch) {
                memory.acked.clear();
                memory.photos.clear();
                memory.units.values_mut().for_each(|(_, commit)| *commit = 0);
            }
            memory.epoch = Some(remembered.epoch);
            memory.nonce = Some(remembered.nonce.clone());
            memory.offset_ms = remembered.offset_ms;
            Ok(())
        })
    }

    fn reissue(&mut self, replica: Uuid, common: u64) -> Result<(), StoreError> {
        self.write(|tx, memory| {
            tx.reissue(replica, common)?;
            memory.acked.insert(replica, common);
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
            let aside = memory.aside.entry(receipt.replica).or_default();
            aside.retain(|known| known.s < receipt.first || known.s > receipt.last);
            aside.extend(receipt.aside.iter().cloned());
            Ok(())
        })
    }

    fn begin(&mut self, unit: Uuid, role: Role) -> Result<(), StoreError> {
        self.write(|_, memory| {
            memory.units.insert(unit, (role, 0));
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
        })
    }

    /// The unit is no longer asked for. Its rows stay until a purge can be proven; what a person sees of it is the scope's
    /// business.
    fn leave(&mut self, unit: Uuid) -> Result<(), StoreError> {
        self.write(|_, memory| {
            memory.units.remove(&unit);
            Ok(())
        })
    }

    fn next_photo(&mut self, but: &BTreeSet<Photo>) -> Result<Option<Photo>, StoreError> {
        self.read(|db, memory| {
            for (unit, hash) in Self::named(db, &memory)? {
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
        self.write(|_, memory| {
            memory.photos.insert(photo.hash.clone());
            Ok(())
        })
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
}
