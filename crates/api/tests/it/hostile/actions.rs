//! Promises, what customers said, what the team suggests.

use serde_json::{Value, json};

use super::{Drive, Then, drive, of_day};
use crate::observation::Scene;

pub(super) fn drives() -> Vec<Drive> {
    let listed: fn(&Value, &Scene) -> Value = |_, scene| json!({ "unit": scene.unit });
    vec![
        drive(
            "action.promise_action",
            |scene, turn| json!({ "unit": scene.unit, "visit_day": scene.day, "source": "plan", "title": format!("t{turn}"), "expected_effect": "e", "proposed_as": "p" }),
            Then::Shown("action.list_actions", listed),
        ),
        drive(
            "action.amend_action",
            |scene, turn| json!({ "action": scene.action(turn), "title": "t", "expected_effect": "e" }),
            Then::Shown("action.list_actions", listed),
        ),
        drive(
            "action.amend_action",
            |scene, turn| json!({ "action": scene.action(turn), "team_wording": "w", "rank_reason": "r" }),
            Then::Shown("action.list_actions", listed),
        ),
        drive(
            // A new title that the team's own words replace at once is what they were proposed in.
            "action.amend_action",
            |scene, turn| json!({ "action": scene.action(turn), "title": "t", "team_wording": "w" }),
            Then::Shown("action.list_actions", listed),
        ),
        drive(
            "action.cannot_do",
            |scene, turn| json!({ "action": scene.action(turn), "reason": "r" }),
            Then::Shown("action.list_actions", listed),
        ),
        drive(
            "action.drop_action",
            |scene, turn| json!({ "action": scene.action(turn), "reason": "r" }),
            Then::Shown("action.list_actions", listed),
        ),
        drive(
            "action.suggest_in_meeting",
            |scene, _| {
                let meeting = scene.desk.answer("action.open_meeting", json!({ "visit_day": scene.day }));
                json!({ "meeting": meeting["meeting"], "text": "t" })
            },
            Then::Shown("action.get_meeting", of_day),
        ),
    ]
}

impl Scene {
    fn action(&self, turn: u32) -> Value {
        let title = format!("Baliser la marche {turn}");
        let ask = json!({ "unit": self.unit, "visit_day": self.day, "source": "plan", "title": title });
        self.desk.answer("action.promise_action", ask)["action"].clone()
    }
}
