//! The board and the project of a unit: what exists is counted, what is missing is never a zero, people are not named.

use serde_json::{Value, json};

use crate::observation::{Scene, list, text};

impl Scene {
    fn plane(&self, plane: &str) -> Value {
        let board = self.desk.answer("diagnosis.get_board", json!({ "unit": self.unit }));
        list(&board, "planes").iter().find(|one| one["plane"] == plane).expect("a plane").clone()
    }

    fn project(&self) -> Value {
        self.desk.answer("project.get_project", json!({ "unit": self.unit }))
    }
}

fn fact(plane: &Value, kind: &str) -> Option<(f64, Option<u64>)> {
    let found = list(plane, "facts").iter().find(|fact| fact["kind"] == kind)?;
    Some((found["n"].as_f64().expect("a figure"), found["of"].as_u64()))
}

fn lacks(plane: &Value) -> Vec<String> {
    list(plane, "missing").iter().map(|lack| text(lack, "kind")).collect()
}

#[test]
fn a_plane_says_what_exists_and_what_is_missing() {
    let scene = crate::voice::silent();
    let voice = scene.plane("voice_of_customer");
    assert_eq!((&voice["state"], list(&voice, "facts").len()), (&json!("not_begun"), 0), "nothing is no zero");
    assert_eq!(lacks(&voice), ["verbatims", "target"]);

    scene.complaint("Attente");
    scene.complaint("Attente");
    let said = json!({ "unit": scene.unit, "text": "merci", "polarity": "positive", "channel": "phone" });
    scene.desk.answer("voice.record_verbatim", said);
    let voice = scene.plane("voice_of_customer");
    assert_eq!(voice["state"], "in_progress");
    assert_eq!(fact(&voice, "verbatims"), Some((3.0, Some(2))));
    assert_eq!(fact(&voice, "sorted"), Some((2.0, Some(3))));
    assert_eq!(fact(&voice, "first_theme"), Some((2.0, Some(2))));
    assert_eq!(lacks(&voice), ["unsorted", "themes", "synthesis", "target"]);
    assert_eq!((&voice["first_on"], &voice["last_on"]), (&json!("2026-11-24"), &json!("2026-11-24")));

    let write = json!({ "unit": scene.unit, "plane": "voice_of_customer", "target": "Réponse en deux jours" });
    scene.desk.answer("diagnosis.write_plane", write);
    let gap = json!({ "unit": scene.unit, "plane": "voice_of_customer", "main_gap": "Huit jours" });
    scene.desk.answer("diagnosis.write_plane", gap);
    let voice = scene.plane("voice_of_customer");
    assert_eq!((&voice["target"], &voice["main_gap"]), (&json!("Réponse en deux jours"), &json!("Huit jours")));
    assert!(!lacks(&voice).contains(&"target".to_owned()));
}

#[test]
fn the_skills_are_counted_and_name_nobody() {
    let scene = Scene::of_today();
    let skills = scene.plane("skills");
    let told = skills.to_string();
    for name in ["Amina", "Paul", "Kessler", "Delorme", "Vasseur"] {
        assert!(!told.contains(name), "{name} in {told}");
    }
    assert!(fact(&skills, "observations").is_some_and(|(n, _)| n > 0.0), "{told}");
    assert!(list(&skills, "team").is_empty());
    let person = scene.person("Amina");
    let mark = |plane: &str| json!({ "unit": scene.unit, "plane": plane, "person": person, "took_part": true });
    assert_eq!(scene.desk.refusal("diagnosis.mark_participant", mark("skills")), "skills_name_nobody");
    scene.desk.answer("diagnosis.mark_participant", mark("sensory_walk"));
    let walk = scene.plane("sensory_walk");
    let there = list(&walk, "team").iter().filter(|one| one["took_part"] == true).count();
    assert_eq!(there, 1);
}

#[test]
fn the_flow_says_how_far_it_went() {
    let scene = Scene::of_today();
    let flow = scene.plane("flow_analysis");
    assert!(fact(&flow, "days_counted").is_some_and(|(n, _)| n >= 1.0), "the practice unit was counted: {flow}");
    assert!(lacks(&flow).contains(&"week".to_owned()));
    let week = json!({ "unit": scene.unit, "label": "Hiver", "interval_min": 60 });
    scene.desk.answer("week.save_week", week);
    let flow = scene.plane("flow_analysis");
    assert_eq!(fact(&flow, "week"), Some((1.0, None)));
    assert_eq!(lacks(&flow), ["need", "target"]);
}

#[test]
fn a_project_keeps_its_words_its_objective_and_its_proof() {
    let scene = Scene::of_today();
    assert_eq!((&scene.project()["started_on"], &scene.project()["meaning"]), (&Value::Null, &json!("")));
    scene.desk.answer("project.write_project", json!({ "unit": scene.unit, "meaning": "Que chacun reparte servi." }));
    let project = scene.project();
    assert_eq!(
        (&project["started_on"], &project["meaning"]),
        (&json!("2026-11-24"), &json!("Que chacun reparte servi."))
    );
    let indicator = json!({ "name": "Attente moyenne", "measured_in": "min", "better": "lower" });
    let indicator = scene.desk.answer("project.record_indicator", indicator)["indicator"].clone();
    let twin = json!({ "name": "attente  MOYENNE", "measured_in": "", "better": "lower" });
    assert_eq!(scene.desk.refusal("project.record_indicator", twin), "indicator_known");
    let objective = json!({ "unit": scene.unit, "text": "Attendre moins", "proof": "Mesurer le samedi", "indicator": indicator, "target": 4.0, "due_on": "2027-03-31" });
    scene.desk.answer("project.record_objective", objective);
    let empty = json!({ "unit": scene.unit, "text": " ", "proof": "" });
    assert_eq!(scene.desk.refusal("project.record_objective", empty), "text_missing");
    let measure = |on: &str, value: f64| json!({ "unit": scene.unit, "indicator": indicator, "on": on, "value": value, "n": 30, "source": "chronomètre" });
    assert_eq!(scene.desk.refusal("project.record_measure", measure("2026-11-25", 7.0)), "date_in_future");
    assert_eq!(scene.desk.refusal("project.record_measure", measure("2026-11-20", 1e12)), "value_out_of_range");
    scene.desk.answer("project.record_measure", measure("2026-11-20", 9.0));
    scene.desk.answer("project.record_measure", measure("2026-11-10", 8.0));
    // The same day is put right, never told twice.
    scene.desk.answer("project.record_measure", measure("2026-11-20", 7.0));
    let project = scene.project();
    let line = list(&project, "indicators").iter().find(|one| one["indicator"] == indicator).expect("it");
    let values: Vec<_> = list(line, "measures").iter().map(|one| (text(one, "on"), one["value"].as_f64())).collect();
    assert_eq!(values, [("2026-11-10".into(), Some(8.0)), ("2026-11-20".into(), Some(7.0))]);
    assert_eq!(
        (&project["objectives"][0]["target"], &project["objectives"][0]["proof"]),
        (&json!(4.0), &json!("Mesurer le samedi"))
    );
}
