//! The public address of a device: what its files are sealed for and what its signatures are checked against, in one
//! line of text, with a code two people can read to each other.

use std::{fmt, str::FromStr};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest, Sha256};

/// Letters of a receiving key: `age1` and 58 of the alphabet of such keys.
const RECEIVING_LETTERS: usize = 62;

/// `age1….signing-key`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    receiving: String,
    signing: VerifyingKey,
}

/// The text is not an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an address")]
pub struct AddressError;

impl Address {
    /// The address of two public keys.
    ///
    /// # Errors
    /// The signing key is none.
    pub fn new(receiving: &str, signing: &[u8; 32]) -> Result<Self, AddressError> {
        let signing = VerifyingKey::from_bytes(signing).map_err(|_| AddressError)?;
        let letters = receiving.strip_prefix("age1").ok_or(AddressError)?;
        let plain = letters.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        // A weak key would sign anything.
        if receiving.len() != RECEIVING_LETTERS || !plain || signing.is_weak() {
            return Err(AddressError);
        }
        Ok(Self { receiving: receiving.into(), signing })
    }

    /// The key files are sealed for.
    pub fn receiving(&self) -> &str {
        &self.receiving
    }

    /// Whether `signature` is this device's, over `message`.
    pub fn signed(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.signing.verify_strict(message, &Signature::from_bytes(signature)).is_ok()
    }

    /// Sixteen digits to read to each other: `4821 0937 5512 3304`. Another address with the same code would take
    /// more tries than anybody has.
    pub fn code(&self) -> String {
        let hash = Sha256::digest(self.to_string().as_bytes());
        let number = hash[..8].iter().fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
        let digits = format!("{:016}", number % 10_000_000_000_000_000);
        [&digits[..4], &digits[4..8], &digits[8..12], &digits[12..]].join(" ")
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.receiving, BASE64.encode(self.signing.as_bytes()))
    }
}

impl FromStr for Address {
    type Err = AddressError;

    /// Spaces and line breaks that a letter or a mail put in are forgiven.
    fn from_str(text: &str) -> Result<Self, AddressError> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let (receiving, signing) = text.split_once('.').ok_or(AddressError)?;
        let signing = BASE64.decode(signing).map_err(|_| AddressError)?;
        Self::new(receiving, signing.as_slice().try_into().map_err(|_| AddressError)?)
    }
}

#[cfg(test)]
mod tests {
    use ed25519_dalek::SigningKey;

    use super::*;

    const RECEIVING: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

    #[test]
    fn text_is_read_back_and_has_one_code() {
        let key = SigningKey::from_bytes(&[7; 32]).verifying_key();
        let address = Address::new(RECEIVING, key.as_bytes()).expect("an address");
        let text = address.to_string();
        let broken = format!(" {} \n {}", &text[..20], &text[20..]);
        assert_eq!(broken.parse::<Address>(), Ok(address.clone()), "a mail broke the line");
        assert_eq!(address.code().len(), 19);
        let other = Address::new(RECEIVING, SigningKey::from_bytes(&[8; 32]).verifying_key().as_bytes()).expect("one");
        assert_ne!(other.code(), address.code(), "the code is of both keys");
    }

    #[test]
    fn what_is_no_address() {
        let text =
            format!("{RECEIVING}.{}", BASE64.encode(SigningKey::from_bytes(&[7; 32]).verifying_key().as_bytes()));
        for wrong in [
            String::new(),
            RECEIVING.into(),
            text.replace("age1", "AGE-SECRET-KEY-1"),
            text[..text.len() - 4].into(),
            format!("{RECEIVING}.{}", BASE64.encode([0_u8; 32])),
        ] {
            assert_eq!(wrong.parse::<Address>(), Err(AddressError), "{wrong}");
        }
    }
}
