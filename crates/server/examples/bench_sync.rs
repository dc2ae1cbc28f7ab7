//! What synchronising costs, beside Anki's sync server and PouchDB: the same records, the same machine, one run. Prints
//! the rows `cargo xtask bench sync` compares. Timings live here and never in a test.

#[path = "../tests/it/chance.rs"]
#[expect(dead_code, reason = "the tests use all of it")]
mod chance;
#[path = "../tests/it/desk.rs"]
#[expect(dead_code, reason = "the tests use all of it")]
mod desk;
#[path = "bench_sync/load.rs"]
mod load;
#[path = "bench_sync/ours.rs"]
mod ours;
#[path = "bench_sync/peers.rs"]
mod peers;
#[path = "bench_sync/watch.rs"]
mod watch;

use std::path::PathBuf;

use serde_json::{Value, json};

/// Records of each run, of four short text fields each.
const RECORDS: usize = 5_000;
/// Runs of each, turn and turn about: what counts is the middle one, for a machine has better and worse moments.
const ROUNDS: usize = 5;

type Trouble = Box<dyn std::error::Error>;

/// What one side took for the three phases.
#[derive(Debug, Clone, Copy, Default)]
struct Taken {
    /// Milliseconds to send everything, to fetch everything, and to find out that there is nothing.
    ms: [f64; 3],
    /// Bytes on the wire, both ways.
    bytes: [u64; 3],
    /// Most memory the server had, in MiB.
    server_mib: f64,
}

impl Taken {
    /// The middle of some runs; of memory, the most.
    fn middle(runs: &[Self]) -> Self {
        let ms = [0, 1, 2].map(|phase| {
            let mut all: Vec<f64> = runs.iter().map(|run| run.ms[phase]).collect();
            all.sort_by(f64::total_cmp);
            all[all.len() / 2]
        });
        let bytes = [0, 1, 2].map(|phase| {
            let mut all: Vec<u64> = runs.iter().map(|run| run.bytes[phase]).collect();
            all.sort_unstable();
            all[all.len() / 2]
        });
        Self { ms, bytes, server_mib: runs.iter().map(|run| run.server_mib).fold(0.0, f64::max) }
    }
}

const PHASES: [&str; 3] = ["push", "pull", "no-op"];

fn main() -> Result<(), Trouble> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let mut next = |what: &str| arguments.next().ok_or_else(|| format!("{what} is missing"));
    let (server, peers) = (next("the server's program")?, next("the folder of the peers")?);
    let scripts = next("the folder of their scripts")?;
    let folder = tempfile::tempdir()?;
    let mut runs: [Vec<Taken>; 3] = Default::default();
    for round in 0..ROUNDS {
        let place = |of: &str| folder.path().join(format!("{of}-{round}"));
        runs[0].push(ours::run(&server, &place("ours"), RECORDS)?);
        runs[1].push(peers::anki(&peers, &scripts, &place("anki"), RECORDS)?);
        runs[2].push(peers::pouch(&peers, &scripts, &place("pouch"), RECORDS)?);
    }
    let [ours, anki, pouch] = runs.map(|runs| Taken::middle(&runs));
    let mut rows: Vec<Value> = Vec::new();
    let mut row = |name: String, unit: &str, measured: f64, target: Option<f64>| {
        rows.push(json!({"name": name, "unit": unit, "measured": measured, "target": target}));
    };
    for (i, phase) in PHASES.into_iter().enumerate() {
        // As quick as Anki, ten times as quick as PouchDB; to find out that there is nothing has five milliseconds, a
        // handshake and two disks among them that PouchDB does without.
        let most = if phase == "no-op" { 5.0 } else { pouch.ms[i] / 10.0 };
        let target = anki.ms[i].min(most);
        row(format!("sync: {phase} of {RECORDS} records"), "ms", ours.ms[i], Some(target));
        row(format!("sync: {phase}, Anki"), "ms", anki.ms[i], None);
        row(format!("sync: {phase}, PouchDB"), "ms", pouch.ms[i], None);
        let kib = |bytes: u64| bytes as f64 / 1_024.0;
        row(format!("sync: {phase}, bytes on the wire"), "KiB", kib(ours.bytes[i]), None);
        row(format!("sync: {phase}, bytes on the wire, Anki"), "KiB", kib(anki.bytes[i]), None);
        row(format!("sync: {phase}, bytes on the wire, PouchDB"), "KiB", kib(pouch.bytes[i]), None);
    }
    row("sync: memory of the server".into(), "MiB", ours.server_mib, Some(anki.server_mib.max(64.0)));
    row("sync: memory of the server, Anki".into(), "MiB", anki.server_mib, None);
    row("sync: memory of the server, PouchDB".into(), "MiB", pouch.server_mib, None);
    let mut costs = Vec::new();
    for devices in [10, 100, 1_000] {
        let load = load::run(&server, &folder.path().join(format!("load-{devices}")), devices)?;
        row(format!("load: {devices} devices at once, p99 of a session"), "s", load.p99_s, Some(5.0));
        row(format!("load: {devices} devices, operations lost"), "", load.lost as f64, Some(0.0));
        row(format!("load: {devices} devices, memory of the server"), "MiB", load.server_mib, Some(512.0));
        row(format!("load: {devices} devices, server's work for an operation"), "µs", load.work_us, None);
        costs.push(load.work_us);
    }
    let (least, most) =
        costs.iter().fold((f64::MAX, 0.0_f64), |(least, most), cost| (least.min(*cost), most.max(*cost)));
    let first = costs.first().copied().unwrap_or(least);
    // Flat: a thousand devices cost no more an operation than ten do, within half.
    row("load: work for an operation, most against ten devices".into(), "x", most / first, Some(1.5));
    println!("{}", json!({"rows": rows}));
    Ok(())
}
