//! Counting sessions: at which post, until when, in which block the next row goes.

use chrono::{DateTime, Days, FixedOffset, NaiveTime, TimeDelta, TimeZone, Timelike};
use chrono_tz::Tz;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id, Moment, Refusal, Timestamp,
    flow::{CountUnit, CountingPost, ObservationWindow, Tally},
    network::Unit,
    referential::Channel,
    visit::VisitDay,
};
use sillage_store::{Reader, Row, RowKind, WindowBlock, Writer};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    rows::GapNoted,
    stream::{stamp, timeline_of},
};
use crate::Failure;

/// With fewer minutes left in the hour, the end proposed is that of the next one.
const SHORTEST_PROPOSED_MIN: i64 = 10;

/// The posts of a day's unit.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListPosts {
    /// Day.
    pub visit_day: Id<VisitDay>,
}

/// Where and what can be counted.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct CountingPosts {
    /// The unit.
    pub unit: Id<Unit>,
    /// Its name.
    pub unit_name: String,
    /// Posts, in their order.
    pub posts: Vec<CountingPostLine>,
    /// Side tallies, in the order of their keys.
    pub tallies: Vec<TallyLine>,
    /// Now, `HH:MM` at the place.
    pub now: String,
    /// End proposed, `HH:MM`: the next full hour.
    pub proposed_end: String,
}

/// A post to count at.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct CountingPostLine {
    /// Id.
    pub id: Id<CountingPost>,
    /// Name.
    pub name: Bilingual,
    /// Channel.
    pub channel: Channel,
    /// What one arrival is.
    pub count_unit: CountUnit,
    /// A total of the unit needs it.
    pub required: bool,
    /// The session going on there.
    pub open_window: Option<Id<ObservationWindow>>,
    /// Arrivals counted today.
    pub arrivals: u32,
    /// Minutes watched today.
    pub observed_min: f64,
}

/// A side tally.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct TallyLine {
    /// Key, 1 to 6.
    pub number: u32,
    /// Name.
    pub name: Bilingual,
}

pub(super) fn list_posts(db: &Reader<'_>, ask: ListPosts) -> Result<CountingPosts, Failure> {
    let unit = db.get(ask.visit_day)?.doc.unit;
    let windows = db.list_of::<ObservationWindow>(ask.visit_day.uuid())?;
    let mut posts = db.list_of::<CountingPost>(unit.uuid())?;
    posts.sort_by_key(|post| post.rank);
    let posts = posts.into_iter().map(|post| post_line(db, post, &windows)).collect::<Result<_, Failure>>()?;
    let now = db.now().local();
    Ok(CountingPosts {
        unit,
        unit_name: db.get(unit)?.doc.name,
        posts,
        tallies: tallies(db)?,
        now: now.format("%H:%M").to_string(),
        proposed_end: next_full_hour(now).format("%H:%M").to_string(),
    })
}

fn post_line(
    db: &Reader<'_>,
    post: Row<CountingPost>,
    windows: &[Row<ObservationWindow>],
) -> Result<CountingPostLine, Failure> {
    let (mut arrivals, mut watched_ms) = (0, 0);
    let here = || windows.iter().filter(|window| window.post == post.id);
    for window in here() {
        let told = timeline_of(db, window.id)?;
        arrivals += told.count(0);
        watched_ms += told.watched_ms();
    }
    Ok(CountingPostLine {
        id: post.id,
        open_window: here().find(|window| window.ended_at.is_none()).map(|window| window.id),
        name: post.doc.name,
        channel: post.doc.channel,
        count_unit: post.doc.count_unit,
        required: post.doc.required_for_total,
        arrivals,
        observed_min: watched_ms as f64 / 60_000.0,
    })
}

/// The tallies of the network, by key.
pub(super) fn tallies(db: &Reader<'_>) -> Result<Vec<TallyLine>, Failure> {
    let mut tallies: Vec<TallyLine> = db
        .list_all::<Tally>()?
        .into_iter()
        .map(|tally| TallyLine { number: tally.doc.number, name: tally.doc.name })
        .collect();
    tallies.sort_by_key(|tally| tally.number);
    tallies.dedup_by_key(|tally| tally.number);
    Ok(tallies)
}

fn next_full_hour(now: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    let next = |at: DateTime<FixedOffset>| {
        let past = i64::from(at.minute()) * 60 + i64::from(at.second());
        at - TimeDelta::seconds(past) + TimeDelta::hours(1)
    };
    let hour = next(now);
    if hour - now < TimeDelta::minutes(SHORTEST_PROPOSED_MIN) { next(hour) } else { hour }
}

/// Where the next row of the counter goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct CounterPlace {
    /// Block.
    pub block: Uuid,
    /// Index.
    pub index: u32,
}

/// Begin to count.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct OpenWindow {
    /// Day, if it belongs to a visit.
    pub visit_day: Option<Id<VisitDay>>,
    /// Post.
    pub post: Id<CountingPost>,
    /// Planned end, `HH:MM` at the place; by default the next full hour.
    pub planned_end: Option<String>,
}

/// Counting began.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct WindowOpened {
    /// The session.
    pub window: Id<ObservationWindow>,
    /// Where the first row goes.
    pub place: CounterPlace,
}

pub(super) fn open_window(tx: &mut Writer<'_>, ask: OpenWindow) -> Result<WindowOpened, Failure> {
    let post = tx.get(ask.post)?.doc;
    for other in tx.list_in::<ObservationWindow>(post.unit.uuid())? {
        if other.post != ask.post || other.ended_at.is_some() {
            continue;
        }
        if other.visit_day == ask.visit_day {
            return Err(Refusal::new("window_already_open").into());
        }
        // Forgotten on another day: it ended with its last sign of life.
        end_forgotten(tx, &other)?;
    }
    let now = tx.now().clone();
    let planned_end = match ask.planned_end {
        Some(end) => planned(&now, &end)?,
        None => Timestamp { at: rfc3339(next_full_hour(now.local())), zone: now.zone.clone() },
    };
    let window = tx.add(
        post.unit.uuid(),
        &ObservationWindow {
            visit_day: ask.visit_day,
            unit: post.unit,
            post: ask.post,
            observer: tx.me(),
            started_at: now.timestamp(),
            planned_end: Some(planned_end),
            ended_at: None,
        },
    )?;
    let block = tx.open_block(window, post.unit)?;
    Ok(WindowOpened { window, place: CounterPlace { block, index: 0 } })
}

fn planned(now: &Moment, end: &str) -> Result<Timestamp, Failure> {
    let invalid = || Failure::from(Refusal::new("invalid_input").with("field", "planned_end"));
    let time = NaiveTime::parse_from_str(end, "%H:%M").map_err(|_| invalid())?;
    let zone: Tz = now.zone.parse().unwrap_or(chrono_tz::UTC);
    let mut date = now.local_date();
    // Just after midnight, seen from the evening, is tomorrow.
    if now.local_time() - time > TimeDelta::hours(12) {
        date = date.checked_add_days(Days::new(1)).ok_or_else(invalid)?;
    }
    let end = zone.from_local_datetime(&date.and_time(time)).latest().ok_or_else(invalid)?;
    if end.timestamp_millis() <= now.utc_ms {
        return Err(Refusal::new("end_before_start").with("field", "planned_end").into());
    }
    Ok(Timestamp { at: rfc3339(end.fixed_offset()), zone: now.zone.clone() })
}

fn rfc3339(at: DateTime<FixedOffset>) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}

/// A session by its id.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct NamedWindow {
    /// The session.
    pub window: Id<ObservationWindow>,
}

/// Counting goes on.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct WindowResumed {
    /// Where the next row goes.
    pub place: CounterPlace,
    /// What nobody watched meanwhile.
    pub gap: Option<GapNoted>,
}

/// The counter opens: in the same block while the machine's clock runs on, in a new one after a restart.
pub(super) fn resume_window(tx: &mut Writer<'_>, ask: NamedWindow) -> Result<WindowResumed, Failure> {
    if tx.get(ask.window)?.ended_at.is_some() {
        return Err(Refusal::new("window_closed").into());
    }
    if let Some(block) = tx.counting_block(ask.window)?
        && tx.block_is_current(block.id)?
    {
        let gap = tx.beat(block.id)?;
        return Ok(WindowResumed { place: place_after(&block), gap: GapNoted::of(block.id, gap) });
    }
    seal_open(tx, ask.window)?;
    let place = open_next_block(tx, ask.window)?;
    let gap = tx.find_block(place.block)?.as_ref().and_then(GapNoted::at_opening);
    Ok(WindowResumed { place, gap })
}

/// Counting ended.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct WindowClosed {
    /// Arrivals counted.
    pub arrivals: u32,
    /// Minutes watched.
    pub observed_min: f64,
}

pub(super) fn close_window(tx: &mut Writer<'_>, ask: NamedWindow) -> Result<WindowClosed, Failure> {
    let window = tx.get(ask.window)?.doc;
    if window.ended_at.is_some() {
        return Err(Refusal::new("window_closed").into());
    }
    let closed = match tx.counting_block(ask.window)? {
        Some(block) if tx.block_is_current(block.id)? => {
            tx.push_row(block.id, place_after(&block).index.into(), RowKind::Close, 0)?;
            true
        }
        _ => false,
    };
    seal_open(tx, ask.window)?;
    // A session ends in the time it began with: a wall clock that was put back would end it before its last tap.
    let seen = tx.last_block(ask.window)?.map(|last| (last.opened_utc_ms + last.last_seen_ms, last.zone));
    let now = tx.now();
    let ended = match seen {
        Some((seen_ms, zone)) if closed || seen_ms > now.utc_ms => stamp(zone.parse().unwrap_or(Tz::UTC), seen_ms),
        _ => now.timestamp(),
    };
    tx.change(ask.window, |window: &mut ObservationWindow| window.ended_at = Some(ended))?;
    let told = timeline_of(tx, ask.window)?;
    Ok(WindowClosed { arrivals: told.count(0), observed_min: told.watched_ms() as f64 / 60_000.0 })
}

/// The day ends: what still counts ends with it, at its last sign of life if the machine was restarted since.
pub(crate) fn end_windows(tx: &mut Writer<'_>, day: Id<VisitDay>) -> Result<(), Failure> {
    for window in tx.list_of::<ObservationWindow>(day.uuid())? {
        if window.ended_at.is_some() {
            continue;
        }
        let is_current = match tx.counting_block(window.id)? {
            Some(block) => tx.block_is_current(block.id)?,
            None => false,
        };
        if is_current {
            close_window(tx, NamedWindow { window: window.id })?;
        } else {
            end_forgotten(tx, &window)?;
        }
    }
    Ok(())
}

fn end_forgotten(tx: &mut Writer<'_>, window: &Row<ObservationWindow>) -> Result<(), Failure> {
    seal_open(tx, window.id)?;
    let told = timeline_of(tx, window.id)?;
    let start = window.started_at.utc_ms().unwrap_or_default();
    let last = told.watched.last().map_or(start, |stretch| stretch.end_ms).max(start);
    let ended = stamp(told.zone, last);
    tx.change(window.id, |window: &mut ObservationWindow| window.ended_at = Some(ended))?;
    Ok(())
}

/// Seals what lies open of a session: one block, or more where a damaged file was rescued.
fn seal_open(tx: &mut Writer<'_>, window: Id<ObservationWindow>) -> Result<(), Failure> {
    while let Some(block) = tx.counting_block(window)? {
        tx.seal_block(block.id)?;
    }
    Ok(())
}

/// Where the next row of a block goes.
pub(super) fn place_after(block: &WindowBlock) -> CounterPlace {
    let next = block.rows.iter().map(|row| row.i + 1).max().unwrap_or(0);
    CounterPlace { block: block.id, index: u32::try_from(next).unwrap_or(0) }
}

/// Where the next row of a session goes, if a block is open.
pub(super) fn next_place(db: &Reader<'_>, window: Id<ObservationWindow>) -> Result<Option<CounterPlace>, Failure> {
    Ok(db.counting_block(window)?.as_ref().map(place_after))
}

/// Opens the next block of a session. A pause goes on in it.
pub(super) fn open_next_block(tx: &mut Writer<'_>, window: Id<ObservationWindow>) -> Result<CounterPlace, Failure> {
    let unit = tx.get(window)?.doc.unit;
    let paused = tx.last_block(window)?.map_or(Ok(false), |last| tx.is_paused(last.id))?;
    let block = tx.open_block(window, unit)?;
    if paused {
        tx.push_row(block, 0, RowKind::Pause, 0)?;
    }
    Ok(CounterPlace { block, index: u32::from(paused) })
}
