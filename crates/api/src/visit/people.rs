//! The people of a unit on a day: name, role, informed or not, there or not.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use sillage_domain::{
    Id,
    network::{Assignment, Notice, Person, PersonProfile, Role, Unit},
};
use sillage_store::Reader;
use ts_rs::TS;

use crate::Failure;

/// Somebody of the unit.
#[derive(Debug, Clone, Serialize, TS, JsonSchema)]
pub struct TeamMember {
    /// Who.
    pub person: Id<Person>,
    /// Name shown; empty once it was erased.
    pub name: String,
    /// Role here.
    pub role: Role,
    /// Was informed of observations.
    pub informed: bool,
    /// Is there today.
    pub present: bool,
}

/// The name shown of a person; empty if it was erased.
pub(crate) fn name_of(db: &Reader<'_>, person: Id<Person>) -> Result<String, Failure> {
    let profiles = db.list_of::<PersonProfile>(person.uuid())?;
    Ok(profiles.into_iter().next_back().map(|row| row.doc.display_name).unwrap_or_default())
}

/// Who works in a unit on a day, the team before those who accompany it.
pub(crate) fn team_of(
    db: &Reader<'_>,
    unit: Id<Unit>,
    day: NaiveDate,
    present: &[Id<Person>],
) -> Result<Vec<TeamMember>, Failure> {
    let mut team: Vec<TeamMember> = Vec::new();
    for row in db.list_of::<Assignment>(unit.uuid())? {
        let here = row.from <= day && row.to.is_none_or(|last| last >= day);
        let active = db.find(row.person)?.is_some_and(|person| person.active);
        if here && active && !team.iter().any(|member| member.person == row.person) {
            team.push(TeamMember {
                person: row.person,
                name: name_of(db, row.person)?,
                role: row.role,
                informed: !db.list_of::<Notice>(row.person.uuid())?.is_empty(),
                present: present.contains(&row.person),
            });
        }
    }
    team.sort_by_key(|member| order(member.role));
    Ok(team)
}

/// Who heads the unit: the owner of a promise when nobody else is named.
pub(crate) fn manager_of(db: &Reader<'_>, unit: Id<Unit>, day: NaiveDate) -> Result<Option<Id<Person>>, Failure> {
    Ok(team_of(db, unit, day, &[])?
        .into_iter()
        .find(|member| member.role == Role::UnitManager)
        .map(|member| member.person))
}

/// Whether somebody of that role serves or heads the place, rather than accompanying it.
pub(crate) fn is_team(role: Role) -> bool {
    matches!(role, Role::UnitManager | Role::LineManager | Role::TeamMember | Role::ExternalOccupant)
}

fn order(role: Role) -> u8 {
    match role {
        Role::UnitManager => 0,
        Role::LineManager => 1,
        Role::TeamMember => 2,
        Role::ExternalOccupant => 3,
        Role::Regional => 4,
        Role::Coach => 5,
        Role::Administrator => 6,
    }
}
