//! The one merge rule: per field, the greatest stamp wins.

use uuid::Uuid;

use crate::{Hlc, OpRef};

/// Where a value stands in the order of all operations: clock, then replica, then sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// Clock stamp of the operation.
    pub h: Hlc,
    /// Replica that wrote it.
    pub r: Uuid,
    /// Its sequence there.
    pub s: u64,
}

impl Stamp {
    /// The operation.
    pub fn reference(&self) -> OpRef {
        OpRef { r: self.r, s: self.s }
    }
}

/// Whether an incoming value replaces the current one.
pub fn wins(incoming: Stamp, current: Option<Stamp>) -> bool {
    current.is_none_or(|current| incoming > current)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_clock_then_replica_then_sequence() {
        let early = Hlc::ZERO.tick(1_800_000_000_000);
        let late = early.tick(1_800_000_000_001);
        let (low, high) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let stamps = [
            Stamp { h: early, r: low, s: 9 },
            Stamp { h: early, r: high, s: 1 },
            Stamp { h: early, r: high, s: 2 },
            Stamp { h: late, r: low, s: 1 },
        ];
        for pair in stamps.windows(2) {
            assert!(wins(pair[1], Some(pair[0])) && !wins(pair[0], Some(pair[1])));
        }
        assert!(wins(stamps[0], None) && !wins(stamps[0], Some(stamps[0])), "the same operation twice changes nothing");
    }
}
