//! Counting customers: sessions at a post, one committed row per tap, typed totals, customers followed from start to
//! end, and what the day allows to say. What was watched and how it is binned is the domain's business.

mod correction;
mod counter;
mod cut;
mod result;
mod rows;
mod session;
mod stream;
mod timing;
mod typed;

pub(crate) use result::{FlowResult, FlowStream, GetFlowResult, TypedStream, get_result};
pub(crate) use session::end_windows;
pub(crate) use stream::{streams_of_day, timeline_of};

use crate::Registry;

pub(crate) fn register(registry: &mut Registry) {
    registry.read("flow.list_posts", session::list_posts);
    registry.write("flow.open_window", session::open_window);
    registry.write("flow.resume_window", session::resume_window);
    registry.write("flow.close_window", session::close_window);
    registry.read("flow.get_counter", counter::get_counter);
    registry.write("flow.record_tap", rows::record_tap);
    registry.write("flow.void_tap", rows::void_tap);
    registry.write("flow.record_pause", rows::record_pause);
    registry.write("flow.record_resume", rows::record_resume);
    registry.write("flow.record_beat", rows::record_beat);
    registry.write("flow.claim_gap", rows::claim_gap);
    registry.read("flow.get_result", result::get_result);
    registry.write("flow.record_typed_total", typed::record_typed_total);
    registry.write("flow.retract_typed_total", typed::retract_typed_total);
    registry.write("flow.correct_slot", correction::correct_slot);
    registry.write("flow.retract_correction", correction::retract_correction);
    registry.read("flow.list_timings", timing::list_timings);
    registry.write("flow.start_timing", timing::start_timing);
    registry.write("flow.record_served", timing::record_served);
    registry.write("flow.end_timing", timing::end_timing);
    registry.write("flow.retract_timing", timing::retract_timing);
    registry.write("flow.keep_conclusion", typed::keep_conclusion);
}
