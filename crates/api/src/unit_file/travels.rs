//! What leaves with a unit: its own stream and what it needs of the network's. No other unit, nobody it does not
//! name, no rating of a coach that is still sealed. Texts being typed, settings, the place on screen and the PIN are
//! no operations, and so never travel.

use std::collections::HashSet;

use sillage_domain::{
    Entity, Id,
    closing::CoachRating,
    network::{Assignment, Network, Notice, Person, PersonProfile, Unit, alias::PersonAlias},
    visit::{Attachment, VisitReport},
};
use sillage_store::{Reader, Size, Store};
use sillage_sync::{Attachment as Carried, Envelope, Line};
use uuid::Uuid;

use crate::{Failure, closing::is_told};

/// Nouns of people that belong to a unit's stream; met in the network's, they are of units that do not travel.
const OF_A_UNIT: [&str; 4] = [PersonProfile::NOUN, Assignment::NOUN, Notice::NOUN, PersonAlias::NOUN];

/// The operations that travel with a unit, in the order of replicas and sequences.
pub(super) fn lines(db: &Reader<'_>, unit: Id<Unit>, network: Id<Network>) -> Result<Vec<Line>, Failure> {
    let mut told = HashSet::new();
    for row in db.list_in::<CoachRating>(unit.uuid())? {
        if is_told(db, &row.doc)? {
            told.insert(row.id.uuid());
        }
    }
    let of_unit = |envelope: &Envelope| envelope.t != CoachRating::NOUN || told.contains(&envelope.e);
    let mut named = HashSet::new();
    db.list_lines([unit.uuid(); 2], |envelope, raw| {
        if of_unit(envelope) {
            named.extend(raw.split('"').filter(|word| word.len() == 36).filter_map(|word| word.parse::<Uuid>().ok()));
        }
        false
    })?;
    let of_network = |envelope: &Envelope| match envelope.t.as_str() {
        Unit::NOUN => envelope.e == unit.uuid(),
        Person::NOUN => named.contains(&envelope.e),
        noun => !OF_A_UNIT.contains(&noun),
    };
    Ok(db.list_lines([unit.uuid(), network.uuid()], |envelope, _| {
        if envelope.u == unit.uuid() { of_unit(envelope) } else { of_network(envelope) }
    })?)
}

/// The photos and issued reports of a unit that lie on this computer.
pub(super) fn attachments(db: &Reader<'_>, store: &Store, unit: Id<Unit>) -> Result<Vec<Carried>, Failure> {
    let photos = db.list_in::<Attachment>(unit.uuid())?.into_iter().map(|row| (row.doc.hash, "image/jpeg"));
    let reports =
        db.list_in::<VisitReport>(unit.uuid())?.into_iter().map(|row| (row.doc.content_hash, "application/pdf"));
    let mut seen = HashSet::new();
    let mut attachments = Vec::new();
    for (hash, media_type) in photos.chain(reports) {
        // One that never came here cannot be passed on; its place is kept by the operation that names it.
        if let (true, Ok(bytes)) = (seen.insert(hash.clone()), store.photo(&hash, Size::Full)) {
            let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
            attachments.push(Carried { hash, size, media_type: media_type.into(), unit: unit.uuid() });
        }
    }
    Ok(attachments)
}
