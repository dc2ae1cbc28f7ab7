//! Whether people who rate the same scenes see the same things (METHODS 5). A coefficient is shown from ten double
//! ratings on; the plain shares are always there.

use serde::{Deserialize, Serialize};

use crate::{
    Refusal,
    statistics::{SLACK, invalid, require},
};

/// How much a difference of levels counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weights {
    /// By steps.
    Linear,
    /// By squared steps.
    Quadratic,
}

/// What `agreement.weighted_kappa` is asked.
#[derive(Debug, Clone, Deserialize)]
pub struct KappaInputs {
    /// One rater's levels.
    pub rater_a: Vec<f64>,
    /// The other's, scene by scene.
    pub rater_b: Vec<f64>,
    /// The full scale, in order, not only the levels used.
    pub categories: Vec<f64>,
    /// Weighting.
    pub weights: Weights,
}

/// How two raters agree.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Kappa {
    /// Weighted kappa; `None` when both always used one and the same level.
    pub kappa: Option<f64>,
    /// Share of equal levels.
    pub exact_agreement: f64,
    /// Share at most one step apart.
    pub adjacent_agreement: f64,
    /// Mean of A minus B: who is the milder.
    pub mean_difference: f64,
}

/// `agreement.weighted_kappa`.
///
/// # Errors
/// `invalid_input`: no double rating, lists of different lengths, a level outside the scale, a scale of one level.
pub fn weighted_kappa(inputs: &KappaInputs) -> Result<Kappa, Refusal> {
    let levels = inputs.categories.len();
    require(levels >= 2, "categories")?;
    require(!inputs.rater_a.is_empty(), "rater_a")?;
    require(inputs.rater_b.len() == inputs.rater_a.len(), "rater_b")?;
    let step = |level: f64, field| {
        let found = inputs.categories.iter().position(|known| (known - level).abs() <= SLACK);
        found.ok_or_else(|| invalid(field))
    };
    let mut table = vec![vec![0.0; levels]; levels];
    let n = inputs.rater_a.len() as f64;
    let (mut equal, mut near, mut difference) = (0.0, 0.0, 0.0);
    for (&a, &b) in inputs.rater_a.iter().zip(&inputs.rater_b) {
        let (i, j) = (step(a, "rater_a")?, step(b, "rater_b")?);
        table[i][j] += 1.0 / n;
        equal += f64::from(u8::from(i == j));
        near += f64::from(u8::from(i.abs_diff(j) <= 1));
        difference += a - b;
    }
    let rows: Vec<f64> = table.iter().map(|row| row.iter().sum()).collect();
    let columns: Vec<f64> = (0..levels).map(|j| table.iter().map(|row| row[j]).sum()).collect();
    let (mut observed, mut expected) = (0.0, 0.0);
    for i in 0..levels {
        for j in 0..levels {
            let steps = i.abs_diff(j) as f64 / (levels - 1) as f64;
            let weight = if inputs.weights == Weights::Linear { steps } else { steps * steps };
            observed += weight * table[i][j];
            expected += weight * rows[i] * columns[j];
        }
    }
    Ok(Kappa {
        kappa: (expected > SLACK).then(|| 1.0 - observed / expected),
        exact_agreement: equal / n,
        adjacent_agreement: near / n,
        mean_difference: difference / n,
    })
}

/// What levels mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Names only.
    Nominal,
    /// An order.
    Ordinal,
    /// Equal steps.
    Interval,
}

/// What `agreement.krippendorff_alpha` is asked.
#[derive(Debug, Clone, Deserialize)]
pub struct AlphaInputs {
    /// Raters, each with a level a scene; `null` where one did not rate.
    pub ratings: Vec<Vec<Option<f64>>>,
    /// What levels mean.
    pub level: Measure,
}

/// How any number of raters agree.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Alpha {
    /// Krippendorff's alpha; `None` when all values are equal or no scene was rated twice.
    pub alpha: Option<f64>,
    /// Values in scenes rated at least twice.
    pub pairable_values: usize,
}

/// `agreement.krippendorff_alpha`.
///
/// # Errors
/// `invalid_input`: no rater, raters with different numbers of scenes.
pub fn krippendorff_alpha(inputs: &AlphaInputs) -> Result<Alpha, Refusal> {
    let scenes = inputs.ratings.first().map_or(0, Vec::len);
    require(!inputs.ratings.is_empty() && inputs.ratings.iter().all(|rater| rater.len() == scenes), "ratings")?;
    let rated = |scene: usize| inputs.ratings.iter().filter_map(|rater| rater[scene]).collect::<Vec<f64>>();
    let pairable: Vec<Vec<f64>> = (0..scenes).map(rated).filter(|values| values.len() >= 2).collect();
    let mut values: Vec<f64> = pairable.iter().flatten().copied().collect();
    values.sort_by(f64::total_cmp);
    values.dedup();
    let place = |value: f64| values.partition_point(|known| *known < value);
    let mut together = vec![vec![0.0; values.len()]; values.len()];
    for scene in &pairable {
        let others = (scene.len() - 1) as f64;
        for (at, c) in scene.iter().enumerate() {
            for k in scene.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, k)| k) {
                together[place(*c)][place(*k)] += 1.0 / others;
            }
        }
    }
    let margins: Vec<f64> = together.iter().map(|row| row.iter().sum()).collect();
    let (mut observed, mut expected) = (0.0, 0.0);
    for c in 0..values.len() {
        for k in 0..values.len() {
            let distance = distance(inputs.level, &values, &margins, c, k);
            observed += together[c][k] * distance;
            expected += margins[c] * margins[k] * distance;
        }
    }
    let n: f64 = margins.iter().sum();
    let alpha = (expected > 0.0).then(|| 1.0 - (n - 1.0) * observed / expected);
    Ok(Alpha { alpha, pairable_values: pairable.iter().map(Vec::len).sum() })
}

/// The squared distance of two values.
fn distance(level: Measure, values: &[f64], margins: &[f64], c: usize, k: usize) -> f64 {
    match level {
        Measure::Nominal => f64::from(u8::from(c != k)),
        Measure::Interval => (values[c] - values[k]).powi(2),
        Measure::Ordinal => {
            let between: f64 = margins[c.min(k)..=c.max(k)].iter().sum();
            (between - (margins[c] + margins[k]) / 2.0).powi(2)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn kappa(rater_a: Vec<f64>, rater_b: Vec<f64>, weights: Weights) -> Kappa {
        weighted_kappa(&KappaInputs { rater_a, rater_b, categories: vec![1.0, 2.0, 3.0, 4.0], weights }).unwrap()
    }

    #[test]
    fn agreement_without_variety_is_not_judged() {
        assert_eq!(kappa(vec![3.0; 4], vec![3.0; 4], Weights::Quadratic).kappa, None);
        // Eight of ten equal, and yet a kappa below zero: the plain share says more.
        let mut a = vec![3.0; 10];
        let mut b = a.clone();
        (a[0], b[1]) = (2.0, 2.0);
        let found = kappa(a, b, Weights::Quadratic);
        assert!(
            (found.kappa.unwrap() + 1.0 / 9.0).abs() < 1e-9 && (found.exact_agreement - 0.8).abs() < 1e-9,
            "{found:?}"
        );
        let alone =
            AlphaInputs { ratings: vec![vec![Some(1.0), None], vec![None, Some(2.0)]], level: Measure::Ordinal };
        assert_eq!(krippendorff_alpha(&alone).unwrap(), Alpha { alpha: None, pairable_values: 0 });
    }

    proptest! {
        #[test]
        fn who_is_called_a_does_not_matter(pairs in prop::collection::vec((1_u8..=4, 1_u8..=4), 1..40)) {
            let (a, b): (Vec<f64>, Vec<f64>) = pairs.iter().map(|(a, b)| (f64::from(*a), f64::from(*b))).unzip();
            for weights in [Weights::Linear, Weights::Quadratic] {
                let (one, other) = (kappa(a.clone(), b.clone(), weights), kappa(b.clone(), a.clone(), weights));
                prop_assert_eq!(one.kappa.is_some(), other.kappa.is_some());
                prop_assert!((one.kappa.unwrap_or(0.0) - other.kappa.unwrap_or(0.0)).abs() < 1e-9);
                prop_assert!((one.mean_difference + other.mean_difference).abs() < 1e-9);
            }
        }
    }
}
