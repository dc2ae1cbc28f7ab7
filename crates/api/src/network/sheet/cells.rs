//! What each thing looks like as a row: the one form the export writes and the preview compares.

use sillage_domain::{
    Bilingual,
    network::{
        Assignment, PersonProfile, SupportStructure, Unit, Zone,
        hours::{OpeningHours, OpeningSpan},
        service::{ServiceFunction, UnitChannel},
    },
};
use sillage_i18n::Words;
use sillage_sheets::Written;

use super::{lexicon::Lexicon, part::Field};

/// A row: each value under its heading.
pub(crate) type Cells = Vec<(Field, Written)>;

/// Writes values in a language.
#[derive(Clone, Copy)]
pub(crate) struct Pen<'a> {
    pub words: Words,
    pub lexicon: &'a Lexicon,
}

impl Pen<'_> {
    fn flag(self, on: bool) -> Written {
        Written::Text(self.lexicon.flags.word(self.words, on))
    }

    pub fn structure(self, doc: &SupportStructure) -> Cells {
        vec![(Field::Name, doc.name.as_str().into()), (Field::Region, doc.region.as_deref().into())]
    }

    pub fn unit(self, doc: &Unit, structure: &str) -> Cells {
        vec![
            (Field::Code, doc.code.as_str().into()),
            (Field::Name, doc.name.as_str().into()),
            (Field::Kind, Written::Text(self.lexicon.kinds.word(self.words, doc.unit_kind))),
            (Field::Structure, structure.into()),
            (Field::Address, doc.address.as_deref().into()),
            (Field::TimeZone, doc.time_zone.as_str().into()),
            (Field::Status, Written::Text(self.lexicon.statuses.word(self.words, doc.status))),
            (Field::MarketNote, doc.local_market_note.as_deref().into()),
        ]
    }

    pub fn zone(self, doc: &Zone) -> Cells {
        vec![
            (Field::Order, Written::Number(doc.rank)),
            (Field::Name, doc.name.fr.as_str().into()),
            (Field::NameEn, doc.name.en.as_deref().into()),
        ]
    }

    pub fn channel(self, doc: &UnitChannel) -> Cells {
        let label = |of: fn(&Bilingual) -> Option<&str>| doc.label.as_ref().and_then(of).into();
        vec![
            (Field::Channel, Written::Text(self.lexicon.channels.word(self.words, doc.channel))),
            (Field::Active, self.flag(doc.active)),
            (Field::Label, label(|label| Some(&label.fr))),
            (Field::LabelEn, label(|label| label.en.as_deref())),
            (
                Field::Regime,
                doc.regime.map_or(Written::Blank, |r| Written::Text(self.lexicon.regimes.word(self.words, r))),
            ),
        ]
    }

    pub fn function(self, doc: &ServiceFunction) -> Cells {
        vec![
            (Field::Name, doc.name.fr.as_str().into()),
            (Field::NameEn, doc.name.en.as_deref().into()),
            (Field::Regime, Written::Text(self.lexicon.regimes.word(self.words, doc.regime))),
            (Field::MinPresence, Written::Number(doc.min_presence)),
            (Field::Active, self.flag(doc.active)),
        ]
    }

    pub fn profile(self, doc: &PersonProfile, active: bool) -> Cells {
        vec![
            (Field::Name, doc.display_name.as_str().into()),
            (Field::Number, doc.external_ref.as_deref().into()),
            (Field::Email, doc.email.as_deref().into()),
            (Field::Active, self.flag(active)),
        ]
    }

    pub fn assignment(self, doc: &Assignment) -> Cells {
        vec![
            (Field::Role, Written::Text(self.lexicon.roles.word(self.words, doc.role))),
            (Field::From, Written::Date(doc.from)),
            (Field::Until, doc.to.into()),
        ]
    }

    /// The rows of a unit's hours: a span each, and a closed day that is different.
    pub fn hours(self, doc: &OpeningHours) -> Vec<Cells> {
        let row = |day: Written, span: &OpeningSpan| {
            vec![(Field::Day, day), (Field::Opens, time(span.opens)), (Field::Closes, closing(span))]
        };
        let weekday = |n: u32| Written::Text(self.lexicon.weekdays.word(self.words, n));
        let slots = doc
            .slots
            .iter()
            .map(|slot| row(weekday(slot.iso_weekday), &OpeningSpan { opens: slot.opens, closes: slot.closes }));
        let closed = || Written::Text(self.words.text("network-closed", &[]));
        let exceptions = doc.exceptions.iter().flat_map(|exception| {
            let day = Written::Text(exception.date.to_string());
            if exception.spans.is_empty() {
                vec![vec![(Field::Day, day), (Field::Opens, closed())]]
            } else {
                exception.spans.iter().map(|span| row(day.clone(), span)).collect()
            }
        });
        slots.chain(exceptions).collect()
    }

    /// A unit's hours on one line, for the preview.
    pub fn hours_in_short(self, doc: Option<&OpeningHours>) -> String {
        let rows = doc.map(|doc| self.hours(doc)).unwrap_or_default();
        let rows = rows.iter().map(|row| row.iter().map(|(_, cell)| text(cell)).collect::<Vec<_>>().join(" "));
        rows.collect::<Vec<_>>().join(", ")
    }
}

fn time(time: chrono::NaiveTime) -> Written {
    Written::Text(time.format("%H:%M").to_string())
}

/// Midnight is written as the end of the day it closes.
fn closing(span: &OpeningSpan) -> Written {
    if span.closes == chrono::NaiveTime::MIN { Written::Text("24:00".into()) } else { time(span.closes) }
}

/// A value as the preview shows it.
pub(crate) fn text(written: &Written) -> String {
    match written {
        Written::Text(text) => text.clone(),
        Written::Number(number) => number.to_string(),
        Written::Date(date) => date.to_string(),
        Written::Blank => String::new(),
    }
}
