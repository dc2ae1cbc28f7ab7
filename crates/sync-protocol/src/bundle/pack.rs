//! Writing bundles: as many parts as the limits ask for, each complete in itself.

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use sha2::{Digest, Sha256};

use super::{BundleError, BundleKind, Header, Limits, Line, Part, Placed, Range, SIGNED_PREFIX, read::Trailer};
use crate::Link;

/// How hard to pack: a server packs for everybody, and harder saves a tenth of the bytes for three times the work.
const LEVEL: i32 = 3;
/// Bytes of lines in a part. They could not be packed at all, and part and header would still be within the limit.
pub(super) const LINES_OF_A_PART: usize = 768 * 1024;

/// Packs operations, in the order given, under one header. `sign` signs a message with the device's key.
///
/// # Errors
/// An operation larger than may travel, or more of them than parts.
pub fn pack(
    header: &Header,
    lines: &[Line],
    limits: &Limits,
    sign: impl Fn(&[u8]) -> [u8; 64],
) -> Result<Vec<Vec<u8>>, BundleError> {
    let parts = split(lines, limits)?;
    let n = u32::try_from(parts.len()).ok().filter(|n| *n <= limits.parts).ok_or(BundleError::TooLarge("parts"))?;
    let mut packed = Vec::new();
    for (i, lines) in (1..).zip(parts) {
        let mut body = String::with_capacity(lines.iter().map(|line| line.raw.len() + WRAPPING).sum());
        for line in lines {
            wrap(line, &header.kind, &mut body);
        }
        let attachments = if i == 1 { header.attachments.clone() } else { Vec::new() };
        let header = Header {
            ranges: ranges(lines),
            count: lines.len(),
            raw_bytes: body.len() - lines.len(),
            part: Part { i, n },
            attachments,
            ..header.clone()
        };
        packed.push(seal(&header, &body, limits, &sign)?);
    }
    Ok(packed)
}

/// A part without operations is still a part: a bundle that says "nothing new" has one.
fn split<'l>(lines: &'l [Line], limits: &Limits) -> Result<Vec<&'l [Line]>, BundleError> {
    let (mut parts, mut start, mut bytes) = (Vec::new(), 0, 0);
    for (at, line) in lines.iter().enumerate() {
        if line.raw.len() > limits.operation {
            return Err(BundleError::TooLarge("operation"));
        }
        if at > start && (bytes + line.raw.len() > LINES_OF_A_PART || at - start == limits.operations) {
            parts.push(&lines[start..at]);
            (start, bytes) = (at, 0);
        }
        bytes += line.raw.len();
    }
    parts.push(&lines[start..]);
    Ok(parts)
}

/// Bytes around an operation, about.
const WRAPPING: usize = 128;

/// Adds an operation as a line of the bundle.
fn wrap(line: &Line, kind: &BundleKind, body: &mut String) {
    if *kind == BundleKind::Push {
        body.extend([line.raw.as_str(), "\n"]);
        return;
    }
    body.push('{');
    if let Some(Placed { commit, after, proof }) = &line.placed {
        body.push_str(&format!(r#""c":{commit},"after":{after},"p":"{proof}","#));
    }
    if let Some(eff) = line.eff {
        body.push_str(&format!(r#""eff":"{eff}","#));
    }
    body.extend([r#""op":"#, line.raw.as_str(), "}\n"]);
}

fn ranges(lines: &[Line]) -> Vec<Range> {
    let mut ranges: Vec<Range> = Vec::new();
    for line in lines {
        let reference = line.envelope.reference;
        match ranges.last_mut() {
            Some(last) if last.replica == reference.r && last.last + 1 == reference.s => {
                (last.last, last.link_after) = (reference.s, line.after);
            }
            _ => ranges.push(Range {
                replica: reference.r,
                first: reference.s,
                last: reference.s,
                link_before: line.before,
                link_after: line.after,
            }),
        }
    }
    ranges
}

/// Seals a header and the lines that follow it, each with its end.
pub(super) fn seal(
    header: &Header,
    body: &str,
    limits: &Limits,
    sign: &impl Fn(&[u8]) -> [u8; 64],
) -> Result<Vec<u8>, BundleError> {
    let malformed = |error: serde_json::Error| BundleError::Malformed(error.to_string());
    let mut text = serde_json::to_string(header).map_err(malformed)?;
    text.push('\n');
    text.reserve(body.len() + WRAPPING * 4);
    text.push_str(body);
    let hash: Link = Sha256::digest(text.as_bytes()).into();
    let trailer = Trailer {
        end: true,
        count: header.count,
        sha256: format!("sha256:{}", hex::encode(hash)),
        sig: Some(BASE64.encode(sign(&[SIGNED_PREFIX, &hash].concat()))),
    };
    text.push_str(&serde_json::to_string(&trailer).map_err(malformed)?);
    text.push('\n');
    // Packed in one go, the frame declares its size.
    let packed = zstd::bulk::compress(text.as_bytes(), LEVEL).map_err(|_| BundleError::TooLarge("packing"))?;
    if packed.len() > limits.compressed { Err(BundleError::TooLarge("packed")) } else { Ok(packed) }
}
