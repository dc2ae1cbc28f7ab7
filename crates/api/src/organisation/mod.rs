//! What an organisation records before anybody is observed, who keeps it, and the notice people are handed.
//!
//! The rules are the domain's; who was informed of which notice is `observation`.

mod gate;
mod notice;

use sillage_domain::{
    Id,
    network::{Assignment, Network, OrganisationGate, Person, Role},
};
use sillage_store::{Reader, Row};

use crate::{Failure, Registry, registry::Access, visit::name_of};

pub use gate::*;
pub use notice::*;

/// What may be written while observations are closed: it takes away, or it is the observed person's own word.
const ALWAYS: [&str; 5] = [
    "observation.withdraw_goal",
    "observation.delete_observation",
    "debrief.delete_debrief",
    "debrief.record_comment",
    "debrief.acknowledge_debrief",
];

pub(crate) fn register(registry: &mut Registry) {
    registry.read("organisation.get_organisation", gate::get_organisation);
    registry.write_final("organisation.record_gate", gate::record_gate);
    registry.write_final("organisation.switch_observations", gate::switch_observations);
    registry.app("organisation.make_notice", Access::Open, notice::make_notice);
}

/// The record in force: the one with the highest version of the notice.
pub(crate) fn gate_of(db: &Reader<'_>) -> Result<Option<Row<OrganisationGate>>, Failure> {
    Ok(db.list_all::<OrganisationGate>()?.into_iter().max_by_key(|row| row.notice_version))
}

/// The record in force, if observations are open today.
///
/// # Errors
/// `organisation_not_open`, with who may open them.
pub(crate) fn open_gate(db: &Reader<'_>) -> Result<OrganisationGate, Failure> {
    match gate_of(db)? {
        Some(row) if row.is_open(db.now().local_date()) => Ok(row.doc),
        _ => Err(Failure::new("organisation_not_open").with("who", names(&keepers(db)?))),
    }
}

/// The door every write of observations and debriefs passes, whichever command it is.
///
/// # Errors
/// `organisation_not_open`.
pub(crate) fn admit_write(db: &Reader<'_>, command: &str) -> Result<(), Failure> {
    let about_people = command.starts_with("observation.") || command.starts_with("debrief.");
    if about_people && !ALWAYS.contains(&command) {
        open_gate(db)?;
    }
    Ok(())
}

/// Somebody who keeps the record.
pub(crate) type Keepers = Vec<(Id<Person>, String)>;

/// Who may record the gate and switch observations: whoever holds the administrator role; until somebody does, whoever
/// set the network up.
pub(crate) fn keepers(db: &Reader<'_>) -> Result<Keepers, Failure> {
    let today = db.now().local_date();
    let mut people: Vec<Id<Person>> = db
        .list_all::<Assignment>()?
        .into_iter()
        .filter(|row| row.role == Role::Administrator && row.holds_on(today))
        .map(|row| row.person)
        .collect();
    if people.is_empty() {
        people = db.list_all::<Network>()?.into_iter().map(|row| row.created_by).collect();
    }
    people.sort();
    people.dedup();
    people.into_iter().map(|person| Ok((person, name_of(db, person)?))).collect()
}

fn names(keepers: &Keepers) -> String {
    keepers.iter().map(|(_, name)| name.as_str()).filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
}
