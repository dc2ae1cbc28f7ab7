//! What a colleague's file says of people passes the door of one's own observations: open in this network, and each
//! person informed by the day they were observed, of the notice that was in force on it. A file is refused whole, never
//! taken without its observations: what an author wrote is one chain, and a link left out would make every later file of
//! theirs unreadable here.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use sillage_domain::{
    Entity, Id, Timestamp,
    debrief::{Debrief, TrainingGoal},
    network::{Notice, OrganisationGate, Person},
    observation::{Observation, informed_on},
    training::FollowUp,
};
use sillage_store::{Reader, Row};
use uuid::Uuid;

use super::name_of;
use crate::{Failure, organisation::open_gate};

/// Refuses observations, debriefs, goals and looks among `brought` that could not have been written here on their day.
///
/// # Errors
/// `bundle_not_open`, with who may open observations here; `bundle_uninformed`.
pub(crate) fn admit_carried(db: &Reader<'_>, brought: &BTreeSet<Uuid>) -> Result<(), Failure> {
    // Whom a colleague observed was informed as the record they chose, whatever it was found to be the double of since.
    db.as_written(|db| admit_as_written(db, brought))
}

fn admit_as_written(db: &Reader<'_>, brought: &BTreeSet<Uuid>) -> Result<(), Failure> {
    let mut named = Vec::new();
    for row in brought_of::<Observation>(db, brought)? {
        named.push((row.observed, day_of(&row.observed_at)));
    }
    for row in brought_of::<Debrief>(db, brought)? {
        named.push((row.person, day_of(&row.started_at)));
    }
    for row in brought_of::<TrainingGoal>(db, brought)? {
        named.push((Some(row.person), day_of(&row.created_at)));
    }
    for row in brought_of::<FollowUp>(db, brought)? {
        named.push((Some(row.person), day_of(&row.created_at)));
    }
    if named.is_empty() {
        return Ok(());
    }
    // The same door, in the words of whoever holds a file: it stays good, and what to do first is said.
    open_gate(db).map_err(|failure| match failure.code.as_str() {
        "organisation_not_open" => Failure { code: "bundle_not_open".into(), ..failure },
        _ => failure,
    })?;
    let mut gates = db.list_all::<OrganisationGate>()?;
    gates.sort_by_key(|row| row.notice_version);
    for (person, day) in named {
        let Some(person) = person else { continue };
        if !was_informed(db, &gates, person, day)? {
            return Err(Failure::new("bundle_uninformed").with("name", name_of(db, person)?));
        }
    }
    Ok(())
}

fn brought_of<E: Entity>(db: &Reader<'_>, brought: &BTreeSet<Uuid>) -> Result<Vec<Row<E>>, Failure> {
    Ok(db.list_all::<E>()?.into_iter().filter(|row| brought.contains(&row.id.uuid())).collect())
}

/// A time nobody can read is before every notice.
fn day_of(at: &Timestamp) -> NaiveDate {
    at.local().map_or(NaiveDate::MIN, |at| at.date_naive())
}

/// Whoever was told the text of that day was informed, even if a later text is in force now.
fn was_informed(
    db: &Reader<'_>,
    gates: &[Row<OrganisationGate>],
    person: Id<Person>,
    day: NaiveDate,
) -> Result<bool, Failure> {
    let in_force = gates.iter().rev().find(|row| day_of(&row.created_at) <= day).or(gates.first());
    let notices = db.list_of::<Notice>(person.uuid())?;
    Ok(in_force.is_some_and(|gate| informed_on(gate, notices.iter().map(|row| &row.doc), day).is_some()))
}
