//! The sensory walk.

use schemars::JsonSchema;
use serde::Serialize;
use sillage_domain::{Id, visit::{Attachment, VisitDay}};
use sillage_store::{PhotoIntake, Writer};
use ts_rs::TS;
use uuid::Uuid;

use crate::{Failure, Registry};

pub(crate) fn register(_: &mut Registry) {}

/// A photo was attached.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PhotoAttached {
    /// Its id.
    pub attachment: Id<Attachment>,
    /// `sha256:` of the kept picture.
    pub hash: String,
}

/// Attaches a picture that was taken in to what it illustrates.
pub(crate) fn attach_photo(tx: &mut Writer<'_>, owner: Uuid, day: Id<VisitDay>, intake: PhotoIntake) -> Result<PhotoAttached, Failure> {
    let unit = tx.get(day)?.doc.unit;
    let attachment = tx.add(
        unit.uuid(),
        &Attachment {
            owner,
            visit_day: day,
            hash: intake.hash.clone(),
            width: intake.width,
            height: intake.height,
            bytes: intake.bytes,
            taken_at: intake.taken_at,
            contains_people: None,
            caption: String::new(),
        },
    )?;
    Ok(PhotoAttached { attachment, hash: intake.hash })
}
