//! The report through the registry: what the document says under each naming, what it lacks, its revisions, the files
//! it leaves and those it never touches, and hostile text carried literally.

use std::{fs, io::Cursor, path::PathBuf};

use calamine::{Reader, Xlsx, open_workbook_from_rs};
use serde_json::{Value, json};
use sillage_report::{CriterionState, PromiseState, VisitDocument};

use crate::observation::{Scene, list, text};

/// A picture of one grey pixel.
const PICTURE: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8,
    0, 0, 0, 0, 0x3A, 0x7E, 0x9B, 0x55, 0, 0, 0, 0x0A, b'I', b'D', b'A', b'T', 0x78, 0x9C, 0x63, 0x68, 0, 0, 0, 0x82,
    0, 0x81, 0x77, 0xCD, 0x72, 0xB6, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xAE, 0x42, 0x60, 0x82,
];
/// The names of the practice network's people in Les Lilas.
const NAMES: [&str; 6] =
    ["Noé Lambert", "Claire Vasseur", "Amina Kessler", "Paul Delorme", "Inès Robin", "Théo Marchetti"];
const HOSTILE: &str = "#set page() $x$ *b* =cmd|' /C calc'!A0 <script>&amp; \u{202E}tfel 🙂 \"q\" \\ @SUM(1)";

impl Scene {
    /// Reports go into a folder of the test, never among the documents of whoever runs it.
    fn with_folder() -> (Self, PathBuf) {
        let scene = Self::of_today();
        let folder = scene.desk.root().join("documents");
        fs::create_dir(&folder).expect("folder");
        scene.desk.answer("setting.change_setting", json!({ "key": "report_folder", "value": folder }));
        (scene, folder)
    }

    fn make(&self, names: &str, locale: &str) -> Value {
        self.desk.answer("report.make_report", json!({ "visit_day": self.day, "names": names, "locale": locale }))
    }

    fn printed(&self, names: &str) -> VisitDocument {
        self.make(names, "fr");
        self.desk.paper.documents().pop().expect("a document")
    }

    fn pass(&self, sense: &str, mark: Option<i32>, said: &str) -> String {
        let started =
            self.desk.answer("walk.start_pass", json!({ "visit_day": self.day, "sense": sense, "moment": "quiet" }));
        let walk = text(&started, "walk");
        let view = self.desk.answer("walk.get_walk", json!({ "walk": walk }));
        let zone = &view["zones"][0]["zone"];
        self.desk.answer("walk.record_mark", json!({ "walk": walk, "zone": zone, "perception": mark }));
        let noted = self.desk.answer("walk.record_finding", json!({ "walk": walk, "zone": zone, "text": said }));
        self.desk.answer("walk.end_pass", json!({ "walk": walk }));
        text(&noted, "finding")
    }

    fn promise(&self, title: &str, owner: &str) -> Value {
        let body = json!({ "unit": self.unit, "visit_day": self.day, "source": "plan", "title": title, "owner": self.person(owner), "due": "one_week" });
        self.desk.answer("action.promise_action", body)
    }

    /// Amina observed and debriefed, Paul observed only, both present, an action of Paul.
    fn lived(&self) {
        for name in ["Amina", "Paul"] {
            self.desk.answer(
                "visit.mark_present",
                json!({ "visit_day": self.day, "person": self.person(name), "present": true }),
            );
            let observation = self.observe(name);
            self.level(&observation, 1, 4);
            self.fact(&observation, 1, "Lève la tête dès l’entrée.");
            self.level(&observation, 2, 3);
            if name == "Amina" {
                let debrief =
                    self.desk.answer("debrief.open_debrief", json!({ "observations": [observation] }))["debrief"]
                        .clone();
                self.desk.answer("debrief.record_self_view", json!({ "debrief": debrief, "went_well": "Bien." }));
                self.desk.answer("debrief.close_debrief", json!({ "debrief": debrief }));
            }
        }
        self.promise("Annoncer l’attente", "Paul");
    }
}

fn spoken_of(document: &VisitDocument) -> Vec<&'static str> {
    let text = serde_json::to_string(document).expect("JSON");
    NAMES
        .into_iter()
        .filter(|name| text.contains(name) || text.contains(name.split(' ').next().unwrap_or(name)))
        .collect()
}

#[test]
fn names_are_full_short_or_absent_everywhere() {
    let (scene, _folder) = Scene::with_folder();
    scene.lived();
    let full = scene.printed("full");
    assert_eq!(full.present, ["Amina Kessler", "Paul Delorme"]);
    assert_eq!(full.coach, "Noé Lambert");
    assert_eq!(full.observations[1].person, "Paul Delorme");
    assert_eq!(full.actions[0].owner, "Paul Delorme");
    assert!(full.missing.contains(&"le débriefing avec Paul Delorme".to_owned()), "{:?}", full.missing);
    let short = scene.printed("initials");
    assert_eq!(spoken_of(&short), [""; 0]);
    assert_eq!(short.present, ["A.\u{A0}K.", "P.\u{A0}D."]);
    assert_eq!(short.debriefs[0].person, "A.\u{A0}K.");
    let none = scene.printed("none");
    assert_eq!(spoken_of(&none), [""; 0]);
    assert_eq!(none.coach, "le coach");
    assert_eq!(none.observations[0].person, "un membre de l’équipe");
    assert!(!serde_json::to_string(&none).expect("JSON").contains("A.\u{A0}K."));
    assert!(none.notes.iter().any(|note| note.contains("textes libres")), "the sheet says that free text is unchanged");
}

#[test]
fn what_is_missing_is_listed_and_a_draft_is_printed_as_one() {
    let (scene, _folder) = Scene::with_folder();
    let empty = scene.printed("initials");
    for sentence in [
        "le parcours sensoriel",
        "le comptage des clients",
        "les observations",
        "le plan d’action",
        "le tableau de bord de l’unité",
    ] {
        assert!(empty.missing.iter().any(|line| line == sentence), "{sentence} in {:?}", empty.missing);
    }
    assert!(!empty.missing.iter().any(|line| line.contains("note du coach")), "the rating is no part of a report");
    let observation = scene.observe("Paul");
    scene.level(&observation, 1, 1);
    scene.pass("sight", Some(-2), "Deux lampes éteintes.");
    let document = scene.printed("initials");
    assert!(document.observations[0].draft);
    assert_eq!(document.observations[0].criteria[0].state, CriterionState::Level);
    assert_eq!(document.observations[0].criteria[1].state, CriterionState::Blank);
    assert!(
        document.missing.iter().any(|line| line.starts_with('3') && line.contains("passages")),
        "{:?}",
        document.missing
    );
    assert_eq!(document.summary.irritants[0].text, "Deux lampes éteintes.");
    let view = scene.desk.answer("report.get_report", json!({ "visit_day": scene.day }));
    let codes: Vec<_> = list(&view, "gaps").iter().map(|gap| text(gap, "code")).collect();
    assert!(codes.contains(&"drafts".to_owned()) && codes.contains(&"no_rating".to_owned()), "{codes:?}");
    assert_eq!(view["reason_wanted"], true);
    let preview =
        scene.desk.answer("report.get_preview", json!({ "visit_day": scene.day, "names": "initials", "locale": "en" }));
    assert_eq!(preview["document"]["summary"]["irritants"][0]["text"], "Deux lampes éteintes.");
    assert_eq!(preview["document"]["locale"], "en");
}

#[test]
fn promises_of_last_time_come_with_what_became_of_them() {
    let (scene, _folder) = Scene::with_folder();
    let preparation = scene.desk.answer("visit.get_preparation", json!({ "visit_day": scene.day }));
    let open: Vec<Value> =
        list(&preparation, "promises").iter().filter(|line| line["status"] == "todo").cloned().collect();
    scene.desk.answer("action.keep_action", json!({ "action": open[0]["action"] }));
    scene
        .desk
        .answer("action.drop_action", json!({ "action": open[1]["action"], "reason": "Le bailleur s’en charge." }));
    let document = scene.printed("full");
    let of = |title: &Value| {
        let found =
            document.previous_promises.iter().find(|promise| promise.title == title.as_str().unwrap_or_default());
        found.unwrap_or_else(|| panic!("{title} in {:?}", document.previous_promises)).clone()
    };
    assert_eq!(of(&open[0]["title"]).state, PromiseState::Kept);
    let dropped = of(&open[1]["title"]);
    assert_eq!((dropped.state, dropped.reason.as_str()), (PromiseState::Dropped, "Le bailleur s’en charge."));
    assert!(document.previous_promises.iter().any(|promise| promise.state == PromiseState::NotYet));
}

#[test]
fn a_correction_is_issued_under_the_next_number() {
    let (scene, folder) = Scene::with_folder();
    let taken = folder.join("2026-11-24_les-lilas_visite.pdf");
    fs::write(&taken, b"mine").expect("file");
    let first = scene.make("initials", "fr");
    assert_eq!(first["number"], 1);
    assert_eq!(fs::read(&taken).expect("file"), b"mine", "another file is never touched");
    assert_eq!(fs::read(text(&first, "path")).expect("file"), b"%PDF-paper");
    scene.desk.answer("visit.close_day", json!({ "visit_day": scene.day, "reason": "Responsable absent" }));
    scene.desk.answer("visit.reopen_day", json!({ "visit_day": scene.day }));
    let second = scene.make("none", "en");
    assert_eq!(second["number"], 2);
    assert_ne!(first["path"], second["path"]);
    let documents = scene.desk.paper.documents();
    assert_eq!(documents[0].replaces, None);
    assert!(
        documents[1].replaces.as_ref().is_some_and(|sentence| sentence.contains('1')),
        "{:?}",
        documents[1].replaces
    );
    let days = scene.desk.answer("report.list_days", json!({}));
    let day = &days["days"][0];
    assert_eq!(day["visit_day"], scene.day, "newest first");
    let numbers: Vec<_> = list(day, "reports").iter().map(|issued| issued["number"].clone()).collect();
    assert_eq!(numbers, [json!(2), json!(1)]);
    let id = second["report"].as_str().and_then(|id| id.parse().ok()).expect("an id");
    assert_eq!(scene.desk.app().made_file(id).expect("file").to_string_lossy(), text(&second, "path"));
    assert_eq!(list(&scene.desk.answer("backup.verify_profile", json!({})), "faults").len(), 0);
}

#[test]
fn a_folder_that_refuses_changes_nothing() {
    let (scene, folder) = Scene::with_folder();
    let make = |path: &Value| json!({ "visit_day": scene.day, "names": "initials", "locale": "fr", "path": path });
    let missing = json!(folder.join("unplugged").join("report.pdf"));
    assert_eq!(scene.desk.refusal("report.make_report", make(&missing)), "report_folder_missing");
    let taken = folder.join("taken.pdf");
    fs::write(&taken, b"mine").expect("file");
    assert_eq!(scene.desk.refusal("report.make_report", make(&json!(taken))), "report_file_exists");
    assert_eq!(fs::read(&taken).expect("file"), b"mine");
    fs::remove_file(&taken).expect("file");
    fs::remove_dir(&folder).expect("nothing was left in the folder");
    assert_eq!(scene.desk.refusal("report.make_report", make(&Value::Null)), "report_folder_missing");
    let view = scene.desk.answer("report.get_report", json!({ "visit_day": scene.day }));
    assert_eq!((&view["number"], list(&view, "reports").len()), (&json!(1), 0));
}

#[test]
fn a_picture_of_people_stays_out_while_names_are_hidden() {
    let (scene, _folder) = Scene::with_folder();
    let finding = scene.pass("sight", Some(-1), "Étiquettes collées.");
    let parse = |id: &str| id.parse().expect("an id");
    let kept = scene.desk.put_photo(parse(&finding), parse(&scene.day), PICTURE).expect("a picture").answer;
    scene
        .desk
        .answer("photo.caption_photo", json!({ "attachment": kept["attachment"], "caption": "Près de la caisse" }));
    let document = scene.printed("initials");
    assert_eq!(document.photos[0].caption, "Près de la caisse");
    assert_eq!(document.walk.findings[0].photos, [1]);
    scene.desk.answer("photo.answer_people_visible", json!({ "attachment": kept["attachment"], "people": true }));
    let hidden = scene.printed("initials");
    assert!(hidden.photos.is_empty() && hidden.notes.iter().any(|note| note.contains("photo")), "{:?}", hidden.notes);
    assert_eq!(scene.printed("full").photos.len(), 1);
}

#[test]
fn an_unwatched_slot_is_not_a_zero_and_the_rating_stays_out() {
    let (scene, _folder) = Scene::with_folder();
    let posts = scene.desk.answer("flow.list_posts", json!({ "visit_day": scene.day }));
    for _ in 0..2 {
        let opened = scene.desk.answer(
            "flow.open_window",
            json!({ "visit_day": scene.day, "post": posts["posts"][0]["id"], "planned_end": null }),
        );
        let block = &opened["place"]["block"];
        scene.desk.answer("flow.record_tap", json!({ "block": block, "index": 0, "tally": 0 }));
        for _ in 0..12 {
            scene.desk.clock.advance_ms(5_000);
            scene.desk.answer("flow.record_beat", json!({ "block": block }));
        }
        scene.desk.answer("flow.close_window", json!({ "window": opened["window"] }));
        scene.desk.clock.advance_ms(40 * 60_000);
    }
    scene.desk.answer("session.hand_over", json!({ "what": { "kind": "rating", "visit_day": scene.day } }));
    scene.desk.answer("closing.write_comment", json!({ "visit_day": scene.day, "text": "rien que pour vous" }));
    scene.desk.answer("session.take_back", json!({ "pin": null }));
    let document = scene.printed("initials");
    let bins = &document.flow.streams[0].bins;
    assert_eq!(document.flow.streams[0].total.value, Some(2.0));
    assert!(bins.len() > 2, "{bins:?}");
    for bin in &bins[1..bins.len() - 1] {
        assert_eq!((bin.count.value, bin.count.text.as_str()), (None, "–"), "{bin:?}");
    }
    assert!(!serde_json::to_string(&document).expect("JSON").contains("rien que pour vous"));
}

#[test]
fn hostile_text_reaches_spreadsheet_and_data_literally() {
    let (scene, folder) = Scene::with_folder();
    let say = |name: &str, body: Value| scene.desk.answer(name, body);
    say("visit.write_intention", json!({ "visit_day": scene.day, "text": HOSTILE }));
    scene.pass("hearing", Some(-2), HOSTILE);
    let observation = scene.observe("Amina");
    scene.level(&observation, 1, 1);
    scene.fact(&observation, 1, HOSTILE);
    say("observation.describe_observation", json!({ "observation": observation, "scene": HOSTILE }));
    let debrief = say("debrief.open_debrief", json!({ "observations": [observation] }))["debrief"].clone();
    say("debrief.record_self_view", json!({ "debrief": debrief, "went_well": HOSTILE }));
    say("debrief.keep_strengths", json!({ "debrief": debrief, "strengths": [HOSTILE] }));
    say("debrief.choose_improvement", json!({ "debrief": debrief, "text": HOSTILE }));
    say(
        "debrief.record_commitment",
        json!({ "debrief": debrief, "when": HOSTILE, "then": HOSTILE, "support_needed": HOSTILE }),
    );
    let body = json!({ "unit": scene.unit, "visit_day": scene.day, "source": "plan", "title": "=cmd|calc", "expected_effect": HOSTILE });
    say("action.promise_action", body);
    say(
        "voice.record_verbatim",
        json!({ "visit_day": scene.day, "text": HOSTILE, "polarity": "negative", "channel": "walk_in" }),
    );
    say("flow.keep_conclusion", json!({ "visit_day": scene.day, "text": HOSTILE }));
    say("closing.celebrate", json!({ "visit_day": scene.day, "what": HOSTILE }));
    for sentence in ["highlights", "difficulties", "next_steps"] {
        say("closing.write_sentence", json!({ "visit_day": scene.day, "sentence": sentence, "text": HOSTILE }));
    }
    let exported =
        say("report.export_data", json!({ "visit_day": scene.day, "folder": folder, "names": "full", "locale": "fr" }));
    let data: VisitDocument =
        serde_json::from_slice(&fs::read(text(&exported, "json")).expect("file")).expect("a document");
    assert_eq!(data.intention, HOSTILE);
    assert_eq!(data.walk.findings[0].text, HOSTILE);
    assert_eq!(data.observations[0].criteria[0].fact, HOSTILE);
    assert_eq!((&*data.debriefs[0].commitment_when, &*data.debriefs[0].strengths[0]), (HOSTILE, HOSTILE));
    assert_eq!(data.summary.celebration.as_deref(), Some(HOSTILE));
    let sheet = fs::read(text(&exported, "spreadsheet")).expect("file");
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(sheet)).expect("a spreadsheet");
    let cells: Vec<String> = book
        .worksheets()
        .iter()
        .flat_map(|(_, range)| range.used_cells().map(|(.., cell)| cell.to_string()).collect::<Vec<_>>())
        .collect();
    // A direction override is printed inert; everything else is there to the letter.
    let inert: Vec<&str> = HOSTILE.split('\u{202E}').collect();
    let whole = cells.iter().filter(|cell| inert.iter().all(|part| cell.contains(part))).count();
    assert!(whole >= 10, "{whole} of {cells:?}");
    assert!(cells.iter().any(|cell| cell == "=cmd|calc"), "text that looks like a formula stays text");
    for name in book.sheet_names() {
        assert!(
            book.worksheet_formula(&name).map_or(true, |formulas| formulas.used_cells().next().is_none()),
            "{name}"
        );
    }
}

#[test]
fn a_personal_sheet_is_a_file_without_anybodys_name_in_its_own() {
    let (scene, folder) = Scene::with_folder();
    scene.lived();
    let debriefs = scene.desk.answer("debrief.list_debriefs", json!({ "visit_day": scene.day }));
    let ask = json!({ "debrief": debriefs["debriefs"][0]["debrief"], "locale": "fr" });
    let first = scene.desk.answer("report.make_personal_sheet", ask.clone());
    assert_eq!(text(&first, "path"), folder.join("2026-11-24_les-lilas_fiche-a-k.pdf").to_string_lossy());
    let second = scene.desk.answer("report.make_personal_sheet", ask);
    assert_eq!(text(&second, "file_name"), "2026-11-24_les-lilas_fiche-a-k (2).pdf");
}
