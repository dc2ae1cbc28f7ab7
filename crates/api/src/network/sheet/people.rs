//! What the rows of a file say of people, those of one person together, and by what somebody who is known is found.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use sillage_domain::{
    Id,
    network::{Role, Unit},
};
use sillage_sheets::fold;
use uuid::Uuid;

use super::{
    known::{Known, KnownPerson},
    part::Field,
    plan::Place,
    reading::{Line, Said},
};

/// A row.
pub(super) struct PersonRow<'b> {
    pub line: Line<'b>,
    pub key: Option<Uuid>,
    pub name: String,
    pub number: Said<String>,
    pub email: Said<String>,
    pub active: Option<bool>,
    pub roles: Vec<RoleSaid>,
}

/// A role in a unit, as a row says it.
pub(super) struct RoleSaid {
    pub place: Place,
    pub role: Role,
    pub from: Option<NaiveDate>,
    pub until: Said<NaiveDate>,
    pub row: u32,
}

/// The rows that speak of one person.
pub(super) struct PersonSaid<'b> {
    pub rows: Vec<PersonRow<'b>>,
}

impl<'b> PersonSaid<'b> {
    pub fn first(&self) -> &PersonRow<'b> {
        &self.rows[0]
    }
    pub fn number(&self) -> Said<String> {
        self.said(|row| &row.number)
    }
    pub fn email(&self) -> Said<String> {
        self.said(|row| &row.email)
    }
    /// What the first row says that says anything.
    fn said(&self, of: impl for<'r> Fn(&'r PersonRow<'b>) -> &'r Said<String>) -> Said<String> {
        self.rows.iter().map(of).find(|said| **said != Said::Nothing).cloned().unwrap_or(Said::Nothing)
    }
    pub fn key(&self) -> Option<Uuid> {
        self.rows.iter().find_map(|row| row.key)
    }
    pub fn active(&self) -> Option<bool> {
        self.rows.iter().find_map(|row| row.active)
    }
    pub fn folded(&self) -> String {
        fold(&self.first().name)
    }
    pub fn is_nameless(&self) -> bool {
        self.key().is_none() && self.number().value().is_none() && self.email().value().is_none()
    }
    pub fn units(&self) -> HashSet<Id<Unit>> {
        self.rows.iter().flat_map(|row| &row.roles).map(|role| role.place.id).collect()
    }
}

/// What is known of people, found by what tells them.
pub(super) struct Index<'k> {
    pub by_key: HashMap<Uuid, &'k KnownPerson>,
    pub by_number: HashMap<&'k str, &'k KnownPerson>,
    pub by_email: HashMap<String, &'k KnownPerson>,
    pub by_name: HashMap<String, Vec<&'k KnownPerson>>,
}

impl<'k> Index<'k> {
    pub fn of(known: &'k Known) -> Self {
        let mut index = Self {
            by_key: HashMap::new(),
            by_number: HashMap::new(),
            by_email: HashMap::new(),
            by_name: HashMap::new(),
        };
        for person in &known.people {
            index.by_key.insert(person.person.id.uuid(), person);
            index.by_number.extend(person.profile.external_ref.as_deref().map(|number| (number, person)));
            index.by_email.extend(person.profile.email.as_ref().map(|email| (email.to_lowercase(), person)));
            index.by_name.entry(fold(&person.profile.display_name)).or_default().push(person);
        }
        index
    }
}

/// What a row says otherwise than those before it of the same person.
pub(super) fn differs(group: &PersonSaid<'_>, row: &PersonRow<'_>) -> Option<Field> {
    let other = |one: Said<String>, two: &Said<String>| matches!((one, two), (Said::Value(one), Said::Value(two)) if fold(&one) != fold(two));
    if group.folded() != fold(&row.name) {
        Some(Field::Name)
    } else if other(group.number(), &row.number) {
        Some(Field::Number)
    } else if other(group.email(), &row.email) {
        Some(Field::Email)
    } else {
        None
    }
}
