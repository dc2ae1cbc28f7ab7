//! What was measured before an action was done, and after; and whether what it answered was met again. Facts with their
//! days, side by side: other causes are possible, and nothing here says otherwise.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    action::{Action, ActionSource, ActionStatus, is_kept},
    network::Unit,
    project::{Better, Effect, Measured, effect_of},
    visit::VisitDay,
};
use sillage_store::{Reader, Row};
use ts_rs::TS;

use crate::{Failure, irritant::irritants_of, project::measures_of};

/// What became of what actions were meant to move.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListEffects {
    /// Where.
    pub unit: Id<Unit>,
}

/// The effects.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Effects {
    /// Actions with an indicator or an irritant behind them, the last done first, then those under way.
    pub effects: Vec<EffectLine>,
}

/// An action beside what it was meant to move.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct EffectLine {
    /// The action.
    pub action: Id<Action>,
    /// What.
    pub title: String,
    /// State.
    pub status: ActionStatus,
    /// Day it was done.
    pub done_on: Option<NaiveDate>,
    /// What should change for customers.
    pub expected_effect: String,
    /// The indicator it was meant to move.
    pub measured: Option<MeasuredEffect>,
    /// The irritant it answered.
    pub met: Option<MetAgain>,
}

/// An indicator before and after.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct MeasuredEffect {
    /// Its name.
    pub name: String,
    /// What it is measured in.
    pub measured_in: String,
    /// Which way is better.
    pub better: Better,
    /// Before, after, and the difference.
    pub effect: Effect,
    /// All its values in the unit, oldest first.
    pub measures: Vec<Measured>,
}

/// Whether an irritant was met again since the action was done.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct MetAgain {
    /// Times it was met since.
    pub times: u32,
    /// Visits since.
    pub visits: u32,
}

pub(super) fn list_effects(db: &Reader<'_>, ask: ListEffects) -> Result<Effects, Failure> {
    let irritants = irritants_of(db, ask.unit)?;
    let days = db.list_in::<VisitDay>(ask.unit.uuid())?;
    let mut effects = Vec::new();
    for row in db.list_of::<Action>(ask.unit.uuid())? {
        if matches!(row.status, ActionStatus::CannotDo | ActionStatus::Dropped) {
            continue;
        }
        let done_on = row.done_on.filter(|_| is_kept(&row.doc));
        let measured = measured(db, ask.unit, &row, done_on)?;
        let answered = irritants.iter().find(|line| line.action.as_ref().is_some_and(|action| action.action == row.id));
        let from_irritant = matches!(row.source, ActionSource::Finding | ActionSource::Theme);
        let met = done_on
            .filter(|_| from_irritant)
            .zip(answered)
            .map(|(done, line)| MetAgain { times: line.since_end, visits: visits_since(&days, done) });
        if measured.is_some() || met.is_some() {
            effects.push(EffectLine {
                action: row.id,
                status: row.status,
                done_on,
                measured,
                met,
                title: row.doc.title,
                expected_effect: row.doc.expected_effect,
            });
        }
    }
    effects.sort_by_key(|line| std::cmp::Reverse((line.done_on, line.action)));
    Ok(Effects { effects })
}

fn visits_since(days: &[Row<VisitDay>], done: NaiveDate) -> u32 {
    let mut visits: Vec<_> = days.iter().filter(|day| day.date > done).filter_map(|day| day.doc.visit).collect();
    visits.sort_unstable();
    visits.dedup();
    u32::try_from(visits.len()).unwrap_or(u32::MAX)
}

fn measured(
    db: &Reader<'_>,
    unit: Id<Unit>,
    row: &Row<Action>,
    done_on: Option<NaiveDate>,
) -> Result<Option<MeasuredEffect>, Failure> {
    let Some(indicator) = row.indicator.map(|indicator| db.find(indicator)).transpose()?.flatten() else {
        return Ok(None);
    };
    let measures = measures_of(db, unit, indicator.id)?;
    Ok(Some(MeasuredEffect {
        better: indicator.better,
        effect: effect_of(&measures, done_on, indicator.better),
        measures,
        name: indicator.doc.name,
        measured_in: indicator.doc.measured_in,
    }))
}
