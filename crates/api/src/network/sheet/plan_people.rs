//! What a file would change among people. A person is told by the key, the number or the address of a row; a name alone
//! counts within one unit only, and never when two people bear it.

use std::collections::HashMap;

use sillage_domain::{
    Id, Refusal,
    network::{Assignment, Person, PersonProfile},
};
use sillage_sheets::{Written, fold};
use uuid::Uuid;

use super::{
    cells::Cells,
    known::KnownPerson,
    part::{Field, Part},
    people::{Index, PersonRow, PersonSaid, RoleSaid, differs},
    plan::{Change, Namesake, Planned, Planning},
    reading::{Line, Said, Sheet, check_short},
};

/// Longest number of a person, in characters.
const NUMBER_CHARS: usize = 40;

impl Planning<'_> {
    pub fn people(&mut self, sheet: &Sheet<'_>) {
        let known = self.known;
        let index = Index::of(known);
        let groups = self.groups(sheet);
        let mut names: HashMap<String, usize> = HashMap::new();
        for group in &groups {
            *names.entry(group.folded()).or_default() += 1;
        }
        let mut met: HashMap<Id<Person>, u32> = HashMap::new();
        let mut alike: HashMap<String, (String, Vec<Namesake>)> = HashMap::new();
        for group in &groups {
            let line = group.first().line;
            if group.is_nameless() && names.get(&group.folded()).is_some_and(|count| *count > 1) {
                self.reading.wrong(line, Field::Name, Refusal::new("name_needs_number"));
                continue;
            }
            let Ok(found) = self.find(group, &index) else { continue };
            if let Some(first) = found.and_then(|person| met.insert(person.person.id, line.number())) {
                self.twice(line, Field::Name, "person_twice", first);
                continue;
            }
            let (_, people) = alike.entry(group.folded()).or_insert_with(|| (group.first().name.clone(), Vec::new()));
            people.push(namesake(group));
            self.person(group, found);
        }
        for (name, (shown, people)) in alike {
            let others = index.by_name.get(&name).into_iter().flatten();
            let others = others.filter(|person| !met.contains_key(&person.person.id));
            let all: Vec<Namesake> =
                people.into_iter().chain(others.map(|person| self.known_namesake(person))).collect();
            if all.len() > 1 {
                self.plan.told.namesakes.insert(shown, all);
            }
        }
        self.absent(Part::People, known.people.len());
    }

    /// The rows, those of one person together.
    fn groups<'b>(&mut self, sheet: &'b Sheet<'b>) -> Vec<PersonSaid<'b>> {
        let mut groups: Vec<PersonSaid<'b>> = Vec::new();
        let mut told: HashMap<String, usize> = HashMap::new();
        for line in sheet.lines().filter(|line| !line.is_blank()) {
            let Some(row) = self.row(line) else { continue };
            let key = row.key.map(|key| format!("key {key}"));
            let number = row.number.clone().value().map(|number| format!("number {number}"));
            let email = row.email.clone().value().map(|email| format!("email {}", email.to_lowercase()));
            let marks: Vec<String> = [key, number, email].into_iter().flatten().collect();
            let mut found: Vec<usize> = marks.iter().filter_map(|mark| told.get(mark).copied()).collect();
            found.sort_unstable();
            found.dedup();
            let at = match found[..] {
                [] => groups.len(),
                [one] => one,
                _ => {
                    let first = groups[found[1]].first().line.number();
                    self.twice(line, Field::Number, "person_differs", first);
                    continue;
                }
            };
            told.extend(marks.into_iter().map(|mark| (mark, at)));
            match groups.get_mut(at) {
                None => groups.push(PersonSaid { rows: vec![row] }),
                Some(group) => {
                    let first = group.first().line.number();
                    match differs(group, &row) {
                        Some(field) => self.twice(line, field, "person_differs", first),
                        None => group.rows.push(row),
                    }
                }
            }
        }
        groups
    }

    fn row<'b>(&mut self, line: Line<'b>) -> Option<PersonRow<'b>> {
        let name = self.reading.required(line, Field::Name);
        let places = self.places(line);
        let role = self.reading.word(line, Field::Role, |lexicon| &lexicon.roles);
        if role.is_none() && self.reading.codes(line, Field::Role).is_empty() {
            self.reading.wrong(line, Field::Role, Refusal::new("cell_missing"));
        }
        let number = self.reading.text(line, Field::Number, |number| check_short("external_ref", number, NUMBER_CHARS));
        let email = self.reading.text(line, Field::Email, sillage_domain::network::check_email);
        let from = self.reading.day(line, Field::From);
        let until = match self.reading.text(line, Field::Until, |_| Ok(())) {
            Said::Nothing => Said::Nothing,
            Said::Away => Said::Away,
            Said::Value(_) => self.reading.day(line, Field::Until).map_or(Said::Nothing, Said::Value),
        };
        if let (Some(from), Said::Value(until)) = (from, &until)
            && *until < from
        {
            self.reading.wrong(line, Field::Until, Refusal::new("end_before_start"));
        }
        let active = self.reading.word(line, Field::Active, |lexicon| &lexicon.flags);
        let key = self.reading.key(line);
        let role = role?;
        let roles = places
            .into_iter()
            .map(|place| RoleSaid { place, role, from, until: until.clone(), row: line.number() })
            .collect();
        Some(PersonRow { line, key, name: name?, number, email, active, roles })
    }

    /// Who of the known people a row speaks of; `Err` when that cannot be said and was noted.
    fn find<'k>(&mut self, group: &PersonSaid<'_>, index: &Index<'k>) -> Result<Option<&'k KnownPerson>, ()> {
        let line = group.first().line;
        let (number, email) = (group.number().value(), group.email().value());
        let by_number = number.as_deref().and_then(|number| index.by_number.get(number).copied());
        let by_email = email.as_ref().and_then(|email| index.by_email.get(&email.to_lowercase()).copied());
        let mut taken = |found: &KnownPerson| {
            for (other, field, code) in
                [(by_number, Field::Number, "number_taken"), (by_email, Field::Email, "email_taken")]
            {
                if let Some(other) = other.filter(|other| other.person.id != found.person.id) {
                    self.reading.wrong(line, field, Refusal::new(code).with("name", &other.profile.display_name));
                    return Err(());
                }
            }
            Ok(())
        };
        if let Some(key) = group.key() {
            let Some(found) = index.by_key.get(&key).copied() else {
                self.reading.wrong(line, Field::Key, Refusal::new("key_unknown"));
                return Err(());
            };
            return taken(found).map(|()| Some(found));
        }
        if let Some(found) = by_number.or(by_email) {
            return taken(found).map(|()| Some(found));
        }
        let bear_it = index.by_name.get(&group.folded()).cloned().unwrap_or_default();
        let units = group.units();
        // A number or an address that differs is somebody else.
        let other = |said: Option<&String>, known: Option<&String>| matches!((said, known), (Some(said), Some(known)) if fold(said) != fold(known));
        let may_be = |person: &&KnownPerson| {
            !other(number.as_ref(), person.profile.external_ref.as_ref())
                && !other(email.as_ref(), person.profile.email.as_ref())
        };
        let here = |person: &&KnownPerson| {
            person.person.id == self.known.me || person.assignments.iter().any(|row| units.contains(&row.doc.unit))
        };
        let candidates: Vec<&KnownPerson> = bear_it.iter().copied().filter(may_be).filter(here).collect();
        match candidates[..] {
            [one] => {
                if one.person.id == self.known.me && group.is_nameless() {
                    self.note("you", &[("name", &group.first().name)]);
                }
                Ok(Some(one))
            }
            [] if group.is_nameless() && !bear_it.is_empty() => {
                let units = self.units_of(bear_it[0]);
                self.reading.wrong(line, Field::Name, Refusal::new("person_elsewhere").with("units", units));
                Err(())
            }
            [] => Ok(None),
            _ => {
                self.reading.wrong(line, Field::Name, Refusal::new("person_unclear"));
                Err(())
            }
        }
    }

    fn person(&mut self, group: &PersonSaid<'_>, found: Option<&KnownPerson>) {
        let known = self.known;
        let person = found.map_or_else(|| Id::new(Uuid::now_v7()), |person| person.person.id);
        let profile = PersonProfile {
            person,
            display_name: group.first().name.clone(),
            email: group.email().over(found.and_then(|person| person.profile.email.clone())),
            external_ref: group.number().over(found.and_then(|person| person.profile.external_ref.clone())),
        };
        let was_active = found.is_none_or(|person| person.person.active);
        let active = group.active().unwrap_or(was_active);
        let before: Vec<Assignment> =
            found.map(|person| person.assignments.iter().map(|row| row.doc.clone()).collect()).unwrap_or_default();
        let first = self.plan.assignments.len();
        let after = self.roles(group, person, found.map_or(&[], |person| &person.assignments));
        let cells = |profile: &PersonProfile, active: bool, roles: &[Assignment], planning: &Self| {
            let mut cells = planning.pen.profile(profile, active);
            cells.push((Field::Role, Written::Text(planning.roles_in_short(roles))));
            cells
        };
        let old: Option<Cells> = found.map(|person| cells(&person.profile.doc, person.person.active, &before, self));
        let new = cells(&profile, active, &after, self);
        let lines = self.plan.told.lines.len();
        self.tell(Part::People, &profile.display_name, old.as_ref(), &new);
        let ends = |row: &Assignment| {
            before
                .iter()
                .any(|old| old.unit == row.unit && old.from == row.from && old.to.is_none() && row.to.is_some())
        };
        let leaves = (was_active && !active) || after.iter().any(ends);
        if let (true, Some(line)) = (leaves, self.plan.told.lines.get_mut(lines)) {
            line.change = Change::Leaving;
        }
        let stream = group.first().roles.first().map_or(known.network.uuid(), |role| role.place.stream);
        let is_known = found.is_some();
        if self.plan.told.lines.len() > lines || self.plan.assignments.len() > first {
            self.plan.people.push(Planned {
                id: person,
                stream: known.network.uuid(),
                doc: Person { active },
                known: is_known,
            });
            let id = found.map_or_else(|| Id::new(Uuid::now_v7()), |person| person.profile.id);
            self.plan.profiles.push(Planned { id, stream, doc: profile, known: is_known });
        }
    }

    fn units_of(&self, person: &KnownPerson) -> String {
        let names: Vec<String> = person.assignments.iter().map(|row| self.place_name(row.doc.unit)).collect();
        names.join(", ")
    }

    fn known_namesake(&self, person: &KnownPerson) -> Namesake {
        let told_by = person.profile.external_ref.clone().or(person.profile.email.clone()).unwrap_or_default();
        Namesake { row: None, units: self.units_of(person), told_by }
    }
}

fn namesake(group: &PersonSaid<'_>) -> Namesake {
    let mut units: Vec<&str> =
        group.rows.iter().flat_map(|row| &row.roles).map(|role| role.place.name.as_str()).collect();
    units.dedup();
    let told_by = group.number().value().or(group.email().value()).or(group.key().map(|key| key.to_string()));
    Namesake { row: Some(group.first().line.number()), units: units.join(", "), told_by: told_by.unwrap_or_default() }
}
