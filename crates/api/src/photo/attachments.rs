//! Pictures that were taken in: attached to what they illustrate, captioned, answered for people, taken away.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    observation::Observation,
    photo::PhotoPlace,
    visit::{Attachment, VisitDay},
    walk::{Finding, SensoryRecord},
};
use sillage_store::{PhotoIntake, Reader, Row, Writer};
use ts_rs::TS;
use uuid::Uuid;

use super::places::{EmptyPlace, empty_places};
use crate::{Failure, walk::blind};

/// A photo was attached.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PhotoAttached {
    /// Its id.
    pub attachment: Id<Attachment>,
    /// `sha256:` of the kept picture.
    pub hash: String,
}

/// What a picture belongs to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subject {
    /// A finding, a mark or an observation.
    pub owner: Uuid,
    /// The day.
    pub day: Id<VisitDay>,
    /// The numbered place it fills.
    pub place: Option<Id<PhotoPlace>>,
}

/// Attaches a picture that was taken in to what it illustrates.
pub(super) fn attach_photo(
    tx: &mut Writer<'_>,
    to: Subject,
    intake: &PhotoIntake,
    original: String,
) -> Result<PhotoAttached, Failure> {
    blind::own_pictures(tx, to.owner)?;
    if day_of(tx, to.owner)? != Some(to.day) {
        return Err(Failure::new("not_found").with("noun", "owner").traced(to.owner));
    }
    let (unit, hash) = (tx.get(to.day)?.doc.unit, intake.file.hash());
    let attachment = tx.add(
        unit.uuid(),
        &Attachment {
            owner: to.owner,
            visit_day: to.day,
            hash: hash.clone(),
            width: intake.width,
            height: intake.height,
            bytes: intake.bytes,
            taken_at: intake.taken_at.clone(),
            contains_people: None,
            caption: String::new(),
            place: to.place,
            original: Some(original),
            blurred: false,
        },
    )?;
    Ok(PhotoAttached { attachment, hash })
}

/// The day of what a picture illustrates: a finding, a mark or an observation.
fn day_of(db: &Reader<'_>, owner: Uuid) -> Result<Option<Id<VisitDay>>, Failure> {
    if let Some(finding) = db.find(Id::<Finding>::new(owner))? {
        return Ok(Some(finding.visit_day));
    }
    if let Some(mark) = db.find(Id::<SensoryRecord>::new(owner))? {
        return Ok(db.find(mark.walk)?.map(|walk| walk.visit_day));
    }
    Ok(db.find(Id::<Observation>::new(owner))?.and_then(|observation| observation.visit_day))
}

/// A picture.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PhotoLine {
    /// The attachment.
    pub attachment: Id<Attachment>,
    /// `sha256:` of the picture.
    pub hash: String,
    /// What it shows.
    pub caption: String,
    /// Somebody can be recognised on it; unanswered at first.
    pub contains_people: Option<bool>,
    /// Something on it was made unrecognisable.
    pub blurred: bool,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Local capture time, if the picture told it.
    pub taken_at: Option<String>,
}

pub(super) fn line(row: Row<Attachment>) -> PhotoLine {
    let doc = row.doc;
    PhotoLine {
        attachment: row.id,
        hash: doc.hash,
        caption: doc.caption,
        contains_people: doc.contains_people,
        blurred: doc.blurred,
        width: doc.width,
        height: doc.height,
        taken_at: doc.taken_at,
    }
}

/// The pictures of a finding, a mark or an observation.
pub(crate) fn photos_of(db: &Reader<'_>, owner: Uuid) -> Result<Vec<PhotoLine>, Failure> {
    Ok(db.list_of::<Attachment>(owner)?.into_iter().map(line).collect())
}

/// The pictures of something.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListPhotos {
    /// A finding, a mark or an observation.
    pub owner: Uuid,
}

/// Pictures.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PhotoList {
    /// Oldest first.
    pub photos: Vec<PhotoLine>,
    /// Numbered places reserved for it whose picture has not arrived.
    pub places: Vec<EmptyPlace>,
}

pub(super) fn list_photos(db: &Reader<'_>, ask: ListPhotos) -> Result<PhotoList, Failure> {
    blind::own_pictures(db, ask.owner)?;
    let finding = Id::<Finding>::new(ask.owner);
    let places = match db.find(finding)? {
        Some(row) => empty_places(db, row.doc.unit)?,
        None => Vec::new(),
    };
    let mine = places.into_iter().filter(|(place, _)| place.finding == Some(finding));
    Ok(PhotoList { photos: photos_of(db, ask.owner)?, places: mine.map(|(_, mark)| mark).collect() })
}

pub(super) fn own_photo(db: &Reader<'_>, attachment: Id<Attachment>) -> Result<Row<Attachment>, Failure> {
    let row = db.get(attachment)?;
    blind::own_pictures(db, row.owner)?;
    Ok(row)
}

/// Take a picture away; it lies in the bin.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RemovePhoto {
    /// The attachment.
    pub attachment: Id<Attachment>,
}

/// Done with a picture.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PhotoKept {
    /// The attachment.
    pub attachment: Id<Attachment>,
}

pub(super) fn remove_photo(tx: &mut Writer<'_>, ask: RemovePhoto) -> Result<PhotoKept, Failure> {
    own_photo(tx, ask.attachment)?;
    tx.delete(ask.attachment)?;
    Ok(PhotoKept { attachment: ask.attachment })
}

/// Say whether somebody can be recognised on a picture.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct AnswerPeopleVisible {
    /// The attachment.
    pub attachment: Id<Attachment>,
    /// Somebody can be recognised.
    pub people: bool,
}

pub(super) fn answer_people_visible(tx: &mut Writer<'_>, ask: AnswerPeopleVisible) -> Result<PhotoKept, Failure> {
    own_photo(tx, ask.attachment)?;
    tx.change(ask.attachment, |photo| photo.contains_people = Some(ask.people))?;
    Ok(PhotoKept { attachment: ask.attachment })
}

/// Say what a picture shows.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct CaptionPhoto {
    /// The attachment.
    pub attachment: Id<Attachment>,
    /// What it shows, at most 2,000 characters.
    pub caption: String,
}

pub(super) fn caption_photo(tx: &mut Writer<'_>, ask: CaptionPhoto) -> Result<PhotoKept, Failure> {
    own_photo(tx, ask.attachment)?;
    tx.change(ask.attachment, |photo| photo.caption = ask.caption.trim().to_owned())?;
    Ok(PhotoKept { attachment: ask.attachment })
}
