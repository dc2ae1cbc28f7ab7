//! The people who are planned. They can be entered once a need is saved, and change nothing of it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    network::{Unit, service::ServiceFunction},
    staffing::plan::{RosterCell, RosterPlan},
};
use sillage_store::Writer;
use ts_rs::TS;

use super::need::needs_of;
use crate::Failure;

/// Enter the people planned for a function.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordRoster {
    /// Where.
    pub unit: Id<Unit>,
    /// Function.
    pub function: Id<ServiceFunction>,
    /// Slots; the others stay as they are.
    pub cells: Vec<RosterEntry>,
}

/// People of one slot.
#[derive(Debug, Clone, Copy, Deserialize, TS, JsonSchema)]
pub struct RosterEntry {
    /// 1 Monday … 7 Sunday.
    pub iso_weekday: u32,
    /// First minute after local midnight.
    pub start_min: u32,
    /// Whole people; nothing takes the slot out of the plan.
    pub staff: Option<u32>,
}

/// It is entered.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct RosterRecorded {
    /// Slots that are planned.
    pub planned: u32,
}

pub(super) fn record_roster(tx: &mut Writer<'_>, ask: RecordRoster) -> Result<RosterRecorded, Failure> {
    tx.get(ask.unit)?;
    tx.get(ask.function)?;
    let needs = needs_of(tx, ask.unit)?;
    let newest = needs.last().filter(|need| need.functions.iter().any(|one| one.function == ask.function));
    if newest.is_none() {
        return Err(Failure::new("need_not_saved"));
    }
    let known = tx.list_of::<RosterPlan>(ask.unit.uuid())?.into_iter().find(|row| row.function == ask.function);
    let mut cells: BTreeMap<(u32, u32), u32> = known.as_ref().map_or(BTreeMap::new(), |row| {
        row.cells.iter().map(|cell| ((cell.iso_weekday, cell.start_min), cell.staff)).collect()
    });
    for entry in ask.cells {
        let place = (entry.iso_weekday, entry.start_min);
        match entry.staff {
            Some(staff) => cells.insert(place, staff),
            None => cells.remove(&place),
        };
    }
    let planned = u32::try_from(cells.len()).unwrap_or(u32::MAX);
    let plan = RosterPlan {
        unit: ask.unit,
        function: ask.function,
        cells: cells
            .into_iter()
            .map(|((iso_weekday, start_min), staff)| RosterCell { iso_weekday, start_min, staff })
            .collect(),
        entered_at: tx.now().timestamp(),
    };
    match known {
        Some(row) => {
            tx.change(row.id, |known: &mut RosterPlan| *known = plan)?;
        }
        None => {
            tx.add(ask.unit.uuid(), &plan)?;
        }
    }
    Ok(RosterRecorded { planned })
}
