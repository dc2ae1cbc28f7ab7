//! The administrator's commands, as they are typed into the real program.

use std::path::{Path, PathBuf};

use serde_json::Value;
use sillage_sync::{Device, Drive, Http, Membership, enrol};
use sillage_sync_protocol::{Invitation, session::device::Ending};
use uuid::Uuid;

use crate::{
    desk::{Desk, photo},
    rig::{Rig, typed},
};

pub const NOW_MS: i64 = 1_795_680_000_000;

pub fn sync(desk: &mut Desk, membership: &Membership) -> Ending {
    let device = desk.device.clone();
    let mut way = Http::new(&device, membership).expect("a way");
    let address = membership.address.parse().expect("address");

    Drive::new(&device, membership.network, address).run(desk, &mut way).expect("a disk that answers")
}

pub fn json(rig: &Rig, arguments: &[&str]) -> Value {
    let said = rig.run(&[&["--json"], arguments].concat());
    serde_json::from_str(&said).unwrap_or_else(|error| panic!("{arguments:?}: {error}: {said}"))
}

#[test]
fn every_command_explains_itself() {
    let rig = Rig::new();
    let mut asked = vec![Vec::new()];
    let mut seen = 0;
    while let Some(path) = asked.pop() {
        let words: Vec<&str> = path.iter().map(String::as_str).collect();
        let help = rig.run(&[words.as_slice(), &["--help"]].concat());
        let about = help.lines().next().unwrap_or_default();
        assert!(about.len() > 10, "{words:?}: {about}");
        seen += 1;
        let commands = help.split_once("Commands:\n").map_or("", |(_, rest)| rest);
        for line in commands.lines().take_while(|line| line.starts_with("  ")) {
            let (name, what) = line.trim().split_once(' ').unwrap_or((line.trim(), ""));
            if name == "help" {
                continue;
            }
            assert!(!what.trim().is_empty(), "{words:?} {name} says nothing about itself");
            asked.push([path.clone(), vec![name.to_owned()]].concat());
        }
    }
    assert!(seen >= 30, "{seen} commands");
}

#[test]
fn a_refusal_is_an_exit_code_and_a_sentence_or_json() {
    let rig = Rig::new();
    let nobody = Uuid::now_v7().to_string();
    let out = typed(&rig.data(), &["codes", "new", &nobody]);
    assert!(!out.status.success() && out.stdout.is_empty());
    assert!(String::from_utf8_lossy(&out.stderr).ends_with("no such person\n"), "and nothing is said to be damaged");
    let out = typed(&rig.data(), &["--json", "codes", "new", &nobody]);
    let told: Value = serde_json::from_slice(&out.stderr).expect("json");
    assert!(!out.status.success() && told["error"].as_str().expect("text").contains("no such person"));
    let out = typed(&rig.folder.path().join("elsewhere"), &["status"]);
    assert!(!out.status.success(), "there is no server");
    let again = typed(&rig.data(), &["init"]);
    assert!(String::from_utf8_lossy(&again.stderr).contains("there is a server in this folder already"));
}

#[test]
fn what_the_administrator_does_is_noted_and_cannot_be_unsaid() {
    let rig = Rig::new();
    let reason = "she begins on Monday";
    let person = json(&rig, &["people", "add", "coach, north", "--reason", reason]);
    json(&rig, &["people", "list"]);
    json(&rig, &["codes", "new", person["id"].as_str().expect("an id")]);
    let acts = json(&rig, &["audit", "list"])["acts"].clone();
    assert_eq!(acts.as_array().map(Vec::len), Some(2), "looking is no act: {acts}");
    assert_eq!((acts[0]["n"].as_u64(), acts[0]["reason"].as_str()), (Some(1), Some(reason)));
    assert!(acts[1]["act"].to_string().contains("codes"), "{acts}");
    let head = json(&rig, &["audit", "verify"]);
    let head = format!("{}:{}", head["n"], head["hash"].as_str().expect("a hash"));
    // The copy knows the acts that led to it, and so does who is made from it.
    let place = rig.folder.path().join("copies");
    let copy = json(&rig, &["backup", &place.display().to_string()])["folder"].as_str().expect("a folder").to_owned();
    rig.lose_folder();
    json(&rig, &["restore", &copy]);
    let told = json(&rig, &["audit", "verify", "--since", &head]);
    assert_eq!(told["n"], 4, "the copy, and its putting back: {told}");
    // The first act is made another; what stands behind it says so, and goes on saying so.
    let file = rig.data().join("audit.jsonl");
    let text = std::fs::read_to_string(&file).expect("acts");
    std::fs::write(&file, text.replacen("Monday", "Friday", 1)).expect("another");
    for _ in 0..2 {
        let out = typed(&rig.data(), &["audit", "verify"]);
        assert!(!out.status.success());
        assert!(String::from_utf8_lossy(&out.stderr).contains("act 1 is missing"), "{out:?}");
        json(&rig, &["people", "add", "coach, south"]);
    }
}

#[test]
fn people_grants_codes_and_devices() {
    let mut rig = Rig::new();
    rig.serve();
    let unit = Uuid::now_v7().to_string();
    let added = json(&rig, &["people", "add", "coach, north"]);
    let person = added["id"].as_str().expect("an id");
    assert_eq!(json(&rig, &["people", "list"])["people"].as_array().expect("a list").len(), 2);
    json(&rig, &["grants", "add", person, &unit, "coach"]);
    let held = json(&rig, &["grants", "list", person]);
    assert_eq!((held["grants"][0]["unit"].as_str(), held["grants"][0]["role"].as_str()), (Some(&*unit), Some("coach")));
    assert_eq!(json(&rig, &["grants", "list"])["grants"].as_array().expect("a list").len(), 2);
    let whole = typed(&rig.data(), &["grants", "add", person, &rig.network.to_string(), "coach"]);
    assert!(String::from_utf8_lossy(&whole.stderr).contains("a role of units"));

    let invitation = json(&rig, &["codes", "new", person])["invitation"].as_str().expect("a line").to_owned();
    let other = json(&rig, &["codes", "new", person]);
    let open = |codes: &Value| {
        codes["codes"].as_array().expect("a list").iter().filter(|code| code["state"] == "open").count()
    };
    let codes = json(&rig, &["codes", "list"]);
    assert_eq!(open(&codes), 3, "{codes}");
    let text = codes.to_string();
    let secret = invitation.parse::<Invitation>().expect("an invitation").code;
    assert!(!text.contains(secret.secret()) && !text.contains("argon2"), "no secret is shown, nor its hash");
    let burnt: Invitation = other["invitation"].as_str().expect("a line").parse().expect("an invitation");
    json(&rig, &["codes", "burn", burnt.code.public()]);
    let device = Device::new().expect("device");
    assert!(enrol(&device, &burnt).is_err(), "a burnt code enrols nobody");
    let membership = enrol(&device, &invitation.parse().expect("an invitation")).expect("enrolled");
    assert_eq!(membership.person.to_string(), person);
    assert_eq!(open(&json(&rig, &["codes", "list"])), 1);

    let id = device.id().to_string();
    let shown = json(&rig, &["devices", "show", &id]);
    assert_eq!((shown["state"].as_str(), shown["histories"].as_array().map(Vec::len)), (Some("good"), Some(0)));
    json(&rig, &["devices", "revoke", &id]);
    assert_eq!(json(&rig, &["devices", "list"])["devices"][0]["state"], "revoked");
    let status = json(&rig, &["status"]);
    assert_eq!((status["devices"].as_u64(), status["revoked"].as_u64()), (Some(0), Some(1)));
    json(&rig, &["grants", "end", person, &unit]);
    assert!(json(&rig, &["grants", "list", person])["grants"][0]["until_ms"].is_i64());
    let twice = typed(&rig.data(), &["grants", "end", person, &unit]);
    assert!(!twice.status.success());
}

#[test]
fn what_lies_aside_is_listed_shown_and_let_in() {
    let mut rig = Rig::new();
    rig.serve();
    let unit = Uuid::now_v7();
    let (mut one, of_one) = rig.join("coach", &[(unit, "coach")]);
    let (mut two, of_two) = rig.join("manager", &[(unit, "unit_manager")]);
    assert_eq!(sync(&mut one, &of_one), Ending::Complete);
    let person = of_one.person.to_string();
    one.set(unit, "zone", Uuid::from_u128(1), "name", "word-late", NOW_MS);
    one.set(unit, "zone", Uuid::from_u128(2), "name", "word-late-too", NOW_MS);
    one.append_raw("{ not \u{1b}[2J an operation \0".into());
    rig.run(&["grants", "end", &person, &unit.to_string()]);
    assert_eq!(sync(&mut one, &of_one), Ending::Complete, "nothing is refused");

    let late = json(&rig, &["late-work", "list"]);
    assert_eq!(late["late_work"].as_array().expect("a list").len(), 2, "{late}");
    let aside = json(&rig, &["quarantine", "list"]);
    let all = aside["aside"].as_array().expect("a list");
    assert_eq!(all.len(), 3);
    assert!(!aside.to_string().contains("word-late"), "no word of anybody in a list");
    let bad =
        all.iter().find(|row| row["code"] == "shape").expect("the bad one")["operation"].as_str().expect("a place");
    let shown = json(&rig, &["quarantine", "show", bad]);
    assert!(shown["raw"].is_null() && shown["bytes"].as_u64() == Some(25), "{shown}");
    let bytes = json(&rig, &["quarantine", "show", bad, "--bytes"]);
    assert_eq!(bytes["raw"], "{ not \u{1b}[2J an operation \0", "the exact bytes, on either database");
    assert!(!rig.run(&["quarantine", "show", bad, "--bytes"]).contains('\u{1b}'), "nothing steers a terminal");
    let released = typed(&rig.data(), &["quarantine", "release", bad]);
    assert!(!released.status.success(), "bad bytes stay aside, whoever asks");

    let accepted = json(&rig, &["late-work", "accept", "--person", &person, "--unit", &unit.to_string()]);
    assert_eq!(accepted["accepted"], 2);
    assert_eq!(sync(&mut two, &of_two), Ending::Complete);
    assert_eq!(two.winner(Uuid::from_u128(1), "name").expect("a name").1, "word-late", "late work arrived");
    assert!(
        !typed(&rig.data(), &["late-work", "accept", "--person", &person, "--unit", &unit.to_string()])
            .status
            .success()
    );
}

#[test]
fn settings_are_shown_without_passwords() {
    let rig = Rig::new();
    let file = rig.data().join("sillage.toml");
    let text = std::fs::read_to_string(&file).expect("settings");
    let line = text.lines().find(|line| line.starts_with("database")).expect("a line");
    let secret = "database = \"postgres://sillage:hunter2@db.example.org/sillage?sslpassword=hunter3\"";
    std::fs::write(&file, text.replace(line, secret)).expect("settings");
    for arguments in [&["config", "dump"][..], &["--json", "config", "dump"]] {
        let said = rig.run(arguments);
        assert!(said.contains("sillage:***@db.example.org") && !said.contains("hunter"), "{said}");
    }
    std::fs::write(&file, format!("{text}\nquota_device_mb = 1\n")).expect("settings");
    let out = typed(&rig.data(), &["config", "dump"]);
    assert!(String::from_utf8_lossy(&out.stderr).contains("quota_device_mb"), "a mistyped setting is named");
}

/// A server with two desks' work and a photo in it.
pub fn in_use() -> (Rig, Uuid, (Desk, Membership), (Desk, Membership)) {
    let mut rig = Rig::new();
    rig.serve();
    let unit = Uuid::now_v7();
    let (mut one, of_one) = rig.join("coach", &[(unit, "coach")]);
    let (mut two, of_two) = rig.join("manager", &[(unit, "unit_manager")]);
    for i in 0..40 {
        one.set(unit, "zone", Uuid::from_u128(1 + i % 5), "name", &format!("word-{i}"), NOW_MS);
    }
    one.append_raw("no operation \0".into());
    let bytes: Vec<u8> = (0..300_000_u32).map(|i| u8::try_from(i % 249).expect("small")).collect();
    one.disk.photos.insert(photo(unit, &bytes), bytes);
    assert_eq!(sync(&mut one, &of_one), Ending::Complete);
    assert_eq!(sync(&mut two, &of_two), Ending::Complete);
    (rig, unit, (one, of_one), (two, of_two))
}

pub fn copy(rig: &Rig, place: &Path, more: &[&str]) -> (PathBuf, Value) {
    let made = json(rig, &[&["backup", place.to_str().expect("a path")], more].concat());
    (made["folder"].as_str().expect("a folder").into(), made)
}

#[test]
fn a_copy_is_read_again_and_what_it_holds_is_safe() {
    let (rig, _, (one, _), _) = in_use();
    let device = one.device.id().to_string();
    let place = rig.folder.path().join("copies");
    let (folder, made) = copy(&rig, &place, &[]);
    let histories = |rig: &Rig| json(rig, &["devices", "show", &device])["histories"].clone();
    assert_eq!(made["copy"]["operations"], 41);
    assert_eq!((made["safe"].as_bool(), histories(&rig)[0]["safe"].as_u64()), (Some(false), Some(0)), "the same disk");
    assert!(json(&rig, &["status"])["backup_ms"].is_i64());
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    let (second, made) = copy(&rig, &place, &["--carried-off"]);
    assert_ne!(folder, second);
    assert_eq!((made["safe"].as_bool(), histories(&rig)[0]["safe"].as_u64()), (Some(true), Some(41)));
    let whole = json(&rig, &["backup", "--check", second.to_str().expect("a path")]);
    assert_eq!(whole["whole"], true);
    // One byte anywhere: the copy says so.
    for file in ["database.sqlite", "keys.json", "sillage.toml"] {
        let path = folder.join(file);
        let mut bytes = std::fs::read(&path).expect("bytes");
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        std::fs::write(&path, &bytes).expect("bytes");
        let out = typed(&rig.data(), &["backup", "--check", folder.to_str().expect("a path")]);
        assert!(!out.status.success() && String::from_utf8_lossy(&out.stderr).contains(file), "{file}");
        bytes[middle] ^= 1;
        std::fs::write(&path, &bytes).expect("bytes");
    }
    assert!(typed(&rig.data(), &["backup", "--check", folder.to_str().expect("a path")]).status.success());
    let photos = place.join("objects");
    std::fs::remove_dir_all(&photos).expect("gone");
    let out = typed(&rig.data(), &["backup", "--check", folder.to_str().expect("a path")]);
    assert!(!out.status.success(), "a copy without its photos is none");
}

#[test]
fn a_sealed_copy_tells_nobody_anything_and_comes_back_with_its_key() {
    let (mut rig, unit, (mut one, of_one), (mut two, of_two)) = in_use();
    let (place, key) = (rig.folder.path().join("copies"), rig.folder.path().join("copies.key"));
    let path = |path: &Path| path.to_str().expect("a path").to_owned();
    let word = json(&rig, &["backup-key", &path(&key)])["copies_sealed_for"].as_str().expect("a word").to_owned();
    assert!(!typed(&rig.data(), &["backup-key", &path(&key)]).status.success(), "no key is ever written over");
    // The same server, once without and once with a key for copies.
    let (open, _) = copy(&rig, &rig.folder.path().join("open"), &[]);
    let settings = rig.data().join("sillage.toml");
    let text = std::fs::read_to_string(&settings).expect("settings");
    std::fs::write(&settings, format!("copies_sealed_for = \"{word}\"\n{text}")).expect("settings");
    let (sealed, made) = copy(&rig, &place, &["--carried-off"]);
    assert_eq!((made["copy"]["operations"].as_u64(), made["safe"].as_bool()), (Some(41), Some(true)));
    let network = json(&rig, &["network", "show"])["network"].as_str().expect("a network").to_owned();
    let photo: Vec<u8> = (0..64_u32).map(|i| u8::try_from(i % 249).expect("small")).collect();
    let finds = |folder: &Path, canary: &[u8]| files_under(folder).iter().any(|file| holds(file, canary));
    for canary in [b"word-3".as_slice(), one.person.as_bytes(), network.as_bytes(), &photo] {
        assert!(finds(open.parent().expect("a place"), canary), "the search finds what is there");
        assert!(!finds(&place, canary), "{canary:?} in a sealed copy");
    }
    assert!(!rig.data().join("copying").exists(), "nothing open stays");
    // Anybody reads whether it is as it was sealed, the key to its end.
    assert_eq!(json(&rig, &["backup", "--check", &path(&sealed)])["copy"], Value::Null);
    let read = json(&rig, &["backup", "--check", "--key", &path(&key), &path(&sealed)]);
    assert_eq!((read["whole"].as_bool(), read["copy"]["operations"].as_u64()), (Some(true), Some(41)));
    let other = rig.folder.path().join("other.key");
    json(&rig, &["backup-key", &path(&other)]);
    let refused = typed(&rig.data(), &["backup", "--check", "--key", &path(&other), &path(&sealed)]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("another key"));
    let database = sealed.join("database.sqlite.age");
    let mut bytes = std::fs::read(&database).expect("bytes");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&database, &bytes).expect("bytes");
    let refused = typed(&rig.data(), &["backup", "--check", &path(&sealed)]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("database.sqlite.age"));
    bytes[middle] ^= 1;
    std::fs::write(&database, &bytes).expect("bytes");
    // The disk is gone: key and copy are all there is.
    rig.kill();
    std::fs::remove_dir_all(rig.data()).expect("gone");
    let refused = typed(&rig.data(), &["restore", &path(&sealed)]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains(&word), "it says whose key it wants");
    std::fs::remove_dir_all(rig.data()).expect("nothing was made");
    json(&rig, &["restore", "--key", &path(&key), &path(&sealed)]);
    assert!(!rig.data().join("opening").exists(), "nothing open stays");
    rig.serve();
    one.set(unit, "zone", Uuid::from_u128(9), "name", "word-after", NOW_MS);
    assert_eq!(sync(&mut one, &of_one), Ending::Complete);
    assert_eq!(sync(&mut two, &of_two), Ending::Complete);
    assert_eq!(two.winner(Uuid::from_u128(9), "name").expect("a word").1, "word-after");
}

pub fn files_under(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { files_under(&path) } else { vec![path] }).collect()
}

pub fn holds(file: &Path, canary: &[u8]) -> bool {
    std::fs::read(file).expect("bytes").windows(canary.len()).any(|window| window == canary)
}

#[test]
fn a_copy_put_back_begins_a_new_timeline_and_the_field_repairs_it() {
    let (mut rig, unit, (mut one, of_one), (mut two, of_two)) = in_use();
    let place = rig.folder.path().join("copies");
    let (folder, _) = copy(&rig, &place, &[]);
    one.set(unit, "zone", Uuid::from_u128(9), "name", "word-after-the-copy", NOW_MS);
    assert_eq!(sync(&mut one, &of_one), Ending::Complete);
    let epoch = json(&rig, &["network", "show"])["epoch"].clone();
    let path = folder.to_str().expect("a path");
    let refused = typed(&rig.data(), &["restore", path]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("a server runs in this folder"));
    rig.kill();
    let back = json(&rig, &["restore", path]);
    assert_ne!(back["epoch"], epoch);
    assert_eq!(back["copy"]["operations"], 41);
    rig.serve();
    assert_eq!(json(&rig, &["network", "show"])["epoch"], back["epoch"], "one new timeline, not two");
    for _ in 0..2 {
        assert_eq!(sync(&mut one, &of_one), Ending::Complete);
        assert_eq!(sync(&mut two, &of_two), Ending::Complete);
    }
    assert_eq!(two.winner(Uuid::from_u128(9), "name").expect("a name").1, "word-after-the-copy");
    assert_eq!(rig.backend.ops().len(), 42);
}

#[test]
fn a_copy_fills_an_empty_folder_and_no_other_networks() {
    let (mut rig, _, (mut one, of_one), _) = in_use();
    let place = rig.folder.path().join("copies");
    let (folder, _) = copy(&rig, &place, &[]);
    let path = folder.to_str().expect("a path").to_owned();
    let other = Rig::new();
    let refused = typed(&other.data(), &["restore", &path]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("another network"), "{refused:?}");
    // The machine is lost: a new folder, the same settings, the same keys; photos come back too.
    rig.kill();
    rig.lose_folder();
    rig.run(&["restore", &path]);
    rig.serve();
    assert_eq!(sync(&mut one, &of_one), Ending::Complete, "the device finds its server again");
    let (named, bytes) =
        one.disk.photos.iter().next().map(|(photo, bytes)| (photo.clone(), bytes.clone())).expect("one");
    let (mut three, of_three) = rig.join("another", &[(named.unit, "unit_manager")]);
    three.disk.photos_named.insert(named.clone());
    assert_eq!(sync(&mut three, &of_three), Ending::Complete);
    assert_eq!(three.disk.photos[&named], bytes);
}

#[test]
fn a_person_is_erased_on_purpose_and_devices_are_listed() {
    let (rig, _, (mut one, of_one), _) = in_use();
    let person = of_one.person.to_string();
    let refused = typed(&rig.data(), &["erase", &person]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("--yes"));
    let reach = json(&rig, &["erase", &person, "--yes"]);
    assert!(reach["erasure"].is_string(), "{reach}");
    let listed = json(&rig, &["erasures", "list"]);
    assert_eq!(listed["erasures"][0]["person"], person.as_str());
    let devices = listed["erasures"][0]["devices"].as_array().expect("devices").len();
    assert_eq!(u64::try_from(devices).ok(), reach["devices"].as_u64());
    assert_eq!(json(&rig, &["alarms", "list"])["alarms"].as_array().map(Vec::len), Some(0));
    let _whatever = sync(&mut one, &of_one);
}

#[test]
fn one_server_a_folder() {
    let mut rig = Rig::new();
    rig.serve();
    let second = typed(&rig.data(), &["serve"]);
    assert!(!second.status.success());
    assert!(String::from_utf8_lossy(&second.stderr).contains("a server runs in this folder"));
    rig.kill();
    rig.serve();
}
