//! What synchronising costs: with many devices and much to fetch, and beside Anki's sync server and PouchDB, the same
//! records, the same machine, one run. Prints the rows `cargo xtask bench server` and `bench peers` compare. Timings live
//! here and never in a test.

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

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use serde_json::{Value, json};

/// Records of each run, of four short text fields each.
const RECORDS: usize = 5_000;
/// Runs of each, turn and turn about: what counts is the middle one, for a machine has better and worse moments.
const ROUNDS: usize = 5;

/// What a new computer fetches of some years.
const FIRST: usize = 25_000;
/// Devices that come at once come within half a second, as chance has it; on Monday morning within ten minutes.
const AT_ONCE: Duration = Duration::from_millis(500);
const MONDAY: Duration = Duration::from_secs(600);

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

/// Rows as they are printed.
#[derive(Default)]
struct Rows(Vec<Value>);

impl Rows {
    fn add(&mut self, name: String, unit: &str, measured: f64, target: Option<f64>) {
        self.0.push(json!({"name": name, "unit": unit, "measured": measured, "target": target}));
    }
}

fn main() -> Result<(), Trouble> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let mut next = |what: &str| arguments.next().ok_or_else(|| format!("{what} is missing"));
    let (part, server) = (next("the part")?, next("the server's program")?);
    let folder = tempfile::tempdir()?;
    let mut rows = Rows::default();
    match part.to_str() {
        Some("server") => alone(&server, folder.path(), &mut rows)?,
        Some("peers") => {
            let (peers, scripts) = (next("the folder of the peers")?, next("the folder of their scripts")?);
            beside(&server, &peers, &scripts, folder.path(), &mut rows)?;
        }
        _ => return Err("the parts are server and peers".into()),
    }
    println!("{}", json!({"rows": rows.0}));
    Ok(())
}

/// As many of a hundred as `SILLAGE_BENCH_PERCENT` says, which tries the bench and measures nothing.
fn share(all: usize) -> usize {
    let percent = std::env::var("SILLAGE_BENCH_PERCENT").ok().and_then(|text| text.parse().ok()).unwrap_or(100);
    (all * percent).div_ceil(100)
}

fn alone(server: &Path, folder: &Path, rows: &mut Rows) -> Result<(), Trouble> {
    let records = share(FIRST);
    let first = ours::run(server, &folder.join("first"), records)?;
    rows.add(format!("first sync of {records} operations"), "s", first.ms[1] / 1_000.0, Some(20.0));
    // Both computers live in this program: it holds more than one of them does.
    rows.add("first sync: memory of the client".into(), "MiB", watch::peak_mib(std::process::id()), Some(200.0));
    let monday = load::run(server, &folder.join("monday"), share(1_000), MONDAY.mul_f64(share(100) as f64 / 100.0))?;
    rows.add("Monday: 1,000 devices in ten minutes, p95 of a session".into(), "s", monday.p95_s, Some(2.0));
    rows.add("Monday: p99 of a session".into(), "s", monday.p99_s, Some(5.0));
    rows.add("Monday: operations lost".into(), "", monday.lost as f64, Some(0.0));
    rows.add("Monday: memory of the server".into(), "MiB", monday.server_mib, Some(512.0));
    let mut costs = Vec::new();
    for devices in [10, 100, 1_000] {
        let load = load::run(server, &folder.join(format!("load-{devices}")), devices, AT_ONCE)?;
        rows.add(format!("load: {devices} devices at once, p99 of a session"), "s", load.p99_s, Some(5.0));
        rows.add(format!("load: {devices} devices, operations lost"), "", load.lost as f64, Some(0.0));
        rows.add(format!("load: {devices} devices, memory of the server"), "MiB", load.server_mib, Some(512.0));
        rows.add(format!("load: {devices} devices, server's work for an operation"), "µs", load.work_us, None);
        costs.push(load.work_us);
    }
    // Flat: a thousand devices cost no more an operation than ten do, within half.
    let most = costs.iter().copied().fold(0.0, f64::max);
    rows.add("load: work for an operation, most against ten devices".into(), "x", most / costs[0], Some(1.5));
    Ok(())
}

fn beside(server: &Path, peers: &Path, scripts: &Path, folder: &Path, rows: &mut Rows) -> Result<(), Trouble> {
    let mut runs: [Vec<Taken>; 3] = Default::default();
    for round in 0..ROUNDS {
        let place = |of: &str| folder.join(format!("{of}-{round}"));
        runs[0].push(ours::run(server, &place("ours"), RECORDS)?);
        runs[1].push(peers::anki(peers, scripts, &place("anki"), RECORDS)?);
        runs[2].push(peers::pouch(peers, scripts, &place("pouch"), RECORDS)?);
    }
    let [ours, anki, pouch] = runs.map(|runs| Taken::middle(&runs));
    for (i, phase) in PHASES.into_iter().enumerate() {
        // As quick as Anki, ten times as quick as PouchDB; to find out that there is nothing has five milliseconds, a
        // handshake and two disks among them that PouchDB does without.
        let most = if phase == "no-op" { 5.0 } else { pouch.ms[i] / 10.0 };
        let target = anki.ms[i].min(most);
        rows.add(format!("sync: {phase} of {RECORDS} records"), "ms", ours.ms[i], Some(target));
        rows.add(format!("sync: {phase}, Anki"), "ms", anki.ms[i], None);
        rows.add(format!("sync: {phase}, PouchDB"), "ms", pouch.ms[i], None);
        let kib = |bytes: u64| bytes as f64 / 1_024.0;
        rows.add(format!("sync: {phase}, bytes on the wire"), "KiB", kib(ours.bytes[i]), None);
        rows.add(format!("sync: {phase}, bytes on the wire, Anki"), "KiB", kib(anki.bytes[i]), None);
        rows.add(format!("sync: {phase}, bytes on the wire, PouchDB"), "KiB", kib(pouch.bytes[i]), None);
    }
    rows.add("sync: memory of the server".into(), "MiB", ours.server_mib, Some(anki.server_mib.max(64.0)));
    rows.add("sync: memory of the server, Anki".into(), "MiB", anki.server_mib, None);
    rows.add("sync: memory of the server, PouchDB".into(), "MiB", pouch.server_mib, None);
    Ok(())
}
