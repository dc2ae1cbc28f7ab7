//! Why one goal of two comes first although both weigh the same: the order has to be explained to the person.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::{PlannedSkill, ordered, priority, step};
use crate::Refusal;

/// What put one goal before another of the same priority.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TieBreak {
    /// It matters more in the referential.
    Importance,
    /// It is further from its target.
    Gap,
    /// Nobody has looked at it for longer.
    OldestLook,
    /// Nothing tells them apart: the code of the skill decides, so that the order is always the same.
    Code,
}

/// Two skills of the same priority, one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// Code of the one that comes first.
    pub first: String,
    /// Code of the one behind it.
    pub second: String,
    /// What decided.
    pub by: TieBreak,
}

/// The ties among the gaps of [`super::plan`], in its order.
///
/// # Errors
/// `invalid_input`: an empty scale, an importance not above 0.
pub fn ties(skills: &[PlannedSkill]) -> Result<Vec<Tie>, Refusal> {
    let order = ordered(skills)?;
    let same =
        |pair: &&[(&PlannedSkill, f64)]| step(priority(pair[0].0, pair[0].1)) == step(priority(pair[1].0, pair[1].1));
    Ok(order
        .windows(2)
        .filter(same)
        .map(|pair| {
            let ((first, gap), (second, other)) = (pair[0], pair[1]);
            let by = if step(first.importance) != step(second.importance) {
                TieBreak::Importance
            } else if step(gap) != step(other) {
                TieBreak::Gap
            } else if first.last_observed != second.last_observed {
                TieBreak::OldestLook
            } else {
                TieBreak::Code
            };
            Tie { first: first.code.clone(), second: second.code.clone(), by }
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_tie_is_told_by_what_decided_it() {
        let skill = |code: &str, score: f64, importance: f64, vmax: f64, last: &str| PlannedSkill {
            code: code.into(),
            score: Some(score),
            importance,
            target: 3.0,
            vmin: 1.0,
            vmax,
            last_observed: last.parse().ok(),
        };
        let told = |skills: &[PlannedSkill]| {
            ties(skills).unwrap().into_iter().map(|tie| (tie.first + &tie.second, tie.by)).collect::<Vec<_>>()
        };
        // 2 × 1 and 1 × 2 over the same scale.
        let found = told(&[skill("B", 1.0, 1.0, 4.0, "2026-05-01"), skill("A", 2.0, 2.0, 4.0, "2026-05-01")]);
        assert_eq!(found, [("AB".to_owned(), TieBreak::Importance)]);
        // The same importance; the scales differ, so that equal priorities have unequal gaps.
        let found = told(&[skill("A", 2.5, 1.0, 4.0, "2026-05-01"), skill("B", 2.0, 1.0, 7.0, "2026-05-01")]);
        assert_eq!(found, [("BA".to_owned(), TieBreak::Gap)]);
        let found = told(&[skill("A", 2.0, 1.0, 4.0, "2026-05-02"), skill("B", 2.0, 1.0, 4.0, "2026-05-01")]);
        assert_eq!(found, [("BA".to_owned(), TieBreak::OldestLook)]);
        let found = told(&[skill("B", 2.0, 1.0, 4.0, "2026-05-01"), skill("A", 2.0, 1.0, 4.0, "2026-05-01")]);
        assert_eq!(found, [("AB".to_owned(), TieBreak::Code)]);
        // Nothing to explain where priorities differ, or where there is no gap.
        assert_eq!(
            told(&[skill("A", 1.0, 3.0, 4.0, ""), skill("B", 2.0, 1.0, 4.0, ""), skill("C", 3.0, 1.0, 4.0, "")]),
            []
        );
    }
}
