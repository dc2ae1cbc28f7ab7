//! What the day's counting says: the same events cut at the interval asked for, and nothing where nobody watched.

mod earlier;
mod streams;
mod typed;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    flow::{
        FlowConclusion, ServiceTiming, TypedTotal,
        summary::{
            Sample, SlotKey, SlotTotal, clock, minute_of, peak, sample, service_times, slots_between, typed_slots,
            waiting_times,
        },
    },
    visit::VisitDay,
};
use sillage_store::Reader;
use ts_rs::TS;

pub(crate) use streams::FlowStream;
pub(crate) use typed::TypedStream;

use self::{
    earlier::{EarlierFlow, earlier},
    streams::streams,
    typed::typed_streams,
};
use super::cut::Cut;
use crate::Failure;

/// The result of a day.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetFlowResult {
    /// Day.
    pub visit_day: Id<VisitDay>,
    /// 5, 15, 30 or 60.
    pub interval_min: u32,
}

/// What the counting of a day says.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct FlowResult {
    /// The day.
    pub date: NaiveDate,
    /// Length of the slots.
    pub interval_min: u32,
    /// Columns, from the first to the last that holds anything.
    pub slots: Vec<FlowSlot>,
    /// One per post that was watched, or that the total needs.
    pub streams: Vec<FlowStream>,
    /// The unit's total, one per column.
    pub totals: Vec<FlowTotal>,
    /// Typed totals, one per channel.
    pub typed: Vec<TypedStream>,
    /// The busiest slot.
    pub peak: Option<FlowPeak>,
    /// Arrivals of the posts of the total, in what was watched.
    pub arrivals: u32,
    /// Those that left unserved.
    pub left_unserved: u32,
    /// Seconds customers were served.
    pub handling: Option<DurationSample>,
    /// Seconds customers waited.
    pub waiting: Option<DurationSample>,
    /// Days before this one, newest first.
    pub earlier: Vec<EarlierFlow>,
    /// The sentence kept for the report.
    pub conclusion: Option<String>,
}

/// A column.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct FlowSlot {
    /// Day.
    pub date: NaiveDate,
    /// `HH:MM`.
    pub start: String,
    /// `HH:MM`.
    pub end: String,
}

/// The unit in one slot.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct FlowTotal {
    /// Absent unless every required post was watched.
    pub count: Option<f64>,
    /// Some of it is scaled from a part of the slot.
    pub scaled: bool,
}

/// The busiest slot, among those watched for at least half of their length.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct FlowPeak {
    /// Its column.
    pub slot: u32,
    /// Arrivals; scaled if it was watched in part.
    pub count: f64,
    /// It is scaled.
    pub scaled: bool,
}

/// Durations of a sample, in seconds.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct DurationSample {
    /// How many.
    pub n: u32,
    /// Median.
    pub median_s: f64,
    /// Shortest.
    pub min_s: f64,
    /// Longest.
    pub max_s: f64,
}

impl From<Sample> for DurationSample {
    fn from(sample: Sample) -> Self {
        Self { n: sample.n, median_s: sample.median_s, min_s: sample.min_s, max_s: sample.max_s }
    }
}

pub(crate) fn get_result(db: &Reader<'_>, ask: GetFlowResult) -> Result<FlowResult, Failure> {
    let day = db.get(ask.visit_day)?.doc;
    let cut = Cut::of(db, ask.visit_day, ask.interval_min)?;
    let typed = db.list_of::<TypedTotal>(ask.visit_day.uuid())?;
    let bins = cut.posts.iter().flat_map(|post| &post.bins);
    let mut held: BTreeSet<SlotKey> = bins.map(|bin| (bin.local_date, bin.start.clone())).collect();
    for total in &typed {
        held.extend(
            typed_slots(&[&total.doc], ask.interval_min).into_iter().map(|slot| (total.date, clock(slot.start_min))),
        );
    }
    let slots = slots_between(&held, ask.interval_min);
    let totals = cut.totals();
    let timings = db.list_of::<ServiceTiming>(ask.visit_day.uuid())?;
    let timings: Vec<&ServiceTiming> = timings.iter().map(|row| &row.doc).collect();
    let conclusion = db.list_of::<FlowConclusion>(ask.visit_day.uuid())?.pop().map(|row| row.doc.text);
    Ok(FlowResult {
        date: day.date,
        interval_min: ask.interval_min,
        streams: streams(db, &cut, &slots, ask.interval_min)?,
        totals: slots.iter().map(|slot| total_of(&totals, slot)).collect(),
        typed: typed_streams(&typed, &slots, ask.interval_min),
        peak: peak_of(&cut, &totals, &slots),
        arrivals: cut.arrivals(0),
        left_unserved: cut.arrivals(1),
        handling: sample(service_times(&timings)).map(DurationSample::from),
        waiting: sample(waiting_times(&timings)).map(DurationSample::from),
        earlier: earlier(db, &day, &slots, ask.interval_min)?,
        conclusion: conclusion.filter(|text| !text.trim().is_empty()),
        slots: slots.into_iter().map(|slot| flow_slot(slot, ask.interval_min)).collect(),
    })
}

fn flow_slot((date, start): SlotKey, interval_min: u32) -> FlowSlot {
    let end = (minute_of(&start).unwrap_or(0) + interval_min) % 1_440;
    FlowSlot { date, end: clock(end), start }
}

fn total_of(totals: &BTreeMap<SlotKey, SlotTotal>, slot: &SlotKey) -> FlowTotal {
    let total = totals.get(slot);
    FlowTotal { count: total.map(|total| total.count), scaled: total.is_some_and(|total| total.scaled) }
}

fn peak_of(cut: &Cut, totals: &BTreeMap<SlotKey, SlotTotal>, slots: &[SlotKey]) -> Option<FlowPeak> {
    let (key, count, scaled) = match cut.counted().collect::<Vec<_>>().as_slice() {
        [post] => {
            let bin = peak(&post.bins)?;
            let whole = bin.coverage >= 1.0 - 1e-9;
            ((bin.local_date, bin.start.clone()), if whole { f64::from(bin.count) } else { bin.scaled_count? }, !whole)
        }
        _ => {
            let busiest = totals.iter().filter(|(_, total)| total.count > 0.0);
            let (key, total) =
                busiest.reduce(|best, next| if next.1.count > best.1.count + 1e-9 { next } else { best })?;
            (key.clone(), total.count, total.scaled)
        }
    };
    let slot = slots.iter().position(|slot| *slot == key)?;
    Some(FlowPeak { slot: u32::try_from(slot).ok()?, count, scaled })
}
