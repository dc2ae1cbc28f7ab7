//! Who may be observed today: the notices, and informing several people at once.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id,
    network::{Assignment, Notice, NoticeChannel, OrganisationGate, Person, PersonProfile, Role, Unit},
    observation::{Observation, informed_on},
    visit::VisitDay,
};
use sillage_i18n::by_name;
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;

use crate::{
    Failure,
    organisation::{gate_of, open_gate},
};

/// Refuses to name a person, or to observe at all, before what must be recorded is recorded.
///
/// # Errors
/// `organisation_not_open`, `person_not_informed`.
pub(crate) fn admit(db: &Reader<'_>, observed: Option<Id<Person>>, day: NaiveDate) -> Result<(), Failure> {
    let gate = open_gate(db)?;
    if let Some(person) = observed {
        informed_since(db, &gate, person, day)?.ok_or_else(|| Failure::new("person_not_informed"))?;
    }
    Ok(())
}

/// The day on which a person was informed of the notice in force, if it is `day` or before.
pub(crate) fn informed_since(
    db: &Reader<'_>,
    gate: &OrganisationGate,
    person: Id<Person>,
    day: NaiveDate,
) -> Result<Option<NaiveDate>, Failure> {
    let notices = db.list_of::<Notice>(person.uuid())?;
    Ok(informed_on(gate, notices.iter().map(|row| &row.doc), day))
}

/// The name shown for a person; empty once the profile was erased.
pub(crate) fn name_of(db: &Reader<'_>, person: Id<Person>) -> Result<String, Failure> {
    Ok(db.list_of::<PersonProfile>(person.uuid())?.pop().map(|row| row.doc.display_name).unwrap_or_default())
}

/// People of a unit on a day with their role there, in order of names.
pub(crate) fn people_of(
    db: &Reader<'_>,
    unit: Id<Unit>,
    day: NaiveDate,
) -> Result<Vec<(Id<Person>, Role, String)>, Failure> {
    let mut people: Vec<(Id<Person>, Role, String)> = Vec::new();
    for Row { doc, .. } in db.list_of::<Assignment>(unit.uuid())? {
        if doc.holds_on(day) && !people.iter().any(|(person, ..)| *person == doc.person) {
            people.push((doc.person, doc.role, name_of(db, doc.person)?));
        }
    }
    people.sort_by(|a, b| by_name(&a.2, &b.2));
    Ok(people)
}

/// The unit and the date of a visit day.
pub(crate) fn unit_of_day(db: &Reader<'_>, day: Id<VisitDay>) -> Result<(Id<Unit>, NaiveDate), Failure> {
    let day = db.get(day)?;
    Ok((day.doc.unit, day.doc.date))
}

/// Who may be observed.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListPeople {
    /// On which visit day.
    #[ts(optional)]
    pub visit_day: Option<Id<VisitDay>>,
    /// In which unit today, without a visit day.
    #[ts(optional)]
    pub unit: Option<Id<Unit>>,
}

/// Who may be observed, and why not.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PeopleToObserve {
    /// The place.
    pub unit: Id<Unit>,
    /// The day.
    pub day: NaiveDate,
    /// The network recorded what must be recorded before anybody is observed.
    pub open: bool,
    /// The notice handed to people, and whom to ask.
    pub notice: Option<NoticeText>,
    /// Present people first.
    pub people: Vec<PersonToObserve>,
}

/// The notice in force.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct NoticeText {
    /// Its version.
    pub version: u32,
    /// The text.
    pub text: Bilingual,
    /// Whom to ask.
    pub contact: String,
    /// Months for which named observations are kept.
    pub retention_months: u32,
}

/// One person of the unit.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PersonToObserve {
    /// Who.
    pub person: Id<Person>,
    /// Name.
    pub name: String,
    /// Role in the unit.
    pub role: Role,
    /// 1 to 9, the digit that chooses; none from the tenth on.
    pub number: Option<u32>,
    /// There today.
    pub present: bool,
    /// Day on which this person was informed; without it nobody may name them.
    pub informed_on: Option<NaiveDate>,
    /// Observations of this person on that day.
    pub observations: u32,
}

pub(super) fn list_people(db: &Reader<'_>, ask: ListPeople) -> Result<PeopleToObserve, Failure> {
    let (unit, day, present) = match (ask.visit_day, ask.unit) {
        (Some(day), _) => {
            let row = db.get(day)?;
            (row.doc.unit, row.doc.date, row.doc.present)
        }
        (None, Some(unit)) => (unit, db.now().local_date(), Vec::new()),
        (None, None) => return Err(Failure::new("not_found").with("noun", "unit")),
    };
    let gate = gate_of(db)?.map(|row| row.doc);
    let open = gate.as_ref().is_some_and(|gate| gate.is_open(day));
    let seen: Vec<Row<Observation>> = match ask.visit_day {
        Some(day) => super::seen_on(db, day)?,
        None => Vec::new(),
    };
    let mut people = Vec::new();
    for (person, role, name) in people_of(db, unit, day)? {
        if person == db.me() || matches!(role, Role::Coach | Role::Regional | Role::Administrator) {
            continue;
        }
        let informed_on = match &gate {
            Some(gate) => informed_since(db, gate, person, day)?,
            None => None,
        };
        people.push(PersonToObserve {
            person,
            name,
            role,
            number: None,
            present: present.contains(&person),
            informed_on,
            observations: count(seen.iter().filter(|row| row.observed == Some(person)).count()),
        });
    }
    people.sort_by_key(|each| !each.present);
    for (each, number) in people.iter_mut().zip(1..=9) {
        each.number = Some(number);
    }
    let notice = gate.map(|gate| NoticeText {
        version: gate.notice_version,
        text: gate.notice_text,
        contact: gate.contact,
        retention_months: gate.retention_months,
    });
    Ok(PeopleToObserve { unit, day, open, notice, people })
}

/// A length as the contract counts.
pub(crate) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// People were informed that they may be observed.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct InformTeam {
    /// Where.
    pub unit: Id<Unit>,
    /// Who.
    pub people: Vec<Id<Person>>,
    /// How.
    pub channel: NoticeChannel,
    /// When; not in the future.
    pub date: NaiveDate,
    /// Read or signed; `false` records a refusal to sign, which blocks nothing.
    #[ts(optional)]
    pub acknowledged: Option<bool>,
}

/// Notices were recorded.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct TeamInformed {
    /// For how many people.
    pub people: u32,
}

pub(super) fn inform_team(tx: &mut Writer<'_>, ask: InformTeam) -> Result<TeamInformed, Failure> {
    let today = tx.now().local_date();
    if ask.date > today {
        return Err(Failure::new("date_in_future"));
    }
    let version = open_gate(tx)?.notice_version;
    let informed_by = tx.me();
    tx.get(ask.unit)?;
    for &person in &ask.people {
        tx.get(person)?;
        // Whoever was recorded twice is told once, for every record of them.
        let also = tx.records_of(person)?.into_iter().filter(|record| *record != person).collect();
        tx.add(
            ask.unit.uuid(),
            &Notice {
                person,
                text_version: version,
                date: ask.date,
                channel: ask.channel,
                informed_by,
                acknowledged: ask.acknowledged,
                also,
            },
        )?;
    }
    Ok(TeamInformed { people: count(ask.people.len()) })
}
