//! Scenes to be rated by several people are written, and rated once by each.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    network::{Assignment, Person, Role, Unit},
    observation::{
        calibration::{AttemptLevel, CalibrationAttempt, CalibrationScene, ReferenceLevel},
        check_level,
    },
    referential::{ReferentialKind, ReferentialVersion, Skill},
};
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;

use super::{looks::check_leads, module::network_of};
use crate::{
    Failure,
    observation::{skills_of, version_of_kind},
    session::Handover,
};

/// Refuses whoever neither coaches nor administers: scenes and modules are the whole network's.
///
/// # Errors
/// `prepared_by_coach`.
pub(super) fn check_prepares(db: &Reader<'_>) -> Result<(), Failure> {
    let today = db.now().local_date();
    let prepares = db.list_all::<Assignment>()?.iter().any(|row| {
        row.person == db.me() && matches!(row.role, Role::Coach | Role::Administrator) && row.holds_on(today)
    });
    if prepares { Ok(()) } else { Err(Failure::new("prepared_by_coach")) }
}

/// Write a scene, or put one right that nobody has rated yet.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordScene {
    /// The one to put right.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub scene: Option<Id<CalibrationScene>>,
    /// Title.
    pub title: String,
    /// What happens, as one would see and hear it.
    pub material: String,
    /// Against which referential; the service referential by default.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub kind: Option<ReferentialKind>,
    /// The reference, for the skills that can be seen in it.
    pub reference: Vec<ReferenceLevel>,
}

/// It was kept.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SceneRecorded {
    /// It.
    pub scene: Id<CalibrationScene>,
}

pub(super) fn record_scene(tx: &mut Writer<'_>, ask: RecordScene) -> Result<SceneRecorded, Failure> {
    check_prepares(tx)?;
    if ask.material.trim().is_empty() || ask.reference.is_empty() {
        return Err(Failure::new("scene_without_reference"));
    }
    let version = match ask.scene {
        Some(scene) => {
            check_unrated(tx, scene)?;
            tx.get(scene)?.version
        }
        None => version_of_kind(tx, ask.kind.unwrap_or(ReferentialKind::Service))?,
    };
    check_levels(tx, version, ask.reference.iter().map(|level| (level.skill, level.value)))?;
    let doc = CalibrationScene { version, title: ask.title, material: ask.material, reference: ask.reference };
    let scene = match ask.scene {
        Some(scene) => tx.change(scene, |known: &mut CalibrationScene| *known = doc)?.id,
        None => tx.add(network_of(tx)?.uuid(), &doc)?,
    };
    Ok(SceneRecorded { scene })
}

/// Each level is of a skill of the version, on its scale, once.
fn check_levels(
    db: &Reader<'_>,
    version: Id<ReferentialVersion>,
    levels: impl Iterator<Item = (Id<Skill>, i32)>,
) -> Result<(), Failure> {
    let skills = skills_of(db, version)?;
    let mut seen = BTreeSet::new();
    for (skill, level) in levels {
        let row = skills.iter().find(|row| row.id == skill);
        let row = row.ok_or_else(|| Failure::new("not_found").with("noun", "skill"))?;
        check_level(&row.doc, Some(level))?;
        if !seen.insert(skill) {
            return Err(Failure::new("skill_scored_twice"));
        }
    }
    Ok(())
}

/// What others rated stays as they read it.
fn check_unrated(db: &Reader<'_>, scene: Id<CalibrationScene>) -> Result<(), Failure> {
    let rated = !db.list_of::<CalibrationAttempt>(scene.uuid())?.is_empty();
    if rated { Err(Failure::new("scene_rated_already")) } else { Ok(()) }
}

/// Take a scene away that nobody has rated yet.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RemoveScene {
    /// Which.
    pub scene: Id<CalibrationScene>,
}

/// It lies in the bin.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SceneRemoved {}

pub(super) fn remove_scene(tx: &mut Writer<'_>, ask: RemoveScene) -> Result<SceneRemoved, Failure> {
    check_prepares(tx)?;
    check_unrated(tx, ask.scene)?;
    tx.delete(ask.scene)?;
    Ok(SceneRemoved {})
}

/// Who rates a scene now: the owner of the computer, or whom it was handed over to for this scene alone.
///
/// # Errors
/// `handed_over`.
pub(super) fn rater_of(db: &Reader<'_>, scene: Id<CalibrationScene>, unit: Id<Unit>) -> Result<Id<Person>, Failure> {
    match Handover::now(db)? {
        None => Ok(db.me()),
        Some(Handover::Scene { scene: given, unit: at, rater }) if given == scene && at == unit => Ok(rater),
        Some(_) => Err(Failure::new("handed_over")),
    }
}

/// The computer may be handed over for a scene: to somebody else of the unit, who neither wrote nor rated it.
///
/// # Errors
/// `team_not_yours`, `not_found`, `scene_is_yours`, `scene_rated_already`.
pub(crate) fn check_rater(
    db: &Reader<'_>,
    unit: Id<Unit>,
    scene: Id<CalibrationScene>,
    rater: Id<Person>,
) -> Result<(), Failure> {
    check_leads(db, unit)?;
    let today = db.now().local_date();
    let here = db.list_of::<Assignment>(unit.uuid())?.iter().any(|row| row.person == rater && row.holds_on(today));
    if !here || rater == db.me() {
        return Err(Failure::new("not_found").with("noun", "person"));
    }
    check_unread(db, &db.get(scene)?, rater)
}

/// Whoever wrote the reference knows it, and whoever rated has read it.
fn check_unread(db: &Reader<'_>, scene: &Row<CalibrationScene>, rater: Id<Person>) -> Result<(), Failure> {
    if scene.created_by == rater {
        return Err(Failure::new("scene_is_yours"));
    }
    let rated = db.list_of::<CalibrationAttempt>(scene.id.uuid())?.iter().any(|row| row.rater == rater);
    if rated { Err(Failure::new("scene_rated_already")) } else { Ok(()) }
}

/// Say what one saw in a scene; the reference is told afterwards.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RateScene {
    /// Which.
    pub scene: Id<CalibrationScene>,
    /// In which unit one observes.
    pub unit: Id<Unit>,
    /// Levels, of the skills one saw.
    pub scores: Vec<AttemptLevel>,
}

/// It stands.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SceneRated {}

pub(super) fn rate_scene(tx: &mut Writer<'_>, ask: RateScene) -> Result<SceneRated, Failure> {
    let rater = rater_of(tx, ask.scene, ask.unit)?;
    check_leads(tx, ask.unit)?;
    let scene = tx.get(ask.scene)?;
    check_unread(tx, &scene, rater)?;
    check_levels(tx, scene.version, ask.scores.iter().map(|score| (score.skill, score.value)))?;
    let at = tx.now().timestamp();
    tx.add(ask.unit.uuid(), &CalibrationAttempt { scene: ask.scene, rater, scores: ask.scores, at })?;
    Ok(SceneRated {})
}
