//! Looks again are agreed, moved, given up, and done by an observation: with a debrief or by themselves, whichever makes
//! the observation final.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    debrief::Debrief,
    network::{Person, Unit},
    observation::{Observation, ObservationScore},
    referential::Skill,
    training::{FollowUp, FollowUpResult, LOOK_OFFSETS},
};
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;

use super::{
    looks::check_history,
    told::{Series, open_day_of, series_of},
};
use crate::{
    Failure,
    observation::{admit, count},
    referential::meanings,
};

/// Agree on the days to look again; what was still to come after the same conversation gives way.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct PlanFollowups {
    /// With whom.
    pub person: Id<Person>,
    /// Where.
    pub unit: Id<Unit>,
    /// After which conversation.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub debrief: Option<Id<Debrief>>,
    /// At which skill; that of the conversation's improvement by default.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub skill: Option<Id<Skill>>,
    /// One to five days to come, in order.
    pub dates: Vec<NaiveDate>,
}

/// Days are agreed.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct FollowupsPlanned {
    /// How many.
    pub planned: u32,
}

pub(super) fn plan_followups(tx: &mut Writer<'_>, ask: PlanFollowups) -> Result<FollowupsPlanned, Failure> {
    check_history(tx, ask.unit, ask.person)?;
    let today = tx.now().local_date();
    admit(tx, Some(ask.person), today)?;
    let in_order = ask.dates.windows(2).all(|pair| pair[0] < pair[1]);
    if ask.dates.is_empty() || ask.dates.len() > LOOK_OFFSETS.len() || !in_order {
        return Err(Failure::new("looks_out_of_order").with("most", LOOK_OFFSETS.len()));
    }
    if ask.dates[0] <= today {
        return Err(Failure::new("day_in_past"));
    }
    let skill = match ask.debrief {
        Some(debrief) => {
            let talk = tx.get(debrief)?;
            if talk.person != Some(ask.person) || talk.doc.unit != ask.unit {
                return Err(Failure::new("not_found").with("noun", "debrief"));
            }
            ask.skill.or(talk.improvement_skill)
        }
        None => ask.skill,
    };
    skill.map(|skill| tx.get(skill)).transpose()?;
    let series: Series = (ask.person, ask.debrief, skill.filter(|_| ask.debrief.is_none()));
    for row in tx.list_of::<FollowUp>(ask.unit.uuid())? {
        if row.result.is_none() && series_of(&row) == series {
            tx.delete(row.id)?;
        }
    }
    for (&due_on, step) in ask.dates.iter().zip(1..) {
        let doc = FollowUp {
            person: ask.person,
            unit: ask.unit,
            debrief: ask.debrief,
            skill,
            due_on,
            step,
            result: None,
            done_by: None,
            done_on: None,
        };
        tx.add(ask.unit.uuid(), &doc)?;
    }
    Ok(FollowupsPlanned { planned: count(ask.dates.len()) })
}

/// Agree on another day.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct MoveFollowup {
    /// Which.
    pub follow_up: Id<FollowUp>,
    /// The other day; not in the past.
    pub on: NaiveDate,
}

/// It was kept.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct FollowupKept {}

pub(super) fn move_followup(tx: &mut Writer<'_>, ask: MoveFollowup) -> Result<FollowupKept, Failure> {
    check_to_come(tx, ask.follow_up)?;
    if ask.on < tx.now().local_date() {
        return Err(Failure::new("day_in_past"));
    }
    tx.change(ask.follow_up, |doc| doc.due_on = ask.on)?;
    Ok(FollowupKept {})
}

/// Give a look up.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct WithdrawFollowup {
    /// Which.
    pub follow_up: Id<FollowUp>,
}

pub(super) fn withdraw_followup(tx: &mut Writer<'_>, ask: WithdrawFollowup) -> Result<FollowupKept, Failure> {
    check_to_come(tx, ask.follow_up)?;
    tx.delete(ask.follow_up)?;
    Ok(FollowupKept {})
}

/// Say what a look gave.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct CloseFollowup {
    /// Which.
    pub follow_up: Id<FollowUp>,
    /// The observation in which it was seen; a look is not ticked.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub observation: Option<Id<Observation>>,
    /// What it gave.
    pub result: FollowUpResult,
}

pub(super) fn close_followup(tx: &mut Writer<'_>, ask: CloseFollowup) -> Result<FollowupKept, Failure> {
    let row = check_to_come(tx, ask.follow_up)?;
    let seen = ask.result != FollowUpResult::NotSeen;
    let of_the_person = match ask.observation {
        Some(observation) => tx.get(observation)?.observed == Some(row.person),
        None => false,
    };
    if seen && !of_the_person {
        return Err(Failure::new("look_needs_observation"));
    }
    let today = tx.now().local_date();
    tx.change(ask.follow_up, |doc| {
        doc.result = Some(ask.result);
        doc.done_by = ask.observation.filter(|_| seen);
        doc.done_on = Some(today);
    })?;
    Ok(FollowupKept {})
}

fn check_to_come(db: &Reader<'_>, id: Id<FollowUp>) -> Result<Row<FollowUp>, Failure> {
    let row = db.get(id)?;
    if row.result.is_none() { Ok(row) } else { Err(Failure::new("look_done")) }
}

/// An observation became final: the looks at its skills that were due are done by it. Of several that were due the last
/// is this one; those before it found no occasion.
pub(crate) fn close_due(tx: &mut Writer<'_>, observation: &Row<Observation>) -> Result<(), Failure> {
    let Some(person) = observation.observed else { return Ok(()) };
    let unit = observation.doc.unit;
    let mut rows = tx.list_of::<FollowUp>(unit.uuid())?;
    rows.retain(|row| row.person == person);
    let Some(day) = observation.observed_at.local().map(|at| at.date_naive()).filter(|_| !rows.is_empty()) else {
        return Ok(());
    };
    let days = open_day_of(tx, unit, &rows)?;
    let meanings = meanings(tx)?;
    let scores = tx.list_of::<ObservationScore>(observation.id.uuid())?;
    let mut due: Vec<&Row<FollowUp>> =
        rows.iter().filter(|row| days.get(&row.id).is_some_and(|on| *on <= day)).collect();
    due.sort_by_key(|row| std::cmp::Reverse((days.get(&row.id).copied(), row.step)));
    let mut answered = BTreeSet::new();
    for row in due {
        let Some(skill) = row.skill else { continue };
        let meaning = meanings.of_skill(skill);
        let seen = scores.iter().find(|score| meanings.of_skill(score.skill) == meaning);
        let Some((level, of)) = seen.and_then(|score| Some((score.value?, score.skill))) else { continue };
        let result = match (answered.insert(series_of(row)), level >= tx.get(of)?.target) {
            (false, _) => FollowUpResult::NotSeen,
            (true, true) => FollowUpResult::Met,
            (true, false) => FollowUpResult::NotMet,
        };
        tx.change(row.id, |doc| {
            doc.result = Some(result);
            doc.done_by = (result != FollowUpResult::NotSeen).then_some(observation.id);
            doc.done_on = Some(day);
        })?;
    }
    Ok(())
}
