//! What was counted elsewhere and typed, beside what was watched.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;
use sillage_domain::{
    Id,
    flow::{
        TypedTotal,
        summary::{SlotKey, clock, typed_slots},
    },
    referential::Channel,
};
use sillage_store::Row;
use ts_rs::TS;

/// A channel counted elsewhere.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct TypedStream {
    /// Channel.
    pub channel: Channel,
    /// One per column; absent where nothing was typed.
    pub cells: Vec<Option<TypedCell>>,
    /// What was typed, in order of time.
    pub entries: Vec<TypedEntry>,
}

/// A typed total in one column.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct TypedCell {
    /// Absent when the column is finer than what was typed: not available.
    pub count: Option<u32>,
    /// Minutes really observed.
    pub observed_min: f64,
}

/// What was typed.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct TypedEntry {
    /// Id.
    pub typed_total: Id<TypedTotal>,
    /// First minute after midnight.
    pub start_min: u32,
    /// Length.
    pub interval_min: u32,
    /// How many.
    pub count: u32,
    /// Minutes really observed.
    pub observed_min: f64,
}

pub(super) fn typed_streams(typed: &[Row<TypedTotal>], slots: &[SlotKey], interval_min: u32) -> Vec<TypedStream> {
    let channels: BTreeSet<Channel> = typed.iter().map(|total| total.channel).collect();
    let stream = |channel: Channel| {
        let mut own: Vec<&Row<TypedTotal>> = typed.iter().filter(|total| total.channel == channel).collect();
        own.sort_by_key(|total| (total.date, total.start_min));
        let cut = typed_slots(&own.iter().map(|total| &total.doc).collect::<Vec<_>>(), interval_min);
        let cell = |slot: &SlotKey| {
            let found = cut
                .iter()
                .find(|typed| clock(typed.start_min) == slot.1 && own.iter().any(|total| total.date == slot.0))?;
            Some(TypedCell { count: found.count, observed_min: found.observed_min })
        };
        let entry = |total: &&Row<TypedTotal>| TypedEntry {
            typed_total: total.id,
            start_min: total.start_min,
            interval_min: total.interval_min,
            count: total.count,
            observed_min: total.observed_min,
        };
        TypedStream { channel, cells: slots.iter().map(cell).collect(), entries: own.iter().map(entry).collect() }
    };
    channels.into_iter().map(stream).collect()
}
