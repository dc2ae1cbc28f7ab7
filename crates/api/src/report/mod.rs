//! The visit report and its editions: what it will lack, how it looks, the file, its revisions, the spreadsheet and the
//! data; the page for the wall, personal sheets, sheets to walk with a pen.
//!
//! It gathers a day into the document of the `report` crate and hands it to the renderer a host injects. It computes
//! no figure of its own: every number is the one its feature shows on screen. The coach's rating is never part of it.

mod days;
mod dossier;
mod file;
mod flow;
mod gather;
mod made;
mod make;
mod nameless;
mod people;
mod plan;
mod planes;
mod sheet;
mod walk;
mod walk_sheet;

use crate::{Registry, registry::Access};

pub(crate) use file::write_plain;
pub(crate) use made::note_made;
pub(crate) use make::not_rendered;
pub(crate) use nameless::roster as roster_of_network;

pub use days::*;
pub use make::*;
pub use nameless::*;
pub use sheet::*;
pub use walk_sheet::*;

pub(crate) fn register(registry: &mut Registry) {
    registry.read("report.list_days", days::list_days);
    registry.read("report.get_report", days::get_report);
    registry.read("report.get_preview", days::get_preview);
    registry.read("report.list_names_found", nameless::list_names_found);
    registry.write("report.tell_without_names", nameless::tell_without_names);
    registry.app("report.make_report", Access::Open, make::make_report);
    registry.app("report.export_data", Access::Open, make::export_data);
    registry.app("report.make_personal_sheet", Access::Open, sheet::make_personal_sheet);
    registry.app("report.make_personal_sheets", Access::Open, sheet::make_personal_sheets);
    registry.app("report.make_dossier", Access::Open, dossier::make_dossier);
    registry.app("report.make_walk_sheets", Access::Open, walk_sheet::make_walk_sheets);
}
