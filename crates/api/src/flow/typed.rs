//! Counts somebody else holds, and the sentence the coach keeps.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    flow::{FlowConclusion, TypedTotal, summary::check_typed_total},
    referential::Channel,
    visit::VisitDay,
};
use sillage_store::Writer;
use ts_rs::TS;

use crate::Failure;

/// A count of a switchboard, a mail room, a ticket machine.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordTypedTotal {
    /// Day.
    pub visit_day: Id<VisitDay>,
    /// Channel.
    pub channel: Channel,
    /// First minute of the slot after local midnight.
    pub start_min: u32,
    /// 5, 15, 30 or 60.
    pub interval_min: u32,
    /// How many.
    pub count: u32,
    /// Minutes really observed, above 0 and at most the interval.
    pub observed_min: f64,
}

/// It was recorded.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct TypedTotalRecorded {
    /// Its id.
    pub typed_total: Id<TypedTotal>,
}

pub(super) fn record_typed_total(tx: &mut Writer<'_>, ask: RecordTypedTotal) -> Result<TypedTotalRecorded, Failure> {
    let day = tx.get(ask.visit_day)?.doc;
    let total = TypedTotal {
        visit_day: ask.visit_day,
        unit: day.unit,
        channel: ask.channel,
        date: day.date,
        start_min: ask.start_min,
        interval_min: ask.interval_min,
        count: ask.count,
        observed_min: ask.observed_min,
    };
    let others = tx.list_of::<TypedTotal>(ask.visit_day.uuid())?;
    check_typed_total(&total, &others.iter().map(|other| &other.doc).collect::<Vec<_>>())?;
    Ok(TypedTotalRecorded { typed_total: tx.add(day.unit.uuid(), &total)? })
}

/// Take a typed total back.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RetractTypedTotal {
    /// Which.
    pub typed_total: Id<TypedTotal>,
}

/// Done; there is nothing to tell.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct FlowChanged {}

pub(super) fn retract_typed_total(tx: &mut Writer<'_>, ask: RetractTypedTotal) -> Result<FlowChanged, Failure> {
    tx.delete(ask.typed_total)?;
    Ok(FlowChanged {})
}

/// Keep the sentence for the report; an empty one takes it out.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct KeepConclusion {
    /// Day.
    pub visit_day: Id<VisitDay>,
    /// The sentence.
    pub text: String,
}

pub(super) fn keep_conclusion(tx: &mut Writer<'_>, ask: KeepConclusion) -> Result<FlowChanged, Failure> {
    let kept = tx.list_of::<FlowConclusion>(ask.visit_day.uuid())?;
    match kept.last() {
        Some(row) => {
            tx.change(row.id, |conclusion: &mut FlowConclusion| conclusion.text = ask.text)?;
        }
        None if ask.text.trim().is_empty() => {}
        None => {
            let unit = tx.get(ask.visit_day)?.doc.unit;
            tx.add(unit.uuid(), &FlowConclusion { visit_day: ask.visit_day, text: ask.text })?;
        }
    }
    Ok(FlowChanged {})
}
