//! What a device sends up: a stretch of one replica. A line that is no operation keeps its place in the chain, so
//! that one bad line stops nothing: the server keeps it aside and goes on.

use std::io::Read;

use uuid::Uuid;

use super::{BundleError, BundleKind, Header, Limits, Part, Range, pack, read};
use crate::{
    Envelope, Link, OpRef,
    chain::{digest_of, erased},
    next_link,
};

/// An operation of one's own log, as it leaves: the exact bytes, whatever they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// Its sequence.
    pub s: u64,
    /// The exact bytes.
    pub raw: String,
    /// Link of the chain after it.
    pub link: Link,
}

/// A pushed bundle whose hash, signature and chain hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Push {
    /// Its header.
    pub header: Header,
    /// Whose operations they are.
    pub replica: Uuid,
    /// Link of the chain before the first.
    pub before: Link,
    /// Its operations, in sequence, without a hole.
    pub lines: Vec<PushLine>,
}

/// One line of a push.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PushLine {
    /// Its sequence.
    pub s: u64,
    /// The exact bytes.
    pub raw: String,
    /// Their digest.
    pub digest: Link,
    /// Link after it.
    pub link: Link,
    /// What it says from outside, or the code of why it is none.
    pub envelope: Result<Envelope, &'static str>,
}

/// How many of these, from the first, travel together.
pub fn fitting(lines: &[Outgoing], limits: &Limits) -> usize {
    let mut bytes = 0;
    let fits = |line: &&Outgoing| {
        bytes += line.raw.len() + 1;
        bytes <= pack::LINES_OF_A_PART.min(limits.raw / 2)
    };
    lines.iter().take(limits.operations).take_while(fits).count().max(1).min(lines.len())
}

/// Packs a stretch of a replica as one bundle.
///
/// # Errors
/// It does not fit into one.
pub fn pack_push(
    header: &Header,
    replica: Uuid,
    before: Link,
    lines: &[Outgoing],
    limits: &Limits,
    sign: impl Fn(&[u8]) -> [u8; 64],
) -> Result<Vec<u8>, BundleError> {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
        return Err(BundleError::Incomplete("operation"));
    };
    let header = Header {
        kind: BundleKind::Push,
        ranges: vec![Range { replica, first: first.s, last: last.s, link_before: before, link_after: last.link }],
        count: lines.len(),
        raw_bytes: lines.iter().map(|line| line.raw.len()).sum(),
        part: Part { i: 1, n: 1 },
        ..header.clone()
    };
    let mut body = String::with_capacity(header.raw_bytes + lines.len());
    lines.iter().for_each(|line| body.extend([line.raw.as_str(), "\n"]));
    pack::seal(&header, &body, limits, &sign)
}

impl Push {
    /// Reads a pushed bundle to its end.
    ///
    /// # Errors
    /// [`BundleError`]; nothing may be kept then. A line that is no operation is no error.
    pub fn read(input: impl Read, limits: &Limits) -> Result<Self, BundleError> {
        let raw = read::unpack(input, limits)?;
        let text = std::str::from_utf8(&raw).map_err(|_| BundleError::Malformed("not text".into()))?;
        let (header, lines) = read::believe(text, limits)?;
        if header.kind != BundleKind::Push {
            return Err(BundleError::Foreign("kind".into()));
        }
        let [range] = header.ranges.as_slice() else {
            return Err(BundleError::Malformed("range".into()));
        };
        let count = u64::try_from(lines.len()).unwrap_or(u64::MAX);
        let begins = range.first > 0 && (range.first > 1 || range.link_before == Link::default());
        if !begins || range.first.checked_add(count) != range.last.checked_add(1) || count == 0 {
            return Err(BundleError::Malformed("range".into()));
        }
        let (replica, before, after) = (range.replica, range.link_before, range.link_after);
        let mut link = before;
        let mut taken = Vec::new();
        for (s, raw) in (range.first..).zip(lines) {
            let line = PushLine::read(OpRef { r: replica, s }, raw, link, limits);
            link = line.link;
            taken.push(line);
        }
        if link != after {
            return Err(BundleError::Forged("chain"));
        }
        Ok(Self { header, replica, before, lines: taken })
    }

    /// First and last sequence.
    pub fn bounds(&self) -> (u64, u64) {
        (self.lines.first().map_or(0, |line| line.s), self.lines.last().map_or(0, |line| line.s))
    }
}

impl PushLine {
    fn read(place: OpRef, raw: &str, before: Link, limits: &Limits) -> Self {
        let envelope = if erased(raw).is_some() {
            // Its author was told to forget it, and gives back what is left: its place.
            Err("erased")
        } else if raw.len() > limits.operation {
            Err("too_large")
        } else {
            match Envelope::parse(raw) {
                Ok(envelope) if envelope.reference == place => Ok(envelope),
                Ok(_) => Err("misplaced"),
                Err(_) => Err("shape"),
            }
        };
        let digest = envelope.as_ref().map_or_else(|_| digest_of(raw), |envelope| envelope.digest);
        Self { s: place.s, raw: raw.into(), digest, link: next_link(&before, &digest), envelope }
    }
}
