//! Which irritant first: severity × frequency × ease of removal, safety before everything (METHODS 8.3).
//!
//! Multiplying ordinal marks is a convention with known flaws, so whoever shows a ranking shows the three marks too.
//! This is not a schedule: a band says how soon to look, the team decides.

use std::cmp::Reverse;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Refusal;

/// From this product on: act now.
const ACT_NOW: i32 = 60;
/// From this product on: plan.
const PLAN: i32 = 27;

/// An irritant with its three marks, each 1 to 5.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Irritant {
    /// Its name or id.
    pub id: String,
    /// 1 barely noticed … 5 customers leave or complain.
    pub severity: i32,
    /// 1 rare … 5 at every visit.
    pub frequency: i32,
    /// 1 building works … 5 today, by us.
    pub ease: i32,
    /// A danger.
    pub safety: bool,
}

/// How soon to look at an irritant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// A danger: first, whatever the product.
    Safety,
    /// 60 and more.
    ActNow,
    /// 27 to 59.
    Plan,
    /// Less than 27.
    Watch,
}

/// An irritant in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Ranked {
    /// Its name or id.
    pub id: String,
    /// Product of the three marks, 1 to 125.
    pub priority: i32,
    /// Its band.
    pub band: Band,
}

/// Inputs of `sensory.priority`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PriorityInputs {
    /// In any order.
    pub irritants: Vec<Irritant>,
}

/// Outputs of `sensory.priority`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PriorityOutputs {
    /// First things first.
    pub ranking: Vec<Ranked>,
}

/// The band of a product, and of a danger.
pub fn band(priority: i32, safety: bool) -> Band {
    match priority {
        _ if safety => Band::Safety,
        ACT_NOW.. => Band::ActNow,
        PLAN.. => Band::Plan,
        _ => Band::Watch,
    }
}

/// Ranks irritants: dangers first, then by product; ties by severity, then ease, then id.
///
/// # Errors
/// `invalid_input`: a mark outside 1 to 5.
pub fn priority(inputs: &PriorityInputs) -> Result<PriorityOutputs, Refusal> {
    let mut irritants: Vec<&Irritant> = inputs.irritants.iter().collect();
    for irritant in &irritants {
        for (field, mark) in
            [("severity", irritant.severity), ("frequency", irritant.frequency), ("ease", irritant.ease)]
        {
            if !(1..=5).contains(&mark) {
                return Err(Refusal::new("invalid_input").with("field", field).with("id", &irritant.id));
            }
        }
    }
    let product = |one: &Irritant| one.severity * one.frequency * one.ease;
    irritants.sort_by_key(|one| {
        (Reverse(one.safety), Reverse(product(one)), Reverse(one.severity), Reverse(one.ease), one.id.clone())
    });
    let ranking = irritants
        .into_iter()
        .map(|one| Ranked { id: one.id.clone(), priority: product(one), band: band(product(one), one.safety) })
        .collect();
    Ok(PriorityOutputs { ranking })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn irritant((id, severity, frequency, ease, safety): (&str, i32, i32, i32, bool)) -> Irritant {
        Irritant { id: id.into(), severity, frequency, ease, safety }
    }

    fn check(irritants: &[(&str, i32, i32, i32, bool)], expected: &[(&str, i32, Band)]) {
        let inputs = PriorityInputs { irritants: irritants.iter().copied().map(irritant).collect() };
        let ranking = priority(&inputs).map(|outputs| outputs.ranking);
        let found = ranking
            .as_ref()
            .map(|ranking| ranking.iter().map(|one| (one.id.as_str(), one.priority, one.band)).collect());
        assert_eq!(found, Ok(expected.to_vec()), "{irritants:?}");
    }

    #[test]
    fn worked_cases() {
        check(&[], &[]);
        // D-SENS-01
        check(
            &[
                ("smell-drain", 4, 5, 3, false),
                ("neon-flicker", 2, 5, 5, false),
                ("trip-hazard", 5, 1, 2, true),
                ("cold-door", 3, 3, 2, false),
                ("radio-ads", 3, 5, 4, false),
            ],
            &[
                ("trip-hazard", 10, Band::Safety),
                ("smell-drain", 60, Band::ActNow),
                ("radio-ads", 60, Band::ActNow),
                ("neon-flicker", 50, Band::Plan),
                ("cold-door", 18, Band::Watch),
            ],
        );
        // The edges of the bands.
        check(
            &[("a", 3, 3, 3, false), ("b", 2, 3, 4, false), ("c", 5, 4, 3, false), ("d", 3, 4, 4, false)],
            &[("c", 60, Band::ActNow), ("d", 48, Band::Plan), ("a", 27, Band::Plan), ("b", 24, Band::Watch)],
        );
        // Ties: severity, then ease, then id; dangers among themselves by product.
        check(
            &[
                ("ease-low", 3, 4, 2, false),
                ("z", 3, 2, 4, false),
                ("b", 3, 2, 4, false),
                ("severe", 4, 3, 2, false),
                ("small-danger", 1, 1, 1, true),
                ("big-danger", 5, 5, 5, true),
            ],
            &[
                ("big-danger", 125, Band::Safety),
                ("small-danger", 1, Band::Safety),
                ("severe", 24, Band::Watch),
                ("b", 24, Band::Watch),
                ("z", 24, Band::Watch),
                ("ease-low", 24, Band::Watch),
            ],
        );
    }

    #[test]
    fn marks_outside_the_scale_are_refused() {
        for marks in [(0, 1, 1), (1, 6, 1), (1, 1, -2)] {
            let one = irritant(("x", marks.0, marks.1, marks.2, true));
            assert_eq!(
                priority(&PriorityInputs { irritants: vec![one] }).map_err(|r| r.code),
                Err("invalid_input"),
                "{marks:?}"
            );
        }
    }

    /// Every set of up to three irritants over a coarse grid of marks keeps the promises of the ranking.
    #[test]
    fn every_ranking_keeps_its_promises() {
        let mut all = Vec::new();
        for severity in 1..=5 {
            for frequency in 1..=5 {
                for ease in 1..=5 {
                    for safety in [false, true] {
                        all.push(irritant((
                            &format!("{severity}{frequency}{ease}{safety}"),
                            severity,
                            frequency,
                            ease,
                            safety,
                        )));
                    }
                }
            }
        }
        let forward = priority(&PriorityInputs { irritants: all.clone() }).map(|outputs| outputs.ranking);
        let Ok(ranking) = &forward else { panic!("{forward:?}") };
        assert_eq!(ranking.len(), all.len());
        for pair in ranking.windows(2) {
            assert!(pair[0].band <= pair[1].band, "{pair:?}");
            assert!(pair[0].band != pair[1].band || pair[0].priority >= pair[1].priority, "{pair:?}");
        }
        // The order in which people noticed things does not matter.
        all.reverse();
        assert_eq!(priority(&PriorityInputs { irritants: all }).map(|outputs| outputs.ranking), forward);
    }
}
