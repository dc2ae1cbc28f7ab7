//! What follows observations, through the registry: the file of a person, proposed goals, looks again, mastery over
//! weeks, calibration, the team as counts. Every expectation is asked back from the file.

mod calibration;

use serde_json::{Value, json};
use sillage_domain::{
    network::{Assignment, Role},
    training::{FollowUp, KnowledgeModule},
};
use sillage_testkit::Desk;

use crate::observation::{list, text};

/// A desk of the coach, and somebody of the team whom nobody has observed yet.
pub(crate) struct Weeks {
    pub desk: Desk,
    pub unit: String,
    pub person: String,
}

impl Weeks {
    pub fn begin() -> Self {
        Self::of(Desk::practice(Role::Coach))
    }

    pub fn of(desk: Desk) -> Self {
        let units = desk.answer("visit.list_units", json!({}));
        let unit = text(list(&units, "units").iter().find(|unit| unit["code"] == "LIL").expect("Les Lilas"), "unit");
        let mut weeks = Self { desk, unit, person: String::new() };
        weeks.person = weeks.joins("Nora Belval");
        weeks
    }

    /// Somebody new, informed on the day.
    pub fn joins(&self, name: &str) -> String {
        let who = json!({ "unit": self.unit, "person": null, "name": name, "number": null, "email": null, "role": "team_member", "until": null });
        let person = text(&self.desk.answer("network.record_person", who), "person");
        let today = self.today();
        let notice = json!({ "unit": self.unit, "people": [person], "channel": "meeting", "date": today });
        self.desk.answer("observation.inform_team", notice);
        person
    }

    fn today(&self) -> String {
        text(&self.desk.answer("visit.get_today", json!({})), "date")
    }

    /// The wall clock goes to half past ten of a day.
    pub fn on(&self, day: &str) {
        let offset = if ("2026-03-29".."2026-10-25").contains(&day) { "+02:00" } else { "+01:00" };
        self.desk.clock.set(&format!("{day}T10:30:00{offset}"));
    }

    /// An observation of an ordinary day, made final: levels by code, `"NO"` for what could not be seen.
    pub fn looks(&self, person: &str, levels: &[(&str, Value)]) -> String {
        let ask = json!({ "unit": self.unit, "observed": person });
        let observation = text(&self.desk.answer("observation.open_observation", ask), "observation");
        for (code, level) in levels {
            let mut score = json!({ "observation": observation, "skill": self.skill(code) });
            if level == "NO" {
                score["absence"] = json!("not_observed");
            } else {
                score["value"] = level.clone();
                let fact = json!({ "observation": observation, "skill": self.skill(code), "fact": format!("{code} vu à {level}") });
                self.desk.answer("observation.record_fact", fact);
            }
            self.desk.answer("observation.record_score", score);
        }
        self.desk.answer("observation.finish_observation", json!({ "observation": observation }));
        observation
    }

    pub fn file(&self) -> Value {
        self.desk.answer("training.get_person_file", json!({ "person": self.person, "unit": self.unit }))
    }

    pub fn status(&self, code: &str) -> Value {
        let file = self.file();
        list(&file, "skills").iter().find(|skill| skill["code"] == code).unwrap_or_else(|| panic!("{code}")).clone()
    }

    pub fn skill(&self, code: &str) -> String {
        text(&self.status(code), "skill")
    }

    pub fn proposals(&self, more: Value) -> Value {
        let mut ask = json!({ "person": self.person, "unit": self.unit });
        for (field, value) in more.as_object().into_iter().flatten() {
            ask[field] = value.clone();
        }
        self.desk.answer("training.list_proposals", ask)
    }

    /// A conversation after an observation, with a promise about a skill; closed.
    pub fn talks(&self, observation: &str, code: &str) -> String {
        let debrief =
            text(&self.desk.answer("debrief.open_debrief", json!({ "observations": [observation] })), "debrief");
        let say = |name: &str, body: Value| self.desk.answer(name, body);
        say("debrief.record_self_view", json!({ "debrief": debrief, "went_well": "l’accueil" }));
        say("debrief.choose_improvement", json!({ "debrief": debrief, "skill": self.skill(code), "text": "redire" }));
        say("debrief.record_commitment", json!({ "debrief": debrief, "when": "on me demande", "then": "je redis" }));
        say("debrief.close_debrief", json!({ "debrief": debrief }));
        debrief
    }

    fn plan(&self, debrief: &str) -> Value {
        let ask = json!({ "person": self.person, "unit": self.unit, "debrief": debrief });
        self.desk.answer("training.get_followups", ask)
    }

    fn agree(&self, debrief: &str) -> Value {
        let plan = self.plan(debrief);
        let dates: Vec<Value> = list(&plan, "proposed").iter().map(|look| look["on"].clone()).collect();
        let ask = json!({ "person": self.person, "unit": self.unit, "debrief": debrief, "dates": dates });
        self.desk.answer("training.plan_followups", ask);
        self.plan(debrief)
    }

    fn due(&self) -> Vec<String> {
        let today = self.desk.answer("visit.get_today", json!({}));
        let due = |check: &&Value| check["kind"] == "follow_up" && check["person"] == self.person.as_str();
        list(&today, "checks").iter().filter(due).map(|check| text(check, "on")).collect()
    }

    /// Closed on these days, and on Sundays.
    fn hours(&self, closed: &[&str]) {
        let slots: Vec<Value> =
            (1..=6).map(|day| json!({ "iso_weekday": day, "opens": "09:00:00", "closes": "19:00:00" })).collect();
        let exceptions: Vec<Value> = closed.iter().map(|date| json!({ "date": date, "spans": [] })).collect();
        let ask = json!({ "unit": self.unit, "slots": slots, "exceptions": exceptions });
        self.desk.answer("network.record_hours", ask);
    }
}

fn days(value: &Value, field: &str, day: &str) -> Vec<String> {
    list(value, field).iter().map(|each| text(each, day)).collect()
}

fn near(value: &Value, expected: f64) {
    assert!((value.as_f64().unwrap_or(f64::NAN) - expected).abs() < 1e-9, "{value} is not {expected}");
}

#[test]
fn what_is_below_the_sample_size_is_told_as_levels_and_not_as_a_figure() {
    let weeks = Weeks::begin();
    let before = weeks.status("REF");
    assert_eq!((&before["state"], &before["n"], &before["since"]), (&json!("not_started"), &json!(0), &Value::Null));
    weeks.looks(&weeks.person, &[("REF", json!(2)), ("ACC", json!("NO"))]);
    weeks.on("2026-11-27");
    weeks.looks(&weeks.person, &[("REF", json!(2)), ("ACC", json!(3))]);
    let early = weeks.status("REF");
    assert_eq!((&early["n"], &early["mean"], &early["gap"]), (&json!(2), &Value::Null, &Value::Null));
    assert_eq!(days(&early, "levels", "day"), ["2026-11-27", "2026-11-24"]);
    weeks.on("2026-12-01");
    weeks.looks(&weeks.person, &[("REF", json!(3))]);
    let now = weeks.status("REF");
    near(&now["mean"], 7.0 / 3.0);
    near(&now["gap"], 2.0 / 3.0);
    assert_eq!((&now["since"], &now["state"]), (&json!("2026-11-24"), &json!("in_progress")));
    assert_eq!((&now["passes"], &now["misses"]), (&json!(1), &json!(0)));
    // Once not seen, once seen: what was missed is no zero.
    let greeting = weeks.status("ACC");
    assert_eq!((&greeting["n"], &greeting["missed"]), (&json!(1), &json!(1)));
    near(&greeting["coverage"], 0.5);
    assert_eq!(days(&now, "facts", "day"), ["2026-12-01", "2026-11-27", "2026-11-24"]);
    // Ninety days later the mean has gone, and what was learnt is still known.
    weeks.on("2027-03-10");
    let later = weeks.status("REF");
    assert_eq!((&later["n"], &later["mean"], &later["last_on"]), (&json!(0), &Value::Null, &json!("2026-12-01")));
    // No figure adds her up.
    let told = weeks.file().to_string();
    assert!(!told.contains("attainment") && !told.contains("total") && !told.contains("overall"), "{told}");
}

#[test]
fn a_skill_is_acquired_over_weeks_and_lapses_after_two_misses() {
    let weeks = Weeks::begin();
    let look = |day: &str, level: i32| {
        weeks.on(day);
        weeks.looks(&weeks.person, &[("REF", json!(level))]);
        text(&weeks.status("REF"), "state")
    };
    assert_eq!(look("2026-11-24", 2), "in_progress");
    assert_eq!(look("2026-11-26", 3), "in_progress");
    assert_eq!(look("2026-12-01", 3), "in_progress");
    assert_eq!(look("2026-12-08", 4), "acquired");
    assert_eq!(weeks.status("REF")["acquired_on"], "2026-12-08");
    // Acquired: no goal any more, though nobody has to forget it.
    let asks_for = |proposals: &Value| list(proposals, "proposals").iter().any(|each| each["status"]["code"] == "REF");
    assert_eq!(look("2026-12-15", 2), "acquired");
    assert!(!asks_for(&weeks.proposals(json!({ "limit": 3 }))));
    assert_eq!(weeks.status("REF")["misses"], 1);
    assert_eq!(look("2026-12-22", 2), "to_consolidate");
    assert_eq!(weeks.status("REF")["acquired_on"], Value::Null);
    assert!(asks_for(&weeks.proposals(json!({ "limit": 3 }))));
    // Earned again.
    look("2026-12-29", 3);
    look("2027-01-05", 3);
    assert_eq!(look("2027-01-12", 3), "acquired");
}

#[test]
fn goals_are_proposed_by_importance_and_gap_and_nothing_is_set_by_itself() {
    let weeks = Weeks::begin();
    // REF weighs 3, DIS and CON 2: 3 × 1 before 2 × 1, twice.
    weeks.looks(&weeks.person, &[("CON", json!(2)), ("DIS", json!(2)), ("REF", json!(2)), ("ACC", json!(4))]);
    let before = weeks.desk.answer("backup.verify_profile", json!({}))["operations"].clone();
    let told = weeks.proposals(json!({}));
    let codes = |told: &Value| -> Vec<String> {
        list(told, "proposals").iter().map(|each| text(&each["status"], "code")).collect()
    };
    assert_eq!((codes(&told), &told["limit"]), (vec!["REF".to_owned(), "CON".to_owned()], &json!(2)));
    // One look is too few for a figure, and enough for a proposal that says so.
    let first = &told["proposals"][0];
    assert_eq!(
        (&first["provisional"], &first["priority"], &first["status"]["gap"]),
        (&json!(true), &Value::Null, &Value::Null)
    );
    assert_eq!(told["ties"][0]["by"], "code");
    assert_eq!(list(&told, "waiting").len(), 1);
    assert_eq!(
        weeks.desk.answer("backup.verify_profile", json!({}))["operations"],
        before,
        "a proposal writes nothing"
    );
    assert_eq!(codes(&weeks.proposals(json!({ "limit": 3 }))).len(), 3);
    assert_eq!(codes(&weeks.proposals(json!({ "limit": 9 }))).len(), 3, "never more than three");
    // Nobody has looked at the others: they fill the places that are free.
    assert_eq!(weeks.proposals(json!({ "limit": 3 }))["proposals"][2]["kind"], "improve");

    let goal = json!({
        "person": weeks.person, "unit": weeks.unit, "day": "2026-11-25", "skill": weeks.skill("REF"), "kind": "improve",
        "situation": "On me demande un prix", "expected_behaviour": "Redit la demande", "tries": 3
    });
    weeks.desk.answer("observation.set_goal", goal);
    let past = weeks.file()["goals"][0].clone();
    assert_eq!(
        (&past["reason"]["importance"], &past["reason"]["looks"], &past["reason"]["gap"]),
        (&json!(3), &json!(1), &Value::Null)
    );
    assert_eq!((&past["tries"], &past["goal"]["status"]), (&json!(3), &json!("planned")));
    // What she is trying already is not proposed again, and the day has a place less.
    let told = weeks.proposals(json!({ "day": "2026-11-25", "limit": 2 }));
    assert_eq!((codes(&told), &told["taken"]), (vec!["CON".to_owned()], &json!(1)));
}

#[test]
fn a_priority_is_told_with_its_numbers_once_there_is_a_mean() {
    let weeks = Weeks::begin();
    for day in ["2026-11-24", "2026-11-25", "2026-11-26"] {
        weeks.on(day);
        weeks.looks(&weeks.person, &[("REF", json!(2)), ("REB", json!(1))]);
    }
    let told = weeks.proposals(json!({}));
    let first = &told["proposals"][0];
    // 3 × (3 − 2) ÷ 3, before 1 × (3 − 1) ÷ 3.
    assert_eq!((&first["status"]["code"], &first["provisional"]), (&json!("REF"), &json!(false)));
    near(&first["priority"], 1.0);
    near(&told["proposals"][1]["priority"], 2.0 / 3.0);
    assert_eq!(list(&told, "ties").len(), 0);
}

#[test]
fn a_module_comes_before_practice() {
    let mut weeks = Weeks::begin();
    weeks.looks(&weeks.person, &[("REF", json!(2))]);
    let module = json!({ "title": { "fr": "Redire sans répéter", "en": null }, "duration_min": 20, "skills": [weeks.skill("REF")] });
    let module = weeks.desk.answer("training.record_module", module)["module"].clone();
    let first = |weeks: &Weeks| weeks.proposals(json!({}))["proposals"][0].clone();
    assert_eq!(first(&weeks)["modules"][0]["title"]["fr"], "Redire sans répéter");
    let complete = |on: Value| json!({ "person": weeks.person, "unit": weeks.unit, "module": module, "on": on });
    assert_eq!(weeks.desk.refusal("training.complete_module", complete(json!("2026-11-25"))), "date_in_future");
    weeks.desk.answer("training.complete_module", complete(json!("2026-11-24")));
    assert_eq!(list(&first(&weeks), "modules").len(), 0);
    assert_eq!(weeks.file()["modules"][0]["completed_on"], "2026-11-24");
    weeks.desk.answer("training.complete_module", complete(Value::Null));
    assert_eq!(list(&first(&weeks), "modules").len(), 1);
    weeks.desk.answer("training.remove_module", json!({ "module": module }));
    assert_eq!(list(&first(&weeks), "modules").len(), 0);
    assert_eq!(weeks.desk.peek(|db| Ok(db.list_all::<KnowledgeModule>()?.len())), 0);
}

#[test]
fn in_a_conversation_her_view_comes_first_and_figures_wait_for_the_levels() {
    let weeks = Weeks::begin();
    for day in ["2026-11-24", "2026-11-25"] {
        weeks.on(day);
        weeks.looks(&weeks.person, &[("REF", json!(2))]);
    }
    weeks.on("2026-11-26");
    let ask = json!({ "unit": weeks.unit, "observed": weeks.person });
    let observation = text(&weeks.desk.answer("observation.open_observation", ask), "observation");
    let score = json!({ "observation": observation, "skill": weeks.skill("REF"), "value": 2 });
    weeks.desk.answer("observation.record_score", score);
    let debrief = text(&weeks.desk.answer("debrief.open_debrief", json!({ "observations": [observation] })), "debrief");
    let told = weeks.proposals(json!({ "debrief": debrief }));
    assert_eq!((&told["waits_for_her_view"], list(&told, "proposals").len()), (&json!(true), 0));
    weeks.desk.answer("debrief.record_self_view", json!({ "debrief": debrief, "to_change": "écouter" }));
    let told = weeks.proposals(json!({ "debrief": debrief }));
    let first = &told["proposals"][0];
    // What was seen today counts, and no figure of it is told.
    assert_eq!(
        (&told["figures"], &first["provisional"], &first["status"]["n"]),
        (&json!(false), &json!(false), &json!(3))
    );
    assert_eq!(
        (&first["priority"], &first["status"]["mean"], list(&first["status"], "levels").len()),
        (&Value::Null, &Value::Null, 0)
    );
    weeks.desk.answer("debrief.show_levels", json!({ "debrief": debrief }));
    near(&weeks.proposals(json!({ "debrief": debrief }))["proposals"][0]["priority"], 1.0);
    // Her file goes by what is final.
    assert_eq!(weeks.status("REF")["n"], 2);
    weeks.desk.answer("debrief.close_debrief", json!({ "debrief": debrief }));
    assert_eq!(weeks.status("REF")["n"], 3);
}

#[test]
fn looks_fall_on_open_days_move_with_the_hours_and_show_on_today() {
    let weeks = Weeks::begin();
    weeks.hours(&["2026-11-27"]);
    let observation = weeks.looks(&weeks.person, &[("REF", json!(2))]);
    let debrief = weeks.talks(&observation, "REF");
    let plan = weeks.plan(&debrief);
    // Tuesday 24: J+1 Wednesday, J+3 Friday is closed, J+7, J+21, J+60 Saturday.
    let wished = ["2026-11-25", "2026-11-28", "2026-12-01", "2026-12-15", "2027-01-23"];
    assert_eq!(
        (days(&plan, "proposed", "on"), &plan["hours_known"]),
        (wished.map(str::to_owned).to_vec(), &json!(true))
    );
    assert_eq!(plan["proposed"][1]["moved"], true);
    assert!(weeks.due().is_empty());
    let agreed = weeks.agree(&debrief);
    assert_eq!(
        (days(&agreed, "looks", "on"), list(&agreed, "proposed").len()),
        (wished.map(str::to_owned).to_vec(), 0)
    );
    assert_eq!(agreed["looks"][0]["title"]["fr"], "Reformuler d’abord");
    // The first of December closes: its look moves, and comes back when it opens again.
    weeks.hours(&["2026-12-01"]);
    let moved = weeks.plan(&debrief);
    assert_eq!((&moved["looks"][2]["on"], &moved["looks"][2]["moved"]), (&json!("2026-12-02"), &json!(true)));
    weeks.hours(&[]);
    assert_eq!(weeks.plan(&debrief)["looks"][2]["on"], "2026-12-01");
    weeks.on("2026-11-25");
    assert_eq!(weeks.due(), ["2026-11-25"]);
    // Another day, and one given up.
    let look = |at: usize| weeks.plan(&debrief)["looks"][at]["follow_up"].clone();
    let past = json!({ "follow_up": look(0), "on": "2026-11-24" });
    assert_eq!(weeks.desk.refusal("training.move_followup", past), "day_in_past");
    weeks.desk.answer("training.move_followup", json!({ "follow_up": look(0), "on": "2026-11-26" }));
    assert!(weeks.due().is_empty());
    weeks.desk.answer("training.withdraw_followup", json!({ "follow_up": look(4) }));
    assert_eq!(list(&weeks.plan(&debrief), "looks").len(), 4);
    weeks.desk.answer("history.undo_last", json!({}));
    assert_eq!(list(&weeks.plan(&debrief), "looks").len(), 5);
}

#[test]
fn a_look_is_done_by_an_observation_and_a_miss_begins_again() {
    let weeks = Weeks::begin();
    let observation = weeks.looks(&weeks.person, &[("REF", json!(2))]);
    let debrief = weeks.talks(&observation, "REF");
    weeks.agree(&debrief);
    weeks.on("2026-11-28");
    let first = weeks.plan(&debrief)["looks"][0]["follow_up"].clone();
    let ticked = json!({ "follow_up": first, "result": "met" });
    assert_eq!(weeks.desk.refusal("training.close_followup", ticked), "look_needs_observation");
    let paul = weeks.joins("Paula Serin");
    let other = weeks.looks(&paul, &[("REF", json!(3))]);
    assert_eq!(
        weeks
            .desk
            .refusal("training.close_followup", json!({ "follow_up": first, "result": "met", "observation": other })),
        "look_needs_observation"
    );
    // Two are due. Something else was seen: they wait. Then it was seen: the last is this one, the other had no occasion.
    weeks.looks(&weeks.person, &[("ACC", json!(3))]);
    assert_eq!(weeks.due().len(), 1, "one look is left to take");
    let ask = json!({ "unit": weeks.unit, "observed": weeks.person });
    let seen = text(&weeks.desk.answer("observation.open_observation", ask), "observation");
    let score = json!({ "observation": seen, "skill": weeks.skill("REF"), "value": 3 });
    weeks.desk.answer("observation.record_score", score);
    assert_eq!(weeks.due().len(), 1, "a draft answers nothing");
    let talk = text(&weeks.desk.answer("debrief.open_debrief", json!({ "observations": [seen] })), "debrief");
    weeks.desk.answer("debrief.close_debrief", json!({ "debrief": talk }));
    let results =
        |plan: &Value| -> Vec<Value> { list(plan, "looks").iter().map(|look| look["result"].clone()).collect() };
    let plan = weeks.plan(&debrief);
    assert_eq!(results(&plan).iter().filter(|result| result.is_null()).count(), 3);
    assert!(results(&plan).contains(&json!("met")) && results(&plan).contains(&json!("not_seen")));
    assert!(weeks.due().is_empty() && plan["restart"] == false);
    // With the conversation that made it final goes what it did.
    weeks.desk.answer("history.undo_last", json!({}));
    assert_eq!(weeks.due().len(), 1);
    weeks.desk.answer("history.redo_last", json!({}));
    // A miss sends back to the next day; agreeing on it takes the place of what was to come.
    weeks.on("2026-12-01");
    weeks.looks(&weeks.person, &[("REF", json!(2))]);
    let plan = weeks.plan(&debrief);
    assert_eq!((&plan["restart"], &plan["start"]), (&json!(true), &json!("2026-12-01")));
    assert_eq!(plan["proposed"][0]["on"], "2026-12-02");
    let plan = weeks.agree(&debrief);
    assert_eq!((&plan["restart"], list(&plan, "looks").len()), (&json!(false), 8));
    let closed = list(&plan, "looks").iter().find(|look| look["result"] == "met").expect("met")["follow_up"].clone();
    assert_eq!(
        weeks.desk.refusal("training.move_followup", json!({ "follow_up": closed, "on": "2026-12-09" })),
        "look_done"
    );
}

#[test]
fn dates_to_look_again_are_in_order_to_come_and_about_somebody_informed() {
    let mut weeks = Weeks::begin();
    let observation = weeks.looks(&weeks.person, &[("REF", json!(2))]);
    let debrief = weeks.talks(&observation, "REF");
    let ask =
        |dates: &[&str]| json!({ "person": weeks.person, "unit": weeks.unit, "debrief": debrief, "dates": dates });
    for (dates, code) in [
        (vec![], "looks_out_of_order"),
        (vec!["2026-12-02", "2026-12-01"], "looks_out_of_order"),
        (vec!["2026-11-24"], "day_in_past"),
        (
            vec!["2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04", "2026-12-05", "2026-12-06"],
            "looks_out_of_order",
        ),
    ] {
        assert_eq!(weeks.desk.refusal("training.plan_followups", ask(&dates)), code, "{dates:?}");
    }
    let theo = |desk: &Desk, unit: &str| {
        let people = desk.answer("observation.list_people", json!({ "unit": unit }));
        text(
            list(&people, "people").iter().find(|each| text(each, "name").starts_with("Théo")).expect("Théo"),
            "person",
        )
    };
    let uninformed = json!({ "person": theo(&weeks.desk, &weeks.unit), "unit": weeks.unit, "dates": ["2026-12-01"] });
    assert_eq!(weeks.desk.refusal("training.plan_followups", uninformed), "person_not_informed");
    assert_eq!(weeks.desk.peek(|db| Ok(db.list_all::<FollowUp>()?.len())), 0);
}

#[test]
fn a_scene_two_people_rated_is_one_look() {
    let weeks = Weeks::begin();
    let ask = json!({ "unit": weeks.unit, "observed": weeks.person });
    let first = text(&weeks.desk.answer("observation.open_observation", ask), "observation");
    let score = |observation: &str, value: i32| json!({ "observation": observation, "skill": weeks.skill("REF"), "value": value });
    weeks.desk.answer("observation.record_score", score(&first, 2));
    let second = text(&weeks.desk.answer("observation.open_observation", json!({ "double_of": first })), "observation");
    weeks.desk.answer("observation.record_score", score(&second, 3));
    for observation in [&second, &first] {
        weeks.desk.answer("observation.finish_observation", json!({ "observation": observation }));
    }
    let status = weeks.status("REF");
    assert_eq!((&status["n"], &status["levels"][0]["level"]), (&json!(1), &json!(2)));
    // The calibration screen has both: one double rating, in words.
    let told = weeks.desk.answer("training.list_calibration", json!({ "unit": weeks.unit }));
    assert_eq!(
        (&told["doubles"]["of"], &told["doubles"]["same"], &told["doubles"]["near"]),
        (&json!(1), &json!(0), &json!(1))
    );
    assert_eq!(told["doubles"]["kappa"], Value::Null);
}

/// Whoever reads the file of the coach from now on is of another role.
fn turns_into(weeks: &mut Weeks, role: Role) {
    weeks.desk.poke(|tx| {
        for row in tx.list_all::<Assignment>()?.into_iter().filter(|row| row.role == Role::Coach) {
            tx.change(row.id, |doc: &mut Assignment| doc.role = role)?;
        }
        Ok(())
    });
}

#[test]
fn neither_headquarters_nor_a_colleague_reads_a_file_or_a_team() {
    for role in [Role::Regional, Role::TeamMember] {
        let mut weeks = Weeks::begin();
        weeks.looks(&weeks.person, &[("REF", json!(2))]);
        turns_into(&mut weeks, role);
        let of = json!({ "person": weeks.person, "unit": weeks.unit });
        for name in ["training.get_person_file", "training.list_proposals", "training.get_followups"] {
            assert_eq!(weeks.desk.refusal(name, of.clone()), "history_not_yours", "{role:?} {name}");
        }
        for name in ["training.get_team_view", "training.list_calibration"] {
            assert_eq!(weeks.desk.refusal(name, json!({ "unit": weeks.unit })), "team_not_yours", "{role:?} {name}");
        }
    }
}

#[test]
fn the_person_reads_her_own_file() {
    let desk = Desk::practice(Role::UnitManager);
    let me = desk.answer("session.get_state", json!({}))["profile"]["me"].clone();
    let units = desk.answer("visit.list_units", json!({}));
    let unit = units["units"][0]["unit"].clone();
    let file = desk.answer("training.get_person_file", json!({ "person": me, "unit": unit }));
    assert_eq!((&file["mine"], &file["leads"]), (&json!(true), &json!(true)));
    assert!(list(&file, "skills").iter().any(|skill| !list(skill, "facts").is_empty()), "facts about herself");
    let management =
        desk.answer("training.get_person_file", json!({ "person": me, "unit": unit, "kind": "management" }));
    assert_eq!(list(&management, "skills").len(), 6);
}

#[test]
fn the_team_is_counted_from_four_people_on_and_never_named() {
    let weeks = Weeks::begin();
    let mut people = vec![weeks.person.clone()];
    people.extend(["Ondine Roux", "Basile Feyt", "Maud Carval"].map(|name| weeks.joins(name)));
    let team = || weeks.desk.answer("training.get_team_view", json!({ "unit": weeks.unit }));
    let line = |team: &Value| {
        list(team, "skills").iter().find(|line| line["title"]["fr"] == "Reformuler d’abord").expect("REF").clone()
    };
    for day in ["2026-11-24", "2026-11-25", "2026-11-26"] {
        weeks.on(day);
        for (person, level) in people[..3].iter().zip([2, 3, 4]) {
            weeks.looks(person, &[("REF", json!(level))]);
        }
    }
    let early = line(&team());
    assert_eq!((&early["people"], &early["spread"]), (&json!(3), &Value::Null));
    assert_eq!(team()["attainment"], Value::Null);
    for day in ["2026-11-27", "2026-11-28", "2026-11-30"] {
        weeks.on(day);
        weeks.looks(&people[3], &[("REF", json!(2))]);
    }
    let now = team();
    let spread = &line(&now)["spread"];
    assert_eq!((&spread["below"], &spread["reached"], &spread["acquired"]), (&json!(2), &json!(2), &json!(2)));
    near(&spread["median"], 2.5);
    assert_eq!(line(&now)["looks"], 12);
    // Two at half of the way, two capped at the target.
    near(&now["attainment"]["mean"], 0.75);
    assert_eq!((&now["attainment"]["people"], &now["attainment"]["scored"]), (&json!(4), &json!(4)));
    let told = now.to_string();
    for secret in people.iter().map(String::as_str).chain(["Nora", "Ondine", "Basile", "Maud"]) {
        assert!(!told.contains(secret), "{secret} in {told}");
    }
}
