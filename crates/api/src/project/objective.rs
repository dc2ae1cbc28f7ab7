//! What the unit wants to reach.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    network::Unit,
    project::{Indicator, PerformanceObjective},
};
use sillage_store::Writer;
use ts_rs::TS;

use crate::Failure;

/// Add an objective, or write it anew.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordObjective {
    /// Where.
    pub unit: Id<Unit>,
    /// Which; none for a new one.
    #[ts(optional = nullable)]
    pub objective: Option<Id<PerformanceObjective>>,
    /// What, in the team's words, 1 to 2,000 characters.
    pub text: String,
    /// How it will be proven, at most 2,000 characters.
    pub proof: String,
    /// What is measured.
    #[ts(optional = nullable)]
    pub indicator: Option<Id<Indicator>>,
    /// The value to reach.
    #[ts(optional = nullable)]
    pub target: Option<f64>,
    /// By when.
    #[ts(optional = nullable)]
    pub due_on: Option<NaiveDate>,
}

/// It is kept.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ObjectiveKept {
    /// The objective.
    pub objective: Id<PerformanceObjective>,
}

pub(super) fn record_objective(tx: &mut Writer<'_>, ask: RecordObjective) -> Result<ObjectiveKept, Failure> {
    tx.get(ask.unit)?;
    if let Some(indicator) = ask.indicator {
        tx.get(indicator)?;
    }
    let doc = PerformanceObjective {
        unit: ask.unit,
        text: ask.text.trim().to_owned(),
        proof: ask.proof.trim().to_owned(),
        indicator: ask.indicator,
        target: ask.target,
        due_on: ask.due_on,
    };
    let objective = match ask.objective {
        Some(objective) => tx.change(objective, |known: &mut PerformanceObjective| *known = doc)?.id,
        None => tx.add(ask.unit.uuid(), &doc)?,
    };
    Ok(ObjectiveKept { objective })
}

/// Take an objective away; it lies in the bin.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RemoveObjective {
    /// Which.
    pub objective: Id<PerformanceObjective>,
}

pub(super) fn remove_objective(tx: &mut Writer<'_>, ask: RemoveObjective) -> Result<ObjectiveKept, Failure> {
    tx.delete(ask.objective)?;
    Ok(ObjectiveKept { objective: ask.objective })
}
