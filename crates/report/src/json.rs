//! The report as JSON: the document itself, for whoever wants to read it with a program.

use crate::VisitDocument;

/// The document, indented, in UTF-8.
///
/// # Errors
/// Never for a document built by this crate; the signature is serde's.
pub fn to_json(document: &VisitDocument) -> Result<Vec<u8>, serde_json::Error> {
    serde_json::to_vec_pretty(document)
}
