//! Numbered places: reserved while walking for a picture taken with a phone, filled when it arrives.

use std::collections::HashSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    network::{Unit, Zone},
    photo::{PhotoPlace, next_number},
    visit::{Attachment, VisitDay},
    walk::{Finding, SensoryWalk},
};
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;
use uuid::Uuid;

use super::attachments::Subject;
use crate::{
    Failure,
    walk::{blind, find_mark, zone_of},
};

/// Reserve a numbered place: of a finding, or of a zone that is being walked.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ReservePlace {
    /// The finding it illustrates, if one was noted.
    pub finding: Option<Id<Finding>>,
    /// The pass, if none was.
    pub walk: Option<Id<SensoryWalk>>,
    /// The zone of the pass.
    pub zone: Option<Id<Zone>>,
}

/// The place is kept.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PlaceReserved {
    /// The place.
    pub place: Id<PhotoPlace>,
    /// Its number in the day.
    pub number: u32,
}

pub(super) fn reserve_place(tx: &mut Writer<'_>, ask: ReservePlace) -> Result<PlaceReserved, Failure> {
    let day = match (ask.finding, ask.walk, ask.zone) {
        (Some(finding), ..) => blind::own_finding(tx, finding)?.visit_day,
        (None, Some(walk), Some(zone)) => {
            let pass = blind::open_pass(tx, walk)?;
            zone_of(tx, &pass, zone)?;
            pass.visit_day
        }
        _ => return Err(Failure::new("photo_place_nowhere")),
    };
    let number = next_number(tx.list_of::<PhotoPlace>(day.uuid())?.iter().map(|place| place.number));
    let reserved_at = tx.now().timestamp();
    let place =
        PhotoPlace { visit_day: day, number, reserved_at, walk: ask.walk, zone: ask.zone, finding: ask.finding };
    let unit = tx.get(day)?.doc.unit;
    Ok(PlaceReserved { place: tx.add(unit.uuid(), &place)?, number })
}

/// Give up a place that was reserved.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ReleasePlace {
    /// The place.
    pub place: Id<PhotoPlace>,
}

/// The place is gone; a picture that had filled it stays where it is.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PlaceReleased {}

pub(super) fn release_place(tx: &mut Writer<'_>, ask: ReleasePlace) -> Result<PlaceReleased, Failure> {
    let place = tx.get(ask.place)?;
    match (place.finding, place.walk) {
        (Some(finding), _) if tx.find(finding)?.is_some() => drop(blind::own_finding(tx, finding)?),
        (_, Some(walk)) => drop(blind::visible_pass(tx, walk)?),
        _ => {}
    }
    tx.delete(ask.place)?;
    Ok(PlaceReleased {})
}

/// What a picture of this place illustrates: the finding it was reserved for, else what was noted in the zone right
/// after it was reserved, else what was noted there last, else the zone's mark.
pub(super) fn subject_of(db: &Reader<'_>, id: Id<PhotoPlace>) -> Result<Subject, Failure> {
    let place = db.get(id)?;
    let to = |owner: Uuid| Subject { owner, day: place.visit_day, place: Some(id) };
    if let Some(finding) = place.finding.filter(|finding| matches!(db.find(*finding), Ok(Some(_)))) {
        return Ok(to(finding.uuid()));
    }
    if let (Some(walk), Some(zone)) = (place.walk, place.zone) {
        let reserved = place.reserved_at.utc_ms();
        let mut here: Vec<Row<Finding>> = db.list_of(place.visit_day.uuid())?;
        here.retain(|finding| finding.walk == Some(walk) && finding.zone == Some(zone));
        let noted = here.iter().find(|finding| finding.created_at.utc_ms() >= reserved).or(here.last());
        if let Some(finding) = noted {
            return Ok(to(finding.id.uuid()));
        }
        if let Some(mark) = find_mark(db, walk, zone)? {
            return Ok(to(mark.id.uuid()));
        }
    }
    Err(Failure::new("photo_place_without_subject").with("number", place.number))
}

/// A place whose picture has not arrived.
#[derive(Debug, Clone, Serialize, TS, JsonSchema)]
pub struct EmptyPlace {
    /// The place.
    pub place: Id<PhotoPlace>,
    /// Its number in the day.
    pub number: u32,
}

/// The places of a unit whose picture has not arrived, in order of numbers.
pub(crate) fn empty_places(db: &Reader<'_>, unit: Id<Unit>) -> Result<Vec<(Row<PhotoPlace>, EmptyPlace)>, Failure> {
    let filled: HashSet<_> =
        db.list_in::<Attachment>(unit.uuid())?.into_iter().filter_map(|photo| photo.doc.place).collect();
    let mut places = db.list_in::<PhotoPlace>(unit.uuid())?;
    places.retain(|place| !filled.contains(&place.id));
    places.sort_by_key(|place| place.number);
    let with_mark = |row: Row<PhotoPlace>| {
        let mark = EmptyPlace { place: row.id, number: row.number };
        (row, mark)
    };
    Ok(places.into_iter().map(with_mark).collect())
}

/// Whether what belongs to this pass may be shown now: not while one walks the same sense oneself.
pub(super) fn may_see(db: &Reader<'_>, walk: Option<Id<SensoryWalk>>) -> Result<bool, Failure> {
    let Some(walk) = walk else { return Ok(true) };
    match blind::visible_pass(db, walk) {
        Ok(_) => Ok(true),
        Err(failure) if failure.code == "blind_pass" => Ok(false),
        Err(failure) => Err(failure),
    }
}

/// The places of a day, in order of numbers.
pub(super) fn places_of(db: &Reader<'_>, day: Id<VisitDay>) -> Result<Vec<Row<PhotoPlace>>, Failure> {
    let mut places = db.list_of::<PhotoPlace>(day.uuid())?;
    places.sort_by_key(|place| place.number);
    Ok(places)
}
