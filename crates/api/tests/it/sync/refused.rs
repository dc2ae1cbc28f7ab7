//! What a server or somebody in its place refuses, each with its own code: nothing is lost, and there is a way on.

use serde_json::{Value, json};
use sillage_domain::network::Role;
use sillage_sync::GrantedRole;
use sillage_testkit::{Desk, server::Server};
use uuid::Uuid;

use super::{Founded, id, run, state};

fn enrol(desk: &Desk, line: &str) -> String {
    desk.refusal("sync.enrol_device", json!({ "line": line }))
}

#[test]
fn a_line_is_read_as_it_was_printed_or_says_what_is_wrong() {
    let mut net = Founded::new();
    let desk = Desk::awaiting("Jeanne Morel");
    let person = net.server.add_person("jeanne");
    let line = net.server.line_for(person);
    assert_eq!(enrol(&desk, "bonjour"), "sync_line_unreadable");
    let parts: Vec<&str> = line.split('/').collect();
    let [host, code, pin] = parts[..] else { panic!("{line}") };
    assert_eq!(enrol(&desk, &format!("{host}/AAAA-AAAAA-AAAAA/{pin}")), "sync_code_wrong");
    assert_eq!(enrol(&desk, &format!("{host}/{code}/0000-0000-0000-0000")), "sync_untrusted");
    net.server.stop();
    assert_eq!(enrol(&desk, &line), "sync_unreachable");
    net.server.start();
    assert_eq!(state(&desk)["standing"], "alone", "nothing is kept of what failed");
    let typed = line.to_lowercase().replace('-', " ");
    desk.answer("sync.enrol_device", json!({ "line": typed }));
    assert_eq!(run(&desk)["complete"], true);
    assert_eq!(state(&desk)["units_given"], 0, "no unit was given yet");
}

#[test]
fn a_line_of_another_network_or_person_changes_nothing() {
    let net = Founded::new();
    let (stranger, _) = Desk::real("Léo Vasseur", Role::Coach);
    assert_eq!(
        enrol(&stranger, &net.server.line_for(id(&state(&net.coach)["identity"]["person"]))),
        "sync_other_network"
    );
    assert_eq!(state(&stranger)["standing"], "alone");
    let other = net.server.add_person("other");
    assert_eq!(enrol(&net.coach, &net.server.line_for(other)), "sync_other_person");
    assert_eq!(run(&net.coach)["complete"], true, "the server it had is the one it has");
    // The key that line was spent on belongs to another now: with the right line this computer gets a new one.
    let identity = state(&stranger)["identity"].clone();
    let own = Server::of(id(&identity["network"]), id(&identity["person"]));
    stranger.answer("sync.enrol_device", json!({ "line": own.first_line() }));
}

#[test]
fn a_revoked_computer_is_told_and_works_again_with_a_new_line() {
    let net = Founded::new();
    run(&net.coach);
    let identity = state(&net.coach)["identity"].clone();
    net.server.revoke(id(&identity["device"]));
    net.zone(&net.coach, "Vitrine neuf");
    assert_eq!(net.coach.refusal("sync.run_session", json!({})), "sync_revoked");
    assert_eq!(state(&net.coach)["trouble"]["code"], "sync_revoked");
    let line = net.server.line_for(id(&identity["person"]));
    net.coach.answer("sync.enrol_device", json!({ "line": line }));
    assert_ne!(state(&net.coach)["identity"]["device"], identity["device"]);
    assert_eq!(run(&net.coach)["complete"], true);
    net.zone(&net.coach, "Quai neuf");
    run(&net.coach);
    let told = state(&net.coach);
    assert_eq!(told["operations"], 0);
    assert_eq!(told["aside"][0]["code"], "revoked_device", "what was sent meanwhile lies aside, and that is told");
    let second = net.colleague("Jeanne Morel", GrantedRole::Coach);
    run(&second);
    assert!(net.zones(&second).contains(&"Quai neuf".to_owned()));
    assert!(!net.zones(&second).contains(&"Vitrine neuf".to_owned()), "until somebody lets it in");
    assert_eq!(net.coach.answer("backup.verify_profile", json!({}))["faults"], json!([]));
}

#[test]
fn practice_is_never_sent_and_a_forgotten_server_is_asked_nothing() {
    let practice = Desk::practice(Role::Coach);
    let net = Founded::new();
    let person = id(&state(&net.coach)["identity"]["person"]);
    assert_eq!(state(&practice)["standing"], "practice");
    assert_eq!(enrol(&practice, &net.server.line_for(person)), "sync_practice");
    assert_eq!(practice.refusal("sync.run_session", json!({})), "sync_practice");
    run(&net.coach);
    net.coach.answer("sync.forget_server", json!({}));
    assert_eq!(net.coach.refusal("sync.run_session", json!({})), "sync_no_server");
    assert_eq!(net.coach.refusal("sync.forget_server", json!({})), "sync_no_server");
    let told = state(&net.coach);
    assert_eq!((&told["standing"], &told["server"]), (&json!("alone"), &Value::Null));
    net.zone(&net.coach, "Vitrine neuf");
    net.coach.answer("sync.enrol_device", json!({ "line": net.server.line_for(person) }));
    assert_eq!(run(&net.coach)["complete"], true);
    assert_eq!(net.coach.answer("sync.list_log", json!({}))["lines"][1]["event"], "enrolled");
}

#[test]
fn somebody_elses_server_at_the_same_address_gets_nothing() {
    let mut net = Founded::new();
    run(&net.coach);
    net.server.stop();
    net.zone(&net.coach, "Vitrine neuf");
    let before = state(&net.coach)["operations"].clone();
    let _impostor = Server::at(net.server.address(), Uuid::now_v7(), Uuid::now_v7());
    assert_eq!(net.coach.refusal("sync.run_session", json!({})), "sync_untrusted");
    assert_eq!(state(&net.coach)["operations"], before, "nothing left");
}
