//! What is learnt before it is practised: a module belongs to the network and to skills of its referential, through
//! whatever version they live; who completed it is of a person. A goal on a linked skill is shown as "module first".

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::{Bilingual, Entity, Id, Refusal, check_names, network::Person, statistics::require};

/// Minutes a module may take.
const LONGEST_MIN: u32 = 6_000;

/// Something to learn before practising.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct KnowledgeModule {
    /// Title.
    pub title: Bilingual,
    /// How long it takes, in minutes, if known.
    pub duration_min: Option<u32>,
    /// Identities of the skills it prepares for, the same from version to version.
    pub items: Vec<Uuid>,
}

impl Entity for KnowledgeModule {
    const NOUN: &'static str = "knowledge_module";
    fn check(&self) -> Result<(), Refusal> {
        check_names("title", &self.title)?;
        require(self.duration_min.is_none_or(|minutes| (1..=LONGEST_MIN).contains(&minutes)), "duration_min")
    }
}

/// Somebody completed a module.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ModuleCompletion {
    /// Who.
    pub person: Id<Person>,
    /// Which.
    pub module: Id<KnowledgeModule>,
    /// When.
    pub completed_on: NaiveDate,
}

impl Entity for ModuleCompletion {
    const NOUN: &'static str = "module_completion";
    fn parent(&self) -> Option<Uuid> {
        Some(self.person.uuid())
    }
    fn about(&self) -> Vec<Id<Person>> {
        vec![self.person]
    }
}
