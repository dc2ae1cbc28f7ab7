//! The heat map of a walk: zones × senses over all observers (METHODS 8.2).
//!
//! A cell that was walked without anything perceptible is there with `n` 0; a cell nobody walked is absent. Opposite
//! signs make a cell contested: both are shown, never only the mean.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Refusal;

/// The mark of one observer for one zone with one sense.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Perceived {
    /// Zone, by name or id.
    pub zone: String,
    /// Sense.
    pub sense: String,
    /// −2 to +2; `null` when nothing was perceptible.
    pub perception: Option<i32>,
}

/// A walked cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Cell {
    /// Zone.
    pub zone: String,
    /// Sense.
    pub sense: String,
    /// Observers who perceived something, neutral included.
    pub n: u32,
    /// Mean of their marks; `null` if nobody perceived anything.
    pub mean: Option<f64>,
    /// Lowest mark.
    pub min: Option<i32>,
    /// Highest mark.
    pub max: Option<i32>,
    /// Opposite signs.
    pub contested: bool,
}

/// Inputs of `sensory.heatmap`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HeatmapInputs {
    /// In any order.
    pub records: Vec<Perceived>,
}

/// Outputs of `sensory.heatmap`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct HeatmapOutputs {
    /// In order of zone, then sense.
    pub cells: Vec<Cell>,
}

/// Gathers the marks of all observers into cells.
///
/// # Errors
/// `invalid_input`: a mark outside −2 to +2.
pub fn heatmap(inputs: &HeatmapInputs) -> Result<HeatmapOutputs, Refusal> {
    let mut marks: BTreeMap<(&str, &str), Vec<i32>> = BTreeMap::new();
    for record in &inputs.records {
        if record.perception.is_some_and(|mark| !(-2..=2).contains(&mark)) {
            return Err(Refusal::new("invalid_input").with("field", "perception").with("zone", &record.zone));
        }
        marks.entry((&record.zone, &record.sense)).or_default().extend(record.perception);
    }
    let cells = marks.into_iter().map(|((zone, sense), marks)| cell(zone, sense, &marks)).collect();
    Ok(HeatmapOutputs { cells })
}

fn cell(zone: &str, sense: &str, marks: &[i32]) -> Cell {
    let n = u32::try_from(marks.len()).unwrap_or(u32::MAX);
    let (min, max) = (marks.iter().min().copied(), marks.iter().max().copied());
    let mean = (n > 0).then(|| f64::from(marks.iter().sum::<i32>()) / f64::from(n));
    let contested = min.is_some_and(|mark| mark < 0) && max.is_some_and(|mark| mark > 0);
    Cell { zone: zone.into(), sense: sense.into(), n, mean, min, max, contested }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Line<'a> = (&'a str, &'a str, Option<i32>);

    fn records(lines: &[Line<'_>]) -> HeatmapInputs {
        let record =
            |&(zone, sense, perception): &Line<'_>| Perceived { zone: zone.into(), sense: sense.into(), perception };
        HeatmapInputs { records: lines.iter().map(record).collect() }
    }

    /// Zone, sense, n, mean, lowest, highest, contested.
    type Expected<'a> = (&'a str, &'a str, u32, Option<f64>, Option<i32>, Option<i32>, bool);

    fn check(lines: &[Line<'_>], expected: &[Expected<'_>]) {
        let expected = expected
            .iter()
            .map(|&(zone, sense, n, mean, min, max, contested)| Cell {
                zone: zone.into(),
                sense: sense.into(),
                n,
                mean,
                min,
                max,
                contested,
            })
            .collect();
        assert_eq!(heatmap(&records(lines)), Ok(HeatmapOutputs { cells: expected }), "{lines:?}");
    }

    #[test]
    fn worked_cases() {
        check(&[], &[]);
        // D-SENS-02
        check(
            &[
                ("entrance", "sight", Some(1)),
                ("entrance", "sight", Some(2)),
                ("entrance", "hearing", Some(-2)),
                ("entrance", "hearing", Some(1)),
                ("till", "smell", None),
                ("till", "smell", Some(-1)),
            ],
            &[
                ("entrance", "hearing", 2, Some(-0.5), Some(-2), Some(1), true),
                ("entrance", "sight", 2, Some(1.5), Some(1), Some(2), false),
                ("till", "smell", 1, Some(-1.0), Some(-1), Some(-1), false),
            ],
        );
        // Nothing perceptible is a fact, not a zero; a neutral mark is a mark and has no sign.
        check(&[("till", "smell", None), ("till", "smell", None)], &[("till", "smell", 0, None, None, None, false)]);
        check(&[("a", "b", Some(0)), ("a", "b", Some(-2))], &[("a", "b", 2, Some(-1.0), Some(-2), Some(0), false)]);
    }

    #[test]
    fn marks_outside_the_scale_are_refused() {
        for mark in [-3, 3] {
            assert_eq!(
                heatmap(&records(&[("a", "b", Some(mark))])).map_err(|refusal| refusal.code),
                Err("invalid_input")
            );
        }
    }

    /// Every triple of marks in one cell: the mean lies between the extremes, and contested means both signs.
    #[test]
    fn every_cell_keeps_its_promises() {
        let marks: Vec<Option<i32>> = (-2..=2).map(Some).chain([None]).collect();
        for &a in &marks {
            for &b in &marks {
                for &c in &marks {
                    let lines = [("z", "s", a), ("z", "s", b), ("z", "s", c)];
                    let Ok(HeatmapOutputs { cells }) = heatmap(&records(&lines)) else { panic!("{lines:?}") };
                    let [cell] = cells.as_slice() else { panic!("{cells:?}") };
                    let given: Vec<i32> = [a, b, c].into_iter().flatten().collect();
                    assert_eq!(usize::try_from(cell.n), Ok(given.len()));
                    assert_eq!(
                        cell.contested,
                        given.iter().any(|mark| *mark < 0) && given.iter().any(|mark| *mark > 0)
                    );
                    if let (Some(mean), Some(min), Some(max)) = (cell.mean, cell.min, cell.max) {
                        assert!(f64::from(min) <= mean && mean <= f64::from(max), "{cell:?}");
                    } else {
                        assert!(given.is_empty(), "{cell:?}");
                    }
                }
            }
        }
    }
}
