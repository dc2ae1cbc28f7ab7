//! A version as a file, written for another network or another hand: JSON for programs, a workbook for people.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id,
    referential::{Content, ReferentialKind, ReferentialVersion},
};
use sillage_i18n::Words;
use sillage_report::file_name;
use ts_rs::TS;

use super::{tree::content_of, workbook};
use crate::{App, Failure, Language, report::write_plain};

/// What a file says it is.
pub(super) const FORMAT: &str = "sillage-referential-1";

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

/// What a version is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FileFormat {
    /// For another Sillage, or a program.
    Json,
    /// For people who write in a spreadsheet, under headings in their language.
    Xlsx,
}

/// Write a version as a file.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ExportVersion {
    /// Which.
    pub version: Id<ReferentialVersion>,
    /// As what.
    pub format: FileFormat,
    /// Language of a workbook's headings.
    pub locale: Language,
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
        let number = format!("v{}", row.version);
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
        let (ending, bytes) = match ask.format {
            FileFormat::Json => ("json", serde_json::to_vec_pretty(&file).map_err(not_made)?),
            FileFormat::Xlsx => ("xlsx", workbook::write(&file, Words::new(ask.locale.into())).map_err(not_made)?),
        };
        let name = file_name(db.now().local_date(), &file.title.fr, &number, 1, ending);
        Ok((name, bytes))
    })?;
    let path = write_plain(app, ask.path.as_deref(), &name, &bytes)?;
    Ok(VersionExported { path: path.to_string_lossy().into_owned() })
}

fn not_made(error: impl std::fmt::Display) -> Failure {
    Failure::new("report_not_made").traced(error)
}
