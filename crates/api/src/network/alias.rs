//! Somebody was recorded twice: two colleagues without a network each entered the same new team member. It is found by
//! names and numbers in one unit, proposed, and never done unasked. Saying that two records are one person is a record
//! of its own in every unit where either works; nothing else is written, so that taking it back shows both as they were.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id, Timestamp,
    network::{
        Assignment, Notice, Person, PersonProfile, Role, Unit,
        alias::{Likeness, PersonAlias, likeness},
    },
    observation::Observation,
};
use sillage_i18n::by_name;
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;

use crate::{Failure, session::Nothing, visit::name_of};

/// Who may be one person, and who was said to be.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct DoubleList {
    /// Nobody has said anything yet: to be looked at.
    pub proposed: Vec<DoubleProposal>,
    /// Said to be one person.
    pub merged: Vec<MergedPerson>,
}

/// Two records of one unit that may be one person.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct DoubleProposal {
    /// Where.
    pub unit: Id<Unit>,
    /// Its name.
    pub unit_name: String,
    /// Their names are the same, or only near; `same` too if their number or address is.
    pub likeness: Likeness,
    /// The record that would stand for both.
    pub known_as: PersonRecord,
    /// The record that would be read as the other.
    pub person: PersonRecord,
}

/// A record of a person, with what helps to tell whether it is another's double.
#[derive(Debug, Clone, Serialize, TS, JsonSchema)]
pub struct PersonRecord {
    /// Which.
    pub person: Id<Person>,
    /// Name.
    pub name: String,
    /// Role in the unit.
    pub role: Role,
    /// Number by which the network knows them.
    pub number: Option<String>,
    /// Address.
    pub email: Option<String>,
    /// Who recorded them; empty if nobody is named so here.
    pub recorded_by: String,
    /// When.
    pub recorded_at: Timestamp,
    /// Was informed of observations.
    pub informed: bool,
    /// Observations of this record in the unit.
    pub observations: u32,
}

/// Two records that are one person.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct MergedPerson {
    /// What was said.
    pub alias: Id<PersonAlias>,
    /// Name of the unit.
    pub unit_name: String,
    /// The name that stands.
    pub name: String,
    /// The name of the other record.
    pub other_name: String,
    /// Who said it; empty if nobody is named so here.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

struct Record {
    shown: PersonRecord,
    is_mine: bool,
}

pub(super) fn list_doubles(db: &Reader<'_>, _: Nothing) -> Result<DoubleList, Failure> {
    let aliases = db.list_all::<PersonAlias>()?;
    let mut units = db.list_all::<Unit>()?;
    units.sort_by(|a, b| by_name(&a.name, &b.name));
    let mut proposed = Vec::new();
    for unit in &units {
        propose(db, unit, &aliases, &mut proposed)?;
    }
    Ok(DoubleList { proposed, merged: merged(db, &aliases)? })
}

/// How many pairs wait to be looked at.
pub(crate) fn count_doubles(db: &Reader<'_>) -> Result<u32, Failure> {
    let proposed = list_doubles(db, Nothing {})?.proposed.len();
    Ok(u32::try_from(proposed).unwrap_or(u32::MAX))
}

fn propose(
    db: &Reader<'_>,
    unit: &Row<Unit>,
    aliases: &[Row<PersonAlias>],
    proposed: &mut Vec<DoubleProposal>,
) -> Result<(), Failure> {
    let records = records_in(db, unit.id)?;
    for (at, one) in records.iter().enumerate() {
        for two in &records[at + 1..] {
            let Some(alike) = alike(&one.shown, &two.shown) else { continue };
            let is_told = aliases.iter().any(|row| is_between(&row.doc, one.shown.person, two.shown.person));
            let is_listed = proposed.iter().any(|known| {
                let pair = [known.person.person, known.known_as.person];
                pair.contains(&one.shown.person) && pair.contains(&two.shown.person)
            });
            let both_lead = !may_be_folded(one) && !may_be_folded(two);
            if is_told || is_listed || both_lead {
                continue;
            }
            // The elder stands, unless the younger alone has a profile of its own.
            let (stands, folded) = if may_be_folded(two) { (one, two) } else { (two, one) };
            proposed.push(DoubleProposal {
                unit: unit.id,
                unit_name: unit.name.clone(),
                likeness: alike,
                known_as: counted(db, unit.id, &stands.shown)?,
                person: counted(db, unit.id, &folded.shown)?,
            });
        }
    }
    Ok(())
}

fn is_between(alias: &PersonAlias, one: Id<Person>, two: Id<Person>) -> bool {
    [(one, two), (two, one)].contains(&(alias.person, alias.known_as))
}

fn alike(one: &PersonRecord, two: &PersonRecord) -> Option<Likeness> {
    let same = |one: &Option<String>, two: &Option<String>| matches!((one, two), (Some(one), Some(two)) if sillage_domain::plain(one) == sillage_domain::plain(two));
    let is_told_apart = matches!((&one.number, &two.number), (Some(one), Some(two)) if one != two);
    if same(&one.number, &two.number) || same(&one.email, &two.email) {
        return Some(Likeness::Same);
    }
    // Two numbers of the network are two people, whatever they are called.
    if is_told_apart { None } else { likeness(&one.name, &two.name) }
}

/// Whoever may work with a profile of their own is not read as anybody else.
fn may_be_folded(record: &Record) -> bool {
    !record.is_mine && matches!(record.shown.role, Role::TeamMember | Role::ExternalOccupant)
}

/// Those who work in a unit today or later, the eldest record first. What takes longer to find is left for later.
fn records_in(db: &Reader<'_>, unit: Id<Unit>) -> Result<Vec<Record>, Failure> {
    let today = db.now().local_date();
    let mut records: Vec<Record> = Vec::new();
    for row in db.list_of::<Assignment>(unit.uuid())? {
        let is_known = records.iter().any(|record| record.shown.person == row.person);
        if is_known || row.to.is_some_and(|last| last < today) {
            continue;
        }
        let Some(profile) = db.list_of::<PersonProfile>(row.person.uuid())?.pop() else { continue };
        records.push(Record {
            is_mine: row.person == db.me(),
            shown: PersonRecord {
                person: row.person,
                role: row.role,
                recorded_by: String::new(),
                recorded_at: profile.created_at.clone(),
                informed: false,
                observations: 0,
                name: profile.doc.display_name,
                number: profile.doc.external_ref,
                email: profile.doc.email,
            },
        });
    }
    records.sort_by_key(|record| record.shown.person);
    Ok(records)
}

/// A record with what it holds.
fn counted(db: &Reader<'_>, unit: Id<Unit>, record: &PersonRecord) -> Result<PersonRecord, Failure> {
    let observations =
        db.list_in::<Observation>(unit.uuid())?.iter().filter(|row| row.observed == Some(record.person)).count();
    let by = db.list_of::<PersonProfile>(record.person.uuid())?.pop().map(|row| row.created_by);
    Ok(PersonRecord {
        recorded_by: by.map_or(Ok(String::new()), |by| name_of(db, by))?,
        informed: !db.list_of::<Notice>(record.person.uuid())?.is_empty(),
        observations: u32::try_from(observations).unwrap_or(u32::MAX),
        ..record.clone()
    })
}

fn merged(db: &Reader<'_>, aliases: &[Row<PersonAlias>]) -> Result<Vec<MergedPerson>, Failure> {
    let mut told: Vec<&PersonAlias> = Vec::new();
    let mut merged = Vec::new();
    for row in aliases.iter().filter(|row| row.is_same) {
        if told.iter().any(|known| is_between(known, row.person, row.known_as)) {
            continue;
        }
        told.push(&row.doc);
        let (name, other_name) =
            db.as_written(|db| Ok::<_, Failure>((name_of(db, row.known_as)?, name_of(db, row.person)?)))?;
        merged.push(MergedPerson {
            alias: row.id,
            unit_name: db.find(Id::<Unit>::new(row.unit))?.map(|unit| unit.doc.name).unwrap_or_default(),
            name,
            other_name,
            by: name_of(db, row.created_by)?,
            at: row.created_at.clone(),
        });
    }
    Ok(merged)
}

/// Two records are one person, or two people.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct JudgeDouble {
    /// The record that is read as the other.
    pub person: Id<Person>,
    /// The record that stands for both.
    pub known_as: Id<Person>,
}

/// It is said.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct DoubleJudged {
    /// In how many units.
    pub units: u32,
}

pub(super) fn merge_people(tx: &mut Writer<'_>, ask: JudgeDouble) -> Result<DoubleJudged, Failure> {
    let today = tx.now().local_date();
    if ask.person == tx.me() {
        return Err(Failure::new("double_has_profile"));
    }
    for row in tx.list_all::<Assignment>()?.into_iter().filter(|row| row.person == ask.person && row.holds_on(today)) {
        if !matches!(row.role, Role::TeamMember | Role::ExternalOccupant) {
            return Err(Failure::new("double_has_profile"));
        }
    }
    judge(tx, &ask, true)
}

pub(super) fn keep_people_apart(tx: &mut Writer<'_>, ask: JudgeDouble) -> Result<DoubleJudged, Failure> {
    judge(tx, &ask, false)
}

fn judge(tx: &mut Writer<'_>, ask: &JudgeDouble, is_same: bool) -> Result<DoubleJudged, Failure> {
    let (person, known_as) = (ask.person, ask.known_as);
    // One word for both: a person merged before is named by the record that stands.
    if person == known_as {
        return Err(Failure::new("double_judged"));
    }
    for each in [person, known_as] {
        tx.get(each)?;
    }
    let places = |tx: &Writer<'_>, person: Id<Person>| -> Result<Vec<Id<Unit>>, Failure> {
        let all = tx.list_all::<Assignment>()?.into_iter();
        Ok(all.filter(|row| row.person == person).map(|row| row.doc.unit).collect())
    };
    let (mut units, theirs) = (places(tx, person)?, places(tx, known_as)?);
    if !units.iter().any(|unit| theirs.contains(unit)) {
        return Err(Failure::new("double_elsewhere"));
    }
    units.extend(theirs);
    units.sort_unstable();
    units.dedup();
    for row in tx.list_all::<PersonAlias>()?.into_iter().filter(|row| is_between(&row.doc, person, known_as)) {
        tx.delete(row.id)?;
    }
    for unit in &units {
        tx.add(unit.uuid(), &PersonAlias { person, known_as, is_same })?;
    }
    Ok(DoubleJudged { units: u32::try_from(units.len()).unwrap_or(u32::MAX) })
}

/// Two records that were said to be one person are two again.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct SeparatePeople {
    /// What was said.
    pub alias: Id<PersonAlias>,
}

pub(super) fn separate_people(tx: &mut Writer<'_>, ask: SeparatePeople) -> Result<DoubleJudged, Failure> {
    let PersonAlias { person, known_as, .. } = tx.get(ask.alias)?.doc;
    let mut units = 0;
    for row in tx.list_all::<PersonAlias>()?.into_iter().filter(|row| is_between(&row.doc, person, known_as)) {
        tx.change(row.id, |doc| doc.is_same = false)?;
        units += 1;
    }
    Ok(DoubleJudged { units })
}
