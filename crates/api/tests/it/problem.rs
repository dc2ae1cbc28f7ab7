//! A problem is told without telling of anybody; time on the screen stays on this device.

use serde_json::{Value, json};
use sillage_domain::network::Role;
use sillage_testkit::Desk;

fn started() -> (Desk, Value) {
    let desk = Desk::practice(Role::Coach);
    let today = desk.answer("visit.get_today", json!({}));
    let day = desk.answer("visit.start_visit", json!({ "visit": today["next"][0]["visit"] }))["visit_day"].clone();
    (desk, day)
}

#[test]
fn a_problem_is_told_without_telling_of_anybody() {
    let (desk, day) = started();
    let people = desk.answer("observation.list_people", json!({ "visit_day": day }));
    desk.answer("visit.record_finding", json!({ "visit_day": day, "kind": "irritant", "text": "marque-constat" }));
    for _ in 0..3 {
        desk.refusal("visit.record_finding", json!({ "visit_day": day, "kind": "irritant", "text": " " }));
    }
    desk.refusal("visit.get_unit", json!({ "unit": "marque-unite" }));
    let report = desk.answer("problem.get_report", json!({}));
    let failures = report["failures"].as_array().expect("failures");
    assert_eq!(failures.len(), 2, "{failures:?}");
    assert_eq!((&failures[0]["command"], &failures[0]["times"]), (&json!("visit.record_finding"), &json!(3)));
    let said = report.to_string();
    let mut secrets = vec!["marque-".to_owned(), desk.root().display().to_string()];
    for person in people["people"].as_array().expect("people") {
        secrets.extend(["name", "person"].map(|field| person[field].as_str().expect("text").to_owned()));
    }
    secrets.push(day.as_str().expect("id").to_owned());
    for secret in secrets {
        assert!(!said.contains(&secret), "{secret} in {said}");
    }
    let size = |what: &str| report["profile"][what].as_u64().expect("bytes");
    assert!(size("database_bytes") + size("log_bytes") > 10_000, "{report}");
    // One that does not open can be told of too.
    desk.answer("profile.lock", json!({}));
    assert_eq!(desk.answer("problem.get_report", json!({}))["profile"], Value::Null);
}

#[test]
fn forty_troubles_are_remembered() {
    let (desk, day) = started();
    for n in 0..100 {
        let name = if n % 2 == 0 { "visit.get_unit" } else { "visit.write_intention" };
        desk.refusal(name, json!({ "unit": day, "visit_day": "nothing" }));
    }
    assert_eq!(desk.answer("problem.get_report", json!({}))["failures"].as_array().map(Vec::len), Some(40));
}

#[test]
fn time_on_the_screen_is_no_operation() {
    let (desk, day) = started();
    let verified = || desk.answer("backup.verify_profile", json!({}))["operations"].clone();
    let before = verified();
    let tell = |screen: u64, counting: u64| json!({ "visit_day": day, "screen_ms": screen, "counting_ms": counting });
    desk.clock.advance_ms(10 * 60_000);
    desk.answer("visit.record_presence", tell(60_000, 0));
    desk.answer("visit.record_presence", tell(120_000, 120_000));
    let seen = desk.answer("visit.get_presence", json!({ "visit_day": day }));
    assert_eq!((&seen["entry_min"], &seen["counting_min"]), (&json!(1.0), &json!(2.0)));
    assert_eq!((&seen["share"], &seen["most"]), (&json!(0.1), &json!(0.25)));
    assert_eq!(desk.refusal("visit.record_presence", tell(3_600_000, 0)), "invalid_input");
    assert_eq!(verified(), before, "nothing that could travel was written");
    desk.answer("visit.close_day", json!({ "visit_day": day, "reason": "Fini." }));
    desk.answer("visit.record_presence", tell(60_000, 0));
    assert_eq!(desk.answer("visit.get_presence", json!({ "visit_day": day }))["entry_min"], json!(1.0), "it is over");
}
