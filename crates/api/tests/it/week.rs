//! The reference week through the registry: what was counted by people and by machines, days left out, versions, files.

use std::{fmt::Write, fs};

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::{Value, json};
use sillage_domain::network::Role;
use sillage_testkit::Desk;

use crate::observation::{list, text};

/// A desk whose clock stands on a Tuesday, with a shop nobody has counted in yet.
pub(crate) struct Shop {
    pub desk: Desk,
    pub unit: String,
}

impl Shop {
    pub fn new() -> Self {
        let desk = Desk::practice(Role::Coach);
        let recorded = desk.answer(
            "network.record_unit",
            json!({ "unit": null, "name": "La Gare", "code": "GAR", "unit_kind": "shop", "address": null, "status": "active" }),
        );
        let unit = text(&recorded, "unit");
        Self { desk, unit }
    }

    fn typed(&self, count: u32, start_min: u32) {
        let day = self.desk.answer("visit.open_ordinary_day", json!({ "unit": self.unit }))["visit_day"].clone();
        let ask = json!({ "visit_day": day, "channel": "walk_in", "start_min": start_min, "interval_min": 60, "count": count, "observed_min": 60.0 });
        self.desk.answer("flow.record_typed_total", ask);
    }

    pub fn week(&self, more: Value) -> Value {
        let mut ask = json!({ "unit": self.unit, "interval_min": 60 });
        for (key, value) in more.as_object().into_iter().flatten() {
            ask[key] = value.clone();
        }
        self.desk.answer("week.get_week", ask)
    }

    pub fn look(&self, name: &str, content: impl AsRef<[u8]>) -> Value {
        self.look_as(name, content, &Value::Null)
    }

    fn look_as(&self, name: &str, content: impl AsRef<[u8]>, mapping: &Value) -> Value {
        let path = self.desk.root().join(name);
        fs::write(&path, content).expect("written");
        let body = json!({ "unit": self.unit, "path": path, "mapping": mapping });
        self.desk.answer("week.preview_counts", body)
    }

    pub fn import(&self, preview: &Value) -> Value {
        self.desk.answer("week.import_counts", json!({ "token": preview["token"] }))
    }
}

/// Four weeks of a door, each weekday from nine to noon: as many customers as the hour says, plus the day.
pub(crate) fn door() -> String {
    let mut csv = "Date;Heure;Entrées\n".to_owned();
    for at in 0..28 {
        let date = chrono::NaiveDate::from_ymd_opt(2026, 10, 26).expect("a day") + chrono::Days::new(at);
        for hour in 9..12 {
            let _ = writeln!(csv, "{date};{hour}:00;{}", hour + at % 7);
        }
    }
    csv
}

fn cell(week: &Value, iso_weekday: u64, start_min: u64) -> Value {
    let found = list(&week["channels"][0], "cells")
        .iter()
        .find(|cell| cell["iso_weekday"] == iso_weekday && cell["start_min"] == start_min);
    found.cloned().unwrap_or_else(|| panic!("no cell {iso_weekday} {start_min} in {week}"))
}

#[test]
fn what_people_counted_makes_a_week_and_nothing_makes_none() {
    let shop = Shop::new();
    let empty = shop.week(json!({}));
    assert_eq!((&empty["channels"], &empty["versions"]), (&json!([]), &json!([])));
    assert_eq!(
        shop.desk.refusal("week.save_week", json!({ "unit": shop.unit, "label": "Automne", "interval_min": 60 })),
        "week_empty"
    );
    shop.typed(12, 600);
    shop.desk.clock.advance_ms(7 * 86_400_000);
    shop.typed(18, 600);
    let week = shop.week(json!({}));
    let ten = cell(&week, 2, 600);
    assert_eq!(
        (&ten["count"], &ten["observed_min"], &ten["rate_per_h"], &ten["n_days"]),
        (&json!(30), &json!(120.0), &json!(15.0), &json!(2))
    );
    assert_eq!((&ten["origin"], &ten["since"]), (&json!("measured"), &json!("2026-11-24")));
    assert!(ten["ci_low"].as_f64().expect("low") < 15.0 && ten["ci_high"].as_f64().expect("high") > 15.0);
    assert_eq!(ten["median"], Value::Null, "two days have no middle");
    // At half an hour a typed hour says nothing, and is told to.
    let finer = shop.week(json!({ "interval_min": 30 }));
    assert_eq!((&finer["channels"], &finer["coarser"]), (&json!([]), &json!(4)));
    // Monday was never watched: nobody knows.
    let nobody = cell(&week, 1, 600);
    assert_eq!((&nobody["origin"], &nobody["rate_per_h"]), (&json!("unknown"), &Value::Null));
}

/// The same door as a workbook, with real days and hours in its cells.
fn door_book() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let (day, hour) = (Format::new().set_num_format("dd/mm/yyyy"), Format::new().set_num_format("hh:mm"));
    for (row, line) in (0..).zip(door().lines()) {
        for (column, text) in (0..).zip(line.split(';')) {
            let written = match (row, column) {
                (1.., 0) => {
                    ExcelDateTime::parse_from_str(text).and_then(|at| sheet.write_with_format(row, 0, &at, &day))
                }
                (1.., 1) => {
                    ExcelDateTime::parse_from_str(text).and_then(|at| sheet.write_with_format(row, 1, &at, &hour))
                }
                (1.., _) => sheet.write(row, column, text.parse::<u32>().expect("count")),
                _ => sheet.write(row, column, text),
            };
            written.expect("written");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn a_workbook_says_the_same_as_the_text_file() {
    let (text, book) = (Shop::new(), Shop::new());
    let seen = book.look("porte.xlsx", door_book());
    assert_eq!((&seen["rows_ok"], &seen["days"], &seen["trouble_count"]), (&json!(84), &json!(28), &json!(0)));
    assert_eq!((&seen["encoding"], &seen["two_days"]), (&Value::Null, &Value::Null));
    book.import(&seen);
    text.import(&text.look("porte.csv", door()));
    assert_eq!(book.week(json!({}))["channels"], text.week(json!({}))["channels"]);
}

#[test]
fn a_file_is_looked_at_taken_in_remembered_and_taken_back() {
    let shop = Shop::new();
    let seen = shop.look("porte.csv", door());
    assert_eq!((&seen["rows_ok"], &seen["days"], &seen["trouble_count"]), (&json!(84), &json!(28), &json!(0)));
    let mapping = &seen["mapping"];
    assert_eq!(
        (&mapping["date_column"], &mapping["time_column"], &mapping["count_column"]),
        (&json!(1), &json!(2), &json!(3))
    );
    assert_eq!(
        (&mapping["interval_min"], &mapping["channel"], &mapping["source"]),
        (&json!(60), &json!("walk_in"), &json!("door_sensor"))
    );
    assert_eq!(seen["remembered"], false);
    let import = shop.import(&seen)["import"].clone();
    assert_eq!(shop.desk.refusal("week.import_counts", json!({ "token": seen["token"] })), "spreadsheet_out_of_date");
    let week = shop.week(json!({}));
    assert_eq!(cell(&week, 1, 540)["rate_per_h"], json!(9.0));
    assert_eq!(cell(&week, 3, 660)["rate_per_h"], json!(13.0));
    assert_eq!(cell(&week, 3, 660)["min"], json!(13.0));
    // The same bytes are not counted twice; the same headings are understood at once.
    let again = shop.look("porte bis.csv", door());
    assert_eq!(
        (&again["already"], &again["remembered"], &again["days_known"]),
        (&json!(true), &json!(true), &json!(28))
    );
    assert_eq!(shop.desk.refusal("week.import_counts", json!({ "token": again["token"] })), "counts_already_imported");
    // A visit that watched the same hour as long: the machine is kept, and both are told.
    shop.typed(30, 540);
    let both = shop.week(json!({}));
    assert_eq!(both["seen_twice"], json!(0), "the file ends before that day");
    shop.desk.answer("week.retract_import", json!({ "import": import }));
    assert_eq!(shop.week(json!({}))["imports"], json!([]));
    assert_eq!(cell(&shop.week(json!({})), 2, 540)["count"], json!(30));
    // Out of the bin it comes with everything it counted.
    shop.desk.answer("bin.restore_deleted", json!({ "noun": "flow_import", "id": import }));
    assert_eq!(cell(&shop.week(json!({})), 1, 540)["rate_per_h"], json!(9.0));
}

#[test]
fn rows_that_make_no_sense_are_listed_and_the_rest_is_taken() {
    let shop = Shop::new();
    let check = |rows: &str, expected: &[&str], ok: u64| {
        let seen = shop.look(
            "porte.csv",
            format!("Date;Heure;Entrées\n2026-11-02;9:00;4\n2026-11-02;10:00;4\n2026-11-02;11:00;4\n{rows}"),
        );
        let codes: Vec<String> =
            list(&seen, "troubles").iter().map(|row| format!("{} {}", text(row, "cell"), text(row, "code"))).collect();
        assert_eq!(codes, expected, "{rows}");
        assert_eq!(seen["rows_ok"], json!(ok + 3), "{rows}");
    };
    check("2026-11-03;9:00;-2\n", &["C5 negative_count"], 0);
    check("2026-11-03;9:00;2,5\n", &["C5 not_a_count"], 0);
    check("2026-11-03;9:00;beaucoup\n", &["C5 not_a_count"], 0);
    check("2026-11-03;25:00;2\n", &["B5 no_such_hour"], 0);
    check("2026-11-03;matin;2\n", &["B5 not_a_time"], 0);
    check("2026-13-45;9:00;2\n", &["A5 not_a_day"], 0);
    check("2026-11-03;9:00;\n", &["5 no_count"], 0);
    check(";9:00;2\n", &["5 no_day"], 0);
    check("2026-11-03;;2\n", &["5 no_time"], 0);
    check("2026-11-03;9:20;2\n", &["A5 between_slots"], 0);
    check("2026-11-02;9:00;2\n", &["A5 slot_twice"], 0);
    check("2027-11-02;9:00;2\n", &["A5 day_to_come"], 0);
    check("2026-11-03;9:00;1 024\n", &[], 1);
    // The night of spring has no hour at half past two; the one of autumn has it twice.
    check("2026-03-29;2:00;5\n", &["A5 hour_that_was_not"], 0);
    check("2026-10-25;2:00;5\n2026-10-25;2:00;7\n2026-10-25;2:00;9\n", &["A7 slot_twice"], 2);
}

#[test]
fn american_days_are_asked_and_other_encodings_are_read() {
    let shop = Shop::new();
    let american = "Date,Time,Visitors\n03/04/2026,09:00,5\n03/04/2026,10:00,6\n";
    let asked = shop.look("door.csv", american);
    assert_eq!(
        (&asked["two_days"]["day_first"], &asked["two_days"]["month_first"]),
        (&json!("2026-04-03"), &json!("2026-03-04"))
    );
    assert_eq!(shop.desk.refusal("week.import_counts", json!({ "token": asked["token"] })), "day_order_not_said");
    let mut mapping = asked["mapping"].clone();
    mapping["month_first"] = json!(true);
    let answered = shop.look_as("door.csv", american, &mapping);
    assert_eq!((&answered["first_day"], &answered["rows_ok"]), (&json!("2026-03-04"), &json!(2)));
    // Windows-1252, as an old recorder writes it.
    let latin: Vec<u8> = "Journée;Début;Entrées\n2026-11-02;9h00;4\n2026-11-02;10h00;6\n"
        .chars()
        .map(|c| u8::try_from(u32::from(c)).expect("latin"))
        .collect();
    let read = shop.look("capteur.csv", latin);
    assert_eq!((&read["encoding"], &read["rows_ok"]), (&json!("windows-1252"), &json!(2)));
    assert_eq!(
        shop.desk.refusal("week.preview_counts", json!({ "unit": shop.unit, "path": "/nowhere.csv", "mapping": null })),
        "file_missing"
    );
    let unread = |content: &str| {
        let path = shop.desk.root().join("mots.csv");
        fs::write(&path, content).expect("written");
        shop.desk.refusal("week.preview_counts", json!({ "unit": shop.unit, "path": path, "mapping": null }))
    };
    assert_eq!(unread("Bonjour;à tous\nrien;ici\n"), "counts_without_days");
    let wrong = |field: &str, value: Value| {
        let mut mapping = answered["mapping"].clone();
        mapping[field] = value;
        let path = shop.desk.root().join("door.csv");
        shop.desk.refusal("week.preview_counts", json!({ "unit": shop.unit, "path": path, "mapping": mapping }))
    };
    assert_eq!(wrong("time_zone", json!("Mars/Olympus")), "time_zone_unknown");
    assert_eq!(wrong("interval_min", json!(7)), "interval_out_of_range");
    assert_eq!(wrong("date_column", json!(0)), "column_unknown");
}

#[test]
fn a_log_of_calls_counts_open_hours_and_other_zones_are_brought_home() {
    let shop = Shop::new();
    let hours = json!([{ "iso_weekday": 1, "opens": "09:00:00", "closes": "11:00:00" }]);
    shop.desk.answer("network.record_hours", json!({ "unit": shop.unit, "slots": hours, "exceptions": [] }));
    // Each row is a call; written in London, an hour earlier.
    let calls = "Appel reçu le\n2026-11-02 08:05\n2026-11-02 08:50\n2026-11-02 09:10\n";
    let seen = shop.look("appels.csv", calls);
    assert_eq!((&seen["mapping"]["channel"], &seen["mapping"]["count_column"]), (&json!("phone"), &Value::Null));
    let mut mapping = seen["mapping"].clone();
    mapping["time_zone"] = json!("Europe/London");
    mapping["interval_min"] = json!(60);
    let seen = shop.look_as("appels.csv", calls, &mapping);
    shop.import(&seen);
    let week = shop.week(json!({}));
    assert_eq!(cell(&week, 1, 540)["count"], json!(2));
    assert_eq!(cell(&week, 1, 600)["count"], json!(1));
    assert_eq!(cell(&week, 1, 600)["observed_min"], json!(60.0));
    // An instant with its own offset needs no zone.
    let exact = "Horodatage;Nombre\n2026-10-25T00:00:00Z;3\n2026-10-25T01:00:00Z;4\n2026-10-25T02:00:00Z;5\n";
    let seen = shop.look("iso.csv", exact);
    assert_eq!((&seen["rows_ok"], &seen["days"]), (&json!(3), &json!(1)), "{seen}");
}

#[test]
fn special_days_leave_the_week_and_tell_what_they_did() {
    let shop = Shop::new();
    shop.import(&shop.look("porte.csv", door()));
    let mark = |date: &str, excluded: bool| {
        let body = json!({ "unit": shop.unit, "date": date, "reason": "promotion", "channel": null, "exclude_from_reference": excluded, "note": "−30 %" });
        text(&shop.desk.answer("week.record_special_day", body), "special_day")
    };
    let first = mark("2026-10-26", true);
    assert_eq!(mark("2026-10-26", true), first, "the same day is told once");
    let week = shop.week(json!({}));
    assert_eq!((&cell(&week, 1, 540)["n_days"], &week["excluded_days"]), (&json!(3), &json!(1)));
    assert_eq!((&week["drivers"][0]["reason"], &week["drivers"][0]["ratio"]), (&json!("promotion"), &Value::Null));
    mark("2026-11-02", true);
    mark("2026-11-09", false);
    let drivers = shop.week(json!({}))["drivers"].clone();
    let ratio = drivers[0]["ratio"].as_f64().expect("three days");
    assert!((ratio - 1.0).abs() < 1e-9, "{drivers}");
    shop.desk.answer("week.retract_special_day", json!({ "special_day": first }));
    assert_eq!(list(&shop.week(json!({})), "special_days").len(), 2);
}

#[test]
fn a_version_is_frozen_and_exactly_one_is_in_use() {
    let shop = Shop::new();
    shop.import(&shop.look("porte.csv", door()));
    let save = |label: &str| {
        text(
            &shop.desk.answer("week.save_week", json!({ "unit": shop.unit, "label": label, "interval_min": 60 })),
            "week",
        )
    };
    let autumn = save("Automne");
    let frozen = shop.week(json!({ "week": autumn }))["channels"].clone();
    shop.desk.clock.advance_ms(60_000);
    shop.typed(90, 540);
    let winter = save("Hiver");
    assert_eq!(shop.week(json!({ "week": autumn }))["channels"], frozen, "what came later changes nothing of it");
    assert_ne!(shop.week(json!({ "week": winter }))["channels"], frozen);
    let current = || -> Vec<String> {
        list(&shop.week(json!({})), "versions")
            .iter()
            .filter(|week| week["current"] == true)
            .map(|week| text(week, "label"))
            .collect()
    };
    assert_eq!(current(), ["Hiver"]);
    shop.desk.clock.advance_ms(60_000);
    shop.desk.answer("week.choose_week", json!({ "week": autumn }));
    assert_eq!(current(), ["Automne"]);
    let refused = |more: Value| {
        let mut body = json!({ "unit": shop.unit, "label": "x", "interval_min": 60 });
        for (key, value) in more.as_object().into_iter().flatten() {
            body[key] = value.clone();
        }
        shop.desk.refusal("week.save_week", body)
    };
    assert_eq!(refused(json!({ "interval_min": 45 })), "interval_out_of_range");
    assert_eq!(refused(json!({ "period_from": "2026-11-02", "period_to": "2026-11-01" })), "end_before_start");
    assert_eq!(refused(json!({ "period_from": "2020-11-02" })), "period_too_long");
    assert_eq!(refused(json!({ "label": "" })), "text_missing");
}
