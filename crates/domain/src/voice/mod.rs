//! The voice of the customer: what customers said and wrote, by channel and theme, and what the team makes of it.

mod pareto;
pub mod personal;

pub use pareto::{Said, ThemeWeight, Weighing, theme_pareto};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::{
    Bilingual, Closes, Entity, Id, Refusal, Timestamp, check_fact, check_long, check_names, network::Unit,
    referential::Channel, visit::VisitDay,
};

/// Direction of what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Polarity {
    /// Thanks, praise.
    Positive,
    /// Neither.
    Neutral,
    /// Complaint.
    Negative,
}

/// What a customer said or wrote, in the customer's words, without personal data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct CustomerVerbatim {
    /// Place.
    pub unit: Id<Unit>,
    /// Day of the visit it was heard on; none where it was typed or imported outside a visit.
    pub visit_day: Option<Id<VisitDay>>,
    /// Channel it came by.
    pub channel: Channel,
    /// The words, at most 2,000 characters.
    pub text: String,
    /// Direction.
    pub polarity: Polarity,
    /// Day it was received; the day it was noted where nobody said.
    #[serde(default)]
    pub received_on: Option<NaiveDate>,
    /// What it speaks of; nothing while nobody sorted it.
    #[serde(default)]
    pub themes: Vec<Id<VocTheme>>,
    /// 1 barely noticed … 5 the customer leaves or complains.
    #[serde(default)]
    pub severity: Option<i32>,
    /// File it came with.
    #[serde(default)]
    pub import: Option<Id<VocImport>>,
}

impl Entity for CustomerVerbatim {
    const NOUN: &'static str = "customer_verbatim";
    // What was said on a day stands with it; what it speaks of is sorted afterwards.
    const CLOSES: Closes = Closes::LivesOn;
    fn parent(&self) -> Option<Uuid> {
        Some(self.visit_day.map_or(self.unit.uuid(), Id::uuid))
    }
    fn check(&self) -> Result<(), Refusal> {
        check_severity(self.severity)?;
        check_fact("text", &self.text)
    }
}

fn check_severity(severity: Option<i32>) -> Result<(), Refusal> {
    if severity.is_some_and(|mark| !(1..=5).contains(&mark)) {
        return Err(Refusal::new("mark_out_of_range").with("field", "severity"));
    }
    Ok(())
}

/// What customers speak of: waiting, welcome, price … The list is the network's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct VocTheme {
    /// Its name, 1 to 120 characters.
    pub name: Bilingual,
}

impl Entity for VocTheme {
    const NOUN: &'static str = "voc_theme";
    fn check(&self) -> Result<(), Refusal> {
        check_names("name", &self.name)
    }
}

/// What the team makes of what customers said in a period, in a few sentences.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct VocSynthesis {
    /// Place.
    pub unit: Id<Unit>,
    /// First day of the period.
    pub period_from: NaiveDate,
    /// Last day.
    pub period_to: NaiveDate,
    /// The sentences, at most 10,000 characters.
    pub text: String,
}

impl Entity for VocSynthesis {
    const NOUN: &'static str = "voc_synthesis";
    fn parent(&self) -> Option<Uuid> {
        Some(self.unit.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        check_long("text", &self.text)
    }
}

/// Which column of a file of verbatims means what. Remembered with the import, and taken again for a file with the same
/// headings. Columns count from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct VocMapping {
    /// Column of the words.
    pub text_column: u32,
    /// Column of the day; without one, all were received today.
    pub date_column: Option<u32>,
    /// Column of the channel; without one, `channel` holds for all.
    pub channel_column: Option<u32>,
    /// Column of the themes, several of them separated by `;` or `|`.
    pub theme_column: Option<u32>,
    /// Column of the direction: a word, or stars from 1 to 5; without one, `polarity` holds for all.
    pub polarity_column: Option<u32>,
    /// Column of the severity, 1 to 5.
    pub severity_column: Option<u32>,
    /// What comes first in 03/04/2026; absent until it was asked.
    pub month_first: Option<bool>,
    /// Channel of rows that name none.
    pub channel: Channel,
    /// Direction of rows that name none.
    pub polarity: Polarity,
}

impl VocMapping {
    /// The columns it names.
    pub fn columns(&self) -> impl Iterator<Item = u32> {
        let others = [
            Some(self.text_column),
            self.date_column,
            self.channel_column,
            self.theme_column,
            self.polarity_column,
            self.severity_column,
        ];
        others.into_iter().flatten()
    }
}

/// A file of verbatims that was taken in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct VocImport {
    /// Place.
    pub unit: Id<Unit>,
    /// Name of the file.
    pub file_name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub file_hash: String,
    /// Its headings, by which its mapping is found again.
    pub headings: Vec<String>,
    /// What its columns mean.
    pub mapping: VocMapping,
    /// Verbatims taken.
    pub rows_ok: u32,
    /// Rows left out because they cannot be read.
    pub rows_rejected: u32,
    /// Verbatims in which a name or a number was masked.
    pub rows_masked: u32,
    /// When.
    pub imported_at: Timestamp,
}

impl Entity for VocImport {
    const NOUN: &'static str = "voc_import";
    fn parent(&self) -> Option<Uuid> {
        Some(self.unit.uuid())
    }
}
