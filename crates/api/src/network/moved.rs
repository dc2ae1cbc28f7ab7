//! A person goes to work in another unit. What names and informs them is written in the stream of each unit where they
//! work, so the new unit gets its own; the old one keeps its story and shows them leave. What somebody in the old unit
//! wrote without knowing follows: whoever holds both units carries it over, once, and two who do carry the same.

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::Deserialize;
use sillage_domain::{
    Id,
    network::{Assignment, Notice, Person, PersonProfile, Unit},
};
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;

use super::edit::PersonRecorded;
use crate::Failure;

/// The command that moves, as the log names it.
const MOVES: &str = "network.move_person";

/// Somebody goes to work in another unit from today on.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct MovePerson {
    /// Who.
    pub person: Id<Person>,
    /// Where they work until yesterday.
    pub from: Id<Unit>,
    /// Where they work from today on.
    pub to: Id<Unit>,
}

pub(super) fn move_person(tx: &mut Writer<'_>, ask: MovePerson) -> Result<PersonRecorded, Failure> {
    let MovePerson { person, from, to } = ask;
    let today = tx.now().local_date();
    tx.get(to)?;
    if from == to {
        return Err(Failure::new("move_nowhere"));
    }
    let mut here = tx.list_of::<Assignment>(from.uuid())?;
    here.retain(|row| row.person == person && row.to.is_none_or(|last| last >= today));
    let Some(role) = here.first().map(|row| row.role) else { return Err(Failure::new("move_not_here")) };
    for row in &here {
        // Whoever came today never worked here.
        if row.from >= today {
            tx.delete(row.id)?;
        } else {
            tx.change(row.id, |doc: &mut Assignment| doc.to = today.checked_sub_days(Days::new(1)))?;
        }
    }
    if !holds(tx, person, to, today)? {
        tx.add(to.uuid(), &Assignment { person, unit: to, role, from: today, to: None })?;
    }
    let profiles = tx.list_of::<PersonProfile>(person.uuid())?;
    if let (Some(known), false) = (profiles.last(), profiles.iter().any(|row| row.unit == to.uuid())) {
        tx.add(to.uuid(), &known.doc)?;
    }
    carry_notices(tx, person, from, to)?;
    Ok(PersonRecorded { person })
}

fn holds(db: &Reader<'_>, person: Id<Person>, unit: Id<Unit>, day: NaiveDate) -> Result<bool, Failure> {
    let all = db.list_of::<Assignment>(unit.uuid())?;
    Ok(all.iter().any(|row| row.person == person && row.to.is_none_or(|last| last >= day)))
}

/// The new unit knows what its new colleague was told.
fn carry_notices(tx: &mut Writer<'_>, person: Id<Person>, from: Id<Unit>, to: Id<Unit>) -> Result<(), Failure> {
    for row in missing_notices(tx, person, from, to)? {
        tx.add(to.uuid(), &row.doc)?;
    }
    Ok(())
}

fn missing_notices(
    db: &Reader<'_>,
    person: Id<Person>,
    from: Id<Unit>,
    to: Id<Unit>,
) -> Result<Vec<Row<Notice>>, Failure> {
    let told = db.list_of::<Notice>(person.uuid())?;
    let is_known = |row: &Row<Notice>| {
        let same = |known: &&Row<Notice>| known.text_version == row.text_version && known.date == row.date;
        told.iter().filter(|known| known.unit == to.uuid()).any(|known| same(&known))
    };
    Ok(told.iter().filter(|row| row.unit == from.uuid() && !is_known(row)).cloned().collect())
}

/// Somebody who left a unit for another, with what was written of them in the old one meanwhile.
pub(crate) struct Followed {
    person: Id<Person>,
    from: Id<Unit>,
    to: Id<Unit>,
    profile: Option<(Id<PersonProfile>, PersonProfile)>,
}

/// What was written in the old unit of somebody who had moved, and is not in the new one yet.
pub(crate) fn list_to_follow(db: &Reader<'_>) -> Result<Vec<Followed>, Failure> {
    let today = db.now().local_date();
    let profiles = db.list_all::<PersonProfile>()?;
    let mut followed = Vec::new();
    for copy in &profiles {
        let (person, to) = (copy.person, Id::<Unit>::new(copy.unit));
        if db.born_by(copy.id.uuid())?.as_deref() != Some(MOVES) || !holds(db, person, to, today)? {
            continue;
        }
        for left in profiles.iter().filter(|row| row.person == person && row.unit != copy.unit) {
            let from = Id::<Unit>::new(left.unit);
            if db.find(from)?.is_none() || holds(db, person, from, today)? {
                continue;
            }
            let profile = later(db, left, copy)?.map(|doc| (copy.id, doc));
            if profile.is_some() || !missing_notices(db, person, from, to)?.is_empty() {
                followed.push(Followed { person, from, to, profile });
            }
        }
    }
    Ok(followed)
}

/// The profile in the new unit with what was written in the old one: a word nobody in the new unit has written since
/// gives way, of two that were written the later stands.
fn later(
    db: &Reader<'_>,
    left: &Row<PersonProfile>,
    copy: &Row<PersonProfile>,
) -> Result<Option<PersonProfile>, Failure> {
    let gives_way = |field: &str| -> Result<bool, Failure> {
        let (old, new) = (db.word_in(left.id.uuid(), field)?, db.word_in(copy.id.uuid(), field)?);
        Ok(old.is_some_and(|old| new.is_none_or(|new| new.is_first || new.place < old.place)))
    };
    let mut doc = copy.doc.clone();
    if gives_way("display_name")? {
        doc.display_name.clone_from(&left.display_name);
    }
    if gives_way("email")? {
        doc.email.clone_from(&left.email);
    }
    if gives_way("external_ref")? {
        doc.external_ref.clone_from(&left.external_ref);
    }
    Ok((doc != copy.doc).then_some(doc))
}

/// Carries it over.
pub(crate) fn follow(tx: &mut Writer<'_>, followed: Vec<Followed>) -> Result<(), Failure> {
    for Followed { person, from, to, profile } in followed {
        if let Some((copy, after)) = profile {
            tx.change(copy, |doc| *doc = after)?;
        }
        carry_notices(tx, person, from, to)?;
    }
    Ok(())
}
