//! Words of both languages, to values and back: a file filled in by somebody else's language is understood too.

use std::collections::HashMap;

use serde::Serialize;
use sillage_domain::{
    network::{Role, UnitKind, UnitStatus, service::Regime},
    referential::Channel,
};
use sillage_i18n::{Locale, Words};
use sillage_sheets::fold;

use super::part::{Field, Part, snake};

/// Every channel.
pub(crate) const CHANNELS: [Channel; 10] = [
    Channel::WalkIn,
    Channel::Phone,
    Channel::Mail,
    Channel::Email,
    Channel::Chat,
    Channel::Social,
    Channel::Appointment,
    Channel::Pickup,
    Channel::Web,
    Channel::Other,
];

/// The words of one kind of value.
pub(crate) struct Vocabulary<T> {
    prefix: &'static str,
    values: Vec<T>,
    by_word: HashMap<String, T>,
}

impl<T: Copy + Serialize> Vocabulary<T> {
    /// Words `<prefix>-<value>` of both catalogues, others of `<prefix>-<value>-also`, and the value's own name.
    pub fn new(prefix: &'static str, values: &[T]) -> Self {
        let mut by_word = HashMap::new();
        for &value in values {
            let name = snake(value);
            by_word.insert(fold(&name), value);
            for words in Locale::ALL.map(Words::new) {
                for said in said(words, &format!("{prefix}-{name}")) {
                    by_word.insert(fold(&said), value);
                }
            }
        }
        Self { prefix, values: values.to_vec(), by_word }
    }

    /// The value a word names.
    pub fn find(&self, word: &str) -> Option<T> {
        self.by_word.get(&fold(word)).copied()
    }

    /// The word of a value.
    pub fn word(&self, words: Words, value: T) -> String {
        words.text(&format!("{}-{}", self.prefix, snake(value)), &[])
    }

    /// Every word of a language.
    pub fn words(&self, words: Words) -> Vec<String> {
        self.values.iter().map(|value| self.word(words, *value)).collect()
    }
}

/// The word of a key, and those of its `-also` key, which are separated by semicolons.
fn said(words: Words, key: &str) -> Vec<String> {
    let also = words.try_text(&format!("{key}-also"), &[]).unwrap_or_default();
    let also = also.split(';').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty());
    words.try_text(key, &[]).into_iter().chain(also).collect()
}

/// Every vocabulary of the spreadsheet.
pub(crate) struct Lexicon {
    pub kinds: Vocabulary<UnitKind>,
    pub statuses: Vocabulary<UnitStatus>,
    pub channels: Vocabulary<Channel>,
    pub regimes: Vocabulary<Regime>,
    pub roles: Vocabulary<Role>,
    pub flags: Vocabulary<bool>,
    pub weekdays: Vocabulary<u32>,
    pub parts: Vocabulary<Part>,
    headings: HashMap<(Part, String), Field>,
    closed: Vec<String>,
    about: Vec<String>,
}

impl Lexicon {
    pub fn new() -> Self {
        let mut headings = HashMap::new();
        let both = Locale::ALL.map(Words::new);
        for part in Part::ALL {
            for &field in part.fields() {
                let key = format!("network-head-{}", field.word());
                for said in both.iter().flat_map(|words| said(*words, &key)) {
                    headings.entry((part, fold(&said))).or_insert(field);
                }
                headings.entry((part, fold(&field.word()))).or_insert(field);
            }
        }
        let folded = |key: &str| both.iter().flat_map(|words| said(*words, key)).map(|word| fold(&word)).collect();
        Self {
            kinds: Vocabulary::new("unit-kind", &UnitKind::ALL),
            statuses: Vocabulary::new("unit-status", &UnitStatus::ALL),
            channels: Vocabulary::new("channel", &CHANNELS),
            regimes: Vocabulary::new("regime", &Regime::ALL),
            roles: Vocabulary::new("role", &Role::ALL),
            flags: Vocabulary::new("network-flag", &[true, false]),
            weekdays: Vocabulary::new("weekday", &[1, 2, 3, 4, 5, 6, 7]),
            parts: Vocabulary::new("network-part", &Part::ALL),
            headings,
            closed: folded("network-closed"),
            about: folded("network-part-about"),
        }
    }

    /// The column a heading names in a sheet.
    pub fn heading(&self, part: Part, text: &str) -> Option<Field> {
        self.headings.get(&(part, fold(text))).copied()
    }

    /// Whether a word says that a day is without opening.
    pub fn is_closed(&self, word: &str) -> bool {
        self.closed.contains(&fold(word))
    }

    /// Whether a sheet is the one that explains.
    pub fn is_about(&self, name: &str) -> bool {
        self.about.contains(&fold(name))
    }
}
