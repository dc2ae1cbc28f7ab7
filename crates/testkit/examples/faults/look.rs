//! What a trial holds afterwards, through the same doors a person uses.

use std::{fs, path::Path, time::Instant};

use serde_json::{Value, json};
use sillage_store::Store;

use crate::acts::{Known, app, call, key, profile};

/// Opens the profile as a start does, reads the counter, verifies everything, checks every copy.
pub fn look(trial: &Path) -> Value {
    let known = Known::of(trial);
    let app = app(trial);
    let unlock = json!({ "profile": known.id("profile"), "passphrase": null });
    let (unlocked, opened_in_ms) = timed(|| call(&app, "profile.unlock", unlock));
    if let Err(failure) = unlocked {
        return json!({ "opened": false, "code": failure.code, "trace": failure.trace });
    }
    let arrivals = call(&app, "flow.get_counter", json!({ "window": known.id("window") }));
    let state = call(&app, "session.get_state", json!({}));
    let found = call(&app, "backup.verify_profile", json!({}));
    drop(app);
    let folder = profile(trial);
    let (copies, bad) = copies_in(&folder);
    json!({
        "opened": true,
        "opened_in_ms": opened_in_ms,
        "arrivals": arrivals.map(|counter| counter["arrivals"].clone()).unwrap_or_default(),
        "view_only": state.map(|state| state["view_only"].clone()).unwrap_or_default(),
        "found": found.unwrap_or_default(),
        "files": files_in(&folder.join("photos")),
        "markers": files_in(&folder.join("arriving")) + files_in(&folder.join("photos/arriving")),
        "copies": copies,
        "bad_copies": bad,
    })
}

#[expect(clippy::disallowed_methods, reason = "how long somebody waits is a part of what is looked at")]
fn timed<T>(work: impl FnOnce() -> T) -> (T, u64) {
    let start = Instant::now();
    let done = work();
    (done, u64::try_from(start.elapsed().as_millis()).expect("within an age"))
}

fn files_in(folder: &Path) -> usize {
    fs::read_dir(folder).map_or(0, |entries| entries.flatten().filter(|entry| entry.path().is_file()).count())
}

/// Copies that count, and those among them that do not open.
fn copies_in(folder: &Path) -> (usize, usize) {
    let copies = Store::list_backups_in(folder).unwrap_or_default();
    let opened = key(folder).and_then(|key| Store::open(folder, key, "boot-1"));
    let Ok(store) = opened else { return (copies.len(), 0) };
    let bad = copies
        .iter()
        .filter(|copy| store.check_copy(&folder.join("backups").join(format!("{}.db", copy.name))).is_err());
    (copies.len(), bad.count())
}
