//! The headline of a pilot: changes of pilot units beside changes of control units, with a permutation p (METHODS 10.3).

use serde::{Deserialize, Serialize};

use super::{check_conf, means::difference, ranks::BeforeAfter};
use crate::{
    Refusal,
    statistics::{laws::ln_choose, mean, require},
};

/// Up to so many assignments all are tried.
const ALL_UP_TO: f64 = 200_000.0;
/// Else so many drawn ones.
const DRAWN: u64 = 100_000;
/// Ties are counted with this slack.
const TIE: f64 = 1e-12;
/// The seed of the draw, kept so that the same changes give the same p.
const SEED: u64 = 0x5111_a9e0;

/// What `pilot.did_units` is asked.
#[derive(Debug, Clone, Deserialize)]
pub struct UnitInputs {
    /// Pilot units.
    pub pilot: Vec<BeforeAfter>,
    /// Control units.
    pub control: Vec<BeforeAfter>,
    /// Confidence, between 0 and 1.
    pub conf: f64,
}

/// A difference in differences; Welch's part is `None` below two units a side or where no change varies.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct DidUnits {
    /// Mean change of the pilot units.
    pub mean_change_pilot: f64,
    /// Mean change of the control units.
    pub mean_change_control: f64,
    /// The first minus the second.
    pub did: f64,
    /// Its standard error.
    pub se: Option<f64>,
    /// Degrees of freedom.
    pub df: Option<f64>,
    /// Welch's t.
    pub t: Option<f64>,
    /// Two-sided, Welch.
    pub p_welch: Option<f64>,
    /// Lower limit.
    pub ci_low: Option<f64>,
    /// Upper limit.
    pub ci_high: Option<f64>,
    /// Two-sided, over assignments of the changes to groups of these sizes; never below 2 over their number.
    pub p_permutation: f64,
    /// Assignments tried.
    pub permutations: u64,
}

/// `pilot.did_units`.
///
/// # Errors
/// `invalid_input`: no pilot or no control unit, a confidence outside (0, 1).
pub fn did_units(inputs: &UnitInputs) -> Result<DidUnits, Refusal> {
    check_conf(inputs.conf)?;
    require(!inputs.pilot.is_empty() && inputs.pilot.len() <= 10_000, "pilot")?;
    require(!inputs.control.is_empty() && inputs.control.len() <= 10_000, "control")?;
    let changes = |units: &[BeforeAfter]| units.iter().map(|unit| unit.after - unit.before).collect::<Vec<f64>>();
    let (pilot, control) = (changes(&inputs.pilot), changes(&inputs.control));
    let (mean_change_pilot, mean_change_control) =
        (mean(&pilot).unwrap_or_default(), mean(&control).unwrap_or_default());
    let welch = difference(&control, &pilot, inputs.conf);
    let (p_permutation, permutations) = permute(&pilot, &control);
    Ok(DidUnits {
        mean_change_pilot,
        mean_change_control,
        did: mean_change_pilot - mean_change_control,
        se: welch.and_then(|welch| welch.se),
        df: welch.and_then(|welch| welch.df),
        t: welch.and_then(|welch| welch.t),
        p_welch: welch.and_then(|welch| welch.p_value),
        ci_low: welch.and_then(|welch| welch.ci).map(|ci| ci.0),
        ci_high: welch.and_then(|welch| welch.ci).map(|ci| ci.1),
        p_permutation,
        permutations,
    })
}

/// The two-sided p and the number of assignments it rests on.
fn permute(pilot: &[f64], control: &[f64]) -> (f64, u64) {
    let all: Vec<f64> = pilot.iter().chain(control).copied().collect();
    let (k, n) = (pilot.len(), all.len());
    let total: f64 = all.iter().sum();
    let did = |chosen: f64| chosen / k as f64 - (total - chosen) / (n - k) as f64;
    let observed = did(pilot.iter().sum());
    let (mut tried, mut above, mut below) = (0_u64, 0_u64, 0_u64);
    let mut count = |chosen: f64| {
        let found = did(chosen);
        tried += 1;
        above += u64::from(found >= observed - TIE);
        below += u64::from(found <= observed + TIE);
    };
    if ln_choose(n as f64, k as f64) <= ALL_UP_TO.ln() + 1e-9 {
        each_choice(&all, k, 0.0, &mut count);
    } else {
        let mut draw = SplitMix(SEED);
        let mut order = all;
        for _ in 0..DRAWN {
            for at in 0..k {
                order.swap(at, at + draw.below(n - at));
            }
            count(order[..k].iter().sum());
        }
    }
    (f64::min(2.0 * above.min(below) as f64 / tried as f64, 1.0), tried)
}

/// The sum of every choice of `k` of `values`.
fn each_choice(values: &[f64], k: usize, sum: f64, visit: &mut impl FnMut(f64)) {
    if k == 0 {
        return visit(sum);
    }
    for at in 0..=values.len() - k {
        each_choice(&values[at + 1..], k - 1, sum + values[at], visit);
    }
}

/// Steele, Lea and Flood's SplitMix64: written out so that a p-value stays the same through every change of library.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`; the bias of the product is below one in 2⁵⁰ for the sizes used here.
    fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(changes: &[f64]) -> Vec<BeforeAfter> {
        changes.iter().map(|change| BeforeAfter { before: 10.0, after: 10.0 + change }).collect()
    }

    fn of(pilot: &[f64], control: &[f64]) -> DidUnits {
        did_units(&UnitInputs { pilot: units(pilot), control: units(control), conf: 0.95 }).unwrap()
    }

    #[test]
    fn three_against_three_never_go_below_a_tenth() {
        let found = of(&[9.0, 10.0, 11.0], &[0.0, 1.0, 2.0]);
        assert_eq!(found.permutations, 20);
        assert!((found.p_permutation - 0.1).abs() < 1e-12, "{found:?}");
        let still = of(&[1.0], &[1.0]);
        assert_eq!((still.did, still.se, still.p_welch, still.p_permutation), (0.0, None, None, 1.0));
    }

    #[test]
    fn drawn_assignments_come_near_all_of_them_and_never_change() {
        // 22 choose 11 is above the limit; a shift of nothing leaves p near one.
        let pilot: Vec<f64> = (0..11).map(|at| f64::from(at * 7 % 11)).collect();
        let control: Vec<f64> = (0..11).map(|at| f64::from(at * 5 % 11)).collect();
        let (one, other) = (of(&pilot, &control), of(&pilot, &control));
        assert_eq!((one.permutations, one.p_permutation), (DRAWN, other.p_permutation));
        assert!(one.p_permutation > 0.95, "{one:?}");
    }
}
