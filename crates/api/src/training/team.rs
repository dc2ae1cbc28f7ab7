//! The team as counts, skill by skill, from four people on. No name, no order of people; for whoever leads or coaches
//! the unit.

use std::collections::HashMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id,
    network::{Role, Unit},
    observation::{
        PEOPLE_FROM, Standing as Stands,
        mastery::{Attained, AttainmentInputs, person_attainment},
        team_skill,
    },
    referential::{ReferentialKind, Skill},
};
use sillage_store::Reader;
use ts_rs::TS;

use super::{
    StandingRule,
    file::{pinned, rule, standings, window_from},
    looks::{Looks, check_leads, gather},
    status::Standing,
};
use crate::{
    Failure,
    observation::{count, people_of},
    referential::meanings,
};

/// Show the team.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetTeamView {
    /// Of which unit.
    pub unit: Id<Unit>,
}

/// The team, without names.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct TeamView {
    /// The place.
    pub unit_name: String,
    /// Today.
    pub today: NaiveDate,
    /// First day of the looks that count.
    pub from: NaiveDate,
    /// People of the team with at least one scored look since.
    pub observed: u32,
    /// People from whom on anything is shown.
    pub people_from: u32,
    /// The rule figures go by.
    pub rule: StandingRule,
    /// In the referential's order.
    pub skills: Vec<TeamSkillLine>,
    /// How much of the referential the team has; none below four people.
    pub attainment: Option<TeamAttainment>,
}

/// A skill across the team.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct TeamSkillLine {
    /// The skill.
    pub skill: Id<Skill>,
    /// Title.
    pub title: Bilingual,
    /// Lowest level.
    pub min: i32,
    /// Highest level.
    pub max: i32,
    /// Target.
    pub target: i32,
    /// People with three scored looks or more: those who are counted.
    pub people: u32,
    /// Scored looks of those people.
    pub looks: u32,
    /// The first of them.
    pub since: Option<NaiveDate>,
    /// How they are spread; none below four people.
    pub spread: Option<TeamSpread>,
}

/// How many stand where.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct TeamSpread {
    /// Below the target.
    pub below: u32,
    /// At the target or above.
    pub reached: u32,
    /// Median of the means.
    pub median: f64,
    /// Have acquired it.
    pub acquired: u32,
    /// Have to consolidate it.
    pub to_consolidate: u32,
}

/// How much of the referential the team has: each person counts once, capped at the target skill by skill.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct TeamAttainment {
    /// Mean over people, 0 to 1.
    pub mean: f64,
    /// People behind it.
    pub people: u32,
    /// Skills of people that have a mean…
    pub scored: u32,
    /// …of those that are expected.
    pub expected: u32,
    /// Of those with a mean, how many are acquired.
    pub acquired: u32,
}

pub(super) fn get_team_view(db: &Reader<'_>, ask: GetTeamView) -> Result<TeamView, Failure> {
    check_leads(db, ask.unit)?;
    let today = db.now().local_date();
    let version = pinned(db, ask.unit, ReferentialKind::Service)?;
    let meanings = meanings(db)?;
    let mut looks = gather(db, ask.unit, None, &[], &meanings)?;
    let mut people: Vec<Vec<Standing>> = Vec::new();
    for (person, role, _) in people_of(db, ask.unit, today)? {
        if matches!(role, Role::Coach | Role::Regional | Role::Administrator) {
            continue;
        }
        let seen: Looks = looks.remove(&person).unwrap_or_else(HashMap::new);
        people.push(standings(db, version, &seen, &meanings)?);
    }
    let observed = people.iter().filter(|each| each.iter().any(|skill| skill.shown.n > 0)).count();
    let skills = (0..people.first().map_or(0, Vec::len)).map(|at| line(&people, at)).collect();
    Ok(TeamView {
        unit_name: db.get(ask.unit)?.doc.name,
        today,
        from: window_from(db),
        observed: count(observed),
        people_from: count(PEOPLE_FROM),
        rule: rule(),
        skills,
        attainment: attainment(&people)?,
    })
}

fn line(people: &[Vec<Standing>], at: usize) -> TeamSkillLine {
    let of: Vec<&Standing> = people.iter().map(|skills| &skills[at]).collect();
    let skill = &of[0].shown;
    let stands: Vec<Stands> =
        of.iter().map(|each| Stands { score: each.shown.mean, state: each.shown.state }).collect();
    let spread = team_skill(&stands, f64::from(skill.target));
    let counted = || of.iter().filter(|each| each.shown.mean.is_some());
    TeamSkillLine {
        skill: skill.skill,
        title: skill.title.clone(),
        min: skill.min,
        max: skill.max,
        target: skill.target,
        people: count(counted().count()),
        looks: counted().map(|each| each.shown.n).sum(),
        since: counted().filter_map(|each| each.shown.since).min(),
        spread: spread.ok().map(|spread| TeamSpread {
            below: count(spread.below),
            reached: count(spread.reached),
            median: spread.median,
            acquired: count(spread.acquired),
            to_consolidate: count(spread.to_consolidate),
        }),
    }
}

fn attainment(people: &[Vec<Standing>]) -> Result<Option<TeamAttainment>, Failure> {
    let (mut each, mut scored, mut expected, mut acquired) = (Vec::new(), 0, 0, 0);
    for skills in people {
        let asked: Vec<&Standing> = skills.iter().filter(|skill| !skill.set_aside).collect();
        let found =
            person_attainment(&AttainmentInputs { skills: asked.iter().map(|skill| attained(skill)).collect() })?;
        let Some(attainment) = found.attainment else { continue };
        each.push(attainment);
        scored += found.n_scored;
        expected += found.n_expected;
        acquired += asked
            .iter()
            .filter(|skill| skill.shown.mean.is_some())
            .filter(|skill| skill.shown.state == sillage_domain::observation::mastery::MasteryState::Acquired)
            .count();
    }
    if each.len() < PEOPLE_FROM {
        return Ok(None);
    }
    Ok(Some(TeamAttainment {
        mean: each.iter().sum::<f64>() / each.len() as f64,
        people: count(each.len()),
        scored: count(scored),
        expected: count(expected),
        acquired: count(acquired),
    }))
}

fn attained(each: &Standing) -> Attained {
    Attained {
        score: each.shown.mean,
        target: f64::from(each.shown.target),
        importance: f64::from(each.shown.importance),
        vmin: f64::from(each.shown.min),
    }
}
