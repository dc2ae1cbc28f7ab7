//! A file looked through before anything is kept, and brought into a draft. The same file brought in again changes
//! nothing.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use sillage_domain::{
    Bilingual, Id,
    referential::{Content, ItemChange, Referential, ReferentialKind, ReferentialVersion, changes},
};
use sillage_sheets::Limits;
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    keeper::check_keeper,
    life::{begin, drafts_of, draw, next_content},
    reader::{ImportProblem, read_referential},
    tree::{content_of, write_content},
};
use crate::{Failure, network::read_file};

/// Ten times the largest referential that is expected.
const LIMITS: Limits = Limits {
    bytes: 20_000_000,
    unpacked: 40_000_000,
    strings: 20_000_000,
    part: 2_000_000,
    line: 100_000,
    sheets: 20,
    rows: 5_000,
    columns: 64,
    cells: 60_000,
};

/// Look through a file without keeping anything.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetImport {
    /// Where it lies: JSON or a workbook, told apart by what is in it.
    pub path: String,
}

/// What a file would do.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ImportPreview {
    /// Digest of what was looked through: importing names it.
    pub digest: String,
    /// What cannot be read, place by place; nothing is kept while there is any.
    pub problems: Vec<ImportProblem>,
    /// Its kind, once it can be read.
    pub kind: Option<ReferentialKind>,
    /// Its title.
    pub title: Bilingual,
    /// The draft it would change, if there is one.
    pub draft: Option<Id<ReferentialVersion>>,
    /// Number of the version it would become.
    pub number: u32,
    /// What would change in that draft, or since the version in force.
    pub changes: Vec<ItemChange>,
}

/// Where a file would land.
struct Landing {
    referential: Option<Row<Referential>>,
    draft: Option<Row<ReferentialVersion>>,
    based_on: Option<Id<ReferentialVersion>>,
    before: Content,
    number: u32,
}

fn landing(db: &Reader<'_>, kind: ReferentialKind) -> Result<Landing, Failure> {
    let Some(referential) = db.list_all::<Referential>()?.into_iter().find(|row| row.kind == kind) else {
        return Ok(Landing { referential: None, draft: None, based_on: None, before: Content::default(), number: 1 });
    };
    let last = super::life::versions_of(db, referential.id)?.first().map_or(0, |row| row.version);
    let draft = drafts_of(db, referential.id)?.into_iter().next();
    let (based_on, before) = match &draft {
        Some(draft) => (draft.based_on, content_of(db, draft.id)?),
        None => next_content(db, referential.id)?,
    };
    let number = draft.as_ref().map_or(last + 1, |draft| draft.version);
    Ok(Landing { referential: Some(referential), draft, based_on, before, number })
}

pub(super) fn get_import(db: &Reader<'_>, ask: GetImport) -> Result<ImportPreview, Failure> {
    let (bytes, digest) = open(&ask.path)?;
    let (file, nameless) = match read_referential(&bytes, &LIMITS)? {
        Ok(read) => read,
        Err(problems) => {
            let (title, changes) = (Bilingual::default(), Vec::new());
            return Ok(ImportPreview { digest, problems, kind: None, title, draft: None, number: 0, changes });
        }
    };
    let landing = landing(db, file.kind)?;
    let content = settled(file.content, &nameless, &landing);
    Ok(ImportPreview {
        digest,
        problems: Vec::new(),
        kind: Some(file.kind),
        title: landing.referential.as_ref().map_or(file.title, |row| row.doc.title.clone()),
        draft: landing.draft.as_ref().map(|row| row.id),
        number: landing.number,
        changes: changes(&landing.before, &content),
    })
}

/// The file's items under the identities they have here; what was said of a change in the draft stays said.
fn settled(mut content: Content, nameless: &BTreeSet<Uuid>, landing: &Landing) -> Content {
    content.adopt(&landing.before, nameless);
    let mut before = landing.before.clone();
    let said: BTreeMap<Uuid, _> = before.natures().into_iter().map(|(item, nature)| (item, *nature)).collect();
    for (item, nature) in content.natures() {
        *nature = said.get(&item).copied().flatten();
    }
    content.order_moments();
    content
}

/// Bring a file in, once it was looked through.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ImportFile {
    /// Where it lies.
    pub path: String,
    /// Its digest, as the look through it told.
    pub digest: String,
}

/// The file lies in a draft.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct FileImported {
    /// The draft.
    pub version: Id<ReferentialVersion>,
}

pub(super) fn import_file(tx: &mut Writer<'_>, ask: ImportFile) -> Result<FileImported, Failure> {
    check_keeper(tx)?;
    let (bytes, digest) = open(&ask.path)?;
    if digest != ask.digest {
        return Err(Failure::new("file_changed"));
    }
    let (file, nameless) = read_referential(&bytes, &LIMITS)?.map_err(|problems| {
        let first = problems.first().map(ImportProblem::place).unwrap_or_default();
        Failure::new("import_refused").with("count", problems.len()).with("at", first)
    })?;
    let landing = landing(tx, file.kind)?;
    let content = settled(file.content, &nameless, &landing);
    let version = match (&landing.referential, &landing.draft) {
        (_, Some(draft)) => draft.id,
        (Some(referential), None) => draw(tx, referential.id, landing.based_on, &landing.before)?,
        (None, None) => begin(tx, file.kind, file.title, &Content::default())?,
    };
    write_content(tx, version, &content)?;
    Ok(FileImported { version })
}

/// A file's bytes with their digest.
fn open(path: &str) -> Result<(Vec<u8>, String), Failure> {
    let (bytes, _) = read_file(Path::new(path), &LIMITS)?;
    let digest = format!("{:x}", Sha256::digest(&bytes));
    Ok((bytes, digest))
}
