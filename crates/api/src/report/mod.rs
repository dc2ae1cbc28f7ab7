//! The visit report: what it will lack, how it looks, the file, its revisions, the spreadsheet and the data.
//!
//! It gathers a day into the document of the `report` crate and hands it to the renderer a host injects. It computes
//! no figure of its own: every number is the one its feature shows on screen. The coach's rating is never part of it.

mod days;
mod file;
mod flow;
mod gather;
mod make;
mod people;
mod plan;
mod sheet;
mod walk;

use crate::{Registry, registry::Access};

pub use days::*;
pub use make::*;
pub use sheet::*;

pub(crate) fn register(registry: &mut Registry) {
    registry.read("report.list_days", days::list_days);
    registry.read("report.get_report", days::get_report);
    registry.read("report.get_preview", days::get_preview);
    registry.app("report.make_report", Access::Open, make::make_report);
    registry.app("report.export_data", Access::Open, make::export_data);
    registry.app("report.make_personal_sheet", Access::Open, sheet::make_personal_sheet);
}
