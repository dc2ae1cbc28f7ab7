//! Power cuts without a power cut: a recorded act is played on a disk that forgets what was not synced, cut at any
//! step, and the profile is opened on what is left.

use std::{fs, path::Path};

use serde_json::{Value, json};
use sillage_store::{Store, Verification};

use crate::{
    acts::{TAPS, key, profile},
    states::Disk,
    trace::{Step, steps},
};

/// What a state is compared by: operations, counter rows, entities.
type Counts = (u64, u64, u64);

fn counts(found: &Verification) -> Counts {
    (found.operations, found.events, found.entities)
}

fn open(folder: &Path) -> Result<Verification, String> {
    let store = key(folder).and_then(|key| Store::open(folder, key, "boot-1")).map_err(|error| error.to_string())?;
    if store.log_was_damaged() {
        return Err("a cut is taken for rot".into());
    }
    let found = store.verify().map_err(|error| error.to_string())?;
    if found.faults.is_empty() { Ok(found) } else { Err(found.faults.join("; ")) }
}

/// Plays the trace of `name` on the trial as it was before, `states` times cut at a step drawn by chance.
pub fn replay(trial: &Path, trace: &Path, name: &str, states: u64, seed: u64) -> Value {
    let folder = profile(trial);
    let text = fs::read_to_string(trace).expect("a trace");
    let steps = steps(&text, &folder);
    let acks = steps.iter().filter(|step| matches!(step, Step::Ack)).count();
    let before = Disk::of(&folder);
    let mut chance = fastrand::Rng::with_seed(seed);
    let place = trial.join("cut");
    let mut after = before.clone();
    steps.iter().for_each(|step| after.step(step));
    let ends = [&before, &after].map(|disk| {
        // What the program saw at the end lasts once everything was written back.
        let whole = disk.written_back();
        whole.lay_out(&mut chance.clone(), &folder, &place);
        let found = open(&place).expect("both ends open");
        fs::remove_dir_all(&place).expect("removed");
        counts(&found)
    });
    let mut lost = Vec::new();
    for state in 0..states {
        let at = chance.usize(0..=steps.len());
        let mut disk = before.clone();
        steps[..at].iter().for_each(|step| disk.step(step));
        let told = steps[..at].iter().filter(|step| matches!(step, Step::Ack)).count() as u64;
        disk.lay_out(&mut chance, &folder, &place);
        let verdict = match open(&place) {
            Err(error) => Some(error),
            Ok(found) => judge(name, counts(&found), ends, told),
        };
        if let Some(verdict) = verdict {
            lost.push(format!("state {state}, step {at} of {}: {verdict}", steps.len()));
        }
        fs::remove_dir_all(&place).expect("removed");
    }
    json!({ "trials": states, "lost": lost.len(), "steps": steps.len(), "acks": acks,
            "first": lost.first(), "before": ends[0], "after": ends[1] })
}

/// What is wrong with a state, if anything: an acknowledged row that is absent, one that nobody tried, a half.
fn judge(name: &str, found: Counts, [before, after]: [Counts; 2], told: u64) -> Option<String> {
    if ["tap", "careless"].contains(&name) {
        let rows = found.1.saturating_sub(before.1);
        let all = after.1 - before.1;
        // Rows that are no taps (a silence noticed) come before the first.
        let asked = u64::from(TAPS);
        let taps = rows.saturating_sub(all.saturating_sub(asked)).min(asked);
        let right = found.1 >= before.1 && taps >= told && taps <= told + 1;
        return (!right).then(|| format!("{told} acknowledged, {taps} there"));
    }
    let right = found == after || (found == before && told == 0);
    (!right).then(|| format!("{told} acknowledged, found {found:?}, was {before:?}, would be {after:?}"))
}
