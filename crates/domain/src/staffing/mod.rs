//! How many people each function should have, from demand alone (METHODS 2). Nobody's roster is known here until a need
//! stands; comparing the two is a step of its own ([`roster`]).

pub mod deferred;
pub mod erlang_a;
pub mod erlang_c;
pub mod load;
pub mod need;
pub mod plan;
pub mod pooling;
pub mod roster;
pub mod week_need;

use crate::{Refusal, statistics::require};

/// The most people a formula is asked to reckon with; beyond it the input is a slip of the keyboard.
const MOST_PEOPLE: f64 = 1e6;

/// Highest share of time people may be busy, unless another is asked for.
fn max_occupancy() -> f64 {
    0.85
}

/// Somebody is there while the place is open.
fn min_staff() -> u32 {
    1
}

/// The offered load in erlangs: people busy on average.
///
/// # Errors
/// `invalid_input`: negative arrivals, a handling time not above 0, a load no network has.
fn offered_load(arrivals_per_h: f64, aht_s: f64) -> Result<f64, Refusal> {
    require(arrivals_per_h >= 0.0, "arrivals_per_h")?;
    require(aht_s > 0.0, "aht_s")?;
    let load = arrivals_per_h * aht_s / 3600.0;
    require(load <= MOST_PEOPLE, "arrivals_per_h")?;
    Ok(load)
}

/// Checks a promise: a share served within a time, and how busy people may be.
///
/// # Errors
/// `invalid_input`; `unreachable_target` of a promise to all while anybody comes.
fn check_promise(target_sl: f64, target_wait_s: f64, max_occupancy: f64, load: f64) -> Result<(), Refusal> {
    require(target_sl >= 0.0, "target_sl")?;
    require(target_wait_s >= 0.0, "target_wait_s")?;
    require(max_occupancy > 0.0 && max_occupancy <= 1.0, "max_occupancy")?;
    if target_sl >= 1.0 && load > 0.0 {
        return Err(Refusal::new("unreachable_target").with("target", target_sl));
    }
    Ok(())
}
