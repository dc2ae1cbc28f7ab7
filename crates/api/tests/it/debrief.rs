//! Debriefing through the registry: the order, the one improvement, what is prefilled, what closing makes final, the
//! note that grows. Every expectation is asked back from the file.

use serde_json::{Value, json};

use crate::observation::{Scene, list, text};

struct Talk {
    scene: Scene,
    observation: String,
    debrief: String,
}

impl Talk {
    /// Amina was observed: a highest level and a middle one with facts, one without.
    fn about_amina() -> Self {
        let scene = Scene::of_today();
        let observation = scene.observe("Amina");
        for (rank, level) in [(1, 4), (2, 3), (3, 2), (4, 3)] {
            scene.level(&observation, rank, level);
        }
        scene.fact(&observation, 1, "Sourit avant de se lever.");
        scene.fact(&observation, 3, "Répond avant la fin de la phrase.");
        scene.desk.clock.advance_ms(900_000);
        let debrief =
            text(&scene.desk.answer("debrief.open_debrief", json!({ "observations": [observation] })), "debrief");
        Self { scene, observation, debrief }
    }

    fn view(&self) -> Value {
        self.scene.desk.answer("debrief.get_debrief", json!({ "debrief": self.debrief }))
    }

    fn say(&self, command: &str, mut body: Value) -> Value {
        body["debrief"] = json!(self.debrief);
        self.scene.desk.clock.advance_ms(60_000);
        self.scene.desk.answer(&format!("debrief.{command}"), body)
    }

    fn refused(&self, command: &str, mut body: Value) -> String {
        body["debrief"] = json!(self.debrief);
        self.scene.desk.refusal(&format!("debrief.{command}"), body)
    }
}

#[test]
fn facts_strengths_and_the_improvement_are_prefilled_without_a_key() {
    let talk = Talk::about_amina();
    let view = talk.view();
    let facts: Vec<_> = list(&view, "facts").iter().map(|fact| text(fact, "behaviour")).collect();
    assert_eq!(facts, ["Sourit avant de se lever.", "Répond avant la fin de la phrase."]);
    assert!(list(&view, "facts").iter().all(|fact| fact["seen_at"]["at"].is_string()));
    let title = |line: &Value| line["title"]["fr"].as_str().unwrap_or_default().to_owned();
    let strengths: Vec<_> = list(&view, "proposed_strengths").iter().map(title).collect();
    assert_eq!(strengths[0], "Accueil à l’arrivée");
    assert_eq!(strengths.len(), 2);
    assert_eq!(title(&list(&view, "proposed_improvements")[0]), "Reformuler d’abord");
    assert!(list(&view, "proposed_improvements")[0]["target_anchor"]["fr"].is_string());
    // Proposed is not kept, and no level is anywhere in the answer.
    assert_eq!((list(&view, "strengths").len(), list(&view, "levels").len()), (0, 0));
    assert_eq!(view["improvement_chosen"], false);
    // Opened twice, it is the same conversation with the same facts.
    let again = talk.scene.desk.answer("debrief.open_debrief", json!({ "observations": [talk.observation] }));
    assert_eq!(text(&again, "debrief"), talk.debrief);
    assert_eq!(list(&talk.view(), "facts").len(), 2);
}

#[test]
fn her_view_comes_before_any_level() {
    let talk = Talk::about_amina();
    assert_eq!(talk.refused("show_levels", json!({})), "her_view_first");
    talk.say("record_self_view", json!({ "went_well": "  " }));
    assert_eq!(talk.refused("show_levels", json!({})), "her_view_first");
    talk.say("record_self_view", json!({ "went_well": "J’ai attendu." }));
    talk.say("show_levels", json!({}));
    let levels = talk.view();
    let levels = list(&levels, "levels");
    assert_eq!((levels.len(), &levels[0]["level"]), (4, &json!(4)));
    assert_eq!(levels[2]["previous"]["level"], 2);

    let silent = Talk::about_amina();
    silent.say("prefer_not_to_say", json!({ "prefers": true }));
    silent.say("show_levels", json!({}));
}

#[test]
fn a_second_improvement_and_a_far_day_are_refused() {
    let talk = Talk::about_amina();
    let view = talk.view();
    let rephrase = list(&view, "proposed_improvements")[0]["skill"].clone();
    let other = json!(talk.scene.skill(&talk.observation, 2));
    talk.say("choose_improvement", json!({ "skill": rephrase, "text": "Redire le besoin" }));
    assert_eq!(talk.refused("choose_improvement", json!({ "skill": other, "text": "Et aussi" })), "second_improvement");
    talk.say("choose_improvement", json!({ "skill": rephrase, "text": "Redire le besoin en une phrase" }));
    talk.say("set_improvement_aside", json!({}));
    talk.say("choose_improvement", json!({ "skill": other, "text": "Aller vers le client" }));
    assert_eq!(talk.view()["improvement_text"], "Aller vers le client");

    assert_eq!(talk.refused("set_look_again", json!({ "on": "2026-12-09" })), "look_again_too_late");
    assert_eq!(talk.refused("set_look_again", json!({ "on": "2026-11-23" })), "end_before_start");
    talk.say("set_look_again", json!({ "on": "2026-12-08" }));
    assert_eq!(talk.view()["follow_up_on"], "2026-12-08");
    assert_eq!(talk.refused("keep_strengths", json!({ "strengths": ["a", "b", "c", "d"] })), "fourth_strength");
    assert_eq!(talk.refused("record_comment", json!({ "usefulness": 6 })), "mark_out_of_range");
}

#[test]
fn a_whole_conversation_holds_eight_of_eight_and_makes_its_observation_final() {
    let talk = Talk::about_amina();
    talk.say("record_self_view", json!({ "went_well": "J’ai attendu.", "to_change": "Redire." }));
    let fact = list(&talk.view(), "facts")[0]["fact"].clone();
    talk.say("record_fact", json!({ "fact": fact, "situation": "10 h 42, la porte s’ouvre", "effect_on_customer": "Le client vient au comptoir" }));
    talk.say("show_levels", json!({}));
    talk.say("keep_strengths", json!({ "strengths": ["Sourit avant de se lever."] }));
    let skill = list(&talk.view(), "proposed_improvements")[0]["skill"].clone();
    talk.say("choose_improvement", json!({ "skill": skill, "text": "Redire le besoin" }));
    talk.say(
        "record_commitment",
        json!({ "when": "un client dit ce qu’il cherche", "then": "le redis en une phrase" }),
    );
    talk.say("set_look_again", json!({ "on": "2026-12-01" }));
    talk.say("record_comment", json!({ "comment": "D’accord.", "usefulness": 4 }));
    talk.say("acknowledge_debrief", json!({ "seen": true }));
    let view = talk.view();
    assert_eq!(view["quality_held"], 8, "{}", view["quality"]);
    assert_eq!(list(&talk.say("close_debrief", json!({})), "drafts").len(), 0);
    assert_eq!(talk.scene.view(&talk.observation)["status"], "final");
    assert_eq!(talk.refused("record_comment", json!({ "comment": "x" })), "debrief_final");
    let sheet = talk.scene.desk.answer("debrief.get_personal_sheet", json!({ "debrief": talk.debrief }));
    assert_eq!(sheet["commitment_then"], "le redis en une phrase");
    let printed = sheet.to_string();
    for word in ["level", "\"n\"", "quality", "Paul", "Inès"] {
        assert!(!printed.contains(word), "{word} on a personal sheet: {printed}");
    }
}

#[test]
fn closing_leaves_an_observation_without_its_fact_a_draft() {
    let talk = Talk::about_amina();
    talk.scene.level(&talk.observation, 5, 1);
    let closed = talk.say("close_debrief", json!({}));
    assert_eq!(closed["drafts"], json!([talk.observation]));
    assert_eq!(talk.scene.view(&talk.observation)["status"], "draft");
    let day = talk.scene.desk.answer("debrief.list_debriefs", json!({ "visit_day": talk.scene.day }));
    assert_eq!((&list(&day, "debriefs")[0]["drafts"], list(&day, "waiting").len()), (&json!(1), 0));
}

#[test]
fn a_debrief_is_about_one_person_and_waits_for_the_second_rater() {
    let talk = Talk::about_amina();
    let paul = talk.scene.observe("Paul");
    let both = json!({ "observations": [talk.observation, paul] });
    assert_eq!(talk.scene.desk.refusal("debrief.open_debrief", both), "two_people_in_a_debrief");
    assert_eq!(talk.scene.desk.refusal("debrief.open_debrief", json!({ "observations": [] })), "observation_missing");
    talk.say("prefer_not_to_say", json!({ "prefers": true }));
    let manager = talk.scene.person("Claire");
    talk.scene
        .desk
        .answer("observation.open_observation", json!({ "double_of": talk.observation, "observer": manager }));
    assert_eq!(talk.refused("show_levels", json!({})), "second_rater_not_done");
    assert!(list(&talk.view(), "proposed_strengths").is_empty());
}

#[test]
fn what_is_being_typed_and_the_step_survive_a_crash() {
    let mut talk = Talk::about_amina();
    talk.say("record_step", json!({ "step": 5 }));
    let key = format!("debrief/{}/when", talk.debrief);
    talk.scene.desk.answer("draft.record_draft", json!({ "key": key, "text": "un client hésit" }));
    talk.scene.desk.reopen();
    assert_eq!(talk.view()["step"], 5);
    let drafts = talk.scene.desk.answer("draft.list_drafts", json!({ "prefix": format!("debrief/{}/", talk.debrief) }));
    assert_eq!(list(&drafts, "drafts")[0]["text"], "un client hésit");
}

#[test]
fn a_note_is_kept_field_by_field_and_grows_into_a_debrief() {
    let scene = Scene::of_today();
    let start = scene.desk.answer("debrief.get_note_start", json!({ "unit": scene.unit }));
    assert!(list(&start, "people").iter().any(|each| each["informed"] == false), "Théo is not informed");
    let ask = json!({ "unit": scene.unit, "person": scene.person("Théo") });
    assert_eq!(scene.desk.refusal("debrief.open_note", ask), "person_not_informed");

    let amina = scene.person("Amina");
    let note = text(&scene.desk.answer("debrief.open_note", json!({ "unit": scene.unit, "person": amina })), "debrief");
    let view = |scene: &Scene| scene.desk.answer("debrief.get_note", json!({ "debrief": note }));
    assert_eq!(list(&view(&scene), "goals").len(), 1, "her goal of the day is in view");
    assert!(view(&scene)["last_commitment"]["then"].is_string());
    scene.desk.answer("debrief.record_note", json!({ "debrief": note, "fact": "Redit la demande." }));
    let mut scene = scene;
    scene.desk.reopen();
    assert_eq!(view(&scene)["fact"], "Redit la demande.");
    let unfinished = scene.desk.answer("debrief.get_note_start", json!({ "unit": scene.unit }));
    assert_eq!(list(&unfinished, "unfinished")[0]["debrief"], note.as_str());

    let moment = list(&unfinished, "moments")[0]["moment"].clone();
    scene.desk.answer(
        "debrief.record_note",
        json!({ "debrief": note, "moment": moment, "agreed": "Recommencer cet après-midi" }),
    );
    let far = json!({ "debrief": note, "follow_up_on": "2026-12-25" });
    assert_eq!(scene.desk.refusal("debrief.record_note", far), "look_again_too_late");
    scene.desk.answer("debrief.record_note", json!({ "debrief": note, "follow_up_on": "2026-11-25" }));
    let goal = text(&list(&view(&scene), "goals")[0], "goal");
    let observation = text(&view(&scene), "observation");
    scene
        .desk
        .answer("observation.close_goal", json!({ "goal": goal, "status": "seen_met", "observation": observation }));
    scene.desk.answer("debrief.finish_note", json!({ "debrief": note }));
    let finished = scene.desk.answer("debrief.get_note_start", json!({ "unit": scene.unit }));
    assert_eq!((list(&finished, "unfinished").len(), list(&finished, "recent").len()), (0, 1));
    assert_eq!(scene.view(&observation)["status"], "draft", "a note is a draft observation");

    scene.desk.answer("debrief.grow_note", json!({ "debrief": note }));
    let grown = scene.desk.answer("debrief.get_debrief", json!({ "debrief": note }));
    assert_eq!((&grown["is_note"], &grown["commitment_then"]), (&json!(false), &json!("Recommencer cet après-midi")));
    assert_eq!(list(&grown, "facts")[0]["behaviour"], "Redit la demande.");
}

#[test]
fn what_is_final_is_not_reached_through_another_record() {
    let talk = Talk::about_amina();
    talk.say("close_debrief", json!({}));
    let fact = text(&list(&talk.view(), "facts")[0], "fact");
    let desk = &talk.scene.desk;
    let note = text(&desk.answer("debrief.open_note", json!({ "unit": talk.scene.unit })), "debrief");
    let reach = json!({ "debrief": note, "fact": fact, "behaviour": "Autre chose." });
    assert_eq!(desk.refusal("debrief.record_fact", reach), "not_found");
    assert_eq!(list(&talk.view(), "facts")[0]["behaviour"], "Sourit avant de se lever.");
    let observation = text(&desk.answer("debrief.get_note", json!({ "debrief": note })), "observation");
    desk.answer("observation.finish_observation", json!({ "observation": observation }));
    let moment = list(&talk.scene.view(&observation), "moments")[0]["moment"].clone();
    assert_eq!(desk.refusal("debrief.record_note", json!({ "debrief": note, "moment": moment })), "observation_final");
}

#[test]
fn a_commitment_without_a_day_is_looked_at_again_at_the_next_visit() {
    let talk = Talk::about_amina();
    talk.say("record_self_view", json!({ "went_well": "J’ai attendu." }));
    let skill = list(&talk.view(), "proposed_improvements")[0]["skill"].clone();
    talk.say("choose_improvement", json!({ "skill": skill, "text": "Redire le besoin" }));
    talk.say("record_commitment", json!({ "when": "un client hésite", "then": "le redis en une phrase" }));
    talk.say("close_debrief", json!({}));
    let Scene { desk, day, unit } = &talk.scene;
    desk.answer("visit.close_day", json!({ "visit_day": day, "reason": "Essai" }));

    desk.clock.set("2026-11-30T10:00:00+01:00");
    let amina = talk.scene.person("Amina");
    let note = desk.answer("debrief.open_note", json!({ "unit": unit, "person": amina }));
    desk.answer("debrief.record_note", json!({ "debrief": note["debrief"], "fact": "Range la réserve." }));
    desk.answer("debrief.finish_note", json!({ "debrief": note["debrief"] }));

    desk.clock.set("2026-12-15T09:28:00+01:00");
    let second = desk.answer("visit.start_unplanned", json!({ "unit": unit }))["visit_day"].clone();
    let again = || {
        let view = desk.answer("visit.get_preparation", json!({ "visit_day": second }));
        list(&view, "look_again").iter().any(|look| text(look, "text").contains("le redis en une phrase"))
    };
    assert!(again(), "a note about something else is no second look");
    let ask = json!({ "visit_day": second, "observed": amina });
    let observation = desk.answer("observation.open_observation", ask)["observation"].clone();
    let later = desk.answer("debrief.open_debrief", json!({ "observations": [observation] }))["debrief"].clone();
    assert!(again(), "a conversation that is not over is none either");
    desk.answer("debrief.close_debrief", json!({ "debrief": later }));
    assert!(!again());
}

#[test]
fn a_debrief_closed_by_one_key_too_many_is_opened_again() {
    let talk = Talk::about_amina();
    talk.say("close_debrief", json!({}));
    assert_eq!(talk.scene.view(&talk.observation)["status"], "final");
    let undone =
        talk.scene.desk.answer("history.undo_last", json!({ "visit_day": null, "only": "debrief.close_debrief" }));
    assert_eq!(undone["command"], "debrief.close_debrief");
    assert_eq!(talk.scene.view(&talk.observation)["status"], "draft");
    talk.say("record_comment", json!({ "comment": "D’accord." }));
    talk.say("close_debrief", json!({}));
    talk.scene.desk.answer("visit.close_day", json!({ "visit_day": talk.scene.day, "reason": "Essai" }));
    let again = json!({ "visit_day": talk.scene.day });
    assert!(talk.scene.desk.call("history.undo_last", again).is_err(), "a closed day keeps what it says");
    assert_eq!(talk.view()["status"], "final");
}
