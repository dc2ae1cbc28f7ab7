//! Rates of cells nobody watched, from the level of the day and the shape of the hours: λ = T·p (METHODS 1.5, step 5).
//! What it gives is always an estimate and must be marked so.

use serde::{Deserialize, Serialize};

use crate::{Refusal, statistics::require};

/// Largest relative change at which the fit is done.
const DONE: f64 = 1e-12;
/// Rounds after which it is done anyway; a connected table needs far fewer.
const MOST_ROUNDS: usize = 100_000;

/// What `flow.multiplicative_fit` is asked.
#[derive(Debug, Clone, Deserialize)]
pub struct FitInputs {
    /// Customers by day, then slot.
    pub counts: Vec<Vec<f64>>,
    /// Hours watched by day, then slot.
    pub exposure_h: Vec<Vec<f64>>,
    /// Cells to estimate: day and slot, from 0.
    pub predict: Vec<(usize, usize)>,
}

/// The fitted model; all `None` where a day or a slot was never watched or had no customer, or where the table falls
/// into parts that share neither day nor slot, so that no level can be carried from one to the other.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fit {
    /// Level of each day, per hour summed over the slots.
    pub day_totals_per_h: Option<Vec<f64>>,
    /// Share of each slot; they add up to 1.
    pub slot_shares: Option<Vec<f64>>,
    /// Rates of the cells asked for.
    pub predicted_rate_per_h: Vec<Option<f64>>,
}

/// `flow.multiplicative_fit`: Poisson maximum likelihood with hours as offsets, by alternating the two margins.
///
/// # Errors
/// `invalid_input`: tables of different shapes, negative numbers, customers without an hour, a cell outside the table.
pub fn multiplicative_fit(inputs: &FitInputs) -> Result<Fit, Refusal> {
    let slots = check(inputs)?;
    let fitted = is_connected(inputs, slots)
        .then(|| fit(inputs, slots))
        .filter(|(days, shares)| days.iter().chain(shares).all(|value| value.is_finite() && *value > 0.0));
    let predicted = |&(day, slot): &(usize, usize)| fitted.as_ref().map(|(days, shares)| days[day] * shares[slot]);
    Ok(Fit {
        predicted_rate_per_h: inputs.predict.iter().map(predicted).collect(),
        day_totals_per_h: fitted.as_ref().map(|(days, _)| days.clone()),
        slot_shares: fitted.as_ref().map(|(_, shares)| shares.clone()),
    })
}

/// The number of slots of a sound table.
fn check(inputs: &FitInputs) -> Result<usize, Refusal> {
    let slots = inputs.counts.first().map_or(0, Vec::len);
    require(slots > 0 && inputs.counts.iter().all(|day| day.len() == slots), "counts")?;
    let same = inputs.exposure_h.len() == inputs.counts.len() && inputs.exposure_h.iter().all(|day| day.len() == slots);
    require(same, "exposure_h")?;
    for (count, hours) in inputs.counts.iter().flatten().zip(inputs.exposure_h.iter().flatten()) {
        require(*count >= 0.0, "counts")?;
        require(*hours > 0.0 || (*hours == 0.0 && *count == 0.0), "exposure_h")?;
    }
    require(inputs.predict.iter().all(|&(day, slot)| day < inputs.counts.len() && slot < slots), "predict")?;
    Ok(slots)
}

/// Whether every day and slot is reached from the first day over watched cells.
fn is_connected(inputs: &FitInputs, slots: usize) -> bool {
    let mut days = vec![false; inputs.counts.len()];
    let mut columns = vec![false; slots];
    let mut reached = vec![0];
    days[0] = true;
    while let Some(day) = reached.pop() {
        for slot in (0..slots).filter(|&slot| inputs.exposure_h[day][slot] > 0.0) {
            if std::mem::replace(&mut columns[slot], true) {
                continue;
            }
            for (other, known) in days.iter_mut().enumerate() {
                if inputs.exposure_h[other][slot] > 0.0 && !std::mem::replace(known, true) {
                    reached.push(other);
                }
            }
        }
    }
    days.iter().chain(&columns).all(|reached| *reached)
}

fn fit(inputs: &FitInputs, slots: usize) -> (Vec<f64>, Vec<f64>) {
    let days = inputs.counts.len();
    let mut shares = vec![1.0 / slots as f64; slots];
    let mut totals = day_totals(inputs, &shares);
    for _ in 0..MOST_ROUNDS {
        let by_slot = (0..slots).map(|slot| {
            let count: f64 = (0..days).map(|day| inputs.counts[day][slot]).sum();
            let expected: f64 = (0..days).map(|day| inputs.exposure_h[day][slot] * totals[day]).sum();
            count / expected
        });
        let raw: Vec<f64> = by_slot.collect();
        let sum: f64 = raw.iter().sum();
        let next: Vec<f64> = raw.iter().map(|share| share / sum).collect();
        let next_totals = day_totals(inputs, &next);
        let change = |old: &[f64], new: &[f64]| {
            old.iter().zip(new).map(|(old, new)| ((new - old) / old).abs()).fold(0.0, f64::max)
        };
        let moved = change(&shares, &next).max(change(&totals, &next_totals));
        (shares, totals) = (next, next_totals);
        // Not a number compares as done: an empty day or slot, which the caller leaves out.
        if moved.is_nan() || moved < DONE {
            break;
        }
    }
    (totals, shares)
}

fn day_totals(inputs: &FitInputs, shares: &[f64]) -> Vec<f64> {
    let of = |(counts, hours): (&Vec<f64>, &Vec<f64>)| {
        counts.iter().sum::<f64>() / hours.iter().zip(shares).map(|(hours, share)| hours * share).sum::<f64>()
    };
    inputs.counts.iter().zip(&inputs.exposure_h).map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(counts: &[&[f64]], hours: &[&[f64]], predict: (usize, usize), expected: Option<f64>) {
        let rows = |table: &[&[f64]]| table.iter().map(|row| row.to_vec()).collect();
        let inputs = FitInputs { counts: rows(counts), exposure_h: rows(hours), predict: vec![predict] };
        let found = multiplicative_fit(&inputs).unwrap().predicted_rate_per_h[0];
        let near = match (found, expected) {
            (Some(found), Some(expected)) => (found - expected).abs() < 1e-9,
            (found, expected) => found == expected,
        };
        assert!(near, "{counts:?} {hours:?}: {found:?}");
    }

    #[test]
    fn only_what_can_be_carried_over_is_estimated() {
        check(&[&[12.0, 20.0], &[18.0, 0.0]], &[&[1.0, 1.0], &[1.0, 0.0]], (1, 1), Some(30.0));
        // A day without a customer, a slot never watched.
        check(&[&[12.0, 20.0], &[0.0, 0.0]], &[&[1.0, 1.0], &[1.0, 0.0]], (1, 1), None);
        check(&[&[12.0, 0.0], &[18.0, 0.0]], &[&[1.0, 0.0], &[1.0, 0.0]], (1, 1), None);
        // Two days that share no slot say nothing of each other.
        check(&[&[12.0, 0.0], &[0.0, 18.0]], &[&[1.0, 0.0], &[0.0, 1.0]], (0, 1), None);
    }
}
