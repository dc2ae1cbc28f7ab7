//! Profiles: two ways in, one owner, each failure its own code, the data untouched.

use serde_json::json;
use sillage_domain::network::Role;
use sillage_testkit::Desk;

use crate::{visit::started, walk::PICTURE};

const PASSPHRASE: &str = "cinq mots pour une boutique";

fn real(desk: &Desk) -> (String, String) {
    let created = desk.answer(
        "profile.create_profile",
        json!({ "name": "Maud Ferrand", "passphrase": PASSPHRASE, "pin": "4821", "network": "Réseau Test", "unit": "Gare",
                "unit_kind": "shop", "role": "coach", "locale": "fr" }),
    );
    (created["profile"].as_str().expect("id").into(), created["recovery_code"].as_str().expect("code").into())
}

#[test]
fn a_practice_profile_asks_nothing() {
    let mut desk = Desk::practice(Role::Coach);
    let state = desk.answer("session.get_state", json!({}));
    assert_eq!((state["state"].as_str(), state["profile"]["practice"].as_bool()), (Some("open"), Some(true)));
    desk.reopen();
    assert_eq!(desk.answer("session.get_state", json!({}))["state"], "open");
    let verified = desk.answer("backup.verify_profile", json!({}));
    assert_eq!(verified["faults"], json!([]));
    assert!(verified["operations"].as_u64() > Some(300), "{verified}");
}

#[test]
fn a_real_profile_has_two_ways_in() {
    let desk = Desk::empty();
    let (profile, code) = real(&desk);
    desk.answer("profile.lock", json!({}));
    assert_eq!(desk.refusal("place.get_place", json!({})), "no_profile");
    assert_eq!(
        desk.refusal("profile.unlock", json!({ "profile": profile, "passphrase": "pas la bonne phrase" })),
        "wrong_passphrase"
    );
    desk.answer("profile.unlock", json!({ "profile": profile, "passphrase": PASSPHRASE }));
    desk.answer("profile.lock", json!({}));
    let again = json!({ "profile": profile, "recovery_code": code, "new_passphrase": "une phrase toute nouvelle" });
    desk.answer("profile.recover", again);
    desk.answer("profile.lock", json!({}));
    assert_eq!(
        desk.refusal("profile.unlock", json!({ "profile": profile, "passphrase": PASSPHRASE })),
        "wrong_passphrase"
    );
    desk.answer("profile.unlock", json!({ "profile": profile, "passphrase": "une phrase toute nouvelle" }));
}

/// What is answered while the profile rests: how one comes in, leaves, or makes another profile, and nothing of this one.
const OPEN_AT_REST: [&str; 15] = [
    "profile.list_profiles",
    "profile.create_practice",
    "profile.create_profile",
    "profile.suggest_passphrase",
    "profile.unlock",
    "profile.create_joining",
    "profile.recover",
    "profile.adopt_copy",
    "profile.delete_practice",
    "profile.lock",
    "profile.wake",
    "session.get_state",
    "backup.list_rescues",
    "backup.rescue_profile",
    "problem.get_report",
];

#[test]
fn resting_answers_locked_and_the_fifth_miss_closes() {
    let desk = Desk::empty();
    real(&desk);
    desk.answer("profile.rest", json!({}));
    for command in sillage_api::registry().iter().map(|command| command.name()) {
        let always =
            desk.answer("session.get_state", json!({}))["state"] == "resting" && OPEN_AT_REST.contains(&command);
        if !always {
            assert_eq!(desk.refusal(command, json!({})), "locked", "{command}");
        }
    }
    for _ in 0..3 {
        assert_eq!(desk.refusal("profile.wake", json!({ "pin": "0000" })), "wrong_pin");
    }
    desk.answer("profile.wake", json!({ "pin": "4821" }));
    desk.answer("profile.rest", json!({}));
    for _ in 0..4 {
        assert_eq!(desk.refusal("profile.wake", json!({ "pin": "0000" })), "wrong_pin");
    }
    assert_eq!(desk.refusal("profile.wake", json!({ "pin": "0000" })), "locked");
    assert_eq!(desk.answer("session.get_state", json!({}))["state"], "none");
}

/// Pictures and made files do not ride on the registry; they are as shut.
#[test]
fn the_doors_beside_the_registry_are_shut_too() {
    let desk = Desk::empty();
    let (profile, _) = real(&desk);
    let (nothing, hash) = (uuid::Uuid::from_u128(1), format!("sha256:{}", "0a".repeat(32)));
    let doors = || {
        let app = desk.app();
        [
            ("put to something", desk.put_photo(nothing, nothing, PICTURE).map(drop)),
            ("put at a place", desk.put_at_place(nothing, PICTURE).map(drop)),
            ("read", app.read_picture(PICTURE).map(drop)),
            ("picture", app.photo(&hash, false).map(drop)),
            ("small picture", app.photo(&hash, true).map(drop)),
            ("made file", app.made_file(nothing).map(drop)),
        ]
        .map(|(door, outcome)| (door, outcome.err().map(|failure| failure.code)))
    };
    for (state, code) in [("open", None), ("resting", Some("locked")), ("awake", None), ("closed", Some("no_profile"))]
    {
        match state {
            "resting" => drop(desk.answer("profile.rest", json!({}))),
            "awake" => drop(desk.answer("profile.wake", json!({ "pin": "4821" }))),
            "closed" => drop(desk.answer("profile.lock", json!({}))),
            _ => {}
        }
        for (door, found) in doors() {
            let is_shut = found.as_deref().filter(|found| ["locked", "no_profile"].contains(found));
            assert_eq!(is_shut, code, "{door} while it is {state}: {found:?}");
        }
    }
    desk.answer("profile.unlock", json!({ "profile": profile, "passphrase": PASSPHRASE }));
}

#[test]
fn nothing_leaves_a_handed_over_computer() {
    let (mut desk, day) = started();
    desk.answer("session.hand_over", json!({ "what": { "kind": "rating", "visit_day": day } }));
    assert_eq!(desk.refusal("search.list_matches", json!({ "text": "amina" })), "handed_over");
    assert_eq!(desk.refusal("history.undo_last", json!({ "visit_day": null })), "handed_over");
    desk.reopen();
    assert_eq!(
        desk.answer("session.get_state", json!({}))["state"],
        "handover",
        "a crash reopens on the hand-over screen"
    );
    desk.answer("session.take_back", json!({ "pin": null }));
    assert_eq!(desk.answer("session.get_state", json!({}))["state"], "open");
}

#[test]
fn a_second_instance_is_told_so_and_a_newer_file_is_left_alone() {
    let desk = Desk::practice(Role::Coach);
    let profile = desk.answer("profile.list_profiles", json!({}))["profiles"][0]["id"].clone();
    let other = sillage_api::App::new(
        &desk.root(),
        Box::new(desk.clock.clone()),
        Some(Box::new(desk.clock.clone())),
        desk.paper.clone(),
    );
    let refused =
        other.call("profile.unlock", json!({ "profile": profile, "passphrase": null }), sillage_api::Meta::default());
    assert_eq!(refused.expect_err("one owner").code, "already_open");
}

#[test]
fn a_guess_at_a_real_passphrase_costs_what_it_shall() {
    let desk = Desk::empty();
    let folder = tempfile::tempdir().expect("folder");
    let clock = Box::new(desk.clock.clone());
    let program = sillage_api::App::new(folder.path(), clock, None, desk.paper.clone());
    let ask = json!({
        "name": "Hélène Aubry", "passphrase": "rivière lampe orange quai tilleul", "pin": "2468", "role": "coach",
        "network": "Réseau d’essai", "unit": "Place Neuve", "unit_kind": "shop", "locale": "fr",
    });
    let made = program.call("profile.create_profile", ask, sillage_api::Meta::default()).expect("made").answer;
    let vault = folder.path().join(made["profile"].as_str().expect("id")).join("vault.json");
    let vault: serde_json::Value = serde_json::from_slice(&std::fs::read(vault).expect("vault")).expect("JSON");
    for way in ["passphrase", "recovery"] {
        let wrap = &vault["keeping"][way];
        assert_eq!((wrap["memory_kib"].as_u64(), wrap["passes"].as_u64()), (Some(262_144), Some(3)), "{way}");
    }
}

#[test]
fn a_damaged_file_is_replaced_by_a_copy_and_kept_aside() {
    let mut desk = Desk::practice(Role::Coach);
    let profile = desk.answer("profile.list_profiles", json!({}))["profiles"][0]["id"].clone();
    desk.answer("setting.change_setting", json!({ "key": "theme", "value": "dark" }));
    desk.answer("backup.make_backup", json!({}));
    desk.answer("profile.lock", json!({}));
    let folder = desk.root().join(profile.as_str().expect("id"));
    let mut bytes = std::fs::read(folder.join("sillage.db")).expect("file");
    let middle = bytes.len() / 2;
    // Nothing of it can be read: its first page tells where everything is.
    bytes[..middle].fill(0x5a);
    std::fs::write(folder.join("sillage.db"), &bytes).expect("damaged");
    assert_eq!(desk.refusal("profile.unlock", json!({ "profile": profile, "passphrase": null })), "file_damaged");
    assert_eq!(std::fs::read(folder.join("sillage.db")).expect("file"), bytes, "left untouched");
    let copies = desk.answer("backup.list_rescues", json!({ "profile": profile }));
    let rescue = json!({ "profile": profile, "name": copies["backups"][0]["name"], "passphrase": null });
    assert_eq!(desk.answer("backup.rescue_profile", rescue), json!({ "acts": 0, "elsewhere": 0, "left": 0 }));
    assert_eq!(desk.answer("setting.get_settings", json!({}))["values"]["theme"], "dark");
    desk.reopen();
    assert_eq!(desk.answer("backup.verify_profile", json!({}))["faults"], json!([]));
}

#[test]
fn files_are_private() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::practice(Role::Coach);
    let profile = desk.answer("profile.list_profiles", json!({}))["profiles"][0]["id"].clone();
    let folder = desk.root().join(profile.as_str().expect("id"));
    let mode = |path: &std::path::Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    for entry in std::fs::read_dir(&folder).expect("folder") {
        let path = entry.expect("entry").path();
        if path.is_file() {
            assert_eq!(mode(&path), 0o600, "{path:?}");
        }
    }
}

#[test]
fn text_being_typed_survives() {
    let mut desk = Desk::practice(Role::Coach);
    desk.answer(
        "draft.record_draft",
        json!({ "key": "visit/1/intention", "text": "voir les trente premières secondes" }),
    );
    desk.reopen();
    let drafts = desk.answer("draft.list_drafts", json!({ "prefix": "visit/1/" }));
    assert_eq!(drafts["drafts"][0]["text"], "voir les trente premières secondes");
    assert_eq!(desk.refusal("draft.record_draft", json!({ "key": "k", "text": "é".repeat(10_001) })), "text_too_long");
}

#[test]
fn a_folder_setting_is_a_folder_or_nothing() {
    let desk = Desk::practice(Role::Coach);
    for key in ["report_folder", "second_place"] {
        let set = |value: serde_json::Value| json!({ "key": key, "value": value });
        assert_eq!(desk.refusal("setting.change_setting", set(json!(5))), "malformed_request");
        desk.answer("setting.change_setting", set(json!(null)));
    }
    assert!(desk.answer("backup.get_second_place", json!({}))["path"].is_null());
}

#[test]
fn many_wrong_pins_at_once_are_five() {
    let desk = Desk::empty();
    real(&desk);
    desk.answer("profile.rest", json!({}));
    let app = desk.app();
    let codes: Vec<String> = std::thread::scope(|scope| {
        let tries: Vec<_> = (0..24)
            .map(|_| {
                scope.spawn(|| {
                    let wrong = json!({ "pin": "0000" });
                    app.call("profile.wake", wrong, sillage_api::Meta::default()).expect_err("wrong").code
                })
            })
            .collect();
        tries.into_iter().map(|each| each.join().expect("a try")).collect()
    });
    assert_eq!(codes.iter().filter(|code| *code == "wrong_pin").count(), 4, "{codes:?}");
    assert!(codes.iter().all(|code| ["wrong_pin", "locked", "no_profile"].contains(&code.as_str())), "{codes:?}");
    assert_eq!(desk.refusal("profile.wake", json!({ "pin": "4821" })), "no_profile");
    assert_eq!(desk.answer("session.get_state", json!({}))["state"], "none");
}

#[test]
fn a_real_profile_is_no_practice_whatever_its_header_says() {
    let desk = Desk::empty();
    let (profile, _) = real(&desk);
    desk.answer("profile.lock", json!({}));
    let header = desk.root().join(&profile).join("profile.json");
    let mut said: serde_json::Value = serde_json::from_slice(&std::fs::read(&header).expect("header")).expect("JSON");
    said["practice"] = json!(true);
    std::fs::write(&header, said.to_string()).expect("written");
    assert_eq!(desk.answer("profile.list_profiles", json!({}))["profiles"][0]["practice"], false);
    assert_eq!(desk.refusal("profile.delete_practice", json!({ "profile": profile })), "not_practice");
    desk.answer("profile.unlock", json!({ "profile": profile, "passphrase": PASSPHRASE }));
    assert_eq!(desk.refusal("session.take_back", json!({ "pin": null })), "wrong_pin");
    desk.answer("profile.rest", json!({}));
    assert_eq!(desk.answer("session.get_state", json!({}))["state"], "resting");
}

#[test]
fn whoever_finds_the_computer_reads_neither_name_nor_role() {
    let desk = Desk::empty();
    let (profile, _) = real(&desk);
    let line = std::fs::read_to_string(desk.root().join(&profile).join("profile.json")).expect("header");
    let open = desk.answer("session.get_state", json!({}))["profile"].clone();
    let name = open["name"].as_str().expect("a name");
    assert!(name.contains(' ') && open["role"].is_string(), "{open}");
    for secret in name.split(' ').chain([open["role"].as_str().expect("a role")]) {
        assert!(!line.contains(secret), "{secret} lies in the open: {line}");
    }
    desk.answer("profile.lock", json!({}));
    let shown = desk.answer("profile.list_profiles", json!({}))["profiles"][0].clone();
    assert_eq!((shown["name"].as_str().map(str::len), shown["role"].is_null()), (Some("M. F.".len()), true));
    desk.answer("profile.unlock", json!({ "profile": profile, "passphrase": PASSPHRASE }));
    assert_eq!(desk.answer("session.get_state", json!({}))["profile"], open, "the open file tells both");
}

#[test]
fn a_drawn_passphrase_has_seven_words() {
    let desk = Desk::empty();
    let draw = || desk.answer("profile.suggest_passphrase", json!({ "locale": "fr" }))["passphrase"].clone();
    let (one, other) = (draw(), draw());
    assert_ne!(one, other);
    assert_eq!(one.as_str().expect("words").split('-').count(), 7);
}

#[test]
fn a_recovery_that_is_refused_opens_nothing() {
    let desk = Desk::empty();
    let (profile, code) = real(&desk);
    desk.answer("profile.lock", json!({}));
    for (phrase, refused) in [("trop court", "passphrase_too_short"), ("passwordpassword", "passphrase_too_weak")] {
        let again = json!({ "profile": profile, "recovery_code": code, "new_passphrase": phrase });
        assert_eq!(desk.refusal("profile.recover", again), refused);
        assert_eq!(desk.answer("session.get_state", json!({}))["state"], "none");
    }
    desk.answer("profile.unlock", json!({ "profile": profile, "passphrase": PASSPHRASE }));
}
