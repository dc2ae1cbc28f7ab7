//! A unit, month by month, as it lies here and as the server says it lies there.

use std::collections::BTreeMap;

use sillage_store::{Reader, StoreError};
use sillage_sync_protocol::{
    OpRef,
    months::{Months, counts},
    scope::Role,
    session::device::{Sifted, Sums},
    wire::{Month, Stretch},
};
use uuid::Uuid;

use crate::Memory;

/// What counts of a unit, month by month, with the ends of one's own histories that receipts spoke of.
pub(super) fn sums(db: &Reader<'_>, memory: &Memory, unit: Uuid, is_network: bool) -> Result<Sums, StoreError> {
    let own = db.own_histories()?;
    let months = months(db, memory, unit, is_network, &own)?;
    let ends = own.iter().map(|replica| OpRef { r: *replica, s: memory.acked(*replica) });
    Ok(Sums { buckets: months.buckets(), own: ends.filter(|end| end.s > 0).collect() })
}

/// Compares a month. Of one's own what is missing there is as if it had never been sent.
pub(super) fn sift(
    db: &Reader<'_>,
    memory: &mut Memory,
    unit: Uuid,
    is_network: bool,
    month: &Month,
) -> Result<Sifted, StoreError> {
    let own = db.own_histories()?;
    let mine = months(db, memory, unit, is_network, &own)?.entries(month.month);
    let mine: BTreeMap<OpRef, String> = mine.into_iter().map(|entry| (entry.op, entry.mark)).collect();
    let theirs: BTreeMap<OpRef, &str> = month.entries.iter().map(|entry| (entry.op, entry.mark.as_str())).collect();
    let differing = theirs.iter().filter(|(op, mark)| mine.get(*op).map(String::as_str) != Some(**mark));
    let missing = differing.map(|(op, _)| *op).collect();
    let (unsent, extra): (Vec<OpRef>, Vec<OpRef>) =
        mine.into_keys().filter(|op| !theirs.contains_key(op)).partition(|op| own.contains(&op.r));
    for op in &unsent {
        memory.lower(op.r, op.s - 1);
    }
    let unsent = u64::try_from(unsent.len()).unwrap_or(u64::MAX);
    Ok(Sifted { missing, extra: Stretch::of(extra), unsent })
}

fn months(db: &Reader<'_>, memory: &Memory, unit: Uuid, is_network: bool, own: &[Uuid]) -> Result<Months, StoreError> {
    let (role, cursor) = memory.units().get(&unit).copied().unwrap_or((Role::Headquarters, 0));
    let mut months = Months::default();
    for kept in db.list_kept(unit)? {
        let is_given = if own.contains(&kept.place.r) {
            memory.has_taken_in(kept.place)
        } else {
            kept.commit.is_some_and(|commit| commit <= cursor)
        };
        if is_given && counts(role, is_network, &kept.envelope.t) {
            months.add(kept.envelope.h, kept.place, &kept.envelope.digest, kept.eff);
        }
    }
    Ok(months)
}
