//! The label: what a unit has earned, and until when (METHODS 9). Evidence that is missing, stale or from the future is
//! not met; nothing is renewed by itself.

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use crate::{
    Refusal,
    statistics::{SLACK, invalid, require},
};

/// The three levels, lowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LabelLevel {
    /// The first.
    Bronze,
    /// The second.
    Silver,
    /// The third.
    Gold,
}

const LEVELS: [LabelLevel; 3] = [LabelLevel::Bronze, LabelLevel::Silver, LabelLevel::Gold];

/// How evidence meets a criterion. Thresholds are inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Operator {
    /// Done.
    #[serde(rename = "is_true")]
    IsTrue,
    /// At least.
    #[serde(rename = ">=")]
    AtLeast,
    /// At most.
    #[serde(rename = "<=")]
    AtMost,
}

/// A line of the grid.
#[derive(Debug, Clone, Deserialize)]
pub struct Criterion {
    /// Code.
    pub code: String,
    /// Level it belongs to.
    pub level: LabelLevel,
    /// Whether the level is out of reach without it.
    pub mandatory: bool,
    /// Points.
    pub points: f64,
    /// How it is met.
    pub op: Operator,
    /// Threshold of [`Operator::AtLeast`] and [`Operator::AtMost`].
    #[serde(default)]
    pub threshold: Option<f64>,
    /// Older evidence does not count.
    #[serde(default)]
    pub max_age_days: Option<i64>,
}

/// What was found of a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Found {
    /// Done or not.
    Done(bool),
    /// A figure.
    Figure(f64),
}

/// Evidence of a criterion.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Evidence {
    /// What was found.
    pub value: Found,
    /// When.
    pub date: NaiveDate,
}

/// Share of points each level asks for.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct MinRatio {
    /// Of bronze.
    pub bronze: f64,
    /// Of bronze and silver.
    pub silver: f64,
    /// Of all.
    pub gold: f64,
}

impl Default for MinRatio {
    fn default() -> Self {
        Self { bronze: 0.60, silver: 0.75, gold: 0.85 }
    }
}

/// What `label.evaluate` is asked.
#[derive(Debug, Clone, Deserialize)]
pub struct EvaluateInputs {
    /// The grid in force on the day.
    pub criteria: Vec<Criterion>,
    /// Share of points asked for.
    #[serde(default)]
    pub min_ratio: MinRatio,
    /// Evidence by code.
    pub evidence: BTreeMap<String, Evidence>,
    /// Day of the evaluation.
    pub on: NaiveDate,
}

/// How far a level is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LevelResult {
    /// The level.
    pub level: LabelLevel,
    /// Points won over points possible, this level and below; `None` without a point.
    pub ratio: Option<f64>,
    /// Mandatory criteria that are not met, this level and below.
    pub blocking: Vec<String>,
    /// Whether the level is earned.
    pub met: bool,
}

/// What the unit has earned.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evaluation {
    /// The highest level met.
    pub awarded: Option<LabelLevel>,
    /// Each level, lowest first.
    pub levels: Vec<LevelResult>,
}

/// `label.evaluate`. A level without a criterion of its own cannot be met: nobody earns what nothing asks for.
///
/// # Errors
/// `invalid_input`: negative points, a threshold missing where one is compared, a share outside 0 to 1.
pub fn evaluate(inputs: &EvaluateInputs) -> Result<Evaluation, Refusal> {
    for criterion in &inputs.criteria {
        require(criterion.points >= 0.0, "points")?;
        require(criterion.op == Operator::IsTrue || criterion.threshold.is_some(), "threshold")?;
    }
    let ratio_of = |level| match level {
        LabelLevel::Bronze => inputs.min_ratio.bronze,
        LabelLevel::Silver => inputs.min_ratio.silver,
        LabelLevel::Gold => inputs.min_ratio.gold,
    };
    require(LEVELS.iter().all(|level| (0.0..=1.0).contains(&ratio_of(*level))), "min_ratio")?;
    let mut levels: Vec<LevelResult> = Vec::new();
    for level in LEVELS {
        let counted = || inputs.criteria.iter().filter(move |criterion| criterion.level <= level);
        let met = |criterion: &&Criterion| is_met(criterion, inputs);
        let possible: f64 = counted().map(|criterion| criterion.points).sum();
        let won: f64 = counted().filter(met).map(|criterion| criterion.points).sum();
        let ratio = (possible > 0.0).then(|| won / possible);
        let blocking: Vec<String> = counted()
            .filter(|criterion| criterion.mandatory && !is_met(criterion, inputs))
            .map(|criterion| criterion.code.clone())
            .collect();
        let own = inputs.criteria.iter().any(|criterion| criterion.level == level);
        let below = levels.last().is_none_or(|below| below.met);
        let enough = ratio.is_some_and(|ratio| ratio >= ratio_of(level) - SLACK);
        levels.push(LevelResult { level, ratio, met: own && below && enough && blocking.is_empty(), blocking });
    }
    let awarded = levels.iter().rev().find(|level| level.met).map(|level| level.level);
    Ok(Evaluation { awarded, levels })
}

fn is_met(criterion: &Criterion, inputs: &EvaluateInputs) -> bool {
    let Some(evidence) = inputs.evidence.get(&criterion.code) else { return false };
    let age = (inputs.on - evidence.date).num_days();
    if age < 0 || criterion.max_age_days.is_some_and(|most| age > most) {
        return false;
    }
    let threshold = criterion.threshold.unwrap_or_default();
    match (criterion.op, evidence.value) {
        (Operator::IsTrue, Found::Done(done)) => done,
        (Operator::AtLeast, Found::Figure(figure)) => figure >= threshold - SLACK,
        (Operator::AtMost, Found::Figure(figure)) => figure <= threshold + SLACK,
        _ => false,
    }
}

/// What `label.validity` is asked.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct ValidityInputs {
    /// Day of the award.
    pub awarded_on: NaiveDate,
    /// Day of the question.
    pub as_of: NaiveDate,
    /// Days before the end from which on it may be won again.
    pub renewal_days: u64,
}

/// Whether a label still holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ValidityStatus {
    /// It holds.
    Valid,
    /// It has run out.
    Expired,
}

/// Until when a label holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Validity {
    /// First day on which it no longer holds: the same day next year.
    pub valid_until: NaiveDate,
    /// Whether it holds.
    pub status: ValidityStatus,
    /// Whether it may be won again.
    pub renewal_open: bool,
}

/// `label.validity`.
///
/// # Errors
/// `invalid_input`: a question from before the award, a day beyond the calendar.
pub fn validity(inputs: &ValidityInputs) -> Result<Validity, Refusal> {
    require(inputs.as_of >= inputs.awarded_on, "as_of")?;
    let (day, next) = (inputs.awarded_on, inputs.awarded_on.year() + 1);
    // 29 February becomes the 28th.
    let valid_until = NaiveDate::from_ymd_opt(next, day.month(), day.day())
        .or_else(|| NaiveDate::from_ymd_opt(next, 2, 28))
        .ok_or_else(|| invalid("awarded_on"))?;
    let opens = valid_until.checked_sub_days(Days::new(inputs.renewal_days)).ok_or_else(|| invalid("renewal_days"))?;
    let status = if inputs.as_of < valid_until { ValidityStatus::Valid } else { ValidityStatus::Expired };
    Ok(Validity { valid_until, status, renewal_open: inputs.as_of >= opens })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_label_holds_a_year_less_a_day() {
        let check = |awarded: &str, as_of: &str, until: &str, status, renewal_open| {
            let found =
                validity(&ValidityInputs { awarded_on: day(awarded), as_of: day(as_of), renewal_days: 60 }).unwrap();
            assert_eq!(found, Validity { valid_until: day(until), status, renewal_open }, "{awarded} at {as_of}");
        };
        check("2026-06-30", "2027-06-29", "2027-06-30", ValidityStatus::Valid, true);
        check("2026-06-30", "2027-06-30", "2027-06-30", ValidityStatus::Expired, true);
        check("2026-06-30", "2027-04-30", "2027-06-30", ValidityStatus::Valid, false);
        check("2024-02-29", "2024-03-01", "2025-02-28", ValidityStatus::Valid, false);
    }

    #[test]
    fn stale_future_and_absent_evidence_is_not_met() {
        let check = |date: &str, met: bool| {
            let criterion = Criterion {
                code: "B".into(),
                level: LabelLevel::Bronze,
                mandatory: true,
                points: 5.0,
                op: Operator::AtLeast,
                threshold: Some(0.6),
                max_age_days: Some(30),
            };
            let evidence = Evidence { value: Found::Figure(0.6), date: day(date) };
            let found = evaluate(&EvaluateInputs {
                criteria: vec![criterion],
                min_ratio: MinRatio::default(),
                evidence: BTreeMap::from([("B".to_owned(), evidence)]),
                on: day("2026-06-30"),
            });
            let found = found.unwrap();
            assert_eq!(found.awarded, met.then_some(LabelLevel::Bronze), "{date}");
            // Nothing asks anything of silver and gold: nobody has earned them.
            assert!(!found.levels[1].met && !found.levels[2].met);
        };
        check("2026-05-31", true);
        check("2026-05-30", false);
        check("2026-07-01", false);
    }
}
