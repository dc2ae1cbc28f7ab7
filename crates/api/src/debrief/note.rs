//! The manager's note: two minutes between two customers. It is a draft observation and a draft debrief at once, kept
//! field by field, so that it can be left at any second and grow into a full debrief later. It asks for no level and no quality: those are in `steps`.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id, Timestamp,
    debrief::{Debrief, DebriefFact},
    network::{Assignment, Person, Role, Unit},
    observation::{Observation, RecordStatus},
    referential::{Channel, MomentOfTruth, ReferentialKind},
    visit::{Visit, VisitDay},
};
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;

use super::{
    LookAgainDays, PastCommitment,
    open::{check_open, empty},
    view::{last_commitment, look_again_days},
};
use crate::{
    Failure,
    observation::{
        GoalLine, NewObservation, add_observation, goals_of, informed_since, name_of, people_of, version_in_force,
    },
    organisation::gate_of,
};

/// What a note may begin with.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetNoteStart {
    /// In which unit; the first one of the person of the profile by default.
    #[ts(optional)]
    pub unit: Option<Id<Unit>>,
}

/// What a note may begin with.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct NoteStart {
    /// The unit in front; absent for somebody without a unit.
    pub unit: Option<Id<Unit>>,
    /// Units of the person of the profile.
    pub units: Vec<NoteUnit>,
    /// The network recorded what must be recorded before anybody is observed.
    pub open: bool,
    /// People of the unit.
    pub people: Vec<NotePerson>,
    /// Moments of truth.
    pub moments: Vec<NoteMoment>,
    /// Notes begun and not finished, newest first.
    pub unfinished: Vec<NoteLine>,
    /// Notes finished, newest first, at most five.
    pub recent: Vec<NoteLine>,
}

/// A unit.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct NoteUnit {
    /// It.
    pub unit: Id<Unit>,
    /// Name.
    pub name: String,
}

/// Somebody a note may be about.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct NotePerson {
    /// Who.
    pub person: Id<Person>,
    /// Name.
    pub name: String,
    /// Informed; without it nobody may name them.
    pub informed: bool,
}

/// A moment of truth.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct NoteMoment {
    /// It.
    pub moment: Id<MomentOfTruth>,
    /// Channel.
    pub channel: Option<Channel>,
    /// Title.
    pub title: Bilingual,
}

/// A note.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct NoteLine {
    /// It.
    pub debrief: Id<Debrief>,
    /// About whom.
    pub name: Option<String>,
    /// When it was begun.
    pub started_at: Timestamp,
    /// The fact, if written.
    pub fact: String,
}

fn my_units(db: &Reader<'_>, today: NaiveDate) -> Result<Vec<NoteUnit>, Failure> {
    let me = db.me();
    let mut units: Vec<NoteUnit> = Vec::new();
    for assignment in db.list_all::<Assignment>()? {
        if assignment.person == me
            && assignment.holds_on(today)
            && !units.iter().any(|each| each.unit == assignment.doc.unit)
        {
            units.push(NoteUnit { unit: assignment.doc.unit, name: db.get(assignment.doc.unit)?.doc.name });
        }
    }
    Ok(units)
}

/// The visit day going on in a unit today.
fn open_day(db: &Reader<'_>, unit: Id<Unit>, today: NaiveDate) -> Result<Option<Id<VisitDay>>, Failure> {
    for visit in db.list_of::<Visit>(unit.uuid())? {
        let day = db
            .list_of::<VisitDay>(visit.id.uuid())?
            .into_iter()
            .find(|day| day.date == today && day.closed_at.is_none());
        if let Some(day) = day {
            return Ok(Some(day.id));
        }
    }
    Ok(None)
}

fn fact_of(db: &Reader<'_>, debrief: Id<Debrief>) -> Result<Option<Row<DebriefFact>>, Failure> {
    Ok(db.list_of::<DebriefFact>(debrief.uuid())?.into_iter().next())
}

fn note_line(db: &Reader<'_>, row: &Row<Debrief>) -> Result<NoteLine, Failure> {
    Ok(NoteLine {
        debrief: row.id,
        name: row.person.map(|person| name_of(db, person)).transpose()?,
        started_at: row.started_at.clone(),
        fact: fact_of(db, row.id)?.map(|fact| fact.doc.behaviour).unwrap_or_default(),
    })
}

pub(super) fn get_note_start(db: &Reader<'_>, ask: GetNoteStart) -> Result<NoteStart, Failure> {
    let today = db.now().local_date();
    let units = my_units(db, today)?;
    let unit = ask.unit.or_else(|| units.first().map(|each| each.unit));
    let gate = gate_of(db)?.map(|row| row.doc);
    let open = gate.as_ref().is_some_and(|gate| gate.is_open(today));
    let (mut people, mut unfinished, mut recent) = (Vec::new(), Vec::new(), Vec::new());
    if let Some(unit) = unit {
        for (person, role, name) in people_of(db, unit, today)? {
            if person == db.me() || matches!(role, Role::Coach | Role::Regional | Role::Administrator) {
                continue;
            }
            let informed = match &gate {
                Some(gate) => informed_since(db, gate, person, today)?.is_some(),
                None => false,
            };
            people.push(NotePerson { person, name, informed });
        }
        let mut notes = db.list_in::<Debrief>(unit.uuid())?;
        notes.retain(|row| row.is_note && row.led_by == db.me() && row.status == RecordStatus::Draft);
        notes.sort_by_key(|row| std::cmp::Reverse(row.started_at.utc_ms()));
        for row in &notes {
            let list = if row.ended_at.is_none() { &mut unfinished } else { &mut recent };
            list.push(note_line(db, row)?);
        }
        recent.truncate(5);
    }
    let mut moments = db.list_of::<MomentOfTruth>(version_in_force(db)?.uuid())?;
    moments.sort_by_key(|row| (row.channel, row.rank));
    let moments = moments
        .into_iter()
        .map(|row| NoteMoment { moment: row.id, channel: row.channel, title: row.doc.title })
        .collect();
    Ok(NoteStart { unit, units, open, people, moments, unfinished, recent })
}

/// Begin a note.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct OpenNote {
    /// Where.
    pub unit: Id<Unit>,
    /// About whom; without it "a team member".
    #[ts(optional)]
    pub person: Option<Id<Person>>,
}

/// A note is begun.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct NoteOpened {
    /// It.
    pub debrief: Id<Debrief>,
}

pub(super) fn open_note(tx: &mut Writer<'_>, ask: OpenNote) -> Result<NoteOpened, Failure> {
    let date = tx.now().local_date();
    let visit_day = open_day(tx, ask.unit, date)?;
    let new = NewObservation {
        visit_day,
        unit: ask.unit,
        date,
        observed: ask.person,
        channel: Channel::WalkIn,
        moment: None,
        kind: ReferentialKind::Service,
        scene: String::new(),
    };
    let observation = add_observation(tx, new)?;
    let observation = tx.get(observation)?;
    let doc = empty(tx, &observation, true);
    Ok(NoteOpened { debrief: tx.add(ask.unit.uuid(), &doc)? })
}

/// Show a note.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetNote {
    /// Which.
    pub debrief: Id<Debrief>,
}

/// A note: five fields, with today's goals and her last commitment in view.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct NoteView {
    /// It.
    pub debrief: Id<Debrief>,
    /// Its observation.
    pub observation: Option<Id<Observation>>,
    /// Visit day, if one is going on.
    pub visit_day: Option<Id<VisitDay>>,
    /// Place.
    pub unit: Id<Unit>,
    /// About whom.
    pub person: Option<Id<Person>>,
    /// Name.
    pub name: Option<String>,
    /// Moment of truth.
    pub moment: Option<Id<MomentOfTruth>>,
    /// The one fact.
    pub fact: String,
    /// What we agreed.
    pub agreed: String,
    /// Day to look again.
    pub follow_up_on: Option<NaiveDate>,
    /// Days offered.
    pub look_again: LookAgainDays,
    /// It is finished.
    pub finished: bool,
    /// It has grown into a full debrief.
    pub grown: bool,
    /// Her goals of today.
    pub goals: Vec<GoalLine>,
    /// What she committed to last.
    pub last_commitment: Option<PastCommitment>,
}

pub(super) fn get_note(db: &Reader<'_>, ask: GetNote) -> Result<NoteView, Failure> {
    let row = db.get(ask.debrief)?;
    let observation = match row.observations.first() {
        Some(&observation) => db.find(observation)?,
        None => None,
    };
    let unit = row.doc.unit;
    let day = row.started_at.local().map_or_else(|| db.now().local_date(), |at| at.date_naive());
    Ok(NoteView {
        debrief: row.id,
        visit_day: row.visit_day,
        unit,
        person: row.person,
        name: row.person.map(|person| name_of(db, person)).transpose()?,
        moment: observation.as_ref().and_then(|observation| observation.moment),
        observation: observation.map(|observation| observation.id),
        fact: fact_of(db, row.id)?.map(|fact| fact.doc.behaviour).unwrap_or_default(),
        follow_up_on: row.follow_up_on,
        look_again: look_again_days(db, unit, day)?,
        finished: row.ended_at.is_some(),
        grown: !row.is_note,
        goals: match row.person {
            Some(person) => goals_of(db, unit, day, Some(person))?,
            None => Vec::new(),
        },
        last_commitment: match row.person {
            Some(person) => last_commitment(db, unit, person, Some(row.id))?,
            None => None,
        },
        agreed: row.doc.commitment_then,
    })
}

/// Write a field of a note; what is left out stays as it was.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordNote {
    /// Which.
    pub debrief: Id<Debrief>,
    /// Moment of truth.
    #[ts(optional)]
    pub moment: Option<Id<MomentOfTruth>>,
    /// The one fact.
    #[ts(optional)]
    pub fact: Option<String>,
    /// What we agreed.
    #[ts(optional)]
    pub agreed: Option<String>,
    /// Day to look again, at most 14 days ahead.
    #[ts(optional)]
    pub follow_up_on: Option<NaiveDate>,
}

/// A note was kept.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct NoteKept {}

pub(super) fn record_note(tx: &mut Writer<'_>, ask: RecordNote) -> Result<NoteKept, Failure> {
    let row = check_open(tx, ask.debrief)?;
    if let (Some(moment), Some(&observation)) = (ask.moment, row.observations.first()) {
        if tx.get(observation)?.status == RecordStatus::Final {
            return Err(Failure::new("observation_final"));
        }
        let channel = tx.get(moment)?.channel;
        tx.change(observation, |doc| {
            doc.moment = Some(moment);
            doc.channel = channel.unwrap_or(doc.channel);
        })?;
    }
    if let Some(text) = ask.fact {
        match fact_of(tx, ask.debrief)? {
            Some(fact) => {
                tx.change(fact.id, |doc| doc.behaviour = text)?;
            }
            None => {
                let fact = DebriefFact {
                    debrief: ask.debrief,
                    score: None,
                    situation: String::new(),
                    behaviour: text,
                    effect_on_customer: String::new(),
                };
                tx.add(row.unit, &fact)?;
            }
        }
    }
    tx.change(ask.debrief, |doc| {
        if let Some(text) = ask.agreed {
            doc.commitment_then = text;
        }
        if let Some(day) = ask.follow_up_on {
            doc.follow_up_on = Some(day);
            doc.follow_up_by = doc.follow_up_by.or(Some(doc.led_by));
        }
    })?;
    Ok(NoteKept {})
}

/// The note is finished: it is no longer offered first.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct FinishNote {
    /// Which.
    pub debrief: Id<Debrief>,
}

pub(super) fn finish_note(tx: &mut Writer<'_>, ask: FinishNote) -> Result<NoteKept, Failure> {
    check_open(tx, ask.debrief)?;
    let now = tx.now().timestamp();
    tx.change(ask.debrief, |doc| {
        doc.ended_at.get_or_insert(now);
    })?;
    Ok(NoteKept {})
}

/// Let a note grow into a full debrief.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GrowNote {
    /// Which.
    pub debrief: Id<Debrief>,
}

/// The note is a debrief now.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct NoteGrown {
    /// It.
    pub debrief: Id<Debrief>,
    /// Visit day, if one was going on.
    pub visit_day: Option<Id<VisitDay>>,
}

pub(super) fn grow_note(tx: &mut Writer<'_>, ask: GrowNote) -> Result<NoteGrown, Failure> {
    check_open(tx, ask.debrief)?;
    let row = tx.change(ask.debrief, |doc| {
        doc.is_note = false;
        doc.ended_at = None;
    })?;
    super::open::prefill_facts(tx, ask.debrief)?;
    Ok(NoteGrown { debrief: ask.debrief, visit_day: row.doc.visit_day })
}
