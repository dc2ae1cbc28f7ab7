//! The frame of the day: going in, the plan, the closing.

use serde_json::{Value, json};

use super::stage::{Stage, list, text};
use crate::desk::Trouble;

/// Going in: promises of last time, who is there, the newcomer informed, an intention.
pub fn prepare(stage: &mut Stage) -> Result<(), Trouble> {
    let today = stage.call("visit.get_today", json!({}))?;
    let planned = list(&today, "next")?.iter().find(|visit| visit["planned_on"] == json!(stage.date)).cloned();
    let started = match planned {
        Some(visit) => stage.call("visit.start_visit", json!({ "visit": visit["visit"] }))?,
        None => return Err(Trouble::NoDay),
    };
    stage.day = text(&started, "visit_day")?;
    let preparation = stage.call("visit.get_preparation", json!({ "visit_day": stage.day }))?;
    stage.unit = text(&preparation, "unit")?;
    for effect in list(&preparation, "effects")? {
        stage.call("action.confirm_effective", json!({ "action": effect["action"], "worked": true }))?;
    }
    let open: Vec<&Value> = list(&preparation, "promises")?
        .iter()
        .filter(|promise| matches!(promise["status"].as_str(), Some("todo" | "doing")))
        .collect();
    for (at, promise) in open.iter().enumerate() {
        let action = &promise["action"];
        match at {
            0 => stage.call("action.keep_action", json!({ "action": action }))?,
            1 => stage.call("action.not_yet", json!({ "action": action, "due": "one_week" }))?,
            _ => stage
                .call("action.drop_action", json!({ "action": action, "reason": stage.typed("demo-drop-reason") }))?,
        };
    }
    stage.pass(4)?;
    let people = stage.call("observation.list_people", json!({ "visit_day": stage.day }))?;
    let team = list(&people, "people")?.to_vec();
    let new: Vec<Value> =
        team.iter().filter(|one| one["informed_on"].is_null()).map(|one| one["person"].clone()).collect();
    for one in &team {
        stage
            .call("visit.mark_present", json!({ "visit_day": stage.day, "person": one["person"], "present": true }))?;
    }
    if !new.is_empty() {
        let body = json!({ "unit": stage.unit, "people": new, "channel": "meeting", "date": stage.date, "acknowledged": true });
        stage.call("observation.inform_team", body)?;
    }
    stage.call("visit.write_intention", json!({ "visit_day": stage.day, "text": stage.typed("demo-intention") }))?;
    stage.tell(
        "demo-stage-prepare",
        &[("promises", open.len().into()), ("people", team.len().into()), ("informed", new.len().into())],
    );
    stage.pass(4)
}

/// What the unit promises, and what a customer said meanwhile.
pub fn plan(stage: &mut Stage) -> Result<(), Trouble> {
    let words = [("demo-said-thanks", "positive"), ("demo-said-wait", "negative")];
    for (key, polarity) in words {
        let body =
            json!({ "visit_day": stage.day, "text": stage.typed(key), "polarity": polarity, "channel": "walk_in" });
        stage.call("voice.record_verbatim", body)?;
        stage.pass(1)?;
    }
    let walked = stage.call("walk.get_consolidation", json!({ "visit_day": stage.day }))?;
    let worst = list(&walked, "ranking")?.to_vec();
    let plan = stage.call("action.get_plan", json!({ "visit_day": stage.day }))?;
    let people = list(&plan, "people")?.to_vec();
    let owner =
        |role: &str| people.iter().find(|one| one["role"] == role).map_or(Value::Null, |one| one["person"].clone());
    for (at, (title, effect)) in
        [("demo-action-floor", "demo-effect-floor"), ("demo-action-lamps", "demo-effect-lamps")].into_iter().enumerate()
    {
        let Some(finding) = worst.get(at).map(|line| line["finding"]["finding"].clone()) else { continue };
        let due = if at == 0 { json!("one_week") } else { json!("two_weeks") };
        stage.call(
            "action.promise_action",
            json!({
                "unit": stage.unit, "visit_day": stage.day, "source": "finding", "source_id": finding,
                "title": stage.typed(title), "owner": owner(if at == 0 { "unit_manager" } else { "team_member" }), "due": due,
                "kind": "quick_win", "expected_effect": stage.typed(effect),
            }),
        )?;
        stage.pass(2)?;
    }
    let ritual = json!({
        "unit": stage.unit, "visit_day": stage.day, "source": "plan", "source_id": null, "title": stage.typed("demo-action-basil"),
        "owner": owner("team_member"), "due": "next_visit", "kind": "ritual", "expected_effect": stage.typed("demo-effect-basil"),
    });
    stage.call("action.promise_action", ritual)?;
    let plan = stage.call("action.get_plan", json!({ "visit_day": stage.day }))?;
    stage.tell("demo-stage-plan", &[("actions", list(&plan, "actions")?.len().into())]);
    stage.pass(6)
}

/// The manager rates the coach on the computer handed over; the coach states where the unit stands; the day is closed.
pub fn close(stage: &mut Stage) -> Result<(), Trouble> {
    stage.call("session.hand_over", json!({ "what": { "kind": "rating", "visit_day": stage.day } }))?;
    for (question, mark) in [(1, 5), (2, 4), (3, 5), (4, 4)] {
        stage.pass_s(6)?;
        stage.call("closing.answer_question", json!({ "visit_day": stage.day, "question": question, "mark": mark }))?;
    }
    stage
        .call("closing.write_comment", json!({ "visit_day": stage.day, "text": stage.typed("demo-rating-comment") }))?;
    stage.call("closing.send_rating", json!({ "visit_day": stage.day }))?;
    stage.call("session.take_back", json!({ "pin": null }))?;
    stage.pass(3)?;
    stage.call("closing.celebrate", json!({ "visit_day": stage.day, "what": stage.typed("demo-celebration") }))?;
    stage
        .call("closing.agree_next_visit", json!({ "visit_day": stage.day, "on": stage.in_days(21), "at": "09:30" }))?;
    let board = stage.call("closing.get_dashboard", json!({ "visit_day": stage.day }))?;
    for line in list(&board, "lines")?.iter().filter(|line| line["code"] == "senses") {
        stage.call("closing.set_level", json!({ "visit_day": stage.day, "item": line["item"], "level": 3 }))?;
    }
    for (sentence, key) in
        [("highlights", "demo-highlights"), ("difficulties", "demo-difficulties"), ("next_steps", "demo-next-steps")]
    {
        let body = json!({ "visit_day": stage.day, "sentence": sentence, "text": stage.typed(key) });
        stage.call("closing.write_sentence", body)?;
    }
    stage.call("closing.confirm_dashboard", json!({ "visit_day": stage.day }))?;
    stage.pass(5)?;
    let closed = stage.call("visit.close_day", json!({ "visit_day": stage.day, "reason": null }))?;
    if closed["backed_up"] != true {
        return Err(Trouble::Unexpected("backed_up".into()));
    }
    stage.say("demo-stage-close");
    Ok(())
}
