//! Why a rule says no.

use std::collections::BTreeMap;

/// A rule refused what was asked. `code` is worded by the catalogue (`failure-<code>`), `params` fill the sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code} {params:?}")]
pub struct Refusal {
    /// Stable code in snake_case, for instance `second_improvement`.
    pub code: &'static str,
    /// Values of the sentence, by name.
    pub params: BTreeMap<&'static str, String>,
}

impl Refusal {
    /// A refusal without parameters.
    pub fn new(code: &'static str) -> Self {
        Self { code, params: BTreeMap::new() }
    }

    /// The same refusal with one more value for its sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.params.insert(name, value.to_string());
        self
    }
}
