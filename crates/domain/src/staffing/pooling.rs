//! What versatile people would save, and the guard against a false saving (METHODS 2.11): a mixture of short and long
//! services varies more than Erlang C supposes, so the pooled wait is corrected (Allen and Cunneen).

use serde::{Deserialize, Serialize};

use super::{
    max_occupancy, min_staff,
    need::{Promise, fewest},
    offered_load,
};
use crate::{Refusal, statistics::require};

/// A function that could be shared.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Pooled {
    /// Arrivals per hour.
    pub arrivals_per_h: f64,
    /// Mean handling time in seconds.
    pub aht_s: f64,
}

/// What `staffing.pooling_gain` is asked.
#[derive(Debug, Clone, Deserialize)]
pub struct PoolingInputs {
    /// The functions.
    pub functions: Vec<Pooled>,
    /// Promised share served within the wait.
    pub target_sl: f64,
    /// The promised wait in seconds.
    pub target_wait_s: f64,
    /// Highest share of time people may be busy.
    #[serde(default = "max_occupancy")]
    pub max_occupancy: f64,
    /// Speed of versatile people beside specialists, above 0 and up to 1.
    pub efficiency: f64,
}

/// Needs apart and together. The corrected gain is the one to show.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PoolingGain {
    /// Share served in time by the pooled need, corrected.
    pub pooled_service_level_corrected: f64,
    /// Pooled need that keeps the promise, corrected.
    pub pooled_corrected: u32,
    /// People saved, corrected.
    pub gain_corrected: i64,
    /// Need of each function alone.
    pub separate: Vec<u32>,
    /// Their sum.
    pub separate_total: u32,
    /// Mean handling time together, in seconds; `None` where nobody comes.
    pub pooled_aht_s: Option<f64>,
    /// Pooled need by Erlang C alone.
    pub pooled: u32,
    /// People saved by Erlang C alone.
    pub gain: i64,
    /// Share served in time by the pooled need, by Erlang C alone.
    pub pooled_service_level: f64,
    /// Mean wait in seconds, by Erlang C alone.
    pub pooled_asa_s: Option<f64>,
    /// Squared coefficient of variation of handling times together; 1 is exponential.
    pub service_scv: Option<f64>,
    /// Mean wait in seconds, corrected.
    pub pooled_asa_corrected_s: Option<f64>,
}

/// `staffing.pooling_gain`.
///
/// # Errors
/// As `staffing.required`; `invalid_input` without a function or with an efficiency outside (0, 1].
pub fn pooling_gain(inputs: &PoolingInputs) -> Result<PoolingGain, Refusal> {
    require(!inputs.functions.is_empty(), "functions")?;
    require(inputs.efficiency > 0.0 && inputs.efficiency <= 1.0, "efficiency")?;
    let promise = Promise {
        target_sl: inputs.target_sl,
        target_wait_s: inputs.target_wait_s,
        max_occupancy: inputs.max_occupancy,
    };
    let (mut separate, mut arrivals, mut work) = (Vec::new(), 0.0, 0.0);
    for function in &inputs.functions {
        let load = offered_load(function.arrivals_per_h, function.aht_s)?;
        separate.push(fewest(load, function.aht_s, promise, min_staff())?.staff);
        arrivals += function.arrivals_per_h;
        work += function.arrivals_per_h * function.aht_s;
    }
    let specialist = (arrivals > 0.0).then(|| work / arrivals);
    let pooled_aht_s = specialist.map(|aht| aht / inputs.efficiency);
    let service_scv = specialist.map(|aht| {
        let squares = inputs.functions.iter().map(|one| one.arrivals_per_h / arrivals * one.aht_s.powi(2));
        2.0 * squares.sum::<f64>() / aht.powi(2) - 1.0
    });
    // Without a customer no wait depends on the handling time.
    let aht = pooled_aht_s.unwrap_or(1.0);
    let stretch = service_scv.map_or(1.0, |scv| (1.0 + scv) / 2.0);
    let load = offered_load(arrivals, aht)?;
    let plain = fewest(load, aht, promise, min_staff())?;
    let corrected = fewest(load, aht * stretch, promise, min_staff())?;
    let separate_total: u32 = separate.iter().sum();
    let saved = |pooled: u32| i64::from(separate_total) - i64::from(pooled);
    Ok(PoolingGain {
        pooled_service_level_corrected: plain.service_level(inputs.target_wait_s, aht * stretch),
        pooled_corrected: corrected.staff,
        gain_corrected: saved(corrected.staff),
        separate_total,
        separate,
        pooled_aht_s,
        pooled: plain.staff,
        gain: saved(plain.staff),
        pooled_service_level: plain.service_level(inputs.target_wait_s, aht),
        pooled_asa_s: plain.mean_wait_s(aht),
        service_scv,
        pooled_asa_corrected_s: plain.mean_wait_s(aht * stretch),
    })
}
