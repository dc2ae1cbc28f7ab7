//! The photos of a visit day: its numbered places and what fills them, and the pictures nobody has answered for yet.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id, Timestamp,
    network::{Unit, Zone},
    photo::PhotoPlace,
    visit::{Attachment, VisitDay},
    walk::{Finding, SensoryRecord, SensoryWalk},
};
use sillage_store::{Reader, Row};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    attachments::{PhotoLine, line},
    places::{empty_places, may_see, places_of},
};
use crate::Failure;

/// The photos of a day.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetPhotoDay {
    /// The day.
    pub visit_day: Id<VisitDay>,
}

/// Places and pictures of a day. What belongs to a pass that is still hidden is not among them.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PhotoDay {
    /// The place visited.
    pub unit_name: String,
    /// In order of numbers.
    pub places: Vec<PlaceLine>,
    /// Pictures of the day, oldest first.
    pub photos: Vec<DayPhoto>,
}

/// A numbered place.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PlaceLine {
    /// The place.
    pub place: Id<PhotoPlace>,
    /// Its number in the day.
    pub number: u32,
    /// When it was reserved.
    pub reserved_at: Timestamp,
    /// The zone it was reserved in.
    pub zone_name: Option<Bilingual>,
    /// The finding it was reserved for.
    pub text: Option<String>,
    /// Its picture has arrived.
    pub filled: bool,
}

/// A picture of the day.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct DayPhoto {
    /// The picture.
    pub photo: PhotoLine,
    /// The number of the place it fills.
    pub number: Option<u32>,
    /// The finding it illustrates.
    pub text: Option<String>,
    /// The zone it shows.
    pub zone_name: Option<Bilingual>,
}

pub(super) fn get_day(db: &Reader<'_>, ask: GetPhotoDay) -> Result<PhotoDay, Failure> {
    let day = db.get(ask.visit_day)?;
    let zones: HashMap<Id<Zone>, Bilingual> =
        db.list_of::<Zone>(day.doc.unit.uuid())?.into_iter().map(|zone| (zone.id, zone.doc.name)).collect();
    let mut pictures = db.list_in::<Attachment>(day.doc.unit.uuid())?;
    pictures.retain(|photo| photo.visit_day == ask.visit_day);
    let rows = places_of(db, ask.visit_day)?;
    let number = |place: Option<Id<PhotoPlace>>| rows.iter().find(|row| Some(row.id) == place).map(|row| row.number);
    let mut photos = Vec::new();
    for picture in &pictures {
        let shown = Shown::of(db, picture.owner)?;
        if may_see(db, shown.walk)? {
            photos.push(DayPhoto {
                photo: line(picture.clone()),
                number: number(picture.place),
                text: shown.text,
                zone_name: shown.zone.and_then(|zone| zones.get(&zone).cloned()),
            });
        }
    }
    let mut places = Vec::new();
    for row in &rows {
        let finding = row.finding.map(|finding| db.find(finding)).transpose()?.flatten();
        let walk = row.walk.or(finding.as_ref().and_then(|finding| finding.walk));
        if may_see(db, walk)? {
            let zone = row.zone.or(finding.as_ref().and_then(|finding| finding.zone));
            places.push(PlaceLine {
                place: row.id,
                number: row.number,
                reserved_at: row.reserved_at.clone(),
                zone_name: zone.and_then(|zone| zones.get(&zone).cloned()),
                text: finding.map(|finding| finding.doc.text),
                filled: pictures.iter().any(|photo| photo.place == Some(row.id)),
            });
        }
    }
    Ok(PhotoDay { unit_name: db.get(day.doc.unit)?.doc.name, places, photos })
}

/// What a picture shows.
#[derive(Default)]
struct Shown {
    walk: Option<Id<SensoryWalk>>,
    zone: Option<Id<Zone>>,
    text: Option<String>,
}

impl Shown {
    fn of(db: &Reader<'_>, owner: Uuid) -> Result<Self, Failure> {
        if let Some(finding) = db.find(Id::<Finding>::new(owner))? {
            return Ok(Self { walk: finding.walk, zone: finding.zone, text: Some(finding.doc.text) });
        }
        let record = db.find(Id::<SensoryRecord>::new(owner))?;
        Ok(record
            .map(|record| Self { walk: Some(record.walk), zone: Some(record.zone), text: None })
            .unwrap_or_default())
    }
}

/// Of a day: pictures nobody has answered for, and places whose picture has not arrived.
pub(crate) fn count_photos(db: &Reader<'_>, day: Id<VisitDay>, unit: Id<Unit>) -> Result<(usize, usize), Failure> {
    let photos: Vec<Row<Attachment>> = db.list_in(unit.uuid())?;
    let unanswered = photos.iter().filter(|photo| photo.visit_day == day && photo.contains_people.is_none()).count();
    let empty = empty_places(db, unit)?.iter().filter(|(place, _)| place.visit_day == day).count();
    Ok((unanswered, empty))
}
