//! Whatever a profile writes, nobody else at the computer can read it, also where the system hides nothing by itself.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
};

use serde_json::{Value, json};
use sillage_api::{App, Meta, PhotoTarget};
use sillage_testkit::{PASSPHRASE, Paper, TestClock, camera::Camera};
use uuid::Uuid;

const FOLDER: &str = "SILLAGE_OPEN_FOLDER";
/// What is written without a word about who may read it.
const CARELESS: &str = "careless";

/// Every folder and file under a folder that others may enter, read or write.
fn open_to_others(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let metadata = fs::symlink_metadata(&path).expect("there");
        let private = if metadata.is_dir() { 0o700 } else { 0o600 };
        if metadata.permissions().mode() & 0o777 != private {
            found.push(path.clone());
        }
        if metadata.is_dir() {
            found.extend(open_to_others(&path));
        }
    }
    found
}

fn answer(app: &App, name: &str, body: Value) -> Value {
    app.call(name, body, Meta::default()).unwrap_or_else(|failure| panic!("{name}: {failure:?}")).answer
}

fn id(value: &Value) -> Uuid {
    value.as_str().expect("an id").parse().expect("an id")
}

/// A visit with a photo, a draft, and copies here and in a second place.
fn works(app: &App, second: &Path) {
    let unit = answer(app, "search.list_matches", json!({ "text": "e" }))["matches"][0]["unit"].clone();
    let day = answer(app, "visit.start_unplanned", json!({ "unit": unit }))["visit_day"].clone();
    let noted = json!({ "visit_day": day, "kind": "irritant", "text": "La borne clignote" });
    let finding = answer(app, "visit.record_finding", noted)["finding"].clone();
    let target = PhotoTarget::Owner { owner: id(&finding), day: id(&day) };
    let picture = Camera { size: (64, 48), ..Camera::default() }.take("2026:11:24 09:30:05", 5);
    let photo = app.put_photo(target, &picture).expect("taken in").answer["attachment"].clone();
    let face = json!({ "kind": "rectangle", "from": { "x": 0.2, "y": 0.2 }, "to": { "x": 0.8, "y": 0.8 } });
    answer(app, "photo.blur_photo", json!({ "attachment": photo, "areas": [face] }));
    answer(app, "draft.record_draft", json!({ "key": "visit/1", "text": "t" }));
    answer(app, "backup.choose_second_place", json!({ "path": second }));
    answer(app, "backup.make_backup", json!({}));
    let copies = answer(app, "backup.list_backups", json!({}))["backups"].clone();
    answer(app, "backup.restore_backup", json!({ "name": copies[0]["name"] }));
    answer(app, "draft.record_draft", json!({ "key": "visit/2", "text": "t" }));
}

/// Not a test of its own: what the test below has played where every file is everybody's.
#[test]
#[ignore = "played by the test below, in a process of its own"]
fn works_where_nothing_is_hidden() {
    let folder = PathBuf::from(std::env::var_os(FOLDER).expect("called by the test below"));
    let (root, second) = (folder.join("profiles"), folder.join("stick"));
    fs::create_dir(&second).expect("a stick");
    let clock = TestClock::default();
    let app = App::new(&root, Box::new(clock.clone()), Some(Box::new(clock)), Arc::new(Paper::default()))
        .in_a_hurry()
        .carrying_ballast(1 << 20);
    let person = json!({
        "name": "Maud Ferrand", "passphrase": PASSPHRASE, "pin": "2468", "network": "Réseau", "unit": "Gare",
        "unit_kind": "shop", "role": "coach", "locale": "fr", "starter": "shop",
    });
    answer(&app, "profile.create_profile", person);
    works(&app, &second);
    app.finish_copy();
    answer(&app, "profile.lock", json!({}));
    answer(&app, "profile.create_practice", json!({ "role": "coach", "locale": "fr" }));
    works(&app, &second);
    // While it runs, with the log and all that lies beside it.
    let careless = [root.join(CARELESS), second.join(CARELESS)];
    for path in &careless {
        fs::write(path, "x").expect("written");
    }
    assert_eq!([open_to_others(&root), open_to_others(&second)].concat(), careless, "nothing but what we left open");
    assert_eq!(fs::metadata(&root).expect("there").permissions().mode() & 0o777, 0o700);
    let sizes = [&root, &second].map(|place| files(place));
    assert!(sizes[0] > 25 && sizes[1] > 10, "there is something to hide: {sizes:?}");
    drop(app);
    assert_eq!([open_to_others(&root), open_to_others(&second)].concat(), careless, "and once it has ended");
}

fn files(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.map(|path| if path.is_dir() { files(&path) } else { 1 }).sum()
}

#[test]
fn files_are_private_where_nothing_is_hidden() {
    let place = tempfile::tempdir().expect("folder");
    let ran = Command::new("sh")
        .args(["-c", r#"umask 000; exec "$0" "$@""#])
        .arg(std::env::current_exe().expect("this program"))
        .args(["private::works_where_nothing_is_hidden", "--exact", "--ignored", "--nocapture"])
        .env(FOLDER, place.path())
        .output()
        .expect("it ran");
    let said = [ran.stdout, ran.stderr].concat();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&said));
    assert!(String::from_utf8_lossy(&said).contains("1 passed"), "it was not run");
}
