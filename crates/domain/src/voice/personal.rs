//! Personal data in what customers said: names, telephone and other long numbers, addresses of mail. It finds and can
//! mask; whether a word stays is a person's decision, since "M. Propre" may be a brand.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::network::mention::Roster;

/// What stands in the place of what is masked, in any language.
pub const MASK: &str = "■";
/// Digits of a national telephone number with its leading 0, and of an international one.
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 10..=11;
const ABROAD_DIGITS: std::ops::RangeInclusive<usize> = 8..=15;
/// Digits in a row that are nobody's price: a customer, card or file number.
const NUMBER_DIGITS: usize = 8;
/// What comes before the name of a person.
const TITLES: [&str; 12] =
    ["m", "mr", "mrs", "ms", "mme", "mlle", "miss", "monsieur", "madame", "mademoiselle", "dr", "docteur"];
/// What introduces the name of whoever speaks.
const INTRODUCED: [&str; 4] = ["m'appelle", "m’appelle", "name is", "nom est"];

/// Kind of personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PersonalKind {
    /// A name.
    Name,
    /// A telephone number.
    Phone,
    /// An address of mail.
    Email,
    /// Another long number.
    Number,
}

/// Where personal data stands in a text: bytes from `start` to before `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// First byte.
    pub start: usize,
    /// First byte after it.
    pub end: usize,
    /// What it is.
    pub kind: PersonalKind,
}

/// Everything found in `text`, in order; none overlaps another.
pub fn personal_data(text: &str, roster: &Roster) -> Vec<Spot> {
    let mut spots = emails(text);
    spots.extend(numbers(text));
    spots.extend(titled(text));
    spots.extend(roster.find(text).into_iter().map(|name| Spot {
        start: name.start,
        end: name.end,
        kind: PersonalKind::Name,
    }));
    spots.sort_by_key(|spot| (spot.start, std::cmp::Reverse(spot.end)));
    let mut kept: Vec<Spot> = Vec::new();
    for spot in spots {
        match kept.last_mut().filter(|last| spot.start < last.end) {
            Some(last) => last.end = last.end.max(spot.end),
            None => kept.push(spot),
        }
    }
    kept
}

/// The text with every spot masked.
pub fn masked(text: &str, spots: &[Spot]) -> String {
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for spot in spots {
        out.push_str(&text[from..spot.start]);
        out.push_str(MASK);
        from = spot.end;
    }
    out.push_str(&text[from..]);
    out
}

fn emails(text: &str) -> Vec<Spot> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
    let mut found = Vec::new();
    for (at, _) in text.match_indices('@') {
        let before: usize = text[..at].chars().rev().take_while(|c| is_part(*c)).map(char::len_utf8).sum();
        let after: usize = text[at + 1..].chars().take_while(|c| is_part(*c)).map(char::len_utf8).sum();
        let host = text[at + 1..at + 1 + after].trim_end_matches('.');
        if before > 0 && host.contains('.') {
            found.push(Spot { start: at - before, end: at + 1 + host.len(), kind: PersonalKind::Email });
        }
    }
    found
}

/// Runs of digits with what people put between them.
fn numbers(text: &str) -> Vec<Spot> {
    let between = |c: char| matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '.' | '-' | '(' | ')');
    let mut found = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let abroad = c == '+' && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if !c.is_ascii_digit() && !abroad {
            continue;
        }
        let (mut digits, mut end) = (String::new(), start + c.len_utf8());
        if c.is_ascii_digit() {
            digits.push(c);
        }
        let (mut unbroken, mut gap) = (digits.len(), 0);
        let mut longest = unbroken;
        while let Some((at, next)) = chars.peek().copied() {
            if next.is_ascii_digit() {
                digits.push(next);
                unbroken = if gap == 0 { unbroken + 1 } else { 1 };
                longest = longest.max(unbroken);
                (end, gap) = (at + 1, 0);
            } else if between(next) && gap < 2 {
                gap += 1;
            } else {
                break;
            }
            chars.next();
        }
        if let Some(kind) = kind_of(&digits, longest, abroad) {
            found.push(Spot { start, end, kind });
        }
    }
    found
}

fn kind_of(digits: &str, longest: usize, abroad: bool) -> Option<PersonalKind> {
    let count = digits.len();
    let phone = if abroad || digits.starts_with("00") {
        ABROAD_DIGITS.contains(&count)
    } else {
        digits.starts_with('0') && PHONE_DIGITS.contains(&count)
    };
    match () {
        () if phone => Some(PersonalKind::Phone),
        // Four groups of four are a card.
        () if longest >= NUMBER_DIGITS || (count == 16 && longest == 4) => Some(PersonalKind::Number),
        () => None,
    }
}

/// Names told by what stands before them: "Mme Durand", "my name is Ann".
fn titled(text: &str) -> Vec<Spot> {
    let words: Vec<(usize, &str)> = words(text);
    let is_title = |word: &str| TITLES.contains(&word.trim_end_matches('.').to_lowercase().as_str());
    let mut found = Vec::new();
    for at in 1..words.len() {
        let (before, word) = (words[at - 1], words[at]);
        let pair = at.checked_sub(2).map(|first| format!("{} {}", words[first].1, before.1).to_lowercase());
        let lower = before.1.to_lowercase();
        let introduced =
            INTRODUCED.contains(&lower.as_str()) || pair.is_some_and(|pair| INTRODUCED.contains(&pair.as_str()));
        // "Madame, Monsieur" greets; a comma ends what a title announces.
        let announced = is_title(before.1) || introduced;
        if announced && is_name(word.1) && !is_title(word.1) {
            let last = words[at..].iter().take(3).take_while(|(_, next)| is_name(next)).last().unwrap_or(&word);
            let end = last.0 + trimmed(last.1).len();
            found.push(Spot { start: word.0, end, kind: PersonalKind::Name });
        }
    }
    found
}

fn words(text: &str) -> Vec<(usize, &str)> {
    text.split(char::is_whitespace)
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
        .collect()
}

fn trimmed(word: &str) -> &str {
    word.trim_end_matches(|c: char| !c.is_alphanumeric())
}

fn is_name(word: &str) -> bool {
    let bare = trimmed(word);
    bare.starts_with(char::is_uppercase) && bare.chars().count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let roster = Roster::new(["Amina Kessler", "Paul Delorme"], ["Les Lilas"]);
        assert_eq!(masked(text, &personal_data(text, &roster)), expected, "{text}");
    }

    #[test]
    fn names_numbers_and_addresses_are_masked() {
        for (text, expected) in [
            ("Rappelez-moi au 06 12 34 56 78 svp", "Rappelez-moi au ■ svp"),
            ("tél. 06.12.34.56.78.", "tél. ■."),
            ("call +44 (0)20 7946 0958!", "call ■!"),
            ("écrire à jean.dupont@exemple.fr.", "écrire à ■."),
            ("Amina a été parfaite", "■ a été parfaite"),
            ("Mme Durand m’a fait attendre", "Mme ■ m’a fait attendre"),
            ("je m’appelle Nadia Berger, client 20451877", "je m’appelle ■, client ■"),
            ("Mr. Smith was rude", "Mr. ■ was rude"),
            ("carte 1234 5678 9012 3456", "carte ■"),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn ordinary_words_and_figures_stay() {
        for text in [
            "Madame, Monsieur, j’attends depuis 45 minutes",
            "payé 1 200 000 euros, soit 3,50 de trop",
            "le 24/11/2026 à 10:30",
            "le 24.11.2026",
            "rue Saint-Michel, à 9 h",
            "Bonjour @tous",
            "le 10 12 14 j’étais là",
            "",
            "👍 génial",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn spots_never_overlap() {
        let roster = Roster::new(["Paul Delorme"], []);
        let text = "Monsieur Paul Delorme paul.delorme@exemple.fr 0612345678";
        let spots = personal_data(text, &roster);
        assert!(spots.windows(2).all(|pair| pair[0].end <= pair[1].start), "{spots:?}");
        assert!(!masked(text, &spots).contains("elorme"));
    }
}
