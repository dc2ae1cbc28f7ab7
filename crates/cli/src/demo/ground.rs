//! On the ground: the walk with one sense at a time, and a quarter of an hour at the counter.

use serde_json::{Value, json};

use super::stage::{Stage, list, text};
use crate::desk::Trouble;

/// The advice counter with two dead lamps: drawn, plainly invented.
const PICTURE: &[u8] = include_bytes!("../../../../assets/practice/counter.jpg");

/// Sense, how busy, marks of the zones in the customer's order (`None` = nothing perceptible), findings by zone.
type Pass = (&'static str, &'static str, [Option<i32>; 8], &'static [(usize, &'static str)]);

const PASSES: [Pass; 4] = [
    (
        "sight",
        "quiet",
        [Some(1), Some(0), Some(1), Some(2), Some(2), Some(-2), Some(-1), Some(0)],
        &[(5, "demo-finding-lamps"), (4, "demo-finding-greenhouse"), (6, "demo-finding-labels")],
    ),
    (
        "touch",
        "quiet",
        [None, Some(-1), Some(1), Some(1), Some(1), Some(0), Some(-1), Some(-2)],
        &[(7, "demo-finding-floor"), (1, "demo-finding-door")],
    ),
    ("smell", "normal", [None, Some(0), Some(1), None, Some(2), None, None, Some(-1)], &[(4, "demo-finding-basil")]),
    (
        "hearing",
        "peak",
        [Some(0), Some(1), Some(1), Some(0), Some(1), Some(0), Some(-2), Some(0)],
        &[(6, "demo-finding-signal")],
    ),
];
/// What a guest smelled where the coach did.
const GUEST: [Option<i32>; 8] = [None, Some(1), Some(-1), None, Some(2), None, Some(-1), Some(-2)];
/// Severity, frequency, ease and danger, in the order in which irritants wait.
const WEIGHTS: [(i32, i32, i32, bool); 6] =
    [(4, 2, 3, true), (4, 5, 5, false), (3, 4, 4, false), (2, 4, 2, false), (3, 5, 4, false), (2, 2, 3, false)];

/// Four passes, a second observer for one of them, the consolidation.
pub fn walk(stage: &mut Stage) -> Result<(), Trouble> {
    for (sense, moment, marks, findings) in PASSES {
        let started =
            stage.call("walk.start_pass", json!({ "visit_day": stage.day, "sense": sense, "moment": moment }))?;
        let walk = text(&started, "walk")?;
        mark_zones(stage, &walk, &marks, findings)?;
    }
    let guest = json!({ "visit_day": stage.day, "sense": "smell", "moment": "normal", "guest": stage.typed("demo-guest"), "external": true });
    let walk = text(&stage.call("walk.start_guest_pass", guest)?, "walk")?;
    stage.call("session.hand_over", json!({ "what": { "kind": "walk", "visit_day": stage.day, "walk": walk } }))?;
    mark_zones(stage, &walk, &GUEST, &[])?;
    stage.call("session.take_back", json!({ "pin": null }))?;
    weigh(stage)?;
    let walked = stage.call("walk.get_consolidation", json!({ "visit_day": stage.day }))?;
    let (irritants, enchantments) = (list(&walked, "ranking")?.len(), list(&walked, "enchantments")?.len());
    stage.tell(
        "demo-stage-walk",
        &[
            ("passes", (PASSES.len() + 1).into()),
            ("irritants", irritants.into()),
            ("enchantments", enchantments.into()),
        ],
    );
    stage.pass(6)
}

fn mark_zones(stage: &mut Stage, walk: &str, marks: &[Option<i32>], findings: &[(usize, &str)]) -> Result<(), Trouble> {
    let view = stage.call("walk.get_walk", json!({ "walk": walk }))?;
    for (at, zone) in list(&view, "zones")?.iter().enumerate() {
        stage.pass_s(25)?;
        let mark = marks.get(at).copied().flatten();
        stage.call("walk.record_mark", json!({ "walk": walk, "zone": zone["zone"], "perception": mark }))?;
        for (_, key) in findings.iter().filter(|(zone, _)| *zone == at) {
            stage.pass_s(20)?;
            let body = json!({ "walk": walk, "zone": zone["zone"], "text": stage.typed(key) });
            let finding = text(&stage.call("walk.record_finding", body)?, "finding")?;
            if *key == "demo-finding-lamps" {
                let picture = stage.picture(&finding, PICTURE)?;
                let caption = json!({ "attachment": picture["attachment"], "caption": stage.typed("demo-caption") });
                stage.call("photo.caption_photo", caption)?;
                stage.call(
                    "photo.answer_people_visible",
                    json!({ "attachment": picture["attachment"], "people": false }),
                )?;
                stage.call("walk.set_cause", json!({ "finding": finding, "cause": "space" }))?;
            }
        }
    }
    stage.call("walk.end_pass", json!({ "walk": walk }))?;
    Ok(())
}

fn weigh(stage: &mut Stage) -> Result<(), Trouble> {
    let walked = stage.call("walk.get_consolidation", json!({ "visit_day": stage.day }))?;
    let waiting = list(&walked, "to_weigh")?.to_vec();
    for finding in &waiting {
        let place = [
            "demo-finding-floor",
            "demo-finding-lamps",
            "demo-finding-labels",
            "demo-finding-door",
            "demo-finding-signal",
        ]
        .iter()
        .position(|key| finding["text"] == stage.typed(key))
        .unwrap_or(WEIGHTS.len() - 1);
        let (severity, frequency, ease, safety) = WEIGHTS[place];
        let body = json!({ "finding": finding["finding"], "severity": severity, "frequency": frequency, "ease": ease, "safety": safety });
        stage.call("walk.weigh_finding", body)?;
        stage.pass_s(15)?;
        if finding["text"] == stage.typed("demo-finding-door") {
            let reason = stage.typed("demo-accept-door");
            stage.call("walk.accept_finding", json!({ "finding": finding["finding"], "reason": reason }))?;
        }
    }
    Ok(())
}

/// Half-minutes of the quarter of an hour in which somebody arrives, and how many.
const ARRIVALS: [u8; 40] = [
    1, 0, 1, 0, 0, 2, 0, 1, 1, 0, 0, 1, 0, 2, 1, 0, 1, 3, 0, 1, 2, 1, 0, 2, 1, 1, 0, 0, 2, 1, 3, 1, 0, 2, 1, 0, 1, 0,
    1, 0,
];
/// The coach is away from the counter in these half-minutes.
const PAUSE: std::ops::Range<usize> = 24..28;

/// Twenty minutes at the door: five of them seen by nobody or paused, so that coverage shows.
pub fn count(stage: &mut Stage) -> Result<(), Trouble> {
    let posts = stage.call("flow.list_posts", json!({ "visit_day": stage.day }))?;
    let door = text(&list(&posts, "posts")?[0], "id")?;
    let opened =
        stage.call("flow.open_window", json!({ "visit_day": stage.day, "post": door, "planned_end": null }))?;
    let mut counter = Counter { place: opened["place"].clone() };
    for (half, arrivals) in ARRIVALS.iter().enumerate() {
        if half == PAUSE.start {
            counter.push(stage, "flow.record_pause", json!({}))?;
        }
        if half == PAUSE.end {
            counter.push(stage, "flow.record_resume", json!({}))?;
        }
        // The computer lies closed for a minute and a half: nobody watched, and that is no zero.
        if half == 33 {
            stage.pass_s(90)?;
        }
        for beat in 0..6 {
            stage.pass_s(5)?;
            stage.call("flow.record_beat", json!({ "block": counter.place["block"] }))?;
            if beat < usize::from(*arrivals) && !PAUSE.contains(&half) {
                counter.push(stage, "flow.record_tap", json!({ "tally": 0 }))?;
            }
        }
        if half % 13 == 12 && !PAUSE.contains(&half) {
            counter.push(stage, "flow.record_tap", json!({ "tally": 1 }))?;
        }
    }
    let closed = stage.call("flow.close_window", json!({ "window": opened["window"] }))?;
    timings(stage, &door)?;
    let typed = json!({ "visit_day": stage.day, "channel": "phone", "start_min": 600, "interval_min": 60, "count": 11, "observed_min": 60.0 });
    stage.call("flow.record_typed_total", typed)?;
    stage.call("flow.keep_conclusion", json!({ "visit_day": stage.day, "text": stage.typed("demo-conclusion") }))?;
    let minutes = stage.words.minutes(closed["observed_min"].as_f64().unwrap_or_default());
    let arrivals = closed["arrivals"].as_u64().and_then(|count| u32::try_from(count).ok()).unwrap_or(0);
    stage.tell("demo-stage-count", &[("arrivals", arrivals.into()), ("minutes", minutes.into())]);
    stage.pass(40)
}

fn timings(stage: &mut Stage, door: &str) -> Result<(), Trouble> {
    for (waited, served) in [(40, 190), (75, 260), (20, 140)] {
        let timing =
            text(&stage.call("flow.start_timing", json!({ "visit_day": stage.day, "post": door }))?, "timing")?;
        stage.pass_s(waited)?;
        stage.call("flow.record_served", json!({ "timing": timing }))?;
        stage.pass_s(served)?;
        stage.call("flow.end_timing", json!({ "timing": timing }))?;
        stage.pass_s(30)?;
    }
    Ok(())
}

/// The counter of the screen: it chooses the index before it calls, and follows to the next block when one is full.
struct Counter {
    place: Value,
}

impl Counter {
    fn push(&mut self, stage: &Stage, name: &str, mut body: Value) -> Result<(), Trouble> {
        body["block"] = self.place["block"].clone();
        body["index"] = self.place["index"].clone();
        let row = stage.call(name, body)?;
        let next = json!({ "block": self.place["block"], "index": self.place["index"].as_u64().unwrap_or(0) + 1 });
        self.place = if row["next"].is_null() { next } else { row["next"].clone() };
        Ok(())
    }
}
