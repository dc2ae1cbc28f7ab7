//! Files that leave, or come in: where they lie, and the words of those that name nobody.

use serde_json::{Value, json};

use super::{Drive, Then, drive};
use crate::observation::{Scene, list};

pub(super) fn drives() -> Vec<Drive> {
    let mut all = about_the_day();
    all.extend(about_the_network());
    all
}

fn about_the_day() -> Vec<Drive> {
    vec![
        drive(
            "report.export_data",
            |scene, _| json!({ "visit_day": scene.day, "folder": scene.desk.root(), "names": "full", "locale": "fr" }),
            Then::Refused,
        ),
        drive(
            "report.make_report",
            |scene, _| json!({ "visit_day": scene.day, "path": scene.desk.root(), "names": "full", "locale": "fr" }),
            Then::Refused,
        ),
        drive(
            "report.make_personal_sheet",
            |scene, _| json!({ "debrief": scene.talk(), "path": scene.desk.root(), "locale": "fr" }),
            Then::Refused,
        ),
        drive(
            "report.make_personal_sheets",
            |scene, _| {
                scene.spoken_with();
                json!({ "visit_day": scene.day, "folder": scene.desk.root(), "locale": "fr" })
            },
            Then::Refused,
        ),
        drive(
            "report.tell_without_names",
            |scene, turn| json!({ "visit_day": scene.day, "digest": scene.named(turn), "wording": "w", "words": ["w"] }),
            Then::Shown(
                "report.list_names_found",
                |_, scene| json!({ "visit_day": scene.day, "edition": "region", "locale": "fr" }),
            ),
        ),
    ]
}

fn about_the_network() -> Vec<Drive> {
    vec![
        drive(
            "report.make_walk_sheets",
            |scene, _| json!({ "unit": scene.unit, "path": scene.desk.root(), "locale": "fr" }),
            Then::Refused,
        ),
        drive(
            "report.make_dossier",
            |scene, _| json!({ "unit": scene.unit, "names": "full", "path": scene.desk.root(), "locale": "fr" }),
            Then::Refused,
        ),
        drive(
            "organisation.make_notice",
            |scene, _| json!({ "path": scene.desk.root(), "locale": "fr" }),
            Then::Refused,
        ),
        drive(
            "network.export_spreadsheet",
            |scene, _| json!({ "path": scene.desk.root(), "locale": "fr" }),
            Then::Refused,
        ),
        drive(
            "network.preview_spreadsheet",
            |scene, _| json!({ "path": scene.spreadsheet(), "locale": "fr", "day_order": null }),
            Then::Refused,
        ),
        drive(
            "referential.export_version",
            |scene, _| json!({ "version": scene.draft("service"), "format": "json", "locale": "fr", "path": scene.desk.root() }),
            Then::Refused,
        ),
    ]
}

impl Scene {
    /// Somebody who was spoken with to the end.
    fn spoken_with(&self) {
        let debrief = self.heard();
        let ask = json!({ "debrief": debrief, "when": "w", "then": "t", "support_needed": "" });
        self.desk.answer("debrief.record_commitment", ask);
        self.desk.answer("debrief.close_debrief", json!({ "debrief": debrief }));
    }

    /// What stands for a text that names somebody; another text each turn.
    fn named(&self, turn: u32) -> Value {
        let intention = json!({ "visit_day": self.day, "text": format!("Suivre Amina, {turn}.") });
        self.desk.answer("visit.write_intention", intention);
        let ask = json!({ "visit_day": self.day, "edition": "region", "locale": "fr" });
        let found = self.desk.answer("report.list_names_found", ask);
        list(&found, "texts").iter().find(|text| text["place"] == "intention").expect("found")["digest"].clone()
    }

    /// The network's own spreadsheet.
    fn spreadsheet(&self) -> Value {
        let ask = json!({ "path": self.desk.root(), "locale": "fr" });
        self.desk.answer("network.export_spreadsheet", ask)["path"].clone()
    }
}
