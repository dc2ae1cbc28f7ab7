//! Skewed values before and after, by their ranks: Mann and Whitney for two groups, Wilcoxon for pairs (METHODS 10.3).

use serde::{Deserialize, Serialize};

use crate::{
    Refusal,
    statistics::{laws::normal_two_sided, median, mid_ranks, require},
};

/// Beyond so many values together the exact law is not counted out; the normal one is as good.
const EXACT_UP_TO: usize = 200;
/// Beyond so many pairs of values the shift is not looked for.
const MOST_PAIRS: usize = 25_000_000;

/// What `pilot.mann_whitney` is asked.
#[derive(Debug, Clone, Deserialize)]
pub struct RankInputs {
    /// Values before.
    pub before: Vec<f64>,
    /// Values after.
    pub after: Vec<f64>,
}

/// Two groups compared by ranks.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct MannWhitney {
    /// Pairs in which after exceeds before, ties counted half.
    pub u_after: f64,
    /// Two-sided, tie-corrected, with continuity; `None` when all values are equal.
    pub p_value_asymptotic: Option<f64>,
    /// Two-sided and exact; `None` with ties, or with more than 200 values.
    pub p_value_exact: Option<f64>,
    /// Median of all differences after − before.
    pub hodges_lehmann: f64,
    /// Chance that a value after exceeds one before, ties counted half.
    pub prob_after_greater: f64,
    /// Median before.
    pub median_before: f64,
    /// Median after.
    pub median_after: f64,
}

/// `pilot.mann_whitney`.
///
/// # Errors
/// `invalid_input`: an empty side, or more than twenty-five million pairs.
pub fn mann_whitney(inputs: &RankInputs) -> Result<MannWhitney, Refusal> {
    let (n1, n2) = (inputs.before.len(), inputs.after.len());
    require(n1 > 0, "before")?;
    require(n2 > 0 && n1.saturating_mul(n2) <= MOST_PAIRS, "after")?;
    let all: Vec<f64> = inputs.after.iter().chain(&inputs.before).copied().collect();
    let (ranks, groups) = mid_ranks(&all);
    let (after, before, total) = (n2 as f64, n1 as f64, (n1 + n2) as f64);
    let u_after = ranks[..n2].iter().sum::<f64>() - after * (after + 1.0) / 2.0;
    let pairs = after * before;
    let ties: f64 = groups.iter().map(|size| (size * size * size - size) as f64).sum();
    let variance = pairs / 12.0 * (total + 1.0 - ties / (total * (total - 1.0)));
    let distance = (u_after - pairs / 2.0).abs();
    let has_ties = groups.len() < all.len();
    let shifts: Vec<f64> =
        inputs.after.iter().flat_map(|after| inputs.before.iter().map(move |before| after - before)).collect();
    Ok(MannWhitney {
        u_after,
        p_value_asymptotic: (variance > 0.0).then(|| normal_two_sided((distance - 0.5) / variance.sqrt())),
        p_value_exact: (!has_ties && n1 + n2 <= EXACT_UP_TO).then(|| exact_u(n1, n2, pairs / 2.0 + distance)),
        hodges_lehmann: median(&shifts).unwrap_or_default(),
        prob_after_greater: u_after / pairs,
        median_before: median(&inputs.before).unwrap_or_default(),
        median_after: median(&inputs.after).unwrap_or_default(),
    })
}

/// Two-sided chance of a U at least as far out as `u`, the larger of the two U, every order being equally likely.
fn exact_u(n1: usize, n2: usize, u: f64) -> f64 {
    // `chances[i][u]`: the chance of U = u while `i` of the values seen so far came from the first group. Values are
    // taken smallest first; a value of the second group exceeds all `i` before it.
    let most = n1 * n2;
    let mut chances = vec![vec![0.0; most + 1]; n1 + 1];
    chances[0][0] = 1.0;
    for seen in 0..n1 + n2 {
        let mut next = vec![vec![0.0; most + 1]; n1 + 1];
        let left = (n1 + n2 - seen) as f64;
        for first in seen.saturating_sub(n2)..=seen.min(n1) {
            let (first_left, second_left) = ((n1 - first) as f64, (n2 + first - seen) as f64);
            for at in 0..=most {
                let chance = chances[first][at];
                if chance == 0.0 {
                    continue;
                }
                if first < n1 {
                    next[first + 1][at] += chance * first_left / left;
                }
                if seen - first < n2 {
                    next[first][at + first] += chance * second_left / left;
                }
            }
        }
        chances = next;
    }
    // Without ties U is whole.
    let tail: f64 = chances[n1][(u.round() as usize).min(most)..].iter().sum();
    (2.0 * tail).min(1.0)
}

/// Values of one unit before and after.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct BeforeAfter {
    /// Value before.
    pub before: f64,
    /// Value after.
    pub after: f64,
}

/// What `pilot.wilcoxon_paired` is asked.
#[derive(Debug, Clone, Deserialize)]
pub struct PairInputs {
    /// The pairs.
    pub pairs: Vec<BeforeAfter>,
}

/// Pairs compared by signed ranks.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct WilcoxonPaired {
    /// The smaller of the two sums of ranks; pairs that did not change have none.
    pub w: f64,
    /// Two-sided and exact; `None` with ties, with pairs that did not change, or with more than 200 pairs.
    pub p_value: Option<f64>,
    /// Median change, after − before.
    pub median_change: f64,
}

/// `pilot.wilcoxon_paired`.
///
/// # Errors
/// `invalid_input`: no pair.
pub fn wilcoxon_paired(inputs: &PairInputs) -> Result<WilcoxonPaired, Refusal> {
    require(!inputs.pairs.is_empty(), "pairs")?;
    let changes: Vec<f64> = inputs.pairs.iter().map(|pair| pair.after - pair.before).collect();
    let moved: Vec<f64> = changes.iter().copied().filter(|change| *change != 0.0).collect();
    let sizes: Vec<f64> = moved.iter().map(|change| change.abs()).collect();
    let (ranks, groups) = mid_ranks(&sizes);
    let up: f64 = moved.iter().zip(&ranks).filter(|(change, _)| **change > 0.0).map(|(_, rank)| rank).sum();
    let w = up.min(ranks.iter().sum::<f64>() - up);
    let clean = moved.len() == changes.len() && groups.len() == moved.len() && moved.len() <= EXACT_UP_TO;
    Ok(WilcoxonPaired {
        w,
        p_value: clean.then(|| exact_w(moved.len(), w)),
        median_change: median(&changes).unwrap_or_default(),
    })
}

/// Two-sided chance of a sum of ranks at most `w`, every sign being equally likely.
fn exact_w(n: usize, w: f64) -> f64 {
    let mut chances = vec![0.0; n * (n + 1) / 2 + 1];
    chances[0] = 1.0;
    for rank in 1..=n {
        for at in (0..chances.len()).rev() {
            let with = if at >= rank { chances[at - rank] } else { 0.0 };
            chances[at] = (chances[at] + with) / 2.0;
        }
    }
    (2.0 * chances[..=w.round() as usize].iter().sum::<f64>()).min(1.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Counts out every way to give `n1` of the places to the first group.
    fn counted_out(n1: usize, n2: usize, u: f64) -> f64 {
        let total = n1 + n2;
        let (mut far, mut all) = (0.0, 0.0);
        for mask in (0_u32..1 << total).filter(|mask| mask.count_ones() as usize == n1) {
            let below = |place: usize| (0..place).filter(|other| mask >> other & 1 == 1).count();
            let found: usize = (0..total).filter(|place| mask >> place & 1 == 0).map(below).sum();
            all += 1.0;
            far += f64::from(u8::from(found as f64 >= u));
        }
        f64::min(2.0 * far / all, 1.0)
    }

    #[test]
    fn exact_laws_are_those_of_counting_out() {
        for (n1, n2) in [(1, 1), (2, 3), (4, 4), (5, 3)] {
            for u in n1 * n2 / 2..=n1 * n2 {
                let (found, expected) = (exact_u(n1, n2, u as f64), counted_out(n1, n2, u as f64));
                assert!((found - expected).abs() < 1e-12, "{n1} {n2} {u}: {found} is not {expected}");
            }
        }
        // Three of sixteen signs give a sum of at most 2 of 1, 2, 3, 4.
        assert!((exact_w(4, 2.0) - 0.375).abs() < 1e-12);
    }

    #[test]
    fn what_cannot_be_said_is_absent() {
        let same = mann_whitney(&RankInputs { before: vec![2.0; 3], after: vec![2.0; 4] }).unwrap();
        assert_eq!((same.p_value_asymptotic, same.p_value_exact, same.prob_after_greater), (None, None, 0.5));
        let still = BeforeAfter { before: 1.0, after: 1.0 };
        let found = wilcoxon_paired(&PairInputs { pairs: vec![still] }).unwrap();
        assert_eq!((found.w, found.p_value), (0.0, None));
    }

    proptest! {
        #[test]
        fn swapping_the_sides_mirrors_the_result(before in prop::collection::vec(-50_i32..50, 1..12), after in prop::collection::vec(-50_i32..50, 1..12)) {
            let floats = |values: &[i32]| values.iter().map(|value| f64::from(*value)).collect::<Vec<f64>>();
            let one = mann_whitney(&RankInputs { before: floats(&before), after: floats(&after) }).unwrap();
            let other = mann_whitney(&RankInputs { before: floats(&after), after: floats(&before) }).unwrap();
            prop_assert!((one.u_after + other.u_after - (before.len() * after.len()) as f64).abs() < 1e-9);
            prop_assert!((one.hodges_lehmann + other.hodges_lehmann).abs() < 1e-9);
            prop_assert_eq!(one.p_value_asymptotic, other.p_value_asymptotic);
        }
    }
}
