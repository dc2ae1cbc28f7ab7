//! Agreeing to a preview of counts: every day it showed is written as one act, or nothing is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    flow::week::{CountMapping, CountedDay, FlowImport},
};
use sillage_store::Writer;
use ts_rs::TS;
use uuid::Uuid;

use super::rows::Rows;
use crate::{
    App, Failure,
    file_import::{Prepared, agree},
    week::special::WeekChanged,
    work::{Pace, Step},
};

/// A file of counts that was looked at.
pub(crate) type PreparedCounts = Prepared<CountMapping, Rows>;

/// Whether it may be taken in as it stands.
fn check(file: &PreparedCounts) -> Result<(), Failure> {
    match (&file.rows.two_days, file.rows.days.is_empty(), file.already) {
        (_, _, true) => Err(Failure::new("counts_already_imported").with("name", &file.file_name)),
        (Some(asked), ..) => Err(Failure::new("day_order_not_said").with("text", &asked.text)),
        (None, true, false) => Err(Failure::new("counts_empty")),
        (None, false, false) => Ok(()),
    }
}

/// Take in what a preview showed.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ImportCounts {
    /// The preview's.
    pub token: Uuid,
}

/// It is taken in.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct CountsImported {
    /// Its id.
    pub import: Id<FlowImport>,
    /// Days written.
    pub days: u32,
}

pub(in crate::week) fn import_counts(app: &App, ask: ImportCounts) -> Result<CountsImported, Failure> {
    let session = app.session()?;
    let work = session.work.begin()?;
    agree(&session.counts, ask.token, |file| {
        check(file)?;
        app.write_undoable("week.import_counts", |tx| {
            file.check_unchanged(tx)?;
            write(tx, file, &work)
        })
    })
}

fn write(tx: &mut Writer<'_>, file: &PreparedCounts, work: &Pace) -> Result<CountsImported, Failure> {
    let days = &file.rows.days;
    let (Some(first_day), Some(last_day)) = (days.keys().next(), days.keys().last()) else {
        return Err(Failure::new("counts_empty"));
    };
    work.enter(Step::Writing, days.len())?;
    let import = FlowImport {
        unit: file.unit,
        file_name: file.file_name.clone(),
        file_hash: file.file_hash.clone(),
        headings: file.headings.clone(),
        mapping: file.mapping.clone(),
        rows_ok: file.rows.ok,
        rows_rejected: u32::try_from(file.rows.troubles.len()).unwrap_or(u32::MAX),
        first_day: *first_day,
        last_day: *last_day,
        total: file.rows.total,
        imported_at: tx.now().timestamp(),
    };
    let import = tx.add(file.unit.uuid(), &import)?;
    let whole = f64::from(file.mapping.interval_min);
    for (date, slots) in days {
        let all_whole = slots.values().all(|slot| (slot.minutes - whole).abs() < 1e-9);
        let day = CountedDay {
            unit: file.unit,
            import,
            channel: file.mapping.channel,
            date: *date,
            interval_min: file.mapping.interval_min,
            starts: slots.keys().copied().collect(),
            counts: slots.values().map(|slot| slot.count).collect(),
            observed_min: if all_whole { Vec::new() } else { slots.values().map(|slot| slot.minutes).collect() },
        };
        tx.add(file.unit.uuid(), &day)?;
        work.advance()?;
    }
    Ok(CountsImported { import, days: u32::try_from(days.len()).unwrap_or(u32::MAX) })
}

/// Take a file of counts out again, whole.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RetractImport {
    /// Which.
    pub import: Id<FlowImport>,
}

pub(in crate::week) fn retract_import(tx: &mut Writer<'_>, ask: RetractImport) -> Result<WeekChanged, Failure> {
    // Its days count for nothing without it, and come back with it out of the bin.
    tx.delete(ask.import)?;
    Ok(WeekChanged {})
}
