//! What a passphrase is worth to whoever guesses.

use std::iter;

use sillage_domain::Refusal;

use crate::StoreError;

/// Fewer characters are too short; and so many must be left once what follows from those before it is counted once.
const LEAST: usize = 15;
/// The rest of a longer one is not looked at.
const LOOKED_AT: usize = 100;
/// A shorter run stands in honest words.
const RUN: usize = 4;
/// What a finger or a child says in order, each round and round and in either direction.
const ROWS: [&str; 5] = [
    "azertyuiopqsdfghjklmwxcvbn",
    "qwertyuiopasdfghjklzxcvbnm",
    "abcdefghijklmnopqrstuvwxyz",
    "1234567890",
    "&é\"'(-è_çà",
];
/// What a keyboard or a habit offers in French, which the list of common words does not know.
const HABITS: [&str; 7] = ["azerty", "azertyuiop", "qsdfghjklm", "wxcvbn", "motdepasse", "bonjour", "sillage"];

/// Refuses a passphrase that is short, or long and guessed all the same: one letter, a sequence, a word twice.
///
/// # Errors
/// `passphrase_too_short`, `passphrase_too_weak`.
pub fn check_passphrase(passphrase: &str) -> Result<(), StoreError> {
    let count = passphrase.chars().count();
    if count < LEAST {
        return Err(Refusal::new("passphrase_too_short").with("count", count).with("minimum", LEAST).into());
    }
    if unforeseen(passphrase) < LEAST || zxcvbn::zxcvbn(passphrase, &HABITS).score() < zxcvbn::Score::Three {
        return Err(Refusal::new("passphrase_too_weak").into());
    }
    Ok(())
}

/// How many of its characters do not follow from those before them: a run counts once, and so does what is said again.
fn unforeseen(passphrase: &str) -> usize {
    let said: Vec<char> = passphrase.chars().take(LOOKED_AT).flat_map(char::to_lowercase).collect();
    let (mut count, mut at) = (0, 0);
    while at < said.len() {
        let foreseen = run_at(&said[at..]).max(again_at(&said, at));
        at += if foreseen < RUN { 1 } else { foreseen };
        count += 1;
    }
    count
}

/// How much of what begins here was said before.
fn again_at(said: &[char], at: usize) -> usize {
    let same = |from: usize| said[from..].iter().zip(&said[at..]).take_while(|(before, now)| before == now).count();
    (0..at).map(same).max().unwrap_or(0)
}

/// How long a run a text begins with.
fn run_at(said: &[char]) -> usize {
    let same = said.iter().take_while(|c| **c == said[0]).count();
    let along = ROWS.iter().flat_map(|row| {
        let row: Vec<char> = row.chars().collect();
        let at = row.iter().position(|c| *c == said[0]);
        [1, row.len() - 1].map(|step| {
            let round = iter::successors(at, |at| Some((at + step) % row.len()));
            round.zip(said).take_while(|(at, c)| row[*at] == **c).count()
        })
    });
    along.max().unwrap_or(0).max(same)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_long_passphrase_may_be_weak() {
        let code = |passphrase: &str| match check_passphrase(passphrase) {
            Err(StoreError::Refused(refusal)) => Some(refusal.code),
            other => other.err().map(|_| "another"),
        };
        for weak in [
            "aaaaaaaaaaaaaaa",
            "               ",
            "ababababababababab",
            "123456789012345",
            "abcdefghijklmnop",
            "passwordpassword",
            "azertyuiopqsdfghjklm",
            "motdepassemotdepasse",
        ] {
            assert_eq!(code(weak), Some("passphrase_too_weak"), "{weak}");
        }
        for strong in ["cinq mots pour une boutique", "une phrase toute nouvelle", "xK7#mQ2!vR9@pL4"] {
            assert_eq!(code(strong), None, "{strong}");
        }
    }

    /// Ten thousand that are long enough and among the first to be tried: one word over and over or with digits behind
    /// it, a letter or two for ever, days, runs over the keyboard.
    fn weak() -> BTreeSet<String> {
        let words = [
            include_str!("../../../assets/words/fr.txt"),
            include_str!("../../../assets/words/en.txt"),
            include_str!("../../../assets/words/also-names.txt"),
        ];
        let long = |unit: &str, longer: usize| {
            let times = 15_usize.div_ceil(unit.chars().count()).max(2);
            unit.chars().cycle().take(unit.chars().count() * times + longer).collect::<String>()
        };
        let mut weak = BTreeSet::new();
        for word in words.into_iter().flat_map(str::split_whitespace) {
            let first: String = word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect();
            weak.extend([long(word, 0), long(&first, 0), long(&word.to_uppercase(), 0)]);
            let digits: String = "1234567890".chars().cycle().take(15).collect();
            weak.extend([[word, &digits].concat(), [&digits, word].concat(), [word, &"0".repeat(15)].concat()]);
        }
        let letters: Vec<char> = ('a'..='z').chain('0'..='9').chain("!*-_. ".chars()).collect();
        for one in &letters {
            weak.extend((15..24).map(|length| one.to_string().repeat(length)));
            weak.extend(letters.iter().map(|other| [*one, *other].iter().collect::<String>().repeat(8)));
        }
        for (year, month) in (1950..2030).flat_map(|year| (1..=12).map(move |month| (year, month))) {
            weak.insert(format!("{month:02}/{year}").repeat(3));
        }
        let rows = [
            "azertyuiopqsdfghjklmwxcvbn",
            "qwertyuiopasdfghjklzxcvbnm",
            "abcdefghijklmnopqrstuvwxyz",
            "12345678901234567890",
        ];
        for row in rows.into_iter().flat_map(|row| [row.to_owned(), row.chars().rev().collect()]) {
            for from in 0..row.len() {
                weak.extend(
                    (15..row.len()).map(|length| row.chars().cycle().skip(from).take(length).collect::<String>()),
                );
            }
        }
        weak
    }

    #[test]
    fn ten_thousand_weak_passphrases_are_refused() {
        let weak = weak();
        assert!(weak.len() >= 10_000, "{}", weak.len());
        let refused = |passphrase: &str| matches!(check_passphrase(passphrase), Err(StoreError::Refused(refusal)) if refusal.code == "passphrase_too_weak");
        let taken: Vec<_> = weak.iter().filter(|passphrase| !refused(passphrase)).collect();
        assert!(
            taken.is_empty(),
            "{} of {} are taken: {:?}",
            taken.len(),
            weak.len(),
            taken.iter().step_by(taken.len() / 60 + 1).collect::<Vec<_>>()
        );
    }

    #[test]
    fn what_follows_by_itself_counts_once() {
        for (passphrase, count) in [
            ("", 0),
            ("abc", 3),
            ("abcd", 1),
            ("AbCdé", 2),
            ("890123 et puis", 9),
            ("oiuytreza", 1),
            ("xyzab9876", 2),
            ("abcabcabc", 4),
            ("tilleultilleul", 8),
            ("tilleul-tilleul-ti2", 10),
            ("Églantine eglantine", 12),
            ("property", 5),
            ("cinq mots pour une boutique", 27),
        ] {
            assert_eq!(unforeseen(passphrase), count, "{passphrase}");
        }
    }
}
