//! The hash chain of a replica: altering, dropping or reordering an operation breaks every later link.

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

/// The link after `previous` for an operation with `digest`.
pub fn next_link(previous: &Link, digest: &Link) -> Link {
    let mut hash = Sha256::new();
    hash.update(previous);
    hash.update(digest);
    hash.finalize().into()
}
