//! The key of a profile and the two ways to it: a passphrase and a printed recovery code.
//!
//! A random 256-bit data key opens the database, the photos and the backups. It is never stored bare, except for
//! a practice profile, which holds nothing about anybody and asks nothing.

use argon2::{Algorithm, Argon2, Params, Version};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::{StoreError, check_passphrase};

/// What a guess at a passphrase costs: Argon2id memory in KiB and passes.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    memory_kib: u32,
    passes: u32,
}

impl Cost {
    /// 256 MiB and 3 passes, about 0.7 s on a field laptop: what every program asks for.
    pub const FIELD: Self = Self { memory_kib: 256 * 1024, passes: 3 };
    /// Below this a vault is refused as weakened. Tests that make profiles by the hundred ask for no more.
    #[doc(hidden)]
    pub const FLOOR: Self = Self { memory_kib: 64 * 1024, passes: 3 };
}

/// The ceilings above which one is refused: a header must not decide how much of the machine a program takes.
const CEILING_KIB: u32 = 1024 * 1024;
const CEILING_PASSES: u32 = 16;
/// Letters of a recovery code: Crockford's base 32, without letters that look alike.
const CODE_LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// 26 letters of 5 bits hold the 128 bits of a code.
const CODE_LENGTH: usize = 26;

/// The data key.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct DataKey([u8; 32]);

impl DataKey {
    /// A new random key.
    ///
    /// # Errors
    /// The system has no randomness.
    pub fn random() -> Result<Self, StoreError> {
        random_bytes().map(Self)
    }

    pub(crate) fn bytes(&self) -> [u8; 32] {
        self.0
    }

    /// The key as SQLCipher wants it: `x'64 hex digits'`. A shorter text would silently be taken as a passphrase.
    pub(crate) fn pragma(&self) -> String {
        format!("x'{}'", hex::encode(self.0))
    }

    /// Seals bytes kept beside the database.
    ///
    /// # Errors
    /// The system has no randomness.
    pub fn seal(&self, bytes: &[u8], bound_to: &[u8]) -> Result<Vec<u8>, StoreError> {
        let nonce: [u8; 24] = random_bytes()?;
        let cipher = XChaCha20Poly1305::new((&self.0).into());
        let sealed = cipher
            .encrypt(&XNonce::from(nonce), Payload { msg: bytes, aad: bound_to })
            .map_err(|_| StoreError::Damaged("sealing failed".into()))?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Opens bytes sealed by [`DataKey::seal`] for the same purpose.
    ///
    /// # Errors
    /// The bytes are damaged or were sealed by another key or for another purpose.
    pub fn open(&self, sealed: &[u8], bound_to: &[u8]) -> Result<Vec<u8>, StoreError> {
        let (nonce, body) =
            sealed.split_at_checked(24).ok_or_else(|| StoreError::Damaged("sealed file too short".into()))?;
        let mut fixed = [0_u8; 24];
        fixed.copy_from_slice(nonce);
        XChaCha20Poly1305::new((&self.0).into())
            .decrypt(&XNonce::from(fixed), Payload { msg: body, aad: bound_to })
            .map_err(|_| StoreError::Damaged("sealed file does not open".into()))
    }
}

/// The data key wrapped by something a person knows or holds.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Wrap {
    salt: String,
    sealed: String,
    memory_kib: u32,
    passes: u32,
}

/// How a profile's data key is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Keeping {
    /// Practice: the key lies beside the file.
    Practice { key: String },
    /// Real: two wraps, two ways in.
    Real { passphrase: Box<Wrap>, recovery: Box<Wrap> },
}

/// The vault of a profile: the header of its folder and of each of its backups.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Vault {
    /// The profile.
    pub profile: Uuid,
    keeping: Keeping,
}

/// A recovery code to print once: 26 letters in groups.
#[derive(Debug, Clone)]
pub struct RecoveryCode(pub String);

impl Vault {
    /// The vault of a practice profile.
    ///
    /// # Errors
    /// The system has no randomness.
    pub fn practice(profile: Uuid) -> Result<(Self, DataKey), StoreError> {
        let key = DataKey::random()?;
        let keeping = Keeping::Practice { key: BASE64.encode(key.0) };
        Ok((Self { profile, keeping }, key))
    }

    /// The vault of a real profile, its key and the recovery code to print.
    ///
    /// # Errors
    /// The system has no randomness, or the passphrase is too short (15 characters).
    pub fn create(profile: Uuid, passphrase: &str, cost: Cost) -> Result<(Self, DataKey, RecoveryCode), StoreError> {
        check_passphrase(passphrase)?;
        let key = DataKey::random()?;
        let code = new_code()?;
        let keeping = Keeping::Real {
            passphrase: Box::new(wrap(&key, passphrase, profile, cost)?),
            recovery: Box::new(wrap(&key, &canonical_code(&code.0), profile, cost)?),
        };
        Ok((Self { profile, keeping }, key, code))
    }

    /// Asks nothing to open.
    pub fn is_practice(&self) -> bool {
        matches!(self.keeping, Keeping::Practice { .. })
    }

    /// The key of a practice profile; `None` for a real one.
    pub fn practice_key(&self) -> Option<DataKey> {
        let Keeping::Practice { key } = &self.keeping else { return None };
        BASE64.decode(key).ok()?.try_into().ok().map(DataKey)
    }

    /// Opens with the passphrase.
    ///
    /// # Errors
    /// [`StoreError::WrongPassphrase`], or a weakened vault.
    pub fn unlock(&self, passphrase: &str) -> Result<DataKey, StoreError> {
        match &self.keeping {
            Keeping::Practice { .. } => self.practice_key().ok_or_else(|| StoreError::Damaged("practice key".into())),
            Keeping::Real { passphrase: wrapped, .. } => unwrap(wrapped, passphrase, self.profile),
        }
    }

    /// Opens with the printed recovery code; spaces, hyphens and case do not matter.
    ///
    /// # Errors
    /// [`StoreError::WrongPassphrase`], or a weakened vault.
    pub fn recover(&self, code: &str) -> Result<DataKey, StoreError> {
        match &self.keeping {
            Keeping::Practice { .. } => Err(StoreError::WrongPassphrase),
            Keeping::Real { recovery, .. } => unwrap(recovery, &canonical_code(code), self.profile),
        }
    }

    /// The same vault under a new passphrase; the recovery code stays valid.
    ///
    /// # Errors
    /// The system has no randomness, or the passphrase is too short.
    pub fn with_passphrase(&self, key: &DataKey, passphrase: &str) -> Result<Self, StoreError> {
        check_passphrase(passphrase)?;
        let Keeping::Real { recovery, .. } = &self.keeping else { return Ok(self.clone()) };
        let passphrase = Box::new(wrap(key, passphrase, self.profile, Cost::FIELD)?);
        let keeping = Keeping::Real { passphrase, recovery: recovery.clone() };
        Ok(Self { profile: self.profile, keeping })
    }
}

/// A PIN guards an unlocked program from a passing hand, not a file from a thief.
const PIN: Cost = Cost { memory_kib: 64 * 1024, passes: 1 };

/// A verifier of a short PIN, kept inside the encrypted file. It wraps nothing.
///
/// # Errors
/// The system has no randomness.
pub fn pin_verifier(pin: &str) -> Result<String, StoreError> {
    let salt: [u8; 16] = random_bytes()?;
    Ok(format!("{}:{}", BASE64.encode(salt), BASE64.encode(derive(pin, &salt, PIN)?)))
}

/// Whether `pin` is the one the verifier was made from.
pub fn pin_matches(pin: &str, verifier: &str) -> bool {
    let Some((salt, expected)) = verifier.split_once(':') else { return false };
    let (Ok(salt), Ok(expected)) = (BASE64.decode(salt), BASE64.decode(expected)) else { return false };
    derive(pin, &salt, PIN).is_ok_and(|found| found.as_slice() == expected)
}

pub(crate) fn random_bytes<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| StoreError::Randomness)?;
    Ok(bytes)
}

fn derive(secret: &str, salt: &[u8], Cost { memory_kib, passes }: Cost) -> Result<[u8; 32], StoreError> {
    let weak = |_| StoreError::Damaged("key derivation parameters".into());
    let params = Params::new(memory_kib, passes, 1, Some(32)).map_err(weak)?;
    let mut out = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(secret.as_bytes(), salt, &mut out)
        .map_err(weak)?;
    Ok(out)
}

fn wrap(key: &DataKey, secret: &str, profile: Uuid, cost: Cost) -> Result<Wrap, StoreError> {
    let salt: [u8; 16] = random_bytes()?;
    let wrapping = DataKey(derive(secret, &salt, cost)?);
    let sealed = wrapping.seal(&key.0, profile.as_bytes())?;
    let Cost { memory_kib, passes } = cost;
    Ok(Wrap { salt: BASE64.encode(salt), sealed: BASE64.encode(sealed), memory_kib, passes })
}

fn unwrap(wrap: &Wrap, secret: &str, profile: Uuid) -> Result<DataKey, StoreError> {
    if wrap.memory_kib < Cost::FLOOR.memory_kib || wrap.passes < Cost::FLOOR.passes {
        return Err(StoreError::Damaged("weakened vault".into()));
    }
    if wrap.memory_kib > CEILING_KIB || wrap.passes > CEILING_PASSES {
        return Err(StoreError::Damaged("vault asks too much".into()));
    }
    let unreadable = |_| StoreError::Damaged("vault".into());
    let salt = BASE64.decode(&wrap.salt).map_err(unreadable)?;
    let sealed = BASE64.decode(&wrap.sealed).map_err(unreadable)?;
    let wrapping = DataKey(derive(secret, &salt, Cost { memory_kib: wrap.memory_kib, passes: wrap.passes })?);
    let mut opened = wrapping.open(&sealed, profile.as_bytes()).map_err(|_| StoreError::WrongPassphrase)?;
    let key = <[u8; 32]>::try_from(opened.as_slice()).map_err(|_| StoreError::Damaged("vault".into()));
    opened.zeroize();
    key.map(DataKey)
}

fn new_code() -> Result<RecoveryCode, StoreError> {
    let bytes: [u8; CODE_LENGTH] = random_bytes()?;
    let letters: Vec<u8> = bytes.iter().map(|b| CODE_LETTERS[usize::from(b & 31)]).collect();
    let groups: Vec<String> = letters.chunks(5).map(|group| group.iter().map(|&b| char::from(b)).collect()).collect();
    Ok(RecoveryCode(groups.join("-")))
}

/// Reads a code as people type it: spaces and hyphens dropped, I and L read as 1, O as 0.
fn canonical_code(code: &str) -> String {
    code.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| match c.to_ascii_uppercase() {
            'I' | 'L' => '1',
            'O' => '0',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_ways_in_and_no_third() {
        let profile = Uuid::from_u128(7);
        let (vault, key, code) = Vault::create(profile, "cinq mots tirés au hasard", Cost::FLOOR).expect("create");
        assert_eq!(vault.unlock("cinq mots tirés au hasard").expect("passphrase").0, key.0);
        let typed = code.0.replace('-', " ").to_lowercase().replace('0', "o").replace('1', "l");
        assert_eq!(vault.recover(&typed).expect("code").0, key.0);
        assert!(matches!(vault.unlock("cinq mots tirés au hasarD"), Err(StoreError::WrongPassphrase)));
        let changed = vault.with_passphrase(&key, "une autre phrase plus longue").expect("change");
        assert_eq!(changed.unlock("une autre phrase plus longue").expect("new passphrase").0, key.0);
        assert!(matches!(changed.unlock("cinq mots tirés au hasard"), Err(StoreError::WrongPassphrase)));
    }

    #[test]
    fn a_short_passphrase_is_refused() {
        assert!(
            matches!(Vault::create(Uuid::nil(), "quatorze carac", Cost::FLOOR), Err(StoreError::Refused(r)) if r.code == "passphrase_too_short")
        );
    }

    #[test]
    fn a_vault_that_asks_for_the_whole_machine_is_refused() {
        let (vault, ..) = Vault::create(Uuid::nil(), "cinq mots tirés au hasard", Cost::FLOOR).expect("create");
        let said = serde_json::to_value(&vault).expect("JSON");
        for (field, value) in [("memory_kib", u32::MAX), ("passes", u32::MAX), ("memory_kib", 1), ("passes", 1)] {
            let mut greedy = said.clone();
            greedy["keeping"]["passphrase"][field] = value.into();
            let greedy: Vault = serde_json::from_value(greedy).expect("a vault");
            let refused = greedy.unlock("cinq mots tirés au hasard");
            assert!(matches!(refused, Err(StoreError::Damaged(_))), "{field} {value}");
        }
    }

    #[test]
    fn sealed_bytes_know_their_purpose() {
        let key = DataKey::random().expect("key");
        let sealed = key.seal(b"photo", b"photo").expect("seal");
        assert_eq!(key.open(&sealed, b"photo").expect("open"), b"photo");
        assert!(key.open(&sealed, b"backup").is_err());
        assert!(key.open(&sealed[..10], b"photo").is_err());
    }

    #[test]
    fn a_pin_is_verified() {
        let verifier = pin_verifier("4821").expect("verifier");
        assert!(pin_matches("4821", &verifier) && !pin_matches("4822", &verifier));
    }
}
