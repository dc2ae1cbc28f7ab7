//! What the year is made from.

use chrono::{Datelike, Days, NaiveDate};
use serde::Deserialize;
use sillage_domain::{
    Id,
    flow::week::{CountSource, SpecialDay, SpecialReason},
    network::{Unit, UnitKind},
    referential::Channel,
};

use super::YEAR;
use crate::Failure;

const YEAR_FILE: &str = include_str!("../../../../../assets/practice/year.json");

/// The whole year.
#[derive(Deserialize)]
pub(super) struct Script {
    /// Names that are plainly invented.
    pub people: Vec<String>,
    pub places: Vec<Place>,
    /// What each month is beside the mean, January first.
    pub months: [f64; 12],
    fixed_days: Vec<FixedDay>,
    past_days: Vec<PastDay>,
    silent: Vec<Silence>,
}

/// A place and what is counted there.
#[derive(Deserialize)]
pub(super) struct Place {
    pub code: String,
    /// People of the team.
    pub team: usize,
    /// Absent where the practice network has it already.
    pub place: Option<NewPlace>,
    pub flows: Vec<Flow>,
}

/// A place that is not there yet.
#[derive(Deserialize)]
pub(super) struct NewPlace {
    pub name: String,
    pub kind: UnitKind,
    pub address: String,
}

/// One channel, as a machine counts it.
#[derive(Deserialize)]
pub(super) struct Flow {
    pub channel: Channel,
    pub source: CountSource,
    pub file: String,
    pub interval_min: u32,
    /// First hour of the day.
    pub from_h: u32,
    /// Customers an hour, from then on.
    pub per_hour: Vec<f64>,
    /// What each weekday is beside the mean, Monday first; zero is closed.
    pub weekdays: [f64; 7],
    /// How much one day differs from another for no reason anybody knows: the variance of its factor.
    pub spread: f64,
}

#[derive(Deserialize)]
struct FixedDay {
    month: u32,
    day: u32,
    #[serde(flatten)]
    special: Special,
}

#[derive(Deserialize)]
struct PastDay {
    /// Days before today.
    before: u64,
    #[serde(flatten)]
    special: Special,
}

#[derive(Deserialize)]
struct Special {
    reason: SpecialReason,
    /// Customers beside those of a usual day.
    factor: f64,
    excluded: bool,
    note: String,
}

#[derive(Deserialize)]
struct Silence {
    code: String,
    channel: Channel,
    /// First and last day, in days before today.
    before: [u64; 2],
    note: String,
}

impl Script {
    pub fn read() -> Result<Self, Failure> {
        serde_json::from_str(YEAR_FILE).map_err(|error| Failure::new("store_failed").traced(error))
    }

    /// The days of the year at a place, the last one yesterday.
    pub fn days(today: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        (1..=YEAR).rev().filter_map(move |before| today.checked_sub_days(Days::new(before)))
    }

    /// Days of a place that are not like the others.
    pub fn special_days(&self, place: &Place, unit: Id<Unit>, today: NaiveDate) -> Vec<SpecialDay> {
        let mut found = Vec::new();
        for date in Self::days(today) {
            let day = SpecialDay {
                unit,
                date,
                reason: SpecialReason::Outage,
                channel: None,
                exclude_from_reference: true,
                note: String::new(),
            };
            found.extend(self.special_on(date, today).map(|special| SpecialDay {
                reason: special.reason,
                exclude_from_reference: special.excluded,
                note: special.note.clone(),
                ..day.clone()
            }));
            let silences = self.silent.iter().filter(|silence| silence.is_on(place, date, today));
            found.extend(silences.map(|silence| SpecialDay {
                channel: Some(silence.channel),
                note: silence.note.clone(),
                ..day.clone()
            }));
        }
        found
    }

    /// Customers of a day beside a usual day; nothing where nobody counted.
    pub fn factor(&self, place: &Place, channel: Channel, date: NaiveDate, today: NaiveDate) -> Option<f64> {
        if self.silent.iter().any(|silence| silence.channel == channel && silence.is_on(place, date, today)) {
            return None;
        }
        let month = self.months.get(date.month0() as usize).copied().unwrap_or(1.0);
        Some(month * self.special_on(date, today).map_or(1.0, |special| special.factor))
    }

    fn special_on(&self, date: NaiveDate, today: NaiveDate) -> Option<&Special> {
        let fixed = self.fixed_days.iter().find(|day| (day.month, day.day) == (date.month(), date.day()));
        let before = u64::try_from((today - date).num_days()).unwrap_or_default();
        let past = self.past_days.iter().find(|day| day.before == before);
        fixed.map(|day| &day.special).or(past.map(|day| &day.special))
    }
}

impl Silence {
    fn is_on(&self, place: &Place, date: NaiveDate, today: NaiveDate) -> bool {
        let [first, last] = self.before;
        let before = u64::try_from((today - date).num_days()).unwrap_or_default();
        self.code == place.code && (last..=first).contains(&before)
    }
}
