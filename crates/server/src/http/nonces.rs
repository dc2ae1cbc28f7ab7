//! Words of signatures, each good once. What is older than a signature may be is forgotten.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use uuid::Uuid;

/// Longer than a signature is good for.
const KEPT_MS: i64 = 660_000;
/// Words remembered at most; beyond, nothing more is believed until some are forgotten.
const MOST: usize = 500_000;

#[derive(Default)]
pub(super) struct Nonces {
    seen: Mutex<HashMap<(Uuid, String), i64>>,
}

impl Nonces {
    /// Whether the word was not used before; from now on it was.
    pub(super) fn use_once(&self, device: Uuid, nonce: &str, now_ms: i64) -> bool {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() >= MOST || seen.len().is_multiple_of(4_096) {
            seen.retain(|_, at| *at > now_ms - KEPT_MS);
        }
        seen.len() < MOST && seen.insert((device, nonce.into()), now_ms).is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_good_once() {
        let nonces = Nonces::default();
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        assert!(nonces.use_once(one, "a", 0) && nonces.use_once(other, "a", 0) && nonces.use_once(one, "b", 0));
        assert!(!nonces.use_once(one, "a", KEPT_MS - 1));
    }
}
