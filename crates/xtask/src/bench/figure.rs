//! A figure beside its target.

use crate::shell::Outcome;
use serde_json::Value;
use std::process::{Command, Stdio};

/// One figure. The smaller, the better; `target` is the most it may be, absent where a figure only helps to read another.
pub struct Figure {
    name: String,
    unit: String,
    /// Or why it was not measured.
    measured: Result<f64, String>,
    target: Option<f64>,
}

impl Figure {
    /// What was not measured.
    pub fn missing(name: &str, why: &str) -> Self {
        Self { name: name.to_owned(), unit: String::new(), measured: Err(why.to_owned()), target: None }
    }

    /// In parts of the target; of one that is nothing, there are none.
    fn ratio(&self) -> Option<f64> {
        let target = self.target.filter(|target| *target > 0.0)?;
        Some(self.measured.as_ref().ok()? / target)
    }

    /// Whether it is within its target, if it has both; what is no number is within none.
    fn is_within(&self) -> Option<bool> {
        Some(*self.measured.as_ref().ok()? <= self.target?)
    }

    fn is_over(&self) -> bool {
        self.is_within() == Some(false)
    }

    pub fn row(&self) -> Vec<String> {
        let text = |value: Option<f64>, unit: &str| {
            value.map_or_else(String::new, |value| format!("{value:.2} {unit}").trim_end().to_owned())
        };
        let measured = match &self.measured {
            Ok(measured) => text(Some(*measured), &self.unit),
            Err(why) => format!("not measured: {why}"),
        };
        let word = self.is_within().map_or("", |within| if within { "ok" } else { "OVER" });
        vec![self.name.clone(), measured, text(self.target, &self.unit), text(self.ratio(), ""), word.to_owned()]
    }
}

/// What is told of each.
pub const HEADING: [&str; 5] = ["name", "measured", "target", "ratio", "ok"];

/// The table, its heading first.
pub fn rows(figures: &[Figure]) -> Vec<Vec<String>> {
    let heading = HEADING.map(str::to_owned).to_vec();
    std::iter::once(heading).chain(figures.iter().map(Figure::row)).collect()
}

/// Whether each was measured and is within its target.
pub fn judge(figures: &[Figure]) -> Outcome {
    let over = figures.iter().filter(|figure| figure.is_over()).count();
    let missing = figures.iter().filter(|figure| figure.measured.is_err()).count();
    match (over, missing) {
        (0, 0) => Ok(()),
        (over, 0) => Err(format!("{over} of {} figures over their target", figures.len())),
        (over, missing) => {
            Err(format!("{over} of {} figures over their target, {missing} parts not measured", figures.len()))
        }
    }
}

/// Runs a program that prints `{"rows": [{"name", "unit", "measured", "target"}]}`.
pub fn measured_by(program: &mut Command) -> Result<Vec<Figure>, String> {
    let name = program.get_program().to_string_lossy().into_owned();
    let output = program.stderr(Stdio::inherit()).output().map_err(|error| format!("{name}: {error}"))?;
    if !output.status.success() {
        return Err(format!("{name}: {}", output.status));
    }
    figures_of(&output.stdout).map_err(|error| format!("{name}: {error}"))
}

fn figures_of(json: &[u8]) -> Result<Vec<Figure>, String> {
    let answer: Value = serde_json::from_slice(json).map_err(|error| error.to_string())?;
    let rows = answer["rows"].as_array().ok_or("no rows")?;
    rows.iter()
        .map(|row| {
            Some(Figure {
                name: row["name"].as_str()?.to_owned(),
                unit: row["unit"].as_str()?.to_owned(),
                measured: Ok(row["measured"].as_f64()?),
                target: row["target"].as_f64(),
            })
        })
        .map(|figure| figure.ok_or_else(|| "a row lacks a field".to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Figure, figures_of, judge};

    /// What a program that printed this one row is judged by.
    fn one(row: &str) -> [Figure; 1] {
        let figures = figures_of(format!(r#"{{"rows":[{row}]}}"#).as_bytes()).expect("well formed");
        figures.try_into().unwrap_or_else(|_| panic!("one figure"))
    }

    #[test]
    fn a_figure_over_its_target_says_so() {
        let figures = one(r#"{"name":"tap","unit":"x","measured":1.56,"target":1.3}"#);
        assert_eq!(figures[0].row(), ["tap", "1.56 x", "1.30 x", "1.20", "OVER"]);
        assert!(judge(&figures).is_err());
        assert!(figures_of(br#"{"rows":[{"name":"tap"}]}"#).is_err());
    }

    #[test]
    fn nothing_may_be_lost() {
        let lost = |measured: &str| one(&format!(r#"{{"name":"lost","unit":"","measured":{measured},"target":0}}"#));
        assert_eq!(lost("0.0")[0].row(), ["lost", "0.00", "0.00", "", "ok"]);
        assert!(judge(&lost("1.0")).is_err());
    }

    #[test]
    fn a_figure_without_a_target_is_never_over_it() {
        let figures = one(r#"{"name":"empty","unit":"s","measured":0.4,"target":null}"#);
        assert_eq!(figures[0].row(), ["empty", "0.40 s", "", "", ""]);
        assert!(judge(&figures).is_ok());
    }

    #[test]
    fn what_was_not_measured_says_why() {
        let figure = Figure::missing("window", "Linux only");
        assert_eq!(figure.row(), ["window", "not measured: Linux only", "", "", ""]);
        assert!(judge(&[figure]).is_err());
    }
}
