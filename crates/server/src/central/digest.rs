//! Whether a device holds what the server gave it: months are compared, and only what differs is named. Neither side
//! takes over the other's sum.

use sillage_sync_protocol::{
    BundleKind, Envelope, OpRef, Page,
    months::{Months, counts},
    wire::{Cursor, Differing, DigestAsk, Lines, Month},
};

use super::{
    Central,
    pull::{BYTES, Stretch},
};
use crate::{
    refusal::Refusal,
    store::{AlarmRow, DeviceRow, StoreError, read, write},
};

/// Months and histories one question names at most.
const MONTHS: usize = 1_200;
/// Operations fetched by their names at once.
const NAMED: usize = 500;

impl Central {
    /// Compares what a device holds of a unit; the first month that differs is an alarm that is written down.
    ///
    /// # Errors
    /// `cursor_malformed`, `digest_malformed`, `epoch_changed`, `not_found`.
    pub fn digest(&self, device: &DeviceRow, held: &DigestAsk, now_ms: i64) -> Result<Differing, Refusal> {
        let cursor: Cursor = held.cursor.parse().map_err(|()| Refusal::never(422, "cursor_malformed"))?;
        if held.buckets.len() > MONTHS || held.own.len() > MONTHS {
            return Err(Refusal::never(422, "digest_malformed"));
        }
        if cursor.epoch != self.epoch {
            return Err(Refusal::after_fix(409, "epoch_changed"));
        }
        let months = read(self.store(), |rows| {
            let known = rows.device(device.id)?;
            let role = known.map_or(Ok(None), |known| self.reads(rows, &known, cursor.unit))?;
            let Some(role) = role else {
                return Ok(None);
            };
            let is_own = |op: OpRef| held.own.iter().any(|own| own.r == op.r && op.s <= own.s);
            let mut months = Months::default();
            for entry in rows.entries(cursor.unit)? {
                let op = OpRef { r: entry.replica, s: entry.s };
                let is_given = entry.commit <= cursor.commit || is_own(op);
                let noun = entry.noun.as_deref().filter(|noun| counts(role, cursor.unit == self.network, noun));
                if let (Some(h), true, true) = (entry.h, is_given, noun.is_some()) {
                    months.add(h, op, &entry.digest, entry.eff);
                }
            }
            Ok(Some(months))
        })?;
        let months = months.ok_or_else(Refusal::not_found)?;
        let Some(month) = months.first_differing(&held.buckets) else {
            return Ok(Differing { month: None });
        };
        let entries = months.entries(month);
        let there = held.buckets.iter().find(|bucket| bucket.month == month).map_or(0, |bucket| bucket.count);
        let here = u64::try_from(entries.len()).unwrap_or(u64::MAX);
        let there = there.min(1 << 53);
        let alarm = AlarmRow { device: device.id, unit: cursor.unit, month, here, there, times: 1, at_ms: now_ms };
        write(self.store(), |rows| rows.add_alarm(&alarm))?;
        Ok(Differing { month: Some(Month { month, entries }) })
    }

    /// Operations of a unit by their names, as a bundle: as many of them as one holds.
    ///
    /// # Errors
    /// `lines_malformed`, `not_found`.
    pub fn lines(&self, device: &DeviceRow, asked: &Lines, now_ms: i64) -> Result<Vec<u8>, Refusal> {
        if asked.ops.len() > NAMED {
            return Err(Refusal::never(422, "lines_malformed"));
        }
        let unit = asked.unit;
        let stretch = read(self.store(), |rows| {
            let known = rows.device(device.id)?;
            let role = known.map_or(Ok(None), |known| self.reads(rows, &known, unit))?;
            let Some(role) = role else {
                return Ok(None);
            };
            let (mut lines, mut bytes) = (Vec::new(), 0);
            for OpRef { r, s } in &asked.ops {
                let Some(op) = rows.op(*r, *s)?.filter(|op| op.unit == Some(unit) && op.noun.is_some()) else {
                    continue;
                };
                let Some(commit) = op.commit else {
                    continue;
                };
                let envelope = Envelope::read(&op.raw).map_err(|_| StoreError::Damaged("operation"))?;
                if self.sees(device, role, &envelope) {
                    bytes += op.raw.len();
                    if bytes > BYTES && !lines.is_empty() {
                        break;
                    }
                    let place = (commit, commit.saturating_sub(1));
                    lines.push(self.line(rows, op, envelope, place, lines.last())?);
                }
            }
            Ok(Some(Stretch { page: Page { unit, from: 0, to: 0, head: rows.head(unit)? }, lines }))
        })?;
        self.pack_page(device.id, BundleKind::Reconcile, &stretch.ok_or_else(Refusal::not_found)?, now_ms)
    }
}
