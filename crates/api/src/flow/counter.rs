//! The counter as it stands: asked when it opens and after a correction, never at a tap.

use std::collections::BTreeSet;

use chrono::Timelike;
use schemars::JsonSchema;
use serde::Serialize;
use sillage_domain::{
    Bilingual, Id, Timestamp,
    flow::{
        CountUnit, ObservationWindow,
        bins::{at_place, bins_of_post},
        summary::{clock, slots_between},
        timeline::Timeline,
    },
    referential::Channel,
    visit::VisitDay,
};
use sillage_store::Reader;
use ts_rs::TS;
use uuid::Uuid;

use super::{
    rows::TapRef,
    session::{CounterPlace, NamedWindow, next_place, tallies},
    stream::{stamp, timeline_of},
};
use crate::Failure;

/// Slots of the strip.
const STRIP_MIN: u32 = 5;

/// The counter.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Counter {
    /// Day, if it belongs to a visit.
    pub visit_day: Option<Id<VisitDay>>,
    /// Place.
    pub unit_name: String,
    /// Post.
    pub post_name: Bilingual,
    /// Channel.
    pub channel: Channel,
    /// The counting rule: what one arrival is.
    pub count_unit: CountUnit,
    /// Now, by the clock of the core.
    pub now: Timestamp,
    /// When it began.
    pub started_at: Timestamp,
    /// When it should end.
    pub planned_end: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// Where the next row goes; absent when no block is open.
    pub place: Option<CounterPlace>,
    /// It is paused.
    pub is_paused: bool,
    /// Arrivals.
    pub arrivals: u32,
    /// Side tallies, by key.
    pub tallies: Vec<TallyCount>,
    /// The last taps, newest first.
    pub last_taps: Vec<LastTap>,
    /// Arrivals per five minutes; a slot nobody watched has none.
    pub strip: Vec<StripSlot>,
    /// What nobody watched, oldest first.
    pub gaps: Vec<CounterGap>,
    /// Minutes watched.
    pub observed_min: f64,
}

/// A side tally and its count.
#[derive(Debug, Clone, Serialize, TS, JsonSchema)]
pub struct TallyCount {
    /// Key, 1 to 6.
    pub number: u32,
    /// Name.
    pub name: Bilingual,
    /// How many.
    pub count: u32,
}

/// A tap that can be taken back.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct LastTap {
    /// Its name.
    pub tap: TapRef,
    /// Column.
    pub tally: u32,
    /// When.
    pub at: Timestamp,
}

/// Five minutes of the strip.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct StripSlot {
    /// `HH:MM`.
    pub start: String,
    /// Arrivals; absent if nobody watched.
    pub count: Option<u32>,
}

/// A stretch nobody watched.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct CounterGap {
    /// Block of its row.
    pub block: Uuid,
    /// Index of its row.
    pub index: i64,
    /// From.
    pub from: Timestamp,
    /// To.
    pub to: Timestamp,
    /// Length in milliseconds.
    pub ms: i64,
    /// "I was still counting".
    pub claimed: bool,
}

pub(super) fn get_counter(db: &Reader<'_>, ask: NamedWindow) -> Result<Counter, Failure> {
    let window = db.get(ask.window)?.doc;
    let post = db.get(window.post)?.doc;
    let told = timeline_of(db, ask.window)?;
    let named = tallies(db)?.into_iter();
    Ok(Counter {
        visit_day: window.visit_day,
        unit_name: db.get(window.unit)?.doc.name,
        post_name: post.name,
        channel: post.channel,
        count_unit: post.count_unit,
        place: next_place(db, ask.window)?,
        is_paused: told.is_paused,
        arrivals: told.count(0),
        tallies: named
            .map(|tally| TallyCount { count: told.count(tally.number), number: tally.number, name: tally.name })
            .collect(),
        last_taps: last_taps(&told),
        strip: strip(db, &told, &window)?,
        gaps: gaps_of(&told),
        observed_min: told.watched_ms() as f64 / 60_000.0,
        now: db.now().timestamp(),
        started_at: window.started_at,
        planned_end: window.planned_end,
        ended_at: window.ended_at,
    })
}

fn last_taps(told: &Timeline) -> Vec<LastTap> {
    let named = |index: i64| u32::try_from(index).ok();
    let taps = told.latest.iter().filter_map(|tap| {
        let name = TapRef { block: tap.block, index: named(tap.index)? };
        Some(LastTap { tap: name, tally: tap.tally, at: stamp(told.zone, tap.at_ms) })
    });
    taps.collect()
}

/// The gaps of a session, oldest first.
pub(super) fn gaps_of(told: &Timeline) -> Vec<CounterGap> {
    let gap = |gap: &sillage_domain::flow::timeline::TimedGap| CounterGap {
        block: gap.block,
        index: gap.index,
        from: stamp(told.zone, gap.stretch.start_ms),
        to: stamp(told.zone, gap.stretch.end_ms),
        ms: gap.stretch.ms(),
        claimed: gap.claimed,
    };
    told.gaps.iter().map(gap).collect()
}

/// The slots from the beginning to now (or to the end), watched or not.
fn strip(db: &Reader<'_>, told: &Timeline, window: &ObservationWindow) -> Result<Vec<StripSlot>, Failure> {
    let bins = bins_of_post(&[told], STRIP_MIN, 0)?.bins;
    let end_ms = window.ended_at.as_ref().and_then(Timestamp::utc_ms).unwrap_or(db.now().utc_ms);
    let slot_of = |utc_ms: i64| {
        let local = at_place(told.zone, utc_ms).naive_local();
        let minute = local.num_seconds_from_midnight() / 60;
        (local.date(), clock(minute / STRIP_MIN * STRIP_MIN))
    };
    let mut held: BTreeSet<_> = bins.iter().map(|bin| (bin.local_date, bin.start.clone())).collect();
    held.insert(slot_of(window.started_at.utc_ms().unwrap_or(end_ms)));
    held.insert(slot_of(end_ms));
    let slots = slots_between(&held, STRIP_MIN).into_iter().map(|(date, start)| StripSlot {
        count: bins.iter().find(|bin| bin.local_date == date && bin.start == start).map(|bin| bin.count),
        start,
    });
    Ok(slots.collect())
}
