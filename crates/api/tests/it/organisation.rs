//! What the organisation records: who may, when it opens and closes, whom it makes be informed again, the paper.

use serde_json::{Value, json};
use sillage_domain::network::Role;
use sillage_report::Sheet;
use sillage_testkit::Desk;

use crate::observation::{Scene, list, text};

/// What takes away, or is the observed person's own word, is never closed.
const ALWAYS: [&str; 5] = [
    "observation.withdraw_goal",
    "observation.delete_observation",
    "debrief.delete_debrief",
    "debrief.record_comment",
    "debrief.acknowledge_debrief",
];

fn operations(desk: &Desk) -> u64 {
    desk.answer("backup.verify_profile", json!({}))["operations"].as_u64().expect("operations")
}

fn organisation(desk: &Desk) -> Value {
    desk.answer("organisation.get_organisation", json!({}))
}

/// A request that records `text` in both languages.
fn record(text: &str, months: u32) -> Value {
    json!({ "council_on": "2026-03-02", "council_reference": "CSE 12", "impact_reference": "AIPD 4",
            "impact_on": "2026-02-20", "notice_text": { "fr": text, "en": text }, "retention_months": months,
            "contact": "dpo@exemple.fr" })
}

pub(crate) fn real() -> Desk {
    let desk = Desk::empty();
    desk.answer(
        "profile.create_profile",
        json!({ "name": "Maud Ferrand", "passphrase": "cinq mots pour une boutique", "pin": "4821",
                "network": "Réseau Test", "unit": "Gare", "unit_kind": "shop", "role": "coach", "locale": "fr",
                "starter": "shop" }),
    );
    desk
}

#[test]
fn a_real_network_opens_once_everything_is_recorded() {
    let desk = real();
    let before = organisation(&desk);
    assert_eq!((&before["open"], &before["gate"], &before["may_keep"]), (&json!(false), &Value::Null, &json!(true)));
    assert!(before["proposed_text"]["fr"].as_str().expect("fr").contains("Vos droits"));
    assert!(before["proposed_text"]["en"].as_str().expect("en").contains("Your rights"));
    assert_eq!(desk.refusal("organisation.switch_observations", json!({ "on": true })), "organisation_not_recorded");
    assert_eq!(desk.refusal("organisation.make_notice", json!({ "locale": "fr" })), "organisation_not_recorded");

    let unit = text(&desk.answer("visit.list_units", json!({}))["units"][0], "unit");
    let anyone = json!({ "unit": unit });
    let refused = desk.call("observation.open_observation", anyone.clone()).expect_err("closed");
    assert_eq!((refused.code.as_str(), refused.params["who"].as_str()), ("organisation_not_open", "Maud Ferrand"));

    for (field, value, code) in [
        ("council_reference", json!("  "), "text_missing"),
        ("impact_reference", json!(""), "text_missing"),
        ("contact", json!(""), "text_missing"),
        ("notice_text", json!({ "fr": "Texte" }), "text_missing"),
        ("retention_months", json!(0), "retention_out_of_range"),
        ("council_on", json!("2026-11-25"), "date_in_future"),
    ] {
        let mut ask = record("Texte", 24);
        ask[field] = value;
        assert_eq!(desk.refusal("organisation.record_gate", ask), code, "{field}");
    }
    assert_eq!(organisation(&desk)["gate"], Value::Null);
    let done = desk.answer("organisation.record_gate", record("Texte", 24));
    assert_eq!(done, json!({ "notice_version": 1, "to_inform_again": 0 }));
    assert_eq!(organisation(&desk)["open"], true);
    desk.answer("observation.open_observation", anyone);
}

#[test]
fn closed_means_every_door() {
    let scene = Scene::of_today();
    let observation = scene.observe("Amina");
    scene.desk.answer("organisation.switch_observations", json!({ "on": false }));
    assert_eq!(scene.people()["open"], false);
    let before = operations(&scene.desk);
    let (commands, _) = sillage_api::describe(&sillage_api::registry());
    let mut closed = 0;
    for command in commands.iter().filter(|command| command.kind == "write" || command.kind == "final") {
        if !command.name.starts_with("observation.") && !command.name.starts_with("debrief.") {
            continue;
        }
        let code = scene.desk.refusal(command.name, json!({}));
        assert_eq!(code == "organisation_not_open", !ALWAYS.contains(&command.name), "{}: {code}", command.name);
        closed += u32::from(code == "organisation_not_open");
    }
    assert!(closed > 20, "{closed}");
    assert_eq!(operations(&scene.desk), before);
    // What is there stays readable, and may be taken away.
    scene.view(&observation);
    scene.desk.answer("observation.delete_observation", json!({ "observation": observation }));
    scene.desk.answer("organisation.switch_observations", json!({ "on": true }));
    scene.observe("Amina");
}

#[test]
fn another_text_makes_everybody_be_informed_again() {
    let scene = Scene::of_today();
    let before = organisation(&scene.desk);
    let gate = &before["gate"];
    let mut ask = json!({});
    for field in ["council_on", "council_reference", "impact_reference", "impact_on", "notice_text", "retention_months"]
    {
        ask[field] = gate[field].clone();
    }
    ask["contact"] = json!("Une autre adresse");
    let done = scene.desk.answer("organisation.record_gate", ask.clone());
    assert_eq!((&done["notice_version"], &done["to_inform_again"]), (&json!(1), &json!(0)));
    let earlier = scene.observe("Amina");

    ask["notice_text"]["fr"] = json!("Autre chose est dit.");
    let done = scene.desk.answer("organisation.record_gate", ask);
    assert_eq!((&done["notice_version"], &done["to_inform_again"]), (&json!(2), &json!(4)));
    let amina = scene.person("Amina");
    let day = &scene.day;
    let refusal = |name: &str, body: Value| scene.desk.refusal(name, body);
    assert_eq!(
        refusal("observation.open_observation", json!({ "visit_day": day, "observed": amina })),
        "person_not_informed"
    );
    assert_eq!(refusal("debrief.open_debrief", json!({ "observations": [earlier] })), "person_not_informed");
    assert_eq!(refusal("debrief.open_note", json!({ "unit": scene.unit, "person": amina })), "person_not_informed");
    // Both versions can be read, and who was told which.
    let after = organisation(&scene.desk);
    let versions: Vec<_> = list(&after, "versions")
        .iter()
        .map(|version| (version["version"].clone(), version["informed"].clone()))
        .collect();
    assert_eq!(versions, [(json!(2), json!(0)), (json!(1), json!(4))]);
    let notice = json!({ "unit": scene.unit, "people": [amina], "channel": "paper", "date": "2026-11-24" });
    scene.desk.answer("observation.inform_team", notice);
    scene.observe("Amina");
    assert_eq!(organisation(&scene.desk)["informed"], 1);
}

#[test]
fn only_who_keeps_the_record_may_change_it() {
    let desk = Desk::practice(Role::UnitManager);
    let shown = organisation(&desk);
    assert_eq!((&shown["open"], &shown["may_keep"]), (&json!(true), &json!(false)));
    assert_eq!(shown["keepers"][0]["name"], "Noé Lambert");
    for (name, body) in [
        ("organisation.record_gate", record("Texte", 24)),
        ("organisation.switch_observations", json!({ "on": false })),
    ] {
        let refused = desk.call(name, body).expect_err("not hers");
        assert_eq!((refused.code.as_str(), refused.params["who"].as_str()), ("organisation_not_yours", "Noé Lambert"));
    }
    assert_eq!(organisation(&desk)["open"], true);
}

#[test]
fn the_notice_on_paper_tells_what_is_looked_at_and_names_nobody() {
    let desk = Desk::practice(Role::Coach);
    let folder = desk.root();
    for locale in ["fr", "en"] {
        let made = desk.answer("organisation.make_notice", json!({ "locale": locale, "path": folder }));
        assert!(std::fs::read(text(&made, "path")).expect("a file").starts_with(b"%PDF"));
    }
    let notices: Vec<_> = desk
        .paper
        .sheets()
        .into_iter()
        .filter_map(|sheet| match sheet {
            Sheet::Notice(notice) => Some(notice),
            _ => None,
        })
        .collect();
    let [fr, en] = notices.as_slice() else { panic!("two notices") };
    assert_eq!(
        (fr.title.as_str(), en.title.as_str()),
        ("L’observation au travail – Maison Tilleul", "Being observed at work – Maison Tilleul")
    );
    assert_eq!(fr.criteria.len(), 2);
    assert_eq!(fr.criteria[0].lines.len(), 8);
    assert!(fr.recorded[0].contains("CSE-EXERCICE-07"), "{:?}", fr.recorded);
    for sheet in &notices {
        let told = serde_json::to_string(sheet).expect("JSON");
        assert!(!told.contains("[report-"), "a word is missing: {told}");
        for name in ["Vasseur", "Kessler", "Lambert", "Delorme"] {
            assert!(!told.contains(name), "{name}");
        }
    }
}
