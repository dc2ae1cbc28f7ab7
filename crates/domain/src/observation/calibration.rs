//! Scenes everybody rates alone and then compares with a reference (METHODS 4.1): preparing to see the same things. It
//! judges no rater: what is shown is where looks differ.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::agreement::{Kappa, KappaInputs, Weights, weighted_kappa};
use crate::{
    Entity, Id, Refusal, Timestamp, check_fact, check_long, check_name,
    network::Person,
    referential::{ReferentialVersion, Skill},
    statistics::require,
};

/// Double ratings from which on a coefficient is shown.
pub const COEFFICIENT_FROM: usize = 10;
/// Double ratings from which on a coefficient may decide anything.
pub const GATE_FROM: usize = 30;

/// The level the author of a scene gives a skill, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReferenceLevel {
    /// Skill.
    pub skill: Id<Skill>,
    /// Level.
    pub value: i32,
    /// What in the scene speaks for it.
    pub reason: String,
}

/// A scene told in words, to be rated by several people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct CalibrationScene {
    /// Against which referential.
    pub version: Id<ReferentialVersion>,
    /// Title.
    pub title: String,
    /// What happens, as one would see and hear it.
    pub material: String,
    /// The reference; hidden from whoever has not rated the scene yet.
    pub reference: Vec<ReferenceLevel>,
}

impl Entity for CalibrationScene {
    const NOUN: &'static str = "calibration_scene";
    fn parent(&self) -> Option<Uuid> {
        Some(self.version.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        check_name("title", &self.title)?;
        check_long("material", &self.material)?;
        self.reference.iter().try_for_each(|level| check_fact("reason", &level.reason))
    }
}

/// A level given in an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct AttemptLevel {
    /// Skill.
    pub skill: Id<Skill>,
    /// Level.
    pub value: i32,
}

/// What somebody saw in a scene.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct CalibrationAttempt {
    /// The scene.
    pub scene: Id<CalibrationScene>,
    /// Who rated.
    pub rater: Id<Person>,
    /// Levels.
    pub scores: Vec<AttemptLevel>,
    /// When.
    pub at: Timestamp,
}

impl Entity for CalibrationAttempt {
    const NOUN: &'static str = "calibration_attempt";
    fn parent(&self) -> Option<Uuid> {
        Some(self.scene.uuid())
    }
    fn about(&self) -> Vec<Id<Person>> {
        vec![self.rater]
    }
    fn check(&self) -> Result<(), Refusal> {
        require(!self.scores.is_empty(), "scores")
    }
}

/// A skill rated by two, on its scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DoubleRating {
    /// One rater's level.
    pub a: i32,
    /// The other's, or the reference.
    pub b: i32,
    /// Lowest level of the scale.
    pub min: i32,
    /// Highest.
    pub max: i32,
}

/// How two looks agree, in counts first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreed {
    /// Double ratings.
    pub of: usize,
    /// The same level.
    pub same: usize,
    /// At most one level apart, the same ones included.
    pub near: usize,
    /// Mean of A minus B; `None` below [`COEFFICIENT_FROM`].
    pub mean_difference: Option<f64>,
    /// Quadratic weighted kappa; `None` below [`COEFFICIENT_FROM`], on mixed scales, or where all levels are the same.
    pub kappa: Option<f64>,
    /// Enough double ratings, and yet not enough variety to judge.
    pub no_variety: bool,
}

/// Compares two looks.
///
/// # Errors
/// `invalid_input`: a level outside its scale.
pub fn agreed(pairs: &[DoubleRating]) -> Result<Agreed, Refusal> {
    let (same, near) = pairs.iter().fold((0, 0), |(same, near), pair| {
        let apart = pair.a.abs_diff(pair.b);
        (same + usize::from(apart == 0), near + usize::from(apart <= 1))
    });
    let plain = Agreed { of: pairs.len(), same, near, mean_difference: None, kappa: None, no_variety: false };
    let Some(first) = pairs.first().filter(|_| pairs.len() >= COEFFICIENT_FROM) else { return Ok(plain) };
    if pairs.iter().any(|pair| (pair.min, pair.max) != (first.min, first.max)) {
        return Ok(plain);
    }
    let Kappa { kappa, mean_difference, .. } = weighted_kappa(&KappaInputs {
        rater_a: pairs.iter().map(|pair| f64::from(pair.a)).collect(),
        rater_b: pairs.iter().map(|pair| f64::from(pair.b)).collect(),
        categories: (first.min..=first.max).map(f64::from).collect(),
        weights: Weights::Quadratic,
    })?;
    // Nearly all levels equal: the coefficient would punish agreement (METHODS 5).
    let flat = kappa.is_none_or(|kappa| kappa <= 0.0 && same * 10 >= pairs.len() * 8);
    Ok(Agreed { mean_difference: Some(mean_difference), kappa: kappa.filter(|_| !flat), no_variety: flat, ..plain })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(list: &[(i32, i32)]) -> Vec<DoubleRating> {
        list.iter().map(|&(a, b)| DoubleRating { a, b, min: 1, max: 4 }).collect()
    }

    #[test]
    fn words_first_and_a_coefficient_from_ten_on() {
        let nine = pairs(&[(1, 1), (2, 2), (2, 3), (3, 3), (3, 3), (3, 2), (4, 4), (4, 3), (2, 2)]);
        let found = agreed(&nine).unwrap();
        assert_eq!((found.of, found.same, found.near), (9, 6, 9));
        assert_eq!((found.kappa, found.mean_difference, found.no_variety), (None, None, false));
        // D-AGR-02, twelve of them.
        let mut twelve = nine;
        twelve.extend(pairs(&[(1, 2), (3, 3), (4, 4)]));
        let found = agreed(&twelve).unwrap();
        assert!((found.kappa.unwrap() - 0.8125).abs() < 1e-9, "{found:?}");
        assert_eq!(found.mean_difference, Some(0.0));
    }

    #[test]
    fn agreement_without_variety_is_said_and_not_judged() {
        let mut flat = vec![(3, 3); 8];
        flat.extend([(3, 2), (2, 3)]);
        let found = agreed(&pairs(&flat)).unwrap();
        assert_eq!((found.same, found.kappa, found.no_variety), (8, None, true));
        assert!(agreed(&pairs(&[(3, 3); 10])).unwrap().no_variety);
        // Two scales in one heap have no coefficient, and still the words.
        let mut mixed = pairs(&[(3, 3); 10]);
        mixed[0].max = 5;
        let found = agreed(&mixed).unwrap();
        assert_eq!((found.same, found.kappa, found.no_variety), (10, None, false));
        assert_eq!(agreed(&[]).unwrap().of, 0);
    }
}
