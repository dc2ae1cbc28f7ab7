//! Every refusal through every door: the code, a sentence in both languages, and nothing changed in the file.

use serde_json::{Value, json};
use sillage_domain::network::Role;
use sillage_i18n::{Locale, Value as Word, Words};
use sillage_testkit::Desk;

use crate::doors::{Door, Process, other_unit};

/// One refusal: what leads to it, what is asked then, the code.
struct Row {
    says: &'static str,
    role: Role,
    ask: fn(&mut dyn Door) -> Vec<(&'static str, Value)>,
    code: &'static str,
}

const ROWS: &[Row] = &[
    Row { says: "an uninformed person is not named", role: Role::Coach, ask: uninformed, code: "person_not_informed" },
    Row {
        says: "an unopened organisation observes nobody",
        role: Role::Coach,
        ask: unopened,
        code: "organisation_not_open",
    },
    Row { says: "a fourth goal", role: Role::Coach, ask: fourth_goal, code: "fourth_goal" },
    Row { says: "a second improvement", role: Role::Coach, ask: second_improvement, code: "second_improvement" },
    Row { says: "a sixth moment of truth", role: Role::Coach, ask: sixth_moment, code: "sixth_moment" },
    Row { says: "a fourth attitude", role: Role::Coach, ask: fourth_attitude, code: "fourth_attitude" },
    Row { says: "a second promise", role: Role::Coach, ask: second_promise, code: "second_promise" },
    Row { says: "a skill's code taken twice", role: Role::Coach, ask: code_taken, code: "skill_code_taken" },
    Row { says: "a moment of another kind", role: Role::Coach, ask: other_kind, code: "channel_or_occasion" },
    Row { says: "an importance beyond three", role: Role::Coach, ask: importance, code: "importance_out_of_range" },
    Row { says: "a scale of nine levels", role: Role::Coach, ask: scale, code: "scale_out_of_range" },
    Row { says: "a published version is not written", role: Role::Coach, ask: published, code: "version_not_draft" },
    Row { says: "a second referential of a kind", role: Role::Coach, ask: second_kind, code: "referential_exists" },
    Row {
        says: "the referentials of somebody else",
        role: Role::UnitManager,
        ask: referential_not_hers,
        code: "referential_not_yours",
    },
    Row { says: "the record of somebody else", role: Role::UnitManager, ask: not_hers, code: "organisation_not_yours" },
];

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("text: {value}")).to_owned()
}

struct Team {
    day: String,
    unit: String,
    people: Value,
}

impl Team {
    fn of_today(door: &mut dyn Door) -> Self {
        let visit = door.answer("visit.get_today", json!({}))["next"][0]["visit"].clone();
        let day = text(&door.answer("visit.start_visit", json!({ "visit": visit }))["visit_day"]);
        let people = door.answer("observation.list_people", json!({ "visit_day": day }));
        Self { unit: text(&people["unit"]), people: people["people"].clone(), day }
    }

    fn person(&self, first_name: &str) -> String {
        let found = self.people.as_array().expect("people").iter();
        text(&found.clone().find(|each| text(&each["name"]).starts_with(first_name)).expect(first_name)["person"])
    }

    fn goal(&self, person: &str, behaviour: &str) -> Value {
        json!({ "person": person, "unit": self.unit, "day": "2026-11-24", "situation": "La file",
                "expected_behaviour": behaviour })
    }

    fn observe(&self, door: &mut dyn Door, person: &str) -> String {
        let ask = json!({ "visit_day": self.day, "observed": person });
        text(&door.answer("observation.open_observation", ask)["observation"])
    }
}

fn uninformed(door: &mut dyn Door) -> Vec<(&'static str, Value)> {
    let team = Team::of_today(door);
    let theo = team.person("Théo");
    vec![
        ("observation.open_observation", json!({ "visit_day": team.day, "observed": theo })),
        ("debrief.open_note", json!({ "unit": team.unit, "person": theo })),
        ("observation.set_goal", team.goal(&theo, "Lève les yeux")),
    ]
}

fn unopened(door: &mut dyn Door) -> Vec<(&'static str, Value)> {
    let team = Team::of_today(door);
    let amina = team.person("Amina");
    let observation = team.observe(door, &amina);
    door.answer("organisation.switch_observations", json!({ "on": false }));
    vec![
        ("observation.open_observation", json!({ "visit_day": team.day, "observed": amina })),
        ("observation.open_observation", json!({ "visit_day": team.day })),
        ("observation.record_score", json!({ "observation": observation, "skill": team.day, "value": 3 })),
        ("debrief.open_debrief", json!({ "observations": [observation] })),
        ("debrief.open_note", json!({ "unit": team.unit, "person": amina })),
        ("observation.set_goal", team.goal(&amina, "Lève les yeux")),
    ]
}

fn fourth_goal(door: &mut dyn Door) -> Vec<(&'static str, Value)> {
    let team = Team::of_today(door);
    let paul = team.person("Paul");
    for behaviour in ["Annonce une durée", "Lève les yeux", "Redit le besoin"] {
        door.answer("observation.set_goal", team.goal(&paul, behaviour));
    }
    vec![("observation.set_goal", team.goal(&paul, "Encore un"))]
}

fn second_improvement(door: &mut dyn Door) -> Vec<(&'static str, Value)> {
    let team = Team::of_today(door);
    let amina = team.person("Amina");
    let observation = team.observe(door, &amina);
    let view = door.answer("observation.get_observation", json!({ "observation": observation }));
    let skill = |rank: usize| view["criteria"][rank]["skill"].clone();
    let debrief = door.answer("debrief.open_debrief", json!({ "observations": [observation] }))["debrief"].clone();
    let improve = |rank: usize| json!({ "debrief": debrief, "skill": skill(rank), "text": "Redire le besoin" });
    door.answer("debrief.choose_improvement", improve(2));
    vec![("debrief.choose_improvement", improve(3))]
}

fn not_hers(_: &mut dyn Door) -> Vec<(&'static str, Value)> {
    vec![("organisation.switch_observations", json!({ "on": false }))]
}

/// The next version of the service referential, as a draft, with what it holds.
fn draft(door: &mut dyn Door) -> (Value, Value) {
    let all = door.answer("referential.list_referentials", json!({}));
    let service = all["referentials"].as_array().expect("a list").iter().find(|line| line["kind"] == "service");
    let of = json!({ "referential": service.expect("service")["referential"] });
    let version = door.answer("referential.start_draft", of)["version"].clone();
    let content = door.answer("referential.get_version", json!({ "version": version }))["content"].clone();
    (version, content)
}

fn add(version: &Value, new: Value) -> (&'static str, Value) {
    ("referential.add_item", json!({ "version": version, "new": new }))
}

fn write(version: &Value, item: &Value, value: Value) -> (&'static str, Value) {
    ("referential.write_field", json!({ "version": version, "item": item, "value": value }))
}

fn sixth_moment(door: &mut dyn Door) -> Vec<(&'static str, Value)> {
    let (version, _) = draft(door);
    let moment = |channel: &str| add(&version, json!({ "noun": "moment", "channel": channel, "occasion": null }));
    let (name, phone) = moment("phone");
    let item = door.answer(name, phone)["item"].clone();
    vec![moment("walk_in"), write(&version, &item, json!({ "field": "channel", "channel": "walk_in" }))]
}

fn fourth_attitude(door: &mut dyn Door) -> Vec<(&'static str, Value)> {
    let (version, _) = draft(door);
    vec![add(&version, json!({ "noun": "attitude" }))]
}

fn second_promise(door: &mut dyn Door) -> Vec<(&'static str, Value)> {
    let (version, _) = draft(door);
    vec![add(&version, json!({ "noun": "promise" }))]
}

fn code_taken(door: &mut dyn Door) -> Vec<(&'static str, Value)> {
    let (version, content) = draft(door);
    let skills = &content["skills"];
    vec![write(&version, &skills[1]["item"], json!({ "field": "code", "code": skills[0]["code"] }))]
}

fn other_kind(door: &mut dyn Door) -> Vec<(&'static str, Value)> {
    let (version, content) = draft(door);
    let occasion = json!({ "field": "occasion", "occasion": "Point du matin" });
    vec![
        add(&version, json!({ "noun": "moment", "channel": null, "occasion": "Point du matin" })),
        write(&version, &content["moments"][0]["item"], occasion),
    ]
}

fn importance(door: &mut dyn Door) -> Vec<(&'static str, Value)> {
    let (version, content) = draft(door);
    vec![write(&version, &content["skills"][0]["item"], json!({ "field": "importance", "importance": 4 }))]
}

fn scale(door: &mut dyn Door) -> Vec<(&'static str, Value)> {
    let (version, content) = draft(door);
    vec![write(&version, &content["skills"][0]["item"], json!({ "field": "scale", "min": 1, "max": 9 }))]
}

/// The version in force, with what it holds.
fn in_force(door: &mut dyn Door) -> (Value, Value) {
    let all = door.answer("referential.list_referentials", json!({}));
    let version = all["referentials"][0]["versions"][0]["version"].clone();
    let content = door.answer("referential.get_version", json!({ "version": version }))["content"].clone();
    (version, content)
}

fn published(door: &mut dyn Door) -> Vec<(&'static str, Value)> {
    let (version, content) = in_force(door);
    let item = &content["skills"][0]["item"];
    vec![
        add(&version, json!({ "noun": "skill" })),
        write(&version, item, json!({ "field": "importance", "importance": 1 })),
        ("referential.move_item", json!({ "version": version, "item": item, "up": false })),
        ("referential.remove_item", json!({ "version": version, "item": item })),
        ("referential.judge_change", json!({ "version": version, "item": item, "nature": "meaning" })),
        ("referential.publish_version", json!({ "version": version, "change_note": "encore" })),
        ("referential.drop_draft", json!({ "version": version })),
    ]
}

fn second_kind(_: &mut dyn Door) -> Vec<(&'static str, Value)> {
    vec![("referential.start_referential", json!({ "kind": "service", "title": { "fr": "Un autre" } }))]
}

fn referential_not_hers(door: &mut dyn Door) -> Vec<(&'static str, Value)> {
    let (version, content) = in_force(door);
    let item = &content["skills"][0]["item"];
    vec![
        add(&version, json!({ "noun": "skill" })),
        write(&version, item, json!({ "field": "importance", "importance": 1 })),
        ("referential.retire_version", json!({ "version": version })),
        ("referential.import_file", json!({ "path": "/nowhere", "digest": "" })),
    ]
}

/// What the file holds, counted.
fn held(door: &mut dyn Door) -> Value {
    door.answer("backup.verify_profile", json!({}))
}

fn check(door: &mut dyn Door, says: &str, asks: Vec<(&'static str, Value)>, code: &str) {
    let before = held(door);
    for (name, body) in asks {
        let failure = match door.call(name, body) {
            Ok(answer) => panic!("{says}: {name} was not refused: {answer}"),
            Err(failure) => failure,
        };
        assert_eq!(failure["code"], code, "{says}: {name}");
        let params: Vec<(String, String)> = failure["params"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, value)| (name.clone(), text(value)))
            .collect();
        let args: Vec<(&str, Word<'_>)> = params.iter().map(|(name, value)| (name.as_str(), value.into())).collect();
        for locale in Locale::ALL {
            let key = format!("failure-{}", code.replace('_', "-"));
            let sentence = Words::new(locale).try_text(&key, &args).expect("a sentence");
            assert!(sentence.chars().count() > 20, "{says}: {sentence}");
        }
    }
    assert_eq!(held(door), before, "{says}: something changed");
}

#[test]
fn every_refusal_through_the_registry() {
    for row in ROWS {
        let mut desk = Desk::practice(row.role);
        let asks = (row.ask)(&mut desk);
        check(&mut desk, row.says, asks, row.code);
    }
}

#[test]
fn every_refusal_through_the_process() {
    for row in ROWS {
        let mut process = Process::of(row.role);
        let asks = (row.ask)(&mut process);
        check(&mut process, row.says, asks, row.code);
    }
}

#[test]
fn another_unit_is_refused_through_both() {
    let mut desk = Desk::practice(Role::UnitManager);
    let other = other_unit(&mut desk);
    let asks = || {
        vec![
            ("visit.get_unit", json!({ "unit": other })),
            ("visit.start_unplanned", json!({ "unit": other })),
            ("visit.open_ordinary_day", json!({ "unit": other })),
            ("debrief.open_note", json!({ "unit": other })),
            ("action.list_actions", json!({ "unit": other })),
        ]
    };
    check(&mut desk, "another unit", asks(), "not_in_your_unit");
    let mut process = Process::on(desk);
    check(&mut process, "another unit", asks(), "not_in_your_unit");
}

#[test]
fn a_line_that_is_no_text_is_answered_and_the_next_one_too() {
    let mut process = Process::of(Role::Coach);
    for line in [b"\xff\xfe".as_slice(), b"{\"id\":1,\"name\":\"\xc3(\"}", b"{"] {
        assert_eq!(process.line(line)["failure"]["code"], "malformed_request", "{line:?}");
    }
    assert!(process.answer("session.get_state", json!({}))["state"].is_string());
}
