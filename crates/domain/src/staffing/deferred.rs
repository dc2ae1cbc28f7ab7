//! Work without a queue: mail and e-mail due by a deadline (METHODS 2.6), rounds and presence (2.7).

use serde::{Deserialize, Serialize};

use crate::{
    Refusal,
    statistics::{ceil_eps, require},
};

/// More slots than any plan has.
const MOST_SLOTS: usize = 10_000;

/// What `staffing.deferred_need` is asked.
#[derive(Debug, Clone, Deserialize)]
pub struct DeferredInputs {
    /// Minutes of work that arrive in each slot.
    pub work_min: Vec<f64>,
    /// Length of a slot in minutes.
    pub interval_min: f64,
    /// Slots after its own by whose end work is due; never later than the last slot.
    pub deadline_intervals: usize,
    /// Minutes left from the night, added to the first slot.
    #[serde(default)]
    pub backlog_min: f64,
}

/// People needed all along, and the hours that force it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct DeferredNeed {
    /// People, as a fraction.
    pub staff_min: f64,
    /// Whole people.
    pub staff_ceil: u64,
    /// First slot of the stretch that binds.
    pub binding_from: usize,
    /// Its last slot.
    pub binding_to: usize,
}

/// `staffing.deferred_need`: the demand bound over every stretch of slots, necessary and sufficient when anyone can
/// take any item, earliest deadline first.
///
/// # Errors
/// `invalid_input`: no slot, negative work, a slot not above 0.
pub fn deferred_need(inputs: &DeferredInputs) -> Result<DeferredNeed, Refusal> {
    let slots = inputs.work_min.len();
    require((1..=MOST_SLOTS).contains(&slots), "work_min")?;
    require(inputs.work_min.iter().all(|work| *work >= 0.0), "work_min")?;
    require(inputs.interval_min > 0.0, "interval_min")?;
    require(inputs.backlog_min >= 0.0, "backlog_min")?;
    // Work that arrived before each slot.
    let mut before = vec![0.0];
    for (slot, work) in inputs.work_min.iter().enumerate() {
        before.push(before[slot] + work + if slot == 0 { inputs.backlog_min } else { 0.0 });
    }
    let mut need = DeferredNeed { staff_min: 0.0, staff_ceil: 0, binding_from: 0, binding_to: 0 };
    for from in 0..slots {
        for to in from..slots {
            // What arrives after this slot is due later; at the end everything is due.
            let due =
                if to + 1 == slots { slots } else { (to + 1).saturating_sub(inputs.deadline_intervals).max(from) };
            let staff = (before[due] - before[from]) / ((to - from + 1) as f64 * inputs.interval_min);
            // The first maximum: the last bits of a sum decide nothing.
            if staff > need.staff_min * (1.0 + 1e-12) {
                need = DeferredNeed { staff_min: staff, staff_ceil: 0, binding_from: from, binding_to: to };
            }
        }
    }
    need.staff_ceil = ceil_eps(need.staff_min) as u64;
    Ok(need)
}

/// A task done in rounds.
#[derive(Debug, Clone, Deserialize)]
pub struct RoundTask {
    /// Name.
    pub name: String,
    /// Times in a slot.
    pub per_interval: f64,
    /// Minutes each time.
    pub minutes: f64,
}

/// What `staffing.rounds_need` is asked.
#[derive(Debug, Clone, Deserialize)]
pub struct RoundsInputs {
    /// The tasks.
    pub tasks: Vec<RoundTask>,
    /// Length of a slot in minutes.
    pub interval_min: f64,
    /// Highest share of time spent on rounds, above 0 and up to 1.
    pub max_utilisation: f64,
    /// Somebody is there anyway.
    #[serde(default)]
    pub min_presence: u64,
}

/// People needed for rounds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct RoundsNeed {
    /// Minutes of work in a slot.
    pub work_min: f64,
    /// People, as a fraction.
    pub staff_exact: f64,
    /// Whole people, at least the presence.
    pub staff: u64,
}

/// `staffing.rounds_need`.
///
/// # Errors
/// `invalid_input`: negative tasks, a slot not above 0, a utilisation outside (0, 1].
pub fn rounds_need(inputs: &RoundsInputs) -> Result<RoundsNeed, Refusal> {
    require(inputs.tasks.iter().all(|task| task.per_interval >= 0.0 && task.minutes >= 0.0), "tasks")?;
    require(inputs.interval_min > 0.0, "interval_min")?;
    require(inputs.max_utilisation > 0.0 && inputs.max_utilisation <= 1.0, "max_utilisation")?;
    let work_min: f64 = inputs.tasks.iter().map(|task| task.per_interval * task.minutes).sum();
    let staff_exact = work_min / (inputs.interval_min * inputs.max_utilisation);
    Ok(RoundsNeed { work_min, staff_exact, staff: (ceil_eps(staff_exact) as u64).max(inputs.min_presence) })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Whether so many people, earliest deadline first, get everything done in time.
    fn keeps_up(inputs: &DeferredInputs, staff: f64) -> bool {
        let last = inputs.work_min.len() - 1;
        let mut left: Vec<f64> = inputs.work_min.clone();
        left[0] += inputs.backlog_min;
        for slot in 0..=last {
            let mut minutes = staff * inputs.interval_min;
            for work in &mut left[..=slot] {
                let done = work.min(minutes);
                *work -= done;
                minutes -= done;
            }
            let due = (0..=slot).filter(|&arrived| (arrived + inputs.deadline_intervals).min(last) <= slot);
            if due.into_iter().any(|arrived| left[arrived] > 1e-6) {
                return false;
            }
        }
        true
    }

    proptest! {
        #[test]
        fn the_bound_is_what_doing_the_work_takes(
            work_min in prop::collection::vec(0.0_f64..300.0, 1..12), deadline_intervals in 0_usize..5, backlog_min in 0.0_f64..200.0,
        ) {
            let inputs = DeferredInputs { work_min, interval_min: 60.0, deadline_intervals, backlog_min };
            let need = deferred_need(&inputs).unwrap();
            prop_assert!(keeps_up(&inputs, need.staff_min * (1.0 + 1e-9)));
            prop_assume!(need.staff_min > 0.01);
            prop_assert!(!keeps_up(&inputs, need.staff_min * 0.99));
        }
    }
}
