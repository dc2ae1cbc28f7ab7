//! Names, telephone numbers and addresses in what customers said: told before the words are kept, and kept only if
//! somebody says that they stay as they are.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::voice::personal::{PersonalKind, masked, personal_data};
use sillage_store::Reader;
use ts_rs::TS;

use crate::{Failure, report::roster_of_network};

/// Look for personal data in words that are about to be kept.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetPersonalData {
    /// The words.
    pub text: String,
}

/// What was found.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PersonalData {
    /// The words in pieces, what was found apart.
    pub pieces: Vec<PersonalPiece>,
    /// The words with everything found masked.
    pub masked: String,
    /// How many were found.
    pub found: u32,
}

/// A piece of the words.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PersonalPiece {
    /// The piece.
    pub text: String,
    /// What it seems to be; absent for ordinary words.
    pub kind: Option<PersonalKind>,
}

pub(super) fn get_personal_data(db: &Reader<'_>, ask: GetPersonalData) -> Result<PersonalData, Failure> {
    let spots = personal_data(&ask.text, &roster_of_network(db)?);
    let mut pieces = Vec::new();
    let mut from = 0;
    for spot in &spots {
        pieces.push(PersonalPiece { text: ask.text[from..spot.start].to_owned(), kind: None });
        pieces.push(PersonalPiece { text: ask.text[spot.start..spot.end].to_owned(), kind: Some(spot.kind) });
        from = spot.end;
    }
    pieces.push(PersonalPiece { text: ask.text[from..].to_owned(), kind: None });
    pieces.retain(|piece| !piece.text.is_empty());
    Ok(PersonalData {
        pieces,
        masked: masked(&ask.text, &spots),
        found: u32::try_from(spots.len()).unwrap_or(u32::MAX),
    })
}

/// Refuses words with personal data in them, unless somebody said that they stay.
///
/// # Errors
/// `personal_data_in_text`.
pub(super) fn check_words(db: &Reader<'_>, text: &str, as_it_is: bool) -> Result<(), Failure> {
    if as_it_is {
        return Ok(());
    }
    match personal_data(text, &roster_of_network(db)?).first() {
        Some(spot) => Err(Failure::new("personal_data_in_text").with("found", &text[spot.start..spot.end])),
        None => Ok(()),
    }
}
