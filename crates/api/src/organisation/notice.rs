//! The notice on paper: what people are told, what is looked at, how long it is kept, whom to ask, and the line they may
//! sign. Nobody is named on it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Timestamp,
    network::{Network, OrganisationGate},
    referential::ReferentialKind,
};
use sillage_i18n::Words;
use sillage_report::{CriteriaList, NoticeSheet, Sheet, file_name};
use sillage_store::{Reader, Row};
use ts_rs::TS;

use super::gate_of;
use crate::{
    App, Failure, Language,
    observation::{skills_of, version_of_kind},
    report::{not_rendered, write_plain},
};

/// Make the notice as a file.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct MakeNotice {
    /// Language.
    pub locale: Language,
    /// Folder or file to write; the folder of plain files by default.
    #[serde(default)]
    #[ts(optional)]
    pub path: Option<String>,
}

/// The notice is made.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct NoticeMade {
    /// Name of the file.
    pub file_name: String,
    /// Where it lies.
    pub path: String,
}

pub(super) fn make_notice(app: &App, ask: MakeNotice) -> Result<NoticeMade, Failure> {
    let (sheet, name) = app.read(|db| {
        let row = gate_of(db)?.ok_or_else(|| Failure::new("organisation_not_recorded"))?;
        let words = Words::new(ask.locale.into());
        let word = words.text("report-notice-file-word", &[]);
        let name = file_name(db.now().local_date(), &network_name(db)?, &word, row.notice_version, "pdf");
        Ok((gather(db, &words, &row)?, name))
    })?;
    let pdf = app.renderer().render_sheet(&Sheet::Notice(Box::new(sheet))).map_err(not_rendered)?;
    let path = write_plain(app, ask.path.as_deref(), &name, &pdf)?;
    let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or(name);
    Ok(NoticeMade { file_name, path: path.to_string_lossy().into_owned() })
}

fn network_name(db: &Reader<'_>) -> Result<String, Failure> {
    Ok(db.list_all::<Network>()?.into_iter().next().map(|row| row.doc.name).unwrap_or_default())
}

fn gather(db: &Reader<'_>, words: &Words, row: &Row<OrganisationGate>) -> Result<NoticeSheet, Failure> {
    let language = words.locale.code();
    let mut sheet = NoticeSheet::new(words, &network_name(db)?, row.notice_text.get(language));
    let since = row.created_at.local().map_or_else(|| db.now().local_date(), |at| at.date_naive());
    let figure = |number: u32| words.number(f64::from(number), 0);
    sheet.mark = words.text(
        "report-notice-mark",
        &[("version", figure(row.notice_version).into()), ("date", words.date(since).into())],
    );
    sheet.kept = words.text(
        "report-notice-months",
        &[("count", row.retention_months.into()), ("shown", figure(row.retention_months).into())],
    );
    sheet.contact = row.contact.clone();
    sheet.recorded = vec![words.text(
        "report-notice-council",
        &[("date", words.date(row.council_on).into()), ("reference", (&row.council_reference).into())],
    )];
    sheet.recorded.push(match row.impact_on {
        Some(on) => words.text(
            "report-notice-impact-on",
            &[("date", words.date(on).into()), ("reference", (&row.impact_reference).into())],
        ),
        None => words.text("report-notice-impact", &[("reference", (&row.impact_reference).into())]),
    });
    for (kind, title) in
        [(ReferentialKind::Service, "report-notice-service"), (ReferentialKind::Management, "report-notice-management")]
    {
        // A network may do without the mirror: its notice then says nothing of it.
        let Ok(version) = version_of_kind(db, kind) else { continue };
        let lines = skills_of(db, version)?.iter().map(|skill| skill.title.get(language).to_owned()).collect();
        sheet.criteria.push(CriteriaList { title: words.text(title, &[]), lines });
    }
    sheet.generated_at = words.date_time(&db.now().local());
    let Timestamp { at, .. } = db.now().timestamp();
    sheet.generated_iso = at;
    Ok(sheet)
}
