//! A version as a workbook, for people who write in a spreadsheet: its sheets, its columns, the words of its cells in
//! either language. It transcribes and checks nothing; `reader` does, for JSON too.

mod read;
mod write;

use std::collections::HashMap;

use serde::Serialize;
use sillage_domain::referential::{Channel, ReferentialKind};
use sillage_i18n::{Locale, Words};
use sillage_sheets::fold;

pub(super) use read::{Transcript, is_workbook, read};
pub(super) use write::write;

use crate::network::{CHANNELS, Vocabulary};

/// A sheet, in the order of the workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Sheet {
    Head,
    Attitudes,
    Behaviours,
    Promise,
    Moments,
    Signs,
    Skills,
    Levels,
}

/// The sheet that explains; it is not read.
const ABOUT: &str = "referential-sheet-about";

impl Sheet {
    const ALL: [Self; 8] = [
        Self::Head,
        Self::Attitudes,
        Self::Behaviours,
        Self::Promise,
        Self::Moments,
        Self::Signs,
        Self::Skills,
        Self::Levels,
    ];

    /// Its key in the catalogue.
    fn key(self) -> &'static str {
        match self {
            Self::Head => "referential-sheet-referential",
            Self::Attitudes => "referential-sheet-attitudes",
            Self::Behaviours => "referential-sheet-behaviours",
            Self::Promise => "referential-sheet-promise",
            Self::Moments => "referential-sheet-moments",
            Self::Signs => "referential-sheet-signs",
            Self::Skills => "referential-sheet-skills",
            Self::Levels => "referential-sheet-levels",
        }
    }

    /// Its columns, by the end of their keys: `referential-head-<column>`.
    fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Head => &["kind", "title-fr", "title-en", "note"],
            Self::Attitudes => &["adjective-fr", "adjective-en", "meaning-fr", "meaning-en", "key"],
            Self::Behaviours => &["attitude", "act-fr", "act-en"],
            Self::Promise => &["promise-fr", "promise-en", "key"],
            Self::Moments => &["channel", "occasion", "title-fr", "title-en", "felt-fr", "felt-en", "key"],
            Self::Signs => &["moment", "sort", "act-fr", "act-en", "everywhere", "key"],
            Self::Skills => &[
                "code",
                "title-fr",
                "title-en",
                "situation-fr",
                "situation-en",
                "importance",
                "target",
                "lowest",
                "highest",
                "attitude",
                "moment",
                "key",
            ],
            Self::Levels => &["code", "level", "seen-fr", "seen-en"],
        }
    }

    /// Whether a table of a file is this sheet, in either language.
    fn is(self, name: &str) -> bool {
        said(self.key(), name)
    }

    /// The columns of its headings, in either language.
    fn headings(self) -> HashMap<String, &'static str> {
        let mut headings = HashMap::new();
        for words in Locale::ALL.map(Words::new) {
            for column in self.columns() {
                headings.entry(fold(&words.text(&heading_key(column), &[]))).or_insert(*column);
            }
        }
        headings
    }
}

fn heading_key(column: &str) -> String {
    format!("referential-head-{column}")
}

/// Whether a word is that of a key, in either language.
fn said(key: &str, word: &str) -> bool {
    Locale::ALL.map(Words::new).iter().any(|words| fold(&words.text(key, &[])) == fold(word))
}

/// What serves a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Sort {
    Ritual,
    Cue,
}

/// The words of the cells that take no others.
struct Lexicon {
    kinds: Vocabulary<ReferentialKind>,
    channels: Vocabulary<Channel>,
    sorts: Vocabulary<Sort>,
    flags: Vocabulary<bool>,
}

impl Lexicon {
    fn new() -> Self {
        use ReferentialKind::{Cooperation, Management, Service};
        Self {
            kinds: Vocabulary::new("referential-kind", &[Service, Management, Cooperation]),
            channels: Vocabulary::new("channel", &CHANNELS),
            sorts: Vocabulary::new("referential-noun", &[Sort::Ritual, Sort::Cue]),
            flags: Vocabulary::new("network-flag", &[true, false]),
        }
    }
}
