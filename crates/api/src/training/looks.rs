//! Looks at people, gathered once: final ones, of one scene only the first rating, nothing that is hidden from anybody.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use sillage_domain::{
    Id,
    network::{Assignment, Person, Role, Unit},
    observation::{Absence, Observation, ObservationScore, RecordStatus},
    referential::{Meaning, Meanings},
};
use sillage_store::{Reader, Row};

use crate::{
    Failure,
    observation::{is_blind, may_see_history},
};

/// One look at a skill.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub day: NaiveDate,
    pub at_ms: i64,
    pub observer: Id<Person>,
    pub level: Option<i32>,
    pub absence: Option<Absence>,
    pub fact: String,
}

/// Looks by what the skill meant, oldest first.
pub(super) type Looks = HashMap<Meaning, Vec<Seen>>;

/// Looks of a unit by person. Without `person`, of everybody; drafts only those of `with`, a conversation that goes on.
pub(super) fn gather(
    db: &Reader<'_>,
    unit: Id<Unit>,
    person: Option<Id<Person>>,
    with: &[Id<Observation>],
    meanings: &Meanings,
) -> Result<HashMap<Id<Person>, Looks>, Failure> {
    let mut scenes = BTreeSet::new();
    let mut found: HashMap<Id<Person>, Looks> = HashMap::new();
    for row in db.list_in::<Observation>(unit.uuid())? {
        let Some(observed) = row.observed else { continue };
        let counts = row.status == RecordStatus::Final || with.contains(&row.id);
        if !counts || person.is_some_and(|person| person != observed) || hidden(db, &row)? {
            continue;
        }
        // Two raters of a scene saw one customer: it is one look, the first rating of it.
        if row.double_group.is_some_and(|group| !scenes.insert(group)) {
            continue;
        }
        let (Some(day), Some(at_ms)) = (row.observed_at.local().map(|at| at.date_naive()), row.observed_at.utc_ms())
        else {
            continue;
        };
        let looks = found.entry(observed).or_default();
        for score in db.list_of::<ObservationScore>(row.id.uuid())? {
            let ObservationScore { skill, value: level, absence, fact, .. } = score.doc;
            let observer = row.observer;
            looks.entry(meanings.of_skill(skill)).or_default().push(Seen {
                day,
                at_ms,
                observer,
                level,
                absence,
                fact,
            });
        }
    }
    for seen in found.values_mut().flat_map(HashMap::values_mut) {
        seen.sort_by_key(|look| look.at_ms);
    }
    Ok(found)
}

/// Of two raters neither is read before both are done.
fn hidden(db: &Reader<'_>, row: &Row<Observation>) -> Result<bool, Failure> {
    Ok(row.double_group.is_some() && is_blind(db, row)?)
}

/// Refuses whoever is neither the person, nor leads her team, nor coaches it.
///
/// # Errors
/// `history_not_yours`.
pub(super) fn check_history(db: &Reader<'_>, unit: Id<Unit>, person: Id<Person>) -> Result<(), Failure> {
    db.get(unit)?;
    db.get(person)?;
    // Her file is read where she works: the roles of another unit open nothing.
    let here = db.list_of::<Assignment>(unit.uuid())?.iter().any(|row| row.person == person);
    if here && may_see_history(db, unit, person)? { Ok(()) } else { Err(Failure::new("history_not_yours")) }
}

/// Refuses whoever neither leads nor coaches the unit today.
///
/// # Errors
/// `team_not_yours`.
pub(super) fn check_leads(db: &Reader<'_>, unit: Id<Unit>) -> Result<(), Failure> {
    let today = db.now().local_date();
    db.get(unit)?;
    let leads = db.list_of::<Assignment>(unit.uuid())?.iter().any(|row| {
        let leads = matches!(row.role, Role::Coach | Role::UnitManager | Role::LineManager);
        row.person == db.me() && leads && row.holds_on(today)
    });
    if leads { Ok(()) } else { Err(Failure::new("team_not_yours")) }
}
