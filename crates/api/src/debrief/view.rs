//! What the debrief screen shows of one debrief.

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id, Timestamp,
    debrief::{Debrief, DebriefFact, DebriefPlace, LOOK_AGAIN_DAYS, QUALITIES},
    network::{Person, Unit},
    observation::{Observation, RecordStatus},
    referential::Skill,
    visit::{Visit, VisitDay, VisitStatus},
};
use sillage_store::{Reader, Row};
use ts_rs::TS;

use super::{LevelShown, Proposal, shown::proposed, steps::step_key};
use crate::{
    Failure,
    observation::{GoalLine, count, goals_of, is_blind, name_of},
};

/// Show a debrief.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetDebrief {
    /// Which.
    pub debrief: Id<Debrief>,
}

/// A debrief.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct DebriefView {
    /// It.
    pub debrief: Id<Debrief>,
    /// Visit day.
    pub visit_day: Option<Id<VisitDay>>,
    /// Place.
    pub unit: Id<Unit>,
    /// Whose; absent for "a team member".
    pub person: Option<Id<Person>>,
    /// Name.
    pub name: Option<String>,
    /// Who leads.
    pub led_by_name: String,
    /// Start.
    pub started_at: Timestamp,
    /// Draft or final.
    pub status: RecordStatus,
    /// A note of two minutes so far.
    pub is_note: bool,
    /// Where it takes place.
    pub place: Option<DebriefPlace>,
    /// Step in front, 1 to 6.
    pub step: u32,
    /// What went well for her.
    pub self_went_well: String,
    /// What she would change.
    pub self_to_change: String,
    /// She prefers not to say.
    pub prefers_not_to_say: bool,
    /// Her view is there: levels may be shown.
    pub has_her_view: bool,
    /// Levels were shown.
    pub levels_shown: bool,
    /// Levels, once shown.
    pub levels: Vec<LevelShown>,
    /// Facts.
    pub facts: Vec<DebriefFactView>,
    /// Strengths kept.
    pub strengths: Vec<String>,
    /// Strengths proposed.
    pub proposed_strengths: Vec<Proposal>,
    /// The improvement was chosen.
    pub improvement_chosen: bool,
    /// Its skill.
    pub improvement_skill: Option<Id<Skill>>,
    /// In words.
    pub improvement_text: String,
    /// Improvements proposed, the first one first.
    pub proposed_improvements: Vec<Proposal>,
    /// Her options.
    pub options: Vec<String>,
    /// "When …".
    pub commitment_when: String,
    /// "I will …".
    pub commitment_then: String,
    /// What changes for the customer.
    pub expected_effect: String,
    /// What coach or manager provides.
    pub support_needed: String,
    /// Day to look again.
    pub follow_up_on: Option<NaiveDate>,
    /// Days offered.
    pub look_again: LookAgainDays,
    /// How useful she found it.
    pub usefulness: Option<i32>,
    /// Her comment.
    pub person_comment: String,
    /// She has seen it.
    pub acknowledged: bool,
    /// What she committed to last time.
    pub last_commitment: Option<PastCommitment>,
    /// Her goals of the day to look again.
    pub next_goals: Vec<GoalLine>,
    /// The author's own mirror, in the method's order.
    pub quality: Vec<QualityLine>,
    /// How many of them hold.
    pub quality_held: u32,
}

/// A fact of a debrief.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct DebriefFactView {
    /// It.
    pub fact: Id<DebriefFact>,
    /// When it was seen.
    pub seen_at: Option<Timestamp>,
    /// Criterion it comes from.
    pub skill: Option<Bilingual>,
    /// Situation.
    pub situation: String,
    /// Gesture or quote.
    pub behaviour: String,
    /// Effect on the customer.
    pub effect_on_customer: String,
}

/// Days offered for looking again.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct LookAgainDays {
    /// The first day.
    pub tomorrow: NaiveDate,
    /// A week from the start.
    pub in_a_week: NaiveDate,
    /// The next visit, if it is within the limit.
    pub next_visit: Option<NaiveDate>,
    /// The last day allowed.
    pub last: NaiveDate,
}

/// What somebody committed to.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PastCommitment {
    /// Day it was said.
    pub day: NaiveDate,
    /// "When …".
    pub when: String,
    /// "I will …".
    pub then: String,
    /// Day to look again.
    pub follow_up_on: Option<NaiveDate>,
}

/// A question of the quality index.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct QualityLine {
    /// Its name.
    pub name: String,
    /// It holds.
    pub held: bool,
}

pub(super) fn started_on(debrief: &Debrief, db: &Reader<'_>) -> NaiveDate {
    debrief.started_at.local().map_or_else(|| db.now().local_date(), |at| at.date_naive())
}

/// Days to look again counted from `start`; the next visit only within the limit.
pub(super) fn look_again_days(db: &Reader<'_>, unit: Id<Unit>, start: NaiveDate) -> Result<LookAgainDays, Failure> {
    let last = start + Days::new(LOOK_AGAIN_DAYS.unsigned_abs());
    let next_visit = db
        .list_of::<Visit>(unit.uuid())?
        .into_iter()
        .filter(|visit| visit.status == VisitStatus::Planned && visit.planned_on > start && visit.planned_on <= last)
        .map(|visit| visit.planned_on)
        .min();
    Ok(LookAgainDays { tomorrow: start + Days::new(1), in_a_week: start + Days::new(7), next_visit, last })
}

/// The latest commitment of a person in a unit, of another debrief than this one.
pub(crate) fn last_commitment(
    db: &Reader<'_>,
    unit: Id<Unit>,
    person: Id<Person>,
    except: Option<Id<Debrief>>,
) -> Result<Option<PastCommitment>, Failure> {
    let latest = db
        .list_in::<Debrief>(unit.uuid())?
        .into_iter()
        .filter(|row| row.person == Some(person) && Some(row.id) != except && !row.commitment_then.trim().is_empty())
        .max_by_key(|row| row.started_at.utc_ms());
    Ok(latest.map(|row| PastCommitment {
        day: started_on(&row, db),
        when: row.doc.commitment_when,
        then: row.doc.commitment_then,
        follow_up_on: row.doc.follow_up_on,
    }))
}

pub(super) fn facts(db: &Reader<'_>, debrief: Id<Debrief>) -> Result<Vec<DebriefFactView>, Failure> {
    let mut facts = Vec::new();
    for row in db.list_of::<DebriefFact>(debrief.uuid())? {
        let score = match row.score {
            Some(score) => db.find(score)?,
            None => None,
        };
        // Words of another's rating that is still hidden stay hidden here too.
        if let Some(score) = &score
            && let Some(observation) = db.find(score.observation)?
            && observation.observer != db.me()
            && is_blind(db, &observation)?
        {
            continue;
        }
        facts.push(DebriefFactView {
            fact: row.id,
            seen_at: score.as_ref().map(|score| score.created_at.clone()),
            skill: match score {
                Some(score) => db.find(score.skill)?.map(|skill| skill.doc.title),
                None => None,
            },
            situation: row.doc.situation,
            behaviour: row.doc.behaviour,
            effect_on_customer: row.doc.effect_on_customer,
        });
    }
    Ok(facts)
}

/// The first step not yet taken.
fn next_step(debrief: &Debrief) -> u32 {
    if !debrief.has_her_view() {
        1
    } else if debrief.strengths_at.is_none() {
        2
    } else if debrief.improvement_at.is_none() {
        4
    } else if debrief.commitment_then.trim().is_empty() {
        5
    } else {
        6
    }
}

/// The step in front: where one was, or the first that is not done.
pub(super) fn step(db: &Reader<'_>, row: &Row<Debrief>) -> Result<u32, Failure> {
    Ok(db.local(&step_key(row.id))?.unwrap_or_else(|| next_step(row)))
}

pub(super) fn quality(db: &Reader<'_>, row: &Row<Debrief>) -> Result<Vec<QualityLine>, Failure> {
    let facts: Vec<DebriefFact> = db.list_of::<DebriefFact>(row.id.uuid())?.into_iter().map(|fact| fact.doc).collect();
    let mut observed_at = Vec::new();
    for &id in &row.observations {
        if let Some(observation) = db.find::<Observation>(id)? {
            observed_at.push(observation.doc.observed_at);
        }
    }
    let held = row.qualities(&facts, &observed_at);
    Ok(QUALITIES.into_iter().zip(held).map(|(name, held)| QualityLine { name: name.into(), held }).collect())
}

pub(super) fn get_debrief(db: &Reader<'_>, ask: GetDebrief) -> Result<DebriefView, Failure> {
    let row = db.get(ask.debrief)?;
    let (unit, started) = (row.doc.unit, started_on(&row, db));
    let proposed = proposed(db, &row)?;
    let quality = quality(db, &row)?;
    let step = step(db, &row)?;
    let goals_on = row.follow_up_on.unwrap_or(started + Days::new(1));
    let doc = row.doc;
    Ok(DebriefView {
        debrief: row.id,
        visit_day: doc.visit_day,
        unit,
        person: doc.person,
        name: doc.person.map(|person| name_of(db, person)).transpose()?,
        led_by_name: name_of(db, doc.led_by)?,
        status: doc.status,
        is_note: doc.is_note,
        place: doc.place,
        step,
        has_her_view: doc.has_her_view(),
        prefers_not_to_say: doc.prefers_not_to_say,
        levels_shown: doc.levels_shown_at.is_some(),
        levels: proposed.levels,
        facts: facts(db, row.id)?,
        strengths: doc.strengths,
        proposed_strengths: proposed.strengths,
        improvement_chosen: doc.improvement_at.is_some(),
        improvement_skill: doc.improvement_skill,
        improvement_text: doc.improvement_text,
        proposed_improvements: proposed.improvements,
        options: doc.options,
        commitment_when: doc.commitment_when,
        commitment_then: doc.commitment_then,
        expected_effect: doc.expected_effect,
        support_needed: doc.support_needed,
        follow_up_on: doc.follow_up_on,
        look_again: look_again_days(db, unit, started)?,
        usefulness: doc.usefulness,
        person_comment: doc.person_comment,
        acknowledged: doc.acknowledged_at.is_some(),
        last_commitment: match doc.person {
            Some(person) => last_commitment(db, unit, person, Some(row.id))?,
            None => None,
        },
        next_goals: match doc.person {
            Some(person) => goals_of(db, unit, goals_on, Some(person))?,
            None => Vec::new(),
        },
        quality_held: count(quality.iter().filter(|line| line.held).count()),
        quality,
        self_went_well: doc.self_went_well,
        self_to_change: doc.self_to_change,
        started_at: doc.started_at,
    })
}
