//! Making text safe to set: what no bundled font covers becomes ■ and is counted, direction controls lose their
//! power, a letter carries a bounded number of marks. It works on every string of a document, so none is forgotten.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use sillage_i18n::{Locale, Words};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::{Sheet, VisitDocument};

/// Stands for a character that cannot be printed.
const BLOCK: char = '■';
/// More marks than this on one letter are never writing; tens of thousands exhaust the layout's memory.
const MARKS_PER_LETTER: usize = 4;
/// Longest text of a document; input is limited to the same length.
const TEXT_CHARS: usize = 10_000;

/// What was changed.
#[derive(Debug, Default)]
struct Changes {
    replaced: usize,
    cut: usize,
}

/// The document with every text fit to print. `covers` tells whether one font has all characters of a letter with
/// its marks. What was replaced is said in the document's notes.
pub fn clean(document: &VisitDocument, covers: &dyn Fn(&str) -> bool) -> VisitDocument {
    let (mut clean, changes) = tidy(document, covers);
    clean.notes.extend(notes(&clean.locale, &changes));
    clean
}

/// The same for a sheet.
pub fn clean_sheet(sheet: &Sheet, covers: &dyn Fn(&str) -> bool) -> Sheet {
    let (mut clean, changes) = tidy(sheet, covers);
    let said = notes(clean.locale(), &changes);
    clean.notes_mut().extend(said);
    clean
}

fn notes(locale: &str, changes: &Changes) -> Vec<String> {
    let words = Words::new(locale.parse::<Locale>().unwrap_or_default());
    [("report-note-replaced", changes.replaced), ("report-note-cut", changes.cut)]
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| words.text(key, &[("count", count.into())]))
        .collect()
}

fn tidy<T: Serialize + DeserializeOwned + Clone>(value: &T, covers: &dyn Fn(&str) -> bool) -> (T, Changes) {
    let mut changes = Changes::default();
    let walked = serde_json::to_value(value).map(|mut tree| {
        walk(&mut tree, covers, &mut changes);
        serde_json::from_value(tree)
    });
    match walked {
        Ok(Ok(clean)) => (clean, changes),
        // Plain data with text keys always makes the way there and back.
        _ => (value.clone(), Changes::default()),
    }
}

fn walk(tree: &mut Value, covers: &dyn Fn(&str) -> bool, changes: &mut Changes) {
    match tree {
        Value::String(text) => *text = tidy_text(text, covers, changes),
        Value::Array(items) => items.iter_mut().for_each(|item| walk(item, covers, changes)),
        Value::Object(fields) => fields.values_mut().for_each(|field| walk(field, covers, changes)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// What a character is on paper.
enum Kind {
    Text,
    Mark,
    NewLine,
    Space,
    /// Has no shape of its own and is left out.
    Invisible,
    /// Never printable.
    Refused,
}

fn kind(c: char) -> Kind {
    match c {
        '\n' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Kind::NewLine,
        '\t' => Kind::Space,
        '\r'
        | '\u{AD}'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2060}'..='\u{2064}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{E0000}'..='\u{E0FFF}' => Kind::Invisible,
        // Direction overrides, private use, non-characters and stand-ins: archivable files refuse them or lie with them.
        '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{206F}'
        | '\u{E000}'..='\u{F8FF}'
        | '\u{FFF0}'..='\u{FFFF}'
        | '\u{FDD0}'..='\u{FDEF}'
        | '\u{F0000}'..='\u{10FFFF}' => Kind::Refused,
        _ if c.is_control() => Kind::Refused,
        _ if is_combining_mark(c) => Kind::Mark,
        _ => Kind::Text,
    }
}

fn tidy_text(text: &str, covers: &dyn Fn(&str) -> bool, changes: &mut Changes) -> String {
    // Ordinary text, by far the most common, needs neither copy nor search.
    if text.bytes().all(|b| (0x20..0x7F).contains(&b)) && text.len() <= TEXT_CHARS {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut letter = String::new();
    let mut marks = 0;
    for (at, c) in text.nfc().enumerate() {
        if at == TEXT_CHARS {
            changes.cut += 1;
            flush(&mut letter, covers, &mut out, changes);
            out.push('…');
            return out;
        }
        match kind(c) {
            Kind::Mark if !letter.is_empty() => {
                marks += 1;
                if marks <= MARKS_PER_LETTER {
                    letter.push(c)
                } else {
                    changes.replaced += 1
                }
                continue;
            }
            Kind::Invisible => continue,
            _ => {}
        }
        flush(&mut letter, covers, &mut out, changes);
        marks = 0;
        match kind(c) {
            Kind::Text => letter.push(c),
            Kind::NewLine => out.push('\n'),
            Kind::Space => out.push(' '),
            Kind::Mark | Kind::Refused | Kind::Invisible => {
                changes.replaced += 1;
                out.push(BLOCK);
            }
        }
    }
    flush(&mut letter, covers, &mut out, changes);
    out
}

/// Writes the letter collected so far: whole, without its marks, or as a block.
fn flush(letter: &mut String, covers: &dyn Fn(&str) -> bool, out: &mut String, changes: &mut Changes) {
    let Some(base) = letter.chars().next() else { return };
    let bare = &letter[..base.len_utf8()];
    if covers(letter) {
        out.push_str(letter);
    } else if covers(bare) {
        changes.replaced += letter.chars().count() - 1;
        out.push(base);
    } else {
        changes.replaced += letter.chars().count();
        out.push(BLOCK);
    }
    letter.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_kept_unless_it_cannot_be_printed() {
        let latin = |letter: &str| letter.chars().all(|c| c < '\u{2200}' && c != '\u{4E00}');
        let long = "x".repeat(TEXT_CHARS + 5);
        let cut = format!("{}…", "x".repeat(TEXT_CHARS));
        let stacked = format!("a{}b", "\u{323}".repeat(5_000));
        for (text, expected, replaced) in [
            ("Zoë l’a dit : « oui »", "Zoë l’a dit : « oui »", 0),
            ("e\u{301}", "é", 0),
            ("#set page() $x$ *b* =cmd|' /C calc'!A0", "#set page() $x$ *b* =cmd|' /C calc'!A0", 0),
            ("a\u{202E}b\u{2066}c", "a■b■c", 2),
            ("a\u{200F}\u{200B}b", "ab", 0),
            ("ok 🙂 店", "ok ■ ■", 2),
            ("a\u{0}\u{7}b", "a■■b", 2),
            ("l1\r\nl2\tend", "l1\nl2 end", 0),
            ("\u{E000}\u{FFFD}", "■■", 2),
            ("\u{323}x", "■x", 1),
            (&long, &cut, 0),
            (&stacked, "ạ\u{323}\u{323}\u{323}\u{323}b", 4_995),
        ] {
            let mut changes = Changes::default();
            let clean = tidy_text(text, &latin, &mut changes);
            assert_eq!(
                (clean.as_str(), changes.replaced),
                (expected, replaced),
                "{:?}",
                text.chars().take(30).collect::<String>()
            );
        }
    }
}
