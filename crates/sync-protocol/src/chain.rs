//! The hash chain of a replica: altering, dropping or reordering an operation breaks every later link.

use serde::Deserialize;
use sha2::{Digest, Sha256};

/// A link of the chain. The chain begins with 32 zero bytes.
pub type Link = [u8; 32];

/// Digest of an operation: SHA-256 of its salt and its exact bytes. The salt lets payload and salt be erased
/// later without anybody being able to guess what was there.
pub fn digest(salt: &str, line: &str) -> Link {
    let mut hash = Sha256::new();
    hash.update(salt.as_bytes());
    hash.update(line.as_bytes());
    hash.finalize().into()
}

/// Digest of any line, one that is no operation too: both sides reckon it alike, so a bad line breaks no chain.
pub fn digest_of(line: &str) -> Link {
    #[derive(Deserialize)]
    struct Salted {
        salt: String,
    }
    let salted: Option<Salted> = serde_json::from_str(line).ok();
    digest(salted.as_ref().map_or("", |salted| &salted.salt), line)
}

/// The link after `previous` for an operation with `digest`.
pub fn next_link(previous: &Link, digest: &Link) -> Link {
    let mut hash = Sha256::new();
    hash.update(previous);
    hash.update(digest);
    hash.finalize().into()
}

pub(crate) mod hexadecimal {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use super::Link;

    pub(crate) fn serialize<S: Serializer>(link: &Link, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&hex::encode(link))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Link, D::Error> {
        let mut link = Link::default();
        hex::decode_to_slice(String::deserialize(deserializer)?, &mut link).map_err(D::Error::custom)?;
        Ok(link)
    }
}
