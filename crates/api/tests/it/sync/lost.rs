//! The laptop is gone. A bare computer works again: with the printed code and the key that held the copies, or with a
//! line from whoever keeps the server. What a person does is counted, what the computer takes is timed, and both
//! together have to stay well under a quarter of an hour.

use std::time::Instant;

use serde_json::{Value, json};
use sillage_domain::network::Role;
use sillage_testkit::Desk;

use super::{Founded, id, run, state};

/// Seconds a person takes for a step at most: finding a button, typing a printed code letter by letter.
const A_STEP: f64 = 90.0;
const A_QUARTER: f64 = 15.0 * 60.0;

/// Steps of a person, and the seconds the computer took for them.
#[derive(Default)]
struct Steps {
    done: Vec<&'static str>,
    took: f64,
}

impl Steps {
    #[expect(clippy::disallowed_methods, reason = "what the computer takes is what is measured here")]
    fn step<T>(&mut self, what: &'static str, act: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let answer = act();
        self.took += begun.elapsed().as_secs_f64();
        self.done.push(what);
        answer
    }

    fn within(&self, most: usize) {
        let seconds = self.took + A_STEP * self.done.len() as f64;
        println!("{} steps, {:.1} s of the computer: {:?}", self.done.len(), self.took, self.done);
        assert!(self.done.len() <= most, "{:?}", self.done);
        assert!(seconds < A_QUARTER, "{seconds} s");
    }
}

/// A visit with a finding, and a copy of everything on a key.
fn lived() -> (Founded, Value, tempfile::TempDir) {
    let net = Founded::new();
    let key = tempfile::tempdir().expect("a key");
    net.coach.answer("backup.choose_second_place", json!({ "path": key.path() }));
    run(&net.coach);
    let day = net.coach.answer("visit.start_unplanned", json!({ "unit": net.unit }))["visit_day"].clone();
    let found = json!({ "visit_day": day, "kind": "irritant", "text": "La borne clignote" });
    net.coach.answer("visit.record_finding", found);
    net.coach.clock.advance_ms(60_000);
    net.coach.answer("backup.make_backup", json!({}));
    (net, day, key)
}

fn works(desk: &Desk, day: &Value) {
    let seen = desk.answer("walk.get_consolidation", json!({ "visit_day": day })).to_string();
    assert!(seen.contains("La borne clignote"), "{seen}");
    let more = json!({ "visit_day": day, "kind": "irritant", "text": "La porte grince" });
    desk.answer("visit.record_finding", more);
    assert_eq!(desk.answer("backup.verify_profile", json!({}))["faults"], json!([]));
}

#[test]
fn a_lost_laptop_from_the_printed_code_and_the_key() {
    let (net, day, key) = lived();
    let bare = Desk::empty();
    let mut steps = Steps::default();
    assert_eq!(bare.answer("profile.list_profiles", json!({}))["profiles"], json!([]));
    let ask = |code: &str| json!({ "place": key.path(), "recovery_code": code, "new_passphrase": "une phrase toute nouvelle" });
    assert_eq!(bare.refusal("profile.adopt_copy", ask("AAAA-AAAA-AAAA-AAAA")), "wrong_passphrase");
    steps.step("plug the key in, choose it, type the printed code and a new passphrase", || {
        bare.answer("profile.adopt_copy", ask(&net.code))
    });
    works(&bare, &day);
    // It never met this computer's keys: the server asks for a new line before it believes it.
    assert_eq!(state(&bare)["standing"], "new_computer");
    assert_eq!(bare.refusal("sync.run_session", json!({})), "sync_new_computer");
    let line = steps.step("ask for a line", || net.server.line_for(id(&state(&bare)["identity"]["person"])));
    steps.step("type the line", || bare.answer("sync.enrol_device", json!({ "line": line })));
    steps.step("send", || run(&bare));
    assert_eq!((&state(&bare)["standing"], &state(&bare)["operations"]), (&json!("fine"), &json!(0)));
    steps.within(4);
}

#[test]
fn a_lost_laptop_from_the_server_alone() {
    let (net, day, _key) = lived();
    run(&net.coach);
    let person = id(&state(&net.coach)["identity"]["person"]);
    net.server.revoke(id(&state(&net.coach)["identity"]["device"]));
    let mut steps = Steps::default();
    let line = steps.step("ask for a line", || net.server.line_for(person));
    let bare = steps.step("name, passphrase and PIN of a new profile", || Desk::awaiting("Maud Ferrand"));
    steps.step("type the line", || bare.answer("sync.enrol_device", json!({ "line": line })));
    steps.step("receive", || run(&bare));
    let profile = bare.answer("session.get_state", json!({}))["profile"].clone();
    assert_eq!((&profile["me"], &profile["role"]), (&json!(person), &json!(Role::Coach)));
    works(&bare, &day);
    assert_eq!(run(&bare)["complete"], true);
    assert_eq!(state(&bare)["operations"], 0);
    steps.within(4);
}
