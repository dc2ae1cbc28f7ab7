//! Two coaches without a network each record the same new colleague. Both records stay, it is proposed and never done
//! unasked, every view follows once somebody says so, and it can be taken back: at once or much later.

use serde_json::{Value, json};
use sillage_sync::GrantedRole;
use sillage_testkit::Desk;

use super::{Founded, run};

fn record(net: &Founded, desk: &Desk, name: &str) -> Value {
    let person = json!({ "unit": net.unit, "person": null, "name": name, "number": null, "email": null, "role": "team_member", "until": null });
    desk.answer("network.record_person", person)["person"].clone()
}

fn team(net: &Founded, desk: &Desk) -> Vec<String> {
    let setup = desk.answer("network.get_unit_setup", json!({ "unit": net.unit }));
    let people = setup["people"].as_array().expect("people").iter();
    people
        .filter(|each| each["role"] == "team_member")
        .map(|each| each["name"].as_str().expect("a name").into())
        .collect()
}

fn doubles(desk: &Desk) -> Value {
    desk.answer("network.list_doubles", json!({}))
}

fn informed(net: &Founded, desk: &Desk) -> Vec<(String, bool)> {
    let found = desk.answer("observation.list_people", json!({ "unit": net.unit }));
    let people = found["people"].as_array().expect("people").iter();
    people.map(|each| (each["name"].as_str().expect("a name").into(), !each["informed_on"].is_null())).collect()
}

fn open_gate(desk: &Desk) {
    let gate = json!({
        "council_on": "2026-01-05", "council_reference": "CSE 12", "impact_reference": "AIPD 3", "impact_on": null,
        "notice_text": { "fr": "Ce qui est regardé.", "en": "What is looked at." }, "retention_months": 24, "contact": "La direction",
    });
    desk.answer("organisation.record_gate", gate);
}

/// Two computers that hold one unit; on each of them somebody recorded Amina, and on the first she was informed, looked
/// at and given a goal.
struct Twice {
    net: Founded,
    second: Desk,
    hers: Value,
    his: Value,
    day: Value,
    goal: Value,
}

impl Twice {
    fn new() -> Self {
        let net = Founded::new();
        open_gate(&net.coach);
        run(&net.coach);
        let second = net.colleague("Jeanne Morel", GrantedRole::Coach);
        run(&second);
        run(&net.coach);
        let his = record(&net, &net.coach, "Amina Kaci");
        net.coach.clock.advance_ms(60_000);
        second.clock.advance_ms(120_000);
        let hers = record(&net, &second, "amina KACY");
        let today = net.coach.answer("observation.list_people", json!({ "unit": net.unit }))["day"].clone();
        let tell = json!({ "unit": net.unit, "people": [his], "channel": "meeting", "date": today });
        net.coach.answer("observation.inform_team", tell);
        let day = net.coach.answer("visit.start_unplanned", json!({ "unit": net.unit }))["visit_day"].clone();
        net.coach.answer("observation.open_observation", json!({ "visit_day": day, "observed": his }));
        let goal = json!({ "person": his, "unit": net.unit, "day": today, "situation": "À l’accueil", "expected_behaviour": "Elle salue la première" });
        let goal = net.coach.answer("observation.set_goal", goal)["goal"].clone();
        let twice = Self { net, second, hers, his, day, goal };
        twice.exchange();
        twice
    }

    fn exchange(&self) {
        for desk in [&self.net.coach, &self.second, &self.net.coach] {
            assert_eq!(run(desk)["complete"], true);
        }
    }

    fn both(&self) -> [&Desk; 2] {
        [&self.net.coach, &self.second]
    }

    fn merge(&self, desk: &Desk, person: &Value, known_as: &Value) {
        desk.answer("network.merge_people", json!({ "person": person, "known_as": known_as }));
    }
}

#[test]
fn f25_duplicate_person() {
    let twice = Twice::new();
    let (net, second) = (&twice.net, &twice.second);
    for desk in twice.both() {
        assert_eq!(team(net, desk), ["Amina Kaci", "amina KACY"], "both are kept, nothing was merged unasked");
        let found = doubles(desk);
        let proposed = &found["proposed"][0];
        assert_eq!(found["proposed"].as_array().map(Vec::len), Some(1), "{found}");
        assert_eq!((&proposed["known_as"]["person"], &proposed["person"]["person"]), (&twice.his, &twice.hers));
        assert_eq!((&proposed["likeness"], &proposed["unit_name"]), (&json!("near"), &json!("Gare")));
        assert_eq!(
            (&proposed["known_as"]["recorded_by"], &proposed["person"]["recorded_by"]),
            (&json!("Maud Ferrand"), &json!("Jeanne Morel"))
        );
        assert_eq!(
            (&proposed["known_as"]["observations"], &proposed["person"]["observations"]),
            (&json!(1), &json!(0))
        );
        assert_eq!(super::state(desk)["doubles"], 1, "it waits where what needs somebody is told");
    }
    let operations =
        |desk: &Desk| desk.answer("backup.verify_profile", json!({}))["operations"].as_u64().expect("a number");
    let before = operations(second);

    // One says so: hers is read as his, on both computers, in every view.
    twice.merge(second, &twice.hers, &twice.his);
    assert_eq!(operations(second), before + 1, "one word was added, no row was touched");
    twice.exchange();
    let today = net.coach.answer("observation.list_people", json!({ "unit": net.unit }))["day"].clone();
    for desk in twice.both() {
        assert_eq!(team(net, desk), ["Amina Kaci"]);
        let found = doubles(desk);
        assert_eq!(found["proposed"], json!([]));
        assert_eq!(
            (&found["merged"][0]["name"], &found["merged"][0]["other_name"]),
            (&json!("Amina Kaci"), &json!("amina KACY"))
        );
        assert_eq!(found["merged"][0]["by"], "Jeanne Morel");
        // The stricter of the two: hers was never told, so nobody is observed before they are told once more.
        assert_eq!(informed(net, desk), [("Amina Kaci".to_owned(), false)]);
        let goals = desk
            .answer("observation.list_goals", json!({ "unit": net.unit, "day": today, "person": twice.hers }))
            .to_string();
        assert!(
            goals.contains(twice.goal.as_str().expect("an id")),
            "whoever asks by the other record gets all: {goals}"
        );
        let seen = desk.answer("observation.list_observations", json!({ "visit_day": twice.day })).to_string();
        assert!(seen.contains("Amina Kaci"), "{seen}");
        assert_eq!(desk.answer("backup.verify_profile", json!({}))["faults"], json!([]));
    }
    let look = json!({ "visit_day": twice.day, "observed": twice.hers });
    assert_eq!(second.refusal("observation.open_observation", look.clone()), "person_not_informed");
    let tell = json!({ "unit": net.unit, "people": [twice.his], "channel": "paper", "date": today });
    second.answer("observation.inform_team", tell);
    second.answer("observation.open_observation", look);
    twice.exchange();
    for desk in twice.both() {
        assert_eq!(informed(net, desk), [("Amina Kaci".to_owned(), true)]);
    }

    // Much later, and on the other computer: they are two people after all.
    let alias = doubles(&net.coach)["merged"][0]["alias"].clone();
    net.coach.answer("network.separate_people", json!({ "alias": alias }));
    twice.exchange();
    for desk in twice.both() {
        assert_eq!(team(net, desk), ["Amina Kaci", "amina KACY"]);
        assert_eq!(doubles(desk), json!({ "proposed": [], "merged": [] }), "what was judged is not proposed again");
        let both = informed(net, desk);
        assert!(
            both.contains(&("Amina Kaci".to_owned(), true)) && both.contains(&("amina KACY".to_owned(), false)),
            "{both:?}"
        );
        assert_eq!(desk.answer("backup.verify_profile", json!({}))["faults"], json!([]));
    }
}

#[test]
fn undo_takes_the_word_back_and_opposite_words_still_agree() {
    let twice = Twice::new();
    let (net, second) = (&twice.net, &twice.second);
    twice.merge(second, &twice.hers, &twice.his);
    assert_eq!(team(net, second), ["Amina Kaci"]);
    second.answer("history.undo_last", json!({ "visit_day": null }));
    assert_eq!(team(net, second), ["Amina Kaci", "amina KACY"]);
    assert_eq!(doubles(second)["proposed"].as_array().map(Vec::len), Some(1), "it is proposed again");
    // Each says it the other way round, neither having seen the other.
    twice.merge(second, &twice.hers, &twice.his);
    twice.merge(&net.coach, &twice.his, &twice.hers);
    assert_eq!(team(net, &net.coach), ["amina KACY"]);
    twice.exchange();
    for desk in twice.both() {
        assert_eq!(team(net, desk), ["Amina Kaci"], "the elder record stands on both");
        assert_eq!(doubles(desk)["merged"].as_array().map(Vec::len), Some(1));
    }
    let alias = doubles(second)["merged"][0]["alias"].clone();
    second.answer("network.separate_people", json!({ "alias": alias }));
    twice.exchange();
    for desk in twice.both() {
        assert_eq!(team(net, desk).len(), 2, "one word takes back whatever was said of the two");
    }
}

#[test]
fn two_people_stay_two_and_nobody_with_a_profile_becomes_another() {
    let twice = Twice::new();
    let (net, second) = (&twice.net, &twice.second);
    second.answer("network.keep_people_apart", json!({ "person": twice.hers, "known_as": twice.his }));
    twice.exchange();
    for desk in twice.both() {
        assert_eq!(doubles(desk), json!({ "proposed": [], "merged": [] }));
        assert_eq!(team(net, desk).len(), 2);
    }
    let me = super::state(second)["identity"]["person"].clone();
    let coach = super::state(&net.coach)["identity"]["person"].clone();
    let merge = |person: &Value, known_as: &Value| {
        second.refusal("network.merge_people", json!({ "person": person, "known_as": known_as }))
    };
    assert_eq!(merge(&me, &twice.his), "double_has_profile");
    assert_eq!(merge(&coach, &twice.his), "double_has_profile");
    assert_eq!(merge(&twice.his, &twice.his), "double_judged");
    // Whoever leaves, leaves as both records.
    twice.merge(second, &twice.hers, &twice.his);
    let today = net.coach.answer("observation.list_people", json!({ "unit": net.unit }))["day"].clone();
    let leaves = json!({ "unit": net.unit, "person": twice.his, "name": "Amina Kaci", "number": null, "email": null, "role": "team_member", "until": today });
    second.answer("network.record_person", leaves);
    second.clock.advance_ms(86_400_000);
    assert_eq!(team(net, second), Vec::<String>::new());
}

#[test]
fn whoever_is_erased_is_erased_as_every_record_and_from_copies_on_a_key() {
    let twice = Twice::new();
    let (net, second) = (&twice.net, &twice.second);
    let key = tempfile::tempdir().expect("a key");
    net.coach.answer("backup.choose_second_place", json!({ "path": key.path() }));
    twice.merge(second, &twice.hers, &twice.his);
    twice.exchange();
    net.coach.answer("backup.make_backup", json!({}));
    let copies = || {
        let profile = std::fs::read_dir(key.path()).expect("the key").next().expect("a profile").expect("read").path();
        let files = std::fs::read_dir(profile).expect("copies").map(|entry| entry.expect("read").file_name());
        files.filter(|name| name.to_string_lossy().ends_with(".db")).count()
    };
    assert_eq!(copies(), 2);
    net.server.erase(super::id(&twice.his));
    twice.exchange();
    for desk in twice.both() {
        assert_eq!(team(net, desk), Vec::<String>::new(), "her second record went with the first");
        let said = desk.answer("network.get_unit_setup", json!({ "unit": net.unit })).to_string();
        assert!(!said.to_lowercase().contains("amina"), "{said}");
        assert_eq!(desk.answer("backup.verify_profile", json!({}))["faults"], json!([]));
    }
    assert_eq!(copies(), 1, "the copies on the key were made anew, and the earlier ones went");
}
