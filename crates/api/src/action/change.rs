//! What becomes of a promise: amended, kept, not yet, given up, seen to have worked, moved in the plan.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id, Refusal, Timestamp,
    action::{
        Action, ActionKind, ActionStatus, Due, confirm_effective as confirm, give_up, is_open, keep,
        not_yet as still_open,
    },
    network::Person,
    project::Indicator,
};
use sillage_store::Writer;
use ts_rs::TS;

use super::promise::count_open;
use crate::Failure;

/// Change the words, the owner or the day of a promise; what is absent stays.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct AmendAction {
    /// Which.
    pub action: Id<Action>,
    /// What.
    #[ts(optional = nullable)]
    pub title: Option<String>,
    /// Who.
    #[ts(optional = nullable)]
    pub owner: Option<Id<Person>>,
    /// By when.
    #[ts(optional = nullable)]
    pub due: Option<Due>,
    /// Kind.
    #[ts(optional = nullable)]
    pub kind: Option<ActionKind>,
    /// What should change for customers.
    #[ts(optional = nullable)]
    pub expected_effect: Option<String>,
    /// What, in the team's own words; those it was proposed in are kept beside them.
    #[ts(optional = nullable)]
    pub team_wording: Option<String>,
    /// Why the team puts it at that place of the plan.
    #[ts(optional = nullable)]
    pub rank_reason: Option<String>,
    /// The indicator it is meant to move.
    #[ts(optional = nullable)]
    pub indicator: Option<Id<Indicator>>,
    /// It is meant to move none.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub without_indicator: bool,
}

/// The promise as it is now.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ActionChanged {
    /// The action.
    pub action: Id<Action>,
    /// State.
    pub status: ActionStatus,
    /// Its day is past.
    pub due_in_past: bool,
    /// Promises of the unit that are still to be kept.
    pub open: u32,
}

pub(super) fn amend_action(tx: &mut Writer<'_>, ask: AmendAction) -> Result<ActionChanged, Failure> {
    let today = tx.now().local_date();
    if let Some(owner) = ask.owner {
        tx.get(owner)?;
    }
    if let Some(indicator) = ask.indicator {
        tx.get(indicator)?;
    }
    change(tx, ask.action, |action| {
        if let Some(title) = ask.title {
            action.title = title.trim().to_owned();
        }
        if let Some(due) = ask.due {
            (action.due_on, action.at_next_visit) = due.on(today);
        }
        if let Some(ours) = ask.team_wording.map(|words| words.trim().to_owned()).filter(|ours| *ours != action.title) {
            let proposed = action.proposed_as.take().unwrap_or_else(|| action.title.clone());
            // Back to the words it was proposed in, nothing stands beside them.
            action.proposed_as = (proposed != ours).then_some(proposed);
            action.title = ours;
        }
        if let Some(reason) = ask.rank_reason {
            action.rank_reason = reason.trim().to_owned();
        }
        action.indicator = if ask.without_indicator { None } else { ask.indicator.or(action.indicator) };
        action.owner = ask.owner.or(action.owner);
        action.kind = ask.kind.unwrap_or(action.kind);
        if let Some(effect) = ask.expected_effect {
            action.expected_effect = effect;
        }
        Ok(())
    })
}

/// A promise was kept.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct KeepAction {
    /// Which.
    pub action: Id<Action>,
}

pub(super) fn keep_action(tx: &mut Writer<'_>, ask: KeepAction) -> Result<ActionChanged, Failure> {
    let today = tx.now().local_date();
    answer(tx, ask.action, |action| {
        keep(action, today);
        Ok(())
    })
}

/// Not yet: it stays, with a new day if one is said.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct NotYet {
    /// Which.
    pub action: Id<Action>,
    /// The new day.
    #[ts(optional = nullable)]
    pub due: Option<Due>,
}

pub(super) fn not_yet(tx: &mut Writer<'_>, ask: NotYet) -> Result<ActionChanged, Failure> {
    let today = tx.now().local_date();
    answer(tx, ask.action, |action| {
        still_open(action);
        if let Some(due) = ask.due {
            (action.due_on, action.at_next_visit) = due.on(today);
        }
        Ok(())
    })
}

/// Give a promise up.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct DropAction {
    /// Which.
    pub action: Id<Action>,
    /// Why.
    pub reason: String,
}

pub(super) fn drop_action(tx: &mut Writer<'_>, ask: DropAction) -> Result<ActionChanged, Failure> {
    let today = tx.now().local_date();
    answer(tx, ask.action, |action| give_up(action, ActionStatus::Dropped, &ask.reason, today))
}

/// A promise turns out impossible.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct CannotDo {
    /// Which.
    pub action: Id<Action>,
    /// Why.
    pub reason: String,
}

pub(super) fn cannot_do(tx: &mut Writer<'_>, ask: CannotDo) -> Result<ActionChanged, Failure> {
    let today = tx.now().local_date();
    answer(tx, ask.action, |action| give_up(action, ActionStatus::CannotDo, &ask.reason, today))
}

/// Say whether what was done worked.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ConfirmEffective {
    /// Which.
    pub action: Id<Action>,
    /// It worked; if not it goes back into the plan.
    pub worked: bool,
}

pub(super) fn confirm_effective(tx: &mut Writer<'_>, ask: ConfirmEffective) -> Result<ActionChanged, Failure> {
    answer(tx, ask.action, |action| confirm(action, ask.worked))
}

/// Take back a promise that was a slip; it lies in the bin.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RetractAction {
    /// Which.
    pub action: Id<Action>,
}

/// It is in the bin.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ActionRetracted {
    /// The action.
    pub action: Id<Action>,
}

pub(super) fn retract_action(tx: &mut Writer<'_>, ask: RetractAction) -> Result<ActionRetracted, Failure> {
    tx.delete(ask.action)?;
    Ok(ActionRetracted { action: ask.action })
}

/// Put an action at a place of the plan.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ReorderAction {
    /// Which.
    pub action: Id<Action>,
    /// Its new place among those listed with it, from 1.
    pub place: u32,
    /// The actions listed with it, in the order shown before the move.
    pub among: Vec<Id<Action>>,
}

/// The order is new.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ActionsReordered {
    /// In order.
    pub actions: Vec<Id<Action>>,
}

pub(super) fn reorder(tx: &mut Writer<'_>, ask: ReorderAction) -> Result<ActionsReordered, Failure> {
    let mut actions: Vec<Id<Action>> = ask.among.into_iter().filter(|action| *action != ask.action).collect();
    let place = usize::try_from(ask.place.saturating_sub(1)).unwrap_or(usize::MAX).min(actions.len());
    actions.insert(place, ask.action);
    for (rank, action) in (1..).zip(&actions) {
        tx.change(*action, |action| action.rank = rank)?;
    }
    Ok(ActionsReordered { actions })
}

/// A change that says what became of the promise: the same word at the next visit is a new answer.
fn answer(
    tx: &mut Writer<'_>,
    id: Id<Action>,
    say: impl FnOnce(&mut Action) -> Result<(), Refusal>,
) -> Result<ActionChanged, Failure> {
    let now = tx.now().timestamp();
    let today = tx.now().local_date();
    change(tx, id, |action| {
        let before = action.clone();
        say(action)?;
        // The second press of one answer is no second answer, and no second step to take back.
        let said_today =
            before.answered_at.as_ref().and_then(Timestamp::local).is_some_and(|at| at.date_naive() == today);
        if *action != before || !said_today {
            action.answered_at = Some(now);
        }
        Ok(())
    })
}

fn change(
    tx: &mut Writer<'_>,
    id: Id<Action>,
    change: impl FnOnce(&mut Action) -> Result<(), Refusal>,
) -> Result<ActionChanged, Failure> {
    let mut outcome = Ok(());
    let row = tx.change(id, |action| {
        let before = action.clone();
        outcome = change(action);
        if outcome.is_err() {
            *action = before;
        }
    })?;
    outcome?;
    let today = tx.now().local_date();
    Ok(ActionChanged {
        action: id,
        status: row.status,
        due_in_past: is_open(&row.doc) && row.due_on.is_some_and(|due| due < today),
        open: count_open(tx, row.doc.unit)?,
    })
}
