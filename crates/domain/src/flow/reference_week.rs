//! The reference week: what a normal day of each weekday looks like (METHODS 1.5). It pools what was watched; a cell
//! nobody watched is absent, never a zero.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Refusal,
    statistics::{SLACK, invalid, mean, require},
};

/// A slot of a day, as one source saw it.
#[derive(Debug, Clone, Deserialize)]
pub struct SlotSeen {
    /// Day at the place.
    pub date: NaiveDate,
    /// Wall-clock start, `HH:MM`.
    pub slot: String,
    /// Channel.
    pub channel: String,
    /// Customers counted.
    pub count: u64,
    /// Minutes watched.
    pub observed_min: f64,
    /// Where it comes from: `visit`, `import`…
    pub source: String,
    /// Why the day is not a normal one.
    #[serde(default)]
    pub special: Option<String>,
}

/// What `flow.reference_week` is asked.
#[derive(Debug, Clone, Deserialize)]
pub struct WeekInputs {
    /// Length of a slot in minutes.
    pub interval_min: f64,
    /// Which source is kept when two watched a slot equally long, first preferred.
    pub source_priority: Vec<String>,
    /// The slots seen.
    pub observations: Vec<SlotSeen>,
}

/// A weekday × slot × channel.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WeekCell {
    /// 1 Monday … 7 Sunday.
    pub iso_weekday: u32,
    /// Wall-clock start.
    pub slot: String,
    /// Channel.
    pub channel: String,
    /// Days it rests on.
    pub n_days: usize,
    /// Customers of all days.
    pub count: u64,
    /// Minutes watched.
    pub observed_min: f64,
    /// Pooled rate per hour.
    pub rate_per_h: f64,
}

/// The cells that were watched.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReferenceWeek {
    /// By weekday, slot, channel.
    pub cells: Vec<WeekCell>,
    /// Slots left out because another source saw the same one better.
    pub duplicates_dropped: usize,
}

/// `flow.reference_week`: special days left out, the same slot seen twice kept once (the better watched; then the
/// preferred source), the rest pooled.
///
/// # Errors
/// `invalid_input`: an empty slot length, a slot that is no time of day, negative minutes, customers without a minute.
pub fn reference_week(inputs: &WeekInputs) -> Result<ReferenceWeek, Refusal> {
    require(inputs.interval_min > 0.0, "interval_min")?;
    let rank = |source: &str| inputs.source_priority.iter().position(|known| known == source).unwrap_or(usize::MAX);
    let mut kept: BTreeMap<(NaiveDate, &str, &str), &SlotSeen> = BTreeMap::new();
    let mut duplicates_dropped = 0;
    for seen in &inputs.observations {
        check(seen)?;
        if seen.special.is_some() || seen.observed_min == 0.0 {
            continue;
        }
        let place = kept.entry((seen.date, &seen.slot, &seen.channel));
        place
            .and_modify(|best| {
                duplicates_dropped += 1;
                let longer = seen.observed_min - best.observed_min;
                if longer > SLACK || (longer.abs() <= SLACK && rank(&seen.source) < rank(&best.source)) {
                    *best = seen;
                }
            })
            .or_insert(seen);
    }
    Ok(ReferenceWeek { cells: pool(kept.into_values()), duplicates_dropped })
}

fn check(seen: &SlotSeen) -> Result<(), Refusal> {
    chrono::NaiveTime::parse_from_str(&seen.slot, "%H:%M").map_err(|_| invalid("slot"))?;
    require(seen.observed_min > 0.0 || (seen.observed_min == 0.0 && seen.count == 0), "observed_min")
}

fn pool<'a>(kept: impl Iterator<Item = &'a SlotSeen>) -> Vec<WeekCell> {
    let mut cells: BTreeMap<(u32, &str, &str), (usize, u64, f64)> = BTreeMap::new();
    for seen in kept {
        let cell = cells.entry((seen.date.weekday().number_from_monday(), &seen.slot, &seen.channel)).or_default();
        *cell = (cell.0 + 1, cell.1 + seen.count, cell.2 + seen.observed_min);
    }
    cells
        .into_iter()
        .map(|((iso_weekday, slot, channel), (n_days, count, observed_min))| WeekCell {
            iso_weekday,
            slot: slot.to_owned(),
            channel: channel.to_owned(),
            n_days,
            count,
            observed_min,
            rate_per_h: 60.0 * count as f64 / observed_min,
        })
        .collect()
}

/// What `flow.variation_level` is asked.
#[derive(Debug, Clone, Deserialize)]
pub struct VariationInputs {
    /// Rates of the open cells; `null` where nobody watched.
    pub rates_per_h: Vec<Option<f64>>,
}

/// How busy a cell is beside the mean of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum VariationLevel {
    /// Below 60.
    Low,
    /// 60 to 119.
    Normal,
    /// 120 to 159.
    High,
    /// From 160 on.
    Peak,
    /// Not watched.
    Unknown,
}

/// A cell beside the mean.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Variation {
    /// 100 = the mean of the known open cells.
    pub index: Option<f64>,
    /// Its band.
    pub level: VariationLevel,
}

/// The cells of a week beside their mean.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Variations {
    /// Mean of the known cells.
    pub mean_rate_per_h: Option<f64>,
    /// In the order asked.
    pub cells: Vec<Variation>,
}

/// `flow.variation_level`. Unknown stays unknown; so does everything when nobody ever came.
///
/// # Errors
/// `invalid_input`: a negative rate.
pub fn variation_level(inputs: &VariationInputs) -> Result<Variations, Refusal> {
    let known: Vec<f64> = inputs.rates_per_h.iter().flatten().copied().collect();
    require(known.iter().all(|rate| *rate >= 0.0), "rates_per_h")?;
    let mean_rate_per_h = mean(&known);
    let positive = mean_rate_per_h.filter(|mean| *mean > 0.0);
    let cells = inputs
        .rates_per_h
        .iter()
        .map(|rate| {
            let index = rate.zip(positive).map(|(rate, mean)| 100.0 * rate / mean);
            Variation { index, level: index.map_or(VariationLevel::Unknown, level_of) }
        })
        .collect();
    Ok(Variations { mean_rate_per_h, cells })
}

fn level_of(index: f64) -> VariationLevel {
    match index + SLACK {
        at if at >= 160.0 => VariationLevel::Peak,
        at if at >= 120.0 => VariationLevel::High,
        at if at >= 60.0 => VariationLevel::Normal,
        _ => VariationLevel::Low,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(count: u64, observed_min: f64, source: &str) -> SlotSeen {
        SlotSeen {
            date: "2026-05-11".parse().unwrap(),
            slot: "09:00".into(),
            channel: "walk_in".into(),
            count,
            observed_min,
            source: source.into(),
            special: None,
        }
    }

    fn week(observations: Vec<SlotSeen>) -> ReferenceWeek {
        let source_priority = vec!["import".into(), "visit".into()];
        reference_week(&WeekInputs { interval_min: 30.0, source_priority, observations }).unwrap()
    }

    #[test]
    fn the_better_watched_source_is_kept_whatever_the_order() {
        let pairs = [
            (seen(9, 20.0, "visit"), seen(15, 30.0, "import"), 15),
            (seen(9, 30.0, "visit"), seen(15, 20.0, "import"), 9),
            (seen(9, 30.0, "visit"), seen(15, 30.0, "import"), 15),
            (seen(9, 30.0, "visit"), seen(15, 30.0, "ticket"), 9),
        ];
        for (one, other, expected) in pairs {
            for observations in [vec![one.clone(), other.clone()], vec![other.clone(), one.clone()]] {
                let found = week(observations);
                assert_eq!((found.cells[0].count, found.duplicates_dropped), (expected, 1), "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn an_unwatched_slot_has_no_cell() {
        assert_eq!(week(vec![seen(0, 0.0, "visit")]).cells, vec![]);
        let zero = week(vec![seen(0, 12.0, "visit")]);
        assert_eq!((zero.cells[0].count, zero.cells[0].rate_per_h), (0, 0.0));
    }
}
