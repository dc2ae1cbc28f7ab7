//! Who may see and write which pass: observers are blind to each other until the consolidation.

use sillage_domain::{
    Id,
    visit::Attachment,
    walk::{Finding, SensoryWalk},
};
use sillage_store::{Reader, Row};
use uuid::Uuid;

use crate::{Failure, session::Handover};

/// The pass that the computer was handed over for; `None` while its owner holds it.
fn handed_over(db: &Reader<'_>) -> Result<Option<Id<SensoryWalk>>, Failure> {
    match Handover::now(db)? {
        None => Ok(None),
        Some(Handover::Walk { walk, .. }) => Ok(Some(walk)),
        Some(Handover::Rating { .. } | Handover::Observation { .. } | Handover::Scene { .. }) => {
            Err(Failure::new("handed_over"))
        }
    }
}

/// Refuses what a guest does outside the pass made for them; `None` is anything that belongs to no pass.
fn within_handover(db: &Reader<'_>, walk: Option<Id<SensoryWalk>>) -> Result<(), Failure> {
    match handed_over(db)? {
        Some(given) if Some(given) != walk => Err(Failure::new("handed_over")),
        _ => Ok(()),
    }
}

/// A pass that may be read now: a guest's own, one's own, or another's while one walks no pass of the same sense.
pub(crate) fn visible_pass(db: &Reader<'_>, walk: Id<SensoryWalk>) -> Result<Row<SensoryWalk>, Failure> {
    let row = db.get(walk)?;
    if handed_over(db)?.is_some() {
        within_handover(db, Some(walk))?;
        return Ok(row);
    }
    if row.observer != Some(db.me()) {
        let passes = db.list_of::<SensoryWalk>(row.visit_day.uuid())?;
        let walking = |pass: &Row<SensoryWalk>| {
            pass.observer == Some(db.me()) && pass.sense == row.sense && pass.ended_at.is_none()
        };
        if passes.iter().any(walking) {
            return Err(Failure::new("blind_pass"));
        }
    }
    Ok(row)
}

/// A pass that may be written now.
pub(crate) fn open_pass(db: &Reader<'_>, walk: Id<SensoryWalk>) -> Result<Row<SensoryWalk>, Failure> {
    let row = visible_pass(db, walk)?;
    if row.ended_at.is_some() {
        return Err(Failure::new("pass_ended"));
    }
    Ok(row)
}

/// A finding that may be written now. One of an ended pass may: words are corrected after the walk, marks are not.
pub(crate) fn own_finding(db: &Reader<'_>, finding: Id<Finding>) -> Result<Row<Finding>, Failure> {
    let row = db.get(finding)?;
    match row.walk {
        Some(walk) => drop(visible_pass(db, walk)?),
        None => within_handover(db, None)?,
    }
    Ok(row)
}

/// Whether a guest may see and change the pictures of `owner`: those of their own findings only.
pub(crate) fn own_pictures(db: &Reader<'_>, owner: Uuid) -> Result<(), Failure> {
    if handed_over(db)?.is_none() {
        return Ok(());
    }
    let of_record = db.find(Id::<sillage_domain::walk::SensoryRecord>::new(owner))?.map(|record| record.walk);
    let of_finding = db.find(Id::<Finding>::new(owner))?.and_then(|finding| finding.walk);
    within_handover(db, of_record.or(of_finding))
}

/// Refuses a guest the text being typed under a key that names no finding and no picture of their own pass.
pub(crate) fn own_draft(db: &Reader<'_>, key: &str) -> Result<(), Failure> {
    let mut parts = key.split('/');
    let noun = parts.next();
    let id = parts.next().and_then(|id| id.parse::<Uuid>().ok());
    match (noun, id) {
        (Some("finding"), Some(id)) if db.find(Id::<Finding>::new(id))?.is_some() => {
            own_finding(db, Id::new(id)).map(drop)
        }
        (Some("photo"), Some(id)) => match db.find(Id::<Attachment>::new(id))? {
            Some(photo) => own_pictures(db, photo.owner),
            None => Err(Failure::new("handed_over")),
        },
        _ => Err(Failure::new("handed_over")),
    }
}
