//! The one reader of a version's file: every place that cannot be read, or breaks a rule, is named. JSON comes as it
//! is, a workbook is transcribed first (`workbook`), so that both are refused alike.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use sillage_domain::{
    Refusal,
    referential::{AttitudeText, MomentText, PromiseText, SkillText},
};
use sillage_sheets::{Address, Limits};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    file::{FORMAT, ReferentialFile},
    rules::broken_rules,
    workbook::{self, is_workbook},
};
use crate::{Failure, network::read_book};

/// One place of a file that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct ImportProblem {
    /// Pointer into the file, `/content/skills/3/target`; line and column where it is no JSON; empty for a whole
    /// workbook.
    pub at: String,
    /// The cell, in a workbook.
    pub cell: Option<ImportCell>,
    /// Code of the catalogue, worded like a failure.
    pub code: String,
    /// Values of its sentence.
    pub params: BTreeMap<String, String>,
}

/// A cell of a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct ImportCell {
    /// Its sheet.
    pub sheet: String,
    /// It, for instance `B7`.
    pub cell: String,
}

impl From<&Address> for ImportCell {
    fn from(address: &Address) -> Self {
        Self { sheet: address.sheet.to_string(), cell: address.to_string() }
    }
}

impl ImportProblem {
    fn new(at: impl Into<String>, refusal: Refusal) -> Self {
        let Failure { code, params, .. } = refusal.into();
        Self { at: at.into(), cell: None, code, params }
    }

    /// A problem of a cell that became no part of the document.
    pub fn of_cell(address: &Address, refusal: Refusal) -> Self {
        Self { cell: Some(address.into()), ..Self::new("", refusal) }
    }

    /// Where it is, in the words of the file.
    pub fn place(&self) -> String {
        self.cell.as_ref().map_or_else(|| self.at.clone(), |ImportCell { sheet, cell }| format!("{sheet} {cell}"))
    }
}

/// A file that was read, with the identities given to items that bore none.
pub(super) type Read = (ReferentialFile, BTreeSet<Uuid>);

/// Reads a file, or names every place that cannot be read.
///
/// # Errors
/// It is a workbook nobody can open, or one beyond `limits`.
pub(super) fn read_referential(bytes: &[u8], limits: &Limits) -> Result<Result<Read, Vec<ImportProblem>>, Failure> {
    if is_workbook(bytes) {
        return Ok(read_workbook(&workbook::read(&read_book(bytes, "", limits)?)));
    }
    Ok(read_json(bytes))
}

fn read_workbook(transcript: &workbook::Transcript) -> Result<Read, Vec<ImportProblem>> {
    let read = read_document(&transcript.document);
    let mut problems = transcript.problems.clone();
    match read {
        Ok(file) if problems.is_empty() => return Ok((file, transcript.nameless.clone())),
        Ok(_) => {}
        Err(found) => problems.extend(found.into_iter().map(|problem| {
            let cell = transcript.cell_of(&problem.at).map(ImportCell::from);
            let at = if cell.is_some() { problem.at } else { String::new() };
            ImportProblem { at, cell, ..problem }
        })),
    }
    Err(problems)
}

fn read_json(bytes: &[u8]) -> Result<Read, Vec<ImportProblem>> {
    let not_json = |error: serde_json::Error, code: &'static str| {
        vec![ImportProblem::new(format!("{}:{}", error.line(), error.column()), Refusal::new(code))]
    };
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let document: Value = serde_json::from_slice(bytes).map_err(|error| not_json(error, "import_not_json"))?;
    let mut file = read_document(&document)?;
    // A document keeps the last of two fields of one name, and would lose what the first says.
    serde_json::from_slice::<ReferentialFile>(bytes).map_err(|error| not_json(error, "import_field_twice"))?;
    let nameless = file.content.name_all(Uuid::now_v7);
    Ok((file, nameless))
}

/// Reads a document in three passes, each naming all it finds: the shape of each item, the whole, the rules.
fn read_document(document: &Value) -> Result<ReferentialFile, Vec<ImportProblem>> {
    let unreadable = |at: &str, found: &Value| {
        if found.is_null() {
            return ImportProblem::new(at, Refusal::new("import_missing"));
        }
        let found: String = found.to_string().chars().take(60).collect();
        ImportProblem::new(at, Refusal::new("import_value").with("found", found))
    };
    if document.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(vec![ImportProblem::new("/format", Refusal::new("import_format"))]);
    }
    let mut problems = Vec::new();
    for list in ["attitudes", "promise", "moments", "skills"] {
        let pointer = format!("/content/{list}");
        for (at, item) in document.pointer(&pointer).and_then(Value::as_array).into_iter().flatten().enumerate() {
            if list == "promise" && at > 0 {
                problems.push(ImportProblem::new(format!("{pointer}/{at}"), Refusal::new("second_promise")));
                continue;
            }
            let place = match list {
                "attitudes" => misread::<AttitudeText>(item),
                "promise" => misread::<PromiseText>(item),
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
    let mut file: ReferentialFile = serde_path_to_error::deserialize(document).map_err(|error| {
        let at = pointer_of(error.path());
        vec![unreadable(&at, document.pointer(&at).unwrap_or(&Value::Null))]
    })?;
    file.title.tidy();
    file.content.trim();
    let broken = broken_rules(&file);
    if broken.is_empty() {
        return Ok(file);
    }
    Err(broken.into_iter().map(|(at, refusal)| ImportProblem::new(at, refusal)).collect())
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
