//! All parts of one sending. They are believed together or not at all.

use std::collections::HashSet;

use super::{Attachment, Bundle, BundleError, Header, Limits, Line};

/// A complete parcel.
#[derive(Debug, Clone, PartialEq)]
pub struct Parcel {
    /// Header of the first part.
    pub header: Header,
    /// Every operation.
    pub lines: Vec<Line>,
    /// What travels beside them.
    pub attachments: Vec<Attachment>,
}

impl Parcel {
    /// Puts the parts of a parcel together, in whatever order they came.
    ///
    /// # Errors
    /// A part is missing, comes twice, or belongs to another parcel.
    pub fn of(mut parts: Vec<Bundle>, limits: &Limits) -> Result<Self, BundleError> {
        parts.sort_by_key(|part| part.header.part.i);
        let first = parts.first().ok_or(BundleError::Incomplete("no part"))?.header.clone();
        if first.part.n > limits.parts {
            return Err(BundleError::TooLarge("parts"));
        }
        let numbered = (1..).zip(&parts).all(|(i, part)| (part.header.part.i, part.header.part.n) == (i, first.part.n));
        if !numbered || u32::try_from(parts.len()) != Ok(first.part.n) {
            return Err(BundleError::Incomplete("part"));
        }
        let mut parcel = Self { header: first, lines: Vec::new(), attachments: Vec::new() };
        let mut seen = HashSet::new();
        for part in parts {
            if !same_parcel(&parcel.header, &part.header) {
                return Err(BundleError::Incomplete("another parcel"));
            }
            if !part.lines.iter().all(|line| seen.insert(line.envelope.reference)) {
                return Err(BundleError::Malformed("an operation twice".into()));
            }
            parcel.lines.extend(part.lines);
            parcel.attachments.extend(part.header.attachments);
        }
        if parcel.attachments.iter().any(|attachment| attachment.size > limits.attachment) {
            return Err(BundleError::TooLarge("attachment"));
        }
        Ok(parcel)
    }
}

fn same_parcel(one: &Header, other: &Header) -> bool {
    let identity = |header: &Header| {
        (header.bundle, header.kind.clone(), header.network, header.unit, header.person, header.device, header.replica)
    };
    identity(one) == identity(other) && one.address == other.address
}
