//! The voice of the customer of a unit: what was said in passing on a visit, typed afterwards or taken from a file; the
//! network's themes; their Pareto; what the team makes of it. Whatever the door, a name or a number in the words is
//! told before they are kept (`personal`).

mod file;
mod list;
mod personal;
mod synthesis;
mod themes;
mod verbatim;
mod view;

use sillage_domain::{
    Id,
    network::Unit,
    voice::{CustomerVerbatim, VocImport},
};
use sillage_store::{Reader, Row};

pub(crate) use file::PreparedVerbatims;
pub(crate) use view::{ChannelVoice, GetVoice, ParetoTheme, get_voice};

use crate::{Failure, Registry, registry::Access};

pub(crate) fn register(registry: &mut Registry) {
    registry.write("voice.record_verbatim", verbatim::record_verbatim);
    registry.write("voice.amend_verbatim", verbatim::amend_verbatim);
    registry.write("voice.retract_verbatim", verbatim::retract_verbatim);
    registry.read("voice.get_personal_data", personal::get_personal_data);
    registry.read("voice.list_verbatims", list::list_verbatims);
    registry.read("voice.get_voice", view::get_voice);
    registry.read("voice.list_themes", themes::list_themes);
    registry.write("voice.record_theme", themes::record_theme);
    registry.write("voice.remove_theme", themes::remove_theme);
    registry.write("voice.write_synthesis", synthesis::write_synthesis);
    registry.app("voice.preview_verbatims", Access::Open, file::preview_verbatims);
    registry.app("voice.import_verbatims", Access::Open, file::import_verbatims);
    registry.write("voice.retract_import", file::retract_import);
}

/// The verbatims of a unit: those of a file that was taken out stay with it, and come back with it.
pub(crate) fn verbatims_of(db: &Reader<'_>, unit: Id<Unit>) -> Result<Vec<Row<CustomerVerbatim>>, Failure> {
    let held: Vec<Id<VocImport>> = db.list_of::<VocImport>(unit.uuid())?.iter().map(|row| row.id).collect();
    let mut rows = db.list_in::<CustomerVerbatim>(unit.uuid())?;
    rows.retain(|row| row.import.is_none_or(|import| held.contains(&import)));
    Ok(rows)
}

/// The day a verbatim was received: as said, else the day it was noted.
pub(crate) fn received(row: &Row<CustomerVerbatim>) -> chrono::NaiveDate {
    row.received_on.or_else(|| row.created_at.local().map(|at| at.date_naive())).unwrap_or_default()
}
