//! The page for the wall of the back room: what delights, what we do now and by whom, one success. It names nobody.

use serde::{Deserialize, Serialize};
use sillage_i18n::Words;

use crate::{Labels, labels};

/// Most lines of a kind that are read from two metres.
pub const WALL_LINES: usize = 5;

/// The wall page of a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WallPage {
    /// `fr` or `en`.
    pub locale: String,
    /// Fixed words of the layout.
    pub labels: Labels,
    /// Title of the file.
    pub title: String,
    /// Place.
    pub unit: String,
    /// Day, written out.
    pub date: String,
    /// The revision mark.
    pub mark: String,
    /// When it was made, written out.
    pub generated_at: String,
    /// When it was made, RFC 3339.
    pub generated_iso: String,
    /// What delights, the strongest first.
    pub enchantments: Vec<WallLine>,
    /// What we do now, in the order of the plan.
    pub actions: Vec<WallAction>,
    /// How many actions have no room here, as a sentence.
    pub more: Option<String>,
    /// One success.
    pub success: Option<String>,
    /// Day of the next visit, written out.
    pub next_visit: Option<String>,
    /// What a reader should know.
    pub notes: Vec<String>,
}

/// Something that delights.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct WallLine {
    /// What.
    pub text: String,
    /// Where.
    pub place: String,
}

/// Something we do now.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct WallAction {
    /// What, in the team's words.
    pub what: String,
    /// By whom: a function, never a name.
    pub who: String,
    /// By when.
    pub when: String,
}

impl WallPage {
    /// An empty page with its fixed words, issued as `number`; `unit` and `date` are written out.
    pub fn new(words: &Words, number: u32, unit: &str, date: &str) -> Self {
        let figure = words.number(f64::from(number), 0);
        Self {
            locale: words.locale.code().to_owned(),
            labels: labels(words),
            title: words.text("report-wall-title", &[("unit", unit.into()), ("date", date.into())]),
            unit: unit.to_owned(),
            date: date.to_owned(),
            mark: words.text("report-mark-wall", &[("number", figure.into())]),
            generated_at: String::new(),
            generated_iso: String::new(),
            enchantments: Vec::new(),
            actions: Vec::new(),
            more: None,
            success: None,
            next_visit: None,
            notes: Vec::new(),
        }
    }
}
