//! Editions that name nobody: names seeded in every free text of a day are found, must be said again, and are in no
//! file that leaves; the texts themselves stay.

use std::{fs, io::Cursor, path::PathBuf};

use calamine::{Reader, Xlsx, open_workbook_from_rs};
use serde_json::{Value, json};
use sillage_domain::network::mention::Roster;
use sillage_report::Sheet;

use crate::observation::{Scene, list, text};

/// Everybody of the practice network.
const NAMES: [&str; 8] = [
    "Noé Lambert",
    "Claire Vasseur",
    "Hugo Delattre",
    "Amina Kessler",
    "Paul Delorme",
    "Inès Robin",
    "Théo Marchetti",
    "Samira Obadia",
];
/// A sentence with somebody in it, told apart by its field; every way of writing a name comes once.
const SAID: [&str; 8] = [
    "avec Amina",
    "chez PAUL",
    "dit par M. Delorme",
    "l’idée d’Inès",
    "vu par A.K.",
    "merci à Claire Vasseur",
    "selon théo marchetti",
    "Kessler, Amina l’a fait",
];

impl Scene {
    fn say(&self, name: &str, body: Value) -> Value {
        self.desk.answer(name, body)
    }

    /// A day in which every free text names somebody. Answers the fields that were written.
    fn seeded(&self) -> Vec<String> {
        let mut written = Vec::new();
        let mut name = |field: &str| {
            let text = format!("{field} {}", SAID[written.len() % SAID.len()]);
            written.push(text.clone());
            text
        };
        let day = &self.day;
        self.say("visit.write_intention", json!({ "visit_day": day, "text": name("intention") }));
        for (sense, mark) in [("sight", -2), ("smell", 2), ("hearing", -1)] {
            let walk =
                self.say("walk.start_pass", json!({ "visit_day": day, "sense": sense, "moment": "quiet" }))["walk"]
                    .clone();
            let zone = self.say("walk.get_walk", json!({ "walk": walk }))["zones"][0]["zone"].clone();
            self.say("walk.record_mark", json!({ "walk": walk, "zone": zone, "perception": mark }));
            let noted = self.say("walk.record_finding", json!({ "walk": walk, "zone": zone, "text": name(sense) }));
            self.say("walk.end_pass", json!({ "walk": walk }));
            if sense == "hearing" {
                let reason = name("reason");
                self.say("walk.accept_finding", json!({ "finding": noted["finding"], "reason": reason }));
            }
        }
        let guest = json!({ "visit_day": day, "sense": "touch", "moment": "quiet", "guest": "Amina de la boulangerie", "external": true });
        let pass = self.say("walk.start_guest_pass", guest)["walk"].clone();
        let zone = self.say("walk.get_walk", json!({ "walk": pass }))["zones"][1]["zone"].clone();
        self.say("walk.record_mark", json!({ "walk": pass, "zone": zone, "perception": 1 }));
        self.say("walk.record_finding", json!({ "walk": pass, "zone": zone, "text": name("touch") }));
        self.say("walk.end_pass", json!({ "walk": pass }));
        let verbatim = json!({ "visit_day": day, "text": name("said"), "polarity": "positive", "channel": "walk_in", "as_it_is": true });
        self.say("voice.record_verbatim", verbatim);
        self.say("flow.keep_conclusion", json!({ "visit_day": day, "text": name("conclusion") }));
        self.planned(&mut name);
        self.spoken();
        for field in ["highlights", "difficulties", "next_steps"] {
            let text = name(field);
            self.say("closing.write_sentence", json!({ "visit_day": day, "sentence": field, "text": text }));
        }
        let success = name("success");
        self.say("closing.celebrate", json!({ "visit_day": day, "what": success }));
        written
    }

    fn planned(&self, name: &mut dyn FnMut(&str) -> String) {
        let meeting = self.say("action.open_meeting", json!({ "visit_day": self.day }))["meeting"].clone();
        let person = self.person("Amina");
        self.say("action.mark_in_meeting", json!({ "meeting": meeting, "person": person, "present": true }));
        let said = json!({ "meeting": meeting, "text": name("idea") });
        let idea = self.say("action.suggest_in_meeting", said)["suggestion"].clone();
        let promise = json!({ "unit": self.unit, "visit_day": self.day, "source": "team", "source_id": idea, "owner": person, "expected_effect": name("effect") });
        let action = self.say("action.promise_action", promise)["action"].clone();
        let amended = json!({ "action": action, "team_wording": name("ours"), "rank_reason": name("rank") });
        self.say("action.amend_action", amended);
        let before =
            self.say("visit.get_preparation", json!({ "visit_day": self.day }))["promises"][0]["action"].clone();
        let amended = json!({ "action": before, "title": name("before") });
        self.say("action.amend_action", amended);
        let reason = name("dropped");
        self.say("action.drop_action", json!({ "action": before, "reason": reason }));
    }

    /// An observation and its debrief: all of it is about one person.
    fn spoken(&self) {
        let observation = self.observe("Amina");
        self.level(&observation, 1, 1);
        self.fact(&observation, 1, "Amina n’a pas levé la tête.");
        self.say("observation.describe_observation", json!({ "observation": observation, "scene": "Paul attend" }));
        let debrief = self.say("debrief.open_debrief", json!({ "observations": [observation] }))["debrief"].clone();
        self.say("debrief.record_self_view", json!({ "debrief": debrief, "went_well": "Paul m’a aidée" }));
        let commitment =
            json!({ "debrief": debrief, "when": "Paul range", "then": "je lève la tête", "support_needed": "" });
        self.say("debrief.record_commitment", commitment);
        self.say("debrief.close_debrief", json!({ "debrief": debrief }));
    }

    fn folder(&self) -> PathBuf {
        let folder = self.desk.root().join("documents");
        fs::create_dir_all(&folder).expect("folder");
        self.say("setting.change_setting", json!({ "key": "report_folder", "value": folder }));
        folder
    }

    fn found(&self, edition: &str) -> Value {
        self.say("report.list_names_found", json!({ "visit_day": self.day, "edition": edition, "locale": "fr" }))
    }

    /// Takes every proposal as it stands.
    fn settle(&self, edition: &str) {
        for waiting in list(&self.found(edition), "texts").iter().filter(|text| text["settled"] == false) {
            let body = json!({ "visit_day": self.day, "digest": waiting["digest"], "wording": waiting["wording"] });
            self.say("report.tell_without_names", body);
        }
    }

    fn edition(&self, edition: &str) -> Value {
        json!({ "visit_day": self.day, "edition": edition, "names": "full", "locale": "fr" })
    }
}

/// Nobody in the text: no token of any name, nor any initials the finder knows.
fn names_nobody(text: &str, what: &str) {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphabetic()).collect();
    for token in NAMES.iter().flat_map(|name| name.split(' ')).map(str::to_lowercase) {
        assert!(!words.contains(&token.as_str()), "{token} in {what}: {text}");
    }
    let found = Roster::new(NAMES, ["Les Lilas"]).find(text);
    assert!(found.is_empty(), "{:?} in {what}", found.iter().map(|one| &text[one.start..one.end]).collect::<Vec<_>>());
}

/// Everything a document says, its fixed words apart.
fn told(mut document: Value) -> String {
    document.as_object_mut().expect("a document").remove("labels");
    document.to_string()
}

#[test]
fn a_day_full_of_names_leaves_for_the_region_without_any() {
    let scene = Scene::of_today();
    let folder = scene.folder();
    let written = scene.seeded();
    assert_eq!(scene.desk.refusal("report.make_report", scene.edition("region")), "names_in_text");
    assert_eq!(scene.desk.refusal("report.export_data", scene.edition("region")), "names_in_text");
    assert_eq!(fs::read_dir(&folder).expect("folder").count(), 0, "nothing was written");

    let found = scene.found("region");
    let texts: Vec<String> = list(&found, "texts")
        .iter()
        .map(|text| list(text, "passages").iter().map(|piece| piece["text"].as_str().expect("text")).collect())
        .collect();
    let missed: Vec<_> = written.iter().filter(|field| !texts.contains(field)).collect();
    assert_eq!(missed, [""; 0], "every free text of the day is asked about");
    scene.settle("region");
    assert_eq!(scene.found("region")["waiting"], 0);

    scene.say("report.make_report", scene.edition("region"));
    let document = scene.desk.paper.documents().pop().expect("a document");
    assert!(document.observations.is_empty() && document.debriefs.is_empty() && document.kept_back.is_some());
    names_nobody(&told(serde_json::to_value(&document).expect("JSON")), "the document");
    let exported = scene.say("report.export_data", scene.edition("region"));
    let data: Value = serde_json::from_slice(&fs::read(text(&exported, "json")).expect("file")).expect("JSON");
    names_nobody(&told(data), "the data");
    let book = fs::read(text(&exported, "spreadsheet")).expect("file");
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(book)).expect("a spreadsheet");
    let cells: Vec<String> = book
        .worksheets()
        .iter()
        .flat_map(|(_, sheet)| sheet.used_cells().map(|cell| cell.2.to_string()).collect::<Vec<_>>())
        .collect();
    names_nobody(&cells.join(" | "), "the spreadsheet");

    // What was written is as it was, and the manager reads it.
    scene.say("report.make_report", scene.edition("manager"));
    let full = told(serde_json::to_value(scene.desk.paper.documents().pop()).expect("JSON"));
    let gone: Vec<_> = written.iter().filter(|field| !full.contains(*field) && !field.starts_with("idea")).collect();
    assert_eq!(gone, [""; 0]);
    assert_eq!(list(&scene.say("backup.verify_profile", json!({})), "faults").len(), 0);
}

#[test]
fn other_words_are_remembered_until_the_text_changes() {
    let scene = Scene::of_today();
    scene.folder();
    let intention = |text: &str| scene.say("visit.write_intention", json!({ "visit_day": scene.day, "text": text }));
    intention("Suivre Amina à la pointe.");
    let one = scene.found("region")["texts"][0].clone();
    assert_eq!(one["place"], "intention");
    assert_eq!(one["wording"], "Suivre un membre de l’équipe à la pointe.");
    let tell = |wording: &str, words: Value| json!({ "visit_day": scene.day, "digest": one["digest"], "wording": wording, "words": words });
    assert_eq!(
        scene.desk.refusal("report.tell_without_names", tell("Suivre Paul.", json!(["Paul"]))),
        "name_still_there"
    );
    assert_eq!(scene.desk.refusal("report.tell_without_names", tell("suivre paul", json!([]))), "name_or_word");
    assert_eq!(scene.desk.refusal("report.tell_without_names", tell("  ", json!([]))), "text_missing");
    scene.say("report.tell_without_names", tell("Suivre la pointe.", json!([])));
    let unknown = json!({ "visit_day": scene.day, "digest": "sha256:00", "wording": "Rien." });
    assert_eq!(scene.desk.refusal("report.tell_without_names", unknown), "text_changed");

    // Undone, the text waits again.
    scene.say("history.undo_last", json!({ "visit_day": scene.day }));
    assert_eq!(scene.found("region")["waiting"], 1);
    scene.say("history.redo_last", json!({ "visit_day": scene.day }));
    assert_eq!(scene.found("region")["waiting"], 0);
    for number in 1..=2 {
        let made = scene.say("report.make_report", scene.edition("region"));
        assert_eq!(made["number"], number, "each edition has its own numbers");
        assert_eq!(scene.desk.paper.documents().pop().expect("a document").intention, "Suivre la pointe.");
    }
    assert_eq!(scene.say("report.make_report", scene.edition("manager"))["number"], 1);
    // Changed, it is another text.
    intention("Suivre Amina et Paul à la pointe.");
    assert_eq!(scene.found("region")["waiting"], 1);
    intention("Suivre la pointe.");
    assert_eq!(list(&scene.found("region"), "texts").len(), 0);
}

#[test]
fn the_wall_asks_for_its_own_texts_only_and_names_functions() {
    let scene = Scene::of_today();
    scene.folder();
    scene.seeded();
    let places = |edition| {
        let found = scene.found(edition);
        list(&found, "texts").iter().map(|one| text(one, "place")).collect::<Vec<_>>()
    };
    assert!(!places("wall").contains(&"intention".to_owned()), "{:?}", places("wall"));
    assert!(places("wall").contains(&"success".to_owned()));
    assert_eq!(scene.desk.refusal("report.make_report", scene.edition("wall")), "names_in_text");
    assert_eq!(scene.desk.refusal("report.export_data", scene.edition("wall")), "wall_has_no_data");
    scene.settle("wall");
    assert!(scene.found("region")["waiting"].as_u64() > Some(0), "the region tells more");
    scene.say("report.make_report", scene.edition("wall"));
    let Some(Sheet::Wall(page)) = scene.desk.paper.sheets().pop() else { panic!("a wall page") };
    names_nobody(&told(serde_json::to_value(&page).expect("JSON")), "the page");
    assert_eq!((page.enchantments.len(), page.success.is_some()), (2, true));
    assert_eq!(page.actions[0].who, "un membre de l’équipe");
    let issued = scene.say("report.get_report", json!({ "visit_day": scene.day }));
    assert_eq!(issued["reports"][0]["edition"], "wall");
    assert_eq!(issued["number"], 1, "the report of the day is still to be made");
}

#[test]
fn everybody_spoken_with_gets_a_sheet_in_one_go() {
    let scene = Scene::of_today();
    scene.folder();
    let ask = json!({ "visit_day": scene.day, "locale": "fr" });
    assert_eq!(scene.desk.refusal("report.make_personal_sheets", ask.clone()), "no_debrief_ended");
    scene.spoken();
    let seen = scene.observe("Paul");
    scene.level(&seen, 1, 3);
    // A folder that is not there takes no file in its place.
    let missing = scene.folder().join("key");
    for command in ["report.make_personal_sheets", "report.export_data"] {
        let ask = json!({ "visit_day": scene.day, "locale": "fr", "names": "full", "folder": missing });
        assert_eq!(scene.desk.refusal(command, ask), "report_folder_missing");
        assert!(!missing.exists(), "{command}");
    }
    let made = scene.say("report.make_personal_sheets", ask);
    assert_eq!((list(&made, "sheets").len(), &made["without"]), (1, &json!(["Paul Delorme"])));
    assert!(fs::metadata(text(&made["sheets"][0], "path")).expect("file").len() > 0);
    let Some(Sheet::Personal(sheet)) = scene.desk.paper.sheets().pop() else { panic!("a sheet") };
    assert_eq!((sheet.person.as_str(), sheet.commitment_then.as_str()), ("Amina Kessler", "lève la tête"));
}

#[test]
fn sheets_to_walk_with_a_pen_hold_each_sense_and_zone() {
    let scene = Scene::of_today();
    let folder = scene.folder();
    let made = scene.say("report.make_walk_sheets", json!({ "unit": scene.unit, "locale": "en" }));
    assert_eq!(made["senses"], 4);
    assert!(text(&made, "path").starts_with(&*folder.canonicalize().expect("folder").to_string_lossy()));
    let Some(Sheet::Walk(sheets)) = scene.desk.paper.sheets().pop() else { panic!("sheets") };
    let walk = scene.say("walk.start_pass", json!({ "visit_day": scene.day, "sense": "sight", "moment": null }));
    let view = scene.say("walk.get_walk", json!({ "walk": walk["walk"] }));
    assert_eq!(sheets.zones.len(), list(&view, "zones").len());
    assert!(sheets.senses.iter().all(|sense| !sense.prompts.is_empty()));
    assert_eq!(sheets.scale.iter().map(|mark| mark.digit).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 0]);
    let one = json!({ "unit": scene.unit, "senses": ["smell"], "locale": "fr" });
    assert_eq!(scene.say("report.make_walk_sheets", one)["senses"], 1);
    let off = json!({ "unit": scene.unit, "senses": ["taste"], "locale": "fr" });
    assert_eq!(scene.desk.refusal("report.make_walk_sheets", off), "sense_switched_off");
}
