//! Visits and their days: today, preparation, the spine, units and their story, the end of a day.
//!
//! What happens inside a stage belongs to that stage's feature; here is only what holds them together.

mod close;
mod count;
mod day;
mod next;
mod ordinary;
mod people;
mod plan;
mod prepare;
mod presence;
mod spine;
mod team;
mod today;
mod unit;

use crate::{Registry, registry::Access};

pub(crate) use count::{actions_of_day, count_day, flow_of, promises_before};
pub(crate) use people::{TeamMember, is_team, manager_of, name_of, team_of};
pub(crate) use plan::{began_at, days_before, next_planned, plan as plan_on};
pub(crate) use prepare::weakest;
pub(crate) use spine::{StageLine, stages};
pub(crate) use unit::{GetUnit, StoryDay, TrendPoint, get_unit, trend};

pub(crate) fn register(registry: &mut Registry) {
    registry.read("visit.get_today", today::get_today);
    registry.read("visit.get_team_day", team::get_team_day);
    registry.write("visit.open_ordinary_day", ordinary::open_ordinary_day);
    registry.read("visit.get_next_proposal", next::get_next_proposal);
    registry.write("visit.plan_visit", plan::plan_visit);
    registry.write("visit.cancel_visit", plan::cancel_visit);
    registry.write("visit.start_visit", plan::start_visit);
    registry.write("visit.start_unplanned", plan::start_unplanned);
    registry.read("visit.get_preparation", prepare::get_preparation);
    registry.write("visit.mark_present", day::mark_present);
    registry.write("visit.write_intention", day::write_intention);
    registry.write("visit.record_finding", day::record_finding);
    registry.read("visit.get_spine", spine::get_spine);
    registry.read("visit.list_gaps", spine::list_gaps);
    registry.read("visit.get_presence", presence::get_presence);
    registry.write("visit.record_presence", presence::record_presence);
    registry.app("visit.close_day", Access::Open, close::close_day);
    registry.write("visit.reopen_day", close::reopen_day);
    registry.read("visit.list_units", unit::list_units);
    registry.read("visit.get_unit", unit::get_unit);
}
