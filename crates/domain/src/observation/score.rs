//! The score of one skill for one person, from what was seen over time. A missing look is never a zero.
//!
//! It scores one skill of one person; nothing here adds skills or people up.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Absence;
use crate::Refusal;

/// From this many scored looks on, a mean and a gap may be shown.
pub const SHOWN_FROM: usize = 3;
/// A look older than this many days no longer counts.
pub const MAX_AGE_DAYS: i64 = 90;

/// How looks become one score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ScoreMethod {
    /// The latest.
    Last,
    /// The mean of the last `n`.
    MeanLastN,
    /// The mean of all in the window.
    Mean,
    /// Weighted by age, half as much every half-life.
    Ewma,
}

/// What one look at a skill gave.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Look {
    /// Seen and rated.
    Level(f64),
    /// Not rated, with the reason.
    None(Absence),
}

/// A look and its day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DatedLook {
    /// Day of the observation.
    pub date: NaiveDate,
    /// What it gave.
    pub look: Look,
}

/// How a skill is scored.
#[derive(Debug, Clone, Copy)]
pub struct Scoring {
    /// Method.
    pub method: ScoreMethod,
    /// Number of looks of [`ScoreMethod::MeanLastN`].
    pub n: usize,
    /// Half-life of [`ScoreMethod::Ewma`], in days.
    pub half_life_days: f64,
    /// Older looks do not count, in days.
    pub max_age_days: i64,
    /// Target level.
    pub target: f64,
    /// Lowest level.
    pub min: f64,
    /// Highest level.
    pub max: f64,
}

impl Scoring {
    /// The default: the mean of the last three looks of 90 days.
    pub fn standard(target: i32, min: i32, max: i32) -> Self {
        Self {
            method: ScoreMethod::MeanLastN,
            n: SHOWN_FROM,
            half_life_days: 30.0,
            max_age_days: MAX_AGE_DAYS,
            target: f64::from(target),
            min: f64::from(min),
            max: f64::from(max),
        }
    }
}

/// A score and what it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SkillScore {
    /// The score; `None` before any scored look.
    pub score: Option<f64>,
    /// Scored looks it rests on.
    pub n_used: usize,
    /// The same, weighted: (Σw)² / Σw².
    pub n_eff: f64,
    /// Target minus score; positive = to improve.
    pub gap: Option<f64>,
    /// Scored over scored and not observed; `None` when neither.
    pub coverage: Option<f64>,
}

/// Scores a skill as of a day (METHODS 4.3). Looks after that day and older than the window do not count;
/// not applicable and refused are excluded everywhere, not observed lowers coverage only.
///
/// # Errors
/// `invalid_input`: an empty scale, no look asked for, a half-life of nothing.
pub fn skill_score(looks: &[DatedLook], scoring: &Scoring, as_of: NaiveDate) -> Result<SkillScore, Refusal> {
    if scoring.max <= scoring.min || scoring.n == 0 || scoring.half_life_days <= 0.0 || scoring.max_age_days < 0 {
        return Err(Refusal::new("invalid_input").with("method", "skill_score"));
    }
    let mut window: Vec<DatedLook> = looks
        .iter()
        .copied()
        .filter(|look| (0..=scoring.max_age_days).contains(&(as_of - look.date).num_days()))
        .collect();
    window.sort_by_key(|look| look.date);
    let scored: Vec<(NaiveDate, f64)> = window
        .iter()
        .filter_map(|look| match look.look {
            Look::Level(level) => Some((look.date, level)),
            Look::None(_) => None,
        })
        .collect();
    let missed = window.iter().filter(|look| look.look == Look::None(Absence::NotObserved)).count();
    let coverage = (scored.len() + missed > 0).then(|| scored.len() as f64 / (scored.len() + missed) as f64);

    let kept = match scoring.method {
        ScoreMethod::Last => &scored[scored.len().saturating_sub(1)..],
        ScoreMethod::MeanLastN => &scored[scored.len().saturating_sub(scoring.n)..],
        ScoreMethod::Mean | ScoreMethod::Ewma => &scored[..],
    };
    let weight = |date: NaiveDate| match scoring.method {
        ScoreMethod::Ewma => 0.5_f64.powf((as_of - date).num_days() as f64 / scoring.half_life_days),
        _ => 1.0,
    };
    let (mut sum, mut weights, mut squares) = (0.0, 0.0, 0.0);
    for &(date, level) in kept {
        let w = weight(date);
        sum += w * level;
        weights += w;
        squares += w * w;
    }
    let score = (!kept.is_empty()).then(|| sum / weights);
    Ok(SkillScore {
        score,
        n_used: kept.len(),
        n_eff: if kept.is_empty() { 0.0 } else { weights * weights / squares },
        gap: score.map(|score| scoring.target - score),
        coverage,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn looks(list: &[(&str, &str)]) -> Vec<DatedLook> {
        list.iter()
            .map(|(date, look)| DatedLook {
                date: day(date),
                look: match *look {
                    "NO" => Look::None(Absence::NotObserved),
                    "NA" => Look::None(Absence::NotApplicable),
                    "refused" => Look::None(Absence::Refused),
                    level => Look::Level(level.parse().expect("a level")),
                },
            })
            .collect()
    }

    fn worked() -> Vec<DatedLook> {
        looks(&[
            ("2026-03-02", "2"),
            ("2026-03-20", "NO"),
            ("2026-04-10", "2"),
            ("2026-04-24", "NA"),
            ("2026-05-08", "3"),
            ("2026-05-15", "4"),
        ])
    }

    fn check(
        method: ScoreMethod,
        looks: &[DatedLook],
        score: Option<f64>,
        n_used: usize,
        n_eff: f64,
        gap: Option<f64>,
        coverage: Option<f64>,
    ) {
        let scoring = Scoring { method, ..Scoring::standard(3, 1, 4) };
        let got = skill_score(looks, &scoring, day("2026-05-20")).expect("a score");
        let near = |a: Option<f64>, b: Option<f64>| match (a, b) {
            (Some(a), Some(b)) => (a - b).abs() < 1e-9,
            (a, b) => a == b,
        };
        assert!(near(got.score, score) && near(got.gap, gap) && near(got.coverage, coverage), "{method:?} {got:?}");
        assert_eq!(got.n_used, n_used, "{method:?}");
        assert!((got.n_eff - n_eff).abs() < 1e-9, "{method:?} {got:?}");
    }

    #[test]
    fn worked_cases() {
        // D-SCOR-01: the mean of the last three scored; not observed lowers coverage, not applicable does not.
        check(ScoreMethod::MeanLastN, &worked(), Some(3.0), 3, 3.0, Some(0.0), Some(0.8));
        // D-SCOR-02: the same looks, weighted by age.
        check(
            ScoreMethod::Ewma,
            &worked(),
            Some(3.150_843_031_418),
            4,
            3.138_782_663_003,
            Some(-0.150_843_031_418),
            Some(0.8),
        );
        check(ScoreMethod::Last, &worked(), Some(4.0), 1, 1.0, Some(-1.0), Some(0.8));
        check(ScoreMethod::Mean, &worked(), Some(2.75), 4, 4.0, Some(0.25), Some(0.8));
    }

    #[test]
    fn what_is_missing_is_never_a_zero() {
        check(ScoreMethod::MeanLastN, &[], None, 0, 0.0, None, None);
        check(ScoreMethod::MeanLastN, &looks(&[("2026-05-01", "NO")]), None, 0, 0.0, None, Some(0.0));
        check(
            ScoreMethod::MeanLastN,
            &looks(&[("2026-05-01", "NA"), ("2026-05-02", "refused")]),
            None,
            0,
            0.0,
            None,
            None,
        );
        // One day past the window, one day into the future.
        check(
            ScoreMethod::MeanLastN,
            &looks(&[("2026-02-18", "1"), ("2026-05-21", "1"), ("2026-02-19", "4")]),
            Some(4.0),
            1,
            1.0,
            Some(-1.0),
            Some(1.0),
        );
    }

    #[test]
    fn impossible_scales_are_refused() {
        for scoring in [
            Scoring { n: 0, ..Scoring::standard(3, 1, 4) },
            Scoring { half_life_days: 0.0, ..Scoring::standard(3, 1, 4) },
            Scoring::standard(3, 4, 4),
        ] {
            let refusal = skill_score(&worked(), &scoring, day("2026-05-20")).expect_err("a refusal");
            assert_eq!(refusal.code, "invalid_input");
        }
    }
}
