//! Recording levels, facts and causes, and making an observation final.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    observation::{Absence, Observation, ObservationScore, RecordStatus, check_level, is_blank, lacks_fact},
    referential::Skill,
    walk::Cause,
};
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;

use super::{ObservationKept, admit, blind::check_draft, people::count};
use crate::{Failure, training::close_due};

fn score_of(
    db: &Reader<'_>,
    observation: Id<Observation>,
    skill: Id<Skill>,
) -> Result<Option<Row<ObservationScore>>, Failure> {
    Ok(db.list_of::<ObservationScore>(observation.uuid())?.into_iter().rev().find(|row| row.skill == skill))
}

/// How many criteria have a level, and how many lack the fact they need.
pub(super) fn kept(db: &Reader<'_>, observation: Id<Observation>) -> Result<ObservationKept, Failure> {
    let scores = db.list_of::<ObservationScore>(observation.uuid())?;
    Ok(ObservationKept {
        scored: count(scores.iter().filter(|row| row.value.is_some()).count()),
        missing_facts: missing_facts(db, &scores)?,
    })
}

fn missing_facts(db: &Reader<'_>, scores: &[Row<ObservationScore>]) -> Result<u32, Failure> {
    let mut missing = 0;
    for score in scores {
        if score.value.is_some() && lacks_fact(&db.get(score.skill)?.doc, &score.doc) {
            missing += 1;
        }
    }
    Ok(missing)
}

/// Changes the score of one skill, adding or taking away its row as needed.
fn write_score(
    tx: &mut Writer<'_>,
    observation: Id<Observation>,
    skill: Id<Skill>,
    change: impl FnOnce(&mut ObservationScore),
) -> Result<ObservationKept, Failure> {
    let row = check_draft(tx, observation)?;
    let before = score_of(tx, observation, skill)?;
    let mut doc = before.as_ref().map_or_else(
        || ObservationScore { observation, skill, value: None, absence: None, fact: String::new(), cause: None },
        |row| row.doc.clone(),
    );
    change(&mut doc);
    check_level(&tx.get(skill)?.doc, doc.value)?;
    let blank = is_blank(doc.value, doc.absence, Some(&doc));
    match (before, blank) {
        (Some(before), true) => tx.delete(before.id)?,
        (Some(before), false) => {
            tx.change(before.id, |stored| *stored = doc)?;
        }
        (None, true) => {}
        (None, false) => {
            tx.add(row.unit, &doc)?;
        }
    }
    kept(tx, observation)
}

/// Give a level, or say why there is none; neither makes the criterion blank again.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordScore {
    /// In which observation.
    pub observation: Id<Observation>,
    /// For which skill.
    pub skill: Id<Skill>,
    /// Level.
    #[ts(optional)]
    pub value: Option<i32>,
    /// Not observed, not applicable, refused.
    #[ts(optional)]
    pub absence: Option<Absence>,
}

pub(super) fn record_score(tx: &mut Writer<'_>, ask: RecordScore) -> Result<ObservationKept, Failure> {
    write_score(tx, ask.observation, ask.skill, |score| {
        score.value = ask.value;
        score.absence = ask.absence;
    })
}

/// Write down what was said or done.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordObservedFact {
    /// In which observation.
    pub observation: Id<Observation>,
    /// For which skill.
    pub skill: Id<Skill>,
    /// What was said or done; empty takes it back.
    pub fact: String,
}

pub(super) fn record_fact(tx: &mut Writer<'_>, ask: RecordObservedFact) -> Result<ObservationKept, Failure> {
    write_score(tx, ask.observation, ask.skill, |score| score.fact = ask.fact)
}

/// Say what it was due to: behaviour is not always the person's.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct SetCriterionCause {
    /// In which observation.
    pub observation: Id<Observation>,
    /// For which skill.
    pub skill: Id<Skill>,
    /// Cause; without it, unsaid.
    #[ts(optional)]
    pub cause: Option<Cause>,
}

pub(super) fn set_cause(tx: &mut Writer<'_>, ask: SetCriterionCause) -> Result<ObservationKept, Failure> {
    write_score(tx, ask.observation, ask.skill, |score| score.cause = ask.cause)
}

/// Make an observation final without a debrief.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct FinishObservation {
    /// Which.
    pub observation: Id<Observation>,
}

/// It is final.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ObservationFinished {}

pub(super) fn finish_observation(tx: &mut Writer<'_>, ask: FinishObservation) -> Result<ObservationFinished, Failure> {
    let row = check_draft(tx, ask.observation)?;
    let missing = missing_facts(tx, &tx.list_of::<ObservationScore>(ask.observation.uuid())?)?;
    if missing > 0 {
        return Err(Failure::new("facts_missing").with("count", missing));
    }
    tx.change(ask.observation, |doc| doc.status = RecordStatus::Final)?;
    // What was agreed with the owner of the computer is done by the owner's look.
    if row.observer == tx.me() {
        close_due(tx, &row)?;
    }
    Ok(ObservationFinished {})
}

/// What became of a draft that was to be made final with its day or its debrief.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Finalised {
    /// It is final.
    Final,
    /// It stays a draft: a required fact is missing, or nothing may be written of the person now.
    Draft,
    /// It is somebody else's, who alone says when it is done.
    LeftOut,
}

/// Makes one's own draft observation final where nothing is missing; another's is left as it is.
pub(crate) fn finalise(tx: &mut Writer<'_>, id: Id<Observation>) -> Result<Finalised, Failure> {
    let Some(row) = tx.find(id)? else { return Ok(Finalised::Final) };
    if row.status == RecordStatus::Final {
        return Ok(Finalised::Final);
    }
    if row.observer != tx.me() {
        return Ok(Finalised::LeftOut);
    }
    let scores = tx.list_of::<ObservationScore>(id.uuid())?;
    let today = tx.now().local_date();
    if missing_facts(tx, &scores)? > 0 || !may_be_written(admit(tx, row.observed, today))? {
        return Ok(Finalised::Draft);
    }
    tx.change(id, |doc| doc.status = RecordStatus::Final)?;
    close_due(tx, &row)?;
    Ok(Finalised::Final)
}

/// Whether a draft may be written now; a closed door keeps it a draft and stops nothing else.
fn may_be_written(admitted: Result<(), Failure>) -> Result<bool, Failure> {
    match admitted {
        Ok(()) => Ok(true),
        Err(failure) if matches!(failure.code.as_str(), "organisation_not_open" | "person_not_informed") => Ok(false),
        Err(failure) => Err(failure),
    }
}
