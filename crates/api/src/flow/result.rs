//! What the day's counting says: the same events cut at the interval asked for, and nothing where nobody watched.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id, Timestamp,
    flow::{
        CountUnit, CountingPost, FlowConclusion, FlowCorrection, ObservationWindow, ServiceTiming, TypedTotal,
        bins::{FlowBin, bins_of_post},
        summary::{
            Sample, SlotKey, SlotTotal, corrected, peak, sample, service_times, slots_between, typed_slots,
            unit_totals, waiting_times,
        },
    },
    referential::Channel,
    visit::VisitDay,
};
use sillage_store::{Reader, Row};
use ts_rs::TS;

use super::{
    counter::{CounterGap, TallyCount, gaps_of},
    session::tallies,
    stream::{PostStream, stamp, streams_of_day},
};
use crate::Failure;

/// Earlier days shown beside this one.
const EARLIER_DAYS: usize = 3;

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

/// The unit in one slot.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct FlowTotal {
    /// Absent unless every required post was watched.
    pub count: Option<f64>,
    /// Some of it is scaled from a part of the slot.
    pub scaled: bool,
}

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

/// A day cut at an interval, corrections included.
pub(super) struct Cut {
    streams: Vec<PostStream>,
    bins: Vec<Vec<FlowBin>>,
    out_of_window: Vec<u32>,
    corrections: Vec<Row<FlowCorrection>>,
}

impl Cut {
    pub(super) fn of(db: &Reader<'_>, day: Id<VisitDay>, interval_min: u32) -> Result<Self, Failure> {
        let mut streams = streams_of_day(db, day)?;
        streams.retain(|stream| stream.post.required_for_total || !stream.sessions.is_empty());
        let corrections = db.list_of::<FlowCorrection>(day.uuid())?;
        let (mut bins, mut out_of_window) = (Vec::new(), Vec::new());
        for stream in &streams {
            let cut = bins_of_post(&stream.timelines(), interval_min, 0)?;
            let own: Vec<&FlowCorrection> =
                corrections.iter().filter(|row| row.post == stream.post.id).map(|row| &row.doc).collect();
            bins.push(corrected(cut.bins, &own, interval_min));
            out_of_window.push(cut.out_of_window);
        }
        Ok(Self { streams, bins, out_of_window, corrections })
    }

    /// The bins of a post.
    pub(super) fn bins_of(&self, post: Id<CountingPost>) -> &[FlowBin] {
        self.streams.iter().position(|stream| stream.post.id == post).map_or(&[], |at| &self.bins[at])
    }

    /// Arrivals of a post, corrected; side tallies are what was tapped.
    fn count(&self, stream: &PostStream, tally: u32) -> u32 {
        let counted = i64::from(stream.count(tally));
        let own = self.corrections.iter().filter(|row| tally == 0 && row.post == stream.post.id);
        let delta: i64 = own.map(|row| i64::from(row.delta)).sum();
        u32::try_from((counted + delta).max(0)).unwrap_or(u32::MAX)
    }

    /// The posts of the total: the required ones, or all where none is.
    fn counted(&self) -> impl Iterator<Item = (&PostStream, &Vec<FlowBin>)> {
        let any = self.streams.iter().any(|stream| stream.post.required_for_total);
        self.streams.iter().zip(&self.bins).filter(move |(stream, _)| !any || stream.post.required_for_total)
    }

    fn totals(&self) -> BTreeMap<SlotKey, SlotTotal> {
        unit_totals(&self.counted().map(|(_, bins)| bins.as_slice()).collect::<Vec<_>>())
    }

    fn arrivals(&self, tally: u32) -> u32 {
        self.counted().map(|(stream, _)| self.count(stream, tally)).sum()
    }

    fn observed_min(&self) -> f64 {
        self.counted().map(|(stream, _)| stream.observed_min()).sum()
    }
}

pub(crate) fn get_result(db: &Reader<'_>, ask: GetFlowResult) -> Result<FlowResult, Failure> {
    let day = db.get(ask.visit_day)?.doc;
    let cut = Cut::of(db, ask.visit_day, ask.interval_min)?;
    let typed = db.list_of::<TypedTotal>(ask.visit_day.uuid())?;
    let mut held: BTreeSet<SlotKey> =
        cut.bins.iter().flatten().map(|bin| (bin.local_date, bin.start.clone())).collect();
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

fn clock(minute: u32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn flow_slot((date, start): SlotKey, interval_min: u32) -> FlowSlot {
    let minute = start
        .split_once(':')
        .and_then(|(h, m)| Some(h.parse::<u32>().ok()? * 60 + m.parse::<u32>().ok()?))
        .unwrap_or(0);
    FlowSlot { date, end: clock((minute + interval_min) % 1_440), start }
}

fn cells(bins: &[FlowBin], slots: &[SlotKey]) -> Vec<Option<FlowBin>> {
    let find = |slot: &SlotKey| bins.iter().find(|bin| bin.local_date == slot.0 && bin.start == slot.1).cloned();
    slots.iter().map(find).collect()
}

fn total_of(totals: &BTreeMap<SlotKey, SlotTotal>, slot: &SlotKey) -> FlowTotal {
    let total = totals.get(slot);
    FlowTotal { count: total.map(|total| total.count), scaled: total.is_some_and(|total| total.scaled) }
}

fn corrections_of(cut: &Cut, stream: &PostStream, slots: &[SlotKey], interval_min: u32) -> Vec<SlotCorrection> {
    let own = cut.corrections.iter().filter(|row| row.post == stream.post.id);
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
    own.map(line).collect()
}

fn streams(db: &Reader<'_>, cut: &Cut, slots: &[SlotKey], interval_min: u32) -> Result<Vec<FlowStream>, Failure> {
    let named = tallies(db)?;
    let stream = |(at, stream): (usize, &PostStream)| {
        let sessions = stream.sessions.iter().map(|(window, told)| FlowSession {
            window: window.id,
            from: window.started_at.clone(),
            to: window.ended_at.clone(),
            observed_min: told.watched_ms() as f64 / 60_000.0,
        });
        let pauses = stream.sessions.iter().flat_map(|(_, told)| {
            told.pauses.iter().map(|pause| FlowPause {
                from: stamp(told.zone, pause.start_ms),
                to: stamp(told.zone, pause.end_ms),
                ms: pause.ms(),
            })
        });
        let tally = |line: &super::session::TallyLine| TallyCount {
            number: line.number,
            name: line.name.clone(),
            count: stream.count(line.number),
        };
        FlowStream {
            post: stream.post.id,
            name: stream.post.name.clone(),
            channel: stream.post.channel,
            count_unit: stream.post.count_unit,
            required: stream.post.required_for_total,
            cells: cells(&cut.bins[at], slots),
            arrivals: cut.count(stream, 0),
            observed_min: stream.observed_min(),
            tallies: named.iter().map(tally).collect(),
            sessions: sessions.collect(),
            gaps: stream.sessions.iter().flat_map(|(_, told)| gaps_of(told)).collect(),
            pauses: pauses.collect(),
            out_of_window: cut.out_of_window[at],
            corrections: corrections_of(cut, stream, slots, interval_min),
        }
    };
    Ok(cut.streams.iter().enumerate().map(stream).collect())
}

fn typed_streams(typed: &[Row<TypedTotal>], slots: &[SlotKey], interval_min: u32) -> Vec<TypedStream> {
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

fn peak_of(cut: &Cut, totals: &BTreeMap<SlotKey, SlotTotal>, slots: &[SlotKey]) -> Option<FlowPeak> {
    let (key, count, scaled) = match cut.counted().collect::<Vec<_>>().as_slice() {
        [(_, bins)] => {
            let bin = peak(bins)?;
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

fn earlier(db: &Reader<'_>, day: &VisitDay, slots: &[SlotKey], interval_min: u32) -> Result<Vec<EarlierFlow>, Failure> {
    let windows = db.list_in::<ObservationWindow>(day.unit.uuid())?;
    let counted: BTreeSet<Id<VisitDay>> = windows.iter().filter_map(|window| window.visit_day).collect();
    let mut days: Vec<Row<VisitDay>> =
        counted.into_iter().map(|id| db.find(id)).filter_map(Result::transpose).collect::<Result<_, _>>()?;
    days.retain(|other| other.date < day.date);
    days.sort_by_key(|other| std::cmp::Reverse(other.date));
    days.truncate(EARLIER_DAYS);
    let tell = |other: Row<VisitDay>| {
        let cut = Cut::of(db, other.id, interval_min)?;
        let totals = cut.totals();
        let cell = |slot: &SlotKey| {
            let found = totals.iter().find(|((date, start), _)| *date == other.date && *start == slot.1)?;
            Some(FlowTotal { count: Some(found.1.count), scaled: found.1.scaled })
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
