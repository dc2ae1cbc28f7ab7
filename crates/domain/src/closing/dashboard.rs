//! How a level of the dashboard is proposed. It proposes only where the day carries it; else the last level stands.

use std::collections::BTreeSet;

use crate::{Id, network::Person};

/// Scores from which a mean may be shown.
pub const MIN_SCORES: usize = 3;
/// People from which a mean may be shown: below, a team's mean would be somebody's.
pub const MIN_PEOPLE: usize = 4;

/// A final score of the day, brought to the four levels of the dashboard.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NormalisedScore {
    /// Whose.
    pub person: Option<Id<Person>>,
    /// From 1 (lowest level of its scale) to 4 (highest).
    pub level: f64,
}

impl NormalisedScore {
    /// A value on a scale from `min` to `max`, brought to 1 to 4.
    pub fn new(person: Option<Id<Person>>, value: i32, min: i32, max: i32) -> Self {
        let span = f64::from((max - min).max(1));
        Self { person, level: 1.0 + 3.0 * f64::from(value - min) / span }
    }
}

/// What the day says of a level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LevelProposal {
    /// Proposed level; the last one where the day does not carry a mean.
    pub level: Option<i32>,
    /// The level is the last one, carried over.
    pub carried_over: bool,
    /// Mean, where it may be shown.
    pub mean: Option<f64>,
    /// Scores of the day.
    pub scores: u32,
    /// Distinct people behind them.
    pub people: u32,
}

/// The rounded mean from 3 scores and 4 people on, else the last level.
pub fn propose_level(scores: &[NormalisedScore], last: Option<i32>) -> LevelProposal {
    let people: BTreeSet<_> = scores.iter().filter_map(|score| score.person).collect();
    let counts = (u32::try_from(scores.len()).unwrap_or(u32::MAX), u32::try_from(people.len()).unwrap_or(u32::MAX));
    if scores.len() < MIN_SCORES || people.len() < MIN_PEOPLE {
        return LevelProposal {
            level: last,
            carried_over: last.is_some(),
            mean: None,
            scores: counts.0,
            people: counts.1,
        };
    }
    let mean = scores.iter().map(|score| score.level).sum::<f64>() / f64::from(counts.0);
    #[expect(clippy::cast_possible_truncation, reason = "clamped to 1..=4 first")]
    let level = mean.round().clamp(1.0, 4.0) as i32;
    LevelProposal { level: Some(level), carried_over: false, mean: Some(mean), scores: counts.0, people: counts.1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scores(levels: &[(u128, i32)]) -> Vec<NormalisedScore> {
        levels
            .iter()
            .map(|&(who, value)| NormalisedScore::new(Some(Id::new(uuid::Uuid::from_u128(who))), value, 1, 4))
            .collect()
    }

    #[test]
    fn a_mean_needs_three_scores_and_four_people() {
        for (given, last, level, carried) in [
            (vec![], Some(2), Some(2), true),
            (vec![], None, None, false),
            (vec![(1, 4), (2, 4), (3, 4)], Some(2), Some(2), true),
            (vec![(1, 4), (1, 4), (2, 4), (3, 4)], Some(2), Some(2), true),
            (vec![(1, 3), (2, 3), (3, 4), (4, 3)], Some(2), Some(3), false),
            (vec![(1, 1), (2, 1), (3, 1), (4, 1)], None, Some(1), false),
        ] {
            let proposal = propose_level(&scores(&given), last);
            assert_eq!((proposal.level, proposal.carried_over), (level, carried), "{given:?}");
        }
        assert_eq!(propose_level(&scores(&[(1, 3), (2, 3), (3, 4), (4, 3)]), None).mean, Some(3.25));
    }

    #[test]
    fn scales_of_another_length_meet_the_four_levels() {
        assert_eq!(NormalisedScore::new(None, 1, 1, 7).level, 1.0);
        assert_eq!(NormalisedScore::new(None, 7, 1, 7).level, 4.0);
        assert_eq!(NormalisedScore::new(None, 0, -1, 1).level, 2.5);
    }
}
