//! Observations that hold nothing: a press on the wrong person opens one. It goes when it is left, and counts nowhere.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    debrief::{Debrief, TrainingGoal},
    observation::{Observation, ObservationScore},
    visit::{Attachment, VisitDay},
};
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;

use crate::Failure;

/// The observations of a day in which anything was seen: a level, a fact, a scene, a picture, a word of a debrief.
pub(crate) fn seen_on(db: &Reader<'_>, day: Id<VisitDay>) -> Result<Vec<Row<Observation>>, Failure> {
    let debriefs = db.list_of::<Debrief>(day.uuid())?;
    let mut seen = Vec::new();
    for row in db.list_of::<Observation>(day.uuid())? {
        if !holds_nothing(db, &row, &debriefs)? {
            seen.push(row);
        }
    }
    Ok(seen)
}

/// Whether nothing was written in an observation and nothing rests on it.
fn holds_nothing(db: &Reader<'_>, row: &Row<Observation>, debriefs: &[Row<Debrief>]) -> Result<bool, Failure> {
    // A scene that waits for its second rater is looked at, however little of it is written.
    let looked_at = !row.scene.trim().is_empty()
        || row.double_group.is_some()
        || debriefs.iter().any(|debrief| debrief.observations.contains(&row.id));
    if looked_at || !db.list_of::<ObservationScore>(row.id.uuid())?.is_empty() {
        return Ok(false);
    }
    let closed_a_goal =
        db.list_of::<TrainingGoal>(row.doc.unit.uuid())?.iter().any(|goal| goal.closed_by == Some(row.id));
    Ok(!closed_a_goal && db.list_of::<Attachment>(row.id.uuid())?.is_empty())
}

/// Leave an observation; one that holds nothing goes.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct LeaveObservation {
    /// Which.
    pub observation: Id<Observation>,
}

/// It was left.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ObservationLeft {
    /// It held nothing and is gone.
    pub dropped: bool,
}

pub(super) fn leave_observation(tx: &mut Writer<'_>, ask: LeaveObservation) -> Result<ObservationLeft, Failure> {
    // Somebody may have deleted it while it was in front.
    let Some(row) = tx.find(ask.observation)? else { return Ok(ObservationLeft { dropped: false }) };
    let parent = row.visit_day.map_or(row.doc.unit.uuid(), Id::uuid);
    let dropped = holds_nothing(tx, &row, &tx.list_of::<Debrief>(parent)?)?;
    if dropped {
        tx.delete(row.id)?;
    }
    Ok(ObservationLeft { dropped })
}
