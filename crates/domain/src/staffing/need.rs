//! The smallest sufficient staff (METHODS 2.4), the same for conversations held several at a time (2.8), and the time
//! people are paid but not there (2.10).

use serde::{Deserialize, Serialize};

use super::{check_promise, erlang_c::Busy, max_occupancy, min_staff, offered_load};
use crate::{
    Refusal,
    statistics::{SLACK, ceil_eps, require},
};

/// A share of customers served within a time, without tiring people out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Promise {
    pub target_sl: f64,
    pub target_wait_s: f64,
    pub max_occupancy: f64,
}

/// The fewest people, at least `least`, who keep the promise; `aht_s` corrects the wait, not the load.
///
/// # Errors
/// `unreachable_target`, `invalid_input`.
pub(super) fn fewest(load: f64, aht_s: f64, promise: Promise, least: u32) -> Result<Busy, Refusal> {
    check_promise(promise.target_sl, promise.target_wait_s, promise.max_occupancy, load)?;
    if load == 0.0 {
        return Ok(Busy::with(load, least));
    }
    // Both are at most a million or so: the load was bounded.
    let start = (load.floor() + 1.0).max(ceil_eps(load / promise.max_occupancy)) as u32;
    let mut busy = Busy::with(load, start.max(least));
    while busy.service_level(promise.target_wait_s, aht_s) < promise.target_sl - SLACK {
        busy.add_one();
    }
    Ok(busy)
}

/// What `staffing.required` is asked.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct RequiredInputs {
    /// Arrivals per hour.
    pub arrivals_per_h: f64,
    /// Mean handling time in seconds.
    pub aht_s: f64,
    /// Promised share served within the wait, below 1.
    pub target_sl: f64,
    /// The promised wait in seconds.
    pub target_wait_s: f64,
    /// Highest share of time people may be busy.
    #[serde(default = "max_occupancy")]
    pub max_occupancy: f64,
    /// Share of paid time people are not there for the function.
    #[serde(default)]
    pub shrinkage: f64,
    /// Somebody is there anyway.
    #[serde(default = "min_staff")]
    pub min_staff: u32,
}

/// The need and how customers fare with it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Required {
    /// People serving.
    pub staff: u32,
    /// Share served in time.
    pub service_level: f64,
    /// Chance to wait.
    pub p_wait: f64,
    /// Share of time people are busy; `None` without anybody.
    pub occupancy: Option<f64>,
    /// Mean wait in seconds.
    pub asa_s: Option<f64>,
    /// People to schedule so that so many serve.
    pub scheduled: u64,
}

/// `staffing.required`: the service level grows with people, so the first number that keeps the promise is the least.
///
/// # Errors
/// `unreachable_target` of a promise to all while anybody comes; `invalid_input`.
pub fn required(inputs: &RequiredInputs) -> Result<Required, Refusal> {
    let load = offered_load(inputs.arrivals_per_h, inputs.aht_s)?;
    require((0.0..1.0).contains(&inputs.shrinkage), "shrinkage")?;
    require(f64::from(inputs.min_staff) <= super::MOST_PEOPLE, "min_staff")?;
    let promise = Promise {
        target_sl: inputs.target_sl,
        target_wait_s: inputs.target_wait_s,
        max_occupancy: inputs.max_occupancy,
    };
    let busy = fewest(load, inputs.aht_s, promise, inputs.min_staff)?;
    Ok(Required {
        staff: busy.staff,
        service_level: busy.service_level(inputs.target_wait_s, inputs.aht_s),
        p_wait: busy.p_wait(),
        occupancy: busy.occupancy(),
        asa_s: busy.mean_wait_s(inputs.aht_s),
        scheduled: ceil_eps(f64::from(busy.staff) / (1.0 - inputs.shrinkage)) as u64,
    })
}

/// What `staffing.chat_required` is asked.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct ChatInputs {
    /// Conversations begun per hour.
    pub arrivals_per_h: f64,
    /// Length of a conversation on the clock, measured at this concurrency, in seconds.
    pub aht_s: f64,
    /// Conversations one person holds at a time.
    pub concurrency: u32,
    /// Promised share answered within the wait, below 1.
    pub target_sl: f64,
    /// The promised wait in seconds.
    pub target_wait_s: f64,
    /// Highest share of slots in use.
    #[serde(default = "max_occupancy")]
    pub max_occupancy: f64,
    /// Somebody is there anyway.
    #[serde(default = "min_staff")]
    pub min_staff: u32,
}

/// The need of a chat function.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ChatRequired {
    /// People.
    pub staff: u32,
    /// Conversations they can hold at a time.
    pub slots: u32,
    /// Share answered in time.
    pub service_level: f64,
    /// Share of slots in use; `None` without anybody.
    pub slot_occupancy: Option<f64>,
}

/// `staffing.chat_required`: Erlang C over conversation slots.
///
/// # Errors
/// As `staffing.required`; `invalid_input` without a conversation at a time.
pub fn chat_required(inputs: &ChatInputs) -> Result<ChatRequired, Refusal> {
    let load = offered_load(inputs.arrivals_per_h, inputs.aht_s)?;
    require((1..=1_000).contains(&inputs.concurrency), "concurrency")?;
    require(f64::from(inputs.min_staff) <= super::MOST_PEOPLE, "min_staff")?;
    let promise = Promise {
        target_sl: inputs.target_sl,
        target_wait_s: inputs.target_wait_s,
        max_occupancy: inputs.max_occupancy,
    };
    // People bring their slots whole: the fewest slots, filled up to the next person.
    let slots = fewest(load, inputs.aht_s, promise, inputs.min_staff * inputs.concurrency)?.staff;
    let staff = slots.div_ceil(inputs.concurrency);
    let busy = Busy::with(load, staff * inputs.concurrency);
    Ok(ChatRequired {
        staff,
        slots: busy.staff,
        service_level: busy.service_level(inputs.target_wait_s, inputs.aht_s),
        slot_occupancy: busy.occupancy(),
    })
}

/// How parts of paid time are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShrinkageMode {
    /// Shares of the same paid time.
    Additive,
    /// Each a share of what the others leave.
    Multiplicative,
}

/// What `staffing.shrinkage` is asked.
#[derive(Debug, Clone, Deserialize)]
pub struct ShrinkageInputs {
    /// People serving.
    pub staff: f64,
    /// Shares of time away: breaks, meetings, training, coaching, absence.
    pub parts: Vec<f64>,
    /// How they add up.
    pub mode: ShrinkageMode,
}

/// People to employ so that so many serve.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Shrinkage {
    /// The share of paid time away.
    pub shrinkage: f64,
    /// Full-time equivalents.
    pub fte: f64,
    /// Whole people.
    pub headcount: u64,
}

/// `staffing.shrinkage`.
///
/// # Errors
/// `invalid_input`: negative people, a part or a sum outside [0, 1).
pub fn shrinkage(inputs: &ShrinkageInputs) -> Result<Shrinkage, Refusal> {
    require(inputs.staff >= 0.0, "staff")?;
    require(inputs.parts.iter().all(|part| (0.0..1.0).contains(part)), "parts")?;
    let shrinkage = match inputs.mode {
        ShrinkageMode::Additive => inputs.parts.iter().sum(),
        ShrinkageMode::Multiplicative => 1.0 - inputs.parts.iter().map(|part| 1.0 - part).product::<f64>(),
    };
    require(shrinkage < 1.0, "parts")?;
    let fte = inputs.staff / (1.0 - shrinkage);
    Ok(Shrinkage { shrinkage, fte, headcount: ceil_eps(fte) as u64 })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::staffing::erlang_c::{ErlangCInputs, erlang_c};

    fn ask(arrivals_per_h: f64, aht_s: f64, target_sl: f64) -> RequiredInputs {
        let (target_wait_s, max_occupancy, shrinkage) = (120.0, 0.85, 0.0);
        RequiredInputs { arrivals_per_h, aht_s, target_sl, target_wait_s, max_occupancy, shrinkage, min_staff: 1 }
    }

    #[test]
    fn nonsense_and_the_impossible_are_told_apart() {
        let code = |inputs: RequiredInputs| required(&inputs).map_err(|refusal| refusal.code);
        assert_eq!(code(ask(10.0, 240.0, 1.0)), Err("unreachable_target"));
        assert!(code(ask(0.0, 240.0, 1.0)).is_ok());
        assert_eq!(code(ask(10.0, 0.0, 0.8)), Err("invalid_input"));
        assert_eq!(code(ask(-1.0, 240.0, 0.8)), Err("invalid_input"));
        assert_eq!(code(ask(1e300, 240.0, 0.8)), Err("invalid_input"));
        assert_eq!(code(RequiredInputs { shrinkage: 1.0, ..ask(1.0, 240.0, 0.8) }), Err("invalid_input"));
        // A naive start at round(a + 1) would say two.
        assert_eq!(required(&ask(30.0, 60.0, 0.8)).unwrap().staff, 1);
    }

    proptest! {
        #[test]
        fn one_person_fewer_breaks_the_promise_and_more_customers_need_no_fewer(
            arrivals in 0.0_f64..400.0, aht in 20.0_f64..1_800.0, target in 0.5_f64..0.99,
        ) {
            let inputs = ask(arrivals, aht, target);
            let need = required(&inputs).unwrap();
            prop_assert!(need.service_level >= target - SLACK && need.occupancy.unwrap() <= 0.85 + SLACK);
            if need.staff > 1 {
                let fewer = erlang_c(&ErlangCInputs { arrivals_per_h: arrivals, aht_s: aht, staff: need.staff - 1, target_wait_s: 120.0 }).unwrap();
                prop_assert!(fewer.service_level < target || fewer.occupancy.unwrap() > 0.85);
            }
            prop_assert!(required(&ask(arrivals * 1.2, aht, target)).unwrap().staff >= need.staff);
        }
    }
}
