//! The sensory walk: passes of one sense, their marks and findings, the second observer, the consolidation.
//!
//! An observer sees no other observer's marks before the consolidation; `blind` holds that rule and every command here
//! goes through it. What becomes of a finding in the plan is the `action` feature's.

pub(crate) mod blind;
mod consolidation;
mod findings;
mod marks;
mod passes;
mod recurring;
mod view;

use crate::Registry;

pub(crate) use consolidation::{GetConsolidation, RankedFinding, get_consolidation};
pub(crate) use marks::{find_mark, zone_of};
pub(crate) use passes::{next_guest_pass, senses};
pub(crate) use recurring::{IrritantNote, RecurringIrritant, recurring_in};
pub(crate) use view::{is_consolidated, sense_is_consolidated};

pub(crate) fn register(registry: &mut Registry) {
    registry.read("walk.list_passes", passes::list_passes);
    registry.write("walk.start_pass", passes::start_pass);
    registry.write("walk.start_guest_pass", passes::start_guest_pass);
    registry.write("walk.resume_pass", passes::resume_pass);
    registry.write_in_handover("walk.end_pass", passes::end_pass);
    registry.read_in_handover("walk.get_walk", marks::get_walk);
    registry.write_in_handover("walk.record_mark", marks::record_mark);
    registry.write_in_handover("walk.retract_mark", marks::retract_mark);
    registry.write_in_handover("walk.record_finding", findings::record_finding);
    registry.write_in_handover("walk.amend_finding", findings::amend_finding);
    registry.write_in_handover("walk.retract_finding", findings::retract_finding);
    registry.write_in_handover("walk.set_cause", findings::set_cause);
    registry.read("walk.get_consolidation", consolidation::get_consolidation);
    registry.write("walk.weigh_finding", findings::weigh_finding);
    registry.write("walk.accept_finding", findings::accept_finding);
    registry.write("walk.merge_finding", findings::merge_finding);
    registry.write("walk.reopen_finding", findings::reopen_finding);
    registry.write("walk.make_ritual", findings::make_ritual);
}
