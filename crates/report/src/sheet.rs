//! Every paper that is not the report: one list, so that cleaning, rendering and the worker know of each.

use serde::{Deserialize, Serialize};

use crate::{Dossier, NoticeSheet, PersonalSheet, WalkSheets, WallPage};

/// A paper of one kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sheet {
    /// What a person takes away from a debrief.
    Personal(Box<PersonalSheet>),
    /// The page for the wall of the back room.
    Wall(Box<WallPage>),
    /// Sheets to walk with a pen, one per sense.
    Walk(Box<WalkSheets>),
    /// What people are told before anybody is observed.
    Notice(Box<NoticeSheet>),
    /// Everything known of a unit.
    Dossier(Box<Dossier>),
}

impl Sheet {
    /// `fr` or `en`.
    pub fn locale(&self) -> &str {
        match self {
            Self::Personal(sheet) => &sheet.locale,
            Self::Wall(page) => &page.locale,
            Self::Walk(sheets) => &sheets.locale,
            Self::Notice(notice) => &notice.locale,
            Self::Dossier(dossier) => &dossier.locale,
        }
    }

    /// What a reader should know, one sentence each.
    pub fn notes_mut(&mut self) -> &mut Vec<String> {
        match self {
            Self::Personal(sheet) => &mut sheet.notes,
            Self::Wall(page) => &mut page.notes,
            Self::Walk(sheets) => &mut sheets.notes,
            Self::Notice(notice) => &mut notice.notes,
            Self::Dossier(dossier) => &mut dossier.notes,
        }
    }

    /// When it was made, RFC 3339.
    pub fn generated_iso(&self) -> &str {
        match self {
            Self::Personal(sheet) => &sheet.generated_iso,
            Self::Wall(page) => &page.generated_iso,
            Self::Walk(sheets) => &sheets.generated_iso,
            Self::Notice(notice) => &notice.generated_iso,
            Self::Dossier(dossier) => &dossier.generated_iso,
        }
    }

    /// Title of the file.
    pub fn title(&self) -> &str {
        match self {
            Self::Personal(sheet) => &sheet.title,
            Self::Wall(page) => &page.title,
            Self::Walk(sheets) => &sheets.title,
            Self::Notice(notice) => &notice.title,
            Self::Dossier(dossier) => &dossier.title,
        }
    }
}
