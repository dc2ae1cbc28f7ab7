//! What every method counts with: quantiles, spreads, a ceiling that forgives the last bit, and the few laws of
//! probability (METHODS 13). It knows no feature.

pub mod laws;

use crate::Refusal;

/// Slack of every comparison of a computed value with a threshold, in the favourable direction.
pub const SLACK: f64 = 1e-9;

/// `invalid_input`, naming the field.
pub fn invalid(field: &'static str) -> Refusal {
    Refusal::new("invalid_input").with("field", field)
}

/// Refuses unless `holds`.
///
/// # Errors
/// `invalid_input`.
pub fn require(holds: bool, field: &'static str) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(invalid(field)) }
}

/// The smallest whole number not below `x`: a headcount of 10.000000000000002 is 10.
pub fn ceil_eps(x: f64) -> f64 {
    (x - SLACK).ceil().max(0.0)
}

/// The arithmetic mean; `None` of nothing.
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// The variance with n − 1; `None` below two values.
pub fn variance(values: &[f64]) -> Option<f64> {
    let centre = mean(values)?;
    let squares: f64 = values.iter().map(|value| (value - centre).powi(2)).sum();
    (values.len() > 1).then(|| squares / (values.len() - 1) as f64)
}

/// Quantile of Hyndman and Fan's type 7, the default of R, numpy and PERCENTILE.INC; `None` of nothing.
pub fn quantile(values: &[f64], p: f64) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let h = (sorted.len().checked_sub(1)?) as f64 * p;
    let below = h.floor();
    // `h` lies between 0 and the last index.
    let at = below as usize;
    let low = *sorted.get(at)?;
    let high = sorted.get(at + 1).copied().unwrap_or(low);
    Some(low + (h - below) * (high - low))
}

/// The median; `None` of nothing.
pub fn median(values: &[f64]) -> Option<f64> {
    quantile(values, 0.5)
}

/// Ranks from 1, equal values sharing the mean of theirs, and the sizes of the groups of equals.
pub fn mid_ranks(values: &[f64]) -> (Vec<f64>, Vec<usize>) {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    let mut ranks = vec![0.0; values.len()];
    let mut groups = Vec::new();
    for group in order.chunk_by(|&a, &b| values[a].total_cmp(&values[b]).is_eq()) {
        let before: usize = groups.iter().sum();
        let shared = before as f64 + (group.len() as f64 + 1.0) / 2.0;
        group.iter().for_each(|&at| ranks[at] = shared);
        groups.push(group.len());
    }
    (ranks, groups)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_a_spreadsheet() {
        let check = |values: &[f64], p: f64, expected: Option<f64>| {
            let found = quantile(values, p);
            let near = match (found, expected) {
                (Some(found), Some(expected)) => (found - expected).abs() < 1e-12,
                (found, expected) => found == expected,
            };
            assert!(near, "{values:?} at {p}: {found:?}");
        };
        check(&[], 0.5, None);
        check(&[7.0], 0.8, Some(7.0));
        check(&[4.0, 1.0, 3.0, 2.0], 0.5, Some(2.5));
        check(&[14.0, 11.0, 13.5, 12.0, 17.0], 0.8, Some(14.6));
        check(&[1.0, 2.0], 1.0, Some(2.0));
    }

    #[test]
    fn spreads_ranks_and_ceilings() {
        assert_eq!(variance(&[3.0]), None);
        assert_eq!(variance(&[1.0, 3.0]), Some(2.0));
        assert_eq!(mid_ranks(&[5.0, 1.0, 5.0, 2.0]), (vec![3.5, 1.0, 3.5, 2.0], vec![1, 1, 2]));
        let headcounts = [7.0 / 0.7, 10.1, 0.0, -0.0].map(ceil_eps);
        assert_eq!(headcounts, [10.0, 11.0, 0.0, 0.0]);
    }
}
