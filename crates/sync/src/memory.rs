//! What a profile remembers of its server, and how each word of the server changes it. It is one value of this device,
//! written in the transaction of what it speaks of; nothing here asks the file for anything else.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sillage_store::{Acknowledged, Reader, StoreError, Writer};
use sillage_sync_protocol::{
    OpRef,
    scope::Role,
    session::device::{Alarm, Remembered},
    wire::{Aside, Fate, Receipt, Receipts},
};
use uuid::Uuid;

/// Where it lies among the values of this device.
pub const KEY: &str = "sync";

/// Which operations a server took in, read from the value as it lies in a file that does not open. What it kept aside it
/// gives back to nobody.
pub fn acknowledged(memory: &str) -> Acknowledged {
    let memory: Memory = serde_json::from_str(memory).unwrap_or_default();
    Box::new(move |place| memory.has_taken_in(place))
}

/// How long a unit may be read without a word from the server.
pub const LEASE_MS: i64 = 30 * 86_400_000;
/// How often a unit is compared with the server.
const COMPARE_MS: i64 = 20 * 3_600_000;
/// Alarms that are remembered.
const ALARMS: usize = 100;

/// What a profile remembers of its server.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memory {
    pub(crate) epoch: Option<Uuid>,
    pub(crate) nonce: Option<String>,
    /// The server's clock less one's own, in milliseconds.
    #[serde(default)]
    pub offset_ms: i64,
    /// Last sequence a receipt spoke of, by history.
    #[serde(default)]
    acked: BTreeMap<Uuid, u64>,
    #[serde(default)]
    pub(crate) units: BTreeMap<Uuid, (Role, u64)>,
    /// Photos the server has.
    #[serde(default)]
    photos: BTreeSet<String>,
    /// Operations the server keeps aside, and why.
    #[serde(default)]
    pub aside: BTreeMap<Uuid, Vec<Aside>>,
    /// Histories of one's own that are to be compared in the next hello, whatever receipts said.
    #[serde(default)]
    pub(crate) doubt: BTreeSet<Uuid>,
    /// Units whose operations of others may have to go back to a server that lost them.
    #[serde(default)]
    pub(crate) reconcile: BTreeSet<Uuid>,
    /// How far histories, and commits of units, lie in a verified backup of the server.
    #[serde(default)]
    safe: BTreeMap<Uuid, u64>,
    /// When the server was last spoken to, in milliseconds since 1970; a receipt by stick counts.
    #[serde(default)]
    pub(crate) seen_ms: Option<i64>,
    /// When a unit was last compared with the server.
    #[serde(default)]
    checked: BTreeMap<Uuid, i64>,
    /// Months in which something had to be put right, oldest first.
    #[serde(default)]
    pub alarms: Vec<Noted>,
    /// Units that were left and of which one's own work waits for a backup of the server.
    #[serde(default)]
    pub(crate) leaving: BTreeSet<Uuid>,
    /// Pictures and papers of units that were left, which have not reached the server: of which unit, and since when.
    #[serde(default)]
    pub(crate) parting: BTreeMap<String, (Uuid, i64)>,
    /// What was carried out and not told yet.
    #[serde(default)]
    pub(crate) owed: Receipts,
    /// What was erased from the log and may still lie in pictures, free pages and copies.
    #[serde(default)]
    pub(crate) erasing: Erasing,
}

/// Erasures that are not done everywhere yet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Erasing {
    /// Which.
    pub erasures: BTreeSet<Uuid>,
    /// Pictures and papers nobody names any more.
    pub files: BTreeSet<String>,
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

impl Memory {
    /// What is remembered.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn read(db: &Reader<'_>) -> Result<Self, StoreError> {
        Ok(db.local(KEY)?.unwrap_or_default())
    }

    pub(crate) fn keep(&self, tx: &mut Writer<'_>) -> Result<(), StoreError> {
        tx.set_local(KEY, Some(self))
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

    pub(crate) fn acked(&self, replica: Uuid) -> u64 {
        self.acked.get(&replica).copied().unwrap_or(0)
    }

    /// Whether the server took in an operation of one's own.
    pub(crate) fn has_taken_in(&self, place: OpRef) -> bool {
        let is_aside = |aside: &Vec<Aside>| aside.iter().any(|aside| aside.s == place.s);
        place.s <= self.acked(place.r) && !self.aside.get(&place.r).is_some_and(is_aside)
    }

    /// Whether the server has a photo.
    pub(crate) fn has_photo(&self, hash: &str) -> bool {
        self.photos.contains(hash)
    }

    /// Whether a unit was compared with the server not long ago.
    pub(crate) fn was_compared(&self, unit: Uuid, now_ms: i64) -> bool {
        self.checked.get(&unit).is_some_and(|last| (0..COMPARE_MS).contains(&(now_ms - last)))
    }

    /// The server answered a hello; `own` are the histories of this profile.
    pub(crate) fn meet(&mut self, remembered: &Remembered, own: Vec<Uuid>, now_ms: i64) {
        if self.epoch.is_some_and(|epoch| epoch != remembered.epoch) {
            self.doubt.extend(own);
            self.reconcile.extend(self.units.keys());
            self.photos.clear();
            self.checked.clear();
            self.safe.clear();
            self.units.values_mut().for_each(|(_, commit)| *commit = 0);
        } else {
            for (replica, mark) in &remembered.marks {
                self.doubt.remove(replica);
                self.lower(*replica, *mark);
            }
        }
        self.safe.extend(&remembered.safe);
        self.epoch = Some(remembered.epoch);
        self.nonce = Some(remembered.nonce.clone());
        self.offset_ms = remembered.offset_ms;
        self.seen_ms = Some(now_ms);
    }

    /// No receipt of a history counts beyond `mark` any more.
    pub(crate) fn lower(&mut self, replica: Uuid, mark: u64) {
        let acked = self.acked.entry(replica).or_default();
        *acked = (*acked).min(mark);
    }

    /// A history was written again from `common` on. What there is of it before that may be lacking on the other side.
    pub(crate) fn reissue(&mut self, replica: Uuid, common: u64) {
        self.acked.insert(replica, common);
        self.doubt.insert(replica);
    }

    /// The server told what became of a bundle.
    pub(crate) fn acknowledge(&mut self, receipt: &Receipt) {
        let acked = self.acked.entry(receipt.replica).or_default();
        if receipt.fate == Fate::Held {
            *acked = receipt.expected.unwrap_or(1).saturating_sub(1);
            return;
        }
        *acked = receipt.last.max(*acked);
        let aside = self.aside.entry(receipt.replica).or_default();
        aside.retain(|known| known.s < receipt.first || known.s > receipt.last);
        aside.extend(receipt.aside.iter().cloned());
    }

    /// The server let in what it had kept aside.
    pub(crate) fn let_in(&mut self, OpRef { r, s }: OpRef) {
        if let Some(aside) = self.aside.get_mut(&r) {
            aside.retain(|aside| aside.s != s);
        }
    }

    pub(crate) fn begin(&mut self, unit: Uuid, role: Role) {
        self.units.insert(unit, (role, 0));
        self.leaving.remove(&unit);
        self.parting.retain(|_, (of, _)| *of != unit);
        self.owed.purged.retain(|purged| *purged != unit);
    }

    /// A page was taken in that led a unit from one commit to another.
    pub(crate) fn advance(&mut self, unit: Uuid, from: u64, to: u64) {
        if let Some((_, cursor)) = self.units.get_mut(&unit).filter(|(_, cursor)| *cursor == from) {
            *cursor = to;
        }
    }

    pub(crate) fn leave(&mut self, unit: Uuid) {
        self.units.remove(&unit);
        self.checked.remove(&unit);
        self.safe.remove(&unit);
        self.leaving.insert(unit);
    }

    /// The server has a photo; answers whether it was the last thing of a unit that was left.
    pub(crate) fn photo_sent(&mut self, hash: &str) -> bool {
        self.photos.insert(hash.to_owned());
        self.parting.remove(hash).is_some()
    }

    /// A unit was compared. One that differed is compared again in the next session.
    pub(crate) fn checked(&mut self, unit: Uuid, alarms: &[Alarm], at_ms: i64) {
        if alarms.is_empty() {
            self.checked.insert(unit, at_ms);
        }
        let noted = |alarm: &Alarm| {
            let Alarm { month, missing, extra } = *alarm;
            Noted { unit, month, missing, extra, at_ms }
        };
        self.alarms.extend(alarms.iter().map(noted));
        let over = self.alarms.len().saturating_sub(ALARMS);
        self.alarms.drain(..over);
    }

    pub(crate) fn told(&mut self, receipts: &Receipts) {
        self.owed.erased.retain(|erasure| !receipts.erased.contains(erasure));
        self.owed.purged.retain(|unit| !receipts.purged.contains(unit));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: Uuid = Uuid::from_u128(1);
    const UNIT: Uuid = Uuid::from_u128(2);

    fn met(memory: &mut Memory, epoch: u128, mark: u64) {
        let marks = BTreeMap::from([(OWN, mark)]);
        let remembered = Remembered {
            epoch: Uuid::from_u128(epoch),
            nonce: "word".into(),
            offset_ms: 0,
            marks,
            safe: BTreeMap::from([(OWN, 3)]),
        };
        memory.meet(&remembered, vec![OWN], 1_000);
    }

    fn receipt(fate: Fate, last: u64, expected: Option<u64>, aside: &[u64]) -> Receipt {
        Receipt {
            bundle: Uuid::nil(),
            fate,
            replica: OWN,
            first: 1,
            last,
            expected,
            aside: aside.iter().map(|s| Aside { s: *s, code: "late".into() }).collect(),
            ruled: Vec::new(),
            epoch: Uuid::nil(),
            commits: BTreeMap::new(),
            safe: 0,
        }
    }

    /// A device that sent seven operations, of which the third was kept aside, and holds a unit up to its ninth commit.
    fn memory() -> Memory {
        let mut memory = Memory::default();
        met(&mut memory, 7, 0);
        memory.begin(UNIT, Role::Coach);
        memory.advance(UNIT, 0, 9);
        memory.acknowledge(&receipt(Fate::Stored, 7, None, &[3]));
        memory.photo_sent("sha256:00");
        memory.checked(UNIT, &[], 1_000);
        memory
    }

    #[test]
    fn a_mark_lowers_what_receipts_said_and_never_raises_it() {
        let mut memory = memory();
        met(&mut memory, 7, 20);
        assert_eq!(memory.acked(OWN), 7);
        met(&mut memory, 7, 4);
        assert_eq!((memory.acked(OWN), memory.safe(OWN), memory.units()[&UNIT].1), (4, 3, 9));
        assert!(memory.doubt.is_empty() && memory.was_compared(UNIT, 2_000));
    }

    #[test]
    fn another_timeline_leaves_nothing_to_rely_on() {
        let mut memory = memory();
        met(&mut memory, 8, 7);
        assert_eq!(memory.units()[&UNIT], (Role::Coach, 0));
        assert_eq!((memory.doubt.clone(), memory.reconcile.clone()), ([OWN].into(), [UNIT].into()));
        assert!(!memory.has_photo("sha256:00") && !memory.was_compared(UNIT, 2_000));
    }

    #[test]
    fn a_held_bundle_goes_again_from_where_the_server_waits() {
        let mut memory = memory();
        memory.acknowledge(&receipt(Fate::Held, 12, Some(6), &[]));
        assert_eq!(memory.acked(OWN), 5);
    }

    #[test]
    fn what_is_kept_aside_is_not_taken_in_until_it_is_let_in() {
        let mut memory = memory();
        let at = |s| OpRef { r: OWN, s };
        assert_eq!([2, 3, 7, 8].map(|s| memory.has_taken_in(at(s))), [true, false, true, false]);
        memory.let_in(at(3));
        assert!(memory.has_taken_in(at(3)));
    }

    #[test]
    fn a_page_moves_the_cursor_it_follows_and_no_other() {
        let mut memory = memory();
        memory.advance(UNIT, 4, 30);
        assert_eq!(memory.units()[&UNIT].1, 9);
        memory.advance(UNIT, 9, 30);
        assert_eq!(memory.units()[&UNIT].1, 30);
    }

    #[test]
    fn a_unit_that_is_left_and_begun_again_is_held_again() {
        let mut memory = memory();
        memory.parting.insert("sha256:01".into(), (UNIT, 1_000));
        memory.leave(UNIT);
        assert_eq!((memory.leaving().contains(&UNIT), memory.lease_until(UNIT)), (true, None));
        memory.owed.purged.push(UNIT);
        memory.begin(UNIT, Role::Regional);
        assert!(memory.leaving().is_empty() && memory.parting.is_empty() && memory.owed.purged.is_empty());
        assert_eq!(memory.lease_until(UNIT), Some(1_000 + LEASE_MS));
    }

    #[test]
    fn a_month_that_differed_is_compared_again_and_remembered() {
        let mut memory = memory();
        memory.leave(UNIT);
        let alarm = Alarm { month: 600, missing: 1, extra: 0 };
        for _ in 0..=ALARMS {
            memory.checked(UNIT, &[alarm], 5_000);
        }
        assert!(!memory.was_compared(UNIT, 5_001));
        assert_eq!(memory.alarms.len(), ALARMS);
    }
}
