//! Files of earlier shapes, opened: cut off, failing, on a full disk; and a file of a later one.

use super::bench::{Bench, copy};
use super::disks;
use super::judge::Act;
use super::sweep::{CHANGING, Tried, ends, fail_everywhere, killed_at, points};
use super::{Row, Scale};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Operations of a file in which years lie.
const YEARS: u64 = 25_000;

/// Every place of every step.
pub fn migration(bench: &Bench, scale: Scale) -> Result<Vec<Row>, String> {
    let mut rows = steps(bench, &bench.base(), "", [Tried::EachNth(scale.step(29)); 2])?;
    rows.push(downgrade(bench)?);
    Ok(rows)
}

/// Every kind of place of every step, of a file in which years lie.
pub fn years(bench: &Bench, scale: Scale) -> Result<Vec<Row>, String> {
    let base = bench.place.join("years");
    let trial = bench.fresh(&bench.base())?;
    bench.run(bench.command(["grow"]).arg(&trial).arg(YEARS.to_string()))?;
    copy(&trial, &base)?;
    let of = format!(", {YEARS} operations");
    let tried = [24, 4].map(|most| Tried::OfEachCall(usize::try_from(scale.of(most, 1)).unwrap_or(1)));
    let mut rows = steps(bench, &base, &of, tried)?;
    let older = bench.older(&base, 1)?;
    let size = std::fs::metadata(database(&older)?).map_err(|error| error.to_string())?.len();
    rows.push(disks::migrated(bench, &older, scale.of(24, 1), size * 3, &of)?);
    Ok(rows)
}

fn steps(bench: &Bench, base: &Path, of: &str, [at_kills, at_errors]: [Tried; 2]) -> Result<Vec<Row>, String> {
    let shapes = bench.told(&mut bench.command(["shapes"]))?.as_u64().ok_or("no shapes")?;
    let mut rows = Vec::new();
    for step in 1..=shapes {
        let older = bench.older(base, step)?;
        let ends = ends(bench, &older, "open")?;
        let mut killed = Row::new("R12", format!("migration from step {step} killed at a call{of}"));
        let mut slowest = 0;
        for (call, n) in at_kills.of(points(bench, &older, "open", CHANGING)?) {
            let place = (call.as_str(), n);
            slowest = slowest.max(killed_at(bench, &older, ("open", Act::Nothing), &ends, place, &mut killed)?);
        }
        killed.prove();
        if killed.lost == 0 {
            killed.note = format!("opens in {slowest} ms at most");
        }
        let mut failed = Row::new("R12", format!("calls of a migration from step {step} fail{of}"));
        fail_everywhere(bench, at_errors, &older, "open", Act::Nothing, &mut failed)?;
        rows.extend([killed, failed]);
    }
    Ok(rows)
}

/// A program that is too old says so and leaves every byte.
fn downgrade(bench: &Bench) -> Result<Row, String> {
    let mut row = Row::new("R13", "a newer file met by an older program");
    let trial = bench.fresh(&bench.base())?;
    bench.act(&trial, "newer")?;
    let before = files(&trial)?;
    let found = bench.look(&trial);
    let lost = if found["code"] != "newer_file" {
        Some(format!("opened, or refused for another reason: {}", found["code"]))
    } else {
        (files(&trial)? != before).then(|| "the file was changed".to_owned())
    };
    row.count(lost);
    Ok(row)
}

/// The database of a trial.
fn database(trial: &Path) -> Result<PathBuf, String> {
    let named = |path: &PathBuf| path.file_name().is_some_and(|name| name == "sillage.db");
    files(trial)?.into_keys().find(named).ok_or_else(|| "no database".into())
}

/// Every database of a trial, by name.
fn files(trial: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>, String> {
    let mut found = BTreeMap::new();
    for profile in std::fs::read_dir(trial.join("profiles")).map_err(|error| error.to_string())?.flatten() {
        for entry in std::fs::read_dir(profile.path()).map_err(|error| error.to_string())?.flatten() {
            if entry.file_name().to_string_lossy().ends_with(".db") {
                found.insert(entry.path(), std::fs::read(entry.path()).map_err(|error| error.to_string())?);
            }
        }
    }
    Ok(found)
}
