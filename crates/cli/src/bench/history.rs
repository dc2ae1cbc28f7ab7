//! How long a coach waits in the morning once years lie in the file: unlocking with all its checks, and the first screen.

use std::path::Path;

use serde_json::json;

use super::{Row, day::Day, median, share, timed};
use crate::desk::Trouble;

/// Operations in the file, and how long the start may take then, in seconds.
const SIZES: [(u32, f64); 2] = [(25_000, 2.0), (250_000, 4.0)];
/// Of each visit: few and large ones, for the copy made at the end of each is of everything there is.
const OBSERVATIONS: usize = 300;
const FINDINGS: usize = 4;
const STARTS: usize = 5;

pub(super) fn measure(folder: &Path) -> Result<Vec<Row>, Trouble> {
    let mut day = Day::begin(folder)?;
    let mut rows = Vec::new();
    for (wanted, target) in SIZES {
        let operations = share(wanted);
        grow(&mut day, operations.into())?;
        let mut starts = Vec::new();
        for _ in 0..STARTS {
            let profile = day.time.lock()?;
            starts.push(timed(|| {
                day.time.call("profile.unlock", profile)?;
                day.time.call("visit.get_today", json!({})).map(drop)
            })?);
        }
        rows.push(Row {
            name: format!("unlocking and Today with {operations} operations, key derivation aside").into(),
            unit: "s",
            measured: median(starts).as_secs_f64(),
            target,
        });
    }
    Ok(rows)
}

/// Visits until there are so many operations.
fn grow(day: &mut Day, wanted: u64) -> Result<(), Trouble> {
    // Waiting for the disk at each act would take an hour, and what is measured is the next start.
    day.time.desk.app().write_carelessly()?;
    let mut there = operations(day)?;
    while there < wanted {
        let before = there;
        visit(day)?;
        there = operations(day)?;
        // A copy counts; it takes as long as some visits.
        for _ in 0..(wanted.saturating_sub(there) / (there - before).max(1)) {
            visit(day)?;
        }
        there = operations(day)?;
    }
    Ok(())
}

fn visit(day: &mut Day) -> Result<(), Trouble> {
    day.next(24)?;
    (0..OBSERVATIONS).try_for_each(|n| day.observe(n))?;
    (0..FINDINGS).try_for_each(|n| day.find(n))
}

fn operations(day: &Day) -> Result<u64, Trouble> {
    let copy = day.time.call("backup.make_backup", json!({}))?;
    copy["backup"]["operations"].as_u64().ok_or_else(|| Trouble::Unexpected("the operations of a copy".into()))
}
