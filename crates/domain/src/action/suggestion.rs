//! A suggestion of the plan as the team shaped it: its words, its place, or set aside. What nobody touched is derived
//! anew each time and kept nowhere; nothing here is a promise yet.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::ActionSource;
use crate::{Entity, Id, Refusal, check_fact, check_name, network::Unit};

/// How the team shaped a suggestion.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PlanSuggestion {
    /// Place.
    pub unit: Id<Unit>,
    /// Born from.
    pub source: ActionSource,
    /// Id of what it was born from.
    pub source_id: Uuid,
    /// The team's words; absent while it stands as proposed.
    pub wording: Option<String>,
    /// Its place, from 1; 0 where nobody moved it.
    pub rank: u32,
    /// Why it is set aside; absent while it is not.
    pub aside: Option<String>,
}

impl Entity for PlanSuggestion {
    const NOUN: &'static str = "plan_suggestion";
    fn parent(&self) -> Option<Uuid> {
        Some(self.unit.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        self.wording.as_deref().map_or(Ok(()), |words| check_name("wording", words))?;
        check_fact("aside", self.aside.as_deref().unwrap_or_default())?;
        if self.aside.as_deref().is_some_and(|reason| reason.trim().is_empty()) {
            return Err(Refusal::new("reason_missing"));
        }
        Ok(())
    }
}
