//! Limits and cleanliness of what people type.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Refusal;

/// Longest name of a person, a place or a thing, in characters.
pub const NAME_CHARS: usize = 120;
/// Longest fact or comment, in characters.
pub const FACT_CHARS: usize = 2_000;
/// Longest free text, in characters.
pub const LONG_CHARS: usize = 10_000;

/// A text in the two languages of the product. English may be missing; French is then shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Bilingual {
    /// French.
    pub fr: String,
    /// English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub en: Option<String>,
}

/// One of the two languages of the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// French.
    Fr,
    /// English.
    En,
}

impl Bilingual {
    /// Writes one language; an English that is emptied is missing again.
    pub fn set(&mut self, language: Language, text: &str) {
        let text = text.trim().to_owned();
        match language {
            Language::Fr => self.fr = text,
            Language::En => self.en = Some(text).filter(|text| !text.is_empty()),
        }
    }

    /// Nothing is said in either language.
    pub fn is_empty(&self) -> bool {
        self.fr.trim().is_empty() && self.en.as_deref().unwrap_or_default().trim().is_empty()
    }

    /// The text in `language` (`"fr"` or `"en"`), French when English is missing.
    pub fn get(&self, language: &str) -> &str {
        match (language, &self.en) {
            ("en", Some(en)) => en,
            _ => &self.fr,
        }
    }
}

fn check_length(field: &'static str, text: &str, limit: usize) -> Result<(), Refusal> {
    let count = text.chars().count();
    if count <= limit {
        return Ok(());
    }
    Err(Refusal::new("text_too_long").with("field", field).with("limit", limit).with("count", count))
}

/// Characters that reorder or hide text: C0 and C1 controls, bidi embeddings and isolates, zero-width marks.
fn is_deceptive(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}')
}

/// A name: 1 to [`NAME_CHARS`] characters, no control, bidi or zero-width character.
///
/// # Errors
/// `text_too_long`, `text_missing`, `name_with_hidden_characters`.
pub fn check_name(field: &'static str, text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::new("text_missing").with("field", field));
    }
    if text.chars().any(is_deceptive) {
        return Err(Refusal::new("name_with_hidden_characters").with("field", field));
    }
    check_length(field, text, NAME_CHARS)
}

/// A fact or a comment: at most [`FACT_CHARS`] characters, empty allowed.
///
/// # Errors
/// `text_too_long`.
pub fn check_fact(field: &'static str, text: &str) -> Result<(), Refusal> {
    check_length(field, text, FACT_CHARS)
}

/// A long text: at most [`LONG_CHARS`] characters, empty allowed.
///
/// # Errors
/// `text_too_long`.
pub fn check_long(field: &'static str, text: &str) -> Result<(), Refusal> {
    check_length(field, text, LONG_CHARS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_refuse_what_hides() {
        for (name, code) in [
            ("", Some("text_missing")),
            ("  ", Some("text_missing")),
            ("Amina K.", None),
            ("Zoë O’Brien-Nguyễn", None),
            ("Amina\u{202E}K", Some("name_with_hidden_characters")),
            ("Am\u{0}ina", Some("name_with_hidden_characters")),
            ("\u{FEFF}Amina", Some("name_with_hidden_characters")),
        ] {
            assert_eq!(check_name("display_name", name).err().map(|r| r.code), code, "{name:?}");
        }
        assert_eq!(check_name("n", &"é".repeat(120)), Ok(()));
        assert_eq!(check_name("n", &"é".repeat(121)).map_err(|r| r.code), Err("text_too_long"));
    }
}
