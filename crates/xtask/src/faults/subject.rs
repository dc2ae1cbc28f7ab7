//! Parts whose trials happen inside the program, thousands a minute: what is left here is to start it and to read.

use super::bench::Bench;
use super::{Row, Scale};
use serde_json::Value;

/// Acts that are recorded and cut, with the share of states each gets.
const RECORDED: [(&str, u64); 6] =
    [("tap", 40), ("close", 15), ("photo", 10), ("backup", 10), ("restore", 15), ("rescue", 10)];

/// Records each act once and opens what cuts may leave of it; then the control.
pub fn power(bench: &Bench, scale: Scale) -> Result<Vec<Row>, String> {
    let all = scale.of(100_000, 400);
    let mut rows = Vec::new();
    for (name, share) in RECORDED {
        let mut row = Row::new("R4 R5", format!("power cut during {name}"));
        let found = recorded(bench, name, all * share / 100)?;
        take(&mut row, &found, "trials", "lost");
        rows.push(row);
    }
    let mut control = Row::new("R4 R5", "control: power cut of a careless writer");
    let found = recorded(bench, "careless", scale.of(2_000, 60))?;
    let (states, lost) = (number(&found, "trials"), number(&found, "lost"));
    control.count((lost * 10 < states).then(|| "the control lost too little: this bench proves nothing".into()));
    if control.lost == 0 {
        control.note = format!("lost in {lost} of {states} states, as it must");
    }
    rows.push(control);
    Ok(rows)
}

fn recorded(bench: &Bench, name: &str, states: u64) -> Result<Value, String> {
    let trace = bench.place.join("recorded");
    let trial = bench.fresh(&bench.base())?;
    let calls = "trace=openat,pwrite64,write,writev,ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,\
                 unlinkat,mkdir,mkdirat";
    let file = trace.display().to_string();
    let words = ["-y", "-xx", "-s", "100000000", "-o", file.as_str(), "-e", calls];
    let ran = bench.traced(&words, &trial, name)?;
    if ran.acks == 0 {
        return Err(format!("{name} was refused in peace: {}", ran.said));
    }
    let trial = bench.fresh(&bench.base())?;
    let (states, seed) = (states.to_string(), bench.seed.to_string());
    bench.told(bench.command(["replay"]).arg(trial).arg(&trace).args([name, states.as_str(), seed.as_str()]))
}

/// Damages of the file are noticed and mended; those of the log of a killed program cost nothing, for what is committed
/// lies in two places; and where both are damaged, what is missing is said.
pub fn damage(bench: &Bench, scale: Scale) -> Result<Vec<Row>, String> {
    let trial = bench.fresh(&bench.base())?;
    let (count, seed) = (scale.of(1_500, 30).to_string(), bench.seed.to_string());
    let found = bench.told(bench.command(["damage"]).arg(trial).args([count, seed]))?;
    let row = |figures, what: &str, name: &str, losing: &[&str]| {
        let found = &found[name];
        let lost = losing.iter().map(|name| number(found, name)).sum();
        let count = |name| number(found, name);
        let mut note =
            format!("{} noticed, {} went on whole, {} silent", count("detected"), count("harmless"), count("silent"));
        // Of a log what went missing is nowhere else; of a file, what was written after the copy may be read.
        if name == "file" {
            note = format!("{note}; {} came home whole, beyond the copy", count("home"));
        }
        Row { trials: count("trials"), lost, note, ..Row::new(figures, what) }
    };
    let nothing_missing = ["detected", "silent", "unrecovered"];
    Ok(vec![
        row("R9", "damaged file", "file", &["silent", "unrecovered"]),
        row("R10", "damaged log of a killed program", "log", &nothing_missing),
        row("R10", "damaged twin of the log", "twin", &nothing_missing),
        row("R10", "damaged reach of the log", "reach", &nothing_missing),
        row("R11", "damaged log and twin", "both", &["silent", "unrecovered"]),
    ])
}

/// Copies under load, each checked, and some put back.
pub fn copies(bench: &Bench, scale: Scale) -> Result<Vec<Row>, String> {
    let trial = bench.fresh(&bench.base())?;
    let count = scale.of(1_000, 25).to_string();
    let found = bench.told(bench.command(["copies"]).arg(trial).arg(count))?;
    let mut made = Row::new("R27", "copies under load");
    take(&mut made, &found, "copies", "bad");
    made.lost += number(&found, "faults");
    made.note = format!("{} kept, {} rows written meanwhile", found["kept"], found["rows"]);
    let mut back = Row::new("R27", "copies put back");
    take(&mut back, &found, "restores", "wrong");
    Ok(vec![made, back])
}

/// Clocks that go anywhere.
pub fn clocks(bench: &Bench, _: Scale) -> Result<Vec<Row>, String> {
    let found = bench.told(bench.command(["clocks"]).arg(bench.seed.to_string()))?;
    let mut row = Row::new("R15 R16 R17", "clocks, zones, sleep while counting");
    take(&mut row, &found, "trials", "lost");
    Ok(vec![row])
}

/// Whatever a person does, what was written and never sent stays on the computer.
pub fn unsent(bench: &Bench, _: Scale) -> Result<Vec<Row>, String> {
    let trial = bench.fresh(&bench.base())?;
    let found = bench.told(bench.command(["unsent"]).arg(trial))?;
    let mut row = Row::new("R28", "what a person does to what was never sent");
    take(&mut row, &found, "trials", "lost");
    Ok(vec![row])
}

fn number(found: &Value, name: &str) -> u64 {
    found[name].as_u64().unwrap_or(0)
}

fn take(row: &mut Row, found: &Value, trials: &str, lost: &str) {
    row.trials = number(found, trials);
    row.lost = number(found, lost);
    row.note = found["first"].as_str().unwrap_or_default().to_owned();
}
