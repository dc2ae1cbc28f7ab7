//! The words of a referential: every field of every item, through every door, a file too.

use serde_json::{Value, json};
use sillage_domain::without_controls;

use super::{Drive, Then, assert_worded, drive, holds, must_take, texts_for};
use crate::observation::{Scene, list, text};

/// Texts of a service referential: the item, the field, its place, a language. A file drives both languages of each.
const TEXTS: [(&str, &str, Option<i32>, &str); 9] = [
    ("/attitudes/0", "adjective", None, "fr"),
    ("/attitudes/0", "meaning", None, "en"),
    ("/attitudes/0", "behaviour", Some(1), "fr"),
    ("/promise", "text", None, "en"),
    ("/moments/0", "title", None, "en"),
    ("/moments/0", "emotional_expectation", None, "fr"),
    ("/skills/0", "title", None, "fr"),
    ("/skills/0", "situation", None, "en"),
    ("/skills/0", "anchor", Some(1), "fr"),
];

fn of_version(told: &Value, _: &Scene) -> Value {
    json!({ "version": told["version"] })
}

pub(super) fn drives() -> Vec<Drive> {
    let mut all = about_items();
    all.extend(TEXTS.into_iter().map(|(item, name, at, language)| {
        let value = json!({ "field": "text", "name": name, "at": at, "language": language, "text": "t" });
        let ask = move |scene: &Scene, _| scene.write_field("service", item, value.clone());
        drive("referential.write_field", ask, Then::Shown("referential.get_version", of_version))
    }));
    all.extend(about_versions());
    all
}

fn about_items() -> Vec<Drive> {
    vec![
        drive(
            "referential.add_item",
            |scene, turn| json!({ "version": scene.draft("management"), "new": { "noun": "moment", "channel": null, "occasion": format!("o{turn}") } }),
            Then::Shown("referential.get_version", of_version),
        ),
        drive(
            "referential.write_field",
            |scene, _| scene.write_field("service", "/skills/0", json!({ "field": "code", "code": "c" })),
            Then::Shown("referential.get_version", of_version),
        ),
        drive(
            "referential.write_field",
            |scene, _| scene.write_field("management", "/moments/0", json!({ "field": "occasion", "occasion": "o" })),
            Then::Shown("referential.get_version", of_version),
        ),
    ]
}

fn about_versions() -> Vec<Drive> {
    vec![
        drive(
            "referential.start_referential",
            |scene, _| {
                scene.without_cooperation();
                json!({ "kind": "cooperation", "title": { "fr": "t", "en": "t" }, "starter": null })
            },
            Then::Shown("referential.get_version", of_version),
        ),
        drive(
            "referential.name_referential",
            |scene, _| json!({ "referential": scene.referential("service")["referential"], "title": { "fr": "t", "en": "t" } }),
            Then::Shown("referential.list_referentials", |_, _| json!({})),
        ),
        drive(
            "referential.publish_version",
            |scene, _| json!({ "version": scene.judging_draft(), "change_note": "n", "kept_because": "k" }),
            Then::Shown("referential.get_version", of_version),
        ),
        drive("referential.get_import", |scene, _| scene.kept(&json!({})), Then::Asked),
        drive("referential.import_file", |scene, _| scene.asked(&scene.file()), Then::Refused),
    ]
}

impl Scene {
    fn referential(&self, kind: &str) -> Value {
        let all = self.desk.answer("referential.list_referentials", json!({}));
        list(&all, "referentials").iter().find(|line| line["kind"] == kind).expect("a referential").clone()
    }

    /// The next version of a referential, as a draft.
    pub(super) fn draft(&self, kind: &str) -> String {
        let of = json!({ "referential": self.referential(kind)["referential"] });
        text(&self.desk.answer("referential.start_draft", of), "version")
    }

    fn content(&self, version: &str) -> Value {
        self.desk.answer("referential.get_version", json!({ "version": version }))["content"].clone()
    }

    /// A request that writes into an item of a draft.
    fn write_field(&self, kind: &str, item: &str, value: Value) -> Value {
        let version = self.draft(kind);
        let item = self.content(&version).pointer(item).expect("an item")["item"].clone();
        json!({ "version": version, "item": item, "value": value })
    }

    /// A draft that can be published if somebody says why it judges a person.
    fn judging_draft(&self) -> String {
        let judging =
            json!({ "field": "text", "name": "anchor", "at": 2, "language": "fr", "text": "Reste souriante." });
        let ask = self.write_field("service", "/skills/0", judging);
        text(&self.desk.answer("referential.write_field", ask), "version")
    }

    /// Takes back that the third referential was started, if it was.
    fn without_cooperation(&self) {
        let open = self.desk.answer("referential.list_referentials", json!({}))["open_kinds"].clone();
        if open == json!([]) {
            self.desk.answer("history.undo_last", json!({}));
        }
    }

    /// The service referential as a file.
    fn file(&self) -> Value {
        let version = self.referential("service")["versions"][0]["version"].clone();
        let ask = json!({ "version": version, "format": "json", "locale": "fr", "path": self.desk.root() });
        let made = self.desk.answer("referential.export_version", ask);
        let text = std::fs::read_to_string(text(&made, "path")).expect("the file");
        serde_json::from_str(&text).expect("JSON")
    }

    /// A document as a file.
    fn kept(&self, file: &Value) -> Value {
        let path = self.desk.root().join("dur.json");
        std::fs::write(&path, file.to_string()).expect("written");
        json!({ "path": path })
    }

    /// The request that brings a document in, once it was looked through.
    fn asked(&self, file: &Value) -> Value {
        let mut ask = self.kept(file);
        ask["digest"] = self.desk.answer("referential.get_import", ask.clone())["digest"].clone();
        ask
    }
}

/// Every text of a file once a field, as pointers: of each list its first item. Identities, kinds and channels are no
/// texts; why a version was made is said anew when it is published.
fn texts_in(value: &Value, at: &str, found: &mut Vec<String>) {
    const OTHERS: [&str; 9] =
        ["format", "kind", "change_note", "item", "nature", "channel", "attitude", "moment", "occasion"];
    match value {
        Value::String(_) => found.push(at.to_owned()),
        Value::Array(items) => items.iter().take(1).for_each(|item| texts_in(item, &format!("{at}/0"), found)),
        Value::Object(fields) => {
            for (name, field) in fields.iter().filter(|(name, _)| !OTHERS.contains(&name.as_str())) {
                texts_in(field, &format!("{at}/{name}"), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The look through a file and its import say the same, and what is taken is shown again.
fn import(scene: &Scene, file: &Value, pointer: &str, hostile: &str) {
    let place = format!("{pointer} {hostile:.20}");
    let mut file = file.clone();
    *file.pointer_mut(pointer).expect("a text") = json!(hostile);
    let looked = scene.desk.answer("referential.get_import", scene.kept(&file));
    let ask = scene.asked(&file);
    let problems = list(&looked, "problems");
    for problem in problems {
        assert_worded(&text(problem, "code"), &place);
        assert!(pointer.starts_with(&text(problem, "at")), "{place}: {problem}");
    }
    let must = must_take(("referential.import_file", pointer), hostile);
    assert!(must.is_none_or(|must| problems.is_empty() == must), "{place}: {problems:?}");
    match scene.desk.call("referential.import_file", ask) {
        Ok(answer) => {
            assert!(problems.is_empty(), "{place}: {problems:?} are taken");
            let shown = scene.desk.answer("referential.get_version", answer);
            assert!(holds(&shown, without_controls(hostile).trim()), "{place}: shown as {shown}");
        }
        Err(failure) => assert!(!problems.is_empty() && failure.code == "import_refused", "{place}: {failure:?}"),
    }
}

#[test]
fn hostile_texts_in_a_file_are_kept_literally_or_named() {
    let scene = Scene::of_today();
    let mut file = scene.file();
    let mut pointers = Vec::new();
    texts_in(&file["content"], "/content", &mut pointers);
    assert!(pointers.len() > 20, "{pointers:?}");
    for pointer in pointers {
        for hostile in texts_for(("referential.import_file", &pointer)) {
            import(&scene, &file, &pointer, &hostile);
        }
    }
    // A title is taken where the file starts a referential.
    file["kind"] = json!("cooperation");
    file["content"] = json!({ "attitudes": [], "promise": null, "moments": [], "skills": [] });
    for pointer in ["/title/fr", "/title/en"] {
        for hostile in texts_for(("referential.import_file", pointer)) {
            scene.without_cooperation();
            import(&scene, &file, pointer, &hostile);
        }
    }
    assert_eq!(scene.desk.answer("backup.verify_profile", json!({}))["faults"], json!([]));
}
