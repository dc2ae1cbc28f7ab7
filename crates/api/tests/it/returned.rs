//! A copy that is put back through the registry: one that cannot be used says why, and the profile stays as it is.

use std::fs;

use serde_json::json;
use sillage_domain::network::Role;
use sillage_testkit::{Desk, names};

/// A profile, and the name of its copy.
fn copied() -> (Desk, String) {
    let desk = Desk::practice(Role::Coach);
    let made = desk.answer("backup.make_backup", json!({}));
    let name = made["backup"]["name"].as_str().expect("a name").to_owned();
    (desk, name)
}

fn theme(desk: &Desk) -> serde_json::Value {
    desk.answer("setting.get_settings", json!({}))["values"]["theme"].clone()
}

#[test]
fn a_copy_that_cannot_be_used_says_why_and_changes_nothing() {
    let (desk, name) = copied();
    desk.answer("setting.change_setting", json!({ "key": "theme", "value": "dark" }));
    let copies = desk.profile().join("backups");
    let [copy, header] = ["db", "json"].map(|end| copies.join(format!("{name}.{end}")));
    let [bytes, told] = [&copy, &header].map(|path| fs::read(path).expect("a copy"));
    let (other, others_name) = copied();
    let [others_bytes, others_told] = ["db", "json"]
        .map(|end| fs::read(other.profile().join(format!("backups/{others_name}.{end}"))).expect("a copy"));
    let renamed = String::from_utf8(others_told).expect("text").replace(&others_name, &name).into_bytes();
    let mut flipped = bytes.clone();
    flipped[bytes.len() / 2] ^= 1;
    for (what, bytes, told, why) in [
        ("a bit", &flipped, Some(&told), "damaged"),
        ("cut short", &bytes[..bytes.len() / 2].to_vec(), Some(&told), "damaged"),
        ("empty", &Vec::new(), Some(&told), "damaged"),
        ("no header", &bytes, None, "incomplete"),
        ("no header of ours", &bytes, Some(&b"{}".to_vec()), "foreign"),
        ("another profile's", &others_bytes, Some(&renamed), "foreign"),
        ("another profile's under our header", &others_bytes, Some(&told), "damaged"),
    ] {
        fs::write(&copy, bytes).expect("written");
        drop(fs::remove_file(&header));
        if let Some(told) = told {
            fs::write(&header, told).expect("written");
        }
        let refused = desk.call("backup.restore_backup", json!({ "name": name })).expect_err(what);
        assert_eq!((refused.code.as_str(), refused.params["why"].as_str()), ("backup_unusable", why), "{what}");
        assert_eq!(theme(&desk), "dark", "{what}");
    }
    fs::write(&copy, bytes).expect("written");
    fs::write(&header, told).expect("written");
    desk.answer("backup.restore_backup", json!({ "name": name }));
    assert_eq!(theme(&desk), json!(null), "as it was when it was copied");
    assert_eq!(desk.answer("backup.verify_profile", json!({}))["faults"], json!([]));
}

#[test]
fn a_bad_name_reaches_neither_a_copy_nor_a_picture() {
    let (desk, name) = copied();
    let profile = desk.answer("profile.list_profiles", json!({}))["profiles"][0]["id"].clone();
    let lies = || fs::read_dir(desk.profile().join("backups")).expect("a folder").count();
    let before = lies();
    for bad in names::bad(&name) {
        let asked = [
            ("backup.restore_backup", json!({ "name": bad })),
            ("backup.rescue_profile", json!({ "profile": profile, "name": bad, "passphrase": null })),
        ];
        for (command, ask) in asked {
            assert_eq!(desk.refusal(command, ask), "backup_unusable", "{command} {bad:?}");
        }
    }
    let hash = format!("sha256:{}", "0a".repeat(32));
    for bad in names::bad(&hash) {
        for thumb in [false, true] {
            assert_eq!(desk.app().photo(&bad, thumb).expect_err("no picture").code, "photo_unusable", "{bad:?}");
        }
    }
    assert_eq!(lies(), before);
    desk.answer("backup.restore_backup", json!({ "name": name }));
}
