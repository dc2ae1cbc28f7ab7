//! What follows observations: where a person stands on each skill, goals proposed from it, looks again on open days,
//! scenes rated together, and the team as counts.
//!
//! The arithmetic is the domain's. Nothing here adds the skills of a person up, ranks people, or writes by itself.

mod calibration;
mod file;
mod followup;
mod looks;
mod module;
mod propose;
mod rated;
mod status;
mod team;
mod told;

pub(crate) use followup::close_due;
pub(crate) use propose::reason_now;
pub(crate) use rated::check_rater;

use crate::Registry;

pub use calibration::*;
pub use file::*;
pub use followup::*;
pub use module::*;
pub use propose::*;
pub use rated::*;
pub use status::{FactOfLook, SkillStatus};
pub use team::*;
pub(crate) use told::due_looks;
pub use told::*;

pub(crate) fn register(registry: &mut Registry) {
    registry.read("training.get_person_file", file::get_person_file);
    registry.read("training.list_proposals", propose::list_proposals);
    registry.read("training.get_followups", told::get_followups);
    registry.write("training.plan_followups", followup::plan_followups);
    registry.write("training.move_followup", followup::move_followup);
    registry.write("training.withdraw_followup", followup::withdraw_followup);
    registry.write("training.close_followup", followup::close_followup);
    registry.read("training.list_modules", module::list_modules);
    registry.write("training.record_module", module::record_module);
    registry.write("training.remove_module", module::remove_module);
    registry.write("training.complete_module", module::complete_module);
    registry.read("training.list_calibration", calibration::list_calibration);
    registry.read_in_handover("training.get_scene", calibration::get_scene);
    registry.write("training.record_scene", rated::record_scene);
    registry.write("training.remove_scene", rated::remove_scene);
    // What the others saw is told once it is given: from then on it stands.
    registry.write_final_in_handover("training.rate_scene", rated::rate_scene);
    registry.read("training.get_team_view", team::get_team_view);
}
