//! Scenes rated blind beside a reference, and real scenes rated by two: counts first, a coefficient from ten on.

use sillage_domain::{
    Id,
    network::Network,
    observation::calibration::{AttemptLevel, CalibrationAttempt, CalibrationScene, ReferenceLevel},
    referential::{ReferentialVersion, Skill},
};
use uuid::Uuid;

use super::*;

/// A scene somebody else wrote, with a reference for every skill of the service referential.
fn scene(weeks: &mut Weeks, levels: &[i32]) -> (String, Vec<String>) {
    let file = weeks.file();
    let skills: Vec<Id<Skill>> =
        list(&file, "skills").iter().map(|skill| text(skill, "skill").parse().expect("id")).collect();
    let reference: Vec<ReferenceLevel> = skills
        .iter()
        .zip(levels)
        .map(|(&skill, &value)| ReferenceLevel { skill, value, reason: "lève les yeux".into() })
        .collect();
    let scene = weeks.desk.poke(|tx| {
        let network = tx.list_all::<Network>()?[0].id.uuid();
        let version: Id<ReferentialVersion> = tx.get(skills[0])?.version;
        let doc = CalibrationScene {
            version,
            title: "Au comptoir".into(),
            material: "Une cliente attend.".into(),
            reference,
        };
        tx.add(network, &doc)
    });
    (scene.to_string(), skills.iter().map(ToString::to_string).collect())
}

fn rates(weeks: &Weeks, scene: &str, skills: &[String], levels: &[i32]) -> Value {
    let scores: Vec<Value> =
        skills.iter().zip(levels).map(|(skill, value)| json!({ "skill": skill, "value": value })).collect();
    json!({ "scene": scene, "unit": weeks.unit, "scores": scores })
}

#[test]
fn the_reference_is_hidden_until_one_has_rated_and_then_told_in_words() {
    let mut weeks = Weeks::begin();
    let (scene, skills) = scene(&mut weeks, &[3, 2, 4, 3, 2, 3, 1, 3]);
    let get = || weeks.desk.answer("training.get_scene", json!({ "scene": scene, "unit": weeks.unit }));
    let before = get();
    assert!(list(&before, "criteria").iter().all(|of| of["reference"].is_null() && of["reason"] == ""));
    assert_eq!((&before["together"], &before["rated"]), (&Value::Null, &json!(false)));
    let none = json!({ "scene": scene, "unit": weeks.unit, "scores": [] });
    assert_eq!(weeks.desk.refusal("training.rate_scene", none), "invalid_input");
    let outside = rates(&weeks, &scene, &skills, &[9]);
    assert_eq!(weeks.desk.refusal("training.rate_scene", outside), "level_out_of_scale");
    weeks.desk.answer("training.rate_scene", rates(&weeks, &scene, &skills, &[3, 2, 4, 3, 1, 1]));
    let after = get();
    assert_eq!(after["criteria"][4]["reference"], 2);
    let told = &after["with_reference"];
    assert_eq!(
        (&told["of"], &told["same"], &told["near"], &told["kappa"]),
        (&json!(6), &json!(4), &json!(5), &Value::Null)
    );
    // It stands: neither rated again, nor taken back, nor written anew.
    let again = rates(&weeks, &scene, &skills, &[3, 2, 4, 3, 2, 3]);
    assert_eq!(weeks.desk.refusal("training.rate_scene", again), "scene_rated_already");
    assert_eq!(weeks.desk.refusal("training.remove_scene", json!({ "scene": scene })), "scene_rated_already");
    assert_eq!(get()["criteria"][4]["own"], 1);
}

#[test]
fn whoever_wrote_a_scene_does_not_rate_it() {
    let weeks = Weeks::begin();
    let reference = json!([{ "skill": weeks.skill("REF"), "value": 3, "reason": "redit la demande" }]);
    let write =
        |reference: Value| json!({ "title": "Au comptoir", "material": "Une cliente attend.", "reference": reference });
    assert_eq!(weeks.desk.refusal("training.record_scene", write(json!([]))), "scene_without_reference");
    let scene = text(&weeks.desk.answer("training.record_scene", write(reference)), "scene");
    let own = rates(&weeks, &scene, &[weeks.skill("REF")], &[3]);
    assert_eq!(weeks.desk.refusal("training.rate_scene", own), "scene_is_yours");
    let told = weeks.desk.answer("training.list_calibration", json!({ "unit": weeks.unit }));
    assert_eq!((&told["may_write"], &told["scenes"][0]["mine"]), (&json!(true), &json!(true)));
    weeks.desk.answer("training.remove_scene", json!({ "scene": scene }));
    assert_eq!(list(&weeks.desk.answer("training.list_calibration", json!({ "unit": weeks.unit })), "scenes").len(), 0);
    // A manager reads and rates; scenes are the network's.
    let manager = Desk::practice(Role::UnitManager);
    let scene = json!({ "title": "T", "material": "M", "reference": [] });
    assert_eq!(manager.refusal("training.record_scene", scene), "prepared_by_coach");
}

#[test]
fn somebody_else_rates_on_the_same_computer_and_finds_nothing_else_on_it() {
    let mut weeks = Weeks::begin();
    let (scene, skills) = scene(&mut weeks, &[3, 2, 4, 3, 2, 3, 1, 3]);
    let hand = |rater: &str| json!({ "what": { "kind": "scene", "unit": weeks.unit, "scene": scene, "rater": rater } });
    let me = text(&weeks.desk.answer("session.get_state", json!({}))["profile"], "me");
    assert_eq!(weeks.desk.refusal("session.hand_over", hand(&me)), "not_found");
    weeks.desk.answer("session.hand_over", hand(&weeks.person));
    let get = |scene: &str| json!({ "scene": scene, "unit": weeks.unit });
    let view = weeks.desk.answer("training.get_scene", get(&scene));
    assert_eq!((&view["rater_name"], &view["rated"]), (&json!("Nora Belval"), &json!(false)));
    assert!(list(&view, "criteria").iter().all(|of| of["reference"].is_null()));
    for name in ["training.list_calibration", "training.get_team_view"] {
        assert_eq!(weeks.desk.refusal(name, json!({ "unit": weeks.unit })), "handed_over", "{name}");
    }
    assert_eq!(weeks.desk.refusal("training.get_scene", get(&Uuid::now_v7().to_string())), "handed_over");
    weeks.desk.answer("training.rate_scene", rates(&weeks, &scene, &skills, &[3, 3]));
    assert_eq!(weeks.desk.answer("training.get_scene", get(&scene))["with_reference"]["same"], 1);
    weeks.desk.answer("session.take_back", json!({ "pin": null }));
    // The owner has not rated: the reference is hidden from the owner still, and there is one rater more.
    let mine = weeks.desk.answer("training.get_scene", get(&scene));
    assert!(mine["with_reference"].is_null() && mine["criteria"][0]["reference"].is_null());
    let told = weeks.desk.answer("training.list_calibration", json!({ "unit": weeks.unit }));
    assert_eq!((&told["scenes"][0]["raters"], &told["scenes"][0]["rated"]), (&json!(1), &json!(false)));
    assert_eq!(weeks.desk.refusal("session.hand_over", hand(&weeks.person)), "scene_rated_already");
}

#[test]
fn a_coefficient_comes_with_the_tenth_double_rating() {
    let mut weeks = Weeks::begin();
    let levels = [3, 2, 4, 3, 2, 3, 1, 3];
    let (first, skills) = scene(&mut weeks, &levels);
    let (second, _) = scene(&mut weeks, &levels);
    let own = [3, 2, 4, 2, 2, 3, 1, 4];
    weeks.desk.answer("training.rate_scene", rates(&weeks, &first, &skills, &own));
    let told = |weeks: &Weeks| weeks.desk.answer("training.list_calibration", json!({ "unit": weeks.unit }));
    let early = told(&weeks);
    assert_eq!((&early["with_reference"]["of"], &early["with_reference"]["kappa"]), (&json!(8), &Value::Null));
    weeks.desk.answer("training.rate_scene", rates(&weeks, &second, &skills, &own));
    let now = told(&weeks);
    assert_eq!((&now["with_reference"]["of"], &now["with_reference"]["same"]), (&json!(16), &json!(12)));
    let kappa = now["with_reference"]["kappa"].as_f64().expect("a kappa");
    assert!((0.5..1.0).contains(&kappa), "{kappa}");
    // Two more people, without names: everybody's levels beside everybody's.
    let scores: Vec<AttemptLevel> = skills
        .iter()
        .zip(own)
        .map(|(skill, value)| AttemptLevel { skill: skill.parse().expect("id"), value })
        .collect();
    let (unit, scenes): (Uuid, [Id<CalibrationScene>; 2]) =
        (weeks.unit.parse().expect("id"), [first.parse().expect("id"), second.parse().expect("id")]);
    weeks.desk.poke(|tx| {
        let at = tx.now().timestamp();
        for (scene, rater) in scenes.into_iter().flat_map(|scene| [(scene, 1), (scene, 2)]) {
            let rater = Id::new(Uuid::from_u128(rater));
            tx.add(unit, &CalibrationAttempt { scene, rater, scores: scores.clone(), at: at.clone() })?;
        }
        Ok(())
    });
    let together = told(&weeks)["together"].clone();
    assert_eq!((&together["raters"], &together["of"], &together["same"]), (&json!(3), &json!(16), &json!(16)));
    near(&together["alpha"], 1.0);
}
