//! Workbooks. Cells are read as a stream, so that what a sheet claims to be costs nothing.

use std::{
    cell::Cell as Count,
    io::{self, Cursor, Read},
    panic::catch_unwind,
};

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, Style, Xlsx, XlsxError};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use zip::ZipArchive;

use crate::{Book, Limits, SheetError, Source, Table, Value, table::Filling};

/// Most parts a package has.
const PARTS: usize = 2_000;

pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Book, SheetError> {
    weigh(bytes, limits)?;
    // The reader counts without looking where a file made for it overflows: that file is broken, and nothing else is.
    catch_unwind(|| parse(bytes, limits)).unwrap_or_else(|_| Err(broken("the reader gave up")))
}

fn parse(bytes: &[u8], limits: &Limits) -> Result<Book, SheetError> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
    if names.len() > limits.sheets {
        return Err(SheetError::TooMany { what: "sheets", limit: limits.sheets, sheet: String::new() });
    }
    let cells = Count::new(0);
    let mut tables = Vec::new();
    for name in names {
        let table = sheet(&mut book, &name, limits, &cells)?;
        if !table.rows.is_empty() {
            tables.push(table);
        }
    }
    if tables.is_empty() { Err(SheetError::Empty) } else { Ok(Book { source: Source::Workbook, tables }) }
}

/// Unpacks everything once and keeps nothing: what a package says about its size is not believed.
fn weigh(bytes: &[u8], limits: &Limits) -> Result<(), SheetError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > PARTS {
        return Err(SheetError::Broken("parts".into()));
    }
    let mut left = limits.unpacked;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(broken)?;
        // What is read whole (styles, strings, the list of sheets) takes many times its size; rows are a stream.
        let name = part.name().map_err(broken)?.into_owned();
        let allowed = left.min(match name.as_str() {
            name if name.starts_with("xl/worksheets/") => limits.unpacked,
            "xl/sharedStrings.xml" => limits.strings,
            _ => limits.part,
        });
        let unpacked = io::copy(&mut part.take(allowed + 1), &mut io::sink()).map_err(broken)?;
        if unpacked > allowed {
            return Err(SheetError::Bomb { limit_mb: limits.unpacked / 1_000_000 });
        }
        left -= unpacked;
    }
    Ok(())
}

fn broken(error: impl std::fmt::Display) -> SheetError {
    SheetError::Broken(error.to_string())
}

fn sheet(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    limits: &Limits,
    cells: &Count<usize>,
) -> Result<Table, SheetError> {
    let mut filling = Filling::new(name, limits, cells);
    let mut reader = match book.worksheet_cells_reader(name) {
        // A chart on a sheet of its own has no cells.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(filling.finish()),
        other => other.map_err(broken)?,
    };
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(broken)? {
        let (row, column) = cell.get_position();
        let (text, value) = shown(cell.get_value(), reader.styles().get(style));
        filling.put(row.saturating_add(1), column.saturating_add(1), &text, value)?;
    }
    Ok(filling.finish())
}

/// What a person saw in the cell, and what the program knew of it.
fn shown(data: &DataRef<'_>, style: Option<&Style>) -> (String, Value) {
    match data {
        DataRef::Empty => (String::new(), Value::Text),
        DataRef::String(text) => (text.clone(), Value::Text),
        DataRef::SharedString(text) => ((*text).to_owned(), Value::Text),
        DataRef::Bool(flag) => (if *flag { "TRUE" } else { "FALSE" }.to_owned(), Value::Flag(*flag)),
        DataRef::Error(error) => (error.to_string(), Value::Error),
        #[expect(clippy::cast_precision_loss, reason = "a cell holds 15 digits")]
        DataRef::Int(number) => (padded(number.to_string(), style), Value::Number(*number as f64)),
        DataRef::Float(number) => (padded(number.to_string(), style), Value::Number(*number)),
        DataRef::DateTime(moment) => dated(moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => iso(text),
    }
}

/// A number shown with a format of zeros alone keeps them: 750 under `00000` is 00750.
fn padded(digits: String, style: Option<&Style>) -> String {
    let format = style.and_then(|style| style.number_format.as_ref()).map_or("", |format| &format.format_code);
    let zeros = !format.is_empty() && format.bytes().all(|byte| byte == b'0');
    if zeros && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        format!("{digits:0>width$}", width = format.len())
    } else {
        digits
    }
}

fn dated(moment: &ExcelDateTime) -> (String, Value) {
    let serial = moment.as_f64();
    if moment.is_duration() && serial >= 1.0 {
        // More than a day of hours: shown as such, it is no time of day.
        let minutes = (serial * 1_440.0).round();
        return (format!("{}:{:02}", (minutes / 60.0).floor(), minutes % 60.0), Value::Text);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into());
    let time = NaiveTime::from_hms_opt(hour.into(), minute.into(), second.into());
    match (date, time) {
        (_, Some(time)) if (0.0..1.0).contains(&serial) => of_time(time),
        (Some(date), Some(time)) => of_moment(date.and_time(time)),
        _ => (serial.to_string(), Value::Number(serial)),
    }
}

fn iso(text: &str) -> (String, Value) {
    let plain = text.trim_end_matches('Z');
    let moment = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f"]
        .iter()
        .find_map(|format| NaiveDateTime::parse_from_str(plain, format).ok());
    match (moment, plain.parse::<NaiveDate>()) {
        (Some(moment), _) => of_moment(moment),
        (None, Ok(date)) => of_moment(date.and_time(NaiveTime::MIN)),
        _ => (text.to_owned(), Value::Text),
    }
}

fn of_moment(moment: NaiveDateTime) -> (String, Value) {
    if moment.time() == NaiveTime::MIN {
        (moment.date().to_string(), Value::Date(moment.date()))
    } else {
        (moment.format("%Y-%m-%d %H:%M").to_string(), Value::Moment(moment))
    }
}

fn of_time(time: NaiveTime) -> (String, Value) {
    (time.format("%H:%M").to_string(), Value::Time(time))
}
