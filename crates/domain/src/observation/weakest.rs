//! Where a team stands furthest from its referential. It speaks of criteria, never of a person: below three
//! scores or four people it says "too early" and how many there are.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Id, network::Person, referential::Skill};

/// A mean is shown from this many scores on.
pub const SCORES_FROM: usize = 3;
/// A team's mean is shown from this many people on.
pub const PEOPLE_FROM: usize = 4;

/// One level given to somebody for a skill.
#[derive(Debug, Clone, Copy)]
pub struct GivenLevel {
    /// The skill.
    pub skill: Id<Skill>,
    /// Who was observed; `None` for "a team member", who counts as a score but not as a person.
    pub person: Option<Id<Person>>,
    /// The level.
    pub level: i32,
    /// Target of the skill.
    pub target: i32,
    /// Lowest level.
    pub min: i32,
    /// Highest level.
    pub max: i32,
}

/// A criterion as the team shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct CriterionGap {
    /// The skill.
    pub skill: Id<Skill>,
    /// Scores.
    pub scores: usize,
    /// Different people.
    pub people: usize,
    /// Mean of max(0, target − level) / (highest − lowest); `None` while it is too early.
    pub gap: Option<f64>,
}

/// The normalised gaps of a criterion and the people who showed it.
type GapsOf = (Vec<f64>, BTreeSet<Id<Person>>);

/// Every criterion with a score, the largest mean gap first; those it is too early for come last, most scores first.
pub fn criterion_gaps(levels: &[GivenLevel]) -> Vec<CriterionGap> {
    let mut by_skill: BTreeMap<Id<Skill>, GapsOf> = BTreeMap::new();
    for given in levels {
        let (gaps, people) = by_skill.entry(given.skill).or_default();
        let width = f64::from((given.max - given.min).max(1));
        gaps.push(f64::from((given.target - given.level).max(0)) / width);
        people.extend(given.person);
    }
    let mut criteria: Vec<CriterionGap> = by_skill
        .into_iter()
        .map(|(skill, (gaps, people))| CriterionGap {
            skill,
            scores: gaps.len(),
            people: people.len(),
            gap: (gaps.len() >= SCORES_FROM && people.len() >= PEOPLE_FROM)
                .then(|| gaps.iter().sum::<f64>() / gaps.len() as f64),
        })
        .collect();
    criteria.sort_by(|a, b| match (a.gap, b.gap) {
        (Some(x), Some(y)) => y.total_cmp(&x),
        (x, y) => y.is_some().cmp(&x.is_some()).then(b.scores.cmp(&a.scores)),
    });
    criteria
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn given(skill: u128, person: u128, level: i32) -> GivenLevel {
        let person = (person > 0).then(|| Id::new(Uuid::from_u128(person)));
        GivenLevel { skill: Id::new(Uuid::from_u128(skill)), person, level, target: 3, min: 1, max: 4 }
    }

    #[test]
    fn the_largest_mean_gap_comes_first() {
        let levels: Vec<_> = [(1, [3, 3, 4, 2]), (2, [1, 2, 2, 3])]
            .into_iter()
            .flat_map(|(skill, given_levels)| {
                given_levels.into_iter().zip(1..).map(move |(level, person)| given(skill, person, level))
            })
            .collect();
        let gaps = criterion_gaps(&levels);
        assert_eq!(gaps[0].skill, Id::new(Uuid::from_u128(2)));
        assert!((gaps[0].gap.expect("a gap") - 1.0 / 3.0).abs() < 1e-12);
        // A level above the target hides nothing of the others.
        assert!((gaps[1].gap.expect("a gap") - 1.0 / 12.0).abs() < 1e-12);
    }

    #[test]
    fn too_early_below_three_scores_or_four_people() {
        for (people, scores, early) in [
            (vec![1, 2, 3], 3, true),
            (vec![1, 1, 1, 2], 4, true),
            (vec![1, 2, 3, 0], 4, true),
            (vec![1, 2, 3, 4], 4, false),
        ] {
            let levels: Vec<_> = people.iter().map(|&person| given(9, person, 1)).collect();
            let gaps = criterion_gaps(&levels);
            assert_eq!((gaps[0].scores, gaps[0].gap.is_none()), (scores, early), "{people:?}");
        }
    }
}
