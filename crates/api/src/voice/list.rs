//! Verbatims one below the other: of a visit day, or of a unit by channel, direction and theme.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id, Timestamp,
    network::Unit,
    referential::Channel,
    visit::VisitDay,
    voice::{CustomerVerbatim, Polarity, VocTheme},
};
use sillage_store::{Reader, Row};
use ts_rs::TS;

use super::{received, verbatims_of};
use crate::Failure;

/// Verbatims shown at most; their number is told whole.
const MOST: usize = 300;

/// Which verbatims.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListVerbatims {
    /// Of a visit day.
    #[ts(optional = nullable)]
    pub visit_day: Option<Id<VisitDay>>,
    /// Of a unit, where no day is named.
    #[ts(optional = nullable)]
    pub unit: Option<Id<Unit>>,
    /// By this channel.
    #[ts(optional = nullable)]
    pub channel: Option<Channel>,
    /// In this direction.
    #[ts(optional = nullable)]
    pub polarity: Option<Polarity>,
    /// That speak of this theme.
    #[ts(optional = nullable)]
    pub theme: Option<Id<VocTheme>>,
    /// Those nobody sorted yet.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub unsorted: bool,
    /// Received on this day or later.
    #[ts(optional = nullable)]
    pub from: Option<NaiveDate>,
    /// Received on this day or before.
    #[ts(optional = nullable)]
    pub to: Option<NaiveDate>,
}

/// What customers said.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct VerbatimList {
    /// The latest first; the first 300 of them.
    pub verbatims: Vec<VerbatimLine>,
    /// How many there are.
    pub count: u32,
}

/// Words of a customer.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct VerbatimLine {
    /// Id.
    pub verbatim: Id<CustomerVerbatim>,
    /// The words.
    pub text: String,
    /// Direction.
    pub polarity: Polarity,
    /// Channel.
    pub channel: Channel,
    /// Themes that still exist.
    pub themes: Vec<Id<VocTheme>>,
    /// 1 to 5.
    pub severity: Option<i32>,
    /// Day it was received.
    pub received_on: NaiveDate,
    /// When it was noted.
    pub at: Timestamp,
    /// It came with a file.
    pub imported: bool,
}

pub(super) fn list_verbatims(db: &Reader<'_>, ask: ListVerbatims) -> Result<VerbatimList, Failure> {
    let mut rows = match (ask.visit_day, ask.unit) {
        (Some(day), _) => db.list_of::<CustomerVerbatim>(day.uuid())?,
        (None, Some(unit)) => verbatims_of(db, unit)?,
        (None, None) => return Err(Failure::new("malformed_request")),
    };
    let known: Vec<Id<VocTheme>> = db.list_all::<VocTheme>()?.iter().map(|row| row.id).collect();
    rows.retain(|row| {
        let day = received(row);
        ask.channel.is_none_or(|channel| row.channel == channel)
            && ask.polarity.is_none_or(|polarity| row.polarity == polarity)
            && ask.theme.is_none_or(|theme| row.themes.contains(&theme))
            && !(ask.unsorted && row.themes.iter().any(|theme| known.contains(theme)))
            && ask.from.is_none_or(|from| day >= from)
            && ask.to.is_none_or(|to| day <= to)
    });
    // Ids grow with time: of one day, the last noted comes first.
    rows.sort_by_key(|row| std::cmp::Reverse((received(row), row.id)));
    let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    rows.truncate(MOST);
    Ok(VerbatimList { verbatims: rows.into_iter().map(|row| line(row, &known)).collect(), count })
}

fn line(row: Row<CustomerVerbatim>, known: &[Id<VocTheme>]) -> VerbatimLine {
    VerbatimLine {
        verbatim: row.id,
        received_on: received(&row),
        polarity: row.polarity,
        channel: row.channel,
        severity: row.severity,
        imported: row.import.is_some(),
        text: row.doc.text,
        themes: row.doc.themes.into_iter().filter(|theme| known.contains(theme)).collect(),
        at: row.created_at,
    }
}
