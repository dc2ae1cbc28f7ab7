//! Shares before and after: conversion, served in time, recommendation (METHODS 10.3; Newcombe 1998).

use serde::{Deserialize, Serialize};

use super::check_conf;
use crate::{
    Refusal,
    statistics::{
        ceil_eps,
        laws::{ln_choose, normal_quantile, normal_two_sided, two_sided_z},
        require,
    },
};

/// Tables no more likely than the observed one, with this slack.
const FISHER_SLACK: f64 = 1e-7;

/// `x` of `n`.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Share {
    /// Successes.
    pub x: u64,
    /// Trials.
    pub n: u64,
}

impl Share {
    fn check(self, field: &'static str) -> Result<(), Refusal> {
        require(self.n > 0 && self.x <= self.n, field)
    }

    fn p(self) -> f64 {
        self.x as f64 / self.n as f64
    }

    /// Wilson's limits; exactly 0 and 1 at the ends.
    fn wilson(self, z: f64) -> (f64, f64) {
        let (n, p, z2) = (self.n as f64, self.p(), z * z);
        let centre = (p + z2 / (2.0 * n)) / (1.0 + z2 / n);
        let half = z * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt() / (1.0 + z2 / n);
        let low = if self.x == 0 { 0.0 } else { centre - half };
        (low, if self.x == self.n { 1.0 } else { centre + half })
    }
}

/// What `pilot.two_proportions` is asked.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct TwoInputs {
    /// Successes before…
    pub x_before: u64,
    /// …of so many.
    pub n_before: u64,
    /// Successes after…
    pub x_after: u64,
    /// …of so many.
    pub n_after: u64,
    /// Confidence, between 0 and 1.
    pub conf: f64,
}

/// Two shares compared.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct TwoProportions {
    /// Share before.
    pub p_before: f64,
    /// Share after.
    pub p_after: f64,
    /// After minus before.
    pub difference: f64,
    /// Pooled z; `None` when both shares are 0 or both 1.
    pub z: Option<f64>,
    /// Two-sided.
    pub p_value: Option<f64>,
    /// Newcombe's lower limit of the difference.
    pub ci_low: f64,
    /// Its upper limit.
    pub ci_high: f64,
    /// The smallest of the four expected counts.
    pub min_expected: f64,
    /// Below five: Fisher's test is the one to read.
    pub use_fisher: bool,
}

/// `pilot.two_proportions`.
///
/// # Errors
/// `invalid_input`: nobody, more successes than trials, a confidence outside (0, 1).
pub fn two_proportions(inputs: &TwoInputs) -> Result<TwoProportions, Refusal> {
    check_conf(inputs.conf)?;
    let before = Share { x: inputs.x_before, n: inputs.n_before };
    let after = Share { x: inputs.x_after, n: inputs.n_after };
    before.check("x_before")?;
    after.check("x_after")?;
    let (n1, n2) = (before.n as f64, after.n as f64);
    let (p1, p2) = (before.p(), after.p());
    let pooled = (before.x + after.x) as f64 / (n1 + n2);
    let spread = pooled * (1.0 - pooled);
    let difference = p2 - p1;
    let z = (spread > 0.0).then(|| difference / (spread * (1.0 / n1 + 1.0 / n2)).sqrt());
    let quantile = two_sided_z(inputs.conf);
    let ((l1, u1), (l2, u2)) = (before.wilson(quantile), after.wilson(quantile));
    let min_expected = n1.min(n2) * pooled.min(1.0 - pooled);
    Ok(TwoProportions {
        p_before: p1,
        p_after: p2,
        difference,
        z,
        p_value: z.map(|z| normal_two_sided(z.abs())),
        ci_low: difference - ((p2 - l2).powi(2) + (u1 - p1).powi(2)).sqrt(),
        ci_high: difference + ((u2 - p2).powi(2) + (p1 - l1).powi(2)).sqrt(),
        min_expected,
        use_fisher: min_expected < 5.0,
    })
}

/// What `pilot.fisher` is asked.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct FisherInputs {
    /// Successes before…
    pub x_before: u64,
    /// …of so many.
    pub n_before: u64,
    /// Successes after…
    pub x_after: u64,
    /// …of so many.
    pub n_after: u64,
}

/// A p-value.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct PValue {
    /// Two-sided.
    pub p_value: f64,
}

/// `pilot.fisher`: the sum of all tables no more likely than the one observed.
///
/// # Errors
/// `invalid_input`: nobody, more successes than trials, more than ten million people.
pub fn fisher(inputs: &FisherInputs) -> Result<PValue, Refusal> {
    Share { x: inputs.x_before, n: inputs.n_before }.check("x_before")?;
    Share { x: inputs.x_after, n: inputs.n_after }.check("x_after")?;
    require(inputs.n_before + inputs.n_after <= 10_000_000, "n_before")?;
    let successes = inputs.x_before + inputs.x_after;
    let all = (inputs.n_before + inputs.n_after) as f64;
    let ln_p = |x: u64| {
        ln_choose(inputs.n_before as f64, x as f64) + ln_choose(inputs.n_after as f64, (successes - x) as f64)
            - ln_choose(all, successes as f64)
    };
    let observed = ln_p(inputs.x_before) + FISHER_SLACK.ln_1p();
    let tables = successes.saturating_sub(inputs.n_after)..=successes.min(inputs.n_before);
    let p_value: f64 = tables.map(ln_p).filter(|ln_p| *ln_p <= observed).map(f64::exp).sum();
    Ok(PValue { p_value: p_value.min(1.0) })
}

/// What `pilot.did_proportions` is asked.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct DidInputs {
    /// Pilot units before.
    pub pilot_before: Share,
    /// Pilot units after.
    pub pilot_after: Share,
    /// Control units before.
    pub control_before: Share,
    /// Control units after.
    pub control_after: Share,
}

/// A difference in differences of shares, customers taken as independent: optimistic when units are few.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct DidProportions {
    /// Change of the pilot minus change of the control.
    pub did: f64,
    /// Its standard error.
    pub se: f64,
    /// Over its standard error; `None` when that is 0.
    pub z: Option<f64>,
    /// Two-sided.
    pub p_value: Option<f64>,
    /// Lower 95 % limit.
    pub ci_low: f64,
    /// Upper 95 % limit.
    pub ci_high: f64,
}

/// `pilot.did_proportions`.
///
/// # Errors
/// `invalid_input`: nobody, more successes than trials.
pub fn did_proportions(inputs: &DidInputs) -> Result<DidProportions, Refusal> {
    let groups = [
        (inputs.pilot_before, "pilot_before"),
        (inputs.pilot_after, "pilot_after"),
        (inputs.control_before, "control_before"),
        (inputs.control_after, "control_after"),
    ];
    for (share, field) in groups {
        share.check(field)?;
    }
    let change = |before: Share, after: Share| after.p() - before.p();
    let did = change(inputs.pilot_before, inputs.pilot_after) - change(inputs.control_before, inputs.control_after);
    let se = groups.iter().map(|(share, _)| share.p() * (1.0 - share.p()) / share.n as f64).sum::<f64>().sqrt();
    let z = (se > 0.0).then(|| did / se);
    let half = two_sided_z(0.95) * se;
    let p_value = z.map(|z| normal_two_sided(z.abs()));
    Ok(DidProportions { did, se, z, p_value, ci_low: did - half, ci_high: did + half })
}

/// What `pilot.wilson` is asked.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct WilsonInputs {
    /// Successes.
    pub x: u64,
    /// Trials.
    pub n: u64,
    /// Confidence, between 0 and 1.
    pub conf: f64,
}

/// A share and its interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Wilson {
    /// The share.
    pub p: f64,
    /// Lower limit.
    pub ci_low: f64,
    /// Upper limit.
    pub ci_high: f64,
}

/// `pilot.wilson`.
///
/// # Errors
/// `invalid_input`: nobody, more successes than trials, a confidence outside (0, 1).
pub fn wilson(inputs: &WilsonInputs) -> Result<Wilson, Refusal> {
    check_conf(inputs.conf)?;
    let share = Share { x: inputs.x, n: inputs.n };
    share.check("x")?;
    let (ci_low, ci_high) = share.wilson(two_sided_z(inputs.conf));
    Ok(Wilson { p: share.p(), ci_low, ci_high })
}

/// What `pilot.sample_size` is asked.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct SampleInputs {
    /// Share expected before, between 0 and 1.
    pub p_before: f64,
    /// Share worth finding after, another one.
    pub p_after: f64,
    /// Risk of finding what is not there, two-sided.
    pub alpha: f64,
    /// Chance of finding what is there.
    pub power: f64,
}

/// Customers needed in each group.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SampleSize {
    /// As a fraction.
    pub n_per_group_exact: f64,
    /// Whole customers.
    pub n_per_group: u64,
}

/// `pilot.sample_size`.
///
/// # Errors
/// `invalid_input`: shares that are equal or outside (0, 1), a risk or power outside (0, 1).
pub fn sample_size(inputs: &SampleInputs) -> Result<SampleSize, Refusal> {
    let inside = |value: f64| value > 0.0 && value < 1.0;
    require(inside(inputs.p_before), "p_before")?;
    require(inside(inputs.p_after) && (inputs.p_after - inputs.p_before).abs() > 1e-12, "p_after")?;
    require(inside(inputs.alpha), "alpha")?;
    require(inside(inputs.power), "power")?;
    let (p1, p2) = (inputs.p_before, inputs.p_after);
    let middle = (p1 + p2) / 2.0;
    let chance = normal_quantile(1.0 - inputs.alpha / 2.0) * (2.0 * middle * (1.0 - middle)).sqrt();
    let found = normal_quantile(inputs.power) * (p1 * (1.0 - p1) + p2 * (1.0 - p2)).sqrt();
    let n_per_group_exact = ((chance + found) / (p1 - p2)).powi(2);
    Ok(SampleSize { n_per_group_exact, n_per_group: ceil_eps(n_per_group_exact) as u64 })
}

/// What `pilot.nps` is asked.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct NpsInputs {
    /// Answers of 9 and 10.
    pub promoters: u64,
    /// Answers of 7 and 8.
    pub passives: u64,
    /// Answers of 0 to 6.
    pub detractors: u64,
    /// Confidence, between 0 and 1.
    pub conf: f64,
}

/// Recommendation, in points from −100 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Nps {
    /// Promoters minus detractors.
    pub nps: f64,
    /// Its standard error.
    pub se: f64,
    /// Lower limit.
    pub ci_low: f64,
    /// Upper limit.
    pub ci_high: f64,
}

/// `pilot.nps`.
///
/// # Errors
/// `invalid_input`: no answer, a confidence outside (0, 1).
pub fn nps(inputs: &NpsInputs) -> Result<Nps, Refusal> {
    check_conf(inputs.conf)?;
    let answers = [inputs.promoters, inputs.passives, inputs.detractors].map(|count| count as f64);
    let n: f64 = answers.iter().sum();
    require(n > 0.0, "promoters")?;
    let (up, down) = (answers[0] / n, answers[2] / n);
    let nps = 100.0 * (up - down);
    let se = 100.0 * ((up + down - (up - down).powi(2)).max(0.0) / n).sqrt();
    let half = two_sided_z(inputs.conf) * se;
    Ok(Nps { nps, se, ci_low: nps - half, ci_high: nps + half })
}

/// What `pilot.holm` is asked.
#[derive(Debug, Clone, Deserialize)]
pub struct HolmInputs {
    /// P-values of several indicators.
    pub p_values: Vec<f64>,
}

/// P-values once the number of indicators is taken into account.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Holm {
    /// In the order asked.
    pub adjusted: Vec<f64>,
}

/// `pilot.holm`.
///
/// # Errors
/// `invalid_input`: a p-value outside 0 to 1.
pub fn holm(inputs: &HolmInputs) -> Result<Holm, Refusal> {
    require(inputs.p_values.iter().all(|p| (0.0..=1.0).contains(p)), "p_values")?;
    let m = inputs.p_values.len();
    let mut order: Vec<usize> = (0..m).collect();
    order.sort_by(|&a, &b| inputs.p_values[a].total_cmp(&inputs.p_values[b]));
    let mut adjusted = vec![0.0; m];
    let mut so_far: f64 = 0.0;
    for (place, at) in order.into_iter().enumerate() {
        so_far = so_far.max((inputs.p_values[at] * (m - place) as f64).min(1.0));
        adjusted[at] = so_far;
    }
    Ok(Holm { adjusted })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_are_exact_and_the_undefined_is_absent() {
        let limits = |x, n| wilson(&WilsonInputs { x, n, conf: 0.95 }).map(|found| (found.ci_low, found.ci_high));
        assert_eq!(limits(0, 7).unwrap().0, 0.0);
        assert_eq!(limits(7, 7).unwrap().1, 1.0);
        assert_eq!(limits(8, 7).map_err(|refusal| refusal.code), Err("invalid_input"));
        assert_eq!(limits(0, 0).map_err(|refusal| refusal.code), Err("invalid_input"));
        let all = two_proportions(&TwoInputs { x_before: 5, n_before: 5, x_after: 9, n_after: 9, conf: 0.95 }).unwrap();
        assert_eq!((all.z, all.p_value, all.use_fisher), (None, None, true));
        let same = sample_size(&SampleInputs { p_before: 0.2, p_after: 0.2, alpha: 0.05, power: 0.8 });
        assert_eq!(same.map_err(|refusal| refusal.code), Err("invalid_input"));
    }
}
