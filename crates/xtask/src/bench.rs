//! `cargo xtask bench`: measured figures against their targets, in one table. What is measured lives with what it
//! measures (`sillagectl bench --json`); this file only runs it, compares and prints.

use crate::shell::{Outcome, command, heading};
use crate::{cargo, interface, setup, table};
use serde_json::Value;

/// One figure. The smaller, the better; `target` is the most it may be.
struct Figure {
    name: String,
    unit: String,
    measured: f64,
    target: f64,
}

impl Figure {
    fn ratio(&self) -> f64 {
        self.measured / self.target
    }

    fn row(&self) -> Vec<String> {
        let word = if self.ratio() <= 1.0 { "ok" } else { "OVER" };
        vec![
            self.name.clone(),
            format!("{:.2} {}", self.measured, self.unit),
            format!("{:.2} {}", self.target, self.unit),
            format!("{:.2}", self.ratio()),
            word.to_owned(),
        ]
    }
}

/// Builds, measures, prints the table; a figure over its target fails.
pub fn bench() -> Outcome {
    setup::setup(&setup::Need::EVERYTHING)?;
    interface::build()?;
    cargo::build_programs()?;
    heading("bench");
    let figures = measured_by_sillagectl()?;
    let mut rows = vec![["name", "measured", "target", "ratio", "ok"].map(str::to_owned).to_vec()];
    rows.extend(figures.iter().map(Figure::row));
    print!("{}", table::table(&rows));
    match figures.iter().filter(|figure| figure.ratio() > 1.0).count() {
        0 => Ok(()),
        over => Err(format!("{over} of {} figures over their target", figures.len())),
    }
}

/// `sillagectl bench --json` prints `{"rows": [{"name", "unit", "measured", "target"}]}`.
fn measured_by_sillagectl() -> Result<Vec<Figure>, String> {
    let output = command(cargo::program("sillagectl")?)
        .args(["bench", "--json"])
        .output()
        .map_err(|error| format!("sillagectl bench: {error}"))?;
    if !output.status.success() {
        return Err(format!("sillagectl bench: {}", String::from_utf8_lossy(&output.stderr).trim()));
    }
    figures_of(&output.stdout)
}

fn figures_of(json: &[u8]) -> Result<Vec<Figure>, String> {
    let answer: Value = serde_json::from_slice(json).map_err(|error| format!("sillagectl bench: {error}"))?;
    let rows = answer["rows"].as_array().ok_or("sillagectl bench: no rows")?;
    rows.iter()
        .map(|row| {
            Some(Figure {
                name: row["name"].as_str()?.to_owned(),
                unit: row["unit"].as_str()?.to_owned(),
                measured: row["measured"].as_f64()?,
                target: row["target"].as_f64()?,
            })
        })
        .map(|figure| figure.ok_or_else(|| "sillagectl bench: a row lacks a field".to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::figures_of;

    #[test]
    fn a_figure_over_its_target_says_so() {
        let json = br#"{"rows":[{"name":"tap","unit":"x","measured":1.56,"target":1.3}]}"#;
        let figures = figures_of(json).expect("well formed");
        assert_eq!(figures[0].row(), ["tap", "1.56 x", "1.30 x", "1.20", "OVER"]);
        assert!(figures_of(br#"{"rows":[{"name":"tap"}]}"#).is_err());
    }
}
