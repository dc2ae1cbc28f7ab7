//! `cargo xtask faults`: what a machine does to a program, done on purpose and counted. Kills, errors, full disks, rot,
//! power cuts, clocks. What is broken is the example `faults` of the testkit; this file breaks it, looks at what is
//! left, and writes a line a part into `crates/xtask/faults.tsv`.
//!
//! “Lost” counts every trial that left something else than what was acknowledged. A bench that cannot lose proves
//! nothing: `power` and `disks` run a control that writes carelessly, and fail if it loses nothing.

mod bench;
mod disks;
mod judge;
mod machine;
mod shapes;
mod subject;
mod sweep;

use crate::shell::{Outcome, command, heading, now, output, root};
use crate::test::Counts;
use crate::{cargo, interface, setup, table};
use bench::Bench;

/// How much is tried.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// So many of a hundred: all of them, for a release, take some six hours.
    Percent(u64),
    /// A fixed part of everything: for every test run, a minute or two.
    Share,
}

impl Scale {
    fn of(self, full: u64, share: u64) -> u64 {
        match self {
            Self::Percent(part) => (full * part / 100).max(1),
            Self::Share => share,
        }
    }

    /// Of places in a row, every so-many-th.
    fn step(self, share: usize) -> usize {
        match self {
            Self::Percent(part) => usize::try_from(100 / part.clamp(1, 100)).unwrap_or(1),
            Self::Share => share,
        }
    }
}

/// What came of one kind of trial.
pub struct Row {
    /// The figures of reliability it answers for.
    figures: &'static str,
    what: String,
    trials: u64,
    lost: u64,
    /// Trials in which nothing was broken after all.
    missed: u64,
    note: String,
}

impl Row {
    fn new(figures: &'static str, what: impl Into<String>) -> Self {
        Self { figures, what: what.into(), trials: 0, lost: 0, missed: 0, note: String::new() }
    }

    /// Where most trials broke nothing, none of them proves anything.
    fn prove(&mut self) {
        if self.missed > self.trials {
            self.count(Some(format!("{} trials broke nothing: this bench proves nothing", self.missed)));
        }
    }

    /// Counts a trial; the first loss is told in the note.
    fn count(&mut self, lost: Option<String>) {
        self.trials += 1;
        if let Some(what) = lost {
            self.lost += 1;
            if self.note.is_empty() {
                self.note = what;
            }
        }
    }

    /// A kind of trial this machine cannot make: said, never counted.
    fn skipped(figures: &'static str, what: &str, why: &str) -> Self {
        println!("SKIPPED {what} ({figures}): {why}");
        Self { note: format!("skipped: {why}"), ..Self::new(figures, what) }
    }
}

type Part = fn(&Bench, Scale) -> Result<Vec<Row>, String>;

const PARTS: [(&str, &str, Part); 12] = [
    ("kill", "kill -9 at every call that changes the disk, and at any moment", sweep::kill),
    ("io", "every n-th call fails, once and from then on", sweep::io),
    ("migration", "the file changes its shape, is cut off, and meets an older program", shapes::migration),
    ("years", "the same to a file in which years lie, at every kind of place", shapes::years),
    ("power", "power cuts played on a disk that forgets what was not synced", subject::power),
    ("disks", "power cuts of real file systems", disks::cuts),
    ("full", "full disks of every size, disks that cannot be written", disks::full),
    ("damage", "bits, pages and ends of the file and of its log", subject::damage),
    ("copies", "copies under load, and putting them back", subject::copies),
    ("unsent", "what a person may do to a profile that was never sent", subject::unsent),
    ("clocks", "clocks that jump, zones that change, sleep", subject::clocks),
    ("machine", "many owners at once, and no memory left", machine::machine),
];

/// The long run, or the parts named. `--built` takes the programs as they are; `--percent N` tries a part of everything.
pub fn faults(words: &[String]) -> Outcome {
    let mut seed = 20_261_126;
    let mut names = Vec::new();
    let mut built = false;
    let mut part = 100;
    let mut words = words.iter();
    while let Some(word) = words.next() {
        if word == "--seed" {
            seed = words.next().and_then(|text| text.parse().ok()).ok_or("--seed wants a number")?;
        } else if word == "--percent" {
            part = words.next().and_then(|text| text.parse().ok()).ok_or("--percent wants a number")?;
        } else if word == "--built" {
            built = true;
        } else if PARTS.iter().any(|(name, ..)| name == word) {
            names.push(word.as_str());
        } else {
            let known = PARTS.map(|(name, what, _)| format!("  {name:<10} {what}")).join("\n");
            return Err(format!("no part is named “{word}”; there are\n{known}"));
        }
    }
    if !built {
        setup::setup(&setup::Need::EVERYTHING)?;
        build()?;
    }
    let lost = run(&names, Scale::Percent(part), seed, true)?;
    if lost == 0 { Ok(()) } else { Err(format!("{lost} trials lost something")) }
}

/// The parts every test run has a share of; the others are the long run's.
const SHARE: [&str; 3] = ["kill", "damage", "clocks"];

/// The share of every test run: the same trials each time.
pub fn share(counts: &mut Counts) -> Outcome {
    if !cfg!(target_os = "linux") {
        println!("Faults are put in on Linux only: skipped here.");
        return Ok(());
    }
    build()?;
    let lost = run(&SHARE, Scale::Share, 1, false)?;
    counts.add(u32::from(lost == 0), u32::from(lost > 0));
    if lost == 0 { Ok(()) } else { Err(format!("{lost} trials lost something")) }
}

fn build() -> Outcome {
    interface::build()?;
    cargo::build_programs()
}

fn run(names: &[&str], scale: Scale, seed: u64, keep: bool) -> Result<u64, String> {
    let bench = Bench::new(cargo::example("faults")?, seed)?;
    let mut lines = vec![["part", "figures", "what", "trials", "lost", "seconds", "note"].map(str::to_owned).to_vec()];
    let mut lost = 0;
    for (name, what, part) in PARTS.iter().filter(|(name, ..)| names.is_empty() || names.contains(name)) {
        heading(&format!("{name}: {what}"));
        let start = now();
        for row in part(&bench, scale)? {
            let seconds = format!("{:.0}", start.elapsed().as_secs_f64());
            println!("{:<40} {:>6} trials, {} lost  {}", row.what, row.trials, row.lost, row.note);
            lost += row.lost;
            let note = row.note.replace(['\t', '\n'], " ");
            let numbers = [row.trials.to_string(), row.lost.to_string(), seconds];
            let [trials, gone, seconds] = numbers;
            let line = vec![(*name).to_owned(), row.figures.to_owned(), row.what.clone(), trials, gone, seconds, note];
            if keep {
                enter(&line, seed, scale)?;
            }
            lines.push(line);
        }
    }
    heading("faults");
    let short = |line: &Vec<String>| -> Vec<String> {
        line.iter().map(|cell| cell.chars().take(60).collect::<String>()).collect()
    };
    let lines: Vec<Vec<String>> = lines.iter().map(short).collect();
    print!("{}", table::table(&lines));
    Ok(lost)
}

/// A dated line in the ledger, with how many of a hundred were tried.
fn enter(line: &[String], seed: u64, scale: Scale) -> Outcome {
    let path = root().join("crates/xtask/faults.tsv");
    let date = output(command("date").args(["-u", "+%F"])).unwrap_or_default();
    let commit = output(command("git").args(["rev-parse", "--short", "HEAD"])).unwrap_or_default();
    let mut text = std::fs::read_to_string(&path).unwrap_or_default();
    if text.is_empty() {
        text = "date\tcommit\tseed\tpart\tfigures\twhat\ttrials\tlost\tseconds\tnote\tof a hundred\n".into();
    }
    text.push_str(&format!("{date}\t{commit}\t{seed}\t{}\t{}\n", line.join("\t"), scale.of(100, 0)));
    std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
}
