//! Making somebody unrecognisable on a picture. It is final by nature: what was there exists no more, so there is nothing
//! an undo could bring back.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    photo::{BlurArea, check_areas},
    visit::{Attachment, VisitReport},
};
use sillage_store::Row;
use ts_rs::TS;

use super::attachments::own_photo;
use crate::{App, Failure};

/// Blur parts of a picture for good.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct BlurPhoto {
    /// The attachment.
    pub attachment: Id<Attachment>,
    /// What is to be made unrecognisable.
    pub areas: Vec<BlurArea>,
}

/// The picture is blurred, wherever it is shown.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PhotoBlurred {
    /// `sha256:` of the picture that took its place.
    pub hash: String,
    /// Reports of the day issued before: they may still show the earlier picture.
    pub reports: u32,
}

pub(super) fn blur_photo(app: &App, ask: BlurPhoto) -> Result<PhotoBlurred, Failure> {
    check_areas(&ask.areas)?;
    let session = app.session()?;
    let named = app.read(|db| Ok(own_photo(db, ask.attachment)?.doc.hash))?;
    let blurred = session.store.blur_photo(&named, &ask.areas)?;
    let (picture, hash) = (&blurred.picture, blurred.picture.file.hash());
    // The rows first: a day that is closed refuses here, and nothing is destroyed.
    let replacement = session.store.let_replace(&blurred)?;
    let answer = app.write("photo.blur_photo", |tx| {
        let photo = own_photo(tx, ask.attachment)?;
        // The same picture may illustrate two things; both show what is left of it.
        let same = |other: &Row<Attachment>| other.hash == named || other.hash == blurred.before;
        for other in tx.list_all::<Attachment>()?.into_iter().filter(same) {
            tx.change(other.id, |photo| {
                photo.hash.clone_from(&hash);
                (photo.width, photo.height, photo.bytes) = (picture.width, picture.height, picture.bytes);
                // One face blurred is not all of them: the question is asked again.
                (photo.blurred, photo.contains_people) = (true, None);
            })?;
        }
        let taken_in = photo.created_at.utc_ms();
        let issued = tx.list_of::<VisitReport>(photo.visit_day.uuid())?;
        let reports = issued.iter().filter(|report| report.generated_at.utc_ms() >= taken_in).count();
        Ok(PhotoBlurred { hash, reports: u32::try_from(reports).unwrap_or(u32::MAX) })
    })?;
    replacement.takes_over()?;
    Ok(answer)
}
