//! Copies made while somebody counts: each is checked by who makes it and once more here; some are put back.

use std::{
    path::Path,
    sync::atomic::{AtomicBool, AtomicI64, Ordering},
    time::Duration,
};

use serde_json::{Value, json};
use sillage_store::{BackupKind, Store};

use crate::acts::{key, profile};

const START_MS: i64 = 1_795_500_000_000;
/// A copy an hour: two months of them, thinned out as they grow old.
const HOUR_MS: i64 = 3_600_000;

pub fn copies(trial: &Path, count: u64) -> Value {
    let folder = profile(trial);
    let store = Store::open(&folder, key(&folder).expect("a key"), "boot-1").expect("opens");
    let (done, written) = (AtomicBool::new(false), AtomicI64::new(0));
    let mut bad = 0;
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::SeqCst) {
                let n = written.fetch_add(1, Ordering::SeqCst);
                store.commit_one_row(n).expect("written");
                std::thread::sleep(Duration::from_millis(2));
            }
        });
        for n in 0..i64::try_from(count).expect("few") {
            let made = store.back_up(BackupKind::Hourly, START_MS + n * HOUR_MS);
            let path = |name: &str| folder.join("backups").join(format!("{name}.db"));
            let good = made.and_then(|info| store.check_copy(&path(&info.name)));
            bad += u64::from(good.is_err());
        }
        done.store(true, Ordering::SeqCst);
    });
    let kept = store.list_backups().expect("a list").len();
    let faults = store.verify().expect("verified").faults.len();
    drop(store);
    let (restores, wrong) = put_some_back(&folder);
    json!({ "copies": count, "bad": bad, "kept": kept, "rows": written.load(Ordering::SeqCst), "faults": faults,
            "restores": restores, "wrong": wrong })
}

/// Puts the copies that are kept back, twenty at most: each gives what its header says, and none of the others goes.
fn put_some_back(folder: &Path) -> (u64, u64) {
    let copies = Store::list_backups_in(folder).expect("a list");
    let (mut restores, mut wrong) = (0, 0);
    for (n, copy) in (0_i64..).zip(copies.iter().take(20)) {
        Store::put_back(folder, &folder.join("backups").join(format!("{}.db", copy.name)), n).expect("put back");
        let store = Store::open(folder, key(folder).expect("a key"), "boot-1").expect("opens");
        let found = store.verify().expect("verified");
        let same = (found.operations, found.events) == (copy.operations, copy.events) && found.faults.is_empty();
        let rotated = store.list_backups().expect("a list").len() != copies.len();
        restores += 1;
        wrong += u64::from(!same || rotated);
    }
    (restores, wrong)
}
