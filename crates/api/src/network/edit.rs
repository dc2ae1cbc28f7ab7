//! A unit, a zone, a person, a channel, hours: one at a time, each an act that can be undone.

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id,
    flow::CountingPost,
    network::{
        Assignment, Network, Person, PersonProfile, Role, Unit, UnitKind, UnitStatus, Zone,
        hours::{OpeningException, OpeningHours, OpeningSlot},
        service::UnitChannel,
    },
    referential::Channel,
    walk::{Finding, SensoryRecord},
};
use sillage_sheets::fold;
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;
use uuid::Uuid;

use super::{post_for, zones::plant_zones};
use crate::Failure;

/// Done.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct NetworkChanged {}

/// What one says of a unit.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordUnit {
    /// Which; none for a new one.
    pub unit: Option<Id<Unit>>,
    /// Name.
    pub name: String,
    /// Code, unique in the network.
    pub code: String,
    /// Kind of place.
    pub unit_kind: UnitKind,
    /// Postal address.
    pub address: Option<String>,
    /// Whether it takes part.
    pub status: UnitStatus,
}

/// A unit is there.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct UnitRecorded {
    /// Which.
    pub unit: Id<Unit>,
}

pub(super) fn record_unit(tx: &mut Writer<'_>, ask: RecordUnit) -> Result<UnitRecorded, Failure> {
    let units = tx.list_all::<Unit>()?;
    let same = units.iter().find(|row| fold(&row.code) == fold(&ask.code) && Some(row.id) != ask.unit);
    if let Some(other) = same {
        return Err(Failure::new("code_taken").with("unit", &other.name));
    }
    if let Some(unit) = ask.unit {
        tx.change(unit, |doc: &mut Unit| {
            *doc = Unit {
                name: ask.name,
                code: ask.code,
                unit_kind: ask.unit_kind,
                address: ask.address,
                status: ask.status,
                ..doc.clone()
            };
        })?;
        return Ok(UnitRecorded { unit });
    }
    let zone = tx.list_all::<Network>()?.into_iter().next().map(|row| row.doc.time_zone);
    let unit: Id<Unit> = Id::new(Uuid::now_v7());
    let doc = Unit {
        name: ask.name,
        code: ask.code,
        unit_kind: ask.unit_kind,
        address: ask.address,
        time_zone: zone.unwrap_or_default(),
        status: ask.status,
        support_structure: None,
        local_market_note: None,
    };
    tx.add_as(unit, unit.uuid(), &doc)?;
    open_channel(tx, unit, UnitChannel::usual(ask.unit_kind), true)?;
    plant_zones(tx, unit, ask.unit_kind)?;
    Ok(UnitRecorded { unit })
}

/// What one says of a zone.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordZone {
    /// Its unit.
    pub unit: Id<Unit>,
    /// Which; none for a new one, at the end of the walk.
    pub zone: Option<Id<Zone>>,
    /// Its name.
    pub name: Bilingual,
}

pub(super) fn record_zone(tx: &mut Writer<'_>, ask: RecordZone) -> Result<NetworkChanged, Failure> {
    match ask.zone {
        Some(zone) => drop(tx.change(zone, |doc: &mut Zone| doc.name = ask.name)?),
        None => {
            let last = zones_of(tx, ask.unit)?.last().map_or(0, |zone| zone.rank);
            tx.add(ask.unit.uuid(), &Zone { unit: ask.unit, name: ask.name, rank: last + 1 })?;
        }
    }
    Ok(NetworkChanged {})
}

/// A zone changes places.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct MoveZone {
    /// Which.
    pub zone: Id<Zone>,
    /// Its new place in the customer's order, from 1.
    pub rank: u32,
}

pub(super) fn move_zone(tx: &mut Writer<'_>, ask: MoveZone) -> Result<NetworkChanged, Failure> {
    let unit = tx.get(ask.zone)?.doc.unit;
    let mut order: Vec<Id<Zone>> = zones_of(tx, unit)?.iter().map(|zone| zone.id).collect();
    order.retain(|zone| *zone != ask.zone);
    let at = usize::try_from(ask.rank.saturating_sub(1)).unwrap_or(usize::MAX).min(order.len());
    order.insert(at, ask.zone);
    for (rank, zone) in (1_u32..).zip(order) {
        tx.change(zone, |doc: &mut Zone| doc.rank = rank)?;
    }
    Ok(NetworkChanged {})
}

/// A zone goes to the bin.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RemoveZone {
    /// Which.
    pub zone: Id<Zone>,
}

pub(super) fn remove_zone(tx: &mut Writer<'_>, ask: RemoveZone) -> Result<NetworkChanged, Failure> {
    let unit = tx.get(ask.zone)?.doc.unit.uuid();
    let walked = tx.list_in::<SensoryRecord>(unit)?.iter().any(|row| row.zone == ask.zone)
        || tx.list_in::<Finding>(unit)?.iter().any(|row| row.zone == Some(ask.zone));
    if walked {
        return Err(Failure::new("zone_walked"));
    }
    tx.delete(ask.zone)?;
    Ok(NetworkChanged {})
}

/// The zones of a unit in the customer's order.
pub(super) fn zones_of(db: &Reader<'_>, unit: Id<Unit>) -> Result<Vec<Row<Zone>>, Failure> {
    let mut zones = db.list_of::<Zone>(unit.uuid())?;
    zones.sort_by_key(|zone| zone.rank);
    Ok(zones)
}

/// What one says of a person and what they do in a unit.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordPerson {
    /// The unit.
    pub unit: Id<Unit>,
    /// Who; none for somebody new.
    pub person: Option<Id<Person>>,
    /// Name shown.
    pub name: String,
    /// Number by which the network knows them.
    pub number: Option<String>,
    /// Address.
    pub email: Option<String>,
    /// What they do here.
    pub role: Role,
    /// Last day here, once it is known.
    pub until: Option<NaiveDate>,
}

/// Somebody is there.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PersonRecorded {
    /// Who.
    pub person: Id<Person>,
}

pub(super) fn record_person(tx: &mut Writer<'_>, ask: RecordPerson) -> Result<PersonRecorded, Failure> {
    let profiles = tx.list_all::<PersonProfile>()?;
    check_told_apart(&profiles, &ask)?;
    let (today, stream) = (tx.now().local_date(), ask.unit.uuid());
    // In the unit where one writes, else wherever they are named.
    let mut known: Vec<_> = profiles.iter().filter(|row| Some(row.person) == ask.person).collect();
    known.sort_by_key(|row| row.unit == stream);
    let known = known.pop();
    let person = ask.person.unwrap_or_else(|| Id::new(Uuid::now_v7()));
    let profile = PersonProfile {
        person,
        display_name: ask.name,
        email: ask.email.filter(|email| !email.trim().is_empty()),
        external_ref: ask.number.filter(|number| !number.trim().is_empty()),
    };
    match known {
        Some(row) => drop(tx.change(row.id, |doc: &mut PersonProfile| *doc = profile)?),
        None => {
            if ask.person.is_none() {
                let network = tx.list_all::<Network>()?.into_iter().next();
                tx.add_as(person, network.map_or(stream, |row| row.id.uuid()), &Person { active: true })?;
            }
            tx.add(stream, &profile)?;
        }
    }
    let here = tx.list_of::<Assignment>(stream)?;
    let current: Vec<_> =
        here.iter().filter(|row| row.person == person && row.to.is_none_or(|last| last >= today)).collect();
    // Two colleagues, or two records of one person, may have said it twice: what changes, changes for all of it.
    let (earlier, same): (Vec<_>, Vec<_>) =
        current.into_iter().partition(|row| row.role != ask.role && row.from < today);
    for row in &earlier {
        // A role that changes leaves the old one in the story, unless it began today.
        tx.change(row.id, |doc: &mut Assignment| doc.to = today.checked_sub_days(Days::new(1)))?;
    }
    for row in &same {
        tx.change(row.id, |doc: &mut Assignment| {
            doc.role = ask.role;
            doc.to = ask.until;
        })?;
    }
    if same.is_empty() {
        tx.add(stream, &assignment(person, ask.unit, ask.role, today, ask.until))?;
    }
    Ok(PersonRecorded { person })
}

fn assignment(person: Id<Person>, unit: Id<Unit>, role: Role, from: NaiveDate, to: Option<NaiveDate>) -> Assignment {
    Assignment { person, unit, role, from, to }
}

/// A number and an address are one person's.
fn check_told_apart(profiles: &[Row<PersonProfile>], ask: &RecordPerson) -> Result<(), Failure> {
    let others = || profiles.iter().filter(|row| Some(row.person) != ask.person);
    let same = |one: &Option<String>, two: &Option<String>| matches!((one, two), (Some(one), Some(two)) if !one.trim().is_empty() && fold(one) == fold(two));
    if let Some(other) = others().find(|row| same(&row.external_ref, &ask.number)) {
        return Err(Failure::new("number_taken").with("name", &other.display_name));
    }
    if let Some(other) = others().find(|row| same(&row.email, &ask.email)) {
        return Err(Failure::new("email_taken").with("name", &other.display_name));
    }
    Ok(())
}

/// A channel of a unit is in use, or not.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordChannel {
    /// The unit.
    pub unit: Id<Unit>,
    /// The channel.
    pub channel: Channel,
    /// In use.
    pub active: bool,
}

pub(super) fn record_channel(tx: &mut Writer<'_>, ask: RecordChannel) -> Result<NetworkChanged, Failure> {
    open_channel(tx, ask.unit, ask.channel, ask.active)?;
    Ok(NetworkChanged {})
}

/// Opens or closes a channel; an open one has a place to count it from.
pub(crate) fn open_channel(tx: &mut Writer<'_>, unit: Id<Unit>, channel: Channel, active: bool) -> Result<(), Failure> {
    let known = tx.list_of::<UnitChannel>(unit.uuid())?.into_iter().find(|row| row.channel == channel);
    let doc = match known {
        Some(row) => tx.change(row.id, |doc: &mut UnitChannel| doc.active = active)?.doc,
        None => {
            let doc = UnitChannel { unit, channel, label: None, regime: None, active };
            tx.add(unit.uuid(), &doc)?;
            doc
        }
    };
    let posts = tx.list_of::<CountingPost>(unit.uuid())?;
    if active && !posts.iter().any(|post| post.channel == channel) {
        let rank = posts.iter().map(|post| post.rank).max().unwrap_or(0) + 1;
        tx.add(unit.uuid(), &post_for(&doc, rank))?;
    }
    Ok(())
}

/// When a unit receives.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordHours {
    /// The unit.
    pub unit: Id<Unit>,
    /// The usual week.
    pub slots: Vec<OpeningSlot>,
    /// The days that are different.
    pub exceptions: Vec<OpeningException>,
}

pub(super) fn record_hours(tx: &mut Writer<'_>, ask: RecordHours) -> Result<NetworkChanged, Failure> {
    let today = tx.now().local_date();
    let (slots, exceptions) = (ask.slots, ask.exceptions);
    match hours_of(tx, ask.unit)? {
        Some(row) => {
            let doc = OpeningHours { slots, exceptions, ..row.doc }.in_order();
            tx.change(row.id, |known: &mut OpeningHours| *known = doc)?;
        }
        None => {
            let unit = ask.unit;
            let doc = OpeningHours { unit, valid_from: today, valid_to: None, slots, exceptions }.in_order();
            tx.add(unit.uuid(), &doc)?;
        }
    }
    Ok(NetworkChanged {})
}

/// The hours of a unit that hold today, else the latest.
pub(super) fn hours_of(db: &Reader<'_>, unit: Id<Unit>) -> Result<Option<Row<OpeningHours>>, Failure> {
    let today = db.now().local_date();
    let mut hours = db.list_of::<OpeningHours>(unit.uuid())?;
    hours.sort_by_key(|row| (row.hold_on(today), row.valid_from));
    Ok(hours.pop())
}
