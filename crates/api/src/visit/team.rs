//! The team's day as its manager opens it: each person with the goals of the day and what they last committed to, and
//! the ordinary day that is being counted and walked. Nobody is ranked: people come in order of names.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    debrief::Debrief,
    network::{Assignment, Person, Role, Unit},
    visit::{DayCounts, VisitDay},
};
use sillage_store::Reader;
use ts_rs::TS;

use super::{count::count, count_day};
use crate::{
    Failure,
    debrief::{PastCommitment, last_commitment},
    observation::{GoalLine, goals_of, informed_since, people_of},
    organisation::gate_of,
};

/// Nothing asked.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetTeamDay {}

/// The teams of the person of the profile.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct TeamDays {
    /// One a unit; nearly always one.
    pub teams: Vec<TeamDay>,
}

/// A team's day.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct TeamDay {
    /// The unit.
    pub unit: Id<Unit>,
    /// Its name.
    pub unit_name: String,
    /// Observations are open.
    pub open: bool,
    /// Notes begun and not finished.
    pub unfinished: u32,
    /// People in order of names.
    pub people: Vec<TeamPerson>,
    /// What is counted and walked today, if a day is open.
    pub today: Option<OrdinaryToday>,
}

/// Somebody of the team.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct TeamPerson {
    /// Who.
    pub person: Id<Person>,
    /// Name.
    pub name: String,
    /// Informed of the notice in force; without it nobody may name them.
    pub informed: bool,
    /// Goals of today.
    pub goals: Vec<GoalLine>,
    /// What they last committed to.
    pub commitment: Option<PastCommitment>,
}

/// The day that is open in a unit.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct OrdinaryToday {
    /// It.
    pub visit_day: Id<VisitDay>,
    /// A visit of the coach.
    pub of_visit: bool,
    /// What it holds.
    pub counts: DayCounts,
}

pub(super) fn get_team_day(db: &Reader<'_>, _: GetTeamDay) -> Result<TeamDays, Failure> {
    let today = db.now().local_date();
    let mut units: Vec<Id<Unit>> = db
        .list_all::<Assignment>()?
        .into_iter()
        .filter(|row| row.person == db.me() && row.holds_on(today))
        .filter(|row| matches!(row.role, Role::UnitManager | Role::LineManager))
        .map(|row| row.doc.unit)
        .collect();
    units.sort();
    units.dedup();
    Ok(TeamDays { teams: units.into_iter().map(|unit| team_day(db, unit)).collect::<Result<_, _>>()? })
}

fn team_day(db: &Reader<'_>, unit: Id<Unit>) -> Result<TeamDay, Failure> {
    let today = db.now().local_date();
    let gate = gate_of(db)?.map(|row| row.doc);
    let mut people = Vec::new();
    for (person, role, name) in people_of(db, unit, today)? {
        if person == db.me() || matches!(role, Role::Coach | Role::Regional | Role::Administrator) {
            continue;
        }
        people.push(TeamPerson {
            person,
            name,
            informed: match &gate {
                Some(gate) => informed_since(db, gate, person, today)?.is_some(),
                None => false,
            },
            goals: goals_of(db, unit, today, Some(person))?,
            commitment: last_commitment(db, unit, person, None)?,
        });
    }
    let notes = db.list_in::<Debrief>(unit.uuid())?;
    let day = db
        .list_in::<VisitDay>(unit.uuid())?
        .into_iter()
        .filter(|day| day.date == today && day.closed_at.is_none())
        .max_by_key(|day| day.visit.is_some());
    Ok(TeamDay {
        unit,
        unit_name: db.get(unit)?.doc.name,
        open: gate.as_ref().is_some_and(|gate| gate.is_open(today)),
        unfinished: count(
            notes.iter().filter(|row| row.is_note && row.led_by == db.me() && row.ended_at.is_none()).count(),
        ),
        people,
        today: match day {
            Some(day) => {
                Some(OrdinaryToday { visit_day: day.id, of_visit: day.visit.is_some(), counts: count_day(db, &day)? })
            }
            None => None,
        },
    })
}
