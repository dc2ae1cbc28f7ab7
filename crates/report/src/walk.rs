//! The sensory walk in the report: the heat map of zones and senses, and the findings with their marks.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};
use sillage_i18n::Words;

use crate::Figure;

/// How many findings of each nature page 1 carries.
const ON_PAGE_ONE: usize = 3;

/// The sensory walk.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct WalkPart {
    /// How many people observed, as a sentence; empty if nobody walked.
    pub observers: String,
    /// One sentence per pass: sense, moment, observer, minutes.
    pub passes: Vec<String>,
    /// Head of the columns, in the order of the passes.
    pub senses: Vec<String>,
    /// One row per zone, in the customer's order.
    pub zones: Vec<ZoneRow>,
    /// Every finding: irritants first, by priority.
    pub findings: Vec<FindingLine>,
}

/// A zone and its cells, one per sense.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ZoneRow {
    /// The zone.
    pub zone: String,
    /// One cell per sense.
    pub cells: Vec<HeatCell>,
}

/// What is known of a zone with one sense. The four are never mixed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellState {
    /// Nobody walked it.
    #[default]
    NotWalked,
    /// Walked, nothing perceptible.
    NotPerceptible,
    /// Marked, observers agree on the side.
    Marked,
    /// Marked with opposite signs: both are shown, never only the mean.
    Contested,
}

/// A cell of the heat map.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct HeatCell {
    /// What is known.
    pub state: CellState,
    /// Mean over observers.
    pub mean: Figure,
    /// Observers who gave a mark.
    pub n: u32,
    /// Lowest mark.
    pub min: Option<i32>,
    /// Highest mark.
    pub max: Option<i32>,
    /// The line printed under the number, or alone.
    pub detail: String,
}

impl HeatCell {
    /// The cell for the marks of all observers: `None` = nothing perceptible, an empty slice = not walked.
    pub fn new(words: &Words, marks: &[Option<i32>]) -> Self {
        let given: Vec<i32> = marks.iter().flatten().copied().collect();
        let (Some(&min), Some(&max)) = (given.iter().min(), given.iter().max()) else {
            let (state, key) = if marks.is_empty() {
                (CellState::NotWalked, "report-cell-not-walked")
            } else {
                (CellState::NotPerceptible, "report-cell-not-perceptible")
            };
            return Self { state, mean: Figure::none(), detail: words.text(key, &[]), ..Self::default() };
        };
        let n = u32::try_from(given.len()).unwrap_or(u32::MAX);
        let mean = given.iter().map(|mark| f64::from(*mark)).sum::<f64>() / f64::from(n.max(1));
        let contested = min < 0 && max > 0;
        let decimals = u8::from(mean.fract() != 0.0);
        // Where one is pleased and another is not there is no middle.
        let figure = match contested {
            true => Figure { value: None, text: "±".into() },
            false => Figure { value: Some(mean), text: signed(words, mean, decimals) },
        };
        let (low, high) = (signed(words, min.into(), 0), signed(words, max.into(), 0));
        let detail = match (contested, n) {
            (true, _) => words.text("report-cell-contested", &[("low", low.into()), ("high", high.into())]),
            (false, 1) => String::new(),
            (false, _) => words.text("report-cell-observers", &[("count", n.into())]),
        };
        let state = if contested { CellState::Contested } else { CellState::Marked };
        Self { state, mean: figure, n, min: Some(min), max: Some(max), detail }
    }
}

/// A number with its sign, a true minus, and nothing before zero.
pub(crate) fn signed(words: &Words, value: f64, decimals: u8) -> String {
    let figure = words.number(value.abs(), decimals);
    if value > 0.0 {
        format!("+{figure}")
    } else if value < 0.0 {
        format!("−{figure}")
    } else {
        figure
    }
}

/// Nature of a finding.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    /// Annoys.
    Irritant,
    /// Delights.
    Enchantment,
    /// Loses the customer.
    Rupture,
    /// Neither.
    #[default]
    Neutral,
}

/// What to do about an irritant, from its product.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// 60 and more.
    ActNow,
    /// 27 to 59.
    Plan,
    /// Less.
    #[default]
    Watch,
}

/// The three marks given at consolidation, always shown with their product: multiplying ranks is only a convention.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Marks {
    /// 1 barely noticed … 5 customers leave or complain.
    pub severity: i32,
    /// 1 rare … 5 at every visit.
    pub frequency: i32,
    /// 1 building works … 5 today, by us.
    pub ease: i32,
    /// Their product.
    pub priority: i32,
    /// Its band.
    pub band: Band,
    /// The band as a word.
    pub band_word: String,
}

impl Marks {
    /// The product and band of three marks.
    pub fn new(words: &Words, severity: i32, frequency: i32, ease: i32) -> Self {
        let priority = severity * frequency * ease;
        let (band, key) = match priority {
            60.. => (Band::ActNow, "report-band-act-now"),
            27..=59 => (Band::Plan, "report-band-plan"),
            _ => (Band::Watch, "report-band-watch"),
        };
        Self { severity, frequency, ease, priority, band, band_word: words.text(key, &[]) }
    }
}

/// A finding, as printed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct FindingLine {
    /// Nature.
    pub sign: Sign,
    /// Nature as a word; see [`crate::Say::finding`].
    pub kind: String,
    /// Zone and sense.
    pub place: String,
    /// What was noticed.
    pub text: String,
    /// The mark given while walking, with its sign.
    pub perception: Option<i32>,
    /// Marks of consolidation, if given.
    pub marks: Option<Marks>,
    /// A danger: first whatever the marks.
    pub safety: bool,
    /// What becomes of it: an action, accepted with its reason.
    pub decision: String,
    /// Cause, if said.
    pub cause: String,
    /// Numbers of its photos.
    pub photos: Vec<u32>,
}

/// The irritants and ruptures of page 1: safety first, then severity × frequency × ease, ties by severity, then ease,
/// then the order given; unmarked ones last, the harshest perception first.
pub fn irritants(findings: &[FindingLine]) -> Vec<FindingLine> {
    first(findings, |line| matches!(line.sign, Sign::Irritant | Sign::Rupture), |line| -line.perception.unwrap_or(0))
}

/// The enchantments of page 1, the most repeatable first, then the most delightful.
pub fn enchantments(findings: &[FindingLine]) -> Vec<FindingLine> {
    first(findings, |line| line.sign == Sign::Enchantment, |line| line.perception.unwrap_or(0))
}

fn first(
    findings: &[FindingLine],
    wanted: impl Fn(&FindingLine) -> bool,
    force: impl Fn(&FindingLine) -> i32,
) -> Vec<FindingLine> {
    let mut chosen: Vec<&FindingLine> = findings.iter().filter(|line| wanted(line)).collect();
    chosen.sort_by_key(|line| {
        let marks = line.marks.as_ref().map(|marks| (marks.priority, marks.severity, marks.ease));
        Reverse((line.safety, marks, force(line)))
    });
    chosen.into_iter().take(ON_PAGE_ONE).cloned().collect()
}

#[cfg(test)]
mod tests {
    use sillage_i18n::Locale;

    use super::*;

    fn irritant(text: &str, marks: (i32, i32, i32), safety: bool) -> FindingLine {
        let words = Words::new(Locale::En);
        FindingLine {
            sign: Sign::Irritant,
            text: text.to_owned(),
            marks: Some(Marks::new(&words, marks.0, marks.1, marks.2)),
            safety,
            ..FindingLine::default()
        }
    }

    #[test]
    fn page_one_takes_safety_then_the_product_then_severity() {
        let findings = [
            irritant("smell-drain", (4, 5, 3), false),
            irritant("neon-flicker", (2, 5, 5), false),
            irritant("trip-hazard", (5, 1, 2), true),
            irritant("cold-door", (3, 3, 2), false),
            irritant("radio-ads", (3, 5, 4), false),
        ];
        let chosen = irritants(&findings);
        let names: Vec<&str> = chosen.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(names, ["trip-hazard", "smell-drain", "radio-ads"]);
        let marks: Vec<_> =
            chosen.iter().filter_map(|line| line.marks.as_ref()).map(|m| (m.priority, m.band)).collect();
        assert_eq!(marks, [(10, Band::Watch), (60, Band::ActNow), (60, Band::ActNow)]);
    }

    #[test]
    fn a_cell_never_mixes_missing_and_zero() {
        let words = Words::new(Locale::En);
        for (marks, state, n, mean) in [
            (&[][..], CellState::NotWalked, 0, None),
            (&[None], CellState::NotPerceptible, 0, None),
            (&[Some(0)], CellState::Marked, 1, Some(0.0)),
            (&[Some(1), Some(2)], CellState::Marked, 2, Some(1.5)),
            (&[Some(-2), Some(1)], CellState::Contested, 2, None),
            (&[None, Some(-1)], CellState::Marked, 1, Some(-1.0)),
        ] {
            let cell = HeatCell::new(&words, marks);
            assert_eq!((cell.state, cell.n, cell.mean.value), (state, n, mean), "{marks:?}");
        }
    }
}
