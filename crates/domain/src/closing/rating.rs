//! Summaries of the coach's ratings (method `dashboard.coach_rating`): a mean is shown from three days on.

use serde::Serialize;

use super::CoachRating;

/// The coach's ratings over days.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct RatingMean {
    /// Days.
    pub n: u32,
    /// Mean of the days.
    pub mean: Option<f64>,
    /// The latest day.
    pub last: Option<f64>,
    /// There are days enough to show the mean.
    pub show_mean: bool,
}

/// Mean and last of the days' ratings, oldest first; the mean is shown from `min_n` days on.
pub fn rating_mean(days: &[f64], min_n: u32) -> RatingMean {
    let n = u32::try_from(days.len()).unwrap_or(u32::MAX);
    let mean = (n > 0).then(|| days.iter().sum::<f64>() / f64::from(n));
    RatingMean { n, mean, last: days.last().copied(), show_mean: n > 0 && n >= min_n }
}

/// The mean of the four answers of a day; `None` while one is missing.
pub fn day_mean(rating: &CoachRating) -> Option<f64> {
    let answers = [rating.listening?, rating.usefulness?, rating.respect_of_project?, rating.clarity?];
    Some(answers.into_iter().map(f64::from).sum::<f64>() / 4.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_is_shown_from_three_days_on() {
        // The literal example of the method.
        let found = rating_mean(&[5.0, 4.0, 3.0, 4.0], 3);
        assert_eq!(found, RatingMean { n: 4, mean: Some(4.0), last: Some(4.0), show_mean: true });
        assert!(!rating_mean(&[5.0, 4.0], 3).show_mean);
        assert_eq!(rating_mean(&[], 3), RatingMean { n: 0, mean: None, last: None, show_mean: false });
    }
}
