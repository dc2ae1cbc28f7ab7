//! What is kept of a unit's normal week: days that are not like the others, counts that came from elsewhere, and the
//! weeks that were frozen. How a week is reckoned is [`super::build`]'s business.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{bins, reference_week::VariationLevel};
use crate::{
    Entity, FACT_CHARS, Id, Refusal, Timestamp, check_fact, check_name, network::Unit, referential::Channel,
    without_controls,
};

/// Why a day is not like the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SpecialReason {
    /// Public holiday.
    Holiday,
    /// School holidays.
    SchoolHoliday,
    /// Promotion.
    Promotion,
    /// Sales.
    Sales,
    /// Pay day.
    PayDay,
    /// Delivery.
    Delivery,
    /// Rain, snow, heat.
    Weather,
    /// Strike.
    Strike,
    /// Something in the neighbourhood.
    LocalEvent,
    /// Something broke down.
    Outage,
    /// Anything else.
    Other,
}

impl SpecialReason {
    /// Every reason.
    pub const ALL: [Self; 11] = [
        Self::Holiday,
        Self::SchoolHoliday,
        Self::Promotion,
        Self::Sales,
        Self::PayDay,
        Self::Delivery,
        Self::Weather,
        Self::Strike,
        Self::LocalEvent,
        Self::Outage,
        Self::Other,
    ];
}

/// A day that is not like the others. Left out of the normal week or not, it tells what makes flows vary.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SpecialDay {
    /// Place.
    pub unit: Id<Unit>,
    /// Which day.
    pub date: NaiveDate,
    /// Why.
    pub reason: SpecialReason,
    /// Only this channel; all of them without.
    pub channel: Option<Channel>,
    /// Left out of the normal week.
    pub exclude_from_reference: bool,
    /// More about it.
    pub note: String,
}

impl SpecialDay {
    /// Whether it speaks of a channel.
    pub fn bears_on(&self, channel: Channel) -> bool {
        self.channel.is_none_or(|only| only == channel)
    }
}

impl Entity for SpecialDay {
    const NOUN: &'static str = "special_day";
    fn parent(&self) -> Option<Uuid> {
        Some(self.unit.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        check_fact("note", &self.note)
    }
}

/// What made the counts of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CountSource {
    /// A door counter.
    DoorSensor,
    /// A till.
    Till,
    /// A telephone log.
    Telephony,
    /// A ticket machine.
    TicketMachine,
    /// A spreadsheet or anything else.
    Spreadsheet,
}

/// Which column of a file means what. Remembered with the import, and taken again for a file with the same headings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct CountMapping {
    /// Column of the day, from 1. It may hold the time too.
    pub date_column: u32,
    /// Column of the time, from 1, where it stands apart.
    pub time_column: Option<u32>,
    /// Column of the count, from 1; without one every row is one customer.
    pub count_column: Option<u32>,
    /// What comes first in 03/04/2026; absent until it was asked.
    pub month_first: Option<bool>,
    /// Zone in which times are written; that of the place without.
    pub time_zone: Option<String>,
    /// Channel the file counts.
    pub channel: Channel,
    /// What made it.
    pub source: CountSource,
    /// Minutes of a row: 5, 15, 30 or 60.
    pub interval_min: u32,
}

/// A file of counts that was taken in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct FlowImport {
    /// Place.
    pub unit: Id<Unit>,
    /// Name of the file.
    pub file_name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub file_hash: String,
    /// Its headings, by which its mapping is found again.
    pub headings: Vec<String>,
    /// What its columns mean.
    pub mapping: CountMapping,
    /// Rows taken.
    pub rows_ok: u32,
    /// Rows left out.
    pub rows_rejected: u32,
    /// First day.
    pub first_day: NaiveDate,
    /// Last day.
    pub last_day: NaiveDate,
    /// Customers in it.
    pub total: u32,
    /// When.
    pub imported_at: Timestamp,
}

impl Entity for FlowImport {
    const NOUN: &'static str = "flow_import";
    fn parent(&self) -> Option<Uuid> {
        Some(self.unit.uuid())
    }
}

/// One day of one channel, counted by a machine. Slots it does not name were not counted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct CountedDay {
    /// Place.
    pub unit: Id<Unit>,
    /// File it came with.
    pub import: Id<FlowImport>,
    /// Channel.
    pub channel: Channel,
    /// Day at the place.
    pub date: NaiveDate,
    /// Length of its slots in minutes.
    pub interval_min: u32,
    /// First minute of each slot after local midnight, in order.
    pub starts: Vec<u32>,
    /// Customers of each slot.
    pub counts: Vec<u32>,
    /// Minutes counted of each slot; empty where all were counted whole.
    pub observed_min: Vec<f64>,
}

impl Entity for CountedDay {
    const NOUN: &'static str = "counted_day";
    fn parent(&self) -> Option<Uuid> {
        Some(self.import.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        if !bins::INTERVALS.contains(&self.interval_min) {
            return Err(Refusal::new("interval_out_of_range").with("interval", self.interval_min));
        }
        let fits = |start: &u32| *start < 1_440 && start.is_multiple_of(self.interval_min);
        let wrong = self.starts.iter().find(|start| !fits(start));
        if let Some(start) = wrong {
            return Err(Refusal::new("slot_out_of_range").with("start", start));
        }
        let same = |len: usize| len == self.starts.len();
        let paired = same(self.counts.len()) && (self.observed_min.is_empty() || same(self.observed_min.len()));
        let watched = self.observed_min.iter().all(|minutes| *minutes > 0.0);
        if !paired || !watched || !self.starts.is_sorted_by(|a, b| a < b) {
            return Err(Refusal::new("observed_minutes_out_of_range").with("interval", self.interval_min));
        }
        Ok(())
    }
}

/// Where a figure comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CellOrigin {
    /// It was counted.
    Measured,
    /// It was reckoned from the level of the day and the shape of the hours.
    Estimated,
    /// Nobody knows.
    Unknown,
}

/// One weekday × slot of a channel, with its evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReferenceCell {
    /// 1 Monday … 7 Sunday.
    pub iso_weekday: u32,
    /// First minute after local midnight.
    pub start_min: u32,
    /// Where the rate comes from.
    pub origin: CellOrigin,
    /// Customers per hour; absent where nobody knows.
    pub rate_per_h: Option<f64>,
    /// Days counted, those too that were counted for a small part.
    pub n_days: u32,
    /// Of these, days counted for at least half of the slot.
    pub n_qualified: u32,
    /// Customers of these days.
    pub count: u32,
    /// Minutes really counted.
    pub observed_min: f64,
    /// First of these days.
    pub since: Option<NaiveDate>,
    /// Lower limit of the rate (95 %).
    pub ci_low: Option<f64>,
    /// Upper limit of the rate (95 %).
    pub ci_high: Option<f64>,
    /// Fewest customers in a slot, from two days on.
    pub min: Option<f64>,
    /// Most customers in a slot, from two days on.
    pub max: Option<f64>,
    /// Middle of the days, from three on.
    pub median: Option<f64>,
    /// Four days of five stay below, from five days on.
    pub p80: Option<f64>,
    /// Nine days of ten stay below, from ten days on.
    pub p90: Option<f64>,
    /// Beside the mean of the week.
    pub level: VariationLevel,
}

/// The week of one channel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ChannelWeek {
    /// Which.
    pub channel: Channel,
    /// By weekday and slot; open slots only.
    pub cells: Vec<ReferenceCell>,
    /// How much more days vary than chance.
    pub phi: f64,
    /// Degrees of freedom behind it; fewer than five measure nothing.
    pub phi_df: u32,
    /// Mean rate of the known cells.
    pub mean_rate_per_h: Option<f64>,
    /// Days counted.
    pub n_days: u32,
    /// Hours counted.
    pub observed_h: f64,
    /// Customers counted.
    pub count: u32,
}

/// A normal week, frozen. The one that was chosen last is in use.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReferenceWeek {
    /// Place.
    pub unit: Id<Unit>,
    /// Number, from 1.
    pub version: u32,
    /// Season, in the words of whoever froze it.
    pub label: String,
    /// First day of the period.
    pub period_from: NaiveDate,
    /// Last day of the period.
    pub period_to: NaiveDate,
    /// Length of a slot in minutes.
    pub interval_min: u32,
    /// Its channels.
    pub channels: Vec<ChannelWeek>,
    /// Days that were left out.
    pub excluded_days: u32,
    /// Days that were counted or left out.
    pub all_days: u32,
    /// Slots two sources counted; one was kept.
    pub seen_twice: u32,
    /// When it was frozen.
    pub frozen_at: Timestamp,
    /// When it was last put in use.
    pub chosen_at: Timestamp,
}

impl Entity for ReferenceWeek {
    const NOUN: &'static str = "reference_week";
    fn parent(&self) -> Option<Uuid> {
        Some(self.unit.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        if self.period_to < self.period_from {
            return Err(Refusal::new("end_before_start").with("field", "period_to"));
        }
        if !bins::INTERVALS.contains(&self.interval_min) {
            return Err(Refusal::new("interval_out_of_range").with("interval", self.interval_min));
        }
        check_name("label", &self.label)
    }
}

/// A heading as it is kept: without control characters, never longer than a fact.
pub fn heading(text: &str) -> String {
    without_controls(text).chars().take(FACT_CHARS).collect()
}

impl CountedDay {
    /// Its slots at another length: start, customers, minutes counted. Nothing where its own are longer or do not fit.
    pub fn at(&self, interval_min: u32) -> Option<Vec<(u32, u32, f64)>> {
        if interval_min == 0 || !interval_min.is_multiple_of(self.interval_min) {
            return None;
        }
        let mut slots: Vec<(u32, u32, f64)> = Vec::new();
        for (at, (start, count)) in self.starts.iter().zip(&self.counts).enumerate() {
            let first = start / interval_min * interval_min;
            let minutes = self.observed_min.get(at).copied().unwrap_or(f64::from(self.interval_min));
            match slots.last_mut().filter(|last| last.0 == first) {
                Some(last) => (last.1, last.2) = (last.1.saturating_add(*count), last.2 + minutes),
                None => slots.push((first, *count, minutes)),
            }
        }
        Some(slots)
    }
}
