//! A value of an indicator on a day, typed with what it rests on.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    network::Unit,
    project::{Indicator, IndicatorMeasure, Measured},
};
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;

use crate::Failure;

/// Write down a value; one of the same day is put right.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordMeasure {
    /// Where.
    pub unit: Id<Unit>,
    /// What was measured.
    pub indicator: Id<Indicator>,
    /// Last day it tells of.
    pub on: NaiveDate,
    /// The value.
    pub value: f64,
    /// What it rests on: customers asked, services timed.
    #[ts(optional = nullable)]
    pub n: Option<u32>,
    /// Where it comes from, at most 2,000 characters.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub source: String,
}

/// It is kept.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct MeasureKept {
    /// The measure.
    pub measure: Id<IndicatorMeasure>,
}

pub(super) fn record_measure(tx: &mut Writer<'_>, ask: RecordMeasure) -> Result<MeasureKept, Failure> {
    tx.get(ask.unit)?;
    tx.get(ask.indicator)?;
    if ask.on > tx.now().local_date() {
        return Err(Failure::new("date_in_future").with("field", "on"));
    }
    let doc = IndicatorMeasure {
        unit: ask.unit,
        indicator: ask.indicator,
        on: ask.on,
        value: ask.value,
        n: ask.n,
        source: ask.source.trim().to_owned(),
    };
    let known = rows_of(tx, ask.unit, ask.indicator)?;
    let measure = match known.iter().find(|row| row.on == ask.on) {
        Some(row) => tx.change(row.id, |row: &mut IndicatorMeasure| *row = doc)?.id,
        None => tx.add(ask.unit.uuid(), &doc)?,
    };
    Ok(MeasureKept { measure })
}

/// Take a value away; it lies in the bin.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RetractMeasure {
    /// Which.
    pub measure: Id<IndicatorMeasure>,
}

pub(super) fn retract_measure(tx: &mut Writer<'_>, ask: RetractMeasure) -> Result<MeasureKept, Failure> {
    tx.delete(ask.measure)?;
    Ok(MeasureKept { measure: ask.measure })
}

/// The values of an indicator in a unit, oldest first.
pub(super) fn rows_of(
    db: &Reader<'_>,
    unit: Id<Unit>,
    indicator: Id<Indicator>,
) -> Result<Vec<Row<IndicatorMeasure>>, Failure> {
    let mut rows = db.list_of::<IndicatorMeasure>(unit.uuid())?;
    rows.retain(|row| row.indicator == indicator);
    rows.sort_by_key(|row| (row.on, row.id));
    Ok(rows)
}

/// The same, as they are laid beside an action.
pub(crate) fn measures_of(db: &Reader<'_>, unit: Id<Unit>, indicator: Id<Indicator>) -> Result<Vec<Measured>, Failure> {
    let line = |row: Row<IndicatorMeasure>| Measured { on: row.on, value: row.value, n: row.n, source: row.doc.source };
    Ok(rows_of(db, unit, indicator)?.into_iter().map(line).collect())
}
