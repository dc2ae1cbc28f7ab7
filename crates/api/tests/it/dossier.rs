//! The dossier of a unit.

use serde_json::json;
use sillage_domain::network::Role;
use sillage_i18n::{Locale, Words};
use sillage_report::{Dossier, Sheet};
use sillage_testkit::Desk;

use crate::observation::{list, text};

fn dossier(desk: &Desk, unit: &str, names: &str) -> Dossier {
    let made = desk
        .answer("report.make_dossier", json!({ "unit": unit, "names": names, "path": desk.root(), "locale": "fr" }));
    assert!(text(&made, "file_name").ends_with("_dossier.pdf"), "{made}");
    match desk.paper.sheets().pop() {
        Some(Sheet::Dossier(dossier)) => *dossier,
        other => panic!("{other:?}"),
    }
}

fn unit(desk: &Desk, code: &str) -> String {
    let units = desk.answer("visit.list_units", json!({}));
    list(&units, "units").iter().find(|unit| unit["code"] == code).map(|unit| text(unit, "unit")).expect("unit")
}

#[test]
fn what_is_not_known_says_how_to_come_by_it() {
    let desk = Desk::practice(Role::Coach);
    let dossier = dossier(&desk, &unit(&desk, "HAL"), "full");
    let missing: Vec<_> = dossier.parts.iter().flat_map(|part| &part.missing).collect();
    assert!(missing.iter().any(|sentence| sentence.contains("figez la semaine")), "{missing:?}");
    assert!(missing.iter().any(|sentence| sentence.contains("besoin")), "{missing:?}");
    assert!(dossier.parts.iter().all(|part| !part.title.is_empty()));
}

#[test]
fn figures_are_those_of_the_screens_and_of_people_only_how_much_was_seen() {
    let desk = Desk::practice(Role::Coach);
    desk.answer("practice.plant_year", json!({}));
    let lilas = unit(&desk, "LIL");
    desk.answer("week.save_week", json!({ "unit": lilas, "label": "Automne", "interval_min": 60 }));
    let asked = json!({
        "unit": lilas, "function": null, "name": "Accueil", "way": "queue", "min_presence": 1,
        "routing": [{ "channel": "walk_in", "share": 1 }], "aht_s": 240, "target_share": 0.8, "target_wait_s": 300,
        "max_occupancy": 0.85, "patience_s": null, "deadline_h": 24, "backlog_min": 0, "concurrency": 2,
        "shrinkage": 0.1, "tasks": [],
    });
    desk.answer("staffing.record_function", asked);
    desk.answer("staffing.save_need", json!({ "unit": lilas, "basis": "mean" }));
    let dossier = dossier(&desk, &lilas, "none");
    let week = desk.answer("week.get_week", json!({ "unit": lilas, "interval_min": 60 }));
    let channel = &list(&week, "channels")[0];
    let french = Words::new(Locale::Fr);
    let titled = |key| dossier.parts.iter().find(|part| part.title == french.text(key, &[])).expect("part");
    assert_eq!(titled("report-flow").tables.len(), list(&week, "channels").len());
    let count = french.number(channel["count"].as_f64().expect("count"), 0);
    let said: Vec<_> = dossier.parts.iter().flat_map(|part| &part.sentences).collect();
    assert!(said.iter().any(|sentence| sentence.contains(&count)), "{count} in {said:?}");
    let need = titled("report-dossier-need");
    assert!(need.tables[0].rows.len() > 8 && need.tables[0].head.len() == 7, "{:?}", need.tables[0].head);
    let skills = serde_json::to_string(titled("report-dossier-skills")).expect("plain data");
    for person in ["Amina", "Kessler", "Inès", "Marchetti", "Delorme"] {
        assert!(!skills.contains(person), "{person}");
    }
}

#[test]
fn the_report_takes_the_diagnosis_only_where_it_was_asked_for_and_only_for_the_unit() {
    let desk = Desk::practice(Role::Coach);
    let today = desk.answer("visit.get_today", json!({}));
    let day = desk.answer("visit.start_visit", json!({ "visit": today["next"][0]["visit"] }))["visit_day"].clone();
    let unit = unit(&desk, "LIL");
    let said = json!({ "unit": unit, "plane": "sensory_walk", "target": "Sentir le pain dès la porte" });
    desk.answer("diagnosis.write_plane", said);
    let make = |edition: &str, diagnosis: bool| json!({ "visit_day": day, "edition": edition, "names": "full", "locale": "fr", "diagnosis": diagnosis, "path": desk.root() });
    desk.answer("report.make_report", make("manager", false));
    desk.answer("report.make_report", make("manager", true));
    let [without, with] = desk.paper.documents().try_into().expect("two reports");
    assert!(without.diagnosis.is_empty());
    assert_eq!(with.diagnosis.len(), 4);
    let walk = with.diagnosis.iter().find(|plane| plane.title == "Parcours sensoriel").expect("walk");
    assert_eq!(walk.target, "Sentir le pain dès la porte");
    assert!(!walk.known.is_empty() && !walk.missing.is_empty(), "{walk:?}");
    assert_eq!(desk.refusal("report.make_report", make("region", true)), "diagnosis_names_people");
}
