//! The end of the day through the registry: the rating in hand-over mode, its seal, the dashboard.

use serde_json::{Value, json};
use sillage_api::Meta;
use sillage_domain::network::Role;
use sillage_testkit::Desk;

use crate::visit::{rate, started};

fn hand_over(desk: &Desk, day: &str) {
    desk.answer("session.hand_over", json!({ "what": { "kind": "rating", "visit_day": day } }));
}

fn line(dashboard: &Value, code: &str) -> Value {
    dashboard["lines"].as_array().expect("lines").iter().find(|line| line["code"] == code).expect("line").clone()
}

#[test]
fn the_rated_coach_cannot_answer() {
    let (desk, day) = started();
    for (name, body) in [
        ("closing.answer_question", json!({ "visit_day": day, "question": 1, "mark": 5 })),
        ("closing.write_comment", json!({ "visit_day": day, "text": "Bravo" })),
        ("closing.get_rating_form", json!({ "visit_day": day })),
    ] {
        assert_eq!(desk.refusal(name, body), "rating_needs_handover", "{name}");
    }
}

#[test]
fn nothing_but_the_rating_answers_in_hand_over() {
    let (desk, day) = started();
    hand_over(&desk, &day);
    // Every command that is not of the hand-over refuses, whatever it is asked: nothing of the coach's shines through.
    let allowed = [
        "closing.get_rating_form",
        "closing.answer_question",
        "closing.write_comment",
        "closing.send_rating",
        "draft.list_drafts",
        "draft.record_draft",
        "setting.get_settings",
        "session.take_back",
        "session.get_state",
        "profile.list_profiles",
        "profile.create_practice",
        "profile.create_profile",
        "profile.create_joining",
        "profile.suggest_passphrase",
        "profile.unlock",
        "profile.recover",
        "profile.adopt_copy",
        "profile.delete_practice",
        "profile.lock",
        "profile.wake",
        "backup.list_rescues",
        "backup.rescue_profile",
        "problem.get_report",
        // A guest's own pictures: the photo tests hand a rating over and try them on real ones.
        "photo.reserve_place",
        "photo.release_place",
        "photo.list_photos",
        "photo.remove_photo",
        "photo.answer_people_visible",
        "photo.caption_photo",
        "photo.blur_photo",
    ];
    let (described, _) = sillage_api::describe(desk.app().registry());
    let mut refused = 0;
    for command in described {
        if allowed.contains(&command.name) || command.name.starts_with("walk.") {
            continue;
        }
        // What a second rater may do when her rating is handed over needs an observation to be refused for.
        let mut ask = json!({ "observation": day, "skill": day, "value": 1, "fact": "f", "cause": "tool" });
        // And a scene, for whoever may rate one when it is handed over for that.
        (ask["scene"], ask["unit"], ask["scores"]) = (json!(day), json!(day), json!([]));
        let failure = desk.app().call(command.name, ask, Meta::default()).expect_err(command.name);
        assert_eq!(failure.code, "handed_over", "{}", command.name);
        refused += 1;
    }
    assert!(refused > 40, "{refused}");
    assert_eq!(desk.answer("closing.get_rating_form", json!({ "visit_day": day }))["coach_name"], "Noé Lambert");
}

#[test]
fn the_rating_survives_a_crash_and_is_locked_once_sent() {
    let (mut desk, day) = started();
    hand_over(&desk, &day);
    desk.answer("closing.answer_question", json!({ "visit_day": day, "question": 1, "mark": 4 }));
    desk.answer("draft.record_draft", json!({ "key": format!("rating/{day}/comment"), "text": "Merci de" }));
    desk.reopen();
    assert_eq!(desk.answer("session.get_state", json!({}))["state"], "handover", "never on the coach's data");
    assert_eq!(desk.refusal("visit.get_today", json!({})), "handed_over");
    let form = desk.answer("closing.get_rating_form", json!({ "visit_day": day }));
    assert_eq!(form["answers"], json!([4, null, null, null]));
    let drafts = desk.answer("draft.list_drafts", json!({ "prefix": format!("rating/{day}") }));
    assert_eq!(drafts["drafts"][0]["text"], "Merci de");
    assert_eq!(desk.refusal("closing.send_rating", json!({ "visit_day": day })), "answers_missing");
    for question in 2..=4 {
        desk.answer("closing.answer_question", json!({ "visit_day": day, "question": question, "mark": 5 }));
    }
    assert_eq!(
        desk.refusal("closing.answer_question", json!({ "visit_day": day, "question": 5, "mark": 5 })),
        "question_out_of_range"
    );
    assert_eq!(
        desk.refusal("closing.answer_question", json!({ "visit_day": day, "question": 4, "mark": 6 })),
        "mark_out_of_range"
    );
    desk.answer("closing.send_rating", json!({ "visit_day": day }));
    assert_eq!(
        desk.refusal("closing.answer_question", json!({ "visit_day": day, "question": 1, "mark": 5 })),
        "rating_locked"
    );
    let form = desk.answer("closing.get_rating_form", json!({ "visit_day": day }));
    assert_eq!((form["sent"].clone(), form["answers"].clone()), (json!(true), json!([null, null, null, null])));
    desk.answer("session.take_back", json!({ "pin": null }));
    assert_eq!(desk.refusal("closing.skip_rating", json!({ "visit_day": day, "reason": "no_time" })), "rating_locked");
}

#[test]
fn the_rating_is_sealed_until_the_dashboard_is_confirmed() {
    let (desk, day) = started();
    rate(&desk, &day, [5, 4, 4, 3], "Parlez moins vite");
    let closing = desk.answer("closing.get_closing", json!({ "visit_day": day }));
    assert_eq!((closing["rating"].clone(), closing["opened"].clone()), (json!("sealed"), Value::Null));
    assert!(!closing.to_string().contains("Parlez"), "nothing shines through");
    // What the manager answered is not the coach's to undo.
    while desk.call("history.undo_last", json!({ "visit_day": day })).is_ok() {}
    desk.answer("closing.confirm_dashboard", json!({ "visit_day": day }));
    let opened = desk.answer("closing.get_closing", json!({ "visit_day": day }));
    assert_eq!(opened["rating"], "opened");
    assert_eq!(opened["opened"]["answers"], json!([5, 4, 4, 3]));
    assert_eq!(opened["opened"]["comment"], "Parlez moins vite");
    assert_eq!(opened["opened"]["days"], 3);
    assert!(opened["opened"]["mean"].is_f64(), "from three days on: {opened}");
}

#[test]
fn skipping_takes_one_reason_and_can_be_taken_back() {
    let (desk, day) = started();
    desk.answer("closing.skip_rating", json!({ "visit_day": day, "reason": "absent" }));
    let closing = desk.answer("closing.get_closing", json!({ "visit_day": day }));
    assert_eq!((closing["rating"].clone(), closing["skipped"].clone()), (json!("skipped"), json!("absent")));
    rate(&desk, &day, [3, 3, 3, 3], "");
    assert_eq!(desk.answer("closing.get_closing", json!({ "visit_day": day }))["rating"], "sealed");
}

#[test]
fn levels_are_carried_over_where_the_day_is_too_thin() {
    let (desk, day) = started();
    let dashboard = desk.answer("closing.get_dashboard", json!({ "visit_day": day }));
    let welcome = line(&dashboard, "welcome");
    assert_eq!((welcome["proposed"].clone(), welcome["carried_over"].clone()), (json!(3), json!(true)));
    assert_eq!(
        (welcome["last_on"].clone(), welcome["evidence"]["kind"].clone()),
        (json!("2026-11-03"), json!("nothing"))
    );
    assert_eq!(line(&dashboard, "actions_late")["value"], 1);
    assert_eq!(
        (line(&dashboard, "promises_kept")["value"].clone(), line(&dashboard, "promises_kept")["of"].clone()),
        (json!(0), json!(3))
    );
    let item = welcome["item"].clone();
    assert_eq!(
        desk.refusal("closing.set_level", json!({ "visit_day": day, "item": item, "level": 5 })),
        "mark_out_of_range"
    );
    let computed = line(&dashboard, "actions_late")["item"].clone();
    assert_eq!(
        desk.refusal("closing.set_level", json!({ "visit_day": day, "item": computed, "level": 2 })),
        "computed_line"
    );
    desk.answer("closing.set_level", json!({ "visit_day": day, "item": item, "level": 4 }));
    desk.answer(
        "closing.write_sentence",
        json!({ "visit_day": day, "sentence": "highlights", "text": "La file respire." }),
    );
    desk.answer("closing.celebrate", json!({ "visit_day": day, "what": "Inès et la porte tenue" }));
    desk.answer("closing.confirm_dashboard", json!({ "visit_day": day }));
    assert_eq!(desk.refusal("closing.confirm_dashboard", json!({ "visit_day": day })), "dashboard_confirmed");
    assert_eq!(
        desk.refusal("closing.set_level", json!({ "visit_day": day, "item": item, "level": 1 })),
        "dashboard_confirmed"
    );
    // Counts are frozen: a promise kept after the confirmation does not change what was stated.
    let plan = desk.answer("action.get_plan", json!({ "visit_day": day }));
    desk.answer("action.keep_action", json!({ "action": plan["promises"][0]["action"] }));
    let dashboard = desk.answer("closing.get_dashboard", json!({ "visit_day": day }));
    assert_eq!(line(&dashboard, "welcome")["level"], 4);
    assert_eq!(line(&dashboard, "senses")["level"], 3, "unchanged lines are stated as proposed");
    assert_eq!(line(&dashboard, "promises_kept")["value"], 0);
    assert_eq!(dashboard["highlights"], "La file respire.");
    assert_eq!(
        desk.answer("closing.get_closing", json!({ "visit_day": day }))["celebration"],
        "Inès et la porte tenue"
    );
}

#[test]
fn a_reopened_day_may_state_its_dashboard_again() {
    let (desk, day) = started();
    desk.answer("closing.confirm_dashboard", json!({ "visit_day": day }));
    desk.answer("closing.skip_rating", json!({ "visit_day": day, "reason": "declined" }));
    desk.answer("visit.close_day", json!({ "visit_day": day }));
    desk.answer("visit.reopen_day", json!({ "visit_day": day }));
    let item = line(&desk.answer("closing.get_dashboard", json!({ "visit_day": day })), "flow")["item"].clone();
    desk.answer("closing.set_level", json!({ "visit_day": day, "item": item, "level": 4 }));
    desk.answer("closing.confirm_dashboard", json!({ "visit_day": day }));
    assert_eq!(line(&desk.answer("closing.get_dashboard", json!({ "visit_day": day })), "flow")["level"], 4);
}

#[test]
fn a_manager_rates_from_her_own_profile() {
    let desk = Desk::practice(Role::UnitManager);
    let unit = desk.answer("visit.list_units", json!({}))["units"][0]["unit"].clone();
    let day = desk.answer("visit.get_unit", json!({ "unit": unit }))["story"][0]["visit_day"].clone();
    // Her rating of that day was sent: the form says so and shows nothing of it.
    assert_eq!(desk.answer("closing.get_rating_form", json!({ "visit_day": day }))["sent"], true);
}

#[test]
fn drafts_of_others_stay_closed_in_hand_over_and_none_outlives_the_seal() {
    let (desk, day) = started();
    desk.answer("draft.record_draft", json!({ "key": format!("day/{day}/notes"), "text": "à part" }));
    hand_over(&desk, &day);
    for prefix in ["", "day/"] {
        assert_eq!(desk.refusal("draft.list_drafts", json!({ "prefix": prefix })), "handed_over");
    }
    let other = json!({ "key": format!("day/{day}/notes"), "text": "" });
    assert_eq!(desk.refusal("draft.record_draft", other), "handed_over");
    desk.answer("draft.record_draft", json!({ "key": format!("rating/{day}/comment"), "text": "Merci de" }));
    for question in 1..=4 {
        desk.answer("closing.answer_question", json!({ "visit_day": day, "question": question, "mark": 5 }));
    }
    desk.answer("closing.send_rating", json!({ "visit_day": day }));
    desk.answer("session.take_back", json!({ "pin": null }));
    let drafts = desk.answer("draft.list_drafts", json!({ "prefix": "" }));
    let texts: Vec<_> = drafts["drafts"].as_array().expect("drafts").iter().map(|each| each["text"].clone()).collect();
    assert_eq!(texts, [json!("à part")]);
}

#[test]
fn what_was_not_sent_is_read_by_nobody_who_takes_the_computer_back() {
    let (mut desk, day) = started();
    let words = "ce que je n’ose pas dire";
    let key = format!("rating/{day}/comment");
    hand_over(&desk, &day);
    desk.answer("closing.answer_question", json!({ "visit_day": day, "question": 1, "mark": 2 }));
    desk.answer("closing.write_comment", json!({ "visit_day": day, "text": words }));
    desk.answer("draft.record_draft", json!({ "key": key, "text": words }));
    desk.reopen();
    let form = desk.answer("closing.get_rating_form", json!({ "visit_day": day }));
    assert_eq!((&form["answers"][0], &form["comment"]), (&json!(2), &json!(words)), "a crash keeps it in these hands");
    desk.answer("session.take_back", json!({ "pin": null }));
    assert_eq!(desk.refusal("closing.get_rating_form", json!({ "visit_day": day })), "rating_needs_handover");
    assert_eq!(desk.refusal("draft.record_draft", json!({ "key": key, "text": "" })), "rating_needs_handover");
    let everything = |desk: &Desk| {
        let names = ["closing.get_closing", "closing.get_dashboard", "visit.get_spine", "report.get_report"];
        let mut seen = desk.answer("draft.list_drafts", json!({ "prefix": "" })).to_string();
        seen += &desk.answer("draft.list_drafts", json!({ "prefix": "rating/" })).to_string();
        for name in names {
            seen += &desk.answer(name, json!({ "visit_day": day })).to_string();
        }
        seen + &desk.answer("search.list_matches", json!({ "text": "ose" })).to_string()
    };
    assert!(!everything(&desk).contains(words));
    // Nor by handing the computer over to oneself, nor by undoing.
    while desk.call("history.undo_last", json!({ "visit_day": day })).is_ok() {}
    hand_over(&desk, &day);
    let form = desk.answer("closing.get_rating_form", json!({ "visit_day": day }));
    assert_eq!((&form["answers"], &form["comment"]), (&json!([null, null, null, null]), &json!("")));
    assert_eq!(desk.answer("draft.list_drafts", json!({ "prefix": key }))["drafts"], json!([]));
    assert_eq!(desk.refusal("closing.send_rating", json!({ "visit_day": day })), "answers_missing");
    desk.answer("session.take_back", json!({ "pin": null }));
    assert_eq!(desk.answer("backup.verify_profile", json!({}))["faults"], json!([]));
}
