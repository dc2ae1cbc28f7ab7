//! Which column of a file means what: remembered from a file with the same headings, else guessed from what stands in
//! it. A guess is always shown before anything is taken in.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use sillage_domain::{
    flow::week::{CountMapping, CountSource},
    referential::Channel,
};
use sillage_sheets::{Cell, DateTrouble, DayOrder, Row, Table, Value, date_of, fold, time_of};

use crate::file_import::{HEAD_ROWS, SAMPLE, Shape};

/// What a cell says of a time.
pub(super) enum When {
    /// A day, and the time where it stands in the same cell.
    Local(NaiveDate, Option<NaiveTime>),
    /// An instant with its own offset.
    Exact(DateTime<FixedOffset>),
}

/// Reads a day, with its time or without.
pub(super) fn when(cell: &Cell, order: Option<DayOrder>) -> Result<When, DateTrouble> {
    match cell.value {
        Value::Moment(moment) => return Ok(When::Local(moment.date(), Some(moment.time()))),
        Value::Text => {}
        _ => return date_of(cell, order).map(|date| When::Local(date, None)),
    }
    if let Ok(exact) = DateTime::parse_from_rfc3339(&cell.text) {
        return Ok(When::Exact(exact));
    }
    let whole = date_of(cell, order);
    if !matches!(whole, Err(DateTrouble::NotADate)) {
        return whole.map(|date| When::Local(date, None));
    }
    let (day, time) = cell.text.split_once([' ', 'T']).ok_or(DateTrouble::NotADate)?;
    let part = |text: &str| Cell { address: cell.address.clone(), text: text.trim().to_owned(), value: Value::Text };
    let time = time_of(&part(time)).ok_or(DateTrouble::NotADate)?;
    date_of(&part(day), order).map(|date| When::Local(date, Some(time)))
}

/// A count: a whole number, spaces between thousands allowed.
pub(super) fn count_of(cell: &Cell) -> Result<u32, &'static str> {
    let number = match cell.value {
        Value::Number(number) => number,
        Value::Text => {
            let plain: String = cell.text.chars().filter(|c| !c.is_whitespace()).collect();
            plain.replace(',', ".").parse::<f64>().map_err(|_| "not_a_count")?
        }
        _ => return Err("not_a_count"),
    };
    if number < 0.0 {
        return Err("negative_count");
    }
    // Checked to be a whole number of the range.
    if number.fract() == 0.0 && number <= f64::from(u32::MAX) { Ok(number as u32) } else { Err("not_a_count") }
}

/// Tells the headings of a table from its rows.
pub(super) fn shape_of(table: &Table) -> Shape<'_> {
    let dated = |row: &Row| row.cells.iter().any(|cell| !matches!(when(cell, None), Err(DateTrouble::NotADate)));
    let first = table.rows.iter().take(HEAD_ROWS).position(dated).unwrap_or(0);
    let (above, rows) = table.rows.split_at(first);
    Shape::new(above.last(), rows)
}

/// What the columns seem to mean; nothing where no column holds days.
pub(super) fn guess(shape: &Shape<'_>, file_name: &str) -> Option<CountMapping> {
    let mostly = |column: u32, fits: fn(&Cell) -> bool| shape.share(column, &fits) > 0.6;
    let columns = || 1..=shape.width();
    let is_day = |cell: &Cell| !matches!(when(cell, None), Err(DateTrouble::NotADate));
    let date_column = columns().find(|column| mostly(*column, is_day))?;
    let has_time = |cell: &Cell| {
        matches!(
            when(cell, Some(DayOrder::DayFirst)).or_else(|_| when(cell, Some(DayOrder::MonthFirst))),
            Ok(When::Exact(_) | When::Local(_, Some(_)))
        )
    };
    let within = mostly(date_column, has_time);
    let is_time = |cell: &Cell| time_of(cell).is_some();
    let time_column = columns().find(|column| !within && *column != date_column && mostly(*column, is_time));
    let taken = [Some(date_column), time_column];
    let whole = |column: &u32| !taken.contains(&Some(*column)) && mostly(*column, |cell| count_of(cell).is_ok());
    let said = |column: &u32| is_count_heading(shape.heading(*column));
    let count_column = columns().filter(whole).find(said).or_else(|| columns().find(whole));
    let text = fold(&format!("{file_name} {}", shape.headings.join(" ")));
    let mapping = CountMapping {
        date_column,
        time_column,
        count_column,
        month_first: None,
        time_zone: None,
        channel: channel_told(&text),
        source: source_told(&text),
        interval_min: 60,
    };
    let interval_min = interval(shape, &mapping);
    Some(CountMapping { interval_min, ..mapping })
}

/// The slot length the times step by; a quarter of an hour where every row is a customer.
fn interval(shape: &Shape<'_>, mapping: &CountMapping) -> u32 {
    if mapping.count_column.is_none() {
        return 15;
    }
    let time = |row: &Row| -> Option<i64> {
        let read = |order| when(row.cell(mapping.date_column)?, Some(order)).ok();
        let told = read(DayOrder::DayFirst).or_else(|| read(DayOrder::MonthFirst))?;
        let local = match told {
            When::Exact(exact) => exact.time(),
            When::Local(_, Some(time)) => time,
            When::Local(_, None) => time_of(row.cell(mapping.time_column?)?)?,
        };
        Some(i64::from(chrono::Timelike::num_seconds_from_midnight(&local)) / 60)
    };
    let times: Vec<i64> = shape.rows.iter().take(SAMPLE).filter_map(time).collect();
    let step = times.windows(2).map(|pair| pair[1] - pair[0]).filter(|step| *step > 0).min();
    match step {
        Some(..15) => 5,
        Some(15..30) => 15,
        Some(30..60) => 30,
        _ => 60,
    }
}

fn is_count_heading(heading: &str) -> bool {
    const WORDS: [&str; 17] = [
        "nombre",
        "nb",
        "comptage",
        "entrees",
        "entree",
        "visiteurs",
        "passages",
        "clients",
        "appels",
        "tickets",
        "total",
        "count",
        "visitors",
        "entries",
        "in",
        "calls",
        "quantite",
    ];
    fold(heading).split(' ').any(|word| WORDS.contains(&word))
}

fn channel_told(text: &str) -> Channel {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["appel", "phone", "call", "standard"]) {
        Channel::Phone
    } else if has(&["courriel", "e mail", "email"]) {
        Channel::Email
    } else if has(&["chat", "messagerie"]) {
        Channel::Chat
    } else {
        Channel::WalkIn
    }
}

fn source_told(text: &str) -> CountSource {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["appel", "phone", "call", "standard"]) {
        CountSource::Telephony
    } else if has(&["caisse", "till", "vente", "receipt"]) {
        CountSource::Till
    } else if has(&["ticket"]) {
        CountSource::TicketMachine
    } else if has(&["porte", "door", "entree", "visiteur", "passage", "visitor", "capteur", "sensor"]) {
        CountSource::DoorSensor
    } else {
        CountSource::Spreadsheet
    }
}
