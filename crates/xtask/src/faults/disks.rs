//! Real file systems in small: their power is cut, they are full, they cannot be written. Only root may mount.

use super::bench::{Bench, copy, has, is_root};
use super::judge::{Act, Ends, judge};
use super::{Row, Scale};
use crate::shell::{command, output};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Something mounted; it goes with this value.
struct Mounted(PathBuf);

impl Mounted {
    fn new(at: PathBuf, words: &[&str]) -> Result<Self, String> {
        std::fs::create_dir_all(&at).map_err(|error| error.to_string())?;
        run("mount", words, &at)?;
        Ok(Self(at))
    }

    fn again(&self, options: &str) -> Result<(), String> {
        run("mount", &["-o", &format!("remount,{options}")], &self.0)
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        for _ in 0..50 {
            if run("umount", &[], &self.0).is_ok() {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        eprintln!("{} stays mounted", self.0.display());
    }
}

fn run(program: &str, words: &[&str], at: &Path) -> Result<(), String> {
    let ran = command(program).args(words).arg(at).output().map_err(|error| format!("{program}: {error}"))?;
    let said = String::from_utf8_lossy(&ran.stderr);
    if ran.status.success() { Ok(()) } else { Err(format!("{program} {}: {}", at.display(), said.trim())) }
}

/// The power of ext4 and xfs is cut while somebody counts; a careless writer must lose.
pub fn cuts(bench: &Bench, scale: Scale) -> Result<Vec<Row>, String> {
    let mut rows = Vec::new();
    for kind in ["ext4", "xfs"] {
        let what = format!("power cut of {kind}");
        if !is_root() || !has("xfs_io") || !has(&format!("mkfs.{kind}")) {
            rows.push(Row::skipped("R3", &what, "wants root, xfsprogs and e2fsprogs"));
            continue;
        }
        if scale == Scale::Share && kind == "xfs" {
            continue;
        }
        let image = bench.place.join(format!("{kind}.image"));
        let size = command("truncate").args(["-s", "320M"]).arg(&image).status();
        size.map_err(|error| error.to_string())?;
        let quiet: &[&str] = if kind == "ext4" { &["-q", "-F"] } else { &["-q", "-f"] };
        run(&format!("mkfs.{kind}"), quiet, &image)?;
        let mut row = Row::new("R3", &what);
        let mut chance = bench.chance(3);
        for _ in 0..scale.of(500, 6) {
            row.count(cut(bench, &image, "count", &mut chance)?);
        }
        rows.push(row);
        let mut control = Row::new("R3", format!("control: {what} under a careless writer"));
        let tries = scale.of(40, 6);
        let mut lost = 0;
        for _ in 0..tries {
            lost += u64::from(cut(bench, &image, "careless-count", &mut chance)?.is_some());
        }
        control.count((lost * 10 < tries * 3).then(|| format!("{lost} of {tries}: this bench proves nothing")));
        if control.lost == 0 {
            control.note = format!("lost in {lost} of {tries} cuts, as it must");
        }
        rows.push(control);
        std::fs::remove_file(&image).map_err(|error| error.to_string())?;
    }
    Ok(rows)
}

fn cut(bench: &Bench, image: &Path, name: &str, chance: &mut fastrand::Rng) -> Result<Option<String>, String> {
    let at = bench.place.join("disk");
    let image = image.to_string_lossy().into_owned();
    let disk = Mounted::new(at.clone(), &["-o", "loop", &image])?;
    let trial = at.join("trial");
    if trial.exists() {
        std::fs::remove_dir_all(&trial).map_err(|error| error.to_string())?;
    }
    copy(&bench.base(), &trial)?;
    run("sync", &["-f"], &at)?;
    let before = bench.look(&trial);
    run("sync", &["-f"], &at)?;
    let mut child = bench.command(["act"]).arg(&trial).arg(name).stdout(Stdio::piped()).spawn();
    let child = child.as_mut().map_err(|error| error.to_string())?;
    let lines = BufReader::new(child.stdout.take().ok_or("no output")?).lines();
    let (acks, wanted) = (AtomicU64::new(0), chance.u64(1..40));
    let pause = Duration::from_micros(chance.u64(0..3_000));
    let told = std::thread::scope(|scope| {
        scope.spawn(|| {
            for _ in lines.map_while(Result::ok).filter(|line| line == "ack") {
                acks.fetch_add(1, Ordering::SeqCst);
            }
        });
        for _ in 0..3_000 {
            if acks.load(Ordering::SeqCst) >= wanted {
                break;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        std::thread::sleep(pause);
        // What was acknowledged is read before the cut: afterwards a line may come that no disk ever saw.
        let told = acks.load(Ordering::SeqCst);
        let cut = output(command("xfs_io").args(["-x", "-c", "shutdown"]).arg(&at));
        child.kill().and_then(|()| child.wait()).map_err(|error| error.to_string())?;
        cut.ok_or("the power was not cut")?;
        Ok::<u64, String>(told)
    })?;
    drop(disk);
    let _disk = Mounted::new(at, &["-o", "loop", &image])?;
    let ends = Ends { before, after: Value::Null };
    // After what was read, more may have been acknowledged before the cut.
    Ok(judge(Act::Rows { unanswered: 1_000_000 }, &ends, told, &bench.look(&trial)))
}

/// Counting until a disk of some size is full, a migration on such a disk, and a disk that cannot be written.
pub fn full(bench: &Bench, scale: Scale) -> Result<Vec<Row>, String> {
    if !is_root() {
        return Ok(vec![Row::skipped("R7 R8", "full and read-only disks", "wants root")]);
    }
    let before = bench.look(&bench.fresh(&bench.base())?);
    let mut chance = bench.chance(7);
    let mut counted = Row::new("R7", "counting until the disk is full");
    for _ in 0..scale.of(200, 5) {
        let free = chance.u64(0..3 << 20);
        counted.count(
            fill(bench, (&bench.base(), &before), free, "count")?.map(|what| format!("{free} bytes free: {what}")),
        );
    }
    let older = bench.older(&bench.base(), 1)?;
    let migrated = migrated(bench, &older, scale.of(200, 5), 3 << 20, "")?;
    let mut closed = Row::new("R8", "a disk that cannot be written");
    for _ in 0..scale.of(20, 2) {
        closed.count(read_only(bench)?);
    }
    Ok(vec![counted, migrated, closed])
}

/// A file of an earlier shape, opened on disks with less than `most` bytes free.
pub fn migrated(bench: &Bench, older: &Path, sizes: u64, most: u64, of: &str) -> Result<Row, String> {
    let what = format!("a migration on a full disk{of}");
    if !is_root() {
        return Ok(Row::skipped("R7 R12", &what, "wants root"));
    }
    let before = bench.look(&bench.fresh(older)?);
    let mut chance = bench.chance(12);
    let mut row = Row::new("R7 R12", what);
    for _ in 0..sizes {
        let free = chance.u64(0..most);
        row.count(fill(bench, (older, &before), free, "open")?.map(|what| format!("{free} bytes free: {what}")));
    }
    Ok(row)
}

fn fill(bench: &Bench, (base, before): (&Path, &Value), free: u64, name: &str) -> Result<Option<String>, String> {
    let used: u64 = output(command("du").args(["-s", "-B1"]).arg(base))
        .and_then(|text| text.split_whitespace().next()?.parse().ok())
        .ok_or("du says nothing")?;
    let size = format!("size={}", used + free + (64 << 10));
    let disk = Mounted::new(bench.place.join("small"), &["-t", "tmpfs", "-o", &size, "small"])?;
    let trial = disk.0.join("trial");
    copy(base, &trial)?;
    let act = if name == "count" { Act::Rows { unanswered: 1 } } else { Act::Nothing };
    // What was there is told from elsewhere: a look could already want room.
    let ends = Ends { before: before.clone(), after: Value::Null };
    let ran = bench.act(&trial, name)?;
    if ran.is_broken() {
        return Ok(Some(format!("it broke: {} {}", ran.status, ran.said)));
    }
    let full = bench.look(&trial);
    if full["opened"] != true {
        return Ok(Some(format!("does not open on the full disk: {} {}", full["code"], full["trace"])));
    }
    if name == "count" && full["arrivals"].as_u64() < ends.before["arrivals"].as_u64().map(|before| before + ran.acks) {
        return Ok(Some(format!("on the full disk {} are seen, {} were acknowledged", full["arrivals"], ran.acks)));
    }
    disk.again(&format!("size={}", used * 3 + free + (64 << 20)))?;
    Ok(judge(act, &ends, ran.acks, &bench.look(&trial)))
}

fn read_only(bench: &Bench) -> Result<Option<String>, String> {
    let disk = Mounted::new(bench.place.join("small"), &["-t", "tmpfs", "-o", "size=64m", "small"])?;
    let trial = disk.0.join("trial");
    copy(&bench.base(), &trial)?;
    let before = bench.look(&trial);
    disk.again("ro")?;
    let refused = bench.act(&trial, "tap")?;
    let seen = bench.look(&trial);
    if refused.acks > 0 || refused.is_broken() || seen["arrivals"] != before["arrivals"] {
        return Ok(Some(format!("{} acknowledged, {} seen, {}", refused.acks, seen["arrivals"], refused.said)));
    }
    disk.again("rw")?;
    let again = bench.act(&trial, "tap")?;
    let ends = Ends { before, after: Value::Null };
    Ok(judge(Act::Rows { unanswered: 0 }, &ends, again.acks, &bench.look(&trial)))
}
