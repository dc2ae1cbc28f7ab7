//! What is learnt before it is practised: the modules of the network, and who completed them.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id,
    network::{Network, Person, Unit},
    referential::{Item, ReferentialKind, ReferentialVersion, Skill},
    training::{KnowledgeModule, ModuleCompletion},
};
use sillage_store::{Reader, Writer};
use ts_rs::TS;

use super::looks::{check_history, check_leads};
use crate::{
    Failure,
    observation::{skills_of, version_of_kind},
};

/// A module, and whether somebody completed it.
#[derive(Debug, Clone, Serialize, TS, JsonSchema)]
pub struct ModuleLine {
    /// It.
    pub module: Id<KnowledgeModule>,
    /// Title.
    pub title: Bilingual,
    /// How long it takes, in minutes, if known.
    pub duration_min: Option<u32>,
    /// The skills it prepares for, of the referential in front.
    pub skills: Vec<Id<Skill>>,
    /// When it was completed; none while it is not.
    pub completed_on: Option<NaiveDate>,
}

/// Modules linked to skills of a version, as a person stands with them.
pub(super) fn modules_of(
    db: &Reader<'_>,
    person: Id<Person>,
    version: Id<ReferentialVersion>,
) -> Result<Vec<ModuleLine>, Failure> {
    let modules = db.list_all::<KnowledgeModule>()?;
    if modules.is_empty() {
        return Ok(Vec::new());
    }
    let skills = skills_of(db, version)?;
    let completed = db.list_of::<ModuleCompletion>(person.uuid())?;
    let mut lines = Vec::new();
    for row in modules {
        let linked = skills.iter().filter(|skill| row.items.contains(&skill.doc.identity(skill.id)));
        let skills: Vec<Id<Skill>> = linked.map(|skill| skill.id).collect();
        if skills.is_empty() {
            continue;
        }
        lines.push(ModuleLine {
            module: row.id,
            duration_min: row.duration_min,
            completed_on: completed.iter().filter(|done| done.module == row.id).map(|done| done.completed_on).min(),
            skills,
            title: row.doc.title,
        });
    }
    Ok(lines)
}

/// The modules of the network.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListModules {
    /// Linked to skills of which referential; the service referential by default.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub kind: Option<ReferentialKind>,
}

/// The modules of the network, and the skills they may prepare for.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Modules {
    /// Oldest first.
    pub modules: Vec<ModuleSetup>,
    /// In the referential's order.
    pub skills: Vec<SkillChoice>,
}

/// A module to be put right.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ModuleSetup {
    /// It.
    pub module: Id<KnowledgeModule>,
    /// Title.
    pub title: Bilingual,
    /// How long it takes, in minutes, if known.
    pub duration_min: Option<u32>,
    /// The skills it prepares for, of the referential in front.
    pub skills: Vec<Id<Skill>>,
}

/// A skill to choose.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SkillChoice {
    /// It.
    pub skill: Id<Skill>,
    /// Title.
    pub title: Bilingual,
    /// Lowest level.
    pub min: i32,
    /// Highest level.
    pub max: i32,
}

pub(super) fn list_modules(db: &Reader<'_>, ask: ListModules) -> Result<Modules, Failure> {
    let skills = skills_of(db, version_of_kind(db, ask.kind.unwrap_or(ReferentialKind::Service))?)?;
    let modules = db.list_all::<KnowledgeModule>()?;
    Ok(Modules {
        modules: modules
            .into_iter()
            .map(|row| ModuleSetup {
                module: row.id,
                duration_min: row.duration_min,
                skills: skills
                    .iter()
                    .filter(|skill| row.items.contains(&skill.doc.identity(skill.id)))
                    .map(|skill| skill.id)
                    .collect(),
                title: row.doc.title,
            })
            .collect(),
        skills: skills
            .into_iter()
            .map(|row| SkillChoice { skill: row.id, min: row.scale_min, max: row.scale_max, title: row.doc.title })
            .collect(),
    })
}

/// Add a module, or put one right.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordModule {
    /// The one to put right.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub module: Option<Id<KnowledgeModule>>,
    /// Title.
    pub title: Bilingual,
    /// How long it takes, in minutes, if known.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub duration_min: Option<u32>,
    /// The skills it prepares for.
    pub skills: Vec<Id<Skill>>,
}

/// It was kept.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ModuleRecorded {
    /// It.
    pub module: Id<KnowledgeModule>,
}

/// The network's stream, where what belongs to every unit is written.
pub(super) fn network_of(db: &Reader<'_>) -> Result<Id<Network>, Failure> {
    let network = db.list_all::<Network>()?.into_iter().next();
    Ok(network.ok_or_else(|| Failure::new("not_found").with("noun", "network"))?.id)
}

pub(super) fn record_module(tx: &mut Writer<'_>, ask: RecordModule) -> Result<ModuleRecorded, Failure> {
    super::rated::check_prepares(tx)?;
    let mut items = Vec::new();
    for skill in ask.skills {
        items.push(tx.get(skill)?.doc.identity(skill));
    }
    let doc = KnowledgeModule { title: ask.title, duration_min: ask.duration_min, items };
    let module = match ask.module {
        Some(module) => tx.change(module, |known: &mut KnowledgeModule| *known = doc)?.id,
        None => tx.add(network_of(tx)?.uuid(), &doc)?,
    };
    Ok(ModuleRecorded { module })
}

/// Take a module away.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RemoveModule {
    /// Which.
    pub module: Id<KnowledgeModule>,
}

/// It lies in the bin.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ModuleRemoved {}

pub(super) fn remove_module(tx: &mut Writer<'_>, ask: RemoveModule) -> Result<ModuleRemoved, Failure> {
    super::rated::check_prepares(tx)?;
    tx.delete(ask.module)?;
    Ok(ModuleRemoved {})
}

/// Say that somebody completed a module, or not after all.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct CompleteModule {
    /// Who.
    pub person: Id<Person>,
    /// Where.
    pub unit: Id<Unit>,
    /// Which.
    pub module: Id<KnowledgeModule>,
    /// Day; none takes it back.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub on: Option<NaiveDate>,
}

pub(super) fn complete_module(tx: &mut Writer<'_>, ask: CompleteModule) -> Result<ModuleRecorded, Failure> {
    check_leads(tx, ask.unit)?;
    check_history(tx, ask.unit, ask.person)?;
    tx.get(ask.module)?;
    if ask.on.is_some_and(|on| on > tx.now().local_date()) {
        return Err(Failure::new("date_in_future"));
    }
    for row in tx.list_of::<ModuleCompletion>(ask.person.uuid())? {
        if row.module == ask.module {
            tx.delete(row.id)?;
        }
    }
    if let Some(completed_on) = ask.on {
        let doc = ModuleCompletion { person: ask.person, module: ask.module, completed_on };
        tx.add(ask.unit.uuid(), &doc)?;
    }
    Ok(ModuleRecorded { module: ask.module })
}
