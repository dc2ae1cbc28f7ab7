//! A manager's profile sees her own unit and team. The walk goes through every command of the registry, so that none can
//! forget it: whatever a request names, a thing of another unit is refused, and no list shows one.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use sillage_domain::{
    network::{Assignment, PersonProfile, Role, Unit},
    visit::Visit,
};
use sillage_testkit::Desk;
use uuid::Uuid;

use crate::observation::list;

/// A desk of the unit manager, what lies in the other unit of its file, and names nobody here should read.
struct Neighbours {
    desk: Desk,
    ids: Vec<String>,
    names: Vec<String>,
}

fn neighbours() -> Neighbours {
    let mut desk = Desk::practice(Role::UnitManager);
    let (ids, names) = desk.peek(|db| {
        let halles = db.list_all::<Unit>()?.into_iter().find(|unit| unit.name == "Les Halles").expect("Les Halles");
        let stream = halles.id.uuid();
        let mut ids = BTreeSet::from([stream]);
        ids.extend(db.list_in::<Visit>(stream)?.iter().map(|row| row.id.uuid()));
        ids.extend(db.list_in::<Assignment>(stream)?.iter().map(|row| row.id.uuid()));
        let profiles = db.list_in::<PersonProfile>(stream)?;
        ids.extend(profiles.iter().map(|row| row.person.uuid()));
        let mut names: Vec<String> = profiles.into_iter().map(|row| row.doc.display_name).collect();
        names.push(halles.doc.name);
        Ok((ids, names))
    });
    assert!(ids.len() > 4 && names.len() == 2, "{ids:?} {names:?}");
    Neighbours { desk, ids: ids.iter().map(Uuid::to_string).collect(), names }
}

/// The schema of a request, wherever the contract keeps it.
fn resolved<'a>(schema: &'a Value, definitions: &'a Map<String, Value>) -> &'a Value {
    let name = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next());
    name.map_or(schema, |name| &definitions[name])
}

/// Names of the properties of a request that hold an id, or several.
fn ids_of(schema: &Value) -> Vec<String> {
    let is_id = |property: &Value| property.to_string().contains(r#""format":"uuid""#);
    let properties = schema["properties"].as_object().into_iter().flatten();
    properties.filter(|(_, property)| is_id(property)).map(|(name, _)| name.clone()).collect()
}

#[test]
fn no_command_takes_what_lies_in_another_unit() {
    let Neighbours { desk, ids, .. } = neighbours();
    let before = desk.answer("backup.verify_profile", json!({}))["operations"].clone();
    // What is nowhere is refused in the very same words: nobody learns from an answer what another unit holds.
    let ids: Vec<String> = ids.into_iter().chain([Uuid::now_v7().to_string()]).collect();
    let words = desk.call("visit.get_unit", json!({ "unit": ids[0] })).expect_err("refused");
    let (commands, definitions) = sillage_api::describe(&sillage_api::registry());
    let mut walked = 0;
    for command in commands.iter().filter(|command| !command.name.starts_with("profile.")) {
        if command.name.starts_with("backup.") {
            continue; // Names profiles of this computer, never anything inside one.
        }
        let schema = serde_json::to_value(&command.ask).expect("a schema");
        // A token is handed out by the core for one use, a bundle lies in a file that is looked at: neither names anything
        // in this one.
        let elsewhere = ["token", "bundle"];
        let named = ids_of(resolved(&schema, &definitions)).into_iter();
        for property in named.filter(|name| !elsewhere.contains(&name.as_str())) {
            for id in &ids {
                for value in [json!(id), json!([id])] {
                    let refused = desk.call(command.name, json!({ property.clone(): value }));
                    assert_eq!(refused, Err(words.clone()), "{} {property}", command.name);
                }
            }
            walked += 1;
        }
    }
    assert!(walked > 100, "{walked}");
    // An id may lie deeper in a request.
    let what = json!({ "what": { "kind": "rating", "visit_day": ids[0] } });
    assert_eq!(desk.refusal("session.hand_over", what), "not_in_your_unit");
    assert_eq!(desk.answer("backup.verify_profile", json!({}))["operations"], before);
}

#[test]
fn no_list_shows_another_unit() {
    let Neighbours { desk, ids, names } = neighbours();
    let (commands, definitions) = sillage_api::describe(&sillage_api::registry());
    let mut asked = 0;
    for command in commands.iter().filter(|command| command.kind == "read") {
        let schema = serde_json::to_value(&command.ask).expect("a schema");
        let schema = resolved(&schema, &definitions);
        if !ids_of(schema).is_empty() && schema["required"].as_array().is_some_and(|required| !required.is_empty()) {
            continue;
        }
        let body = if command.name == "search.list_matches" { json!({ "text": "a" }) } else { json!({}) };
        let Ok(answer) = desk.call(command.name, body) else { continue };
        let told = answer.to_string();
        for secret in ids.iter().chain(&names) {
            assert!(!told.contains(secret.as_str()), "{} tells {secret}", command.name);
        }
        asked += 1;
    }
    assert!(asked > 8, "{asked}");
    let units = desk.answer("visit.list_units", json!({}));
    assert_eq!(list(&units, "units").len(), 1);
    assert_eq!(units["units"][0]["name"], "Les Lilas");
}

#[test]
fn what_is_not_there_and_what_is_elsewhere_get_one_answer() {
    let Neighbours { desk, ids, .. } = neighbours();
    let refused = |unit: &str| desk.call("visit.get_unit", json!({ "unit": unit })).expect_err("refused");
    assert_eq!(refused(&ids[0]), refused(&Uuid::now_v7().to_string()));
}

#[test]
fn a_coach_sees_every_unit() {
    let desk = Desk::practice(Role::Coach);
    assert_eq!(list(&desk.answer("visit.list_units", json!({})), "units").len(), 2);
}
