//! The network's spreadsheet, through the registry: looked at, agreed to, imported again.

use std::{fs, path::PathBuf};

use serde_json::{Value, json};
use sillage_domain::network::Role;
use sillage_sheets::{Column, SheetToWrite, write};
use sillage_testkit::Desk;

const UNITS: &str = "Code;Nom;Type;Structure;État;Fuseau horaire\n";
const PEOPLE: &str = "Nom;Numéro;E-mail;Rôle;Unité;Depuis;Jusqu’au;Actif\n";
const ZONES: &str = "Unité;Ordre;Nom\n";
const HOURS: &str = "Unité;Jour;Ouvre;Ferme\n";
const CHANNELS: &str = "Unité;Canal;Actif;Attente\n";
const FUNCTIONS: &str = "Unité;Nom;Attente;Présents au moins\n";

fn desk() -> Desk {
    Desk::practice(Role::Coach)
}

fn file(desk: &Desk, name: &str, bytes: &[u8]) -> PathBuf {
    let path = desk.root().join(name);
    fs::write(&path, bytes).expect("written");
    path
}

fn looked_at(desk: &Desk, path: &PathBuf) -> Value {
    desk.answer("network.preview_spreadsheet", json!({ "path": path, "locale": "fr" }))
}

fn preview(desk: &Desk, bytes: impl AsRef<[u8]>) -> Value {
    looked_at(desk, &file(desk, "fichier.csv", bytes.as_ref()))
}

fn agree(desk: &Desk, preview: &Value) -> u64 {
    assert_eq!(preview["troubles"], json!([]), "{preview}");
    let done = desk.answer("network.import_spreadsheet", json!({ "token": preview["token"] }));
    done["written"].as_u64().expect("a count")
}

fn load(desk: &Desk, csv: &str) -> u64 {
    agree(desk, &preview(desk, csv))
}

/// Troubles as `cell code`.
fn troubles(preview: &Value) -> Vec<String> {
    let text = |trouble: &Value, name: &str| trouble[name].as_str().expect("a text").to_owned();
    let list = preview["troubles"].as_array().expect("a list");
    list.iter()
        .map(|trouble| format!("{} {}", text(trouble, "cell"), text(trouble, "code")).trim().to_owned())
        .collect()
}

/// A workbook of several tables, each given as lines of cells separated by semicolons.
fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    let sheets: Vec<SheetToWrite> = sheets
        .iter()
        .map(|(name, csv)| {
            let mut lines = csv.lines().map(|line| line.split(';').map(str::to_owned).collect::<Vec<_>>());
            let head = lines.next().expect("headings").into_iter();
            let columns = head.map(|heading| Column { heading, width: 10, ..Column::default() }).collect();
            let rows = lines.map(|line| line.iter().map(|cell| cell.as_str().into()).collect()).collect();
            SheetToWrite { name: (*name).to_owned(), columns, rows }
        })
        .collect();
    write("Mode d’emploi", &[], &sheets).expect("written")
}

#[test]
fn each_bad_cell_is_named() {
    let desk = desk();
    let check = |csv: String, expected: &[&str]| {
        let found = troubles(&preview(&desk, &csv));
        assert_eq!(found, expected, "{csv}");
        let token = preview(&desk, &csv)["token"].clone();
        assert_eq!(desk.refusal("network.import_spreadsheet", json!({ "token": token })), "spreadsheet_has_troubles");
    };
    let units = |row: &str| format!("{UNITS}{row}\n");
    check(units(";Gare;Magasin"), &["A2 cell_missing"]);
    check(units("G1;;Magasin"), &["B2 cell_missing"]);
    check(units("G1;Gare;"), &["C2 cell_missing"]);
    check(units("G1;Gare;Château"), &["C2 word_unknown"]);
    check(units("G1;Gare;Magasin;Sud"), &["D2 structure_unknown"]);
    check(units("G1;Gare;Magasin;;Vendue"), &["E2 word_unknown"]);
    check(units("G1;Gare;Magasin;;;Europe/Pariss"), &["F2 time_zone_unknown"]);
    check(units("G1;Gare;Magasin\ng1;Quai;Magasin"), &["A3 code_twice"]);
    check(units("G123456789012345678901;Gare;Magasin"), &["A2 text_too_long"]);
    check(units(&format!("G1;{};Magasin", "a".repeat(121))), &["B2 text_too_long"]);
    check(units("G1;Ga\u{202e}re;Magasin"), &["B2 name_with_hidden_characters"]);
    let zones = |row: &str| format!("{ZONES}{row}\n");
    check(zones("XX;1;Entrée"), &["A2 unit_unknown"]);
    check(zones(";1;Entrée"), &["A2 cell_missing"]);
    check(zones("HAL;un;Entrée"), &["B2 not_a_number"]);
    check(zones("HAL;1;Entrée\nHAL;1;Caisse"), &["B3 order_twice"]);
    check(zones("HAL;1;Entrée\nHAL;2;entree"), &["C3 zone_twice"]);
    check(zones("HAL, LIL;1;Entrée"), &["A2 one_unit_only"]);
    let hours = |row: &str| format!("{HOURS}{row}\n");
    check(hours("HAL;Lundi;25:00;19:00"), &["C2 not_a_time"]);
    check(hours("HAL;Lundi;9:00;"), &["D2 cell_missing"]);
    check(hours("HAL;Lundy;9:00;19:00"), &["B2 not_a_date"]);
    check(hours("HAL;31/02/2027;9:00;12:00"), &["B2 not_a_date"]);
    check(hours("HAL;Lundi;19:00;9:00"), &["D2 closes_before_opens"]);
    check(hours("HAL;Lundi;9:00;13:00\nHAL;Lundi;12:00;19:00"), &["D3 opening_overlap"]);
    check(format!("{CHANNELS}HAL;Pigeon;Oui;\n"), &["B2 word_unknown"]);
    check(format!("{CHANNELS}HAL;Visite;Peut-être;\n"), &["C2 word_unknown"]);
    check(format!("{CHANNELS}HAL;Visite;Oui;\nHAL;Visite;Non;\n"), &["B3 channel_twice"]);
    check(format!("{FUNCTIONS};Accueil;;1\n"), &["C2 cell_missing"]);
    check(format!("{FUNCTIONS};Accueil;File;-2\n"), &["D2 not_a_number"]);
    check(format!("{FUNCTIONS};Accueil;File;900\n"), &["D2 presence_out_of_range"]);
    let people = |row: &str| format!("{PEOPLE}{row}\n");
    check(people("Léa Roux;;;Astronaute;HAL"), &["D2 word_unknown"]);
    check(people("Léa Roux;;;;HAL"), &["D2 cell_missing"]);
    check(people("Léa Roux;;;Collaborateur;ZZ"), &["E2 unit_unknown"]);
    check(people("Léa Roux;;lea.roux;Collaborateur;HAL"), &["C2 email_malformed"]);
    check(people("Léa Roux;;;Collaborateur;HAL;bientôt"), &["F2 not_a_date"]);
    check(people("Léa Roux;;;Collaborateur;HAL;2026-05-01;2026-04-01"), &["G2 end_before_start"]);
    check(people("Léa Roux;7;;Collaborateur;HAL\nPaul Roux;7;;Collaborateur;HAL"), &["A3 person_differs"]);
    check(people("Léa Roux;7;;Collaborateur;HAL\nLéa Roux;7;;Collaborateur;HAL"), &["D3 role_twice"]);
    check(people("Amina Kessler;;;Collaborateur;HAL"), &["A2 person_elsewhere"]);
}

#[test]
fn an_unknown_word_is_told_the_words_that_are_known() {
    let desk = desk();
    let seen = preview(&desk, format!("{CHANNELS}HAL;Visite;Peut-être;\n"));
    assert_eq!(seen["troubles"][0]["params"]["accepted"], "Oui, Non");
    let seen = preview(&desk, format!("{UNITS}G1;Gare;Château\n"));
    let accepted = "Magasin, Agence, Succursale, Centre de contacts, Guichet, Autre lieu";
    assert_eq!(seen["troubles"][0]["params"]["accepted"], accepted);
    let seen = preview(&desk, format!("{HOURS}HAL;Lundi, Lundy;9:00;19:00\n"));
    let accepted = seen["troubles"][0]["params"]["accepted"].as_str().expect("the days");
    assert!(accepted.starts_with("Lundi, Mardi"), "{accepted}");
}

#[test]
fn people_of_one_name_are_kept_apart_or_asked_about() {
    let desk = desk();
    let unclear = preview(&desk, format!("{PEOPLE}Léa Roux;;;Collaborateur;HAL\nLéa Roux;;;Collaborateur;LIL\n"));
    assert_eq!(troubles(&unclear), ["A2 name_needs_number", "A3 name_needs_number"]);
    let csv = format!(
        "{PEOPLE}Léa Roux;007;;Collaborateur;HAL\nLéa Roux;;lea@tilleul.example;Collaborateur;HAL\nAmina Kessler;012;;Collaborateur;HAL\n"
    );
    let apart = preview(&desk, &csv);
    let shown = apart["namesakes"].as_array().unwrap();
    assert_eq!(shown.len(), 2, "{apart}");
    assert_eq!(shown[0]["name"], "Amina Kessler");
    assert_eq!(shown[0]["people"][1]["row"], Value::Null, "the one at Les Lilas is known already");
    assert_eq!(shown[1]["people"][0]["told_by"], "007", "its zeros are kept");
    assert_eq!(shown[1]["people"][1]["told_by"], "lea@tilleul.example");
    agree(&desk, &apart);
    let again = preview(&desk, &csv);
    assert_eq!((&again["line_count"], troubles(&again)), (&json!(0), vec![]), "{again}");
    // A name that changes keeps its person, told by the number.
    let renamed = preview(&desk, format!("{PEOPLE}Léa Roux-Petit;007;;Collaborateur;HAL\n"));
    assert_eq!(renamed["lines"][0]["change"], "changed", "{renamed}");
    assert_eq!(
        renamed["lines"][0]["fields"],
        json!([{ "field": "name", "before": "Léa Roux", "after": "Léa Roux-Petit" }])
    );
}

#[test]
fn its_own_export_changes_nothing_in_either_language() {
    let desk = desk();
    load(
        &desk,
        &format!(
            "{HOURS}HAL;Lundi, Mardi;9h30;12:30\nHAL;Mardi;14:00;24:00\nHAL;24/12/2026;9:00;16:00\nHAL;26/12/2026;Fermé;\n"
        ),
    );
    load(&desk, &format!("{CHANNELS}HAL, LIL;Téléphone;Oui;File\n"));
    load(&desk, &format!("{FUNCTIONS};Accueil;File;1\nHAL;Caisse;File, avec abandons;2\n"));
    for locale in ["fr", "en"] {
        let out = desk.root().join(format!("{locale}.xlsx"));
        let made = desk.answer("network.export_spreadsheet", json!({ "locale": locale, "path": out }));
        assert_eq!(made["file_name"], format!("{locale}.xlsx"));
        let seen = looked_at(&desk, &out);
        assert_eq!(troubles(&seen), Vec::<String>::new());
        assert_eq!(seen["lines"], json!([]), "{locale}");
        assert_eq!((&seen["ignored"], &seen["unknown"]), (&json!([]), &json!([])));
        let parts = seen["parts"].as_array().unwrap();
        assert_eq!(parts.len(), 7, "{parts:?}");
        assert!(parts.iter().all(|part| part["part"] == "people" || part["count"]["absent"] == 0), "{parts:?}");
        assert_eq!(agree(&desk, &seen), 0);
    }
}

#[test]
fn importing_again_updates_without_doubling_and_undo_takes_it_back() {
    let desk = desk();
    let network = |units: &str, people: &str| {
        workbook(&[
            ("Structures", "Nom;Région\nÎle-Nord;Nord\n"),
            ("Unités", &format!("{UNITS}{units}")),
            ("Zones", &format!("{ZONES}G1;2;Caisse\nG1;1;Entrée\n")),
            ("Personnes", &format!("{PEOPLE}{people}")),
        ])
    };
    let first = network("G1;Gare;Magasin;Île-Nord\n", "Léa Roux;007;;Collaborateur;G1\n");
    let seen = looked_at(&desk, &file(&desk, "un.xlsx", &first));
    agree(&desk, &seen);
    let units = || desk.answer("visit.list_units", json!({}))["units"].as_array().unwrap().clone();
    assert_eq!(units().len(), 3);
    assert_eq!(looked_at(&desk, &file(&desk, "un.xlsx", &first))["line_count"], 0);
    let second = network("G1;Gare centrale;Magasin;Île-Nord\n", "Léa Roux;007;;Manager de proximité;G1\n");
    let seen = looked_at(&desk, &file(&desk, "deux.xlsx", &second));
    let titles: Vec<_> =
        seen["lines"].as_array().unwrap().iter().map(|line| (&line["title"], &line["change"])).collect();
    assert_eq!(titles, [(&json!("Gare centrale"), &json!("changed")), (&json!("Léa Roux"), &json!("changed"))]);
    agree(&desk, &seen);
    assert_eq!(units().len(), 3);
    let gare = units().iter().find(|unit| unit["code"] == "G1").unwrap()["unit"].clone();
    let team = desk.answer("visit.get_unit", json!({ "unit": gare }))["people"].clone();
    assert_eq!(team.as_array().unwrap().len(), 1);
    assert_eq!(
        (&team[0]["name"], &team[0]["informed"]),
        (&json!("Léa Roux"), &json!(false)),
        "nobody is informed by a file"
    );
    let day = desk.answer("visit.start_unplanned", json!({ "unit": gare }))["visit_day"].clone();
    let pass = desk.answer("walk.start_pass", json!({ "visit_day": day, "sense": "sight", "moment": "quiet" }));
    let zones = desk.answer("walk.get_walk", json!({ "walk": pass["walk"] }))["zones"].clone();
    let names: Vec<_> = zones.as_array().unwrap().iter().map(|zone| zone["name"]["fr"].as_str().unwrap()).collect();
    assert_eq!(names, ["Entrée", "Caisse"], "the customer's order");
    let posts = desk.answer("flow.list_posts", json!({ "visit_day": day }));
    assert_eq!(posts["posts"].as_array().unwrap().len(), 1, "somebody can count at a new unit: {posts}");

    let desk = self::desk();
    let seen = looked_at(&desk, &file(&desk, "un.xlsx", &first));
    agree(&desk, &seen);
    let undone = desk.answer("history.undo_last", json!({ "visit_day": null }));
    assert_eq!(undone["command"], "network.import_spreadsheet");
    assert_eq!(desk.answer("visit.list_units", json!({}))["units"].as_array().unwrap().len(), 2);
}

#[test]
fn days_that_can_be_read_two_ways_are_asked() {
    let desk = desk();
    let path = file(&desk, "dates.csv", format!("{PEOPLE}Léa Roux;7;;Collaborateur;HAL;03/04/2026\n").as_bytes());
    let seen = looked_at(&desk, &path);
    assert_eq!(seen["ambiguous_count"], 1);
    assert_eq!(
        (&seen["ambiguous"][0]["cell"], &seen["ambiguous"][0]["month_first"]),
        (&json!("F2"), &json!("2026-03-04"))
    );
    let import = |seen: &Value| desk.call("network.import_spreadsheet", json!({ "token": seen["token"] }));
    assert_eq!(import(&seen).unwrap_err().code, "spreadsheet_has_troubles", "nothing is guessed");
    let ask = json!({ "path": path, "locale": "fr", "day_order": "day_first" });
    let told = desk.answer("network.preview_spreadsheet", ask);
    assert_eq!(told["ambiguous_count"], 0);
    assert!(told["lines"][0]["fields"].to_string().contains("2026-04-03"), "{told}");
    import(&told).unwrap();
}

#[test]
fn a_missing_row_removes_nobody_and_leaving_is_shown() {
    let desk = desk();
    let seen = preview(&desk, format!("{PEOPLE}Paul Delorme;;;Collaborateur;LIL;;2026-12-31;\n"));
    assert_eq!(seen["lines"][0]["change"], "leaving", "{seen}");
    assert_eq!(seen["parts"][0]["count"], json!({ "added": 0, "changed": 1, "same": 0, "removed": 0, "absent": 7 }));
    agree(&desk, &seen);
    let zones = preview(&desk, format!("{ZONES}HAL;1;Vitrine\nHAL;2;Entrée\nHAL;3;Quai\n"));
    let removed = zones["lines"].as_array().unwrap().iter().filter(|line| line["change"] == "removed").count();
    let kept = zones["notes"].as_array().unwrap().iter().filter(|note| note["code"] == "zone_kept").count();
    assert_eq!(removed + kept, 3, "{zones}");
}

#[test]
fn encodings_separators_and_files_that_are_none() {
    let desk = desk();
    let text = "Code\tNom\tType\nG1\tÉtoile\tMagasin\n";
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let seen = preview(&desk, wide);
    assert_eq!((&seen["encoding"], &seen["separator"]), (&json!("UTF-16LE"), &json!("\t")));
    assert_eq!(seen["lines"][0]["title"], "Étoile");
    let windows = b"Code;Nom;Type;Adresse\nG1;Caf\xe9 des \xc9toiles;Magasin;12, all\xe9e des Ch\xeanes\n";
    let seen = preview(&desk, windows);
    assert_eq!((&seen["encoding"], &seen["lines"][0]["title"]), (&json!("windows-1252"), &json!("Café des Étoiles")));
    let refused = |bytes: &[u8]| {
        let path = file(&desk, "x.csv", bytes);
        desk.refusal("network.preview_spreadsheet", json!({ "path": path, "locale": "fr" }))
    };
    assert_eq!(refused(b""), "sheet_empty");
    assert_eq!(refused(b"%PDF\0\x01"), "sheet_not_text");
    assert_eq!(refused(b"PK\x03\x04"), "sheet_broken");
    assert_eq!(refused(b"\xd0\xcf\x11\xe0"), "sheet_old_or_locked");
    assert_eq!(refused(b"a;b\n1;2\n"), "spreadsheet_without_tables");
    let nowhere = json!({ "path": desk.root().join("nulle-part.csv"), "locale": "fr" });
    assert_eq!(desk.refusal("network.preview_spreadsheet", nowhere), "file_missing");
}

#[test]
fn what_changed_meanwhile_or_was_never_seen_is_not_imported() {
    let desk = desk();
    let seen = preview(&desk, format!("{UNITS}G1;Gare;Magasin\n"));
    load(&desk, &format!("{UNITS}Q1;Quai;Magasin\n"));
    let old = json!({ "token": seen["token"] });
    assert_eq!(desk.refusal("network.import_spreadsheet", old), "spreadsheet_out_of_date");
    let seen = preview(&desk, format!("{UNITS}G1;Gare;Magasin\n"));
    let today = desk.answer("visit.get_today", json!({}));
    desk.answer("visit.start_visit", json!({ "visit": today["next"][0]["visit"] }));
    let old = json!({ "token": seen["token"] });
    assert_eq!(desk.refusal("network.import_spreadsheet", old), "spreadsheet_out_of_date");
    assert_eq!(desk.answer("work.get_progress", json!({}))["step"], Value::Null);
    assert_eq!(desk.answer("work.cancel_work", json!({}))["stopped"], false);
}

#[test]
fn a_unit_is_put_right_one_thing_at_a_time() {
    let desk = desk();
    let setup = |unit: &Value| desk.answer("network.get_unit_setup", json!({ "unit": unit }));
    let unit = |code: &str| json!({ "unit": null, "name": "Gare", "code": code, "unit_kind": "shop", "address": null, "status": "active" });
    assert_eq!(desk.refusal("network.record_unit", unit("hal")), "code_taken");
    let gare = desk.answer("network.record_unit", unit("G1"))["unit"].clone();
    assert_eq!(setup(&gare)["channels"], json!(["walk_in"]), "somebody can count there");
    // It begins with the zones of a shop, which are taken out like any other.
    let usual = setup(&gare)["zones"].clone();
    assert_eq!(
        (&usual[0]["name"]["fr"], &usual[0]["name"]["en"]),
        (&json!("Devanture et vitrine"), &json!("Front and window"))
    );
    for zone in usual.as_array().unwrap() {
        desk.answer("network.remove_zone", json!({ "zone": zone["zone"] }));
    }
    for name in ["Entrée", "Rayon", "Caisse"] {
        desk.answer("network.record_zone", json!({ "unit": gare, "zone": null, "name": { "fr": name } }));
    }
    let zones = setup(&gare)["zones"].clone();
    desk.answer("network.move_zone", json!({ "zone": zones[2]["zone"], "rank": 1 }));
    let order = |unit: &Value| {
        let zones = setup(unit)["zones"].clone();
        zones.as_array().unwrap().iter().map(|zone| zone["name"]["fr"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(order(&gare), ["Caisse", "Entrée", "Rayon"]);
    desk.answer("history.undo_last", json!({ "visit_day": null }));
    assert_eq!(order(&gare), ["Entrée", "Rayon", "Caisse"]);
    desk.answer("network.remove_zone", json!({ "zone": zones[1]["zone"] }));
    assert_eq!(order(&gare), ["Entrée", "Caisse"]);

    let person = |name: &str, number: &str, role: &str| json!({ "unit": gare, "person": null, "name": name, "number": number, "email": "", "role": role, "until": null });
    let lea = desk.answer("network.record_person", person("Léa Roux", "007", "team_member"))["person"].clone();
    assert_eq!(desk.refusal("network.record_person", person("Paul Roux", "007", "team_member")), "number_taken");
    let mut same = person("Léa Petit", "007", "line_manager");
    same["person"] = lea.clone();
    desk.answer("network.record_person", same);
    let people = setup(&gare)["people"].clone();
    assert_eq!(people.as_array().unwrap().len(), 1, "{people}");
    assert_eq!((&people[0]["name"], &people[0]["role"]), (&json!("Léa Petit"), &json!("line_manager")));

    let hours = |closes: &str| json!({ "unit": gare, "slots": [{ "iso_weekday": 1, "opens": "09:30:00", "closes": closes }], "exceptions": [] });
    assert_eq!(desk.refusal("network.record_hours", hours("09:00:00")), "closes_before_opens");
    desk.answer("network.record_hours", hours("19:00:00"));
    assert_eq!(setup(&gare)["slots"].as_array().unwrap().len(), 1);
    desk.answer("network.record_channel", json!({ "unit": gare, "channel": "phone", "active": true }));
    assert_eq!(setup(&gare)["channels"], json!(["walk_in", "phone"]));
    let units = desk.answer("visit.list_units", json!({}))["units"].clone();
    let lilas = units.as_array().unwrap().iter().find(|unit| unit["code"] == "LIL").unwrap()["unit"].clone();
    let walked = setup(&lilas)["zones"][0]["zone"].clone();
    assert_eq!(desk.refusal("network.remove_zone", json!({ "zone": walked })), "zone_walked");
}

#[test]
fn a_real_unit_begins_with_the_zones_of_its_kind() {
    let mut seen = Vec::new();
    for kind in ["shop", "agency", "branch", "contact_centre", "counter", "other"] {
        let desk = Desk::empty();
        desk.answer(
            "profile.create_profile",
            json!({ "name": "Maud Ferrand", "passphrase": "cinq mots pour un lieu", "pin": "4821",
                    "network": "Réseau Test", "unit": "Gare", "unit_kind": kind, "role": "unit_manager", "locale": "fr" }),
        );
        let unit = desk.answer("visit.list_units", json!({}))["units"][0]["unit"].clone();
        let zones = desk.answer("network.get_unit_setup", json!({ "unit": unit }))["zones"].clone();
        let zones = zones.as_array().expect("zones");
        assert!((5..=7).contains(&zones.len()), "{kind}: {zones:?}");
        for zone in zones {
            assert!(zone["name"]["en"].is_string(), "{kind}: {zone}");
            assert!(!zone["name"]["fr"].as_str().expect("a name").contains("arts de la table"), "{kind}: {zone}");
        }
        seen.push(zones.iter().map(|zone| zone["name"]["fr"].to_string()).collect::<Vec<_>>());
    }
    let centre = &seen[3];
    assert!(
        centre.iter().all(|zone| !zone.contains("Porte")) && centre.iter().any(|zone| zone.contains("Plateau")),
        "{centre:?}"
    );
    assert_eq!(seen.iter().collect::<std::collections::HashSet<_>>().len(), 6, "no two kinds walk alike");
}

#[test]
fn a_stopped_import_changes_nothing_and_can_be_agreed_to_again() {
    let desk = desk();
    let rows: String = (0..1_500).map(|n| format!("Personne {n};{n:05};;Collaborateur;HAL\n")).collect();
    let seen = preview(&desk, format!("{PEOPLE}{rows}"));
    let ask = json!({ "token": seen["token"] });
    let people = || desk.answer("search.list_matches", json!({ "text": "Personne 7" }));
    let before = people();
    let stopped = std::thread::scope(|scope| {
        let importing = scope.spawn(|| desk.call("network.import_spreadsheet", ask.clone()));
        loop {
            let now = desk.answer("work.get_progress", json!({}));
            if now["step"] == "writing" && now["done"].as_u64() > Some(0) {
                assert_eq!(now["total"], 4_500);
                break;
            }
            std::thread::yield_now();
        }
        assert_eq!(desk.refusal("network.import_spreadsheet", ask.clone()), "work_under_way");
        desk.answer("work.cancel_work", json!({}));
        importing.join().unwrap()
    });
    assert_eq!(stopped.unwrap_err().code, "work_cancelled");
    assert_eq!(people(), before, "nothing was kept");
    desk.answer("network.import_spreadsheet", ask);
    assert_ne!(people(), before);
}
