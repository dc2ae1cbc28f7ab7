//! The four planes of a unit's diagnosis. What exists is counted from what was recorded; a plane keeps only what
//! people say of it: the target, what is seen today, who took part.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::{
    Entity, Id, Refusal, check_fact,
    network::{Person, Unit},
};

/// A plane of the diagnosis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Plane {
    /// What customers say and write.
    VoiceOfCustomer,
    /// The place, one sense at a time.
    SensoryWalk,
    /// When customers come, and who is there.
    FlowAnalysis,
    /// What people do with customers.
    Skills,
}

impl Plane {
    /// The four, in the order of the method.
    pub const ALL: [Self; 4] = [Self::VoiceOfCustomer, Self::SensoryWalk, Self::FlowAnalysis, Self::Skills];
}

/// What the team says of a plane.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct DiagnosisPlane {
    /// Place.
    pub unit: Id<Unit>,
    /// Which plane.
    pub plane: Plane,
    /// What customers should experience.
    pub target: String,
    /// What they experience today: the gap that matters most.
    pub main_gap: String,
    /// Who of the team took part.
    pub participants: Vec<Id<Person>>,
}

impl DiagnosisPlane {
    /// A plane nobody spoke of.
    pub fn blank(unit: Id<Unit>, plane: Plane) -> Self {
        Self { unit, plane, target: String::new(), main_gap: String::new(), participants: Vec::new() }
    }
}

impl Entity for DiagnosisPlane {
    const NOUN: &'static str = "diagnosis_plane";
    fn parent(&self) -> Option<Uuid> {
        Some(self.unit.uuid())
    }
    fn about(&self) -> Vec<Id<Person>> {
        self.participants.clone()
    }
    fn check(&self) -> Result<(), Refusal> {
        check_fact("target", &self.target)?;
        check_fact("main_gap", &self.main_gap)
    }
}

/// How far a plane is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlaneState {
    /// Nothing was recorded.
    NotBegun,
    /// Something was recorded, and something is missing.
    InProgress,
    /// Nothing the board asks for is missing.
    Complete,
}

impl PlaneState {
    /// The state of a plane in which something exists or not, with so many things missing.
    pub fn of(exists: bool, missing: usize) -> Self {
        match (exists, missing) {
            (false, _) => Self::NotBegun,
            (true, 0) => Self::Complete,
            (true, _) => Self::InProgress,
        }
    }
}
