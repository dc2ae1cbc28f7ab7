//! Learning to observe: whoever leads the team is observed with the management referential and rates a scene together
//! with the coach; both lead to words, never to a rank.

use serde_json::{Value, json};

use crate::observation::{Scene, list, text};

fn learning(scene: &Scene) -> Value {
    scene.desk.answer("observation.list_learning", json!({ "visit_day": scene.day }))["people"][0].clone()
}

#[test]
fn the_manager_is_observed_with_the_management_referential() {
    let scene = Scene::of_today();
    let line = learning(&scene);
    assert_eq!(
        (&line["name"], &line["informed"], &line["management"]),
        (&json!("Claire Vasseur"), &json!(true), &json!(true))
    );
    assert_eq!(line["observed_on"], Value::Null);
    let claire = text(&line, "person");
    let ask = |person: Option<&str>| json!({ "visit_day": scene.day, "observed": person, "kind": "management", "scene": "Débrief d’Amina" });
    let amina = scene.person("Amina");
    assert_eq!(scene.desk.refusal("observation.open_observation", ask(Some(&amina))), "management_for_managers");
    assert_eq!(scene.desk.refusal("observation.open_observation", ask(None)), "management_for_managers");
    let observation = text(&scene.desk.answer("observation.open_observation", ask(Some(&claire))), "observation");
    let view = scene.view(&observation);
    assert_eq!((&view["kind"], &view["scene"]), (&json!("management"), &json!("Débrief d’Amina")));
    assert_eq!(list(&view, "criteria").len(), 6);
    assert!(!list(&view, "moments").is_empty());
    assert_eq!(learning(&scene)["observed_on"], "2026-11-24");

    // With customers and with the team are two conversations.
    let served = scene.observe("Claire");
    scene.level(&served, 1, 3);
    assert_eq!(scene.view(&served)["customer_number"], 1);
    assert_eq!(
        scene.desk.refusal("debrief.open_debrief", json!({ "observations": [observation, served] })),
        "two_referentials_in_a_debrief"
    );
    let waiting = scene.desk.answer("debrief.list_debriefs", json!({ "visit_day": scene.day }));
    let kinds: Vec<_> = list(&waiting, "waiting").iter().map(|line| text(line, "kind")).collect();
    assert_eq!(kinds, ["management", "service"]);
    let open = |observation: &str| {
        text(&scene.desk.answer("debrief.open_debrief", json!({ "observations": [observation] })), "debrief")
    };
    assert_ne!(open(&observation), open(&served));
    // It stays out of the weak points of the team, and shows in the preparation as something learnt.
    let preparation = scene.desk.answer("visit.get_preparation", json!({ "visit_day": scene.day }));
    assert_eq!(preparation["learning"][0]["observed_on"], "2026-11-24");
}
