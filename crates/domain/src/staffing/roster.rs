//! A roster beside a saved need (METHODS 2.10). It never changes the need; hours short and long are never netted.

use serde::{Deserialize, Serialize};

use super::{
    erlang_c::Busy,
    max_occupancy, min_staff,
    need::{Promise, fewest},
    offered_load,
};
use crate::{
    Refusal,
    statistics::{SLACK, require},
};

/// What `staffing.compare_roster` is asked.
#[derive(Debug, Clone, Deserialize)]
pub struct CompareInputs {
    /// People needed, by slot.
    pub need: Vec<f64>,
    /// People planned, by slot.
    pub roster: Vec<f64>,
    /// Length of a slot in minutes.
    pub interval_min: f64,
}

/// Where people are short and long.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RosterGap {
    /// Planned minus needed, by slot.
    pub gap: Vec<f64>,
    /// Slots short of people.
    pub under_intervals: usize,
    /// Slots with more than needed.
    pub over_intervals: usize,
    /// Person-hours short.
    pub under_person_h: f64,
    /// Person-hours long.
    pub over_person_h: f64,
    /// Share of the need that is covered; `None` where nobody is needed.
    pub coverage_ratio: Option<f64>,
}

/// `staffing.compare_roster`.
///
/// # Errors
/// `invalid_input`: lists of different lengths, negative people, a slot not above 0.
pub fn compare_roster(inputs: &CompareInputs) -> Result<RosterGap, Refusal> {
    require(inputs.need.iter().all(|people| *people >= 0.0), "need")?;
    require(inputs.roster.iter().all(|people| *people >= 0.0), "roster")?;
    require(inputs.roster.len() == inputs.need.len(), "roster")?;
    require(inputs.interval_min > 0.0, "interval_min")?;
    let gap: Vec<f64> = inputs.need.iter().zip(&inputs.roster).map(|(need, there)| there - need).collect();
    let hours = |people: f64| people * inputs.interval_min / 60.0;
    let covered: f64 = inputs.need.iter().zip(&inputs.roster).map(|(need, there)| need.min(*there)).sum();
    let needed: f64 = inputs.need.iter().sum();
    Ok(RosterGap {
        under_intervals: gap.iter().filter(|gap| **gap < -SLACK).count(),
        over_intervals: gap.iter().filter(|gap| **gap > SLACK).count(),
        under_person_h: hours(gap.iter().map(|gap| (-gap).max(0.0)).sum()),
        over_person_h: hours(gap.iter().map(|gap| gap.max(0.0)).sum()),
        coverage_ratio: (needed > 0.0).then(|| covered / needed),
        gap,
    })
}

/// What `staffing.day_plan` is asked.
#[derive(Debug, Clone, Deserialize)]
pub struct DayInputs {
    /// Length of a slot in minutes.
    pub interval_min: f64,
    /// Arrivals per hour, by slot.
    pub rates_per_h: Vec<f64>,
    /// Mean handling time in seconds.
    pub aht_s: f64,
    /// Promised share served within the wait.
    pub target_sl: f64,
    /// The promised wait in seconds.
    pub target_wait_s: f64,
    /// Highest share of time people may be busy.
    #[serde(default = "max_occupancy")]
    pub max_occupancy: f64,
    /// Somebody is there anyway.
    #[serde(default = "min_staff")]
    pub min_staff: u32,
    /// People planned, by slot.
    pub roster: Vec<u32>,
}

/// A day of one function: the need first, the roster afterwards.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DayPlan {
    /// People needed, by slot.
    pub need: Vec<u32>,
    /// Person-hours needed.
    pub need_person_h: f64,
    /// Person-hours planned.
    pub roster_person_h: f64,
    /// Share served in time with the people planned, by slot.
    pub roster_service_level: Vec<f64>,
    /// The same for the day, each slot weighed by its customers; `None` where nobody comes.
    pub day_service_level: Option<f64>,
    /// Planned minus needed, by slot.
    pub gap: Vec<f64>,
    /// Slots short of people.
    pub under_intervals: usize,
    /// Slots with more than needed.
    pub over_intervals: usize,
}

/// `staffing.day_plan`.
///
/// # Errors
/// As `staffing.required`, slot by slot; `invalid_input` for a roster of another length.
pub fn day_plan(inputs: &DayInputs) -> Result<DayPlan, Refusal> {
    require(inputs.roster.len() == inputs.rates_per_h.len(), "roster")?;
    require(inputs.roster.iter().all(|people| f64::from(*people) <= super::MOST_PEOPLE), "roster")?;
    require(f64::from(inputs.min_staff) <= super::MOST_PEOPLE, "min_staff")?;
    let promise = Promise {
        target_sl: inputs.target_sl,
        target_wait_s: inputs.target_wait_s,
        max_occupancy: inputs.max_occupancy,
    };
    let (mut need, mut levels) = (Vec::new(), Vec::new());
    for (rate, people) in inputs.rates_per_h.iter().zip(&inputs.roster) {
        let load = offered_load(*rate, inputs.aht_s)?;
        need.push(fewest(load, inputs.aht_s, promise, inputs.min_staff)?.staff);
        levels.push(Busy::with(load, *people).service_level(inputs.target_wait_s, inputs.aht_s));
    }
    let people = |list: &[u32]| list.iter().map(|people| f64::from(*people)).collect::<Vec<f64>>();
    let gap = compare_roster(&CompareInputs {
        need: people(&need),
        roster: people(&inputs.roster),
        interval_min: inputs.interval_min,
    })?;
    let person_h = |list: &[u32]| people(list).iter().sum::<f64>() * inputs.interval_min / 60.0;
    let customers: f64 = inputs.rates_per_h.iter().sum();
    let served: f64 = inputs.rates_per_h.iter().zip(&levels).map(|(rate, level)| rate * level).sum();
    Ok(DayPlan {
        need_person_h: person_h(&need),
        roster_person_h: person_h(&inputs.roster),
        day_service_level: (customers > 0.0).then(|| served / customers),
        roster_service_level: levels,
        gap: gap.gap,
        under_intervals: gap.under_intervals,
        over_intervals: gap.over_intervals,
        need,
    })
}
