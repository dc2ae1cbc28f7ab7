//! Every irritant of a unit over a year, those that wait first: findings of its walks, met once or again, and themes
//! its customers complain of.

use std::{cmp::Reverse, collections::HashMap};

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id,
    action::{Action, ActionSource, ActionStatus},
    irritant::{EndKind, IrritantStanding, standing},
    network::{Unit, Zone},
    visit::VisitDay,
    voice::{CustomerVerbatim, Polarity, VocTheme},
    walk::{
        Finding, FindingDecision, Sense, SensoryWalk,
        recurring::{LASTING, Noted, recurring},
    },
};
use sillage_store::{Reader, Row};
use ts_rs::TS;

use super::Ends;
use crate::{
    Failure,
    voice::{received, verbatims_of},
    walk::{IrritantNote, is_consolidated},
};

/// Days looked back on.
const YEAR_DAYS: u64 = 365;

/// The irritants of a unit.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListIrritants {
    /// Where.
    pub unit: Id<Unit>,
}

/// The irritants.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Irritants {
    /// Name of the unit.
    pub unit_name: String,
    /// Today.
    pub today: NaiveDate,
    /// First day that is looked back on.
    pub since: NaiveDate,
    /// Those that wait first: dangers, then those met most often.
    pub irritants: Vec<IrritantLine>,
    /// How many wait for their end.
    pub waiting: u32,
}

/// An irritant.
#[derive(Debug, Clone, Serialize, TS, JsonSchema)]
pub struct IrritantLine {
    /// The latest finding that says it.
    pub finding: Option<Id<Finding>>,
    /// The theme customers complain of, where it is no finding.
    pub theme: Option<Id<VocTheme>>,
    /// Words of the finding; empty for a theme.
    pub text: String,
    /// Name of the theme.
    pub theme_name: Option<Bilingual>,
    /// Where it was noticed.
    pub zone_name: Option<Bilingual>,
    /// With which sense.
    pub sense: Option<Sense>,
    /// First day it was met.
    pub first_on: NaiveDate,
    /// Last day.
    pub met_on: NaiveDate,
    /// Visits it was noted at; for a theme, complaints.
    pub times: u32,
    /// It was noted at three visits or more.
    pub lasting: bool,
    /// What was noted, oldest first; empty for a theme.
    pub notes: Vec<IrritantNote>,
    /// A danger.
    pub safety: bool,
    /// Product of its three marks, 1 to 125; absent while one is missing.
    pub priority: Option<i32>,
    /// Where it stands.
    pub standing: IrritantStanding,
    /// Why it was accepted or dropped.
    pub reason: Option<String>,
    /// When it was accepted or dropped.
    pub decided_on: Option<NaiveDate>,
    /// The newest action that answers it.
    pub action: Option<IrritantAction>,
    /// Times it was met after its end was given or its action done.
    pub since_end: u32,
}

/// The action that answers an irritant.
#[derive(Debug, Clone, Serialize, TS, JsonSchema)]
pub struct IrritantAction {
    /// Which.
    pub action: Id<Action>,
    /// What.
    pub title: String,
    /// State.
    pub status: ActionStatus,
    /// Day it was done or settled.
    pub done_on: Option<NaiveDate>,
}

pub(super) fn list_irritants(db: &Reader<'_>, ask: ListIrritants) -> Result<Irritants, Failure> {
    let irritants = irritants_of(db, ask.unit)?;
    let today = db.now().local_date();
    Ok(Irritants {
        unit_name: db.get(ask.unit)?.doc.name,
        today,
        since: year_before(today),
        waiting: count(irritants.iter().filter(|line| line.standing.waits()).count()),
        irritants,
    })
}

fn year_before(today: NaiveDate) -> NaiveDate {
    today.checked_sub_days(Days::new(YEAR_DAYS)).unwrap_or(today)
}

fn count(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

/// The irritants of a unit, those that wait first.
pub(crate) fn irritants_of(db: &Reader<'_>, unit: Id<Unit>) -> Result<Vec<IrritantLine>, Failure> {
    let since = year_before(db.now().local_date());
    let ground = Ground { ends: Ends::of(db, unit)?, actions: db.list_of::<Action>(unit.uuid())? };
    let mut lines = ground.findings(db, unit, since)?;
    lines.extend(ground.themes(db, unit, since)?);
    lines.sort_by_key(|line| {
        let waits = line.standing.waits();
        (!waits, line.standing, Reverse((line.safety, line.lasting, line.times, line.priority, line.met_on)))
    });
    Ok(lines)
}

struct Ground {
    ends: Ends,
    actions: Vec<Row<Action>>,
}

/// A finding with its day.
struct Met {
    row: Row<Finding>,
    day: Row<VisitDay>,
}

impl Ground {
    /// The newest action born from one of these.
    fn action(&self, source: ActionSource, born_from: &[uuid::Uuid]) -> Option<&Row<Action>> {
        let answers =
            |row: &&Row<Action>| row.source == source && row.source_id.is_some_and(|id| born_from.contains(&id));
        self.actions.iter().filter(answers).max_by_key(|row| (sillage_domain::action::is_open(&row.doc), row.id))
    }

    fn findings(&self, db: &Reader<'_>, unit: Id<Unit>, since: NaiveDate) -> Result<Vec<IrritantLine>, Failure> {
        let met = met(db, unit, since)?;
        let noted = met.values().filter_map(|met| {
            Some(Noted {
                finding: met.row.id,
                duplicate_of: met.row.duplicate_of,
                visit: met.day.doc.visit?,
                on: met.day.date,
                zone: met.row.zone,
                sense: met.row.sense,
                text: met.row.text.clone(),
            })
        });
        let mut groups: Vec<(Vec<Id<Finding>>, usize)> =
            recurring(&noted.collect::<Vec<_>>()).into_iter().map(|group| (group.findings, group.visits)).collect();
        let grouped: Vec<Id<Finding>> = groups.iter().flat_map(|(findings, _)| findings.clone()).collect();
        let alone = met.values().filter(|met| !grouped.contains(&met.row.id));
        groups.extend(
            alone.filter(|met| met.row.decision != FindingDecision::Duplicate).map(|met| (vec![met.row.id], 1)),
        );
        groups.into_iter().filter_map(|(group, visits)| self.line(db, &met, &group, visits).transpose()).collect()
    }

    fn line(
        &self,
        db: &Reader<'_>,
        met: &HashMap<Id<Finding>, Met>,
        group: &[Id<Finding>],
        visits: usize,
    ) -> Result<Option<IrritantLine>, Failure> {
        let notes: Vec<&Met> = group.iter().filter_map(|id| met.get(id)).collect();
        let (Some(first), Some(last)) = (notes.first(), notes.last()) else { return Ok(None) };
        let ids: Vec<uuid::Uuid> = group.iter().map(|id| id.uuid()).collect();
        let action = self.action(ActionSource::Finding, &ids);
        let end = self.end_of(&notes);
        let zone = last.row.zone.map(|zone| db.find::<Zone>(zone)).transpose()?.flatten();
        let standing = standing(last.day.date, action.map(|row| &row.doc), end.as_ref().map(|end| end.kind));
        let ended = ended_on(action, end.as_ref());
        let marks = [last.row.severity, last.row.frequency, last.row.ease];
        Ok(Some(IrritantLine {
            finding: Some(last.row.id),
            theme: None,
            text: last.row.text.clone(),
            theme_name: None,
            zone_name: zone.map(|zone| zone.doc.name),
            sense: last.row.sense,
            first_on: first.day.date,
            met_on: last.day.date,
            times: count(visits),
            lasting: visits >= LASTING,
            notes: notes.iter().map(|one| IrritantNote { on: one.day.date, text: one.row.text.clone() }).collect(),
            safety: last.row.safety,
            priority: marks.into_iter().collect::<Option<Vec<_>>>().map(|marks| marks.into_iter().product()),
            standing,
            since_end: count(notes.iter().filter(|one| ended.is_some_and(|on| one.day.date > on)).count()),
            reason: end.as_ref().map(|end| end.reason.clone()),
            decided_on: end.map(|end| end.on),
            action: action.map(shown),
        }))
    }

    /// The last end given to one of the notes of an irritant.
    fn end_of(&self, notes: &[&Met]) -> Option<End> {
        let of = |met: &&Met| match self.ends.of_finding(met.row.id) {
            Some(end) => Some(End { kind: end.end, reason: end.reason.clone(), on: end.decided_on }),
            None if met.row.decision == FindingDecision::Accepted => Some(End {
                kind: EndKind::Accepted,
                reason: met.row.decision_reason.clone().unwrap_or_default(),
                on: met.day.date,
            }),
            None => None,
        };
        notes.iter().filter_map(of).max_by_key(|end| end.on)
    }

    fn themes(&self, db: &Reader<'_>, unit: Id<Unit>, since: NaiveDate) -> Result<Vec<IrritantLine>, Failure> {
        let complaints: Vec<Row<CustomerVerbatim>> = verbatims_of(db, unit)?
            .into_iter()
            .filter(|row| row.polarity == Polarity::Negative && received(row) >= since)
            .collect();
        let mut lines = Vec::new();
        for theme in db.list_all::<VocTheme>()? {
            let days: Vec<NaiveDate> =
                complaints.iter().filter(|row| row.themes.contains(&theme.id)).map(received).collect();
            let (Some(first_on), Some(met_on)) = (days.iter().min(), days.iter().max()) else { continue };
            let action = self.action(ActionSource::Theme, &[theme.id.uuid()]);
            let end = self.ends.of_theme(theme.id);
            let end = end.map(|end| End { kind: end.end, reason: end.reason.clone(), on: end.decided_on });
            let ended = ended_on(action, end.as_ref());
            lines.push(IrritantLine {
                finding: None,
                theme: Some(theme.id),
                text: String::new(),
                zone_name: None,
                sense: None,
                first_on: *first_on,
                met_on: *met_on,
                times: count(days.len()),
                lasting: false,
                notes: Vec::new(),
                safety: false,
                priority: None,
                standing: standing(*met_on, action.map(|row| &row.doc), end.as_ref().map(|end| end.kind)),
                since_end: count(days.iter().filter(|day| ended.is_some_and(|on| **day > on)).count()),
                reason: end.as_ref().map(|end| end.reason.clone()),
                decided_on: end.map(|end| end.on),
                action: action.map(shown),
                theme_name: Some(theme.doc.name),
            });
        }
        Ok(lines)
    }
}

/// An end that was given.
struct End {
    kind: EndKind,
    reason: String,
    on: NaiveDate,
}

fn ended_on(action: Option<&Row<Action>>, end: Option<&End>) -> Option<NaiveDate> {
    let done = action.filter(|row| sillage_domain::action::is_kept(&row.doc)).and_then(|row| row.done_on);
    done.max(end.map(|end| end.on))
}

fn shown(row: &Row<Action>) -> IrritantAction {
    IrritantAction { action: row.id, title: row.title.clone(), status: row.status, done_on: row.done_on }
}

/// The irritants noticed in a unit that may be shown to all, with their days.
fn met(db: &Reader<'_>, unit: Id<Unit>, since: NaiveDate) -> Result<HashMap<Id<Finding>, Met>, Failure> {
    let mut met = HashMap::new();
    for row in db.list_in::<Finding>(unit.uuid())? {
        if !row.kind.is_irritant() || row.text.trim().is_empty() {
            continue;
        }
        let Some(day) = db.find::<VisitDay>(row.visit_day)?.filter(|day| day.date >= since) else { continue };
        // What an open day holds may still be blind to a second observer.
        let shown = day.closed_at.is_some() || is_consolidated(&db.list_of::<SensoryWalk>(day.id.uuid())?, &row.doc);
        if shown {
            met.insert(row.id, Met { row, day });
        }
    }
    Ok(met)
}
