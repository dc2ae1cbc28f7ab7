//! Hostile text in every field of every command: what is written is read back literally, without its control
//! characters, or refused with a sentence of both languages, and a million characters are always refused. Which fields
//! there are is read from the schemas of the requests: a new one fails here until it is driven. Papers are read back by
//! `tests/e2e/rough.test.mjs`.

mod actions;
mod day;
mod network;
mod papers;
mod people;
mod place;
mod profile;
mod referential;
mod voice;
mod week;

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use sillage_domain::without_controls;
use sillage_i18n::{Locale, Words};

use crate::observation::Scene;

/// Markup of the report and of screens, a formula, a script, emoji, other writings, a tower of marks: 118 characters.
const VISIBLE: &str = "=cmd|'/C calc'!A0 #x() $y$ *a* _b_ <script>w=1</script><img src=x onerror=w=1> {@html f} 👩🏽‍🚒 漢字 עברית Z\u{337}\u{327}\u{34E}a";
/// The same in the 20 characters of a code.
const BRIEF: &str = "=1+1 #x() <b> $é$ 漢";
/// What hides or turns other text around, and what no key types.
const HIDDEN: [&str; 4] = [
    "\u{202E}lasrever\u{202C}",
    "\u{2067}isolate\u{2069} \u{200F}",
    "bell \u{7} escape \u{1B}[31m",
    "the end \u{0} and more",
];
const LONG: usize = 1_000_000;
/// Names of things, addresses and digests among the texts: what is not one of them is refused.
const CODES: [(&str, &str); 3] =
    [("setting.change_setting", "/key"), ("network.record_person", "/email"), ("report.tell_without_names", "/digest")];
/// Fields of 20 characters, which take the brief text whole and the visible one not at all.
const BRIEF_FIELDS: [(&str, &str); 3] = [
    ("network.record_unit", "/code"),
    ("referential.write_field", "/value/code"),
    ("referential.import_file", "/content/skills/0/code"),
];

/// What becomes of a text that is taken.
enum Then {
    /// This command shows it again; it is asked with what was asked and answered.
    Shown(&'static str, fn(&Value, &Scene) -> Value),
    /// It only looks for something, or names a thing: it may be taken or refused, and is kept nowhere.
    Asked,
    /// It is a code, a day, a file or a folder: no hostile text is ever taken, and the request is good without.
    Refused,
    /// It is a secret, or names what is not there: no hostile text is ever taken.
    Secret,
}

/// Makes a request. The turn counts the calls on one scene.
type Ask = Box<dyn Fn(&Scene, u32) -> Value>;

/// A command, with a request that is good before its text is replaced. Only the fields in which that request has a text
/// are this drive's: what cannot be asked together has drives of its own.
struct Drive {
    name: &'static str,
    ask: Ask,
    then: Then,
}

fn drive(name: &'static str, ask: impl Fn(&Scene, u32) -> Value + 'static, then: Then) -> Drive {
    Drive { name, ask: Box::new(ask), then }
}

impl Drive {
    /// The text fields this drive fills, given its good request.
    fn fields(&self, good: &Value) -> Vec<String> {
        let filled = |pointer: &String| good.pointer(pointer).is_some_and(Value::is_string);
        let all = text_fields().into_iter().filter(|(name, _)| name == self.name);
        all.map(|(_, pointer)| pointer).filter(filled).collect()
    }
}

fn of_day(_: &Value, scene: &Scene) -> Value {
    json!({ "visit_day": scene.day })
}

fn drives() -> Vec<Drive> {
    [
        actions::drives,
        people::drives,
        place::drives,
        day::drives,
        profile::drives,
        network::drives,
        referential::drives,
        papers::drives,
        week::drives,
        voice::drives,
    ]
    .into_iter()
    .flat_map(|drives| drives())
    .collect()
}

/// Every field of every request that takes free text, as `command /pointer`.
fn text_fields() -> BTreeSet<(String, String)> {
    let (commands, definitions) = sillage_api::describe(&sillage_api::registry());
    let mut found = BTreeSet::new();
    for command in commands {
        let mut pointers = BTreeSet::new();
        collect(&json!(command.ask), &definitions, "", &mut pointers);
        found.extend(pointers.into_iter().map(|pointer| (command.name.to_owned(), pointer)));
    }
    found
}

fn collect(schema: &Value, definitions: &Map<String, Value>, at: &str, found: &mut BTreeSet<String>) {
    if schema == &json!(true) {
        // Anything may come, a text too.
        found.insert(at.to_owned());
        return;
    }
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        return collect(&definitions[name], definitions, at, found);
    }
    for several in ["anyOf", "oneOf", "allOf"] {
        for one in schema[several].as_array().into_iter().flatten() {
            collect(one, definitions, at, found);
        }
    }
    let is_text =
        schema["type"] == "string" || schema["type"].as_array().is_some_and(|types| types.contains(&json!("string")));
    // An id or a day has a format, a choice has its values.
    if is_text && ["format", "enum", "const"].iter().all(|narrow| schema.get(narrow).is_none()) {
        found.insert(at.to_owned());
    }
    for (name, field) in schema["properties"].as_object().into_iter().flatten() {
        collect(field, definitions, &format!("{at}/{name}"), found);
    }
    if let Some(item) = schema.get("items") {
        collect(item, definitions, &format!("{at}/0"), found);
    }
}

#[test]
fn every_field_that_takes_text_is_driven() {
    let mut missing = text_fields();
    for drive in drives() {
        // A scene takes its time: none for a command that has all its fields.
        if missing.iter().any(|(name, _)| name == drive.name) {
            for pointer in drive.fields(&(drive.ask)(&Scene::of_today(), 0)) {
                missing.remove(&(drive.name.to_owned(), pointer));
            }
        }
    }
    assert!(missing.is_empty(), "text fields no drive of this file fills: {missing:#?}");
}

/// The words of a refusal, in both languages.
fn assert_worded(code: &str, place: &str) {
    assert!(!["malformed_request", "store_failed"].contains(&code), "{place}: {code}");
    for locale in [Locale::Fr, Locale::En] {
        let key = format!("failure-{}", code.replace('_', "-"));
        assert!(Words::new(locale).has(&key), "{place}: no sentence {key} in {}", locale.code());
    }
}

fn holds(value: &Value, wanted: &str) -> bool {
    match value {
        Value::String(text) => text.contains(wanted),
        Value::Array(items) => items.iter().any(|item| holds(item, wanted)),
        Value::Object(fields) => fields.values().any(|field| holds(field, wanted)),
        _ => false,
    }
}

/// The hostile texts of a field.
fn texts_for<'a>(field: (&str, &str), long: &'a str) -> Vec<&'a str> {
    let first = BRIEF_FIELDS.contains(&field).then_some(BRIEF);
    first.into_iter().chain([VISIBLE]).chain(HIDDEN).chain([long]).collect()
}

/// Whether a field that is kept has to take a text as it stands, has to refuse it, or may do either.
fn must_take(field: (&str, &str), hostile: &str) -> Option<bool> {
    if hostile.len() > LONG || CODES.contains(&field) {
        return Some(false);
    }
    match hostile {
        BRIEF => Some(true),
        VISIBLE => Some(!BRIEF_FIELDS.contains(&field)),
        _ => None,
    }
}

/// What was asked and what was answered, in one.
fn told(mut ask: Value, answer: &Value) -> Value {
    let fields = ask.as_object_mut().expect("a request");
    fields.extend(answer.as_object().cloned().unwrap_or_default());
    ask
}

fn play_one(drive: &Drive, scene: &Scene, turn: u32, pointer: &str, hostile: &str) {
    let place = format!("{} {pointer} {hostile:.20}", drive.name);
    let mut ask = (drive.ask)(scene, turn);
    *ask.pointer_mut(pointer).expect("driven") = json!(hostile);
    let outcome = scene.desk.call(drive.name, ask.clone());
    if let Err(failure) = &outcome {
        assert_worded(&failure.code, &place);
    }
    match drive.then {
        Then::Asked => {}
        Then::Refused | Then::Secret => assert!(outcome.is_err(), "{place}: taken"),
        Then::Shown(read, body) => {
            let must = must_take((drive.name, pointer), hostile);
            assert!(must.is_none_or(|must| outcome.is_ok() == must), "{place}: {outcome:?}");
            if let Ok(answer) = outcome {
                let shown = scene.desk.answer(read, body(&told(ask, &answer), scene));
                let kept = without_controls(hostile);
                assert!(holds(&shown, kept.trim()), "{place}: {read} shows something else: {shown}");
            }
        }
    }
}

fn play(drive: &Drive) {
    let scene = Scene::of_today();
    let long = "é".repeat(LONG);
    let good = (drive.ask)(&scene, 0);
    if let Then::Shown(..) = drive.then {
        scene.desk.answer(drive.name, good.clone());
    }
    let mut turn = 1;
    for pointer in drive.fields(&good) {
        for hostile in texts_for((drive.name, &pointer), &long) {
            play_one(drive, &scene, turn, &pointer, hostile);
            turn += 1;
        }
    }
    if let Then::Refused = drive.then {
        // It was the text that was refused, nothing else.
        scene.desk.answer(drive.name, (drive.ask)(&scene, turn));
    }
    let faults = scene.desk.call("backup.verify_profile", json!({})).map_or(json!([]), |found| found["faults"].clone());
    assert_eq!(faults, json!([]), "{}", drive.name);
}

fn play_all(drives: &[Drive]) {
    for drive in drives {
        play(drive);
    }
}

#[test]
fn hostile_texts_about_actions() {
    play_all(&actions::drives());
}

#[test]
fn hostile_texts_about_people() {
    play_all(&people::drives());
}

#[test]
fn hostile_texts_about_the_place() {
    play_all(&place::drives());
}

#[test]
fn hostile_texts_about_the_day() {
    play_all(&day::drives());
}

#[test]
fn hostile_texts_about_the_profile() {
    play_all(&profile::drives());
}

#[test]
fn hostile_texts_about_the_network() {
    play_all(&network::drives());
}

#[test]
fn hostile_texts_about_referentials() {
    play_all(&referential::drives());
}

#[test]
fn hostile_texts_about_papers() {
    play_all(&papers::drives());
}

#[test]
fn hostile_texts_about_the_week() {
    play_all(&week::drives());
}
