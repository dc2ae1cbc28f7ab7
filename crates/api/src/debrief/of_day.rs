//! The debriefs of a day, and whom there is still to speak with.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id, Timestamp,
    debrief::Debrief,
    network::Person,
    observation::{Observation, ObservationScore, RecordStatus},
    referential::ReferentialKind,
    visit::VisitDay,
};
use sillage_store::{Reader, Row};
use ts_rs::TS;

use super::view::{quality, step};
use crate::{
    Failure,
    observation::{count, kind_of, name_of, seen_on},
};

/// Debriefs of a day.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListDebriefs {
    /// Which visit day.
    pub visit_day: Id<VisitDay>,
}

/// Debriefs of a day, and whom there is still to speak with.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Debriefs {
    /// Oldest first.
    pub debriefs: Vec<DebriefLine>,
    /// Observed people without a debrief.
    pub waiting: Vec<WaitingForDebrief>,
}

/// One debrief of a day.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct DebriefLine {
    /// It.
    pub debrief: Id<Debrief>,
    /// Name.
    pub name: Option<String>,
    /// Start.
    pub started_at: Timestamp,
    /// Draft or final.
    pub status: RecordStatus,
    /// A note of two minutes so far.
    pub is_note: bool,
    /// Step in front, 1 to 6.
    pub step: u32,
    /// Day to look again.
    pub follow_up_on: Option<NaiveDate>,
    /// Observations that lack a fact and so stay drafts.
    pub drafts: u32,
    /// How many of the eight qualities hold.
    pub quality_held: u32,
}

/// Somebody who was observed and not spoken with yet.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct WaitingForDebrief {
    /// Observations of this person, with one referential.
    pub observations: Vec<Id<Observation>>,
    /// Which referential.
    pub kind: ReferentialKind,
    /// Who; absent for "a team member".
    pub person: Option<Id<Person>>,
    /// Name; absent for "a team member".
    pub name: Option<String>,
    /// The last one.
    pub observed_at: Timestamp,
    /// Facts written so far.
    pub facts: u32,
}

pub(super) fn list_debriefs(db: &Reader<'_>, ask: ListDebriefs) -> Result<Debriefs, Failure> {
    let rows = db.list_of::<Debrief>(ask.visit_day.uuid())?;
    let observations = seen_on(db, ask.visit_day)?;
    let waiting = waiting(db, &rows, &observations)?;
    let debriefs = rows.into_iter().map(|row| line(db, row, &observations)).collect::<Result<_, _>>()?;
    Ok(Debriefs { debriefs, waiting })
}

/// Who was observed and is in no debrief yet; several observations of one person are one line.
fn waiting(
    db: &Reader<'_>,
    rows: &[Row<Debrief>],
    observations: &[Row<Observation>],
) -> Result<Vec<WaitingForDebrief>, Failure> {
    let mut waiting: Vec<WaitingForDebrief> = Vec::new();
    for observation in observations {
        let doubled = observation.double_group.is_some() && observation.observer != db.me();
        if doubled || rows.iter().any(|row| row.observations.contains(&observation.id)) {
            continue;
        }
        let scores = db.list_of::<ObservationScore>(observation.id.uuid())?;
        let facts = count(scores.iter().filter(|score| !score.fact.trim().is_empty()).count());
        let kind = kind_of(db, observation.referential_version)?;
        let known = waiting
            .iter_mut()
            .find(|line| line.person.is_some() && line.person == observation.observed && line.kind == kind);
        if let Some(known) = known {
            known.observations.push(observation.id);
            known.observed_at = observation.observed_at.clone();
            known.facts += facts;
            continue;
        }
        waiting.push(WaitingForDebrief {
            observations: vec![observation.id],
            kind,
            person: observation.observed,
            name: observation.observed.map(|person| name_of(db, person)).transpose()?,
            observed_at: observation.observed_at.clone(),
            facts,
        });
    }
    Ok(waiting)
}

fn line(db: &Reader<'_>, row: Row<Debrief>, observations: &[Row<Observation>]) -> Result<DebriefLine, Failure> {
    let is_draft = |each: &&Row<Observation>| row.observations.contains(&each.id) && each.status == RecordStatus::Draft;
    Ok(DebriefLine {
        debrief: row.id,
        name: row.person.map(|person| name_of(db, person)).transpose()?,
        status: row.status,
        is_note: row.is_note,
        step: step(db, &row)?,
        follow_up_on: row.follow_up_on,
        drafts: count(observations.iter().filter(is_draft).count()),
        quality_held: count(quality(db, &row)?.iter().filter(|line| line.held).count()),
        started_at: row.doc.started_at,
    })
}
