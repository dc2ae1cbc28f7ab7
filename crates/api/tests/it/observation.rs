//! Observing through the registry: the gates, the four things a criterion can be, facts, two raters, the ladder, goals.
//! Every expectation is asked back from the file.

use serde_json::{Value, json};
use sillage_domain::network::Role;
use sillage_testkit::Desk;

/// A visit day of the practice network, and its team.
pub(crate) struct Scene {
    pub desk: Desk,
    pub day: String,
    pub unit: String,
}

pub(crate) fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_else(|| panic!("{key} in {value}")).to_owned()
}

pub(crate) fn list<'a>(value: &'a Value, key: &str) -> &'a Vec<Value> {
    value[key].as_array().unwrap_or_else(|| panic!("{key} in {value}"))
}

impl Scene {
    pub fn of_today() -> Self {
        let desk = Desk::practice(Role::Coach);
        let visit = desk.answer("visit.get_today", json!({}))["next"][0]["visit"].clone();
        let day = text(&desk.answer("visit.start_visit", json!({ "visit": visit })), "visit_day");
        let unit = text(&desk.answer("observation.list_people", json!({ "visit_day": day })), "unit");
        Self { desk, day, unit }
    }

    pub fn people(&self) -> Value {
        self.desk.answer("observation.list_people", json!({ "visit_day": self.day }))
    }

    pub fn person(&self, first_name: &str) -> String {
        let people = self.people();
        let found = list(&people, "people").iter().find(|each| text(each, "name").starts_with(first_name));
        text(found.unwrap_or_else(|| panic!("{first_name} in {people}")), "person")
    }

    pub fn observe(&self, first_name: &str) -> String {
        let person = self.person(first_name);
        text(
            &self.desk.answer("observation.open_observation", json!({ "visit_day": self.day, "observed": person })),
            "observation",
        )
    }

    pub fn view(&self, observation: &str) -> Value {
        self.desk.answer("observation.get_observation", json!({ "observation": observation }))
    }

    pub fn skill(&self, observation: &str, rank: usize) -> String {
        text(&list(&self.view(observation), "criteria")[rank - 1], "skill")
    }

    pub fn level(&self, observation: &str, rank: usize, level: i32) -> Value {
        let skill = self.skill(observation, rank);
        self.desk
            .answer("observation.record_score", json!({ "observation": observation, "skill": skill, "value": level }))
    }

    pub fn fact(&self, observation: &str, rank: usize, fact: &str) {
        let skill = self.skill(observation, rank);
        self.desk
            .answer("observation.record_fact", json!({ "observation": observation, "skill": skill, "fact": fact }));
    }

    /// The computer goes to the second rater of a scene.
    pub fn hand_over(&self, observation: &str) {
        let what = json!({ "kind": "observation", "visit_day": self.day, "observation": observation });
        self.desk.answer("session.hand_over", json!({ "what": what }));
    }

    pub fn criterion(&self, observation: &str, rank: usize) -> Value {
        list(&self.view(observation), "criteria")[rank - 1].clone()
    }
}

#[test]
fn present_people_come_first_and_who_is_not_informed_says_why() {
    let scene = Scene::of_today();
    let paul = scene.person("Paul");
    scene.desk.answer("visit.mark_present", json!({ "visit_day": scene.day, "person": paul, "present": true }));
    let people = scene.people();
    assert_eq!(people["open"], true);
    let people = list(&people, "people");
    assert!(people.iter().position(|each| each["person"] == paul.as_str()).expect("Paul") < people.len());
    assert!(people.windows(2).all(|pair| pair[0]["present"].as_bool() >= pair[1]["present"].as_bool()));
    assert_eq!(
        people.iter().map(|each| each["number"].as_u64()).collect::<Vec<_>>(),
        (1..=people.len() as u64).map(Some).collect::<Vec<_>>()
    );
    let theo = people.iter().find(|each| text(each, "name").starts_with("Théo")).expect("Théo");
    assert!(theo["informed_on"].is_null());
    assert!(!people.iter().any(|each| each["role"] == "coach"));
}

#[test]
fn nobody_is_named_before_being_informed() {
    let scene = Scene::of_today();
    let theo = scene.person("Théo");
    let ask = json!({ "visit_day": scene.day, "observed": theo });
    assert_eq!(scene.desk.refusal("observation.open_observation", ask.clone()), "person_not_informed");
    // A scene without identity is open, and names nobody.
    let anyone =
        text(&scene.desk.answer("observation.open_observation", json!({ "visit_day": scene.day })), "observation");
    assert!(scene.view(&anyone)["person"].is_null());

    let notice = |date: &str| json!({ "unit": scene.unit, "people": [theo], "channel": "meeting", "date": date });
    assert_eq!(scene.desk.refusal("observation.inform_team", notice("2026-11-25")), "date_in_future");
    scene.desk.answer("observation.inform_team", notice("2026-11-24"));
    scene.desk.answer("observation.open_observation", ask.clone());
    // Informing is an act like any other: taken back, it closes the door again.
    scene.desk.answer("history.undo_last", json!({}));
    scene.desk.answer("history.undo_last", json!({}));
    assert_eq!(scene.desk.refusal("observation.open_observation", ask), "person_not_informed");
}

#[test]
fn blank_not_observed_not_applicable_and_refused_are_four_things() {
    let scene = Scene::of_today();
    let observation = scene.observe("Amina");
    for (rank, absence) in [(1, "not_observed"), (2, "not_applicable"), (3, "refused")] {
        let skill = scene.skill(&observation, rank);
        scene.desk.answer(
            "observation.record_score",
            json!({ "observation": observation, "skill": skill, "absence": absence }),
        );
        assert_eq!(scene.criterion(&observation, rank)["absence"], absence);
    }
    assert!(scene.criterion(&observation, 4)["absence"].is_null());
    scene.level(&observation, 4, 3);
    let view = scene.view(&observation);
    assert_eq!((&view["scored"], list(&view, "criteria").len()), (&json!(1), 8));

    let skill = scene.skill(&observation, 1);
    let both = json!({ "observation": observation, "skill": skill, "value": 2, "absence": "refused" });
    assert_eq!(scene.desk.refusal("observation.record_score", both), "level_and_absence");
    let outside = json!({ "observation": observation, "skill": skill, "value": 5 });
    assert_eq!(scene.desk.refusal("observation.record_score", outside), "level_out_of_scale");
    scene.desk.answer("observation.record_score", json!({ "observation": observation, "skill": skill }));
    assert!(scene.criterion(&observation, 1)["absence"].is_null());
    // Undo brings the absence back, and a restart keeps it.
    scene.desk.answer("history.undo_last", json!({}));
    let mut scene = scene;
    scene.desk.reopen();
    assert_eq!(scene.criterion(&observation, 1)["absence"], "not_observed");
}

#[test]
fn a_fact_is_asked_for_at_both_ends_and_final_needs_it() {
    let scene = Scene::of_today();
    let observation = scene.observe("Paul");
    assert_eq!(scene.level(&observation, 1, 4)["missing_facts"], 1);
    scene.level(&observation, 2, 1);
    scene.level(&observation, 3, 3);
    let finish = json!({ "observation": observation });
    assert_eq!(scene.desk.refusal("observation.finish_observation", finish.clone()), "facts_missing");
    scene.fact(&observation, 1, "Se lève avant que la porte ne se ferme.");
    scene.fact(&observation, 2, "Reste derrière l’écran.");
    scene.desk.answer("observation.finish_observation", finish);
    assert_eq!(scene.view(&observation)["status"], "final");
    // What is final is corrected by a new observation, never changed and never undone.
    let skill = scene.skill(&observation, 3);
    for (name, body) in [
        ("observation.record_score", json!({ "observation": observation, "skill": skill, "value": 2 })),
        ("observation.record_fact", json!({ "observation": observation, "skill": skill, "fact": "x" })),
        ("observation.set_cause", json!({ "observation": observation, "skill": skill, "cause": "tool" })),
        ("observation.describe_observation", json!({ "observation": observation, "scene": "x" })),
        ("observation.delete_observation", json!({ "observation": observation })),
    ] {
        assert_eq!(scene.desk.refusal(name, body), "observation_final", "{name}");
    }
    assert_eq!(scene.desk.refusal("history.undo_last", json!({ "visit_day": scene.day })), "nothing_to_undo");
    assert_eq!(scene.criterion(&observation, 3)["value"], 3);
}

#[test]
fn the_second_customer_shows_the_first_ones_levels_hollow() {
    let scene = Scene::of_today();
    let first = scene.observe("Amina");
    let before = scene.criterion(&first, 3)["previous"].clone();
    assert_eq!(before["level"], 2, "what the last visit saw");
    scene.level(&first, 3, 3);
    scene.desk.clock.advance_ms(600_000);
    let second = scene.observe("Amina");
    assert_eq!(scene.view(&second)["customer_number"], 2);
    assert_eq!(scene.criterion(&second, 3)["previous"], json!({ "level": 3, "day": "2026-11-24" }));
    assert!(scene.criterion(&second, 3)["value"].is_null());
}

#[test]
fn two_raters_are_blind_until_both_are_done() {
    let scene = Scene::of_today();
    let first = scene.observe("Paul");
    for (rank, level) in [(1, 3), (2, 2), (3, 2)] {
        scene.level(&first, rank, level);
    }
    scene.desk.answer("observation.finish_observation", json!({ "observation": first }));
    let manager = scene.person("Claire");
    let ask = json!({ "double_of": first, "observer": manager });
    let second = text(&scene.desk.answer("observation.open_observation", ask.clone()), "observation");
    assert_eq!(scene.desk.refusal("observation.open_observation", ask), "already_rated_twice");
    let hides = |observation: &str| {
        let hidden = scene.view(observation);
        assert_eq!(hidden["blind"], true);
        assert!(list(&hidden, "criteria").iter().all(|each| each["value"].is_null() && each["fact"] == ""));
    };
    hides(&first);
    hides(&second);
    // Nobody but the second rater gives the second levels, and in their hands nothing else answers.
    let score = |skill: &str| json!({ "observation": second, "skill": skill, "value": 3 });
    let skill = scene.skill(&first, 1);
    assert_eq!(scene.desk.refusal("observation.record_score", score(&skill)), "second_rater_needs_handover");
    let own = json!({ "what": { "kind": "observation", "visit_day": scene.day, "observation": first } });
    assert_eq!(scene.desk.refusal("session.hand_over", own), "observation_final");
    scene.hand_over(&second);
    for (name, body) in [
        ("observation.get_observation", json!({ "observation": first })),
        ("observation.list_observations", json!({ "visit_day": scene.day })),
        ("observation.record_score", json!({ "observation": first, "skill": skill, "value": 1 })),
        ("closing.get_rating_form", json!({ "visit_day": scene.day })),
        ("draft.list_drafts", json!({ "prefix": format!("observation/{first}") })),
    ] {
        assert_eq!(scene.desk.refusal(name, body), "handed_over", "{name}");
    }
    let given = scene.view(&second);
    assert_eq!((&given["blind"], &given["customer_number"], &given["goals"]), (&json!(false), &json!(1), &json!([])));
    assert_eq!(given["second"]["lines"], json!([]), "levels are compared once both are final");
    assert!(list(&given, "criteria").iter().all(|each| each["previous"].is_null() && each["looks_before"] == 0));
    for (rank, level) in [(1, 3), (2, 3)] {
        scene.level(&second, rank, level);
    }
    scene.desk.answer("observation.finish_observation", json!({ "observation": second }));
    scene.desk.answer("session.take_back", json!({ "pin": null }));
    assert_eq!(scene.desk.refusal("history.undo_last", json!({ "visit_day": scene.day })), "nothing_to_undo");
    let both = scene.view(&first);
    assert_eq!(both["blind"], false);
    let apart: Vec<_> = list(&both["second"], "lines").iter().map(|line| line["apart"].clone()).collect();
    assert_eq!(apart, [json!(0), json!(1), Value::Null]);
}

#[test]
fn the_ladder_says_how_much_it_rests_on_and_adds_nothing_up() {
    let scene = Scene::of_today();
    let amina = scene.person("Amina");
    let ladder = scene.desk.answer("observation.get_ladder", json!({ "person": amina, "unit": scene.unit }));
    let rephrase = &list(&ladder, "rungs")[2];
    assert_eq!((&rephrase["n"], &rephrase["mean"]), (&json!(2), &Value::Null), "two looks are too early for a mean");
    assert_eq!(list(rephrase, "looks")[0]["level"], 2);
    assert!(ladder.get("mean").is_none() && ladder.get("total").is_none());

    let observation = scene.observe("Amina");
    scene.level(&observation, 3, 3);
    let draft = scene.desk.answer("observation.get_ladder", json!({ "person": amina, "unit": scene.unit }));
    assert_eq!(list(&draft, "rungs")[2]["n"], 2, "a draft feeds no score");
    scene.desk.answer("observation.finish_observation", json!({ "observation": observation }));
    let after = scene.desk.answer("observation.get_ladder", json!({ "person": amina, "unit": scene.unit }));
    let rephrase = &list(&after, "rungs")[2];
    assert_eq!(rephrase["n"], 3);
    assert!(rephrase["mean"].is_number() && list(rephrase, "looks").len() == 3);
}

#[test]
fn one_to_three_goals_closed_by_an_observation() {
    let scene = Scene::of_today();
    let paul = scene.person("Paul");
    let goal = |text: &str| json!({ "person": paul, "unit": scene.unit, "day": "2026-11-24", "situation": "La file", "expected_behaviour": text });
    assert_eq!(scene.desk.refusal("observation.set_goal", goal(" ")), "goal_without_behaviour");
    let first = text(&scene.desk.answer("observation.set_goal", goal("Annonce une durée")), "goal");
    scene.desk.answer("observation.set_goal", goal("Lève les yeux"));
    scene.desk.answer("observation.set_goal", goal("Redit le besoin"));
    assert_eq!(scene.desk.refusal("observation.set_goal", goal("Encore un")), "fourth_goal");

    let seen = json!({ "goal": first, "status": "seen_met" });
    assert_eq!(scene.desk.refusal("observation.close_goal", seen), "goal_needs_observation");
    let of_amina = scene.observe("Amina");
    let wrong = json!({ "goal": first, "status": "seen_met", "observation": of_amina });
    assert_eq!(scene.desk.refusal("observation.close_goal", wrong), "goal_needs_observation");
    let of_paul = scene.observe("Paul");
    scene.desk.answer("observation.close_goal", json!({ "goal": first, "status": "seen_met", "observation": of_paul }));
    assert_eq!(
        scene.desk.refusal("observation.close_goal", json!({ "goal": first, "status": "not_seen" })),
        "goal_closed"
    );
    let goals =
        scene.desk.answer("observation.list_goals", json!({ "unit": scene.unit, "day": "2026-11-24", "person": paul }));
    let closed = list(&goals, "goals").iter().find(|line| line["goal"] == first.as_str()).expect("the goal");
    assert_eq!((&closed["status"], &closed["closed_by"]), (&json!("seen_met"), &json!(of_paul)));
    // A withdrawn goal gives its place back.
    let second = text(&list(&goals, "goals")[1], "goal");
    scene.desk.answer("observation.withdraw_goal", json!({ "goal": second }));
    scene.desk.answer("observation.set_goal", goal("Encore un"));
}

#[test]
fn a_deleted_observation_takes_its_scores_along_and_comes_back() {
    let scene = Scene::of_today();
    let observation = scene.observe("Inès");
    scene.level(&observation, 2, 3);
    scene.desk.answer("observation.delete_observation", json!({ "observation": observation }));
    assert!(
        list(&scene.desk.answer("observation.list_observations", json!({ "visit_day": scene.day })), "observations")
            .is_empty()
    );
    scene.desk.answer("history.undo_last", json!({}));
    assert_eq!(scene.criterion(&observation, 2)["value"], 3);
    let line =
        list(&scene.desk.answer("observation.list_observations", json!({ "visit_day": scene.day })), "observations")[0]
            .clone();
    assert_eq!((&line["scored"], &line["of"]), (&json!(1), &json!(8)));
    assert!(line.get("criteria").is_none(), "the list says how much was seen, never how good it was");
}

#[test]
fn a_goal_names_nobody_uninformed_and_stays_with_its_person() {
    let scene = Scene::of_today();
    let (theo, paul, amina) = (scene.person("Théo"), scene.person("Paul"), scene.person("Amina"));
    let goal = |person: &str, day: &str| json!({ "person": person, "unit": scene.unit, "day": day, "situation": "", "expected_behaviour": "Lève les yeux" });
    assert_eq!(scene.desk.refusal("observation.set_goal", goal(&theo, "2026-11-24")), "person_not_informed");
    for _ in 0..3 {
        scene.desk.answer("observation.set_goal", goal(&paul, "2026-11-24"));
    }
    let tomorrow = text(&scene.desk.answer("observation.set_goal", goal(&paul, "2026-11-25")), "goal");
    // Worded anew under another name, it would be a fourth goal of the first.
    let mut moved = goal(&amina, "2026-11-24");
    moved["goal"] = json!(tomorrow);
    assert_eq!(scene.desk.refusal("observation.set_goal", moved), "fourth_goal");
}

#[test]
fn a_place_that_is_not_there_holds_no_record() {
    let scene = Scene::of_today();
    let nowhere = "00000000-0000-7000-8000-000000000000";
    assert_eq!(scene.desk.refusal("observation.open_observation", json!({ "unit": nowhere })), "not_found");
    let notice =
        json!({ "unit": nowhere, "people": [scene.person("Théo")], "channel": "meeting", "date": "2026-11-24" });
    assert_eq!(scene.desk.refusal("observation.inform_team", notice), "not_found");
}

#[test]
fn the_bin_gives_back_nothing_that_could_not_be_written_now() {
    let scene = Scene::of_today();
    let in_bin = |noun: &str| {
        let bin = scene.desk.answer("bin.list_deleted", json!({}));
        let found = list(&bin, "items").iter().find(|item| item["noun"] == noun).cloned();
        let found = found.unwrap_or_else(|| panic!("{noun} in {bin}"));
        json!({ "noun": noun, "id": found["id"] })
    };
    // A level that was taken back before the record became final.
    let observation = scene.observe("Amina");
    let skill = scene.skill(&observation, 2);
    scene.level(&observation, 2, 3);
    scene.desk.answer("observation.record_score", json!({ "observation": observation, "skill": skill, "value": null }));
    scene.desk.answer("observation.finish_observation", json!({ "observation": observation }));
    assert_eq!(scene.desk.refusal("bin.restore_deleted", in_bin("observation_score")), "observation_final");
    assert!(scene.criterion(&observation, 2)["value"].is_null());
    // An observation of somebody whose notice was taken back.
    let theo = scene.person("Théo");
    let notice = json!({ "unit": scene.unit, "people": [theo], "channel": "meeting", "date": "2026-11-24" });
    scene.desk.answer("observation.inform_team", notice);
    scene.observe("Théo");
    scene.desk.answer("history.undo_last", json!({}));
    scene.desk.answer("history.undo_last", json!({}));
    assert_eq!(scene.desk.refusal("bin.restore_deleted", in_bin("observation")), "person_not_informed");
}

#[test]
fn the_ladder_is_as_blind_as_the_second_rater() {
    let scene = Scene::of_today();
    let amina = scene.person("Amina");
    let looks = || {
        let ladder = scene.desk.answer("observation.get_ladder", json!({ "person": amina, "unit": scene.unit }));
        list(&ladder, "rungs")[2]["n"].as_u64().expect("n")
    };
    let before = looks();
    let first = scene.observe("Amina");
    scene.level(&first, 3, 3);
    scene.desk.answer("observation.finish_observation", json!({ "observation": first }));
    assert_eq!(looks(), before + 1);
    let ask = json!({ "double_of": first, "observer": scene.person("Claire") });
    let second = text(&scene.desk.answer("observation.open_observation", ask), "observation");
    assert_eq!(looks(), before, "the first rating hides until the second is done");
    scene.hand_over(&second);
    scene.desk.answer("observation.finish_observation", json!({ "observation": second }));
    scene.desk.answer("session.take_back", json!({ "pin": null }));
    assert_eq!(looks(), before + 1);
}

#[test]
fn an_observation_that_holds_nothing_counts_nowhere_and_goes_when_it_is_left() {
    let scene = Scene::of_today();
    let slip = scene.observe("Paul");
    let seen = scene.observe("Amina");
    scene.level(&seen, 2, 3);
    let counts = scene.desk.answer("visit.get_spine", json!({ "visit_day": scene.day }))["counts"].clone();
    assert_eq!((&counts["observations"], &counts["debriefs_missing"]), (&json!(1), &json!(1)), "{counts}");
    let debriefs = scene.desk.answer("debrief.list_debriefs", json!({ "visit_day": scene.day }));
    assert_eq!(list(&debriefs, "waiting").len(), 1);
    let leave =
        |observation: &str| scene.desk.answer("observation.leave_observation", json!({ "observation": observation }));
    assert_eq!(leave(&seen)["dropped"], false);
    assert_eq!(leave(&slip)["dropped"], true);
    assert_eq!(leave(&slip)["dropped"], false, "left twice");
    let lines = scene.desk.answer("observation.list_observations", json!({ "visit_day": scene.day }));
    assert_eq!(list(&lines, "observations").len(), 1);
    // One that was never left, as after a crash, ends with its day.
    let forgotten = scene.observe("Paul");
    let closed = scene.desk.answer("visit.close_day", json!({ "visit_day": scene.day, "reason": "Essai" }));
    assert_eq!((&closed["finals"], &closed["drafts"]), (&json!(1), &json!(0)));
    let ask = json!({ "observation": forgotten });
    assert_eq!(scene.desk.refusal("observation.get_observation", ask), "not_found");
}
