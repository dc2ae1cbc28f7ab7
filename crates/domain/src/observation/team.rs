//! A skill across a team: how many people stand where, never who (METHODS 4.4). Below four people a count tells of one.

use super::{PEOPLE_FROM, mastery::MasteryState};
use crate::statistics::SLACK;

/// Where one person stands on a skill.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// Score, where there are looks enough for one.
    pub score: Option<f64>,
    /// Mastery.
    pub state: MasteryState,
}

/// A skill across a team.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TeamSkill {
    /// People with looks enough for a score.
    pub people: usize,
    /// Of those, how many are below the target.
    pub below: usize,
    /// Of those, how many reach it.
    pub reached: usize,
    /// Median of their scores.
    pub median: f64,
    /// Of those, how many have acquired it.
    pub acquired: usize,
    /// Of those, how many have to consolidate it.
    pub to_consolidate: usize,
}

/// The distribution of a skill, from four people with a score on; else only how many there are.
///
/// # Errors
/// The number of people with a score, while it is below four.
pub fn team_skill(standings: &[Standing], target: f64) -> Result<TeamSkill, usize> {
    let mut scored: Vec<(f64, MasteryState)> =
        standings.iter().filter_map(|each| each.score.map(|score| (score, each.state))).collect();
    if scored.len() < PEOPLE_FROM {
        return Err(scored.len());
    }
    scored.sort_by(|a, b| a.0.total_cmp(&b.0));
    let middle = scored.len() / 2;
    let median =
        if scored.len() % 2 == 1 { scored[middle].0 } else { f64::midpoint(scored[middle - 1].0, scored[middle].0) };
    let below = scored.iter().filter(|(score, _)| *score < target - SLACK).count();
    let in_state = |state| scored.iter().filter(|each| each.1 == state).count();
    Ok(TeamSkill {
        people: scored.len(),
        below,
        reached: scored.len() - below,
        median,
        acquired: in_state(MasteryState::Acquired),
        to_consolidate: in_state(MasteryState::ToConsolidate),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(score: Option<f64>, state: MasteryState) -> Standing {
        Standing { score, state }
    }

    #[test]
    fn counts_from_four_people_on_and_not_before() {
        use MasteryState::{Acquired, InProgress, ToConsolidate};
        let mut team = vec![
            standing(Some(2.0), InProgress),
            standing(Some(3.0), Acquired),
            standing(Some(2.0 + 1.0 / 3.0), ToConsolidate),
            standing(None, InProgress),
        ];
        assert_eq!(team_skill(&team, 3.0), Err(3));
        team.push(standing(Some(3.5), Acquired));
        let found = team_skill(&team, 3.0).unwrap();
        assert_eq!((found.people, found.below, found.reached), (4, 2, 2));
        assert_eq!((found.acquired, found.to_consolidate), (2, 1));
        assert!((found.median - (2.0 + 1.0 / 3.0 + 3.0) / 2.0).abs() < 1e-12);
        team.push(standing(Some(4.0), Acquired));
        assert_eq!(team_skill(&team, 3.0).unwrap().median, 3.0);
    }
}
