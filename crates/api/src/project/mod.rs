//! The unit's own project: what it means, what it wants to reach and how that will be proven, and the values of its
//! indicators over time.

mod indicator;
mod measure;
mod objective;
mod view;
mod write;

pub(crate) use measure::measures_of;
pub(crate) use view::{GetProject, IndicatorLine, ObjectiveLine, get_project};

use crate::Registry;

pub(crate) fn register(registry: &mut Registry) {
    registry.read("project.get_project", view::get_project);
    registry.write("project.write_project", write::write_project);
    registry.write("project.mark_participant", write::mark_participant);
    registry.write("project.record_objective", objective::record_objective);
    registry.write("project.remove_objective", objective::remove_objective);
    registry.write("project.record_indicator", indicator::record_indicator);
    registry.write("project.record_measure", measure::record_measure);
    registry.write("project.retract_measure", measure::retract_measure);
}
