//! The practice network: every document obeys the rules, and the story it tells holds together.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use serde_json::{Map, Value, json};
use sillage_domain::ENTITIES;
use uuid::Uuid;

const SOURCE: &str = include_str!("../../../../assets/practice/network.json");

fn first_start() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).expect("a date")
}

fn shifted(days: i64) -> NaiveDate {
    let by = Days::new(days.unsigned_abs());
    if days < 0 { first_start() - by } else { first_start() + by }
}

/// What a reference stands for: a date, an instant, or the id of an entity already named.
fn resolve(text: &str, ids: &BTreeMap<String, Uuid>) -> Value {
    if let Some(days) = text.strip_prefix("@day:") {
        return json!(shifted(days.parse().unwrap_or_else(|_| panic!("{text}"))));
    }
    if let Some(rest) = text.strip_prefix("@at:") {
        let (days, clock) = rest.split_once(' ').unwrap_or_else(|| panic!("{text}"));
        let clock = if clock.len() == 5 { format!("{clock}:00") } else { clock.to_owned() };
        let day = shifted(days.parse().unwrap_or_else(|_| panic!("{text}")));
        let at = format!("{day}T{clock}.000+01:00");
        chrono::DateTime::parse_from_rfc3339(&at).unwrap_or_else(|_| panic!("{text}"));
        return json!({"at": at, "zone": "Europe/Paris"});
    }
    match text.strip_prefix('@') {
        Some(key) => json!(ids.get(key).unwrap_or_else(|| panic!("{text} is not named before it is used"))),
        None => json!(text),
    }
}

fn fill(value: &Value, ids: &BTreeMap<String, Uuid>) -> Value {
    match value {
        Value::String(text) => resolve(text, ids),
        Value::Array(items) => items.iter().map(|item| fill(item, ids)).collect(),
        Value::Object(fields) => {
            Value::Object(fields.iter().map(|(name, item)| (name.clone(), fill(item, ids))).collect())
        }
        other => other.clone(),
    }
}

struct Story {
    source: Value,
}

impl Story {
    fn read() -> Self {
        Self { source: serde_json::from_str(SOURCE).expect("network.json is JSON") }
    }

    fn entities(&self) -> &Vec<Value> {
        self.source["entities"].as_array().expect("a list of entities")
    }

    /// Keys and fields of one noun.
    fn of<'a>(&'a self, noun: &'a str) -> impl Iterator<Item = (&'a str, &'a Map<String, Value>)> {
        self.entities()
            .iter()
            .filter(move |entity| entity["noun"] == noun)
            .map(|entity| (word(entity, "key"), fields(entity)))
    }
}

fn word<'a>(entity: &'a Value, name: &str) -> &'a str {
    entity[name].as_str().unwrap_or_else(|| panic!("{name} of {entity}"))
}

fn fields(entity: &Value) -> &Map<String, Value> {
    entity["fields"].as_object().unwrap_or_else(|| panic!("fields of {entity}"))
}

#[test]
fn every_document_obeys_its_noun() {
    let story = Story::read();
    let mut ids = BTreeMap::new();
    for (index, entity) in story.entities().iter().enumerate() {
        let (key, noun) = (word(entity, "key"), word(entity, "noun"));
        let kind = ENTITIES.iter().find(|kind| kind.noun == noun).unwrap_or_else(|| panic!("{key}: no noun {noun}"));
        let document = fill(&entity["fields"], &ids);
        (kind.check)(&document).unwrap_or_else(|refusal| panic!("{key}: {refusal}"));
        assert!(ids.insert(key.to_owned(), Uuid::from_u128(index as u128 + 1)).is_none(), "{key} is named twice");
        resolve(word(entity, "at"), &ids);
    }
    for entity in story.entities() {
        for name in ["unit", "by"] {
            resolve(word(entity, name), &ids);
        }
    }
    assert!(
        story
            .of("network")
            .all(|(key, network)| story.source["network"] == format!("@{key}") && network["practice"] == true)
    );
}

fn each_bilingual(value: &Value, check: &mut impl FnMut(&str, Option<&str>)) {
    match value {
        Value::Object(object) => match object.get("fr") {
            Some(fr) => check(fr.as_str().unwrap_or_default(), object.get("en").and_then(Value::as_str)),
            None => object.values().for_each(|item| each_bilingual(item, check)),
        },
        Value::Array(items) => items.iter().for_each(|item| each_bilingual(item, check)),
        _ => {}
    }
}

#[test]
fn every_text_in_two_languages_has_both() {
    each_bilingual(&Story::read().source, &mut |fr, en| {
        assert!(!fr.is_empty() && en.is_some_and(|en| !en.is_empty()), "{fr:?} {en:?}");
    });
}

fn each_text(value: &Value, check: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) if !text.starts_with('@') => check(text),
        Value::Array(items) => items.iter().for_each(|item| each_text(item, check)),
        Value::Object(object) => {
            object.iter().filter(|(name, _)| *name != "en").for_each(|(_, item)| each_text(item, check))
        }
        _ => {}
    }
}

#[test]
fn french_typography_is_kept() {
    for entity in Story::read().entities() {
        each_text(&entity["fields"], &mut |text| {
            for broken in [" !", " ?", " ;", " :", " »", "« ", " %", "'"] {
                assert!(!text.contains(broken), "{broken:?} in {text:?}");
            }
        });
    }
}

#[test]
fn nobody_is_named_before_being_informed() {
    let story = Story::read();
    let days = |text: &str| -> i64 {
        let rest = text.trim_start_matches("@at:").trim_start_matches("@day:");
        rest.split(' ').next().and_then(|days| days.parse().ok()).unwrap_or_else(|| panic!("{text}"))
    };
    let informed: BTreeMap<&str, i64> = story
        .of("notice")
        .filter_map(|(_, notice)| Some((notice["person"].as_str()?, days(notice["date"].as_str()?))))
        .collect();
    let mut observed = BTreeSet::new();
    for (key, observation) in story.of("observation") {
        let Some(person) = observation["observed"].as_str() else { continue };
        let on =
            days(observation["observed_at"]["at"].as_str().or(observation["observed_at"].as_str()).unwrap_or_default());
        assert!(informed.get(person).is_some_and(|since| *since <= on), "{key}: {person} was not informed");
        observed.insert(person);
    }
    assert_eq!(observed.len(), 4);
    for (noun, field) in [("debrief", "person"), ("training_goal", "person")] {
        for (key, record) in story.of(noun) {
            assert!(record[field].as_str().is_none_or(|person| informed.contains_key(person)), "{key}");
        }
    }
    let team: BTreeSet<&str> = story
        .of("assignment")
        .filter(|(_, assignment)| assignment["role"] == "team_member")
        .filter_map(|(_, assignment)| assignment["person"].as_str())
        .collect();
    assert_eq!(
        team.iter().filter(|person| !informed.contains_key(*person)).count(),
        1,
        "one newcomer is still to be informed"
    );
}

#[test]
fn published_referentials_are_complete() {
    let story = Story::read();
    for (version, _) in story.of("referential_version") {
        let version = json!(format!("@{version}"));
        let count = |noun: &'static str| story.of(noun).filter(|(_, part)| part["version"] == version).count();
        assert_eq!((count("attitude"), count("service_promise")), (3, 1), "{version}");
        let mut moments: BTreeMap<String, u32> = BTreeMap::new();
        for (_, moment) in story.of("moment_of_truth").filter(|(_, moment)| moment["version"] == version) {
            *moments
                .entry(format!(
                    "{} {}",
                    moment["channel"],
                    if moment["channel"].is_null() { &moment["occasion"] } else { &Value::Null }
                ))
                .or_default() += 1;
        }
        assert!(moments.values().all(|count| *count <= 5), "{moments:?}");
        for (key, skill) in story.of("skill").filter(|(_, skill)| skill["version"] == version) {
            let name = json!(format!("@{key}"));
            let levels: Vec<i64> = story
                .of("skill_anchor")
                .filter(|(_, anchor)| anchor["skill"] == name)
                .filter_map(|(_, anchor)| anchor["level"].as_i64())
                .collect();
            let (low, high) = (skill["scale_min"].as_i64(), skill["scale_max"].as_i64());
            assert_eq!(levels, (low.expect("lowest")..=high.expect("highest")).collect::<Vec<_>>(), "{key}");
        }
    }
}

#[test]
fn final_observations_hold_the_facts_they_need() {
    let story = Story::read();
    for (key, _) in story.of("observation") {
        let name = json!(format!("@{key}"));
        let scores: Vec<_> = story.of("observation_score").filter(|(_, score)| score["observation"] == name).collect();
        assert_eq!(scores.len(), 8, "{key}");
        for (score, document) in scores {
            let extreme = matches!(document["value"].as_i64(), Some(1 | 4));
            assert!(
                !extreme || document["fact"].as_str().is_some_and(|fact| !fact.is_empty()),
                "{score} needs its fact"
            );
        }
    }
}

#[test]
fn walks_and_findings_agree() {
    let story = Story::read();
    let marks: BTreeMap<(&str, &str), &Value> = story
        .of("sensory_record")
        .filter_map(|(_, record)| Some(((record["walk"].as_str()?, record["zone"].as_str()?), &record["perception"])))
        .collect();
    assert_eq!(marks.len(), story.of("sensory_record").count(), "a zone is marked once a walk");
    assert_eq!(marks.len(), 8 * 8 - 1, "one zone of one walk was not walked");
    for (key, finding) in story.of("finding") {
        if let (Some(walk), Some(zone)) = (finding["walk"].as_str(), finding["zone"].as_str()) {
            assert_eq!(marks.get(&(walk, zone)), Some(&&finding["perception"]), "{key}");
        }
    }
}

#[test]
fn nothing_is_counted_during_a_pause() {
    let story = Story::read();
    let blocks = story.source["flow_blocks"].as_array().expect("a list of blocks");
    let windows: BTreeSet<String> = story.of("observation_window").map(|(key, _)| format!("@{key}")).collect();
    assert_eq!(blocks.iter().map(|block| word(block, "window").to_owned()).collect::<BTreeSet<_>>(), windows);
    for block in blocks {
        let counts = |name: &str| -> Vec<u64> {
            block[name].as_array().expect("counts").iter().filter_map(Value::as_u64).collect()
        };
        let (arrivals, lost) = (counts("arrivals_per_5_min"), counts("left_unserved_per_5_min"));
        assert_eq!((arrivals.len(), lost.len(), &block["minutes"]), (12, 12, &json!(60)));
        for pause in block["pauses_min"].as_array().expect("pauses") {
            let (from, to) = (pause[0].as_u64().expect("start"), pause[1].as_u64().expect("end"));
            for slot in 0..12 {
                let watched = slot * 5 + 5 <= from || slot * 5 >= to;
                let index = usize::try_from(slot).expect("a small number");
                assert!(watched || arrivals[index] + lost[index] == 0, "{} at minute {}", block["window"], slot * 5);
            }
        }
    }
}
