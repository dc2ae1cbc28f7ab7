//! A passphrase of seven words, drawn from a short list of plain words of each language.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{App, Failure, Language};

/// Which language's words.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct SuggestPassphrase {
    /// Which.
    pub locale: Language,
}

/// A passphrase to read out and write down.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SuggestedPassphrase {
    /// Seven words joined by hyphens.
    pub passphrase: String,
}

/// 256 words a language: seven of them are 56 bits, behind Argon2id at 256 MiB. Whoever holds the file and tries a
/// thousand a second with a rack of machines needs over a million years; with the forty bits of five words it was
/// seventeen years, which a richer attacker buys.
const FRENCH: &str = include_str!("../../../../assets/words/fr.txt");
const ENGLISH: &str = include_str!("../../../../assets/words/en.txt");

pub(super) fn suggest_passphrase(_: &App, ask: SuggestPassphrase) -> Result<SuggestedPassphrase, Failure> {
    let list: Vec<&str> = match ask.locale {
        Language::Fr => FRENCH,
        Language::En => ENGLISH,
    }
    .split_whitespace()
    .collect();
    // A version 7 UUID ends in 62 random bits: a draw from each of its last seven bytes.
    let random = uuid::Uuid::now_v7();
    let words: Vec<&str> = random.as_bytes()[9..16]
        .iter()
        .filter_map(|&byte| list.get(usize::from(byte) % list.len().max(1)).copied())
        .collect();
    Ok(SuggestedPassphrase { passphrase: words.join("-") })
}
