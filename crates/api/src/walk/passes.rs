//! Passes: one observer, one sense, every zone.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id, Timestamp,
    network::{Network, Person, Unit, Zone},
    visit::VisitDay,
    walk::{Finding, Occupancy, Sense, SensoryRecord, SensoryWalk},
};
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;

use super::{blind, view};
use crate::{Failure, visit::name_of};

/// The senses of the method; taste comes after them where the network switched it on.
const SENSES: [Sense; 4] = [Sense::Sight, Sense::Touch, Sense::Smell, Sense::Hearing];

/// The senses walked in this network, in order.
pub(crate) fn senses(db: &Reader<'_>) -> Result<Vec<Sense>, Failure> {
    let taste = db.list_all::<Network>()?.iter().any(|network| network.taste);
    Ok(SENSES.into_iter().chain(taste.then_some(Sense::Taste)).collect())
}

/// The passes of a day.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListPasses {
    /// The day.
    pub visit_day: Id<VisitDay>,
}

/// Where the walk of a day stands.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PassList {
    /// Name of the place.
    pub unit_name: String,
    /// The place.
    pub unit: Id<Unit>,
    /// Zones to walk.
    pub zones: u32,
    /// Findings of the day that may be seen, those noted in passing included.
    pub findings: u32,
    /// Irritants that wait for their three marks.
    pub to_weigh: u32,
    /// The day is closed: nothing more is recorded.
    pub closed: bool,
    /// One line a sense, in the order of the passes.
    pub senses: Vec<SensePasses>,
}

/// One sense of the day.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SensePasses {
    /// The sense.
    pub sense: Sense,
    /// Its passes, oldest first.
    pub passes: Vec<PassLine>,
}

/// One pass.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PassLine {
    /// The pass.
    pub walk: Id<SensoryWalk>,
    /// Mine.
    pub mine: bool,
    /// Name of the observer; for a guest, how they are called on the sheet.
    pub observer: String,
    /// Of somebody this computer was handed to, or whose paper sheet is typed in here.
    pub guest: bool,
    /// From outside the team.
    pub external: bool,
    /// Typed in from a paper sheet.
    pub on_paper: bool,
    /// Busy or quiet.
    pub moment: Option<Occupancy>,
    /// Zones marked so far.
    pub marked: u32,
    /// Findings of mine; of another observer none is told before the consolidation.
    pub findings: u32,
    /// Start.
    pub started_at: Timestamp,
    /// End.
    pub ended_at: Option<Timestamp>,
}

pub(super) fn list_passes(db: &Reader<'_>, ask: ListPasses) -> Result<PassList, Failure> {
    let day = db.get(ask.visit_day)?;
    let passes = db.list_of::<SensoryWalk>(ask.visit_day.uuid())?;
    let findings = db.list_of::<Finding>(ask.visit_day.uuid())?;
    let shown: Vec<&Row<Finding>> = findings.iter().filter(|finding| view::is_consolidated(&passes, finding)).collect();
    let mut senses_of_day = Vec::new();
    for sense in senses(db)? {
        let mut lines = Vec::new();
        for pass in passes.iter().filter(|pass| pass.sense == sense) {
            lines.push(line(db, pass, &findings)?);
        }
        senses_of_day.push(SensePasses { sense, passes: lines });
    }
    Ok(PassList {
        unit_name: db.get(day.doc.unit)?.doc.name,
        unit: day.doc.unit,
        zones: view::count(db.list_of::<Zone>(day.doc.unit.uuid())?.len()),
        findings: view::count(shown.len()),
        to_weigh: view::count(shown.iter().filter(|finding| view::waits_for_marks(finding)).count()),
        closed: day.closed_at.is_some(),
        senses: senses_of_day,
    })
}

/// What may be told of a pass to anybody: who, when, how far.
pub(super) fn line(db: &Reader<'_>, pass: &Row<SensoryWalk>, findings: &[Row<Finding>]) -> Result<PassLine, Failure> {
    let mine = pass.observer == Some(db.me());
    let observer = match (&pass.guest, pass.observer) {
        (Some(guest), _) => guest.clone(),
        (None, Some(person)) => name_of(db, person)?,
        (None, None) => String::new(),
    };
    let own = findings.iter().filter(|finding| mine && finding.walk == Some(pass.id)).count();
    Ok(PassLine {
        walk: pass.id,
        mine,
        observer,
        guest: !mine && pass.created_by == db.me(),
        external: pass.observer_is_external,
        on_paper: pass.on_paper,
        moment: pass.moment,
        marked: view::count(db.list_of::<SensoryRecord>(pass.id.uuid())?.len()),
        findings: view::count(own),
        started_at: pass.started_at.clone(),
        ended_at: pass.ended_at.clone(),
    })
}

/// Start or go on with one's own pass.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct StartPass {
    /// The day.
    pub visit_day: Id<VisitDay>,
    /// The one sense.
    pub sense: Sense,
    /// Busy or quiet.
    pub moment: Option<Occupancy>,
}

/// The pass to walk.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PassStarted {
    /// The pass.
    pub walk: Id<SensoryWalk>,
    /// It was open already.
    pub resumed: bool,
}

pub(super) fn start_pass(tx: &mut Writer<'_>, ask: StartPass) -> Result<PassStarted, Failure> {
    let day = tx.get(ask.visit_day)?;
    let me = tx.me();
    let open = tx
        .list_of::<SensoryWalk>(ask.visit_day.uuid())?
        .into_iter()
        .find(|pass| pass.observer == Some(me) && pass.sense == ask.sense && pass.ended_at.is_none());
    if let Some(pass) = open {
        return Ok(PassStarted { walk: pass.id, resumed: true });
    }
    let observer = Observer { person: Some(me), guest: None, external: false, on_paper: false };
    let walk = add(tx, &day, ask.sense, ask.moment, observer)?;
    Ok(PassStarted { walk, resumed: false })
}

/// A pass for somebody else: on this computer in hand-over mode, or typed in from a paper sheet afterwards.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct StartGuestPass {
    /// The day.
    pub visit_day: Id<VisitDay>,
    /// The one sense.
    pub sense: Sense,
    /// Busy or quiet.
    pub moment: Option<Occupancy>,
    /// Somebody of the network.
    #[ts(optional = nullable)]
    pub person: Option<Id<Person>>,
    /// Anybody else: how they are called on the sheet, 1 to 120 characters.
    #[ts(optional = nullable)]
    pub guest: Option<String>,
    /// Somebody from outside the team.
    pub external: bool,
    /// Typed in from a paper sheet.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub on_paper: bool,
}

pub(super) fn start_guest_pass(tx: &mut Writer<'_>, ask: StartGuestPass) -> Result<PassStarted, Failure> {
    let day = tx.get(ask.visit_day)?;
    let person = ask.person.map(|person| tx.get(person)).transpose()?.map(|row| row.id);
    if person == Some(tx.me()) {
        return Err(Failure::new("guest_is_oneself"));
    }
    let guest = ask.guest.filter(|_| person.is_none()).map(|guest| guest.trim().to_owned());
    if person.is_none() && guest.as_ref().is_none_or(String::is_empty) {
        return Err(Failure::new("text_missing").with("field", "guest"));
    }
    let observer = Observer { person, guest, external: ask.external, on_paper: ask.on_paper };
    let open = open_pass_of(tx, &day, &observer, ask.sense)?;
    if let Some(walk) = open {
        return Ok(PassStarted { walk, resumed: true });
    }
    let walk = add(tx, &day, ask.sense, ask.moment, observer)?;
    Ok(PassStarted { walk, resumed: false })
}

/// The pass of the next sense for whoever walked `before` on this computer.
pub(crate) fn next_guest_pass(
    tx: &mut Writer<'_>,
    before: SensoryWalk,
    sense: Sense,
) -> Result<Id<SensoryWalk>, Failure> {
    let day = tx.get(before.visit_day)?;
    let observer = Observer {
        person: before.observer,
        guest: before.guest,
        external: before.observer_is_external,
        on_paper: before.on_paper,
    };
    match open_pass_of(tx, &day, &observer, sense)? {
        Some(open) => Ok(open),
        None => add(tx, &day, sense, before.moment, observer),
    }
}

/// Who walks a pass, and how it comes in.
struct Observer {
    person: Option<Id<Person>>,
    guest: Option<String>,
    external: bool,
    on_paper: bool,
}

fn open_pass_of(
    db: &Reader<'_>,
    day: &Row<VisitDay>,
    observer: &Observer,
    sense: Sense,
) -> Result<Option<Id<SensoryWalk>>, Failure> {
    let passes = db.list_of::<SensoryWalk>(day.id.uuid())?;
    let open = passes.into_iter().find(|pass| {
        (pass.observer, &pass.guest, pass.sense) == (observer.person, &observer.guest, sense) && pass.ended_at.is_none()
    });
    Ok(open.map(|pass| pass.id))
}

fn add(
    tx: &mut Writer<'_>,
    day: &Row<VisitDay>,
    sense: Sense,
    moment: Option<Occupancy>,
    observer: Observer,
) -> Result<Id<SensoryWalk>, Failure> {
    if !senses(tx)?.contains(&sense) {
        return Err(Failure::new("sense_switched_off"));
    }
    let started_at = tx.now().timestamp();
    let pass = SensoryWalk {
        visit_day: day.id,
        unit: day.doc.unit,
        sense,
        moment,
        observer: observer.person,
        guest: observer.guest,
        observer_is_external: observer.external,
        on_paper: observer.on_paper,
        started_at,
        ended_at: None,
    };
    Ok(tx.add(day.doc.unit.uuid(), &pass)?)
}

/// Go on with a pass that was ended.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ResumePass {
    /// The pass.
    pub walk: Id<SensoryWalk>,
}

pub(super) fn resume_pass(tx: &mut Writer<'_>, ask: ResumePass) -> Result<PassStarted, Failure> {
    let pass = blind::visible_pass(tx, ask.walk)?;
    let twin = tx.list_of::<SensoryWalk>(pass.visit_day.uuid())?.into_iter().any(|other| {
        other.id != pass.id
            && (other.observer, &other.guest, other.sense) == (pass.observer, &pass.guest, pass.sense)
            && other.ended_at.is_none()
    });
    if twin {
        return Err(Failure::new("pass_already_open"));
    }
    tx.change(ask.walk, |pass| pass.ended_at = None)?;
    Ok(PassStarted { walk: ask.walk, resumed: true })
}

/// End a pass. One without any mark or finding was opened by mistake and goes.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct EndPass {
    /// The pass.
    pub walk: Id<SensoryWalk>,
}

/// The pass is over.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PassEnded {
    /// It holds something and was kept.
    pub kept: bool,
    /// Zones that were not walked.
    pub not_walked: u32,
}

pub(super) fn end_pass(tx: &mut Writer<'_>, ask: EndPass) -> Result<PassEnded, Failure> {
    let pass = blind::open_pass(tx, ask.walk)?;
    let marked = tx.list_of::<SensoryRecord>(ask.walk.uuid())?.len();
    let zones = tx.list_of::<Zone>(pass.doc.unit.uuid())?.len();
    let findings = tx.list_of::<Finding>(pass.visit_day.uuid())?;
    let kept = marked > 0 || findings.iter().any(|finding| finding.walk == Some(ask.walk));
    if kept {
        let ended_at = tx.now().timestamp();
        tx.change(ask.walk, |pass| pass.ended_at = Some(ended_at))?;
    } else {
        tx.delete(ask.walk)?;
    }
    Ok(PassEnded { kept, not_walked: view::count(zones.saturating_sub(marked)) })
}
