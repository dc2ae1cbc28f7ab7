//! Whom an operation speaks of, so that whoever was erased is erased everywhere, whatever brings the words back.
//!
//! An operation goes if it names the person as its subject, or belongs to something that does: the scores of an
//! observation say no name and go with it. What a team decided together and only lists people stays: an opaque id is
//! left there, which names nobody once the profile is gone.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::Envelope;

/// The noun of the operation that erases a person. The server alone writes it.
pub const ERASURE: &str = "erasure";

/// Its kind.
pub(crate) const ERASE: &str = "erase";

/// Nouns of a team, which list people and speak of none; and the opaque id itself.
pub const OF_TEAMS: [&str; 4] = ["action", "diagnosis_plane", "person", "unit_project"];

#[derive(Default, Deserialize)]
struct Outside {
    #[serde(default)]
    t: Value,
    #[serde(default)]
    e: Value,
    #[serde(default)]
    about: Value,
    #[serde(default)]
    f: Map<String, Value>,
}

impl Outside {
    fn read(raw: &str) -> Option<Self> {
        let outside: Self = serde_json::from_str(raw).unwrap_or_default();
        let is_of_team = outside.t.as_str().is_some_and(|noun| OF_TEAMS.contains(&noun) || noun == ERASURE);
        (!is_of_team).then_some(outside)
    }
}

fn id(value: &Value) -> Option<Uuid> {
    value.as_str()?.parse().ok()
}

/// People an operation speaks of: those it says so, and whoever stands in its field `person`.
pub fn people_of(raw: &str) -> BTreeSet<Uuid> {
    let Some(outside) = Outside::read(raw) else {
        return BTreeSet::new();
    };
    let named = outside.about.as_array().into_iter().flatten();
    let subject = outside.f.get("person").and_then(|write| write.get("v"));
    named.chain(subject).filter_map(id).collect()
}

/// Entities an operation belongs to: its own, and those its fields name.
pub fn entities_of(raw: &str) -> BTreeSet<Uuid> {
    let Some(outside) = Outside::read(raw) else {
        return BTreeSet::new();
    };
    let named = outside.f.values().filter_map(|write| write.get("v"));
    named.chain([&outside.e]).filter_map(id).collect()
}

/// Who and what was erased.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Erased {
    /// People.
    pub people: BTreeSet<Uuid>,
    /// Entities that spoke of them.
    pub entities: BTreeSet<Uuid>,
}

impl Erased {
    /// Whether the words of an operation may not be kept.
    pub fn covers(&self, raw: &str) -> bool {
        let spoken = !self.people.is_empty() && !people_of(raw).is_disjoint(&self.people);
        spoken || (!self.entities.is_empty() && !entities_of(raw).is_disjoint(&self.entities))
    }

    /// Widens it by the entities of what it covers among these operations, until nothing more is found.
    pub fn widen<'r>(&mut self, raws: impl Iterator<Item = &'r str> + Clone) {
        loop {
            let before = self.entities.len();
            for raw in raws.clone() {
                if self.covers(raw) {
                    let outside = Outside::read(raw).and_then(|outside| id(&outside.e));
                    self.entities.extend(outside);
                }
            }
            if self.entities.len() == before {
                return;
            }
        }
    }
}

/// An erasure, as its operation says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Erasure {
    /// The person.
    #[serde(rename = "erases")]
    pub person: Uuid,
    /// The erasure.
    pub erasure: Uuid,
}

impl Erasure {
    /// The erasure an operation of a server's page says; none if it is another's operation.
    pub fn of(raw: &str, envelope: &Envelope, network: Uuid) -> Option<Self> {
        let is_genuine = envelope.by == network && envelope.k == ERASE && envelope.t == ERASURE;
        if is_genuine { serde_json::from_str(raw).ok() } else { None }
    }
}

/// Hashes of the pictures and papers an operation names.
pub fn objects_of(raw: &str) -> Vec<String> {
    let outside = Outside::read(raw).unwrap_or_default();
    let value = |name: &str| outside.f.get(name).and_then(|write| write.get("v")).and_then(Value::as_str);
    ["hash", "content_hash"].into_iter().filter_map(value).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_found_where_they_stand() {
        let [one, two, three] = [1, 2, 3].map(Uuid::from_u128);
        let raw = format!(
            r#"{{"t":"debrief","e":"{one}","about":["{two}"],"f":{{"person":{{"v":"{three}","b":null}},"text":{{"v":"x"}}}}}}"#
        );
        assert_eq!((people_of(&raw), entities_of(&raw)), ([two, three].into(), [one, three].into()));
        assert_eq!(people_of(&raw.replace("debrief", "unit_project")), BTreeSet::new());
        for nobody in ["", "[]", r#"{"about":7}"#, r#"{"f":{"person":3}}"#, r#"{"e":"x","about":[1,"y"]}"#] {
            assert_eq!((people_of(nobody), entities_of(nobody)), Default::default(), "{nobody}");
        }
    }

    #[test]
    fn what_belongs_to_an_observation_goes_with_it() {
        let [person, observation, score, zone] = [1, 2, 3, 4].map(Uuid::from_u128);
        let raws = [
            format!(r#"{{"t":"observation_score","e":"{score}","f":{{"fact":{{"v":"words"}}}}}}"#),
            format!(r#"{{"t":"observation_score","e":"{score}","f":{{"observation":{{"v":"{observation}"}}}}}}"#),
            format!(r#"{{"t":"observation","e":"{observation}","about":["{person}"]}}"#),
            format!(r#"{{"t":"zone","e":"{zone}","f":{{"noticed_by":{{"v":"{person}"}}}}}}"#),
            format!(r#"{{"t":"action","e":"{zone}","f":{{"observation":{{"v":"{observation}"}}}}}}"#),
        ];
        let mut erased = Erased { people: [person].into(), entities: BTreeSet::new() };
        erased.widen(raws.iter().map(String::as_str));
        assert_eq!(erased.entities, [observation, score].into());
        assert_eq!(raws.map(|raw| erased.covers(&raw)), [true, true, true, false, false]);
    }

    #[test]
    fn only_the_network_erases() {
        let [network, person, erasure] = [1, 2, 3].map(Uuid::from_u128);
        let raw = format!(
            r#"{{"r":"{network}","s":1,"h":"0199f2a4c3d1-000a","u":"{network}","by":"{network}","k":"erase","t":"erasure","e":"{erasure}","a":1,"erases":"{person}","erasure":"{erasure}","salt":"x"}}"#
        );
        let of = |raw: &str, network| Erasure::of(raw, &Envelope::read(raw).expect("an operation"), network);
        assert_eq!(of(&raw, network), Some(Erasure { person, erasure }));
        assert_eq!(of(&raw, person), None);
        assert_eq!(of(&raw.replace("erase\"", "set\""), network), None);
    }
}
