//! Referentials through the registry: who keeps them, a draft, its publication, what a visit and a trend keep, files.

use serde_json::{Value, json};
use sillage_domain::network::Role;
use sillage_testkit::Desk;

use crate::observation::{Scene, list, text};

/// The version of a kind with a status.
pub(crate) fn version(desk: &Desk, kind: &str, status: &str) -> String {
    let all = desk.answer("referential.list_referentials", json!({}));
    let line = list(&all, "referentials").iter().find(|line| line["kind"] == kind).expect("a referential");
    text(list(line, "versions").iter().find(|each| each["status"] == status).expect("a version"), "version")
}

/// The next version of the service referential, as a draft.
pub(crate) fn draft(desk: &Desk) -> String {
    let all = desk.answer("referential.list_referentials", json!({}));
    let service = list(&all, "referentials").iter().find(|line| line["kind"] == "service").expect("service");
    text(&desk.answer("referential.start_draft", json!({ "referential": service["referential"] })), "version")
}

pub(crate) fn view(desk: &Desk, version: &str) -> Value {
    desk.answer("referential.get_version", json!({ "version": version }))
}

fn words(name: &str, at: Option<i32>, words: &str) -> Value {
    json!({ "field": "text", "name": name, "at": at, "language": "fr", "text": words })
}

fn write(desk: &Desk, version: &str, item: &Value, value: Value) {
    desk.answer("referential.write_field", json!({ "version": version, "item": item, "value": value }));
}

fn publish(desk: &Desk, version: &str) {
    desk.answer("referential.publish_version", json!({ "version": version, "change_note": "Relu avec les équipes." }));
}

#[test]
fn a_coach_keeps_the_referentials_where_nobody_administers_and_others_read() {
    let desk = Desk::practice(Role::Coach);
    let all = desk.answer("referential.list_referentials", json!({}));
    assert_eq!((&all["may_write"], &all["open_kinds"]), (&json!(true), &json!(["cooperation"])));
    let manager = Desk::practice(Role::UnitManager);
    let all = manager.answer("referential.list_referentials", json!({}));
    assert_eq!(all["may_write"], false);
    let version = version(&manager, "service", "published");
    assert_eq!(view(&manager, &version)["content"]["attitudes"].as_array().map(Vec::len), Some(3));
    let referential = all["referentials"][0]["referential"].clone();
    for (name, body) in [
        ("referential.start_draft", json!({ "referential": referential })),
        ("referential.retire_version", json!({ "version": version })),
        ("referential.add_item", json!({ "version": version, "new": { "noun": "skill" } })),
        ("referential.import_file", json!({ "path": manager.root(), "digest": "" })),
    ] {
        assert_eq!(manager.refusal(name, body), "referential_not_yours", "{name}");
    }
}

#[test]
fn a_published_version_is_never_written_again_and_a_visit_keeps_its_own() {
    let scene = Scene::of_today();
    let desk = &scene.desk;
    let first = version(desk, "service", "published");
    let next = draft(desk);
    assert_eq!(draft(desk), next, "a second press is not a second draft");
    assert_eq!(view(desk, &next)["changes"], json!([]));
    let promise = view(desk, &next)["content"]["promise"]["item"].clone();
    write(desk, &next, &promise, words("text", None, "Chacun repart avec une réponse."));
    desk.answer("history.undo_last", json!({}));
    assert_eq!(view(desk, &next)["changes"], json!([]), "one field, one undo");
    write(desk, &next, &promise, words("text", None, "Chacun repart avec une réponse."));
    let no_note = json!({ "version": next, "change_note": "  " });
    assert_eq!(desk.refusal("referential.publish_version", no_note), "change_note_missing");
    publish(desk, &next);
    assert_eq!(version(desk, "service", "published"), next);
    assert_eq!(version(desk, "service", "retired"), first, "one version at most is in force");
    for (name, body) in [
        ("referential.write_field", json!({ "version": next, "item": promise, "value": words("text", None, "x") })),
        ("referential.remove_item", json!({ "version": first, "item": promise })),
        ("referential.drop_draft", json!({ "version": next })),
        ("referential.publish_version", json!({ "version": first, "change_note": "encore" })),
    ] {
        assert_eq!(desk.refusal(name, body), "version_not_draft", "{name}");
    }
    assert_eq!(desk.refusal("history.undo_last", json!({})), "nothing_to_undo", "what is published is not undone");
    let observation = scene.observe("Amina");
    let before = view(desk, &first);
    assert_eq!(before["line"]["pinned_days"].as_u64(), Some(3), "today's day keeps the version it was opened with");
    assert!(before["observations"].as_u64() > view(desk, &next)["observations"].as_u64());
    assert_eq!(scene.criterion(&observation, 1)["looks_before"].as_u64(), Some(2));
    desk.answer("referential.retire_version", json!({ "version": next }));
    assert_eq!(desk.refusal("referential.retire_version", json!({ "version": next })), "version_not_published");
    let person = scene.person("Amina");
    let ladder = json!({ "person": person, "unit": scene.unit });
    assert_eq!(desk.refusal("observation.get_ladder", ladder), "referential_missing");
}

#[test]
fn publication_names_what_is_missing_and_asks_about_what_judges() {
    let desk = Desk::practice(Role::Coach);
    let next = draft(&desk);
    assert_eq!(view(&desk, &next)["flaws"], json!([]), "the practice network shows visible acts");
    let content = view(&desk, &next)["content"].clone();
    let skill = content["skills"][0]["item"].clone();
    write(&desk, &next, &skill, words("anchor", Some(2), ""));
    write(&desk, &next, &skill, json!({ "field": "text", "name": "anchor", "at": 2, "language": "en", "text": "" }));
    desk.answer("referential.remove_item", json!({ "version": next, "item": content["attitudes"][2]["item"] }));
    let missing: Vec<_> = list(&view(&desk, &next), "missing").iter().map(|each| text(each, "what")).collect();
    assert_eq!(missing, ["attitudes", "anchor"]);
    let ask = json!({ "version": next, "change_note": "essai", "kept_because": "sans objet" });
    let refused = desk.call("referential.publish_version", ask.clone()).expect_err("incomplete");
    assert_eq!((refused.code.as_str(), refused.params["count"].as_str()), ("lacks_attitudes", "2"));
    desk.answer("history.undo_last", json!({}));
    write(&desk, &next, &skill, words("anchor", Some(2), "Reste souriante."));
    let flaw = view(&desk, &next)["flaws"][0].clone();
    assert_eq!((&flaw["item"], &flaw["level"], &flaw["language"]), (&skill, &json!(2), &json!("fr")));
    assert_eq!(flaw["reason"], json!({ "kind": "trait", "word": "souriante", "family": "warmth" }));
    let bare = json!({ "version": next, "change_note": "essai" });
    assert_eq!(desk.refusal("referential.publish_version", bare), "criteria_unresolved");
    desk.answer("referential.publish_version", ask);
    assert_eq!(view(&desk, &next)["line"]["kept_because"], "sans objet");
}

#[test]
fn a_sixth_moment_is_refused_and_comes_not_out_of_the_bin() {
    let desk = Desk::practice(Role::Coach);
    let next = draft(&desk);
    let add =
        |channel: &str| json!({ "version": next, "new": { "noun": "moment", "channel": channel, "occasion": null } });
    assert_eq!(desk.refusal("referential.add_item", add("walk_in")), "sixth_moment");
    let phone = desk.answer("referential.add_item", add("phone"))["item"].clone();
    let into = json!({ "version": next, "item": phone, "value": { "field": "channel", "channel": "walk_in" } });
    assert_eq!(desk.refusal("referential.write_field", into.clone()), "sixth_moment");
    // One goes to the bin, another takes its place: it may not come back beside it.
    let moments = view(&desk, &next)["content"]["moments"].clone();
    let gone = moments.as_array().expect("moments").iter().find(|each| each["channel"] == "walk_in").expect("one");
    desk.answer("referential.remove_item", json!({ "version": next, "item": gone["item"] }));
    desk.answer("referential.write_field", into);
    let bin = desk.answer("bin.list_deleted", json!({}));
    let deleted = list(&bin, "items").iter().find(|item| item["noun"] == "moment_of_truth").expect("in the bin");
    let back = json!({ "noun": "moment_of_truth", "id": deleted["id"] });
    assert_eq!(desk.refusal("bin.restore_deleted", back.clone()), "sixth_moment");
    publish_with_expectation(&desk, &next, &phone);
    assert_eq!(
        desk.refusal("bin.restore_deleted", back),
        "version_not_draft",
        "nothing comes back into a published one"
    );
}

fn publish_with_expectation(desk: &Desk, version: &str, moment: &Value) {
    write(desk, version, moment, words("title", None, "Être rappelé"));
    write(desk, version, moment, words("emotional_expectation", None, "Ne pas être oublié."));
    publish(desk, version);
}

#[test]
fn a_trend_breaks_where_the_meaning_changed_and_says_so() {
    let scene = Scene::of_today();
    let desk = &scene.desk;
    let person = scene.person("Amina");
    let rung = |skill: usize| {
        let ladder = desk.answer("observation.get_ladder", json!({ "person": person, "unit": scene.unit }));
        list(&ladder, "rungs")[skill].clone()
    };
    let looks = list(&rung(0), "looks").len();
    assert!(looks > 0 && rung(0)["changed"].is_null());
    let next = draft(desk);
    let skills = view(desk, &next)["content"]["skills"].clone();
    let (worded, meant) = (skills[0]["item"].clone(), skills[1]["item"].clone());
    write(desk, &next, &worded, words("title", None, "Accueillir à l’arrivée"));
    write(desk, &next, &meant, words("title", None, "Reconnaître un habitué"));
    let say = |item: &Value, nature: &str| {
        desk.answer("referential.judge_change", json!({ "version": next, "item": item, "nature": nature }));
    };
    say(&worded, "wording");
    say(&meant, "meaning");
    let kinds: Vec<_> = list(&view(desk, &next), "changes").iter().map(|each| text(each, "kind")).collect();
    assert_eq!(kinds, ["wording", "meaning"]);
    publish(desk, &next);
    assert_eq!(list(&rung(0), "looks").len(), looks, "other words are the same measure");
    assert!(rung(0)["changed"].is_null());
    let broken = rung(1);
    assert_eq!(list(&broken, "looks").len(), 0);
    assert_eq!(broken["n"], 0);
    assert_eq!((&broken["changed"]["version"], &broken["changed"]["on"]), (&json!(2), &json!("2026-11-24")));
    assert!(broken["changed"]["set_aside"].as_u64() > Some(0));
}

#[test]
fn both_starters_can_be_published_as_they_are() {
    for starter in ["shop", "branch"] {
        let desk = Desk::empty();
        desk.answer(
            "profile.create_profile",
            json!({ "name": "Maud Ferrand", "passphrase": "cinq mots pour une boutique", "pin": "4821",
                    "network": "Réseau Test", "unit": "Gare", "unit_kind": "shop", "role": "unit_manager",
                    "locale": "fr", "starter": starter }),
        );
        let version = view(&desk, &version(&desk, "service", "published"));
        assert_eq!((&version["missing"], &version["flaws"]), (&json!([]), &json!([])), "{starter}");
        assert_eq!(version["line"]["number"], 1);
        assert!(version["content"].to_string().matches("\"en\":").count() > 80, "{starter} speaks both languages");
        let all = desk.answer("referential.list_referentials", json!({}));
        assert_eq!(all["may_write"], true, "alone on her laptop she keeps it herself");
    }
}

#[test]
fn a_network_without_referential_starts_one() {
    let desk = Desk::practice(Role::Coach);
    let title = json!({ "fr": "Entre services" });
    let start = |kind: &str, starter: Value| json!({ "kind": kind, "title": title, "starter": starter });
    assert_eq!(desk.refusal("referential.start_referential", start("service", Value::Null)), "referential_exists");
    let other = start("cooperation", json!("shop"));
    assert_eq!(desk.refusal("referential.start_referential", other), "starter_of_another_kind");
    let begun = text(&desk.answer("referential.start_referential", start("cooperation", Value::Null)), "version");
    let occasion = json!({ "noun": "moment", "channel": null, "occasion": "Passage de relais" });
    desk.answer("referential.add_item", json!({ "version": begun, "new": occasion }));
    let channel = json!({ "noun": "moment", "channel": "phone", "occasion": null });
    let refused = json!({ "version": begun, "new": channel });
    assert_eq!(desk.refusal("referential.add_item", refused), "channel_or_occasion");
    desk.answer("referential.drop_draft", json!({ "version": begun }));
    assert_eq!(desk.refusal("referential.get_version", json!({ "version": begun })), "not_found");
}
