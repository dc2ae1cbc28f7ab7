//! Workbooks to be filled in by people: a first sheet that explains, then one table a sheet. Text stays text, so that
//! a code keeps its zeros and nothing typed by anybody becomes a formula.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

/// Rows ready to be filled in, choices included.
const READY_ROWS: u32 = 10_000;
/// Most characters of a cell, and of a list of choices kept in one.
const CELL_CHARS: usize = 32_767;
const CHOICE_CHARS: usize = 255;
const NAME_CHARS: usize = 31;

/// What a cell is written as.
#[derive(Debug, Clone, PartialEq)]
pub enum Written {
    /// Text, whatever it looks like.
    Text(String),
    /// A whole number.
    Number(u32),
    /// A day.
    Date(NaiveDate),
    /// Nothing.
    Blank,
}

impl From<&str> for Written {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Text(text.to_owned()) }
    }
}

impl From<Option<&str>> for Written {
    fn from(text: Option<&str>) -> Self {
        text.unwrap_or_default().into()
    }
}

impl From<Option<NaiveDate>> for Written {
    fn from(date: Option<NaiveDate>) -> Self {
        date.map_or(Self::Blank, Self::Date)
    }
}

/// A column of a sheet.
#[derive(Debug, Clone, Default)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// What stands beside the heading when it is pointed at; empty for none.
    pub hint: String,
    /// Its width, in characters.
    pub width: u16,
    /// The words it takes, offered as a list; empty for anything.
    pub choices: Vec<String>,
    /// It holds days.
    pub dates: bool,
    /// It is not for people: small and grey.
    pub quiet: bool,
}

/// A sheet to be written.
#[derive(Debug, Clone)]
pub struct SheetToWrite {
    /// Its name; what a name cannot hold is left out.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, one value a column.
    pub rows: Vec<Vec<Written>>,
}

/// A line of the first sheet.
#[derive(Debug, Clone)]
pub enum Line {
    /// A title.
    Title(String),
    /// A sentence.
    Text(String),
}

/// The file could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the workbook could not be written: {0}")]
pub struct WriteError(#[from] XlsxError);

/// A workbook that begins with an explanation called `about`.
///
/// # Errors
/// [`WriteError`] if two sheets share a name.
pub fn write(about: &str, lines: &[Line], sheets: &[SheetToWrite]) -> Result<Vec<u8>, WriteError> {
    let mut book = Workbook::new();
    explain(book.add_worksheet().set_name(sheet_name(about))?, lines)?;
    for sheet in sheets {
        fill(book.add_worksheet().set_name(sheet_name(&sheet.name))?, sheet)?;
    }
    Ok(book.save_to_buffer()?)
}

/// Sheet names hold at most 31 characters and none of `[]:*?/\`.
fn sheet_name(name: &str) -> String {
    name.chars().filter(|c| !"[]:*?/\\".contains(*c)).take(NAME_CHARS).collect()
}

fn explain(sheet: &mut Worksheet, lines: &[Line]) -> Result<(), XlsxError> {
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let title = text.clone().set_bold().set_font_size(14);
    sheet.set_column_width(0, 100)?;
    for (row, line) in (0_u32..).zip(lines) {
        match line {
            Line::Title(line) => sheet.write_string_with_format(row, 0, line, &title)?,
            Line::Text(line) => sheet.write_string_with_format(row, 0, line, &text)?,
        };
    }
    sheet.set_screen_gridlines(false);
    Ok(())
}

fn fill(sheet: &mut Worksheet, from: &SheetToWrite) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_background_color("#E9EEEC").set_text_wrap().set_align(FormatAlign::Top);
    let text = Format::new().set_num_format("@");
    let day = Format::new().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left);
    let quiet = text.clone().set_font_color("#8A9490").set_font_size(8);
    for (at, column) in (0_u16..).zip(&from.columns) {
        let format = if column.quiet {
            &quiet
        } else if column.dates {
            &day
        } else {
            &text
        };
        sheet.set_column_width(at, column.width)?.set_column_format(at, format)?;
        sheet.write_string_with_format(0, at, &column.heading, &head)?;
        if let Some(list) = offered(column)? {
            sheet.add_data_validation(1, at, READY_ROWS, at, &list)?;
        }
        for (row, cells) in (1_u32..).zip(&from.rows) {
            match cells.get(usize::from(at)) {
                Some(Written::Text(line)) => {
                    let line: String = line.chars().take(CELL_CHARS).collect();
                    sheet.write_string_with_format(row, at, line, format)?
                }
                Some(Written::Number(number)) => sheet.write_number_with_format(row, at, *number, format)?,
                Some(Written::Date(date)) => {
                    let (month, number) = (u8::try_from(date.month()), u8::try_from(date.day()));
                    let year = u16::try_from(date.year()).unwrap_or_default();
                    let date = ExcelDateTime::from_ymd(year, month.unwrap_or(1), number.unwrap_or(1))?;
                    sheet.write_datetime_with_format(row, at, date, &day)?
                }
                Some(Written::Blank) | None => continue,
            };
        }
    }
    let last = u16::try_from(from.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, u32::try_from(from.rows.len()).unwrap_or(u32::MAX).max(1), last)?;
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// The list of a column's words, and what stands beside a cell that is being filled in. Another word is warned about,
/// not refused: whoever reads the file says what is wrong with it.
fn offered(column: &Column) -> Result<Option<DataValidation>, XlsxError> {
    let chars: usize = column.choices.iter().map(|choice| choice.chars().count() + 1).sum();
    let list = if !column.choices.is_empty() && chars <= CHOICE_CHARS {
        DataValidation::new().allow_list_strings(&column.choices)?
    } else if column.hint.is_empty() {
        return Ok(None);
    } else {
        DataValidation::new().allow_any_value()
    };
    let list = list.set_error_style(DataValidationErrorStyle::Warning);
    Ok(Some(if column.hint.is_empty() { list } else { list.set_input_message(&column.hint)? }))
}
