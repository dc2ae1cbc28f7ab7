//! The load people feel when handling is long beside the slot (METHODS 2.5; Green, Kolesar and Whitt 2006): the mean
//! number busy if staff were unlimited. It moves the peak later, as in reality.

use serde::{Deserialize, Serialize};

use crate::{Refusal, statistics::require};

/// What `staffing.modified_offered_load` is asked.
#[derive(Debug, Clone, Deserialize)]
pub struct LoadInputs {
    /// Arrivals in each slot.
    pub arrivals: Vec<f64>,
    /// Length of a slot in seconds.
    pub interval_s: f64,
    /// Mean handling time in seconds.
    pub aht_s: f64,
    /// People busy when the first slot begins.
    #[serde(default)]
    pub initial_load: f64,
}

/// Loads by slot, in erlangs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ModifiedLoad {
    /// Arrival rate times handling time.
    pub simple_load: Vec<f64>,
    /// Mean number busy over the slot: what to staff for.
    pub average_load: Vec<f64>,
    /// Number busy at its end.
    pub end_load: Vec<f64>,
}

/// `staffing.modified_offered_load`.
///
/// # Errors
/// `invalid_input`: negative arrivals or initial load, a slot or handling time not above 0.
pub fn modified_offered_load(inputs: &LoadInputs) -> Result<ModifiedLoad, Refusal> {
    require(inputs.arrivals.iter().all(|arrivals| *arrivals >= 0.0), "arrivals")?;
    require(inputs.interval_s > 0.0, "interval_s")?;
    require(inputs.aht_s > 0.0, "aht_s")?;
    require(inputs.initial_load >= 0.0, "initial_load")?;
    let slots = inputs.interval_s / inputs.aht_s;
    let (left, gone) = ((-slots).exp(), -(-slots).exp_m1());
    let mut loads = ModifiedLoad { simple_load: vec![], average_load: vec![], end_load: vec![] };
    let mut before = inputs.initial_load;
    for arrivals in &inputs.arrivals {
        let simple = arrivals / slots;
        loads.simple_load.push(simple);
        loads.average_load.push(simple + (before - simple) * gone / slots);
        before = simple + (before - simple) * left;
        loads.end_load.push(before);
    }
    Ok(loads)
}
