//! The payload key: what people wrote and photographed lies under it, in the database and in the folder of objects, so
//! that a disk that is carried off tells nothing of it. It lies in a file of its own, elsewhere than the server's folder,
//! and goes into sealed copies only. Without it in the settings everything lies open, as the folder does.

use std::{io, path::Path, sync::Arc};

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use chacha20::{
    XChaCha20,
    cipher::{KeyIvInit, StreamCipher, StreamCipherSeek},
};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::files;

const NONCE: usize = 24;
const WORD: &str = "sillage-payload-key-1";

/// Why a payload key opens nothing.
#[derive(Debug, thiserror::Error)]
pub enum PayloadError {
    /// The file refuses.
    #[error("payload_key: {0}")]
    File(#[from] io::Error),
    /// The file holds no key.
    #[error("payload_key: the file holds no payload key")]
    NoKey,
    /// The system gave no randomness.
    #[error("no randomness")]
    Randomness,
    /// It lies under another key, or none is named, or it was changed.
    #[error("what people wrote lies under another payload key")]
    Foreign,
}

/// How payloads lie: open, or under a key.
#[derive(Clone, Default)]
pub struct Payloads(Option<Arc<Key>>);

struct Key {
    bytes: Zeroizing<[u8; 32]>,
    id: String,
    rows: XChaCha20Poly1305,
    files: Zeroizing<[u8; 32]>,
}

/// Where a payload lies: one that was moved opens nowhere else.
#[derive(Debug, Clone, Copy)]
pub enum Place {
    /// An operation: history and number.
    Op(Uuid, u64),
    /// A bundle that waits.
    Holding(Uuid),
}

impl Place {
    fn bytes(self) -> Vec<u8> {
        match self {
            Self::Op(replica, s) => [b"op", &replica.as_bytes()[..], &s.to_be_bytes()].concat(),
            Self::Holding(bundle) => [b"holding", &bundle.as_bytes()[..]].concat(),
        }
    }
}

impl Payloads {
    /// Makes a key in a new file.
    ///
    /// # Errors
    /// The file is there, the disk refuses, or there is no randomness.
    pub fn make(file: &Path) -> Result<Self, PayloadError> {
        let mut key = Zeroizing::new([0; 32]);
        getrandom::fill(key.as_mut()).map_err(|_| PayloadError::Randomness)?;
        let made = Self::of(key)?;
        made.write(file)?;
        Ok(made)
    }

    /// Reads the key in a file.
    ///
    /// # Errors
    /// It is not there, or no key.
    pub fn read(file: &Path) -> Result<Self, PayloadError> {
        Self::parse(&Zeroizing::new(std::fs::read(file)?))
    }

    /// Reads a key as it is written down.
    ///
    /// # Errors
    /// It is none.
    pub fn parse(text: &[u8]) -> Result<Self, PayloadError> {
        let text = std::str::from_utf8(text).map_err(|_| PayloadError::NoKey)?;
        let (word, digits) = text.trim().split_once(' ').ok_or(PayloadError::NoKey)?;
        let bytes = Zeroizing::new(BASE64.decode(digits).map_err(|_| PayloadError::NoKey)?);
        let key: [u8; 32] = bytes.as_slice().try_into().map_err(|_| PayloadError::NoKey)?;
        if word == WORD { Self::of(Zeroizing::new(key)) } else { Err(PayloadError::NoKey) }
    }

    fn of(bytes: Zeroizing<[u8; 32]>) -> Result<Self, PayloadError> {
        let under = |purpose: &str| -> Result<Zeroizing<[u8; 32]>, PayloadError> {
            let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(bytes.as_ref()).map_err(|_| PayloadError::NoKey)?;
            mac.update(purpose.as_bytes());
            Ok(Zeroizing::new(mac.finalize().into_bytes().into()))
        };
        let id = hex::encode(&under("id")?[..8]);
        let rows = XChaCha20Poly1305::new((&*under("rows")?).into());
        let files = under("files")?;
        Ok(Self(Some(Arc::new(Key { bytes, id, rows, files }))))
    }

    /// The key as it is written down; none if payloads lie open.
    pub fn written(&self) -> Option<Zeroizing<String>> {
        let key = self.0.as_ref()?;
        Some(Zeroizing::new(format!("{WORD} {}\n", BASE64.encode(*key.bytes))))
    }

    /// Writes the key into a new file; nothing if payloads lie open.
    ///
    /// # Errors
    /// The file is there, or the disk refuses.
    pub fn write(&self, file: &Path) -> io::Result<()> {
        self.written().map_or(Ok(()), |text| files::write_new_private(file, text.as_bytes()))
    }

    /// Which key it is, without telling it; none if payloads lie open.
    pub fn id(&self) -> Option<&str> {
        self.0.as_ref().map(|key| key.id.as_str())
    }

    /// A payload of a row under the key; none if payloads lie open.
    ///
    /// # Errors
    /// There is no randomness.
    pub fn encipher(&self, place: Place, bytes: &[u8]) -> Result<Option<Vec<u8>>, PayloadError> {
        let Some(key) = &self.0 else { return Ok(None) };
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).map_err(|_| PayloadError::Randomness)?;
        let payload = Payload { msg: bytes, aad: &place.bytes() };
        let sealed = key.rows.encrypt(XNonce::from_slice(&nonce), payload).map_err(|_| PayloadError::Randomness)?;
        Ok(Some([&nonce[..], &sealed].concat()))
    }

    /// A payload of a row, from under the key.
    ///
    /// # Errors
    /// `Foreign`: no key or another one, or not what was put there.
    pub fn decipher(&self, place: Place, cipher: &[u8]) -> Result<Vec<u8>, PayloadError> {
        let key = self.0.as_ref().ok_or(PayloadError::Foreign)?;
        let (nonce, sealed) = cipher.split_at_checked(NONCE).ok_or(PayloadError::Foreign)?;
        let payload = Payload { msg: sealed, aad: &place.bytes() };
        key.rows.decrypt(XNonce::from_slice(nonce), payload).map_err(|_| PayloadError::Foreign)
    }

    /// What covers a file from its beginning on, wherever one reads or writes in it; none if payloads lie open. That the
    /// bytes are the right ones, the name of the file says: it is their hash.
    pub(crate) fn cover(&self, nonce: [u8; NONCE]) -> Option<Cover> {
        let key = &self.0.as_ref()?.files;
        Some(Cover(XChaCha20::new((&**key).into(), &nonce.into())))
    }

    /// The beginning of a new file: what tells a covered one, and a nonce no other has; nothing if payloads lie open.
    pub(crate) fn beginning(&self) -> Result<Vec<u8>, PayloadError> {
        if self.0.is_none() {
            return Ok(Vec::new());
        }
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).map_err(|_| PayloadError::Randomness)?;
        Ok([&COVERED[..], &nonce].concat())
    }
}

/// What a covered file begins with, before its nonce.
pub(crate) const COVERED: &[u8; 16] = b"sillage covered\0";
/// Bytes of a covered file before its own.
pub(crate) const BEGINNING: usize = COVERED.len() + NONCE;

/// The nonce of a covered file, from its beginning.
pub(crate) fn nonce_of(beginning: &[u8]) -> Option<[u8; NONCE]> {
    beginning.strip_prefix(COVERED)?.get(..NONCE)?.try_into().ok()
}

/// What covers a file.
pub(crate) struct Cover(XChaCha20);

impl Cover {
    /// Covers or uncovers bytes that lie at this offset.
    pub(crate) fn apply(&mut self, offset: u64, bytes: &mut [u8]) -> Result<(), PayloadError> {
        self.0.try_seek(offset).map_err(|_| PayloadError::Foreign)?;
        self.0.try_apply_keystream(bytes).map_err(|_| PayloadError::Foreign)
    }
}
