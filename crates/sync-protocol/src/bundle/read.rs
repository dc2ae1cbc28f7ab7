//! Reading one bundle. Limits hold while it is unpacked; nothing of it is believed before its hash, its signature and
//! its chain are.

use std::{
    collections::HashSet,
    io::{ErrorKind, Read},
};

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use super::{BundleError, BundleKind, Header, Limits, SIGNED_PREFIX};
use crate::{Address, Envelope, Hlc, Link, next_link};

/// Largest window of the packing, as a power of two: 8 MiB.
const WINDOW_LOG: u32 = 23;

/// An operation as it travels, with its place in its replica's chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The exact bytes.
    pub raw: String,
    /// What they say from outside.
    pub envelope: Envelope,
    /// The stamp that orders it, where its own was ahead of time.
    pub eff: Option<Hlc>,
    /// Link of the chain before it.
    pub before: Link,
    /// Link after it.
    pub after: Link,
    /// Its place in the stream of its unit, in what a server sends.
    pub placed: Option<Placed>,
}

/// The place a server gave an operation in the stream of its unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Its commit.
    pub commit: u64,
    /// The commit before it, of those this reader may see.
    pub after: u64,
    /// The server's own proof that it gave this place: a device brings it back if the server lost its memory.
    pub proof: String,
}

/// A bundle whose hash, signature and chain hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Bundle {
    /// Its header.
    pub header: Header,
    /// Its operations, in the order of its ranges.
    pub lines: Vec<Line>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Trailer {
    pub end: bool,
    pub count: usize,
    pub sha256: String,
    pub sig: Option<String>,
}

/// How an operation stands in a line of every kind but a push, whose lines are the operations themselves.
#[derive(Deserialize)]
struct Wrapped<'l> {
    #[serde(borrow)]
    op: &'l RawValue,
    #[serde(default)]
    eff: Option<String>,
    #[serde(default)]
    c: Option<u64>,
    #[serde(default)]
    after: Option<u64>,
    #[serde(default)]
    p: Option<String>,
}

impl Wrapped<'_> {
    fn placed(&mut self) -> Option<Placed> {
        Some(Placed { commit: self.c?, after: self.after?, proof: self.p.take()? })
    }
}

impl Bundle {
    /// Reads a bundle to its end.
    ///
    /// # Errors
    /// [`BundleError`]; nothing may be applied then.
    pub fn read(input: impl Read, limits: &Limits) -> Result<Self, BundleError> {
        let raw = unpack(input, limits)?;
        let text = std::str::from_utf8(&raw).map_err(|_| BundleError::Malformed("not text".into()))?;
        Self::parse(text, limits)
    }

    fn parse(text: &str, limits: &Limits) -> Result<Self, BundleError> {
        let (header, lines) = believe(text, limits)?;
        let is_push = header.kind == BundleKind::Push;
        let lines = lines.into_iter().map(|line| Line::parse(line, is_push, limits)).collect::<Result<Vec<_>, _>>()?;
        let mut bundle = Self { header, lines };
        bundle.check_chain()?;
        Ok(bundle)
    }

    /// Walks the ranges: each operation is where the header says, and the links meet at the end of each range.
    fn check_chain(&mut self) -> Result<(), BundleError> {
        let mut lines = self.lines.iter_mut();
        let mut seen = HashSet::new();
        for range in &self.header.ranges {
            let mut link = range.link_before;
            if range.first == 0 || range.last < range.first || (range.first == 1 && link != Link::default()) {
                return Err(BundleError::Malformed("range".into()));
            }
            for s in range.first..=range.last {
                let line = lines.next().ok_or_else(|| BundleError::Malformed("range".into()))?;
                let reference = line.envelope.reference;
                if (reference.r, reference.s) != (range.replica, s) || !seen.insert(reference) {
                    return Err(BundleError::Malformed("range".into()));
                }
                line.before = link;
                link = next_link(&link, &line.envelope.digest);
                line.after = link;
            }
            if link != range.link_after {
                return Err(BundleError::Forged("chain"));
            }
        }
        if lines.next().is_some() { Err(BundleError::Malformed("range".into())) } else { Ok(()) }
    }
}

impl Line {
    fn parse(line: &str, is_push: bool, limits: &Limits) -> Result<Self, BundleError> {
        let malformed = |error: &dyn ToString| BundleError::Malformed(error.to_string());
        let (raw, eff, placed) = if is_push {
            (line, None, None)
        } else {
            let mut wrapped: Wrapped<'_> = serde_json::from_str(line).map_err(|error| malformed(&error))?;
            (wrapped.op.get(), wrapped.eff.take(), wrapped.placed())
        };
        if raw.len() > limits.operation {
            return Err(BundleError::TooLarge("operation"));
        }
        Ok(Self {
            envelope: Envelope::parse(raw).map_err(|error| malformed(&error))?,
            eff: eff.map(|eff| eff.parse()).transpose().map_err(|error| malformed(&error))?,
            raw: raw.into(),
            before: Link::default(),
            after: Link::default(),
            placed,
        })
    }
}

/// The header and the lines of a bundle whose hash and signature hold.
pub(super) fn believe<'t>(text: &'t str, limits: &Limits) -> Result<(Header, Vec<&'t str>), BundleError> {
    let header = Header::parse(text.split('\n').next().unwrap_or_default())?;
    let whole = text.strip_suffix('\n').ok_or(BundleError::Truncated)?;
    let (before, trailer) = whole.rsplit_once('\n').ok_or(BundleError::Truncated)?;
    let trailer: Trailer = serde_json::from_str(trailer).map_err(|_| BundleError::Truncated)?;
    check_seal(&header, &text[..=before.len()], &trailer)?;
    let lines: Vec<&str> = before.split('\n').skip(1).collect();
    if lines.len() > limits.operations {
        return Err(BundleError::TooLarge("operations"));
    }
    if [header.count, trailer.count] != [lines.len(); 2]
        || header.raw_bytes != lines.iter().map(|line| line.len()).sum::<usize>()
    {
        return Err(BundleError::Malformed("count".into()));
    }
    Ok((header, lines))
}

fn check_seal(header: &Header, signed: &str, trailer: &Trailer) -> Result<(), BundleError> {
    if !trailer.end {
        return Err(BundleError::Truncated);
    }
    let hash: Link = Sha256::digest(signed.as_bytes()).into();
    if trailer.sha256 != format!("sha256:{}", hex::encode(hash)) {
        return Err(BundleError::Damaged("hash"));
    }
    let address: Address = header.address.parse().map_err(|_| BundleError::Forged("address"))?;
    let signature = trailer.sig.as_ref().ok_or(BundleError::Unsigned)?;
    let signature = BASE64.decode(signature).ok().and_then(|bytes| <[u8; 64]>::try_from(bytes).ok());
    let message = [SIGNED_PREFIX, &hash].concat();
    match signature {
        Some(signature) if address.signed(&message, &signature) => Ok(()),
        _ => Err(BundleError::Forged("signature")),
    }
}

pub(super) fn unpack(input: impl Read, limits: &Limits) -> Result<Vec<u8>, BundleError> {
    let mut packed = Vec::new();
    let most = u64::try_from(limits.compressed).unwrap_or(u64::MAX);
    input.take(most.saturating_add(1)).read_to_end(&mut packed).map_err(|_| BundleError::Truncated)?;
    if packed.len() > limits.compressed {
        return Err(BundleError::TooLarge("packed"));
    }
    match zstd::zstd_safe::get_frame_content_size(&packed) {
        Ok(Some(size)) if usize::try_from(size).is_ok_and(|size| size <= limits.raw) => {}
        Ok(Some(_)) => return Err(BundleError::TooLarge("unpacked")),
        Ok(None) => return Err(BundleError::Malformed("no size declared".into())),
        Err(_) => return Err(BundleError::Foreign("packing".into())),
    }
    let unpacking = |error: std::io::Error| match error.kind() {
        ErrorKind::UnexpectedEof => BundleError::Truncated,
        _ => BundleError::Damaged("packing"),
    };
    let mut decoder = zstd::stream::read::Decoder::with_buffer(packed.as_slice()).map_err(unpacking)?.single_frame();
    decoder.window_log_max(WINDOW_LOG).map_err(unpacking)?;
    let mut raw = Vec::new();
    let mut chunk = vec![0; 64 * 1024];
    loop {
        let read = decoder.read(&mut chunk).map_err(unpacking)?;
        if read == 0 {
            break;
        }
        // What the frame declared is not believed: the bytes that come out are counted.
        if raw.len() + read > limits.raw || raw.len() + read > limits.unpacked(packed.len()) {
            return Err(BundleError::TooLarge("unpacked"));
        }
        raw.extend_from_slice(&chunk[..read]);
    }
    if decoder.finish().is_empty() { Ok(raw) } else { Err(BundleError::Malformed("bytes after the end".into())) }
}
