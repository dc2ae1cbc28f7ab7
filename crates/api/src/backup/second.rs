//! The second place of copies: a USB key, a folder off this computer. It is offered once, at the first visit of a real
//! profile; whoever puts it off is asked again at a closing, where its reach is checked too.

use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_store::{BackupKind, Reader};
use ts_rs::TS;

use crate::{
    App, Failure,
    session::{Done, Nothing},
};

const PLACE: &str = "setting.second_place";
const ANSWER: &str = "second_place_offer";
/// How many people had been erased when the copies there were last made anew.
const RENEWED: &str = "second_place_renewed";

/// What became of the copy in the second place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SecondCopy {
    /// No second place was chosen.
    NotChosen,
    /// It lies there.
    Made,
    /// The place is not there, or refuses to be written.
    Away,
}

/// When the second place is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Offer {
    /// At a visit, for the first time.
    AtVisit,
    /// It was put off: at a closing.
    AtClosing,
}

/// The second place.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SecondPlace {
    /// The folder, if one was chosen.
    pub path: Option<String>,
    /// It can be reached now.
    pub reachable: bool,
    /// It is to be offered; never to a practice profile.
    pub offer: Option<Offer>,
}

/// How an offer was answered without a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OfferAnswer {
    /// Ask again at a closing.
    Later,
    /// Do not ask again; the settings keep the choice.
    Without,
}

/// Answer the offer without choosing a place.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct AnswerOffer {
    /// How.
    pub answer: OfferAnswer,
}

/// The folder chosen, if any.
pub(super) fn chosen(db: &Reader<'_>) -> Result<Option<PathBuf>, Failure> {
    Ok(db.local::<String>(PLACE)?.map(PathBuf::from))
}

pub(super) fn get_second_place(app: &App, _: Nothing) -> Result<SecondPlace, Failure> {
    let practice = app.session()?.profile.practice;
    let (place, answer) = app.read(|db| Ok((chosen(db)?, db.local::<OfferAnswer>(ANSWER)?)))?;
    let offer = match (practice || place.is_some(), answer) {
        (true, _) | (false, Some(OfferAnswer::Without)) => None,
        (false, Some(OfferAnswer::Later)) => Some(Offer::AtClosing),
        (false, None) => Some(Offer::AtVisit),
    };
    let reachable = place.as_deref().is_some_and(Path::is_dir);
    Ok(SecondPlace { path: place.map(|place| place.display().to_string()), reachable, offer })
}

pub(super) fn answer_offer(app: &App, ask: AnswerOffer) -> Result<Done, Failure> {
    app.write("backup.answer_offer", |tx| Ok(tx.set_local(ANSWER, Some(&ask.answer))?))?;
    Ok(Done {})
}

/// Choose a second place for copies.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ChooseSecondPlace {
    /// A folder, for instance of a USB key; `null` to do without.
    pub path: Option<String>,
}

/// A place is taken only once a verified copy lies there.
pub(super) fn choose_second_place(app: &App, ask: ChooseSecondPlace) -> Result<Done, Failure> {
    if let Some(path) = ask.path.as_deref().map(Path::new) {
        if !path.is_dir() {
            return Err(Failure::new("folder_missing"));
        }
        let session = app.session()?;
        let now_ms = app.now_in(&session).utc_ms;
        session.store.back_up_to(path, BackupKind::Asked, now_ms)?;
    }
    app.write("backup.choose_second_place", |tx| Ok(tx.set_local(PLACE, ask.path.as_ref())?))?;
    Ok(Done {})
}

/// Makes the copy in the second place, if one was chosen. A key that was pulled out or is full is told, never a reason
/// for the first copy not to count. Copies from before an erasure go as soon as the place is there again.
pub(super) fn copy_there(app: &App, kind: BackupKind, now_ms: i64) -> Result<SecondCopy, Failure> {
    let (place, erased, renewed) = app.read(|db| Ok((chosen(db)?, db.count_erased()?, db.local::<u64>(RENEWED)?)))?;
    let Some(place) = place else { return Ok(SecondCopy::NotChosen) };
    if !place.is_dir() {
        return Ok(SecondCopy::Away);
    }
    let session = app.session()?;
    if erased <= renewed.unwrap_or(0) {
        let made = session.store.back_up_to(&place, kind, now_ms).is_ok();
        return Ok(if made { SecondCopy::Made } else { SecondCopy::Away });
    }
    if session.store.renew_copies_in(&place, kind, now_ms).is_err() {
        return Ok(SecondCopy::Away);
    }
    app.write("backup.note_renewed", |tx| Ok(tx.set_local(RENEWED, Some(&erased))?))?;
    Ok(SecondCopy::Made)
}

/// After an erasure copies in the second place are made anew at once, if it is there.
pub(crate) fn renew_if_erased(app: &App, now_ms: i64) -> Result<(), Failure> {
    let (erased, renewed) = app.read(|db| Ok((db.count_erased()?, db.local::<u64>(RENEWED)?)))?;
    if erased > renewed.unwrap_or(0) {
        copy_there(app, BackupKind::Asked, now_ms)?;
    }
    Ok(())
}
