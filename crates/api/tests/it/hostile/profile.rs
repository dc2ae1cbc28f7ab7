//! The profile and the device: texts being typed, settings, copies, secrets.

use serde_json::{Value, json};

use super::{Drive, Then, drive};
use crate::observation::Scene;

pub(super) fn drives() -> Vec<Drive> {
    vec![
        drive("search.list_matches", |_, _| json!({ "text": "t" }), Then::Asked),
        drive("history.undo_last", |_, _| json!({ "visit_day": null, "only": "o" }), Then::Asked),
        drive("history.redo_last", |_, _| json!({ "visit_day": null, "only": "o" }), Then::Asked),
        drive("draft.list_drafts", |_, _| json!({ "prefix": "p" }), Then::Asked),
        drive("draft.drop_drafts", |_, _| json!({ "prefix": "p" }), Then::Asked),
        drive(
            "draft.record_draft",
            |_, turn| json!({ "key": format!("k{turn}"), "text": "t" }),
            Then::Shown("draft.list_drafts", |_, _| json!({ "prefix": "" })),
        ),
        drive(
            "place.record_place",
            |_, _| json!({ "route": "/today" }),
            Then::Shown("place.get_place", |_, _| json!({})),
        ),
        drive(
            "setting.change_setting",
            |_, _| json!({ "key": "theme", "value": "dark" }),
            Then::Shown("setting.get_settings", |_, _| json!({})),
        ),
        drive("bin.restore_deleted", |scene, _| json!({ "noun": "finding", "id": scene.deleted() }), Then::Refused),
        drive("backup.choose_second_place", |scene, _| json!({ "path": scene.desk.root() }), Then::Refused),
        drive("backup.restore_backup", |scene, _| json!({ "name": scene.copy() }), Then::Refused),
        drive(
            "backup.rescue_profile",
            |scene, _| json!({ "profile": scene.profile(), "name": "n", "passphrase": "p" }),
            Then::Secret,
        ),
        drive("profile.unlock", |scene, _| json!({ "profile": scene.profile(), "passphrase": "p" }), Then::Asked),
        drive("profile.wake", |_, _| json!({ "pin": "0000" }), Then::Secret),
        drive("session.take_back", |_, _| json!({ "pin": "0000" }), Then::Asked),
        drive(
            "profile.recover",
            |scene, _| json!({ "profile": scene.profile(), "recovery_code": "c", "new_passphrase": "une phrase toute nouvelle" }),
            Then::Secret,
        ),
        drive(
            "profile.create_profile",
            |_, _| json!({ "name": "n", "passphrase": "cinq mots pour une boutique", "pin": "4821", "network": "r", "unit": "u", "unit_kind": "shop", "role": "coach", "locale": "fr" }),
            Then::Asked,
        ),
        drive(
            "profile.create_joining",
            |_, _| json!({ "name": "n", "role": "coach", "locale": "fr", "passphrase": "cinq mots pour une boutique", "pin": "4821" }),
            Then::Asked,
        ),
        drive(
            "profile.adopt_copy",
            |scene, _| json!({ "place": scene.desk.root(), "recovery_code": "c", "new_passphrase": "une phrase toute nouvelle" }),
            Then::Secret,
        ),
        drive("sync.enrol_device", |_, _| json!({ "line": "l" }), Then::Secret),
        drive(
            "sync.resolve_conflict",
            |scene, _| json!({ "entity": scene.unit, "field": "f", "keep": "k", "seen": ["s"] }),
            Then::Secret,
        ),
        drive("unit_file.get_code", |_, _| json!({ "address": "a" }), Then::Secret),
        drive(
            "unit_file.export_unit",
            |scene, _| json!({ "unit": scene.unit, "to": "a", "photos": false, "folder": scene.desk.root() }),
            Then::Secret,
        ),
        drive("unit_file.get_preview", |_, _| json!({ "path": "p" }), Then::Secret),
        drive("release.take_file", |_, _| json!({ "path": "p" }), Then::Secret),
        drive("unit_file.open_file", |_, _| json!({ "path": "p", "bundle": uuid::Uuid::nil() }), Then::Secret),
    ]
}

impl Scene {
    fn profile(&self) -> Value {
        self.desk.answer("profile.list_profiles", json!({}))["profiles"][0]["id"].clone()
    }

    /// A finding in the bin.
    fn deleted(&self) -> Value {
        let finding = self.finding();
        self.desk.answer("walk.retract_finding", json!({ "finding": finding }));
        finding
    }

    /// A copy of the profile.
    fn copy(&self) -> Value {
        self.desk.answer("backup.make_backup", json!({}))["backup"]["name"].clone()
    }
}
