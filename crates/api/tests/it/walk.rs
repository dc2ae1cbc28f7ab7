//! The sensory walk through the registry: what is persisted, what is undone, what a second observer may not see,
//! and the consolidation. Every expectation is asked back from the file, never from the answer of the write alone.

use serde_json::{Value, json};
use sillage_api::Meta;
use sillage_domain::network::Role;
use sillage_testkit::Desk;

/// The smallest picture there is: one grey pixel.
pub(crate) const PICTURE: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8,
    0, 0, 0, 0, 0x3A, 0x7E, 0x9B, 0x55, 0, 0, 0, 0x0A, b'I', b'D', b'A', b'T', 0x78, 0x9C, 0x63, 0x68, 0, 0, 0, 0x82,
    0, 0x81, 0x77, 0xCD, 0x72, 0xB6, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xAE, 0x42, 0x60, 0x82,
];

struct Walk {
    desk: Desk,
    day: String,
    walk: String,
    zones: Vec<String>,
}

impl Walk {
    /// A visit day of the practice network with a pass of smell open.
    fn smell() -> Self {
        let desk = Desk::practice(Role::Coach);
        let today = desk.answer("visit.get_today", json!({}));
        let visit = today["next"][0]["visit"].clone();
        let day = text(&desk.answer("visit.start_visit", json!({ "visit": visit })), "visit_day");
        let walk = text(
            &desk.answer("walk.start_pass", json!({ "visit_day": day, "sense": "smell", "moment": "quiet" })),
            "walk",
        );
        let mut walked = Self { desk, day, walk, zones: Vec::new() };
        let zones = walked.view();
        walked.zones = list(&zones, "zones").iter().map(|zone| text(zone, "zone")).collect();
        walked
    }

    fn view(&self) -> Value {
        self.desk.answer("walk.get_walk", json!({ "walk": self.walk }))
    }

    fn mark(&self, zone: usize, perception: Option<i32>) -> Value {
        self.desk.answer(
            "walk.record_mark",
            json!({ "walk": self.walk, "zone": self.zones[zone], "perception": perception }),
        )
    }

    fn note(&self, zone: usize, said: &str) -> String {
        let noted = self
            .desk
            .answer("walk.record_finding", json!({ "walk": self.walk, "zone": self.zones[zone], "text": said }));
        text(&noted, "finding")
    }

    fn undo(&self) {
        self.desk.answer("history.undo_last", json!({ "visit_day": self.day }));
    }

    fn consolidation(&self) -> Value {
        self.desk.answer("walk.get_consolidation", json!({ "visit_day": self.day }))
    }

    fn hand_over(&self, walk: &str) {
        self.desk
            .answer("session.hand_over", json!({ "what": { "kind": "walk", "visit_day": self.day, "walk": walk } }));
    }

    fn guest(&self) -> String {
        let ask = json!({ "visit_day": self.day, "sense": "smell", "moment": null, "guest": "Une collègue de la boulangerie", "external": true });
        text(&self.desk.answer("walk.start_guest_pass", ask), "walk")
    }
}

fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_else(|| panic!("{name} in {value}")).to_owned()
}

fn list<'a>(value: &'a Value, name: &str) -> &'a Vec<Value> {
    value[name].as_array().unwrap_or_else(|| panic!("{name} in {value}"))
}

#[test]
fn a_mark_is_kept_amended_and_taken_back() {
    let mut walk = Walk::smell();
    assert!(walk.zones.len() >= 5);
    assert_eq!(list(&walk.view(), "prompts").len(), 7);
    assert_eq!(walk.view()["zones"][0]["mark"], Value::Null);
    let first = walk.mark(0, Some(-2));
    let second = walk.mark(0, Some(1));
    assert_eq!(first, second, "a second press amends the same record");
    walk.mark(1, None);
    walk.mark(2, Some(0));
    walk.desk.reopen();
    let view = walk.view();
    assert_eq!(view["zones"][0]["mark"]["perception"], 1);
    assert_eq!(view["zones"][1]["mark"]["perception"], Value::Null, "nothing perceptible is a fact");
    assert!(view["zones"][1]["mark"].is_object());
    assert_eq!(view["zones"][2]["mark"]["perception"], 0);
    assert_eq!(view["zones"][3]["mark"], Value::Null, "not walked is neither zero nor neutral");
    walk.undo();
    assert_eq!(walk.view()["zones"][2]["mark"], Value::Null);
    walk.undo();
    walk.undo();
    assert_eq!(walk.view()["zones"][0]["mark"]["perception"], -2, "undoing the amendment gives the first mark back");
    walk.desk.answer("walk.retract_mark", json!({ "walk": walk.walk, "zone": walk.zones[0] }));
    assert_eq!(walk.view()["zones"][0]["mark"], Value::Null);
}

#[test]
fn marks_that_mean_nothing_are_refused() {
    let walk = Walk::smell();
    for perception in [-3, 3, 100] {
        let ask = json!({ "walk": walk.walk, "zone": walk.zones[0], "perception": perception });
        assert_eq!(walk.desk.refusal("walk.record_mark", ask), "perception_out_of_range");
    }
    let elsewhere = json!({ "walk": walk.walk, "zone": walk.day, "perception": 1 });
    assert_eq!(walk.desk.refusal("walk.record_mark", elsewhere), "not_found");
    let taste = json!({ "visit_day": walk.day, "sense": "taste", "moment": null });
    assert_eq!(walk.desk.refusal("walk.start_pass", taste), "sense_switched_off");
}

#[test]
fn the_mark_makes_the_nature_of_a_finding() {
    let mut walk = Walk::smell();
    for (zone, perception, kind) in
        [(0, Some(-1), "irritant"), (1, Some(2), "enchantment"), (2, Some(0), "neutral"), (3, None, "neutral")]
    {
        walk.mark(zone, perception);
        walk.note(zone, &format!("  zone {zone} #$*=cmd|\u{202E}  "));
        assert_eq!(walk.view()["findings"][0]["kind"], kind);
    }
    walk.note(4, "sans marque");
    walk.desk.reopen();
    let view = walk.view();
    let findings = list(&view, "findings");
    assert_eq!(findings.len(), 5);
    assert_eq!(findings[4]["text"], "zone 0 #$*=cmd|\u{202E}", "printed literally, only the ends are trimmed");
    assert_eq!((findings[4]["sense"].as_str(), findings[4]["perception"].as_i64()), (Some("smell"), Some(-1)));
    assert_eq!(view["zones"][0]["findings"], 1);
    for said in ["", "  \n "] {
        let ask = json!({ "walk": walk.walk, "zone": walk.zones[0], "text": said });
        assert_eq!(walk.desk.refusal("walk.record_finding", ask), "text_missing");
    }
    let long = json!({ "walk": walk.walk, "zone": walk.zones[0], "text": "é".repeat(2_001) });
    assert_eq!(walk.desk.refusal("walk.record_finding", long), "text_too_long");
}

#[test]
fn a_finding_is_corrected_caused_retracted_and_undone() {
    let walk = Walk::smell();
    walk.mark(0, Some(-1));
    let finding = walk.note(0, "odeur de carton");
    walk.desk
        .answer("walk.amend_finding", json!({ "finding": finding, "text": "odeur de carton humide", "kind": null }));
    walk.desk.answer("walk.amend_finding", json!({ "finding": finding, "text": null, "kind": "rupture" }));
    walk.desk.answer("walk.set_cause", json!({ "finding": finding, "cause": "space" }));
    let view = walk.view();
    let kept = &view["findings"][0];
    assert_eq!(
        (kept["text"].as_str(), kept["kind"].as_str(), kept["cause"].as_str()),
        (Some("odeur de carton humide"), Some("rupture"), Some("space"))
    );
    walk.desk.answer("walk.retract_finding", json!({ "finding": finding }));
    assert_eq!(list(&walk.view(), "findings").len(), 0);
    walk.undo();
    assert_eq!(list(&walk.view(), "findings").len(), 1);
    for _ in 0..4 {
        walk.undo();
    }
    assert_eq!(list(&walk.view(), "findings").len(), 0, "the noting itself is undone last");
}

#[test]
fn one_pass_is_open_per_sense_and_observer() {
    let walk = Walk::smell();
    let start = |sense: &str| {
        walk.desk.answer("walk.start_pass", json!({ "visit_day": walk.day, "sense": sense, "moment": "peak" }))
    };
    assert_eq!(start("smell"), json!({ "walk": walk.walk, "resumed": true }));
    assert_eq!(start("sight")["resumed"], false);
    walk.mark(0, Some(1));
    assert_eq!(walk.desk.answer("walk.end_pass", json!({ "walk": walk.walk }))["kept"], true);
    let again = json!({ "walk": walk.walk, "zone": walk.zones[1], "perception": 1 });
    assert_eq!(walk.desk.refusal("walk.record_mark", again.clone()), "pass_ended");
    let second = start("smell");
    assert_eq!(second["resumed"], false, "a place may be walked twice, quiet and busy");
    assert_eq!(walk.desk.refusal("walk.resume_pass", json!({ "walk": walk.walk })), "pass_already_open");
    assert_eq!(
        walk.desk.answer("walk.end_pass", json!({ "walk": second["walk"] }))["kept"],
        false,
        "nothing was noted: it goes"
    );
    walk.desk.answer("walk.resume_pass", json!({ "walk": walk.walk }));
    walk.desk.answer("walk.record_mark", again);
    let passes = walk.desk.answer("walk.list_passes", json!({ "visit_day": walk.day }));
    let smell = list(&passes, "senses").iter().find(|one| one["sense"] == "smell").expect("smell");
    assert_eq!(list(smell, "passes").len(), 1);
    assert_eq!((smell["passes"][0]["marked"].as_u64(), smell["passes"][0]["mine"].as_bool()), (Some(2), Some(true)));
    assert_eq!(list(&passes, "senses").len(), 4, "taste is switched off");
}

#[test]
fn a_second_observer_walks_blind() {
    let mut walk = Walk::smell();
    walk.mark(0, Some(-2));
    walk.note(0, "égout");
    let guest = walk.guest();
    assert_eq!(
        walk.desk.refusal("walk.get_walk", json!({ "walk": guest })),
        "blind_pass",
        "nor does the first see the second"
    );
    walk.hand_over(&guest);
    for after_a_crash in [false, true] {
        if after_a_crash {
            walk.desk.reopen();
        }
        let view = walk.desk.answer("walk.get_walk", json!({ "walk": guest }));
        assert_eq!(view["guest"], "Une collègue de la boulangerie");
        assert!(list(&view, "zones").iter().all(|zone| zone["mark"].is_null() || after_a_crash));
        assert!(list(&view, "findings").iter().all(|finding| finding["text"] != "égout"));
        for (name, body) in [
            ("walk.get_walk", json!({ "walk": walk.walk })),
            ("walk.record_mark", json!({ "walk": walk.walk, "zone": walk.zones[0], "perception": 2 })),
            ("walk.end_pass", json!({ "walk": walk.walk })),
            ("walk.get_consolidation", json!({ "visit_day": walk.day })),
            ("walk.list_passes", json!({ "visit_day": walk.day })),
            ("history.undo_last", json!({ "visit_day": walk.day })),
        ] {
            assert_eq!(walk.desk.refusal(name, body), "handed_over", "{name}");
        }
        let mark = json!({ "walk": guest, "zone": walk.zones[0], "perception": 1 });
        walk.desk.answer("walk.record_mark", mark);
    }
    let said = json!({ "walk": guest, "zone": walk.zones[0], "text": "pain chaud" });
    let finding = text(&walk.desk.answer("walk.record_finding", said), "finding");
    let photo = |owner: &str| walk.desk.put_photo(owner.parse().expect("id"), walk.day.parse().expect("id"), PICTURE);
    assert!(photo(&finding).is_ok());
    assert_eq!(photo(&walk.day).expect_err("not theirs").code, "handed_over");
    walk.desk.answer("walk.end_pass", json!({ "walk": guest }));
    walk.desk.answer("session.take_back", json!({ "pin": null }));

    // The coach still walks: the map of this sense stays hidden, and so do the words of both.
    let blind = walk.consolidation();
    assert_eq!(
        blind["zones"][0]["cells"][2],
        json!({ "state": "hidden", "n": 0, "mean": null, "min": null, "max": null })
    );
    assert_eq!((list(&blind, "to_weigh").len(), list(&blind, "enchantments").len()), (0, 0));
    walk.desk.answer("walk.end_pass", json!({ "walk": walk.walk }));
    let open = walk.consolidation();
    assert_eq!(
        open["zones"][0]["cells"][2],
        json!({ "state": "contested", "n": 2, "mean": -0.5, "min": -2, "max": 1 })
    );
    assert_eq!(open["zones"][1]["cells"][2]["state"], "not_walked");
    assert_eq!(
        (text(&open["to_weigh"][0], "text"), text(&open["enchantments"][0], "text")),
        ("égout".into(), "pain chaud".into())
    );
    assert_eq!(list(&open["enchantments"][0], "photos").len(), 1);
}

#[test]
fn irritants_are_ranked_with_their_three_marks() {
    let mut walk = Walk::smell();
    let mut findings = Vec::new();
    for (zone, said) in ["égout", "carton", "dalle qui glisse", "parfum trop fort"].into_iter().enumerate() {
        walk.mark(zone, Some(-1));
        findings.push(walk.note(zone, said));
    }
    walk.desk.answer("walk.end_pass", json!({ "walk": walk.walk }));
    let weigh = |at: usize, field: &str, mark: i32| {
        let mut ask =
            json!({ "finding": findings[at], "severity": null, "frequency": null, "ease": null, "safety": null });
        ask[field] = json!(mark);
        walk.desk.answer("walk.weigh_finding", ask);
    };
    for (at, marks) in [(0, [4, 5, 3]), (1, [3, 3, 2]), (2, [5, 1, 2])] {
        for (field, mark) in ["severity", "frequency", "ease"].into_iter().zip(marks) {
            weigh(at, field, mark);
        }
    }
    let danger = json!({ "finding": findings[2], "severity": null, "frequency": null, "ease": null, "safety": true });
    walk.desk.answer("walk.weigh_finding", danger);
    weigh(3, "severity", 2);
    let outside = json!({ "finding": findings[3], "severity": 6, "frequency": null, "ease": null, "safety": null });
    assert_eq!(walk.desk.refusal("walk.weigh_finding", outside), "mark_out_of_range");

    let order = |seen: &Value| -> Vec<(String, i64, String)> {
        list(seen, "ranking")
            .iter()
            .map(|place| {
                (text(&place["finding"], "text"), place["priority"].as_i64().expect("priority"), text(place, "band"))
            })
            .collect()
    };
    let expected = vec![
        ("dalle qui glisse".to_owned(), 10, "safety".to_owned()),
        ("égout".to_owned(), 60, "act_now".to_owned()),
        ("carton".to_owned(), 18, "watch".to_owned()),
    ];
    assert_eq!(order(&walk.consolidation()), expected);
    assert_eq!(text(&walk.consolidation()["to_weigh"][0], "text"), "parfum trop fort");
    assert_eq!(walk.desk.answer("walk.list_passes", json!({ "visit_day": walk.day }))["to_weigh"], 1);
    walk.undo();
    assert_eq!(walk.consolidation()["to_weigh"][0]["severity"], Value::Null);

    assert_eq!(
        walk.desk.refusal("walk.accept_finding", json!({ "finding": findings[3], "reason": " " })),
        "reason_missing"
    );
    walk.desk.answer("walk.accept_finding", json!({ "finding": findings[3], "reason": "travaux prévus au printemps" }));
    walk.desk.answer("walk.merge_finding", json!({ "finding": findings[1], "into": findings[0] }));
    for into in [1, 0] {
        let ask = json!({ "finding": findings[into], "into": findings[1] });
        assert_eq!(walk.desk.refusal("walk.merge_finding", ask), "merge_impossible");
    }
    walk.desk.reopen();
    let settled = walk.consolidation();
    assert_eq!(order(&settled), expected[..2]);
    assert_eq!(list(&settled, "to_weigh").len(), 0);
    let decisions: Vec<String> = list(&settled, "settled").iter().map(|one| text(one, "decision")).collect();
    assert_eq!(decisions, ["duplicate", "accepted"]);
    walk.desk.answer("walk.reopen_finding", json!({ "finding": findings[1] }));
    assert_eq!(order(&walk.consolidation()), expected);
}

#[test]
fn an_enchantment_becomes_a_ritual_once() {
    let walk = Walk::smell();
    walk.mark(0, Some(2));
    let finding = walk.note(0, "une feuille de basilic froissée et tendue au client");
    let made = walk.desk.answer("walk.make_ritual", json!({ "finding": finding }));
    assert_eq!(
        walk.desk.answer("walk.make_ritual", json!({ "finding": finding })),
        made,
        "a second press finds the first ritual"
    );
    let view = walk.view();
    assert_eq!((&view["findings"][0]["decision"], &view["findings"][0]["action"]), (&json!("action"), &made["action"]));
    walk.undo();
    assert_eq!(walk.view()["findings"][0]["decision"], "open", "without its action a finding is undecided");
    walk.mark(1, Some(-1));
    let irritant = walk.note(1, "égout");
    assert_eq!(walk.desk.refusal("walk.make_ritual", json!({ "finding": irritant })), "ritual_needs_enchantment");
}

#[test]
fn photos_are_captioned_answered_and_removed() {
    let mut walk = Walk::smell();
    walk.mark(0, Some(-1));
    let finding = walk.note(0, "égout");
    let owner = finding.parse().expect("id");
    let day = walk.day.parse().expect("id");
    let kept = walk.desk.put_photo(owner, day, PICTURE).expect("a picture").answer;
    let photo = kept["attachment"].clone();
    walk.desk.answer("photo.caption_photo", json!({ "attachment": photo, "caption": " bouche ouverte " }));
    walk.desk.answer("photo.answer_people_visible", json!({ "attachment": photo, "people": false }));
    walk.desk.reopen();
    let photos = walk.desk.answer("photo.list_photos", json!({ "owner": finding }));
    let line = &photos["photos"][0];
    assert_eq!(
        (line["caption"].as_str(), line["contains_people"].as_bool(), &line["hash"]),
        (Some("bouche ouverte"), Some(false), &kept["hash"])
    );
    assert!(walk.desk.app().photo(line["hash"].as_str().expect("hash"), true).is_ok());
    walk.desk.answer("photo.remove_photo", json!({ "attachment": photo }));
    assert_eq!(list(&walk.view()["findings"][0], "photos").len(), 0);
    assert_eq!(walk.desk.put_photo(owner, day, b"not a picture").expect_err("refused").code, "photo_unusable");
}

#[test]
fn a_guest_ends_and_writes_no_text_but_their_own() {
    let walk = Walk::smell();
    let own = walk.note(0, "égout");
    let desk = &walk.desk;
    let begun = [format!("finding/{own}/text"), "debrief/secret/went".to_owned()];
    for key in &begun {
        desk.answer("draft.record_draft", json!({ "key": key, "text": "à moi" }));
    }
    let guest = walk.guest();
    walk.hand_over(&guest);
    let mark = json!({ "walk": guest, "zone": walk.zones[0], "perception": 1 });
    let ending = |key: &str| {
        let meta = Meta { draft: Some(key.to_owned()), ..Meta::default() };
        desk.app().call("walk.record_mark", mark.clone(), meta).map_err(|failure| failure.code)
    };
    for key in &begun {
        assert_eq!(ending(key).expect_err("out of reach"), "handed_over", "{key}");
        let empty = json!({ "key": key, "text": "" });
        assert_eq!(desk.refusal("draft.record_draft", empty), "handed_over", "{key}");
    }
    let said = json!({ "walk": guest, "zone": walk.zones[0], "text": "pain chaud" });
    let finding = text(&desk.answer("walk.record_finding", said), "finding");
    let photo = desk.put_photo(finding.parse().expect("id"), walk.day.parse().expect("id"), PICTURE).expect("photo");
    for key in [
        format!("walk/{guest}/zone"),
        format!("finding/{finding}/text"),
        format!("photo/{}/caption", text(&photo.answer, "attachment")),
    ] {
        desk.answer("draft.record_draft", json!({ "key": key, "text": "du pain" }));
        assert!(ending(&key).is_ok(), "{key}");
    }
    desk.answer("session.take_back", json!({ "pin": null }));
    let left = desk.answer("draft.list_drafts", json!({ "prefix": "" }));
    let keys: Vec<_> = list(&left, "drafts").iter().map(|draft| (text(draft, "key"), text(draft, "text"))).collect();
    assert_eq!(keys, [(begun[1].clone(), "à moi".to_owned()), (begun[0].clone(), "à moi".to_owned())]);
}
