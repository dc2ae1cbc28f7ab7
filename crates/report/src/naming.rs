//! How people are named in a report. Applied before the document is built: what a reader must not see is never in it.

use std::collections::HashMap;

use chrono::NaiveDate;
use sillage_domain::visit::Names;
use sillage_i18n::Words;

/// Gives each person one name for the whole report.
#[derive(Debug, Clone)]
pub struct Namer {
    mode: Names,
    anonymous: String,
    given: HashMap<String, String>,
}

impl Namer {
    /// A namer for one report.
    pub fn new(words: &Words, mode: Names) -> Self {
        Self { mode, anonymous: words.text("report-team-member", &[]), given: HashMap::new() }
    }

    /// The name to print for the person `key` (any stable text of its identity) called `display_name`.
    /// Two people with the same initials are told apart by a number. Without names, `role` ("the unit manager") or
    /// "a team member" stands for the person.
    pub fn name(&mut self, key: &str, display_name: &str, role: Option<&str>) -> String {
        match self.mode {
            Names::Full => display_name.to_owned(),
            Names::None => role.map_or_else(|| self.anonymous.clone(), str::to_owned),
            Names::Initials => {
                if let Some(known) = self.given.get(key) {
                    return known.clone();
                }
                let short = initials(display_name);
                let twins = self
                    .given
                    .values()
                    .filter(|other| **other == short || other.starts_with(&format!("{short} (")))
                    .count();
                let name = if twins == 0 { short } else { format!("{short} ({})", twins + 1) };
                self.given.insert(key.to_owned(), name.clone());
                name
            }
        }
    }

    /// Somebody whose identity is not recorded.
    pub fn anonymous(&self) -> String {
        self.anonymous.clone()
    }
}

/// `Jean-Paul Martin` → `J.-P. M.`
fn initials(name: &str) -> String {
    let word = |word: &str| {
        let parts = word.split('-').filter_map(|part| part.chars().find(|c| c.is_alphabetic()));
        parts.map(|c| format!("{}.", c.to_uppercase())).collect::<Vec<_>>().join("-")
    };
    let words = name.split_whitespace().map(word).filter(|letters| !letters.is_empty());
    words.collect::<Vec<_>>().join("\u{A0}")
}

/// `2026-11-24_saint-michel_visit.pdf`: the file name proposed to people, safe on every system.
/// From the second issue on the number stands before the extension.
pub fn file_name(date: NaiveDate, unit: &str, word: &str, number: u32, extension: &str) -> String {
    let slug = |text: &str| {
        let plain = sillage_domain::plain(text);
        let parts = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join("-").chars().take(60).collect::<String>()
    };
    let unit = match slug(unit) {
        name if name.is_empty() => "unit".to_owned(),
        name => name,
    };
    let issue = if number > 1 { format!("_r{number}") } else { String::new() };
    format!("{date}_{unit}_{}{issue}.{extension}", slug(word))
}

#[cfg(test)]
mod tests {
    use sillage_i18n::Locale;

    use super::*;

    #[test]
    fn names_follow_the_mode() {
        let words = Words::new(Locale::En);
        let mut full = Namer::new(&words, Names::Full);
        assert_eq!(full.name("1", "Amina Kaddour", None), "Amina Kaddour");
        let mut short = Namer::new(&words, Names::Initials);
        assert_eq!(short.name("1", "Amina Kaddour", None), "A.\u{A0}K.");
        assert_eq!(short.name("2", "Alex  Klein", None), "A.\u{A0}K. (2)");
        assert_eq!(short.name("1", "Amina Kaddour", None), "A.\u{A0}K.");
        assert_eq!(short.name("3", "jean-paul Éluard", None), "J.-P.\u{A0}É.");
        let mut none = Namer::new(&words, Names::None);
        assert_eq!(none.name("1", "Amina Kaddour", None), none.anonymous());
        assert_eq!(none.name("2", "Paul D.", Some("the unit manager")), "the unit manager");
    }

    #[test]
    fn file_names_are_plain_ascii() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap_or_default();
        for (unit, number, expected) in [
            ("Saint-Michel", 1, "2026-11-24_saint-michel_visite.pdf"),
            ("Épicerie d’Été / Nº 3", 2, "2026-11-24_epicerie-d-ete-n-3_visite_r2.pdf"),
            ("../../etc", 1, "2026-11-24_etc_visite.pdf"),
            ("店", 1, "2026-11-24_unit_visite.pdf"),
        ] {
            assert_eq!(file_name(date, unit, "visite", number, "pdf"), expected, "{unit}");
        }
    }
}
