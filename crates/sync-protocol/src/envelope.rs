//! What intake reads of an operation, and nothing more: where it stands, whose stream it is in, what it is about.
//! The rest may be of a newer program; its bytes are kept either way.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;
use uuid::Uuid;

use crate::{Hlc, Link, OpRef, WireError, digest, strict};

/// Nesting an operation may have.
const DEPTH: usize = 32;
/// Keys an operation may have, all its objects together.
const KEYS: usize = 512;

/// The outside of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// Its place in the chain of its replica.
    pub reference: OpRef,
    /// Clock stamp.
    pub h: Hlc,
    /// Stream.
    pub u: Uuid,
    /// Author.
    pub by: Uuid,
    /// Kind; empty if it is no word.
    pub k: String,
    /// Noun.
    pub t: String,
    /// Entity.
    pub e: Uuid,
    /// Sequence of the act's first operation.
    pub a: u64,
    /// Digest of its exact bytes.
    pub digest: Link,
}

#[derive(Deserialize)]
struct Outside<'l> {
    #[serde(borrow)]
    r: Cow<'l, str>,
    s: u64,
    #[serde(borrow)]
    h: Cow<'l, str>,
    #[serde(borrow)]
    u: Cow<'l, str>,
    #[serde(borrow)]
    by: Cow<'l, str>,
    #[serde(borrow, default)]
    k: Option<&'l RawValue>,
    #[serde(borrow)]
    t: Cow<'l, str>,
    #[serde(borrow)]
    e: Cow<'l, str>,
    a: u64,
    #[serde(borrow)]
    salt: Cow<'l, str>,
}

impl Envelope {
    /// Reads the outside of an operation that comes from elsewhere.
    ///
    /// # Errors
    /// Too deep, too many keys, a key twice, a number out of range, no canonical identifier, no sequence, no stamp.
    pub fn parse(line: &str) -> Result<Self, WireError> {
        strict::check(line, strict::Bounds { depth: DEPTH, keys: KEYS }).map_err(WireError::Strict)?;
        Self::read(line)
    }

    /// Reads the outside of an operation that is stored already.
    ///
    /// # Errors
    /// It has none.
    pub fn read(line: &str) -> Result<Self, WireError> {
        Self::of(line, |salt| digest(salt, line))
    }

    /// The same, of an operation whose digest is stored beside it.
    ///
    /// # Errors
    /// It has no outside.
    pub fn stored(line: &str, digest: Link) -> Result<Self, WireError> {
        Self::of(line, |_| digest)
    }

    fn of(line: &str, digest: impl FnOnce(&str) -> Link) -> Result<Self, WireError> {
        let outside: Outside<'_> = serde_json::from_str(line)?;
        if outside.s == 0 || outside.a == 0 || outside.a > outside.s {
            return Err(WireError::Reference);
        }
        Ok(Self {
            reference: OpRef { r: canonical(&outside.r)?, s: outside.s },
            h: outside.h.parse().map_err(|_| WireError::Clock)?,
            u: canonical(&outside.u)?,
            by: canonical(&outside.by)?,
            k: outside.k.and_then(|k| serde_json::from_str(k.get()).ok()).unwrap_or_default(),
            t: outside.t.into(),
            e: canonical(&outside.e)?,
            a: outside.a,
            digest: digest(&outside.salt),
        })
    }
}

/// One identifier has one spelling: lower case, with hyphens.
fn canonical(text: &str) -> Result<Uuid, WireError> {
    let id: Uuid = text.parse().map_err(|_| WireError::Reference)?;
    let mut buffer = Uuid::encode_buffer();
    if id.hyphenated().encode_lower(&mut buffer) == text { Ok(id) } else { Err(WireError::Reference) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = r#"{"r":"00000000-0000-0000-0000-0000000000aa","s":2,"h":"0199f2a4c3d1-000a","u":"00000000-0000-0000-0000-0000000000bb","by":"00000000-0000-0000-0000-0000000000cc","k":"dance","t":"waltz","e":"00000000-0000-0000-0000-0000000000dd","a":1,"salt":"x","newer":{"unheard":[1,2]}}"#;

    #[test]
    fn a_kind_nobody_knows_has_an_outside_too() {
        let envelope = Envelope::parse(LINE).expect("an operation");
        assert_eq!(
            (envelope.reference.s, envelope.t.as_str(), envelope.digest),
            (2, "waltz", digest("x", LINE)),
            "the digest is of the exact bytes"
        );
    }

    #[test]
    fn what_has_no_place_is_refused() {
        for (from, to) in [
            (r#""s":2"#, r#""s":0"#),
            (r#""a":1"#, r#""a":3"#),
            ("0000000000aa", "0000000000AA"),
            (r#""h":"0199f2a4c3d1-000a""#, r#""h":"soon""#),
            (r#""s":2"#, r#""s":2.5"#),
            (r#","salt":"x""#, ""),
        ] {
            assert!(Envelope::parse(&LINE.replace(from, to)).is_err(), "{from} -> {to}");
        }
    }
}
