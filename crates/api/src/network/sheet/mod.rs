//! One spreadsheet for the whole network: written with what exists, looked at before anything changes, imported whole
//! or not at all.

mod cells;
mod export;
mod import;
mod known;
mod lexicon;
mod part;
mod people;
mod plan;
mod plan_people;
mod plan_places;
mod plan_roles;
mod preview;
mod reading;

pub(crate) use import::Prepared;
pub(crate) use lexicon::{CHANNELS, Vocabulary};
pub(crate) use part::snake;
pub(crate) use preview::{read_book, read_file};

use crate::{Registry, registry::Access};

pub(super) fn register(registry: &mut Registry) {
    registry.app("network.export_spreadsheet", Access::Open, export::export_spreadsheet);
    registry.app("network.preview_spreadsheet", Access::Open, preview::preview_spreadsheet);
    registry.app("network.import_spreadsheet", Access::Open, import::import_spreadsheet);
}
