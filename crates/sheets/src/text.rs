//! Text with separators: encoding and separator are recognised, everything stays text.

use std::{borrow::Cow, cell::Cell as Count, collections::BTreeMap};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::{Book, Limits, SheetError, Source, Value, table::Filling};

/// Separators met in the field, the likeliest first.
const SEPARATORS: [u8; 4] = [b';', b'\t', b',', b'|'];
/// Rows and bytes looked at to recognise the separator.
const SAMPLE: usize = 200;
const SAMPLE_BYTES: usize = 200_000;

pub(crate) fn read(bytes: &[u8], name: &str, limits: &Limits) -> Result<Book, SheetError> {
    let encoding = encoding_of(bytes)?;
    let (text, _, broken) = encoding.decode(bytes);
    if broken || text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(SheetError::NotText);
    }
    let text = one_line_ending(&text);
    if text.lines().any(|line| line.len() > limits.line) {
        return Err(SheetError::TooMany { what: "columns", limit: limits.columns as usize, sheet: name.to_owned() });
    }
    let (said, text) = said_separator(&text);
    let separator = said.unwrap_or_else(|| separator_of(text));
    let cells = Count::new(0);
    let mut filling = Filling::new(name, limits, &cells);
    let mut reader = reader(text, separator);
    // Rows as a spreadsheet program counts them: empty lines count, lines within a cell do not.
    let mut shift: i64 = said.is_some().into();
    let mut record = StringRecord::new();
    while reader.read_record(&mut record).map_err(|_| SheetError::NotText)? {
        let end = i64::try_from(reader.position().line()).unwrap_or(i64::MAX);
        let within = record.iter().map(|field| i64::try_from(field.matches('\n').count()).unwrap_or(0)).sum::<i64>();
        shift -= within;
        let row = u32::try_from(end - 1 + shift).unwrap_or(u32::MAX);
        for (column, field) in (1_u32..).zip(&record) {
            filling.put(row, column, field, Value::Text)?;
        }
    }
    let table = filling.finish();
    if table.rows.is_empty() {
        return Err(SheetError::Empty);
    }
    let source = Source::Text { encoding: encoding.name(), separator: separator.into() };
    Ok(Book { source, tables: vec![table] })
}

fn encoding_of(bytes: &[u8]) -> Result<&'static Encoding, SheetError> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok(encoding);
    }
    // Two bytes a letter without a mark: one of the two is zero nearly everywhere in our alphabet.
    let zeros = |offset: usize| bytes.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), bytes.len() / 2);
    if even + odd > 0 {
        return match () {
            () if odd * 10 > pairs * 7 && even == 0 => Ok(UTF_16LE),
            () if even * 10 > pairs * 7 && odd == 0 => Ok(UTF_16BE),
            () => Err(SheetError::NotText),
        };
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Ok(UTF_8);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    // The hint settles what a handful of accents leaves open.
    Ok(detector.guess(Some(b"fr"), Utf8Detection::Deny))
}

fn one_line_ending(text: &str) -> Cow<'_, str> {
    let text =
        if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { Cow::from(text) };
    if text.ends_with('\n') { text } else { format!("{text}\n").into() }
}

/// `sep=;` in the first line, as one spreadsheet program writes it for itself.
fn said_separator(text: &str) -> (Option<u8>, &str) {
    let Some((first, rest)) = text.split_once('\n') else { return (None, text) };
    match first.trim_end_matches(['"', ' ']).trim_start_matches('"').strip_prefix("sep=").map(str::as_bytes) {
        Some(&[separator]) if separator.is_ascii() => (Some(separator), rest),
        _ => (None, text),
    }
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// The separator that cuts the first rows into the most alike: as many cells each, and more than one.
fn separator_of(text: &str) -> u8 {
    let text = &text[..text.floor_char_boundary(SAMPLE_BYTES)];
    let score = |separator: u8| {
        let mut widths = BTreeMap::<usize, usize>::new();
        for record in reader(text, separator).records().take(SAMPLE).flatten() {
            *widths.entry(record.len()).or_default() += 1;
        }
        let usual = widths.into_iter().map(|(width, rows)| (rows, width)).max().unwrap_or_default();
        if usual.1 < 2 { (0, 0) } else { usual }
    };
    let mut best = (SEPARATORS[0], (0, 0));
    for separator in SEPARATORS {
        let found = score(separator);
        if found > best.1 {
            best = (separator, found);
        }
    }
    best.0
}
