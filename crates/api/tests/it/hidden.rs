//! Marks hidden in names, comments, drafts and photos are found nowhere outside the encrypted file, however a program
//! ends. The program is this test in a process of its own, with a temporary folder of its own.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Output, Stdio},
    sync::Arc,
};

use serde_json::{Value, json};
use sillage_api::{App, Meta, PhotoTarget};
use sillage_testkit::{Paper, TestClock, camera::Camera, marks};

/// One in a guest's name, a finding, a draft, a caption, an intention, an action, the tags of a photo.
const MARKS: [&str; 7] = [
    "marque-invitée-4417",
    "marque-constat-8802",
    "marque-brouillon-5193",
    "marque-légende-3306",
    "marque-intention-7741",
    "marque-action-9928",
    "marque-exif-6650",
];
/// What the program says once it has lived.
const LIVED: &str = "it has lived";
const FOLDER: &str = "SILLAGE_HIDDEN_FOLDER";
const ENDING: &str = "SILLAGE_HIDDEN_ENDING";

fn app(folder: &Path) -> App {
    let clock = TestClock::default();
    App::new(folder, Box::new(clock.clone()), Some(Box::new(clock)), Arc::new(Paper::default())).in_a_hurry()
}

fn answer(app: &App, name: &str, body: Value) -> Value {
    app.call(name, body, Meta::default()).unwrap_or_else(|failure| panic!("{name}: {}", failure.code)).answer
}

/// Writes every mark through the commands a person's hand would call. Answers the day.
fn live(app: &App) -> Value {
    let [guest, finding, draft, caption, intention, action, exif] = MARKS;
    answer(app, "profile.create_practice", json!({ "role": "coach", "locale": "fr" }));
    let today = answer(app, "visit.get_today", json!({}));
    let next = &today["next"][0];
    let day = answer(app, "visit.start_visit", json!({ "visit": next["visit"] }))["visit_day"].clone();
    answer(app, "visit.write_intention", json!({ "visit_day": day, "text": intention }));
    let pass = json!({ "visit_day": day, "sense": "sight", "moment": null, "guest": guest, "external": false });
    let walk = answer(app, "walk.start_guest_pass", pass)["walk"].clone();
    let view = answer(app, "walk.get_walk", json!({ "walk": walk }));
    let said = json!({ "walk": walk, "zone": view["zones"][0]["zone"], "text": finding });
    let noted = answer(app, "walk.record_finding", said)["finding"].clone();
    answer(app, "draft.record_draft", json!({ "key": "walk/hidden", "text": draft }));
    let promise =
        json!({ "unit": view["unit"], "visit_day": day, "source": "finding", "source_id": noted, "title": action });
    answer(app, "action.promise_action", promise);
    let id = |value: &Value| value.as_str().expect("an id").parse().expect("an id");
    let picture = Camera { remark: exif, ..Camera::default() }.take("2026:11:24 09:30:05", 5);
    assert!(marks::look(&picture, exif).is_some(), "the mark is in the picture that comes in");
    let target = PhotoTarget::Owner { owner: id(&noted), day: id(&day) };
    let photo = app.put_photo(target, &picture).expect("taken in").answer["attachment"].clone();
    answer(app, "photo.caption_photo", json!({ "attachment": photo, "caption": caption }));
    let read = answer(app, "walk.get_walk", json!({ "walk": walk })).to_string();
    assert!(read.contains(finding) && read.contains(caption), "the marks are in the profile");
    day
}

/// Not a test of its own: the life and the end of the program whose traces are looked for.
#[test]
#[ignore = "lived by the test below, in a process of its own"]
fn lives_and_ends() {
    let folder = std::env::var(FOLDER).expect("called by the test below");
    let app = app(Path::new(&folder));
    let day = live(&app);
    match std::env::var(ENDING).as_deref() {
        Ok("kill") => {
            println!("{LIVED}");
            // The power is cut from outside: nothing is closed, nothing is said.
            loop {
                std::thread::park();
            }
        }
        Ok("panic") => {
            app.on_changed(|nouns| panic!("a listener fell over {nouns:?}"));
            answer(&app, "visit.write_intention", json!({ "visit_day": day, "text": MARKS[5] }));
        }
        _ => drop(answer(&app, "profile.lock", json!({}))),
    }
}

fn program(ending: &str, folder: &Path, temporary: &Path) -> Output {
    let mut child = Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "hidden::lives_and_ends", "--ignored", "--nocapture"])
        .env(FOLDER, folder)
        .env(ENDING, ending)
        .env("TMPDIR", temporary)
        .env("HOME", temporary)
        .current_dir(temporary)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("started");
    let mut said = Vec::new();
    if ending == "kill" {
        let mut lines = BufReader::new(child.stdout.take().expect("its words"));
        while !String::from_utf8_lossy(&said).contains(LIVED) {
            assert_ne!(lines.read_until(b'\n', &mut said).expect("its words"), 0, "it ended before it had lived");
        }
        child.kill().expect("killed");
    }
    let mut output = child.wait_with_output().expect("ended");
    output.stdout.extend(said);
    output
}

#[test]
fn hidden_marks_lie_nowhere_in_the_open_however_the_program_ends() {
    for (ending, well) in [("exit", true), ("kill", false), ("panic", false)] {
        let place = tempfile::tempdir().expect("a folder");
        let (profiles, temporary) = (place.path().join("profiles"), place.path().join("tmp"));
        std::fs::create_dir_all(&profiles).expect("a folder");
        std::fs::create_dir_all(&temporary).expect("a folder");
        let ended = program(ending, &profiles, &temporary);
        let said = [ended.stdout, ended.stderr].concat();
        assert_eq!(ended.status.success(), well, "{ending}: {}", String::from_utf8_lossy(&said));
        let written = std::fs::read_dir(&profiles).expect("profiles").count();
        assert!(written > 0, "{ending}: the program wrote nothing");
        for mark in MARKS {
            assert_eq!(marks::look_under(place.path(), mark), [], "{ending}: {mark} on the disk");
            assert_eq!(marks::look(&said, mark), None, "{ending}: {mark} in what it said");
        }
    }
}
