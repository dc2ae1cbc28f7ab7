//! What can be told of visit days before anything is made: their issued reports, what the next one will lack, how it
//! will look.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id, Timestamp,
    network::Unit,
    visit::{DayCounts, DayGap, Edition, Names, VisitDay, VisitReport, gaps},
};
use sillage_store::{Reader, Row};
use ts_rs::TS;

use super::{file::folder_of, gather::Gather, made::made_path};
use crate::{
    Failure, Language,
    visit::{StageLine, count_day, stages},
};

/// Nothing asked.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListReportDays {}

/// Visit days.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ReportDays {
    /// Newest first.
    pub days: Vec<ReportDay>,
}

/// A visit day and its issued reports.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ReportDay {
    /// The day.
    pub visit_day: Id<VisitDay>,
    /// The unit.
    pub unit: Id<Unit>,
    /// Its name.
    pub unit_name: String,
    /// The calendar day.
    pub date: NaiveDate,
    /// Issued reports, the last one first.
    pub reports: Vec<IssuedReport>,
}

/// A report that left the house under its number.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct IssuedReport {
    /// The report.
    pub report: Id<VisitReport>,
    /// For whom.
    pub edition: Edition,
    /// 1 for the first issue of this edition.
    pub number: u32,
    /// Name of its file.
    pub file_name: String,
    /// Where the plain file was written on this computer; absent if it was made elsewhere.
    pub path: Option<String>,
    /// When it was made.
    pub generated_at: Timestamp,
    /// How people are named.
    pub names: Names,
    /// `fr` or `en`.
    pub locale: String,
}

pub(super) fn list_days(db: &Reader<'_>, _: ListReportDays) -> Result<ReportDays, Failure> {
    let mut rows = db.list_all::<VisitDay>()?;
    rows.retain(|row| row.visit.is_some());
    rows.sort_by_key(|row| std::cmp::Reverse((row.date, row.opened_at.utc_ms())));
    let mut days = Vec::new();
    for row in rows {
        days.push(ReportDay {
            visit_day: row.id,
            unit: row.doc.unit,
            unit_name: db.get(row.doc.unit)?.doc.name,
            date: row.date,
            reports: issued(db, row.id)?,
        });
    }
    Ok(ReportDays { days })
}

/// The issued reports of a day, the last one first.
pub(super) fn issued(db: &Reader<'_>, day: Id<VisitDay>) -> Result<Vec<IssuedReport>, Failure> {
    let mut rows = db.list_of::<VisitReport>(day.uuid())?;
    rows.reverse();
    let line = |row: Row<VisitReport>| {
        Ok(IssuedReport {
            path: made_path(db, row.id.uuid())?,
            report: row.id,
            edition: row.doc.edition,
            number: row.doc.number,
            file_name: row.doc.file_name,
            generated_at: row.doc.generated_at,
            names: row.doc.names,
            locale: row.doc.locale,
        })
    };
    rows.into_iter().map(line).collect()
}

/// The number of the next report of a day in that edition.
pub(super) fn next_number(db: &Reader<'_>, day: Id<VisitDay>, edition: Edition) -> Result<u32, Failure> {
    let rows = db.list_of::<VisitReport>(day.uuid())?;
    Ok(rows.iter().filter(|row| row.edition == edition).map(|row| row.number).max().unwrap_or(0) + 1)
}

/// Show where the report of a day stands.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetReport {
    /// The day.
    pub visit_day: Id<VisitDay>,
}

/// Where the report of a day stands.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ReportView {
    /// The unit.
    pub unit: Id<Unit>,
    /// Its name.
    pub unit_name: String,
    /// The calendar day.
    pub date: NaiveDate,
    /// When the day was closed.
    pub closed_at: Option<Timestamp>,
    /// The seven stages.
    pub stages: Vec<StageLine>,
    /// What the day holds.
    pub counts: DayCounts,
    /// What the report will lack.
    pub gaps: Vec<DayGap>,
    /// Closing the day wants a word of why: the rating or the dashboard is missing.
    pub reason_wanted: bool,
    /// Number of the next report.
    pub number: u32,
    /// Issued reports, the last one first.
    pub reports: Vec<IssuedReport>,
    /// Folder of plain files; absent if this computer offers none.
    pub folder: Option<String>,
}

pub(super) fn get_report(db: &Reader<'_>, ask: GetReport) -> Result<ReportView, Failure> {
    let day = db.get(ask.visit_day)?;
    let counts = count_day(db, &day)?;
    Ok(ReportView {
        unit: day.doc.unit,
        unit_name: db.get(day.doc.unit)?.doc.name,
        date: day.date,
        stages: stages(&counts),
        gaps: gaps(&counts),
        reason_wanted: !(counts.rating_settled && counts.dashboard_confirmed),
        number: next_number(db, day.id, Edition::Manager)?,
        reports: issued(db, day.id)?,
        folder: folder_of(db)?.map(|folder| folder.to_string_lossy().into_owned()),
        counts,
        closed_at: day.doc.closed_at,
    })
}

/// Show the report as it would be made now.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetReportPreview {
    /// The day.
    pub visit_day: Id<VisitDay>,
    /// For whom; the unit manager by default.
    #[serde(default)]
    #[ts(as = "Option<Edition>", optional)]
    pub edition: Edition,
    /// How people are named in the manager's edition.
    pub names: Names,
    /// Language.
    pub locale: Language,
}

/// The report as it would be made now.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ReportPreview {
    /// The document that the PDF, the spreadsheet and the data are made of; the page itself for the wall.
    #[ts(type = "unknown")]
    pub document: serde_json::Value,
}

pub(super) fn get_preview(db: &Reader<'_>, ask: GetReportPreview) -> Result<ReportPreview, Failure> {
    let number = next_number(db, ask.visit_day, ask.edition)?;
    let gather = Gather::new(db, ask.visit_day, ask.edition, ask.names, ask.locale.into())?;
    let document = match ask.edition {
        Edition::Wall => serde_json::to_value(gather.wall(number)?.page),
        Edition::Manager | Edition::Region => serde_json::to_value(gather.document(number)?.document),
    };
    Ok(ReportPreview { document: document.map_err(|error| Failure::new("report_not_made").traced(error))? })
}
