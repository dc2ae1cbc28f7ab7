//! People who were recorded twice, read as one. Nothing of the log changes: every reader reads one record's id as the
//! other's wherever it stands, so that no list, view or command can forget, and taking the word back shows both again.

use std::{collections::BTreeSet, sync::Arc};

use rusqlite::params;
use serde_json::Value;
use sillage_domain::{
    Entity, Id,
    network::{
        Notice, Person, PersonProfile,
        alias::{Aliases, PersonAlias, told_throughout},
    },
};
use uuid::Uuid;

use crate::{Reader, StoreError, reader::RawRow};

impl Reader<'_> {
    /// Which record of a person stands for which, as far as this reader sees.
    pub(crate) fn aliases(&self) -> Result<Arc<Aliases>, StoreError> {
        if self.verbatim.get() {
            return Ok(Arc::default());
        }
        if let Some(known) = self.alias.borrow().as_ref() {
            return Ok(Arc::clone(known));
        }
        self.depend_on(PersonAlias::NOUN);
        let mut statement = self
            .connection
            .prepare_cached("SELECT u, doc FROM entity WHERE noun = ?1 AND deleted_s IS NULL AND whole = 1")?;
        let mut rows = statement.query([PersonAlias::NOUN])?;
        let mut pairs = Vec::new();
        while let Some(row) = rows.next()? {
            let stream: Uuid = row.get(0)?;
            let alias: PersonAlias = serde_json::from_str(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?)?;
            if alias.is_same && self.scope.as_ref().is_none_or(|scope| scope.has(stream)) {
                pairs.push((alias.person.uuid(), alias.known_as.uuid()));
            }
        }
        let aliases = Arc::new(Aliases::new(&pairs, self.act.me.uuid()));
        *self.alias.borrow_mut() = Some(Arc::clone(&aliases));
        Ok(aliases)
    }

    /// Forgets which record stands for which: something was said of it since.
    pub(crate) fn forget_aliases(&self) {
        self.alias.borrow_mut().take();
    }

    /// Reads every record by itself, as its author wrote it.
    ///
    /// # Errors
    /// Those of `ask`.
    pub fn as_written<T, E>(&self, ask: impl FnOnce(&Self) -> Result<T, E>) -> Result<T, E> {
        let before = self.verbatim.replace(true);
        let answer = ask(self);
        self.verbatim.set(before);
        answer
    }

    /// Every record of a person, the one that stands for all last.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn records_of(&self, person: Id<Person>) -> Result<Vec<Id<Person>>, StoreError> {
        Ok(self.aliases()?.members(person.uuid()).into_iter().map(Id::new).collect())
    }

    /// A request that names a person by a record another one stands for means that person.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn follow(&self, body: Value) -> Result<Value, StoreError> {
        let aliases = self.aliases()?;
        Ok(if aliases.is_empty() { body } else { followed(&aliases, body) })
    }

    /// Which of a noun's rows are read, and in which order: those of a record that stands for others come last, and a
    /// notice is read where it counts.
    pub(crate) fn settle_rows(&self, noun: &str, rows: &mut Vec<RawRow>, aliases: &Aliases) -> Result<(), StoreError> {
        if aliases.is_empty() {
            return Ok(());
        }
        match noun {
            Person::NOUN => rows.retain(|row| !aliases.is_read_as_another(row.id)),
            PersonProfile::NOUN => {
                rows.sort_by_key(|row| row.field("person").is_none_or(|person| !aliases.is_read_as_another(person)))
            }
            Notice::NOUN => {
                let mut people: BTreeSet<Uuid> = rows.iter().filter_map(|row| row.field("person")).collect();
                people = people.into_iter().map(|person| aliases.standing(person)).collect();
                let mut idle = BTreeSet::new();
                for person in people {
                    idle.extend(self.idle_notices(&aliases.members(person))?);
                }
                rows.retain(|row| !idle.contains(&row.id));
            }
            _ => {}
        }
        Ok(())
    }

    /// Notices of a person with several records that do not count, because another record was not told as much.
    fn idle_notices(&self, members: &[Uuid]) -> Result<Vec<Uuid>, StoreError> {
        if members.len() < 2 {
            return Ok(Vec::new());
        }
        let (mut ids, mut notices) = (Vec::new(), Vec::<Notice>::new());
        for member in members {
            let mut statement = self.connection.prepare_cached(include_str!("sql/list_of_parent.sql"))?;
            for row in statement.query_map(params![Notice::NOUN, member], RawRow::read)? {
                let row = row?;
                if self.sees(Notice::NOUN, row.id, row.unit)? {
                    ids.push(row.id);
                    notices.push(serde_json::from_str(&row.doc)?);
                }
            }
        }
        let counts = told_throughout(members, &notices);
        Ok(ids.into_iter().zip(counts).filter(|(_, counts)| !counts).map(|(id, _)| id).collect())
    }
}

/// What tells of records themselves is read as it was written.
pub(crate) fn is_of_records(noun: &str) -> bool {
    noun == PersonAlias::NOUN
}

/// What is written names the record that stands; a notice names every record it was given for.
pub(crate) fn is_written_followed(noun: &str) -> bool {
    !is_of_records(noun) && noun != Notice::NOUN
}

/// A value with every record read as the one that stands for it; a list that named both names one.
pub(crate) fn followed(aliases: &Aliases, value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(followed_id(aliases, text)),
        Value::Array(items) => {
            let next: Vec<Value> = items.iter().cloned().map(|item| followed(aliases, item)).collect();
            if next == items {
                return Value::Array(items);
            }
            let mut kept: Vec<Value> = Vec::with_capacity(next.len());
            for item in next {
                if !(item.is_string() && kept.contains(&item)) {
                    kept.push(item);
                }
            }
            Value::Array(kept)
        }
        Value::Object(fields) => {
            Value::Object(fields.into_iter().map(|(name, field)| (name, followed(aliases, field))).collect())
        }
        other => other,
    }
}

fn followed_id(aliases: &Aliases, text: String) -> String {
    if text.len() != 36 {
        return text;
    }
    match text.parse::<Uuid>() {
        Ok(id) if aliases.is_read_as_another(id) => aliases.standing(id).to_string(),
        _ => text,
    }
}
