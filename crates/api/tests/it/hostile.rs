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
pub(crate) mod texts;
mod voice;
mod week;

use std::{collections::BTreeSet, fs, sync::LazyLock};

use serde_json::{Map, Value, json};
use sillage_domain::without_controls;
use sillage_i18n::{Locale, Words};
use sillage_testkit::marks;

use self::texts::{BRIEF, EACH, FORMULAS, HIDDEN, SCRIPTS, SQL, VISIBLE, every_question, of_three};
use crate::observation::Scene;

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
        let all = text_fields().iter().filter(|(name, _)| name == self.name);
        all.map(|(_, pointer)| pointer.clone()).filter(filled).collect()
    }
}

fn of_day(_: &Value, scene: &Scene) -> Value {
    json!({ "visit_day": scene.day })
}

/// Plays the drives of each file, a test each. What is played is all there is, for both are this one list.
macro_rules! played {
    ($(fn $test:ident() { $part:ident })*) => {
        fn drives() -> Vec<Drive> {
            [$($part::drives),*].into_iter().flat_map(|drives| drives()).collect()
        }

        const PARTS: &[&str] = &[$(stringify!($part)),*];

        $(
            #[test]
            fn $test() {
                $part::drives().iter().for_each(play);
            }
        )*
    };
}

played! {
    fn hostile_texts_about_actions() { actions }
    fn hostile_texts_about_people() { people }
    fn hostile_texts_about_the_place() { place }
    fn hostile_texts_about_the_day() { day }
    fn hostile_texts_about_the_profile() { profile }
    fn hostile_texts_about_the_network() { network }
    fn hostile_texts_about_referentials() { referential }
    fn hostile_texts_about_papers() { papers }
    fn hostile_texts_about_the_week() { week }
    fn hostile_texts_about_the_voice_of_customers() { voice }
}

/// Every field of every request that takes free text, as `command /pointer`.
fn text_fields() -> &'static BTreeSet<(String, String)> {
    static FIELDS: LazyLock<BTreeSet<(String, String)>> = LazyLock::new(|| {
        let (commands, definitions) = sillage_api::describe(&sillage_api::registry());
        let mut found = BTreeSet::new();
        for command in commands {
            let mut pointers = BTreeSet::new();
            collect(&json!(command.ask), &definitions, "", &mut pointers);
            found.extend(pointers.into_iter().map(|pointer| (command.name.to_owned(), pointer)));
        }
        found
    });
    &FIELDS
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
    let mut missing = text_fields().clone();
    // One scene for all: nothing is asked but what a good request is made of, which goes at any turn but the first.
    let scene = Scene::of_today();
    for (turn, drive) in (1..).zip(drives()) {
        for pointer in drive.fields(&(drive.ask)(&scene, turn)) {
            missing.remove(&(drive.name.to_owned(), pointer));
        }
    }
    assert!(missing.is_empty(), "text fields no drive of this file fills: {missing:#?}");
}

#[test]
fn every_file_of_drives_is_played() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/hostile");
    let mut files = BTreeSet::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("a file").path();
        if fs::read_to_string(&path).expect("a file").contains("fn drives()") {
            files.insert(path.file_stem().expect("a name").to_string_lossy().into_owned());
        }
    }
    assert_eq!(files, PARTS.iter().map(|part| (*part).to_owned()).collect());
}

#[test]
fn every_hostile_text_meets_many_fields() {
    let given: Vec<String> = text_fields().iter().flat_map(|(name, pointer)| mixed_for((name, pointer))).collect();
    let meets = |part: &str| given.iter().filter(|text| text.contains(part)).count();
    for part in SQL.iter().chain(&SCRIPTS).chain(&FORMULAS) {
        assert!(meets(part) >= 5, "{part} meets {} fields", meets(part));
    }
    let longest = given.iter().map(|text| text.chars().count()).max();
    assert!(longest.is_some_and(|longest| longest <= VISIBLE.chars().count()), "no name is as long: {longest:?}");
    assert_eq!(meets("said by nobody"), 0);
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

/// What this field is given of SQL, scripts and formulas: a part of each, another one in each field.
fn mixed_for((name, pointer): (&str, &str)) -> Vec<String> {
    let place = text_fields().iter().position(|(of, at)| of == name && at == pointer);
    let place = place.unwrap_or(pointer.len()) * EACH;
    // Where a passphrase is asked for too, each text takes half a second.
    let each = if name.starts_with("profile.create") { 1 } else { EACH };
    let all = std::env::var("SILLAGE_QUESTIONS").is_ok_and(|which| which == "all");
    (place..place + each).map(of_three).chain(every_question().filter(|_| all && each > 1)).collect()
}

/// The hostile texts of a field.
fn texts_for(field: (&str, &str)) -> Vec<String> {
    let first = BRIEF_FIELDS.contains(&field).then_some(BRIEF);
    let plain = first.into_iter().chain([VISIBLE]).chain(HIDDEN).map(str::to_owned);
    plain.chain(mixed_for(field)).chain(["é".repeat(LONG)]).collect()
}

/// Whether a field that is kept has to take a text as it stands, has to refuse it, or may do either.
fn must_take(field: (&str, &str), hostile: &str) -> Option<bool> {
    if hostile.len() > LONG || CODES.contains(&field) {
        return Some(false);
    }
    match hostile {
        BRIEF => Some(true),
        hidden if HIDDEN.contains(&hidden) => None,
        // Whether a question is short enough for a code, or says enough to be a name, is not what is asked here.
        question if question.len() < BRIEF.len() && every_question().any(|known| known == question) => None,
        _ => Some(!BRIEF_FIELDS.contains(&field)),
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

/// So many texts are typed on a day: each leaves something behind, and a month has no more days.
const A_DAY: usize = 24;

fn play(drive: &Drive) {
    let fields = drive.fields(&(drive.ask)(&Scene::of_today(), 0));
    let all = |field: &String| texts_for((drive.name, field)).into_iter().map(|text| (field.clone(), text)).collect();
    let typed: Vec<(String, String)> = fields.iter().flat_map(|field| -> Vec<_> { all(field) }).collect();
    typed.chunks(A_DAY).for_each(|typed| play_day(drive, typed));
}

fn play_day(drive: &Drive, typed: &[(String, String)]) {
    let scene = Scene::of_today();
    if let Then::Shown(..) = drive.then {
        scene.desk.answer(drive.name, (drive.ask)(&scene, 0));
    }
    let mut turn = 1;
    for (pointer, hostile) in typed {
        play_one(drive, &scene, turn, pointer, hostile);
        turn += 1;
    }
    if let Then::Refused = drive.then {
        // It was the text that was refused, nothing else.
        scene.desk.answer(drive.name, (drive.ask)(&scene, turn));
    }
    let faults = scene.desk.call("backup.verify_profile", json!({})).map_or(json!([]), |found| found["faults"].clone());
    assert_eq!(faults, json!([]), "{}", drive.name);
    assert_eq!(in_the_open(&scene, drive.name), [], "{}: what was typed lies on the disk as it is", drive.name);
}

/// Where what was typed lies under the folder of profiles for everybody to read, in whatever form.
fn in_the_open(scene: &Scene, command: &str) -> Vec<marks::Found> {
    let brief = BRIEF_FIELDS.iter().any(|(name, _)| *name == command).then_some(BRIEF);
    [VISIBLE].into_iter().chain(brief).flat_map(|mark| marks::look_under(&scene.desk.root(), mark)).collect()
}

#[test]
fn what_lies_in_the_open_is_found() {
    let scene = Scene::of_today();
    scene.desk.answer("visit.write_intention", json!({ "visit_day": scene.day, "text": VISIBLE }));
    assert_eq!(in_the_open(&scene, "network.record_unit"), []);
    let careless = scene.desk.profile().join("careless");
    for (bytes, found) in [(json!([VISIBLE]), 1), (json!({ "text": VISIBLE, "code": BRIEF }), 2), (json!([]), 0)] {
        fs::write(&careless, bytes.to_string()).expect("written");
        assert_eq!(in_the_open(&scene, "network.record_unit").len(), found, "{bytes}");
    }
}
