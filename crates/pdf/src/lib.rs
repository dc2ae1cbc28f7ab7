//! Documents to archivable, accessible PDF through Typst. The heavy engine lives here alone; hosts inject it.
//!
//! The template and the fonts are embedded, the data is one JSON file read by the template, and no other file, package,
//! clock or network can be reached. [`Renderer`] works in this process; [`Worker`] keeps it in a child process of the
//! same program, which can be stopped and whose memory comes back.
#![warn(missing_docs)]

mod bounds;
mod fonts;
mod protocol;
mod renderer;
mod worker;
mod world;

pub use fonts::covers;
pub use renderer::{Pdf, PdfError, Photo, Renderer};
pub use worker::{WORKER_FLAG, Worker, worker_main};
