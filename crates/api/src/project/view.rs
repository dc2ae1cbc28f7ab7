//! The project as the team sees it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    network::{Person, Unit},
    project::{Better, Indicator, IndicatorMeasure, PerformanceObjective},
};
use sillage_i18n::by_name;
use sillage_store::Reader;
use ts_rs::TS;

use super::{measure::rows_of, write::project_of};
use crate::{
    Failure,
    visit::{is_team, team_of},
};

/// The project of a unit.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetProject {
    /// Where.
    pub unit: Id<Unit>,
}

/// The project.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ProjectView {
    /// Name of the unit.
    pub unit_name: String,
    /// Today.
    pub today: NaiveDate,
    /// Since when there is one.
    pub started_on: Option<NaiveDate>,
    /// What it means to the team.
    pub meaning: String,
    /// How the team keeps it alive.
    pub animation_rhythm: String,
    /// The team, and who of it wrote the project.
    pub team: Vec<Author>,
    /// What it wants to reach.
    pub objectives: Vec<ObjectiveLine>,
    /// Every indicator of the network, those measured here with their values.
    pub indicators: Vec<IndicatorLine>,
}

/// Somebody of the team.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Author {
    /// Who.
    pub person: Id<Person>,
    /// Name.
    pub name: String,
    /// Took part.
    pub took_part: bool,
}

/// An objective.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ObjectiveLine {
    /// Which.
    pub objective: Id<PerformanceObjective>,
    /// What.
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

/// An indicator with its values here.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct IndicatorLine {
    /// Which.
    pub indicator: Id<Indicator>,
    /// Name.
    pub name: String,
    /// What it is measured in.
    pub measured_in: String,
    /// Which way is better.
    pub better: Better,
    /// Its values in the unit, oldest first.
    pub measures: Vec<MeasureLine>,
}

/// A value.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct MeasureLine {
    /// Which.
    pub measure: Id<IndicatorMeasure>,
    /// Last day it tells of.
    pub on: NaiveDate,
    /// The value.
    pub value: f64,
    /// What it rests on.
    pub n: Option<u32>,
    /// Where it comes from.
    pub source: String,
}

pub(crate) fn get_project(db: &Reader<'_>, ask: GetProject) -> Result<ProjectView, Failure> {
    let today = db.now().local_date();
    let project = project_of(db, ask.unit)?.map(|row| row.doc);
    let took_part = |person| project.as_ref().is_some_and(|project| project.participants.contains(&person));
    let team = team_of(db, ask.unit, today, &[])?.into_iter().filter(|member| is_team(member.role));
    let objectives = db.list_of::<PerformanceObjective>(ask.unit.uuid())?.into_iter().map(|row| ObjectiveLine {
        objective: row.id,
        indicator: row.indicator,
        target: row.target,
        due_on: row.due_on,
        text: row.doc.text,
        proof: row.doc.proof,
    });
    let mut indicators = Vec::new();
    for row in db.list_all::<Indicator>()? {
        let measures = rows_of(db, ask.unit, row.id)?.into_iter().map(|measure| MeasureLine {
            measure: measure.id,
            on: measure.on,
            value: measure.value,
            n: measure.n,
            source: measure.doc.source,
        });
        indicators.push(IndicatorLine {
            indicator: row.id,
            better: row.better,
            measures: measures.collect(),
            name: row.doc.name,
            measured_in: row.doc.measured_in,
        });
    }
    indicators.sort_by(|a, b| by_name(&a.name, &b.name));
    Ok(ProjectView {
        unit_name: db.get(ask.unit)?.doc.name,
        today,
        started_on: project.as_ref().map(|project| project.started_on),
        team: team
            .map(|member| Author { person: member.person, took_part: took_part(member.person), name: member.name })
            .collect(),
        objectives: objectives.collect(),
        indicators,
        meaning: project.as_ref().map(|project| project.meaning.clone()).unwrap_or_default(),
        animation_rhythm: project.map(|project| project.animation_rhythm).unwrap_or_default(),
    })
}
