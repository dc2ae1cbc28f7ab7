//! What the team says of a plane, and who took part in it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    diagnosis::board::{DiagnosisPlane, Plane},
    network::{Person, Unit},
};
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;

use crate::Failure;

/// Write what the team says of a plane; what is absent stays.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct WritePlane {
    /// Where.
    pub unit: Id<Unit>,
    /// Which plane.
    pub plane: Plane,
    /// What customers should experience, at most 2,000 characters.
    #[ts(optional = nullable)]
    pub target: Option<String>,
    /// What they experience today, at most 2,000 characters.
    #[ts(optional = nullable)]
    pub main_gap: Option<String>,
}

/// It is kept.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PlaneKept {
    /// The plane.
    pub plane: Id<DiagnosisPlane>,
}

pub(super) fn write_plane(tx: &mut Writer<'_>, ask: WritePlane) -> Result<PlaneKept, Failure> {
    change(tx, ask.unit, ask.plane, |plane| {
        plane.target = ask.target.unwrap_or_else(|| plane.target.clone());
        plane.main_gap = ask.main_gap.unwrap_or_else(|| plane.main_gap.clone());
    })
}

/// Say that somebody took part in a plane, or did not.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct MarkInPlane {
    /// Where.
    pub unit: Id<Unit>,
    /// Which plane.
    pub plane: Plane,
    /// Who.
    pub person: Id<Person>,
    /// Took part.
    pub took_part: bool,
}

pub(super) fn mark_participant(tx: &mut Writer<'_>, ask: MarkInPlane) -> Result<PlaneKept, Failure> {
    // The skills plane counts people; whoever was observed is nobody's to list.
    if ask.plane == Plane::Skills {
        return Err(Failure::new("skills_name_nobody"));
    }
    tx.get(ask.person)?;
    change(tx, ask.unit, ask.plane, |plane| {
        plane.participants.retain(|person| *person != ask.person);
        if ask.took_part {
            plane.participants.push(ask.person);
        }
    })
}

fn change(
    tx: &mut Writer<'_>,
    unit: Id<Unit>,
    plane: Plane,
    change: impl FnOnce(&mut DiagnosisPlane),
) -> Result<PlaneKept, Failure> {
    tx.get(unit)?;
    let plane = match plane_of(tx, unit, plane)? {
        Some(row) => tx.change(row.id, change)?.id,
        None => {
            let mut doc = DiagnosisPlane::blank(unit, plane);
            change(&mut doc);
            tx.add(unit.uuid(), &doc)?
        }
    };
    Ok(PlaneKept { plane })
}

/// What the team said of a plane; after a merge of two, the one said first.
pub(super) fn plane_of(db: &Reader<'_>, unit: Id<Unit>, plane: Plane) -> Result<Option<Row<DiagnosisPlane>>, Failure> {
    Ok(db.list_of::<DiagnosisPlane>(unit.uuid())?.into_iter().filter(|row| row.plane == plane).min_by_key(|row| row.id))
}
