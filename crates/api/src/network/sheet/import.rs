//! Agreeing to a preview: everything it showed is written as one act, or nothing is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::Entity;
use sillage_store::Writer;
use ts_rs::TS;
use uuid::Uuid;

use super::plan::{Plan, Planned};
use crate::{
    App, Failure,
    app::held,
    work::{Pace, Step},
};

/// A file that was looked at.
pub(crate) struct Prepared {
    pub token: Uuid,
    /// Length of the log when it was looked at: nothing may have changed since.
    pub operations: u64,
    /// Something is wrong, or was not asked yet.
    pub blocked: bool,
    pub plan: Plan,
}

/// Import what a preview showed.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ImportSpreadsheet {
    /// The preview's.
    pub token: Uuid,
}

/// It is imported.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SpreadsheetImported {
    /// Things written: new, changed or taken out.
    pub written: u32,
}

pub(super) fn import_spreadsheet(app: &App, ask: ImportSpreadsheet) -> Result<SpreadsheetImported, Failure> {
    let session = app.session()?;
    let work = session.work.begin()?;
    let mut prepared = held(&session.import);
    let Some(file) = prepared.as_ref().filter(|file| file.token == ask.token) else {
        return Err(Failure::new("spreadsheet_out_of_date"));
    };
    if file.blocked {
        return Err(Failure::new("spreadsheet_has_troubles"));
    }
    let written = app.write_undoable("network.import_spreadsheet", |tx| {
        if tx.count_operations()? != file.operations {
            return Err(Failure::new("spreadsheet_out_of_date"));
        }
        write(tx, &file.plan, &work)
    })?;
    *prepared = None;
    Ok(SpreadsheetImported { written })
}

/// Writes everything, in the order in which things speak of each other. A cancel or a refusal anywhere undoes it all.
fn write(tx: &mut Writer<'_>, plan: &Plan, work: &Pace) -> Result<u32, Failure> {
    let total = plan.len();
    work.enter(Step::Writing, total)?;
    write_all(tx, &plan.structures, work)?;
    write_all(tx, &plan.units, work)?;
    write_all(tx, &plan.zones, work)?;
    for zone in &plan.zones_gone {
        tx.delete(*zone)?;
        work.advance()?;
    }
    write_all(tx, &plan.channels, work)?;
    write_all(tx, &plan.posts, work)?;
    write_all(tx, &plan.functions, work)?;
    write_all(tx, &plan.hours, work)?;
    write_all(tx, &plan.people, work)?;
    write_all(tx, &plan.profiles, work)?;
    write_all(tx, &plan.assignments, work)?;
    Ok(u32::try_from(total).unwrap_or(u32::MAX))
}

fn write_all<E: Entity + Clone>(tx: &mut Writer<'_>, planned: &[Planned<E>], work: &Pace) -> Result<(), Failure> {
    for one in planned {
        if one.known {
            tx.change(one.id, |doc: &mut E| *doc = one.doc.clone())?;
        } else {
            tx.add_as(one.id, one.stream, &one.doc)?;
        }
        work.advance()?;
    }
    Ok(())
}

impl Plan {
    fn len(&self) -> usize {
        let places = self.structures.len() + self.units.len() + self.zones.len() + self.zones_gone.len();
        let services = self.channels.len() + self.posts.len() + self.functions.len() + self.hours.len();
        places + services + self.people.len() + self.profiles.len() + self.assignments.len()
    }
}
