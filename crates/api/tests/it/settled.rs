//! Closed things stay closed through every door: the test walks the registry, so that a command that is not told here
//! what it does on a closed day fails it.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use sillage_testkit::Desk;

use crate::{
    observation::{Scene, list, text},
    visit::started,
    walk::PICTURE,
};

/// Acts that are not of a day, or that tell of it from outside.
const OUTSIDE: [(&str, &str); 90] = [
    ("action.amend_action", "a promise lives on"),
    ("action.keep_action", "a promise lives on"),
    ("action.not_yet", "a promise lives on"),
    ("action.drop_action", "a promise lives on"),
    ("action.cannot_do", "a promise lives on"),
    ("action.confirm_effective", "a promise lives on"),
    ("action.reorder", "a promise lives on"),
    ("action.shape_suggestion", "of the unit's plan, not of a day"),
    ("action.order_suggestions", "of the unit's plan, not of a day"),
    ("irritant.settle_irritant", "an irritant ends on whatever day the team ends it"),
    ("irritant.reopen_irritant", "an irritant ends on whatever day the team ends it"),
    ("voice.record_theme", "of the network's words, not of a day"),
    ("voice.remove_theme", "of the network's words, not of a day"),
    ("voice.write_synthesis", "of a period, not of a day"),
    ("voice.retract_import", "of a file, not of a day"),
    ("diagnosis.write_plane", "of the unit, not of a day"),
    ("diagnosis.mark_participant", "of the unit, not of a day"),
    ("project.write_project", "of the unit, not of a day"),
    ("project.mark_participant", "of the unit, not of a day"),
    ("project.record_objective", "of the unit, not of a day"),
    ("project.remove_objective", "of the unit, not of a day"),
    ("project.record_indicator", "of the network, not of a day"),
    ("project.record_measure", "of a date, not of a visit"),
    ("project.retract_measure", "of a date, not of a visit"),
    ("observation.set_goal", "a goal is of a person and a date"),
    ("observation.close_goal", "a goal is of a person and a date"),
    ("observation.withdraw_goal", "a goal is of a person and a date"),
    ("observation.inform_team", "a notice is of a person"),
    ("training.plan_followups", "a look is of a person and a date"),
    ("training.move_followup", "a look is of a person and a date"),
    ("training.withdraw_followup", "a look is of a person and a date"),
    ("training.close_followup", "a look is of a person and a date"),
    ("training.complete_module", "a module is of a person"),
    ("training.record_module", "of the network, not of a day"),
    ("training.remove_module", "of the network, not of a day"),
    ("training.record_scene", "of the network, not of a day"),
    ("training.remove_scene", "of the network, not of a day"),
    ("training.rate_scene", "of whoever observes, not of a day"),
    ("observation.leave_observation", "only what holds nothing goes"),
    ("debrief.open_note", "a note after the day belongs to none"),
    ("debrief.record_step", "of this device"),
    ("draft.record_draft", "of this device"),
    ("draft.drop_drafts", "of this device"),
    ("photo.set_clock", "of this device"),
    ("place.record_place", "of this device"),
    ("visit.record_presence", "of this device; told after the end, it is let go"),
    ("setting.change_setting", "of this device"),
    ("network.record_unit", "of the place, not of a day"),
    ("network.record_zone", "of the place, not of a day"),
    ("network.move_zone", "of the place, not of a day"),
    ("network.remove_zone", "of the place, not of a day"),
    ("network.record_person", "of the place, not of a day"),
    ("network.merge_people", "a person is of no day"),
    ("network.keep_people_apart", "a person is of no day"),
    ("network.separate_people", "a person is of no day"),
    ("network.move_person", "a person is of no day"),
    ("network.record_channel", "of the place, not of a day"),
    ("network.record_hours", "of the place, not of a day"),
    ("organisation.record_gate", "of the organisation, not of a day"),
    ("organisation.switch_observations", "of the organisation, not of a day"),
    ("referential.add_item", "of the network's words, not of a day"),
    ("referential.drop_draft", "of the network's words, not of a day"),
    ("referential.import_file", "of the network's words, not of a day"),
    ("referential.judge_change", "of the network's words, not of a day"),
    ("referential.move_item", "of the network's words, not of a day"),
    ("referential.name_referential", "of the network's words, not of a day"),
    ("referential.publish_version", "of the network's words, not of a day"),
    ("referential.remove_item", "of the network's words, not of a day"),
    ("referential.retire_version", "of the network's words, not of a day"),
    ("referential.start_draft", "of the network's words, not of a day"),
    ("referential.start_referential", "of the network's words, not of a day"),
    ("referential.write_field", "of the network's words, not of a day"),
    ("visit.open_ordinary_day", "another day"),
    ("report.tell_without_names", "words of a report, which comes after the day"),
    ("visit.plan_visit", "another visit"),
    ("visit.cancel_visit", "another visit"),
    ("visit.start_visit", "a closed visit is not planned; one that goes on opens its next day"),
    ("visit.start_unplanned", "another visit"),
    ("visit.reopen_day", "the one way back"),
    ("history.redo_last", "nothing is undone"),
    ("week.save_week", "of a season, not of a day"),
    ("week.choose_week", "of a season, not of a day"),
    ("week.record_special_day", "of the calendar, not of a visit"),
    ("week.retract_special_day", "of the calendar, not of a visit"),
    ("week.retract_import", "of a file, not of a day"),
    ("staffing.record_function", "of the place, not of a day"),
    ("staffing.remove_function", "of the place, not of a day"),
    ("staffing.save_need", "of a season, not of a day"),
    ("staffing.record_roster", "of a typical week, not of a day"),
    ("sync.resolve_conflict", "of whatever is in conflict: the store asks the day it is of"),
];

/// A day on which everything was begun, and what each command would be asked about it.
struct Full {
    scene: Scene,
    asks: Vec<(&'static str, Value)>,
}

impl Full {
    #[expect(clippy::too_many_lines, reason = "one line a command")]
    fn day() -> Self {
        let scene = Scene::of_today();
        let (day, unit) = (scene.day.clone(), scene.unit.clone());
        let say = |name: &str, body: Value| scene.desk.answer(name, body);
        // The walk: an open pass with a mark, a finding and a picture; findings settled and not.
        let walk = text(&say("walk.start_pass", json!({ "visit_day": day, "sense": "smell", "moment": null })), "walk");
        let ended =
            text(&say("walk.start_pass", json!({ "visit_day": day, "sense": "sight", "moment": null })), "walk");
        let zones = say("walk.get_walk", json!({ "walk": walk }));
        let zone = |at: usize| text(&list(&zones, "zones")[at], "zone");
        for pass in [&walk, &ended] {
            say("walk.record_mark", json!({ "walk": pass, "zone": zone(0), "perception": -1 }));
        }
        say("walk.end_pass", json!({ "walk": ended }));
        let own =
            text(&say("walk.record_finding", json!({ "walk": walk, "zone": zone(0), "text": "odeur" })), "finding");
        let noted = |said: &str| {
            let body = json!({ "visit_day": day, "kind": "irritant", "text": said });
            text(&say("visit.record_finding", body), "finding")
        };
        let (finding, other, accepted, binned) = (noted("file"), noted("lampe"), noted("porte"), noted("rien"));
        say("walk.accept_finding", json!({ "finding": accepted, "reason": "voulu" }));
        let kind = json!({ "visit_day": day, "kind": "enchantment", "text": "sourire" });
        let enchantment = text(&say("visit.record_finding", kind), "finding");
        let (owner, of) = (own.parse().expect("id"), day.parse().expect("id"));
        let photo = scene.desk.put_photo(owner, of, PICTURE).expect("photo").answer;
        let kept = say("photo.reserve_place", json!({ "finding": own, "walk": null, "zone": null }))["place"].clone();
        say("walk.retract_finding", json!({ "finding": binned }));
        // The counting: a session that runs, a total that was typed, a customer who is followed.
        let posts = say("flow.list_posts", json!({ "visit_day": day }));
        let (post, idle) = (posts["posts"][0]["id"].clone(), posts["posts"][1]["id"].clone());
        let opened = say("flow.open_window", json!({ "visit_day": day, "post": post, "planned_end": null }));
        let (window, block) = (opened["window"].clone(), opened["place"]["block"].clone());
        say("flow.record_tap", json!({ "block": block, "index": 0, "tally": 0 }));
        let total = |start: u32| json!({ "visit_day": day, "channel": "phone", "start_min": start, "interval_min": 60, "count": 3, "observed_min": 60 });
        for _ in 0..12 {
            scene.desk.clock.advance_ms(5_000);
            say("flow.record_beat", json!({ "block": block }));
        }
        let typed = say("flow.record_typed_total", total(480))["typed_total"].clone();
        let slot = |count: u32| json!({ "visit_day": day, "post": post, "date": "2026-11-24", "start_min": 570, "interval_min": 15, "count": count, "reason": "oubli" });
        let correction = say("flow.correct_slot", slot(2))["correction"].clone();
        let timing = say("flow.start_timing", json!({ "visit_day": day, "post": post }))["timing"].clone();
        // People: an observation that lacks a fact stays a draft, with a debrief that is open; one without; a note.
        let observation = scene.observe("Amina");
        scene.level(&observation, 1, 4);
        let skill = scene.skill(&observation, 1);
        let alone = scene.observe("Paul");
        scene.level(&alone, 1, 4);
        let debrief = text(&say("debrief.open_debrief", json!({ "observations": [observation] })), "debrief");
        say("debrief.record_self_view", json!({ "debrief": debrief, "went_well": "l’accueil" }));
        say("debrief.choose_improvement", json!({ "debrief": debrief, "skill": skill, "text": "attendre" }));
        let fact = say("debrief.record_fact", json!({ "debrief": debrief, "behaviour": "sourit" }))["fact"].clone();
        let person = scene.person("Amina");
        let note = text(&say("debrief.open_note", json!({ "unit": unit, "person": person })), "debrief");
        let action = json!({ "unit": unit, "visit_day": day, "source": "plan", "title": "Réparer la lampe" });
        let action = text(&say("action.promise_action", action), "action");
        let words = json!({ "visit_day": day, "text": "merci", "polarity": "positive", "channel": "walk_in" });
        let said = say("voice.record_verbatim", words)["verbatim"].clone();
        let meeting = say("action.open_meeting", json!({ "visit_day": day }))["meeting"].clone();
        let idea = json!({ "meeting": meeting, "text": "une affiche" });
        let idea = say("action.suggest_in_meeting", idea)["suggestion"].clone();
        let item = say("closing.get_dashboard", json!({ "visit_day": day }))["lines"][0]["item"].clone();
        let one = |id: &str, value: &Value| json!({ id: value });
        let of_debrief = |more: Value| {
            let mut body = more;
            body["debrief"] = json!(debrief);
            body
        };
        let of_day = |more: Value| {
            let mut body = more;
            body["visit_day"] = json!(day);
            body
        };
        let asks = vec![
            ("action.promise_action", json!({ "unit": unit, "visit_day": day, "source": "plan", "title": "Encore" })),
            ("action.retract_action", json!({ "action": action })),
            ("voice.record_verbatim", of_day(json!({ "text": "bof", "polarity": "neutral", "channel": "phone" }))),
            ("voice.retract_verbatim", json!({ "verbatim": said })),
            ("voice.amend_verbatim", json!({ "verbatim": said, "text": "trop tard" })),
            ("action.open_meeting", of_day(json!({}))),
            ("action.mark_in_meeting", json!({ "meeting": meeting, "person": person, "present": true })),
            ("action.suggest_in_meeting", json!({ "meeting": meeting, "text": "trop tard" })),
            ("action.retract_team_suggestion", one("suggestion", &idea)),
            ("action.reveal_suggestions", one("meeting", &meeting)),
            ("action.end_meeting", one("meeting", &meeting)),
            ("bin.restore_deleted", json!({ "noun": "finding", "id": binned })),
            ("closing.agree_next_visit", of_day(json!({ "on": "2026-12-15" }))),
            ("closing.celebrate", of_day(json!({ "what": "trop tard" }))),
            ("closing.confirm_dashboard", of_day(json!({}))),
            ("closing.set_level", of_day(json!({ "item": item, "level": 1 }))),
            ("closing.skip_rating", of_day(json!({ "reason": "absent" }))),
            ("closing.write_sentence", of_day(json!({ "sentence": "highlights", "text": "trop tard" }))),
            ("debrief.acknowledge_debrief", of_debrief(json!({ "seen": true }))),
            ("debrief.choose_improvement", of_debrief(json!({ "skill": skill, "text": "reformuler" }))),
            ("debrief.close_debrief", of_debrief(json!({}))),
            ("debrief.delete_debrief", of_debrief(json!({}))),
            ("debrief.finish_note", json!({ "debrief": note })),
            ("debrief.grow_note", json!({ "debrief": note })),
            ("debrief.keep_strengths", of_debrief(json!({ "strengths": ["accueil"] }))),
            ("debrief.open_debrief", json!({ "observations": [alone] })),
            ("debrief.prefer_not_to_say", of_debrief(json!({ "prefers": true }))),
            ("debrief.record_comment", of_debrief(json!({ "comment": "oui" }))),
            ("debrief.record_commitment", of_debrief(json!({ "then": "je reformule" }))),
            ("debrief.record_fact", of_debrief(json!({ "behaviour": "trop tard" }))),
            ("debrief.record_note", json!({ "debrief": note, "fact": "trop tard" })),
            ("debrief.record_options", of_debrief(json!({ "options": ["attendre"] }))),
            ("debrief.record_self_view", of_debrief(json!({ "to_change": "trop tard" }))),
            ("debrief.remove_fact", one("fact", &fact)),
            ("debrief.set_improvement_aside", of_debrief(json!({}))),
            ("debrief.set_look_again", of_debrief(json!({ "on": "2026-11-26" }))),
            ("debrief.set_place", of_debrief(json!({ "place": "private" }))),
            ("debrief.show_levels", of_debrief(json!({}))),
            ("flow.correct_slot", slot(3)),
            ("flow.end_timing", one("timing", &timing)),
            ("flow.keep_conclusion", of_day(json!({ "text": "trop tard" }))),
            ("flow.open_window", json!({ "visit_day": day, "post": idle, "planned_end": null })),
            ("flow.record_served", one("timing", &timing)),
            ("flow.record_typed_total", total(600)),
            ("flow.retract_correction", one("correction", &correction)),
            ("flow.retract_timing", one("timing", &timing)),
            ("flow.retract_typed_total", one("typed_total", &typed)),
            ("observation.delete_observation", json!({ "observation": alone })),
            ("observation.describe_observation", json!({ "observation": alone, "scene": "trop tard" })),
            ("observation.open_observation", of_day(json!({ "observed": person }))),
            ("observation.record_fact", json!({ "observation": alone, "skill": skill, "fact": "trop tard" })),
            ("observation.record_score", json!({ "observation": alone, "skill": skill, "value": 2 })),
            ("observation.set_cause", json!({ "observation": alone, "skill": skill, "cause": "tool" })),
            ("photo.answer_people_visible", json!({ "attachment": photo["attachment"], "people": true })),
            ("photo.caption_photo", json!({ "attachment": photo["attachment"], "caption": "trop tard" })),
            ("photo.remove_photo", json!({ "attachment": photo["attachment"] })),
            ("photo.release_place", json!({ "place": kept })),
            ("photo.reserve_place", json!({ "finding": finding, "walk": null, "zone": null })),
            ("visit.mark_present", of_day(json!({ "person": person, "present": true }))),
            ("visit.record_finding", of_day(json!({ "kind": "irritant", "text": "trop tard" }))),
            ("visit.write_intention", of_day(json!({ "text": "trop tard" }))),
            ("walk.accept_finding", json!({ "finding": finding, "reason": "voulu" })),
            ("walk.amend_finding", json!({ "finding": own, "text": "trop tard", "kind": null })),
            ("walk.end_pass", json!({ "walk": walk })),
            ("walk.make_ritual", json!({ "finding": enchantment })),
            ("walk.merge_finding", json!({ "finding": finding, "into": other })),
            ("walk.record_finding", json!({ "walk": walk, "zone": zone(1), "text": "trop tard" })),
            ("walk.record_mark", json!({ "walk": walk, "zone": zone(1), "perception": 2 })),
            ("walk.reopen_finding", json!({ "finding": accepted })),
            ("walk.resume_pass", json!({ "walk": ended })),
            ("walk.retract_finding", json!({ "finding": own })),
            ("walk.retract_mark", json!({ "walk": walk, "zone": zone(0) })),
            ("walk.set_cause", json!({ "finding": own, "cause": "space" })),
            (
                "walk.start_guest_pass",
                of_day(json!({ "sense": "touch", "moment": null, "guest": "Lou", "external": true })),
            ),
            ("walk.start_pass", of_day(json!({ "sense": "touch", "moment": null }))),
            (
                "walk.weigh_finding",
                json!({ "finding": finding, "severity": 3, "frequency": 2, "ease": 1, "safety": null }),
            ),
            // These have a rule of their own that speaks first, and is as firm.
            ("closing.answer_question", of_day(json!({ "question": 1, "mark": 5 }))),
            ("closing.write_comment", of_day(json!({ "text": "trop tard" }))),
            ("closing.send_rating", of_day(json!({}))),
            ("observation.finish_observation", json!({ "observation": alone })),
            ("history.undo_last", of_day(json!({}))),
            ("flow.start_timing", of_day(json!({ "post": idle }))),
            ("flow.claim_gap", json!({ "block": block, "index": 1, "gap": -1 })),
            ("flow.close_window", one("window", &window)),
            ("flow.record_beat", one("block", &block)),
            ("flow.record_pause", json!({ "block": block, "index": 2 })),
            ("flow.record_resume", json!({ "block": block, "index": 2 })),
            ("flow.record_tap", json!({ "block": block, "index": 2, "tally": 0 })),
            ("flow.resume_window", one("window", &window)),
            ("flow.void_tap", json!({ "block": block, "index": 2, "target": null })),
        ];
        Self { scene, asks }
    }
}

/// Codes of commands whose own rule speaks before the day's.
fn own_rule(name: &str) -> &'static str {
    match name {
        "closing.answer_question" | "closing.write_comment" => "rating_needs_handover",
        "closing.send_rating" => "answers_missing",
        "observation.finish_observation" => "facts_missing",
        "flow.start_timing" => "timing_already_open",
        "history.undo_last" => "nothing_to_undo",
        "flow.claim_gap" => "gap_unknown",
        "flow.close_window" | "flow.resume_window" => "window_closed",
        "flow.record_beat" | "flow.record_pause" | "flow.record_resume" | "flow.record_tap" | "flow.void_tap" => {
            "not_counting"
        }
        _ => "day_closed",
    }
}

#[test]
fn a_closed_day_takes_nothing_through_any_command() {
    let Full { scene, asks } = Full::day();
    let (desk, day) = (&scene.desk, &scene.day);
    desk.answer("visit.close_day", json!({ "visit_day": day, "reason": "Essai" }));
    let (described, _) = sillage_api::describe(desk.app().registry());
    let writes: Vec<_> = described.iter().filter(|each| matches!(each.kind, "write" | "final")).collect();
    let asked: BTreeMap<_, _> = asks.into_iter().collect();
    let preview = || {
        let ask = json!({ "visit_day": day, "names": "full", "locale": "fr" });
        desk.answer("report.get_preview", ask)["document"].clone()
    };
    let before = preview();
    for command in &writes {
        let outside = OUTSIDE.iter().any(|(name, _)| *name == command.name);
        let Some(body) = asked.get(command.name) else {
            assert!(outside, "{}: what does it do on a closed day?", command.name);
            continue;
        };
        assert!(!outside, "{} is told twice", command.name);
        assert_eq!(desk.refusal(command.name, body.clone()), own_rule(command.name), "{}", command.name);
    }
    assert_eq!(asked.len() + OUTSIDE.len(), writes.len(), "a command that is gone is still told here");
    let finding = asked["photo.reserve_place"]["finding"].as_str().expect("id").parse().expect("id");
    let refused = desk.put_photo(finding, day.parse().expect("id"), PICTURE).expect_err("no picture either");
    assert_eq!(refused.code, "day_closed");
    let rating = json!({ "what": { "kind": "rating", "visit_day": day } });
    assert_eq!(desk.refusal("session.hand_over", rating), "day_closed");
    assert_eq!(preview(), before, "nothing of the day moved");
    // Reopened, which is recorded, it takes all of it again.
    desk.answer("visit.reopen_day", json!({ "visit_day": day }));
    assert_eq!(desk.answer("visit.get_spine", json!({ "visit_day": day }))["revision"], 1);
    for name in ["closing.celebrate", "visit.write_intention", "observation.record_score", "walk.record_mark"] {
        desk.answer(name, asked[name].clone());
    }
    assert_eq!(desk.answer("backup.verify_profile", json!({}))["faults"], json!([]));
}

#[test]
fn closing_ends_what_still_counts_and_loses_no_tap() {
    let Full { scene, .. } = Full::day();
    scene.desk.answer("visit.close_day", json!({ "visit_day": scene.day, "reason": "Essai" }));
    let posts = scene.desk.answer("flow.list_posts", json!({ "visit_day": scene.day }));
    assert_eq!((&posts["posts"][0]["open_window"], &posts["posts"][0]["arrivals"]), (&Value::Null, &json!(1)));
}

/// What the end of the day says of the unit, and the way back once it was said.
#[test]
fn what_was_confirmed_is_corrected_in_a_revision_only() {
    let (desk, day) = started();
    let of_day = |more: Value| {
        let mut body = more;
        body["visit_day"] = json!(day);
        body
    };
    desk.answer("closing.celebrate", of_day(json!({ "what": "La porte tenue" })));
    desk.answer("closing.agree_next_visit", of_day(json!({ "on": "2026-12-15" })));
    desk.answer("closing.confirm_dashboard", of_day(json!({})));
    let late = [
        ("closing.celebrate", of_day(json!({ "what": "" }))),
        ("closing.celebrate", of_day(json!({ "what": "Autre chose" }))),
        ("closing.agree_next_visit", of_day(json!({ "on": "2026-12-16" }))),
        ("closing.write_sentence", of_day(json!({ "sentence": "next_steps", "text": "Encore" }))),
        ("closing.confirm_dashboard", of_day(json!({}))),
    ];
    for (name, body) in &late {
        assert_eq!(desk.refusal(name, body.clone()), "dashboard_confirmed", "{name} {body}");
    }
    let planned = desk.answer("visit.get_today", json!({}))["next"].to_string();
    assert!(!planned.contains("2026-12-16"), "the plan did not move either: {planned}");
    // The rest of the day goes on.
    desk.answer("visit.write_intention", of_day(json!({ "text": "encore un mot" })));
    desk.answer("visit.reopen_day", of_day(json!({})));
    for (name, body) in late {
        desk.answer(name, body);
    }
    assert_eq!(desk.refusal("visit.reopen_day", of_day(json!({}))), "day_open");
    assert_eq!(desk.answer("visit.get_spine", of_day(json!({})))["revision"], 1);
}

#[test]
fn undo_takes_back_nothing_of_a_settled_day() {
    let (desk, day): (Desk, String) = started();
    desk.answer("closing.celebrate", json!({ "visit_day": day, "what": "La porte tenue" }));
    desk.answer("closing.confirm_dashboard", json!({ "visit_day": day }));
    assert_eq!(desk.refusal("history.undo_last", json!({ "visit_day": day })), "nothing_to_undo");
    assert_eq!(desk.refusal("history.redo_last", json!({ "visit_day": day })), "nothing_to_redo", "and says which way");
    desk.answer("visit.close_day", json!({ "visit_day": day, "reason": "Essai" }));
    for scope in [json!(day), Value::Null] {
        assert_eq!(desk.refusal("history.undo_last", json!({ "visit_day": scope })), "nothing_to_undo");
    }
}
