//! The acts of a person that are cut off, and telling of them. What was told was acknowledged: a bench that finds less
//! has found a loss.

use std::{
    fs,
    io::{IoSlice, Read, Write},
    os::fd::AsFd,
    path::{Path, PathBuf},
    sync::Arc,
};

use serde_json::{Value, json};
use sillage_api::{App, Failure, Meta, PhotoTarget};
use sillage_domain::Clock;
use sillage_store::{DataKey, Store, StoreError};
use sillage_testkit::{Paper, TestClock, camera::Camera};
use uuid::Uuid;

/// Taps of one act: enough for a log that is written back in between, few enough to cut at every call.
pub const TAPS: u32 = 5;

/// What the acts need to know of a trial.
pub struct Known(Value);

impl Known {
    pub fn of(trial: &Path) -> Self {
        Self(serde_json::from_slice(&fs::read(trial.join("known.json")).expect("known.json")).expect("JSON"))
    }

    pub fn text(&self, name: &str) -> &str {
        self.0[name].as_str().expect("known")
    }

    pub fn id(&self, name: &str) -> Uuid {
        self.text(name).parse().expect("an id")
    }
}

/// The folder of a trial's profile.
pub fn profile(trial: &Path) -> PathBuf {
    trial.join("profiles").join(Known::of(trial).text("profile"))
}

/// The key of a practice profile lies beside it.
pub fn key(profile: &Path) -> Result<DataKey, StoreError> {
    Store::read_vault(profile)?.practice_key().ok_or_else(|| StoreError::Damaged("no practice key".into()))
}

pub fn app(trial: &Path) -> App {
    let clock = TestClock::default();
    App::new(&trial.join("profiles"), Box::new(clock.clone()), Some(Box::new(clock)), Arc::new(Paper::default()))
}

pub fn call(app: &App, name: &str, body: Value) -> Result<Value, Failure> {
    app.call(name, body, Meta::default()).map(|answered| answered.answer)
}

fn answer(app: &App, name: &str, body: Value) -> Value {
    call(app, name, body).unwrap_or_else(|failure| panic!("{name}: {failure:?}"))
}

/// One line to whoever counts. With `writev`, which nothing else here uses: faults put into `write` do not meet it.
fn tell(line: &str) {
    let out = std::io::stdout().as_fd().try_clone_to_owned().expect("an output");
    let written = fs::File::from(out).write_vectored(&[IoSlice::new(format!("{line}\n").as_bytes())]);
    assert!(written.is_ok_and(|count| count == line.len() + 1), "the line went out");
}

fn told(outcome: Result<Value, Failure>) {
    match outcome {
        Ok(_) => tell("ack"),
        Err(failure) => tell(&format!("refused {}", failure.code)),
    }
}

/// A practice profile in the middle of a day: findings, a counter with taps, a copy, and more since the copy.
pub fn prepare(trial: &Path) {
    for name in ["profiles", "out"] {
        fs::create_dir_all(trial.join(name)).expect("folder");
    }
    let app = app(trial);
    app.open_practice("coach", "fr").expect("practice");
    let today = answer(&app, "visit.get_today", json!({}));
    let day = answer(&app, "visit.start_visit", json!({ "visit": today["next"][0]["visit"] }))["visit_day"].clone();
    let note = |text: String| {
        answer(&app, "visit.record_finding", json!({ "visit_day": day, "kind": "irritant", "text": text }))
    };
    let finding = note("Une lampe grésille.".into())["finding"].clone();
    let post = answer(&app, "flow.list_posts", json!({ "visit_day": day }))["posts"][0]["id"].clone();
    let opened = answer(&app, "flow.open_window", json!({ "visit_day": day, "post": post, "planned_end": null }));
    let mut place = opened["place"].clone();
    let mut count = |taps: u32| {
        for _ in 0..taps {
            tap(&app, &mut place).expect("counted");
        }
    };
    count(20);
    let copy = answer(&app, "backup.make_backup", json!({}))["backup"]["name"].clone();
    count(7);
    for n in 0..5 {
        note(format!("Après la copie, {n}."));
    }
    let profiles = answer(&app, "profile.list_profiles", json!({}));
    let known = json!({ "profile": profiles["profiles"][0]["id"], "day": day, "finding": finding,
                        "window": opened["window"], "copy": copy });
    fs::write(trial.join("known.json"), known.to_string()).expect("written");
}

fn unlocked(trial: &Path) -> Result<App, Failure> {
    let app = app(trial);
    let profile = Known::of(trial).id("profile");
    call(&app, "profile.unlock", json!({ "profile": profile, "passphrase": null }))?;
    Ok(app)
}

/// Counts one arrival at `place` and moves it on.
fn tap(app: &App, place: &mut Value) -> Result<Value, Failure> {
    let body = json!({ "block": place["block"], "index": place["index"], "tally": 0 });
    let row = call(app, "flow.record_tap", body)?;
    let next = json!({ "block": place["block"], "index": place["index"].as_u64().expect("an index") + 1 });
    *place = if row["next"].is_null() { next } else { row["next"].clone() };
    Ok(row)
}

/// Does one act on a trial. A refusal is told by its code; only a panic ends with another status than 0.
pub fn act(trial: &Path, name: &str) {
    let known = Known::of(trial);
    let (day, profile) = (known.id("day"), known.id("profile"));
    let rescue = json!({ "profile": profile, "name": known.text("copy"), "passphrase": null });
    match name {
        "newer" => return with_store(trial, |store| store.pretend_newer_file().expect("made newer")),
        "rescue" => return told(call(&app(trial), "backup.rescue_profile", rescue)),
        _ => {}
    }
    let app = match unlocked(trial) {
        Ok(app) => app,
        Err(failure) => return tell(&format!("refused {}", failure.code)),
    };
    match name {
        "open" => tell("ack"),
        "tap" => count(&app, &known, TAPS, 2),
        "count" => count(&app, &known, u32::MAX, 1),
        "careless" => {
            app.write_carelessly().expect("the control is weakened");
            count(&app, &known, TAPS, 2);
        }
        "careless-count" => {
            app.write_carelessly().expect("the control is weakened");
            count(&app, &known, u32::MAX, 1);
        }
        "close" => {
            told(call(&app, "visit.close_day", json!({ "visit_day": day, "reason": "Fermeture avancée." })));
        }
        "photo" => {
            let target = PhotoTarget::Owner { owner: known.id("finding"), day };
            told(app.put_photo(target, &Camera::default().take_untold(7)).map(|answered| answered.answer));
        }
        "export" => {
            let body = json!({ "visit_day": day, "folder": trial.join("out"), "names": "initials", "locale": "fr" });
            told(call(&app, "report.export_data", body));
        }
        "backup" => told(call(&app, "backup.make_backup", json!({}))),
        "restore" => told(call(&app, "backup.restore_backup", json!({ "name": known.text("copy") }))),
        other => panic!("no act is named {other}"),
    }
}

/// Counts arrivals, each with so many attempts under the same number, telling of each that was answered.
fn count(app: &App, known: &Known, taps: u32, attempts: u32) {
    let resumed = call(app, "flow.resume_window", json!({ "window": known.id("window") }));
    let mut place = match resumed {
        Ok(resumed) => resumed["place"].clone(),
        Err(failure) => return tell(&format!("refused {}", failure.code)),
    };
    for _ in 0..taps {
        for attempt in 1..=attempts {
            match tap(app, &mut place) {
                Ok(_) => {
                    tell("ack");
                    break;
                }
                Err(failure) => {
                    tell(&format!("refused {}", failure.code));
                    if attempt == attempts && attempts == 1 {
                        return;
                    }
                }
            }
        }
    }
}

/// Writes what a coach writes in years, until there are so many operations: people observed in every skill, what was
/// found and what was said about it later.
pub fn grow(trial: &Path, operations: u64) {
    let app = unlocked(trial).expect("opens");
    app.write_carelessly().expect("nothing is cut off yet");
    let day = Known::of(trial).id("day");
    let listed = answer(&app, "observation.list_people", json!({ "visit_day": day }));
    let informed = |person: &&Value| !person["informed_on"].is_null();
    let people: Vec<&Value> = listed["people"].as_array().expect("people").iter().filter(informed).collect();
    let written = || answer(&app, "backup.verify_profile", json!({}))["operations"].as_u64().expect("a number");
    let mut there = written();
    while there < operations {
        for n in 0..25 {
            let person = &people[n % people.len()]["person"];
            observe(&app, json!({ "visit_day": day, "observed": person }));
            let said = format!("Le client {n} attend debout devant la porte du fond.");
            let found = json!({ "visit_day": day, "kind": "irritant", "text": said });
            let finding = answer(&app, "visit.record_finding", found)["finding"].clone();
            let later = json!({ "finding": finding, "text": format!("{said} Une chaise y est depuis.") });
            answer(&app, "walk.amend_finding", later);
        }
        there = written();
    }
    answer(&app, "backup.make_backup", json!({}));
}

fn observe(app: &App, who: Value) {
    let observation = answer(app, "observation.open_observation", who)["observation"].clone();
    let opened = answer(app, "observation.get_observation", json!({ "observation": observation }));
    for criterion in opened["criteria"].as_array().expect("criteria") {
        let skill = &criterion["skill"];
        let fact = json!({ "observation": observation, "skill": skill, "fact": "Redit la demande avant de montrer." });
        answer(app, "observation.record_fact", fact);
        answer(app, "observation.record_score", json!({ "observation": observation, "skill": skill, "value": 3 }));
    }
    answer(app, "observation.finish_observation", json!({ "observation": observation }));
}

fn with_store(trial: &Path, work: impl FnOnce(&Store)) {
    let folder = profile(trial);
    let boot = TestClock::default().boot_id();
    let store = Store::open(&folder, key(&folder).expect("a key"), &boot).expect("opens");
    work(&store);
}

/// The file as the program of an earlier step left it: what opening it does is the migration.
pub fn make_older(trial: &Path, step: usize) {
    with_store(trial, |store| store.pretend_older_file(step).expect("made older"));
}

/// Says whether this process owns the profile, and keeps it until its input ends.
pub fn hold(trial: &Path) {
    let folder = profile(trial);
    let opened = key(&folder).and_then(|key| Store::open(&folder, key, "boot-1"));
    tell(match &opened {
        Ok(_) => "owner",
        Err(StoreError::AlreadyOpen) => "taken",
        Err(_) => "failed",
    });
    // Nobody writes to it: the end of the input is the end of the trial.
    drop(std::io::stdin().read_to_end(&mut Vec::new()));
    drop(opened);
}
