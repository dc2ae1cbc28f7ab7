//! Sheets to walk with a pen: one per sense, one row a zone, the scale with the digits that are typed afterwards, space
//! for words. Nobody is named on them.

use serde::{Deserialize, Serialize};
use sillage_domain::walk::Sense;
use sillage_i18n::Words;

use crate::{Labels, Say, labels, walk::signed};

/// The sheets of a place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WalkSheets {
    /// `fr` or `en`.
    pub locale: String,
    /// Fixed words of the layout.
    pub labels: Labels,
    /// Title of the file.
    pub title: String,
    /// Place.
    pub unit: String,
    /// When it was made, written out.
    pub generated_at: String,
    /// When it was made, RFC 3339.
    pub generated_iso: String,
    /// The marks, in the order of their boxes.
    pub scale: Vec<ScaleMark>,
    /// Zones in the customer's order.
    pub zones: Vec<String>,
    /// One sheet a sense.
    pub senses: Vec<SenseSheet>,
    /// What a reader should know.
    pub notes: Vec<String>,
}

/// The sheet of one sense.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SenseSheet {
    /// The sense.
    pub sense: String,
    /// Questions that help to perceive.
    pub prompts: Vec<String>,
}

/// A mark of the scale.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ScaleMark {
    /// The digit that types it.
    pub digit: u32,
    /// Its value with its sign; empty for "nothing perceptible".
    pub value: String,
    /// What it means.
    pub word: String,
}

impl WalkSheets {
    /// Sheets of `unit` with their fixed words and the scale, without zone or sense.
    pub fn new(words: &Words, unit: &str) -> Self {
        let mark = |value: i32, digit: u32, key: &str| ScaleMark {
            digit,
            value: signed(words, value.into(), 0),
            word: words.text(key, &[]),
        };
        Self {
            locale: words.locale.code().to_owned(),
            labels: labels(words),
            title: words.text("report-walk-sheet-title", &[("unit", unit.into())]),
            unit: unit.to_owned(),
            generated_at: String::new(),
            generated_iso: String::new(),
            scale: vec![
                mark(-2, 1, "report-mark-minus-2"),
                mark(-1, 2, "report-mark-minus-1"),
                mark(0, 3, "report-mark-neutral"),
                mark(1, 4, "report-mark-plus-1"),
                mark(2, 5, "report-mark-plus-2"),
                ScaleMark { digit: 0, value: String::new(), word: words.text("report-mark-nothing", &[]) },
            ],
            zones: Vec::new(),
            senses: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Adds the sheet of `sense` with its questions.
    pub fn add(&mut self, say: &Say, sense: Sense, prompts: Vec<String>) {
        self.senses.push(SenseSheet { sense: say.sense(sense), prompts });
    }
}
