//! The end of the day: the manager rates the coach in hand-over mode, the coach states where the unit stands.
//! Neither judges in answer to the other: the rating stays sealed until the dashboard is confirmed.

mod dashboard;
mod evidence;
mod rating;
mod view;

pub(crate) use dashboard::{DashboardRow, GetDashboard, get_dashboard, is_confirmed};
pub(crate) use evidence::Evidence;
pub(crate) use rating::{check_draft, drafts_of, withdraw_unsent};
pub(crate) use view::is_told;

use crate::Registry;

pub(crate) fn register(registry: &mut Registry) {
    registry.read_in_handover("closing.get_rating_form", rating::get_rating_form);
    // Answers are never undone by whoever gets the computer back: they are answered again, until they are sent.
    registry.write_final_in_handover("closing.answer_question", rating::answer_question);
    registry.write_final_in_handover("closing.write_comment", rating::write_comment);
    registry.write_final_in_handover("closing.send_rating", rating::send_rating);
    registry.write("closing.skip_rating", rating::skip_rating);
    registry.read("closing.get_closing", view::get_closing);
    registry.write("closing.celebrate", view::celebrate);
    registry.write("closing.agree_next_visit", view::agree_next_visit);
    registry.read("closing.get_dashboard", dashboard::get_dashboard);
    registry.write("closing.set_level", dashboard::set_level);
    registry.write("closing.write_sentence", dashboard::write_sentence);
    registry.write_final("closing.confirm_dashboard", dashboard::confirm_dashboard);
}
