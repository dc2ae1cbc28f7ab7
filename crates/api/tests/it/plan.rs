//! The plan of a unit: suggestions the team shapes, effects beside indicators, the next visit, the calendar file.

use std::fs;

use serde_json::{Value, json};

use crate::observation::{Scene, list, text};

impl Scene {
    fn suggestions(&self) -> Value {
        self.desk.answer("action.list_unit_suggestions", json!({ "unit": self.unit }))
    }

    fn actions(&self) -> usize {
        list(&self.desk.answer("action.list_actions", json!({ "unit": self.unit })), "actions").len()
    }
}

fn ids(answer: &Value, shelf: &str) -> Vec<Value> {
    list(answer, shelf).iter().map(|one| one["source_id"].clone()).collect()
}

#[test]
fn the_team_orders_rewords_and_sets_aside_and_nothing_is_promised_by_itself() {
    let scene = Scene::of_today();
    let before = scene.actions();
    let (lamp, door) = (scene.noted("Deux lampes éteintes"), scene.noted("Porte dure"));
    let theme = scene.complaint("Attente");
    let first = scene.suggestions();
    let known = ids(&first, "suggestions");
    for wanted in [&lamp, &door, &theme] {
        assert!(known.contains(wanted), "{first}");
    }
    // The team's order holds, and what comes later stands behind it.
    let others = known.iter().filter(|id| **id != theme).cloned();
    let order: Vec<Value> = std::iter::once(theme.clone()).chain(others).collect();
    let key = |id: &Value| {
        let one = list(&first, "suggestions").iter().find(|one| one["source_id"] == *id).expect("known");
        json!({ "source": one["source"], "source_id": id })
    };
    let order_ask = json!({ "unit": scene.unit, "order": order.iter().map(key).collect::<Vec<_>>() });
    scene.desk.answer("action.order_suggestions", order_ask);
    assert_eq!(ids(&scene.suggestions(), "suggestions"), order);
    let late = scene.noted("Sol mouillé");
    assert_eq!(ids(&scene.suggestions(), "suggestions").last(), Some(&late));

    let shape = |id: &Value, source: &str, more: Value| {
        let mut ask = more;
        ask["unit"] = json!(scene.unit);
        ask["source"] = json!(source);
        ask["source_id"] = id.clone();
        scene.desk.answer("action.shape_suggestion", ask);
    };
    shape(&lamp, "finding", json!({ "wording": "Changer les ampoules lundi" }));
    shape(&door, "finding", json!({ "aside": "le siège s’en occupe" }));
    let shaped = scene.suggestions();
    let one = list(&shaped, "suggestions").iter().find(|one| one["source_id"] == lamp).expect("lamp");
    assert_eq!((&one["wording"], &one["text"]), (&json!("Changer les ampoules lundi"), &json!("Deux lampes éteintes")));
    assert_eq!(ids(&shaped, "aside"), std::slice::from_ref(&door));
    assert_eq!(scene.actions(), before, "shaping promises nothing");

    let promise = json!({ "unit": scene.unit, "source": "finding", "source_id": lamp, "title": "Changer les ampoules lundi", "proposed_as": "Deux lampes éteintes" });
    scene.desk.answer("action.promise_action", promise);
    assert_eq!(scene.actions(), before + 1);
    assert!(!ids(&scene.suggestions(), "suggestions").contains(&lamp), "what is promised is suggested no more");
    shape(&door, "finding", json!({ "aside": "" }));
    assert!(ids(&scene.suggestions(), "suggestions").contains(&door));
}

#[test]
fn a_shortage_of_people_is_suggested_and_its_action_knows_where_it_comes_from() {
    let scene = Scene::of_today();
    let door = crate::week::door();
    let path = scene.desk.root().join("porte.csv");
    fs::write(&path, door).expect("written");
    let preview = scene.desk.answer("week.preview_counts", json!({ "unit": scene.unit, "path": path }));
    scene.desk.answer("week.import_counts", json!({ "token": preview["token"] }));
    scene.desk.answer("week.save_week", json!({ "unit": scene.unit, "label": "Hiver", "interval_min": 60 }));
    let function = json!({
        "unit": scene.unit, "function": null, "name": "Accueil", "way": "queue", "min_presence": 1,
        "routing": [{ "channel": "walk_in", "share": 1.0 }], "aht_s": 600.0, "target_share": 0.8, "target_wait_s": 60.0,
        "max_occupancy": 0.85, "patience_s": null, "deadline_h": 24.0, "backlog_min": 0.0, "concurrency": 2,
        "shrinkage": 0.0, "tasks": [],
    });
    scene.desk.answer("staffing.record_function", function);
    scene.desk.answer("staffing.save_need", json!({ "unit": scene.unit, "basis": "mean" }));
    let compared = scene.desk.answer("staffing.get_comparison", json!({ "unit": scene.unit }));
    let of = list(&compared, "functions").iter().find(|one| one["name"]["fr"] == "Accueil").expect("Accueil").clone();
    let known =
        list(&of, "cells").iter().find(|cell| cell["need"].as_f64().is_some_and(|need| need > 1.0)).expect("a need");
    let cells = json!([{ "iso_weekday": known["iso_weekday"], "start_min": known["start_min"], "staff": 1 }]);
    scene
        .desk
        .answer("staffing.record_roster", json!({ "unit": scene.unit, "function": of["function"], "cells": cells }));
    let suggested = scene.suggestions();
    let short = list(&suggested, "suggestions").iter().find(|one| one["by"] == "staffing").expect("a shortage");
    assert_eq!((&short["source_id"], &short["name"]["fr"]), (&of["function"], &json!("Accueil")));
    assert!(short["figure"].as_f64().expect("hours") > 0.0);
    let promise = json!({ "unit": scene.unit, "source": "staffing", "source_id": of["function"], "title": "Une personne de plus le lundi" });
    let action = scene.desk.answer("action.promise_action", promise)["action"].clone();
    let listed = scene.desk.answer("action.list_actions", json!({ "unit": scene.unit }));
    let item = list(&listed, "actions").iter().find(|one| one["action"] == action).expect("the action");
    assert_eq!(
        (&item["source"], &item["source_text"], &item["kind"]),
        (&json!("staffing"), &json!("Accueil"), &json!("organisation"))
    );
    assert!(!list(&scene.suggestions(), "suggestions").iter().any(|one| one["by"] == "staffing"));
}

#[test]
fn before_and_after_stand_beside_each_other_and_claim_nothing() {
    let scene = Scene::of_today();
    let indicator = json!({ "name": "Attente", "measured_in": "min", "better": "lower" });
    let indicator = scene.desk.answer("project.record_indicator", indicator)["indicator"].clone();
    let measure =
        |on: &str, value: f64| json!({ "unit": scene.unit, "indicator": indicator, "on": on, "value": value, "n": 25 });
    scene.desk.answer("project.record_measure", measure("2026-11-20", 9.0));
    let promise =
        json!({ "unit": scene.unit, "source": "plan", "title": "Deux caisses à midi", "indicator": indicator });
    let action = scene.desk.answer("action.promise_action", promise)["action"].clone();
    let effect = || {
        let effects = scene.desk.answer("action.list_effects", json!({ "unit": scene.unit }));
        list(&effects, "effects").iter().find(|one| one["action"] == action).cloned()
    };
    assert_eq!(effect().expect("told")["measured"]["effect"]["after"], Value::Null, "not done yet");
    scene.desk.answer("action.keep_action", json!({ "action": action }));
    scene.desk.clock.advance_ms(3 * 24 * 3_600_000);
    scene.desk.answer("project.record_measure", measure("2026-11-26", 6.5));
    let told = effect().expect("told")["measured"].clone();
    assert_eq!((&told["effect"]["before"]["value"], &told["effect"]["after"]["value"]), (&json!(9.0), &json!(6.5)));
    assert_eq!(
        (&told["effect"]["change"], &told["effect"]["better"], &told["effect"]["after"]["n"]),
        (&json!(-2.5), &json!(true), &json!(25))
    );
    scene.desk.answer("action.amend_action", json!({ "action": action, "without_indicator": true }));
    assert_eq!(effect(), None);
}

#[test]
fn the_next_visit_is_proposed_with_its_reasons_and_planned_by_hand() {
    let scene = Scene::of_today();
    let proposal = || scene.desk.answer("visit.get_next_proposal", json!({ "unit": scene.unit }));
    let reasons = |of: &Value| list(of, "because").iter().map(|one| text(one, "reason")).collect::<Vec<_>>();
    let first = proposal();
    assert_eq!(first["last_visit"], "2026-11-24");
    assert!(reasons(&first).contains(&"late".to_owned()), "the practice unit has a late promise: {first}");
    assert_eq!(first["on"], "2026-12-08");
    let danger = json!({ "visit_day": scene.day, "kind": "irritant", "text": "Marche cassée", "safety": true });
    let danger = scene.desk.answer("visit.record_finding", danger)["finding"].clone();
    let sooner = proposal();
    assert_eq!((&sooner["on"], reasons(&sooner)[0].as_str()), (&json!("2026-12-01"), "safety"));
    let planned = || list(&scene.desk.answer("visit.get_unit", json!({ "unit": scene.unit })), "planned").len();
    let before = planned();
    scene.desk.answer("visit.plan_visit", json!({ "unit": scene.unit, "on": "2026-12-03" }));
    assert_eq!((planned(), &proposal()["planned"]["on"]), (before + 1, &json!("2026-12-03")));
    // Answered, the danger presses no more.
    let settle = json!({ "unit": scene.unit, "finding": danger, "end": "dropped", "reason": "réparée" });
    scene.desk.answer("irritant.settle_irritant", settle);
    assert!(!reasons(&proposal()).contains(&"safety".to_owned()));
}

#[test]
fn the_calendar_names_nobody() {
    let scene = Scene::of_today();
    let promise = json!({ "unit": scene.unit, "source": "plan", "title": "Accompagner Amina Kessler, puis Paul; le \"lundi\"", "due": { "date": "2026-12-01" } });
    scene.desk.answer("action.promise_action", promise);
    scene.desk.answer("visit.plan_visit", json!({ "unit": scene.unit, "on": "2026-12-15", "at": "09:30" }));
    let folder = scene.desk.root().join("agenda");
    fs::create_dir(&folder).expect("folder");
    let made =
        scene.desk.answer("action.export_calendar", json!({ "unit": scene.unit, "locale": "fr", "path": folder }));
    assert!(text(&made, "file_name").ends_with(".ics"));
    assert_eq!(made["visits"], 1);
    let file = fs::read_to_string(text(&made, "path")).expect("file").replace("\r\n ", "");
    for name in ["Amina", "Kessler", "Paul", "Vasseur"] {
        assert!(!file.contains(name), "{name} in {file}");
    }
    assert!(
        file.contains(
            "SUMMARY:Les Lilas · Accompagner un membre de l’équipe\\, puis un membre de l’équipe\\; le \"lundi\""
        ),
        "{file}"
    );
    assert!(file.contains("DTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261202"), "{file}");
    assert!(file.contains("DTSTART:20261215T083000Z"), "half past nine in Paris: {file}");
    let events = file.matches("BEGIN:VEVENT").count();
    assert_eq!(events, usize::try_from(made["actions"].as_u64().expect("n") + 1).expect("small"));
    // In English; and nothing with a day is no file.
    let english =
        scene.desk.answer("action.export_calendar", json!({ "unit": scene.unit, "locale": "en", "path": folder }));
    assert!(fs::read_to_string(text(&english, "path")).expect("file").contains("SUMMARY:Visit · Les Lilas"));
}
