//! One document to one PDF/A-2a and PDF/UA-1 file, in this process.

use chrono::{DateTime, Datelike, FixedOffset, Timelike};
use serde::Serialize;
use sillage_report::{Render, RenderFailure, Sheet, VisitDocument, clean, clean_sheet};
use typst::{
    comemo,
    diag::{EcoString, SourceDiagnostic},
    foundations::{Bytes, Datetime, Smart},
    visualize::{ExchangeFormat, RasterImage},
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::{
    fonts::covers,
    world::{DATA, DOSSIER, NOTICE, PERSONAL, Paper, VISIT, WALK_SHEET, WALL},
};

/// Bytes of a photo, under the name the document uses for it.
#[derive(Debug, Clone)]
pub struct Photo {
    /// The name in the document.
    pub file: String,
    /// JPEG, PNG or WebP.
    pub bytes: Vec<u8>,
}

/// A finished file.
#[derive(Debug, Clone)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What the engine found worth saying; tests take it for an error.
    pub warnings: Vec<String>,
}

/// The engine refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// The template could not be set with this document.
    #[error("layout: {0}")]
    Layout(String),
    /// The pages could not be written as archivable and accessible PDF.
    #[error("export: {0}")]
    Export(String),
}

/// Sets documents in this process. Keeps no memory of them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Renderer;

impl Renderer {
    /// The visit report with its photos. A photo that is missing or cannot be decoded is said so on paper.
    ///
    /// # Errors
    /// See [`PdfError`].
    pub fn render(&self, document: &VisitDocument, photos: &[Photo]) -> Result<Pdf, PdfError> {
        let mut paper = document.clone();
        let mut files = Vec::with_capacity(photos.len() + 1);
        for (index, entry) in paper.photos.iter_mut().enumerate() {
            let found = photos.iter().find(|photo| photo.file == entry.file).and_then(|photo| readable(&photo.bytes));
            // Stable names: the engine never forgets a path. An empty name stands for a photo that cannot be shown.
            entry.file = match found {
                Some((bytes, extension)) => {
                    let path = format!("/photo-{index:03}.{extension}");
                    files.push((path.clone(), bytes));
                    path
                }
                None => String::new(),
            };
        }
        let ident = format!("sillage {} {} {}", paper.title, paper.mark, paper.generated_iso);
        let when = paper.generated_iso.clone();
        set(VISIT, &clean(&paper, &covers), files, &ident, &when)
    }

    /// A sheet.
    ///
    /// # Errors
    /// See [`PdfError`].
    pub fn render_sheet(&self, sheet: &Sheet) -> Result<Pdf, PdfError> {
        let clean = clean_sheet(sheet, &covers);
        let (ident, when) = (format!("sillage {} {}", sheet.title(), sheet.generated_iso()), sheet.generated_iso());
        match &clean {
            Sheet::Personal(data) => set(PERSONAL, data, Vec::new(), &ident, when),
            Sheet::Wall(data) => set(WALL, data, Vec::new(), &ident, when),
            Sheet::Walk(data) => set(WALK_SHEET, data, Vec::new(), &ident, when),
            Sheet::Notice(data) => set(NOTICE, data, Vec::new(), &ident, when),
            Sheet::Dossier(data) => set(DOSSIER, data, Vec::new(), &ident, when),
        }
    }
}

impl Render for Renderer {
    fn render(&self, document: &VisitDocument, photos: Vec<(String, Vec<u8>)>) -> Result<Vec<u8>, RenderFailure> {
        let photos: Vec<Photo> = photos.into_iter().map(|(file, bytes)| Photo { file, bytes }).collect();
        Self::render(self, document, &photos).map(|pdf| pdf.bytes).map_err(failure)
    }

    fn render_sheet(&self, sheet: &Sheet) -> Result<Vec<u8>, RenderFailure> {
        Self::render_sheet(self, sheet).map(|pdf| pdf.bytes).map_err(failure)
    }
}

pub(crate) fn failure(error: PdfError) -> RenderFailure {
    RenderFailure::Layout(error.to_string())
}

/// The photo if the engine can decode it; decoding is remembered, so the layout does not do it again.
fn readable(bytes: &[u8]) -> Option<(Bytes, &'static str)> {
    let format = ExchangeFormat::detect(bytes)?;
    let extension = match format {
        ExchangeFormat::Jpg => "jpg",
        ExchangeFormat::Png => "png",
        ExchangeFormat::Webp => "webp",
        ExchangeFormat::Gif => return None,
    };
    let bytes = Bytes::new(bytes.to_vec());
    RasterImage::plain(bytes.clone(), format).ok().map(|_| (bytes, extension))
}

fn set<T: Serialize>(
    main: &str,
    data: &T,
    mut files: Vec<(String, Bytes)>,
    ident: &str,
    when: &str,
) -> Result<Pdf, PdfError> {
    let json = serde_json::to_vec(data).map_err(|error| PdfError::Layout(error.to_string()))?;
    files.push((DATA.to_owned(), Bytes::new(json)));
    let timestamp = DateTime::parse_from_rfc3339(when).ok().and_then(stamp);
    let paper =
        Paper::new(main, files, timestamp.map(|(date, _)| date)).ok_or_else(|| PdfError::Layout(main.to_owned()))?;
    let made = compile(&paper, ident, timestamp.map(|(_, stamp)| stamp));
    // Without this the engine keeps every report it ever made; one round of age keeps the photos of the last one at hand.
    comemo::evict(1);
    made
}

fn compile(paper: &Paper, ident: &str, timestamp: Option<Timestamp>) -> Result<Pdf, PdfError> {
    let compiled = typst::compile::<PagedDocument>(paper);
    let warnings = compiled.warnings.iter().map(describe).collect();
    let document = compiled.output.map_err(|errors| PdfError::Layout(all(&errors)))?;
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|error| PdfError::Export(error.message().to_string()))?;
    let options = PdfOptions {
        ident: Smart::Custom(ident.to_owned()),
        creator: Smart::Custom(Some("Sillage".to_owned())),
        timestamp,
        standards,
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&document, &options).map_err(|errors| PdfError::Export(all(&errors)))?;
    Ok(Pdf { bytes, pages: document.pages().len(), warnings })
}

fn all<'a>(errors: impl IntoIterator<Item = &'a SourceDiagnostic>) -> String {
    errors.into_iter().map(describe).collect::<Vec<_>>().join("; ")
}

fn describe(diagnostic: &SourceDiagnostic) -> String {
    let message: &EcoString = &diagnostic.message;
    let hints = diagnostic.hints.iter().map(|hint| format!(" ({})", hint.v));
    hints.fold(message.to_string(), |text, hint| text + &hint)
}

/// The date of the document, and the same with its offset.
fn stamp(at: DateTime<FixedOffset>) -> Option<(Datetime, Timestamp)> {
    let part = |value: u32| u8::try_from(value).ok();
    let date = Datetime::from_ymd_hms(
        at.year(),
        part(at.month())?,
        part(at.day())?,
        part(at.hour())?,
        part(at.minute())?,
        part(at.second())?,
    )?;
    let stamp = Timestamp::new_local(date, at.offset().local_minus_utc() / 60)?;
    Some((date, stamp))
}
