//! What is observed of people and said with them.

use serde_json::{Value, json};

use super::{Drive, Then, drive};
use crate::observation::Scene;

fn of_observation(told: &Value, _: &Scene) -> Value {
    json!({ "observation": told["observation"] })
}

fn of_debrief(told: &Value, _: &Scene) -> Value {
    json!({ "debrief": told["debrief"] })
}

pub(super) fn drives() -> Vec<Drive> {
    vec![
        drive(
            "observation.describe_observation",
            |scene, _| json!({ "observation": scene.observe("Amina"), "scene": "s" }),
            Then::Shown("observation.get_observation", of_observation),
        ),
        drive(
            "observation.open_observation",
            |scene, _| json!({ "visit_day": scene.day, "observed": scene.person("Amina"), "scene": "s" }),
            Then::Shown("observation.get_observation", of_observation),
        ),
        drive(
            "observation.record_fact",
            |scene, _| {
                let observation = scene.observe("Amina");
                json!({ "observation": observation, "skill": scene.skill(&observation, 1), "fact": "f" })
            },
            Then::Shown("observation.get_observation", of_observation),
        ),
        drive(
            "observation.set_goal",
            |scene, turn| json!({ "person": scene.person("Amina"), "unit": scene.unit, "day": format!("2026-12-{:02}", turn + 1), "situation": "s", "expected_behaviour": "b" }),
            Then::Shown("observation.list_goals", |ask, _| json!({ "unit": ask["unit"], "day": ask["day"] })),
        ),
        drive(
            "training.record_module",
            |scene, turn| json!({ "title": { "fr": "m", "en": "m" }, "duration_min": turn + 1, "skills": [scene.first_skill()] }),
            Then::Shown("training.list_modules", |_, _| json!({})),
        ),
        drive(
            "training.record_scene",
            |scene, _| json!({ "title": "t", "material": "m", "reference": [{ "skill": scene.first_skill(), "value": 3, "reason": "r" }] }),
            Then::Shown("training.get_scene", |told, scene| json!({ "scene": told["scene"], "unit": scene.unit })),
        ),
        drive(
            "debrief.record_self_view",
            |scene, _| json!({ "debrief": scene.talk(), "went_well": "w", "to_change": "c" }),
            Then::Shown("debrief.get_debrief", of_debrief),
        ),
        drive(
            "debrief.record_fact",
            |scene, _| json!({ "debrief": scene.talk(), "situation": "s", "behaviour": "b", "effect_on_customer": "e" }),
            Then::Shown("debrief.get_debrief", of_debrief),
        ),
        drive(
            "debrief.keep_strengths",
            |scene, _| json!({ "debrief": scene.heard(), "strengths": ["s"] }),
            Then::Shown("debrief.get_debrief", of_debrief),
        ),
        drive(
            "debrief.choose_improvement",
            |scene, _| json!({ "debrief": scene.heard(), "text": "t" }),
            Then::Shown("debrief.get_debrief", of_debrief),
        ),
        drive(
            "debrief.record_options",
            |scene, _| json!({ "debrief": scene.heard(), "options": ["o"] }),
            Then::Shown("debrief.get_debrief", of_debrief),
        ),
        drive(
            "debrief.record_commitment",
            |scene, _| json!({ "debrief": scene.heard(), "when": "w", "then": "t", "expected_effect": "e", "support_needed": "s" }),
            Then::Shown("debrief.get_debrief", of_debrief),
        ),
        drive(
            "debrief.record_comment",
            |scene, _| json!({ "debrief": scene.heard(), "comment": "c" }),
            Then::Shown("debrief.get_debrief", of_debrief),
        ),
        drive(
            "debrief.record_note",
            |scene, _| {
                let opened = scene
                    .desk
                    .answer("debrief.open_note", json!({ "unit": scene.unit, "person": scene.person("Amina") }));
                json!({ "debrief": opened["debrief"], "fact": "f", "agreed": "a" })
            },
            Then::Shown("debrief.get_note", of_debrief),
        ),
    ]
}

impl Scene {
    /// The first skill of the service referential in force.
    fn first_skill(&self) -> Value {
        self.desk.answer("training.list_modules", json!({}))["skills"][0]["skill"].clone()
    }

    /// A debrief that begins.
    pub(super) fn talk(&self) -> Value {
        let observation = self.observe("Amina");
        self.desk.answer("debrief.open_debrief", json!({ "observations": [observation] }))["debrief"].clone()
    }

    /// A debrief in which she has spoken first.
    pub(super) fn heard(&self) -> Value {
        let debrief = self.talk();
        self.desk.answer("debrief.record_self_view", json!({ "debrief": debrief, "went_well": "J’ai attendu." }));
        debrief
    }
}
