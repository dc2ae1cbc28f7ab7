//! The bench: a profile prepared once, a fresh copy of it for each trial, and the program that is broken.

use crate::shell::{command, output};
use serde_json::Value;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

/// What came of a run of the program.
pub struct Ran {
    /// Acts that were answered for.
    pub acks: u64,
    /// How it ended.
    pub status: ExitStatus,
    /// The last thing it said on its error stream.
    pub said: String,
}

impl Ran {
    /// Whether it panicked or was killed by a fault of its own.
    pub fn is_broken(&self) -> bool {
        !matches!(self.status.code(), Some(0 | 1 | 126 | 127))
    }
}

/// Everything lies under one folder in memory, which goes with the bench.
pub struct Bench {
    pub subject: PathBuf,
    pub place: PathBuf,
    pub seed: u64,
}

impl Drop for Bench {
    fn drop(&mut self) {
        // What is left over lies in memory and goes with the machine.
        drop(std::fs::remove_dir_all(&self.place));
    }
}

impl Bench {
    pub fn new(subject: PathBuf, seed: u64) -> Result<Self, String> {
        let memory = Path::new("/dev/shm");
        let parent = if memory.is_dir() { memory.to_path_buf() } else { std::env::temp_dir() };
        let place = parent.join(format!("sillage-faults-{}", std::process::id()));
        std::fs::create_dir_all(&place).map_err(|error| format!("{}: {error}", place.display()))?;
        let bench = Self { subject, place, seed };
        bench.run(bench.command(["prepare"]).arg(bench.trial()))?;
        copy(&bench.trial(), &bench.base())?;
        Ok(bench)
    }

    /// Where trials happen: always the same place, since a profile that was moved knows it.
    pub fn trial(&self) -> PathBuf {
        self.place.join("trial")
    }

    pub fn base(&self) -> PathBuf {
        self.place.join("base")
    }

    pub fn chance(&self, of: u64) -> fastrand::Rng {
        fastrand::Rng::with_seed(self.seed.wrapping_mul(1_000_003).wrapping_add(of))
    }

    /// Nothing is there any more.
    pub fn empty(&self, place: &Path) -> Result<(), String> {
        if !place.exists() {
            return Ok(());
        }
        std::fs::remove_dir_all(place).map_err(|error| format!("{}: {error}", place.display()))
    }

    /// A trial as `base` is.
    pub fn fresh(&self, base: &Path) -> Result<PathBuf, String> {
        let trial = self.trial();
        self.empty(&trial)?;
        copy(base, &trial)?;
        Ok(trial)
    }

    /// A file as the program left it whose last migration was `step`.
    pub fn older(&self, base: &Path, step: u64) -> Result<PathBuf, String> {
        let (trial, older) = (self.fresh(base)?, self.place.join("older"));
        self.run(self.command(["older"]).arg(&trial).arg(step.to_string()))?;
        self.empty(&older)?;
        copy(&trial, &older)?;
        Ok(older)
    }

    pub fn command<const N: usize>(&self, words: [&str; N]) -> Command {
        let mut command = command(&self.subject);
        command.args(words);
        command
    }

    /// Runs the program and takes its answer as JSON.
    pub fn told(&self, command: &mut Command) -> Result<Value, String> {
        let output = command.stderr(Stdio::piped()).output().map_err(|error| error.to_string())?;
        let said = String::from_utf8_lossy(&output.stderr);
        if !output.status.success() {
            return Err(format!("{}: {}", output.status, said.trim()));
        }
        serde_json::from_slice(&output.stdout).map_err(|error| format!("{error}: {}", said.trim()))
    }

    /// Runs the program, which has nothing to answer.
    pub fn run(&self, command: &mut Command) -> Result<(), String> {
        let output = command.output().map_err(|error| error.to_string())?;
        let said = String::from_utf8_lossy(&output.stderr);
        if output.status.success() { Ok(()) } else { Err(format!("{}: {}", output.status, said.trim())) }
    }

    /// One act, in peace.
    pub fn act(&self, trial: &Path, name: &str) -> Result<Ran, String> {
        ran(self.command(["act"]).arg(trial).arg(name))
    }

    /// One act under `strace` with these words.
    pub fn traced<S: AsRef<OsStr>>(&self, words: &[S], trial: &Path, name: &str) -> Result<Ran, String> {
        let mut strace = command("strace");
        strace.arg("-f").args(words).arg("--").arg(&self.subject).arg("act").arg(trial).arg(name);
        ran(&mut strace)
    }

    /// What a trial holds.
    pub fn look(&self, trial: &Path) -> Value {
        match self.told(self.command(["look"]).arg(trial)) {
            Ok(found) => found,
            Err(message) => serde_json::json!({ "opened": false, "code": message }),
        }
    }
}

fn ran(command: &mut Command) -> Result<Ran, String> {
    let output = command.output().map_err(|error| format!("{:?}: {error}", command.get_program()))?;
    let acks = String::from_utf8_lossy(&output.stdout).lines().filter(|line| *line == "ack").count() as u64;
    let said = String::from_utf8_lossy(&output.stderr).trim().lines().last().unwrap_or_default().to_owned();
    Ok(Ran { acks, status: output.status, said })
}

/// Copies a folder with everything in it.
pub fn copy(from: &Path, to: &Path) -> Result<(), String> {
    std::fs::create_dir_all(to).map_err(|error| format!("{}: {error}", to.display()))?;
    let copied = command("cp").arg("-a").arg(from.join(".")).arg(to).status().map_err(|error| error.to_string())?;
    if copied.success() { Ok(()) } else { Err(format!("{} was not copied", from.display())) }
}

/// Whether this run may mount.
pub fn is_root() -> bool {
    output(command("id").arg("-u")).as_deref() == Some("0")
}

/// Whether a program is there.
pub fn has(program: &str) -> bool {
    output(command("sh").args(["-c", &format!("command -v {program}")])).is_some()
}
