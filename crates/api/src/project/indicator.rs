//! What is measured again and again: few indicators, the network's.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    network::Network,
    project::{Better, Indicator},
};
use sillage_sheets::fold;
use sillage_store::Writer;
use ts_rs::TS;

use crate::Failure;

/// Add an indicator, or put it right.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordIndicator {
    /// Which; none for a new one.
    #[ts(optional = nullable)]
    pub indicator: Option<Id<Indicator>>,
    /// Name, 1 to 120 characters, unlike any other.
    pub name: String,
    /// What it is measured in: min, %, points; may be empty.
    pub measured_in: String,
    /// Which way is better.
    pub better: Better,
}

/// It is there.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct IndicatorRecorded {
    /// Which.
    pub indicator: Id<Indicator>,
}

pub(super) fn record_indicator(tx: &mut Writer<'_>, ask: RecordIndicator) -> Result<IndicatorRecorded, Failure> {
    let doc = Indicator {
        name: ask.name.trim().to_owned(),
        measured_in: ask.measured_in.trim().to_owned(),
        better: ask.better,
    };
    let known = tx.list_all::<Indicator>()?;
    if let Some(twin) = known.iter().find(|row| fold(&row.name) == fold(&doc.name) && Some(row.id) != ask.indicator) {
        return Err(Failure::new("indicator_known").with("name", &twin.name));
    }
    let indicator = match ask.indicator {
        Some(indicator) => tx.change(indicator, |row: &mut Indicator| *row = doc)?.id,
        None => {
            let network = tx.list_all::<Network>()?.into_iter().next();
            let network = network.ok_or_else(|| Failure::new("not_found").with("noun", "network"))?;
            tx.add(network.id.uuid(), &doc)?
        }
    };
    Ok(IndicatorRecorded { indicator })
}
