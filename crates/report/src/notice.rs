//! The notice handed to people before anybody is observed: the text, what is looked at, how long it is kept, whom to
//! ask, and a line to sign that nobody has to sign. It names nobody.

use serde::{Deserialize, Serialize};
use sillage_i18n::Words;

use crate::{Labels, labels};

/// The notice of a network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NoticeSheet {
    /// `fr` or `en`.
    pub locale: String,
    /// Fixed words of the layout.
    pub labels: Labels,
    /// Title of the file.
    pub title: String,
    /// Network.
    pub network: String,
    /// Version and day, printed on each page.
    pub mark: String,
    /// The text in its parts.
    pub parts: Vec<NoticePart>,
    /// What is looked at.
    pub criteria: Vec<CriteriaList>,
    /// How long named observations are kept.
    pub kept: String,
    /// Whom to ask.
    pub contact: String,
    /// Consultation and assessment, one sentence each.
    pub recorded: Vec<String>,
    /// When it was made, written out.
    pub generated_at: String,
    /// When it was made, RFC 3339.
    pub generated_iso: String,
    /// What a reader should know.
    pub notes: Vec<String>,
}

/// A part of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticePart {
    /// Its title; empty for a part without one.
    pub title: String,
    /// The text.
    pub text: String,
}

/// What is looked at in one referential.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriteriaList {
    /// For whom.
    pub title: String,
    /// Criteria in the referential's order.
    pub lines: Vec<String>,
}

impl NoticeSheet {
    /// A sheet with its fixed words and the text in its parts.
    pub fn new(words: &Words, network: &str, text: &str) -> Self {
        Self {
            locale: words.locale.code().to_owned(),
            labels: labels(words),
            title: words.text("report-notice-title", &[("network", network.into())]),
            network: network.to_owned(),
            mark: String::new(),
            parts: parts(text),
            criteria: Vec::new(),
            kept: String::new(),
            contact: String::new(),
            recorded: Vec::new(),
            generated_at: String::new(),
            generated_iso: String::new(),
            notes: Vec::new(),
        }
    }
}

/// Parts are set apart by an empty line; the first line of a part of several lines is its title.
fn parts(text: &str) -> Vec<NoticePart> {
    let mut blocks: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.lines().map(str::trim) {
        match (line.is_empty(), blocks.last_mut()) {
            (false, Some(block)) => block.push(line),
            _ => blocks.push(Vec::new()),
        }
    }
    blocks
        .iter()
        .filter_map(|block| match block.as_slice() {
            [] => None,
            [only] => Some(NoticePart { title: String::new(), text: (*only).to_owned() }),
            [title, lines @ ..] => Some(NoticePart { title: (*title).to_owned(), text: lines.join("\n") }),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_into_parts() {
        let told = |text| parts(text).into_iter().map(|part| (part.title, part.text)).collect::<Vec<_>>();
        let part = |title: &str, text: &str| (title.to_owned(), text.to_owned());
        assert_eq!(told(""), []);
        assert_eq!(told("One line."), [part("", "One line.")]);
        assert_eq!(
            told("\nWhy\nTo help.\r\n\r\n  \nWho sees\nYou.\nYour manager.\n"),
            [part("Why", "To help."), part("Who sees", "You.\nYour manager.")]
        );
    }
}
