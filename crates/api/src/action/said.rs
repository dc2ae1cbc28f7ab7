//! What customers said, in their words, without personal data.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id, Refusal, Timestamp,
    action::{CustomerVerbatim, Polarity},
    referential::Channel,
    visit::VisitDay,
};
use sillage_store::{Reader, Writer};
use ts_rs::TS;

use crate::Failure;

/// A customer said something.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordSaid {
    /// The day.
    pub visit_day: Id<VisitDay>,
    /// The words.
    pub text: String,
    /// Direction.
    pub polarity: Polarity,
    /// Channel it came by.
    pub channel: Channel,
}

/// It is noted.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SaidRecorded {
    /// The words.
    pub said: Id<CustomerVerbatim>,
}

pub(super) fn record_said(tx: &mut Writer<'_>, ask: RecordSaid) -> Result<SaidRecorded, Failure> {
    let day = tx.get(ask.visit_day)?;
    if ask.text.trim().is_empty() {
        return Err(Refusal::new("text_missing").with("field", "text").into());
    }
    let unit = day.doc.unit;
    let said =
        CustomerVerbatim { unit, visit_day: day.id, channel: ask.channel, text: ask.text, polarity: ask.polarity };
    Ok(SaidRecorded { said: tx.add(unit.uuid(), &said)? })
}

/// Take back what was noted; it lies in the bin.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RetractSaid {
    /// Which.
    pub said: Id<CustomerVerbatim>,
}

pub(super) fn retract_said(tx: &mut Writer<'_>, ask: RetractSaid) -> Result<SaidRecorded, Failure> {
    tx.delete(ask.said)?;
    Ok(SaidRecorded { said: ask.said })
}

/// What customers said on a day.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListSaid {
    /// The day.
    pub visit_day: Id<VisitDay>,
}

/// What customers said.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SaidList {
    /// Newest first.
    pub said: Vec<SaidLine>,
}

/// Words of a customer.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SaidLine {
    /// Id.
    pub said: Id<CustomerVerbatim>,
    /// The words.
    pub text: String,
    /// Direction.
    pub polarity: Polarity,
    /// Channel.
    pub channel: Channel,
    /// When it was noted.
    pub at: Timestamp,
}

pub(super) fn list_said(db: &Reader<'_>, ask: ListSaid) -> Result<SaidList, Failure> {
    let rows = db.list_of::<CustomerVerbatim>(ask.visit_day.uuid())?;
    let line = |row: sillage_store::Row<CustomerVerbatim>| SaidLine {
        said: row.id,
        polarity: row.polarity,
        channel: row.channel,
        text: row.doc.text,
        at: row.created_at,
    };
    Ok(SaidList { said: rows.into_iter().rev().map(line).collect() })
}
