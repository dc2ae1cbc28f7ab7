//! What every stored noun declares. Merge, undo, history and sending need nothing else.

use schemars::{JsonSchema, schema_for};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use crate::{Id, Refusal, network::Person};

/// Until when a noun that belongs to a visit day may be written (see [`crate::visit::Settled`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closes {
    /// Until the dashboard of the day is confirmed.
    WithDashboard,
    /// Until the day is closed.
    WithDay,
    /// Born and taken away while the day is open only; what becomes of it is told afterwards.
    LivesOn,
    /// Never: it tells of the day from outside.
    Never,
}

/// A stored noun. Its fields are its serde fields; each merges on its own (last writer wins, base recorded).
pub trait Entity: Serialize + DeserializeOwned + JsonSchema + 'static {
    /// The noun in snake_case: the same word in the log, the tables, the commands and the screens.
    const NOUN: &'static str;
    /// Version of the shape.
    const VERSION: u16 = 1;
    /// Until when it may be written, if it belongs to a visit day.
    const CLOSES: Closes = Closes::WithDay;

    /// The entity this one belongs to most closely (a mark's walk, a score's observation): lists are read by it.
    fn parent(&self) -> Option<Uuid> {
        None
    }

    /// People this record speaks of, so that access and erasure can find it.
    fn about(&self) -> Vec<Id<Person>> {
        Vec::new()
    }

    /// The field rules: lengths, ranges, what may not be said twice.
    ///
    /// # Errors
    /// The first rule that refuses.
    fn check(&self) -> Result<(), Refusal> {
        Ok(())
    }
}

/// One line of the list of nouns.
#[derive(Debug, Clone, Copy)]
pub struct EntityKind {
    /// The noun.
    pub noun: &'static str,
    /// Version of its shape.
    pub version: u16,
    /// Until when it may be written, if it belongs to a visit day.
    pub closes: Closes,
    /// Checks a JSON document against the noun's shape and rules.
    pub check: fn(&serde_json::Value) -> Result<(), Refusal>,
    /// Whether a JSON document has the noun's shape, whatever its rules say of it.
    pub is_whole: fn(&serde_json::Value) -> bool,
    /// The names of its fields.
    pub fields: fn() -> Vec<String>,
    /// [`Entity::parent`] of a JSON document; `None` also for a document of another shape.
    pub parent: fn(&serde_json::Value) -> Option<Uuid>,
}

impl EntityKind {
    const fn of<E: Entity>() -> Self {
        Self {
            noun: E::NOUN,
            version: E::VERSION,
            closes: E::CLOSES,
            check: check_document::<E>,
            is_whole: has_shape::<E>,
            fields: fields_of::<E>,
            parent: parent_of_document::<E>,
        }
    }

    /// The line of a noun, if this program knows it.
    pub fn find(noun: &str) -> Option<&'static Self> {
        ENTITIES.iter().find(|kind| kind.noun == noun)
    }
}

fn has_shape<E: Entity>(document: &serde_json::Value) -> bool {
    E::deserialize(document).is_ok()
}

fn fields_of<E: Entity>() -> Vec<String> {
    let schema = schema_for!(E);
    let properties = schema.get("properties").and_then(serde_json::Value::as_object);
    properties.into_iter().flat_map(|fields| fields.keys().cloned()).collect()
}

fn parent_of_document<E: Entity>(document: &serde_json::Value) -> Option<Uuid> {
    E::deserialize(document).ok()?.parent()
}

fn check_document<E: Entity>(document: &serde_json::Value) -> Result<(), Refusal> {
    E::deserialize(document)
        .map_err(|error| Refusal::new("malformed_document").with("noun", E::NOUN).with("detail", error))?
        .check()
}

macro_rules! entities {
    ($($kind:ty),* $(,)?) => {
        /// Every stored noun, for the loader, the checks and the documentation.
        pub const ENTITIES: &[EntityKind] = &[$(EntityKind::of::<$kind>()),*];
    };
}

entities![
    crate::network::Network,
    crate::network::SupportStructure,
    crate::network::Unit,
    crate::network::hours::OpeningHours,
    crate::network::service::UnitChannel,
    crate::network::service::ServiceFunction,
    crate::network::Zone,
    crate::network::Person,
    crate::network::PersonProfile,
    crate::network::alias::PersonAlias,
    crate::network::Assignment,
    crate::network::Notice,
    crate::network::OrganisationGate,
    crate::referential::Referential,
    crate::referential::ReferentialVersion,
    crate::referential::Attitude,
    crate::referential::ServicePromise,
    crate::referential::MomentOfTruth,
    crate::referential::Ritual,
    crate::referential::ServiceCue,
    crate::referential::Skill,
    crate::referential::SkillAnchor,
    crate::visit::Visit,
    crate::visit::VisitDay,
    crate::visit::VisitReport,
    crate::visit::Attachment,
    crate::visit::AnonymousWording,
    crate::photo::PhotoPlace,
    crate::walk::SensoryPrompt,
    crate::walk::SensoryWalk,
    crate::walk::SensoryRecord,
    crate::walk::Finding,
    crate::flow::CountingPost,
    crate::flow::Tally,
    crate::flow::ObservationWindow,
    crate::flow::ServiceTiming,
    crate::flow::TypedTotal,
    crate::flow::FlowConclusion,
    crate::flow::FlowCorrection,
    crate::flow::week::SpecialDay,
    crate::flow::week::FlowImport,
    crate::flow::week::CountedDay,
    crate::flow::week::ReferenceWeek,
    crate::staffing::plan::ServiceTarget,
    crate::staffing::plan::StaffingNeed,
    crate::staffing::plan::RosterPlan,
    crate::observation::Observation,
    crate::observation::ObservationScore,
    crate::observation::calibration::CalibrationScene,
    crate::observation::calibration::CalibrationAttempt,
    crate::debrief::Debrief,
    crate::debrief::DebriefFact,
    crate::debrief::TrainingGoal,
    crate::training::FollowUp,
    crate::training::KnowledgeModule,
    crate::training::ModuleCompletion,
    crate::action::Action,
    crate::action::PlanMeeting,
    crate::action::TeamSuggestion,
    crate::action::PlanSuggestion,
    crate::voice::VocTheme,
    crate::voice::VocImport,
    crate::voice::CustomerVerbatim,
    crate::voice::VocSynthesis,
    crate::irritant::IrritantEnd,
    crate::diagnosis::board::DiagnosisPlane,
    crate::project::UnitProject,
    crate::project::PerformanceObjective,
    crate::project::Indicator,
    crate::project::IndicatorMeasure,
    crate::closing::CoachRating,
    crate::closing::DashboardItem,
    crate::closing::DashboardEntry,
    crate::closing::Celebration,
];
