//! The table as a page of the repository: of one machine, each part with the day and the commit it was measured at.

use super::figure::{Figure, HEADING};
use crate::shell::{Outcome, command, output, root};

/// Writes one part into `crates/xtask/bench.md`; the others stay as they stand there. `parts` is their order.
pub fn keep(parts: &[&str], part: &str, figures: &[Figure]) -> Outcome {
    let path = root().join("crates/xtask/bench.md");
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let machine = machine();
    if !kept.is_empty() && !kept.contains(&machine) {
        return Err(format!(
            "{} is of another machine: take it away and measure everything on this one ({machine})",
            path.display()
        ));
    }
    let rows: Vec<Vec<String>> = figures.iter().map(Figure::row).collect();
    let text = page(&machine, &with_part(&kept, parts, part, &rows, &when()));
    std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
}

fn line(cells: &[&str]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

fn page(machine: &str, lines: &str) -> String {
    let heading = [&["part"], &HEADING[..], &["measured at"]].concat();
    let under = ["---", "---", "--:", "--:", "--:", "---", "---"];
    format!(
        "# What Sillage costs\n\nMeasured by `cargo xtask bench --keep`. The smaller, the better: a target is the most a \
         figure may be, a ratio the figure in parts of it. A figure without a target helps to read another.\n\n\
         {machine}\n\n{}{}{lines}",
        line(&heading),
        line(&under)
    )
}

/// The lines of a kept page with those of one part measured anew.
fn with_part(kept: &str, parts: &[&str], part: &str, rows: &[Vec<String>], when: &str) -> String {
    let lines_of = |one: &&str| -> String {
        if *one == part {
            let of_row = |row: &Vec<String>| format!("| {part} | {} | {when} |\n", row.join(" | "));
            return rows.iter().map(of_row).collect();
        }
        let start = format!("| {one} | ");
        kept.lines().filter(|line| line.starts_with(&start)).map(|line| format!("{line}\n")).collect()
    };
    parts.iter().map(lines_of).collect()
}

/// Day and commit; a commit that is not all that was measured says so.
fn when() -> String {
    let said = |program: &str, words: &[&str]| output(command(program).args(words)).unwrap_or_default();
    let date = said("date", &["-u", "+%F"]);
    let commit = said("git", &["rev-parse", "--short", "HEAD"]);
    // The page itself is being written.
    let is_changed = !said("git", &["status", "--porcelain", "--", ".", ":!crates/xtask/bench.md"]).trim().is_empty();
    format!("{}, {}{}", date.trim(), commit.trim(), if is_changed { " and changes" } else { "" })
}

/// One sentence on the machine.
fn machine() -> String {
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
    format!("Machine: {system}, {processor}, {cores} cores, {memory} of memory.")
}

#[cfg(test)]
mod tests {
    use super::with_part;

    #[test]
    fn a_part_measured_anew_leaves_the_others() {
        let row = |name: &str| vec![vec![name.to_owned()]];
        let parts = ["size", "core", "day"];
        let first = with_part("", &parts, "day", &row("log"), "monday");
        let both = with_part(&first, &parts, "core", &row("tap"), "tuesday");
        assert_eq!(both, "| core | tap | tuesday |\n| day | log | monday |\n");
        let again = with_part(&both, &parts, "core", &row("report"), "friday");
        assert_eq!(again, "| core | report | friday |\n| day | log | monday |\n");
    }
}
