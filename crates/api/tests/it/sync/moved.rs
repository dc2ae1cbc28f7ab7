//! A person goes to work in another unit while somebody in the old one, without a network, writes what names them. What
//! was written follows; the old unit sees them leave and keeps its story.

use serde_json::{Value, json};
use sillage_sync::GrantedRole;
use sillage_testkit::Desk;
use uuid::Uuid;

use super::{Founded, id, run, state};

struct TwoUnits {
    net: Founded,
    port: Uuid,
    amina: Value,
    /// Heads the old unit.
    here: Desk,
    /// Heads the new one.
    there: Desk,
}

fn person(unit: Uuid, person: &Value, name: &str, email: &Value) -> Value {
    json!({ "unit": unit, "person": person, "name": name, "number": null, "email": email, "role": "team_member", "until": null })
}

fn of(desk: &Desk, unit: Uuid, person: &Value) -> Option<(String, Value)> {
    let setup = desk.answer("network.get_unit_setup", json!({ "unit": unit }));
    let people = setup["people"].as_array().expect("people").clone();
    let found = people.into_iter().find(|each| each["person"] == *person)?;
    Some((found["name"].as_str().expect("a name").into(), found["email"].clone()))
}

impl TwoUnits {
    fn new() -> Self {
        let net = Founded::new();
        let port = json!({ "unit": null, "name": "Port", "code": "PRT", "unit_kind": "shop", "address": "", "status": "active" });
        let port = id(&net.coach.answer("network.record_unit", port)["unit"]);
        net.server.give(id(&state(&net.coach)["identity"]["person"]), port, GrantedRole::Coach);
        let amina = person(net.unit, &Value::Null, "Amina Kaci", &Value::Null);
        let amina = net.coach.answer("network.record_person", amina)["person"].clone();
        run(&net.coach);
        let here = net.colleague("Ida Renard", GrantedRole::UnitManager);
        let other = net.server.add_person("Paul");
        net.server.give(other, port, GrantedRole::UnitManager);
        let there = Desk::awaiting("Paul Delorme");
        there.answer("sync.enrol_device", json!({ "line": net.server.line_for(other) }));
        for desk in [&here, &there, &net.coach] {
            assert_eq!(run(desk)["complete"], true);
        }
        Self { net, port, amina, here, there }
    }

    fn write_here(&self) {
        let email = json!("amina@gare.example");
        self.here.answer("network.record_person", person(self.net.unit, &self.amina, "Amina Kaci-Roux", &email));
    }

    fn go(&self) {
        let ask = json!({ "person": self.amina, "from": self.net.unit, "to": self.port });
        self.net.coach.answer("network.move_person", ask);
    }

    /// Everybody meets the server until nobody has anything left to say.
    fn settle(&self, first: [&Desk; 2]) {
        for desk in first.into_iter().chain([&self.net.coach, &self.there, &self.here, &self.net.coach]) {
            assert_eq!(run(desk)["complete"], true);
        }
    }

    fn check(&self) {
        let Self { net, port, amina, here, there } = self;
        let written = ("Amina Kaci-Roux".to_owned(), json!("amina@gare.example"));
        assert_eq!(of(there, *port, amina), Some(written.clone()), "the edit followed to the new unit");
        assert_eq!(of(&net.coach, *port, amina), Some(written));
        net.coach.clock.advance_ms(86_400_000);
        here.clock.advance_ms(86_400_000);
        assert_eq!(of(here, net.unit, amina), None, "the old unit sees her leave");
        assert_eq!(of(&net.coach, net.unit, amina), None);
        for desk in [&net.coach, here, there] {
            assert_eq!(desk.answer("sync.list_conflicts", json!({}))["conflicts"], json!([]));
            assert_eq!(desk.answer("backup.verify_profile", json!({}))["faults"], json!([]));
        }
        let again = run(&net.coach);
        assert_eq!((&again["sent"], &again["received"]), (&json!(0), &json!(0)), "it was carried once");
    }
}

#[test]
fn f29_entity_moved_between_units() {
    // The move reaches the server first, or the edit does; the edit is older than the move, or younger.
    for (move_first, edit_first) in [(true, true), (true, false), (false, true), (false, false)] {
        let two = TwoUnits::new();
        let write = |is_edit: bool| if is_edit { two.write_here() } else { two.go() };
        write(edit_first);
        two.net.coach.clock.advance_ms(60_000);
        two.here.clock.advance_ms(60_000);
        write(!edit_first);
        let (coach, here) = (&two.net.coach, &two.here);
        two.settle(if move_first { [coach, here] } else { [here, coach] });
        two.check();
    }
}

#[test]
fn a_move_can_be_taken_back_and_says_what_cannot_be() {
    let two = TwoUnits::new();
    let ask = |from: Uuid, to: Uuid| json!({ "person": two.amina, "from": from, "to": to });
    let coach = &two.net.coach;
    assert_eq!(coach.refusal("network.move_person", ask(two.net.unit, two.net.unit)), "move_nowhere");
    assert_eq!(coach.refusal("network.move_person", ask(two.port, two.net.unit)), "move_not_here");
    assert_eq!(two.here.refusal("network.move_person", ask(two.net.unit, two.port)), "not_in_your_unit");
    two.go();
    assert!(of(coach, two.port, &two.amina).is_some());
    coach.answer("history.undo_last", json!({ "visit_day": null }));
    assert_eq!((of(coach, two.port, &two.amina), of(coach, two.net.unit, &two.amina).is_some()), (None, true));
}
