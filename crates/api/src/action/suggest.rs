//! What the day itself suggests for the plan: irritants nobody answers yet, support somebody asked for, enchantments
//! that could become a ritual. Safety comes first; then severity, frequency and ease, where they were given.

use std::cmp::Reverse;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    action::{Action, ActionKind, ActionSource, title_from},
    debrief::Debrief,
    visit::VisitDay,
    walk::{Finding, FindingDecision, FindingKind},
};
use sillage_store::Reader;
use ts_rs::TS;
use uuid::Uuid;

use crate::{Failure, irritant::Ends};

/// Suggestions at most.
const MOST: usize = 6;

/// What the day suggests.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListSuggestions {
    /// The day.
    pub visit_day: Id<VisitDay>,
}

/// Suggestions for the plan.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Suggestions {
    /// The most urgent first.
    pub suggestions: Vec<Suggestion>,
}

/// A suggestion.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Suggestion {
    /// Born from.
    pub source: ActionSource,
    /// Id of the finding or the debrief.
    pub source_id: Uuid,
    /// A title for the action.
    pub title: String,
    /// Kind it would have.
    pub kind: ActionKind,
    /// A danger.
    pub safety: bool,
}

pub(super) fn list_suggestions(db: &Reader<'_>, ask: ListSuggestions) -> Result<Suggestions, Failure> {
    let day = db.get(ask.visit_day)?;
    let answered: Vec<Uuid> =
        db.list_of::<Action>(day.doc.unit.uuid())?.iter().filter_map(|row| row.source_id).collect();
    let ends = Ends::of(db, day.doc.unit)?;
    let mut findings = db.list_of::<Finding>(day.id.uuid())?;
    findings.retain(|row| {
        let (decision, _) = ends.decision(row.id, &row.doc);
        decision == FindingDecision::Open && !answered.contains(&row.id.uuid()) && !row.text.trim().is_empty()
    });
    findings.retain(|row| row.safety || row.kind != FindingKind::Neutral);
    findings.sort_by_key(|row| (Reverse(row.safety), row.kind == FindingKind::Enchantment, Reverse(weight(&row.doc))));
    let mut suggestions: Vec<Suggestion> = findings
        .into_iter()
        .map(|row| Suggestion {
            source: ActionSource::Finding,
            source_id: row.id.uuid(),
            title: title_from(&row.text),
            kind: if row.kind == FindingKind::Enchantment { ActionKind::Ritual } else { ActionKind::QuickWin },
            safety: row.safety,
        })
        .collect();
    let supports = db
        .list_of::<Debrief>(day.id.uuid())?
        .into_iter()
        .filter(|row| !row.support_needed.trim().is_empty() && !answered.contains(&row.id.uuid()));
    let after_irritants =
        suggestions.iter().position(|each| each.kind == ActionKind::Ritual).unwrap_or(suggestions.len());
    for (at, row) in supports.enumerate() {
        let suggestion = Suggestion {
            source: ActionSource::Debrief,
            source_id: row.id.uuid(),
            title: title_from(&row.support_needed),
            kind: ActionKind::Training,
            safety: false,
        };
        suggestions.insert(after_irritants + at, suggestion);
    }
    suggestions.truncate(MOST);
    Ok(Suggestions { suggestions })
}

/// The product of the marks; a mark not given stands in the middle.
fn weight(finding: &Finding) -> i32 {
    [finding.severity, finding.frequency, finding.ease].into_iter().map(|mark| mark.unwrap_or(3)).product()
}
