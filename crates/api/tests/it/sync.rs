//! Computers that meet through the real server, over HTTPS, through the registry: joined by the printed line, exchanging
//! by hand and by themselves, with a server that is gone, full of refusals, or somebody else's.

mod conflicts;
mod doubles;
mod lost;
mod moved;
mod refused;
mod words;

use serde_json::{Value, json};
use sillage_domain::network::Role;
use sillage_sync::GrantedRole;
use sillage_testkit::{Desk, server::Server};
use uuid::Uuid;

pub(super) fn id(value: &Value) -> Uuid {
    value.as_str().and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("an id: {value}"))
}

pub(super) fn state(desk: &Desk) -> Value {
    desk.answer("sync.get_state", json!({}))
}

pub(super) fn run(desk: &Desk) -> Value {
    desk.answer("sync.run_session", json!({}))
}

/// A network in use, its first coach, and the server that was set up for it.
pub(super) struct Founded {
    pub server: Server,
    pub coach: Desk,
    pub unit: Uuid,
    pub code: String,
}

impl Founded {
    pub fn new() -> Self {
        let (coach, code) = Desk::real("Maud Ferrand", Role::Coach);
        let told = state(&coach);
        assert_eq!((&told["standing"], &told["server"]), (&json!("alone"), &Value::Null));
        let identity = &told["identity"];
        let (network, person, unit) =
            (id(&identity["network"]), id(&identity["person"]), id(&identity["units"][0]["unit"]));
        let server = Server::of(network, person);
        server.give(person, unit, GrantedRole::Coach);
        let joined = coach.answer("sync.enrol_device", json!({ "line": server.first_line() }));
        assert_eq!(joined["joined"], false);
        Self { server, coach, unit, code }
    }

    /// A colleague with a computer of her own, who was given the unit.
    pub fn colleague(&self, name: &str, role: GrantedRole) -> Desk {
        let person = self.server.add_person(name);
        self.server.give(person, self.unit, role);
        let desk = Desk::awaiting(name);
        let joined = desk.answer("sync.enrol_device", json!({ "line": self.server.line_for(person) }));
        assert_eq!(joined["joined"], true);
        desk
    }

    /// Adds a zone, and answers its id.
    pub fn zone(&self, desk: &Desk, name: &str) -> Value {
        desk.answer("network.record_zone", json!({ "unit": self.unit, "zone": null, "name": { "fr": name } }));
        let setup = desk.answer("network.get_unit_setup", json!({ "unit": self.unit }));
        let zones = setup["zones"].as_array().expect("zones").iter();
        zones.into_iter().find(|zone| zone["name"]["fr"] == name).expect("the zone")["zone"].clone()
    }

    pub fn zones(&self, desk: &Desk) -> Vec<String> {
        let setup = desk.answer("network.get_unit_setup", json!({ "unit": self.unit }));
        let zones = setup["zones"].as_array().expect("zones").iter();
        zones.map(|zone| zone["name"]["fr"].as_str().expect("a name").to_owned()).collect()
    }
}

#[test]
fn two_computers_exchange_a_visit_day() {
    let net = Founded::new();
    let waiting = state(&net.coach);
    assert!(waiting["operations"].as_u64().expect("a number") > 0, "nothing left yet: {waiting}");
    assert_eq!(waiting["met_ms"], Value::Null);
    let started = net.coach.answer("visit.start_unplanned", json!({ "unit": net.unit }));
    let day = started["visit_day"].clone();
    net.coach
        .answer("visit.record_finding", json!({ "visit_day": day, "kind": "irritant", "text": "La borne clignote" }));
    let told = state(&net.coach);
    assert_eq!((&told["days"][0]["visit_day"], &told["days"][0]["unit_name"]), (&day, &json!("Gare")));
    let ran = run(&net.coach);
    assert_eq!((&ran["complete"], &ran["aside"], &ran["received"]), (&json!(true), &json!(0), &json!(0)));
    let told = state(&net.coach);
    assert_eq!((&told["operations"], &told["days"]), (&json!(0), &json!([])));
    assert_eq!(told["standing"], "fine");
    assert!(told["sent_ms"].is_number());

    let second = net.colleague("Jeanne Morel", GrantedRole::Coach);
    let ran = run(&second);
    assert_eq!(ran["complete"], true);
    assert!(ran["received"].as_u64().expect("a number") > 10);
    assert!(
        ran["sent"].as_u64().expect("a number") > 0,
        "whoever is new is named in the unit, and that leaves at once"
    );
    let profile = second.answer("session.get_state", json!({}))["profile"].clone();
    assert_eq!((&profile["role"], &profile["name"]), (&json!("coach"), &json!("Jeanne Morel")));
    assert_eq!(profile["network"], state(&net.coach)["identity"]["network"]);
    let (hers, his) = (json!({ "unit": net.unit }), json!({ "unit": net.unit }));
    assert_eq!(second.answer("visit.get_unit", hers)["story"], net.coach.answer("visit.get_unit", his)["story"]);
    let found = second.answer("walk.get_consolidation", json!({ "visit_day": day }));
    assert!(found.to_string().contains("La borne clignote"), "{found}");
    // And back: she adds, he sees it, and the same again changes nothing.
    net.zone(&second, "Réserve neuf");
    assert_eq!(run(&second)["complete"], true);
    run(&net.coach);
    assert!(net.zones(&net.coach).contains(&"Réserve neuf".to_owned()));
    let team = net.coach.answer("visit.get_unit", json!({ "unit": net.unit })).to_string();
    assert!(team.contains("Jeanne Morel"), "she is named where she works");
    let again = run(&net.coach);
    assert_eq!((&again["sent"], &again["received"]), (&json!(0), &json!(0)));
    for desk in [&net.coach, &second] {
        assert_eq!(desk.answer("backup.verify_profile", json!({}))["faults"], json!([]));
    }
    let log = net.coach.answer("sync.list_log", json!({}));
    let events: Vec<_> = log["lines"].as_array().expect("lines").iter().map(|line| line["event"].clone()).collect();
    assert_eq!(events.last(), Some(&json!("enrolled")));
    assert!(events.contains(&json!("exchanged")));
    let told = log.to_string();
    for name in ["Maud", "Jeanne", "Gare", "Réserve neuf", "borne"] {
        assert!(!told.contains(name), "{name} in the log");
    }
}

#[test]
fn a_manager_sees_the_unit_she_was_given_as_it_comes() {
    let net = Founded::new();
    net.zone(&net.coach, "Comptoir neuf");
    run(&net.coach);
    let manager = net.colleague("Ida Renard", GrantedRole::UnitManager);
    assert_eq!(run(&manager)["complete"], true);
    let profile = manager.answer("session.get_state", json!({}))["profile"].clone();
    assert_eq!(profile["role"], "unit_manager", "the server says who she is");
    assert!(net.zones(&manager).contains(&"Comptoir neuf".to_owned()));
    // A unit of somebody else is there on the coach's computer and never on hers.
    let body =
        json!({ "unit": null, "name": "Port", "code": "PRT", "unit_kind": "shop", "address": "", "status": "active" });
    let other = net.coach.answer("network.record_unit", body)["unit"].clone();
    run(&net.coach);
    run(&manager);
    assert_eq!(manager.refusal("visit.get_unit", json!({ "unit": other })), "not_in_your_unit");
    let person = id(&state(&net.coach)["identity"]["person"]);
    let hers = id(&state(&manager)["identity"]["person"]);
    net.server.give(person, id(&other), GrantedRole::Coach);
    // The coach's first word of the new unit lay aside until it was given; a second unit for her comes in at once.
    net.server.give(hers, id(&other), GrantedRole::UnitManager);
    net.coach.answer("network.record_zone", json!({ "unit": other, "zone": null, "name": { "fr": "Quai neuf" } }));
    assert_eq!(run(&net.coach)["complete"], true);
    assert_eq!(run(&manager)["complete"], true, "a gained unit is within her scope before its first page");
    assert_eq!(state(&manager)["units_given"], 2);
}

#[test]
fn a_unit_that_is_taken_away_is_shown_no_longer() {
    let net = Founded::new();
    run(&net.coach);
    let second = net.colleague("Jeanne Morel", GrantedRole::Coach);
    run(&second);
    let person = id(&state(&second)["identity"]["person"]);
    net.server.take(person, net.unit);
    run(&second);
    assert_eq!(second.answer("visit.list_units", json!({}))["units"], json!([]));
    // Nothing of it is left in the file, not even that there was one.
    assert_eq!(second.refusal("visit.get_unit", json!({ "unit": net.unit })), "not_found");
    net.server.give(person, net.unit, GrantedRole::Coach);
    run(&second);
    assert_eq!(second.answer("visit.list_units", json!({}))["units"].as_array().map(Vec::len), Some(1));
    let log = second.answer("sync.list_log", json!({})).to_string();
    assert!(log.contains("units_lost") && log.contains("units_gained"), "{log}");
}

#[test]
fn a_role_the_server_changed_is_taken_up_at_the_next_session() {
    let net = Founded::new();
    let body =
        json!({ "unit": null, "name": "Port", "code": "PRT", "unit_kind": "shop", "address": "", "status": "active" });
    let other = id(&net.coach.answer("network.record_unit", body)["unit"]);
    run(&net.coach);
    let ida = net.colleague("Ida Renard", GrantedRole::Coach);
    let hers = id(&state(&ida)["identity"]["person"]);
    run(&ida);
    run(&ida);
    let role = |desk: &Desk| desk.answer("session.get_state", json!({}))["profile"]["role"].clone();
    let shown = |desk: &Desk| {
        let setup = desk.answer("network.get_unit_setup", json!({ "unit": net.unit }));
        let people = setup["people"].as_array().expect("people").clone();
        let all = people.into_iter().filter(|each| each["person"] == json!(hers)).map(|each| each["role"].clone());
        all.collect::<Vec<_>>()
    };
    assert_eq!((role(&ida), shown(&ida)), (json!("coach"), vec![json!("coach")]));
    let becomes = |person: Uuid, role: GrantedRole| {
        net.server.take(person, net.unit);
        net.server.give(person, net.unit, role);
    };
    becomes(hers, GrantedRole::UnitManager);
    assert_eq!(run(&ida)["complete"], true);
    assert_eq!(role(&ida), "unit_manager");
    assert_eq!(ida.refusal("visit.get_unit", json!({ "unit": other })), "not_in_your_unit", "and the scope with it");
    run(&net.coach);
    for desk in [&ida, &net.coach] {
        desk.clock.advance_ms(86_400_000);
        assert_eq!(shown(desk), [json!("unit_manager")], "her colleagues see it too");
    }
    // The server says the same again: what the team makes of it is the team's.
    assert_eq!((run(&ida)["sent"].clone(), role(&ida)), (json!(0), json!("unit_manager")));
    // Whoever made the profile here keeps the role they gave themselves, until the server says another than before.
    let maud = id(&state(&net.coach)["identity"]["person"]);
    becomes(maud, GrantedRole::Regional);
    run(&net.coach);
    assert_eq!(role(&net.coach), "regional");
}

#[test]
fn a_picture_of_a_unit_that_is_taken_away_reaches_the_server_before_it_goes() {
    let net = Founded::new();
    run(&net.coach);
    let second = net.colleague("Jeanne Morel", GrantedRole::Coach);
    run(&second);
    let day = second.answer("visit.start_unplanned", json!({ "unit": net.unit }))["visit_day"].clone();
    let found = json!({ "visit_day": day, "kind": "irritant", "text": "La borne clignote" });
    let finding = second.answer("visit.record_finding", found)["finding"].clone();
    run(&second);
    second.put_photo(id(&finding), id(&day), crate::walk::PICTURE).expect("a picture");
    let files = || {
        let folder = second.profile().join("photos");
        std::fs::read_dir(folder)
            .into_iter()
            .flatten()
            .map(|entry| entry.expect("read").file_name())
            .collect::<Vec<_>>()
    };
    assert!(!files().is_empty());
    net.server.take(id(&state(&second)["identity"]["person"]), net.unit);
    let ran = run(&second);
    assert_eq!((&ran["complete"], &ran["photos_sent"]), (&json!(true), &json!(1)), "{ran}");
    // Its operation waits for a verified copy of the server; nothing is asked for twice.
    assert_eq!(run(&second)["photos_sent"], 0);
    assert_eq!(second.answer("visit.list_units", json!({}))["units"], json!([]));
}

#[test]
fn stored_visible_and_safe_are_three_promises() {
    let net = Founded::new();
    let day = net.coach.answer("visit.start_unplanned", json!({ "unit": net.unit }))["visit_day"].clone();
    let promises = |desk: &Desk| desk.answer("sync.get_promises", json!({}));
    assert_eq!((&promises(&net.coach)["visible"], &promises(&net.coach)["safe"]), (&json!(0), &json!(0)));
    run(&net.coach);
    let told = promises(&net.coach);
    assert!(told["visible"].as_u64() > Some(0), "colleagues see it: {told}");
    assert_eq!((&told["safe"], &told["safe_days"], &told["aside_days"]), (&json!(0), &json!([]), &json!([])));
    net.server.back_up();
    run(&net.coach);
    let told = promises(&net.coach);
    assert!(told["safe"].as_u64() > Some(0), "{told}");
    assert_eq!(
        (&told["visible"], &told["safe_days"]),
        (&json!(0), &json!([day])),
        "it lies in a copy that was read again"
    );
    // What is written after the unit was taken away is stored, and nobody sees it.
    let person = id(&state(&net.coach)["identity"]["person"]);
    net.coach
        .answer("visit.record_finding", json!({ "visit_day": day, "kind": "irritant", "text": "La borne clignote" }));
    net.server.take(person, net.unit);
    run(&net.coach);
    let told = promises(&net.coach);
    assert!(told["aside"].as_u64() > Some(0), "{told}");
    assert_eq!(told["aside_days"], json!([day]), "{told}");
}

#[test]
fn what_was_counted_is_sealed_and_leaves_but_not_under_a_counting_hand() {
    let net = Founded::new();
    run(&net.coach);
    let day = net.coach.answer("visit.start_unplanned", json!({ "unit": net.unit }))["visit_day"].clone();
    let post = net.coach.answer("flow.list_posts", json!({ "visit_day": day }))["posts"][0]["id"].clone();
    let window = net.coach.answer("flow.open_window", json!({ "visit_day": day, "post": post, "planned_end": null }));
    let block = window["place"]["block"].clone();
    let tap = |index: u32| net.coach.answer("flow.record_tap", json!({ "block": block, "index": index, "tally": 0 }));
    tap(0);
    run(&net.coach);
    assert_eq!(state(&net.coach)["counting"], true);
    net.coach.clock.advance_ms(1_000);
    tap(1);
    // The computer was put aside without a word: a minute later nobody counts any more.
    net.coach.clock.advance_ms(120_000);
    run(&net.coach);
    assert_eq!(state(&net.coach)["counting"], false);
    let second = net.colleague("Jeanne Morel", GrantedRole::Coach);
    run(&second);
    let seen = second.answer("flow.get_counter", json!({ "window": window["window"] }));
    assert_eq!(seen["arrivals"], 2, "{seen}");
}

#[test]
fn sessions_begin_by_themselves_and_wait_longer_while_nobody_answers() {
    let mut net = Founded::new();
    let tick = |desk: &Desk, ms: i64| {
        desk.clock.advance_ms(ms);
        desk.app().sync_if_due();
    };
    tick(&net.coach, 0);
    assert_eq!(state(&net.coach)["met_ms"], Value::Null, "not all at the same moment");
    tick(&net.coach, 10_000);
    assert_eq!(state(&net.coach)["operations"], 0);
    let met = state(&net.coach)["met_ms"].clone();
    net.zone(&net.coach, "Vitrine neuf");
    tick(&net.coach, 5_000);
    assert!(state(&net.coach)["operations"].as_u64() > Some(0), "a visit leaves in pieces, not word by word");
    tick(&net.coach, 20_000);
    assert_eq!(state(&net.coach)["operations"], 0);
    assert_ne!(state(&net.coach)["met_ms"], met);
    net.server.stop();
    net.zone(&net.coach, "Quai neuf");
    let mut waits = Vec::new();
    for _ in 0..8 {
        tick(&net.coach, 3_600_000);
        let told = state(&net.coach);
        assert_eq!((&told["standing"], &told["trouble"]["code"]), (&json!("trouble"), &json!("sync_unreachable")));
        waits.push(told["next_in_s"].as_u64().expect("seconds"));
    }
    assert!(waits.iter().all(|wait| (2..=900).contains(wait)), "{waits:?}");
    let failed: Vec<Value> = net.coach.answer("sync.list_log", json!({}))["lines"].as_array().expect("lines").clone();
    assert_eq!(
        (&failed[0]["code"], &failed[0]["times"]),
        (&json!("sync_unreachable"), &json!(8)),
        "one line, not eight"
    );
    net.server.start();
    tick(&net.coach, 3_600_000);
    let told = state(&net.coach);
    assert_eq!((&told["standing"], &told["trouble"], &told["operations"]), (&json!("fine"), &Value::Null, &json!(0)));
}
