//! The sheet a person takes away from a debrief: facts, commitment, date. It never carries a level, nor anybody else.

use serde::{Deserialize, Serialize};
use sillage_i18n::Words;

use crate::{FactLine, Labels, labels};

/// The personal sheet of a debrief.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PersonalSheet {
    /// `fr` or `en`.
    pub locale: String,
    /// Fixed words of the layout.
    pub labels: Labels,
    /// Title of the file.
    pub title: String,
    /// Whose sheet.
    pub person: String,
    /// Place.
    pub unit: String,
    /// Day, written out.
    pub date: String,
    /// Who led the debrief.
    pub led_by: String,
    /// When it was made, written out.
    pub generated_at: String,
    /// When it was made, RFC 3339.
    pub generated_iso: String,
    /// What was seen and heard.
    pub facts: Vec<FactLine>,
    /// Strengths.
    pub strengths: Vec<String>,
    /// The one improvement.
    pub improvement: String,
    /// "When …".
    pub commitment_when: String,
    /// "I will …".
    pub commitment_then: String,
    /// What coach or manager provides.
    pub support: String,
    /// Day to look again, written out.
    pub look_again: Option<String>,
    /// Her own comment.
    pub comment: String,
    /// What a reader should know.
    pub notes: Vec<String>,
}

impl PersonalSheet {
    /// An empty sheet with its fixed words.
    pub fn new(words: &Words, person: &str, unit: &str, date: &str) -> Self {
        Self {
            locale: words.locale.code().to_owned(),
            labels: labels(words),
            title: words.text("report-personal-title", &[("person", person.into())]),
            person: person.to_owned(),
            unit: unit.to_owned(),
            date: date.to_owned(),
            led_by: String::new(),
            generated_at: String::new(),
            generated_iso: String::new(),
            facts: Vec::new(),
            strengths: Vec::new(),
            improvement: String::new(),
            commitment_when: String::new(),
            commitment_then: String::new(),
            support: String::new(),
            look_again: None,
            comment: String::new(),
            notes: Vec::new(),
        }
    }
}
