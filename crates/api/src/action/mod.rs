//! Promises: few actions, each with a name and a day, born in one key from what was seen; what is suggested for the
//! plan, ordered and reworded by the team before anything is promised; what was measured before and after.

mod calendar;
mod change;
mod effect;
mod list;
mod meeting;
mod promise;
mod shape;
mod suggest;
mod view;

use crate::{Registry, registry::Access};

pub(crate) use view::{ActionItem, Promises};

pub(crate) fn register(registry: &mut Registry) {
    registry.write("action.promise_action", promise::promise_action);
    registry.write("action.amend_action", change::amend_action);
    registry.write("action.keep_action", change::keep_action);
    registry.write("action.not_yet", change::not_yet);
    registry.write("action.drop_action", change::drop_action);
    registry.write("action.cannot_do", change::cannot_do);
    registry.write("action.confirm_effective", change::confirm_effective);
    registry.write("action.retract_action", change::retract_action);
    registry.write("action.reorder", change::reorder);
    registry.read("action.list_actions", list::list_actions);
    registry.read("action.get_plan", list::get_plan);
    registry.read("action.list_suggestions", suggest::list_suggestions);
    registry.read("action.get_meeting", meeting::get_meeting);
    registry.write("action.open_meeting", meeting::open_meeting);
    registry.write("action.mark_in_meeting", meeting::mark_in_meeting);
    registry.write("action.suggest_in_meeting", meeting::suggest_in_meeting);
    registry.write("action.retract_team_suggestion", meeting::retract_team_suggestion);
    registry.write("action.reveal_suggestions", meeting::reveal_suggestions);
    registry.write("action.end_meeting", meeting::end_meeting);
    registry.read("action.list_unit_suggestions", shape::list_unit_suggestions);
    registry.write("action.shape_suggestion", shape::shape_suggestion);
    registry.write("action.order_suggestions", shape::order_suggestions);
    registry.read("action.list_effects", effect::list_effects);
    registry.app("action.export_calendar", Access::Open, calendar::export_calendar);
}
