//! Limits and cleanliness of what people type.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use crate::Refusal;

/// Longest name of a person, a place or a thing, in characters.
pub const NAME_CHARS: usize = 120;
/// Longest fact or comment, in characters.
pub const FACT_CHARS: usize = 2_000;
/// Longest free text, in characters.
pub const LONG_CHARS: usize = 10_000;

/// Letters without case and accents, so that "ines" finds Inès.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            plain.push(c.to_ascii_lowercase());
        } else {
            let without_marks = |part: char| {
                if !is_combining_mark(part) {
                    plain.extend(part.to_lowercase());
                }
            };
            decompose_canonical(c, without_marks);
        }
    }
    plain
}

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
    /// Takes the spaces around both away; an English that says nothing is missing.
    pub fn tidy(&mut self) {
        self.fr = self.fr.trim().to_owned();
        self.en = self.en.take().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    }

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

/// The text without control characters, as everything that enters the log is kept: the line ends of other systems and
/// the breaks that word processors leave become new lines, tabs stay, the rest goes. Nothing else changes.
pub fn without_controls(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c != '\n' && c != '\t' && is_control_or_break(c)) {
        return Cow::Borrowed(text);
    }
    let as_new_line = |c| matches!(c, '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let kept = text
        .replace("\r\n", "\n")
        .chars()
        .filter_map(|c| match c {
            '\n' | '\t' => Some(c),
            _ if as_new_line(c) => Some('\n'),
            _ if c.is_control() => None,
            _ => Some(c),
        })
        .collect();
    Cow::Owned(kept)
}

fn is_control_or_break(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Characters that reorder or hide text, or look like nothing: C0 and C1 controls, line and paragraph separators, bidi
/// embeddings and isolates, zero-width marks, soft hyphens, joiners without a glyph, fillers and blank patterns.
fn is_deceptive(c: char) -> bool {
    is_control_or_break(c)
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}'
            | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{2800}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// A name: 1 to [`NAME_CHARS`] characters, a letter or a digit among them, none that hides.
///
/// # Errors
/// `text_too_long`, `text_missing`, `name_with_hidden_characters`.
pub fn check_name(field: &'static str, text: &str) -> Result<(), Refusal> {
    if text.chars().any(is_deceptive) {
        return Err(Refusal::new("name_with_hidden_characters").with("field", field));
    }
    if !text.chars().any(char::is_alphanumeric) {
        return Err(Refusal::new("text_missing").with("field", field));
    }
    check_length(field, text, NAME_CHARS)
}

/// A name in both languages: the French one, and the English one if there is any.
///
/// # Errors
/// Those of [`check_name`].
pub fn check_names(field: &'static str, text: &Bilingual) -> Result<(), Refusal> {
    check_name(field, &text.fr)?;
    match &text.en {
        Some(en) if !en.trim().is_empty() => check_name(field, en),
        _ => Ok(()),
    }
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
            ("Amina\u{2028}K.", Some("name_with_hidden_characters")),
            ("\u{2800}", Some("name_with_hidden_characters")),
            ("Am\u{AD}ina", Some("name_with_hidden_characters")),
            ("Am\u{34F}ina", Some("name_with_hidden_characters")),
            ("\u{3164}", Some("name_with_hidden_characters")),
            ("\u{301}", Some("text_missing")),
            (" – ", Some("text_missing")),
            ("3", None),
            ("李", None),
        ] {
            assert_eq!(check_name("display_name", name).err().map(|r| r.code), code, "{name:?}");
        }
        assert_eq!(check_name("n", &"é".repeat(120)), Ok(()));
        assert_eq!(check_name("n", &"é".repeat(121)).map_err(|r| r.code), Err("text_too_long"));
    }

    /// The first and the last of what hides or turns text around, and what stands between them.
    const HIDING: [(char, char); 6] = [
        ('\0', '\u{1F}'),
        ('\u{7F}', '\u{9F}'),
        ('\u{202A}', '\u{202E}'),
        ('\u{2066}', '\u{2069}'),
        ('\u{200B}', '\u{200B}'),
        ('\u{FEFF}', '\u{FEFF}'),
    ];

    #[test]
    fn every_character_that_hides_is_refused_wherever_it_stands() {
        let mut refused = 0;
        for c in HIDING.into_iter().flat_map(|(first, last)| first..=last) {
            for name in [format!("{c}Amina K."), format!("Ami{c}na K."), format!("Amina K.{c}")] {
                let code = check_name("display_name", &name).err().map(|refusal| refusal.code);
                assert_eq!(code, Some("name_with_hidden_characters"), "{name:?}");
                let english = Bilingual { fr: "Amina K.".into(), en: Some(name) };
                assert!(check_names("name", &english).is_err(), "{english:?}");
                refused += 1;
            }
        }
        assert_eq!(refused, 3 * (32 + 33 + 5 + 4 + 1 + 1));
        for c in [' ', 'é', '\u{A0}', '\u{202F}', '\u{2010}', '\u{2019}', '\u{301}', '漢', 'ע'] {
            assert_eq!(check_name("display_name", &format!("Ami{c}na K.")), Ok(()), "{c:?} hides nothing");
        }
    }

    #[test]
    fn both_names_are_looked_at() {
        let check = |fr: &str, en: Option<&str>| {
            let name = Bilingual { fr: fr.into(), en: en.map(Into::into) };
            check_names("name", &name).err().map(|refusal| refusal.code)
        };
        assert_eq!(check("Entrée", None), None);
        assert_eq!(check("Entrée", Some(" ")), None, "an emptied English is a missing one");
        assert_eq!(check(" ", Some("Door")), Some("text_missing"));
        assert_eq!(check("Entrée", Some("Do\u{200B}or")), Some("name_with_hidden_characters"));
        assert_eq!(check("Entrée", Some(&"d".repeat(121))), Some("text_too_long"));
    }

    #[test]
    fn what_people_type_keeps_its_lines_and_loses_its_controls() {
        for (typed, kept) in [
            ("a\r\nb\rc\n\td", "a\nb\nc\n\td"),
            ("a\u{B}b\u{C}c\u{85}d\u{2028}e", "a\nb\nc\nd\ne"),
            ("a\u{0}b\u{7}\u{1B}[31mc\u{7F}\u{9B}d", "ab[31mcd"),
            ("« été »\u{202F}\u{1F600}", "« été »\u{202F}\u{1F600}"),
        ] {
            assert_eq!(without_controls(typed), kept, "{typed:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_comes_in_clean_and_once_clean_stays_as_it_is(typed in proptest::collection::vec(proptest::char::any(), 0..80)) {
            let typed: String = typed.into_iter().collect();
            let kept = without_controls(&typed);
            let printed = |text: &str| text.chars().filter(|c| !is_control_or_break(*c)).collect::<String>();
            proptest::prop_assert!(kept.chars().all(|c| c == '\n' || c == '\t' || !is_control_or_break(c)));
            proptest::prop_assert_eq!(printed(&kept), printed(&typed));
            proptest::prop_assert!(matches!(without_controls(&kept), Cow::Borrowed(_)));
        }
    }
}
