//! What a unit is made of: the page on which it is put right.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id,
    network::{
        Assignment, Person, PersonProfile, Role, Unit, UnitKind, UnitStatus, Zone,
        hours::{OpeningException, OpeningSlot},
        service::UnitChannel,
    },
    referential::Channel,
};
use sillage_i18n::by_name;
use sillage_store::Reader;
use ts_rs::TS;

use super::edit::{hours_of, zones_of};
use crate::Failure;

/// What a unit is made of.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetUnitSetup {
    /// Which.
    pub unit: Id<Unit>,
}

/// A unit, to be put right.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct UnitSetup {
    /// Name.
    pub name: String,
    /// Code.
    pub code: String,
    /// Kind of place.
    pub unit_kind: UnitKind,
    /// Postal address.
    pub address: Option<String>,
    /// Whether it takes part.
    pub status: UnitStatus,
    /// Zones in the customer's order.
    pub zones: Vec<ZoneSetup>,
    /// Those who work here today or later.
    pub people: Vec<PersonSetup>,
    /// Channels in use.
    pub channels: Vec<Channel>,
    /// The usual week.
    pub slots: Vec<OpeningSlot>,
    /// The days that are different.
    pub exceptions: Vec<OpeningException>,
}

/// A zone.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ZoneSetup {
    /// Which.
    pub zone: Id<Zone>,
    /// Its name.
    pub name: Bilingual,
    /// Its place, from 1.
    pub rank: u32,
}

/// Somebody of the unit.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PersonSetup {
    /// Who.
    pub person: Id<Person>,
    /// Name shown.
    pub name: String,
    /// Number by which the network knows them.
    pub number: Option<String>,
    /// Address.
    pub email: Option<String>,
    /// What they do here.
    pub role: Role,
    /// Last day here, if known.
    pub until: Option<NaiveDate>,
}

pub(super) fn get_unit_setup(db: &Reader<'_>, ask: GetUnitSetup) -> Result<UnitSetup, Failure> {
    let unit = db.get(ask.unit)?.doc;
    let today = db.now().local_date();
    let zones = zones_of(db, ask.unit)?.into_iter();
    let mut people: Vec<PersonSetup> = Vec::new();
    for row in db.list_of::<Assignment>(ask.unit.uuid())? {
        let is_told = |told: &PersonSetup| told.person == row.person && told.role == row.role;
        let current = row.to.is_none_or(|last| last >= today) && !people.iter().any(is_told);
        if let (true, Some(profile)) = (current, db.list_of::<PersonProfile>(row.person.uuid())?.pop()) {
            let profile = profile.doc;
            people.push(PersonSetup {
                person: row.person,
                name: profile.display_name,
                number: profile.external_ref,
                email: profile.email,
                role: row.role,
                until: row.to,
            });
        }
    }
    people.sort_by(|a, b| by_name(&a.name, &b.name));
    let channels = db.list_of::<UnitChannel>(ask.unit.uuid())?;
    let hours = hours_of(db, ask.unit)?.map(|row| row.doc);
    Ok(UnitSetup {
        name: unit.name,
        code: unit.code,
        unit_kind: unit.unit_kind,
        address: unit.address,
        status: unit.status,
        zones: zones.map(|row| ZoneSetup { zone: row.id, rank: row.rank, name: row.doc.name }).collect(),
        people,
        channels: channels.iter().filter(|row| row.active).map(|row| row.channel).collect(),
        slots: hours.as_ref().map(|hours| hours.slots.clone()).unwrap_or_default(),
        exceptions: hours.map(|hours| hours.exceptions).unwrap_or_default(),
    })
}
