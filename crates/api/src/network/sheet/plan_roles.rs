//! What a file would change among the roles of a person. A role it does not mention stays.

use std::collections::HashMap;

use chrono::Days;
use sillage_domain::{
    Id,
    network::{Assignment, Person},
};
use sillage_store::Row;
use uuid::Uuid;

use super::{
    cells::text,
    part::Field,
    people::{PersonSaid, RoleSaid},
    plan::{Planned, Planning},
};

impl Planning<'_> {
    /// The roles of a person after the file, those it does not mention included.
    pub(super) fn roles(
        &mut self,
        group: &PersonSaid<'_>,
        person: Id<Person>,
        rows: &[Row<Assignment>],
    ) -> Vec<Assignment> {
        let today = self.known.today;
        let mut after: Vec<Assignment> = rows.iter().map(|row| row.doc.clone()).collect();
        let said: Vec<&RoleSaid> = group.rows.iter().flat_map(|row| &row.roles).collect();
        let mut seen = HashMap::new();
        for (at, role) in said.iter().enumerate() {
            let line = group.rows.iter().find(|row| row.line.number() == role.row).map(|row| row.line);
            if let (Some(first), Some(line)) = (seen.insert((role.place.id, role.role), role.row), line) {
                self.twice(line, Field::Role, "role_twice", first);
                continue;
            }
            let here = |row: &&Row<Assignment>| row.doc.unit == role.place.id;
            let is_current = |row: &&Row<Assignment>| row.to.is_none_or(|last| last >= today);
            let same: Vec<&Row<Assignment>> = rows.iter().filter(here).filter(|row| row.role == role.role).collect();
            let found = same
                .iter()
                .copied()
                .find(|row| role.from == Some(row.from))
                .or_else(|| same.iter().copied().find(is_current));
            if let Some(row) = found {
                let doc = Assignment {
                    from: role.from.unwrap_or(row.from),
                    to: role.until.clone().over(row.to),
                    ..row.doc.clone()
                };
                self.assign(&mut after, Some(row), doc);
                continue;
            }
            if !same.is_empty() && role.from.is_none() {
                self.note("left_already", &[("name", &group.first().name), ("unit", &role.place.name)]);
                continue;
            }
            let doc = Assignment {
                person,
                unit: role.place.id,
                role: role.role,
                from: role.from.unwrap_or(today),
                to: role.until.clone().value(),
            };
            // One role here that the file no longer says, one it newly says: she changed roles.
            let is_said =
                |row: &&Row<Assignment>| said.iter().any(|said| said.place.id == row.doc.unit && said.role == row.role);
            let old: Vec<_> = rows.iter().filter(here).filter(is_current).filter(|row| !is_said(row)).collect();
            let new = said[at..]
                .iter()
                .filter(|other| {
                    other.place.id == role.place.id
                        && !rows.iter().any(|row| row.doc.unit == other.place.id && row.role == other.role)
                })
                .count();
            match old[..] {
                [row] if new == 1 && doc.from <= row.from => {
                    let doc = Assignment { from: row.from, ..doc };
                    self.assign(&mut after, Some(row), doc);
                }
                [row] if new == 1 => {
                    let ended = Assignment { to: doc.from.checked_sub_days(Days::new(1)), ..row.doc.clone() };
                    self.assign(&mut after, Some(row), ended);
                    self.assign(&mut after, None, doc);
                }
                _ => self.assign(&mut after, None, doc),
            }
        }
        let units = group.units();
        for row in rows.iter().filter(|row| row.to.is_none() && !units.contains(&row.doc.unit)) {
            let unit = self.known.unit(row.doc.unit).map(|unit| unit.name.clone()).unwrap_or_default();
            self.note("still_there", &[("name", &group.first().name), ("unit", &unit)]);
        }
        after
    }

    fn assign(&mut self, after: &mut Vec<Assignment>, row: Option<&Row<Assignment>>, doc: Assignment) {
        let stream = doc.unit.uuid();
        match row {
            Some(row) if row.doc == doc => return,
            Some(row) => {
                if let Some(old) = after.iter_mut().find(|old| **old == row.doc) {
                    *old = doc.clone();
                }
            }
            None => after.push(doc.clone()),
        }
        let id = row.map_or_else(|| Id::new(Uuid::now_v7()), |row| row.id);
        self.plan.assignments.push(Planned { id, stream, doc, known: row.is_some() });
    }

    pub(super) fn roles_in_short(&self, roles: &[Assignment]) -> String {
        let mut lines: Vec<String> = roles
            .iter()
            .map(|role| {
                let unit = self.place_name(role.unit);
                let cells = self.pen.assignment(role);
                let said: Vec<String> =
                    cells.iter().map(|(_, cell)| text(cell)).filter(|text| !text.is_empty()).collect();
                format!("{unit} {}", said.join(" "))
            })
            .collect();
        lines.sort();
        lines.join(", ")
    }
}
