//! Words proposed in the place of names: "a team member", with the article and the capital the sentence wants. What is
//! printed is what a person kept or wrote, never this alone.

use sillage_domain::network::mention::Roster;
use sillage_i18n::{Locale, Words};

/// French words that lose their vowel before another.
const ELIDED: [&str; 7] = ["de", "que", "lorsque", "puisque", "quoique", "jusque", "parce que"];

/// `text` with "a team member" in the place of every name of `roster`.
pub fn without_names(words: &Words, roster: &Roster, text: &str) -> String {
    let member = words.text("report-team-member", &[]);
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for mention in roster.find(text) {
        out.push_str(&text[from..mention.start]);
        if words.locale == Locale::Fr {
            elide(&mut out);
        }
        out.push_str(&if heads_sentence(&out) { capitalised(&member) } else { member.clone() });
        // A dot that closed the initials closed the sentence too.
        let ends = text[mention.start..mention.end].ends_with('.') && text[mention.end..].trim().is_empty();
        if ends {
            out.push('.');
        }
        from = mention.end;
    }
    out.push_str(&text[from..]);
    out
}

/// `de ` becomes `d’` before a vowel.
fn elide(out: &mut String) {
    let Some(before) = out.strip_suffix(' ') else { return };
    let lower = before.to_lowercase();
    let ends_with = |word: &str| {
        lower.strip_suffix(word).is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric() || c == '-'))
    };
    if ELIDED.into_iter().any(ends_with) {
        let kept = before.len() - 1;
        out.truncate(kept);
        out.push('’');
    }
}

fn heads_sentence(before: &str) -> bool {
    let rest = before.trim_end_matches([' ', '\u{A0}', '\u{202F}', '«', '“', '"']);
    rest.is_empty() || rest.ends_with(['.', '!', '?', '…', '\n'])
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_stays_a_sentence() {
        let roster = Roster::new(["Amina Kessler", "Paul Delorme"], []);
        for (locale, text, expected) in [
            (
                Locale::Fr,
                "Le sourire d’Amina, et celui de Paul.",
                "Le sourire d’un membre de l’équipe, et celui d’un membre de l’équipe.",
            ),
            (
                Locale::Fr,
                "Paul range. Puis Amina aide.",
                "Un membre de l’équipe range. Puis un membre de l’équipe aide.",
            ),
            (Locale::Fr, "Mode de Paul", "Mode d’un membre de l’équipe"),
            (Locale::Fr, "vu avec A.K.", "vu avec un membre de l’équipe."),
            (Locale::En, "Amina’s smile helps Paul.", "A team member’s smile helps a team member."),
            (Locale::En, "nothing here", "nothing here"),
        ] {
            assert_eq!(without_names(&Words::new(locale), &roster, text), expected);
        }
    }
}
