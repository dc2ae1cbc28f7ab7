//! The languages a request may name.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_i18n::Locale;
use ts_rs::TS;

/// A language of the product.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// French.
    #[default]
    Fr,
    /// English.
    En,
}

impl From<Language> for Locale {
    fn from(language: Language) -> Self {
        match language {
            Language::Fr => Self::Fr,
            Language::En => Self::En,
        }
    }
}

impl Language {
    /// Its code, as files keep it.
    pub(crate) fn code(self) -> &'static str {
        Locale::from(self).code()
    }
}
