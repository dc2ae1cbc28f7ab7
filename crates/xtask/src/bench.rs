//! `cargo xtask bench`: measured figures against their targets, in one table. What is measured lives with what it
//! measures (`ui/size.mjs`, `sillagectl bench`, `tests/window/bench.mjs`, the example `bench_sync` of the server); this
//! file only runs them, compares, prints, and keeps the table in `crates/xtask/bench.md`.

mod figure;
mod page;
mod peers;

use crate::shell::{Outcome, command, heading, now, root};
use crate::{cargo, interface, setup, table};
use figure::{Figure, measured_by};
use std::process::Command;

/// What is measured by one program.
struct Part {
    name: &'static str,
    what: &'static str,
    program: fn() -> Result<Command, String>,
}

const PARTS: [Part; 8] = [
    Part { name: "size", what: "what the interface weighs", program: || Ok(size()) },
    Part { name: "core", what: "taps, reports, spreadsheets, searches", program: || core("core") },
    Part { name: "growth", what: "the same after visits and taps of years", program: || core("growth") },
    Part { name: "history", what: "the start after years", program: || core("history") },
    Part { name: "window", what: "the real window: keys, screens, start, memory", program: window },
    Part { name: "server", what: "the central server and many devices", program: || sync("server") },
    Part { name: "peers", what: "synchronising beside Anki and PouchDB", program: || sync("peers") },
    // Last: a million taps are a million waits for the disk.
    Part { name: "day", what: "two days of eight hours: memory, log, two million taps", program: || core("day") },
];

/// Everything, or the parts named. `--keep` writes what was measured into the repository, part by part, `--built` takes
/// the programs as they are. A figure over its target fails, and so does one that could not be measured.
pub fn bench(words: &[String]) -> Outcome {
    let (options, names): (Vec<&str>, Vec<&str>) =
        words.iter().map(String::as_str).partition(|word| word.starts_with("--"));
    let is_known = |word: &&str| ["--keep", "--built"].contains(word) || PARTS.iter().any(|part| part.name == *word);
    if let Some(unknown) = options.iter().chain(&names).find(|word| !is_known(word)) {
        let known = PARTS.map(|part| format!("  {:<8} {}", part.name, part.what)).join("\n");
        return Err(format!("“{unknown}” is unknown; there are --keep, --built and\n{known}"));
    }
    let keep = options.contains(&"--keep");
    if keep && std::env::var_os("SILLAGE_BENCH_PERCENT").is_some() {
        return Err("a share of the work measures nothing: it is not kept".into());
    }
    if !options.contains(&"--built") {
        setup::setup(&setup::Need::EVERYTHING)?;
        interface::build()?;
        cargo::build_programs_to_measure()?;
    }
    let mut figures = Vec::new();
    for part in PARTS.iter().filter(|part| names.is_empty() || names.contains(&part.name)) {
        heading(&format!("bench: {}", part.what));
        let start = now();
        let rows = (part.program)().and_then(|mut program| measured_by(&mut program));
        println!("{:.0} s", start.elapsed().as_secs_f64());
        let rows = rows.unwrap_or_else(|why| vec![Figure::missing(part.what, &why)]);
        // At once: the parts that follow take hours.
        if keep {
            page::keep(&PARTS.map(|part| part.name), part.name, &rows)?;
        }
        figures.extend(rows);
    }
    heading("bench");
    print!("{}", table::table(&figure::rows(&figures)));
    figure::judge(&figures)
}

/// The weight of the interface, which no machine changes: a test too.
pub fn light_enough() -> Outcome {
    figure::judge(&measured_by(&mut size())?)
}

fn size() -> Command {
    let mut node = command("node");
    node.arg(root().join("ui/size.mjs"));
    node
}

fn core(part: &str) -> Result<Command, String> {
    let mut core = command(cargo::program("sillagectl")?);
    core.args(["bench", "--json", "--part", part]);
    Ok(core)
}

fn window() -> Result<Command, String> {
    if !cfg!(target_os = "linux") {
        return Err("the real window is driven on Linux only".into());
    }
    interface::install("tests")?;
    let mut node = command("node");
    node.arg(root().join("tests/window/bench.mjs")).env("SILLAGE_BIN", cargo::target_dir()?.join("debug"));
    Ok(node)
}

fn sync(part: &str) -> Result<Command, String> {
    // A thousand devices are two thousand sockets.
    let mut program = command("sh");
    program.args(["-c", "ulimit -n 16384; exec \"$0\" \"$@\""]).arg(cargo::example("bench_sync")?).arg(part);
    program.arg(cargo::program("sillage-server")?);
    if part == "peers" {
        program.arg(peers::installed()?).arg(peers::list());
    }
    Ok(program)
}
