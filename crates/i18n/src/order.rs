//! The order in which names are listed: Éloïse comes before Fanny, and a small letter where its capital would.

use std::{cmp::Ordering, sync::LazyLock};

use icu::{
    collator::{Collator, CollatorBorrowed, options::CollatorOptions},
    locale::locale,
};

// The languages we speak order names alike, so a list does not move when the language is changed.
static COLLATOR: LazyLock<Option<CollatorBorrowed<'static>>> =
    LazyLock::new(|| Collator::try_new(locale!("fr").into(), CollatorOptions::default()).ok());

/// Compares two names as a directory lists them.
pub fn by_name(a: &str, b: &str) -> Ordering {
    match &*COLLATOR {
        Some(collator) => collator.compare(a, b),
        None => a.cmp(b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_listed_as_in_a_directory() {
        let mut names = ["Zoé", "Fanny", "Éloïse", "eric", "Élodie", "Ana"];
        names.sort_by(|a, b| by_name(a, b));
        assert_eq!(names, ["Ana", "Élodie", "Éloïse", "eric", "Fanny", "Zoé"]);
    }
}
