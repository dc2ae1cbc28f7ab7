//! What a day of counting allows to say: totals of the unit, typed totals, the peak, handling times.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{
    FlowCorrection, ServiceTiming, TypedTotal,
    bins::{FlowBin, MIN_COVERAGE},
};
use crate::{Refusal, Timestamp};

/// A slot by its day and wall-clock start.
pub type SlotKey = (NaiveDate, String);

/// A minute after midnight as a clock shows it, `HH:MM`.
pub fn clock(minute: u32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// The minute after midnight a clock shows.
pub fn minute_of(start: &str) -> Option<u32> {
    let (hours, minutes) = start.split_once(':')?;
    Some(hours.parse::<u32>().ok()? * 60 + minutes.parse::<u32>().ok()?)
}

/// The bins with corrections: each shows at its own interval and its multiples. Only a slot that was watched can be
/// corrected, and none goes below zero.
pub fn corrected(bins: Vec<FlowBin>, corrections: &[&FlowCorrection], interval_min: u32) -> Vec<FlowBin> {
    let correct = |mut bin: FlowBin| {
        let delta: i64 =
            corrections.iter().filter(|it| it.bears_on(&bin, interval_min)).map(|it| i64::from(it.delta)).sum();
        if delta != 0 {
            bin.count = u32::try_from((i64::from(bin.count) + delta).max(0)).unwrap_or(u32::MAX);
            bin.rate_per_h = 60.0 * f64::from(bin.count) / bin.observed_min;
            let scaled = f64::from(bin.count) / bin.coverage;
            bin.scaled_count = (bin.coverage >= MIN_COVERAGE - 1e-9).then_some(scaled);
        }
        bin
    };
    bins.into_iter().map(correct).collect()
}

impl FlowCorrection {
    /// Whether it shows in this bin.
    pub fn bears_on(&self, bin: &FlowBin, interval_min: u32) -> bool {
        let first = self.start_min / interval_min * interval_min;
        interval_min.is_multiple_of(self.interval_min) && bin.local_date == self.date && bin.start == clock(first)
    }
}

/// Counts of a slot over every required post.
#[derive(Debug, Clone, PartialEq)]
pub struct SlotTotal {
    /// The sum; scaled counts where a post was watched in part.
    pub count: f64,
    /// Some of it is scaled.
    pub scaled: bool,
}

/// The unit's total of each slot that every required post watched; other slots have none.
pub fn unit_totals(required: &[&[FlowBin]]) -> BTreeMap<SlotKey, SlotTotal> {
    let mut totals = BTreeMap::new();
    let Some((first, others)) = required.split_first() else { return totals };
    for bin in *first {
        let key = (bin.local_date, bin.start.clone());
        let same =
            |bins: &&[FlowBin]| bins.iter().find(|other| other.local_date == key.0 && other.start == key.1).cloned();
        let Some(mut bins) = others.iter().map(same).collect::<Option<Vec<_>>>() else { continue };
        bins.push(bin.clone());
        let whole = bins.iter().all(|bin| (bin.coverage - 1.0).abs() < 1e-9);
        let count = match whole {
            true => Some(bins.iter().map(|bin| f64::from(bin.count)).sum()),
            false => bins.iter().map(|bin| bin.scaled_count).sum(),
        };
        if let Some(count) = count {
            totals.insert(key, SlotTotal { count, scaled: !whole });
        }
    }
    totals
}

/// The busiest slot by its rate, among those watched for at least half of their length. Nothing if nobody came.
pub fn peak(bins: &[FlowBin]) -> Option<&FlowBin> {
    let ranked = bins.iter().filter(|bin| bin.scaled_count.is_some() && bin.count > 0);
    ranked.reduce(|best, bin| if bin.rate_per_h > best.rate_per_h + 1e-9 { bin } else { best })
}

/// A typed total re-cut to a slot.
#[derive(Debug, Clone, PartialEq)]
pub struct TypedSlot {
    /// First minute after midnight.
    pub start_min: u32,
    /// Sum, if the slot is at least as long as what was typed.
    pub count: Option<u32>,
    /// Minutes really observed in it.
    pub observed_min: f64,
}

/// Typed totals of one channel and day at another interval: at their own and its multiples; finer is not available.
pub fn typed_slots(totals: &[&TypedTotal], interval_min: u32) -> Vec<TypedSlot> {
    let mut slots: BTreeMap<u32, TypedSlot> = BTreeMap::new();
    for total in totals {
        let fits = interval_min.is_multiple_of(total.interval_min);
        let first = total.start_min / interval_min * interval_min;
        let starts = (first..total.start_min + total.interval_min).step_by(interval_min.max(1) as usize);
        for start_min in starts {
            let slot = slots.entry(start_min).or_insert(TypedSlot { start_min, count: Some(0), observed_min: 0.0 });
            slot.count = slot.count.filter(|_| fits).map(|count| count + total.count);
            slot.observed_min = if slot.count.is_some() { slot.observed_min + total.observed_min } else { 0.0 };
        }
    }
    slots.into_values().collect()
}

/// A typed total may not speak of minutes another one of its channel already tells.
///
/// # Errors
/// `typed_total_overlaps`.
pub fn check_typed_total(new: &TypedTotal, others: &[&TypedTotal]) -> Result<(), Refusal> {
    let overlaps = |other: &&&TypedTotal| {
        other.channel == new.channel
            && other.date == new.date
            && new.start_min < other.start_min + other.interval_min
            && other.start_min < new.start_min + new.interval_min
    };
    match others.iter().find(overlaps) {
        Some(other) => Err(Refusal::new("typed_total_overlaps")
            .with("start", clock(other.start_min))
            .with("interval", other.interval_min)),
        None => Ok(()),
    }
}

/// A sample of durations in seconds.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// How many.
    pub n: u32,
    /// Median, type 7.
    pub median_s: f64,
    /// Shortest.
    pub min_s: f64,
    /// Longest.
    pub max_s: f64,
}

/// The sample, if there is one.
pub fn sample(mut seconds: Vec<f64>) -> Option<Sample> {
    seconds.sort_by(f64::total_cmp);
    let (min_s, max_s) = (*seconds.first()?, *seconds.last()?);
    let middle = (seconds.len() - 1) as f64 / 2.0;
    let (low, high) = (seconds[middle.floor() as usize], seconds[middle.ceil() as usize]);
    let n = u32::try_from(seconds.len()).unwrap_or(u32::MAX);
    Some(Sample { n, median_s: low + (high - low) / 2.0, min_s, max_s })
}

fn seconds_between(from: &Option<Timestamp>, to: &Option<Timestamp>) -> Option<f64> {
    Some((to.as_ref()?.utc_ms()? - from.as_ref()?.utc_ms()?) as f64 / 1_000.0)
}

/// Seconds each customer was served; broken-off services are left out.
pub fn service_times(timings: &[&ServiceTiming]) -> Vec<f64> {
    timings
        .iter()
        .filter(|timing| !timing.interrupted)
        .filter_map(|t| seconds_between(&t.started_at, &t.ended_at))
        .collect()
}

/// Seconds each customer waited before being served.
pub fn waiting_times(timings: &[&ServiceTiming]) -> Vec<f64> {
    timings.iter().filter_map(|timing| seconds_between(&timing.joined_at, &timing.started_at)).collect()
}

/// Every slot of a table from the first to the last one that holds anything; those between exist even if unwatched.
/// Where a day and more lies between two (a clock that was set in the middle of a session), nothing does.
pub fn slots_between(held: &BTreeSet<SlotKey>, interval_min: u32) -> Vec<SlotKey> {
    let mut slots = Vec::new();
    for slot in held.iter().filter_map(|(date, start)| Some((*date, minute_of(start)?))) {
        let between = slots.last().map(|&last| between(last, slot, interval_min)).unwrap_or_default();
        slots.extend(between);
        slots.push(slot);
    }
    slots.into_iter().map(|(date, minute)| (date, clock(minute))).collect()
}

/// The slots behind one and before another, if less than a day of them.
fn between(one: (NaiveDate, u32), other: (NaiveDate, u32), interval_min: u32) -> Vec<(NaiveDate, u32)> {
    let following = |&(date, minute): &(NaiveDate, u32)| match minute + interval_min {
        later if later < 1_440 => Some((date, later)),
        _ => Some((date.succ_opt()?, 0)),
    };
    let most = 1_440 / interval_min.max(1);
    let slots: Vec<_> = std::iter::successors(following(&one), following)
        .take_while(|slot| *slot < other)
        .take(most as usize)
        .collect();
    if slots.len() < most as usize { slots } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Id, referential::Channel};

    fn bin(start: &str, count: u32, observed_min: f64) -> FlowBin {
        let coverage = observed_min / 15.0;
        FlowBin {
            local_date: NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(),
            start: start.into(),
            count,
            observed_min,
            coverage,
            rate_per_h: 60.0 * f64::from(count) / observed_min,
            scaled_count: (coverage >= 0.5).then_some(f64::from(count) / coverage),
        }
    }

    #[test]
    fn a_total_needs_every_required_post() {
        let door = [bin("09:00", 4, 15.0), bin("09:15", 6, 15.0), bin("09:30", 5, 15.0)];
        let back = [bin("09:15", 2, 7.5), bin("09:30", 1, 5.0)];
        let totals = unit_totals(&[&door, &back]);
        let found: Vec<_> = totals.iter().map(|(key, total)| (key.1.as_str(), total.count, total.scaled)).collect();
        // 09:00: the back door was not watched. 09:30: too little of it was.
        assert_eq!(found, vec![("09:15", 10.0, true)]);
        assert_eq!(unit_totals(&[&door]).len(), 3);
        assert!(unit_totals(&[]).is_empty());
    }

    #[test]
    fn a_correction_shows_at_its_interval_and_its_multiples() {
        let correction = |delta| FlowCorrection {
            visit_day: Id::new(uuid::Uuid::nil()),
            unit: Id::new(uuid::Uuid::nil()),
            post: Id::new(uuid::Uuid::nil()),
            date: NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(),
            start_min: 555,
            interval_min: 15,
            delta,
            reason: String::new(),
        };
        let bins = || vec![bin("09:00", 4, 15.0), bin("09:15", 4, 7.5)];
        let counts = |delta, interval| {
            let found = corrected(bins(), &[&correction(delta)], interval);
            found.into_iter().map(|bin| (bin.count, bin.scaled_count)).collect::<Vec<_>>()
        };
        assert_eq!(counts(2, 15), vec![(4, Some(4.0)), (6, Some(12.0))]);
        assert_eq!(counts(-9, 15)[1], (0, Some(0.0)));
        assert_eq!(counts(2, 30)[0].0, 6);
        assert_eq!(counts(2, 5)[1].0, 4);
    }

    #[test]
    fn the_peak_is_a_rate_well_enough_watched() {
        let bins = [bin("09:00", 4, 15.0), bin("09:15", 4, 5.0), bin("09:30", 6, 10.0), bin("09:45", 0, 15.0)];
        assert_eq!(peak(&bins).map(|bin| bin.start.as_str()), Some("09:30"));
        assert_eq!(peak(&[bin("09:00", 0, 15.0)]), None);
    }

    fn typed(start_min: u32, interval_min: u32, count: u32, observed_min: f64) -> TypedTotal {
        TypedTotal {
            visit_day: Id::new(uuid::Uuid::nil()),
            unit: Id::new(uuid::Uuid::nil()),
            channel: Channel::Phone,
            date: NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(),
            start_min,
            interval_min,
            count,
            observed_min,
        }
    }

    #[test]
    fn typed_totals_show_at_their_interval_and_its_multiples() {
        let (first, second) = (typed(540, 30, 4, 30.0), typed(570, 30, 5, 20.0));
        let totals = [&first, &second];
        let cut = |interval| {
            typed_slots(&totals, interval)
                .into_iter()
                .map(|s| (s.start_min, s.count, s.observed_min))
                .collect::<Vec<_>>()
        };
        assert_eq!(cut(30), vec![(540, Some(4), 30.0), (570, Some(5), 20.0)]);
        assert_eq!(cut(60), vec![(540, Some(9), 50.0)]);
        assert_eq!(cut(15).iter().map(|slot| slot.1).collect::<Vec<_>>(), vec![None; 4]);
        assert!(check_typed_total(&typed(600, 30, 1, 30.0), &totals).is_ok());
        assert_eq!(
            check_typed_total(&typed(540, 60, 1, 60.0), &totals).map_err(|r| r.code),
            Err("typed_total_overlaps")
        );
    }

    #[test]
    fn medians_are_those_of_a_spreadsheet() {
        assert_eq!(
            sample(vec![30.0, 10.0, 20.0, 60.0]).map(|s| (s.n, s.median_s, s.min_s, s.max_s)),
            Some((4, 25.0, 10.0, 60.0))
        );
        assert_eq!(sample(Vec::new()), None);
    }

    #[test]
    fn slots_run_over_midnight() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let held = BTreeSet::from([(day, "23:30".to_owned()), (day.succ_opt().unwrap(), "00:30".to_owned())]);
        let starts: Vec<_> = slots_between(&held, 30).into_iter().map(|slot| slot.1).collect();
        assert_eq!(starts, ["23:30", "00:00", "00:30"]);
    }

    #[test]
    fn no_slot_lies_between_two_years() {
        let key = |year, start: &str| (NaiveDate::from_ymd_opt(year, 11, 24).unwrap(), start.to_owned());
        let held = BTreeSet::from([key(1970, "09:00"), key(1970, "09:10"), key(2026, "09:00"), key(2026, "09:10")]);
        let starts: Vec<_> = slots_between(&held, 5).into_iter().map(|slot| slot.1).collect();
        assert_eq!(starts, ["09:00", "09:05", "09:10", "09:00", "09:05", "09:10"]);
    }
}
