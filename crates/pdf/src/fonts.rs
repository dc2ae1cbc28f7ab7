//! The embedded fonts and what they can print.

use std::sync::LazyLock;

use typst::{
    foundations::Bytes,
    text::{Font, FontBook},
    utils::LazyHash,
};

const FILES: [&[u8]; 6] = [
    include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext_400Regular.ttf"),
    include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext_400Regular_Italic.ttf"),
    include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext_600SemiBold.ttf"),
    include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext_700Bold.ttf"),
    include_bytes!("../../../assets/fonts/DejaVuSans.ttf"),
    include_bytes!("../../../assets/fonts/DejaVuSans-Bold.ttf"),
];

pub(crate) struct Fonts {
    pub book: LazyHash<FontBook>,
    pub fonts: Vec<Font>,
}

pub(crate) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let fonts: Vec<Font> = FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect();
    Fonts { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
});

/// Whether every weight in use can print `letter`, a character with its marks. A letter is set from one family, and a
/// missing weight would stop the archivable export, so each weight of one of the two families must have it whole.
pub fn covers(letter: &str) -> bool {
    let mut families: Vec<(&str, bool)> = Vec::with_capacity(2);
    for font in &FONTS.fonts {
        let info = font.info();
        let whole = letter.chars().all(|c| info.coverage.contains(c.into()));
        match families.iter_mut().find(|(family, _)| *family == info.family) {
            Some((_, all)) => *all &= whole,
            None => families.push((&info.family, whole)),
        }
    }
    families.iter().any(|(_, all)| *all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fonts_cover_what_the_report_prints() {
        for letter in "aé’«»–—…·×−±→↵■✓✕★○⚠\u{A0}\u{202F}œŒğ".chars() {
            assert!(covers(&letter.to_string()), "{letter:?}");
        }
        for letter in ["🙂", "店", "\u{1F468}"] {
            assert!(!covers(letter), "{letter:?}");
        }
    }
}
