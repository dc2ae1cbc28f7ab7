//! Who keeps the referentials: the administrators of the network; where there is none, its coaches; on the laptop of a
//! manager alone, she herself. Everybody reads.

use sillage_domain::network::{Assignment, Network, Role};
use sillage_store::Reader;
use uuid::Uuid;

use crate::Failure;

/// The first of these roles that somebody holds keeps the referentials.
const KEEPERS: [Role; 4] = [Role::Administrator, Role::Coach, Role::UnitManager, Role::LineManager];

pub(super) fn keeps(db: &Reader<'_>) -> Result<bool, Failure> {
    let today = db.now().local_date();
    let mut assignments = db.list_all::<Assignment>()?;
    assignments.retain(|row| row.from <= today && row.to.is_none_or(|last| last >= today));
    let keeper = KEEPERS.into_iter().find(|role| assignments.iter().any(|row| row.role == *role));
    Ok(assignments.iter().any(|row| Some(row.role) == keeper && row.person == db.me()))
}

pub(super) fn check_keeper(db: &Reader<'_>) -> Result<(), Failure> {
    if keeps(db)? { Ok(()) } else { Err(Failure::new("referential_not_yours")) }
}

/// The stream of what belongs to the whole network.
pub(super) fn stream(db: &Reader<'_>) -> Result<Uuid, Failure> {
    let network = db.list_all::<Network>()?.into_iter().next();
    network.map(|row| row.id.uuid()).ok_or_else(|| Failure::new("not_found").with("noun", "network"))
}
