//! The dossier of a unit: what is known of it today, plane by plane, what it decided and what became of it.

use serde::{Deserialize, Serialize};
use sillage_i18n::Words;

use crate::{Labels, PlanePart, labels};

/// The dossier of a unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dossier {
    /// `fr` or `en`.
    pub locale: String,
    /// Fixed words of the layout.
    pub labels: Labels,
    /// Title of the file.
    pub title: String,
    /// Place.
    pub unit: String,
    /// Its network.
    pub network: String,
    /// Day, written out.
    pub date: String,
    /// What stands at the foot of each page.
    pub mark: String,
    /// When it was made, written out.
    pub generated_at: String,
    /// When it was made, RFC 3339.
    pub generated_iso: String,
    /// The four planes at a glance.
    pub planes: Vec<PlanePart>,
    /// Its parts, in order.
    pub parts: Vec<DossierPart>,
    /// What a reader should know.
    pub notes: Vec<String>,
}

/// One part: sentences first, then what they rest on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DossierPart {
    /// Its heading.
    pub title: String,
    /// What it says.
    pub sentences: Vec<String>,
    /// What it rests on.
    pub tables: Vec<DossierTable>,
    /// What is missing and how to come by it; a part without anything else says only this.
    pub missing: Vec<String>,
}

/// A table of the dossier.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DossierTable {
    /// Its heading; empty where the part needs none.
    pub title: String,
    /// Columns: the first one names the row.
    pub head: Vec<String>,
    /// The columns after the first hold figures, not words.
    pub figures: bool,
    /// Rows, as many cells as the head.
    pub rows: Vec<Vec<DossierCell>>,
    /// What its signs mean.
    pub legend: String,
}

/// A cell, ready to be read.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DossierCell {
    /// Its words or figure.
    pub text: String,
    /// Nobody knows: hatched, never zero.
    pub unknown: bool,
    /// Reckoned, not counted: in italics.
    pub estimated: bool,
}

impl DossierCell {
    /// Words or a figure that was counted.
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

impl Dossier {
    /// An empty dossier with its fixed words; `date` is written out.
    pub fn new(words: &Words, unit: &str, network: &str, date: &str) -> Self {
        let title = words.text("report-dossier-title", &[("unit", unit.into()), ("date", date.into())]);
        Self {
            locale: words.locale.code().to_owned(),
            labels: labels(words),
            mark: title.clone(),
            title,
            unit: unit.to_owned(),
            network: network.to_owned(),
            date: date.to_owned(),
            generated_at: String::new(),
            generated_iso: String::new(),
            planes: Vec::new(),
            parts: Vec::new(),
            notes: Vec::new(),
        }
    }
}
