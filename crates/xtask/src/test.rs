//! `cargo xtask test`: all stages in order, or those named. A stage that fails does not hide the next one.
//!
//! It counts nothing itself: the closing line adds up what the runners printed.

use crate::cargo::{self, SELECTION};
use crate::shell::{Outcome, beside, call, command, heading, now, output, root, watched};
use crate::{bench, faults, interface, opinion, setup, table, tidy};

/// What a stage ran, taken from its runners' own summaries.
#[derive(Default)]
pub struct Counts {
    passed: u32,
    failed: u32,
}

impl Counts {
    /// What a stage counted itself.
    pub fn add(&mut self, passed: u32, failed: u32) {
        self.passed += passed;
        self.failed += failed;
    }
}

struct Stage {
    name: &'static str,
    what: &'static str,
    run: fn(&mut Counts) -> Outcome,
}

const STAGES: [Stage; 8] = [
    Stage { name: "tidy", what: "the rules of the house", run: |_| tidy::tidy() },
    Stage { name: "ui", what: "the interface: types, lint, unit tests, bundle and its weight", run: ui },
    Stage { name: "lint", what: "rustfmt and clippy", run: lint },
    Stage { name: "rust", what: "the tests of the crates, the contract among them", run: rust },
    Stage { name: "faults", what: "kills and damage: a fixed share of them", run: faults::share },
    Stage { name: "opinion", what: "the methods against others' code", run: opinion },
    Stage { name: "e2e", what: "the screens in Chromium", run: e2e },
    Stage { name: "window", what: "the real window", run: window },
];

/// Runs the stages named, or all.
pub fn test(names: &[String]) -> Outcome {
    if let Some(unknown) = names.iter().find(|name| STAGES.iter().all(|stage| stage.name != **name)) {
        let known = STAGES.map(|stage| stage.name).join(", ");
        return Err(format!("no stage is named “{unknown}”; there are {known}"));
    }
    let asked = |name: &str| names.is_empty() || names.iter().any(|asked| asked == name);
    let any = |stages: &[&str]| stages.iter().any(|name| asked(name));
    setup::setup(&setup::Need {
        libraries: any(&["lint", "rust", "faults", "opinion", "e2e", "window"]),
        browsers: any(&["rust", "opinion", "e2e", "window"]),
        node: any(&["ui", "lint", "rust", "faults", "opinion", "e2e", "window"]),
    })?;

    let mut counts = Counts::default();
    let mut failures = Vec::new();
    let mut rows = vec![vec!["stage".to_owned(), "seconds".to_owned(), "outcome".to_owned(), "what".to_owned()]];
    for stage in STAGES.iter().filter(|stage| asked(stage.name)) {
        heading(&format!("{}: {}", stage.name, stage.what));
        let start = now();
        let outcome = (stage.run)(&mut counts);
        let seconds = format!("{:.1}", start.elapsed().as_secs_f64());
        let word = if outcome.is_ok() { "ok" } else { "FAILED" };
        rows.push(vec![stage.name.to_owned(), seconds, word.to_owned(), stage.what.to_owned()]);
        if let Err(message) = outcome {
            eprintln!("{message}");
            failures.push(stage.name);
        }
    }
    heading("summary");
    print!("{}", table::table(&rows));
    println!("{} passed, {} failed", counts.passed, counts.failed);
    if failures.is_empty() { Ok(()) } else { Err(format!("failed: {}", failures.join(", "))) }
}

fn ui(counts: &mut Counts) -> Outcome {
    interface::install("ui")?;
    // Each of the two takes one processor and a third of a minute.
    let mut lint = interface::npm("ui");
    lint.args(["run", "lint"]);
    let lint = beside(lint);
    let types = call(interface::npm("ui").args(["run", "check"]));
    let tests = watched(interface::npm("ui").args(["run", "test"]).env("NO_COLOR", "1"), &mut |line| counts.read(line));
    lint.end().and(types).and(tests)?;
    interface::build()?;
    bench::light_enough()
}

fn lint(_: &mut Counts) -> Outcome {
    let format = call(cargo::cargo("fmt")?.args(["--all", "--check"]));
    // The window's crate embeds the interface while it compiles.
    interface::build()?;
    call(cargo::cargo("clippy")?.args(SELECTION).args(["--all-targets", "--", "-D", "warnings"]))?;
    format
}

fn rust(counts: &mut Counts) -> Outcome {
    interface::build()?;
    let nextest = output(cargo::cargo("nextest")?.arg("--version")).is_some();
    let mut runner = if nextest { cargo::cargo("nextest")? } else { cargo::cargo("test")? };
    if nextest {
        // Half of many a test is waiting: for a disk, for a process, for a moment that has to pass.
        let at_once = 2 * std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        runner.args(["run", "--no-fail-fast", "--no-tests", "pass", "--status-level", "slow"]);
        runner.args(["--test-threads", &at_once.to_string()]);
    } else {
        runner.args(["--no-fail-fast", "--all-targets"]);
    }
    watched(runner.args(SELECTION), &mut |line| counts.read(line))
}

fn opinion(counts: &mut Counts) -> Outcome {
    opinion::ask(&mut |line| counts.read(line))
}

fn e2e(counts: &mut Counts) -> Outcome {
    browse("e2e", 2, counts)
}

fn window(counts: &mut Counts) -> Outcome {
    if !cfg!(target_os = "linux") {
        println!("The real window is driven on Linux only: skipped here.");
        return Ok(());
    }
    browse("window", 1, counts)
}

/// Runs `tests/<folder>/*.test.mjs` with Node's own runner, so many files at once. In a browser half of the time is
/// waiting; a window wants the machine to itself. A test nothing comes of fails after ten minutes.
fn browse(folder: &str, at_once: u8, counts: &mut Counts) -> Outcome {
    interface::install("tests")?;
    interface::build()?;
    cargo::build_programs()?;
    let place = root().join("tests").join(folder);
    let entries = std::fs::read_dir(&place).map_err(|error| format!("{}: {error}", place.display()))?;
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    let mut node = command("node");
    node.args(["--test", "--test-reporter=spec", "--test-timeout=600000", &format!("--test-concurrency={at_once}")]);
    node.args(files);
    node.env("SILLAGE_BIN", cargo::target_dir()?.join("debug")).env("NO_COLOR", "1");
    watched(&mut node, &mut |line| counts.read(line))
}

impl Counts {
    /// Reads a runner's own summary line: nextest, libtest, vitest, or Node's.
    fn read(&mut self, line: &str) {
        let line = line.trim();
        if let Some(number) = line.strip_prefix("ℹ pass ") {
            self.passed += number.parse().unwrap_or(0);
        } else if let Some(number) = line.strip_prefix("ℹ fail ") {
            self.failed += number.parse().unwrap_or(0);
        } else if ["Summary [", "test result:", "Tests "].iter().any(|start| line.starts_with(start)) {
            let words: Vec<&str> = line.split_whitespace().collect();
            for pair in words.windows(2) {
                let Ok(number) = pair[0].parse::<u32>() else { continue };
                match pair[1].trim_end_matches([',', ';', ')']) {
                    "passed" => self.passed += number,
                    "failed" => self.failed += number,
                    _ => {}
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Counts;

    #[test]
    fn the_summaries_of_the_runners_are_understood() {
        let mut counts = Counts::default();
        let mut check = |line: &str, passed: u32, failed: u32| {
            counts.read(line);
            assert_eq!((counts.passed, counts.failed), (passed, failed), "{line}");
        };
        check("     Summary [   1.2s] 12 tests run: 10 passed (1 slow), 2 failed, 0 skipped", 10, 2);
        check("test result: ok. 3 passed; 1 failed; 0 ignored; 0 measured", 13, 3);
        check("      Tests  1 failed | 5 passed (6)", 18, 4);
        check("ℹ pass 7", 25, 4);
        check("ℹ fail 1", 25, 5);
        check("a test that says 9 passed", 25, 5);
    }
}
