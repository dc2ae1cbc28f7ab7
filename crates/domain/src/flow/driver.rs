//! What makes flows vary, and what flows make functions do (METHODS 1.5 to 1.7). An effect is an association, never a
//! cause.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use crate::{
    Refusal,
    statistics::{invalid, laws::two_sided_z, require},
};

/// What `flow.driver_ratio` is asked.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct DriverInputs {
    /// Customers on days with the driver.
    pub observed_with: f64,
    /// Those expected on these days from the reference week.
    pub expected_with: f64,
    /// Customers on days without it.
    pub observed_without: f64,
    /// Those expected on these days.
    pub expected_without: f64,
    /// Over-dispersion.
    pub phi: f64,
    /// Confidence, between 0 and 1.
    pub conf: f64,
}

/// The effect of a driver: a ratio of rates and its interval; `None` where a side saw nobody.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct DriverRatio {
    /// (observed/expected with) over (observed/expected without).
    pub rate_ratio: Option<f64>,
    /// Standard error of its logarithm.
    pub se_log: Option<f64>,
    /// Lower limit.
    pub ci_low: Option<f64>,
    /// Upper limit.
    pub ci_high: Option<f64>,
}

/// `flow.driver_ratio`.
///
/// # Errors
/// `invalid_input`: negative observed, expected or φ not above 0, a confidence outside (0, 1).
pub fn driver_ratio(inputs: &DriverInputs) -> Result<DriverRatio, Refusal> {
    require(inputs.observed_with >= 0.0, "observed_with")?;
    require(inputs.observed_without >= 0.0, "observed_without")?;
    require(inputs.expected_with > 0.0, "expected_with")?;
    require(inputs.expected_without > 0.0, "expected_without")?;
    require(inputs.phi > 0.0, "phi")?;
    require(inputs.conf > 0.0 && inputs.conf < 1.0, "conf")?;
    let (with, without) = (inputs.observed_with, inputs.observed_without);
    let rate_ratio = (without > 0.0).then(|| (with / inputs.expected_with) / (without / inputs.expected_without));
    let se_log = (with > 0.0 && without > 0.0).then(|| (inputs.phi * (1.0 / with + 1.0 / without)).sqrt());
    let limit =
        |sign: f64| rate_ratio.zip(se_log).map(|(ratio, se)| ratio * (sign * two_sided_z(inputs.conf) * se).exp());
    Ok(DriverRatio { rate_ratio, se_log, ci_low: limit(-1.0), ci_high: limit(1.0) })
}

/// A day with the volume expected of it.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct IndexedDay {
    /// Customers counted.
    pub count: f64,
    /// Hours watched.
    pub exposure_h: f64,
    /// Expected volume of the day over that of a normal day.
    pub volume_index: f64,
}

/// What `flow.normalised_rate` is asked.
#[derive(Debug, Clone, Deserialize)]
pub struct NormalisedInputs {
    /// The days.
    pub observations: Vec<IndexedDay>,
}

/// A rate as seen, and as it would be on normal days.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct NormalisedRate {
    /// Σcount / Σhours; `None` without an hour.
    pub raw_rate_per_h: Option<f64>,
    /// Σcount / Σ(hours × index); `None` without an hour.
    pub normalised_rate_per_h: Option<f64>,
}

/// `flow.normalised_rate`: the index is an offset, so that quiet days do not weigh more than they saw.
///
/// # Errors
/// `invalid_input`: negative numbers, an index not above 0.
pub fn normalised_rate(inputs: &NormalisedInputs) -> Result<NormalisedRate, Refusal> {
    for day in &inputs.observations {
        require(day.count >= 0.0, "count")?;
        require(day.exposure_h > 0.0 || (day.exposure_h == 0.0 && day.count == 0.0), "exposure_h")?;
        require(day.volume_index > 0.0, "volume_index")?;
    }
    let sum = |of: fn(&IndexedDay) -> f64| inputs.observations.iter().map(of).sum::<f64>();
    let count = sum(|day| day.count);
    let over = |hours: f64| (hours > 0.0).then(|| count / hours);
    Ok(NormalisedRate {
        raw_rate_per_h: over(sum(|day| day.exposure_h)),
        normalised_rate_per_h: over(sum(|day| day.exposure_h * day.volume_index)),
    })
}

/// What `flow.function_demand` is asked.
#[derive(Debug, Clone, Deserialize)]
pub struct DemandInputs {
    /// Arrivals per hour by channel.
    pub channel_rates_per_h: BTreeMap<String, f64>,
    /// By function, the share of each channel's customers that come to it. A share may exceed 1; they need not add
    /// up to 1, since one visitor may use several functions.
    pub routing: BTreeMap<String, BTreeMap<String, f64>>,
}

/// Arrivals at each function.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FunctionDemand {
    /// Per hour.
    pub function_arrivals_per_h: BTreeMap<String, f64>,
}

/// `flow.function_demand`.
///
/// # Errors
/// `invalid_input`: a negative rate or share, a channel whose rate is not given.
pub fn function_demand(inputs: &DemandInputs) -> Result<FunctionDemand, Refusal> {
    require(inputs.channel_rates_per_h.values().all(|rate| *rate >= 0.0), "channel_rates_per_h")?;
    let mut function_arrivals_per_h = BTreeMap::new();
    for (function, shares) in &inputs.routing {
        let mut arrivals = 0.0;
        for (channel, share) in shares {
            require(*share >= 0.0, "routing")?;
            let rate =
                inputs.channel_rates_per_h.get(channel).ok_or_else(|| invalid("routing").with("channel", channel))?;
            arrivals += share * rate;
        }
        function_arrivals_per_h.insert(function.clone(), arrivals);
    }
    Ok(FunctionDemand { function_arrivals_per_h })
}
