//! What the team makes of what customers said, in a few sentences for a period.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{Id, network::Unit, voice::VocSynthesis};
use sillage_store::Writer;
use ts_rs::TS;

use crate::Failure;

/// Write the synthesis of a period.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct WriteSynthesis {
    /// Where.
    pub unit: Id<Unit>,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// The sentences, at most 10,000 characters.
    pub text: String,
}

/// It is kept.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SynthesisKept {
    /// Which.
    pub synthesis: Id<VocSynthesis>,
}

pub(super) fn write_synthesis(tx: &mut Writer<'_>, ask: WriteSynthesis) -> Result<SynthesisKept, Failure> {
    tx.get(ask.unit)?;
    if ask.from > ask.to {
        return Err(Failure::new("period_upside_down"));
    }
    let known = tx.list_of::<VocSynthesis>(ask.unit.uuid())?;
    let same = known.iter().find(|row| (row.period_from, row.period_to) == (ask.from, ask.to));
    let synthesis = match same {
        Some(row) => tx.change(row.id, |row: &mut VocSynthesis| row.text = ask.text)?.id,
        None => {
            let synthesis = VocSynthesis { unit: ask.unit, period_from: ask.from, period_to: ask.to, text: ask.text };
            tx.add(ask.unit.uuid(), &synthesis)?
        }
    };
    Ok(SynthesisKept { synthesis })
}
