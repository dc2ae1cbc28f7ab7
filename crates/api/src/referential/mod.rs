//! The referentials of the network: their versions, a draft edited field by field, publication, comparison, files.
//!
//! What a version may hold and what it needs is the domain's. Which version a visit goes by is decided once, in `force`.

mod edit;
mod file;
mod force;
mod import;
mod keeper;
mod life;
mod reader;
mod rules;
mod starter;
mod tree;
mod view;
mod workbook;

use crate::Registry;

pub use force::MeaningChange;
pub(crate) use force::{in_force, meaning_change, meanings};
pub(crate) use starter::plant_starter;
pub(crate) use tree::check_restored;

pub use edit::*;
pub use file::*;
pub use import::*;
pub use life::*;
pub use reader::{ImportCell, ImportProblem};
pub use starter::Starter;
pub use view::*;

pub(crate) fn register(registry: &mut Registry) {
    registry.read("referential.list_referentials", view::list_referentials);
    registry.read("referential.get_version", view::get_version);
    registry.read("referential.get_changes", view::get_changes);
    registry.write("referential.start_referential", life::start_referential);
    registry.write("referential.name_referential", life::name_referential);
    registry.write("referential.start_draft", life::start_draft);
    registry.write("referential.drop_draft", life::drop_draft);
    registry.write_final("referential.publish_version", life::publish_version);
    registry.write_final("referential.retire_version", life::retire_version);
    registry.write("referential.add_item", edit::add_item);
    registry.write("referential.write_field", edit::write_field);
    registry.write("referential.move_item", edit::move_item);
    registry.write("referential.remove_item", edit::remove_item);
    registry.write("referential.judge_change", edit::judge_change);
    registry.app("referential.export_version", crate::registry::Access::Open, file::export_version);
    registry.read("referential.get_import", import::get_import);
    registry.write("referential.import_file", import::import_file);
}
