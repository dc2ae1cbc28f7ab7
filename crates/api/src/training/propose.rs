//! Goals proposed for a person: importance × gap, in an order that is explained. Nothing is set here: a proposal becomes
//! a goal only through `observation.set_goal`, in the words somebody left it in.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id,
    debrief::{Debrief, GoalReason, GoalStatus, TrainingGoal},
    network::{Person, Unit},
    observation::{SHOWN_FROM, mastery::MasteryState},
    referential::{Meaning, Meanings, ReferentialKind, Skill},
    training::{GoalKind, MOST_GOALS, PlanInputs, PlannedSkill, TieBreak, USUAL_GOALS, plan, ties},
};
use sillage_store::Reader;
use ts_rs::TS;

use super::{
    SkillStatus,
    file::{pinned, standings},
    looks::{check_history, gather},
    module::{ModuleLine, modules_of},
    status::Standing,
};
use crate::{
    Failure,
    observation::{count, goals_that_day, kind_of},
    referential::meanings,
};

/// Goals that could be set.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListProposals {
    /// For whom.
    pub person: Id<Person>,
    /// Where.
    pub unit: Id<Unit>,
    /// For which day; today by default.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub day: Option<NaiveDate>,
    /// How many goals the day may have, 1 to 3; two by default.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub limit: Option<u32>,
    /// Against which referential; the service referential by default, that of the conversation if one goes on.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub kind: Option<ReferentialKind>,
    /// The conversation that goes on: what was seen today counts, and no figure is told before levels are shown.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub debrief: Option<Id<Debrief>>,
}

/// Goals that could be set.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Proposals {
    /// For which day.
    pub day: NaiveDate,
    /// Goals the day may have.
    pub limit: u32,
    /// Goals it has already.
    pub taken: u32,
    /// Her view comes first: nothing is proposed before it.
    pub waits_for_her_view: bool,
    /// Figures may be told.
    pub figures: bool,
    /// First things first.
    pub proposals: Vec<GoalProposal>,
    /// Gaps that wait for another day.
    pub waiting: Vec<WaitingSkill>,
    /// Why one comes before another of the same weight.
    pub ties: Vec<TieTold>,
}

/// A goal that could be set.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct GoalProposal {
    /// Why.
    pub kind: GoalKind,
    /// What it rests on; without levels, means and gaps while no figure may be told.
    pub status: SkillStatus,
    /// Importance × gap over the width of the scale; none while there are too few looks for a mean.
    pub priority: Option<f64>,
    /// It rests on fewer looks than a mean asks for.
    pub provisional: bool,
    /// Modules to complete first.
    pub modules: Vec<ModuleLine>,
}

/// A gap that waits.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct WaitingSkill {
    /// The skill.
    pub skill: Id<Skill>,
    /// Its title.
    pub title: Bilingual,
}

/// Two gaps of the same weight.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct TieTold {
    /// Comes first.
    pub first: Bilingual,
    /// Comes behind it.
    pub second: Bilingual,
    /// What decided.
    pub by: TieBreak,
}

pub(super) fn list_proposals(db: &Reader<'_>, ask: ListProposals) -> Result<Proposals, Failure> {
    check_history(db, ask.unit, ask.person)?;
    let day = ask.day.unwrap_or_else(|| db.now().local_date());
    let limit = ask.limit.map_or(USUAL_GOALS, |limit| limit as usize).clamp(1, MOST_GOALS);
    let taken = goals_that_day(db, ask.person, day, None)?;
    let talk = ask.debrief.map(|debrief| db.get(debrief)).transpose()?;
    if talk.as_ref().is_some_and(|talk| talk.person != Some(ask.person)) {
        return Err(Failure::new("not_found").with("noun", "debrief"));
    }
    let mut told = Proposals {
        day,
        limit: count(limit),
        taken: count(taken),
        waits_for_her_view: talk.as_ref().is_some_and(|talk| !talk.has_her_view()),
        figures: talk.as_ref().is_none_or(|talk| talk.levels_shown_at.is_some()),
        proposals: Vec::new(),
        waiting: Vec::new(),
        ties: Vec::new(),
    };
    if told.waits_for_her_view {
        return Ok(told);
    }
    let with = talk.map(|talk| talk.doc.observations).unwrap_or_default();
    let kind = match (ask.kind, with.first()) {
        (Some(kind), _) => kind,
        (None, Some(&first)) => kind_of(db, db.get(first)?.referential_version)?,
        (None, None) => ReferentialKind::Service,
    };
    let version = pinned(db, ask.unit, kind)?;
    let meanings = meanings(db)?;
    let looks = gather(db, ask.unit, Some(ask.person), &with, &meanings)?.remove(&ask.person).unwrap_or_default();
    let set = already_set(db, ask.unit, ask.person, &meanings)?;
    let mut open = standings(db, version, &looks, &meanings)?;
    open.retain(|each| {
        each.shown.state != MasteryState::Acquired
            && !each.set_aside
            && !set.contains(&meanings.of_skill(each.shown.skill))
    });
    let skills: Vec<PlannedSkill> = open.iter().map(planned).collect();
    let places = limit.min(MOST_GOALS).saturating_sub(taken);
    let planned = plan(&PlanInputs { skills: skills.clone(), limit: places.max(1) })?;
    let found = |code: &str| open.iter().find(|each| key(each) == code);
    let modules = modules_of(db, ask.person, version)?;
    let mut waiting = planned.waiting;
    let mut first_codes = Vec::new();
    for (at, goal) in planned.goals.into_iter().enumerate() {
        let Some(each) = found(&goal.code) else { continue };
        // A day that has its goals takes no other: what would come first waits too.
        if at >= places {
            waiting.insert(0, goal.code);
            continue;
        }
        told.proposals.push(proposal(each, goal.kind, goal.priority, told.figures, &modules));
        first_codes.push(goal.code);
    }
    let title = |code: &str| found(code).map(|each| each.shown.title.clone()).unwrap_or_default();
    told.ties = ties(&skills)?
        .into_iter()
        .filter(|tie| first_codes.contains(&tie.first))
        .map(|tie| TieTold { first: title(&tie.first), second: title(&tie.second), by: tie.by })
        .collect();
    told.waiting = waiting
        .iter()
        .filter_map(|code| found(code))
        .map(|each| WaitingSkill { skill: each.shown.skill, title: each.shown.title.clone() })
        .collect();
    Ok(told)
}

/// Codes are unique in most referentials; the skill behind one is in all of them.
fn key(each: &Standing) -> String {
    format!("{} {}", each.shown.code, each.shown.skill)
}

fn planned(each: &Standing) -> PlannedSkill {
    PlannedSkill {
        code: key(each),
        score: each.score,
        importance: f64::from(each.shown.importance),
        target: f64::from(each.shown.target),
        vmin: f64::from(each.shown.min),
        vmax: f64::from(each.shown.max),
        last_observed: each.shown.last_on,
    }
}

fn proposal(
    each: &Standing,
    kind: GoalKind,
    priority: Option<f64>,
    figures: bool,
    modules: &[ModuleLine],
) -> GoalProposal {
    let mut status = each.shown.clone();
    let provisional = kind == GoalKind::Improve && status.mean.is_none();
    if !figures {
        status.levels.clear();
        (status.mean, status.gap, status.coverage) = (None, None, None);
        (status.passes, status.pass_days, status.misses) = (0, 0, 0);
    }
    GoalProposal {
        kind,
        priority: priority.filter(|_| figures && !provisional),
        provisional,
        modules: modules
            .iter()
            .filter(|module| module.completed_on.is_none() && module.skills.contains(&status.skill))
            .cloned()
            .collect(),
        status,
    }
}

/// What the person is trying already, today or on a day to come.
fn already_set(
    db: &Reader<'_>,
    unit: Id<Unit>,
    person: Id<Person>,
    meanings: &Meanings,
) -> Result<Vec<Meaning>, Failure> {
    let today = db.now().local_date();
    let goals = db.list_of::<TrainingGoal>(unit.uuid())?;
    let open = |goal: &&sillage_store::Row<TrainingGoal>| {
        goal.person == person && goal.status == GoalStatus::Planned && goal.day >= today
    };
    Ok(goals.iter().filter(open).filter_map(|goal| goal.skill).map(|skill| meanings.of_skill(skill)).collect())
}

/// What a goal on a skill rests on now, for it to stay readable later.
pub(crate) fn reason_now(
    db: &Reader<'_>,
    unit: Id<Unit>,
    person: Id<Person>,
    skill: Id<Skill>,
    debrief: Option<Id<Debrief>>,
) -> Result<GoalReason, Failure> {
    let row = db.get(skill)?;
    let meanings = meanings(db)?;
    let with =
        debrief.map(|debrief| db.get(debrief)).transpose()?.map(|talk| talk.doc.observations).unwrap_or_default();
    let looks = gather(db, unit, Some(person), &with, &meanings)?.remove(&person).unwrap_or_default();
    let seen = looks.get(&meanings.of_skill(skill)).map(Vec::as_slice).unwrap_or_default();
    let status = super::status::standing(db, &row, seen, None)?.shown;
    let gap = status.gap.filter(|_| status.n as usize >= SHOWN_FROM);
    Ok(GoalReason { importance: status.importance, looks: status.n, gap })
}
