//! What the network already holds, read once and found by what a spreadsheet says of it.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use sillage_domain::{
    Entity, Id,
    flow::CountingPost,
    network::{
        Assignment, Network, Person, PersonProfile, SupportStructure, Unit, Zone,
        hours::OpeningHours,
        service::{ServiceFunction, UnitChannel},
    },
    walk::{Finding, SensoryRecord},
};
use sillage_store::{Reader, Row};
use uuid::Uuid;

use crate::Failure;

/// Everything the spreadsheet is about.
pub(crate) struct Known {
    pub network: Id<Network>,
    pub me: Id<Person>,
    pub today: NaiveDate,
    pub time_zone: String,
    pub structures: Vec<Row<SupportStructure>>,
    pub units: Vec<Row<Unit>>,
    pub zones: Vec<Row<Zone>>,
    pub channels: Vec<Row<UnitChannel>>,
    pub posts: Vec<Row<CountingPost>>,
    pub functions: Vec<Row<ServiceFunction>>,
    pub hours: Vec<Row<OpeningHours>>,
    pub people: Vec<KnownPerson>,
    /// Zones something was recorded in.
    pub walked: HashSet<Id<Zone>>,
}

/// A person with what names them and where they work.
#[derive(Clone)]
pub(crate) struct KnownPerson {
    pub person: Row<Person>,
    pub profile: Row<PersonProfile>,
    pub assignments: Vec<Row<Assignment>>,
}

impl Known {
    pub fn read(db: &Reader<'_>) -> Result<Self, Failure> {
        let network = db.list_all::<Network>()?.into_iter().next().ok_or_else(|| Failure::new("not_found"))?;
        let mut profiles: HashMap<Id<Person>, Row<PersonProfile>> =
            db.list_all::<PersonProfile>()?.into_iter().map(|row| (row.person, row)).collect();
        let mut assignments: HashMap<Id<Person>, Vec<Row<Assignment>>> = HashMap::new();
        for row in db.list_all::<Assignment>()? {
            assignments.entry(row.person).or_default().push(row);
        }
        let people = db.list_all::<Person>()?.into_iter().filter_map(|person| {
            // Somebody whose name was erased is nobody a spreadsheet can speak of.
            let profile = profiles.remove(&person.id)?;
            let assignments = assignments.remove(&person.id).unwrap_or_default();
            Some(KnownPerson { person, profile, assignments })
        });
        let mut zones = db.list_all::<Zone>()?;
        zones.sort_by_key(|zone| zone.rank);
        let findings = db.list_all::<Finding>()?.into_iter().filter_map(|row| row.zone);
        Ok(Self {
            me: db.me(),
            today: db.now().local_date(),
            structures: sorted(db.list_all()?, |row: &SupportStructure| row.name.clone()),
            units: sorted(db.list_all()?, |row: &Unit| row.code.clone()),
            channels: sorted(db.list_all()?, |row: &UnitChannel| row.channel),
            functions: sorted(db.list_all()?, |row: &ServiceFunction| row.name.fr.clone()),
            posts: db.list_all()?,
            hours: db.list_all()?,
            people: people.collect(),
            walked: db.list_all::<SensoryRecord>()?.into_iter().map(|row| row.zone).chain(findings).collect(),
            time_zone: network.time_zone.clone(),
            network: network.id,
            zones,
        })
    }

    pub fn unit(&self, id: Id<Unit>) -> Option<&Row<Unit>> {
        self.units.iter().find(|unit| unit.id == id)
    }

    /// The hours of a unit that hold today, else the latest.
    pub fn hours_of(&self, unit: Id<Unit>) -> Option<&Row<OpeningHours>> {
        let of_unit = || self.hours.iter().filter(|hours| hours.doc.unit == unit);
        let now = of_unit().find(|hours| hours.hold_on(self.today));
        now.or_else(|| of_unit().max_by_key(|hours| hours.valid_from))
    }
}

impl KnownPerson {
    /// The roles held today or later, in the order they were given.
    pub fn current(&self, today: NaiveDate) -> impl Iterator<Item = &Row<Assignment>> {
        self.assignments.iter().filter(move |row| row.to.is_none_or(|last| last >= today))
    }
}

fn sorted<E: Entity, K: Ord>(mut rows: Vec<Row<E>>, key: impl Fn(&E) -> K) -> Vec<Row<E>> {
    rows.sort_by_key(|row| key(&row.doc));
    rows
}

/// Finds by id, for keys written in a spreadsheet.
pub(crate) fn by_key<E: Entity>(rows: &[Row<E>], key: Uuid) -> Option<&Row<E>> {
    rows.iter().find(|row| row.id.uuid() == key)
}
