//! The machine around the program: others that want the same profile, and memory that runs out.

use super::bench::Bench;
use super::judge::{Act, Ends, judge};
use super::{Row, Scale};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

/// Both.
pub fn machine(bench: &Bench, scale: Scale) -> Result<Vec<Row>, String> {
    // What comes in and what goes out.
    Ok(vec![owners(bench, scale)?, memory(bench, scale, "photo")?, memory(bench, scale, "export")?])
}

/// Many start at once: one owner each time, and its place is free once it was killed.
fn owners(bench: &Bench, scale: Scale) -> Result<Row, String> {
    let mut row = Row::new("R14", "many owners at once");
    let trial = bench.fresh(&bench.base())?;
    for _ in 0..scale.of(20, 2) {
        let started: Result<Vec<_>, String> = (0..scale.of(50, 10)).map(|_| Holder::start(bench, &trial)).collect();
        let mut holders = started?;
        let words: Vec<String> = holders.iter_mut().map(Holder::word).collect();
        let owners = words.iter().filter(|word| *word == "owner").count();
        let failed = words.iter().filter(|word| *word != "owner" && *word != "taken").count();
        for (holder, word) in holders.iter_mut().zip(&words) {
            if word == "owner" {
                holder.child.kill().map_err(|error| error.to_string())?;
            }
        }
        holders.clear();
        let next = Holder::start(bench, &trial)?.word();
        let right = owners == 1 && failed == 0 && next == "owner";
        row.count((!right).then(|| format!("{owners} owners, {failed} failed, then {next}")));
    }
    Ok(row)
}

/// A process that wants the profile.
struct Holder {
    child: Child,
    said: BufReader<std::process::ChildStdout>,
}

impl Holder {
    fn start(bench: &Bench, trial: &Path) -> Result<Self, String> {
        let mut command = bench.command(["hold"]);
        command.arg(trial).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().map_err(|error| error.to_string())?;
        let said = BufReader::new(child.stdout.take().ok_or("no output")?);
        Ok(Self { child, said })
    }

    fn word(&mut self) -> String {
        let mut line = String::new();
        match self.said.read_line(&mut line) {
            Ok(_) => line.trim().to_owned(),
            Err(error) => error.to_string(),
        }
    }
}

impl Drop for Holder {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        // One that was killed is waited for like the others.
        drop(self.child.wait());
    }
}

/// An act that is whole or not at all, under a limit of memory drawn by chance: the system kills it wherever it stands.
fn memory(bench: &Bench, scale: Scale, name: &str) -> Result<Row, String> {
    let what = format!("killed for want of memory: {name}");
    let Some(group) = Group::new() else {
        return Ok(Row::skipped("R33", &what, "no memory group can be made here (root, cgroup)"));
    };
    let mut row = Row::new("R33", &what);
    let ends = {
        let before = bench.look(&bench.fresh(&bench.base())?);
        let trial = bench.fresh(&bench.base())?;
        group.limit(u64::MAX >> 12)?;
        let ran = group.run(bench, &trial, name)?;
        if ran != (1, true) {
            return Err(format!("{name} was refused in peace"));
        }
        Ends { before, after: bench.look(&trial) }
    };
    let peak = group.peak()?;
    let mut chance = bench.chance(33);
    let mut killed = 0;
    for _ in 0..scale.of(200, 6) {
        let trial = bench.fresh(&bench.base())?;
        group.limit(chance.u64(peak / 8..peak))?;
        let (acks, whole) = group.run(bench, &trial, name)?;
        killed += u64::from(!whole);
        row.count(judge(Act::Whole, &ends, acks, &bench.look(&trial)));
    }
    if row.lost == 0 {
        row.note = format!("{killed} were killed, at most {} MiB were wanted", peak >> 20);
    }
    Ok(row)
}

/// A control group of our own.
struct Group {
    folder: PathBuf,
    limit: &'static str,
    peak: &'static str,
    members: &'static str,
}

impl Group {
    fn new() -> Option<Self> {
        let name = format!("sillage-faults-{}", std::process::id());
        let kinds = [
            ("/sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.max_usage_in_bytes", "tasks"),
            ("/sys/fs/cgroup", "memory.max", "memory.peak", "cgroup.procs"),
        ];
        kinds.into_iter().find_map(|(parent, limit, peak, members)| {
            let folder = Path::new(parent).join(&name);
            std::fs::create_dir(&folder).ok()?;
            let group = Self { folder, limit, peak, members };
            group.folder.join(limit).is_file().then_some(group)
        })
    }

    fn limit(&self, bytes: u64) -> Result<(), String> {
        // A group that is asked to be smaller than what it holds first lets go of what it can.
        drop(std::fs::write(self.folder.join("memory.force_empty"), "0"));
        std::fs::write(self.folder.join(self.limit), bytes.to_string()).map_err(|error| format!("limit: {error}"))
    }

    fn peak(&self) -> Result<u64, String> {
        let text = std::fs::read_to_string(self.folder.join(self.peak)).map_err(|error| format!("peak: {error}"))?;
        text.trim().parse().map_err(|error| format!("peak: {error}"))
    }

    /// Runs an act inside: what it was answered for, and whether it lived to its end.
    fn run(&self, bench: &Bench, trial: &Path, name: &str) -> Result<(u64, bool), String> {
        let members = self.folder.join(self.members);
        let script = r#"echo $$ > "$0" && exec "$@""#;
        let mut command = crate::shell::command("sh");
        command.args(["-c", script]).arg(members).arg(&bench.subject).arg("act").arg(trial).arg(name);
        let output = command.output().map_err(|error| error.to_string())?;
        let acks = String::from_utf8_lossy(&output.stdout).lines().filter(|line| *line == "ack").count();
        Ok((acks as u64, output.status.success()))
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        // An empty group costs nothing; the system clears it at its next start.
        drop(std::fs::remove_dir(&self.folder));
    }
}
