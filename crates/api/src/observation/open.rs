//! Opening, describing and deleting an observation.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    network::{Assignment, Person, Role, Unit},
    observation::{Observation, ObservationScore, ObserverRole, RecordStatus},
    referential::{Channel, MomentOfTruth, ReferentialKind, ReferentialVersion},
    visit::VisitDay,
};
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;
use uuid::Uuid;

use super::{admit, blind::check_draft, unit_of_day};
use crate::{Failure, referential::in_force};

/// The service referential in force.
pub(crate) fn version_in_force(db: &Reader<'_>) -> Result<Id<ReferentialVersion>, Failure> {
    version_of_kind(db, ReferentialKind::Service)
}

/// The version in force of a referential kind.
///
/// # Errors
/// `referential_missing`.
pub(crate) fn version_of_kind(db: &Reader<'_>, kind: ReferentialKind) -> Result<Id<ReferentialVersion>, Failure> {
    let version = in_force(db, kind, db.now().local_date())?;
    version.map(|row| row.id).ok_or_else(|| Failure::new("referential_missing"))
}

/// As what somebody observes in a unit.
fn observer_role(db: &Reader<'_>, observer: Id<Person>, unit: Id<Unit>) -> Result<ObserverRole, Failure> {
    let role = db
        .list_of::<Assignment>(unit.uuid())?
        .into_iter()
        .rev()
        .find(|row| row.person == observer)
        .map(|row| row.doc.role);
    Ok(match role {
        Some(Role::Coach) => ObserverRole::Coach,
        Some(Role::UnitManager | Role::LineManager) => ObserverRole::LineManager,
        Some(Role::TeamMember) => ObserverRole::Peer,
        _ => ObserverRole::External,
    })
}

/// The referential an observation is scored against.
pub(crate) fn kind_of(db: &Reader<'_>, version: Id<ReferentialVersion>) -> Result<ReferentialKind, Failure> {
    let referential = db.get(version)?.doc.referential;
    Ok(db.get(referential)?.doc.kind)
}

/// Whether somebody leads the team of a unit on a day.
pub(crate) fn leads_team(db: &Reader<'_>, unit: Id<Unit>, person: Id<Person>, day: NaiveDate) -> Result<bool, Failure> {
    let leads = |role| matches!(role, Role::UnitManager | Role::LineManager);
    let here = db.list_of::<Assignment>(unit.uuid())?;
    Ok(here.iter().any(|row| row.person == person && row.holds_on(day) && leads(row.role)))
}

/// The management referential is for those who lead a team: what is promised to customers, practised with her people.
fn check_leads(db: &Reader<'_>, unit: Id<Unit>, person: Option<Id<Person>>, day: NaiveDate) -> Result<(), Failure> {
    let leads = match person {
        Some(person) => leads_team(db, unit, person, day)?,
        None => false,
    };
    if leads { Ok(()) } else { Err(Failure::new("management_for_managers")) }
}

/// What a new observation starts from.
pub(crate) struct NewObservation {
    pub visit_day: Option<Id<VisitDay>>,
    pub unit: Id<Unit>,
    pub date: NaiveDate,
    pub observed: Option<Id<Person>>,
    pub channel: Channel,
    pub moment: Option<Id<MomentOfTruth>>,
    pub kind: ReferentialKind,
    pub scene: String,
}

/// Adds a draft observation of the next customer of this person, once the gates let it.
pub(crate) fn add_observation(tx: &mut Writer<'_>, new: NewObservation) -> Result<Id<Observation>, Failure> {
    tx.get(new.unit)?;
    admit(tx, new.observed, new.date)?;
    if new.kind == ReferentialKind::Management {
        check_leads(tx, new.unit, new.observed, new.date)?;
    }
    // A visit day keeps the service referential it was opened with.
    let pinned = match new.visit_day {
        Some(day) if new.kind == ReferentialKind::Service => tx.get(day)?.doc.referential_version,
        _ => None,
    };
    let version = match pinned {
        Some(version) => version,
        None => version_of_kind(tx, new.kind)?,
    };
    let customer_number = next_customer(tx, &new, version)?;
    let (observer, observed_at) = (tx.me(), tx.now().timestamp());
    let doc = Observation {
        visit_day: new.visit_day,
        unit: new.unit,
        observed: new.observed,
        observer,
        observer_role: observer_role(tx, observer, new.unit)?,
        observed_at,
        channel: new.channel,
        moment: new.moment,
        scene: new.scene,
        referential_version: version,
        double_group: None,
        customer_number,
        status: RecordStatus::Draft,
    };
    Ok(tx.add(new.unit.uuid(), &doc)?)
}

/// Number of the next customer of this person that day; a second rater's copy of a scene is no new customer.
fn next_customer(db: &Reader<'_>, new: &NewObservation, version: Id<ReferentialVersion>) -> Result<u32, Failure> {
    let parent = new.visit_day.map_or(new.unit.uuid(), Id::uuid);
    let same_day = |row: &Row<Observation>| row.observed_at.local().is_some_and(|at| at.date_naive() == new.date);
    let highest = db
        .list_of::<Observation>(parent)?
        .into_iter()
        .filter(|row| row.observed == new.observed && row.referential_version == version)
        .filter(|row| new.visit_day.is_some() || same_day(row))
        .map(|row| row.customer_number)
        .max();
    Ok(highest.unwrap_or(0) + 1)
}

/// Begin to observe.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct OpenObservation {
    /// During which visit day.
    #[ts(optional)]
    pub visit_day: Option<Id<VisitDay>>,
    /// Where, without a visit day.
    #[ts(optional)]
    pub unit: Option<Id<Unit>>,
    /// Whom; without it "a team member".
    #[ts(optional)]
    pub observed: Option<Id<Person>>,
    /// By which channel the customer came; a visit in person by default.
    #[ts(optional)]
    pub channel: Option<Channel>,
    /// Moment of truth.
    #[ts(optional)]
    pub moment: Option<Id<MomentOfTruth>>,
    /// Against which referential; `management` is for those who lead the team. The service referential by default.
    #[ts(optional)]
    pub kind: Option<ReferentialKind>,
    /// The scene in a few words, if it is known already.
    #[ts(optional)]
    pub scene: Option<String>,
    /// The scene another rater saw too: opens a blind second rating of it.
    #[ts(optional)]
    pub double_of: Option<Id<Observation>>,
    /// The second rater, with `double_of`; the person of the profile by default.
    #[ts(optional)]
    pub observer: Option<Id<Person>>,
}

/// An observation is open.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ObservationOpened {
    /// It.
    pub observation: Id<Observation>,
}

pub(super) fn open_observation(tx: &mut Writer<'_>, ask: OpenObservation) -> Result<ObservationOpened, Failure> {
    if let Some(first) = ask.double_of {
        return open_second(tx, first, ask.observer);
    }
    let (unit, date) = match (ask.visit_day, ask.unit) {
        (Some(day), _) => unit_of_day(tx, day)?,
        (None, Some(unit)) => (unit, tx.now().local_date()),
        (None, None) => return Err(Failure::new("not_found").with("noun", "unit")),
    };
    let kind = ask.kind.unwrap_or(ReferentialKind::Service);
    let usual = if kind == ReferentialKind::Service { Channel::WalkIn } else { Channel::Other };
    let new = NewObservation {
        visit_day: ask.visit_day,
        unit,
        date,
        observed: ask.observed,
        channel: ask.channel.unwrap_or(usual),
        moment: ask.moment,
        kind,
        scene: ask.scene.unwrap_or_default(),
    };
    Ok(ObservationOpened { observation: add_observation(tx, new)? })
}

/// The same scene for a second rater, who sees nothing of the first rating until both are final.
fn open_second(
    tx: &mut Writer<'_>,
    first: Id<Observation>,
    observer: Option<Id<Person>>,
) -> Result<ObservationOpened, Failure> {
    let row = tx.get(first)?;
    admit(tx, row.observed, tx.now().local_date())?;
    if row.double_group.is_some() {
        return Err(Failure::new("already_rated_twice"));
    }
    let group = Uuid::now_v7();
    tx.change(first, |doc| doc.double_group = Some(group))?;
    let observer = observer.unwrap_or_else(|| tx.me());
    let doc = Observation {
        observer,
        observer_role: observer_role(tx, observer, row.doc.unit)?,
        double_group: Some(group),
        status: RecordStatus::Draft,
        ..row.doc
    };
    Ok(ObservationOpened { observation: tx.add(row.unit, &doc)? })
}

/// Say what the scene was.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct DescribeObservation {
    /// Which.
    pub observation: Id<Observation>,
    /// Channel.
    #[ts(optional)]
    pub channel: Option<Channel>,
    /// Moment of truth.
    #[ts(optional)]
    pub moment: Option<Id<MomentOfTruth>>,
    /// The scene in a few words.
    #[ts(optional)]
    pub scene: Option<String>,
}

/// It was kept.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ObservationKept {
    /// Criteria with a level.
    pub scored: u32,
    /// Facts asked for and not written.
    pub missing_facts: u32,
}

pub(super) fn describe_observation(tx: &mut Writer<'_>, ask: DescribeObservation) -> Result<ObservationKept, Failure> {
    check_draft(tx, ask.observation)?;
    tx.change(ask.observation, |doc| {
        if let Some(channel) = ask.channel {
            doc.channel = channel;
        }
        if let Some(moment) = ask.moment {
            doc.moment = Some(moment);
        }
        if let Some(scene) = ask.scene {
            doc.scene = scene;
        }
    })?;
    super::record::kept(tx, ask.observation)
}

/// Put an observation in the bin.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct DeleteObservation {
    /// Which; a draft.
    pub observation: Id<Observation>,
}

/// It lies in the bin.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ObservationDeleted {}

pub(super) fn delete_observation(tx: &mut Writer<'_>, ask: DeleteObservation) -> Result<ObservationDeleted, Failure> {
    // A second rating that nobody will give may go without its rater.
    let row = tx.get(ask.observation)?;
    if row.status == RecordStatus::Final {
        return Err(Failure::new("observation_final"));
    }
    for score in tx.list_of::<ObservationScore>(ask.observation.uuid())? {
        tx.delete(score.id)?;
    }
    tx.delete(ask.observation)?;
    if let Some(group) = row.doc.double_group {
        // What stays is an ordinary observation again.
        let parent = row.doc.visit_day.map_or(row.doc.unit.uuid(), Id::uuid);
        for other in tx.list_of::<Observation>(parent)? {
            if other.double_group == Some(group) && other.status == RecordStatus::Draft {
                tx.change(other.id, |doc| doc.double_group = None)?;
            }
        }
    }
    Ok(ObservationDeleted {})
}
