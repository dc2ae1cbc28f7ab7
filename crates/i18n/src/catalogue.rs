//! The embedded `.ftl` files.

use std::sync::LazyLock;

use include_dir::{Dir, include_dir};

use crate::Locale;

static LOCALES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../assets/locales");

/// One embedded catalogue.
#[derive(Debug, Clone, Copy)]
pub struct Source {
    /// Its language.
    pub locale: Locale,
    /// The feature it words: the file's name without its ending.
    pub feature: &'static str,
    /// The Fluent text.
    pub text: &'static str,
}

/// Every catalogue of both languages, by language and feature.
pub static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let mut sources: Vec<Source> = Locale::ALL
        .into_iter()
        .filter_map(|locale| LOCALES.get_dir(locale.code()).map(|folder| (locale, folder)))
        .flat_map(|(locale, folder)| folder.files().map(move |file| (locale, file)))
        .filter(|(_, file)| file.path().extension().is_some_and(|ending| ending == "ftl"))
        .filter_map(|(locale, file)| {
            let feature = file.path().file_stem()?.to_str()?;
            Some(Source { locale, feature, text: file.contents_utf8()? })
        })
        .collect();
    sources.sort_by_key(|source| (source.locale.code(), source.feature));
    sources
});
