//! Clocks that go anywhere while somebody counts, days on which they are put forward or back, and a lid that is closed.
//! The wall clock orders nothing and measures nothing: durations come from the clock of the boot.

use std::{path::Path, sync::Arc};

use chrono::{DateTime, Duration};
use serde_json::{Value, json};
use sillage_api::App;
use sillage_domain::{Clock, Moment};
use sillage_testkit::{Paper, TestClock};

use crate::acts::call;

const PASSPHRASE: &str = "cinq mots pour une boutique";
/// Taps of one count: one every ten seconds for ten minutes.
const TAPS: i64 = 60;

/// A clock whose machine stands in another zone.
struct Abroad(TestClock, &'static str);

impl Clock for Abroad {
    fn moment(&self, zone: &str) -> Moment {
        self.0.moment(if zone.is_empty() { self.1 } else { zone })
    }

    fn boot_id(&self) -> String {
        self.0.boot_id()
    }
}

/// Where the wall clock is put in the middle of the count.
const JUMPS: [&str; 5] = ["-1y", "+1y", "1970-01-01T00:00:10+00:00", "2106-02-07T06:28:15+00:00", "jitter"];

/// Where the wall clock stands when counting begins: an empty battery, and the last second some machines know.
const ASTRAY: [&str; 3] = ["1970-01-01T00:00:10+00:00", "1980-01-01T00:00:00+00:00", "2106-02-07T06:20:00+00:00"];

/// Days on which clocks change, ten minutes around the change, and zones that change by less or more than an hour.
const CHANGES: [(&str, &str); 6] = [
    ("Europe/Paris", "2026-03-29T01:55:00+01:00"),
    ("Europe/Paris", "2026-10-25T02:55:00+02:00"),
    ("Australia/Lord_Howe", "2026-04-05T01:55:00+11:00"),
    ("Australia/Lord_Howe", "2026-10-04T01:55:00+10:30"),
    ("Pacific/Apia", "2011-12-29T23:55:00-10:00"),
    ("Asia/Kathmandu", "1985-12-31T23:55:00+05:30"),
];

pub fn clocks(seed: u64) -> Value {
    let mut chance = fastrand::Rng::with_seed(seed);
    let mut wrong = Vec::new();
    let mut trials = 0;
    for jump in JUMPS {
        trials += 1;
        wrong.extend(count("Europe/Paris", "2026-11-24T09:30:00+01:00", Some(jump), &mut chance, None));
    }
    for (zone, start) in ASTRAY.map(|start| ("Europe/Paris", start)).into_iter().chain(CHANGES) {
        trials += 1;
        wrong.extend(count(zone, start, None, &mut chance, None));
    }
    for _ in 0..10 {
        trials += 1;
        let asleep = chance.i64(60_000..8 * 3_600_000);
        wrong.extend(count("Europe/Paris", "2026-11-24T09:30:00+01:00", None, &mut chance, Some(asleep)));
    }
    json!({ "trials": trials, "lost": wrong.len(), "first": wrong.first() })
}

/// Counts for ten minutes; says what is wrong with it.
fn count(
    zone: &'static str,
    start: &str,
    jump: Option<&str>,
    chance: &mut fastrand::Rng,
    asleep: Option<i64>,
) -> Option<String> {
    let folder = tempfile::tempdir().expect("folder");
    let clock = TestClock::default();
    clock.set(start);
    let app = desk(folder.path(), &clock, zone);
    let day = answer(&app, "visit.start_unplanned", json!({ "unit": first_unit(&app) }))["visit_day"].clone();
    let post = answer(&app, "flow.list_posts", json!({ "visit_day": day }))["posts"][0]["id"].clone();
    let opened = answer(&app, "flow.open_window", json!({ "visit_day": day, "post": post, "planned_end": null }));
    let mut place = opened["place"].clone();
    let mut slept = 0;
    for n in 0..TAPS {
        // Ten seconds in steps a beat tells of.
        for _ in 0..2 {
            clock.advance_ms(5_000);
            answer(&app, "flow.record_beat", json!({ "block": place["block"] }));
        }
        if n == TAPS / 2 {
            jump.iter().for_each(|jump| disturb(&clock, start, jump));
            if let Some(ms) = asleep {
                clock.advance_ms(ms);
                slept = ms;
            }
            // A pause begins a new block, which is opened where the clock stands by now.
            for pause in ["flow.record_pause", "flow.record_resume"] {
                let row = answer(&app, pause, json!({ "block": place["block"], "index": place["index"] }));
                place = following(&place, &row);
            }
        }
        if jump == Some("jitter") {
            clock.set(&shifted(start, Duration::milliseconds(chance.i64(-7_200_000..7_200_000))));
        }
        let body = json!({ "block": place["block"], "index": place["index"], "tally": 0 });
        let row = answer(&app, "flow.record_tap", body);
        place = following(&place, &row);
    }
    let closed = answer(&app, "flow.close_window", json!({ "window": opened["window"] }));
    let result = answer(&app, "flow.get_result", json!({ "visit_day": day, "interval_min": 5 }));
    let faults = answer(&app, "backup.verify_profile", json!({}))["faults"].as_array().map_or(1, Vec::len);
    judge(&closed, &result, faults, slept).map(|what| format!("{zone} {start} {jump:?} asleep {slept}: {what}"))
}

/// Where the row behind this one goes.
fn following(place: &Value, row: &Value) -> Value {
    match &row["next"] {
        Value::Null => json!({ "block": place["block"], "index": place["index"].as_u64().expect("index") + 1 }),
        next => next.clone(),
    }
}

fn judge(closed: &Value, result: &Value, faults: usize, slept: i64) -> Option<String> {
    let cells: Vec<&Value> =
        result["streams"][0]["cells"].as_array().into_iter().flatten().filter(|cell| !cell.is_null()).collect();
    let sum = |field: &str| cells.iter().filter_map(|cell| cell[field].as_f64()).sum::<f64>();
    let minutes = closed["observed_min"].as_f64().unwrap_or(-1.0);
    // Ten minutes awake; of a sleep, at most the beat before and after it is uncertain.
    let least = if slept > 0 { 10.0 - 5.0 / 30.0 } else { 10.0 - 0.1 / 60.0 };
    if closed["arrivals"] != TAPS {
        Some(format!("{} arrivals", closed["arrivals"]))
    } else if (sum("count") - 60.0).abs() > 1e-9 || cells.iter().any(|cell| cell["observed_min"].as_f64() < Some(0.0)) {
        Some(format!("{} in the bins", sum("count")))
    } else if !(least..=10.0 + 0.1 / 60.0).contains(&minutes) {
        Some(format!("{minutes} minutes observed"))
    } else {
        (faults > 0).then(|| format!("{faults} faults"))
    }
}

fn disturb(clock: &TestClock, start: &str, jump: &str) {
    match jump {
        "-1y" => clock.set(&shifted(start, Duration::days(-365))),
        "+1y" => clock.set(&shifted(start, Duration::days(365))),
        "jitter" => {}
        at => clock.set(at),
    }
}

fn shifted(start: &str, by: Duration) -> String {
    (DateTime::parse_from_rfc3339(start).expect("RFC 3339") + by).to_rfc3339()
}

fn desk(folder: &Path, clock: &TestClock, zone: &'static str) -> App {
    let app = App::new(folder, Box::new(Abroad(clock.clone(), zone)), None, Arc::new(Paper::default()));
    if zone == "Europe/Paris" {
        app.open_practice("coach", "fr").expect("practice");
        return app;
    }
    let person = json!({ "name": "Maud Ferrand", "passphrase": PASSPHRASE, "pin": "4821", "network": "Réseau",
                         "unit": "Gare", "unit_kind": "shop", "role": "coach", "locale": "fr" });
    answer(&app, "profile.create_profile", person);
    app
}

fn first_unit(app: &App) -> Value {
    answer(app, "visit.list_units", json!({}))["units"][0]["unit"].clone()
}

fn answer(app: &App, name: &str, body: Value) -> Value {
    call(app, name, body.clone()).unwrap_or_else(|failure| panic!("{name} {body}: {failure:?}"))
}
