//! False alarms of the name finder, measured on every text of the practice network and of the product's own words.

use std::collections::BTreeSet;

use serde_json::Value;
use sillage_domain::network::mention::{Roster, folded};

const NETWORK: &str = include_str!("../../../../assets/practice/network.json");
const TEXTS: [&str; 6] = [
    include_str!("../../../../assets/locales/fr/demo.ftl"),
    include_str!("../../../../assets/locales/en/demo.ftl"),
    include_str!("../../../../assets/locales/fr/walk.ftl"),
    include_str!("../../../../assets/locales/fr/observation.ftl"),
    include_str!("../../../../assets/referentials/shop.json"),
    include_str!("../../../../assets/referentials/branch.json"),
];

fn texts_in<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Array(items) => items.iter().for_each(|item| texts_in(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| texts_in(field, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[test]
fn no_word_of_the_practice_network_is_taken_for_a_mistyped_name() {
    let network: Value = serde_json::from_str(NETWORK).expect("JSON");
    let mut texts = Vec::new();
    texts_in(&network, &mut texts);
    texts.extend(TEXTS.iter().flat_map(|text| text.lines()));
    let entities = network["entities"].as_array().expect("entities");
    let names: BTreeSet<&str> =
        entities.iter().filter_map(|entity| entity["fields"]["display_name"].as_str()).collect();
    let roster = Roster::new(names.iter().copied(), []);
    let written: BTreeSet<String> = names.iter().flat_map(|name| name.split_whitespace()).map(folded).collect();
    let alarms: Vec<&str> = texts
        .iter()
        .flat_map(|text| roster.find(text).into_iter().map(|mention| &text[mention.start..mention.end]))
        .filter(|found| !folded(found).split(' ').any(|word| written.contains(word)))
        .filter(|found| found.chars().filter(|c| c.is_alphabetic()).count() > 2)
        .collect();
    assert!(texts.len() > 1_000, "{}", texts.len());
    assert_eq!(alarms, Vec::<&str>::new());
}
