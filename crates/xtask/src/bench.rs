//! `cargo xtask bench`: measured figures against their targets, in one table. What is measured lives with what it
//! measures (`sillagectl bench --json`, `tests/window/bench.mjs`, the example `bench_sync` of the server); this file
//! only runs them, compares and prints.

use crate::shell::{Outcome, call, command, heading, root};
use crate::{cargo, interface, setup, table};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// One figure. The smaller, the better; `target` is the most it may be, absent where a figure only helps to read another.
struct Figure {
    name: String,
    unit: String,
    measured: f64,
    target: Option<f64>,
}

impl Figure {
    fn ratio(&self) -> Option<f64> {
        self.target.map(|target| self.measured / target)
    }

    fn is_over(&self) -> bool {
        self.ratio().is_some_and(|ratio| ratio > 1.0)
    }

    fn row(&self) -> Vec<String> {
        let text = |value: Option<f64>, unit: &str| {
            value.map_or_else(String::new, |value| format!("{value:.2} {unit}").trim_end().to_owned())
        };
        let word = if self.is_over() { "OVER" } else { "ok" };
        vec![
            self.name.clone(),
            text(Some(self.measured), &self.unit),
            text(self.target, &self.unit),
            text(self.ratio(), ""),
            self.target.map_or("", |_| word).to_owned(),
        ]
    }
}

/// What is measured: everything, or the part that is named.
pub fn bench(names: &[String]) -> Outcome {
    match names.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => bench_app(),
        ["sync"] => bench_sync(),
        _ => Err("bench takes no word, or “sync”".into()),
    }
}

/// The central server beside others: Anki's sync server and PouchDB, in a scratch folder beside the built programs.
fn bench_sync() -> Outcome {
    setup::setup(&setup::Need { libraries: true, browsers: true, node: true })?;
    let peers = peers()?;
    let mut build = cargo::cargo("build")?;
    build.args(cargo::SELECTION).args(["--examples", "--bin", "sillage-server"]).args(cargo::optimised());
    call(&mut build)?;
    heading("bench sync");
    let example =
        cargo::target_dir()?.join("debug/examples").join(format!("bench_sync{}", std::env::consts::EXE_SUFFIX));
    // A thousand devices are two thousand sockets.
    let mut program = command("sh");
    program.args(["-c", "ulimit -n 16384; exec \"$0\" \"$@\""]).arg(example);
    program.arg(cargo::program("sillage-server")?).arg(peers).arg(root().join("crates/server/bench"));
    compare(measured_by(&mut program)?)
}

/// The others, from their packages: made anew when the list of them is another one.
fn peers() -> Result<PathBuf, String> {
    let (wanted, place) = (root().join("crates/server/bench"), cargo::target_dir()?.join("bench-peers"));
    let read = |path: PathBuf| fs::read(&path).map_err(|error| format!("{}: {error}", path.display()));
    let list = [read(wanted.join("requirements.txt"))?, read(wanted.join("package.json"))?].concat();
    let made_for = place.join("made-for");
    if fs::read(&made_for).is_ok_and(|made| made == list) {
        return Ok(place);
    }
    heading("bench sync: Anki and PouchDB");
    let trouble = |error: std::io::Error| format!("{}: {error}", place.display());
    fs::create_dir_all(place.join("pouch")).map_err(trouble)?;
    call(command("python3").args(["-m", "venv", "--clear"]).arg(place.join("anki")))?;
    let python = place.join("anki/bin/python");
    call(command(python).args(["-m", "pip", "install", "--quiet", "-r"]).arg(wanted.join("requirements.txt")))?;
    fs::copy(wanted.join("package.json"), place.join("pouch/package.json")).map_err(trouble)?;
    call(command("npm").args(["install", "--no-audit", "--no-fund"]).current_dir(place.join("pouch")))?;
    fs::write(&made_for, list).map_err(trouble)?;
    Ok(place)
}

/// Builds, measures, prints the table; a figure over its target fails.
fn bench_app() -> Outcome {
    setup::setup(&setup::Need::EVERYTHING)?;
    interface::build()?;
    cargo::build_programs_to_measure()?;
    heading("bench");
    let mut figures = Vec::new();
    for part in ["core", "growth", "day"] {
        let mut core = command(cargo::program("sillagectl")?);
        figures.extend(measured_by(core.args(["bench", "--json", "--part", part]))?);
    }
    if cfg!(target_os = "linux") {
        interface::install("tests")?;
        let script = root().join("tests/window/bench.mjs");
        let programs = cargo::target_dir()?.join("debug");
        figures.extend(measured_by(command("node").arg(script).env("SILLAGE_BIN", programs))?);
    } else {
        println!("The real window is driven on Linux only: not measured here.");
    }
    compare(figures)
}

/// Prints the table; a figure over its target fails.
fn compare(figures: Vec<Figure>) -> Outcome {
    let mut rows = vec![["name", "measured", "target", "ratio", "ok"].map(str::to_owned).to_vec()];
    rows.extend(figures.iter().map(Figure::row));
    print!("{}", table::table(&rows));
    match figures.iter().filter(|figure| figure.is_over()).count() {
        0 => Ok(()),
        over => Err(format!("{over} of {} figures over their target", figures.len())),
    }
}

/// Runs a program that prints `{"rows": [{"name", "unit", "measured", "target"}]}`.
fn measured_by(program: &mut Command) -> Result<Vec<Figure>, String> {
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
                measured: row["measured"].as_f64()?,
                target: row["target"].as_f64(),
            })
        })
        .map(|figure| figure.ok_or_else(|| "a row lacks a field".to_owned()))
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

    #[test]
    fn a_figure_without_a_target_is_never_over_it() {
        let json = br#"{"rows":[{"name":"empty","unit":"s","measured":0.4,"target":null}]}"#;
        let figures = figures_of(json).expect("well formed");
        assert_eq!(figures[0].row(), ["empty", "0.40 s", "", "", ""]);
        assert!(!figures[0].is_over());
    }
}
