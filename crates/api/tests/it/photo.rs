//! Photos through the registry: numbers reserved, pictures of a phone matched and taken in once, people blurred for
//! good. Files are looked for on the disk, not believed.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};
use sillage_domain::network::Role;
use sillage_testkit::{
    Desk,
    camera::{Camera, detail_of_face},
    marks::holds,
};
use uuid::Uuid;

struct Walk {
    desk: Desk,
    day: String,
    walk: String,
    zones: Vec<String>,
}

impl Walk {
    /// A visit day of the practice network, half past nine in Paris, with a pass of sight open.
    fn sight() -> Self {
        let desk = Desk::practice(Role::Coach);
        let today = desk.answer("visit.get_today", json!({}));
        let visit = today["next"][0]["visit"].clone();
        let day = text(&desk.answer("visit.start_visit", json!({ "visit": visit })), "visit_day");
        let pass = json!({ "visit_day": day, "sense": "sight", "moment": null });
        let walk = text(&desk.answer("walk.start_pass", pass), "walk");
        let zones = desk.answer("walk.get_walk", json!({ "walk": walk }))["zones"].clone();
        let zones = zones.as_array().expect("zones").iter().map(|zone| text(zone, "zone")).collect();
        Self { desk, day, walk, zones }
    }

    fn reserve(&self, finding: Option<&str>, zone: usize) -> Value {
        let ask = json!({ "finding": finding, "walk": self.walk, "zone": self.zones[zone] });
        self.desk.answer("photo.reserve_place", ask)
    }

    fn note(&self, zone: usize, said: &str) -> String {
        let ask = json!({ "walk": self.walk, "zone": self.zones[zone], "text": said });
        text(&self.desk.answer("walk.record_finding", ask), "finding")
    }

    fn view(&self) -> Value {
        self.desk.answer("walk.get_walk", json!({ "walk": self.walk }))
    }

    fn photo_day(&self) -> Value {
        self.desk.answer("photo.get_day", json!({ "visit_day": self.day }))
    }

    fn pictures(&self, owner: &str) -> Vec<Value> {
        list(&self.desk.answer("photo.list_photos", json!({ "owner": owner })), "photos")
    }

    /// A finding with a picture: its owner, the attachment and the hash.
    fn pictured(&self) -> (String, String, String) {
        let finding = self.note(0, "File devant la caisse");
        let picture = Camera { size: (1_600, 1_200), ..Camera::default() }.take("2026:11:24 09:31:00", 1);
        let kept = self.desk.put_photo(id(&finding), id(&self.day), &picture).expect("a picture").answer;
        (finding, text(&kept, "attachment"), text(&kept, "hash"))
    }

    fn blur(&self, attachment: &str) -> Value {
        let face = json!({ "kind": "rectangle", "from": { "x": 0.36, "y": 0.36 }, "to": { "x": 0.64, "y": 0.64 } });
        self.desk.answer("photo.blur_photo", json!({ "attachment": attachment, "areas": [face] }))
    }
}

fn text(of: &Value, field: &str) -> String {
    of[field].as_str().unwrap_or_else(|| panic!("{field} in {of}")).to_owned()
}

fn list(of: &Value, field: &str) -> Vec<Value> {
    of[field].as_array().unwrap_or_else(|| panic!("{field} in {of}")).clone()
}

fn id(text: &str) -> Uuid {
    text.parse().expect("an id")
}

fn shot(taken: &str) -> Value {
    json!({ "taken": format!("2026-11-24T{taken}"), "offset_min": null, "phone": "Aubier 7" })
}

fn files(under: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(under).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn numbers_are_reserved_shown_given_up_and_undone() {
    let mut walk = Walk::sight();
    let first = walk.reserve(None, 0);
    let finding = walk.note(1, "Affiche déchirée");
    let second = walk.reserve(Some(&finding), 1);
    assert_eq!((&first["number"], &second["number"]), (&json!(1), &json!(2)));
    walk.desk.reopen();
    let view = walk.view();
    assert_eq!(view["zones"][0]["places"][0]["number"], 1);
    assert_eq!(view["zones"][1]["places"], json!([]), "the finding shows its own");
    assert_eq!(view["findings"][0]["places"][0]["number"], 2);
    let spine = walk.desk.answer("visit.list_gaps", json!({ "visit_day": walk.day }));
    assert!(list(&spine, "gaps").iter().any(|gap| gap["code"] == "photo_places_empty" && gap["count"] == 2));

    walk.desk.answer("photo.release_place", json!({ "place": first["place"] }));
    assert_eq!(list(&walk.photo_day(), "places").len(), 1);
    assert_eq!(walk.reserve(None, 0)["number"], 3, "a number that stands is not given again");
    walk.desk.answer("history.undo_last", json!({ "visit_day": walk.day }));
    walk.desk.answer("history.undo_last", json!({ "visit_day": walk.day }));
    let numbers: Vec<_> = list(&walk.photo_day(), "places").iter().map(|place| place["number"].clone()).collect();
    assert_eq!(numbers, [1, 2]);
    let nowhere = json!({ "finding": null, "walk": null, "zone": walk.zones[0] });
    assert_eq!(walk.desk.refusal("photo.reserve_place", nowhere), "photo_place_nowhere");
}

#[test]
fn a_guest_reserves_in_their_own_pass_only() {
    let walk = Walk::sight();
    let guest =
        json!({ "visit_day": walk.day, "sense": "smell", "moment": null, "guest": "Une collègue", "external": false });
    let guest = text(&walk.desk.answer("walk.start_guest_pass", guest), "walk");
    let hand = json!({ "what": { "kind": "walk", "visit_day": walk.day, "walk": guest } });
    walk.desk.answer("session.hand_over", hand);
    let at = |walk_id: &str| json!({ "finding": null, "walk": walk_id, "zone": walk.zones[0] });
    let place = walk.desk.answer("photo.reserve_place", at(&guest));
    assert_eq!(place["number"], 1);
    assert_eq!(walk.desk.refusal("photo.reserve_place", at(&walk.walk)), "handed_over");
    assert_eq!(walk.desk.refusal("photo.get_day", json!({ "visit_day": walk.day })), "handed_over");
    walk.desk.answer("photo.release_place", json!({ "place": place["place"] }));
}

#[test]
fn pictures_find_their_numbers_by_the_time_and_the_clock_is_asked_once() {
    let mut walk = Walk::sight();
    let mut places = Vec::new();
    for zone in 0..3 {
        places.push(walk.reserve(None, zone)["place"].clone());
        walk.desk.clock.advance_ms(60_000);
    }
    // Reserved at 9:30, 9:31 and 9:32; the phone is 40 minutes ahead.
    let [first, second, third, night] = ["10:10:12", "10:11:09", "10:12:10", "03:00:00"].map(shot);
    let ask = json!({ "visit_day": walk.day, "shots": [first, null, second, third, night] });
    let matches = |walk: &Walk| walk.desk.answer("photo.list_matches", ask.clone());
    let before = matches(&walk);
    assert_eq!(before["matches"], json!([]));
    assert_eq!(before["clocks"], json!([{ "phone": "Aubier 7", "ahead_s": null, "shots": 4 }]));

    let by_place = json!({ "by": "place", "shot": shot("10:11:09"), "place": places[1] });
    let set = walk.desk.answer("photo.set_clock", json!({ "phone": "Aubier 7", "how": by_place }));
    assert_eq!(set["ahead_s"], 2_409);
    walk.desk.reopen();
    let after = matches(&walk);
    let line = |place: usize, shot: u32, after_s: i32| json!({ "place": places[place], "shot": shot, "after_s": after_s, "sure": true });
    assert_eq!(after["matches"], json!([line(0, 0, 3), line(1, 2, 0), line(2, 3, 1)]));
    assert_eq!(after["clocks"][0]["ahead_s"], 2_409, "remembered for that phone");
    let during: Vec<_> = list(&after, "shots").iter().map(|shot| shot["during"].clone()).collect();
    assert_eq!(during, [true, false, true, true, false]);

    let by_clock = json!({ "by": "shown", "shot": shot("10:11:09"), "time": "9:31:09" });
    let set = walk.desk.answer("photo.set_clock", json!({ "phone": "Aubier 7", "how": by_clock }));
    assert_eq!(set["ahead_s"], 2_400);
    let unread = json!({ "by": "shown", "shot": shot("10:11:09"), "time": "half past nine" });
    let ask = json!({ "phone": "Aubier 7", "how": unread });
    assert_eq!(walk.desk.refusal("photo.set_clock", ask), "photo_clock_unreadable");
    let named = "é".repeat(81);
    let ask = json!({ "phone": named, "how": { "by": "difference", "ahead_s": 60 } });
    assert_eq!(walk.desk.refusal("photo.set_clock", ask), "photo_clock_unreadable", "no camera is called that");
}

#[test]
fn a_picture_comes_in_once_without_what_the_phone_wrote_into_it() {
    let walk = Walk::sight();
    let place = walk.reserve(None, 0);
    let place_id = id(&text(&place, "place"));
    let camera = Camera { remark: "marque-qui-ne-doit-pas-rester", ..Camera::default() };
    let picture = camera.take("2026:11:24 09:30:08", 7);
    let read = serde_json::to_value(walk.desk.app().read_picture(&picture[..4_096]).expect("read")).expect("json");
    let capture = json!({ "taken": "2026-11-24T09:30:08.250", "offset_min": null, "phone": "Aubier 7" });
    assert_eq!(read, json!({ "format": "usable", "capture": capture }));
    let refused = walk.desk.put_at_place(place_id, &picture).expect_err("nothing to show yet");
    assert_eq!((refused.code.as_str(), refused.params["number"].as_str()), ("photo_place_without_subject", "1"));
    assert!(
        files(&walk.desk.root())
            .iter()
            .all(|path| path.parent().expect("folder").file_name() != Some("photos".as_ref()))
    );

    // What is noted right after the number was reserved is what the picture shows.
    walk.desk.clock.advance_ms(20_000);
    let finding = walk.note(0, "Vitrine vide");
    walk.desk.clock.advance_ms(20_000);
    walk.note(0, "Autre chose, plus tard");
    walk.desk.put_at_place(place_id, &picture).expect("taken in");
    let kept = &walk.pictures(&finding)[0];
    assert_eq!(kept["taken_at"], "2026-11-24 09:30:08");
    let jpeg = walk.desk.app().photo(&text(kept, "hash"), false).expect("kept");
    assert!(holds(&picture, camera.remark.as_bytes()) && !holds(&jpeg, camera.remark.as_bytes()));
    assert!(!holds(&jpeg, b"Exif"));
    assert_eq!(walk.photo_day()["places"][0]["filled"], true);

    let again = walk.reserve(Some(&finding), 0);
    let twice = walk.desk.put_at_place(id(&text(&again, "place")), &picture).expect_err("twice");
    assert_eq!(twice.code, "photo_already_there");
    let original = sillage_store::hash_of(&picture);
    let known = walk.desk.answer("photo.list_known", json!({ "originals": [original, "sha256:00"] }));
    assert_eq!(known["originals"], json!([original]));
    let heic = walk.desk.put_at_place(id(&text(&again, "place")), b"\0\0\0\x18ftypheic\0\0\0\0mif1heic");
    assert_eq!(heic.expect_err("a format of phones").code, "photo_heic");
}

#[test]
fn a_blurred_picture_is_destroyed_wherever_it_lay() {
    let mut walk = Walk::sight();
    let (finding, attachment, hash) = walk.pictured();
    walk.desk.answer("photo.answer_people_visible", json!({ "attachment": attachment, "people": true }));
    let second = tempfile::tempdir().expect("a folder");
    walk.desk.answer("backup.choose_second_place", json!({ "path": second.path() }));
    walk.desk.answer("backup.make_backup", json!({}));
    let named = |root: &Path| -> Vec<PathBuf> {
        let name = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&hash[7..]));
        files(root).into_iter().filter(name).collect()
    };
    let sealed: Vec<Vec<u8>> = named(&walk.desk.root()).iter().map(|path| fs::read(path).expect("read")).collect();
    assert_eq!(
        (sealed.len(), named(second.path()).len()),
        (3, 3),
        "full, print and thumb, here and in the second place"
    );
    let before = [false, true].map(|thumb| walk.desk.app().photo(&hash, thumb).expect("there"));
    assert!(before.iter().all(|jpeg| detail_of_face(jpeg) > 40));

    let blurred = walk.blur(&attachment);
    assert_ne!(blurred["hash"], json!(hash));
    let left = |root: &Path| {
        let parts: Vec<&[u8]> = sealed.iter().flat_map(|file| file.chunks_exact(64)).collect();
        let remains = |path: &PathBuf| {
            let bytes = fs::read(path).expect("read");
            sealed.iter().any(|file| bytes.len() == file.len() && bytes == *file)
                || parts.iter().step_by(parts.len() / 8 + 1).any(|part| holds(&bytes, part))
        };
        files(root).into_iter().filter(remains).collect::<Vec<_>>()
    };
    assert_eq!(left(&walk.desk.root()), Vec::<PathBuf>::new());
    assert!(!left(second.path()).is_empty(), "the second place has not been written to yet");
    walk.desk.answer("backup.make_backup", json!({}));
    assert_eq!(left(second.path()), Vec::<PathBuf>::new());

    walk.desk.reopen();
    let line = &walk.pictures(&finding)[0];
    assert_eq!(line["hash"], blurred["hash"]);
    assert_eq!(
        (&line["blurred"], &line["contains_people"]),
        (&json!(true), &Value::Null),
        "the question is asked again"
    );
    for asked in [text(line, "hash"), hash] {
        for thumb in [false, true] {
            let jpeg = walk.desk.app().photo(&asked, thumb).expect("the old name leads to the new picture");
            assert!(detail_of_face(&jpeg) < 12, "detail left: {}", detail_of_face(&jpeg));
        }
    }
    assert_eq!(walk.desk.refusal("history.undo_last", json!({ "visit_day": walk.day })), "nothing_to_undo");
    let nothing = json!({ "attachment": attachment, "areas": [] });
    assert_eq!(walk.desk.refusal("photo.blur_photo", nothing), "blur_area_unusable");
    assert_eq!(walk.desk.answer("backup.verify_profile", json!({}))["faults"], json!([]));
}

#[test]
fn a_closed_day_takes_no_picture_and_loses_none() {
    let walk = Walk::sight();
    let (finding, attachment, hash) = walk.pictured();
    let place = walk.reserve(Some(&finding), 0);
    let empty = walk.reserve(None, 0);
    walk.desk.answer("visit.close_day", json!({ "visit_day": walk.day, "reason": "Essai" }));
    let disk = || {
        let sealed =
            files(&walk.desk.profile()).into_iter().filter(|path| !path.to_string_lossy().contains("sillage.db"));
        sealed.map(|path| (fs::read(&path).expect("read"), path)).collect::<Vec<_>>()
    };
    let before = disk();
    let whole = json!({ "kind": "rectangle", "from": { "x": 0.0, "y": 0.0 }, "to": { "x": 1.0, "y": 1.0 } });
    for (name, ask) in [
        ("photo.blur_photo", json!({ "attachment": attachment, "areas": [whole] })),
        ("photo.answer_people_visible", json!({ "attachment": attachment, "people": true })),
        ("photo.remove_photo", json!({ "attachment": attachment })),
        ("photo.reserve_place", json!({ "finding": finding, "walk": null, "zone": null })),
        ("photo.release_place", json!({ "place": empty["place"] })),
    ] {
        assert_eq!(walk.desk.refusal(name, ask), "day_closed", "{name}");
    }
    let picture = Camera::default().take("2026:11:24 09:35:00", 9);
    let late = walk.desk.put_photo(id(&finding), id(&walk.day), &picture).expect_err("closed");
    assert_eq!(late.code, "day_closed");
    let late = walk.desk.put_at_place(id(&text(&place, "place")), &picture).expect_err("closed");
    assert_eq!(late.code, "day_closed");
    assert_eq!(disk(), before, "nothing came, nothing went");
    assert!(detail_of_face(&walk.desk.app().photo(&hash, false).expect("there")) > 40);
}

#[test]
fn a_rating_handed_over_touches_no_picture() {
    let walk = Walk::sight();
    let (finding, attachment, hash) = walk.pictured();
    let place = walk.reserve(Some(&finding), 0)["place"].clone();
    walk.desk.answer("session.hand_over", json!({ "what": { "kind": "rating", "visit_day": walk.day } }));
    let all = json!({ "kind": "rectangle", "from": { "x": 0.0, "y": 0.0 }, "to": { "x": 1.0, "y": 1.0 } });
    for (name, ask) in [
        ("photo.reserve_place", json!({ "finding": finding, "walk": null, "zone": null })),
        ("photo.release_place", json!({ "place": place })),
        ("photo.list_photos", json!({ "owner": finding })),
        ("photo.remove_photo", json!({ "attachment": attachment })),
        ("photo.answer_people_visible", json!({ "attachment": attachment, "people": false })),
        ("photo.caption_photo", json!({ "attachment": attachment, "caption": "c" })),
        ("photo.blur_photo", json!({ "attachment": attachment, "areas": [all] })),
    ] {
        assert_eq!(walk.desk.refusal(name, ask), "handed_over", "{name}");
    }
    let picture = Camera::default().take("2026:11:24 09:35:00", 9);
    let refused = walk.desk.put_photo(id(&finding), id(&walk.day), &picture).expect_err("handed over");
    assert_eq!(refused.code, "handed_over");
    walk.desk.answer("session.take_back", json!({ "pin": null }));
    assert_eq!(text(&walk.pictures(&finding)[0], "hash"), hash);
}

/// The same picture in the bin, twice blurred: whatever still knows an old name sees the last picture only.
#[test]
fn what_comes_back_from_the_bin_is_blurred_too() {
    let mut walk = Walk::sight();
    let (finding, attachment, hash) = walk.pictured();
    let other = walk.note(1, "La même photo");
    let picture = Camera { size: (1_600, 1_200), ..Camera::default() }.take("2026:11:24 09:31:00", 1);
    let binned = walk.desk.put_photo(id(&other), id(&walk.day), &picture).expect("to something else").answer;
    walk.desk.answer("photo.remove_photo", json!({ "attachment": binned["attachment"] }));
    let first = text(&walk.blur(&attachment), "hash");
    let rest = json!({ "kind": "rectangle", "from": { "x": 0.0, "y": 0.0 }, "to": { "x": 0.3, "y": 0.3 } });
    let ask = json!({ "attachment": attachment, "areas": [rest] });
    let second = text(&walk.desk.answer("photo.blur_photo", ask), "hash");
    let restored = json!({ "noun": "attachment", "id": binned["attachment"] });
    walk.desk.answer("bin.restore_deleted", restored);
    walk.desk.reopen();
    assert_eq!(text(&walk.pictures(&other)[0], "hash"), hash, "it still knows the first name");
    assert_eq!(text(&walk.pictures(&finding)[0], "hash"), second);
    let last = walk.desk.app().photo(&second, false).expect("there");
    for old in [&hash, &first] {
        assert_eq!(walk.desk.app().photo(old, false).expect("it leads on"), last);
    }
    // Blurred by its first name, all names lead to what is left.
    let face = json!({ "kind": "rectangle", "from": { "x": 0.7, "y": 0.7 }, "to": { "x": 1.0, "y": 1.0 } });
    let ask = json!({ "attachment": binned["attachment"], "areas": [face] });
    let third = text(&walk.desk.answer("photo.blur_photo", ask), "hash");
    assert_eq!(text(&walk.pictures(&finding)[0], "hash"), third);
    for old in [&hash, &first, &second] {
        let now = walk.desk.app().photo(old, false).expect("it leads on");
        assert_eq!(now, walk.desk.app().photo(&third, false).expect("there"));
    }
}

#[test]
fn sixty_pictures_of_a_phone_fit_in_forty_megabytes() {
    let walk = Walk::sight();
    let finding = walk.note(0, "Rayon");
    let camera = Camera { size: (4_000, 3_000), ..Camera::default() };
    let picture = camera.take("2026:11:24 09:31:00", 3);
    walk.desk.put_photo(id(&finding), id(&walk.day), &picture).expect("taken in");
    let photos = files(&walk.desk.root()).into_iter().filter(|path| path.to_string_lossy().contains("/photos/"));
    let weight: u64 = photos.map(|path| path.metadata().expect("size").len()).sum();
    assert!(weight * 60 <= 40_000_000, "one of {} bytes is kept in {weight}", picture.len());
}
