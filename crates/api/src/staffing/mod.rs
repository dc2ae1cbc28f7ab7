//! How many people each function should have: reckoned from demand alone, saved, and only then laid beside the people
//! who are planned. Nothing that reckons a need reads a roster.

mod compare;
mod demand;
mod functions;
mod need;
mod pooling;
mod roster;

pub(crate) use compare::{FunctionGap, GetComparison, PlannedDay, get_comparison, hours_short};
pub(crate) use need::needs_of;

use crate::Registry;

pub(crate) fn register(registry: &mut Registry) {
    registry.read("staffing.get_need", need::get_need);
    registry.write("staffing.record_function", functions::record_function);
    registry.write("staffing.remove_function", functions::remove_function);
    registry.write_final("staffing.save_need", need::save_need);
    registry.read("staffing.get_comparison", compare::get_comparison);
    registry.write("staffing.record_roster", roster::record_roster);
}
