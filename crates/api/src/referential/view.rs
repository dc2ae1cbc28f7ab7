//! What the screens show: the referentials with their versions, one version whole, two versions compared.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id,
    observation::Observation,
    referential::{
        ChangeNature, Content, Flaw, ItemChange, Missing, Referential, ReferentialKind, ReferentialVersion,
        VersionStatus, changes, flaws, missing,
    },
    visit::VisitDay,
};
use sillage_store::{Reader, Row};
use ts_rs::TS;

use super::{
    keeper::keeps,
    life::versions_of,
    starter::{Starter, lexicons},
    tree::content_of,
};
use crate::{Failure, observation::count};

/// Every referential of the network.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListReferentials {}

/// Every referential of the network.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ReferentialList {
    /// Service, management, cooperation.
    pub referentials: Vec<ReferentialLine>,
    /// Kinds nobody has started.
    pub open_kinds: Vec<ReferentialKind>,
    /// What a referential can be started from.
    pub starters: Vec<StarterLine>,
    /// This person keeps them.
    pub may_write: bool,
}

/// A referential.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ReferentialLine {
    /// It.
    pub referential: Id<Referential>,
    /// Which mirror.
    pub kind: ReferentialKind,
    /// Title.
    pub title: Bilingual,
    /// Newest first.
    pub versions: Vec<VersionLine>,
}

/// A version.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct VersionLine {
    /// It.
    pub version: Id<ReferentialVersion>,
    /// Its number.
    pub number: u32,
    /// Its life.
    pub status: VersionStatus,
    /// First day in force.
    pub valid_from: Option<NaiveDate>,
    /// What changed.
    pub change_note: String,
    /// Why criteria that show nothing were kept.
    pub kept_because: Option<String>,
    /// The version it was drawn from.
    pub based_on: Option<Id<ReferentialVersion>>,
    /// Visit days that go by it.
    pub pinned_days: u32,
}

/// A referential to start from.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct StarterLine {
    /// Which.
    pub starter: Starter,
    /// Its kind.
    pub kind: ReferentialKind,
    /// Its title.
    pub title: Bilingual,
    /// Its promise.
    pub promise: Bilingual,
}

const KINDS: [ReferentialKind; 3] =
    [ReferentialKind::Service, ReferentialKind::Management, ReferentialKind::Cooperation];

pub(super) fn list_referentials(db: &Reader<'_>, _: ListReferentials) -> Result<ReferentialList, Failure> {
    let days = db.list_all::<VisitDay>()?;
    let mut rows = db.list_all::<Referential>()?;
    rows.sort_by_key(|row| row.kind);
    let mut referentials = Vec::new();
    for row in rows {
        let versions = versions_of(db, row.id)?.into_iter().map(|version| version_line(version, &days)).collect();
        referentials.push(ReferentialLine { referential: row.id, kind: row.kind, title: row.doc.title, versions });
    }
    let open = |kind: &ReferentialKind| !referentials.iter().any(|line| line.kind == *kind);
    let open_kinds = KINDS.into_iter().filter(open).collect();
    Ok(ReferentialList { open_kinds, referentials, starters: starters()?, may_write: keeps(db)? })
}

fn version_line(row: Row<ReferentialVersion>, days: &[Row<VisitDay>]) -> VersionLine {
    VersionLine {
        version: row.id,
        number: row.version,
        status: row.status,
        valid_from: row.valid_from,
        based_on: row.based_on,
        pinned_days: count(days.iter().filter(|day| day.referential_version == Some(row.id)).count()),
        change_note: row.doc.change_note,
        kept_because: row.doc.kept_because,
    }
}

fn starters() -> Result<Vec<StarterLine>, Failure> {
    Starter::ALL
        .into_iter()
        .map(|starter| {
            let file = starter.file()?;
            let promise = file.content.promise.map(|promise| promise.text).unwrap_or_default();
            Ok(StarterLine { starter, kind: file.kind, title: file.title, promise })
        })
        .collect()
}

/// Show a version.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetVersion {
    /// Which.
    pub version: Id<ReferentialVersion>,
}

/// A version whole.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct VersionView {
    /// Its line.
    pub line: VersionLine,
    /// Its referential.
    pub referential: Id<Referential>,
    /// Which mirror.
    pub kind: ReferentialKind,
    /// Title of the referential.
    pub title: Bilingual,
    /// What it says.
    pub content: Content,
    /// What it lacks before it can be published.
    pub missing: Vec<Missing>,
    /// What judges a person or shows nothing.
    pub flaws: Vec<Flaw>,
    /// What changed since the version it was drawn from.
    pub changes: Vec<ItemChange>,
    /// Observations made with it.
    pub observations: u32,
    /// This person may write it.
    pub may_write: bool,
}

pub(super) fn get_version(db: &Reader<'_>, ask: GetVersion) -> Result<VersionView, Failure> {
    let row = db.get(ask.version)?;
    let content = content_of(db, row.id)?;
    let changes = match row.based_on {
        // A version whose base was given up is shown as it stands.
        Some(base) if db.find(base)?.is_some() => changes(&content_of(db, base)?, &content),
        _ => Vec::new(),
    };
    let referential = db.get(row.doc.referential)?;
    let observations = db.list_all::<Observation>()?.iter().filter(|seen| seen.referential_version == row.id).count();
    Ok(VersionView {
        referential: referential.id,
        kind: referential.kind,
        title: referential.doc.title,
        missing: missing(&content),
        flaws: flaws(&content, lexicons()),
        changes,
        content,
        observations: count(observations),
        may_write: row.status == VersionStatus::Draft && keeps(db)?,
        line: version_line(row, &db.list_all::<VisitDay>()?),
    })
}

/// Compare two versions.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetChanges {
    /// The earlier one.
    pub before: Id<ReferentialVersion>,
    /// The later one.
    pub after: Id<ReferentialVersion>,
}

/// What happened between two versions.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Changes {
    /// Title of the referential.
    pub title: Bilingual,
    /// Number of the earlier one.
    pub before: u32,
    /// Number of the later one.
    pub after: u32,
    /// Item by item.
    pub changes: Vec<ItemChange>,
}

pub(super) fn get_changes(db: &Reader<'_>, ask: GetChanges) -> Result<Changes, Failure> {
    let (mut before, mut after) = (db.get(ask.before)?, db.get(ask.after)?);
    if before.doc.referential != after.doc.referential {
        return Err(Failure::new("versions_of_two_referentials"));
    }
    if before.version > after.version {
        std::mem::swap(&mut before, &mut after);
    }
    let mut content = content_of(db, after.id)?;
    // A meaning that changed on the way changed, whatever the last version did to the words.
    for row in versions_of(db, after.doc.referential)? {
        if (before.version + 1..after.version).contains(&row.version) {
            let mut between = content_of(db, row.id)?;
            let meant: Vec<_> =
                between.natures().into_iter().filter(|(_, nature)| **nature == Some(ChangeNature::Meaning)).collect();
            for (item, nature) in content.natures() {
                if meant.iter().any(|(other, _)| *other == item) {
                    *nature = Some(ChangeNature::Meaning);
                }
            }
        }
    }
    Ok(Changes {
        title: db.get(after.doc.referential)?.doc.title,
        before: before.version,
        after: after.version,
        changes: changes(&content_of(db, before.id)?, &content),
    })
}
