//! Learning to observe: those who lead a team observe a scene together with the coach, and are observed themselves, with
//! the management referential, while they lead a debrief. It tells when, never how well.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    network::{Person, Role, Unit},
    observation::{Observation, RecordStatus},
    referential::ReferentialKind,
    visit::VisitDay,
};
use sillage_store::{Reader, Row};
use ts_rs::TS;
use uuid::Uuid;

use super::{informed_since, kind_of, people::count, people_of, unit_of_day, version_of_kind};
use crate::{Failure, organisation::gate_of};

/// Who learns to observe in the unit of a day.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListLearning {
    /// The day.
    pub visit_day: Id<VisitDay>,
}

/// Those who lead the team.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct LearningList {
    /// In order of names.
    pub people: Vec<Learning>,
}

/// Somebody who leads the team and learns to observe it.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Learning {
    /// Who.
    pub person: Id<Person>,
    /// Name.
    pub name: String,
    /// Informed; without it nobody may name them.
    pub informed: bool,
    /// There is a management referential to observe them with.
    pub management: bool,
    /// When they were last observed with it.
    pub observed_on: Option<NaiveDate>,
    /// When they last rated a scene together with somebody.
    pub together_on: Option<NaiveDate>,
    /// Scenes they rated together with somebody, both ratings done.
    pub together: u32,
}

pub(super) fn list_learning(db: &Reader<'_>, ask: ListLearning) -> Result<LearningList, Failure> {
    let (unit, day) = unit_of_day(db, ask.visit_day)?;
    Ok(LearningList { people: learning_of(db, unit, day)? })
}

/// Those who lead a unit on a day, without the person of the profile.
pub(crate) fn learning_of(db: &Reader<'_>, unit: Id<Unit>, day: NaiveDate) -> Result<Vec<Learning>, Failure> {
    let gate = gate_of(db)?.map(|row| row.doc);
    let management = version_of_kind(db, ReferentialKind::Management).is_ok();
    let observations = db.list_in::<Observation>(unit.uuid())?;
    let on = |row: &Row<Observation>| row.observed_at.local().map(|at| at.date_naive());
    let done = |group: Option<Uuid>| {
        let ratings = || observations.iter().filter(move |row| row.double_group == group);
        group.is_some() && ratings().count() > 1 && ratings().all(|row| row.status == RecordStatus::Final)
    };
    let mut people = Vec::new();
    for (person, role, name) in people_of(db, unit, day)? {
        if person == db.me() || !matches!(role, Role::UnitManager | Role::LineManager) {
            continue;
        }
        let mut observed_on = None;
        for row in observations.iter().filter(|row| row.observed == Some(person)) {
            if kind_of(db, row.referential_version)? == ReferentialKind::Management {
                observed_on = observed_on.max(on(row));
            }
        }
        let together: Vec<_> =
            observations.iter().filter(|row| row.observer == person && done(row.double_group)).collect();
        people.push(Learning {
            person,
            name,
            informed: match &gate {
                Some(gate) => informed_since(db, gate, person, day)?.is_some(),
                None => false,
            },
            management,
            observed_on,
            together_on: together.iter().filter_map(|row| on(row)).max(),
            together: count(together.len()),
        });
    }
    Ok(people)
}
