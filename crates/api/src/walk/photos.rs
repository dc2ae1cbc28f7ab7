//! Photos: of things, not of people. The picture itself comes through its own door; here it gets its place.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    observation::Observation,
    visit::{Attachment, VisitDay},
    walk::{Finding, SensoryRecord},
};
use sillage_store::{PhotoIntake, Reader, Row, Writer};
use ts_rs::TS;
use uuid::Uuid;

use super::{blind, view, view::PhotoLine};
use crate::Failure;

/// A photo was attached.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PhotoAttached {
    /// Its id.
    pub attachment: Id<Attachment>,
    /// `sha256:` of the kept picture.
    pub hash: String,
}

/// Attaches a picture that was taken in to what it illustrates.
pub(crate) fn attach_photo(
    tx: &mut Writer<'_>,
    owner: Uuid,
    day: Id<VisitDay>,
    intake: &PhotoIntake,
) -> Result<PhotoAttached, Failure> {
    blind::own_pictures(tx, owner)?;
    if day_of(tx, owner)? != Some(day) {
        return Err(Failure::new("not_found").with("noun", "owner").traced(owner));
    }
    let (unit, hash) = (tx.get(day)?.doc.unit, intake.file.hash());
    let attachment = tx.add(
        unit.uuid(),
        &Attachment {
            owner,
            visit_day: day,
            hash: hash.clone(),
            width: intake.width,
            height: intake.height,
            bytes: intake.bytes,
            taken_at: intake.taken_at.clone(),
            contains_people: None,
            caption: String::new(),
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
}

pub(super) fn list_photos(db: &Reader<'_>, ask: ListPhotos) -> Result<PhotoList, Failure> {
    blind::own_pictures(db, ask.owner)?;
    Ok(PhotoList { photos: view::photos(db, ask.owner)? })
}

fn own_photo(db: &Reader<'_>, attachment: Id<Attachment>) -> Result<Row<Attachment>, Failure> {
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
