//! Promises through the registry: born from what was seen, few, each with a name and a day.

use serde_json::{Value, json};
use sillage_testkit::Desk;

use crate::visit::started;

fn unit(desk: &Desk, day: &str) -> Value {
    desk.answer("visit.get_spine", json!({ "visit_day": day }))["unit"].clone()
}

fn plan(desk: &Desk, day: &str) -> Value {
    desk.answer("action.get_plan", json!({ "visit_day": day }))
}

fn finding(desk: &Desk, day: &str, kind: &str, said: &str) -> Value {
    desk.answer("visit.record_finding", json!({ "visit_day": day, "kind": kind, "text": said }))["finding"].clone()
}

#[test]
fn an_action_is_born_from_a_finding_with_manager_and_a_week() {
    let (desk, day) = started();
    let unit = unit(&desk, &day);
    let long = "La file s’étire jusqu’à la porte et personne ne dit combien de temps il faut attendre ; ".repeat(3);
    let source = finding(&desk, &day, "irritant", &long);
    let suggested = desk.answer("action.list_suggestions", json!({ "visit_day": day }));
    assert_eq!(suggested["suggestions"][0]["source_id"], source);
    let ask = json!({ "unit": unit, "visit_day": day, "source": "finding", "source_id": source });
    let promised = desk.answer("action.promise_action", ask.clone());
    let title = promised["title"].as_str().expect("title");
    assert!(title.chars().count() <= 120 && title.ends_with('…'), "{title}");
    let action = plan(&desk, &day)["actions"][0].clone();
    assert_eq!(action["owner_name"], "Claire Vasseur");
    assert_eq!((action["due_day"].clone(), action["kind"].clone()), (json!("2026-12-01"), json!("quick_win")));
    assert_eq!(desk.refusal("action.promise_action", ask), "action_already_promised");
    assert_eq!(desk.answer("action.list_suggestions", json!({ "visit_day": day }))["suggestions"], json!([]));
    // The whole act is one step back: the action goes, and the finding asks again.
    desk.answer("history.undo_last", json!({ "visit_day": day }));
    assert_eq!(plan(&desk, &day)["actions"], json!([]));
    assert_eq!(
        desk.answer("action.list_suggestions", json!({ "visit_day": day }))["suggestions"][0]["source_id"],
        source
    );
}

#[test]
fn an_enchantment_becomes_a_ritual() {
    let (desk, day) = started();
    let unit = unit(&desk, &day);
    let source = finding(&desk, &day, "enchantment", "Elle tient la porte à une poussette.");
    desk.answer(
        "action.promise_action",
        json!({ "unit": unit, "visit_day": day, "source": "finding", "source_id": source, "due": "next_visit" }),
    );
    let action = plan(&desk, &day)["actions"][0].clone();
    assert_eq!((action["kind"].clone(), action["at_next_visit"].clone()), (json!("ritual"), json!(true)));
}

#[test]
fn twins_are_refused_and_five_is_enough() {
    let (desk, day) = started();
    let unit = unit(&desk, &day);
    let promise =
        |title: &str| json!({ "unit": unit, "visit_day": day, "source": "plan", "title": title, "due": "today" });
    let first = desk.answer("action.promise_action", promise("Baliser la marche"));
    assert_eq!(first["open"], 4, "three were open already");
    assert_eq!(first["many"], false);
    assert_eq!(desk.refusal("action.promise_action", promise("baliser  LA marche")), "action_already_promised");
    assert_eq!(desk.refusal("action.promise_action", promise("  ")), "text_missing");
    assert_eq!(desk.answer("action.promise_action", promise("Ranger la réserve"))["many"], true);
    let past = json!({ "unit": unit, "source": "plan", "title": "Hier déjà", "due": { "date": "2026-11-20" } });
    assert_eq!(desk.answer("action.promise_action", past)["due_in_past"], true, "said inline, still saved");
}

#[test]
fn a_promise_goes_through_its_states() {
    let (desk, day) = started();
    let action = plan(&desk, &day)["promises"][0]["action"].clone();
    assert_eq!(
        desk.refusal("action.confirm_effective", json!({ "action": action, "worked": true })),
        "action_not_done"
    );
    assert_eq!(desk.answer("action.keep_action", json!({ "action": action }))["status"], "done");
    assert_eq!(
        desk.answer("action.confirm_effective", json!({ "action": action, "worked": false }))["status"],
        "doing"
    );
    assert_eq!(desk.refusal("action.cannot_do", json!({ "action": action, "reason": " " })), "reason_missing");
    assert_eq!(
        desk.answer("action.cannot_do", json!({ "action": action, "reason": "Budget refusé" }))["status"],
        "cannot_do"
    );
    assert_eq!(desk.answer("action.not_yet", json!({ "action": action, "due": "one_week" }))["status"], "doing");
    let item = plan(&desk, &day)["promises"]
        .as_array()
        .expect("list")
        .iter()
        .find(|item| item["action"] == action)
        .expect("it")
        .clone();
    assert_eq!((item["reason"].clone(), item["due_day"].clone()), (Value::Null, json!("2026-12-01")));
    desk.answer(
        "action.amend_action",
        json!({ "action": action, "title": "Autre titre", "due": { "date": "2026-11-20" } }),
    );
    // It stands in the report of its day: it may be dropped with a reason, not wiped away.
    assert_eq!(desk.refusal("action.retract_action", json!({ "action": action })), "day_closed");
    let (unit, title) = (unit(&desk, &day), "Un essai");
    let ask = json!({ "unit": unit, "visit_day": day, "source": "plan", "title": title });
    let action = desk.answer("action.promise_action", ask)["action"].clone();
    desk.answer("action.retract_action", json!({ "action": action }));
    let listed = desk.answer("action.list_actions", json!({}));
    assert!(listed["actions"].as_array().expect("list").iter().all(|item| item["action"] != action));
}

#[test]
fn the_plan_keeps_its_order() {
    let (desk, day) = started();
    let unit = unit(&desk, &day);
    let actions: Vec<Value> = ["Un", "Deux", "Trois"]
        .map(|title| {
            let ask = json!({ "unit": unit, "visit_day": day, "source": "plan", "title": title });
            desk.answer("action.promise_action", ask)["action"].clone()
        })
        .to_vec();
    let moved = desk.answer("action.reorder", json!({ "action": actions[2], "place": 1, "among": actions }));
    assert_eq!(moved["actions"], json!([actions[2], actions[0], actions[1]]));
    let titles: Vec<_> =
        plan(&desk, &day)["actions"].as_array().expect("list").iter().map(|item| item["title"].clone()).collect();
    assert_eq!(titles, ["Trois", "Un", "Deux"]);
}

#[test]
fn undo_takes_back_the_answer_to_a_promise_and_says_which() {
    let (desk, day) = started();
    desk.answer("visit.write_intention", json!({ "visit_day": day, "text": "La file" }));
    let promise = plan(&desk, &day)["promises"][0].clone();
    let ask = json!({ "action": promise["action"] });
    desk.answer("action.keep_action", ask.clone());
    // A second press of the same answer is no second step.
    desk.answer("action.keep_action", ask);
    let other = json!({ "visit_day": null, "only": "observation.inform_team" });
    assert_eq!(desk.refusal("history.undo_last", other), "nothing_to_undo", "only what was offered");
    let undone = desk.answer("history.undo_last", json!({ "visit_day": null }));
    assert_eq!((&undone["command"], &undone["label"]), (&json!("action.keep_action"), &promise["title"]));
    let preparation = desk.answer("visit.get_preparation", json!({ "visit_day": day }));
    assert_eq!(preparation["intention"], "La file");
    let now = plan(&desk, &day)["promises"].as_array().expect("list").clone();
    let again = now.iter().find(|item| item["action"] == promise["action"]).expect("it");
    assert_eq!(again["status"], promise["status"]);
    let redone = desk.answer("history.redo_last", json!({ "visit_day": null }));
    assert_eq!(redone["command"], "action.keep_action");
}
