//! The words of the project, and who wrote them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    network::{Person, Unit},
    project::UnitProject,
};
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;

use crate::Failure;

/// Write the project; what is absent stays.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct WriteProject {
    /// Where.
    pub unit: Id<Unit>,
    /// What it means to the team, at most 10,000 characters.
    #[ts(optional = nullable)]
    pub meaning: Option<String>,
    /// How the team keeps it alive, at most 2,000 characters.
    #[ts(optional = nullable)]
    pub animation_rhythm: Option<String>,
}

/// It is kept.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ProjectKept {
    /// The project.
    pub project: Id<UnitProject>,
}

pub(super) fn write_project(tx: &mut Writer<'_>, ask: WriteProject) -> Result<ProjectKept, Failure> {
    change(tx, ask.unit, |project| {
        project.meaning = ask.meaning.unwrap_or_else(|| project.meaning.clone());
        project.animation_rhythm = ask.animation_rhythm.unwrap_or_else(|| project.animation_rhythm.clone());
    })
}

/// Say that somebody wrote the project with the team, or did not.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct MarkInProject {
    /// Where.
    pub unit: Id<Unit>,
    /// Who.
    pub person: Id<Person>,
    /// Took part.
    pub took_part: bool,
}

pub(super) fn mark_participant(tx: &mut Writer<'_>, ask: MarkInProject) -> Result<ProjectKept, Failure> {
    tx.get(ask.person)?;
    change(tx, ask.unit, |project| {
        project.participants.retain(|person| *person != ask.person);
        if ask.took_part {
            project.participants.push(ask.person);
        }
    })
}

fn change(tx: &mut Writer<'_>, unit: Id<Unit>, change: impl FnOnce(&mut UnitProject)) -> Result<ProjectKept, Failure> {
    tx.get(unit)?;
    let project = match project_of(tx, unit)? {
        Some(row) => tx.change(row.id, change)?.id,
        None => {
            let mut project = UnitProject {
                unit,
                meaning: String::new(),
                animation_rhythm: String::new(),
                participants: Vec::new(),
                started_on: tx.now().local_date(),
            };
            change(&mut project);
            tx.add(unit.uuid(), &project)?
        }
    };
    Ok(ProjectKept { project })
}

/// The project of a unit; after a merge of two, the one begun first.
pub(super) fn project_of(db: &Reader<'_>, unit: Id<Unit>) -> Result<Option<Row<UnitProject>>, Failure> {
    Ok(db.list_of::<UnitProject>(unit.uuid())?.into_iter().min_by_key(|row| row.id))
}
