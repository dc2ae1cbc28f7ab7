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

/// What stands in the place of an operation whose words were erased: its digest, so that the chain holds.
pub fn stub(digest: &Link) -> String {
    format!(r#"{STUB}{}"}}"#, hex::encode(digest))
}

/// How a stub begins.
const STUB: &str = r#"{"erased":""#;

/// The digest of the operation a stub stands for; none if the line is no stub.
pub fn erased(line: &str) -> Option<Link> {
    let digits = line.strip_prefix(STUB)?.strip_suffix(r#""}"#)?;
    let mut digest = Link::default();
    hex::decode_to_slice(digits, &mut digest).ok()?;
    // One digest has one spelling.
    (stub(&digest) == line).then_some(digest)
}

/// Digest of any line, one that is no operation too: both sides reckon it alike, so a bad line breaks no chain. A stub
/// has the digest of what it stands for.
pub fn digest_of(line: &str) -> Link {
    if let Some(digest) = erased(line) {
        return digest;
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stub_has_the_digest_of_what_it_stands_for() {
        let line = r#"{"salt":"x","text":"a name"}"#;
        let stub = stub(&digest_of(line));
        assert_eq!(digest_of(&stub), digest_of(line));
        assert_eq!(erased(line), None);
        for wrong in [stub.to_uppercase(), stub.replace('}', " }"), format!("{stub} "), stub[..stub.len() - 3].into()] {
            assert_eq!(erased(&wrong), None, "{wrong}");
        }
    }
}
