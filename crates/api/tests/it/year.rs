//! The year behind the practice network.

use serde_json::json;
use sillage_domain::network::Role;
use sillage_testkit::Desk;

use crate::{observation::list, organisation::real};

#[test]
fn a_year_makes_four_places_sixty_people_and_weeks_with_their_holes() {
    let desk = Desk::practice(Role::Coach);
    let planted = desk.answer("practice.plant_year", json!({}));
    assert_eq!((planted["units"].as_u64(), planted["people"].as_u64()), (Some(4), Some(60)));
    assert!(planted["days"].as_u64().is_some_and(|days| days > 1_500), "{planted}");
    let units = desk.answer("visit.list_units", json!({}));
    let mut channels = Vec::new();
    let mut silent = 0;
    for unit in list(&units, "units") {
        let week = desk.answer("week.get_week", json!({ "unit": unit["unit"], "interval_min": 60 }));
        assert!(
            list(&week, "imports").iter().all(|import| import["total"].as_u64() > Some(1_000)),
            "{}",
            week["imports"]
        );
        assert!(!list(&week, "drivers").is_empty(), "special days move the flow of {}", unit["name"]);
        silent += list(&week, "special_days").iter().filter(|day| day["reason"] == "outage").count();
        for channel in list(&week, "channels") {
            channels.push(channel["channel"].as_str().map(str::to_owned));
            let open = list(channel, "cells").iter().filter(|cell| cell["origin"] == "measured").count();
            assert!(open > 30, "{} {}", unit["name"], channel["channel"]);
        }
    }
    channels.sort();
    channels.dedup();
    assert_eq!(channels, ["email", "phone", "walk_in"].map(|name| Some(name.to_owned())));
    assert_eq!(silent, 15, "days on which a machine slept are said");
    assert_eq!(desk.answer("backup.verify_profile", json!({}))["faults"], json!([]));
    assert_eq!(desk.refusal("practice.plant_year", json!({})), "year_planted");
}

#[test]
fn a_manager_gets_the_year_of_her_own_place() {
    let desk = Desk::practice(Role::UnitManager);
    let planted = desk.answer("practice.plant_year", json!({}));
    assert_eq!(planted["units"], 1);
    assert_eq!(list(&desk.answer("visit.list_units", json!({})), "units").len(), 1);
}

#[test]
fn a_real_network_gets_no_invented_year() {
    let desk = real();
    assert_eq!(desk.refusal("practice.plant_year", json!({})), "practice_only");
}
