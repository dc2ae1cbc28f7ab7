//! Looking a sentence up and filling it in.

use std::{borrow::Cow, sync::OnceLock};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

use crate::{Locale, SOURCES, format};

type Bundle = FluentBundle<FluentResource>;

/// What fills a place in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Text ready to be read: a name, or a number or date formatted before.
    Text(Cow<'a, str>),
    /// A raw number that chooses between singular and plural.
    Count(f64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}
impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text.as_str().into())
    }
}
impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}
impl From<f64> for Value<'_> {
    fn from(count: f64) -> Self {
        Self::Count(count)
    }
}
impl From<i32> for Value<'_> {
    fn from(count: i32) -> Self {
        Self::Count(count.into())
    }
}
impl From<u32> for Value<'_> {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}
impl From<usize> for Value<'_> {
    #[expect(clippy::cast_precision_loss, reason = "counts of things people read stay far below 2^53")]
    fn from(count: usize) -> Self {
        Self::Count(count as f64)
    }
}
impl From<i64> for Value<'_> {
    #[expect(clippy::cast_precision_loss, reason = "counts of things people read stay far below 2^53")]
    fn from(count: i64) -> Self {
        Self::Count(count as f64)
    }
}

/// Why a sentence could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Missing {
    /// No catalogue of the language has the key.
    #[error("no sentence {0:?}")]
    Key(String),
    /// The sentence wants a value that was not given, or is wrongly written.
    #[error("sentence {key:?}: {detail}")]
    Value {
        /// The sentence.
        key: String,
        /// What Fluent says.
        detail: String,
    },
}

/// The words of one language. Cheap to make and to copy: the catalogues are read once per process.
#[derive(Clone, Copy)]
pub struct Words {
    /// The language.
    pub locale: Locale,
    bundle: &'static Bundle,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("locale", &self.locale).finish_non_exhaustive()
    }
}

impl Words {
    /// The words of `locale`.
    pub fn new(locale: Locale) -> Self {
        static FR: OnceLock<Bundle> = OnceLock::new();
        static EN: OnceLock<Bundle> = OnceLock::new();
        let cell = match locale {
            Locale::Fr => &FR,
            Locale::En => &EN,
        };
        Self { locale, bundle: cell.get_or_init(|| read_catalogues(locale)) }
    }

    /// Whether a sentence exists.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.get_message(key).is_some_and(|message| message.value().is_some())
    }

    /// The sentence `key` filled with `args`.
    ///
    /// # Errors
    /// The key or one of its values is missing.
    pub fn try_text(&self, key: &str, args: &[(&str, Value<'_>)]) -> Result<String, Missing> {
        let message = self.bundle.get_message(key).and_then(|message| message.value());
        let pattern = message.ok_or_else(|| Missing::Key(key.to_owned()))?;
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            match value {
                Value::Text(text) => values.set(*name, FluentValue::String(text.clone())),
                Value::Count(count) => values.set(*name, FluentValue::from(*count)),
            }
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
        match errors.first() {
            None => Ok(text),
            Some(error) => Err(Missing::Value { key: key.to_owned(), detail: error.to_string() }),
        }
    }

    /// The sentence `key` filled with `args`; `[key]` where it cannot be made, so that a screen shows the gap
    /// instead of failing. Tests use [`Words::try_text`].
    pub fn text(&self, key: &str, args: &[(&str, Value<'_>)]) -> String {
        self.try_text(key, args).unwrap_or_else(|_| format!("[{key}]"))
    }
}

fn read_catalogues(locale: Locale) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![locale.fluent()]);
    // Isolation marks would be printed as boxes on paper and copied into spreadsheets.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match locale {
        Locale::Fr => |value, _| write_count(Locale::Fr, value),
        Locale::En => |value, _| write_count(Locale::En, value),
    }));
    for source in SOURCES.iter().filter(|source| source.locale == locale) {
        // A misspelt entry is left out here and named by the catalogue tests.
        let resource = match FluentResource::try_new(source.text.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        let _ = bundle.add_resource(resource);
    }
    bundle
}

/// A count that is also printed follows the language, as it does in the browser.
fn write_count(locale: Locale, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let decimals = if number.value.fract() == 0.0 { 0 } else { 1 };
    Some(format::number(locale, number.value, decimals))
}
