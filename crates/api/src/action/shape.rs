//! Everything that suggests something for the plan of a unit: irritants without an end, hours short of people, the
//! skill the team is furthest from, support somebody asked for. The team orders and rewords it, or sets it aside with a
//! reason; nothing becomes an action before somebody promises it.

use std::{cmp::Reverse, collections::HashMap};

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id,
    action::{Action, ActionKind, ActionSource, PlanSuggestion, is_kept, is_open, title_from},
    debrief::Debrief,
    irritant::IrritantStanding,
    network::Unit,
};
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;
use uuid::Uuid;

use crate::{Failure, irritant::irritants_of, staffing::hours_short, visit::weakest};

/// Days for which support that somebody asked for is suggested.
const SUPPORT_DAYS: u64 = 60;

/// What is suggested for the plan of a unit.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListUnitSuggestions {
    /// Where.
    pub unit: Id<Unit>,
}

/// Suggestions in the team's order, where it gave one.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct UnitSuggestions {
    /// Name of the unit.
    pub unit_name: String,
    /// Those to look at.
    pub suggestions: Vec<UnitSuggestion>,
    /// Those the team set aside.
    pub aside: Vec<UnitSuggestion>,
}

/// What a suggestion rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SuggestedBy {
    /// An irritant that waits: noted at `n` visits.
    Irritant,
    /// One that came back after it was answered: noted at `n` visits.
    CameBack,
    /// A theme: `n` complaints.
    Theme,
    /// A function short of `figure` person-hours a week.
    Staffing,
    /// The skill furthest from its target: `n` scores.
    Skill,
    /// Support somebody asked for.
    Support,
}

/// A suggestion.
#[derive(Debug, Clone, Serialize, TS, JsonSchema)]
pub struct UnitSuggestion {
    /// Born from.
    pub source: ActionSource,
    /// Id of what it was born from.
    pub source_id: Uuid,
    /// What it rests on.
    pub by: SuggestedBy,
    /// The words it is proposed in: those of the finding or of who asked; empty where `name` says it.
    pub text: String,
    /// Name of the theme, the function or the skill.
    pub name: Option<Bilingual>,
    /// The team's words, once it has some.
    pub wording: Option<String>,
    /// Kind the action would have.
    pub kind: ActionKind,
    /// A danger.
    pub safety: bool,
    /// How many.
    pub n: Option<u32>,
    /// Person-hours.
    pub figure: Option<f64>,
    /// Weekday that is shortest, 1 Monday … 7 Sunday.
    pub iso_weekday: Option<u32>,
    /// Last day it was met.
    pub on: Option<NaiveDate>,
    /// Why it was set aside.
    pub aside: Option<String>,
}

impl UnitSuggestion {
    fn of(source: ActionSource, source_id: Uuid, by: SuggestedBy, kind: ActionKind) -> Self {
        Self {
            source,
            source_id,
            by,
            text: String::new(),
            name: None,
            wording: None,
            kind,
            safety: false,
            n: None,
            figure: None,
            iso_weekday: None,
            on: None,
            aside: None,
        }
    }
}

pub(super) fn list_unit_suggestions(db: &Reader<'_>, ask: ListUnitSuggestions) -> Result<UnitSuggestions, Failure> {
    let shaped: HashMap<(String, Uuid), Row<PlanSuggestion>> =
        shapes(db, ask.unit)?.into_iter().map(|row| (key(row.source, row.source_id), row)).collect();
    let mut all = Vec::new();
    for (place, mut suggestion) in derived(db, ask.unit)?.into_iter().enumerate() {
        let shape = shaped.get(&key(suggestion.source, suggestion.source_id));
        suggestion.wording = shape.and_then(|row| row.wording.clone());
        suggestion.aside = shape.and_then(|row| row.aside.clone());
        // What the team never moved comes after what it did, in the order of urgency.
        let rank = shape.map(|row| row.rank).filter(|rank| *rank > 0).unwrap_or(u32::MAX);
        all.push((rank, place, suggestion));
    }
    all.sort_by_key(|(rank, place, _)| (*rank, *place));
    let (aside, suggestions) =
        all.into_iter().map(|(.., suggestion)| suggestion).partition(|suggestion| suggestion.aside.is_some());
    Ok(UnitSuggestions { unit_name: db.get(ask.unit)?.doc.name, suggestions, aside })
}

fn key(source: ActionSource, id: Uuid) -> (String, Uuid) {
    (format!("{source:?}"), id)
}

/// How the team shaped suggestions; of two for one, which a merge may leave, the first.
fn shapes(db: &Reader<'_>, unit: Id<Unit>) -> Result<Vec<Row<PlanSuggestion>>, Failure> {
    let mut rows = db.list_of::<PlanSuggestion>(unit.uuid())?;
    rows.sort_by_key(|row| Reverse(row.id));
    Ok(rows)
}

/// What is suggested now, the most urgent first.
fn derived(db: &Reader<'_>, unit: Id<Unit>) -> Result<Vec<UnitSuggestion>, Failure> {
    let actions = db.list_of::<Action>(unit.uuid())?;
    // What an action under way answers is no suggestion any more.
    let answered = |source: ActionSource, id: Uuid| {
        actions.iter().any(|row| row.source == source && row.source_id == Some(id) && is_open(&row.doc))
    };
    let mut found = irritants(db, unit)?;
    for short in hours_short(db, unit)? {
        let of = ActionSource::Staffing;
        let mut suggestion =
            UnitSuggestion::of(of, short.function.uuid(), SuggestedBy::Staffing, ActionKind::Organisation);
        suggestion.name = Some(short.name);
        suggestion.figure = Some(short.under_person_h);
        suggestion.iso_weekday = Some(short.iso_weekday);
        found.push(suggestion);
    }
    let today = db.now().local_date();
    for weak in weakest(db, unit, today)?.into_iter().filter(|weak| !weak.too_early) {
        let mut suggestion =
            UnitSuggestion::of(ActionSource::Skill, weak.skill.uuid(), SuggestedBy::Skill, ActionKind::Training);
        suggestion.name = Some(weak.title);
        suggestion.n = Some(weak.scores);
        found.push(suggestion);
    }
    found.retain(|suggestion| !answered(suggestion.source, suggestion.source_id));
    found.extend(supports(db, unit, today, &actions)?);
    // Dangers first; the rest keeps the order in which it was gathered.
    found.sort_by_key(|suggestion| !suggestion.safety);
    Ok(found)
}

fn irritants(db: &Reader<'_>, unit: Id<Unit>) -> Result<Vec<UnitSuggestion>, Failure> {
    let mut found = Vec::new();
    for line in irritants_of(db, unit)?.into_iter().filter(|line| line.standing.waits()) {
        let (source, id) = match (line.finding, line.theme) {
            (Some(finding), _) => (ActionSource::Finding, finding.uuid()),
            (None, Some(theme)) => (ActionSource::Theme, theme.uuid()),
            (None, None) => continue,
        };
        let by = match (line.standing, source) {
            (IrritantStanding::CameBack, ActionSource::Finding) => SuggestedBy::CameBack,
            (_, ActionSource::Finding) => SuggestedBy::Irritant,
            _ => SuggestedBy::Theme,
        };
        found.push(UnitSuggestion {
            text: title_from(&line.text),
            name: line.theme_name,
            safety: line.safety,
            n: Some(line.times),
            on: Some(line.met_on),
            ..UnitSuggestion::of(source, id, by, ActionKind::QuickWin)
        });
    }
    Ok(found)
}

/// Support somebody asked for lately and no action ever answered.
fn supports(
    db: &Reader<'_>,
    unit: Id<Unit>,
    today: NaiveDate,
    actions: &[Row<Action>],
) -> Result<Vec<UnitSuggestion>, Failure> {
    let since = today.checked_sub_days(Days::new(SUPPORT_DAYS)).unwrap_or(today);
    let mut found = Vec::new();
    for row in db.list_in::<Debrief>(unit.uuid())? {
        let on = row.started_at.local().map(|at| at.date_naive());
        let answers = |action: &Row<Action>| {
            action.source_id == Some(row.id.uuid()) && (is_open(&action.doc) || is_kept(&action.doc))
        };
        let recent = on.is_some_and(|on| on >= since);
        if recent && !row.support_needed.trim().is_empty() && !actions.iter().any(answers) {
            let of = ActionSource::Debrief;
            let mut suggestion = UnitSuggestion::of(of, row.id.uuid(), SuggestedBy::Support, ActionKind::Training);
            suggestion.text = title_from(&row.support_needed);
            suggestion.on = on;
            found.push(suggestion);
        }
    }
    Ok(found)
}

/// Reword a suggestion, set it aside or take it back; what is absent stays.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ShapeSuggestion {
    /// Where.
    pub unit: Id<Unit>,
    /// Born from.
    pub source: ActionSource,
    /// Id of what it was born from.
    pub source_id: Uuid,
    /// The team's words, at most 120 characters; empty takes them away.
    #[ts(optional = nullable)]
    pub wording: Option<String>,
    /// Why it is set aside; empty takes it back.
    #[ts(optional = nullable)]
    pub aside: Option<String>,
}

/// It is kept.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SuggestionShaped {
    /// How it was shaped.
    pub suggestion: Id<PlanSuggestion>,
}

pub(super) fn shape_suggestion(tx: &mut Writer<'_>, ask: ShapeSuggestion) -> Result<SuggestionShaped, Failure> {
    tx.get(ask.unit)?;
    let said = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let suggestion = shape(tx, ask.unit, ask.source, ask.source_id, |shape| {
        if let Some(wording) = ask.wording {
            shape.wording = said(wording);
        }
        if let Some(aside) = ask.aside {
            shape.aside = said(aside);
        }
    })?;
    Ok(SuggestionShaped { suggestion })
}

fn shape(
    tx: &mut Writer<'_>,
    unit: Id<Unit>,
    source: ActionSource,
    source_id: Uuid,
    change: impl FnOnce(&mut PlanSuggestion),
) -> Result<Id<PlanSuggestion>, Failure> {
    let known = shapes(tx, unit)?.into_iter().rfind(|row| (row.source, row.source_id) == (source, source_id));
    match known {
        Some(row) => Ok(tx.change(row.id, change)?.id),
        None => {
            let mut shape = PlanSuggestion { unit, source, source_id, wording: None, rank: 0, aside: None };
            change(&mut shape);
            Ok(tx.add(unit.uuid(), &shape)?)
        }
    }
}

/// A suggestion by what it was born from.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct SuggestionKey {
    /// Born from.
    pub source: ActionSource,
    /// Id of what it was born from.
    pub source_id: Uuid,
}

/// Put suggestions in an order.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct OrderSuggestions {
    /// Where.
    pub unit: Id<Unit>,
    /// All of them, in the team's order.
    pub order: Vec<SuggestionKey>,
}

/// The order is kept.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SuggestionsOrdered {
    /// How many have a place.
    pub placed: u32,
}

pub(super) fn order_suggestions(tx: &mut Writer<'_>, ask: OrderSuggestions) -> Result<SuggestionsOrdered, Failure> {
    tx.get(ask.unit)?;
    let mut placed = 0;
    for (rank, each) in (1..).zip(&ask.order) {
        shape(tx, ask.unit, each.source, each.source_id, |shape| shape.rank = rank)?;
        placed = rank;
    }
    Ok(SuggestionsOrdered { placed })
}
