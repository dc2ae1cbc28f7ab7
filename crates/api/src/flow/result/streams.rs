//! What each post saw: its cells, its sessions, what nobody watched, what was corrected.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use sillage_domain::{
    Bilingual, Id, Timestamp,
    flow::{
        CountUnit, CountingPost, FlowCorrection, ObservationWindow,
        bins::FlowBin,
        summary::{SlotKey, clock},
        timeline::Timeline,
    },
    referential::Channel,
};
use sillage_store::{Reader, Row};
use ts_rs::TS;

use crate::{
    Failure,
    flow::{
        counter::{CounterGap, TallyCount, gaps_of},
        cut::{Cut, CutPost},
        session::{TallyLine, tallies},
        stream::{PostStream, stamp},
    },
};

/// A post.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct FlowStream {
    /// Post.
    pub post: Id<CountingPost>,
    /// Name.
    pub name: Bilingual,
    /// Channel.
    pub channel: Channel,
    /// The counting rule.
    pub count_unit: CountUnit,
    /// The total needs it.
    pub required: bool,
    /// One per column; absent where nobody watched.
    pub cells: Vec<Option<FlowBin>>,
    /// Arrivals counted.
    pub arrivals: u32,
    /// Minutes watched.
    pub observed_min: f64,
    /// Side tallies.
    pub tallies: Vec<TallyCount>,
    /// Sessions, oldest first.
    pub sessions: Vec<FlowSession>,
    /// What nobody watched within them.
    pub gaps: Vec<CounterGap>,
    /// Pauses.
    pub pauses: Vec<FlowPause>,
    /// Taps that do not count.
    pub out_of_window: u32,
    /// What was corrected afterwards; the cells and the arrivals hold it.
    pub corrections: Vec<SlotCorrection>,
}

/// A correction of a slot.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SlotCorrection {
    /// Id.
    pub correction: Id<FlowCorrection>,
    /// Day of the slot.
    pub date: NaiveDate,
    /// First minute after midnight.
    pub start_min: u32,
    /// Length.
    pub interval_min: u32,
    /// Arrivals added, or taken away below zero.
    pub delta: i32,
    /// Why.
    pub reason: String,
    /// The column in which it shows at this interval, if any.
    pub slot: Option<u32>,
}

/// A session.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct FlowSession {
    /// Id.
    pub window: Id<ObservationWindow>,
    /// From.
    pub from: Timestamp,
    /// To; absent while it goes on.
    pub to: Option<Timestamp>,
    /// Minutes watched.
    pub observed_min: f64,
}

/// A pause.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct FlowPause {
    /// From.
    pub from: Timestamp,
    /// To.
    pub to: Timestamp,
    /// Length in milliseconds.
    pub ms: i64,
}

pub(super) fn streams(
    db: &Reader<'_>,
    cut: &Cut,
    slots: &[SlotKey],
    interval_min: u32,
) -> Result<Vec<FlowStream>, Failure> {
    let named = tallies(db)?;
    let tell = |cut: &CutPost| {
        let PostStream { post, sessions } = &cut.stream;
        let tally = |line: &TallyLine| TallyCount {
            number: line.number,
            name: line.name.clone(),
            count: cut.stream.count(line.number),
        };
        FlowStream {
            post: post.id,
            name: post.name.clone(),
            channel: post.channel,
            count_unit: post.count_unit,
            required: post.required_for_total,
            cells: cells(&cut.bins, slots),
            arrivals: cut.count(0),
            observed_min: cut.stream.observed_min(),
            tallies: named.iter().map(tally).collect(),
            sessions: sessions.iter().map(session).collect(),
            gaps: sessions.iter().flat_map(|(_, told)| gaps_of(told)).collect(),
            pauses: sessions.iter().flat_map(|(_, told)| pauses_of(told)).collect(),
            out_of_window: cut.out_of_window,
            corrections: corrections_of(cut, slots, interval_min),
        }
    };
    Ok(cut.posts.iter().map(tell).collect())
}

fn session((window, told): &(Row<ObservationWindow>, Timeline)) -> FlowSession {
    FlowSession {
        window: window.id,
        from: window.started_at.clone(),
        to: window.ended_at.clone(),
        observed_min: told.watched_ms() as f64 / 60_000.0,
    }
}

fn pauses_of(told: &Timeline) -> impl Iterator<Item = FlowPause> {
    told.pauses.iter().map(|pause| FlowPause {
        from: stamp(told.zone, pause.start_ms),
        to: stamp(told.zone, pause.end_ms),
        ms: pause.ms(),
    })
}

fn cells(bins: &[FlowBin], slots: &[SlotKey]) -> Vec<Option<FlowBin>> {
    let find = |slot: &SlotKey| bins.iter().find(|bin| bin.local_date == slot.0 && bin.start == slot.1).cloned();
    slots.iter().map(find).collect()
}

fn corrections_of(cut: &CutPost, slots: &[SlotKey], interval_min: u32) -> Vec<SlotCorrection> {
    let line = |row: &Row<FlowCorrection>| SlotCorrection {
        correction: row.id,
        date: row.date,
        start_min: row.start_min,
        interval_min: row.interval_min,
        delta: row.delta,
        reason: row.reason.clone(),
        slot: (interval_min.is_multiple_of(row.interval_min))
            .then(|| clock(row.start_min / interval_min * interval_min))
            .and_then(|start| slots.iter().position(|slot| slot.0 == row.date && slot.1 == start))
            .and_then(|at| u32::try_from(at).ok()),
    };
    cut.corrections.iter().map(line).collect()
}
