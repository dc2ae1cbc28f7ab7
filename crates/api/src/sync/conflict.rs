//! What two people wrote without having seen each other, told with both values, both names and both times.

use schemars::JsonSchema;
use serde::Serialize;
use sillage_domain::{Entity, Id, closing::CoachRating, network::Unit};
use sillage_store::{Conflict, Reader, Told};
use ts_rs::TS;
use uuid::Uuid;

use super::shown::{Shown, is_free, label_of, show};
use crate::{Failure, session::Nothing, visit::name_of};

/// The command that settles a conflict, as the log names it.
pub(super) const SETTLES: &str = "sync.resolve_conflict";
/// Settlements that are told.
const SETTLED: usize = 20;
/// Versions of a field that are told.
const VERSIONS: usize = 20;

/// What is in conflict, and what was.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ConflictList {
    /// To be settled.
    pub conflicts: Vec<FieldConflict>,
    /// Settled lately, latest first.
    pub settled: Vec<SettledConflict>,
}

/// Two values of a field whose authors had not seen each other.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct FieldConflict {
    /// The record.
    pub entity: Uuid,
    /// Its noun.
    pub noun: String,
    /// What names it best; empty if nothing does.
    pub label: String,
    /// The same in English, if it was written in both languages.
    pub label_english: Option<String>,
    /// Name of its unit; empty for what belongs to all.
    pub unit_name: String,
    /// The field; none if one deleted the record while the other wrote in it.
    pub field: Option<String>,
    /// What stands for now.
    pub stands: FieldVersion,
    /// What does not.
    pub lost: Vec<FieldVersion>,
    /// Both can stand together: they are texts, and one follows the other.
    pub both: bool,
    /// Everything that was written of the field, latest first.
    pub history: Vec<FieldVersion>,
}

/// A value somebody wrote.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct FieldVersion {
    /// Its operation, to choose it by.
    pub operation: String,
    /// Its author; empty if nobody is named so here.
    pub name: String,
    /// It is mine.
    pub mine: bool,
    /// When it was written, RFC 3339.
    pub at: String,
    /// What.
    pub value: Shown,
}

/// A conflict somebody settled.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SettledConflict {
    /// The record.
    pub entity: Uuid,
    /// Its noun.
    pub noun: String,
    /// The field; none if the question was whether the record is to be there.
    pub field: Option<String>,
    /// Who settled it; empty if nobody is named so here.
    pub name: String,
    /// When, RFC 3339.
    pub at: String,
    /// The value that stands since then, and those before it, latest first.
    pub versions: Vec<FieldVersion>,
}

/// Records in conflict. What is sealed is nobody's to settle.
pub(super) fn list_conflicted(db: &Reader<'_>) -> Result<Vec<Uuid>, Failure> {
    Ok(db.list_conflicted()?)
}

/// Conflicts of a record, without what is sealed.
pub(super) fn conflicts_of(db: &Reader<'_>, entity: Uuid) -> Result<Vec<Conflict>, Failure> {
    let mut conflicts = db.list_conflicts_of(entity)?;
    conflicts.retain(|conflict| conflict.noun != CoachRating::NOUN);
    Ok(conflicts)
}

pub(super) fn list_conflicts(db: &Reader<'_>, _: Nothing) -> Result<ConflictList, Failure> {
    // A session that brought nothing new of a noun may still have settled something: the place of sessions tells.
    db.depend_on("local");
    let mut conflicts = Vec::new();
    for entity in list_conflicted(db)? {
        for conflict in conflicts_of(db, entity)? {
            conflicts.push(tell(db, &conflict)?);
        }
    }
    conflicts.sort_by(|a, b| b.stands.at.cmp(&a.stands.at));
    Ok(ConflictList { conflicts, settled: list_settled(db)? })
}

fn tell(db: &Reader<'_>, conflict: &Conflict) -> Result<FieldConflict, Failure> {
    let all = |told: &[Told]| told.iter().map(|each| version(db, each)).collect::<Result<Vec<_>, _>>();
    let (label, label_english) = label_of(db, &conflict.noun, &conflict.doc)?;
    Ok(FieldConflict {
        entity: conflict.entity,
        noun: conflict.noun.clone(),
        label,
        label_english,
        unit_name: db.find(Id::<Unit>::new(conflict.unit))?.map(|row| row.doc.name).unwrap_or_default(),
        field: conflict.field.clone(),
        stands: version(db, &conflict.stands)?,
        lost: all(&conflict.lost)?,
        both: both(conflict).is_some(),
        history: all(&conflict.history[..conflict.history.len().min(VERSIONS)])?,
    })
}

fn version(db: &Reader<'_>, told: &Told) -> Result<FieldVersion, Failure> {
    Ok(FieldVersion {
        operation: told.reference.to_string(),
        name: name_of(db, Id::new(told.by))?,
        mine: told.by == db.me().uuid(),
        at: told.at.clone(),
        value: show(db, &told.value)?,
    })
}

/// Both texts, one after the other; nothing of what is no text.
pub(super) fn both(conflict: &Conflict) -> Option<String> {
    conflict.field.as_ref()?;
    let texts = conflict.lost.iter().rev().chain([&conflict.stands]).map(|told| told.value.as_str());
    let texts = texts.collect::<Option<Vec<_>>>()?;
    texts.iter().any(|text| is_free(text)).then(|| texts.join("\n"))
}

fn list_settled(db: &Reader<'_>) -> Result<Vec<SettledConflict>, Failure> {
    let mut settled = Vec::new();
    for operation in db.list_settlements(SETTLES, SETTLED)? {
        let field = operation.f.keys().next().cloned();
        let versions = match &field {
            Some(field) => db.list_versions(operation.e, field)?,
            None => Vec::new(),
        };
        let versions = versions.iter().take(VERSIONS).map(|told| version(db, told)).collect::<Result<_, _>>()?;
        settled.push(SettledConflict {
            entity: operation.e,
            noun: operation.t.clone(),
            field,
            name: name_of(db, Id::new(operation.by))?,
            at: operation.at.at.clone(),
            versions,
        });
    }
    Ok(settled)
}
