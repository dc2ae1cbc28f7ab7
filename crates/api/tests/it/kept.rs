//! A profile that went through a restore, a lost header, a clock gone wrong: open in the end, and nothing is lost.

use std::fs;

use serde_json::{Value, json};
use sillage_api::{App, Meta};
use sillage_domain::network::Role;
use sillage_testkit::Desk;

fn other(desk: &Desk) -> App {
    App::new(&desk.root(), Box::new(desk.clock.clone()), Some(Box::new(desk.clock.clone())), desk.paper.clone())
        .in_a_hurry()
}

fn dark(desk: &Desk, value: &str) {
    desk.answer("setting.change_setting", json!({ "key": "theme", "value": value }));
}

fn theme(desk: &Desk) -> Value {
    desk.answer("setting.get_settings", json!({}))["values"]["theme"].clone()
}

#[test]
fn a_restore_beside_a_running_instance_takes_nothing_from_it() {
    let mut desk = Desk::practice(Role::Coach);
    let profile = desk.answer("profile.list_profiles", json!({}))["profiles"][0]["id"].clone();
    dark(&desk, "dark");
    let name = desk.answer("backup.make_backup", json!({}))["backup"]["name"].clone();
    let rescue = json!({ "profile": profile, "name": name, "passphrase": null });
    let refused = other(&desk).call("backup.rescue_profile", rescue, Meta::default());
    assert_eq!(refused.expect_err("one owner").code, "already_open");
    dark(&desk, "light");
    desk.reopen();
    assert_eq!(theme(&desk), "light", "what was acknowledged is there");
    desk.answer("backup.restore_backup", json!({ "name": name }));
    assert_eq!(theme(&desk), "dark");
    assert_eq!(desk.answer("backup.verify_profile", json!({}))["faults"], json!([]));
}

#[test]
fn a_lost_header_is_made_again() {
    for empty in [false, true] {
        let desk = Desk::practice(Role::Coach);
        let before = desk.answer("profile.list_profiles", json!({}))["profiles"][0].clone();
        let folder = desk.profile();
        let name = desk.answer("backup.make_backup", json!({}))["backup"]["name"].clone();
        let lose = || {
            desk.answer("profile.lock", json!({}));
            fs::remove_file(folder.join("profile.json")).expect("removed");
            if empty {
                fs::write(folder.join("profile.json"), []).expect("emptied");
            }
        };
        lose();
        let shown = desk.answer("profile.list_profiles", json!({}))["profiles"].clone();
        assert_eq!((shown[0]["id"].clone(), shown[0]["practice"].clone()), (before["id"].clone(), json!(true)));
        desk.answer("profile.unlock", json!({ "profile": before["id"], "passphrase": null }));
        let after = desk.answer("profile.list_profiles", json!({}))["profiles"][0].clone();
        for field in ["id", "name", "role", "practice", "locale"] {
            assert_eq!(after[field], before[field]);
        }
        lose();
        let rescue = json!({ "profile": before["id"], "name": name, "passphrase": null });
        desk.answer("backup.rescue_profile", rescue);
        assert_eq!(desk.answer("backup.verify_profile", json!({}))["faults"], json!([]));
    }
}

#[test]
fn a_header_that_cannot_be_written_keeps_nobody_out() {
    let mut desk = Desk::practice(Role::Coach);
    // Where the header is written before it takes its place.
    fs::create_dir(desk.profile().join("profile.part")).expect("in the way");
    desk.reopen();
    dark(&desk, "dark");
    assert_eq!(theme(&desk), "dark");
}

#[test]
fn a_clock_set_back_stops_no_hourly_copy() {
    let desk = Desk::practice(Role::Coach);
    let hourly = || {
        desk.app().finish_copy();
        let copies = desk.answer("backup.list_backups", json!({}))["backups"].clone();
        copies.as_array().expect("copies").iter().filter(|copy| copy["kind"] == "hourly").count()
    };
    dark(&desk, "dark");
    assert_eq!(hourly(), 0);
    desk.clock.set("2024-01-01T09:00:00+01:00");
    for n in 1..=3 {
        desk.clock.advance_ms(3_600_000);
        dark(&desk, if n % 2 == 0 { "dark" } else { "light" });
        assert_eq!(hourly(), n);
    }
}
