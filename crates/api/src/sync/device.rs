//! The profile in a session, watched: how far it is, whether it is still wanted, what came, and that whoever was given a
//! unit may see it before its first page comes in.

use std::collections::{BTreeMap, BTreeSet};

use sillage_domain::{
    Entity,
    network::{Assignment, Unit},
};
use sillage_store::Drawn;
use sillage_sync::{
    Alarm, DeviceStore, Erasure, Facts, GrantedRole, Held, Limits, Line, Link, Month, Page, Photo, Profile, Receipt,
    Receipts, Remembered, Sending, Sifted, Snapshot, Stretch, Sums,
};
use uuid::Uuid;

use super::{exchange::SyncStep, kept};
use crate::{App, Failure, app::Session};

/// What a session brought and took.
#[derive(Debug, Clone, Default)]
pub(super) struct Moved {
    pub sent: usize,
    pub received: usize,
    pub photos_sent: usize,
    pub photos_received: usize,
    pub gained: usize,
    pub lost: usize,
    /// Records others wrote of.
    pub brought: BTreeSet<Uuid>,
    /// Codes under which the server keeps operations aside, and how many.
    pub aside: BTreeMap<String, usize>,
}

/// A profile in a session.
pub(super) struct Watched<'a> {
    app: &'a App,
    session: &'a Session,
    profile: Profile<'a>,
    /// Operations and photos that waited when it began.
    waiting: (usize, usize),
    pub moved: Moved,
}

impl<'a> Watched<'a> {
    pub fn new(app: &'a App, session: &'a Session, profile: Profile<'a>, waiting: (usize, usize)) -> Self {
        Self { app, session, profile, waiting, moved: Moved::default() }
    }

    fn check(&self) -> Result<(), Failure> {
        self.session.exchange.check()
    }

    /// Live screens hear of what came, and of nothing else: where a session stands is asked for.
    fn tell(&self) -> Result<(), Failure> {
        let mut nouns = self.profile.take_changed();
        nouns.retain(|noun| noun != "local");
        if nouns.iter().any(|noun| noun == Assignment::NOUN || noun == Unit::NOUN) {
            self.app.refresh_scope(self.session)?;
        }
        self.app.tell(&nouns);
        Ok(())
    }

    fn note_left(&self, unit: Uuid, is_left: bool) -> Result<(), Failure> {
        self.app.write_to(self.session, "sync.note_units", |tx| kept::note_left(tx, unit, is_left))?;
        self.app.refresh_scope(self.session)
    }
}

impl DeviceStore for Watched<'_> {
    type Error = Failure;

    fn facts(&mut self) -> Result<Facts, Failure> {
        self.check()?;
        Ok(self.profile.facts()?)
    }

    fn links(&mut self, asked: &[(Uuid, u64)]) -> Result<BTreeMap<(Uuid, u64), Link>, Failure> {
        Ok(self.profile.links(asked)?)
    }

    fn remember(&mut self, remembered: &Remembered) -> Result<(), Failure> {
        Ok(self.profile.remember(remembered)?)
    }

    fn reissue(&mut self, replica: Uuid, common: u64) -> Result<(), Failure> {
        self.profile.reissue(replica, common)?;
        self.tell()
    }

    fn gather(&mut self, marks: &BTreeMap<Uuid, u64>, limits: &Limits) -> Result<Option<Sending>, Failure> {
        self.check()?;
        let parcel = self.profile.gather(marks, limits)?;
        if parcel.is_some() {
            self.session.exchange.reach(SyncStep::Sending, self.waiting.0);
        }
        Ok(parcel)
    }

    fn acknowledge(&mut self, receipt: &Receipt) -> Result<(), Failure> {
        self.profile.acknowledge(receipt)?;
        let sent = usize::try_from((receipt.last + 1).saturating_sub(receipt.first)).unwrap_or(usize::MAX);
        self.moved.sent += sent;
        for aside in &receipt.aside {
            *self.moved.aside.entry(aside.code.clone()).or_default() += 1;
        }
        self.session.exchange.advance(sent);
        // A clock that was ahead is ruled: what it ordered may stand elsewhere now.
        self.tell()
    }

    fn begin(&mut self, unit: Uuid, role: GrantedRole) -> Result<(), Failure> {
        self.profile.begin(unit, role)?;
        self.moved.gained += usize::from(unit != self.session.identity.network.uuid());
        self.note_left(unit, false)
    }

    fn apply(&mut self, page: &Page, lines: &[Line], drawn: Option<Drawn>) -> Result<(), Failure> {
        self.check()?;
        self.session.exchange.reach(SyncStep::Receiving, 0);
        self.profile.apply(page, lines, drawn)?;
        self.moved.received += lines.len();
        self.moved.brought.extend(lines.iter().map(|line| line.envelope.e));
        self.session.exchange.advance(lines.len());
        self.session.exchange.forget_conflicted();
        self.tell()
    }

    fn leave(&mut self, unit: Uuid) -> Result<(), Failure> {
        self.profile.leave(unit)?;
        self.moved.lost += 1;
        self.note_left(unit, true)?;
        // Every list that showed it asks again.
        self.app.tell(&[Unit::NOUN.to_owned(), Assignment::NOUN.to_owned()]);
        Ok(())
    }

    fn next_photo(&mut self, but: &BTreeSet<Photo>) -> Result<Option<Photo>, Failure> {
        self.check()?;
        let photo = self.profile.next_photo(but)?;
        if photo.is_some() {
            self.session.exchange.reach(SyncStep::SendingPhotos, self.waiting.1);
        }
        Ok(photo)
    }

    fn photo_bytes(&mut self, photo: &Photo, offset: u64, most: usize) -> Result<Vec<u8>, Failure> {
        self.check()?;
        Ok(self.profile.photo_bytes(photo, offset, most)?)
    }

    fn photo_sent(&mut self, photo: &Photo) -> Result<(), Failure> {
        self.profile.photo_sent(photo)?;
        self.moved.photos_sent += 1;
        self.session.exchange.advance(1);
        Ok(())
    }

    fn next_missing(&mut self, but: &BTreeSet<Photo>) -> Result<Option<Photo>, Failure> {
        self.check()?;
        Ok(self.profile.next_missing(but)?)
    }

    fn keep_photo(&mut self, photo: &Photo, bytes: &[u8]) -> Result<(), Failure> {
        self.session.exchange.reach(SyncStep::ReceivingPhotos, 0);
        self.profile.keep_photo(photo, bytes)?;
        self.moved.photos_received += 1;
        self.session.exchange.advance(1);
        Ok(())
    }
    fn claims(&mut self, unit: Uuid) -> Result<Vec<Held>, Failure> {
        self.check()?;
        Ok(self.profile.claims(unit)?)
    }

    fn collect(&mut self, stretches: &[Stretch], limits: &Limits) -> Result<Vec<Line>, Failure> {
        self.check()?;
        Ok(self.profile.collect(stretches, limits)?)
    }

    fn reconciled(&mut self, unit: Uuid) -> Result<(), Failure> {
        Ok(self.profile.reconciled(unit)?)
    }

    fn sums(&mut self, unit: Uuid, is_network: bool) -> Result<Option<Sums>, Failure> {
        self.check()?;
        Ok(self.profile.sums(unit, is_network)?)
    }

    fn sift(&mut self, unit: Uuid, is_network: bool, month: &Month) -> Result<Sifted, Failure> {
        Ok(self.profile.sift(unit, is_network, month)?)
    }

    fn mend(&mut self, unit: Uuid, lines: &[Line]) -> Result<(), Failure> {
        self.profile.mend(unit, lines)?;
        self.session.exchange.forget_conflicted();
        self.tell()
    }

    fn checked(&mut self, unit: Uuid, alarms: &[Alarm]) -> Result<(), Failure> {
        Ok(self.profile.checked(unit, alarms)?)
    }

    fn snapshot_held(&mut self, unit: Uuid, snapshot: &Snapshot) -> Result<u64, Failure> {
        Ok(self.profile.snapshot_held(unit, snapshot)?)
    }

    fn keep_snapshot(&mut self, unit: Uuid, snapshot: &Snapshot, offset: u64, bytes: &[u8]) -> Result<(), Failure> {
        self.check()?;
        self.session.exchange.reach(SyncStep::Receiving, 0);
        Ok(self.profile.keep_snapshot(unit, snapshot, offset, bytes)?)
    }

    fn snapshot_bytes(&mut self, unit: Uuid, offset: u64, most: usize) -> Result<Vec<u8>, Failure> {
        Ok(self.profile.snapshot_bytes(unit, offset, most)?)
    }

    fn drop_snapshot(&mut self, unit: Uuid) -> Result<(), Failure> {
        Ok(self.profile.drop_snapshot(unit)?)
    }

    fn erase(&mut self, erasures: &[Erasure]) -> Result<(), Failure> {
        self.profile.erase(erasures)?;
        self.tell()
    }

    fn owed(&mut self) -> Result<Receipts, Failure> {
        Ok(self.profile.owed()?)
    }

    fn told(&mut self, receipts: &Receipts) -> Result<(), Failure> {
        self.profile.told(receipts)?;
        self.tell()
    }
}
