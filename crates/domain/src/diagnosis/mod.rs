//! Tools of the diagnosis: six axes, the five levels, what customers report, visits to others (METHODS 11).

pub mod board;

use serde::{Deserialize, Serialize};
use std::{cmp::Reverse, collections::BTreeMap};

use crate::{
    Refusal,
    statistics::{SLACK, invalid, mean, require},
};

/// The six key axes, all needed to be complete.
const AXES: [&str; 6] =
    ["organisation", "human_resources", "quality_process", "customer_knowledge", "dashboards", "tools"];

/// An axis.
#[derive(Debug, Clone, Deserialize)]
pub struct Axis {
    /// Which of the six.
    pub axis: String,
    /// 1 to 5; `null` if not scored.
    pub score: Option<f64>,
    /// Target, 1 to 5.
    pub target: f64,
}

/// What `diagnosis.axes` is asked.
#[derive(Debug, Clone, Deserialize)]
pub struct AxesInputs {
    /// The axes.
    pub axes: Vec<Axis>,
}

/// Where the unit stands on its axes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AxesResult {
    /// Mean of the scored axes.
    pub mean: Option<f64>,
    /// Target minus score, by axis.
    pub gaps: BTreeMap<String, Option<f64>>,
    /// The lowest score; of equals the one farthest from its target, then the first.
    pub weakest: Option<String>,
    /// Whether all six are scored.
    pub complete: bool,
}

/// `diagnosis.axes`.
///
/// # Errors
/// `invalid_input`: an axis unknown or given twice, a score or target outside 1 to 5.
pub fn axes(inputs: &AxesInputs) -> Result<AxesResult, Refusal> {
    let mut gaps = BTreeMap::new();
    let mut scored: Vec<(&Axis, f64)> = Vec::new();
    for axis in &inputs.axes {
        require(AXES.contains(&axis.axis.as_str()), "axis")?;
        require((1.0..=5.0).contains(&axis.target), "target")?;
        require(axis.score.is_none_or(|score| (1.0..=5.0).contains(&score)), "score")?;
        scored.extend(axis.score.map(|score| (axis, score)));
        let twice = gaps.insert(axis.axis.clone(), axis.score.map(|score| axis.target - score));
        require(twice.is_none(), "axis")?;
    }
    let weakest = scored.iter().min_by(|(one, a), (other, b)| {
        // Farthest from the target is the larger of two targets when scores are equal.
        if (a - b).abs() <= SLACK { other.target.total_cmp(&one.target) } else { a.total_cmp(b) }
    });
    Ok(AxesResult {
        mean: mean(&scored.iter().map(|(_, score)| *score).collect::<Vec<f64>>()),
        weakest: weakest.map(|(axis, _)| axis.axis.clone()),
        complete: scored.len() == AXES.len(),
        gaps,
    })
}

/// A level of the self-diagnosis with its statements.
#[derive(Debug, Clone, Deserialize)]
pub struct SelfLevel {
    /// 1 to 5.
    pub level: u32,
    /// Whether each statement is true.
    pub statements: Vec<bool>,
}

/// What `diagnosis.self_level` is asked.
#[derive(Debug, Clone, Deserialize)]
pub struct SelfLevelInputs {
    /// Share of true statements a level needs.
    pub min_share: f64,
    /// The levels.
    pub levels: Vec<SelfLevel>,
}

/// The level reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SelfLevelResult {
    /// The highest level all of whose levels below hold too; `None` when not even the first does.
    pub level: Option<u32>,
}

/// `diagnosis.self_level`. A level without a statement does not hold.
///
/// # Errors
/// `invalid_input`: a share outside (0, 1], a level given twice.
pub fn self_level(inputs: &SelfLevelInputs) -> Result<SelfLevelResult, Refusal> {
    require(inputs.min_share > 0.0 && inputs.min_share <= 1.0, "min_share")?;
    let mut levels: Vec<&SelfLevel> = inputs.levels.iter().collect();
    levels.sort_by_key(|level| level.level);
    require(levels.windows(2).all(|pair| pair[0].level != pair[1].level), "levels")?;
    let holds = |level: &&&SelfLevel| {
        let yes = level.statements.iter().filter(|statement| **statement).count() as f64;
        let all = level.statements.len() as f64;
        all > 0.0 && yes / all >= inputs.min_share - SLACK
    };
    Ok(SelfLevelResult { level: levels.iter().take_while(holds).last().map(|level| level.level) })
}

/// A theme customers speak of.
#[derive(Debug, Clone, Deserialize)]
pub struct Theme {
    /// Name.
    pub theme: String,
    /// Times mentioned.
    pub mentions: u32,
    /// 1 to 5.
    pub severity: u32,
}

/// What `diagnosis.voc_pareto` is asked.
#[derive(Debug, Clone, Deserialize)]
pub struct ParetoInputs {
    /// The themes.
    pub themes: Vec<Theme>,
}

/// A theme in its place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ParetoLine {
    /// Name.
    pub theme: String,
    /// Mentions × severity.
    pub weight: u64,
    /// Share of all weight down to here; `None` when nothing weighs.
    pub cumulative_share: Option<f64>,
}

/// Themes, heaviest first.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Pareto {
    /// The lines.
    pub pareto: Vec<ParetoLine>,
}

/// `diagnosis.voc_pareto`: by weight, then severity, then name.
///
/// # Errors
/// `invalid_input`: a severity outside 1 to 5.
pub fn voc_pareto(inputs: &ParetoInputs) -> Result<Pareto, Refusal> {
    require(inputs.themes.iter().all(|theme| (1..=5).contains(&theme.severity)), "severity")?;
    let weight = |theme: &Theme| u64::from(theme.mentions) * u64::from(theme.severity);
    let total: u64 = inputs.themes.iter().map(weight).sum();
    let mut themes: Vec<&Theme> = inputs.themes.iter().collect();
    themes.sort_by_key(|theme| (Reverse((weight(theme), theme.severity)), &theme.theme));
    let mut sum = 0;
    let line = |theme: &&Theme| {
        sum += weight(theme);
        let cumulative_share = (total > 0).then(|| sum as f64 / total as f64);
        ParetoLine { theme: theme.theme.clone(), weight: weight(theme), cumulative_share }
    };
    Ok(Pareto { pareto: themes.iter().map(line).collect() })
}

/// A visit to a company.
#[derive(Debug, Clone, Deserialize)]
pub struct MysteryVisit {
    /// Company.
    pub company: String,
    /// Scores by criterion; `null` where it was not filled.
    pub scores: BTreeMap<String, Option<f64>>,
}

/// What `diagnosis.benchmark` is asked.
#[derive(Debug, Clone, Deserialize)]
pub struct BenchmarkInputs {
    /// Weight of each criterion.
    pub weights: BTreeMap<String, f64>,
    /// The visits.
    pub visits: Vec<MysteryVisit>,
}

/// How a company fared on one visit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BenchmarkResult {
    /// Company.
    pub company: String,
    /// Weighted mean over the criteria filled; `None` when none was.
    pub score: Option<f64>,
    /// Criteria filled.
    pub filled: usize,
}

/// The visits, in the order asked: one visit ranks nobody.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Benchmark {
    /// The results.
    pub results: Vec<BenchmarkResult>,
}

/// `diagnosis.benchmark`.
///
/// # Errors
/// `invalid_input`: a weight not above 0, a score of a criterion without a weight.
pub fn benchmark(inputs: &BenchmarkInputs) -> Result<Benchmark, Refusal> {
    require(inputs.weights.values().all(|weight| *weight > 0.0), "weights")?;
    let mut results = Vec::new();
    for visit in &inputs.visits {
        let (mut sum, mut weights, mut filled) = (0.0, 0.0, 0);
        for (criterion, score) in &visit.scores {
            let weight = inputs.weights.get(criterion).ok_or_else(|| invalid("scores").with("criterion", criterion))?;
            if let Some(score) = score {
                sum += weight * score;
                weights += weight;
                filled += 1;
            }
        }
        let score = (filled > 0).then(|| sum / weights);
        results.push(BenchmarkResult { company: visit.company.clone(), score, filled });
    }
    Ok(Benchmark { results })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_filled_is_no_zero() {
        let visit = MysteryVisit { company: "A".into(), scores: BTreeMap::from([("welcome".into(), None)]) };
        let inputs = BenchmarkInputs { weights: BTreeMap::from([("welcome".into(), 2.0)]), visits: vec![visit] };
        assert_eq!(benchmark(&inputs).unwrap().results[0].score, None);
        let one = AxesInputs { axes: vec![Axis { axis: "tools".into(), score: None, target: 3.0 }] };
        let found = axes(&one).unwrap();
        assert_eq!((found.mean, found.weakest, found.complete, found.gaps["tools"]), (None, None, false, None));
    }

    #[test]
    fn a_level_holds_only_on_those_below() {
        let level = |level, yes: usize| SelfLevel { level, statements: (0..5).map(|at| at < yes).collect() };
        let reached = |levels| self_level(&SelfLevelInputs { min_share: 0.8, levels }).unwrap().level;
        assert_eq!(reached(vec![level(2, 5), level(1, 3)]), None);
        assert_eq!(reached(vec![level(3, 5), level(1, 4), level(2, 4)]), Some(3));
        assert_eq!(reached(vec![level(1, 5), SelfLevel { level: 2, statements: vec![] }]), Some(1));
    }
}
