//! Needed people through the registry: from demand alone, saved, and untouched by whatever roster comes after.

use serde_json::{Value, json};
use sillage_domain::{Id, staffing::plan::StaffingNeed};

use crate::{
    observation::{list, text},
    week::{Shop, door},
};

fn function(shop: &Shop, more: Value) -> Value {
    let mut ask = json!({
        "unit": shop.unit, "function": null, "name": "Accueil", "way": "queue", "min_presence": 1,
        "routing": [{ "channel": "walk_in", "share": 1.0 }], "aht_s": 240.0, "target_share": 0.8, "target_wait_s": 120.0,
        "max_occupancy": 0.85, "patience_s": null, "deadline_h": 24.0, "backlog_min": 0.0, "concurrency": 2,
        "shrinkage": 0.0, "tasks": [],
    });
    for (key, value) in more.as_object().into_iter().flatten() {
        ask[key] = value.clone();
    }
    ask
}

/// A shop whose week is known and in use.
fn shop() -> Shop {
    let shop = Shop::new();
    shop.import(&shop.look("porte.csv", door()));
    shop.desk.answer("week.save_week", json!({ "unit": shop.unit, "label": "Automne", "interval_min": 60 }));
    shop
}

fn need(shop: &Shop) -> Value {
    shop.desk.answer("staffing.get_need", json!({ "unit": shop.unit, "basis": "mean" }))
}

fn save(shop: &Shop) -> Value {
    shop.desk.answer("staffing.save_need", json!({ "unit": shop.unit, "basis": "mean" }))
}

fn roster(shop: &Shop, function: &Value, cells: &Value) -> Value {
    json!({ "unit": shop.unit, "function": function, "cells": cells })
}

#[test]
fn the_roster_waits_for_the_need_and_never_moves_it() {
    let mut shop = shop();
    let reception = shop.desk.answer("staffing.record_function", function(&shop, json!({})))["function"].clone();
    let planned = json!([{ "iso_weekday": 3, "start_min": 660, "staff": 1 }]);
    assert_eq!(shop.desk.refusal("staffing.record_roster", roster(&shop, &reception, &planned)), "need_not_saved");
    let before = shop.desk.answer("staffing.get_comparison", json!({ "unit": shop.unit }));
    assert_eq!((&before["need"], &before["functions"]), (&Value::Null, &json!([])));

    assert_eq!(need(&shop)["saved"], false);
    let saved = save(&shop);
    assert_eq!(saved["version"], 1);
    let id: Id<StaffingNeed> = Id::new(text(&saved, "need").parse().expect("an id"));
    let stored = |shop: &mut Shop| {
        shop.desk.peek(|db| {
            let row = db.get(id)?;
            Ok((serde_json::to_string(&row.doc).expect("a document"), row.revision))
        })
    };
    let (bytes, view) = (stored(&mut shop), need(&shop).to_string());
    for staff in [0, 1, 3, 7] {
        let planned = json!([{ "iso_weekday": 3, "start_min": 660, "staff": staff }]);
        shop.desk.answer("staffing.record_roster", roster(&shop, &reception, &planned));
        assert_eq!(stored(&mut shop), bytes, "the roster of {staff} changed the saved need");
        assert_eq!(need(&shop).to_string(), view, "the roster of {staff} changed the need as it is reckoned");
    }
    assert_eq!(need(&shop)["saved"], true);
    shop.desk.answer(
        "staffing.record_roster",
        roster(&shop, &reception, &json!([{ "iso_weekday": 3, "start_min": 660, "staff": null }])),
    );
    assert_eq!(stored(&mut shop), bytes);
}

#[test]
fn gaps_coverage_and_the_day_as_planned() {
    let shop = shop();
    let reception = shop.desk.answer("staffing.record_function", function(&shop, json!({})))["function"].clone();
    let wednesday = |view: &Value, of: &str| -> Vec<Value> {
        list(&view["functions"][0], "cells")
            .iter()
            .filter(|cell| cell["iso_weekday"] == 3)
            .map(|cell| cell[of].clone())
            .collect()
    };
    // 11, 12 and 13 customers an hour of four minutes, eight of ten within two minutes.
    assert_eq!(wednesday(&need(&shop), "staff"), [json!(2.0), json!(2.0), json!(2.0)]);
    save(&shop);
    let cells = json!([
        { "iso_weekday": 3, "start_min": 540, "staff": 3 },
        { "iso_weekday": 3, "start_min": 600, "staff": 1 },
        { "iso_weekday": 3, "start_min": 660, "staff": 0 },
    ]);
    shop.desk.answer("staffing.record_roster", roster(&shop, &reception, &cells));
    let view = shop.desk.answer("staffing.get_comparison", json!({ "unit": shop.unit }));
    assert_eq!(wednesday(&view, "gap"), [json!(1.0), json!(-1.0), json!(-2.0)]);
    let day = list(&view["functions"][0], "days").iter().find(|day| day["iso_weekday"] == 3).expect("Wednesday");
    assert_eq!(
        (&day["under_person_h"], &day["over_person_h"], &day["under_slots"], &day["slots"]),
        (&json!(3.0), &json!(1.0), &json!(2), &json!(3))
    );
    assert_eq!(day["coverage"], json!(0.5));
    // Nobody there: the queue grows by everybody who comes.
    assert_eq!(wednesday(&view, "growth_per_h")[2], json!(13.0));
    let level = day["service_level"].as_f64().expect("customers came");
    assert!(level > 0.3 && level < 0.6, "{level}");
    // A day nobody planned tells nothing.
    let monday = list(&view["functions"][0], "days").iter().find(|day| day["iso_weekday"] == 1).expect("Monday");
    assert_eq!(
        (&monday["slots"], &monday["coverage"], &monday["service_level"]),
        (&json!(0), &Value::Null, &Value::Null)
    );
    // A new need is another version; the first one stays.
    shop.desk.answer("staffing.record_function", function(&shop, json!({ "function": reception, "aht_s": 480.0 })));
    assert_eq!(need(&shop)["saved"], false);
    assert_eq!(save(&shop)["version"], 2);
    assert_eq!(list(&need(&shop), "versions").len(), 2);
}

#[test]
fn fractions_stay_fractions_and_time_away_is_added() {
    let shop = shop();
    let mail = json!({ "name": "Courrier", "way": "deferred", "aht_s": 90.0, "min_presence": 0, "deadline_h": 8.0, "shrinkage": 0.2 });
    shop.desk.answer("staffing.record_function", function(&shop, mail));
    let view = need(&shop);
    let cells = list(&view["functions"][0], "cells");
    // Monday: the eleven letters of the last hour, a minute and a half each, are due in it.
    let staff = cells[0]["staff"].as_f64().expect("known");
    assert!((staff - 11.0 * 1.5 / 60.0).abs() < 1e-9, "{staff}");
    let people: f64 = cells.iter().filter_map(|cell| cell["staff"].as_f64()).sum();
    let hours = view["functions"][0]["person_h"].as_f64().expect("hours");
    assert!((hours - people / 0.8).abs() < 1e-9, "{hours} {people}");
}

#[test]
fn pooling_is_told_corrected_and_only_of_queues() {
    let shop = shop();
    shop.desk.answer("staffing.record_function", function(&shop, json!({ "aht_s": 180.0 })));
    save(&shop);
    let pooling = || shop.desk.answer("staffing.get_comparison", json!({ "unit": shop.unit }))["pooling"].clone();
    assert_eq!(pooling(), Value::Null, "one function has nobody to share with");
    shop.desk.answer("staffing.record_function", function(&shop, json!({ "name": "Conseil", "aht_s": 300.0 })));
    save(&shop);
    let told = pooling();
    assert_eq!(list(&told, "days").len(), 7);
    let best = &told["best"];
    assert!(best["separate"].as_u64() >= best["together"].as_u64(), "{told}");
    let slow = shop.desk.answer("staffing.get_comparison", json!({ "unit": shop.unit, "efficiency": 0.5 }));
    assert!(slow["pooling"]["days"][0]["gain_person_h"].as_f64() < told["days"][0]["gain_person_h"].as_f64(), "{slow}");
    assert_eq!(
        shop.desk.refusal("staffing.get_comparison", json!({ "unit": shop.unit, "efficiency": 0.0 })),
        "invalid_input"
    );
}

#[test]
fn what_makes_no_sense_gets_its_sentence() {
    let shop = shop();
    let refused = |more: Value| shop.desk.refusal("staffing.record_function", function(&shop, more));
    assert_eq!(refused(json!({ "aht_s": 0.0 })), "handling_out_of_range");
    assert_eq!(refused(json!({ "aht_s": -3.0 })), "handling_out_of_range");
    assert_eq!(refused(json!({ "target_share": 1.0 })), "target_of_everybody");
    assert_eq!(refused(json!({ "target_share": 0.0 })), "staffing_value_out_of_range");
    assert_eq!(refused(json!({ "routing": [{ "channel": "walk_in", "share": -0.5 }] })), "routing_out_of_range");
    assert_eq!(refused(json!({ "min_presence": 501 })), "presence_out_of_range");
    assert_eq!(
        refused(json!({ "tasks": [{ "name": "Ronde", "per_hour": -1.0, "minutes": 5.0 }] })),
        "task_out_of_range"
    );
    assert_eq!(refused(json!({ "name": "" })), "text_missing");
    assert_eq!(shop.desk.refusal("staffing.save_need", json!({ "unit": shop.unit, "basis": "mean" })), "need_empty");
    // Nobody timed a customer and nobody typed how long one takes.
    let reception =
        shop.desk.answer("staffing.record_function", function(&shop, json!({ "aht_s": null })))["function"].clone();
    assert_eq!(need(&shop)["functions"][0]["trouble"], json!("handling_missing"));
    assert_eq!(
        shop.desk.refusal("staffing.save_need", json!({ "unit": shop.unit, "basis": "mean" })),
        "need_incomplete"
    );
    shop.desk.answer("staffing.record_function", function(&shop, json!({ "function": reception })));
    save(&shop);
    let many = json!([{ "iso_weekday": 1, "start_min": 540, "staff": 501 }]);
    assert_eq!(shop.desk.refusal("staffing.record_roster", roster(&shop, &reception, &many)), "roster_out_of_range");
    let nowhere = json!([{ "iso_weekday": 1, "start_min": 1_500, "staff": 1 }]);
    assert_eq!(shop.desk.refusal("staffing.record_roster", roster(&shop, &reception, &nowhere)), "slot_out_of_range");
    let other = Shop::new();
    other.desk.answer("staffing.record_function", function(&other, json!({})));
    assert_eq!(
        other.desk.refusal("staffing.save_need", json!({ "unit": other.unit, "basis": "mean" })),
        "week_not_saved"
    );
    shop.desk.answer("staffing.remove_function", json!({ "function": reception }));
    assert_eq!(need(&shop)["functions"], json!([]));
}
