//! Goals of a day: one to three for a person, written by hand, closed by an observation.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id,
    debrief::{Debrief, GoalStatus, TrainingGoal, check_goals},
    network::{Person, Unit},
    observation::Observation,
    referential::Skill,
    training::GoalKind,
};
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;

use super::{admit, name_of};
use crate::{Failure, training::reason_now};

/// A goal.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct GoalLine {
    /// It.
    pub goal: Id<TrainingGoal>,
    /// Whose.
    pub person: Id<Person>,
    /// Name.
    pub name: String,
    /// For which day.
    pub day: NaiveDate,
    /// Skill.
    pub skill: Option<Id<Skill>>,
    /// Its title.
    pub skill_title: Option<Bilingual>,
    /// When to try it.
    pub situation: String,
    /// What will be seen.
    pub expected_behaviour: String,
    /// How it ended.
    pub status: GoalStatus,
    /// The observation that closed it.
    pub closed_by: Option<Id<Observation>>,
}

/// A goal as it is told.
pub(crate) fn goal_line(db: &Reader<'_>, row: Row<TrainingGoal>) -> Result<GoalLine, Failure> {
    let skill_title = match row.skill {
        Some(skill) => db.find(skill)?.map(|skill| skill.doc.title),
        None => None,
    };
    Ok(GoalLine {
        goal: row.id,
        person: row.person,
        name: name_of(db, row.person)?,
        day: row.day,
        skill: row.skill,
        skill_title,
        situation: row.doc.situation,
        expected_behaviour: row.doc.expected_behaviour,
        status: row.doc.status,
        closed_by: row.doc.closed_by,
    })
}

/// Goals of a day in a unit that were not withdrawn, of one person or of all.
pub(crate) fn goals_of(
    db: &Reader<'_>,
    unit: Id<Unit>,
    day: NaiveDate,
    person: Option<Id<Person>>,
) -> Result<Vec<GoalLine>, Failure> {
    db.list_of::<TrainingGoal>(unit.uuid())?
        .into_iter()
        .filter(|row| {
            row.day == day && row.status != GoalStatus::Cancelled && person.is_none_or(|person| row.person == person)
        })
        .map(|row| goal_line(db, row))
        .collect()
}

/// How many other goals of a person for a day were not withdrawn, in whichever unit they were set.
pub(crate) fn goals_that_day(
    db: &Reader<'_>,
    person: Id<Person>,
    day: NaiveDate,
    except: Option<Id<TrainingGoal>>,
) -> Result<usize, Failure> {
    let goals = db.list_all::<TrainingGoal>()?;
    let counts = |row: &&Row<TrainingGoal>| {
        row.person == person && row.day == day && row.status != GoalStatus::Cancelled && Some(row.id) != except
    };
    Ok(goals.iter().filter(counts).count())
}

/// Set a goal, or word it anew.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct SetGoal {
    /// The goal to word anew.
    #[ts(optional)]
    pub goal: Option<Id<TrainingGoal>>,
    /// Whose.
    pub person: Id<Person>,
    /// Where.
    pub unit: Id<Unit>,
    /// For which day.
    pub day: NaiveDate,
    /// Skill, if one is meant.
    #[ts(optional)]
    pub skill: Option<Id<Skill>>,
    /// When to try it.
    pub situation: String,
    /// What will be seen.
    pub expected_behaviour: String,
    /// The debrief it comes from.
    #[ts(optional)]
    pub debrief: Option<Id<Debrief>>,
    /// What it is for, if it was proposed: what it rests on is then written down beside it.
    #[ts(optional)]
    pub kind: Option<GoalKind>,
    /// How often to try it that day.
    #[ts(optional)]
    pub tries: Option<u32>,
    /// Who looks.
    #[ts(optional)]
    pub observer: Option<Id<Person>>,
}

/// A goal is set.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct GoalSet {
    /// It.
    pub goal: Id<TrainingGoal>,
}

pub(super) fn set_goal(tx: &mut Writer<'_>, ask: SetGoal) -> Result<GoalSet, Failure> {
    if ask.expected_behaviour.trim().is_empty() {
        return Err(Failure::new("goal_without_behaviour"));
    }
    // A goal that is worded anew stays where it was, with whom it was.
    let (person, unit) = match ask.goal {
        Some(goal) => {
            let planned = check_planned(tx, goal)?;
            (planned.doc.person, planned.doc.unit)
        }
        None => (ask.person, ask.unit),
    };
    tx.get(unit)?;
    admit(tx, Some(person), tx.now().local_date())?;
    check_goals(goals_that_day(tx, person, ask.day, ask.goal)?)?;
    ask.observer.map(|observer| tx.get(observer)).transpose()?;
    let reason = match (ask.kind, ask.skill) {
        (Some(_), Some(skill)) => Some(reason_now(tx, unit, person, skill, ask.debrief)?),
        _ => None,
    };
    if let Some(goal) = ask.goal {
        tx.change(goal, |doc| {
            // Another skill, another reason; the same one keeps what it rested on.
            if doc.skill != ask.skill || ask.kind.is_some() {
                (doc.kind, doc.reason) = (ask.kind.filter(|_| reason.is_some()), reason);
            }
            doc.tries = ask.tries.or(doc.tries);
            doc.observer = ask.observer.or(doc.observer);
            doc.day = ask.day;
            doc.skill = ask.skill;
            doc.situation = ask.situation;
            doc.expected_behaviour = ask.expected_behaviour;
        })?;
        return Ok(GoalSet { goal });
    }
    let doc = TrainingGoal {
        person: ask.person,
        unit: ask.unit,
        day: ask.day,
        skill: ask.skill,
        situation: ask.situation,
        expected_behaviour: ask.expected_behaviour,
        status: GoalStatus::Planned,
        closed_by: None,
        debrief: ask.debrief,
        kind: ask.kind.filter(|_| reason.is_some()),
        tries: ask.tries,
        observer: ask.observer,
        reason,
    };
    Ok(GoalSet { goal: tx.add(ask.unit.uuid(), &doc)? })
}

fn check_planned(db: &Reader<'_>, goal: Id<TrainingGoal>) -> Result<Row<TrainingGoal>, Failure> {
    let row = db.get(goal)?;
    if row.status == GoalStatus::Planned { Ok(row) } else { Err(Failure::new("goal_closed")) }
}

/// Say how a goal ended.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct CloseGoal {
    /// Which.
    pub goal: Id<TrainingGoal>,
    /// The observation in which it was seen; a goal is not ticked.
    #[ts(optional)]
    pub observation: Option<Id<Observation>>,
    /// `seen_met`, `seen_not_met` or `not_seen`.
    pub status: GoalStatus,
}

/// A goal is closed.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct GoalClosed {}

pub(super) fn close_goal(tx: &mut Writer<'_>, ask: CloseGoal) -> Result<GoalClosed, Failure> {
    let goal = check_planned(tx, ask.goal)?;
    let seen = match ask.status {
        GoalStatus::SeenMet | GoalStatus::SeenNotMet => true,
        GoalStatus::NotSeen => false,
        GoalStatus::Planned | GoalStatus::Cancelled => return Err(Failure::new("malformed_request")),
    };
    let of_the_person = match ask.observation {
        Some(observation) => tx.get(observation)?.observed == Some(goal.person),
        None => false,
    };
    if seen && !of_the_person {
        return Err(Failure::new("goal_needs_observation"));
    }
    tx.change(ask.goal, |doc| {
        doc.status = ask.status;
        doc.closed_by = ask.observation.filter(|_| seen);
    })?;
    Ok(GoalClosed {})
}

/// Withdraw a goal.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct WithdrawGoal {
    /// Which.
    pub goal: Id<TrainingGoal>,
}

pub(super) fn withdraw_goal(tx: &mut Writer<'_>, ask: WithdrawGoal) -> Result<GoalClosed, Failure> {
    check_planned(tx, ask.goal)?;
    tx.change(ask.goal, |doc| doc.status = GoalStatus::Cancelled)?;
    Ok(GoalClosed {})
}

/// Goals of a day.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListGoals {
    /// Where.
    pub unit: Id<Unit>,
    /// Which day.
    pub day: NaiveDate,
    /// Whose; of everybody without it.
    #[ts(optional)]
    pub person: Option<Id<Person>>,
}

/// Goals of a day.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Goals {
    /// Oldest first.
    pub goals: Vec<GoalLine>,
}

pub(super) fn list_goals(db: &Reader<'_>, ask: ListGoals) -> Result<Goals, Failure> {
    Ok(Goals { goals: goals_of(db, ask.unit, ask.day, ask.person)? })
}
