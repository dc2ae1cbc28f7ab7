//! Opening a debrief on what was seen, putting it in the bin, closing it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    debrief::{Debrief, DebriefFact},
    observation::{Observation, ObservationScore, RecordStatus},
};
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;

use crate::{
    Failure,
    observation::{Finalised, admit, finalise, is_blind, kind_of},
};

/// The debrief, if it may still be written.
///
/// # Errors
/// `debrief_final`.
pub(super) fn check_open(db: &Reader<'_>, id: Id<Debrief>) -> Result<Row<Debrief>, Failure> {
    let row = db.get(id)?;
    row.check_open()?;
    Ok(row)
}

/// A debrief with nothing said yet.
pub(super) fn empty(db: &Reader<'_>, observation: &Row<Observation>, is_note: bool) -> Debrief {
    Debrief {
        visit_day: observation.visit_day,
        unit: observation.doc.unit,
        person: observation.observed,
        led_by: db.me(),
        observations: vec![observation.id],
        place: None,
        started_at: db.now().timestamp(),
        ended_at: None,
        self_went_well: String::new(),
        self_to_change: String::new(),
        prefers_not_to_say: false,
        self_view_at: None,
        levels_shown_at: None,
        strengths_at: None,
        improvement_at: None,
        strengths: Vec::new(),
        improvement_skill: None,
        improvement_text: String::new(),
        options: Vec::new(),
        commitment_when: String::new(),
        commitment_then: String::new(),
        expected_effect: String::new(),
        support_needed: String::new(),
        follow_up_on: None,
        follow_up_by: None,
        usefulness: None,
        person_comment: String::new(),
        acknowledged_at: None,
        is_note,
        status: RecordStatus::Draft,
    }
}

/// Open a debrief on one or more observations of the same person.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct OpenDebrief {
    /// What it is about.
    pub observations: Vec<Id<Observation>>,
}

/// A debrief is open.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct DebriefOpened {
    /// It.
    pub debrief: Id<Debrief>,
}

pub(super) fn open_debrief(tx: &mut Writer<'_>, ask: OpenDebrief) -> Result<DebriefOpened, Failure> {
    let first = ask.observations.first().ok_or_else(|| Failure::new("observation_missing"))?;
    let first = tx.get(*first)?;
    check_one_conversation(tx, &first, &ask.observations)?;
    admit(tx, first.observed, tx.now().local_date())?;
    let parent = first.visit_day.map_or(first.doc.unit.uuid(), Id::uuid);
    let debriefs = tx.list_of::<Debrief>(parent)?;
    // A conversation that is over is shown, not begun anew.
    if let Some(over) = debriefs.iter().rev().find(|row| {
        row.status == RecordStatus::Final && ask.observations.iter().all(|id| row.observations.contains(id))
    }) {
        return Ok(DebriefOpened { debrief: over.id });
    }
    let debrief = match going_on(tx, debriefs, &first, &ask.observations)? {
        Some(row) => {
            let missing: Vec<_> =
                ask.observations.iter().copied().filter(|id| !row.observations.contains(id)).collect();
            tx.change(row.id, |doc| doc.observations.extend(missing))?;
            row.id
        }
        None => {
            let mut doc = empty(tx, &first, false);
            doc.observations = ask.observations.clone();
            tx.add(first.unit, &doc)?
        }
    };
    prefill_facts(tx, debrief)?;
    Ok(DebriefOpened { debrief })
}

/// One person, one place, one referential: with customers and with the team are two conversations.
fn check_one_conversation(
    db: &Reader<'_>,
    first: &Row<Observation>,
    observations: &[Id<Observation>],
) -> Result<(), Failure> {
    let kind = kind_of(db, first.referential_version)?;
    for id in observations {
        let row = db.get(*id)?;
        // What may not be seen yet is not talked about yet: its facts would be told here.
        if is_blind(db, &row)? {
            return Err(Failure::new("second_rater_not_done"));
        }
        if row.observed != first.observed || row.doc.unit != first.doc.unit || row.visit_day != first.visit_day {
            return Err(Failure::new("two_people_in_a_debrief"));
        }
        if kind_of(db, row.referential_version)? != kind {
            return Err(Failure::new("two_referentials_in_a_debrief"));
        }
    }
    Ok(())
}

/// The debrief of one's own that goes on: about one of these observations, or with this person today on the same
/// referential.
fn going_on(
    db: &Reader<'_>,
    debriefs: Vec<Row<Debrief>>,
    first: &Row<Observation>,
    observations: &[Id<Observation>],
) -> Result<Option<Row<Debrief>>, Failure> {
    let kind = kind_of(db, first.referential_version)?;
    for row in debriefs.into_iter().rev() {
        if row.led_by != db.me() || row.status != RecordStatus::Draft || row.is_note {
            continue;
        }
        if observations.iter().any(|id| row.observations.contains(id)) {
            return Ok(Some(row));
        }
        let with_her = first.visit_day.is_some() && first.observed.is_some() && row.person == first.observed;
        let about = match row.observations.first() {
            Some(&about) => db.find(about)?,
            None => None,
        };
        let same_kind = match about {
            Some(about) => kind_of(db, about.referential_version)? == kind,
            None => true,
        };
        if with_her && same_kind {
            return Ok(Some(row));
        }
    }
    Ok(None)
}

/// Brings the facts written during the observations into the debrief, each once.
pub(super) fn prefill_facts(tx: &mut Writer<'_>, debrief: Id<Debrief>) -> Result<(), Failure> {
    let row = tx.get(debrief)?;
    let known: Vec<_> = tx.list_of::<DebriefFact>(debrief.uuid())?.into_iter().filter_map(|fact| fact.score).collect();
    for &id in &row.observations {
        let Some(observation) = tx.find(id)? else { continue };
        if is_blind(tx, &observation)? {
            continue;
        }
        for score in tx.list_of::<ObservationScore>(id.uuid())? {
            if score.fact.trim().is_empty() || known.contains(&score.id) {
                continue;
            }
            let fact = DebriefFact {
                debrief,
                score: Some(score.id),
                situation: observation.scene.clone(),
                behaviour: score.doc.fact,
                effect_on_customer: String::new(),
            };
            tx.add(row.unit, &fact)?;
        }
    }
    Ok(())
}

/// Put a debrief in the bin.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct DeleteDebrief {
    /// Which; a draft.
    pub debrief: Id<Debrief>,
}

/// It lies in the bin.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct DebriefDeleted {}

pub(super) fn delete_debrief(tx: &mut Writer<'_>, ask: DeleteDebrief) -> Result<DebriefDeleted, Failure> {
    check_open(tx, ask.debrief)?;
    for fact in tx.list_of::<DebriefFact>(ask.debrief.uuid())? {
        tx.delete(fact.id)?;
    }
    tx.delete(ask.debrief)?;
    Ok(DebriefDeleted {})
}

/// Close a debrief.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct CloseDebrief {
    /// Which.
    pub debrief: Id<Debrief>,
}

/// It is final, and so are its observations unless a fact is missing.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct DebriefClosed {
    /// Observations that stay drafts for want of a fact.
    pub drafts: Vec<Id<Observation>>,
}

pub(super) fn close_debrief(tx: &mut Writer<'_>, ask: CloseDebrief) -> Result<DebriefClosed, Failure> {
    let row = check_open(tx, ask.debrief)?;
    let ended = tx.now().timestamp();
    tx.change(ask.debrief, |doc| {
        doc.ended_at = Some(ended);
        doc.status = RecordStatus::Final;
    })?;
    let mut drafts = Vec::new();
    for &observation in &row.observations {
        if finalise(tx, observation)? == Finalised::Draft {
            drafts.push(observation);
        }
    }
    Ok(DebriefClosed { drafts })
}
