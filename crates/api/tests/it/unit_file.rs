//! A unit carried from one computer to another and back, through the registry: what arrives, what stays at home, what is
//! refused, and that nothing is ever there twice.

use std::{fs, path::PathBuf};

use serde_json::{Value, json};
use sillage_domain::{
    network::{Network, Notice, Person, PersonProfile, Role, Unit},
    observation::Observation,
};
use sillage_testkit::Desk;

use crate::visit::{rate, started};

/// The smallest picture there is: one grey pixel.
const PICTURE: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8,
    0, 0, 0, 0, 0x3A, 0x7E, 0x9B, 0x55, 0, 0, 0, 0x0A, b'I', b'D', b'A', b'T', 0x78, 0x9C, 0x63, 0x68, 0, 0, 0, 0x82,
    0, 0x81, 0x77, 0xCD, 0x72, 0xB6, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xAE, 0x42, 0x60, 0x82,
];

fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_else(|| panic!("{name} in {value}")).to_owned()
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().unwrap_or_else(|| panic!("{name} in {value}"))
}

/// A colleague's computer, whose profile awaits its network.
fn colleague(name: &str, role: Role) -> Desk {
    let desk = Desk::empty();
    let body = json!({ "name": name, "role": role, "locale": "fr", "passphrase": null, "pin": null });
    desk.answer("profile.create_joining", body);
    desk
}

fn unit(desk: &Desk, name: &str) -> Value {
    let units = desk.answer("visit.list_units", json!({}));
    list(&units, "units").iter().find(|unit| unit["name"] == name).expect("unit")["unit"].clone()
}

fn address(desk: &Desk) -> Value {
    desk.answer("unit_file.get_address", json!({}))["address"].clone()
}

/// The file of Les Lilas, made at one desk for another.
fn export(from: &Desk, to: &Desk, photos: bool) -> PathBuf {
    let body = json!({ "unit": unit(from, "Les Lilas"), "to": address(to), "photos": photos, "folder": from.root() });
    PathBuf::from(text(&from.answer("unit_file.export_unit", body), "path"))
}

fn open(desk: &Desk, file: &PathBuf) -> Value {
    let preview = desk.answer("unit_file.get_preview", json!({ "path": file }));
    desk.answer("unit_file.open_file", json!({ "path": file, "bundle": preview["bundle"] }))
}

fn verified(desk: &Desk) -> Value {
    let found = desk.answer("backup.verify_profile", json!({}));
    assert_eq!(found["faults"], json!([]));
    found
}

#[test]
fn whoever_asks_for_the_address_first_at_the_same_time_is_given_the_same() {
    for _ in 0..8 {
        let desk = Desk::practice(Role::Coach);
        let asked = || desk.call("unit_file.get_address", json!({})).expect("an address")["address"].clone();
        let addresses = std::thread::scope(|scope| {
            let asking: Vec<_> = (0..4).map(|_| scope.spawn(asked)).collect();
            asking.into_iter().map(|asking| asking.join().expect("answered")).collect::<Vec<_>>()
        });
        // A file sealed for any other would never open.
        assert!(addresses.iter().all(|address| *address == asked()), "{addresses:?}");
    }
}

#[test]
fn a_colleague_sees_the_story_the_people_and_the_promises() {
    let coach = Desk::practice(Role::Coach);
    let second = colleague("Jeanne Morel", Role::Coach);
    assert_eq!(second.answer("visit.list_units", json!({}))["units"], json!([]));
    let file = export(&coach, &second, true);
    let preview = second.answer("unit_file.get_preview", json!({ "path": file }));
    assert_eq!(preview["unit_name"], "Les Lilas");
    assert_eq!(
        (&preview["from_name"], &preview["from_known"], &preview["joins"]),
        (&json!("Noé Lambert"), &json!(false), &json!(true))
    );
    assert_eq!(preview["from_code"], coach.answer("unit_file.get_address", json!({}))["code"]);
    assert_eq!(
        (&preview["visits"], &preview["observations"]),
        (&json!({ "all": 2, "new": 2 }), &json!({ "all": 5, "new": 5 }))
    );
    assert_eq!(second.answer("visit.list_units", json!({}))["units"], json!([]), "a look keeps nothing");

    let opened = second.answer("unit_file.open_file", json!({ "path": file, "bundle": preview["bundle"] }));
    assert_eq!((&opened["unit_name"], &opened["joined"]), (&json!("Les Lilas"), &json!(true)));
    let body = json!({ "unit": opened["unit"] });
    let (hers, his) = (second.answer("visit.get_unit", body.clone()), coach.answer("visit.get_unit", body.clone()));
    for part in ["story", "actions", "planned", "address", "recurring", "trend"] {
        assert_eq!(hers[part], his[part], "{part}");
    }
    let names = |file: &Value| list(file, "people").iter().map(|person| text(person, "name")).collect::<Vec<_>>();
    assert_eq!(names(&hers).len(), names(&his).len() + 1);
    assert!(names(&hers).contains(&"Jeanne Morel".to_owned()), "whoever opens it accompanies the unit from now on");
    assert_eq!(
        second.answer("visit.get_preparation", body.clone())["weakest"],
        coach.answer("visit.get_preparation", body)["weakest"]
    );
    let checks = |desk: &Desk| {
        let today = desk.answer("visit.get_today", json!({}));
        list(&today, "checks").iter().filter(|check| check["unit"] == opened["unit"]).cloned().collect::<Vec<_>>()
    };
    assert!(!checks(&second).is_empty());
    assert_eq!(checks(&second), checks(&coach));
    let units = second.answer("visit.list_units", json!({}));
    assert_eq!(list(&units, "units").len(), 1, "no other unit travels");
    assert_eq!(
        list(&units, "units")[0]["trend"],
        list(&coach.answer("visit.list_units", json!({})), "units")[1]["trend"]
    );
    assert_eq!(
        second.answer("session.get_state", json!({}))["profile"]["network"],
        coach.answer("session.get_state", json!({}))["profile"]["network"]
    );
    verified(&second);
}

#[test]
fn a_visit_is_carried_on_by_a_colleague() {
    let coach = Desk::practice(Role::Coach);
    let mut second = colleague("Jeanne Morel", Role::Coach);
    open(&second, &export(&coach, &second, false));
    second.reopen();
    let started = second.answer("visit.start_unplanned", json!({ "unit": unit(&second, "Les Lilas") }));
    let people = second.answer("observation.list_people", json!({ "visit_day": started["visit_day"] }));
    assert!(
        list(&people, "people").iter().any(|person| !person["informed_on"].is_null()),
        "notices and gate came along: {people}"
    );
    let pass = second
        .answer("walk.start_pass", json!({ "visit_day": started["visit_day"], "sense": "smell", "moment": "quiet" }));
    assert!(pass["walk"].is_string(), "zones and questions came along");
}

#[test]
fn the_same_file_twice_changes_nothing_and_a_newer_one_adds() {
    let (coach, day) = started();
    let second = colleague("Jeanne Morel", Role::Coach);
    let file = export(&coach, &second, false);
    open(&second, &file);
    let before = verified(&second);
    let preview = second.answer("unit_file.get_preview", json!({ "path": file }));
    assert_eq!((&preview["nothing_new"], &preview["from_known"]), (&json!(true), &json!(true)));
    assert_eq!(open(&second, &file)["new"], 0);
    assert_eq!(verified(&second), before);

    coach.answer("visit.write_intention", json!({ "visit_day": day, "text": "Vu avec Claire." }));
    let newer = export(&coach, &second, false);
    assert_ne!(newer, file);
    assert_eq!(open(&second, &newer)["new"], 1);
    assert_eq!(open(&second, &file)["new"], 0, "the older one after the newer one");
    let carried = second.answer("unit_file.list_carried", json!({}));
    assert_eq!((list(&carried, "carried").len(), &carried["carried"][0]["name"]), (4, &json!("Noé Lambert")));
    verified(&second);
}

#[test]
fn what_both_did_meanwhile_comes_together() {
    let coach = Desk::practice(Role::Coach);
    let second = colleague("Jeanne Morel", Role::Coach);
    open(&second, &export(&coach, &second, false));
    let unit_id = unit(&coach, "Les Lilas");
    let promises = |desk: &Desk| list(&desk.answer("visit.get_unit", json!({ "unit": unit_id })), "actions").to_vec();
    let promise = |desk: &Desk, at: usize| promises(desk)[at]["action"].clone();
    let (one, other) = (promise(&coach, 0), promise(&coach, 1));
    second.clock.advance_ms(1_000);
    coach.answer("action.amend_action", json!({ "action": one, "title": "Par Noé" }));
    second.answer("action.amend_action", json!({ "action": other, "title": "Par Jeanne" }));
    open(&second, &export(&coach, &second, false));
    open(&coach, &export(&second, &coach, false));
    for desk in [&coach, &second] {
        let titles: Vec<String> = promises(desk).iter().map(|promise| text(promise, "title")).collect();
        assert!(titles.contains(&"Par Noé".into()) && titles.contains(&"Par Jeanne".into()), "{titles:?}");
    }
    assert_eq!(promises(&coach), promises(&second), "byte for byte");
    // Each takes back what he did, and nothing of the other.
    coach.answer("history.undo_last", json!({ "visit_day": null }));
    let titles: Vec<String> = promises(&coach).iter().map(|promise| text(promise, "title")).collect();
    assert!(!titles.contains(&"Par Noé".into()) && titles.contains(&"Par Jeanne".into()), "{titles:?}");
    verified(&coach);
    verified(&second);
}

#[test]
fn what_must_not_leave_stays_at_home() {
    let (coach, day) = started();
    let second = colleague("Jeanne Morel", Role::Coach);
    rate(&coach, &day, [5, 4, 4, 3], "Parlez moins vite");
    coach.answer("draft.record_draft", json!({ "key": format!("visit/{day}/notes"), "text": "brouillon secret" }));
    coach.answer("setting.change_setting", json!({ "key": "report_folder", "value": "/dossier/secret" }));
    let file = export(&coach, &second, true);
    let inside = second.app().inspect_bundle(&file).expect("inspected");
    assert_eq!((&inside["verdict"], &inside["sealed"]), (&json!("sound"), &json!(true)));
    let inside = inside.to_string();
    for secret in ["Parlez moins vite", "brouillon secret", "dossier/secret", "Les Halles", "Samira Obadia"] {
        assert!(!inside.contains(secret), "{secret} left the house");
    }
    assert!(inside.contains("Journée utile."), "a rating that was opened is part of the story");
    let sealed = fs::read(&file).expect("file");
    let name = file.file_name().and_then(|name| name.to_str()).expect("name");
    assert!(!String::from_utf8_lossy(&sealed).contains("Lilas") && !name.contains("lilas"), "outside it tells nothing");

    open(&second, &file);
    coach.answer("closing.confirm_dashboard", json!({ "visit_day": day }));
    open(&second, &export(&coach, &second, true));
    let closing = second.answer("closing.get_closing", json!({ "visit_day": day }));
    assert_eq!(closing["opened"]["comment"], "Parlez moins vite", "once opened it follows");
    verified(&second);
}

#[test]
fn photos_go_along_if_asked_to() {
    let (coach, day) = started();
    let noted =
        coach.answer("visit.record_finding", json!({ "visit_day": day, "text": "Carton au sol", "kind": "irritant" }));
    let finding = text(&noted, "finding").parse().expect("id");
    let kept = coach.put_photo(finding, day.parse().expect("id"), PICTURE).expect("kept").answer;
    let hash = text(&kept, "hash");
    let (with, without) = (colleague("Jeanne Morel", Role::Coach), colleague("Luc Perrin", Role::Coach));
    let file = export(&coach, &with, true);
    let preview = with.answer("unit_file.get_preview", json!({ "path": file }));
    assert_eq!(preview["attachments"], 1);
    open(&with, &file);
    for thumb in [false, true] {
        assert_eq!(with.app().photo(&hash, thumb).expect("there"), coach.app().photo(&hash, thumb).expect("there"));
    }
    open(&without, &export(&coach, &without, false));
    assert_eq!(without.app().photo(&hash, false).expect_err("absent").code, "photo_unusable");
    // It comes with a later file that has nothing else new.
    open(&without, &export(&coach, &without, true));
    assert!(without.app().photo(&hash, false).is_ok());
}

#[test]
fn an_irritant_met_again_is_told_with_its_basis() {
    let coach = Desk::practice(Role::Coach);
    let lilas = unit(&coach, "Les Lilas");
    let recurring = |desk: &Desk| list(&desk.answer("visit.get_unit", json!({ "unit": lilas })), "recurring").to_vec();
    assert_eq!(recurring(&coach), Vec::<Value>::new());
    for times in 2..=3 {
        let day = coach.answer("visit.start_unplanned", json!({ "unit": lilas }))["visit_day"].clone();
        let walk =
            coach.answer("walk.start_pass", json!({ "visit_day": day, "sense": "smell", "moment": "quiet" }))["walk"]
                .clone();
        let zones = coach.answer("walk.get_walk", json!({ "walk": walk }));
        let pickup = list(&zones, "zones")
            .iter()
            .find(|zone| zone["name"]["fr"].as_str().is_some_and(|name| name.contains("Retrait")))
            .expect("pickup")["zone"]
            .clone();
        coach.answer("walk.record_mark", json!({ "walk": walk, "zone": pickup, "perception": -1 }));
        coach
            .answer("walk.record_finding", json!({ "walk": walk, "zone": pickup, "text": format!("carton, {times}") }));
        assert_eq!(recurring(&coach).len(), times - 2, "an open day is not told yet");
        coach.answer("visit.close_day", json!({ "visit_day": day, "reason": "Essai" }));
        coach.clock.advance_ms(86_400_000);
        let found = recurring(&coach);
        assert_eq!((found.len(), &found[0]["visits"], &found[0]["lasting"]), (1, &json!(times), &json!(times == 3)));
    }
    let second = colleague("Jeanne Morel", Role::Coach);
    second.clock.advance_ms(3 * 86_400_000);
    open(&second, &export(&coach, &second, false));
    let found = recurring(&second);
    assert_eq!((found[0]["notes"].as_array().map(Vec::len), &found[0]["sense"]), (Some(3), &json!("smell")));
    let today = second.answer("visit.get_today", json!({}));
    assert!(
        list(&today, "checks").iter().any(|check| check["kind"] == "lasting" && check["text"] == "carton, 3"),
        "{today}"
    );
}

#[test]
fn every_refusal_leaves_the_profile_as_it_was() {
    let coach = Desk::practice(Role::Coach);
    let second = colleague("Jeanne Morel", Role::Coach);
    let lilas = unit(&coach, "Les Lilas");
    let exporting = |desk: &Desk, to: &Value, folder: &Value| {
        desk.refusal("unit_file.export_unit", json!({ "unit": lilas, "to": to, "photos": false, "folder": folder }))
    };
    let home = json!(coach.root());
    assert_eq!(exporting(&coach, &json!("age1nobody"), &home), "address_unreadable");
    assert_eq!(exporting(&coach, &address(&coach), &home), "address_own");
    assert_eq!(exporting(&coach, &address(&second), &json!("/nowhere/at/all")), "folder_missing");
    assert_eq!(exporting(&second, &address(&coach), &home), "network_awaited");

    let file = export(&coach, &second, false);
    let before = verified(&second);
    let looking = |desk: &Desk, path: &PathBuf| desk.refusal("unit_file.get_preview", json!({ "path": path }));
    assert_eq!(looking(&second, &coach.root().join("absent.sillage")), "file_missing");
    let other = |name: &str, bytes: &[u8]| {
        let path = coach.root().join(name);
        fs::write(&path, bytes).expect("written");
        path
    };
    let whole = fs::read(&file).expect("file");
    assert_eq!(looking(&second, &other("empty.sillage", b"")), "bundle_foreign");
    assert_eq!(looking(&second, &other("picture.sillage", PICTURE)), "bundle_foreign");
    // A sealed stream that stops in the middle cannot be told from one that was altered there.
    let half = looking(&second, &other("half.sillage", &whole[..whole.len() / 2]));
    assert!(["bundle_truncated", "bundle_damaged"].contains(&half.as_str()), "{half}");
    let mut flipped = whole.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    assert_eq!(looking(&second, &other("flipped.sillage", &flipped)), "bundle_damaged");
    assert_eq!(looking(&colleague("Luc Perrin", Role::Coach), &file), "bundle_not_for_me");
    let changed = json!({ "path": file, "bundle": uuid::Uuid::nil() });
    assert_eq!(second.refusal("unit_file.open_file", changed), "file_changed");
    assert_eq!(verified(&second), before);

    open(&second, &file);
    let stranger = Desk::practice(Role::Coach);
    let foreign = export(&stranger, &second, false);
    let before = verified(&second);
    assert_eq!(looking(&second, &foreign), "bundle_wrong_network");
    assert_eq!(
        second.refusal("unit_file.open_file", json!({ "path": foreign, "bundle": uuid::Uuid::nil() })),
        "bundle_wrong_network"
    );
    assert_eq!(verified(&second), before);
}

#[test]
fn a_manager_carries_her_own_unit_and_a_team_member_none() {
    let mut manager = Desk::practice(Role::UnitManager);
    let second = colleague("Jeanne Morel", Role::Coach);
    open(&second, &export(&manager, &second, false));
    let halles = manager.peek(|db| {
        let units = db.list_all::<Unit>()?;
        Ok(units.into_iter().find(|unit| unit.name == "Les Halles").expect("Les Halles").id)
    });
    for unit in [json!(halles), json!(uuid::Uuid::nil())] {
        let body = json!({ "unit": unit, "to": address(&second), "photos": false, "folder": manager.root() });
        assert_eq!(manager.refusal("unit_file.export_unit", body), "not_in_your_unit");
    }
    for role in [Role::TeamMember, Role::Administrator, Role::LineManager] {
        let body = json!({ "name": "Théo Marchetti", "role": role, "locale": "fr", "passphrase": null, "pin": null });
        assert_eq!(Desk::empty().refusal("profile.create_joining", body), "unit_file_role", "{role:?}");
    }
}

#[test]
fn a_manager_who_joins_sees_the_unit_she_was_handed_and_no_other_file_opens() {
    let coach = Desk::practice(Role::Coach);
    let manager = colleague("Claire Dubois", Role::UnitManager);
    open(&manager, &export(&coach, &manager, false));
    let units = manager.answer("visit.list_units", json!({}));
    assert_eq!((list(&units, "units").len(), &units["units"][0]["name"]), (1, &json!("Les Lilas")));
    let body =
        json!({ "unit": unit(&coach, "Les Halles"), "to": address(&manager), "photos": false, "folder": coach.root() });
    let halles = text(&coach.answer("unit_file.export_unit", body), "path");
    let before = verified(&manager);
    assert_eq!(manager.refusal("unit_file.get_preview", json!({ "path": halles })), "not_in_your_unit");
    assert_eq!(verified(&manager), before);
    open(&manager, &export(&coach, &manager, false));
}

#[test]
fn a_closed_day_arrives_and_its_revision_too() {
    let (coach, day) = started();
    let second = colleague("Jeanne Morel", Role::Coach);
    let intend = |words: &str| {
        coach.answer("visit.write_intention", json!({ "visit_day": day, "text": words }));
        coach.answer("visit.close_day", json!({ "visit_day": day, "reason": "Essai" }));
        open(&second, &export(&coach, &second, false));
    };
    intend("Voir l’accueil");
    let late = json!({ "visit_day": day, "text": "Trop tard" });
    assert_eq!(second.refusal("visit.write_intention", late), "day_closed", "closed there, closed here");
    coach.answer("visit.reopen_day", json!({ "visit_day": day }));
    intend("Voir la file");
    let spine = |desk: &Desk| desk.answer("visit.get_spine", json!({ "visit_day": day }));
    assert_eq!(spine(&second)["revision"], 1);
    let kept = |desk: &Desk| desk.answer("visit.get_unit", json!({ "unit": unit(desk, "Les Lilas") }))["story"].clone();
    assert_eq!(kept(&second), kept(&coach));
    verified(&second);
}

#[test]
fn what_could_not_be_observed_here_does_not_come_in() {
    let mut coach = Desk::practice(Role::Coach);
    let second = colleague("Jeanne Morel", Role::Coach);
    // A newcomer nobody informed, observed by a program that forgot to ask.
    let newcomer = coach.poke(|tx| {
        let lilas = tx.list_all::<Unit>()?.into_iter().find(|unit| unit.name == "Les Lilas").expect("Les Lilas").id;
        let (stream, network) = (lilas.uuid(), tx.list_all::<Network>()?[0].id.uuid());
        let person = tx.add(network, &Person { active: true })?;
        tx.add(stream, &PersonProfile { person, display_name: "Ina Vasseur".into(), email: None, external_ref: None })?;
        let seen = tx.list_in::<Observation>(stream)?.remove(0);
        tx.add(stream, &Observation { observed: Some(person), visit_day: None, ..seen.doc })?;
        Ok(person)
    });
    let file = export(&coach, &second, false);
    let before = verified(&second);
    let refused = second.call("unit_file.get_preview", json!({ "path": file })).expect_err("uninformed");
    assert_eq!((refused.code.as_str(), refused.params["name"].as_str()), ("bundle_uninformed", "Ina Vasseur"));
    assert_eq!(verified(&second), before);

    coach.poke(|tx| {
        let lilas = tx.list_all::<Unit>()?.into_iter().find(|unit| unit.name == "Les Lilas").expect("Les Lilas").id;
        let notice = tx.list_in::<Notice>(lilas.uuid())?.remove(0).doc;
        tx.add(lilas.uuid(), &Notice { person: newcomer, ..notice })
    });
    coach.answer("organisation.switch_observations", json!({ "on": false }));
    let closed = export(&coach, &second, false);
    assert_eq!(second.refusal("unit_file.get_preview", json!({ "path": closed })), "bundle_not_open");
    assert_eq!(verified(&second), before);
    coach.answer("organisation.switch_observations", json!({ "on": true }));
    open(&second, &export(&coach, &second, false));
}

#[test]
fn a_preview_tells_what_comes_back_and_where_the_unit_goes() {
    let coach = Desk::practice(Role::Coach);
    let second = colleague("Jeanne Morel", Role::Coach);
    let file = export(&coach, &second, false);
    let preview = second.answer("unit_file.get_preview", json!({ "path": file }));
    assert!(preview["recurring"].is_array() && preview["trend"].is_array(), "{preview}");
    let his = coach.answer("visit.get_unit", json!({ "unit": unit(&coach, "Les Lilas") }));
    assert_eq!((&preview["trend"], &preview["recurring"]), (&his["trend"], &his["recurring"]));
    let progress = second.answer("work.get_progress", json!({}));
    assert_eq!(progress["step"], Value::Null, "nothing goes on once it was answered");
}

#[test]
fn practice_and_real_work_never_meet() {
    let coach = Desk::practice(Role::Coach);
    let real = Desk::empty();
    let body = json!({ "name": "Jeanne Morel", "role": "coach", "locale": "fr", "passphrase": "cinq mots pour une boutique", "pin": "4821" });
    assert!(real.answer("profile.create_joining", body)["recovery_code"].is_string());
    let file = export(&coach, &real, false);
    let before = verified(&real);
    assert_eq!(real.refusal("unit_file.get_preview", json!({ "path": file })), "bundle_of_practice");
    assert_eq!(verified(&real), before);
}
