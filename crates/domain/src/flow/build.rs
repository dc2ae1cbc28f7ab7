//! The reference week of a unit, from everything that was counted there (METHODS 1.5): the same slot seen twice is kept
//! once, days that are not like the others are left out, cells nobody watched enough are estimated and say so. No
//! minute that was not watched enters a denominator.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::{
    bins::MIN_COVERAGE,
    cell::{CellDay, CellInputs, CellStats, cell_stats},
    fit::{FitInputs, multiplicative_fit},
    rate::{DispersionInputs, Exposed, RateInputs, dispersion, rate_ci},
    reference_week::{VariationInputs, VariationLevel, variation_level},
    week::{CellOrigin, ChannelWeek, ReferenceCell, SpecialDay},
};
use crate::{Refusal, network::hours::OpeningSlot, referential::Channel, statistics::SLACK};

/// Confidence of every interval of a week.
pub const CONFIDENCE: f64 = 0.95;
const DAY_MIN: u32 = 1_440;

/// Who counted a slot, the preferred first where two watched equally long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Counted {
    /// A machine.
    Import,
    /// Somebody at a post, or who typed what another one counted.
    Visit,
}

/// A slot of a day, as one source saw it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// Day at the place.
    pub date: NaiveDate,
    /// First minute after local midnight.
    pub start_min: u32,
    /// Channel.
    pub channel: Channel,
    /// Customers.
    pub count: u32,
    /// Minutes really watched.
    pub observed_min: f64,
    /// By whom.
    pub by: Counted,
}

/// What a week is built from.
#[derive(Debug, Clone, Copy)]
pub struct WeekSources<'a> {
    /// Length of a slot in minutes.
    pub interval_min: u32,
    /// First and last day.
    pub period: (NaiveDate, NaiveDate),
    /// When the unit is open; what was watched stands for it where nobody said.
    pub open: &'a [OpeningSlot],
    /// Days that are not like the others.
    pub special: &'a [SpecialDay],
    /// Everything that was seen, in any order.
    pub seen: &'a [Seen],
}

/// Two sources that watched the same slots.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Twice {
    /// Channel.
    pub channel: Channel,
    /// How many slots.
    pub slots: u32,
    /// Customers of the machine, per hour.
    pub import_per_h: f64,
    /// Customers of the people, per hour.
    pub visit_per_h: f64,
}

/// A week, with what became of what was seen.
#[derive(Debug, Clone, PartialEq)]
pub struct BuiltWeek {
    /// Its channels.
    pub channels: Vec<ChannelWeek>,
    /// Days that were left out.
    pub excluded_days: u32,
    /// Days that were counted or left out.
    pub all_days: u32,
    /// Slots two sources counted; the better watched one was kept.
    pub seen_twice: u32,
    /// How the two compare.
    pub twice: Vec<Twice>,
    /// The slots that were kept, special days too: what drivers are told from.
    pub kept: Vec<Seen>,
}

/// Builds the week.
///
/// # Errors
/// `invalid_input`: customers without a minute watched.
pub fn build_week(sources: &WeekSources<'_>) -> Result<BuiltWeek, Refusal> {
    let (kept, pairs) = keep_better(sources);
    let excluded = |seen: &Seen| is_excluded(sources.special, seen.date, seen.channel);
    let normal: Vec<Seen> = kept.iter().filter(|seen| !excluded(seen)).copied().collect();
    let days = |list: &[Seen]| list.iter().map(|seen| seen.date).collect::<BTreeSet<_>>();
    let (all_days, normal_days) = (days(&kept), days(&normal));
    let channels: BTreeSet<Channel> = normal.iter().map(|seen| seen.channel).collect();
    let pairs: Vec<(Seen, Seen)> = pairs.into_iter().filter(|(seen, _)| !excluded(seen)).collect();
    Ok(BuiltWeek {
        channels: channels
            .into_iter()
            .map(|channel| channel_week(sources, channel, &normal))
            .collect::<Result<_, _>>()?,
        excluded_days: whole(all_days.len() - normal_days.len()),
        all_days: whole(all_days.len()),
        seen_twice: whole(pairs.len()),
        twice: twice(&pairs),
        kept,
    })
}

fn whole(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

/// Whether a day is left out of the normal week of a channel.
pub fn is_excluded(special: &[SpecialDay], date: NaiveDate, channel: Channel) -> bool {
    special.iter().any(|day| day.date == date && day.exclude_from_reference && day.bears_on(channel))
}

/// Each slot once, the better watched; and the pairs of which one was dropped, the machine's first.
fn keep_better(sources: &WeekSources<'_>) -> (Vec<Seen>, Vec<(Seen, Seen)>) {
    let (from, to) = sources.period;
    let inside = |seen: &&Seen| seen.observed_min > 0.0 && (from..=to).contains(&seen.date);
    let mut seen: Vec<Seen> = sources.seen.iter().filter(inside).copied().collect();
    let place = |seen: &Seen| (seen.channel, seen.date, seen.start_min);
    // Minutes within the slack of one another are equally long.
    let minutes = |seen: &Seen| (seen.observed_min / SLACK.sqrt()).round();
    seen.sort_by(|a, b| {
        place(a).cmp(&place(b)).then_with(|| minutes(b).total_cmp(&minutes(a))).then_with(|| a.by.cmp(&b.by))
    });
    let mut pairs = Vec::new();
    seen.dedup_by(|later, kept| {
        let same = place(later) == place(kept);
        if same && later.by != kept.by {
            pairs.push(if kept.by == Counted::Import { (*kept, *later) } else { (*later, *kept) });
        }
        same
    });
    (seen, pairs)
}

fn twice(pairs: &[(Seen, Seen)]) -> Vec<Twice> {
    let mut by_channel: BTreeMap<Channel, Vec<&(Seen, Seen)>> = BTreeMap::new();
    for pair in pairs {
        by_channel.entry(pair.0.channel).or_default().push(pair);
    }
    let per_h = |seen: &mut dyn Iterator<Item = &Seen>| {
        let (count, minutes) = seen
            .fold((0.0, 0.0), |(count, minutes), seen| (count + f64::from(seen.count), minutes + seen.observed_min));
        60.0 * count / minutes
    };
    let line = |(channel, pairs): (Channel, Vec<&(Seen, Seen)>)| Twice {
        channel,
        slots: whole(pairs.len()),
        import_per_h: per_h(&mut pairs.iter().map(|pair| &pair.0)),
        visit_per_h: per_h(&mut pairs.iter().map(|pair| &pair.1)),
    };
    by_channel.into_iter().map(line).collect()
}

/// Weekday and first minute of a slot.
type Place = (u32, u32);

fn place_of(seen: &Seen) -> Place {
    (seen.date.weekday().number_from_monday(), seen.start_min)
}

fn channel_week(sources: &WeekSources<'_>, channel: Channel, normal: &[Seen]) -> Result<ChannelWeek, Refusal> {
    let own: Vec<Seen> = normal.iter().filter(|seen| seen.channel == channel).copied().collect();
    let mut days: BTreeMap<Place, Vec<Seen>> = BTreeMap::new();
    for seen in &own {
        days.entry(place_of(seen)).or_default().push(*seen);
    }
    let exposed = |seen: &Seen| Exposed { count: seen.count.into(), exposure_h: seen.observed_min / 60.0 };
    let cells = days.values().map(|days| days.iter().map(exposed).collect()).collect();
    let spread = dispersion(&DispersionInputs { cells })?;
    let places = open_places(sources.open, sources.interval_min, days.keys().copied());
    let estimates = estimates(&places, &days);
    let none = Vec::new();
    let mut cells = Vec::new();
    for place in &places {
        let seen = days.get(place).unwrap_or(&none);
        cells.push(cell(sources.interval_min, *place, seen, spread.phi_used, estimates.get(place).copied())?);
    }
    let levels = variation_level(&VariationInputs { rates_per_h: cells.iter().map(|cell| cell.rate_per_h).collect() })?;
    for (cell, variation) in cells.iter_mut().zip(&levels.cells) {
        cell.level = variation.level;
    }
    Ok(ChannelWeek {
        channel,
        cells,
        phi: spread.phi_used,
        phi_df: whole(spread.df),
        mean_rate_per_h: levels.mean_rate_per_h,
        n_days: whole(own.iter().map(|seen| seen.date).collect::<BTreeSet<_>>().len()),
        observed_h: own.iter().map(|seen| seen.observed_min).sum::<f64>() / 60.0,
        count: own.iter().map(|seen| seen.count).fold(0, u32::saturating_add),
    })
}

/// The slots in which the unit is open. Where nobody said when: every weekday, from the first to the last slot watched.
fn open_places(open: &[OpeningSlot], interval_min: u32, watched: impl Iterator<Item = Place>) -> BTreeSet<Place> {
    if open.is_empty() {
        let starts: BTreeSet<u32> = watched.map(|(_, start)| start).collect();
        let hours = starts.first().copied().zip(starts.last().copied());
        let slots = hours.map(|(first, last)| (first..=last).step_by(interval_min as usize).collect::<Vec<_>>());
        return (1..=7).flat_map(|day| slots.iter().flatten().map(move |start| (day, *start))).collect();
    }
    let minute = |time: chrono::NaiveTime| chrono::Timelike::num_seconds_from_midnight(&time) / 60;
    let slots = open.iter().flat_map(|slot| {
        let closes = minute(slot.closes);
        let until = if closes == 0 { DAY_MIN } else { closes };
        let first = minute(slot.opens) / interval_min * interval_min;
        (first..until).step_by(interval_min as usize).map(|start| (slot.iso_weekday, start))
    });
    slots.collect()
}

/// Rates of the open cells from the level of the day and the shape of the hours, over the days and hours that have both
/// a watched cell and a customer; the others stay unknown.
fn estimates(places: &BTreeSet<Place>, days: &BTreeMap<Place, Vec<Seen>>) -> BTreeMap<Place, f64> {
    let known: BTreeMap<Place, (f64, f64)> = places
        .iter()
        .filter_map(|place| Some((*place, days.get(place)?)))
        .map(|(place, seen)| {
            let count: f64 = seen.iter().map(|seen| f64::from(seen.count)).sum();
            (place, (count, seen.iter().map(|seen| seen.observed_min).sum::<f64>() / 60.0))
        })
        .collect();
    let lively = |of: fn(&Place) -> u32| -> Vec<u32> {
        known
            .iter()
            .filter(|(_, (count, _))| *count > 0.0)
            .map(|(place, _)| of(place))
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    };
    let (weekdays, starts) = (lively(|place| place.0), lively(|place| place.1));
    let at = |day: usize, slot: usize| (weekdays[day], starts[slot]);
    let table = |of: fn(&(f64, f64)) -> f64| -> Vec<Vec<f64>> {
        let row = |day| (0..starts.len()).map(|slot| known.get(&at(day, slot)).map_or(0.0, of)).collect();
        (0..weekdays.len()).map(row).collect()
    };
    let cells = (0..weekdays.len()).flat_map(|day| (0..starts.len()).map(move |slot| (day, slot)));
    let predict: Vec<(usize, usize)> = cells.filter(|&(day, slot)| places.contains(&at(day, slot))).collect();
    let inputs = FitInputs { counts: table(|cell| cell.0), exposure_h: table(|cell| cell.1), predict };
    // An empty table has no shape to carry over.
    let Ok(fitted) = multiplicative_fit(&inputs) else { return BTreeMap::new() };
    let rates = inputs.predict.iter().zip(fitted.predicted_rate_per_h);
    rates.filter_map(|(&(day, slot), rate)| Some((at(day, slot), rate?))).collect()
}

fn cell(
    interval_min: u32,
    (iso_weekday, start_min): Place,
    seen: &[Seen],
    phi: f64,
    estimate: Option<f64>,
) -> Result<ReferenceCell, Refusal> {
    let stats = stats(interval_min, seen)?;
    // Less than half of the slot on every day: too little to stand alone.
    let thin = stats.n_qualified == 0;
    let (origin, rate_per_h) = match (stats.pooled_rate_per_h, estimate) {
        (_, Some(rate)) if thin => (CellOrigin::Estimated, Some(rate)),
        (Some(rate), _) => (CellOrigin::Measured, Some(rate)),
        (None, _) => (CellOrigin::Unknown, None),
    };
    let interval = match origin {
        CellOrigin::Measured => Some(rate_ci(&RateInputs {
            count: stats.total_count,
            exposure_h: stats.total_observed_min / 60.0,
            conf: CONFIDENCE,
            phi,
        })?),
        CellOrigin::Estimated | CellOrigin::Unknown => None,
    };
    let from = |days: usize, value: Option<f64>| value.filter(|_| stats.n_qualified >= days);
    Ok(ReferenceCell {
        iso_weekday,
        start_min,
        origin,
        rate_per_h,
        n_days: whole(stats.n_days),
        n_qualified: whole(stats.n_qualified),
        count: u32::try_from(stats.total_count).unwrap_or(u32::MAX),
        observed_min: stats.total_observed_min,
        since: seen.iter().map(|seen| seen.date).min(),
        ci_low: interval.map(|interval| interval.ci_low),
        ci_high: interval.map(|interval| interval.ci_high),
        min: from(2, stats.min_count),
        max: from(2, stats.max_count),
        median: from(3, stats.median_count),
        p80: stats.p80_count,
        p90: stats.p90_count,
        level: VariationLevel::Unknown,
    })
}

fn stats(interval_min: u32, seen: &[Seen]) -> Result<CellStats, Refusal> {
    let day =
        |seen: &Seen| CellDay { date: seen.date, count: seen.count, observed_min: seen.observed_min, special: None };
    cell_stats(&CellInputs {
        interval_min: interval_min.into(),
        min_coverage: MIN_COVERAGE,
        min_n_p80: 5,
        min_n_p90: 10,
        days: seen.iter().map(day).collect(),
    })
}

#[cfg(test)]
mod tests;
