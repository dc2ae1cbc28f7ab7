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
