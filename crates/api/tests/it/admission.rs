//! What may be written of people, asked of every act whatever it came through: commands, undo, redo, the bin, pictures.

use serde_json::{Value, json};

use crate::{
    observation::{Scene, list, text},
    walk::PICTURE,
};

impl Scene {
    fn inform(&self, person: &str) {
        let notice = json!({ "unit": self.unit, "people": [person], "channel": "meeting", "date": "2026-11-24" });
        self.desk.answer("observation.inform_team", notice);
    }

    fn switch(&self, on: bool) {
        self.desk.answer("organisation.switch_observations", json!({ "on": on }));
    }

    fn observed(&self) -> Vec<Value> {
        list(&self.desk.answer("observation.list_observations", json!({ "visit_day": self.day })), "observations")
            .clone()
    }

    /// The newest thing of a noun in the bin.
    fn binned(&self, noun: &str) -> Value {
        let bin = self.desk.answer("bin.list_deleted", json!({}));
        let found = list(&bin, "items").iter().find(|item| item["noun"] == noun).cloned();
        json!({ "noun": noun, "id": found.unwrap_or_else(|| panic!("{noun} in {bin}"))["id"] })
    }
}

#[test]
fn a_redo_names_nobody_who_is_not_informed() {
    let scene = Scene::of_today();
    let theo = scene.person("Théo");
    scene.inform(&theo);
    let observation = scene.observe("Théo");
    scene.level(&observation, 2, 3);
    for _ in 0..3 {
        scene.desk.answer("history.undo_last", json!({ "visit_day": null }));
    }
    let of_day = json!({ "visit_day": scene.day });
    assert_eq!(scene.desk.refusal("history.redo_last", of_day), "person_not_informed");
    assert!(scene.observed().is_empty());
}

#[test]
fn whoever_is_no_longer_informed_is_written_of_no_more() {
    let scene = Scene::of_today();
    let observation = scene.observe("Amina");
    let skill = scene.skill(&observation, 2);
    let debrief = text(&scene.desk.answer("debrief.open_debrief", json!({ "observations": [observation] })), "debrief");
    // Another notice is in force: nobody was told it yet.
    let shown = scene.desk.answer("organisation.get_organisation", json!({}));
    let mut ask = shown["gate"].clone();
    for field in ["notice_version", "switched_off_at"] {
        ask.as_object_mut().expect("gate").remove(field);
    }
    ask["notice_text"]["fr"] = json!("Autre chose est dit.");
    scene.desk.answer("organisation.record_gate", ask);
    for (name, body) in [
        ("observation.record_score", json!({ "observation": observation, "skill": skill, "value": 3 })),
        ("observation.record_fact", json!({ "observation": observation, "skill": skill, "fact": "x" })),
        ("observation.set_cause", json!({ "observation": observation, "skill": skill, "cause": "tool" })),
        ("observation.describe_observation", json!({ "observation": observation, "scene": "x" })),
        ("observation.finish_observation", json!({ "observation": observation })),
        ("debrief.record_self_view", json!({ "debrief": debrief, "went_well": "x" })),
        ("debrief.record_fact", json!({ "debrief": debrief, "behaviour": "x" })),
        ("debrief.close_debrief", json!({ "debrief": debrief })),
    ] {
        assert_eq!(scene.desk.refusal(name, body), "person_not_informed", "{name}");
    }
    // Her own word is taken, and the day closes without making anything of it final.
    scene.desk.answer("debrief.record_comment", json!({ "debrief": debrief, "comment": "vu" }));
    let closed = scene.desk.answer("visit.close_day", json!({ "visit_day": scene.day, "reason": "interrompue" }));
    assert_eq!((&closed["finals"], &closed["drafts"]), (&json!(0), &json!(1)));
}

#[test]
fn a_closed_gate_lets_nothing_back_in() {
    let scene = Scene::of_today();
    let observation = scene.observe("Amina");
    let skill = scene.skill(&observation, 2);
    scene.level(&observation, 2, 3);
    scene.desk.answer("observation.record_score", json!({ "observation": observation, "skill": skill, "value": null }));
    scene.switch(false);
    assert_eq!(scene.desk.refusal("history.undo_last", json!({ "visit_day": scene.day })), "organisation_not_open");
    assert_eq!(scene.desk.refusal("bin.restore_deleted", scene.binned("observation_score")), "organisation_not_open");
    scene.desk.answer("observation.delete_observation", json!({ "observation": observation }));
    assert_eq!(scene.desk.refusal("history.undo_last", json!({ "visit_day": scene.day })), "organisation_not_open");
    assert_eq!(scene.desk.refusal("bin.restore_deleted", scene.binned("observation")), "organisation_not_open");
    assert!(scene.observed().is_empty());
    scene.switch(true);
    scene.desk.answer("history.undo_last", json!({ "visit_day": scene.day }));
    assert_eq!(scene.observed().len(), 1);
}

#[test]
fn a_restored_level_stands_beside_no_other() {
    let scene = Scene::of_today();
    let observation = scene.observe("Amina");
    let skill = scene.skill(&observation, 2);
    scene.level(&observation, 2, 3);
    scene.desk.answer("observation.record_score", json!({ "observation": observation, "skill": skill, "value": null }));
    scene.level(&observation, 2, 2);
    assert_eq!(scene.desk.refusal("bin.restore_deleted", scene.binned("observation_score")), "skill_scored_twice");
    assert_eq!(scene.criterion(&observation, 2)["value"], 2);
    scene.desk.answer("observation.record_score", json!({ "observation": observation, "skill": skill, "value": null }));
    scene.desk.answer("bin.restore_deleted", scene.binned("observation_score"));
    assert_eq!(scene.view(&observation)["scored"], 1);
}

#[test]
fn a_picture_of_somebody_passes_the_same_door() {
    let scene = Scene::of_today();
    let observation = scene.observe("Amina");
    let put = || scene.desk.put_photo(observation.parse().expect("id"), scene.day.parse().expect("id"), PICTURE);
    scene.switch(false);
    assert_eq!(put().expect_err("closed").code, "organisation_not_open");
    assert_eq!(scene.desk.answer("photo.list_photos", json!({ "owner": observation }))["photos"], json!([]));
    scene.switch(true);
    let photo = text(&put().expect("open").answer, "attachment");
    scene.switch(false);
    let caption = json!({ "attachment": photo, "caption": "Amina" });
    assert_eq!(scene.desk.refusal("photo.caption_photo", caption), "organisation_not_open");
    // What tells less of people is never closed.
    scene.desk.answer("photo.answer_people_visible", json!({ "attachment": photo, "people": true }));
    scene.desk.answer("photo.remove_photo", json!({ "attachment": photo }));
    assert_eq!(scene.desk.refusal("history.undo_last", json!({ "visit_day": scene.day })), "organisation_not_open");
}

#[test]
fn three_goals_of_a_day_are_three_in_all_units() {
    let mut scene = Scene::of_today();
    let paul = scene.person("Paul");
    let units = scene.desk.peek(|db| db.list_all::<sillage_domain::network::Unit>());
    let other = units.iter().map(|unit| unit.id.to_string()).find(|unit| *unit != scene.unit).expect("another unit");
    let goal = |unit: &str, day: &str| json!({ "person": paul, "unit": unit, "day": day, "situation": "", "expected_behaviour": "Lève les yeux" });
    let set = |unit: &str, day: &str| text(&scene.desk.answer("observation.set_goal", goal(unit, day)), "goal");
    let first = set(&scene.unit, "2026-11-24");
    set(&scene.unit, "2026-11-24");
    set(&other, "2026-11-24");
    assert_eq!(scene.desk.refusal("observation.set_goal", goal(&other, "2026-11-24")), "fourth_goal");
    assert_eq!(scene.desk.refusal("observation.set_goal", goal(&scene.unit, "2026-11-24")), "fourth_goal");
    let tomorrow = set(&other, "2026-11-25");
    let mut moved = goal(&other, "2026-11-24");
    moved["goal"] = json!(tomorrow);
    assert_eq!(scene.desk.refusal("observation.set_goal", moved), "fourth_goal");
    scene.desk.answer("observation.withdraw_goal", json!({ "goal": first }));
    set(&other, "2026-11-24");
}

/// The coach's own rating, final, and a second one of the same scene that was begun in its rater's hands.
fn begun_by_the_second() -> (Scene, String, String) {
    let scene = Scene::of_today();
    let first = scene.observe("Paul");
    scene.level(&first, 2, 3);
    scene.desk.answer("observation.finish_observation", json!({ "observation": first }));
    let ask = json!({ "double_of": first, "observer": scene.person("Claire") });
    let second = text(&scene.desk.answer("observation.open_observation", ask), "observation");
    scene.hand_over(&second);
    scene.level(&second, 2, 2);
    scene.fact(&second, 2, "Dit bonjour sans lever les yeux.");
    scene.desk.answer("session.take_back", json!({ "pin": null }));
    (scene, first, second)
}

#[test]
fn nobody_finishes_a_second_rating_for_its_rater() {
    let (scene, first, second) = begun_by_the_second();
    for observations in [vec![&second], vec![&first], vec![&first, &second]] {
        let ask = json!({ "observations": observations });
        assert_eq!(scene.desk.refusal("debrief.open_debrief", ask), "second_rater_not_done");
    }
    assert_eq!(scene.view(&first)["blind"], true);
    let closed = scene.desk.answer("visit.close_day", json!({ "visit_day": scene.day, "reason": "interrompue" }));
    assert_eq!((&closed["finals"], &closed["drafts"], &closed["left_out"]), (&json!(0), &json!(0), &json!(1)));
    let left = scene.view(&second);
    assert_eq!((&left["status"], &left["blind"]), (&json!("draft"), &json!(true)));
    assert!(list(&left, "criteria").iter().all(|each| each["value"].is_null() && each["fact"] == ""));
    // It hides nothing any more, until the day is open again and its rater may go on.
    assert_eq!(scene.view(&first)["blind"], false);
    scene.desk.answer("visit.reopen_day", json!({ "visit_day": scene.day }));
    assert_eq!(scene.view(&first)["blind"], true);
    scene.hand_over(&second);
    scene.desk.answer("observation.finish_observation", json!({ "observation": second }));
    scene.desk.answer("session.take_back", json!({ "pin": null }));
    assert_eq!(scene.view(&first)["blind"], false);
}

#[test]
fn a_debrief_that_knew_a_hidden_rating_tells_none_of_its_words() {
    use sillage_domain::{Id, debrief::Debrief};
    let (mut scene, _, second) = begun_by_the_second();
    let own = scene.observe("Paul");
    let debrief = text(&scene.desk.answer("debrief.open_debrief", json!({ "observations": [own] })), "debrief");
    let (of, hidden): (Id<Debrief>, _) = (Id::new(debrief.parse().expect("id")), Id::new(second.parse().expect("id")));
    scene.desk.poke(|tx| tx.change(of, |doc| doc.observations.push(hidden)));
    let say = |name: &str, body: Value| scene.desk.answer(name, body);
    say("debrief.open_debrief", json!({ "observations": [own] }));
    assert_eq!(say("debrief.get_debrief", json!({ "debrief": debrief }))["facts"], json!([]));
    say("debrief.prefer_not_to_say", json!({ "debrief": debrief, "prefers": true }));
    say("debrief.close_debrief", json!({ "debrief": debrief }));
    assert_eq!((&scene.view(&own)["status"], &scene.view(&second)["status"]), (&json!("final"), &json!("draft")));
}
