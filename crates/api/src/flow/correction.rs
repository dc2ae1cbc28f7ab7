//! Correcting a slot afterwards: a marked difference beside the taps, which stay as they were.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id, Refusal,
    flow::{CountingPost, FlowCorrection},
    visit::VisitDay,
};
use sillage_store::Writer;
use ts_rs::TS;

use super::{cut::Cut, typed::FlowChanged};
use crate::Failure;

/// Say how many there were in a slot that was watched.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct CorrectSlot {
    /// Day.
    pub visit_day: Id<VisitDay>,
    /// Post.
    pub post: Id<CountingPost>,
    /// Day of the slot.
    pub date: NaiveDate,
    /// First minute of the slot after local midnight.
    pub start_min: u32,
    /// Its length.
    pub interval_min: u32,
    /// Arrivals in the minutes watched.
    pub count: u32,
    /// Why.
    pub reason: String,
}

/// It was corrected.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SlotCorrected {
    /// The correction; absent if the count was right already.
    pub correction: Option<Id<FlowCorrection>>,
}

pub(super) fn correct_slot(tx: &mut Writer<'_>, ask: CorrectSlot) -> Result<SlotCorrected, Failure> {
    let unit = tx.get(ask.post)?.doc.unit;
    let mut correction = FlowCorrection {
        visit_day: ask.visit_day,
        unit,
        post: ask.post,
        date: ask.date,
        start_min: ask.start_min,
        interval_min: ask.interval_min,
        delta: 0,
        reason: ask.reason,
    };
    let cut = Cut::of(tx, ask.visit_day, ask.interval_min)?;
    let watched =
        cut.bins_of(ask.post).iter().find(|bin| correction.bears_on(bin, ask.interval_min)).map(|bin| bin.count);
    // What nobody watched stays uncounted: there is nothing to correct.
    let Some(count) = watched else { return Err(Refusal::new("slot_not_watched").into()) };
    let difference = i64::from(ask.count) - i64::from(count);
    correction.delta = i32::try_from(difference).map_err(|_| Refusal::new("invalid_input").with("field", "count"))?;
    let added = if correction.delta == 0 { None } else { Some(tx.add(unit.uuid(), &correction)?) };
    Ok(SlotCorrected { correction: added })
}

/// Take a correction back.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RetractCorrection {
    /// Which.
    pub correction: Id<FlowCorrection>,
}

pub(super) fn retract_correction(tx: &mut Writer<'_>, ask: RetractCorrection) -> Result<FlowChanged, Failure> {
    tx.delete(ask.correction)?;
    Ok(FlowChanged {})
}
