//! A program that worked and was locked: neither the key nor a word of what was written and shown lies in its memory.
//! One process works and is locked, another one reads its memory from outside.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Seek, SeekFrom},
    path::Path,
    process::{Child, Command, Stdio},
};

use serde_json::{Value, json};
use sillage_api::App;
use sillage_store::{DataKey, Store};

use crate::acts::{answer, app, call, tell};

const PASSPHRASE: &str = "cinq mots pour une boutique";
/// Larger pieces of memory than this are read in parts.
const PIECE: usize = 8 << 20;
/// No mark is longer.
const OVERLAP: usize = 128;

/// Words that are put together while the program runs, so that it does not carry them itself.
fn marks(n: u64) -> [String; 3] {
    let mut chance = fastrand::Rng::with_seed(n.wrapping_mul(7_919) + 17);
    let mut word = |name: &str| name.chars().chain((0..24).map(|_| chance.lowercase())).collect();
    [word("constat"), word("brouillon"), word("promesse")]
}

/// Works in the profile of `folder`, made if there is none, and locks it.
pub fn work(folder: &Path, n: u64) {
    let app = app(folder);
    let profiles = answer(&app, "profile.list_profiles", json!({}));
    let profile = match &profiles["profiles"][0]["id"] {
        Value::Null => answer(
            &app,
            "profile.create_profile",
            json!({ "name": "Maud Ferrand", "passphrase": PASSPHRASE, "pin": "4821", "network": "Réseau Test",
                    "unit": "Gare", "unit_kind": "shop", "role": "coach", "locale": "fr" }),
        )["profile"]
            .clone(),
        known => {
            answer(&app, "profile.unlock", json!({ "profile": known, "passphrase": PASSPHRASE }));
            known.clone()
        }
    };
    write_and_read(&app, n);
    answer(&app, "profile.lock", json!({}));
    assert!(call(&app, "visit.get_today", json!({})).is_err(), "{profile} is locked");
    tell("locked");
    drop(std::io::stdin().read_to_end(&mut Vec::new()));
}

fn write_and_read(app: &App, n: u64) {
    let [finding, draft, promise] = marks(n);
    let unit = answer(app, "visit.list_units", json!({}))["units"][0]["unit"].clone();
    let day = answer(app, "visit.start_unplanned", json!({ "unit": unit }))["visit_day"].clone();
    answer(app, "visit.record_finding", json!({ "visit_day": day, "kind": "irritant", "text": finding }));
    answer(app, "draft.record_draft", json!({ "key": "mesure", "text": draft }));
    let body = json!({ "unit": unit, "visit_day": day, "source": "plan", "source_id": null, "title": promise,
                       "owner": null, "due": "one_week" });
    answer(app, "action.promise_action", body);
    for name in ["visit.get_spine", "action.get_plan", "closing.get_dashboard"] {
        answer(app, name, json!({ "visit_day": day }));
    }
    answer(app, "visit.get_today", json!({}));
    let found = answer(app, "search.list_matches", json!({ "text": finding }));
    assert!(found["matches"].as_array().is_some_and(|matches| !matches.is_empty()), "it is found before the lock");
}

/// So many programs that worked and were locked.
pub fn forget(folder: &Path, count: u64) -> Value {
    // The first one makes the profile.
    drop(Worker::locked(folder, 0));
    let profile = fs::read_dir(folder.join("profiles"))
        .expect("profiles")
        .flatten()
        .find(|entry| entry.path().join("vault.json").exists())
        .expect("a profile")
        .path();
    let key = Store::read_vault(&profile).expect("a vault").unlock(PASSPHRASE).expect("a key");
    let (mut keys, mut texts, mut first) = (0, 0, None);
    for n in 1..=count {
        let worker = Worker::locked(folder, n);
        let (has_key, words) = worker.holds(&key, &marks(n));
        keys += u64::from(has_key);
        texts += u64::from(!words.is_empty());
        if has_key || !words.is_empty() {
            first.get_or_insert_with(|| format!("the key: {has_key}, words: {words:?}"));
        }
    }
    json!({ "trials": count, "keys": keys, "texts": texts, "first": first })
}

/// A program that is locked and waits.
struct Worker(Child);

impl Worker {
    fn locked(folder: &Path, n: u64) -> Self {
        let mut child = Command::new(std::env::current_exe().expect("this program"))
            .args(["work".as_ref(), folder.as_os_str(), n.to_string().as_ref()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("started");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("output")).read_line(&mut line).expect("a line");
        assert_eq!(line, "locked\n");
        Self(child)
    }

    /// Whether its memory holds the key, and which of the words.
    fn holds(&self, key: &DataKey, words: &[String]) -> (bool, Vec<String>) {
        let place = Path::new("/proc").join(self.0.id().to_string());
        let mut memory = fs::File::open(place.join("mem")).expect("its memory");
        let (mut has_key, mut found) = (false, Vec::new());
        let mut looked = 0;
        for line in fs::read_to_string(place.join("maps")).expect("its map").lines() {
            let Some((start, end)) = range_of(line) else { continue };
            for from in (start..end).step_by(PIECE) {
                let mut piece = vec![0; PIECE.min(usize::try_from(end - from).expect("few")) + OVERLAP];
                memory.seek(SeekFrom::Start(from)).expect("a place");
                let Ok(count) = memory.read(&mut piece) else { continue };
                let piece = &piece[..count];
                looked += count;
                has_key |= key.lies_in(piece);
                for word in words {
                    // As it was written, and as the strings of other systems are.
                    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
                    let holds = |text: &[u8]| piece.windows(text.len()).any(|window| window == text);
                    if !found.contains(word) && (holds(word.as_bytes()) || holds(&wide)) {
                        found.push(word.clone());
                    }
                }
            }
        }
        assert!(looked > 1 << 20, "{looked} bytes are not a program's memory");
        (has_key, found)
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        drop(self.0.wait());
    }
}

/// A line of a map that can be read and is not a device or the kernel's own.
fn range_of(line: &str) -> Option<(u64, u64)> {
    let mut words = line.split_whitespace();
    let (start, end) = words.next()?.split_once('-')?;
    let is_ours = words.next()?.starts_with('r') && !line.contains("[v") && !line.contains("/dev/");
    let hex = |text| u64::from_str_radix(text, 16).ok();
    is_ours.then_some((hex(start)?, hex(end)?))
}
