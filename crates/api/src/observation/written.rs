//! What an act wrote about people at work, looked at before it is kept. Whatever it came through, a command, an undo, a
//! redo, the bin or a picture, nothing is written while observations are closed, nobody is named who was not informed,
//! and nothing is there twice.

use std::collections::BTreeSet;

use sillage_domain::{
    Entity, Id,
    debrief::{Debrief, DebriefFact, GoalStatus, TrainingGoal, check_goals},
    network::Person,
    observation::{Observation, ObservationScore},
    training::{FollowUp, ModuleCompletion},
    visit::{Attachment, Deed},
};
use sillage_store::{Reader, Writer, Written};

use super::{admit, goal::goals_that_day};
use crate::Failure;

/// Her own word on a debrief.
const HER_WORD: &[&str] = &["person_comment", "usefulness", "acknowledged_at"];
/// Whether two raters saw a scene: it follows a second rating that came or went.
const RATED_TWICE: &[&str] = &["double_group"];
/// What makes a picture tell less of people.
const HIDES: &[&str] = &["contains_people", "hash", "width", "height", "bytes", "blurred"];

/// Refuses an act that wrote what may not be written of people now.
///
/// # Errors
/// `organisation_not_open`, `person_not_informed`, `fourth_goal`, `skill_scored_twice`.
pub(crate) fn admit_written(tx: &Writer<'_>) -> Result<(), Failure> {
    let mut observed = BTreeSet::new();
    for written in tx.written() {
        // What takes away is never closed.
        if written.deed != Deed::End {
            observed.extend(whom(tx, written)?);
        }
    }
    let today = tx.now().local_date();
    observed.into_iter().try_for_each(|person| admit(tx, person, today))
}

/// Refuses a picture of an observation where the observation itself could not be written.
///
/// # Errors
/// `organisation_not_open`, `person_not_informed`.
pub(crate) fn admit_picture(db: &Reader<'_>, owner: uuid::Uuid) -> Result<(), Failure> {
    match db.find(Id::<Observation>::new(owner))? {
        Some(row) => admit(db, row.observed, db.now().local_date()),
        None => Ok(()),
    }
}

/// Whom an operation speaks of, `Some(None)` being a team member without a name; `None` if it asks for no admission.
fn whom(db: &Reader<'_>, written: &Written) -> Result<Option<Option<Id<Person>>>, Failure> {
    let only = |fields: &[&str]| {
        written.deed == Deed::Change && written.fields.iter().all(|field| fields.contains(&field.as_str()))
    };
    Ok(match written.noun.as_str() {
        Observation::NOUN if !only(RATED_TWICE) => {
            db.find(Id::<Observation>::new(written.entity))?.map(|row| row.observed)
        }
        ObservationScore::NOUN if !only(&[]) => match db.find(Id::<ObservationScore>::new(written.entity))? {
            Some(score) => {
                if written.deed == Deed::Birth {
                    check_scored_once(db, score.id, &score.doc)?;
                }
                Some(db.find(score.observation)?.and_then(|row| row.observed))
            }
            None => None,
        },
        Debrief::NOUN if !only(HER_WORD) => db.find(Id::<Debrief>::new(written.entity))?.map(|row| row.person),
        DebriefFact::NOUN if !only(&[]) => match db.find(Id::<DebriefFact>::new(written.entity))? {
            Some(fact) => Some(db.find(fact.debrief)?.and_then(|row| row.person)),
            None => None,
        },
        TrainingGoal::NOUN if !only(&[]) => match db.find(Id::<TrainingGoal>::new(written.entity))? {
            Some(goal) if goal.status != GoalStatus::Cancelled => {
                if written.deed == Deed::Birth || goal.status == GoalStatus::Planned {
                    check_goals(goals_that_day(db, goal.person, goal.day, Some(goal.id))?)?;
                }
                Some(Some(goal.person))
            }
            _ => None,
        },
        FollowUp::NOUN if !only(&[]) => db.find(Id::<FollowUp>::new(written.entity))?.map(|look| Some(look.person)),
        ModuleCompletion::NOUN if !only(&[]) => {
            db.find(Id::<ModuleCompletion>::new(written.entity))?.map(|done| Some(done.person))
        }
        Attachment::NOUN if !only(HIDES) => match db.find(Id::<Attachment>::new(written.entity))? {
            Some(photo) => db.find(Id::<Observation>::new(photo.owner))?.map(|row| row.observed),
            None => None,
        },
        _ => None,
    })
}

/// A level that comes out of the bin stands beside none that was given since.
fn check_scored_once(db: &Reader<'_>, id: Id<ObservationScore>, doc: &ObservationScore) -> Result<(), Failure> {
    let twice = db
        .list_of::<ObservationScore>(doc.observation.uuid())?
        .iter()
        .any(|other| other.id != id && other.skill == doc.skill);
    if twice { Err(Failure::new("skill_scored_twice")) } else { Ok(()) }
}
