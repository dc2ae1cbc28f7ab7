//! Observing people at work: who may be named, what was seen, two raters of one scene, a person's ladder, daily goals.
//!
//! The rules are the domain's; the conversation that follows is `debrief`.

mod blind;
mod carried;
mod empty;
mod goal;
mod ladder;
mod learning;
mod open;
mod people;
mod record;
mod view;
mod written;

pub(crate) use blind::{check_draft, check_second, is_blind};
pub(crate) use carried::admit_carried;
pub(crate) use empty::seen_on;
pub(crate) use goal::{goal_line, goals_of, goals_that_day};
pub(crate) use ladder::{may_see_history, previous_levels};
pub(crate) use learning::learning_of;
pub(crate) use open::{NewObservation, add_observation, kind_of, leads_team, version_in_force, version_of_kind};
pub(crate) use people::{admit, count, informed_since, name_of, people_of, unit_of_day};
pub(crate) use record::{Finalised, finalise};
pub(crate) use view::skills_of;
pub(crate) use written::{admit_picture, admit_written};

use crate::Registry;

pub use empty::*;
pub use goal::*;
pub use ladder::*;
pub use learning::*;
pub use open::*;
pub use people::*;
pub use record::*;
pub use view::*;

pub(crate) fn register(registry: &mut Registry) {
    registry.read("observation.list_people", people::list_people);
    registry.write("observation.inform_team", people::inform_team);
    registry.write("observation.open_observation", open::open_observation);
    registry.write("observation.describe_observation", open::describe_observation);
    registry.write("observation.leave_observation", empty::leave_observation);
    registry.write("observation.delete_observation", open::delete_observation);
    registry.write_in_handover("observation.record_score", record::record_score);
    registry.write_in_handover("observation.record_fact", record::record_fact);
    registry.write_in_handover("observation.set_cause", record::set_cause);
    registry.write_final_in_handover("observation.finish_observation", record::finish_observation);
    registry.read_in_handover("observation.get_observation", view::get_observation);
    registry.read("observation.list_observations", view::list_observations);
    registry.read("observation.list_learning", learning::list_learning);
    registry.read("observation.get_ladder", ladder::get_ladder);
    registry.write("observation.set_goal", goal::set_goal);
    registry.write("observation.close_goal", goal::close_goal);
    registry.write("observation.withdraw_goal", goal::withdraw_goal);
    registry.read("observation.list_goals", goal::list_goals);
}
