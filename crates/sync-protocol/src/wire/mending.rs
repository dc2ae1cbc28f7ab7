//! What device and server say to put each other right: what one of them lost, whether both hold the same, a unit's
//! beginning in one piece, and what a device has carried out.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::OpRef;

/// Operations of one history, without a hole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stretch {
    /// The history.
    pub replica: Uuid,
    /// First sequence.
    pub first: u64,
    /// Last sequence.
    pub last: u64,
}

impl Stretch {
    /// How many operations it spans.
    pub fn count(&self) -> u64 {
        (self.last + 1).saturating_sub(self.first)
    }

    /// Puts places together to stretches, in the order of histories and sequences.
    pub fn of(places: impl IntoIterator<Item = OpRef>) -> Vec<Self> {
        let mut stretches: Vec<Self> = Vec::new();
        let ordered: std::collections::BTreeSet<OpRef> = places.into_iter().collect();
        for OpRef { r, s } in ordered {
            match stretches.last_mut() {
                Some(last) if last.replica == r && last.last + 1 == s => last.last = s,
                _ => stretches.push(Self { replica: r, first: s, last: s }),
            }
        }
        stretches
    }
}

/// `POST /v1/sync/reconcile`: what a device holds of a unit with the server's own proof, after a new timeline began.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reconcile {
    /// The unit.
    pub unit: Uuid,
    /// What is held of it.
    pub stretches: Vec<Stretch>,
}

/// What the server lacks of that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// In the order of histories and sequences.
    pub stretches: Vec<Stretch>,
}

/// `PUT /v1/sync/reconcile/{id}`: what became of operations that were brought back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restored {
    /// Taken in again.
    pub taken: u64,
    /// Here already, or of somebody who was erased.
    pub known: u64,
    /// Without a proof of this network.
    pub unproven: u64,
}

/// A month of a unit: how many operations, and the sum of their marks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bucket {
    /// Months since January 1970.
    pub month: u32,
    /// Operations.
    pub count: u64,
    /// Sum of their marks modulo 2^256, as hexadecimal digits.
    pub sum: String,
}

/// `POST /v1/sync/digest`: what a device holds of a unit up to a cursor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestAsk {
    /// The cursor, as it is written.
    pub cursor: String,
    /// Ends of its own histories that receipts spoke of: it does not know their places in the unit.
    #[serde(default)]
    pub own: Vec<OpRef>,
    /// Months in which there is anything.
    pub buckets: Vec<Bucket>,
}

/// One operation of a month that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The operation.
    pub op: OpRef,
    /// Its mark, as hexadecimal digits.
    pub mark: String,
}

/// A month in which the two sides differ, as the server holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Month {
    /// Months since January 1970.
    pub month: u32,
    /// Its operations.
    pub entries: Vec<Entry>,
}

/// The answer to a digest: the first month that differs, if one does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Differing {
    /// It.
    pub month: Option<Month>,
}

/// `POST /v1/sync/lines`: operations of a unit by their names, for a device that lacks them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lines {
    /// The unit.
    pub unit: Uuid,
    /// The operations.
    pub ops: Vec<OpRef>,
}

/// `GET /v1/sync/snapshots/{unit}`: the beginning of a unit in one piece, named by the hash of its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// `sha256:` and hexadecimal digits.
    pub hash: String,
    /// Bytes.
    pub size: u64,
    /// Up to and with this commit.
    pub commit: u64,
}

/// `POST /v1/sync/receipts`: what a device has carried out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipts {
    /// Erasures after which nothing of the person is left on it.
    #[serde(default)]
    pub erased: Vec<Uuid>,
    /// Units of which nothing is left on it.
    #[serde(default)]
    pub purged: Vec<Uuid>,
}

impl Receipts {
    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.erased.is_empty() && self.purged.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_join_to_stretches() {
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let places = [(two, 4), (one, 3), (one, 1), (one, 2), (one, 7), (two, 5), (one, 3)];
        let stretches = Stretch::of(places.map(|(r, s)| OpRef { r, s }));
        let expected = [(one, 1, 3), (one, 7, 7), (two, 4, 5)];
        assert_eq!(stretches, expected.map(|(replica, first, last)| Stretch { replica, first, last }));
        assert_eq!(stretches.iter().map(Stretch::count).sum::<u64>(), 6);
    }
}
