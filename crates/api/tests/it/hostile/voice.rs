//! What customers said, the ends of irritants, the board, the project, the plan of a unit.

use std::fs;

use serde_json::{Value, json};

use super::{Drive, Then, drive, of_day};
use crate::observation::Scene;

fn of_unit(_: &Value, scene: &Scene) -> Value {
    json!({ "unit": scene.unit })
}

pub(super) fn drives() -> Vec<Drive> {
    vec![
        drive(
            "voice.record_verbatim",
            |scene, _| json!({ "visit_day": scene.day, "text": "t", "polarity": "neutral", "channel": "walk_in" }),
            Then::Shown("voice.list_verbatims", of_day),
        ),
        drive(
            "voice.amend_verbatim",
            |scene, _| {
                let said = json!({ "visit_day": scene.day, "text": "t", "polarity": "neutral", "channel": "phone" });
                let kept = scene.desk.answer("voice.record_verbatim", said);
                json!({ "verbatim": kept["verbatim"], "text": "u" })
            },
            Then::Shown("voice.list_verbatims", of_day),
        ),
        drive("voice.get_personal_data", |_, _| json!({ "text": "t" }), Then::Asked),
        drive(
            "voice.record_theme",
            |_, turn| json!({ "name": { "fr": format!("Thème {turn}"), "en": format!("Theme {turn}") } }),
            Then::Shown("voice.list_themes", |_, _| json!({})),
        ),
        drive(
            "voice.write_synthesis",
            |scene, _| json!({ "unit": scene.unit, "from": "2026-11-01", "to": "2026-11-24", "text": "t" }),
            Then::Shown(
                "voice.get_voice",
                |_, scene| json!({ "unit": scene.unit, "from": "2026-11-01", "to": "2026-11-24" }),
            ),
        ),
        drive(
            "voice.preview_verbatims",
            |scene, _| {
                let path = scene.desk.root().join("avis.csv");
                fs::write(&path, "Date;Commentaire\n2026-11-02;Trop long\n").expect("written");
                json!({ "unit": scene.unit, "path": path })
            },
            Then::Refused,
        ),
        drive(
            "irritant.settle_irritant",
            |scene, turn| json!({ "unit": scene.unit, "finding": scene.irritant(turn), "end": "accepted", "reason": "r" }),
            Then::Shown("irritant.list_irritants", of_unit),
        ),
        drive(
            "diagnosis.write_plane",
            |scene, _| json!({ "unit": scene.unit, "plane": "skills", "target": "t", "main_gap": "g" }),
            Then::Shown("diagnosis.get_board", of_unit),
        ),
        drive(
            "project.write_project",
            |scene, _| json!({ "unit": scene.unit, "meaning": "m", "animation_rhythm": "r" }),
            Then::Shown("project.get_project", of_unit),
        ),
        drive(
            "project.record_objective",
            |scene, _| json!({ "unit": scene.unit, "text": "t", "proof": "p" }),
            Then::Shown("project.get_project", of_unit),
        ),
        drive(
            "project.record_indicator",
            |_, turn| json!({ "name": format!("Attente {turn}"), "measured_in": "min", "better": "lower" }),
            Then::Shown("project.get_project", of_unit),
        ),
        drive(
            "project.record_measure",
            |scene, turn| {
                let indicator = json!({ "name": format!("Mesure {turn}"), "measured_in": "", "better": "lower" });
                let indicator = scene.desk.answer("project.record_indicator", indicator)["indicator"].clone();
                json!({ "unit": scene.unit, "indicator": indicator, "on": "2026-11-20", "value": 3.5, "source": "s" })
            },
            Then::Shown("project.get_project", of_unit),
        ),
        drive(
            "action.shape_suggestion",
            |scene, turn| json!({ "unit": scene.unit, "source": "finding", "source_id": scene.irritant(turn), "wording": "w", "aside": "a" }),
            Then::Shown("action.list_unit_suggestions", of_unit),
        ),
        drive(
            "action.export_calendar",
            |scene, turn| {
                scene.irritant(turn);
                json!({ "unit": scene.unit, "locale": "fr", "path": scene.desk.root() })
            },
            Then::Refused,
        ),
    ]
}

impl Scene {
    /// An irritant nobody ended yet.
    fn irritant(&self, turn: u32) -> Value {
        let noted = json!({ "visit_day": self.day, "kind": "irritant", "text": format!("Lampe {turn}") });
        self.desk.answer("visit.record_finding", noted)["finding"].clone()
    }
}
