//! How sure a rate is: Garwood's exact interval and the day-to-day variation that widens it (METHODS 1.4; Garwood 1936,
//! Brown et al. 2004).

use serde::{Deserialize, Serialize};

use crate::{
    Refusal,
    statistics::{
        laws::{chi_squared_above, gamma_quantile},
        require,
    },
};

/// Degrees of freedom from which on the variation between days can be measured.
const MEASURABLE_DF: usize = 5;

/// What `flow.rate_ci` is asked.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct RateInputs {
    /// Customers counted.
    pub count: u64,
    /// Hours watched.
    pub exposure_h: f64,
    /// Confidence, between 0 and 1.
    pub conf: f64,
    /// Over-dispersion: variance over mean; 1 is chance alone.
    #[serde(default = "one")]
    pub phi: f64,
}

fn one() -> f64 {
    1.0
}

/// A rate and its interval, per hour.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct RateInterval {
    /// Count over hours.
    pub rate_per_h: f64,
    /// Lower limit; exactly 0 of no customer.
    pub ci_low: f64,
    /// Upper limit.
    pub ci_high: f64,
}

/// `flow.rate_ci`: Garwood's interval of count/φ in hours/φ. It is never negative and works at zero customers.
///
/// # Errors
/// `invalid_input`: no hour watched, a confidence outside (0, 1), φ not above 0.
pub fn rate_ci(inputs: &RateInputs) -> Result<RateInterval, Refusal> {
    require(inputs.exposure_h > 0.0, "exposure_h")?;
    require(inputs.conf > 0.0 && inputs.conf < 1.0, "conf")?;
    require(inputs.phi > 0.0, "phi")?;
    let alpha = 1.0 - inputs.conf;
    let count = inputs.count as f64;
    let (shape, hours) = (count / inputs.phi, inputs.exposure_h / inputs.phi);
    Ok(RateInterval {
        rate_per_h: count / inputs.exposure_h,
        ci_low: if inputs.count == 0 { 0.0 } else { gamma_quantile(alpha / 2.0, shape) / hours },
        ci_high: gamma_quantile(1.0 - alpha / 2.0, shape + 1.0) / hours,
    })
}

/// One day of a cell.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Exposed {
    /// Customers counted.
    pub count: u64,
    /// Hours watched.
    pub exposure_h: f64,
}

/// What `flow.dispersion` is asked.
#[derive(Debug, Clone, Deserialize)]
pub struct DispersionInputs {
    /// Cells of one unit and channel, each with its days.
    pub cells: Vec<Vec<Exposed>>,
}

/// How much more days vary than chance.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Dispersion {
    /// Pearson's X².
    pub pearson_x2: f64,
    /// Its degrees of freedom.
    pub df: usize,
    /// X²/df; `None` without a degree of freedom.
    pub phi_raw: Option<f64>,
    /// At least 1, and 1 while fewer than five degrees of freedom cannot tell.
    pub phi_used: f64,
    /// Chance of such an X² if days did not differ; `None` without a degree of freedom.
    pub p_value: Option<f64>,
}

/// `flow.dispersion`: one factor over all cells with at least two days and one customer.
///
/// # Errors
/// `invalid_input`: negative hours, customers without an hour watched.
pub fn dispersion(inputs: &DispersionInputs) -> Result<Dispersion, Refusal> {
    let (mut pearson_x2, mut df) = (0.0, 0);
    for cell in &inputs.cells {
        for day in cell {
            require(day.exposure_h > 0.0 || (day.exposure_h == 0.0 && day.count == 0), "exposure_h")?;
        }
        let days: Vec<&Exposed> = cell.iter().filter(|day| day.exposure_h > 0.0).collect();
        let count: u64 = days.iter().map(|day| day.count).sum();
        if days.len() < 2 || count == 0 {
            continue;
        }
        let rate = count as f64 / days.iter().map(|day| day.exposure_h).sum::<f64>();
        pearson_x2 += days
            .iter()
            .map(|day| (day.count as f64 - rate * day.exposure_h).powi(2) / (rate * day.exposure_h))
            .sum::<f64>();
        df += days.len() - 1;
    }
    let phi_raw = (df > 0).then(|| pearson_x2 / df as f64);
    Ok(Dispersion {
        pearson_x2,
        df,
        phi_raw,
        phi_used: phi_raw.filter(|_| df >= MEASURABLE_DF).map_or(1.0, |phi| phi.max(1.0)),
        p_value: (df > 0).then(|| chi_squared_above(pearson_x2, df as f64)),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn no_customer_still_has_an_upper_limit() {
        let two_hours = rate_ci(&RateInputs { count: 0, exposure_h: 1.0, conf: 0.95, phi: 1.0 }).unwrap();
        assert_eq!((two_hours.rate_per_h, two_hours.ci_low), (0.0, 0.0));
        assert!((two_hours.ci_high - 3.688_879_454).abs() < 1e-8, "{two_hours:?}");
    }

    #[test]
    fn few_days_do_not_measure_their_variation() {
        let cells = vec![vec![Exposed { count: 1, exposure_h: 1.0 }, Exposed { count: 40, exposure_h: 1.0 }]];
        let found = dispersion(&DispersionInputs { cells }).unwrap();
        assert!(found.phi_raw.is_some_and(|phi| phi > 10.0), "{found:?}");
        assert_eq!(found.phi_used, 1.0);
        let none = dispersion(&DispersionInputs { cells: vec![vec![]] }).unwrap();
        assert_eq!((none.df, none.phi_raw, none.p_value), (0, None, None));
    }

    proptest! {
        #[test]
        fn the_interval_holds_its_rate_and_widens_with_variation(count in 0_u64..2_000, hours in 0.05_f64..500.0, phi in 1.0_f64..6.0) {
            let plain = rate_ci(&RateInputs { count, exposure_h: hours, conf: 0.95, phi: 1.0 }).unwrap();
            let wide = rate_ci(&RateInputs { count, exposure_h: hours, conf: 0.95, phi }).unwrap();
            prop_assert!(plain.ci_low <= plain.rate_per_h && plain.rate_per_h <= plain.ci_high);
            prop_assert!(wide.ci_low <= plain.ci_low + 1e-9 && wide.ci_high >= plain.ci_high - 1e-9);
        }
    }
}
