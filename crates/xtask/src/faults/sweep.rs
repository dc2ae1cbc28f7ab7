//! One fault at a time, at every place there is: each call of an act that touches the profile.

use super::bench::Bench;
use super::judge::{Act, Ends, judge};
use super::{Row, Scale};
use crate::shell::now;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

/// Calls that change what lies on the disk. Between two of them the disk is the same, so a kill at any other call
/// leaves what a kill at the next of these leaves.
pub const CHANGING: &str = "openat,pwrite64,write,ftruncate,fallocate,fsync,fdatasync,rename,renameat,renameat2,unlink,\
                        unlinkat,mkdir,mkdirat,rmdir,chmod,fchmod,fchmodat,copy_file_range,sendfile";

/// How long somebody may wait for a file whatever happened to it, in milliseconds.
const PATIENCE: u64 = 30_000;

/// What may go wrong with a call.
const ERRORS: [(&str, &str); 13] = [
    ("pread64", "EIO"),
    ("read", "EIO"),
    ("openat", "EMFILE"),
    ("openat", "EROFS"),
    ("pwrite64", "EIO"),
    ("pwrite64", "ENOSPC"),
    ("pwrite64", "EDQUOT"),
    ("write", "EIO"),
    ("write", "ENOSPC"),
    ("fsync", "EIO"),
    ("ftruncate", "EIO"),
    ("rename", "EIO"),
    ("unlink", "EIO"),
];

/// The acts of a visit that change the disk.
const ACTS: [(&str, Act); 7] = [
    ("tap", Act::Rows { unanswered: 1 }),
    ("close", Act::Whole),
    ("photo", Act::Whole),
    ("export", Act::Whole),
    ("backup", Act::Whole),
    ("restore", Act::Whole),
    ("rescue", Act::Rescue),
];

/// A kill at every changing call of every act, then at moments drawn by chance while somebody counts.
pub fn kill(bench: &Bench, scale: Scale) -> Result<Vec<Row>, String> {
    let mut rows = Vec::new();
    let tried = Tried::EachNth(scale.step(19));
    for (name, act) in ACTS {
        let mut row = Row::new(if name == "photo" { "R2 R29" } else { "R2" }, format!("killed at a call of {name}"));
        let ends = ends(bench, &bench.base(), name)?;
        for (call, n) in tried.of(points(bench, &bench.base(), name, CHANGING)?) {
            killed_at(bench, &bench.base(), (name, act), &ends, (&call, n), &mut row)?;
        }
        row.prove();
        rows.push(row);
    }
    rows.push(at_random(bench, scale)?);
    Ok(rows)
}

fn at_random(bench: &Bench, scale: Scale) -> Result<Row, String> {
    let mut row = Row::new("R1", "killed at random while counting");
    let mut chance = bench.chance(1);
    let mut trial = bench.trial();
    for n in 0..scale.of(2_000, 25) {
        // The counter goes on from trial to trial: what was there stays there. Begun anew now and then, it stays quick to
        // look at.
        if n % 50 == 0 {
            trial = bench.fresh(&bench.base())?;
        }
        let before = bench.look(&trial);
        let mut child = bench
            .command(["act"])
            .arg(&trial)
            .arg("count")
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| error.to_string())?;
        let mut lines = BufReader::new(child.stdout.take().ok_or("no output")?).lines();
        let mut acks = u64::from(lines.next().is_some_and(|line| line.is_ok_and(|line| line == "ack")));
        std::thread::sleep(Duration::from_micros(chance.u64(0..60_000)));
        child.kill().and_then(|()| child.wait()).map_err(|error| error.to_string())?;
        acks += lines.map_while(Result::ok).filter(|line| line == "ack").count() as u64;
        let ends = Ends { before, after: serde_json::Value::Null };
        row.count(judge(Act::Rows { unanswered: 1 }, &ends, acks, &bench.look(&trial)));
    }
    Ok(row)
}

/// Every n-th call of every act fails, once and from then on.
pub fn io(bench: &Bench, scale: Scale) -> Result<Vec<Row>, String> {
    let mut rows = Vec::new();
    let acts = if scale == Scale::Share { &ACTS[..1] } else { &ACTS[..] };
    let tried = Tried::EachNth(scale.step(29));
    for &(name, act) in acts {
        let mut row = Row::new("R6", format!("calls of {name} fail"));
        fail_everywhere(bench, tried, &bench.base(), name, act, &mut row)?;
        rows.push(row);
    }
    Ok(rows)
}

/// Each way a call of an act may fail, once and from then on, at each of those places.
pub fn fail_everywhere(
    bench: &Bench,
    tried: Tried,
    base: &Path,
    name: &str,
    act: Act,
    row: &mut Row,
) -> Result<(), String> {
    // Refused rows were tried too: they may be there, and may not be doubled.
    let act = if act == (Act::Rows { unanswered: 1 }) { Act::Rows { unanswered: 5 } } else { act };
    let ends = ends(bench, base, name)?;
    for (call, error) in ERRORS {
        let points = points(bench, base, name, call)?;
        for (call, n) in tried.of(points) {
            for from_then_on in ["", "+"] {
                let trial = bench.fresh(base)?;
                let words = injection(bench, &call, &format!("error={error}:when={n}{from_then_on}"));
                let ran = bench.traced(&words, &trial, name)?;
                let told = std::fs::read_to_string(broken(bench)).map_err(|error| error.to_string())?;
                if !told.contains("(INJECTED)") {
                    row.missed += 1;
                    continue;
                }
                let broken = ran.is_broken().then(|| format!("it broke: {} {}", ran.status, ran.said));
                let lost = broken.or_else(|| judge(act, &ends, ran.acks, &bench.look(&trial)));
                row.count(lost.map(|what| format!("{error} at {call} {n}{from_then_on}: {what}")));
            }
        }
    }
    row.prove();
    Ok(())
}

/// What breaks one call. A signal is told to stop at every call: where calls are picked by a filter, the kernel takes no
/// signal with a stop, and nobody is killed.
fn injection(bench: &Bench, call: &str, what: &str) -> Vec<String> {
    let quick = if what.starts_with("signal=") { Vec::new() } else { vec!["--seccomp-bpf".to_owned()] };
    let told = ["-o".to_owned(), broken(bench).display().to_string(), "-e".to_owned(), format!("trace={call}")];
    let told = told.into_iter().chain(["-e".to_owned(), format!("inject={call}:{what}")]);
    quick.into_iter().chain(told).collect()
}

/// Where it is told which call was broken.
fn broken(bench: &Bench) -> PathBuf {
    bench.place.join("broken")
}

/// Kills an act at one of its calls; counts the trial if it was killed there. Answers how long what is left takes to open.
pub fn killed_at(
    bench: &Bench,
    base: &Path,
    (name, act): (&str, Act),
    ends: &Ends,
    (call, n): (&str, u64),
    row: &mut Row,
) -> Result<u64, String> {
    let trial = bench.fresh(base)?;
    let ran = bench.traced(&injection(bench, call, &format!("signal=SIGKILL:when={n}")), &trial, name)?;
    if ran.status.code().is_some() {
        // Threads take turns: a call may be another one's this time. It is no trial.
        row.missed += 1;
        return Ok(0);
    }
    let found = bench.look(&trial);
    let waited = found["opened_in_ms"].as_u64().unwrap_or(0);
    let slow = (waited > PATIENCE).then(|| format!("opens in {waited} ms"));
    row.count(judge(act, ends, ran.acks, &found).or(slow).map(|what| format!("{call} {n}: {what}")));
    Ok(waited)
}

/// The two states of an act, from one that nothing disturbed.
pub fn ends(bench: &Bench, base: &Path, name: &str) -> Result<Ends, String> {
    let trial = bench.fresh(base)?;
    let before = bench.look(&bench.fresh(base)?);
    bench.fresh(base)?;
    let ran = bench.act(&trial, name)?;
    if ran.acks == 0 {
        return Err(format!("{name} was refused in peace: {}", ran.said));
    }
    Ok(Ends { before, after: bench.look(&trial) })
}

/// The calls of an act that touch the trial: each call's name, and which one of that name it is in its thread.
pub fn points(bench: &Bench, base: &Path, name: &str, calls: &str) -> Result<BTreeSet<(String, u64)>, String> {
    let trial = bench.fresh(base)?;
    let trace = bench.place.join("trace");
    let start = now();
    let words =
        ["-y".to_owned(), "-o".to_owned(), trace.display().to_string(), "-e".to_owned(), format!("trace={calls}")];
    bench.traced(&words, &trial, name)?;
    let text = std::fs::read_to_string(&trace).map_err(|error| error.to_string())?;
    let ours = trial.to_string_lossy().into_owned();
    let mut counted: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    let mut found = BTreeSet::new();
    for line in text.lines() {
        let Some((thread, rest)) = line.split_once(' ') else { continue };
        let Some((call, _)) = rest.trim_start().split_once('(') else { continue };
        let n = counted.entry((thread, call)).or_default();
        *n += 1;
        // What a trial is told of itself is the bench's, not the program's.
        if line.contains(&ours) && !line.contains("known.json") && !call.contains(' ') {
            found.insert((call.to_owned(), *n));
        }
    }
    println!("  {name}: {} places ({:.1} s)", found.len(), start.elapsed().as_secs_f64());
    Ok(found)
}

/// Which of the places of an act are tried.
#[derive(Clone, Copy)]
pub enum Tried {
    /// Every so-many-th.
    EachNth(usize),
    /// So many of each call, from its first on.
    OfEachCall(usize),
}

impl Tried {
    pub fn of(self, points: BTreeSet<(String, u64)>) -> Vec<(String, u64)> {
        let most = match self {
            Self::EachNth(step) => return points.into_iter().step_by(step).collect(),
            Self::OfEachCall(most) => most.max(1),
        };
        let mut calls: BTreeMap<String, Vec<u64>> = BTreeMap::new();
        for (call, n) in points {
            calls.entry(call).or_default().push(n);
        }
        let spread = |(call, all): (String, Vec<u64>)| {
            let step = all.len().div_ceil(most);
            all.into_iter().step_by(step).map(move |n| (call.clone(), n)).collect::<Vec<_>>()
        };
        calls.into_iter().flat_map(spread).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Tried;

    #[test]
    fn of_each_call_some_are_tried_and_of_a_rare_one_all() {
        let points = || (0..1_000).map(|n| ("pwrite64".to_owned(), n)).chain([("rename".to_owned(), 7)]).collect();
        let tried = Tried::OfEachCall(4).of(points());
        let at = |call: &str, n| (call.to_owned(), n);
        let spread = [0, 250, 500, 750].map(|n| at("pwrite64", n));
        assert_eq!(tried, [&spread[..], &[at("rename", 7)]].concat());
        assert_eq!(Tried::EachNth(500).of(points()), [at("pwrite64", 0), at("pwrite64", 500), at("rename", 7)]);
    }
}
