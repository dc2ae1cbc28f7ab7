//! The renderer a host injects, seen from `api`. Nothing here knows how pages are made.

use crate::{Sheet, VisitDocument};

/// Why no file came out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RenderFailure {
    /// Making it took longer than allowed and was stopped.
    #[error("the report took too long")]
    TooSlow,
    /// The renderer ended twice without an answer.
    #[error("the renderer stopped: {0}")]
    Stopped(String),
    /// The layout refused the document.
    #[error("the report could not be laid out: {0}")]
    Layout(String),
}

/// Turns documents into PDF files.
pub trait Render: Send + Sync {
    /// The report as a file; `photos` are (virtual file name, bytes) as listed in the document.
    ///
    /// # Errors
    /// See [`RenderFailure`].
    fn render(&self, document: &VisitDocument, photos: Vec<(String, Vec<u8>)>) -> Result<Vec<u8>, RenderFailure>;

    /// A sheet as a file.
    ///
    /// # Errors
    /// See [`RenderFailure`].
    fn render_sheet(&self, sheet: &Sheet) -> Result<Vec<u8>, RenderFailure>;

    /// A picture from outside, decoded where a crash or a bomb takes nothing with it, and written anew as a plain JPEG.
    /// None where there is no such place: the caller decodes it itself.
    ///
    /// # Errors
    /// Why it is no usable picture: `too_large`, `heic`, `not_a_picture`, `damaged`.
    fn settle_picture(&self, _bytes: &[u8]) -> Option<Result<Vec<u8>, String>> {
        None
    }
}
