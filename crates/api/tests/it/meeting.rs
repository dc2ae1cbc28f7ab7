//! The team over the plan: its own ideas before anything is shown, its words beside those proposed, why an action
//! stands where it stands, who was there.

use serde_json::{Value, json};

use crate::observation::{Scene, list, text};

impl Scene {
    fn meeting(&self) -> Value {
        self.desk.answer("action.get_meeting", json!({ "visit_day": self.day }))
    }
    fn open_meeting(&self) -> Value {
        self.desk.answer("action.open_meeting", json!({ "visit_day": self.day }))["meeting"].clone()
    }
}

#[test]
fn the_day_suggests_nothing_before_the_team_has_spoken() {
    let scene = Scene::of_today();
    let noted = json!({ "visit_day": scene.day, "text": "Deux lampes éteintes", "kind": "irritant", "safety": false, "cause": null });
    scene.desk.answer("visit.record_finding", noted);
    assert!(scene.meeting()["meeting"].is_null());
    let meeting = scene.open_meeting();
    assert_eq!(scene.open_meeting(), meeting, "one meeting a day");
    assert_eq!(list(&scene.meeting(), "suggestions").len(), 0);
    for idea in ["Saluer dès l’entrée", "  Annoncer l’attente "] {
        scene.desk.answer("action.suggest_in_meeting", json!({ "meeting": meeting, "text": idea }));
    }
    let empty = json!({ "meeting": meeting, "text": "  " });
    assert_eq!(scene.desk.refusal("action.suggest_in_meeting", empty), "text_missing");
    let ideas = scene.meeting();
    let said: Vec<_> = list(&ideas, "ideas").iter().map(|idea| text(idea, "text")).collect();
    assert_eq!(
        (said.as_slice(), &ideas["revealed"]),
        (["Saluer dès l’entrée".into(), "Annoncer l’attente".into()].as_slice(), &json!(false))
    );
    scene.desk.answer("action.reveal_suggestions", json!({ "meeting": meeting }));
    assert_eq!(scene.meeting()["suggestions"][0]["title"], "Deux lampes éteintes");
    // Shown by a slip, hidden again.
    scene.desk.answer("history.undo_last", json!({ "visit_day": scene.day }));
    assert_eq!(list(&scene.meeting(), "suggestions").len(), 0);
}

#[test]
fn an_idea_becomes_an_action_in_the_teams_words_at_the_teams_place() {
    let scene = Scene::of_today();
    let meeting = scene.open_meeting();
    let mut actions = Vec::new();
    for idea in ["Saluer dès l’entrée", "Annoncer l’attente", "Ranger le comptoir"] {
        let idea = scene.desk.answer("action.suggest_in_meeting", json!({ "meeting": meeting, "text": idea }));
        let body = json!({ "unit": scene.unit, "visit_day": scene.day, "source": "team", "source_id": idea["suggestion"], "due": "next_visit" });
        actions.push(scene.desk.answer("action.promise_action", body)["action"].clone());
    }
    let move_last = json!({ "action": actions[2], "place": 1, "among": actions });
    scene.desk.answer("action.reorder", move_last);
    let amend = |body: Value| scene.desk.answer("action.amend_action", body);
    amend(json!({ "action": actions[2], "rank_reason": "Plus de clients concernés" }));
    amend(json!({ "action": actions[2], "team_wording": "Comptoir libre à 11 h" }));
    amend(json!({ "action": actions[2], "team_wording": "Comptoir net à 11 h" }));
    let view = scene.meeting();
    let first = &view["plan"]["actions"][0];
    assert_eq!(first["action"], actions[2]);
    assert_eq!(
        (&first["title"], &first["proposed_as"], &first["rank_reason"]),
        (&json!("Comptoir net à 11 h"), &json!("Ranger le comptoir"), &json!("Plus de clients concernés"))
    );
    assert_eq!(first["source_text"], "Ranger le comptoir");
    assert!(list(&view, "ideas").iter().all(|idea| !idea["action"].is_null()));
    amend(json!({ "action": actions[2], "team_wording": "Ranger le comptoir" }));
    assert!(
        scene.meeting()["plan"]["actions"][0]["proposed_as"].is_null(),
        "back to the words proposed, none stand beside"
    );
}

#[test]
fn the_report_says_who_made_the_plan_together() {
    let scene = Scene::of_today();
    let person = scene.person("Paul");
    scene.desk.answer("visit.mark_present", json!({ "visit_day": scene.day, "person": person, "present": true }));
    let meeting = scene.open_meeting();
    let amina = scene.person("Amina");
    scene.desk.answer("action.mark_in_meeting", json!({ "meeting": meeting, "person": amina, "present": true }));
    scene.desk.answer("action.suggest_in_meeting", json!({ "meeting": meeting, "text": "Saluer" }));
    scene.desk.answer("action.end_meeting", json!({ "meeting": meeting }));
    let told = |edition: &str| {
        let ask = json!({ "visit_day": scene.day, "edition": edition, "names": "full", "locale": "fr" });
        text(&scene.desk.answer("report.get_preview", ask)["document"], "meeting")
    };
    assert_eq!(
        told("manager"),
        "Plan établi avec l’équipe\u{A0}: Paul Delorme, Amina Kessler. 1 idée venue de l’équipe."
    );
    assert_eq!(told("region"), "Plan établi avec l’équipe\u{A0}: 2 personnes. 1 idée venue de l’équipe.");
    scene.desk.answer("visit.close_day", json!({ "visit_day": scene.day, "reason": "Responsable absent" }));
    assert_eq!(scene.desk.refusal("action.open_meeting", json!({ "visit_day": scene.day })), "day_closed");
}
