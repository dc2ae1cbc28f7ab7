//! The table as a page of the repository: when, of which commit, on which machine.

use super::figure::{Figure, rows};
use crate::shell::{Outcome, command, output, root};

/// Writes `crates/xtask/bench.md` anew.
pub fn write(figures: &[Figure]) -> Outcome {
    let path = root().join("crates/xtask/bench.md");
    let rows = rows(figures);
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let mut table: String = rows.iter().map(|row| line(row)).collect();
    let under = line(&["---", "--:", "--:", "--:", "---"].map(str::to_owned));
    table.insert_str(table.find('\n').map_or(0, |end| end + 1), &under);
    let text = format!(
        "# What Sillage costs\n\nMeasured by `cargo xtask bench --keep`. The smaller, the better: a target is the most a \
         figure may be, a ratio the figure in parts of it. A figure without a target helps to read another.\n\n\
         {}\n\n{table}",
        measured_where()
    );
    std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// One sentence: date, commit, machine.
fn measured_where() -> String {
    let said = |program: &str, words: &[&str]| output(command(program).args(words)).unwrap_or_default();
    let date = said("date", &["-u", "+%F"]);
    let commit = said("git", &["rev-parse", "--short", "HEAD"]);
    let of_file = |file: &str, field: &str| {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with(field)).map(str::to_owned);
        line.and_then(|line| Some(line.split_once(':')?.1.trim().to_owned())).unwrap_or_else(|| "unknown".into())
    };
    let kib = of_file("/proc/meminfo", "MemTotal").split(' ').next().and_then(|kib| kib.parse::<f64>().ok());
    let memory = kib.map_or_else(|| "unknown".to_owned(), |kib| format!("{:.0} GiB", kib / 1_048_576.0));
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let processor = of_file("/proc/cpuinfo", "model name");
    let system = std::env::consts::OS;
    format!("{date}, commit {commit}, {system}, {processor}, {cores} cores, {memory} of memory.")
}
