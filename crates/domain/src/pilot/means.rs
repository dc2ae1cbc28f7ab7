//! Means before and after, by Welch's test (METHODS 10.3).

use serde::{Deserialize, Serialize};

use super::check_conf;
use crate::{
    Refusal,
    statistics::{
        laws::{student_quantile, student_two_sided},
        mean, require, variance,
    },
};

/// A difference of two means and what it rests on; `None` where neither group varies.
#[derive(Debug, Clone, Copy)]
pub(super) struct Difference {
    pub se: Option<f64>,
    pub df: Option<f64>,
    pub t: Option<f64>,
    pub p_value: Option<f64>,
    pub ci: Option<(f64, f64)>,
}

/// Welch and Satterthwaite on `second` minus `first`; nothing but the difference below two values a side.
pub(super) fn difference(first: &[f64], second: &[f64], conf: f64) -> Option<Difference> {
    let difference = mean(second)? - mean(first)?;
    let part = |values: &[f64]| variance(values).map(|variance| variance / values.len() as f64);
    let parts = part(first).zip(part(second)).filter(|(a, b)| a + b > 0.0);
    let se = parts.map(|(a, b)| (a + b).sqrt());
    let freedom = |values: &[f64]| (values.len() - 1) as f64;
    let df = parts.map(|(a, b)| (a + b).powi(2) / (a * a / freedom(first) + b * b / freedom(second)));
    let t = se.map(|se| difference / se);
    let p_value = t.zip(df).map(|(t, df)| student_two_sided(t, df));
    let ci = se.zip(df).map(|(se, df)| {
        let half = student_quantile(conf, df) * se;
        (difference - half, difference + half)
    });
    Some(Difference { se, df, t, p_value, ci })
}

/// What `pilot.welch` is asked.
#[derive(Debug, Clone, Deserialize)]
pub struct WelchInputs {
    /// Values before, two at least.
    pub before: Vec<f64>,
    /// Values after, two at least.
    pub after: Vec<f64>,
    /// Confidence, between 0 and 1.
    pub conf: f64,
}

/// Two means compared; the test is `None` where neither side varies.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Welch {
    /// Mean before.
    pub mean_before: f64,
    /// Mean after.
    pub mean_after: f64,
    /// After minus before.
    pub difference: f64,
    /// Welch's t.
    pub t: Option<f64>,
    /// Degrees of freedom of Welch and Satterthwaite.
    pub df: Option<f64>,
    /// Two-sided.
    pub p_value: Option<f64>,
    /// Lower limit of the difference.
    pub ci_low: Option<f64>,
    /// Upper limit.
    pub ci_high: Option<f64>,
}

/// `pilot.welch`.
///
/// # Errors
/// `invalid_input`: fewer than two values a side, a confidence outside (0, 1).
pub fn welch(inputs: &WelchInputs) -> Result<Welch, Refusal> {
    check_conf(inputs.conf)?;
    require(inputs.before.len() >= 2, "before")?;
    require(inputs.after.len() >= 2, "after")?;
    let (mean_before, mean_after) = (mean(&inputs.before).unwrap_or_default(), mean(&inputs.after).unwrap_or_default());
    let found = difference(&inputs.before, &inputs.after, inputs.conf);
    Ok(Welch {
        mean_before,
        mean_after,
        difference: mean_after - mean_before,
        t: found.and_then(|found| found.t),
        df: found.and_then(|found| found.df),
        p_value: found.and_then(|found| found.p_value),
        ci_low: found.and_then(|found| found.ci).map(|ci| ci.0),
        ci_high: found.and_then(|found| found.ci).map(|ci| ci.1),
    })
}
