//! The day as a whole: prepared, closed, planned.

use serde_json::json;

use super::{Drive, Then, drive, of_day};

pub(super) fn drives() -> Vec<Drive> {
    vec![
        drive(
            "visit.record_finding",
            |scene, _| json!({ "visit_day": scene.day, "kind": "irritant", "text": "t" }),
            Then::Shown("walk.get_consolidation", of_day),
        ),
        drive(
            "visit.write_intention",
            |scene, _| json!({ "visit_day": scene.day, "text": "t" }),
            Then::Shown("visit.get_preparation", of_day),
        ),
        drive(
            "visit.close_day",
            |scene, turn| {
                if turn > 0 {
                    // Refused turns left it open.
                    let _ = scene.desk.call("visit.reopen_day", json!({ "visit_day": scene.day }));
                }
                json!({ "visit_day": scene.day, "reason": "r" })
            },
            Then::Shown("closing.get_closing", of_day),
        ),
        drive(
            "visit.plan_visit",
            |scene, _| json!({ "unit": scene.unit, "on": "2026-12-15", "at": "09:30" }),
            Then::Refused,
        ),
        drive(
            "closing.agree_next_visit",
            |scene, _| json!({ "visit_day": scene.day, "on": "2026-12-15", "at": "09:30" }),
            Then::Refused,
        ),
        drive(
            "closing.celebrate",
            |scene, _| json!({ "visit_day": scene.day, "what": "w" }),
            Then::Shown("closing.get_closing", of_day),
        ),
        drive(
            "closing.write_sentence",
            |scene, _| json!({ "visit_day": scene.day, "sentence": "highlights", "text": "t" }),
            Then::Shown("closing.get_dashboard", of_day),
        ),
        drive(
            "closing.write_comment",
            |scene, turn| {
                if turn == 0 {
                    scene
                        .desk
                        .answer("session.hand_over", json!({ "what": { "kind": "rating", "visit_day": scene.day } }));
                }
                json!({ "visit_day": scene.day, "text": "t" })
            },
            Then::Shown("closing.get_rating_form", of_day),
        ),
    ]
}
