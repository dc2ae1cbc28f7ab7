//! Which version is in force, and which scores of which versions speak of the same thing.

use std::collections::HashMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use sillage_domain::{
    Id,
    referential::{Meaning, Meanings, Referential, ReferentialKind, ReferentialVersion, Skill, VersionStatus},
};
use sillage_store::{Reader, Row};
use ts_rs::TS;

use crate::{Failure, observation::count};

/// The published version of a kind that is in force on a day: the latest, should a merge have left two.
pub(crate) fn in_force(
    db: &Reader<'_>,
    kind: ReferentialKind,
    day: NaiveDate,
) -> Result<Option<Row<ReferentialVersion>>, Failure> {
    let mut of_kind = db.list_all::<Referential>()?;
    of_kind.retain(|row| row.kind == kind);
    let versions = db.list_all::<ReferentialVersion>()?;
    Ok(versions
        .into_iter()
        .filter(|row| row.status == VersionStatus::Published && of_kind.iter().any(|of| of.id == row.referential))
        .filter(|row| row.valid_from.is_none_or(|from| from <= day))
        .max_by_key(|row| (row.valid_from, row.version)))
}

/// What every skill that was ever published means. Drafts do not count: nothing is observed with them.
pub(crate) fn meanings(db: &Reader<'_>) -> Result<Meanings, Failure> {
    let versions: HashMap<Id<ReferentialVersion>, u32> = db
        .list_all::<ReferentialVersion>()?
        .into_iter()
        .filter(|row| row.status != VersionStatus::Draft)
        .map(|row| (row.id, row.version))
        .collect();
    let skills = db.list_all::<Skill>()?;
    Ok(Meanings::of(skills.iter().filter_map(|row| Some((row.id, &row.doc, *versions.get(&row.version)?)))))
}

/// Where a trend of a skill broke: from that version on it measures something else.
#[derive(Debug, Clone, Serialize, TS, JsonSchema)]
pub struct MeaningChange {
    /// Number of the version that changed the meaning.
    pub version: u32,
    /// Its first day in force.
    pub on: Option<NaiveDate>,
    /// Levels from before, which are not counted any more.
    pub set_aside: u32,
}

/// The break behind a skill that has levels from before it; `None` while nothing is set aside.
pub(crate) fn meaning_change(
    db: &Reader<'_>,
    meaning: Meaning,
    skill: &Skill,
    set_aside: usize,
) -> Result<Option<MeaningChange>, Failure> {
    if set_aside == 0 {
        return Ok(None);
    }
    let versions = db.list_of::<ReferentialVersion>(db.get(skill.version)?.doc.referential.uuid())?;
    let on = versions.iter().find(|row| row.version == meaning.since).and_then(|row| row.valid_from);
    Ok(Some(MeaningChange { version: meaning.since, on, set_aside: count(set_aside) }))
}
