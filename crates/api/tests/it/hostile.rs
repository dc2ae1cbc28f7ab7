//! Hostile text in every field of every command: what is written is read back literally, without its control characters, or refused with a sentence of
//! both languages, and a million characters are always refused. Which fields there are is read from the schemas of the
//! requests: a new one fails here until it is driven. Papers are read back by `tests/e2e/rough.test.mjs`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};
use sillage_domain::without_controls;
use sillage_i18n::{Locale, Words};

use crate::{observation::Scene, walk::PICTURE};

/// Markup of the report and of screens, a formula, a script, emoji, other writings, a tower of marks: 118 characters.
const VISIBLE: &str = "=cmd|'/C calc'!A0 #x() $y$ *a* _b_ <script>w=1</script><img src=x onerror=w=1> {@html f} 👩🏽‍🚒 漢字 עברית Z\u{337}\u{327}\u{34E}a";
/// What hides or turns other text around, and what no key types.
const HIDDEN: [&str; 3] =
    ["\u{202E}lasrever\u{202C}", "\u{2067}isolate\u{2069} \u{200F}", "bell \u{7} escape \u{1B}[31m"];
const LONG: usize = 1_000_000;
/// Names of things among the texts: what is not one of them is refused.
const CODES: [(&str, &str); 1] = [("setting.change_setting", "/key")];

/// What becomes of a text that is taken.
enum Then {
    /// This command shows it again.
    Shown(&'static str, fn(&Value, &Scene) -> Value),
    /// It only looks for something, or names a thing: it may be taken or refused, and is kept nowhere.
    Asked,
    /// It is a code, a day, a folder or a secret: no hostile text is ever taken.
    Refused,
}

/// A command, with a request that is good before its text is replaced. The turn counts the calls on one scene.
struct Drive {
    name: &'static str,
    ask: fn(&Scene, u32) -> Value,
    then: Then,
}

const fn drive(name: &'static str, ask: fn(&Scene, u32) -> Value, then: Then) -> Drive {
    Drive { name, ask, then }
}

fn of_day(_: &Value, scene: &Scene) -> Value {
    json!({ "visit_day": scene.day })
}

fn of_debrief(ask: &Value, _: &Scene) -> Value {
    json!({ "debrief": ask["debrief"] })
}

fn of_observation(ask: &Value, _: &Scene) -> Value {
    json!({ "observation": ask["observation"] })
}

fn drives() -> Vec<Drive> {
    let mut all = about_actions();
    all.extend(about_people());
    all.extend(about_the_place());
    all.extend(about_the_day());
    all.extend(about_the_profile());
    all
}

fn about_actions() -> Vec<Drive> {
    let listed: fn(&Value, &Scene) -> Value = |_, scene| json!({ "unit": scene.unit });
    vec![
        drive(
            "action.promise_action",
            |scene, _| json!({ "unit": scene.unit, "visit_day": scene.day, "source": "plan", "title": "t", "expected_effect": "e" }),
            Then::Shown("action.list_actions", listed),
        ),
        drive(
            "action.amend_action",
            |scene, turn| json!({ "action": scene.action(turn), "title": "t", "expected_effect": "e" }),
            Then::Shown("action.list_actions", listed),
        ),
        drive(
            "action.cannot_do",
            |scene, turn| json!({ "action": scene.action(turn), "reason": "r" }),
            Then::Shown("action.list_actions", listed),
        ),
        drive(
            "action.drop_action",
            |scene, turn| json!({ "action": scene.action(turn), "reason": "r" }),
            Then::Shown("action.list_actions", listed),
        ),
        drive(
            "action.record_said",
            |scene, _| json!({ "visit_day": scene.day, "text": "t", "polarity": "neutral", "channel": "walk_in" }),
            Then::Shown("action.list_said", of_day),
        ),
    ]
}

fn about_people() -> Vec<Drive> {
    let debrief: fn(&Value, &Scene) -> Value = of_debrief;
    vec![
        drive(
            "observation.describe_observation",
            |scene, _| json!({ "observation": scene.observe("Amina"), "scene": "s" }),
            Then::Shown("observation.get_observation", of_observation),
        ),
        drive(
            "observation.record_fact",
            |scene, _| {
                let observation = scene.observe("Amina");
                json!({ "observation": observation, "skill": scene.skill(&observation, 1), "fact": "f" })
            },
            Then::Shown("observation.get_observation", of_observation),
        ),
        drive(
            "observation.set_goal",
            |scene, turn| json!({ "person": scene.person("Amina"), "unit": scene.unit, "day": format!("2026-12-{:02}", turn + 1), "situation": "s", "expected_behaviour": "b" }),
            Then::Shown("observation.list_goals", |ask, _| json!({ "unit": ask["unit"], "day": ask["day"] })),
        ),
        drive(
            "debrief.record_self_view",
            |scene, _| json!({ "debrief": scene.talk(), "went_well": "w", "to_change": "c" }),
            Then::Shown("debrief.get_debrief", debrief),
        ),
        drive(
            "debrief.record_fact",
            |scene, _| json!({ "debrief": scene.talk(), "situation": "s", "behaviour": "b", "effect_on_customer": "e" }),
            Then::Shown("debrief.get_debrief", debrief),
        ),
        drive(
            "debrief.keep_strengths",
            |scene, _| json!({ "debrief": scene.heard(), "strengths": ["s"] }),
            Then::Shown("debrief.get_debrief", debrief),
        ),
        drive(
            "debrief.choose_improvement",
            |scene, _| json!({ "debrief": scene.heard(), "text": "t" }),
            Then::Shown("debrief.get_debrief", debrief),
        ),
        drive(
            "debrief.record_options",
            |scene, _| json!({ "debrief": scene.heard(), "options": ["o"] }),
            Then::Shown("debrief.get_debrief", debrief),
        ),
        drive(
            "debrief.record_commitment",
            |scene, _| json!({ "debrief": scene.heard(), "when": "w", "then": "t", "expected_effect": "e", "support_needed": "s" }),
            Then::Shown("debrief.get_debrief", debrief),
        ),
        drive(
            "debrief.record_comment",
            |scene, _| json!({ "debrief": scene.heard(), "comment": "c" }),
            Then::Shown("debrief.get_debrief", debrief),
        ),
        drive(
            "debrief.record_note",
            |scene, _| {
                let opened = scene
                    .desk
                    .answer("debrief.open_note", json!({ "unit": scene.unit, "person": scene.person("Amina") }));
                json!({ "debrief": opened["debrief"], "fact": "f", "agreed": "a" })
            },
            Then::Shown("debrief.get_note", debrief),
        ),
    ]
}

fn about_the_place() -> Vec<Drive> {
    let walk: fn(&Value, &Scene) -> Value = |ask, _| json!({ "walk": ask["walk"] });
    vec![
        drive(
            "walk.record_finding",
            |scene, _| {
                let (walk, zone) = scene.pass_begun();
                json!({ "walk": walk, "zone": zone, "text": "t" })
            },
            Then::Shown("walk.get_walk", walk),
        ),
        drive(
            "walk.amend_finding",
            |scene, _| json!({ "finding": scene.finding(), "text": "t" }),
            Then::Shown("walk.get_consolidation", of_day),
        ),
        drive(
            "walk.accept_finding",
            |scene, _| json!({ "finding": scene.finding(), "reason": "r" }),
            Then::Shown("walk.get_consolidation", of_day),
        ),
        drive(
            "walk.caption_photo",
            |scene, _| json!({ "attachment": scene.photo(), "caption": "c" }),
            Then::Shown("walk.list_photos", |_, scene| json!({ "owner": scene.pictured() })),
        ),
        drive(
            "walk.start_guest_pass",
            |scene, _| json!({ "visit_day": scene.day, "sense": "smell", "moment": "quiet", "guest": "g", "external": true }),
            Then::Shown("walk.list_passes", of_day),
        ),
        drive(
            "flow.keep_conclusion",
            |scene, _| json!({ "visit_day": scene.day, "text": "t" }),
            Then::Shown("flow.get_result", |_, scene| json!({ "visit_day": scene.day, "interval_min": 15 })),
        ),
        drive(
            "flow.correct_slot",
            |scene, turn| {
                if turn == 0 {
                    scene.watch();
                }
                json!({ "visit_day": scene.day, "post": scene.post(), "date": "2026-11-24", "start_min": 570, "interval_min": 15, "count": turn + 2, "reason": "r" })
            },
            Then::Shown("flow.get_result", |_, scene| json!({ "visit_day": scene.day, "interval_min": 15 })),
        ),
        drive(
            "flow.open_window",
            |scene, _| json!({ "visit_day": scene.day, "post": scene.post(), "planned_end": "10:30" }),
            Then::Refused,
        ),
    ]
}

fn about_the_day() -> Vec<Drive> {
    vec![
        drive(
            "visit.record_finding",
            |scene, _| json!({ "visit_day": scene.day, "kind": "irritant", "text": "t" }),
            Then::Shown("walk.get_consolidation", of_day),
        ),
        drive(
            "visit.write_intention",
            |scene, _| json!({ "visit_day": scene.day, "text": "t" }),
            Then::Shown("visit.get_preparation", of_day),
        ),
        drive(
            "visit.close_day",
            |scene, turn| {
                if turn > 0 {
                    // Refused turns left it open.
                    let _ = scene.desk.call("visit.reopen_day", json!({ "visit_day": scene.day }));
                }
                json!({ "visit_day": scene.day, "reason": "r" })
            },
            Then::Shown("closing.get_closing", of_day),
        ),
        drive(
            "visit.plan_visit",
            |scene, _| json!({ "unit": scene.unit, "on": "2026-12-15", "at": "09:30" }),
            Then::Refused,
        ),
        drive(
            "closing.agree_next_visit",
            |scene, _| json!({ "visit_day": scene.day, "on": "2026-12-15", "at": "09:30" }),
            Then::Refused,
        ),
        drive(
            "closing.celebrate",
            |scene, _| json!({ "visit_day": scene.day, "what": "w" }),
            Then::Shown("closing.get_closing", of_day),
        ),
        drive(
            "closing.write_sentence",
            |scene, _| json!({ "visit_day": scene.day, "sentence": "highlights", "text": "t" }),
            Then::Shown("closing.get_dashboard", of_day),
        ),
        drive(
            "closing.write_comment",
            |scene, turn| {
                if turn == 0 {
                    scene
                        .desk
                        .answer("session.hand_over", json!({ "what": { "kind": "rating", "visit_day": scene.day } }));
                }
                json!({ "visit_day": scene.day, "text": "t" })
            },
            Then::Shown("closing.get_rating_form", of_day),
        ),
        drive(
            "report.export_data",
            |scene, _| json!({ "visit_day": scene.day, "folder": "f", "names": "full", "locale": "fr" }),
            Then::Refused,
        ),
        drive(
            "report.make_report",
            |scene, _| json!({ "visit_day": scene.day, "path": "p", "names": "full", "locale": "fr" }),
            Then::Refused,
        ),
        drive(
            "report.make_personal_sheet",
            |scene, _| json!({ "debrief": scene.talk(), "path": "p", "locale": "fr" }),
            Then::Refused,
        ),
    ]
}

fn about_the_profile() -> Vec<Drive> {
    vec![
        drive("search.list_matches", |_, _| json!({ "text": "t" }), Then::Asked),
        drive("draft.list_drafts", |_, _| json!({ "prefix": "p" }), Then::Asked),
        drive("draft.drop_drafts", |_, _| json!({ "prefix": "p" }), Then::Asked),
        drive(
            "draft.record_draft",
            |_, turn| json!({ "key": format!("k{turn}"), "text": "t" }),
            Then::Shown("draft.list_drafts", |_, _| json!({ "prefix": "" })),
        ),
        drive(
            "place.record_place",
            |_, _| json!({ "route": "/today" }),
            Then::Shown("place.get_place", |_, _| json!({})),
        ),
        drive(
            "setting.change_setting",
            |_, _| json!({ "key": "theme", "value": "dark" }),
            Then::Shown("setting.get_settings", |_, _| json!({})),
        ),
        drive("bin.restore_deleted", |scene, _| json!({ "noun": "finding", "id": scene.day }), Then::Refused),
        drive("backup.choose_second_place", |_, _| json!({ "path": "p" }), Then::Refused),
        drive("backup.restore_backup", |_, _| json!({ "name": "n" }), Then::Refused),
        drive(
            "backup.rescue_profile",
            |scene, _| json!({ "profile": scene.profile(), "name": "n", "passphrase": "p" }),
            Then::Refused,
        ),
        drive("profile.unlock", |scene, _| json!({ "profile": scene.profile(), "passphrase": "p" }), Then::Asked),
        drive("profile.wake", |_, _| json!({ "pin": "0000" }), Then::Refused),
        drive("session.take_back", |_, _| json!({ "pin": "0000" }), Then::Asked),
        drive(
            "profile.recover",
            |scene, _| json!({ "profile": scene.profile(), "recovery_code": "c", "new_passphrase": "une phrase toute nouvelle" }),
            Then::Refused,
        ),
        drive(
            "profile.create_profile",
            |_, _| json!({ "name": "n", "passphrase": "cinq mots pour une boutique", "pin": "4821", "network": "r", "unit": "u", "unit_kind": "shop", "role": "coach", "locale": "fr" }),
            Then::Asked,
        ),
    ]
}

impl Scene {
    fn profile(&self) -> Value {
        self.desk.answer("profile.list_profiles", json!({}))["profiles"][0]["id"].clone()
    }

    fn action(&self, turn: u32) -> Value {
        let title = format!("Baliser la marche {turn}");
        let ask = json!({ "unit": self.unit, "visit_day": self.day, "source": "plan", "title": title });
        self.desk.answer("action.promise_action", ask)["action"].clone()
    }

    /// A debrief that begins.
    fn talk(&self) -> Value {
        let observation = self.observe("Amina");
        self.desk.answer("debrief.open_debrief", json!({ "observations": [observation] }))["debrief"].clone()
    }

    /// A debrief in which she has spoken first.
    fn heard(&self) -> Value {
        let debrief = self.talk();
        self.desk.answer("debrief.record_self_view", json!({ "debrief": debrief, "went_well": "J’ai attendu." }));
        debrief
    }

    fn pass_begun(&self) -> (Value, Value) {
        let ask = json!({ "visit_day": self.day, "sense": "smell", "moment": "quiet" });
        let walk = self.desk.answer("walk.start_pass", ask)["walk"].clone();
        let zone = self.desk.answer("walk.get_walk", json!({ "walk": walk }))["zones"][0]["zone"].clone();
        (walk, zone)
    }

    fn finding(&self) -> Value {
        let ask = json!({ "visit_day": self.day, "kind": "irritant", "text": "Une lampe grésille." });
        self.desk.answer("visit.record_finding", ask)["finding"].clone()
    }

    /// A picture of something seen: of the same thing in all turns, since the same bytes are kept once.
    fn photo(&self) -> Value {
        let owner = self.pictured();
        let put = self
            .desk
            .app()
            .put_photo(owner.as_str().expect("id").parse().expect("id"), self.day.parse().expect("id"), PICTURE)
            .expect("a picture");
        put.answer["attachment"].clone()
    }

    /// The finding that has the picture.
    fn pictured(&self) -> Value {
        let kept = self.desk.answer("walk.get_consolidation", json!({ "visit_day": self.day }));
        let known = kept["to_weigh"].as_array().into_iter().flatten().next().map(|line| line["finding"].clone());
        known.unwrap_or_else(|| self.finding())
    }

    /// Five seconds at the counter, from half past nine.
    fn watch(&self) {
        let ask = json!({ "visit_day": self.day, "post": self.post(), "planned_end": null });
        let opened = self.desk.answer("flow.open_window", ask);
        self.desk.clock.advance_ms(5_000);
        self.desk.answer("flow.record_beat", json!({ "block": opened["place"]["block"] }));
        self.desk.answer("flow.close_window", json!({ "window": opened["window"] }));
    }

    fn post(&self) -> Value {
        self.desk.answer("flow.list_posts", json!({ "visit_day": self.day }))["posts"][0]["id"].clone()
    }
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
    let drives = drives();
    let driven: BTreeMap<&str, Value> =
        drives.iter().map(|drive| (drive.name, (drive.ask)(&Scene::of_today(), 0))).collect();
    let missing: Vec<_> = text_fields()
        .into_iter()
        .filter(|(name, pointer)| driven.get(name.as_str()).and_then(|ask| ask.pointer(pointer)).is_none())
        .collect();
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

fn play(drive: &Drive) {
    let fields: Vec<_> = text_fields().into_iter().filter(|(name, _)| name == drive.name).collect();
    let scene = Scene::of_today();
    let mut turn = 0;
    for (name, pointer) in fields {
        let long = "é".repeat(LONG);
        for hostile in [VISIBLE].into_iter().chain(HIDDEN).chain([long.as_str()]) {
            let place = format!("{name} {pointer} {:.20}", hostile);
            let mut ask = (drive.ask)(&scene, turn);
            turn += 1;
            *ask.pointer_mut(&pointer).expect("driven") = json!(hostile);
            let outcome = scene.desk.call(drive.name, ask.clone());
            if let Err(failure) = &outcome {
                assert_worded(&failure.code, &place);
            }
            match drive.then {
                Then::Asked => {}
                Then::Refused => assert!(outcome.is_err(), "{place}: taken"),
                Then::Shown(..) if hostile.len() > LONG => assert!(outcome.is_err(), "{place}: taken"),
                Then::Shown(read, body) => {
                    let is_code = CODES.contains(&(drive.name, pointer.as_str()));
                    assert!(outcome.is_ok() != is_code || hostile != VISIBLE, "{place}: {outcome:?}");
                    if outcome.is_ok() {
                        let answer = scene.desk.answer(read, body(&ask, &scene));
                        assert!(
                            holds(&answer, without_controls(hostile).trim()),
                            "{place}: {read} shows something else: {answer}"
                        );
                    }
                }
            }
        }
    }
    assert_eq!(
        scene.desk.call("backup.verify_profile", json!({})).map_or(json!([]), |found| found["faults"].clone()),
        json!([])
    );
}

fn play_all(drives: &[Drive]) {
    for drive in drives {
        play(drive);
    }
}

#[test]
fn hostile_texts_about_actions() {
    play_all(&about_actions());
}

#[test]
fn hostile_texts_about_people() {
    play_all(&about_people());
}

#[test]
fn hostile_texts_about_the_place() {
    play_all(&about_the_place());
}

#[test]
fn hostile_texts_about_the_day() {
    play_all(&about_the_day());
}

#[test]
fn hostile_texts_about_the_profile() {
    play_all(&about_the_profile());
}
