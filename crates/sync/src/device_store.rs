//! What a session needs of whatever keeps a device's work: a profile's file, a watched one, a desk of the tests.

use std::collections::{BTreeMap, BTreeSet};

use sillage_store::Drawn;
use sillage_sync_protocol::{
    Limits, Line, Link, Page,
    erasure::Erasure,
    scope::Role,
    session::device::{Alarm, Facts, Parcel, Photo, Remembered, Sifted, Sums},
    wire::{Held, Month, Receipt, Receipts, Snapshot, Stretch},
};
use uuid::Uuid;

/// What a device keeps. Every method that changes something is one transaction, on the disk when it returns; every one fails
/// for one reason, which is the store's.
pub trait DeviceStore {
    /// Why the store refuses.
    type Error;

    /// What is known at the beginning: histories, word, timeline, units.
    fn facts(&mut self) -> Result<Facts, Self::Error>;
    /// Links of one's own histories, those that are here of the ones asked for.
    fn links(&mut self, asked: &[(Uuid, u64)]) -> Result<BTreeMap<(Uuid, u64), Link>, Self::Error>;
    /// Keeps the answer to a hello. Another timeline than before: cursors begin at 0, every history of one's own is named in
    /// the next hello, and what is held of others is to be reconciled. A mark lowers what receipts said, and ends the doubt.
    fn remember(&mut self, remembered: &Remembered) -> Result<(), Self::Error>;
    /// Writes what lies after `common` again in a new history if this is the current one, else in the current one.
    fn reissue(&mut self, replica: Uuid, common: u64) -> Result<(), Self::Error>;
    /// What is to be sent next: of each history what lies after the lower of its mark and the last receipt.
    fn gather(&mut self, marks: &BTreeMap<Uuid, u64>, limits: &Limits) -> Result<Option<Parcel>, Self::Error>;
    /// Keeps what became of a bundle.
    fn acknowledge(&mut self, receipt: &Receipt) -> Result<(), Self::Error>;
    /// Begins a unit: its cursor is 0.
    fn begin(&mut self, unit: Uuid, role: Role) -> Result<(), Self::Error>;
    /// Takes a page in and moves the cursor of its unit. `drawn` is what was read of its lines, if that was done already.
    fn apply(&mut self, page: &Page, lines: &[Line], drawn: Option<Drawn>) -> Result<(), Self::Error>;
    /// Forgets a unit, but nothing of one's own that was not sent.
    fn leave(&mut self, unit: Uuid) -> Result<(), Self::Error>;
    /// A photo the server does not have, but none of these.
    fn next_photo(&mut self, but: &BTreeSet<Photo>) -> Result<Option<Photo>, Self::Error>;
    /// Bytes of a photo from an offset on, so many at most.
    fn photo_bytes(&mut self, photo: &Photo, offset: u64, most: usize) -> Result<Vec<u8>, Self::Error>;
    /// Keeps that a photo is on the server.
    fn photo_sent(&mut self, photo: &Photo) -> Result<(), Self::Error>;
    /// A photo that is named here and not here, but none of these.
    fn next_missing(&mut self, but: &BTreeSet<Photo>) -> Result<Option<Photo>, Self::Error>;
    /// Keeps a photo whose bytes match its hash.
    fn keep_photo(&mut self, photo: &Photo, bytes: &[u8]) -> Result<(), Self::Error>;

    /// Stretches of a unit that others wrote and that are here with the server's proof.
    fn claims(&mut self, unit: Uuid) -> Result<Vec<Held>, Self::Error>;
    /// Operations of these stretches with their proofs, in order, as many as travel together.
    fn collect(&mut self, stretches: &[Stretch], limits: &Limits) -> Result<Vec<Line>, Self::Error>;
    /// Keeps that a unit is reconciled.
    fn reconciled(&mut self, unit: Uuid) -> Result<(), Self::Error>;
    /// What is held of a unit, reckoned from the very bytes; nothing if it was compared not long ago.
    fn sums(&mut self, unit: Uuid, is_network: bool) -> Result<Option<Sums>, Self::Error>;
    /// Compares a month with what the server holds. Of one's own what is missing there is sent anew.
    fn sift(&mut self, unit: Uuid, is_network: bool, month: &Month) -> Result<Sifted, Self::Error>;
    /// Puts operations in their places, whatever stands there.
    fn mend(&mut self, unit: Uuid, lines: &[Line]) -> Result<(), Self::Error>;
    /// Keeps that a unit was compared, and in which months it differed.
    fn checked(&mut self, unit: Uuid, alarms: &[Alarm]) -> Result<(), Self::Error>;
    /// How much of a packed beginning is here. What is here of an earlier one goes.
    fn snapshot_held(&mut self, unit: Uuid, snapshot: &Snapshot) -> Result<u64, Self::Error>;
    /// Keeps bytes of it.
    fn keep_snapshot(&mut self, unit: Uuid, snapshot: &Snapshot, offset: u64, bytes: &[u8]) -> Result<(), Self::Error>;
    /// Bytes of it from an offset on, so many at most.
    fn snapshot_bytes(&mut self, unit: Uuid, offset: u64, most: usize) -> Result<Vec<u8>, Self::Error>;
    /// Forgets the packed bytes of a unit.
    fn drop_snapshot(&mut self, unit: Uuid) -> Result<(), Self::Error>;
    /// Erases people, and owes the server word of it.
    fn erase(&mut self, erasures: &[Erasure]) -> Result<(), Self::Error>;
    /// What was carried out and not told yet.
    fn owed(&mut self) -> Result<Receipts, Self::Error>;
    /// Keeps that it was told.
    fn told(&mut self, receipts: &Receipts) -> Result<(), Self::Error>;
}
