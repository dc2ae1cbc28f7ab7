//! Numbers, dates and times as each language writes them.
//!
//! French groups digits and sets units apart with narrow no-break spaces (U+202F). Nothing here knows what a number
//! means.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime, Timelike};
use icu::{
    calendar::{Date, Iso},
    datetime::{
        DateTimeFormatter, NoCalendarFormatter,
        fieldsets::{MDE, T, YMD, YMDT},
        input::{DateTime as IcuDateTime, Time},
    },
    decimal::{DecimalFormatter, input::Decimal},
};

use crate::{Locale, Words};

/// Stands for a value that does not exist.
const NONE: &str = "–";
const NARROW: char = '\u{202F}';

pub(crate) fn number(locale: Locale, value: f64, decimals: u8) -> String {
    if !value.is_finite() {
        return NONE.to_owned();
    }
    // Halves go away from zero, as `Intl` does on screen, and never to a minus zero.
    let scale = 10_f64.powi(decimals.into());
    let rounded = (value * scale).round() / scale + 0.0;
    let plain = format!("{rounded:.*}", usize::from(decimals));
    let (Ok(decimal), Ok(formatter)) =
        (plain.parse::<Decimal>(), DecimalFormatter::try_new(locale.icu().into(), Default::default()))
    else {
        return plain;
    };
    formatter.format_to_string(&decimal)
}

fn icu_date(date: NaiveDate) -> Option<Date<Iso>> {
    Date::try_new_iso(date.year(), u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?).ok()
}

fn icu_time(time: NaiveTime) -> Option<Time> {
    let part = |value: u32| u8::try_from(value).ok();
    Time::try_new(part(time.hour())?, part(time.minute())?, part(time.second())?, 0).ok()
}

/// French says `1er` of the first of a month, and of no other day; CLDR writes the bare figure.
fn first_of_month(locale: Locale, date: NaiveDate, written: String) -> String {
    if locale != Locale::Fr || date.day() != 1 {
        return written;
    }
    match written.split_once("1 ") {
        Some((before, after)) => format!("{before}1er {after}"),
        None => written,
    }
}

/// Formats a date with a field set, or as ISO if ICU has no such date.
macro_rules! write_date {
    ($words:expr, $date:expr, $fields:expr) => {
        icu_date($date)
            .and_then(|date| {
                let formatter = DateTimeFormatter::try_new($words.locale.icu().into(), $fields).ok()?;
                Some(first_of_month($words.locale, $date, formatter.format(&date).to_string()))
            })
            .unwrap_or_else(|| $date.to_string())
    };
}

impl Words {
    /// `1 234,5`: a number with exactly `decimals` decimals; a dash where it is not a number.
    pub fn number(&self, value: f64, decimals: u8) -> String {
        number(self.locale, value, decimals)
    }

    /// `43 %`: a share from 0 to 1 as a whole percentage.
    pub fn percent(&self, share: f64) -> String {
        let figure = self.number(share * 100.0, 0);
        match self.locale {
            _ if !share.is_finite() => figure,
            Locale::Fr => format!("{figure}{NARROW}%"),
            Locale::En => format!("{figure}%"),
        }
    }

    /// `24 novembre 2026`.
    pub fn date(&self, date: NaiveDate) -> String {
        write_date!(self, date, YMD::long())
    }

    /// `24 nov. 2026`.
    pub fn short_date(&self, date: NaiveDate) -> String {
        write_date!(self, date, YMD::medium())
    }

    /// `mardi 24 novembre`.
    pub fn weekday_date(&self, date: NaiveDate) -> String {
        write_date!(self, date, MDE::long())
    }

    /// `09:05`.
    pub fn time(&self, time: NaiveTime) -> String {
        icu_time(time)
            .and_then(|time| {
                let formatter = NoCalendarFormatter::try_new(self.locale.icu().into(), T::hm()).ok()?;
                Some(formatter.format(&time).to_string())
            })
            .unwrap_or_else(|| time.format("%H:%M").to_string())
    }

    /// `24 novembre 2026 à 09:05`, on the clock of the place where it happened.
    pub fn date_time(&self, at: &DateTime<FixedOffset>) -> String {
        let written = icu_date(at.date_naive()).zip(icu_time(at.time())).and_then(|(date, time)| {
            let formatter =
                DateTimeFormatter::try_new(self.locale.icu().into(), YMDT::long().with_time_precision(MINUTE)).ok()?;
            let written = formatter.format(&IcuDateTime { date, time }).to_string();
            Some(first_of_month(self.locale, at.date_naive(), written))
        });
        written.unwrap_or_else(|| at.format("%Y-%m-%d %H:%M").to_string())
    }

    /// `43 min`, `2,5 min`: a tenth is kept below ten minutes only.
    pub fn minutes(&self, minutes: f64) -> String {
        let tenth = (minutes * 10.0).round() / 10.0;
        let decimals = u8::from(tenth.abs() < 10.0 && tenth.fract() != 0.0);
        let figure = self.number(minutes, decimals);
        if minutes.is_finite() { self.text("format-minutes", &[("figure", figure.into())]) } else { figure }
    }
}

const MINUTE: icu::datetime::options::TimePrecision = icu::datetime::options::TimePrecision::Minute;
