//! The network: its spreadsheet, and its units, zones, people, channels and hours one at a time.

mod alias;
mod edit;
mod moved;
mod sheet;
mod view;
mod zones;

use sillage_domain::{
    Bilingual,
    flow::CountingPost,
    network::{UnitKind, service::UnitChannel},
};
use sillage_i18n::{Locale, Words};

pub use alias::*;
pub use edit::*;
pub use moved::MovePerson;
pub use view::*;

pub(crate) use alias::count_doubles;
pub(crate) use edit::open_channel;
pub(crate) use moved::{follow, list_to_follow};
pub(crate) use sheet::{CHANNELS, Prepared, Vocabulary, read_book, read_file, snake};
pub(crate) use zones::plant_zones;

use crate::Registry;

pub(crate) fn register(registry: &mut Registry) {
    sheet::register(registry);
    registry.read("network.get_unit_setup", view::get_unit_setup);
    registry.write("network.record_unit", edit::record_unit);
    registry.write("network.record_zone", edit::record_zone);
    registry.write("network.move_zone", edit::move_zone);
    registry.write("network.remove_zone", edit::remove_zone);
    registry.write("network.record_person", edit::record_person);
    registry.read("network.list_doubles", alias::list_doubles);
    registry.write("network.merge_people", alias::merge_people);
    registry.write("network.keep_people_apart", alias::keep_people_apart);
    registry.write("network.separate_people", alias::separate_people);
    registry.write("network.move_person", moved::move_person);
    registry.write("network.record_channel", edit::record_channel);
    registry.write("network.record_hours", edit::record_hours);
}

/// The place from which a channel is counted until somebody names a better one.
fn post_for(channel: &UnitChannel, rank: u32) -> CountingPost {
    let key = format!("channel-{}", sheet::snake(channel.channel));
    let [fr, en] = Locale::ALL.map(|locale| Words::new(locale).text(&key, &[]));
    CountingPost {
        unit: channel.unit,
        name: channel.label.clone().unwrap_or(Bilingual { fr, en: Some(en) }),
        channel: channel.channel,
        count_unit: UnitChannel::counted(channel.channel),
        required_for_total: channel.channel == UnitChannel::usual(UnitKind::Shop),
        rank,
    }
}
