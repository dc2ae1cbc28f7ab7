//! The two key pairs of an installation: it signs what it sends and opens what was sealed for it.

use std::str::FromStr;

use age::{secrecy::ExposeSecret, x25519};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use ed25519_dalek::{Signer, SigningKey};
use serde::{Deserialize, Serialize};
use sillage_sync_protocol::Address;
use uuid::Uuid;
use zeroize::Zeroizing;

/// An installation and its private keys.
pub struct Device {
    id: Uuid,
    signing: SigningKey,
    receiving: x25519::Identity,
    address: Address,
}

/// Keys that cannot be made or read.
#[derive(Debug, thiserror::Error)]
pub enum DeviceError {
    /// The system gave no randomness.
    #[error("no randomness")]
    Randomness,
    /// The bytes are no keys.
    #[error("the device's keys are damaged")]
    Damaged,
}

/// How the keys are written down, always inside something encrypted.
#[derive(Serialize, Deserialize)]
struct Written {
    id: Uuid,
    signing: String,
    receiving: String,
}

impl Device {
    /// A new installation.
    ///
    /// # Errors
    /// The system has no randomness.
    pub fn new() -> Result<Self, DeviceError> {
        let mut seed = Zeroizing::new([0_u8; 32]);
        getrandom::fill(seed.as_mut()).map_err(|_| DeviceError::Randomness)?;
        Self::of(Uuid::now_v7(), SigningKey::from_bytes(&seed), x25519::Identity::generate())
    }

    fn of(id: Uuid, signing: SigningKey, receiving: x25519::Identity) -> Result<Self, DeviceError> {
        let address = Address::new(&receiving.to_public().to_string(), signing.verifying_key().as_bytes())
            .map_err(|_| DeviceError::Damaged)?;
        Ok(Self { id, signing, receiving, address })
    }

    /// Reads keys written by [`Device::to_bytes`].
    ///
    /// # Errors
    /// They are damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, DeviceError> {
        let written: Written = serde_json::from_slice(bytes).map_err(|_| DeviceError::Damaged)?;
        let seed = Zeroizing::new(BASE64.decode(&written.signing).map_err(|_| DeviceError::Damaged)?);
        let seed = <[u8; 32]>::try_from(seed.as_slice()).map_err(|_| DeviceError::Damaged)?;
        let receiving = x25519::Identity::from_str(&written.receiving).map_err(|_| DeviceError::Damaged)?;
        Self::of(written.id, SigningKey::from_bytes(&seed), receiving)
    }

    /// The keys, to be kept encrypted and never copied.
    ///
    /// # Errors
    /// They cannot be written down.
    pub fn to_bytes(&self) -> Result<Zeroizing<Vec<u8>>, DeviceError> {
        let written = Written {
            id: self.id,
            signing: BASE64.encode(self.signing.to_bytes()),
            receiving: self.receiving.to_string().expose_secret().to_owned(),
        };
        serde_json::to_vec(&written).map(Zeroizing::new).map_err(|_| DeviceError::Damaged)
    }

    /// Its id.
    pub fn id(&self) -> Uuid {
        self.id
    }

    /// What others need to write to it.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// Signs.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.signing.sign(message).to_bytes()
    }

    pub(crate) fn key(&self) -> &dyn age::Identity {
        &self.receiving
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_back() {
        let device = Device::new().expect("device");
        let again = Device::from_bytes(&device.to_bytes().expect("bytes")).expect("device");
        assert_eq!((again.id(), again.address()), (device.id(), device.address()));
        assert!(device.address().signed(b"word", &again.sign(b"word")));
        assert!(!device.address().signed(b"word", &Device::new().expect("device").sign(b"word")));
        assert!(matches!(Device::from_bytes(b"{}"), Err(DeviceError::Damaged)));
    }
}
