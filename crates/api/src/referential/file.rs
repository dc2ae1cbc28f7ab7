//! A version as a file: written for another network or another hand, looked through before anything is kept, brought
//! into a draft. The same file brought in again changes nothing.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sillage_domain::{
    Bilingual, Entity, Id, Refusal,
    referential::{
        Attitude, AttitudeText, Content, ItemChange, Lineage, MomentOfTruth, MomentText, PromiseText, Referential,
        ReferentialKind, ReferentialVersion, Ritual, ServiceCue, ServicePromise, Sign, SignText, Skill, SkillAnchor,
        SkillText, changes, check_limits,
    },
};
use sillage_report::file_name;
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    keeper::check_keeper,
    life::{begin, drafts_of, draw, next_content},
    tree::{content_of, write_content},
};
use crate::{App, Failure, report::write_plain};

/// What a file says it is.
const FORMAT: &str = "sillage-referential-1";

/// A version as a file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReferentialFile {
    pub format: String,
    pub kind: ReferentialKind,
    pub title: Bilingual,
    #[serde(default)]
    pub change_note: String,
    pub content: Content,
}

/// Write a version as a file.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ExportVersion {
    /// Which.
    pub version: Id<ReferentialVersion>,
    /// Folder or file to write; the folder of plain files by default.
    #[serde(default)]
    #[ts(optional)]
    pub path: Option<String>,
}

/// The file is there.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct VersionExported {
    /// Where.
    pub path: String,
}

pub(super) fn export_version(app: &App, ask: ExportVersion) -> Result<VersionExported, Failure> {
    let (name, bytes) = app.read(|db| {
        let row = db.get(ask.version)?;
        let referential = db.get(row.doc.referential)?.doc;
        let name = file_name(db.now().local_date(), &referential.title.fr, &format!("v{}", row.version), 1, "json");
        let mut content = content_of(db, ask.version)?;
        for (_, nature) in content.natures() {
            *nature = None;
        }
        let file = ReferentialFile {
            format: FORMAT.into(),
            kind: referential.kind,
            title: referential.title,
            change_note: row.doc.change_note,
            content,
        };
        let bytes = serde_json::to_vec_pretty(&file).map_err(|error| Failure::new("store_failed").traced(error))?;
        Ok((name, bytes))
    })?;
    let path = write_plain(app, ask.path.as_deref(), &name, &bytes)?;
    Ok(VersionExported { path: path.to_string_lossy().into_owned() })
}

/// Look through a file without keeping anything.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetImport {
    /// The file's text.
    pub text: String,
}

/// What a file would do.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ImportPreview {
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

/// One place of a file that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct ImportProblem {
    /// Pointer into the file, `/content/skills/3/target`.
    pub at: String,
    /// Code of the catalogue, worded like a failure.
    pub code: String,
    /// Values of its sentence.
    pub params: BTreeMap<String, String>,
}

impl ImportProblem {
    fn new(at: impl Into<String>, refusal: Refusal) -> Self {
        let Failure { code, params, .. } = refusal.into();
        Self { at: at.into(), code, params }
    }
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
    let file = match read_file(&ask.text) {
        Ok(file) => file,
        Err(problems) => {
            let title = Bilingual::default();
            return Ok(ImportPreview { problems, kind: None, title, draft: None, number: 0, changes: Vec::new() });
        }
    };
    let landing = landing(db, file.kind)?;
    let content = settled(file.content, &landing);
    Ok(ImportPreview {
        problems: Vec::new(),
        kind: Some(file.kind),
        title: landing.referential.as_ref().map_or(file.title, |row| row.doc.title.clone()),
        draft: landing.draft.as_ref().map(|row| row.id),
        number: landing.number,
        changes: changes(&landing.before, &content),
    })
}

/// The file's items under the identities they have here; what was said of a change in the draft stays said.
fn settled(mut content: Content, landing: &Landing) -> Content {
    content.adopt(&landing.before, Uuid::now_v7);
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
    /// The file's text.
    pub text: String,
}

/// The file lies in a draft.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct FileImported {
    /// The draft.
    pub version: Id<ReferentialVersion>,
}

pub(super) fn import_file(tx: &mut Writer<'_>, ask: ImportFile) -> Result<FileImported, Failure> {
    check_keeper(tx)?;
    let file = read_file(&ask.text).map_err(|problems| {
        let first = problems.first().map(|problem| problem.at.clone()).unwrap_or_default();
        Failure::new("import_refused").with("count", problems.len()).with("at", first)
    })?;
    let landing = landing(tx, file.kind)?;
    let content = settled(file.content, &landing);
    let version = match (&landing.referential, &landing.draft) {
        (_, Some(draft)) => draft.id,
        (Some(referential), None) => draw(tx, referential.id, landing.based_on, &landing.before)?,
        (None, None) => begin(tx, file.kind, file.title, &Content::default())?,
    };
    write_content(tx, version, &content)?;
    Ok(FileImported { version })
}

/// Reads a file, or names every place that cannot be read.
fn read_file(text: &str) -> Result<ReferentialFile, Vec<ImportProblem>> {
    let unreadable = |at: &str, found: &Value| {
        let found: String = found.to_string().chars().take(60).collect();
        ImportProblem::new(at, Refusal::new("import_value").with("found", found))
    };
    let document: Value = serde_json::from_str(text).map_err(|error| {
        vec![ImportProblem::new(format!("{}:{}", error.line(), error.column()), Refusal::new("import_not_json"))]
    })?;
    if document.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(vec![ImportProblem::new("/format", Refusal::new("import_format"))]);
    }
    let mut problems = Vec::new();
    for list in ["attitudes", "moments", "skills"] {
        let pointer = format!("/content/{list}");
        for (at, item) in document.pointer(&pointer).and_then(Value::as_array).into_iter().flatten().enumerate() {
            let place = match list {
                "attitudes" => misread::<AttitudeText>(item),
                "moments" => misread::<MomentText>(item),
                _ => misread::<SkillText>(item),
            };
            problems.extend(place.map(|place| {
                let at = format!("{pointer}/{at}{place}");
                let found = document.pointer(&at).unwrap_or(item);
                unreadable(&at, found)
            }));
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    match serde_path_to_error::deserialize::<_, ReferentialFile>(&document) {
        Err(error) => {
            let at = pointer_of(error.path());
            Err(vec![unreadable(&at, document.pointer(&at).unwrap_or(&Value::Null))])
        }
        Ok(file) => {
            let problems = disobeyed(&file);
            if problems.is_empty() { Ok(file) } else { Err(problems) }
        }
    }
}

/// Where a value does not have the shape of `T`.
fn misread<T: serde::de::DeserializeOwned>(value: &Value) -> Option<String> {
    serde_path_to_error::deserialize::<_, T>(value).err().map(|error| pointer_of(error.path()))
}

fn pointer_of(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter().fold(String::new(), |pointer, segment| match segment {
        Segment::Seq { index } => format!("{pointer}/{index}"),
        Segment::Map { key } => format!("{pointer}/{key}"),
        Segment::Enum { .. } | Segment::Unknown => pointer,
    })
}

/// Every rule a readable file breaks, with its place.
fn disobeyed(file: &ReferentialFile) -> Vec<ImportProblem> {
    let mut problems = Vec::new();
    let mut check = |at: String, result: Result<(), Refusal>| {
        problems.extend(result.err().map(|refusal| ImportProblem::new(at, refusal)));
    };
    let content = &file.content;
    check("/title".into(), Referential { kind: file.kind, title: file.title.clone() }.check());
    for (at, attitude) in content.attitudes.iter().enumerate() {
        check(format!("/content/attitudes/{at}"), stored_attitude(attitude).check());
    }
    if let Some(promise) = &content.promise {
        check("/content/promise".into(), stored_promise(promise).check());
    }
    for (at, moment) in content.moments.iter().enumerate() {
        let at = format!("/content/moments/{at}");
        check(at.clone(), moment.check_place(file.kind));
        check(at.clone(), stored_moment(moment).check());
        for (n, sign) in moment.rituals.iter().enumerate() {
            check(format!("{at}/rituals/{n}"), stored_sign::<Ritual>(sign).check());
        }
        for (n, sign) in moment.cues.iter().enumerate() {
            check(format!("{at}/cues/{n}"), stored_sign::<ServiceCue>(sign).check());
        }
    }
    for (n, skill) in content.skills.iter().enumerate() {
        let at = format!("/content/skills/{n}");
        check(at.clone(), stored_skill(skill).check());
        for (level, anchor) in skill.anchors.iter().enumerate() {
            let fits = (skill.scale_min..=skill.scale_max).contains(&anchor.level)
                && !skill.anchors.iter().take(level).any(|other| other.level == anchor.level);
            let refused = || Refusal::new("level_out_of_scale");
            let at = format!("{at}/anchors/{level}");
            check(at.clone(), fits.then_some(()).ok_or_else(refused));
            check(at, SkillAnchor { skill: nowhere(), level: anchor.level, text: anchor.text.clone() }.check());
        }
        for (field, tie, fits) in [
            ("attitude", skill.attitude, content.attitudes.iter().any(|each| Some(each.item) == skill.attitude)),
            ("moment", skill.moment, content.moments.iter().any(|each| Some(each.item) == skill.moment)),
        ] {
            let known = tie.is_none() || fits;
            check(format!("{at}/{field}"), known.then_some(()).ok_or_else(|| Refusal::new("item_unknown")));
        }
    }
    check("/content".into(), check_limits(content));
    let twice = content.clone().twice();
    check("/content".into(), twice.map_or(Ok(()), |item| Err(Refusal::new("item_twice").with("item", item))));
    problems
}

fn nowhere<E>() -> Id<E> {
    Id::new(Uuid::nil())
}

fn stored_attitude(attitude: &AttitudeText) -> Attitude {
    Attitude {
        version: nowhere(),
        rank: 1,
        adjective: attitude.adjective.clone(),
        meaning: attitude.meaning.clone(),
        observable_behaviours: attitude.behaviours.clone(),
        lineage: Lineage::default(),
    }
}

fn stored_promise(promise: &PromiseText) -> ServicePromise {
    ServicePromise { version: nowhere(), text: promise.text.clone(), lineage: Lineage::default() }
}

fn stored_sign<S: Sign>(sign: &SignText) -> S {
    S::of(nowhere(), sign.text.clone(), sign.mandatory, Lineage::default())
}

fn stored_moment(moment: &MomentText) -> MomentOfTruth {
    MomentOfTruth {
        version: nowhere(),
        channel: moment.channel,
        occasion: moment.occasion.clone(),
        rank: 1,
        title: moment.title.clone(),
        emotional_expectation: moment.emotional_expectation.clone(),
        lineage: Lineage::default(),
    }
}

fn stored_skill(skill: &SkillText) -> Skill {
    Skill {
        version: nowhere(),
        code: skill.code.clone(),
        rank: 1,
        title: skill.title.clone(),
        situation: skill.situation.clone(),
        importance: skill.importance,
        target: skill.target,
        scale_min: skill.scale_min,
        scale_max: skill.scale_max,
        attitude: None,
        moment: None,
        lineage: Lineage::default(),
    }
}
