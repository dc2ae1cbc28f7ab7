//! What people who hold several functions would save, with the guard against a false saving.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use sillage_domain::{
    network::service::Regime,
    staffing::{
        plan::{FunctionNeed, StaffingNeed},
        pooling::{Pooled, PoolingGain, PoolingInputs, pooling_gain},
    },
};
use ts_rs::TS;

use crate::Failure;

/// Functions with a queue, held together.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Pooling {
    /// Their names.
    pub functions: Vec<sillage_domain::Bilingual>,
    /// Speed of people who hold them all beside those who hold one.
    pub efficiency: f64,
    /// The strictest promise of theirs.
    pub target_share: f64,
    /// See above, in seconds.
    pub target_wait_s: f64,
    /// Person-hours saved by weekday; below zero it costs.
    pub days: Vec<PooledDay>,
    /// The slot in which it saves most.
    pub best: Option<PooledSlot>,
}

/// A day.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PooledDay {
    /// 1 Monday … 7 Sunday.
    pub iso_weekday: u32,
    /// Person-hours saved, corrected.
    pub gain_person_h: f64,
    /// What plain Erlang C would promise.
    pub plain_gain_person_h: f64,
}

/// A slot, with its figures.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PooledSlot {
    /// 1 Monday … 7 Sunday.
    pub iso_weekday: u32,
    /// First minute after local midnight.
    pub start_min: u32,
    /// People apart.
    pub separate: u32,
    /// People together, corrected.
    pub together: u32,
    /// Mean handling time together, in seconds.
    pub aht_s: Option<f64>,
    /// Squared coefficient of variation of handling times; 1 is what Erlang C supposes.
    pub service_scv: Option<f64>,
    /// Mean wait together, corrected, in seconds.
    pub asa_s: Option<f64>,
}

/// Nothing with fewer than two functions that queue.
///
/// # Errors
/// `invalid_input`: a speed outside (0, 1].
pub(super) fn pooling(need: &StaffingNeed, efficiency: f64) -> Result<Option<Pooling>, Failure> {
    let queues = |one: &&FunctionNeed| matches!(one.way, Regime::Queue | Regime::QueuePatience) && one.aht_s.is_some();
    let functions: Vec<&FunctionNeed> = need.functions.iter().filter(queues).collect();
    if functions.len() < 2 {
        return Ok(None);
    }
    let strictest = |of: fn(&FunctionNeed) -> f64, pick: fn(f64, f64) -> f64| {
        functions.iter().map(|one| of(one)).reduce(pick).unwrap_or_default()
    };
    let target_share = strictest(|one| one.target.target_share, f64::max);
    let target_wait_s = strictest(|one| one.target.target_wait_s, f64::min);
    let max_occupancy = strictest(|one| one.target.max_occupancy, f64::min);
    let mut days: BTreeMap<u32, (i64, i64)> = BTreeMap::new();
    let mut best: Option<((u32, u32), PoolingGain)> = None;
    for (place, pooled) in slots(&functions) {
        let inputs =
            PoolingInputs { functions: pooled, target_sl: target_share, target_wait_s, max_occupancy, efficiency };
        let gain = pooling_gain(&inputs)?;
        let day = days.entry(place.0).or_default();
        *day = (day.0 + gain.gain_corrected, day.1 + gain.gain);
        if best.as_ref().is_none_or(|(_, best)| gain.gain_corrected > best.gain_corrected) {
            best = Some((place, gain));
        }
    }
    let hours = |people: i64| people as f64 * f64::from(need.interval_min) / 60.0;
    let day = |(iso_weekday, (gain, plain)): (u32, (i64, i64))| PooledDay {
        iso_weekday,
        gain_person_h: hours(gain),
        plain_gain_person_h: hours(plain),
    };
    Ok(Some(Pooling {
        functions: functions.iter().map(|one| one.name.clone()).collect(),
        efficiency,
        target_share,
        target_wait_s,
        days: days.into_iter().map(day).collect(),
        best: best.map(|((iso_weekday, start_min), gain)| PooledSlot {
            iso_weekday,
            start_min,
            separate: gain.separate_total,
            together: gain.pooled_corrected,
            aht_s: gain.pooled_aht_s,
            service_scv: gain.service_scv,
            asa_s: gain.pooled_asa_corrected_s,
        }),
    }))
}

/// The slots in which every function is known and somebody comes.
fn slots(functions: &[&FunctionNeed]) -> BTreeMap<(u32, u32), Vec<Pooled>> {
    let mut slots: BTreeMap<(u32, u32), Vec<Pooled>> = BTreeMap::new();
    for function in functions {
        for cell in &function.cells {
            if let (Some(arrivals_per_h), Some(aht_s)) = (cell.arrivals_per_h, function.aht_s) {
                slots.entry((cell.iso_weekday, cell.start_min)).or_default().push(Pooled { arrivals_per_h, aht_s });
            }
        }
    }
    slots.retain(|_, pooled| pooled.len() == functions.len() && pooled.iter().any(|one| one.arrivals_per_h > 0.0));
    slots
}
