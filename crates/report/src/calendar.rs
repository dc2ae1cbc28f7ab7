//! A calendar as RFC 5545 writes it: events of a day or of a moment, escaped and folded. It holds what it is given;
//! whoever gathers it takes names out before.

use std::fmt::Write;

use chrono::{DateTime, Days, NaiveDate, Utc};

/// Octets of a line before it is folded.
const LINE: usize = 75;
/// Minutes an event with an hour lasts where nobody says.
const LASTS_MIN: i64 = 60;

/// When an event takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventTime {
    /// All day.
    Day(NaiveDate),
    /// For an hour from this moment: milliseconds since 1970 UTC.
    At(i64),
}

/// An event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its identity: the same event in a later file takes its place.
    pub uid: String,
    /// What it is.
    pub summary: String,
    /// When.
    pub time: EventTime,
}

/// A calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// When it was made: milliseconds since 1970 UTC.
    pub stamp_ms: i64,
    /// Its events.
    pub events: Vec<Event>,
}

impl Calendar {
    /// The file.
    pub fn write(&self) -> String {
        let mut out = String::new();
        line(&mut out, "BEGIN:VCALENDAR");
        line(&mut out, "VERSION:2.0");
        line(&mut out, "PRODID:-//Sillage//Sillage//FR");
        line(&mut out, "CALSCALE:GREGORIAN");
        line(&mut out, "METHOD:PUBLISH");
        for event in &self.events {
            line(&mut out, "BEGIN:VEVENT");
            line(&mut out, &format!("UID:{}@sillage", event.uid));
            line(&mut out, &format!("DTSTAMP:{}", moment(self.stamp_ms)));
            match event.time {
                EventTime::Day(day) => {
                    line(&mut out, &format!("DTSTART;VALUE=DATE:{}", day.format("%Y%m%d")));
                    // The end is the first day after it.
                    let after = day.checked_add_days(Days::new(1)).unwrap_or(day);
                    line(&mut out, &format!("DTEND;VALUE=DATE:{}", after.format("%Y%m%d")));
                    line(&mut out, "TRANSP:TRANSPARENT");
                }
                EventTime::At(ms) => {
                    line(&mut out, &format!("DTSTART:{}", moment(ms)));
                    line(&mut out, &format!("DTEND:{}", moment(ms + LASTS_MIN * 60_000)));
                }
            }
            line(&mut out, &format!("SUMMARY:{}", escaped(&event.summary)));
            line(&mut out, "END:VEVENT");
        }
        line(&mut out, "END:VCALENDAR");
        out
    }
}

fn moment(ms: i64) -> String {
    DateTime::<Utc>::from_timestamp_millis(ms).unwrap_or_default().format("%Y%m%dT%H%M%SZ").to_string()
}

/// A text as a value: what means something else is escaped, and no other control character stays.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            ';' => out.push_str("\\;"),
            ',' => out.push_str("\\,"),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// One content line, folded at 75 octets without cutting a character.
fn line(out: &mut String, content: &str) {
    let mut used = 0;
    for c in content.chars() {
        if used + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            used = 1;
        }
        // Writing to a string cannot fail.
        let _ = out.write_char(c);
        used += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar(summary: &str, time: EventTime) -> String {
        let event = Event { uid: "7".into(), summary: summary.into(), time };
        // 24 November 2026, 08:00 UTC.
        Calendar { stamp_ms: 1_795_507_200_000, events: vec![event] }.write()
    }

    fn unfolded(file: &str) -> Vec<String> {
        file.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn a_day_lasts_until_the_next_and_a_moment_is_said_in_utc() {
        let day = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
        let file = unfolded(&calendar("Lampes", EventTime::Day(day)));
        for expected in [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "UID:7@sillage",
            "DTSTAMP:20261124T080000Z",
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "SUMMARY:Lampes",
            "END:VEVENT",
            "END:VCALENDAR",
        ] {
            assert!(file.contains(&expected.to_owned()), "{expected} in {file:#?}");
        }
        let file = unfolded(&calendar("Visite", EventTime::At(1_795_507_200_000)));
        assert!(file.contains(&"DTSTART:20261124T080000Z".to_owned()));
        assert!(file.contains(&"DTEND:20261124T090000Z".to_owned()));
    }

    #[test]
    fn what_means_something_else_is_escaped() {
        let file = unfolded(&calendar("a;b,c\\d\ne\u{7}\r", EventTime::At(0)));
        assert!(file.contains(&"SUMMARY:a\\;b\\,c\\\\d\\ne".to_owned()), "{file:#?}");
        // A text cannot end its line and begin another property.
        let file = unfolded(&calendar("x\r\nATTENDEE:mailto:a@b.c", EventTime::At(0)));
        assert!(!file.iter().any(|line| line.starts_with("ATTENDEE")));
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let summary = "éà👍".repeat(60);
        let file = calendar(&summary, EventTime::At(0));
        assert!(file.split("\r\n").all(|line| line.len() <= LINE), "{file}");
        assert!(file.ends_with("END:VCALENDAR\r\n"));
        assert!(unfolded(&file).contains(&format!("SUMMARY:{summary}")));
    }
}
