//! The reference week, files of counts, and the functions people are needed for.

use std::fs;

use serde_json::{Value, json};

use super::{Drive, Then, drive};
use crate::observation::Scene;

fn of_unit(_: &Value, scene: &Scene) -> Value {
    json!({ "unit": scene.unit })
}

pub(super) fn drives() -> Vec<Drive> {
    vec![
        drive(
            "week.save_week",
            |scene, _| json!({ "unit": scene.unit, "label": "l", "interval_min": 60 }),
            Then::Shown("week.get_week", of_unit),
        ),
        drive(
            "week.record_special_day",
            |scene, _| json!({ "unit": scene.unit, "date": "2026-11-20", "reason": "other", "channel": null, "exclude_from_reference": true, "note": "n" }),
            Then::Shown("week.get_week", of_unit),
        ),
        drive(
            "week.preview_counts",
            |scene, _| {
                let path = scene.desk.root().join("porte.csv");
                fs::write(&path, "Date;Heure;Nombre\n2026-11-02;9:00;4\n").expect("written");
                let mapping = json!({
                    "date_column": 1, "time_column": 2, "count_column": 3, "month_first": null,
                    "time_zone": "Europe/Paris", "channel": "walk_in", "source": "till", "interval_min": 60,
                });
                json!({ "unit": scene.unit, "path": path, "mapping": mapping })
            },
            Then::Refused,
        ),
        drive(
            "staffing.record_function",
            |scene, _| {
                json!({
                    "unit": scene.unit, "function": null, "name": "f", "way": "rounds", "min_presence": 0, "routing": [],
                    "aht_s": null, "target_share": 0.8, "target_wait_s": 300.0, "max_occupancy": 0.85, "patience_s": null,
                    "deadline_h": 24.0, "backlog_min": 0.0, "concurrency": 2, "shrinkage": 0.0,
                    "tasks": [{ "name": "t", "per_hour": 1.0, "minutes": 5.0 }],
                })
            },
            Then::Shown("staffing.get_need", of_unit),
        ),
    ]
}
