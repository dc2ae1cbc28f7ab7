//! A promise is made: in one key from a finding, a criterion or a debrief, or from nothing before it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id, Refusal,
    action::{
        Action, ActionKind, ActionSource, ActionStatus, Due, ENOUGH, TeamSuggestion, is_open, same_title, title_from,
    },
    debrief::Debrief,
    network::{Person, Unit, service::ServiceFunction},
    observation::ObservationScore,
    project::Indicator,
    referential::Skill,
    visit::VisitDay,
    voice::VocTheme,
    walk::{Finding, FindingDecision, FindingKind},
};
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;
use uuid::Uuid;

use crate::{Failure, visit::manager_of};

/// Promise an action.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct PromiseAction {
    /// Where.
    pub unit: Id<Unit>,
    /// During which day of a visit.
    #[ts(optional = nullable)]
    pub visit_day: Option<Id<VisitDay>>,
    /// Born from.
    pub source: ActionSource,
    /// Id of the finding, the score, the debrief, the team's suggestion, the theme, the function or the skill.
    #[ts(optional = nullable)]
    pub source_id: Option<Uuid>,
    /// What; by default the words it was born from.
    #[ts(optional = nullable)]
    pub title: Option<String>,
    /// Who; the unit manager by default.
    #[ts(optional = nullable)]
    pub owner: Option<Id<Person>>,
    /// By when; a week by default.
    #[ts(optional = nullable)]
    pub due: Option<Due>,
    /// Kind; by default a ritual from an enchantment, training from a criterion or a debrief, else a quick win.
    #[ts(optional = nullable)]
    pub kind: Option<ActionKind>,
    /// What should change for customers.
    #[ts(optional = nullable)]
    pub expected_effect: Option<String>,
    /// The indicator it is meant to move.
    #[ts(optional = nullable)]
    pub indicator: Option<Id<Indicator>>,
    /// The words it was suggested in, where `title` is the team's own.
    #[ts(optional = nullable)]
    pub proposed_as: Option<String>,
}

/// It is in the plan.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ActionPromised {
    /// The action.
    pub action: Id<Action>,
    /// Its title.
    pub title: String,
    /// Promises of the unit that are still to be kept.
    pub open: u32,
    /// Five kept beat ten promised.
    pub many: bool,
    /// Its day is past already.
    pub due_in_past: bool,
}

pub(super) fn promise_action(tx: &mut Writer<'_>, ask: PromiseAction) -> Result<ActionPromised, Failure> {
    tx.get(ask.unit)?;
    let today = tx.now().local_date();
    let origin = origin(tx, ask.source, ask.source_id)?;
    let given = ask.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    let title = given.map_or_else(|| title_from(&origin.text), str::to_owned);
    let siblings = tx.list_of::<Action>(ask.unit.uuid())?;
    refuse_twin(&siblings, &title, ask.source_id)?;
    let owner = match ask.owner {
        Some(owner) => Some(tx.get(owner)?.id),
        None => manager_of(tx, ask.unit, today)?,
    };
    if let Some(indicator) = ask.indicator {
        tx.get(indicator)?;
    }
    let (due_on, at_next_visit) = ask.due.unwrap_or(Due::OneWeek).on(today);
    let action = Action {
        unit: ask.unit,
        visit_day: ask.visit_day,
        title: title.clone(),
        kind: ask.kind.unwrap_or(origin.kind),
        owner,
        due_on,
        at_next_visit,
        status: ActionStatus::Todo,
        done_on: None,
        reason: None,
        source: ask.source,
        source_id: ask.source_id,
        expected_effect: ask.expected_effect.unwrap_or_default(),
        rank_reason: String::new(),
        proposed_as: ask.proposed_as.filter(|words| !words.trim().is_empty() && !same_title(words, &title)),
        indicator: ask.indicator,
        answered_at: None,
        rank: siblings.iter().filter(|row| is_open(&row.doc)).map(|row| row.rank).max().unwrap_or(0) + 1,
    };
    let action = tx.add(ask.unit.uuid(), &action)?;
    if let Some(finding) = origin.finding {
        // What a closed day noticed stands as it was; the action that answers it tells where it stands now.
        let day = tx.get(finding)?.visit_day;
        if tx.get(day)?.closed_at.is_none() {
            tx.change(finding, |finding| finding.decision = FindingDecision::Action)?;
        }
    }
    let open = count_open(tx, ask.unit)?;
    Ok(ActionPromised { action, title, open, many: open >= ENOUGH, due_in_past: due_on.is_some_and(|due| due < today) })
}

/// How many promises of a unit are still to be kept.
pub(super) fn count_open(db: &Reader<'_>, unit: Id<Unit>) -> Result<u32, Failure> {
    let open = db.list_of::<Action>(unit.uuid())?.iter().filter(|row| is_open(&row.doc)).count();
    Ok(u32::try_from(open).unwrap_or(u32::MAX))
}

fn refuse_twin(siblings: &[Row<Action>], title: &str, source_id: Option<Uuid>) -> Result<(), Failure> {
    let twin = siblings.iter().filter(|row| is_open(&row.doc)).find(|row| {
        // One finding may need two acts, if somebody words the second one; the same words twice are a slip.
        same_title(&row.title, title) && (source_id.is_none() || row.source_id.is_none() || row.source_id == source_id)
    });
    match twin {
        Some(row) => Err(Refusal::new("action_already_promised").with("title", &row.title).into()),
        None => Ok(()),
    }
}

/// What a promise is born from.
struct Origin {
    text: String,
    kind: ActionKind,
    finding: Option<Id<Finding>>,
}

fn origin(db: &Reader<'_>, source: ActionSource, id: Option<Uuid>) -> Result<Origin, Failure> {
    let Some(id) = id else {
        return Ok(Origin { text: String::new(), kind: ActionKind::QuickWin, finding: None });
    };
    Ok(match source {
        ActionSource::Finding => {
            let row = db.get(Id::<Finding>::new(id))?;
            let kind = if row.kind == FindingKind::Enchantment { ActionKind::Ritual } else { ActionKind::QuickWin };
            Origin { text: row.doc.text, kind, finding: Some(row.id) }
        }
        ActionSource::Criterion => {
            let score = db.get(Id::<ObservationScore>::new(id))?;
            let title = db.get(score.skill)?.doc.title.fr;
            Origin { text: title, kind: ActionKind::Training, finding: None }
        }
        ActionSource::Debrief => {
            let row = db.get(Id::<Debrief>::new(id))?.doc;
            let text = [row.support_needed, row.commitment_then, row.improvement_text]
                .into_iter()
                .find(|text| !text.trim().is_empty());
            Origin { text: text.unwrap_or_default(), kind: ActionKind::Training, finding: None }
        }
        ActionSource::Team => {
            let text = db.get(Id::<TeamSuggestion>::new(id))?.doc.text;
            Origin { text, kind: ActionKind::QuickWin, finding: None }
        }
        ActionSource::Theme => {
            let text = db.get(Id::<VocTheme>::new(id))?.doc.name.fr;
            Origin { text, kind: ActionKind::QuickWin, finding: None }
        }
        ActionSource::Staffing => {
            let text = db.get(Id::<ServiceFunction>::new(id))?.doc.name.fr;
            Origin { text, kind: ActionKind::Organisation, finding: None }
        }
        ActionSource::Skill => {
            let text = db.get(Id::<Skill>::new(id))?.doc.title.fr;
            Origin { text, kind: ActionKind::Training, finding: None }
        }
        ActionSource::Plan => Origin { text: String::new(), kind: ActionKind::QuickWin, finding: None },
    })
}
