//! Walking: the zones of a pass, a mark for each, what was noted.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id,
    network::{Unit, Zone},
    visit::VisitDay,
    walk::{Finding, Occupancy, Sense, SensoryPrompt, SensoryRecord, SensoryWalk},
};
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;

use super::{
    blind, view,
    view::{FindingView, FindingViews},
};
use crate::{
    Failure,
    photo::{EmptyPlace, PhotoLine, photos_of},
    visit::name_of,
};

/// One pass.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetWalk {
    /// The pass.
    pub walk: Id<SensoryWalk>,
}

/// A pass as its observer walks it. It holds no mark of anybody else.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct WalkView {
    /// The pass.
    pub walk: Id<SensoryWalk>,
    /// The day.
    pub visit_day: Id<VisitDay>,
    /// The place.
    pub unit: Id<Unit>,
    /// Its name.
    pub unit_name: String,
    /// The one sense.
    pub sense: Sense,
    /// Its place among the senses walked here, from 1.
    pub rank: u32,
    /// How many senses are walked here.
    pub senses: u32,
    /// Busy or quiet.
    pub moment: Option<Occupancy>,
    /// Who observes, where it is not oneself.
    pub guest: Option<String>,
    /// Typed in from a paper sheet.
    pub on_paper: bool,
    /// It is over.
    pub ended: bool,
    /// Zones in the customer's order.
    pub zones: Vec<WalkedZone>,
    /// Questions that help to perceive, in order.
    pub prompts: Vec<Bilingual>,
    /// What was noted in this pass, newest first.
    pub findings: Vec<FindingView>,
}

/// A zone of a pass.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct WalkedZone {
    /// The zone.
    pub zone: Id<Zone>,
    /// Its name.
    pub name: Bilingual,
    /// Its mark; absent while it was not walked, which is neither zero nor neutral.
    pub mark: Option<ZoneMark>,
    /// How many findings it has.
    pub findings: u32,
    /// Places reserved here before anything was noted in words.
    pub places: Vec<EmptyPlace>,
}

/// The mark of a zone.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ZoneMark {
    /// The record.
    pub record: Id<SensoryRecord>,
    /// −2 to +2; `null` when nothing was perceptible.
    pub perception: Option<i32>,
    /// Pictures taken before anything was noted in words.
    pub photos: Vec<PhotoLine>,
}

pub(super) fn get_walk(db: &Reader<'_>, ask: GetWalk) -> Result<WalkView, Failure> {
    let pass = blind::visible_pass(db, ask.walk)?;
    let records = db.list_of::<SensoryRecord>(ask.walk.uuid())?;
    let mut findings: Vec<Row<Finding>> = db.list_of(pass.visit_day.uuid())?;
    findings.retain(|finding| finding.walk == Some(ask.walk));
    let views = FindingViews::of(db, pass.doc.unit)?;
    let mut zones = Vec::new();
    for zone in view::zones(db, pass.doc.unit)? {
        let mark = match records.iter().rev().find(|record| record.zone == zone.id) {
            Some(record) => Some(ZoneMark {
                record: record.id,
                perception: record.perception,
                photos: photos_of(db, record.id.uuid())?,
            }),
            None => None,
        };
        let noted = findings.iter().filter(|finding| finding.zone == Some(zone.id)).count();
        let places = views.places_in(ask.walk, zone.id);
        zones.push(WalkedZone { zone: zone.id, name: zone.doc.name, mark, findings: view::count(noted), places });
    }
    let mut prompts = db.list_all::<SensoryPrompt>()?;
    prompts.retain(|prompt| prompt.sense == pass.sense);
    prompts.sort_by_key(|prompt| prompt.rank);
    let shown: Result<Vec<_>, Failure> = findings.into_iter().rev().map(|row| views.view(db, row)).collect();
    let senses = super::passes::senses(db)?;
    Ok(WalkView {
        walk: ask.walk,
        visit_day: pass.visit_day,
        unit: pass.doc.unit,
        unit_name: db.get(pass.doc.unit)?.doc.name,
        sense: pass.sense,
        rank: view::count(senses.iter().take_while(|sense| **sense != pass.sense).count() + 1),
        senses: view::count(senses.len()),
        moment: pass.moment,
        guest: match (&pass.doc.guest, pass.observer) {
            (Some(guest), _) => Some(guest.clone()),
            (None, Some(person)) if person != db.me() => Some(name_of(db, person)?),
            (None, _) => None,
        },
        on_paper: pass.on_paper,
        ended: pass.ended_at.is_some(),
        zones,
        prompts: prompts.into_iter().map(|prompt| prompt.doc.text).collect(),
        findings: shown?,
    })
}

/// Mark a zone; a second mark replaces the first.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordMark {
    /// The pass.
    pub walk: Id<SensoryWalk>,
    /// The zone.
    pub zone: Id<Zone>,
    /// −2 to +2; `null` when nothing is perceptible here with this sense, which is a fact too.
    pub perception: Option<i32>,
}

/// The zone is marked.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct MarkRecorded {
    /// The record.
    pub record: Id<SensoryRecord>,
}

pub(super) fn record_mark(tx: &mut Writer<'_>, ask: RecordMark) -> Result<MarkRecorded, Failure> {
    let pass = blind::open_pass(tx, ask.walk)?;
    zone_of(tx, &pass, ask.zone)?;
    let (perception, not_perceptible) = (ask.perception, ask.perception.is_none());
    let record = match find_mark(tx, ask.walk, ask.zone)? {
        Some(record) => {
            let change = |record: &mut SensoryRecord| {
                (record.perception, record.not_perceptible) = (perception, not_perceptible)
            };
            tx.change(record.id, change)?.id
        }
        None => tx.add(
            pass.doc.unit.uuid(),
            &SensoryRecord { walk: ask.walk, zone: ask.zone, perception, not_perceptible },
        )?,
    };
    Ok(MarkRecorded { record })
}

/// Take a mark back: the zone counts as not walked again.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RetractMark {
    /// The pass.
    pub walk: Id<SensoryWalk>,
    /// The zone.
    pub zone: Id<Zone>,
}

/// The mark is gone.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct MarkRetracted {}

pub(super) fn retract_mark(tx: &mut Writer<'_>, ask: RetractMark) -> Result<MarkRetracted, Failure> {
    blind::open_pass(tx, ask.walk)?;
    if let Some(record) = find_mark(tx, ask.walk, ask.zone)? {
        tx.delete(record.id)?;
    }
    Ok(MarkRetracted {})
}

/// The mark of a zone in a pass; after a merge the newest counts.
pub(crate) fn find_mark(
    db: &Reader<'_>,
    walk: Id<SensoryWalk>,
    zone: Id<Zone>,
) -> Result<Option<Row<SensoryRecord>>, Failure> {
    Ok(db.list_of::<SensoryRecord>(walk.uuid())?.into_iter().rfind(|record| record.zone == zone))
}

/// The zone, if it lies in the place that is walked.
pub(crate) fn zone_of(db: &Reader<'_>, pass: &SensoryWalk, zone: Id<Zone>) -> Result<Row<Zone>, Failure> {
    let row = db.get(zone)?;
    if row.doc.unit == pass.unit { Ok(row) } else { Err(Failure::new("zone_elsewhere")) }
}
