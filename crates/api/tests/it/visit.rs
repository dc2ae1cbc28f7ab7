//! Today, going in, the spine and the end of a day, through the registry; and the second visit three weeks later.

use serde_json::{Value, json};
use sillage_domain::network::Role;
use sillage_testkit::Desk;

fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_else(|| panic!("{name} in {value}")).to_owned()
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().unwrap_or_else(|| panic!("{name} in {value}"))
}

/// A desk, and the open day of today's planned visit.
pub fn started() -> (Desk, String) {
    let desk = Desk::practice(Role::Coach);
    let today = desk.answer("visit.get_today", json!({}));
    let started = desk.answer("visit.start_visit", json!({ "visit": today["next"][0]["visit"] }));
    let day = text(&started, "visit_day");
    (desk, day)
}

/// The coach's rating, given by the manager on the coach's computer.
pub fn rate(desk: &Desk, day: &str, marks: [i32; 4], comment: &str) {
    desk.answer("session.hand_over", json!({ "what": { "kind": "rating", "visit_day": day } }));
    for (question, mark) in (1..).zip(marks) {
        desk.answer("closing.answer_question", json!({ "visit_day": day, "question": question, "mark": mark }));
    }
    desk.answer("closing.write_comment", json!({ "visit_day": day, "text": comment }));
    desk.answer("closing.send_rating", json!({ "visit_day": day }));
    desk.answer("session.take_back", json!({ "pin": null }));
}

#[test]
fn today_shows_what_is_late_due_kept_and_to_look_at() {
    let desk = Desk::practice(Role::Coach);
    let today = desk.answer("visit.get_today", json!({}));
    assert_eq!(today["date"], "2026-11-24");
    assert_eq!(today["in_progress"], json!([]));
    let kinds: Vec<_> = list(&today, "checks").iter().map(|check| text(check, "kind")).collect();
    for kind in ["late", "due_today", "goal", "kept"] {
        assert!(kinds.iter().any(|found| found == kind), "{kind} in {kinds:?}");
    }
    assert!(kinds.iter().position(|kind| kind == "late") < kinds.iter().position(|kind| kind == "kept"));
    assert_eq!(today["next"][0]["unit_name"], "Les Lilas");
    assert_eq!(today["next"][0]["planned_at"], "09:30");
    assert_eq!(today["next"][1]["unit_name"], "Les Halles");
}

#[test]
fn a_visit_opens_once_with_the_referential_in_force() {
    let (desk, day) = started();
    let today = desk.answer("visit.get_today", json!({}));
    assert_eq!(today["in_progress"][0]["visit_day"], day);
    let visit = desk.answer("visit.get_spine", json!({ "visit_day": day }))["visit"].clone();
    let again = desk.answer("visit.start_visit", json!({ "visit": visit }));
    assert_eq!(again["visit_day"], day, "a second press is not a second day");
    assert_eq!(again["seen_before"], true);
    assert_eq!(desk.answer("place.get_place", json!({}))["route"], format!("/visit/{day}/prepare"));
    let skills = desk.answer("observation.list_people", json!({ "visit_day": day }));
    assert!(skills.is_object());
}

#[test]
fn one_goes_on_where_one_was_and_the_next_day_begins_on_today() {
    let (desk, day) = started();
    let here = || desk.answer("place.get_place", json!({}))["route"].clone();
    desk.clock.advance_ms(11 * 3_600_000);
    assert_eq!(here(), format!("/visit/{day}/prepare"), "after a long pause");
    desk.clock.advance_ms(2 * 3_600_000);
    assert_eq!(here(), "/today", "the next morning");
}

#[test]
fn an_unplanned_visit_meets_the_plan_of_the_day() {
    let desk = Desk::practice(Role::Coach);
    let units = desk.answer("visit.list_units", json!({}));
    let of = |name: &str| list(&units, "units").iter().find(|unit| unit["name"] == name).expect("unit")["unit"].clone();
    let planned = desk.answer("visit.get_today", json!({}))["next"][0]["visit"].clone();
    let lilas = desk.answer("visit.start_unplanned", json!({ "unit": of("Les Lilas") }));
    assert_eq!(lilas["visit"], planned, "today's plan is meant");
    let halles = desk.answer("visit.start_unplanned", json!({ "unit": of("Les Halles") }));
    assert_eq!(halles["seen_before"], false);
    let today = desk.answer("visit.get_today", json!({}));
    assert_eq!(list(&today, "in_progress").len(), 2);
    assert_eq!(today["next"][0]["unit_name"], "Les Halles", "the visit planned for another day stays planned");
}

#[test]
fn preparation_tells_promises_effects_people_and_intention() {
    let (desk, day) = started();
    let view = desk.answer("visit.get_preparation", json!({ "visit_day": day }));
    let titles: Vec<_> = list(&view, "promises").iter().map(|promise| text(promise, "title")).collect();
    assert_eq!(titles.len(), 3, "{titles:?}");
    assert_eq!(list(&view, "effects").len(), 1, "what was done before today asks whether it worked");
    let at_next_visit = list(&view, "promises").iter().find(|promise| promise["at_next_visit"] == true).expect("one");
    assert_eq!(at_next_visit["standing"], "due_today", "the next visit is this one");
    let people = list(&view, "people");
    assert!(people.iter().any(|person| person["name"] == "Théo Marchetti" && person["informed"] == false));
    let amina = people.iter().find(|person| person["name"] == "Amina Kessler").expect("Amina")["person"].clone();
    desk.answer("visit.mark_present", json!({ "visit_day": day, "person": amina, "present": true }));
    desk.answer("visit.mark_present", json!({ "visit_day": day, "person": amina, "present": true }));
    desk.answer("visit.write_intention", json!({ "visit_day": day, "text": "Les trente premières secondes" }));
    let view = desk.answer("visit.get_preparation", json!({ "visit_day": day }));
    assert_eq!(view["intention"], "Les trente premières secondes");
    assert_eq!(list(&view, "people").iter().filter(|person| person["present"] == true).count(), 1);
    for weak in list(&view, "weakest") {
        assert!(
            weak["too_early"] == true || (weak["scores"].as_u64() >= Some(3) && weak["people"].as_u64() >= Some(4)),
            "{weak}"
        );
    }
}

#[test]
fn the_spine_counts_and_the_gaps_never_block() {
    let (desk, day) = started();
    let spine = desk.answer("visit.get_spine", json!({ "visit_day": day }));
    assert_eq!(list(&spine, "stages").len(), 7);
    assert!(list(&spine, "stages").iter().all(|stage| stage["state"] == "empty"), "{spine}");
    let gaps = desk.answer("visit.list_gaps", json!({ "visit_day": day }));
    let codes: Vec<_> = list(&gaps, "gaps").iter().map(|gap| text(gap, "code")).collect();
    assert!(codes.contains(&"no_walk".to_owned()) && codes.contains(&"promises_unanswered".to_owned()), "{codes:?}");
    desk.answer(
        "visit.record_finding",
        json!({ "visit_day": day, "kind": "irritant", "text": "Le sol glisse à l’entrée." }),
    );
    desk.answer(
        "voice.record_verbatim",
        json!({ "visit_day": day, "text": "« Où est la caisse ? »", "polarity": "neutral", "channel": "walk_in" }),
    );
    desk.clock.advance_ms(72 * 60_000);
    let spine = desk.answer("visit.get_spine", json!({ "visit_day": day }));
    assert_eq!(spine["counts"]["findings"], 1);
    assert_eq!(spine["counts"]["said"], 1);
    assert_eq!(spine["elapsed_min"], 72);
    desk.answer("visit.close_day", json!({ "visit_day": day, "reason": "Fermeture imprévue" }));
    assert_eq!(
        desk.refusal("visit.record_finding", json!({ "visit_day": day, "kind": "irritant", "text": "Trop tard" })),
        "day_closed"
    );
}

#[test]
fn a_day_closes_with_rating_and_dashboard_or_a_word_of_why() {
    let (desk, day) = started();
    assert_eq!(desk.refusal("visit.close_day", json!({ "visit_day": day })), "closing_incomplete");
    assert_eq!(desk.refusal("visit.close_day", json!({ "visit_day": day, "reason": "  " })), "closing_incomplete");
    rate(&desk, &day, [4, 5, 4, 5], "");
    assert_eq!(desk.refusal("visit.close_day", json!({ "visit_day": day })), "closing_incomplete");
    desk.answer("closing.confirm_dashboard", json!({ "visit_day": day }));
    let closed = desk.answer("visit.close_day", json!({ "visit_day": day }));
    assert_eq!(closed["backed_up"], true);
    assert_eq!(desk.refusal("visit.close_day", json!({ "visit_day": day })), "day_closed");
    let copies = desk.answer("backup.list_backups", json!({}));
    assert!(list(&copies, "backups").iter().any(|copy| copy["kind"] == "visit_end"), "{copies}");
    assert_eq!(desk.answer("visit.get_today", json!({}))["in_progress"], json!([]));
    desk.answer("visit.reopen_day", json!({ "visit_day": day }));
    let spine = desk.answer("visit.get_spine", json!({ "visit_day": day }));
    assert_eq!((spine["revision"].clone(), spine["closed_at"].clone()), (json!(1), Value::Null));
    assert_eq!(desk.refusal("visit.reopen_day", json!({ "visit_day": day })), "day_open");
}

#[test]
fn an_observation_becomes_final_only_if_no_asked_for_fact_is_missing() {
    let (desk, day) = started();
    let people = desk.answer("visit.get_preparation", json!({ "visit_day": day }));
    let amina =
        list(&people, "people").iter().find(|person| person["name"] == "Amina Kessler").expect("Amina")["person"]
            .clone();
    let open = |value: i32, fact: &str| {
        let opened = desk.answer("observation.open_observation", json!({ "visit_day": day, "observed": amina }));
        let view = desk.answer("observation.get_observation", json!({ "observation": opened["observation"] }));
        let skill = view["criteria"][0]["skill"].clone();
        desk.answer(
            "observation.record_score",
            json!({ "observation": opened["observation"], "skill": skill, "value": value }),
        );
        if !fact.is_empty() {
            desk.answer(
                "observation.record_fact",
                json!({ "observation": opened["observation"], "skill": skill, "fact": fact }),
            );
        }
    };
    open(1, "");
    open(1, "N’a pas levé les yeux.");
    open(3, "");
    let closed = desk.answer("visit.close_day", json!({ "visit_day": day, "reason": "Essai" }));
    assert_eq!((closed["finals"].clone(), closed["drafts"].clone()), (json!(2), json!(1)), "{closed}");
}

#[test]
fn three_weeks_later_the_visit_opens_on_what_was_promised() {
    let (desk, day) = started();
    let plan = desk.answer("action.get_plan", json!({ "visit_day": day }));
    let unit = plan["unit"].clone();
    let promise = |title: &str, due: Value| {
        let ask = json!({ "unit": unit, "visit_day": day, "source": "plan", "title": title, "due": due });
        desk.answer("action.promise_action", ask)["action"].clone()
    };
    let kept = promise("Baliser la marche", json!("one_week"));
    let next = promise("Une tablette le long de la file", json!("next_visit"));
    let dropped = promise("Changer le sol", json!({ "date": "2026-12-05" }));
    for old in list(&plan, "promises") {
        desk.answer("action.keep_action", json!({ "action": old["action"] }));
    }
    rate(&desk, &day, [4, 4, 4, 4], "");
    desk.answer("closing.agree_next_visit", json!({ "visit_day": day, "on": "2026-12-15", "at": "09:30" }));
    desk.answer("closing.confirm_dashboard", json!({ "visit_day": day }));
    desk.answer("visit.close_day", json!({ "visit_day": day }));

    desk.clock.set("2026-11-30T10:00:00+01:00");
    desk.answer("action.keep_action", json!({ "action": kept }));

    desk.clock.set("2026-12-15T09:28:00+01:00");
    let today = desk.answer("visit.get_today", json!({}));
    let planned = list(&today, "next").iter().find(|visit| visit["unit"] == unit).expect("the agreed visit").clone();
    assert_eq!((planned["planned_on"].clone(), planned["planned_at"].clone()), (json!("2026-12-15"), json!("09:30")));
    let second = text(&desk.answer("visit.start_visit", json!({ "visit": planned["visit"] })), "visit_day");
    let view = desk.answer("visit.get_preparation", json!({ "visit_day": second }));
    assert_eq!(view["last_on"], "2026-11-24");
    let standing = |action: &Value| {
        let promise =
            list(&view, "promises").iter().find(|promise| promise["action"] == *action).expect("promise").clone();
        (text(&promise, "standing"), promise["asks_effect"] == true)
    };
    assert_eq!(standing(&next), ("due_today".into(), false));
    assert_eq!(standing(&dropped), ("late".into(), false));
    assert_eq!(standing(&kept), ("done".into(), true));
    desk.answer("action.confirm_effective", json!({ "action": kept, "worked": true }));
    desk.answer("action.not_yet", json!({ "action": next, "due": "two_weeks" }));
    assert_eq!(desk.refusal("action.drop_action", json!({ "action": dropped, "reason": "" })), "reason_missing");
    desk.answer("action.drop_action", json!({ "action": dropped, "reason": "Le bailleur le fait" }));
    let dashboard = desk.answer("closing.get_dashboard", json!({ "visit_day": second }));
    let line = list(&dashboard, "lines").iter().find(|line| line["code"] == "promises_kept").expect("line").clone();
    let promises = list(&view, "promises").len();
    assert_eq!(line["of"], promises, "{line}");
    let spine = desk.answer("visit.get_spine", json!({ "visit_day": second }));
    assert_eq!(spine["counts"]["promises_unanswered"], 0, "{spine}");
}

#[test]
fn a_unit_has_its_story() {
    let desk = Desk::practice(Role::Coach);
    let units = desk.answer("visit.list_units", json!({}));
    let lilas = list(&units, "units").iter().find(|unit| unit["name"] == "Les Lilas").expect("Les Lilas");
    assert_eq!((lilas["last_on"].clone(), lilas["next_on"].clone()), (json!("2026-11-03"), json!("2026-11-24")));
    assert_eq!(lilas["actions_late"], 1);
    assert_eq!(list(lilas, "trend").len(), 2);
    let file = desk.answer("visit.get_unit", json!({ "unit": lilas["unit"] }));
    assert_eq!(list(&file, "story").len(), 2);
    assert!(file["story"][0]["counts"]["arrivals"].as_u64() > Some(0));
    assert!(file["story"][0]["counts"]["observed_min"].as_u64() > Some(0));
    assert!(list(&file, "people").len() >= 6);
}

#[test]
fn plans_are_refused_in_the_past_and_moved_without_a_twin() {
    let (desk, day) = started();
    let unit = desk.answer("visit.get_spine", json!({ "visit_day": day }))["unit"].clone();
    assert_eq!(desk.refusal("visit.plan_visit", json!({ "unit": unit, "on": "2026-11-23" })), "day_in_past");
    assert_eq!(
        desk.refusal("visit.plan_visit", json!({ "unit": unit, "on": "2026-12-01", "at": "9 h" })),
        "time_unreadable"
    );
    desk.answer("closing.agree_next_visit", json!({ "visit_day": day, "on": "2026-12-14" }));
    desk.answer("closing.agree_next_visit", json!({ "visit_day": day, "on": "2026-12-15" }));
    let today = desk.answer("visit.get_today", json!({}));
    let of_unit: Vec<_> = list(&today, "next").iter().filter(|visit| visit["unit"] == unit).collect();
    assert_eq!(of_unit.len(), 1, "{of_unit:?}");
    assert_eq!(of_unit[0]["planned_on"], "2026-12-15");
}

#[test]
fn not_yet_of_last_time_is_no_answer_of_this_time() {
    let (desk, day) = started();
    let plan = desk.answer("action.get_plan", json!({ "visit_day": day }));
    for (old, command) in
        list(&plan, "promises").iter().zip(std::iter::once("not_yet").chain(std::iter::repeat("keep_action")))
    {
        desk.answer(&format!("action.{command}"), json!({ "action": old["action"] }));
    }
    let late = plan["promises"][0]["action"].clone();
    let unanswered = |day: &str| {
        desk.answer("visit.get_spine", json!({ "visit_day": day }))["counts"]["promises_unanswered"].clone()
    };
    let item = |day: &str| {
        let view = desk.answer("visit.get_preparation", json!({ "visit_day": day }));
        list(&view, "promises").iter().find(|item| item["action"] == late).expect("it").clone()
    };
    assert_eq!((unanswered(&day), item(&day)["answered"].clone()), (json!(0), json!(true)));
    desk.answer("visit.close_day", json!({ "visit_day": day, "reason": "Essai" }));

    desk.clock.set("2026-12-15T09:28:00+01:00");
    let second = desk.answer("visit.start_unplanned", json!({ "unit": plan["unit"] }));
    let second = text(&second, "visit_day");
    assert_eq!(unanswered(&second), 1);
    assert_eq!((item(&second)["status"].clone(), item(&second)["answered"].clone()), (json!("doing"), json!(false)));
    desk.answer("action.not_yet", json!({ "action": late }));
    assert_eq!((unanswered(&second), item(&second)["answered"].clone()), (json!(0), json!(true)));
}
