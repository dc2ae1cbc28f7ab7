//! Which column of a file of verbatims means what: guessed from headings and from what stands in the cells. A guess is
//! always shown before anything is taken in.

use chrono::NaiveDate;
use sillage_domain::{
    flow::week::heading,
    referential::Channel,
    voice::{Polarity, VocMapping},
};
use sillage_sheets::{Cell, DateTrouble, DayOrder, Row, Table, Value, date_of, fold};

use crate::network::Vocabulary;

/// Rows among which the headings are looked for.
const HEAD_ROWS: usize = 10;
/// Rows a guess looks at.
const SAMPLE: usize = 200;
/// Longest heading, in characters.
const HEADING_CHARS: usize = 60;
/// Widest table whose columns are looked at.
pub(super) const MOST_COLUMNS: u32 = 40;

/// Every channel a verbatim may come by.
pub(super) const CHANNELS: [Channel; 11] = [
    Channel::WalkIn,
    Channel::Phone,
    Channel::Mail,
    Channel::Email,
    Channel::Chat,
    Channel::Social,
    Channel::Appointment,
    Channel::Pickup,
    Channel::Web,
    Channel::Survey,
    Channel::Other,
];

/// The words of channels and directions, in both languages.
pub(super) struct Lexicon {
    channels: Vocabulary<Channel>,
    polarities: Vocabulary<Polarity>,
}

impl Lexicon {
    pub fn new() -> Self {
        let ways = [Polarity::Positive, Polarity::Neutral, Polarity::Negative];
        Self { channels: Vocabulary::new("channel", &CHANNELS), polarities: Vocabulary::new("polarity", &ways) }
    }

    pub fn channel(&self, text: &str) -> Option<Channel> {
        self.channels.find(text)
    }

    /// A word, or stars: one and two complain, three are neither, four and five praise.
    pub fn polarity(&self, text: &str) -> Option<Polarity> {
        let figure = text.trim().trim_end_matches("/5").trim().replace(',', ".");
        match figure.parse::<f64>() {
            Ok(stars) if (1.0..3.0).contains(&stars) => Some(Polarity::Negative),
            Ok(stars) if (3.0..4.0).contains(&stars) => Some(Polarity::Neutral),
            Ok(stars) if (4.0..=5.0).contains(&stars) => Some(Polarity::Positive),
            Ok(_) => None,
            Err(_) => self.polarities.find(text),
        }
    }
}

/// The day in a cell; the time beside it says nothing here.
pub(super) fn day_of(cell: &Cell, order: Option<DayOrder>) -> Result<NaiveDate, DateTrouble> {
    let whole = date_of(cell, order);
    if cell.value != Value::Text || !matches!(whole, Err(DateTrouble::NotADate)) {
        return whole;
    }
    let day = cell.text.split([' ', 'T']).next().unwrap_or_default();
    date_of(&Cell { address: cell.address.clone(), text: day.to_owned(), value: Value::Text }, order)
}

/// Whether a heading announces what customers wrote.
fn is_words_heading(heading: &str) -> bool {
    const WORDS: [&str; 10] = [
        "verbatim",
        "verbatims",
        "commentaire",
        "commentaires",
        "comment",
        "comments",
        "remarque",
        "texte",
        "message",
        "text",
    ];
    fold(heading).split(' ').any(|word| WORDS.contains(&word))
}

/// 1 to 5.
pub(super) fn severity_of(text: &str) -> Option<i32> {
    let figure: f64 = text.trim().replace(',', ".").parse().ok()?;
    // Checked to be one of five whole numbers.
    (figure.fract() == 0.0 && (1.0..=5.0).contains(&figure)).then_some(figure as i32)
}

/// A table whose headings were told from its rows.
pub(super) struct Shape<'b> {
    /// Headings by column, from 1; empty where the file has none.
    pub headings: Vec<String>,
    pub rows: &'b [Row],
}

impl<'b> Shape<'b> {
    pub fn of(table: &'b Table) -> Self {
        let short = |cell: &Cell| cell.value == Value::Text && cell.text.chars().count() <= HEADING_CHARS;
        let named = |row: &Row| {
            let dated = row.cells.iter().any(|cell| !matches!(day_of(cell, None), Err(DateTrouble::NotADate)));
            let figure = row.cells.iter().any(|cell| cell.text.trim().parse::<f64>().is_ok());
            // A word above a single column may be the first remark of a list.
            let alone = row.cells.len() == 1 && !row.cells.iter().any(|cell| is_words_heading(&cell.text));
            !row.cells.is_empty() && row.cells.iter().all(short) && !dated && !figure && !alone
        };
        let widest = table.rows.iter().take(HEAD_ROWS).map(|row| row.cells.len()).max().unwrap_or(0);
        let head = table.rows.iter().take(HEAD_ROWS).position(|row| row.cells.len() == widest && named(row));
        // A heading with nothing below it heads nothing.
        let head = head.filter(|at| *at + 1 < table.rows.len());
        let headings = head.and_then(|at| table.rows.get(at)).map_or(Vec::new(), |row| {
            let last = row.cells.last().map_or(0, |cell| cell.address.column.min(MOST_COLUMNS));
            (1..=last).map(|column| heading(row.text(column))).collect()
        });
        Self { headings, rows: &table.rows[head.map_or(0, |at| at + 1)..] }
    }

    /// Number of columns with something in them.
    pub fn width(&self) -> u32 {
        let widest = self.rows.iter().take(SAMPLE).flat_map(|row| &row.cells).map(|cell| cell.address.column).max();
        widest.unwrap_or(0).max(u32::try_from(self.headings.len()).unwrap_or(0)).min(MOST_COLUMNS)
    }

    pub fn heading(&self, column: u32) -> &str {
        self.headings.get(column as usize - 1).map_or("", String::as_str)
    }

    /// A first cell of a column, as an example.
    pub fn sample(&self, column: u32) -> String {
        heading(self.rows.iter().take(SAMPLE).map(|row| row.text(column)).find(|text| !text.is_empty()).unwrap_or(""))
    }

    fn share(&self, column: u32, fits: &dyn Fn(&Cell) -> bool) -> f64 {
        let cells: Vec<&Cell> = self.rows.iter().take(SAMPLE).filter_map(|row| row.cell(column)).collect();
        if cells.is_empty() { 0.0 } else { cells.iter().filter(|cell| fits(cell)).count() as f64 / cells.len() as f64 }
    }

    fn says(&self, column: u32, words: &[&str]) -> bool {
        fold(self.heading(column)).split(' ').any(|word| words.contains(&word))
    }

    /// What the columns seem to mean; nothing where no column holds words.
    pub fn guess(&self, lexicon: &Lexicon) -> Option<VocMapping> {
        let columns = || 1..=self.width();
        let length =
            |column: u32| self.rows.iter().take(SAMPLE).map(|row| row.text(column).chars().count()).sum::<usize>();
        let is_text = |cell: &Cell| cell.value == Value::Text && cell.text.trim().parse::<f64>().is_err();
        let text_column = columns()
            .filter(|column| self.share(*column, &is_text) > 0.5)
            .max_by_key(|column| (is_words_heading(self.heading(*column)), length(*column)))?;
        let mut taken = vec![text_column];
        let mut first = |fits: &dyn Fn(u32) -> bool| {
            let found = columns().find(|column| !taken.contains(column) && fits(*column));
            taken.extend(found);
            found
        };
        let is_day = |cell: &Cell| !matches!(day_of(cell, None), Err(DateTrouble::NotADate));
        let date_column = first(&|column| self.share(column, &is_day) > 0.6);
        let is_channel = |cell: &Cell| lexicon.channel(&cell.text).is_some();
        let channel_column = first(&|column| self.share(column, &is_channel) > 0.6);
        let is_mark = |cell: &Cell| severity_of(&cell.text).is_some();
        let severity_column = first(&|column| {
            self.says(column, &["gravite", "severite", "severity", "priorite"]) && self.share(column, &is_mark) > 0.6
        });
        let is_way = |cell: &Cell| lexicon.polarity(&cell.text).is_some();
        let polarity_column = first(&|column| self.share(column, &is_way) > 0.6);
        let theme_column = first(&|column| {
            self.says(
                column,
                &["theme", "themes", "motif", "motifs", "sujet", "categorie", "topic", "subject", "category"],
            )
        });
        Some(VocMapping {
            text_column,
            date_column,
            channel_column,
            theme_column,
            polarity_column,
            severity_column,
            month_first: None,
            channel: Channel::Survey,
            polarity: Polarity::Neutral,
        })
    }
}
