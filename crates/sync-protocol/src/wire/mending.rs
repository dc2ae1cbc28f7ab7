//! What device and server say to put each other right: what one of them lost, whether both hold the same, a unit's
//! beginning in one piece, and what a device has carried out.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{Link, OpRef};

/// Operations of one history, without a hole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
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

/// Operations one stretch of a claim spans at most.
const OF_A_CLAIM: u64 = 64;

/// A stretch that is held, and what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Held {
    /// The stretch.
    pub stretch: Stretch,
    /// SHA-256 of its operations' digests, as hexadecimal digits.
    pub sum: String,
}

impl Held {
    /// What is held, in stretches short enough to be compared one by one.
    pub fn of(ops: impl IntoIterator<Item = (OpRef, Link)>) -> Vec<Self> {
        let ops: BTreeMap<OpRef, Link> = ops.into_iter().collect();
        let mut stretches = Vec::new();
        for Stretch { replica, mut first, last } in Stretch::of(ops.keys().copied()) {
            while first <= last {
                let end = last.min(first + OF_A_CLAIM - 1);
                stretches.push(Stretch { replica, first, last: end });
                first = end + 1;
            }
        }
        let digests = |stretch: &Stretch| {
            let places = OpRef { r: stretch.replica, s: stretch.first }..=OpRef { r: stretch.replica, s: stretch.last };
            sum_of(ops.range(places).map(|(_, digest)| digest))
        };
        stretches.into_iter().map(|stretch| Self { sum: digests(&stretch), stretch }).collect()
    }
}

/// SHA-256 of digests, one behind the other.
pub fn sum_of<'d>(digests: impl IntoIterator<Item = &'d Link>) -> String {
    let mut hash = Sha256::new();
    for digest in digests {
        hash.update(digest);
    }
    hex::encode(hash.finalize())
}

/// `POST /v1/sync/reconcile`: what a device holds of a unit with the server's own proof, after a new timeline began.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reconcile {
    /// The unit.
    pub unit: Uuid,
    /// What is held of it.
    pub held: Vec<Held>,
}

/// What the server lacks of that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Wanted {
    /// In the order of histories and sequences.
    pub stretches: Vec<Stretch>,
}

/// `PUT /v1/sync/reconcile/{id}`: what became of operations that were brought back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Restored {
    /// Taken in again; under a new name where another operation stands in its place by now.
    pub taken: u64,
    /// Here already, or of somebody who was erased.
    pub known: u64,
    /// Without a proof of this network.
    pub unproven: u64,
}

/// A month of a unit: how many operations, and the sum of their marks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Bucket {
    /// Months since January 1970.
    pub month: u32,
    /// Operations.
    pub count: u64,
    /// Sum of their marks modulo 2^256, as hexadecimal digits.
    pub sum: String,
}

/// `POST /v1/sync/digest`: what a device holds of a unit up to a cursor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entry {
    /// The operation.
    pub op: OpRef,
    /// Its mark, as hexadecimal digits.
    pub mark: String,
}

/// A month in which the two sides differ, as the server holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Month {
    /// Months since January 1970.
    pub month: u32,
    /// Its operations.
    pub entries: Vec<Entry>,
}

/// The answer to a digest: the first month that differs, if one does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Differing {
    /// It.
    pub month: Option<Month>,
}

/// `POST /v1/sync/lines`: operations of a unit by their names, for a device that lacks them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Lines {
    /// The unit.
    pub unit: Uuid,
    /// The operations.
    pub ops: Vec<OpRef>,
}

/// `GET /v1/sync/snapshots/{unit}`: the beginning of a unit in one piece, named by the hash of its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Snapshot {
    /// `sha256:` and hexadecimal digits.
    pub hash: String,
    /// Bytes.
    pub size: u64,
    /// Up to and with this commit.
    pub commit: u64,
}

/// `POST /v1/sync/receipts`: what a device has carried out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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

    #[test]
    fn a_claim_is_compared_in_short_stretches() {
        let r = Uuid::from_u128(1);
        let ops = |altered: u64| (1..=100).map(move |s| (OpRef { r, s }, [u8::from(s == altered); 32]));
        let (held, other) = (Held::of(ops(0)), Held::of(ops(70)));
        let bounds: Vec<_> = held.iter().map(|held| (held.stretch.first, held.stretch.last)).collect();
        assert_eq!(bounds, [(1, 64), (65, 100)]);
        assert_eq!((held[0] == other[0], held[1] == other[1]), (true, false));
        let written = serde_json::to_string(&held[0]).expect("written");
        assert_eq!(serde_json::from_str::<Held>(&written).expect("read"), held[0]);
    }
}
