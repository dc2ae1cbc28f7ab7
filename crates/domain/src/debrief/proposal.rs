//! What a debrief opens with: strengths and one improvement proposed from what was seen. Proposed only; nothing is
//! kept before the person has spoken and somebody went on.

use std::cmp::Reverse;

use crate::{Id, referential::Skill};

/// Strengths proposed at most.
const STRENGTHS: usize = 2;

/// A skill as it was seen in the observations of a debrief.
#[derive(Debug, Clone, PartialEq)]
pub struct SeenSkill {
    /// The skill.
    pub skill: Id<Skill>,
    /// Position in the referential.
    pub rank: u32,
    /// Level of today.
    pub level: i32,
    /// Level of the time before, if any.
    pub previous: Option<i32>,
    /// Lowest level.
    pub min: i32,
    /// Highest level.
    pub max: i32,
    /// 1 to 3.
    pub importance: u32,
    /// What was said or done.
    pub fact: String,
}

impl SeenSkill {
    /// Where the level lies on its scale, in thousandths: scales of different lengths compare.
    fn height(&self) -> i32 {
        (self.level - self.min) * 1000 / (self.max - self.min).max(1)
    }

    fn progress(&self) -> i32 {
        self.previous.map_or(0, |previous| self.level - previous)
    }

    fn has_fact(&self) -> bool {
        !self.fact.trim().is_empty()
    }
}

/// The highest levels first, ties by progress, then by whether there is a fact, then in the referential's order.
/// A lowest level is no strength, and neither is what is proposed as the improvement.
pub fn propose_strengths(seen: &[SeenSkill]) -> Vec<Id<Skill>> {
    let improvement = propose_improvements(seen).first().copied();
    let mut candidates: Vec<&SeenSkill> =
        seen.iter().filter(|each| each.level > each.min && Some(each.skill) != improvement).collect();
    candidates
        .sort_by_key(|each| (Reverse(each.height()), Reverse(each.progress()), Reverse(each.has_fact()), each.rank));
    candidates.into_iter().take(STRENGTHS).map(|each| each.skill).collect()
}

/// The lowest level that has a fact first, then the next ones: the first is proposed, the others are one tap away.
/// A highest level is nothing to improve.
pub fn propose_improvements(seen: &[SeenSkill]) -> Vec<Id<Skill>> {
    let mut candidates: Vec<&SeenSkill> = seen.iter().filter(|each| each.has_fact() && each.level < each.max).collect();
    candidates.sort_by_key(|each| (each.height(), Reverse(each.importance), each.rank));
    candidates.into_iter().map(|each| each.skill).collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn seen(id: u32, level: i32, previous: Option<i32>, fact: &str) -> SeenSkill {
        SeenSkill {
            skill: Id::new(Uuid::from_u128(id.into())),
            rank: id,
            level,
            previous,
            min: 1,
            max: 4,
            importance: 2,
            fact: fact.into(),
        }
    }

    fn ids(list: &[Id<Skill>]) -> Vec<u128> {
        list.iter().map(|id| id.uuid().as_u128()).collect()
    }

    #[test]
    fn strengths_by_level_then_progress_then_fact() {
        for (list, strengths) in [
            (vec![seen(1, 3, None, ""), seen(2, 4, None, "x"), seen(3, 3, Some(2), "")], vec![2, 3]),
            (vec![seen(1, 3, Some(3), ""), seen(2, 3, Some(3), "x"), seen(3, 4, None, "x")], vec![3, 1]),
            (vec![seen(1, 3, Some(3), ""), seen(2, 3, Some(3), "x"), seen(3, 2, None, "x")], vec![2, 1]),
            (vec![seen(1, 1, None, ""), seen(2, 1, None, "x")], vec![]),
            (vec![], vec![]),
        ] {
            assert_eq!(ids(&propose_strengths(&list)), strengths, "{list:?}");
        }
    }

    #[test]
    fn the_improvement_is_the_lowest_level_that_has_a_fact() {
        let list =
            [seen(1, 1, None, " "), seen(2, 3, None, "said"), seen(3, 2, None, "did"), seen(4, 4, None, "smiled")];
        assert_eq!(ids(&propose_improvements(&list)), vec![3, 2]);
        assert!(propose_improvements(&[seen(1, 1, None, "")]).is_empty());
    }

    #[test]
    fn a_strength_is_never_the_improvement_too() {
        let list = [seen(1, 3, None, "only one with a fact"), seen(2, 2, None, "")];
        assert_eq!(ids(&propose_improvements(&list)), vec![1]);
        assert_eq!(ids(&propose_strengths(&list)), vec![2]);
    }
}
