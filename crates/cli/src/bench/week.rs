//! What a year of five-minute counts costs: taking it in, making a week of it beside everything that was ever tapped,
//! and reckoning the people five functions need.

use std::{fmt::Write, path::Path};

use serde_json::{Value, json};

use super::{Row, median, share, timed};
use crate::desk::{Desk, Trouble};

/// Taps of other places and other days that lie in the same file.
const TAPS: u32 = 2_000_000;
const FUNCTIONS: u32 = 5;
const ROUNDS: u32 = 15;

pub(super) fn measure(desk: &Desk, folder: &Path) -> Result<Vec<Row>, Trouble> {
    let recorded = json!({ "unit": null, "name": "Mesure", "code": "MES", "unit_kind": "shop", "address": null, "status": "active" });
    let unit = desk.call("network.record_unit", recorded)?["unit"].clone();
    let path = folder.join("porte.csv");
    std::fs::write(&path, year())?;
    let import = timed(|| {
        let seen = desk.call("week.preview_counts", json!({ "unit": unit, "path": path, "mapping": null }))?;
        if seen["trouble_count"] != 0 {
            return Err(Trouble::Unexpected(seen["troubles"][0].to_string()));
        }
        desk.call("week.import_counts", json!({ "token": seen["token"] })).map(drop)
    })?;
    desk.app().lay_taps(share(TAPS))?;
    let view = desk.call("week.get_week", json!({ "unit": unit }))?;
    let to = view["imports"][0]["last_day"].clone();
    let from = view["imports"][0]["first_day"].clone();
    let whole = json!({ "unit": unit, "interval_min": 30, "period_from": from, "period_to": to });
    let week = each(|| desk.call("week.get_week", whole.clone()).map(drop))?;
    let save = json!({ "unit": unit, "label": "Mesure", "interval_min": 30, "period_from": from, "period_to": to });
    desk.call("week.save_week", save)?;
    for at in 0..FUNCTIONS {
        desk.call("staffing.record_function", function(&unit, at))?;
    }
    let need = each(|| desk.call("staffing.get_need", json!({ "unit": unit })).map(drop))?;
    Ok(vec![
        Row {
            name: "a year of 5-minute counts, read and taken in".into(),
            unit: "s",
            measured: import.as_secs_f64(),
            target: 2.0,
        },
        Row {
            name: "week of a year of 5 min, beside 2,000,000 taps".into(),
            unit: "ms",
            measured: week,
            target: 100.0,
        },
        Row { name: "staffing of a week x 5 functions".into(), unit: "ms", measured: need, target: 50.0 },
    ])
}

/// The median of some rounds, in milliseconds.
fn each(work: impl Fn() -> Result<(), Trouble>) -> Result<f64, Trouble> {
    let times = (0..ROUNDS).map(|_| timed(&work)).collect::<Result<Vec<_>, _>>()?;
    Ok(median(times).as_secs_f64() * 1_000.0)
}

/// A door that is counted day and night for a year.
fn year() -> String {
    let mut csv = "Date;Heure;Entrées\n".to_owned();
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    for (month, days) in (1..).zip(lengths) {
        for day in 1..=days {
            for slot in 0..288_u32 {
                let (hour, minute) = (slot / 12, slot % 12 * 5);
                // The night of spring has no hour after two.
                let missing = month == 3 && day == 30 && hour == 2;
                if !missing {
                    let count = if (9..19).contains(&hour) { (slot * 7 + day * 3 + month) % 11 } else { 0 };
                    let _ = writeln!(csv, "2025-{month:02}-{day:02};{hour:02}:{minute:02};{count}");
                }
            }
        }
    }
    csv
}

fn function(unit: &Value, at: u32) -> Value {
    json!({
        "unit": unit, "function": null, "name": format!("Fonction {at}"), "way": "queue", "min_presence": 1,
        "routing": [{ "channel": "walk_in", "share": 0.2 + f64::from(at) / 10.0 }], "aht_s": 120.0 + 60.0 * f64::from(at),
        "target_share": 0.8, "target_wait_s": 300.0, "max_occupancy": 0.85, "patience_s": null, "deadline_h": 24.0,
        "backlog_min": 0.0, "concurrency": 2, "shrinkage": 0.1, "tasks": [],
    })
}
