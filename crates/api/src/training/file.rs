//! The file of a person: skill by skill what was seen and what it rests on, goals and commitments with what became of
//! them. It never adds the skills up, and its subject may read all of it.

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    debrief::{Debrief, GoalReason, TrainingGoal},
    network::{Person, Unit},
    observation::{
        MAX_AGE_DAYS, SHOWN_FROM,
        mastery::{DAYS, LOOKS, MISSES, PASSES},
    },
    referential::{Meanings, ReferentialKind, ReferentialVersion},
    training::GoalKind,
    visit::VisitDay,
};
use sillage_store::{Reader, Row};
use ts_rs::TS;

use super::{
    FollowUpLine,
    looks::{Looks, check_history, gather},
    module::{ModuleLine, modules_of},
    status::{SkillStatus, Standing, standing},
    told::lines_of,
};
use crate::{
    Failure,
    observation::{GoalLine, count, goal_line, leads_team, name_of, skills_of, version_of_kind},
    referential::{meaning_change, meanings},
};

/// Goals told, the latest first.
const GOALS: usize = 12;
/// Commitments told, the latest first.
const COMMITMENTS: usize = 6;

/// Show the file of a person.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetPersonFile {
    /// Whose.
    pub person: Id<Person>,
    /// In which unit.
    pub unit: Id<Unit>,
    /// Against which referential; the service referential by default.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub kind: Option<ReferentialKind>,
}

/// The file of a person.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PersonFile {
    /// Whose.
    pub person: Id<Person>,
    /// Name.
    pub name: String,
    /// Whoever reads it is the person.
    pub mine: bool,
    /// Where.
    pub unit_name: String,
    /// Today.
    pub today: NaiveDate,
    /// Against which referential.
    pub kind: ReferentialKind,
    /// The person leads the team here, and may be observed with the management referential too.
    pub leads: bool,
    /// Number of the version.
    pub version: u32,
    /// First day of the looks that count.
    pub from: NaiveDate,
    /// The rule figures go by.
    pub rule: StandingRule,
    /// In the referential's order.
    pub skills: Vec<SkillStatus>,
    /// Goals, the latest day first.
    pub goals: Vec<GoalPast>,
    /// Earlier goals that are not told.
    pub goals_before: u32,
    /// Commitments, the latest first.
    pub commitments: Vec<CommitmentPast>,
    /// Looks again to come, and those that were.
    pub follow_ups: Vec<FollowUpLine>,
    /// Modules linked to skills of this referential.
    pub modules: Vec<ModuleLine>,
}

/// The rule of the figures (METHODS 4.3 and 4.5), so that a screen need not know its numbers.
#[derive(Debug, Clone, Copy, Serialize, TS, JsonSchema)]
pub struct StandingRule {
    /// A mean is shown from this many looks on.
    pub shown_from: u32,
    /// Older looks do not count, in days.
    pub max_age_days: u32,
    /// Passes that make a skill acquired…
    pub passes: u32,
    /// …of so many last looks…
    pub looks: u32,
    /// …on so many days.
    pub days: u32,
    /// Misses in a row after which it is to consolidate.
    pub misses: u32,
}

/// A goal and what became of it.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct GoalPast {
    /// The goal.
    pub goal: GoalLine,
    /// What it was for.
    pub kind: Option<GoalKind>,
    /// What it rested on.
    pub reason: Option<GoalReason>,
    /// How often to try it.
    pub tries: Option<u32>,
    /// Who looks.
    pub observer_name: Option<String>,
    /// Day of the observation that closed it.
    pub closed_on: Option<NaiveDate>,
}

/// What the person committed to.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct CommitmentPast {
    /// The conversation.
    pub debrief: Id<Debrief>,
    /// During which visit day.
    pub visit_day: Option<Id<VisitDay>>,
    /// Its day.
    pub day: NaiveDate,
    /// Who led.
    pub led_by_name: String,
    /// "When …".
    pub when: String,
    /// "I will …".
    pub then: String,
    /// Day to look again.
    pub follow_up_on: Option<NaiveDate>,
    /// Her comment.
    pub comment: String,
}

/// The rule in force.
pub(super) fn rule() -> StandingRule {
    StandingRule {
        shown_from: count(SHOWN_FROM),
        max_age_days: u32::try_from(MAX_AGE_DAYS).unwrap_or(u32::MAX),
        passes: count(PASSES),
        looks: count(LOOKS),
        days: count(DAYS),
        misses: count(MISSES),
    }
}

/// First day of the looks that count today.
pub(super) fn window_from(db: &Reader<'_>) -> NaiveDate {
    let today = db.now().local_date();
    today.checked_sub_days(Days::new(MAX_AGE_DAYS.unsigned_abs())).unwrap_or(today)
}

/// The version a unit goes by: that of the day that is open there, else the one in force.
pub(super) fn pinned(
    db: &Reader<'_>,
    unit: Id<Unit>,
    kind: ReferentialKind,
) -> Result<Id<ReferentialVersion>, Failure> {
    if kind == ReferentialKind::Service {
        let days = db.list_in::<VisitDay>(unit.uuid())?;
        let open = days.into_iter().rev().find(|day| day.visit.is_some() && day.closed_at.is_none());
        if let Some(version) = open.and_then(|day| day.doc.referential_version) {
            return Ok(version);
        }
    }
    version_of_kind(db, kind)
}

/// Every skill of a version as its looks stand.
pub(super) fn standings(
    db: &Reader<'_>,
    version: Id<ReferentialVersion>,
    looks: &Looks,
    meanings: &Meanings,
) -> Result<Vec<Standing>, Failure> {
    let mut found = Vec::new();
    for skill in skills_of(db, version)? {
        let meaning = meanings.of_skill(skill.id);
        let before = looks.iter().filter(|(other, _)| other.item == meaning.item && other.since < meaning.since);
        let set_aside = before.map(|(_, seen)| seen.iter().filter(|look| look.level.is_some()).count()).sum();
        let changed = meaning_change(db, meaning, &skill.doc, set_aside)?;
        let seen = looks.get(&meaning).map(Vec::as_slice).unwrap_or_default();
        found.push(standing(db, &skill, seen, changed)?);
    }
    Ok(found)
}

pub(super) fn get_person_file(db: &Reader<'_>, ask: GetPersonFile) -> Result<PersonFile, Failure> {
    check_history(db, ask.unit, ask.person)?;
    let kind = ask.kind.unwrap_or(ReferentialKind::Service);
    let today = db.now().local_date();
    let version = pinned(db, ask.unit, kind)?;
    let meanings = meanings(db)?;
    let looks = gather(db, ask.unit, Some(ask.person), &[], &meanings)?.remove(&ask.person).unwrap_or_default();
    let skills = standings(db, version, &looks, &meanings)?.into_iter().map(|each| each.shown).collect();
    let (goals, goals_before) = goals(db, ask.unit, ask.person)?;
    Ok(PersonFile {
        person: ask.person,
        name: name_of(db, ask.person)?,
        mine: ask.person == db.me(),
        unit_name: db.get(ask.unit)?.doc.name,
        today,
        kind,
        leads: leads_team(db, ask.unit, ask.person, today)?,
        version: db.get(version)?.version,
        from: window_from(db),
        rule: rule(),
        skills,
        goals,
        goals_before,
        commitments: commitments(db, ask.unit, ask.person)?,
        follow_ups: lines_of(db, ask.unit, Some(ask.person))?,
        modules: modules_of(db, ask.person, version)?,
    })
}

fn goals(db: &Reader<'_>, unit: Id<Unit>, person: Id<Person>) -> Result<(Vec<GoalPast>, u32), Failure> {
    let mut rows: Vec<Row<TrainingGoal>> = db.list_of::<TrainingGoal>(unit.uuid())?;
    rows.retain(|row| row.person == person);
    rows.sort_by_key(|row| std::cmp::Reverse((row.day, row.id)));
    let before = rows.len().saturating_sub(GOALS);
    rows.truncate(GOALS);
    let mut goals = Vec::new();
    for row in rows {
        let closed_on = match row.closed_by {
            Some(observation) => {
                db.find(observation)?.and_then(|row| row.observed_at.local().map(|at| at.date_naive()))
            }
            None => None,
        };
        goals.push(GoalPast {
            kind: row.kind,
            reason: row.reason,
            tries: row.tries,
            observer_name: row.observer.map(|observer| name_of(db, observer)).transpose()?,
            closed_on,
            goal: goal_line(db, row)?,
        });
    }
    Ok((goals, count(before)))
}

fn commitments(db: &Reader<'_>, unit: Id<Unit>, person: Id<Person>) -> Result<Vec<CommitmentPast>, Failure> {
    let mut rows: Vec<Row<Debrief>> = db.list_in::<Debrief>(unit.uuid())?;
    rows.retain(|row| row.person == Some(person) && !row.commitment_then.trim().is_empty());
    rows.sort_by_key(|row| std::cmp::Reverse(row.started_at.utc_ms()));
    rows.truncate(COMMITMENTS);
    let mut commitments = Vec::new();
    for row in rows {
        let Some(day) = row.started_at.local().map(|at| at.date_naive()) else { continue };
        commitments.push(CommitmentPast {
            debrief: row.id,
            visit_day: row.visit_day,
            day,
            led_by_name: name_of(db, row.led_by)?,
            when: row.doc.commitment_when,
            then: row.doc.commitment_then,
            follow_up_on: row.doc.follow_up_on,
            comment: row.doc.person_comment,
        });
    }
    Ok(commitments)
}
