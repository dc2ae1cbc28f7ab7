//! From rows to slots at the place: zones and the two nights of the year in which the clock is put, and every row that
//! cannot be read with the reason why.

use std::collections::BTreeMap;

use chrono::{DateTime, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Timelike};
use chrono_tz::Tz;
use sillage_domain::{
    flow::week::{CountMapping, heading},
    network::hours::OpeningHours,
};
use sillage_sheets::{Cell, DateTrouble, DayOrder, Row, Value, date_of, time_of};

use super::columns::{When, count_of, when};
use crate::{
    Failure,
    file_import::{CellTrouble, Shape, TwoDays, order_said},
    work::Pace,
};

/// Rows after which the work tells how far it is.
const STRIDE: usize = 2_000;

/// Customers and minutes of a slot.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Slot {
    pub count: u32,
    pub minutes: f64,
}

/// What the rows say.
#[derive(Default)]
pub(crate) struct Rows {
    pub(super) days: BTreeMap<NaiveDate, BTreeMap<u32, Slot>>,
    pub(super) troubles: Vec<CellTrouble>,
    pub(super) two_days: Option<TwoDays>,
    pub(super) ok: u32,
    pub(super) total: u32,
}

/// Where the counting stands, and until when it can have been done.
pub(super) struct Ground<'a> {
    pub place: Tz,
    pub today: NaiveDate,
    pub hours: &'a [OpeningHours],
}

struct Reading<'a> {
    mapping: &'a CountMapping,
    ground: &'a Ground<'a>,
    zone: Tz,
    order: Option<DayOrder>,
    rows: Rows,
}

/// Reads every row.
///
/// # Errors
/// `time_zone_unknown`, `work_cancelled`.
pub(super) fn read_rows(
    shape: &Shape<'_>,
    mapping: &CountMapping,
    ground: &Ground<'_>,
    work: &Pace,
) -> Result<Rows, Failure> {
    let named = mapping.time_zone.as_deref().filter(|zone| !zone.is_empty());
    let zone = match named {
        Some(name) => name.parse().map_err(|_| Failure::new("time_zone_unknown").with("zone", name))?,
        None => ground.place,
    };
    let order = order_said(mapping.month_first);
    let mut reading = Reading { mapping, ground, zone, order, rows: Rows::default() };
    for (at, row) in shape.rows.iter().enumerate() {
        reading.row(row);
        if at % STRIDE == 0 {
            work.advance()?;
        }
    }
    if mapping.count_column.is_none() {
        reading.watch_open_hours();
    }
    Ok(reading.rows)
}

impl Reading<'_> {
    fn refuse(&mut self, cell: Option<&Cell>, row: &Row, code: &str) {
        let (address, text) = match cell {
            Some(cell) => (cell.address.to_string(), heading(&cell.text)),
            None => (row.number.to_string(), String::new()),
        };
        self.rows.troubles.push(CellTrouble { cell: address, text, code: code.to_owned() });
    }

    fn row(&mut self, row: &Row) {
        let Some(day) = row.cell(self.mapping.date_column) else { return self.refuse(None, row, "no_day") };
        let told = match when(day, self.order) {
            Ok(told) => told,
            Err(DateTrouble::Ambiguous) => return self.ask(day),
            Err(DateTrouble::NotADate) => {
                return self.refuse(
                    Some(day),
                    row,
                    if has_no_such_hour(&day.text) { "no_such_hour" } else { "not_a_day" },
                );
            }
        };
        let count_cell = self.mapping.count_column.map(|column| row.cell(column));
        let count = match count_cell {
            None => Ok(1),
            Some(None) => return self.refuse(None, row, "no_count"),
            Some(Some(cell)) => count_of(cell),
        };
        let count = match count {
            Ok(count) => count,
            Err(code) => return self.refuse(count_cell.flatten(), row, code),
        };
        let local = match told {
            When::Exact(exact) => Ok(exact.with_timezone(&self.ground.place)),
            When::Local(date, time) => match self.time(row, time) {
                Ok(time) => self.at_place(date.and_time(time)),
                Err(code) => {
                    return self.refuse(self.mapping.time_column.and_then(|column| row.cell(column)), row, code);
                }
            },
        };
        match local.and_then(|at| self.keep(at, count)) {
            Ok(()) => {}
            Err(code) => self.refuse(Some(day), row, code),
        }
    }

    fn time(&self, row: &Row, within: Option<NaiveTime>) -> Result<NaiveTime, &'static str> {
        if let Some(time) = within {
            return Ok(time);
        }
        let Some(column) = self.mapping.time_column else { return Err("no_time") };
        let cell = row.cell(column).ok_or("no_time")?;
        let wrong = || if has_no_such_hour(&cell.text) { "no_such_hour" } else { "not_a_time" };
        time_of(cell).ok_or_else(wrong)
    }

    /// The instant on the clock of the place. Where a clock shows an hour twice, the file's second one is its second.
    fn at_place(&self, local: NaiveDateTime) -> Result<DateTime<Tz>, &'static str> {
        match self.zone.from_local_datetime(&local) {
            LocalResult::Single(at) => Ok(at.with_timezone(&self.ground.place)),
            LocalResult::Ambiguous(first, _) => Ok(first.with_timezone(&self.ground.place)),
            LocalResult::None => Err("hour_that_was_not"),
        }
    }

    fn keep(&mut self, at: DateTime<Tz>, count: u32) -> Result<(), &'static str> {
        let interval = self.mapping.interval_min;
        let (date, time) = (at.date_naive(), at.time());
        if date > self.ground.today {
            return Err("day_to_come");
        }
        let minute = time.num_seconds_from_midnight() / 60;
        let start = minute / interval * interval;
        let each_row_counts = self.mapping.count_column.is_some();
        if each_row_counts && (start != minute || time.second() != 0) {
            return Err("between_slots");
        }
        let slot = self.rows.days.entry(date).or_default().entry(start).or_default();
        if each_row_counts {
            // The hour that the clock shows twice is counted twice, and no other.
            let shown_twice =
                matches!(self.ground.place.from_local_datetime(&date.and_time(time)), LocalResult::Ambiguous(..));
            let most = f64::from(interval) * if shown_twice { 2.0 } else { 1.0 };
            if slot.minutes + f64::from(interval) > most {
                return Err("slot_twice");
            }
            slot.minutes += f64::from(interval);
        }
        slot.count = slot.count.saturating_add(count);
        self.rows.ok += 1;
        self.rows.total = self.rows.total.saturating_add(count);
        Ok(())
    }

    fn ask(&mut self, cell: &Cell) {
        let day = cell.text.split_once([' ', 'T']).map_or(cell.text.as_str(), |(day, _)| day);
        let part = Cell { address: cell.address.clone(), text: day.to_owned(), value: Value::Text };
        if self.rows.two_days.is_none() {
            self.rows.two_days =
                TwoDays::of(cell, |order| date_of(&part, Some(order)).or_else(|_| date_of(cell, Some(order))));
        }
    }

    /// A log of contacts is watched while the place is open on the days it tells of, and whenever it holds somebody.
    fn watch_open_hours(&mut self) {
        let interval = self.mapping.interval_min;
        for (date, slots) in &mut self.rows.days {
            let held = self.ground.hours.iter().find(|hours| hours.hold_on(*date)).or(self.ground.hours.first());
            let minute = |time: NaiveTime| time.num_seconds_from_midnight() / 60;
            let mut spans: Vec<(u32, u32)> = held
                .map(|hours| hours.on(*date))
                .unwrap_or_default()
                .iter()
                .map(|span| (minute(span.opens), if minute(span.closes) == 0 { 1_440 } else { minute(span.closes) }))
                .collect();
            if let (true, Some(first), Some(last)) = (spans.is_empty(), slots.keys().next(), slots.keys().last()) {
                spans.push((*first, last + interval));
            }
            for (opens, closes) in spans {
                for start in (opens / interval * interval..closes).step_by(interval as usize) {
                    slots.entry(start).or_default();
                }
            }
            for slot in slots.values_mut() {
                slot.minutes = f64::from(interval);
            }
        }
    }
}

/// A time that looks like one and lies beyond the day: 25:00.
fn has_no_such_hour(text: &str) -> bool {
    let time = text.rsplit([' ', 'T']).next().unwrap_or(text);
    let Some((hour, minute)) = time.split_once([':', 'h']) else { return false };
    let number = |part: &str| part.get(..part.len().min(2)).and_then(|part| part.parse::<u32>().ok());
    number(hour).is_some_and(|hour| hour >= 24) && minute.chars().next().is_none_or(|c| c.is_ascii_digit())
}
