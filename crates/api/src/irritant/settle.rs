//! Ending an irritant without an action, with a reason, on whatever day; and leaving it undecided again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    irritant::{EndKind, IrritantEnd},
    network::Unit,
    voice::VocTheme,
    walk::{Finding, FindingDecision},
};
use sillage_store::{Reader, Writer};
use ts_rs::TS;

use super::Ends;
use crate::{Failure, walk::blind::own_finding};

/// Accept an irritant, or drop it.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct SettleIrritant {
    /// Where.
    pub unit: Id<Unit>,
    /// The finding.
    #[ts(optional = nullable)]
    pub finding: Option<Id<Finding>>,
    /// The theme, where it is none.
    #[ts(optional = nullable)]
    pub theme: Option<Id<VocTheme>>,
    /// How it ends.
    pub end: EndKind,
    /// Why, 1 to 2,000 characters.
    pub reason: String,
}

/// It is kept.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct IrritantSettled {
    /// Irritants of the unit that still wait.
    pub waiting: u32,
}

pub(super) fn settle_irritant(tx: &mut Writer<'_>, ask: SettleIrritant) -> Result<IrritantSettled, Failure> {
    check(tx, ask.unit, ask.finding, ask.theme)?;
    let end = IrritantEnd {
        unit: ask.unit,
        finding: ask.finding,
        theme: ask.theme,
        end: ask.end,
        reason: ask.reason.trim().to_owned(),
        decided_on: tx.now().local_date(),
    };
    match known(tx, ask.unit, ask.finding, ask.theme)? {
        Some(known) => drop(tx.change(known, |known: &mut IrritantEnd| *known = end)?),
        None => drop(tx.add(ask.unit.uuid(), &end)?),
    }
    answer(tx, ask.unit)
}

/// Leave an irritant undecided again.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ReopenIrritant {
    /// Where.
    pub unit: Id<Unit>,
    /// The finding.
    #[ts(optional = nullable)]
    pub finding: Option<Id<Finding>>,
    /// The theme, where it is none.
    #[ts(optional = nullable)]
    pub theme: Option<Id<VocTheme>>,
}

pub(super) fn reopen_irritant(tx: &mut Writer<'_>, ask: ReopenIrritant) -> Result<IrritantSettled, Failure> {
    check(tx, ask.unit, ask.finding, ask.theme)?;
    if let Some(known) = known(tx, ask.unit, ask.finding, ask.theme)? {
        tx.delete(known)?;
    }
    // One that was accepted at its consolidation has its end in itself.
    if let Some(finding) = ask.finding
        && tx.get(finding)?.decision == FindingDecision::Accepted
    {
        tx.change(finding, |finding: &mut Finding| {
            finding.decision = FindingDecision::Open;
            finding.decision_reason = None;
        })?;
    }
    answer(tx, ask.unit)
}

fn check(
    db: &Reader<'_>,
    unit: Id<Unit>,
    finding: Option<Id<Finding>>,
    theme: Option<Id<VocTheme>>,
) -> Result<(), Failure> {
    db.get(unit)?;
    if let Some(theme) = theme {
        db.get(theme)?;
    }
    match finding {
        Some(finding) if own_finding(db, finding)?.doc.unit != unit => {
            Err(Failure::new("not_found").with("noun", "finding"))
        }
        _ => Ok(()),
    }
}

fn known(
    db: &Reader<'_>,
    unit: Id<Unit>,
    finding: Option<Id<Finding>>,
    theme: Option<Id<VocTheme>>,
) -> Result<Option<Id<IrritantEnd>>, Failure> {
    let ends = Ends::of(db, unit)?;
    let row = match (finding, theme) {
        (Some(finding), _) => ends.of_finding(finding),
        (None, Some(theme)) => ends.of_theme(theme),
        (None, None) => None,
    };
    Ok(row.map(|row| row.id))
}

fn answer(db: &Reader<'_>, unit: Id<Unit>) -> Result<IrritantSettled, Failure> {
    let waiting = super::irritants_of(db, unit)?.iter().filter(|line| line.standing.waits()).count();
    Ok(IrritantSettled { waiting: u32::try_from(waiting).unwrap_or(u32::MAX) })
}
