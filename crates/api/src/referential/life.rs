//! The life of a referential: started, drawn anew from the version in force, published whole, retired.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id, Refusal,
    referential::{
        ChangeKind, ChangeNature, Content, Missing, Referential, ReferentialKind, ReferentialVersion, VersionStatus,
        changes, flaws, missing,
    },
};
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;

use super::{
    keeper::{check_keeper, stream},
    starter::{Starter, lexicons},
    tree::{content_of, store_content},
};
use crate::Failure;

/// A version that exists.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct VersionKept {
    /// It.
    pub version: Id<ReferentialVersion>,
}

/// Versions of a referential, newest first.
pub(super) fn versions_of(
    db: &Reader<'_>,
    referential: Id<Referential>,
) -> Result<Vec<Row<ReferentialVersion>>, Failure> {
    let mut versions = db.list_of::<ReferentialVersion>(referential.uuid())?;
    versions.sort_by_key(|row| std::cmp::Reverse(row.version));
    Ok(versions)
}

pub(super) fn drafts_of(
    db: &Reader<'_>,
    referential: Id<Referential>,
) -> Result<Vec<Row<ReferentialVersion>>, Failure> {
    let mut versions = versions_of(db, referential)?;
    versions.retain(|row| row.status == VersionStatus::Draft);
    Ok(versions)
}

/// One referential a kind: at most `others` may be there.
pub(super) fn check_kind(db: &Reader<'_>, kind: ReferentialKind, others: usize) -> Result<(), Failure> {
    let there = db.list_all::<Referential>()?.into_iter().filter(|row| row.kind == kind).count();
    if there <= others { Ok(()) } else { Err(Failure::new("referential_exists")) }
}

/// Start a referential, empty or from one written for this product.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct StartReferential {
    /// Which mirror.
    pub kind: ReferentialKind,
    /// Its title.
    pub title: Bilingual,
    /// What to start from; nothing if absent.
    #[serde(default)]
    pub starter: Option<Starter>,
}

pub(super) fn start_referential(tx: &mut Writer<'_>, ask: StartReferential) -> Result<VersionKept, Failure> {
    check_keeper(tx)?;
    let content = match ask.starter {
        Some(starter) => {
            let file = starter.file()?;
            if file.kind != ask.kind {
                return Err(Failure::new("starter_of_another_kind"));
            }
            file.content
        }
        None => Content::default(),
    };
    Ok(VersionKept { version: begin(tx, ask.kind, ask.title, &content)? })
}

/// Adds a referential with its first draft.
pub(super) fn begin(
    tx: &mut Writer<'_>,
    kind: ReferentialKind,
    title: Bilingual,
    content: &Content,
) -> Result<Id<ReferentialVersion>, Failure> {
    check_kind(tx, kind, 0)?;
    let stream = stream(tx)?;
    let referential = tx.add(stream, &Referential { kind, title })?;
    draw(tx, referential, None, content)
}

/// Adds a draft that holds `content`, numbered after the last version.
pub(super) fn draw(
    tx: &mut Writer<'_>,
    referential: Id<Referential>,
    based_on: Option<Id<ReferentialVersion>>,
    content: &Content,
) -> Result<Id<ReferentialVersion>, Failure> {
    let last = versions_of(tx, referential)?.first().map_or(0, |row| row.version);
    let doc = ReferentialVersion {
        referential,
        version: last + 1,
        status: VersionStatus::Draft,
        valid_from: None,
        change_note: String::new(),
        based_on,
        kept_because: None,
    };
    let stream = stream(tx)?;
    let version = tx.add(stream, &doc)?;
    store_content(tx, version, content)?;
    Ok(version)
}

/// Give a referential another title.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct NameReferential {
    /// Which.
    pub referential: Id<Referential>,
    /// Its title.
    pub title: Bilingual,
}

/// The referential is kept.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ReferentialKept {
    /// It.
    pub referential: Id<Referential>,
}

pub(super) fn name_referential(tx: &mut Writer<'_>, ask: NameReferential) -> Result<ReferentialKept, Failure> {
    check_keeper(tx)?;
    tx.change(ask.referential, |referential| referential.title = ask.title)?;
    Ok(ReferentialKept { referential: ask.referential })
}

/// Write the next version.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct StartDraft {
    /// Of which referential.
    pub referential: Id<Referential>,
}

pub(super) fn start_draft(tx: &mut Writer<'_>, ask: StartDraft) -> Result<VersionKept, Failure> {
    check_keeper(tx)?;
    tx.get(ask.referential)?;
    // A second press is not a second draft.
    if let Some(draft) = drafts_of(tx, ask.referential)?.first() {
        return Ok(VersionKept { version: draft.id });
    }
    let (base, content) = next_content(tx, ask.referential)?;
    Ok(VersionKept { version: draw(tx, ask.referential, base, &content)? })
}

/// What the next version begins with: the version in force, else the last one there was.
pub(super) fn next_content(
    db: &Reader<'_>,
    referential: Id<Referential>,
) -> Result<(Option<Id<ReferentialVersion>>, Content), Failure> {
    let versions = versions_of(db, referential)?;
    let published = versions.iter().find(|row| row.status == VersionStatus::Published);
    let base = published.or(versions.first()).map(|row| row.id);
    let mut content = base.map(|base| content_of(db, base)).transpose()?.unwrap_or_default();
    for (_, nature) in content.natures() {
        *nature = None;
    }
    Ok((base, content))
}

/// Give a draft up; it lies in the bin.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct DropDraft {
    /// The draft.
    pub version: Id<ReferentialVersion>,
}

pub(super) fn drop_draft(tx: &mut Writer<'_>, ask: DropDraft) -> Result<VersionKept, Failure> {
    check_keeper(tx)?;
    tx.get(ask.version)?.check_draft()?;
    tx.delete(ask.version)?;
    Ok(VersionKept { version: ask.version })
}

/// Put a draft in force.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct PublishVersion {
    /// The draft.
    pub version: Id<ReferentialVersion>,
    /// What changed and why, 1 to 2,000 characters.
    pub change_note: String,
    /// Why criteria that judge a person or show nothing are kept; needed if there are any.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub kept_because: Option<String>,
}

pub(super) fn publish_version(tx: &mut Writer<'_>, ask: PublishVersion) -> Result<VersionKept, Failure> {
    check_keeper(tx)?;
    let row = tx.get(ask.version)?;
    row.check_draft()?;
    let content = content_of(tx, ask.version)?;
    if let Some(first) = missing(&content).first() {
        return Err(incomplete(first, missing(&content).len()).into());
    }
    let change_note = ask.change_note.trim().to_owned();
    if change_note.is_empty() {
        return Err(Failure::new("change_note_missing"));
    }
    let kept_because = ask.kept_because.map(|reason| reason.trim().to_owned()).filter(|reason| !reason.is_empty());
    let flawed = flaws(&content, lexicons()).len();
    if flawed > 0 && kept_because.is_none() {
        return Err(Failure::new("criteria_unresolved").with("count", flawed));
    }
    publish(tx, &row, content, change_note, kept_because.filter(|_| flawed > 0))
}

/// The first thing that is missing, by name, and how many there are: the screen and `get_version` list them all.
fn incomplete(first: &Missing, count: usize) -> Refusal {
    Refusal::new(first.what.refusal())
        .with("name", &first.name.fr)
        .with("level", first.level.unwrap_or_default())
        .with("count", count)
}

/// Writes down what each change is, puts the version in force and retires the one it replaces.
pub(super) fn publish(
    tx: &mut Writer<'_>,
    row: &Row<ReferentialVersion>,
    mut content: Content,
    change_note: String,
    kept_because: Option<String>,
) -> Result<VersionKept, Failure> {
    let before = row.based_on.map(|base| content_of(tx, base)).transpose()?.unwrap_or_default();
    let typed = changes(&before, &content);
    for (item, nature) in content.natures() {
        *nature = typed.iter().find(|change| change.item == item).and_then(|change| match change.kind {
            ChangeKind::Wording => Some(ChangeNature::Wording),
            ChangeKind::Meaning => Some(ChangeNature::Meaning),
            ChangeKind::Added | ChangeKind::Removed => None,
        });
    }
    store_content(tx, row.id, &content)?;
    for other in versions_of(tx, row.doc.referential)? {
        if other.status == VersionStatus::Published {
            tx.change(other.id, |version| version.status = VersionStatus::Retired)?;
        }
    }
    let today = tx.now().local_date();
    tx.change(row.id, |version| {
        version.status = VersionStatus::Published;
        version.valid_from = Some(today);
        version.change_note = change_note;
        version.kept_because = kept_because;
    })?;
    Ok(VersionKept { version: row.id })
}

/// Take a version out of force. Visits that go by it keep it.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RetireVersion {
    /// The published version.
    pub version: Id<ReferentialVersion>,
}

pub(super) fn retire_version(tx: &mut Writer<'_>, ask: RetireVersion) -> Result<VersionKept, Failure> {
    check_keeper(tx)?;
    if tx.get(ask.version)?.status != VersionStatus::Published {
        return Err(Failure::new("version_not_published"));
    }
    tx.change(ask.version, |version| version.status = VersionStatus::Retired)?;
    Ok(VersionKept { version: ask.version })
}
