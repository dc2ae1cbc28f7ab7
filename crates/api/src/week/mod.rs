//! The reference week of a unit: what visits, ordinary days and imported counts say together, the days that are not like
//! the others, and the weeks that were frozen. How it is reckoned is the domain's business.

mod counts;
mod sources;
mod special;
mod version;
mod view;

pub(crate) use counts::PreparedCounts;
pub(crate) use version::current_week;

use crate::{Registry, registry::Access};

pub(crate) fn register(registry: &mut Registry) {
    registry.read("week.get_week", view::get_week);
    registry.write("week.save_week", version::save_week);
    registry.write("week.choose_week", version::choose_week);
    registry.write("week.record_special_day", special::record_special_day);
    registry.write("week.retract_special_day", special::retract_special_day);
    registry.app("week.preview_counts", Access::Open, counts::preview_counts);
    registry.app("week.import_counts", Access::Open, counts::import_counts);
    registry.write("week.retract_import", counts::retract_import);
}
