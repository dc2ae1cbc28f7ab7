//! The same posts on the days before.

use std::{cmp::Reverse, collections::BTreeSet};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use sillage_domain::{
    Id,
    flow::{ObservationWindow, summary::SlotKey},
    visit::VisitDay,
};
use sillage_store::{Reader, Row};
use ts_rs::TS;

use super::FlowTotal;
use crate::{Failure, flow::cut::Cut};

/// Earlier days shown beside this one.
const EARLIER_DAYS: usize = 3;

/// The same posts on an earlier day.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct EarlierFlow {
    /// Day.
    pub visit_day: Id<VisitDay>,
    /// Its date.
    pub date: NaiveDate,
    /// One per column of this day, by time of day; absent where nobody watched.
    pub cells: Vec<Option<FlowTotal>>,
    /// Arrivals counted.
    pub arrivals: u32,
    /// Minutes watched.
    pub observed_min: f64,
}

pub(super) fn earlier(
    db: &Reader<'_>,
    day: &VisitDay,
    slots: &[SlotKey],
    interval_min: u32,
) -> Result<Vec<EarlierFlow>, Failure> {
    let windows = db.list_in::<ObservationWindow>(day.unit.uuid())?;
    let counted: BTreeSet<Id<VisitDay>> = windows.iter().filter_map(|window| window.visit_day).collect();
    let mut days: Vec<Row<VisitDay>> =
        counted.into_iter().map(|id| db.find(id)).filter_map(Result::transpose).collect::<Result<_, _>>()?;
    days.retain(|other| other.date < day.date);
    days.sort_by_key(|other| Reverse(other.date));
    days.truncate(EARLIER_DAYS);
    let tell = |other: Row<VisitDay>| {
        let cut = Cut::of(db, other.id, interval_min)?;
        let totals = cut.totals();
        let cell = |slot: &SlotKey| {
            let found = totals.get(&(other.date, slot.1.clone()))?;
            Some(FlowTotal { count: Some(found.count), scaled: found.scaled })
        };
        Ok(EarlierFlow {
            visit_day: other.id,
            date: other.date,
            cells: slots.iter().map(cell).collect(),
            arrivals: cut.arrivals(0),
            observed_min: cut.observed_min(),
        })
    };
    days.into_iter().map(tell).collect()
}
