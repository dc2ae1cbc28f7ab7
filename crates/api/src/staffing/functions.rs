//! The functions of a unit and what they promise.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id,
    network::{
        Unit,
        service::{Regime, ServiceFunction},
    },
    staffing::plan::{RoundLine, RoutingShare, ServiceTarget},
};
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;

use crate::Failure;

/// Say what a function is and promises.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordFunction {
    /// Where.
    pub unit: Id<Unit>,
    /// Which; a new one without.
    #[ts(optional = nullable)]
    pub function: Option<Id<ServiceFunction>>,
    /// Its name.
    pub name: String,
    /// How customers wait for it.
    pub way: Regime,
    /// People there whatever the demand.
    pub min_presence: u32,
    /// Whose customers come to it.
    pub routing: Vec<RoutingShare>,
    /// Seconds a customer takes, typed; without it, what was timed.
    #[ts(optional = nullable)]
    pub aht_s: Option<f64>,
    /// Share served within the wait, below 1.
    pub target_share: f64,
    /// That wait, in seconds.
    pub target_wait_s: f64,
    /// Highest share of time people may be busy.
    pub max_occupancy: f64,
    /// Mean time before customers give up, in seconds.
    #[ts(optional = nullable)]
    pub patience_s: Option<f64>,
    /// Hours within which deferred work is due.
    pub deadline_h: f64,
    /// Minutes of work left from the day before.
    pub backlog_min: f64,
    /// Conversations one person holds at a time.
    pub concurrency: u32,
    /// Share of paid time people are away.
    pub shrinkage: f64,
    /// Tasks done in rounds.
    pub tasks: Vec<RoundLine>,
}

/// It is said.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct FunctionRecorded {
    /// The function.
    pub function: Id<ServiceFunction>,
}

/// The functions in use at a unit, its own and the network's.
pub(super) fn functions_of(db: &Reader<'_>, unit: Id<Unit>) -> Result<Vec<Row<ServiceFunction>>, Failure> {
    let own = |row: &Row<ServiceFunction>| row.active && row.doc.unit.is_none_or(|of| of == unit);
    Ok(db.list_all::<ServiceFunction>()?.into_iter().filter(own).collect())
}

pub(super) fn record_function(tx: &mut Writer<'_>, ask: RecordFunction) -> Result<FunctionRecorded, Failure> {
    tx.get(ask.unit)?;
    let name = ask.name.trim().to_owned();
    let function = match ask.function {
        Some(function) => {
            tx.change(function, |known: &mut ServiceFunction| {
                known.name.fr = name;
                known.regime = ask.way;
                known.min_presence = ask.min_presence;
            })?
            .id
        }
        None => {
            let function = ServiceFunction {
                unit: Some(ask.unit),
                name: Bilingual { fr: name, en: None },
                regime: ask.way,
                min_presence: ask.min_presence,
                active: true,
            };
            tx.add(ask.unit.uuid(), &function)?
        }
    };
    let known = tx.list_of::<ServiceTarget>(ask.unit.uuid())?.into_iter().find(|row| row.function == function);
    let target = ServiceTarget {
        unit: ask.unit,
        function,
        routing: ask.routing,
        aht_s: ask.aht_s,
        target_share: ask.target_share,
        target_wait_s: ask.target_wait_s,
        max_occupancy: ask.max_occupancy,
        patience_s: ask.patience_s,
        max_abandon: known.as_ref().and_then(|row| row.max_abandon),
        deadline_h: ask.deadline_h,
        backlog_min: ask.backlog_min,
        concurrency: ask.concurrency,
        shrinkage: ask.shrinkage,
        tasks: ask.tasks,
    };
    match known {
        Some(row) => {
            tx.change(row.id, |known: &mut ServiceTarget| *known = target)?;
        }
        None => {
            tx.add(ask.unit.uuid(), &target)?;
        }
    }
    Ok(FunctionRecorded { function })
}

/// Take a function out of use. Needs that were saved keep it.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RemoveFunction {
    /// Which.
    pub function: Id<ServiceFunction>,
}

/// Done; there is nothing to tell.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct StaffingChanged {}

pub(super) fn remove_function(tx: &mut Writer<'_>, ask: RemoveFunction) -> Result<StaffingChanged, Failure> {
    tx.change(ask.function, |function: &mut ServiceFunction| function.active = false)?;
    Ok(StaffingChanged {})
}
