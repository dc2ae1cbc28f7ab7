//! The board: the four planes beside each other.

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    diagnosis::board::{Plane, PlaneState},
    network::{Person, Unit},
};
use sillage_store::Reader;
use ts_rs::TS;

use super::{facts, write::plane_of};
use crate::{
    Failure,
    visit::{is_team, team_of},
};

/// Days looked back on.
const YEAR_DAYS: u64 = 365;

/// The diagnosis of a unit.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetBoard {
    /// Where.
    pub unit: Id<Unit>,
}

/// The board.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Board {
    /// Name of the unit.
    pub unit_name: String,
    /// Today.
    pub today: NaiveDate,
    /// First day that is looked back on.
    pub since: NaiveDate,
    /// The four planes, in the order of the method.
    pub planes: Vec<PlaneView>,
}

/// A plane of the board.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PlaneView {
    /// Which.
    pub plane: Plane,
    /// How far it is.
    pub state: PlaneState,
    /// First day of what exists.
    pub first_on: Option<NaiveDate>,
    /// Last day.
    pub last_on: Option<NaiveDate>,
    /// What exists. What does not is missing, and never a zero.
    pub facts: Vec<PlaneFact>,
    /// What is missing.
    pub missing: Vec<PlaneLack>,
    /// What customers should experience, in the team's words.
    pub target: String,
    /// What they experience today.
    pub main_gap: String,
    /// The team, and who of it took part; empty for the skills, which name nobody.
    pub team: Vec<Participant>,
}

/// Somebody of the team.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Participant {
    /// Who.
    pub person: Id<Person>,
    /// Name.
    pub name: String,
    /// Took part.
    pub took_part: bool,
}

/// What a fact of a plane counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// Verbatims; of them, complaints.
    Verbatims,
    /// Verbatims sorted into themes, of all.
    Sorted,
    /// The heaviest theme: complaints that speak of it, of all complaints sorted.
    FirstTheme,
    /// The synthesis was written on that day.
    Synthesis,
    /// Senses walked, of those of the method.
    Senses,
    /// Passes walked to their end.
    Passes,
    /// Irritants noticed.
    Irritants,
    /// Enchantments noticed.
    Enchantments,
    /// Days counted.
    DaysCounted,
    /// The reference week in use: its number.
    Week,
    /// The need that was saved: its number.
    Need,
    /// Person-hours a week short of people beside the need.
    HoursShort,
    /// Observations that are final.
    Observations,
    /// People observed, of the team.
    PeopleObserved,
    /// People who had a debrief, of those observed.
    PeopleDebriefed,
}

/// Something that exists.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PlaneFact {
    /// What.
    pub kind: FactKind,
    /// How many.
    pub n: f64,
    /// Of how many.
    pub of: Option<u32>,
    /// Its day.
    pub on: Option<NaiveDate>,
    /// Words that go with it: the name of a theme in French; none otherwise.
    pub words: Option<sillage_domain::Bilingual>,
}

/// What is missing of a plane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LackKind {
    /// No verbatim.
    Verbatims,
    /// Verbatims nobody sorted.
    Unsorted,
    /// No synthesis.
    Synthesis,
    /// Themes customers complain of, without an end.
    Themes,
    /// No pass at all.
    Walk,
    /// Senses nobody walked.
    Senses,
    /// A second observer.
    SecondObserver,
    /// An observer from outside the team.
    Outsider,
    /// Irritants of the walk without an end.
    Irritants,
    /// Nothing was counted.
    Counts,
    /// No reference week.
    Week,
    /// No need.
    Need,
    /// No roster beside it.
    Roster,
    /// The organisation has not recorded what must be recorded first.
    Gate,
    /// People who were not informed.
    Informed,
    /// No final observation.
    Observations,
    /// Too few scores or people to say where the team is weak.
    TooEarly,
    /// People observed without a debrief.
    Debriefs,
    /// What customers should experience was not said.
    Target,
}

/// Something that is missing.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PlaneLack {
    /// What.
    pub kind: LackKind,
    /// How many, where it can be counted.
    pub n: Option<u32>,
}

pub(crate) fn get_board(db: &Reader<'_>, ask: GetBoard) -> Result<Board, Failure> {
    let today = db.now().local_date();
    let since = today.checked_sub_days(Days::new(YEAR_DAYS)).unwrap_or(today);
    let planes = Plane::ALL.into_iter().map(|plane| view(db, ask.unit, plane, (since, today)));
    Ok(Board { unit_name: db.get(ask.unit)?.doc.name, today, since, planes: planes.collect::<Result<_, Failure>>()? })
}

fn view(db: &Reader<'_>, unit: Id<Unit>, plane: Plane, period: (NaiveDate, NaiveDate)) -> Result<PlaneView, Failure> {
    let mut found = match plane {
        Plane::VoiceOfCustomer => facts::voice(db, unit, period)?,
        Plane::SensoryWalk => facts::walk(db, unit, period)?,
        Plane::FlowAnalysis => facts::flow(db, unit, period)?,
        Plane::Skills => facts::skills(db, unit, period)?,
    };
    let said = plane_of(db, unit, plane)?.map(|row| row.doc);
    let target = said.as_ref().map(|said| said.target.clone()).unwrap_or_default();
    if target.trim().is_empty() {
        found.lack(LackKind::Target, None);
    }
    let took_part = |person| said.as_ref().is_some_and(|said| said.participants.contains(&person));
    let team = team_of(db, unit, period.1, &[])?;
    let team = team.into_iter().filter(|member| plane != Plane::Skills && is_team(member.role));
    Ok(PlaneView {
        plane,
        state: PlaneState::of(!found.facts.is_empty(), found.missing.len()),
        first_on: found.days.iter().min().copied(),
        last_on: found.days.iter().max().copied(),
        facts: found.facts,
        missing: found.missing,
        team: team
            .map(|member| Participant { person: member.person, took_part: took_part(member.person), name: member.name })
            .collect(),
        target,
        main_gap: said.map(|said| said.main_gap).unwrap_or_default(),
    })
}
