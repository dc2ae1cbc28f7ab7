//! The unit's own project: what it means to the team, what it wants to reach, and how that will be proven. The measures
//! of an indicator are typed with their day; what lies before and after an action is shown beside it, and no cause is
//! claimed.

mod effect;

pub use effect::{Effect, Measured, effect_of};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::{
    Entity, Id, Refusal, check_fact, check_long, check_name,
    network::{Person, Unit},
};

/// Largest value an indicator may take: beyond, it is a slip of the hand.
const LARGEST: f64 = 1e9;

/// The project of a unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct UnitProject {
    /// Place.
    pub unit: Id<Unit>,
    /// What it means to the team, in the team's words.
    pub meaning: String,
    /// How the team keeps it alive.
    pub animation_rhythm: String,
    /// Who wrote it.
    pub participants: Vec<Id<Person>>,
    /// Since when.
    pub started_on: NaiveDate,
}

impl Entity for UnitProject {
    const NOUN: &'static str = "unit_project";
    fn parent(&self) -> Option<Uuid> {
        Some(self.unit.uuid())
    }
    fn about(&self) -> Vec<Id<Person>> {
        self.participants.clone()
    }
    fn check(&self) -> Result<(), Refusal> {
        check_long("meaning", &self.meaning)?;
        check_fact("animation_rhythm", &self.animation_rhythm)
    }
}

/// What the unit wants to reach, and how it will be proven.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PerformanceObjective {
    /// Place.
    pub unit: Id<Unit>,
    /// What, in the team's words.
    pub text: String,
    /// How it will be proven.
    pub proof: String,
    /// What is measured.
    pub indicator: Option<Id<Indicator>>,
    /// The value to reach.
    pub target: Option<f64>,
    /// By when.
    pub due_on: Option<NaiveDate>,
}

impl Entity for PerformanceObjective {
    const NOUN: &'static str = "performance_objective";
    fn parent(&self) -> Option<Uuid> {
        Some(self.unit.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        if self.text.trim().is_empty() {
            return Err(Refusal::new("text_missing").with("field", "text"));
        }
        check_value(self.target)?;
        check_fact("text", &self.text)?;
        check_fact("proof", &self.proof)
    }
}

/// Which way an indicator is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// The higher the better.
    Higher,
    /// The lower the better.
    Lower,
}

/// Something that is measured again and again. The list is the network's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Indicator {
    /// Name.
    pub name: String,
    /// What it is measured in: min, %, points.
    pub measured_in: String,
    /// Which way is better.
    pub better: Better,
}

impl Entity for Indicator {
    const NOUN: &'static str = "indicator";
    fn check(&self) -> Result<(), Refusal> {
        check_name("name", &self.name)?;
        if self.measured_in.trim().is_empty() { Ok(()) } else { check_name("measured_in", &self.measured_in) }
    }
}

/// A value of an indicator in a unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct IndicatorMeasure {
    /// Place.
    pub unit: Id<Unit>,
    /// What was measured.
    pub indicator: Id<Indicator>,
    /// Last day it tells of.
    pub on: NaiveDate,
    /// The value.
    pub value: f64,
    /// What it rests on: customers asked, services timed.
    pub n: Option<u32>,
    /// Where it comes from.
    pub source: String,
}

impl Entity for IndicatorMeasure {
    const NOUN: &'static str = "indicator_measure";
    fn parent(&self) -> Option<Uuid> {
        Some(self.unit.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        check_value(Some(self.value))?;
        check_fact("source", &self.source)
    }
}

fn check_value(value: Option<f64>) -> Result<(), Refusal> {
    if value.is_some_and(|value| !value.is_finite() || value.abs() > LARGEST) {
        return Err(Refusal::new("value_out_of_range"));
    }
    Ok(())
}
