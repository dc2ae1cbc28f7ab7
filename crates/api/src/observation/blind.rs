//! Two raters of one scene are blind to each other until both are done, whoever holds the computer: its owner, or the
//! second rater it was handed over to, for whom nothing else is on it.

use sillage_domain::{
    Id,
    observation::{Observation, RecordStatus},
};
use sillage_store::{Reader, Row};

use crate::{Failure, session::Handover};

/// The observation that the computer was handed over for; `None` while its owner holds it.
fn handed_over(db: &Reader<'_>) -> Result<Option<Id<Observation>>, Failure> {
    match Handover::now(db)? {
        None => Ok(None),
        Some(Handover::Observation { observation, .. }) => Ok(Some(observation)),
        Some(Handover::Rating { .. } | Handover::Walk { .. } | Handover::Scene { .. }) => {
            Err(Failure::new("handed_over"))
        }
    }
}

/// An observation that may be shown now, and whether it is in the hands of the rater it was made for.
pub(super) fn visible(db: &Reader<'_>, id: Id<Observation>) -> Result<(Row<Observation>, bool), Failure> {
    match handed_over(db)? {
        Some(given) if given != id => Err(Failure::new("handed_over")),
        given => Ok((db.get(id)?, given.is_some())),
    }
}

/// The observation, if it may still be written, by whoever holds the computer.
///
/// # Errors
/// `observation_final`, `handed_over`, `second_rater_needs_handover`.
pub(crate) fn check_draft(db: &Reader<'_>, id: Id<Observation>) -> Result<Row<Observation>, Failure> {
    let (row, given) = visible(db, id)?;
    if row.status == RecordStatus::Final {
        return Err(Failure::new("observation_final"));
    }
    if !given && of_another(db, &row) {
        return Err(Failure::new("second_rater_needs_handover"));
    }
    Ok(row)
}

/// The computer may be handed over for it: a second rating that is not done, by somebody else.
pub(crate) fn check_second(db: &Reader<'_>, id: Id<Observation>) -> Result<(), Failure> {
    let row = db.get(id)?;
    match row.status {
        RecordStatus::Final => Err(Failure::new("observation_final")),
        RecordStatus::Draft if of_another(db, &row) => Ok(()),
        RecordStatus::Draft => Err(Failure::new("not_a_second_rating")),
    }
}

/// One of two ratings of a scene, made by somebody else than the owner of this profile.
fn of_another(db: &Reader<'_>, row: &Row<Observation>) -> bool {
    row.double_group.is_some() && row.observer != db.me()
}

/// The other ratings of the same scene.
pub(super) fn siblings(db: &Reader<'_>, row: &Row<Observation>) -> Result<Vec<Row<Observation>>, Failure> {
    let Some(group) = row.double_group else { return Ok(Vec::new()) };
    let parent = row.visit_day.map_or(row.doc.unit.uuid(), Id::uuid);
    Ok(db
        .list_of::<Observation>(parent)?
        .into_iter()
        .filter(|other| other.id != row.id && other.double_group == Some(group))
        .collect())
}

/// Levels of this observation stay hidden from the owner of this profile: somebody else is rating it, or the other rater
/// of its scene has not finished. Of two drafts the younger is the one being rated, so that the elder hides first. Once
/// the day is closed nobody rates any more: what was not finished is left out, hidden itself but hiding nothing.
pub(crate) fn is_blind(db: &Reader<'_>, row: &Row<Observation>) -> Result<bool, Failure> {
    if row.status == RecordStatus::Draft && of_another(db, row) {
        return Ok(true);
    }
    let day = row.visit_day.map(|day| db.find(day)).transpose()?.flatten();
    if row.double_group.is_none() || day.is_some_and(|day| day.closed_at.is_some()) {
        return Ok(false);
    }
    Ok(siblings(db, row)?
        .iter()
        .any(|other| other.status == RecordStatus::Draft && (row.status == RecordStatus::Final || other.id > row.id)))
}
