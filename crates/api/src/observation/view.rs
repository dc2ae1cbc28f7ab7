//! What the observation screen shows: criteria with their anchors, earlier levels, and the second rater once both are done.
//! It only reads: what is written is in `record` and `open`, who may see which level in `blind`.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id, Timestamp,
    debrief::Debrief,
    network::{Person, Unit},
    observation::{Absence, Agreement, Observation, ObservationScore, RecordStatus, compare, lacks_fact, needs_fact},
    referential::{Channel, MomentOfTruth, ReferentialKind, ReferentialVersion, Skill, SkillAnchor},
    visit::VisitDay,
    walk::Cause,
};
use sillage_store::{Reader, Row};
use ts_rs::TS;

use super::{
    GoalLine, PastLevel,
    blind::{is_blind, siblings, visible},
    goals_of, kind_of,
    ladder::Past,
    may_see_history, name_of,
    people::count,
    previous_levels,
};
use crate::{
    Failure,
    referential::meanings,
    training::{FollowUpLine, due_looks},
};

/// Skills of a version in the order of the observation screen.
pub(crate) fn skills_of(db: &Reader<'_>, version: Id<ReferentialVersion>) -> Result<Vec<Row<Skill>>, Failure> {
    let mut skills = db.list_of::<Skill>(version.uuid())?;
    skills.sort_by_key(|row| row.rank);
    Ok(skills)
}

/// Show an observation.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetObservation {
    /// Which.
    pub observation: Id<Observation>,
}

/// An observation.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ObservationView {
    /// It.
    pub observation: Id<Observation>,
    /// Visit day.
    pub visit_day: Option<Id<VisitDay>>,
    /// Place.
    pub unit: Id<Unit>,
    /// Who was observed; absent for "a team member".
    pub person: Option<Id<Person>>,
    /// Name.
    pub name: Option<String>,
    /// Who observed.
    pub observer: Id<Person>,
    /// Name of the observer.
    pub observer_name: String,
    /// First, second … customer of this person that day.
    pub customer_number: u32,
    /// When.
    pub observed_at: Timestamp,
    /// Against which referential.
    pub kind: ReferentialKind,
    /// Channel.
    pub channel: Channel,
    /// Moment of truth.
    pub moment: Option<Id<MomentOfTruth>>,
    /// Moments of this channel, or occasions of a mirror referential, to choose from.
    pub moments: Vec<MomentChoice>,
    /// Scene.
    pub scene: String,
    /// Draft or final.
    pub status: RecordStatus,
    /// Levels stay hidden until the other rater of this scene has finished.
    pub blind: bool,
    /// Criteria in the referential's order.
    pub criteria: Vec<CriterionView>,
    /// With a level.
    pub scored: u32,
    /// Facts asked for and not written.
    pub missing_facts: u32,
    /// The other rater of the same scene.
    pub second: Option<SecondRating>,
    /// The debrief it belongs to.
    pub debrief: Option<Id<Debrief>>,
    /// Goals of this person for that day.
    pub goals: Vec<GoalLine>,
    /// Looks agreed with this person for that day or before, to be done by this observation.
    pub looks: Vec<FollowUpLine>,
}

/// A moment of truth to choose.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct MomentChoice {
    /// It.
    pub moment: Id<MomentOfTruth>,
    /// Title.
    pub title: Bilingual,
}

/// A criterion in an observation.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct CriterionView {
    /// The skill.
    pub skill: Id<Skill>,
    /// Position.
    pub rank: u32,
    /// Title.
    pub title: Bilingual,
    /// When it can be seen.
    pub situation: Bilingual,
    /// Lowest level.
    pub min: i32,
    /// Highest level.
    pub max: i32,
    /// Target.
    pub target: i32,
    /// What is seen at each level.
    pub anchors: Vec<AnchorLine>,
    /// Level.
    pub value: Option<i32>,
    /// Why there is none; neither level nor reason is blank.
    pub absence: Option<Absence>,
    /// What was said or done.
    pub fact: String,
    /// Cause.
    pub cause: Option<Cause>,
    /// The level asks for a fact.
    pub needs_fact: bool,
    /// The time before.
    pub previous: Option<PastLevel>,
    /// How many looks came before.
    pub looks_before: u32,
}

/// What is seen at a level.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct AnchorLine {
    /// Level.
    pub level: i32,
    /// Text.
    pub text: Bilingual,
}

/// The other rating of a scene.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SecondRating {
    /// It.
    pub observation: Id<Observation>,
    /// Who.
    pub observer_name: String,
    /// Draft or final.
    pub status: RecordStatus,
    /// Criterion by criterion, once both are final.
    pub lines: Vec<ComparedLine>,
}

/// How two raters compare on a criterion.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ComparedLine {
    /// Title of the criterion.
    pub title: Bilingual,
    /// What this rater saw.
    pub here: Seen,
    /// What the other saw.
    pub there: Seen,
    /// Levels apart; `None` when only one of them rated it.
    pub apart: Option<u32>,
}

/// What a rater saw of a criterion.
#[derive(Debug, Default, Serialize, TS, JsonSchema)]
pub struct Seen {
    /// Level.
    pub value: Option<i32>,
    /// Why there is none.
    pub absence: Option<Absence>,
    /// What was said or done.
    pub fact: String,
}

fn compared(
    db: &Reader<'_>,
    skills: &[Row<Skill>],
    here: &Row<Observation>,
    there: &Row<Observation>,
) -> Result<Vec<ComparedLine>, Failure> {
    let mine = db.list_of::<ObservationScore>(here.id.uuid())?;
    let theirs = db.list_of::<ObservationScore>(there.id.uuid())?;
    let seen = |scores: &[Row<ObservationScore>], skill| {
        let score = scores.iter().rev().find(|row| row.skill == skill);
        score.map_or_else(Seen::default, |row| Seen { value: row.value, absence: row.absence, fact: row.fact.clone() })
    };
    Ok(skills
        .iter()
        .filter_map(|skill| {
            let (here, there) = (seen(&mine, skill.id), seen(&theirs, skill.id));
            let apart = match compare(here.value, there.value) {
                Agreement::Apart(levels) => Some(levels),
                Agreement::OneOnly => None,
                Agreement::Neither if here.fact.is_empty() && there.fact.is_empty() => return None,
                Agreement::Neither => None,
            };
            Some(ComparedLine { title: skill.title.clone(), here, there, apart })
        })
        .collect())
}

fn criterion(
    db: &Reader<'_>,
    skill: Row<Skill>,
    score: Option<&ObservationScore>,
    past: Past,
) -> Result<CriterionView, Failure> {
    let mut anchors: Vec<AnchorLine> = db
        .list_of::<SkillAnchor>(skill.id.uuid())?
        .into_iter()
        .map(|row| AnchorLine { level: row.level, text: row.doc.text })
        .collect();
    anchors.sort_by_key(|anchor| anchor.level);
    let looks_before = count(past.levels.len());
    Ok(CriterionView {
        skill: skill.id,
        rank: skill.rank,
        min: skill.scale_min,
        max: skill.scale_max,
        target: skill.target,
        anchors,
        value: score.and_then(|score| score.value),
        absence: score.and_then(|score| score.absence),
        fact: score.map(|score| score.fact.clone()).unwrap_or_default(),
        cause: score.and_then(|score| score.cause),
        needs_fact: needs_fact(&skill, score.and_then(|score| score.value)),
        previous: past.levels.into_iter().next(),
        looks_before,
        title: skill.doc.title,
        situation: skill.doc.situation,
    })
}

fn debrief_of(db: &Reader<'_>, row: &Row<Observation>) -> Result<Option<Id<Debrief>>, Failure> {
    let parent = row.visit_day.map_or(row.doc.unit.uuid(), Id::uuid);
    Ok(db
        .list_of::<Debrief>(parent)?
        .into_iter()
        .rev()
        .find(|debrief| debrief.observations.contains(&row.id))
        .map(|debrief| debrief.id))
}

pub(super) fn get_observation(db: &Reader<'_>, ask: GetObservation) -> Result<ObservationView, Failure> {
    let (row, given) = visible(db, ask.observation)?;
    let blind = !given && is_blind(db, &row)?;
    let scores = if blind { Vec::new() } else { db.list_of::<ObservationScore>(row.id.uuid())? };
    // Whoever was given the computer sees the criteria and their own levels: no history, no goal, no conversation.
    let known = row.observed.filter(|_| !given);
    let mut past = match known {
        Some(person) if may_see_history(db, row.doc.unit, person)? => {
            previous_levels(db, row.doc.unit, person, Some(&row))?
        }
        _ => Default::default(),
    };
    let skills = skills_of(db, row.referential_version)?;
    let second = match siblings(db, &row)?.into_iter().next() {
        Some(other) => {
            let both = row.status == RecordStatus::Final && other.status == RecordStatus::Final;
            Some(SecondRating {
                observation: other.id,
                observer_name: name_of(db, other.observer)?,
                status: other.status,
                lines: if both { compared(db, &skills, &row, &other)? } else { Vec::new() },
            })
        }
        None => None,
    };
    let meanings = meanings(db)?;
    let mut missing_facts = 0;
    let mut criteria = Vec::new();
    for skill in skills {
        let score = scores.iter().rev().find(|score| score.skill == skill.id).map(|score| &score.doc);
        missing_facts += u32::from(score.is_some_and(|score| lacks_fact(&skill.doc, score)));
        let past = past.remove(&meanings.of_skill(skill.id)).unwrap_or_default();
        criteria.push(criterion(db, skill, score, past)?);
    }
    let mut moments = db.list_of::<MomentOfTruth>(row.referential_version.uuid())?;
    moments.retain(|moment| moment.channel.is_none_or(|channel| channel == row.channel));
    moments.sort_by_key(|moment| moment.rank);
    let day = row.observed_at.local().map(|at| at.date_naive());
    let goals = match (known, day) {
        (Some(person), Some(day)) => goals_of(db, row.doc.unit, day, Some(person))?,
        _ => Vec::new(),
    };
    let mut looks = match (known, day) {
        (Some(_), Some(day)) => due_looks(db, row.doc.unit, day)?,
        _ => Vec::new(),
    };
    looks.retain(|look| Some(look.person) == row.observed);
    Ok(ObservationView {
        observation: row.id,
        visit_day: row.visit_day,
        unit: row.doc.unit,
        person: row.observed,
        name: row.observed.map(|person| name_of(db, person)).transpose()?,
        observer: row.observer,
        observer_name: name_of(db, row.observer)?,
        customer_number: row.customer_number,
        kind: kind_of(db, row.referential_version)?,
        channel: row.channel,
        moment: row.moment,
        moments: moments.into_iter().map(|row| MomentChoice { moment: row.id, title: row.doc.title }).collect(),
        status: row.status,
        blind,
        scored: count(criteria.iter().filter(|criterion| criterion.value.is_some()).count()),
        missing_facts,
        criteria,
        second,
        debrief: if given { None } else { debrief_of(db, &row)? },
        goals,
        looks,
        observed_at: row.doc.observed_at,
        scene: row.doc.scene,
    })
}

/// Observations of a day.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListObservations {
    /// Which visit day.
    pub visit_day: Id<VisitDay>,
}

/// Observations of a day.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Observations {
    /// The date.
    pub day: NaiveDate,
    /// Oldest first.
    pub observations: Vec<ObservationLine>,
}

/// One observation of a day: how much was seen, never how good it was.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ObservationLine {
    /// It.
    pub observation: Id<Observation>,
    /// Who; absent for "a team member".
    pub person: Option<Id<Person>>,
    /// Name.
    pub name: Option<String>,
    /// Against which referential.
    pub kind: ReferentialKind,
    /// First, second … customer.
    pub customer_number: u32,
    /// When.
    pub observed_at: Timestamp,
    /// Moment of truth.
    pub moment: Option<Bilingual>,
    /// Criteria with a level.
    pub scored: u32,
    /// Criteria.
    pub of: u32,
    /// Facts asked for and not written.
    pub missing_facts: u32,
    /// Draft or final.
    pub status: RecordStatus,
    /// One of two ratings of a scene.
    pub double: bool,
    /// Who observed.
    pub observer_name: String,
    /// The debrief it belongs to.
    pub debrief: Option<Id<Debrief>>,
}

pub(super) fn list_observations(db: &Reader<'_>, ask: ListObservations) -> Result<Observations, Failure> {
    let day = db.get(ask.visit_day)?.doc.date;
    let mut observations = Vec::new();
    for row in db.list_of::<Observation>(ask.visit_day.uuid())? {
        let kept = super::record::kept(db, row.id)?;
        observations.push(ObservationLine {
            observation: row.id,
            person: row.observed,
            name: row.observed.map(|person| name_of(db, person)).transpose()?,
            kind: kind_of(db, row.referential_version)?,
            customer_number: row.customer_number,
            moment: match row.moment {
                Some(moment) => db.find(moment)?.map(|moment| moment.doc.title),
                None => None,
            },
            scored: kept.scored,
            of: count(skills_of(db, row.referential_version)?.len()),
            missing_facts: kept.missing_facts,
            status: row.status,
            double: row.double_group.is_some(),
            observer_name: name_of(db, row.observer)?,
            debrief: debrief_of(db, &row)?,
            observed_at: row.doc.observed_at,
        });
    }
    Ok(Observations { day, observations })
}
