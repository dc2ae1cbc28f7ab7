//! The two languages of the product.

use std::str::FromStr;

use icu::locale::{Locale as IcuLocale, locale};
use unic_langid::{LanguageIdentifier, langid};

/// A language of the product. French is the first language shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// French of France.
    #[default]
    Fr,
    /// English, with the dates and times of Great Britain.
    En,
}

impl Locale {
    /// Every language, French first.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// `fr` or `en`: the code kept in documents, and the folder of the catalogues.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    pub(crate) fn fluent(self) -> LanguageIdentifier {
        match self {
            Self::Fr => langid!("fr"),
            Self::En => langid!("en"),
        }
    }

    /// The regional form: shops are European, so English dates are day first and hours run to 24.
    pub(crate) fn icu(self) -> IcuLocale {
        match self {
            Self::Fr => locale!("fr-FR"),
            Self::En => locale!("en-GB"),
        }
    }
}

/// The text names no language of the product.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no language {0:?}")]
pub struct UnknownLocale(pub String);

impl FromStr for Locale {
    type Err = UnknownLocale;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        match code.split(['-', '_']).next() {
            Some("fr") => Ok(Self::Fr),
            Some("en") => Ok(Self::En),
            _ => Err(UnknownLocale(code.to_owned())),
        }
    }
}
