//! How findings, zones and names are shown: shapes shared by the walk and the consolidation.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::Serialize;
use sillage_domain::{
    Bilingual, Id, Timestamp,
    action::Action,
    network::{Unit, Zone},
    photo::PhotoPlace,
    walk::{Cause, Finding, FindingDecision, FindingKind, FindingSource, Sense, SensoryWalk},
};
use sillage_store::{Reader, Row};
use ts_rs::TS;

use crate::{
    Failure,
    irritant::Ends,
    photo::{EmptyPlace, PhotoLine, empty_places, photos_of},
};

/// A count for the contract.
pub(super) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// The zones of a place in the customer's order.
pub(super) fn zones(db: &Reader<'_>, unit: Id<Unit>) -> Result<Vec<Row<Zone>>, Failure> {
    let mut zones = db.list_of::<Zone>(unit.uuid())?;
    zones.sort_by_key(|zone| zone.rank);
    Ok(zones)
}

/// A sense is consolidated once no pass of it is open; before, observers are blind to each other.
pub(crate) fn sense_is_consolidated(passes: &[Row<SensoryWalk>], sense: Sense) -> bool {
    passes.iter().filter(|pass| pass.sense == sense).all(|pass| pass.ended_at.is_some())
}

/// Whether a finding may be shown to all: noted outside any pass, or its sense is consolidated.
pub(crate) fn is_consolidated(passes: &[Row<SensoryWalk>], finding: &Finding) -> bool {
    let pass = finding.walk.and_then(|walk| passes.iter().find(|pass| pass.id == walk));
    pass.is_none_or(|pass| sense_is_consolidated(passes, pass.sense))
}

/// An irritant that lacks one of its three marks, and that nobody settled otherwise.
pub(super) fn waits_for_marks(finding: &Finding) -> bool {
    let weighed = finding.severity.is_some() && finding.frequency.is_some() && finding.ease.is_some();
    let settled =
        matches!(finding.decision, FindingDecision::Accepted | FindingDecision::Dropped | FindingDecision::Duplicate);
    finding.kind.is_irritant() && !weighed && !settled
}

/// A finding as a screen needs it.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct FindingView {
    /// The finding.
    pub finding: Id<Finding>,
    /// Nature.
    pub kind: FindingKind,
    /// Origin.
    pub source: FindingSource,
    /// The zone.
    pub zone: Option<Id<Zone>>,
    /// Its name.
    pub zone_name: Option<Bilingual>,
    /// The sense.
    pub sense: Option<Sense>,
    /// What and where.
    pub text: String,
    /// The mark that went with it.
    pub perception: Option<i32>,
    /// Cause.
    pub cause: Option<Cause>,
    /// 1 to 5.
    pub severity: Option<i32>,
    /// 1 to 5.
    pub frequency: Option<i32>,
    /// 1 to 5.
    pub ease: Option<i32>,
    /// A danger.
    pub safety: bool,
    /// What becomes of it. `action` exactly while an action answers it.
    pub decision: FindingDecision,
    /// Why it was accepted or dropped.
    pub decision_reason: Option<String>,
    /// The finding that already says it.
    pub duplicate_of: Option<Id<Finding>>,
    /// The action that answers it.
    pub action: Option<Id<Action>>,
    /// Pictures.
    pub photos: Vec<PhotoLine>,
    /// Numbered places whose picture has not arrived.
    pub places: Vec<EmptyPlace>,
    /// When it was noted.
    pub noted_at: Timestamp,
}

/// What is needed to show many findings of a place, read once.
pub(super) struct FindingViews {
    zones: HashMap<Id<Zone>, Bilingual>,
    actions: HashMap<uuid::Uuid, Id<Action>>,
    ends: Ends,
    places: Vec<(Row<PhotoPlace>, EmptyPlace)>,
}

impl FindingViews {
    pub(super) fn of(db: &Reader<'_>, unit: Id<Unit>) -> Result<Self, Failure> {
        let zones = zones(db, unit)?.into_iter().map(|zone| (zone.id, zone.doc.name)).collect();
        let actions = db
            .list_of::<Action>(unit.uuid())?
            .into_iter()
            .filter_map(|row| Some((row.doc.source_id?, row.id)))
            .collect();
        Ok(Self { zones, actions, ends: Ends::of(db, unit)?, places: empty_places(db, unit)? })
    }

    fn places_of(&self, finding: Id<Finding>) -> Vec<EmptyPlace> {
        self.places.iter().filter(|(place, _)| place.finding == Some(finding)).map(|(_, mark)| mark.clone()).collect()
    }

    /// Places reserved in a zone of a pass for no finding in particular.
    pub(super) fn places_in(&self, walk: Id<SensoryWalk>, zone: Id<Zone>) -> Vec<EmptyPlace> {
        let here = |place: &PhotoPlace| (place.walk, place.zone, place.finding) == (Some(walk), Some(zone), None);
        self.places.iter().filter(|(place, _)| here(&place.doc)).map(|(_, mark)| mark.clone()).collect()
    }

    pub(super) fn view(&self, db: &Reader<'_>, row: Row<Finding>) -> Result<FindingView, Failure> {
        let action = self.actions.get(&row.id.uuid()).copied();
        let doc = row.doc;
        let (given, decision_reason) = self.ends.decision(row.id, &doc);
        // The action itself is the truth: one that was withdrawn leaves the finding undecided again.
        let decision = match (given, action) {
            (_, Some(_)) => FindingDecision::Action,
            (FindingDecision::Action, None) => FindingDecision::Open,
            (decision, None) => decision,
        };
        Ok(FindingView {
            finding: row.id,
            kind: doc.kind,
            source: doc.source,
            zone: doc.zone,
            zone_name: doc.zone.and_then(|zone| self.zones.get(&zone).cloned()),
            sense: doc.sense,
            text: doc.text,
            perception: doc.perception,
            cause: doc.cause,
            severity: doc.severity,
            frequency: doc.frequency,
            ease: doc.ease,
            safety: doc.safety,
            decision,
            decision_reason,
            duplicate_of: doc.duplicate_of,
            action,
            photos: photos_of(db, row.id.uuid())?,
            places: self.places_of(row.id),
            noted_at: row.created_at,
        })
    }
}
