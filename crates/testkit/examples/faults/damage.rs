//! A disk that rots: bits, pages and ends of the file and of its log, one damage at a time. Nothing that is read may
//! differ from what was written, and a copy brings back what it holds, with what can still be read beyond it.

use std::{fs, path::Path};

use serde_json::{Value, json};
use sillage_store::{Act, DataKey, Reached, Store, StoreError, Verification};

use crate::acts::{Known, key, profile};

const PAGE: usize = 4096;
const FILE: &str = "sillage.db";
const LOG: &str = "sillage.db-wal";
/// What lies beside the log for the day it rots.
const TWIN: &str = "sillage.db-twin";
const REACH: &str = "sillage.db-reach";

/// Nobody else has anything of what is damaged.
const NOBODY: Reached = Reached { memory: "", acknowledged: |_| Box::new(|_| false), identity: "", person: |_| None };

/// What became of what was damaged.
#[derive(Default)]
struct Tally {
    trials: u64,
    detected: u64,
    harmless: u64,
    /// Something else than what was written was shown, with no word of it.
    silent: u64,
    /// A copy did not bring back what it holds.
    unrecovered: u64,
    /// What was written after the copy came home with it, all of it.
    home: u64,
}

impl Tally {
    fn told(&self) -> Value {
        json!({ "trials": self.trials, "detected": self.detected, "harmless": self.harmless,
                "silent": self.silent, "unrecovered": self.unrecovered, "home": self.home })
    }
}

/// What lay there before the damage, and an older copy of it.
struct Truth {
    whole: Verification,
    copy: String,
    /// Operations in the copy.
    in_copy: u64,
}

/// Damages the file `count` times; the log, what lies beside it, and both at once a third as often.
pub fn damage(trial: &Path, count: u64, seed: u64) -> Value {
    let folder = profile(trial);
    let key = key(&folder).expect("a key");
    let mut chance = fastrand::Rng::with_seed(seed);
    let store = Store::open(&folder, key.clone(), "boot-1").expect("opens");
    let copy = format!("backups/{}.db", Known::of(trial).text("copy"));
    let in_copy = Store::backup_info(&folder.join(&copy)).expect("a copy").operations;
    let truth = Truth { whole: store.verify().expect("whole"), copy, in_copy };
    assert!(truth.whole.operations > in_copy, "something was written after the copy");
    let as_killed = trial.join("killed");
    // More acts, which lie in the log only: a program that was killed leaves it.
    for n in 0..8 {
        write(&store, n);
    }
    copy_folder(&folder, &as_killed);
    drop(store);
    let quiet = trial.join("quiet");
    copy_folder(&folder, &quiet);
    let file = tally(&quiet, &[FILE], &key, &truth, count, &mut chance);
    let mut of_killed =
        |victims: &[&str]| tally(&as_killed, victims, &key, &truth, count.div_ceil(3), &mut chance).told();
    json!({ "file": file.told(), "log": of_killed(&[LOG]), "twin": of_killed(&[TWIN]), "reach": of_killed(&[REACH]),
            "both": of_killed(&[LOG, TWIN]) })
}

fn tally(from: &Path, victims: &[&str], key: &DataKey, truth: &Truth, count: u64, chance: &mut fastrand::Rng) -> Tally {
    let mut tally = Tally::default();
    let place = from.with_extension("damaged");
    let whole = victims.iter().map(|victim| (*victim, fs::read(from.join(victim)).expect("a file")));
    let whole: Vec<(&str, Vec<u8>)> = whole.collect();
    let rows = drafts(&Store::open_for_viewing(from, key.clone(), "boot-1").expect("opens"));
    for trial in 0..count {
        copy_folder(from, &place);
        for (victim, bytes) in &whole {
            match harm(bytes, trial, chance) {
                Some(harmed) => fs::write(place.join(victim), harmed).expect("written"),
                None => fs::remove_file(place.join(victim)).expect("removed"),
            }
        }
        tally.trials += 1;
        // What is not noticed before anything is shown is not noticed.
        match Store::open(&place, key.clone(), "boot-1") {
            Ok(store) if !store.log_was_damaged() => {
                let found = store.verify().ok();
                let whole = found.is_some_and(|found| found == truth.whole) && drafts(&store) == rows;
                if whole { tally.harmless += 1 } else { tally.silent += 1 }
            }
            _ => tally.detected += 1,
        }
        // Whatever was found, the copy brings back what it holds.
        let back = Store::rescue(&place, &place.join(&truth.copy), key, NOBODY, &act().now).and_then(|_| {
            let store = Store::open(&place, key.clone(), "boot-1")?;
            Ok((store.verify()?, drafts(&store)))
        });
        let back = back.ok().filter(|(found, _)| found.faults.is_empty() && found.operations >= truth.in_copy);
        tally.unrecovered += u64::from(back.is_none());
        let is_home =
            back.is_some_and(|(found, kept)| (found.projections, kept) == (truth.whole.projections.clone(), rows));
        tally.home += u64::from(is_home);
        fs::remove_dir_all(&place).expect("removed");
    }
    tally
}

/// Half of the damages are bits; the others are pages of zeros, pages exchanged, ends cut off, nothing left, no file.
fn harm(whole: &[u8], trial: u64, chance: &mut fastrand::Rng) -> Option<Vec<u8>> {
    let mut bytes = whole.to_vec();
    let pages = bytes.len() / PAGE;
    match trial % 10 {
        0..5 => {
            let at = chance.usize(0..bytes.len());
            bytes[at] ^= 1 << chance.u8(0..8);
        }
        // What is smaller than a page has none.
        5 | 6 | 8 if pages == 0 => bytes.fill(0),
        5 | 6 => {
            let page = chance.usize(0..pages) * PAGE;
            bytes[page..page + PAGE].fill(0);
        }
        7 => bytes.truncate(chance.usize(0..bytes.len())),
        8 => {
            let (one, other) = (chance.usize(0..pages), chance.usize(0..pages));
            for at in 0..PAGE {
                bytes.swap(one * PAGE + at, other * PAGE + at);
            }
        }
        _ if trial % 20 == 9 => bytes.clear(),
        _ => return None,
    }
    Some(bytes)
}

pub fn act() -> Act {
    let clock = sillage_testkit::TestClock::default();
    Act {
        me: sillage_domain::Id::new(uuid::Uuid::nil()),
        now: sillage_domain::Clock::moment(&clock, "Europe/Paris"),
        command: "damage",
        is_final: true,
        draft: None,
    }
}

/// One act, which lies in the log only.
fn write(store: &Store, n: i64) {
    store.write::<_, StoreError>(act(), |tx| tx.record_draft(&format!("damage/{n}"), "mot")).expect("written");
}

fn drafts(store: &Store) -> usize {
    store.read(act(), |db| db.list_drafts("damage/")).map_or(usize::MAX, |drafts| drafts.len())
}

/// As it lies, with the moments its files were last written.
pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), &target).expect("copied");
            let written = entry.metadata().and_then(|file| file.modified()).expect("a moment");
            fs::File::options().append(true).open(&target).and_then(|file| file.set_modified(written)).expect("kept");
        }
    }
}
