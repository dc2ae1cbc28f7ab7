//! The conversation after an observation, in the order of the method, and the note of two minutes that may grow into one.
//!
//! The rules are the domain's; what was seen is `observation`.

mod note;
mod of_day;
mod open;
mod sheet;
mod shown;
mod steps;
mod view;

pub(crate) use view::last_commitment;

use crate::Registry;

pub use note::*;
pub use of_day::*;
pub use open::*;
pub use sheet::*;
pub use shown::*;
pub use steps::*;
pub use view::*;

pub(crate) fn register(registry: &mut Registry) {
    registry.write("debrief.open_debrief", open::open_debrief);
    registry.write("debrief.delete_debrief", open::delete_debrief);
    // One key too many closes it: while its day is open that is taken back like anything else, by its own author.
    registry.write("debrief.close_debrief", open::close_debrief);
    registry.write("debrief.set_place", steps::set_place);
    registry.write("debrief.record_step", steps::record_step);
    registry.write("debrief.record_self_view", steps::record_self_view);
    registry.write("debrief.prefer_not_to_say", steps::prefer_not_to_say);
    registry.write("debrief.show_levels", steps::show_levels);
    registry.write("debrief.record_fact", steps::record_fact);
    registry.write("debrief.remove_fact", steps::remove_fact);
    registry.write("debrief.keep_strengths", steps::keep_strengths);
    registry.write("debrief.choose_improvement", steps::choose_improvement);
    registry.write("debrief.set_improvement_aside", steps::set_improvement_aside);
    registry.write("debrief.record_options", steps::record_options);
    registry.write("debrief.record_commitment", steps::record_commitment);
    registry.write("debrief.set_look_again", steps::set_look_again);
    registry.write("debrief.record_comment", steps::record_comment);
    registry.write("debrief.acknowledge_debrief", steps::acknowledge_debrief);
    registry.read("debrief.get_debrief", view::get_debrief);
    registry.read("debrief.get_personal_sheet", sheet::get_personal_sheet);
    registry.read("debrief.list_debriefs", of_day::list_debriefs);
    registry.read("debrief.get_note_start", note::get_note_start);
    registry.read("debrief.get_note", note::get_note);
    registry.write("debrief.open_note", note::open_note);
    registry.write("debrief.record_note", note::record_note);
    registry.write("debrief.finish_note", note::finish_note);
    registry.write("debrief.grow_note", note::grow_note);
}
