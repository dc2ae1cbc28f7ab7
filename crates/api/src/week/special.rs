//! Days that are not like the others.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    flow::week::{SpecialDay, SpecialReason},
    network::Unit,
    referential::Channel,
};
use sillage_store::Writer;
use ts_rs::TS;

use crate::Failure;

/// Mark a day.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordSpecialDay {
    /// Where.
    pub unit: Id<Unit>,
    /// Which day.
    pub date: NaiveDate,
    /// Why.
    pub reason: SpecialReason,
    /// Only this channel.
    #[ts(optional = nullable)]
    pub channel: Option<Channel>,
    /// Left out of the normal week.
    pub exclude_from_reference: bool,
    /// More about it.
    #[serde(default)]
    pub note: String,
}

/// It is marked.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SpecialDayRecorded {
    /// Its id.
    pub special_day: Id<SpecialDay>,
}

pub(super) fn record_special_day(tx: &mut Writer<'_>, ask: RecordSpecialDay) -> Result<SpecialDayRecorded, Failure> {
    tx.get(ask.unit)?;
    let known = tx.list_of::<SpecialDay>(ask.unit.uuid())?;
    let day = SpecialDay {
        unit: ask.unit,
        date: ask.date,
        reason: ask.reason,
        channel: ask.channel,
        exclude_from_reference: ask.exclude_from_reference,
        note: ask.note.trim().to_owned(),
    };
    // The same day for the same reason is put right, never told twice.
    let same = known.iter().find(|row| (row.date, row.reason, row.channel) == (day.date, day.reason, day.channel));
    let special_day = match same {
        Some(row) => tx.change(row.id, |known: &mut SpecialDay| *known = day)?.id,
        None => tx.add(ask.unit.uuid(), &day)?,
    };
    Ok(SpecialDayRecorded { special_day })
}

/// Take a mark away.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RetractSpecialDay {
    /// Which.
    pub special_day: Id<SpecialDay>,
}

/// Done; there is nothing to tell.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct WeekChanged {}

pub(super) fn retract_special_day(tx: &mut Writer<'_>, ask: RetractSpecialDay) -> Result<WeekChanged, Failure> {
    tx.delete(ask.special_day)?;
    Ok(WeekChanged {})
}
