//! With people: two observations, the conversations after them, and a note of two minutes.

use serde_json::{Value, json};

use super::stage::{Stage, list, text};
use crate::desk::Trouble;

/// Code of a criterion, level or absence, and the fact.
type Seen = (&'static str, Result<i32, &'static str>, Option<&'static str>);

struct Scene {
    person: &'static str,
    scene: &'static str,
    seen: [Seen; 8],
    improvement: &'static str,
    words: &'static str,
}

const SCENES: [Scene; 2] = [
    Scene {
        person: "Amina",
        scene: "demo-amina-scene",
        seen: [
            ("ACC", Ok(4), Some("demo-amina-welcome")),
            ("DIS", Ok(3), None),
            ("REF", Ok(2), Some("demo-amina-rephrase")),
            ("CON", Ok(3), None),
            ("ATT", Err("not_observed"), None),
            ("REB", Ok(2), None),
            ("REC", Err("not_applicable"), None),
            ("CGE", Ok(3), None),
        ],
        improvement: "REF",
        words: "demo-amina",
    },
    Scene {
        person: "Paul",
        scene: "demo-paul-scene",
        seen: [
            ("ACC", Ok(3), None),
            ("DIS", Ok(4), Some("demo-paul-available")),
            ("REF", Ok(3), None),
            ("CON", Ok(4), Some("demo-paul-advise")),
            ("ATT", Ok(1), Some("demo-paul-waiting")),
            ("REB", Err("not_observed"), None),
            ("REC", Err("not_applicable"), None),
            ("CGE", Ok(2), None),
        ],
        improvement: "ATT",
        words: "demo-paul",
    },
];

fn member(stage: &Stage, first_name: &str) -> Result<Value, Trouble> {
    let people = stage.call("observation.list_people", json!({ "visit_day": stage.day }))?;
    let found = list(&people, "people")?
        .iter()
        .find(|one| one["name"].as_str().is_some_and(|name| name.starts_with(first_name)));
    found.map(|one| one["person"].clone()).ok_or_else(|| Trouble::Unexpected(first_name.into()))
}

/// Two people, eight criteria each; facts where a level asks for one.
pub fn observe(stage: &mut Stage) -> Result<(), Trouble> {
    let mut facts = 0;
    for scene in &SCENES {
        let body = json!({ "visit_day": stage.day, "observed": member(stage, scene.person)?, "channel": "walk_in" });
        let observation = text(&stage.call("observation.open_observation", body)?, "observation")?;
        let view = stage.call("observation.get_observation", json!({ "observation": observation }))?;
        let moment = view["moments"][1]["moment"].clone();
        let body = json!({ "observation": observation, "moment": moment, "scene": stage.typed(scene.scene) });
        stage.call("observation.describe_observation", body)?;
        for (criterion, (code, seen, fact)) in list(&view, "criteria")?.iter().zip(scene.seen) {
            stage.pass_s(30)?;
            let (value, absence) = seen.map_or_else(|absence| (None, Some(absence)), |level| (Some(level), None));
            let body =
                json!({ "observation": observation, "skill": criterion["skill"], "value": value, "absence": absence });
            stage.call("observation.record_score", body).inspect_err(|_| eprintln!("{code}"))?;
            if let Some(fact) = fact {
                facts += 1;
                let body =
                    json!({ "observation": observation, "skill": criterion["skill"], "fact": stage.typed(fact) });
                stage.call("observation.record_fact", body)?;
            }
        }
        stage.pass(12)?;
    }
    stage.tell(
        "demo-stage-observe",
        &[("count", SCENES.len().into()), ("facts", stage.words.number(f64::from(facts), 0).into())],
    );
    stage.pass(15)
}

/// Her view, facts, strengths, one improvement, the commitment, the day to look again.
pub fn debrief(stage: &mut Stage) -> Result<(), Trouble> {
    let observations = stage.call("observation.list_observations", json!({ "visit_day": stage.day }))?;
    for (line, scene) in list(&observations, "observations")?.iter().zip(&SCENES) {
        let opened = stage.call("debrief.open_debrief", json!({ "observations": [line["observation"]] }))?;
        conversation(stage, &text(&opened, "debrief")?, scene, &line["observation"])?;
    }
    let ines = member(stage, "In")?;
    let note = text(&stage.call("debrief.open_note", json!({ "unit": stage.unit, "person": ines }))?, "debrief")?;
    stage.pass_s(50)?;
    let body = json!({
        "debrief": note, "fact": stage.typed("demo-note-fact"), "agreed": stage.typed("demo-note-agreed"), "follow_up_on": stage.in_days(7),
    });
    stage.call("debrief.record_note", body)?;
    stage.call("debrief.finish_note", json!({ "debrief": note }))?;
    stage.tell("demo-stage-debrief", &[("count", SCENES.len().into())]);
    stage.pass(10)
}

fn conversation(stage: &mut Stage, debrief: &str, scene: &Scene, observation: &Value) -> Result<(), Trouble> {
    let said = |stage: &Stage, what: &str| stage.typed(&format!("{}-{what}", scene.words));
    stage.call("debrief.set_place", json!({ "debrief": debrief, "place": "private" }))?;
    stage.pass(2)?;
    let view =
        json!({ "debrief": debrief, "went_well": said(stage, "went-well"), "to_change": said(stage, "to-change") });
    stage.call("debrief.record_self_view", view)?;
    let open = stage.call("debrief.get_debrief", json!({ "debrief": debrief }))?;
    // What the customer did follows from what is to change, not from what went well.
    let to_change = scene.seen.iter().find(|(code, ..)| *code == scene.improvement).and_then(|(.., fact)| *fact);
    let to_change = to_change.map(|fact| stage.typed(fact));
    for fact in list(&open, "facts")?.iter().filter(|fact| fact["behaviour"].as_str() == to_change.as_deref()) {
        let body = json!({ "debrief": debrief, "fact": fact["fact"], "effect_on_customer": said(stage, "effect") });
        stage.call("debrief.record_fact", body)?;
    }
    stage.pass(3)?;
    stage.call("debrief.show_levels", json!({ "debrief": debrief }))?;
    stage.call("debrief.keep_strengths", json!({ "debrief": debrief, "strengths": [said(stage, "strength")] }))?;
    let seen = stage.call("observation.get_observation", json!({ "observation": observation }))?;
    let at = scene.seen.iter().position(|(code, ..)| *code == scene.improvement).unwrap_or(0);
    let skill = seen["criteria"][at]["skill"].clone();
    stage.call(
        "debrief.choose_improvement",
        json!({ "debrief": debrief, "skill": skill, "text": said(stage, "improvement") }),
    )?;
    stage.pass(4)?;
    let commitment = json!({
        "debrief": debrief, "when": said(stage, "when"), "then": said(stage, "then"),
        "expected_effect": said(stage, "expected"), "support_needed": said(stage, "support"),
    });
    stage.call("debrief.record_commitment", commitment)?;
    stage.call("debrief.set_look_again", json!({ "debrief": debrief, "on": stage.in_days(7) }))?;
    stage.call(
        "debrief.record_comment",
        json!({ "debrief": debrief, "comment": said(stage, "comment"), "usefulness": 5 }),
    )?;
    stage.call("debrief.acknowledge_debrief", json!({ "debrief": debrief, "seen": true }))?;
    stage.call("debrief.close_debrief", json!({ "debrief": debrief }))?;
    stage.pass(3)
}
