//! One verbatim: kept, put right, sorted into themes, taken back.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id, Refusal,
    network::Unit,
    referential::Channel,
    visit::VisitDay,
    voice::{CustomerVerbatim, Polarity, VocTheme},
};
use sillage_store::{Reader, Writer};
use ts_rs::TS;

use super::personal::check_words;
use crate::Failure;

/// A customer said or wrote something.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordVerbatim {
    /// The visit day it was heard on.
    #[ts(optional = nullable)]
    pub visit_day: Option<Id<VisitDay>>,
    /// The unit, where it was heard on no visit day.
    #[ts(optional = nullable)]
    pub unit: Option<Id<Unit>>,
    /// The words, 1 to 2,000 characters.
    pub text: String,
    /// Direction.
    pub polarity: Polarity,
    /// Channel it came by.
    pub channel: Channel,
    /// What it speaks of.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub themes: Vec<Id<VocTheme>>,
    /// 1 barely noticed … 5 the customer leaves or complains.
    #[ts(optional = nullable)]
    pub severity: Option<i32>,
    /// Day it was received; today by default.
    #[ts(optional = nullable)]
    pub received_on: Option<NaiveDate>,
    /// Somebody looked at the names and numbers in it: they stay.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub as_it_is: bool,
}

/// It is kept.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct VerbatimKept {
    /// The verbatim.
    pub verbatim: Id<CustomerVerbatim>,
}

pub(super) fn record_verbatim(tx: &mut Writer<'_>, ask: RecordVerbatim) -> Result<VerbatimKept, Failure> {
    let today = tx.now().local_date();
    let (unit, day) = match (ask.visit_day, ask.unit) {
        (Some(day), _) => (tx.get(day)?.doc.unit, Some(day)),
        (None, Some(unit)) => (tx.get(unit)?.id, None),
        (None, None) => return Err(Failure::new("malformed_request")),
    };
    check(tx, &ask.text, &ask.themes, ask.received_on)?;
    check_words(tx, &ask.text, ask.as_it_is)?;
    let said = CustomerVerbatim {
        unit,
        visit_day: day,
        channel: ask.channel,
        text: ask.text.trim().to_owned(),
        polarity: ask.polarity,
        received_on: Some(ask.received_on.unwrap_or(today)),
        themes: ask.themes,
        severity: ask.severity,
        import: None,
    };
    Ok(VerbatimKept { verbatim: tx.add(unit.uuid(), &said)? })
}

fn check(db: &Reader<'_>, text: &str, themes: &[Id<VocTheme>], received_on: Option<NaiveDate>) -> Result<(), Failure> {
    if text.trim().is_empty() {
        return Err(Refusal::new("text_missing").with("field", "text").into());
    }
    if received_on.is_some_and(|day| day > db.now().local_date()) {
        return Err(Failure::new("date_in_future").with("field", "received_on"));
    }
    themes.iter().try_for_each(|theme| db.get(*theme).map(drop)).map_err(Failure::from)
}

/// Put a verbatim right, or sort it; what is absent stays. On a closed day only themes and severity are said anew.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct AmendVerbatim {
    /// Which.
    pub verbatim: Id<CustomerVerbatim>,
    /// The words.
    #[ts(optional = nullable)]
    pub text: Option<String>,
    /// Direction.
    #[ts(optional = nullable)]
    pub polarity: Option<Polarity>,
    /// Channel.
    #[ts(optional = nullable)]
    pub channel: Option<Channel>,
    /// What it speaks of.
    #[ts(optional = nullable)]
    pub themes: Option<Vec<Id<VocTheme>>>,
    /// 1 to 5; 0 takes it away.
    #[ts(optional = nullable)]
    pub severity: Option<i32>,
    /// Day it was received.
    #[ts(optional = nullable)]
    pub received_on: Option<NaiveDate>,
    /// Somebody looked at the names and numbers in it: they stay.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub as_it_is: bool,
}

pub(super) fn amend_verbatim(tx: &mut Writer<'_>, ask: AmendVerbatim) -> Result<VerbatimKept, Failure> {
    let row = tx.get(ask.verbatim)?;
    let of_day = ask.text.is_some() || ask.polarity.is_some() || ask.channel.is_some() || ask.received_on.is_some();
    if let (true, Some(day)) = (of_day, row.visit_day)
        && tx.get(day)?.closed_at.is_some()
    {
        return Err(Failure::new("day_closed"));
    }
    let text = ask.text.as_deref().unwrap_or(&row.text);
    check(tx, text, ask.themes.as_deref().unwrap_or_default(), ask.received_on)?;
    if ask.text.is_some() {
        check_words(tx, text, ask.as_it_is)?;
    }
    tx.change(ask.verbatim, |said: &mut CustomerVerbatim| {
        if let Some(text) = ask.text {
            said.text = text.trim().to_owned();
        }
        said.polarity = ask.polarity.unwrap_or(said.polarity);
        said.channel = ask.channel.unwrap_or(said.channel);
        said.received_on = ask.received_on.or(said.received_on);
        if let Some(themes) = ask.themes {
            said.themes = themes;
        }
        said.severity = match ask.severity {
            Some(0) => None,
            given => given.or(said.severity),
        };
    })?;
    Ok(VerbatimKept { verbatim: ask.verbatim })
}

/// Take back what was noted; it lies in the bin.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RetractVerbatim {
    /// Which.
    pub verbatim: Id<CustomerVerbatim>,
}

pub(super) fn retract_verbatim(tx: &mut Writer<'_>, ask: RetractVerbatim) -> Result<VerbatimKept, Failure> {
    tx.delete(ask.verbatim)?;
    Ok(VerbatimKept { verbatim: ask.verbatim })
}
