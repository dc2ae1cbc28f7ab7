//! Whether two sides hold the same of a unit: per month a count, and a sum of marks in which no order matters and every
//! bit of every operation counts. Neither side ever takes over the other's sum.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::{
    Hlc, Link, OpRef,
    scope::{OF_PEOPLE, Role, SEALED, reads_unit},
    wire::{Bucket, Entry},
};

/// What identifies an operation and what orders it.
pub fn mark(op: OpRef, digest: &Link, eff: Option<Hlc>) -> Link {
    let mut hash = Sha256::new();
    hash.update(op.r.as_bytes());
    hash.update(op.s.to_be_bytes());
    hash.update(digest);
    hash.update(eff.map(|eff| eff.to_string()).unwrap_or_default());
    hash.finalize().into()
}

/// Months from January 1970 to the stamp, in UTC.
pub fn month_of(h: Hlc) -> u32 {
    // Days to a date of the proleptic calendar, in years that begin in March.
    let days = i64::try_from(h.ms() / 86_400_000).unwrap_or(0) + 719_468;
    let era = days.div_euclid(146_097);
    let day = days.rem_euclid(146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let of_year = day - (365 * year + year / 4 - year / 100);
    let march = (5 * of_year + 2) / 153;
    let (month, year) = if march < 10 { (march + 2, year) } else { (march - 10, year + 1) };
    u32::try_from((year + era * 400 - 1970) * 12 + month).unwrap_or(0)
}

/// Whether an operation about `noun` counts. What only its author holds, or only some readers of a stream, does not.
pub fn counts(role: Role, is_network: bool, noun: &str) -> bool {
    noun != SEALED && if is_network { !OF_PEOPLE.contains(&noun) } else { reads_unit(role, noun) }
}

#[derive(Debug, Clone, Default)]
struct Sum {
    marks: BTreeMap<OpRef, Link>,
}

/// The operations of a unit by month.
#[derive(Debug, Clone, Default)]
pub struct Months(BTreeMap<u32, Sum>);

impl Months {
    /// Counts an operation.
    pub fn add(&mut self, h: Hlc, op: OpRef, digest: &Link, eff: Option<Hlc>) {
        self.0.entry(month_of(h)).or_default().marks.insert(op, mark(op, digest, eff));
    }

    /// What is said of them.
    pub fn buckets(&self) -> Vec<Bucket> {
        let bucket = |(month, sum): (&u32, &Sum)| Bucket {
            month: *month,
            count: u64::try_from(sum.marks.len()).unwrap_or(u64::MAX),
            sum: hex::encode(sum.marks.values().fold(Link::default(), plus)),
        };
        self.0.iter().map(bucket).collect()
    }

    /// The first month in which others' buckets differ from these.
    pub fn first_differing(&self, others: &[Bucket]) -> Option<u32> {
        let mine = self.buckets();
        let differs = |bucket: &&Bucket, than: &[Bucket]| !than.contains(bucket);
        let here = mine.iter().filter(|bucket| differs(bucket, others));
        let there = others.iter().filter(|bucket| differs(bucket, &mine));
        here.chain(there).map(|bucket| bucket.month).min()
    }

    /// The operations of a month.
    pub fn entries(&self, month: u32) -> Vec<Entry> {
        let of_month = self.0.get(&month).into_iter().flat_map(|sum| &sum.marks);
        of_month.map(|(op, mark)| Entry { op: *op, mark: hex::encode(mark) }).collect()
    }
}

/// The sum modulo 2^256.
fn plus(mut sum: Link, mark: &Link) -> Link {
    let mut carry = 0_u16;
    for (byte, more) in sum.iter_mut().zip(mark).rev() {
        let [high, low] = (u16::from(*byte) + u16::from(*more) + carry).to_be_bytes();
        (*byte, carry) = (low, u16::from(high));
    }
    sum
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn stamp(ms: u64) -> Hlc {
        format!("{ms:012x}-0000").parse().expect("a stamp")
    }

    #[test]
    fn months_are_those_of_the_calendar() {
        for (ms, month) in [
            (0, 0),
            (2_678_399_999, 0),
            (2_678_400_000, 1),
            (951_782_400_000, 30 * 12 + 1),
            (951_868_800_000, 30 * 12 + 2),
            (1_767_225_599_999, 55 * 12 + 11),
            (1_767_225_600_000, 56 * 12),
            (1_795_680_000_000, 56 * 12 + 10),
        ] {
            assert_eq!(month_of(stamp(ms)), month, "{ms}");
        }
    }

    #[test]
    fn sums_carry_and_wrap() {
        let mut one = Link::default();
        one[31] = 1;
        assert_eq!(plus([0xff; 32], &one), Link::default());
        let mut low = Link::default();
        low[31] = 0xff;
        assert_eq!(plus(low, &one)[30..], [1, 0]);
    }

    #[test]
    fn whatever_differs_is_found_and_order_does_not() {
        let (h, r) = (stamp(1_795_680_000_000), Uuid::from_u128(1));
        let of = |ops: &[(u64, u8, Option<Hlc>)]| {
            let mut months = Months::default();
            for (s, byte, eff) in ops {
                months.add(h, OpRef { r, s: *s }, &[*byte; 32], *eff);
            }
            months
        };
        let here = of(&[(1, 1, None), (2, 2, None)]);
        assert_eq!(here.first_differing(&of(&[(2, 2, None), (1, 1, None)]).buckets()), None);
        for other in [
            of(&[(1, 1, None)]),
            of(&[(1, 1, None), (2, 3, None)]),
            of(&[(1, 2, None), (2, 1, None)]),
            of(&[(1, 1, None), (2, 2, Some(h))]),
            of(&[(1, 1, None), (3, 2, None)]),
            of(&[]),
        ] {
            assert_eq!(here.first_differing(&other.buckets()), Some(month_of(h)));
            assert_eq!(other.first_differing(&here.buckets()), Some(month_of(h)));
        }
    }
}
