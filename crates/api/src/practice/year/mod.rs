//! A year behind the practice network: two more places, sixty people, counts from doors, tills and telephones with their
//! holes, days that were not like the others. Invented; what a place does not know it learns the way a real one does.

mod counts;
mod script;

use chrono::{Days, NaiveDate, NaiveTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    flow::week::SpecialDay,
    network::{
        Assignment, Network, Person, PersonProfile, Role, Unit, UnitStatus,
        hours::{OpeningHours, OpeningSlot},
    },
};
use sillage_store::{Reader, Writer};
use ts_rs::TS;
use uuid::Uuid;

use self::{
    counts::plant_counts,
    script::{NewPlace, Place, Script},
};
use crate::{
    App, Failure,
    network::{open_channel, plant_zones},
    practice::ZONE,
    work::{Pace, Step},
};

/// Days of the past that are planted.
const YEAR: u64 = 365;

/// Put a year behind the practice network.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct PlantYear {}

/// What was planted.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct YearPlanted {
    /// Places with counts.
    pub units: u32,
    /// People of the network, all told.
    pub people: u32,
    /// Days counted by machines, all places and channels together.
    pub days: u32,
}

/// # Errors
/// `practice_only` in a real network; `year_planted` the second time.
pub(crate) fn plant_year(app: &App, _: PlantYear) -> Result<YearPlanted, Failure> {
    let session = app.session()?;
    if !session.profile.practice {
        return Err(Failure::new("practice_only"));
    }
    let script = Script::read()?;
    let whole_network = session.identity.role == Role::Coach;
    let work = session.work.begin()?;
    app.write("practice.plant_year", |tx| plant(tx, &script, whole_network, &work))
}

fn plant(tx: &mut Writer<'_>, script: &Script, whole_network: bool, work: &Pace) -> Result<YearPlanted, Failure> {
    let today = tx.now().local_date();
    let flows = script.places.iter().map(|place| place.flows.len()).sum();
    work.enter(Step::Writing, flows)?;
    let mut names = script.people.iter();
    let mut planted = YearPlanted { units: 0, people: 0, days: 0 };
    for place in &script.places {
        let unit = match (unit_of(tx, &place.code)?, &place.place) {
            (Some(unit), _) => unit,
            // A manager's profile holds her own place only.
            (None, Some(new)) if whole_network => open_place(tx, place, new)?,
            (None, _) => continue,
        };
        if !tx.list_of::<SpecialDay>(unit.uuid())?.is_empty() {
            return Err(Failure::new("year_planted"));
        }
        say_hours(tx, unit, place)?;
        let known = tx.list_of::<Assignment>(unit.uuid())?;
        let team = known.iter().filter(|row| row.role == Role::TeamMember).count();
        for name in names.by_ref().take(place.team.saturating_sub(team)) {
            join(tx, unit, name, Role::TeamMember, first_day(today))?;
        }
        for special in script.special_days(place, unit, today) {
            tx.add(unit.uuid(), &special)?;
        }
        for flow in &place.flows {
            open_channel(tx, unit, flow.channel, true)?;
            planted.days += plant_counts(tx, script, place, unit, flow)?;
            work.advance()?;
        }
        planted.units += 1;
    }
    planted.people = u32::try_from(tx.list_all::<Person>()?.len()).unwrap_or(u32::MAX);
    Ok(planted)
}

fn first_day(today: NaiveDate) -> NaiveDate {
    today.checked_sub_days(Days::new(YEAR)).unwrap_or(today)
}

fn unit_of(db: &Reader<'_>, code: &str) -> Result<Option<Id<Unit>>, Failure> {
    Ok(db.list_all::<Unit>()?.into_iter().find(|row| row.code == code).map(|row| row.id))
}

fn open_place(tx: &mut Writer<'_>, place: &Place, new: &NewPlace) -> Result<Id<Unit>, Failure> {
    let unit: Id<Unit> = Id::new(Uuid::now_v7());
    let doc = Unit {
        name: new.name.clone(),
        code: place.code.clone(),
        unit_kind: new.kind,
        address: Some(new.address.clone()),
        time_zone: ZONE.into(),
        status: UnitStatus::Active,
        support_structure: None,
        local_market_note: None,
    };
    tx.add_as(unit, unit.uuid(), &doc)?;
    plant_zones(tx, unit, new.kind)?;
    Ok(unit)
}

fn say_hours(tx: &mut Writer<'_>, unit: Id<Unit>, place: &Place) -> Result<(), Failure> {
    if tx.list_of::<OpeningHours>(unit.uuid())?.is_empty() {
        let valid_from = first_day(tx.now().local_date());
        let hours = OpeningHours { unit, valid_from, valid_to: None, slots: slots(place), exceptions: Vec::new() };
        tx.add(unit.uuid(), &hours.in_order())?;
    }
    Ok(())
}

/// Open from the first to the last hour anybody comes, on the days anybody does.
fn slots(place: &Place) -> Vec<OpeningSlot> {
    let Some(flow) = place.flows.first() else { return Vec::new() };
    let hour = |h: u32| NaiveTime::from_hms_opt(h, 0, 0).unwrap_or_default();
    let closes = flow.from_h + u32::try_from(flow.per_hour.len()).unwrap_or_default();
    let open = flow.weekdays.iter().zip(1..).filter(|(factor, _)| **factor > 0.0);
    open.map(|(_, iso_weekday)| OpeningSlot { iso_weekday, opens: hour(flow.from_h), closes: hour(closes) }).collect()
}

fn join(tx: &mut Writer<'_>, unit: Id<Unit>, name: &str, role: Role, from: NaiveDate) -> Result<(), Failure> {
    let person: Id<Person> = Id::new(Uuid::now_v7());
    let network = tx.list_all::<Network>()?.into_iter().next();
    tx.add_as(person, network.map_or(unit.uuid(), |row| row.id.uuid()), &Person { active: true })?;
    let profile = PersonProfile { person, display_name: name.to_owned(), email: None, external_ref: None };
    tx.add(unit.uuid(), &profile)?;
    tx.add(unit.uuid(), &Assignment { person, unit, role, from, to: None })?;
    Ok(())
}
