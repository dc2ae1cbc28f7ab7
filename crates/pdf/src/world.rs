//! All that the template can reach: its own sources, one data file, the photos. No disk, no package, no network; the
//! only date is the document's own.

use std::{collections::HashMap, sync::LazyLock};

use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

use crate::fonts::FONTS;

pub(crate) const DATA: &str = "/data.json";
pub(crate) const VISIT: &str = "/visit.typ";
pub(crate) const PERSONAL: &str = "/personal.typ";
pub(crate) const WALL: &str = "/wall.typ";
pub(crate) const WALK_SHEET: &str = "/walk-sheet.typ";
pub(crate) const NOTICE: &str = "/notice.typ";
pub(crate) const DOSSIER: &str = "/dossier.typ";

macro_rules! template {
    ($name:literal) => {
        (concat!("/", $name), include_str!(concat!("../../../assets/report/", $name)))
    };
}

const TEMPLATES: [(&str, &str); 12] = [
    template!("kit.typ"),
    template!("visit.typ"),
    template!("walk.typ"),
    template!("flow.typ"),
    template!("people.typ"),
    template!("plan.typ"),
    template!("personal.typ"),
    template!("wall.typ"),
    template!("dossier.typ"),
    template!("planes.typ"),
    template!("walk-sheet.typ"),
    template!("notice.typ"),
];

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));
static SOURCES: LazyLock<HashMap<FileId, Source>> = LazyLock::new(|| {
    let sources = TEMPLATES.iter().filter_map(|(path, text)| Some((id(path)?, (*text).to_owned())));
    sources.map(|(id, text)| (id, Source::new(id, text))).collect()
});

/// Identities are never freed by the engine, so only the few names of this module and `/photo-NNN` are made.
fn id(path: &str) -> Option<FileId> {
    Some(FileId::new(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?)))
}

/// One document to set.
pub(crate) struct Paper {
    main: FileId,
    files: HashMap<FileId, Bytes>,
    today: Option<Datetime>,
}

impl Paper {
    /// The template `main` with its `files` by virtual path; `None` only if a path is malformed.
    pub fn new(main: &str, files: impl IntoIterator<Item = (String, Bytes)>, today: Option<Datetime>) -> Option<Self> {
        let files = files.into_iter().map(|(path, bytes)| Some((id(&path)?, bytes))).collect::<Option<_>>()?;
        Some(Self { main: id(main)?, files, today })
    }
}

fn not_here(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_with_slash().into())
}

impl World for Paper {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        SOURCES.get(&id).cloned().ok_or_else(|| not_here(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or_else(|| not_here(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        self.today
    }
}
