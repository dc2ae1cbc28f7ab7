//! The words of a text as names are looked for in it: without case, accents and invisible characters, and how they stand
//! beside each other.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The text of a mention as it is compared: without case, accents or invisible characters.
pub fn folded(text: &str) -> String {
    words_of(text).into_iter().map(|word| word.folded).collect::<Vec<_>>().join(" ")
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Small,
    Capital,
    Capitals,
    /// Of an alphabet without capitals: nothing but its letters tells a name.
    Alone,
}

#[derive(Debug)]
pub(super) struct Word {
    pub start: usize,
    pub end: usize,
    pub folded: String,
    pub case: Case,
}

/// The words of a text: runs of letters. What has no shape of its own does not break one, so nothing hides a name.
pub(super) fn words_of(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        let invisible = matches!(c, '\u{AD}' | '\u{640}' | '\u{34F}' | '\u{180B}'..='\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}');
        if !(c.is_alphabetic() || is_combining_mark(c) || invisible) {
            open = false;
            continue;
        }
        let letters: String = if invisible { String::new() } else { fold(c) };
        let capital = c.is_uppercase();
        match words.last_mut().filter(|_| open) {
            Some(word) => {
                word.end = at + c.len_utf8();
                word.case = match word.case {
                    Case::Capital if capital && word.folded.chars().count() == 1 => Case::Capitals,
                    Case::Capitals if c.is_lowercase() => Case::Capital,
                    case => case,
                };
                word.folded.push_str(&letters);
            }
            None if !letters.is_empty() => {
                let case = match (capital, c.is_lowercase()) {
                    (true, _) => Case::Capital,
                    (false, true) => Case::Small,
                    (false, false) => Case::Alone,
                };
                words.push(Word { start: at, end: at + c.len_utf8(), folded: letters, case });
                open = true;
            }
            None => {}
        }
    }
    words
}

/// A letter without its case and marks; ligatures and barred letters as they are typed without them.
fn fold(c: char) -> String {
    let mut out = String::new();
    for plain in c.to_lowercase().nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match plain {
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            'ß' => out.push_str("ss"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'ı' => out.push('i'),
            'þ' => out.push_str("th"),
            'ς' => out.push('σ'),
            plain => out.push(plain),
        }
    }
    out
}

pub(super) fn is_gap(between: &str, of: &str) -> bool {
    between.chars().all(|c| of.contains(c)) && between.chars().count() < 4
}

/// Side by side as the parts of a name are: a space, a hyphen, an apostrophe, a comma or the dot of an initial.
pub(super) fn adjoins(text: &str, one: &Word, next: &Word) -> bool {
    is_gap(&text[one.end..next.start], " \u{A0}\u{202F}-‐‑'’.,_")
}

/// Side by side as initials are.
pub(super) fn close(text: &str, one: &Word, next: &Word) -> bool {
    let between = &text[one.end..next.start];
    between.starts_with('.') && is_gap(between, ". \u{A0}\u{202F}-‐‑")
}

pub(super) fn follows(text: &str, words: &[Word], at: usize, wanted: &[String]) -> bool {
    let Some(here) = words.get(at..at + wanted.len()) else { return false };
    here.iter().zip(wanted).all(|(word, wanted)| word.folded == *wanted)
        && here.windows(2).all(|pair| adjoins(text, &pair[0], &pair[1]))
}

/// Whether a word after `before` stands at the head of a sentence, where any word has a capital.
pub(super) fn opens(before: &str) -> bool {
    let rest = before.trim_end_matches([' ', '\u{A0}', '\u{202F}', '\t', '«', '“', '"', '(', '‘', '[']);
    rest.is_empty() || rest.ends_with(['.', '!', '?', '…', ':', ';', '·', '•', '—', '–', '\n', '\r'])
}
