//! The door for the bytes of pictures: the one write whose body does not ride on JSON. What may not come in is refused
//! before anything of it lies on the disk.

use chrono::NaiveDateTime;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sillage_domain::{Id, photo::Capture, visit::Attachment};
use sillage_store::{Format, Reader, Size, StoreError, capture_of, format_of, hash_of};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    attachments::{Subject, attach_photo},
    places::subject_of,
};
use crate::{
    Answered, App, Failure, Meta, app::admitted, observation::admit_picture, registry::Access, scope, walk::blind,
};

/// Where a picture goes.
#[derive(Debug, Clone, Copy)]
pub enum PhotoTarget {
    /// To a finding, a mark or an observation of a day.
    Owner {
        /// What it illustrates.
        owner: Uuid,
        /// The day.
        day: Uuid,
    },
    /// To a numbered place.
    Place(Uuid),
}

impl PhotoTarget {
    /// The target a host was told: a place alone, or an owner and a day.
    pub fn told(owner: Option<Uuid>, day: Option<Uuid>, place: Option<Uuid>) -> Option<Self> {
        match (owner, day, place) {
            (None, None, Some(place)) => Some(Self::Place(place)),
            (Some(owner), Some(day), None) => Some(Self::Owner { owner, day }),
            _ => None,
        }
    }

    /// Every id it names, for the scope to look at.
    fn ids(self) -> Value {
        match self {
            Self::Owner { owner, day } => json!([owner, day]),
            Self::Place(place) => json!([place]),
        }
    }

    fn subject(self, db: &Reader<'_>) -> Result<Subject, Failure> {
        match self {
            Self::Owner { owner, day } => Ok(Subject { owner, day: Id::new(day), place: None }),
            Self::Place(place) => subject_of(db, Id::new(place)),
        }
    }

    /// A picture of a phone comes in once, whatever it is put to; one chosen by hand once to the same thing.
    fn refuse_known(self, db: &Reader<'_>, original: &str) -> Result<(), Failure> {
        let known = match self {
            Self::Owner { owner, .. } => db.list_of::<Attachment>(owner)?,
            Self::Place(_) => db.list_all::<Attachment>()?,
        };
        let twice = known.iter().any(|photo| photo.original.as_deref() == Some(original));
        if twice { Err(Failure::new("photo_already_there")) } else { Ok(()) }
    }
}

/// What a picture on a phone says of itself, from its first bytes.
#[derive(Debug, Serialize)]
pub struct PictureRead {
    /// `usable`, `heic` or `unknown`.
    pub format: &'static str,
    /// When and by what it was taken; absent if it does not say.
    pub capture: Option<Capture>,
}

impl App {
    /// Takes a picture in: the one write whose bytes do not ride on JSON.
    ///
    /// # Errors
    /// `photo_unusable`, `photo_heic`, `photo_already_there`, `photo_place_without_subject`, or those of any act.
    pub fn put_photo(&self, target: PhotoTarget, bytes: &[u8]) -> Result<Answered, Failure> {
        let session = self.admit(Access::Handover)?;
        let original = hash_of(bytes);
        self.read(|db| {
            scope::admit(db, &target.ids())?;
            let owner = target.subject(db)?.owner;
            blind::own_pictures(db, owner)?;
            admit_picture(db, owner)?;
            target.refuse_known(db, &original)
        })?;
        let intake = match self.renderer().settle_picture(bytes) {
            None => session.store.take_photo(bytes)?,
            Some(Ok(settled)) => session.store.take_settled_photo(bytes, settled)?,
            Some(Err(why)) => return Err(refused(&why).into()),
        };
        let arrival = session.store.let_in(&intake.file)?;
        let act = self.act(&session, "photo.attach_photo", &Meta::default(), session.is_handed_over());
        let boot_ms = act.now.boot_ms;
        let (answer, nouns) = admitted(&session.store, act, |tx| {
            let to = target.subject(tx)?;
            attach_photo(tx, to, &intake, original)
        })?;
        arrival.stays();
        self.follow_up(&session, &nouns, boot_ms)?;
        let answer = serde_json::to_value(answer).map_err(|error| Failure::new("store_failed").traced(error))?;
        Ok(Answered { answer, nouns, at: self.now().timestamp().at })
    }

    /// Reads what a picture says of itself, without taking it in. Its first 128 KiB are enough for a JPEG.
    ///
    /// # Errors
    /// Those of any read.
    pub fn read_picture(&self, bytes: &[u8]) -> Result<PictureRead, Failure> {
        self.admit(Access::Open)?;
        let format = match format_of(bytes) {
            Format::Usable => "usable",
            Format::Heic => "heic",
            Format::Unknown => "unknown",
        };
        Ok(PictureRead { format, capture: capture_of(bytes).filter(|capture| plausible(capture.taken)) })
    }

    /// A picture, as JPEG.
    ///
    /// # Errors
    /// `locked`, `photo_unusable`.
    pub fn photo(&self, hash: &str, thumb: bool) -> Result<Vec<u8>, Failure> {
        let session = self.admit(Access::Handover)?;
        self.read(|db| {
            // A picture has no id but its hash: it is seen by whoever sees what it was attached to.
            if db.is_scoped() && !db.list_all::<Attachment>()?.iter().any(|row| row.hash == hash) {
                return Err(Failure::new("not_in_your_unit"));
            }
            Ok(())
        })?;
        Ok(session.store.photo(hash, if thumb { Size::Thumb } else { Size::Full })?)
    }
}

/// Decodes a picture in the worker process: what a host's worker is given to do with pictures from outside.
///
/// # Errors
/// Why it is no usable picture: `too_large`, `heic`, `not_a_picture`, `damaged`.
pub fn settle_picture(bytes: &[u8]) -> Result<Vec<u8>, String> {
    sillage_store::settle_picture(bytes).map_err(|error| match error {
        StoreError::BadPhoto(why) => why.to_owned(),
        _ => "damaged".to_owned(),
    })
}

fn refused(why: &str) -> StoreError {
    StoreError::BadPhoto(
        ["too_large", "heic", "not_a_picture"].into_iter().find(|known| *known == why).unwrap_or("damaged"),
    )
}

/// A camera whose clock was never set tells the year it was made for.
fn plausible(taken: NaiveDateTime) -> bool {
    taken.and_utc().timestamp() > 0
}

/// Which pictures are in the profile already.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListKnown {
    /// `sha256:` of each, as they lie on the phone.
    pub originals: Vec<String>,
}

/// Pictures that came in before.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct KnownPictures {
    /// Those of the hashes asked for.
    pub originals: Vec<String>,
}

pub(super) fn list_known(db: &Reader<'_>, ask: ListKnown) -> Result<KnownPictures, Failure> {
    let photos = db.list_all::<Attachment>()?;
    let known = |original: &String| photos.iter().any(|photo| photo.original.as_ref() == Some(original));
    Ok(KnownPictures { originals: ask.originals.into_iter().filter(known).collect() })
}
