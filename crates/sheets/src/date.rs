//! Days and times in a cell. Two readings of the same digits are never chosen between: they are told.

use chrono::{NaiveDate, NaiveTime};

use crate::{Cell, Value};

/// In which order a file writes day and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOrder {
    /// 03/04 is the third of April.
    DayFirst,
    /// 03/04 is the fourth of March.
    MonthFirst,
}

/// Why a cell is not a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateTrouble {
    /// It is no day, or none with a year of four digits.
    NotADate,
    /// It is one of two days: ask which comes first, the day or the month.
    Ambiguous,
}

/// The day in a cell. Without an `order`, `03/04/2026` is [`DateTrouble::Ambiguous`] and `13/04/2026` is a day; with
/// one, every day written with separators is read in that order.
///
/// # Errors
/// It is not a day, or nobody said which.
pub fn date_of(cell: &Cell, order: Option<DayOrder>) -> Result<NaiveDate, DateTrouble> {
    match cell.value {
        Value::Date(date) => return Ok(date),
        Value::Moment(moment) => return Ok(moment.date()),
        Value::Text => {}
        _ => return Err(DateTrouble::NotADate),
    }
    let parts: Vec<&str> = cell.text.split(['/', '-', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let [first, second, third] = parts[..] else { return Err(DateTrouble::NotADate) };
    let number = |part: &str| {
        let plain = part.len() <= 4 && part.bytes().all(|digit| digit.is_ascii_digit());
        part.parse::<u32>().ok().filter(|_| plain).ok_or(DateTrouble::NotADate)
    };
    let (a, b, c) = (number(first)?, number(second)?, number(third)?);
    let day = |year: u32, month: u32, day: u32| {
        i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day)).ok_or(DateTrouble::NotADate)
    };
    if first.len() == 4 {
        return day(a, b, c);
    }
    if third.len() != 4 {
        return Err(DateTrouble::NotADate);
    }
    match order {
        Some(DayOrder::DayFirst) => day(c, b, a),
        Some(DayOrder::MonthFirst) => day(c, a, b),
        None => match (day(c, b, a), day(c, a, b)) {
            (Ok(one), Ok(other)) if one != other => Err(DateTrouble::Ambiguous),
            (Ok(one), _) | (_, Ok(one)) => Ok(one),
            _ => Err(DateTrouble::NotADate),
        },
    }
}

/// The time of day in a cell: `9:30`, `09h30`, `9h`, `09:30:00`, `9.30`, `9:30 pm`, or a time of a workbook. `24:00`
/// is midnight.
pub fn time_of(cell: &Cell) -> Option<NaiveTime> {
    match cell.value {
        Value::Time(time) => return Some(time),
        Value::Text => {}
        _ => return None,
    }
    let text = cell.text.to_lowercase();
    let (text, noon) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(text), _) => (text, Some(0)),
        (_, Some(text)) => (text, Some(12)),
        _ => (text.as_str(), None),
    };
    let text = text.trim().trim_end_matches("min").trim_end_matches('h');
    let parts: Vec<&str> = text.split([':', 'h', '.']).map(str::trim).collect();
    let number = |part: Option<&&str>| match part {
        None => Some(0),
        Some(part) if part.is_empty() || part.len() > 2 => None,
        Some(part) => part.parse::<u32>().ok(),
    };
    // A number alone is no time unless something says so.
    if parts.len() > 3 || (parts.len() == 1 && noon.is_none() && !cell.text.to_lowercase().contains('h')) {
        return None;
    }
    let (mut hour, minute, second) = (number(parts.first())?, number(parts.get(1))?, number(parts.get(2))?);
    if let Some(noon) = noon {
        hour = if (1..=12).contains(&hour) { hour % 12 + noon } else { return None };
    }
    match (hour, minute, second) {
        (24, 0, 0) => Some(NaiveTime::MIN),
        _ => NaiveTime::from_hms_opt(hour, minute, second),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Address;

    fn cell(text: &str, value: Value) -> Cell {
        Cell { address: Address { sheet: "s".into(), row: 1, column: 1 }, text: text.into(), value }
    }

    #[test]
    fn days() {
        use DateTrouble::{Ambiguous, NotADate};
        let check = |text: &str, order: Option<DayOrder>, expected: Result<&str, DateTrouble>| {
            let read = date_of(&cell(text, Value::Text), order).map(|date| date.to_string());
            assert_eq!(read, expected.map(str::to_owned), "{text} {order:?}");
        };
        check("2026-04-03", None, Ok("2026-04-03"));
        check("2026/4/3", None, Ok("2026-04-03"));
        check("2026-13-01", None, Err(NotADate));
        check("03/04/2026", None, Err(Ambiguous));
        check("3.4.2026", None, Err(Ambiguous));
        check("03-04-2026", None, Err(Ambiguous));
        check("03/03/2026", None, Ok("2026-03-03"));
        check("13/04/2026", None, Ok("2026-04-13"));
        check("04/13/2026", None, Ok("2026-04-13"));
        check("03/04/2026", Some(DayOrder::DayFirst), Ok("2026-04-03"));
        check("03/04/2026", Some(DayOrder::MonthFirst), Ok("2026-03-04"));
        check("13/04/2026", Some(DayOrder::MonthFirst), Err(NotADate));
        check("03/04/26", None, Err(NotADate));
        check("31/02/2026", None, Err(NotADate));
        check("31/31/2026", None, Err(NotADate));
        check("demain", None, Err(NotADate));
        check("2026", None, Err(NotADate));
        check("+3/04/2026", None, Err(NotADate));
        assert_eq!(date_of(&cell("46000", Value::Number(46_000.0)), None), Err(NotADate));
    }

    #[test]
    fn times() {
        let check = |text: &str, expected: Option<&str>| {
            let read = time_of(&cell(text, Value::Text)).map(|time| time.format("%H:%M").to_string());
            assert_eq!(read.as_deref(), expected, "{text}");
        };
        check("9:30", Some("09:30"));
        check("09:30:00", Some("09:30"));
        check("9h30", Some("09:30"));
        check("9 h 30", Some("09:30"));
        check("19H", Some("19:00"));
        check("9.30", Some("09:30"));
        check("9:30 pm", Some("21:30"));
        check("12:15 AM", Some("00:15"));
        check("24:00", Some("00:00"));
        check("25:00", None);
        check("9:60", None);
        check("9", None);
        check("930", None);
        check("13:00 pm", None);
        check("matin", None);
        check("", None);
        check("-1:00", None);
    }
}
