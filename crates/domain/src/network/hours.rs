//! When a unit receives: by weekday, several times a day, and the days that are different.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, NaiveTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::Unit;
use crate::{Entity, Id, Refusal};

/// Between two times of one day. Closing at 00:00 is closing at midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
pub struct OpeningSpan {
    /// First minute.
    pub opens: NaiveTime,
    /// First minute after.
    pub closes: NaiveTime,
}

impl OpeningSpan {
    fn check(self) -> Result<(), Refusal> {
        if self.closes == NaiveTime::MIN || self.closes > self.opens {
            return Ok(());
        }
        Err(Refusal::new("closes_before_opens").with("opens", short(self.opens)).with("closes", short(self.closes)))
    }

    fn overlaps(self, later: Self) -> bool {
        later.opens < self.closes || self.closes == NaiveTime::MIN
    }
}

fn short(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// A span of every week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
pub struct OpeningSlot {
    /// 1 is Monday, 7 is Sunday.
    pub iso_weekday: u32,
    /// First minute.
    pub opens: NaiveTime,
    /// First minute after; 00:00 is midnight.
    pub closes: NaiveTime,
}

/// A day that is different.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
pub struct OpeningException {
    /// Which day.
    pub date: NaiveDate,
    /// When the unit is open; closed all day without any.
    pub spans: Vec<OpeningSpan>,
}

/// The opening hours of a unit, for a time. Versions of one unit do not overlap.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct OpeningHours {
    /// Which unit.
    pub unit: Id<Unit>,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day, if known.
    pub valid_to: Option<NaiveDate>,
    /// The usual week. A weekday without any is closed.
    pub slots: Vec<OpeningSlot>,
    /// The days that are different.
    pub exceptions: Vec<OpeningException>,
}

impl OpeningHours {
    /// When the unit is open on a day, in order.
    pub fn on(&self, day: NaiveDate) -> Vec<OpeningSpan> {
        if let Some(exception) = self.exceptions.iter().find(|exception| exception.date == day) {
            return exception.spans.clone();
        }
        let weekday = day.weekday().number_from_monday();
        let slots = self.slots.iter().filter(|slot| slot.iso_weekday == weekday);
        slots.map(|slot| OpeningSpan { opens: slot.opens, closes: slot.closes }).collect()
    }

    /// Whether these hours hold on a day.
    pub fn hold_on(&self, day: NaiveDate) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| last >= day)
    }

    /// Puts weekdays and days in order, so that the same hours are always written the same way.
    #[must_use]
    pub fn in_order(mut self) -> Self {
        self.slots.sort_unstable();
        for exception in &mut self.exceptions {
            exception.spans.sort_unstable();
        }
        self.exceptions.sort_unstable();
        self
    }
}

impl Entity for OpeningHours {
    const NOUN: &'static str = "opening_hours";
    fn parent(&self) -> Option<Uuid> {
        Some(self.unit.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        if self.valid_to.is_some_and(|last| last < self.valid_from) {
            return Err(Refusal::new("end_before_start").with("field", "valid_to"));
        }
        let mut days: BTreeMap<u32, Vec<OpeningSpan>> = BTreeMap::new();
        for slot in &self.slots {
            if !(1..=7).contains(&slot.iso_weekday) {
                return Err(Refusal::new("weekday_out_of_range").with("weekday", slot.iso_weekday));
            }
            let span = OpeningSpan { opens: slot.opens, closes: slot.closes };
            days.entry(slot.iso_weekday).or_default().push(span);
        }
        days.into_values().try_for_each(check_day)?;
        let mut dates: Vec<NaiveDate> = self.exceptions.iter().map(|exception| exception.date).collect();
        dates.sort_unstable();
        if let Some(twice) = dates.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(Refusal::new("opening_day_twice").with("date", twice[0]));
        }
        self.exceptions.iter().try_for_each(|exception| check_day(exception.spans.clone()))
    }
}

/// The spans of one day: each ends after it begins, none begins before the one before it has ended.
///
/// # Errors
/// `closes_before_opens`, `opening_overlap`.
pub fn check_day(mut spans: Vec<OpeningSpan>) -> Result<(), Refusal> {
    spans.sort_unstable();
    spans.iter().try_for_each(|span| span.check())?;
    match spans.windows(2).find(|pair| pair[0].overlaps(pair[1])) {
        Some(pair) => Err(Refusal::new("opening_overlap").with("opens", short(pair[1].opens))),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> NaiveTime {
        text.parse().unwrap()
    }

    fn span(opens: &str, closes: &str) -> OpeningSpan {
        OpeningSpan { opens: time(opens), closes: time(closes) }
    }

    #[test]
    fn the_spans_of_a_day() {
        let check = |spans: &[OpeningSpan], code: Option<&str>| {
            assert_eq!(check_day(spans.to_vec()).err().map(|refusal| refusal.code), code, "{spans:?}");
        };
        check(&[], None);
        check(&[span("09:00:00", "12:30:00"), span("14:00:00", "19:00:00")], None);
        check(&[span("14:00:00", "19:00:00"), span("09:00:00", "12:30:00")], None);
        check(&[span("09:00:00", "12:00:00"), span("12:00:00", "19:00:00")], None);
        check(&[span("09:00:00", "12:01:00"), span("12:00:00", "19:00:00")], Some("opening_overlap"));
        check(&[span("18:00:00", "00:00:00")], None);
        check(&[span("18:00:00", "00:00:00"), span("20:00:00", "21:00:00")], Some("opening_overlap"));
        check(&[span("09:00:00", "09:00:00")], Some("closes_before_opens"));
        check(&[span("19:00:00", "09:00:00")], Some("closes_before_opens"));
    }

    #[test]
    fn an_exception_replaces_its_day() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let slot = |iso_weekday, opens, closes| OpeningSlot { iso_weekday, opens: time(opens), closes: time(closes) };
        let exception = |date: &str, spans| OpeningException { date: day(date), spans };
        let mut hours = OpeningHours {
            unit: Id::new(Uuid::nil()),
            valid_from: day("2026-01-01"),
            valid_to: None,
            slots: vec![
                slot(2, "14:00:00", "19:00:00"),
                slot(2, "09:00:00", "12:00:00"),
                slot(6, "09:00:00", "18:00:00"),
            ],
            exceptions: vec![
                exception("2026-12-26", vec![]),
                exception("2026-12-24", vec![span("09:00:00", "16:00:00")]),
            ],
        }
        .in_order();
        assert_eq!(hours.check(), Ok(()));
        assert_eq!(
            hours.on(day("2026-11-24")),
            [span("09:00:00", "12:00:00"), span("14:00:00", "19:00:00")],
            "Tuesday"
        );
        assert_eq!(hours.on(day("2026-11-25")), [], "Wednesday");
        assert_eq!(hours.on(day("2026-12-24")), [span("09:00:00", "16:00:00")]);
        assert_eq!(hours.on(day("2026-12-26")), [], "a closed Saturday");
        assert!(!hours.hold_on(day("2025-12-31")));
        hours.exceptions.push(exception("2026-12-24", vec![]));
        assert_eq!(hours.check().map_err(|refusal| refusal.code), Err("opening_day_twice"));
        hours.exceptions.clear();
        hours.slots.push(slot(8, "09:00:00", "10:00:00"));
        assert_eq!(hours.check().map_err(|refusal| refusal.code), Err("weekday_out_of_range"));
    }
}
