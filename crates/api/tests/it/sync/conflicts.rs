//! Two people write the same field without having seen each other: told with both values, settled once, taken back if
//! wanted, the same on both computers.

use serde_json::{Value, json};
use sillage_sync::GrantedRole;
use sillage_testkit::Desk;

use super::{Founded, run, state};

fn conflicts(desk: &Desk) -> Value {
    desk.answer("sync.list_conflicts", json!({}))
}

fn only(desk: &Desk) -> Value {
    let found = conflicts(desk);
    assert_eq!(found["conflicts"].as_array().map(Vec::len), Some(1), "{found}");
    found["conflicts"][0].clone()
}

/// Both computers hold a zone, and each gave it another name.
fn apart() -> (Founded, Desk, Value) {
    let net = Founded::new();
    let zone = net.zone(&net.coach, "Accueil neuf");
    run(&net.coach);
    let second = net.colleague("Jeanne Morel", GrantedRole::Coach);
    run(&second);
    let name = |desk: &Desk, name: &str| {
        desk.answer("network.record_zone", json!({ "unit": net.unit, "zone": zone, "name": { "fr": name } }));
    };
    name(&net.coach, "Accueil de la gare");
    second.clock.advance_ms(60_000);
    name(&second, "Comptoir d’accueil");
    run(&net.coach);
    run(&second);
    run(&net.coach);
    (net, second, zone)
}

fn resolve(desk: &Desk, conflict: &Value, keep: &Value) -> Value {
    let all = [vec![conflict["stands"].clone()], conflict["lost"].as_array().expect("lost").clone()].concat();
    let seen: Vec<Value> = all.iter().map(|version| version["operation"].clone()).collect();
    let body = json!({ "entity": conflict["entity"], "field": conflict["field"], "keep": keep, "seen": seen });
    desk.answer("sync.resolve_conflict", body)
}

#[test]
fn both_values_are_told_to_both_and_one_word_settles_it() {
    let (net, second, zone) = apart();
    for desk in [&net.coach, &second] {
        let found = only(desk);
        assert_eq!((&found["entity"], &found["noun"], &found["field"]), (&zone, &json!("zone"), &json!("name")));
        assert_eq!(found["stands"]["value"], json!({ "kind": "text", "text": "Comptoir d’accueil", "english": null }));
        assert_eq!(found["stands"]["name"], "Jeanne Morel");
        assert_eq!(found["lost"][0]["value"]["text"], "Accueil de la gare");
        assert_eq!(found["lost"][0]["name"], "Maud Ferrand");
        assert_eq!(found["unit_name"], "Gare");
        assert_eq!(state(desk)["conflicts"], 1);
        assert_eq!(found["history"].as_array().map(Vec::len), Some(3));
    }
    assert_eq!(
        (only(&net.coach)["lost"][0]["mine"].clone(), only(&second)["stands"]["mine"].clone()),
        (json!(true), json!(true))
    );
    let found = only(&net.coach);
    resolve(&net.coach, &found, &found["lost"][0]["operation"]);
    assert!(net.zones(&net.coach).contains(&"Accueil de la gare".to_owned()));
    assert_eq!(conflicts(&net.coach)["conflicts"], json!([]));
    run(&net.coach);
    run(&second);
    assert_eq!(conflicts(&second)["conflicts"], json!([]), "what one settled, the other is not asked again");
    assert_eq!(state(&second)["conflicts"], 0);
    assert_eq!(net.zones(&second), net.zones(&net.coach));
    let settled = conflicts(&second)["settled"][0].clone();
    assert_eq!((&settled["name"], &settled["field"]), (&json!("Maud Ferrand"), &json!("name")));
    let values: Vec<_> =
        settled["versions"].as_array().expect("versions").iter().map(|v| v["value"]["text"].clone()).collect();
    assert!(values.contains(&json!("Comptoir d’accueil")), "the value that lost stays in the history: {values:?}");
    assert_eq!(second.answer("backup.verify_profile", json!({}))["faults"], json!([]));
}

#[test]
fn a_settlement_can_be_taken_back_and_a_stale_one_settles_nothing() {
    let (net, second, _) = apart();
    let found = only(&net.coach);
    resolve(&net.coach, &found, &found["lost"][0]["operation"]);
    net.coach.answer("history.undo_last", json!({ "visit_day": null }));
    assert!(net.zones(&net.coach).contains(&"Comptoir d’accueil".to_owned()));
    assert_eq!(only(&net.coach)["lost"][0]["value"]["text"], "Accueil de la gare", "it is open again");
    // What one looked at is not what stands any more.
    let body = json!({ "entity": found["entity"], "field": "name", "keep": found["stands"]["operation"], "seen": [] });
    assert_eq!(net.coach.refusal("sync.resolve_conflict", body), "conflict_changed");
    let found = only(&second);
    resolve(&second, &found, &found["stands"]["operation"]);
    assert_eq!(conflicts(&second)["conflicts"], json!([]));
    let body = json!({ "entity": found["entity"], "field": "name", "keep": null, "seen": [] });
    assert_eq!(second.refusal("sync.resolve_conflict", body), "conflict_settled");
}

#[test]
fn whoever_saw_both_and_writes_has_settled_it() {
    let (net, second, zone) = apart();
    only(&net.coach);
    // His own earlier value and hers were both before him: a third name is his answer.
    net.coach.answer("network.record_zone", json!({ "unit": net.unit, "zone": zone, "name": { "fr": "Hall" } }));
    assert_eq!(conflicts(&net.coach)["conflicts"], json!([]));
    run(&net.coach);
    run(&second);
    assert_eq!(conflicts(&second)["conflicts"], json!([]));
}

#[test]
fn deleted_here_and_written_there_is_asked() {
    for keep in [true, false] {
        let net = Founded::new();
        let zone = net.zone(&net.coach, "Accueil neuf");
        run(&net.coach);
        let second = net.colleague("Jeanne Morel", GrantedRole::Coach);
        run(&second);
        net.coach.answer("network.remove_zone", json!({ "zone": zone }));
        second.clock.advance_ms(60_000);
        second.answer(
            "network.record_zone",
            json!({ "unit": net.unit, "zone": zone, "name": { "fr": "Comptoir neuf" } }),
        );
        run(&net.coach);
        run(&second);
        run(&net.coach);
        let found = only(&net.coach);
        assert_eq!(found["field"], Value::Null);
        assert_eq!(
            (&found["stands"]["name"], &found["lost"][0]["name"]),
            (&json!("Jeanne Morel"), &json!("Maud Ferrand"))
        );
        assert!(net.zones(&net.coach).contains(&"Comptoir neuf".to_owned()), "nobody's words vanish");
        let version = if keep { &found["stands"] } else { &found["lost"][0] };
        assert_eq!(resolve(&net.coach, &found, &version["operation"])["deleted"], !keep);
        run(&net.coach);
        run(&second);
        for desk in [&net.coach, &second] {
            assert_eq!(conflicts(desk)["conflicts"], json!([]));
            assert_eq!(net.zones(desk).contains(&"Comptoir neuf".to_owned()), keep);
        }
    }
}

#[test]
fn two_texts_can_both_stand() {
    let net = Founded::new();
    let day = net.coach.answer("visit.start_unplanned", json!({ "unit": net.unit }))["visit_day"].clone();
    let ask = json!({ "unit": net.unit, "visit_day": day, "source": "plan", "title": "Baliser la marche", "expected_effect": "e" });
    let action = net.coach.answer("action.promise_action", ask)["action"].clone();
    run(&net.coach);
    let second = net.colleague("Jeanne Morel", GrantedRole::Coach);
    run(&second);
    let amend = |desk: &Desk, effect: &str| {
        desk.answer(
            "action.amend_action",
            json!({ "action": action, "title": "Baliser la marche", "expected_effect": effect }),
        );
    };
    amend(&net.coach, "Plus de chute");
    second.clock.advance_ms(60_000);
    amend(&second, "La marche se voit");
    run(&net.coach);
    run(&second);
    run(&net.coach);
    let found = only(&net.coach);
    assert_eq!((&found["both"], &found["label"]), (&json!(true), &json!("Baliser la marche")));
    resolve(&net.coach, &found, &Value::Null);
    let listed = net.coach.answer("action.list_actions", json!({ "unit": net.unit })).to_string();
    assert!(listed.contains("Plus de chute\\nLa marche se voit"), "{listed}");
    assert_eq!(conflicts(&net.coach)["conflicts"], json!([]));
}
