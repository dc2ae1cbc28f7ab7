//! Which column of a file of verbatims means what: guessed from headings and from what stands in the cells. A guess is
//! always shown before anything is taken in.

use chrono::NaiveDate;
use sillage_domain::{
    referential::Channel,
    voice::{Polarity, VocMapping},
};
use sillage_sheets::{Cell, DateTrouble, DayOrder, Row, Table, Value, date_of, fold};

use crate::{
    file_import::{HEAD_ROWS, SAMPLE, Shape},
    network::Vocabulary,
};

/// Longest heading, in characters.
const HEADING_CHARS: usize = 60;

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

/// Tells the headings of a table from its rows.
pub(super) fn shape_of(table: &Table) -> Shape<'_> {
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
    Shape::new(head.and_then(|at| table.rows.get(at)), &table.rows[head.map_or(0, |at| at + 1)..])
}

/// What the columns seem to mean; nothing where no column holds words.
pub(super) fn guess(shape: &Shape<'_>, lexicon: &Lexicon) -> Option<VocMapping> {
    let columns = || 1..=shape.width();
    let length =
        |column: u32| shape.rows.iter().take(SAMPLE).map(|row| row.text(column).chars().count()).sum::<usize>();
    let is_text = |cell: &Cell| cell.value == Value::Text && cell.text.trim().parse::<f64>().is_err();
    let text_column = columns()
        .filter(|column| shape.share(*column, &is_text) > 0.5)
        .max_by_key(|column| (is_words_heading(shape.heading(*column)), length(*column)))?;
    let mut taken = vec![text_column];
    let mut first = |fits: &dyn Fn(u32) -> bool| {
        let found = columns().find(|column| !taken.contains(column) && fits(*column));
        taken.extend(found);
        found
    };
    let is_day = |cell: &Cell| !matches!(day_of(cell, None), Err(DateTrouble::NotADate));
    let date_column = first(&|column| shape.share(column, &is_day) > 0.6);
    let is_channel = |cell: &Cell| lexicon.channel(&cell.text).is_some();
    let channel_column = first(&|column| shape.share(column, &is_channel) > 0.6);
    let is_mark = |cell: &Cell| severity_of(&cell.text).is_some();
    let severity_column = first(&|column| {
        shape.says(column, &["gravite", "severite", "severity", "priorite"]) && shape.share(column, &is_mark) > 0.6
    });
    let is_way = |cell: &Cell| lexicon.polarity(&cell.text).is_some();
    let polarity_column = first(&|column| shape.share(column, &is_way) > 0.6);
    let theme_column = first(&|column| {
        shape
            .says(column, &["theme", "themes", "motif", "motifs", "sujet", "categorie", "topic", "subject", "category"])
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
