//! One cell of the week: a weekday × slot × channel over several days (METHODS 1.3). Nothing here pools cells.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::bins::MIN_COVERAGE;
use crate::{
    Refusal,
    statistics::{SLACK, mean, median, quantile, require, variance},
};

/// One day of a cell.
#[derive(Debug, Clone, Deserialize)]
pub struct CellDay {
    /// Day at the place.
    pub date: NaiveDate,
    /// Customers counted.
    pub count: u32,
    /// Minutes watched of the slot.
    pub observed_min: f64,
    /// Why the day is not a normal one; such days are left out.
    #[serde(default)]
    pub special: Option<String>,
}

/// What `flow.cell_stats` is asked.
#[derive(Debug, Clone, Deserialize)]
pub struct CellInputs {
    /// Length of the slot in minutes.
    pub interval_min: f64,
    /// From which share of the slot on a day qualifies, 0 to 1.
    #[serde(default = "min_coverage")]
    pub min_coverage: f64,
    /// Qualified days needed for a P80.
    #[serde(default = "min_n_p80")]
    pub min_n_p80: usize,
    /// Qualified days needed for a P90.
    #[serde(default = "min_n_p90")]
    pub min_n_p90: usize,
    /// The days.
    pub days: Vec<CellDay>,
}

fn min_coverage() -> f64 {
    MIN_COVERAGE
}
fn min_n_p80() -> usize {
    5
}
fn min_n_p90() -> usize {
    10
}

/// A cell with its evidence. Counts are scaled to the whole slot; `None` where there are too few days to say.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CellStats {
    /// Normal days with some watching.
    pub n_days: usize,
    /// Those watched for enough of the slot.
    pub n_qualified: usize,
    /// Special days left out.
    pub excluded_special: usize,
    /// Customers of all normal days, unscaled.
    pub total_count: u64,
    /// Minutes watched on them.
    pub total_observed_min: f64,
    /// 60 Σcount / Σminutes: the headline, since it weighs each day by what was seen.
    pub pooled_rate_per_h: Option<f64>,
    /// Mean of the scaled counts.
    pub mean_count: Option<f64>,
    /// Their standard deviation (n − 1), from two days on.
    pub sd_count: Option<f64>,
    /// Their median.
    pub median_count: Option<f64>,
    /// Their P80.
    pub p80_count: Option<f64>,
    /// Their P90.
    pub p90_count: Option<f64>,
    /// The least.
    pub min_count: Option<f64>,
    /// The most.
    pub max_count: Option<f64>,
}

/// `flow.cell_stats`. Days nobody watched are no days of the cell.
///
/// # Errors
/// `invalid_input`: an empty slot, a coverage outside 0 to 1, negative minutes, customers without a minute watched.
pub fn cell_stats(inputs: &CellInputs) -> Result<CellStats, Refusal> {
    require(inputs.interval_min > 0.0, "interval_min")?;
    require((0.0..=1.0).contains(&inputs.min_coverage), "min_coverage")?;
    for day in &inputs.days {
        require(day.observed_min > 0.0 || (day.observed_min == 0.0 && day.count == 0), "observed_min")?;
    }
    let normal: Vec<&CellDay> =
        inputs.days.iter().filter(|day| day.special.is_none() && day.observed_min > 0.0).collect();
    let scaled: Vec<f64> = normal
        .iter()
        .filter(|day| day.observed_min / inputs.interval_min >= inputs.min_coverage - SLACK)
        .map(|day| f64::from(day.count) * inputs.interval_min / day.observed_min)
        .collect();
    let total_count: u64 = normal.iter().map(|day| u64::from(day.count)).sum();
    let total_observed_min: f64 = normal.iter().map(|day| day.observed_min).sum();
    let from = |days: usize, p: f64| if scaled.len() >= days { quantile(&scaled, p) } else { None };
    Ok(CellStats {
        n_days: normal.len(),
        n_qualified: scaled.len(),
        excluded_special: inputs.days.iter().filter(|day| day.special.is_some()).count(),
        total_count,
        total_observed_min,
        pooled_rate_per_h: (total_observed_min > 0.0).then(|| 60.0 * total_count as f64 / total_observed_min),
        mean_count: mean(&scaled),
        sd_count: variance(&scaled).map(f64::sqrt),
        median_count: median(&scaled),
        p80_count: from(inputs.min_n_p80, 0.8),
        p90_count: from(inputs.min_n_p90, 0.9),
        min_count: scaled.iter().copied().reduce(f64::min),
        max_count: scaled.iter().copied().reduce(f64::max),
    })
}
