//! What a network is made of, and what its organisation records.

use serde_json::{Value, json};

use super::{Drive, Then, drive};
use crate::observation::Scene;

fn setup(told: &Value, _: &Scene) -> Value {
    json!({ "unit": told["unit"] })
}

pub(super) fn drives() -> Vec<Drive> {
    let mut all = about_units();
    all.extend(about_people_and_rules());
    all
}

fn about_units() -> Vec<Drive> {
    vec![
        drive(
            "network.record_unit",
            |_, turn| json!({ "unit": null, "name": "Gare", "code": format!("C{turn}"), "unit_kind": "shop", "address": "a", "status": "active" }),
            Then::Shown("network.get_unit_setup", setup),
        ),
        drive(
            "network.record_unit",
            |scene, _| json!({ "unit": scene.unit, "name": "Lilas", "code": "LIL", "unit_kind": "shop", "address": "a", "status": "active" }),
            Then::Shown("network.get_unit_setup", setup),
        ),
        drive(
            "network.record_zone",
            |scene, _| json!({ "unit": scene.unit, "zone": null, "name": { "fr": "z", "en": "z" } }),
            Then::Shown("network.get_unit_setup", setup),
        ),
        drive(
            "network.record_zone",
            |scene, _| json!({ "unit": scene.unit, "zone": scene.zone(), "name": { "fr": "z", "en": "z" } }),
            Then::Shown("network.get_unit_setup", setup),
        ),
    ]
}

fn about_people_and_rules() -> Vec<Drive> {
    vec![
        drive(
            "network.record_person",
            |scene, turn| json!({ "unit": scene.unit, "person": null, "name": "n", "number": format!("{turn:03}"), "email": format!("n{turn}@tilleul.example"), "role": "team_member", "until": null }),
            Then::Shown("network.get_unit_setup", setup),
        ),
        drive(
            "network.record_person",
            |scene, turn| json!({ "unit": scene.unit, "person": scene.people()["people"][0]["person"], "name": "n", "number": format!("{turn:03}"), "email": format!("n{turn}@tilleul.example"), "role": "team_member", "until": null }),
            Then::Shown("network.get_unit_setup", setup),
        ),
        drive(
            "organisation.record_gate",
            |_, _| json!({ "council_on": "2026-03-02", "council_reference": "c", "impact_reference": "i", "impact_on": null, "notice_text": { "fr": "n", "en": "n" }, "retention_months": 24, "contact": "c" }),
            Then::Shown("organisation.get_organisation", |_, _| json!({})),
        ),
    ]
}

impl Scene {
    /// The first zone of the place.
    fn zone(&self) -> Value {
        self.desk.answer("network.get_unit_setup", json!({ "unit": self.unit }))["zones"][0]["zone"].clone()
    }
}
