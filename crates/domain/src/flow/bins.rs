//! Counts per slot of the day, cut anew from events at 5, 15, 30 or 60 minutes (METHODS 1.2).
//!
//! A slot nobody watched has no bin; it is never a zero. Slots begin at multiples of their length from local midnight,
//! and every instant is read with its own offset: in the night of the autumn change the slot of 02:00 can hold 120
//! minutes, and in spring the missing hour yields nothing.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate, Offset, TimeZone, Utc};
use chrono_tz::Tz;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    stretch::{Stretch, merge, subtract},
    timeline::Timeline,
};
use crate::Refusal;

/// Slot lengths in minutes.
pub const INTERVALS: [u32; 4] = [5, 15, 30, 60];
/// Below this share of a slot, a count is not scaled to the whole slot.
pub const MIN_COVERAGE: f64 = 0.5;
const MINUTE_MS: i64 = 60_000;
/// Zone changes happen on a quarter of an hour.
const QUARTER_MS: i64 = 15 * MINUTE_MS;

/// An instant with the offset of its place.
pub type Instant = DateTime<FixedOffset>;

/// What is to be binned. Windows that straddle an offset change are cut at the change (see [`cut_at_changes`]).
#[derive(Debug, Clone, Deserialize)]
pub struct BinRequest {
    /// 5, 15, 30 or 60.
    pub interval_min: u32,
    /// From which coverage on a count is scaled, 0 to 1.
    pub min_coverage: f64,
    /// What was watched.
    pub windows: Vec<(Instant, Instant)>,
    /// What of it was not.
    #[serde(default)]
    pub pauses: Vec<(Instant, Instant)>,
    /// Taps.
    pub events: Vec<Instant>,
}

/// A slot that was watched, wholly or in part.
#[derive(Debug, Clone, PartialEq, Serialize, TS, JsonSchema)]
pub struct FlowBin {
    /// Day at the place.
    pub local_date: NaiveDate,
    /// Wall-clock start, `HH:MM`.
    pub start: String,
    /// Taps in it.
    pub count: u32,
    /// Minutes watched.
    pub observed_min: f64,
    /// Minutes watched over its length; above 1 when the clock went back.
    pub coverage: f64,
    /// Per hour.
    pub rate_per_h: f64,
    /// Count of the whole slot at this rate, if enough of it was watched.
    pub scaled_count: Option<f64>,
}

/// Bins in order of time.
#[derive(Debug, Clone, PartialEq, Serialize, TS, JsonSchema)]
pub struct FlowBins {
    /// The slots that were watched.
    pub bins: Vec<FlowBin>,
    /// Taps outside every window: kept, never counted.
    pub out_of_window: u32,
}

/// A watched stretch within one offset.
struct Piece {
    stretch: Stretch,
    offset_ms: i64,
}

/// `flow.bin_events` of METHODS 12.
///
/// # Errors
/// `invalid_input`: another interval, a coverage outside 0 to 1, a window that ends before it starts.
pub fn bin_events(request: &BinRequest) -> Result<FlowBins, Refusal> {
    bin_counts(request, request.events.iter().map(|event| (event.timestamp_millis(), 1)))
}

/// The same of taps that are counted already: so many, all in the slot of this instant.
fn bin_counts(request: &BinRequest, taps: impl Iterator<Item = (i64, u32)>) -> Result<FlowBins, Refusal> {
    check(request)?;
    let slot_ms = i64::from(request.interval_min) * MINUTE_MS;
    let pieces = pieces_of(request);
    let mut slots: BTreeMap<i64, (u32, i64)> = BTreeMap::new();
    for piece in &pieces {
        let (mut from, end) = (piece.stretch.start_ms, piece.stretch.end_ms);
        while from < end {
            let slot = (from + piece.offset_ms).div_euclid(slot_ms) * slot_ms;
            let until = (slot + slot_ms - piece.offset_ms).min(end);
            slots.entry(slot).or_default().1 += until - from;
            from = until;
        }
    }
    let mut out_of_window = 0;
    for (at, count) in taps {
        // Windows are in order and apart: the last one that starts before the tap is the only candidate.
        let piece =
            pieces.partition_point(|piece| piece.stretch.start_ms <= at).checked_sub(1).map(|found| &pieces[found]);
        match piece.filter(|piece| piece.stretch.contains(at)) {
            Some(piece) => slots.entry((at + piece.offset_ms).div_euclid(slot_ms) * slot_ms).or_default().0 += count,
            None => out_of_window += count,
        }
    }
    let bins = slots.into_iter().map(|(slot, (count, watched_ms))| bin(request, slot, count, watched_ms)).collect();
    Ok(FlowBins { bins, out_of_window })
}

fn check(request: &BinRequest) -> Result<(), Refusal> {
    let invalid = |field: &str| Err(Refusal::new("invalid_input").with("field", field));
    if !INTERVALS.contains(&request.interval_min) {
        return invalid("interval_min");
    }
    if !(0.0..=1.0).contains(&request.min_coverage) {
        return invalid("min_coverage");
    }
    match request.windows.iter().chain(&request.pauses).any(|(start, end)| end < start) {
        true => invalid("windows"),
        false => Ok(()),
    }
}

/// The merged windows without pauses, each within one offset, in order and apart.
fn pieces_of(request: &BinRequest) -> Vec<Piece> {
    let stretch = |(start, end): &(Instant, Instant)| Stretch::new(start.timestamp_millis(), end.timestamp_millis());
    let pauses: Vec<Stretch> = request.pauses.iter().map(stretch).collect();
    let mut by_offset: BTreeMap<i64, Vec<Stretch>> = BTreeMap::new();
    for window in &request.windows {
        by_offset.entry(i64::from(window.0.offset().local_minus_utc()) * 1_000).or_default().push(stretch(window));
    }
    let mut taken: Vec<Stretch> = pauses;
    let mut pieces = Vec::new();
    for (offset_ms, windows) in by_offset {
        let left = subtract(&windows, &taken);
        taken.extend(left.iter().copied());
        pieces.extend(left.into_iter().map(|stretch| Piece { stretch, offset_ms }));
    }
    pieces.sort_by_key(|piece| piece.stretch);
    pieces
}

fn bin(request: &BinRequest, slot: i64, count: u32, watched_ms: i64) -> FlowBin {
    let wall = Utc.timestamp_millis_opt(slot).single().unwrap_or_default().naive_utc();
    let observed_min = watched_ms as f64 / MINUTE_MS as f64;
    let length = f64::from(request.interval_min);
    let coverage = observed_min / length;
    let scaled = f64::from(count) * length / observed_min;
    FlowBin {
        local_date: wall.date(),
        start: wall.format("%H:%M").to_string(),
        count,
        observed_min,
        coverage,
        rate_per_h: 60.0 * f64::from(count) / observed_min,
        scaled_count: (coverage >= request.min_coverage - 1e-9).then_some(scaled),
    }
}

/// The instant as the wall clock of `zone` showed it.
pub fn at_place(zone: Tz, utc_ms: i64) -> Instant {
    let utc = Utc.timestamp_millis_opt(utc_ms).single().unwrap_or_default();
    utc.with_timezone(&zone.offset_from_utc_datetime(&utc.naive_utc()).fix())
}

/// A stretch in pieces of one offset each.
pub fn cut_at_changes(zone: Tz, stretch: Stretch) -> Vec<(Instant, Instant)> {
    let mut pieces = Vec::new();
    let (mut start, mut at) = (stretch.start_ms, stretch.start_ms);
    while at < stretch.end_ms {
        let next = ((at.div_euclid(QUARTER_MS) + 1) * QUARTER_MS).min(stretch.end_ms);
        let here = at_place(zone, start);
        if next == stretch.end_ms || at_place(zone, next).offset() != here.offset() {
            pieces.push((here, at_place(zone, next).with_timezone(here.offset())));
            start = next;
        }
        at = next;
    }
    pieces
}

/// The bins of one post: several sessions are one stream, watched where any of them watched.
///
/// # Errors
/// `invalid_input`: another interval.
pub fn bins_of_post(sessions: &[&Timeline], interval_min: u32, tally: u32) -> Result<FlowBins, Refusal> {
    let Some(zone) = sessions.first().map(|session| session.zone) else {
        return Ok(FlowBins { bins: Vec::new(), out_of_window: 0 });
    };
    let watched = merge(sessions.iter().flat_map(|session| session.watched.iter().copied()).collect());
    let request = BinRequest {
        interval_min,
        min_coverage: MIN_COVERAGE,
        windows: watched.into_iter().flat_map(|stretch| cut_at_changes(zone, stretch)).collect(),
        pauses: Vec::new(),
        events: Vec::new(),
    };
    // A minute lies in one slot: slots begin and clocks change at whole minutes.
    let taps = sessions.iter().flat_map(|session| session.counted(tally)).map(|minute| (minute.at_ms, minute.count));
    let mut bins = bin_counts(&request, taps)?;
    bins.out_of_window += sessions.iter().map(|session| session.uncounted(tally)).sum::<u32>();
    Ok(bins)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::flow::timeline::{CounterBlock, CounterMark, CounterRow};

    const EXAMPLE: &str = r#"{"inputs": {"min_coverage": 0.5, "pauses": [["2026-05-04T09:20:00+02:00", "2026-05-04T09:30:00+02:00"]],
        "interval_min": 15, "windows": [["2026-05-04T09:00:00+02:00", "2026-05-04T10:00:00+02:00"]],
        "events": ["2026-05-04T09:00:00+02:00", "2026-05-04T09:04:10+02:00", "2026-05-04T09:14:59.999+02:00",
        "2026-05-04T09:15:00+02:00", "2026-05-04T09:19:59+02:00", "2026-05-04T09:25:00+02:00", "2026-05-04T09:30:00+02:00",
        "2026-05-04T09:44:00+02:00", "2026-05-04T09:59:59+02:00", "2026-05-04T10:00:00+02:00"]},
        "outputs": {"bins": [
        {"local_date": "2026-05-04", "start": "09:00", "count": 3, "observed_min": 15.0, "coverage": 1.0, "rate_per_h": 12.0, "scaled_count": 3.0},
        {"local_date": "2026-05-04", "start": "09:15", "count": 2, "observed_min": 5.0, "coverage": 0.333333333333, "rate_per_h": 24.0, "scaled_count": null},
        {"local_date": "2026-05-04", "start": "09:30", "count": 2, "observed_min": 15.0, "coverage": 1.0, "rate_per_h": 8.0, "scaled_count": 2.0},
        {"local_date": "2026-05-04", "start": "09:45", "count": 1, "observed_min": 15.0, "coverage": 1.0, "rate_per_h": 4.0, "scaled_count": 1.0}],
        "out_of_window": 2}}"#;

    /// Equal within 1e-6, field by field.
    fn same(found: &serde_json::Value, expected: &serde_json::Value) -> bool {
        use serde_json::Value;
        match (found, expected) {
            (Value::Number(a), Value::Number(b)) => (a.as_f64().unwrap() - b.as_f64().unwrap()).abs() < 1e-6,
            (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
            (Value::Object(a), Value::Object(b)) => a.len() == b.len() && a.iter().all(|(key, a)| same(a, &b[key])),
            _ => found == expected,
        }
    }

    #[test]
    fn worked_case_of_the_method() {
        let example: serde_json::Value = serde_json::from_str(EXAMPLE).unwrap();
        let request: BinRequest = serde_json::from_value(example["inputs"].clone()).unwrap();
        let found = serde_json::to_value(bin_events(&request).unwrap()).unwrap();
        assert!(same(&found, &example["outputs"]), "{found:#}");
    }

    fn session(zone: Tz, from: &str, minutes: i64) -> Timeline {
        let start = from.parse::<Instant>().unwrap().timestamp_millis();
        let end = start + minutes * MINUTE_MS;
        // A tap each minute, in the middle of it.
        let taps = (0..minutes).map(|minute| minute * MINUTE_MS + 30_000);
        told(zone, start, end - start, &taps.collect::<Vec<_>>())
    }

    /// A session of one block with taps so long after its start.
    fn told(zone: Tz, opened_ms: i64, seen_ms: i64, taps: &[i64]) -> Timeline {
        let mark = CounterMark::Tap { tally: 0 };
        let rows = taps.iter().zip(0..).map(|(&dt_ms, index)| CounterRow { index, dt_ms, mark }).collect();
        let block = CounterBlock { id: uuid::Uuid::nil(), opened_ms, seen_ms, rows };
        Timeline::of([Ok::<_, std::convert::Infallible>(block)], zone).unwrap()
    }

    fn slots(session: &Timeline, interval: u32) -> Vec<(String, u32, f64)> {
        let bins = bins_of_post(&[session], interval, 0).unwrap().bins;
        bins.into_iter().map(|bin| (bin.start, bin.count, bin.coverage)).collect()
    }

    #[test]
    fn the_clock_goes_back_and_forward() {
        // 25 October 2026, 03:00 becomes 02:00 in Paris: the slot of 02:00 was lived twice.
        let autumn = session(chrono_tz::Europe::Paris, "2026-10-25T01:30:00+02:00", 180);
        let expected = [("01:00", 30, 0.5), ("02:00", 120, 2.0), ("03:00", 30, 0.5)];
        assert_eq!(slots(&autumn, 60), expected.map(|(start, count, coverage)| (start.to_owned(), count, coverage)));
        let quarter = slots(&autumn, 15);
        assert_eq!(quarter.iter().find(|slot| slot.0 == "02:15"), Some(&("02:15".to_owned(), 30, 2.0)));
        // 28 March 2027, 02:00 becomes 03:00: nothing was lived between.
        let spring = session(chrono_tz::Europe::Paris, "2027-03-28T01:30:00+01:00", 60);
        let expected = [("01:00", 30, 0.5), ("03:00", 30, 0.5)];
        assert_eq!(slots(&spring, 60), expected.map(|(start, count, coverage)| (start.to_owned(), count, coverage)));
        // Half an hour is also a change.
        let island = session(chrono_tz::Australia::Lord_Howe, "2026-04-05T01:00:00+11:00", 120);
        assert_eq!(slots(&island, 30).iter().find(|slot| slot.0 == "01:30").map(|slot| slot.2), Some(2.0));
    }

    #[test]
    fn nonsense_is_refused() {
        let example: serde_json::Value = serde_json::from_str(EXAMPLE).unwrap();
        let sound: BinRequest = serde_json::from_value(example["inputs"].clone()).unwrap();
        let swapped = vec![(sound.windows[0].1, sound.windows[0].0)];
        for wrong in [
            BinRequest { interval_min: 7, ..sound.clone() },
            BinRequest { min_coverage: 1.5, ..sound.clone() },
            BinRequest { windows: swapped, ..sound.clone() },
        ] {
            assert_eq!(bin_events(&wrong).map_err(|refusal| refusal.code), Err("invalid_input"));
        }
    }

    /// Start and length of something, in milliseconds after 2026-10-24T20:00:00Z (the night of the change).
    fn spans() -> impl Strategy<Value = Vec<(i64, i64)>> {
        prop::collection::vec((0_i64..36_000_000, 0_i64..7_200_000), 0..6)
    }

    proptest! {
        #[test]
        fn a_count_is_the_same_at_any_interval(windows in spans(), pauses in spans(), taps in prop::collection::vec(0_i64..43_200_000, 0..200)) {
            let zero = "2026-10-24T20:00:00Z".parse::<Instant>().unwrap().timestamp_millis();
            let zone = chrono_tz::Europe::Paris;
            let stretches = |spans: &[(i64, i64)]| -> Vec<Stretch> {
                spans.iter().map(|&(start, ms)| Stretch::new(zero + start, zero + start + ms)).collect()
            };
            let watched = subtract(&stretches(&windows), &stretches(&pauses));
            let inside = taps.iter().filter(|&&tap| watched.iter().any(|stretch| stretch.contains(zero + tap))).count();
            let watched_ms: i64 = watched.iter().map(|stretch| stretch.ms()).sum();
            let cut = |spans: &[(i64, i64)]| stretches(spans).into_iter().flat_map(|s| cut_at_changes(zone, s)).collect::<Vec<_>>();
            for interval_min in INTERVALS {
                let found = bin_events(&BinRequest {
                    interval_min,
                    min_coverage: MIN_COVERAGE,
                    windows: cut(&windows),
                    pauses: cut(&pauses),
                    events: taps.iter().map(|&tap| at_place(zone, zero + tap)).collect(),
                }).unwrap();
                prop_assert_eq!(found.bins.iter().map(|bin| bin.count as usize).sum::<usize>(), inside);
                prop_assert_eq!(found.out_of_window as usize, taps.len() - inside);
                let observed: f64 = found.bins.iter().map(|bin| bin.observed_min).sum();
                prop_assert!((observed * 60_000.0 - watched_ms as f64).abs() < 1.0);
                prop_assert!(found.bins.iter().all(|bin| bin.observed_min > 0.0 && bin.rate_per_h.is_finite()));
            }
        }

        #[test]
        fn a_session_told_by_the_minute_fills_the_same_slots(start in 0_i64..7_200_000, mut taps in prop::collection::vec(0_i64..20_000_000, 0..300)) {
            // The night of the change, from any millisecond on.
            let start = "2026-10-24T22:00:00Z".parse::<Instant>().unwrap().timestamp_millis() + start;
            taps.sort_unstable();
            for zone in [chrono_tz::Europe::Paris, chrono_tz::Asia::Kathmandu, chrono_tz::Australia::Lord_Howe] {
                let session = told(zone, start, 20_000_000, &taps);
                for interval_min in INTERVALS {
                    let each = bin_events(&BinRequest {
                        interval_min,
                        min_coverage: MIN_COVERAGE,
                        windows: cut_at_changes(zone, Stretch::new(start, start + 20_000_000)),
                        pauses: Vec::new(),
                        events: taps.iter().map(|&tap| at_place(zone, start + tap)).collect(),
                    }).unwrap();
                    prop_assert_eq!(bins_of_post(&[&session], interval_min, 0).unwrap(), each);
                }
            }
        }
    }
}
