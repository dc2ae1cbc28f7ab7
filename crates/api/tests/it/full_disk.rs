//! A disk that is really full: a small one of its own, mounted for the test where the system lets anybody do so.

use std::{
    fs::{self, File},
    io::Write,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::{Value, json};
use sillage_api::{App, Failure, Meta};
use sillage_testkit::{Paper, TestClock};

const DISK: &str = "SILLAGE_SMALL_DISK";
const PASSPHRASE: &str = "cinq mots pour une boutique";
const BALLAST: u64 = 12 << 20;

#[test]
fn a_full_disk_locks_nobody_out() {
    let place = tempfile::tempdir().expect("folder");
    let script = r#"mount -t tmpfs -o size=64m small "$SILLAGE_SMALL_DISK" || exit 77; exec "$0" "$@""#;
    let ran = Command::new("unshare")
        .args(["-rm", "sh", "-c", script])
        .arg(std::env::current_exe().expect("this program"))
        .args(["full_disk::on_a_small_disk", "--exact", "--ignored", "--nocapture"])
        .env(DISK, place.path())
        .output();
    match ran {
        Ok(ran) if ran.status.success() => {
            assert!(String::from_utf8_lossy(&ran.stdout).contains("1 passed"), "it was not run");
        }
        Ok(ran) if ran.status.code() == Some(101) => {
            panic!("{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
        }
        // A system where nobody may mount: the store's own tests hold each part.
        _ => {}
    }
}

fn app(root: &Path) -> App {
    let clock = TestClock::default();
    let paper: std::sync::Arc<Paper> = std::sync::Arc::default();
    App::new(root, Box::new(clock.clone()), Some(Box::new(clock)), paper).in_a_hurry().carrying_ballast(BALLAST)
}

fn call(app: &App, name: &str, body: Value) -> Result<Value, Failure> {
    app.call(name, body, Meta::default()).map(|answered| answered.answer)
}

fn answer(app: &App, name: &str, body: Value) -> Value {
    call(app, name, body.clone()).unwrap_or_else(|failure| panic!("{name} {body}: {failure:?}"))
}

fn note(app: &App, n: usize) -> Result<Value, Failure> {
    call(app, "draft.record_draft", json!({ "key": format!("full/{n}"), "text": "z".repeat(8_000) }))
}

fn notes(app: &App) -> usize {
    answer(app, "draft.list_drafts", json!({ "prefix": "full/" }))["drafts"].as_array().expect("drafts").len()
}

/// Takes every byte that is left.
fn fill(path: &Path) {
    let mut file = File::create(path).expect("filler");
    while file.write(&[7; 4096]).is_ok_and(|written| written > 0) {}
}

#[test]
#[ignore = "needs a small disk of its own: a_full_disk_locks_nobody_out makes one"]
fn on_a_small_disk() {
    let disk = PathBuf::from(std::env::var_os(DISK).expect("a small disk"));
    let root = disk.join("profiles");
    let desk = app(&root);
    let person = json!({ "name": "Maud Ferrand", "passphrase": PASSPHRASE, "pin": "4821", "network": "Réseau", "unit": "Gare",
                         "unit_kind": "shop", "role": "coach", "locale": "fr" });
    let profile = answer(&desk, "profile.create_profile", person)["profile"].as_str().expect("id").to_owned();
    desk.finish_copy();
    let folder = root.join(&profile);
    let ballast = folder.join("ballast");
    let made = fs::metadata(&ballast).expect("the ballast is there");
    assert_eq!((made.len(), made.permissions().mode() & 0o777), (BALLAST, 0o600));
    let is_low = |desk: &App| answer(desk, "session.get_state", json!({}))["disk_nearly_full"] == true;
    assert!(!is_low(&desk));

    // Full in the middle of a visit: it is finished on the ballast.
    fill(&disk.join("filler"));
    for n in 0..200 {
        note(&desk, n).expect("written on the room kept for it");
    }
    assert!(is_low(&desk) && !ballast.exists());

    // Full to the last byte, with nothing left to let go: what was written is shown all the same.
    fill(&disk.join("filler too"));
    let refused = (200..).find_map(|n| note(&desk, n).err().map(|failure| (n, failure.code))).expect("no room");
    assert_eq!(refused.1, "disk_full");
    assert_eq!(notes(&desk), refused.0);
    let unlock = json!({ "profile": profile, "passphrase": PASSPHRASE });
    drop(desk);
    fill(&disk.join("filler three"));
    let desk = app(&root);
    answer(&desk, "profile.unlock", unlock.clone());
    assert_eq!(notes(&desk), refused.0, "opened for looking: {}", answer(&desk, "session.get_state", json!({})));
    drop(desk);

    // Room again: so is the ballast.
    for filler in ["filler", "filler too", "filler three"] {
        fs::remove_file(disk.join(filler)).expect("removed");
    }
    let desk = app(&root);
    answer(&desk, "profile.unlock", unlock);
    note(&desk, refused.0).expect("written");
    desk.finish_copy();
    assert!(ballast.exists() && !is_low(&desk));
    assert_eq!(answer(&desk, "backup.verify_profile", json!({}))["faults"], json!([]));

    // Started on a full disk that has its ballast: it opens on it.
    fill(&disk.join("filler"));
    drop(desk);
    fill(&disk.join("filler too"));
    let desk = app(&root);
    answer(&desk, "profile.unlock", json!({ "profile": profile, "passphrase": PASSPHRASE }));
    note(&desk, refused.0 + 1).expect("written");
    assert_eq!(notes(&desk), refused.0 + 2);
}
