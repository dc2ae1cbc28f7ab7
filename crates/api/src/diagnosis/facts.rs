//! What exists of each plane, counted from what was recorded, and what is missing of it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use sillage_domain::{
    Bilingual, Id,
    debrief::Debrief,
    flow::{
        ObservationWindow, TypedTotal,
        week::{CountedDay, FlowImport},
    },
    network::Unit,
    observation::{Observation, RecordStatus},
    referential::ReferentialKind,
    staffing::plan::RosterPlan,
    visit::VisitDay,
    voice::{Polarity, Said, VocSynthesis, VocTheme, Weighing, theme_pareto},
    walk::{Finding, FindingKind, SensoryWalk},
};
use sillage_store::{Reader, Row};

use super::board::{FactKind, LackKind, PlaneFact, PlaneLack};
use crate::{
    Failure,
    irritant::irritants_of,
    observation::kind_of,
    organisation::open_gate,
    staffing::{hours_short, needs_of},
    visit::{is_team, team_of},
    voice::{received, verbatims_of},
    walk::{is_consolidated, senses},
    week::current_week,
};

/// Observers a sense wants.
const OBSERVERS: usize = 2;
/// Observations and people from which a weak point of the team may be told.
const OBSERVATIONS_FROM: usize = 3;
const PEOPLE_FROM: usize = 4;

/// What was found of a plane.
#[derive(Default)]
pub(super) struct Found {
    pub facts: Vec<PlaneFact>,
    pub missing: Vec<PlaneLack>,
    pub days: BTreeSet<NaiveDate>,
}

type Period = (NaiveDate, NaiveDate);

fn count(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

impl Found {
    /// A fact; nothing counted is no fact.
    fn fact(&mut self, kind: FactKind, n: usize, of: Option<usize>) {
        if n > 0 {
            self.figure(kind, f64::from(count(n)), of, None, None);
        }
    }

    fn figure(&mut self, kind: FactKind, n: f64, of: Option<usize>, on: Option<NaiveDate>, words: Option<Bilingual>) {
        self.facts.push(PlaneFact { kind, n, of: of.map(count), on, words });
    }

    pub fn lack(&mut self, kind: LackKind, n: Option<usize>) {
        self.missing.push(PlaneLack { kind, n: n.map(count) });
    }

    fn lacks(&mut self, kind: LackKind, n: usize) {
        if n > 0 {
            self.lack(kind, Some(n));
        }
    }
}

pub(super) fn voice(db: &Reader<'_>, unit: Id<Unit>, period: Period) -> Result<Found, Failure> {
    let mut found = Found::default();
    let mut rows = verbatims_of(db, unit)?;
    rows.retain(|row| (period.0..=period.1).contains(&received(row)));
    if rows.is_empty() {
        found.lack(LackKind::Verbatims, None);
        return Ok(found);
    }
    found.days.extend(rows.iter().map(received));
    let themes = db.list_all::<VocTheme>()?;
    let named = |id: &Id<VocTheme>| themes.iter().find(|theme| theme.id == *id);
    let complaints: Vec<_> = rows.iter().filter(|row| row.polarity == Polarity::Negative).collect();
    let sorted = rows.iter().filter(|row| row.themes.iter().any(|theme| named(theme).is_some())).count();
    found.figure(FactKind::Verbatims, f64::from(count(rows.len())), Some(complaints.len()), None, None);
    found.fact(FactKind::Sorted, sorted, Some(rows.len()));
    let said: Vec<Said<'_>> = complaints
        .iter()
        .flat_map(|row| row.themes.iter().filter_map(named).map(|theme| (theme, row.severity)))
        .map(|(theme, severity)| Said { theme: theme.id, name: &theme.name.fr, severity })
        .collect();
    if let Some(first) = theme_pareto(&said, Weighing::Mentions)?.first() {
        let words = named(&first.theme).map(|theme| theme.name.clone());
        found.figure(FactKind::FirstTheme, first.mentions.into(), Some(said.len()), None, words);
    }
    found.lacks(LackKind::Unsorted, rows.len() - sorted);
    let waiting = irritants_of(db, unit)?.iter().filter(|line| line.theme.is_some() && line.standing.waits()).count();
    found.lacks(LackKind::Themes, waiting);
    let written = db.list_of::<VocSynthesis>(unit.uuid())?;
    match written.iter().filter(|row| !row.text.trim().is_empty()).map(|row| row.period_to).max() {
        Some(on) => found.figure(FactKind::Synthesis, 1.0, None, Some(on), None),
        None => found.lack(LackKind::Synthesis, None),
    }
    Ok(found)
}

pub(super) fn walk(db: &Reader<'_>, unit: Id<Unit>, period: Period) -> Result<Found, Failure> {
    let mut found = Found::default();
    let mut passes: Vec<Row<SensoryWalk>> = Vec::new();
    for pass in db.list_in::<SensoryWalk>(unit.uuid())? {
        let day = db.find::<VisitDay>(pass.visit_day)?.map(|day| day.date);
        if let (Some(day), true) = (day, pass.ended_at.is_some())
            && (period.0..=period.1).contains(&day)
        {
            found.days.insert(day);
            passes.push(pass);
        }
    }
    if passes.is_empty() {
        found.lack(LackKind::Walk, None);
        return Ok(found);
    }
    let wanted = senses(db)?;
    let walked = wanted.iter().filter(|sense| passes.iter().any(|pass| pass.sense == **sense)).count();
    found.fact(FactKind::Senses, walked, Some(wanted.len()));
    found.fact(FactKind::Passes, passes.len(), None);
    let (mut irritants, mut enchantments) = (0, 0);
    for row in db.list_in::<Finding>(unit.uuid())? {
        let Some(day) = db.find::<VisitDay>(row.visit_day)?.filter(|day| found.days.contains(&day.date)) else {
            continue;
        };
        if day.closed_at.is_none() && !is_consolidated(&db.list_of::<SensoryWalk>(day.id.uuid())?, &row.doc) {
            continue;
        }
        irritants += usize::from(row.kind.is_irritant());
        enchantments += usize::from(row.kind == FindingKind::Enchantment);
    }
    found.fact(FactKind::Irritants, irritants, None);
    found.fact(FactKind::Enchantments, enchantments, None);
    found.lacks(LackKind::Senses, wanted.len() - walked);
    let observers: BTreeSet<_> = passes.iter().map(|pass| (pass.observer, pass.guest.clone())).collect();
    if observers.len() < OBSERVERS {
        found.lack(LackKind::SecondObserver, None);
    }
    if !passes.iter().any(|pass| pass.observer_is_external) {
        found.lack(LackKind::Outsider, None);
    }
    let waiting = irritants_of(db, unit)?.iter().filter(|line| line.finding.is_some() && line.standing.waits()).count();
    found.lacks(LackKind::Irritants, waiting);
    Ok(found)
}

pub(super) fn flow(db: &Reader<'_>, unit: Id<Unit>, period: Period) -> Result<Found, Failure> {
    let mut found = Found::default();
    let held: Vec<Id<FlowImport>> = db.list_of::<FlowImport>(unit.uuid())?.iter().map(|row| row.id).collect();
    let windows = db.list_in::<ObservationWindow>(unit.uuid())?;
    found.days.extend(windows.iter().filter_map(|row| row.started_at.local()).map(|at| at.date_naive()));
    found.days.extend(db.list_in::<TypedTotal>(unit.uuid())?.iter().map(|row| row.date));
    let imported = db.list_in::<CountedDay>(unit.uuid())?;
    found.days.extend(imported.iter().filter(|row| held.contains(&row.import)).map(|row| row.date));
    found.days.retain(|day| (period.0..=period.1).contains(day));
    let days = found.days.len();
    found.fact(FactKind::DaysCounted, days, None);
    if days == 0 {
        found.lack(LackKind::Counts, None);
    }
    match current_week(db, unit)? {
        Some(week) => {
            let on = week.frozen_at.local().map(|at| at.date_naive());
            found.figure(FactKind::Week, week.version.into(), None, on, None);
        }
        None => {
            found.lack(LackKind::Week, None);
            return Ok(found);
        }
    }
    match needs_of(db, unit)?.pop() {
        Some(need) => {
            let on = need.saved_at.local().map(|at| at.date_naive());
            found.figure(FactKind::Need, need.version.into(), None, on, None);
        }
        None => {
            found.lack(LackKind::Need, None);
            return Ok(found);
        }
    }
    if db.list_of::<RosterPlan>(unit.uuid())?.iter().any(|row| !row.cells.is_empty()) {
        let short: f64 = hours_short(db, unit)?.iter().map(|gap| gap.under_person_h).sum();
        found.figure(FactKind::HoursShort, short, None, None, None);
    } else {
        found.lack(LackKind::Roster, None);
    }
    Ok(found)
}

pub(super) fn skills(db: &Reader<'_>, unit: Id<Unit>, period: Period) -> Result<Found, Failure> {
    let mut found = Found::default();
    let within = |at: Option<NaiveDate>| at.filter(|day| (period.0..=period.1).contains(day));
    let team: Vec<_> = team_of(db, unit, period.1, &[])?.into_iter().filter(|member| is_team(member.role)).collect();
    if open_gate(db).is_err() {
        found.lack(LackKind::Gate, None);
    } else {
        found.lacks(LackKind::Informed, team.iter().filter(|member| !member.informed).count());
    }
    let mut observed = BTreeSet::new();
    let mut observations = 0;
    for row in db.list_in::<Observation>(unit.uuid())? {
        let Some(day) = within(row.observed_at.local().map(|at| at.date_naive())) else { continue };
        // What a manager does with her team is another referential, and hers.
        if row.status == RecordStatus::Final && kind_of(db, row.referential_version)? == ReferentialKind::Service {
            observations += 1;
            observed.extend(row.observed);
            found.days.insert(day);
        }
    }
    if observations == 0 {
        found.lack(LackKind::Observations, None);
        return Ok(found);
    }
    let debriefed: BTreeSet<_> = db
        .list_in::<Debrief>(unit.uuid())?
        .iter()
        .filter(|row| row.ended_at.is_some() && within(row.started_at.local().map(|at| at.date_naive())).is_some())
        .filter_map(|row| row.person)
        .filter(|person| observed.contains(person))
        .collect();
    found.fact(FactKind::Observations, observations, None);
    found.fact(FactKind::PeopleObserved, observed.len(), Some(team.len().max(observed.len())));
    found.fact(FactKind::PeopleDebriefed, debriefed.len(), Some(observed.len()));
    if observations < OBSERVATIONS_FROM || observed.len() < PEOPLE_FROM {
        found.lack(LackKind::TooEarly, None);
    }
    found.lacks(LackKind::Debriefs, observed.len() - debriefed.len());
    Ok(found)
}
