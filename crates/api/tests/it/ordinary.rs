//! Ordinary days: the manager counts and walks with her team without the coach, and her day shows whom it is about.

use serde_json::{Value, json};
use sillage_domain::network::Role;
use sillage_testkit::Desk;

use crate::observation::{list, text};

fn team(desk: &Desk) -> Value {
    desk.answer("visit.get_team_day", json!({}))["teams"][0].clone()
}

#[test]
fn her_day_shows_goals_and_commitments_by_name_and_never_a_level() {
    let desk = Desk::practice(Role::UnitManager);
    let team = team(&desk);
    assert_eq!((&team["unit_name"], &team["open"], &team["today"]), (&json!("Les Lilas"), &json!(true), &Value::Null));
    let names: Vec<_> = list(&team, "people").iter().map(|person| text(person, "name")).collect();
    assert!(names.is_sorted() && names.len() == 4, "{names:?}");
    let amina = list(&team, "people").iter().find(|person| text(person, "name").starts_with("Amina")).expect("Amina");
    assert_eq!(list(amina, "goals").len(), 1);
    assert!(!text(&amina["commitment"], "then").is_empty());
    assert!(!team.to_string().contains("\"level\""));
    let theo = list(&team, "people").iter().find(|person| text(person, "name").starts_with("Théo")).expect("Théo");
    assert_eq!(theo["informed"], false);
}

#[test]
fn she_counts_and_walks_on_an_ordinary_day() {
    let desk = Desk::practice(Role::UnitManager);
    let unit = text(&team(&desk), "unit");
    let day = desk.answer("visit.open_ordinary_day", json!({ "unit": unit }));
    assert_eq!(day["of_visit"], false);
    let day = text(&day, "visit_day");
    assert_eq!(text(&desk.answer("visit.open_ordinary_day", json!({ "unit": unit })), "visit_day"), day);

    desk.answer(
        "flow.record_typed_total",
        json!({ "visit_day": day, "channel": "walk_in", "start_min": 600, "interval_min": 60, "count": 12, "observed_min": 60.0 }),
    );
    desk.answer("walk.start_pass", json!({ "visit_day": day, "sense": "hearing", "moment": "peak" }));
    desk.answer(
        "walk.start_guest_pass",
        json!({ "visit_day": day, "sense": "hearing", "moment": "peak", "guest": "Paul", "external": false }),
    );
    let spine = desk.answer("visit.get_spine", json!({ "visit_day": day }));
    assert_eq!((&spine["visit"], &spine["gaps"]), (&Value::Null, &json!(0)));
    let stages: Vec<_> = list(&spine, "stages").iter().map(|line| text(line, "stage")).collect();
    assert_eq!(stages, ["walk", "flow"]);
    assert_eq!(team(&desk)["today"]["counts"]["arrivals"], 12);

    // It is no visit: nothing of one can be made of it, and none shows it as one.
    assert_eq!(desk.refusal("visit.close_day", json!({ "visit_day": day, "reason": "x" })), "ordinary_day");
    assert_eq!(
        desk.refusal("report.make_report", json!({ "visit_day": day, "names": "full", "locale": "fr" })),
        "ordinary_day"
    );
    let file = desk.answer("visit.get_unit", json!({ "unit": unit }));
    assert_eq!((&file["open_day"], &file["story"][0]["ordinary"]), (&Value::Null, &json!(true)));
    assert_eq!(desk.answer("visit.get_today", json!({}))["in_progress"], json!([]));

    // The next day is another one, and this one is over.
    desk.clock.set("2026-11-25T09:00:00+01:00");
    let next = text(&desk.answer("visit.open_ordinary_day", json!({ "unit": unit })), "visit_day");
    assert_ne!(next, day);
    assert_eq!(
        desk.refusal("walk.start_pass", json!({ "visit_day": day, "sense": "sight", "moment": "peak" })),
        "day_closed"
    );
}

#[test]
fn a_visit_of_the_coach_is_the_day() {
    let desk = Desk::practice(Role::Coach);
    let visit = desk.answer("visit.get_today", json!({}))["next"][0].clone();
    let started = desk.answer("visit.start_visit", json!({ "visit": visit["visit"] }));
    let day = desk.answer("visit.open_ordinary_day", json!({ "unit": visit["unit"] }));
    assert_eq!(day, json!({ "visit_day": started["visit_day"], "of_visit": true }));
}
