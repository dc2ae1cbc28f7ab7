//! A code that is used once becomes a device of a person.

use argon2::{Argon2, PasswordHash, PasswordHasher, PasswordVerifier, password_hash::SaltString};
use sillage_sync_protocol::{
    Address, Code,
    wire::{Enrol, Enrolled},
};
use uuid::Uuid;

use super::{Central, plain};
use crate::{
    refusal::Refusal,
    store::{CodeRow, DeviceRow, Rows, StoreError, write},
};

/// Wrong tries after which a code is burnt.
pub const MISSES: u32 = 5;
/// How long a code is good for.
const LIFE_MS: i64 = 72 * 3_600_000;

/// Makes a code for a person and keeps its hash. The code itself is told once and kept nowhere.
///
/// # Errors
/// No randomness, or the database refuses.
pub fn new_code(rows: &mut dyn Rows, person: Uuid, now_ms: i64) -> Result<Code, StoreError> {
    loop {
        let mut random = [0_u8; 14];
        getrandom::fill(&mut random).map_err(|_| StoreError::Damaged("randomness"))?;
        let code = Code::of(&random);
        if rows.code(code.public())?.is_some() {
            continue;
        }
        let mut salt = [0_u8; 16];
        getrandom::fill(&mut salt).map_err(|_| StoreError::Damaged("randomness"))?;
        let hash = hash_of(code.secret(), &salt)?;
        let public = code.public().to_owned();
        let expires_ms = now_ms + LIFE_MS;
        rows.add_code(&CodeRow { public, hash, person, made_ms: now_ms, expires_ms, misses: 0, device: None })?;
        return Ok(code);
    }
}

fn hash_of(secret: &str, salt: &[u8]) -> Result<String, StoreError> {
    let salt = SaltString::encode_b64(salt).map_err(|_| StoreError::Damaged("salt"))?;
    let hash = Argon2::default().hash_password(secret.as_bytes(), &salt);
    Ok(hash.map_err(|_| StoreError::Damaged("hash"))?.to_string())
}

fn matches(secret: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| Argon2::default().verify_password(secret.as_bytes(), &hash).is_ok())
}

/// Counts a guess before it is looked at: of guesses that come at once, no more are looked at than of guesses that come
/// one after another. Nothing for a code that no guess wins any more.
fn count(rows: &mut dyn Rows, public: &str, device: Uuid, now_ms: i64) -> Result<Option<CodeRow>, StoreError> {
    let is_open =
        |row: &CodeRow| row.misses < MISSES && row.expires_ms >= now_ms && row.device.is_none_or(|used| used == device);
    let row = rows.code(public)?.filter(is_open);
    if let Some(row) = &row {
        rows.save_code(public, row.misses + 1, row.device)?;
    }
    Ok(row)
}

impl Central {
    /// Enrols a device. The request was signed by the key it names: nobody enrols a key they do not hold.
    ///
    /// # Errors
    /// `code_wrong` for a code that is wrong, unknown, used, burnt or too old: whoever guesses learns nothing from the
    /// difference. `device_known` if the device belongs to somebody already.
    pub fn enrol(&self, asked: &Enrol, address: &Address, now_ms: i64) -> Result<Enrolled, Refusal> {
        let wrong = || Refusal::never(403, "code_wrong");
        let code: Code = asked.code.parse().map_err(|_| wrong())?;
        let row = write(self.store(), |rows| count(rows, code.public(), asked.device, now_ms))?.ok_or_else(wrong)?;
        // The slow hash is reckoned outside of the transactions.
        if !matches(code.secret(), &row.hash) {
            return Err(wrong());
        }
        let device = DeviceRow {
            id: asked.device,
            person: row.person,
            address: address.to_string(),
            app: plain(&asked.app, 80),
            since_ms: now_ms,
            seen_ms: now_ms,
            revoked_ms: None,
            bytes: 0,
        };
        write(self.store(), |rows| {
            // Asked again within the transaction: of two who come at once, one is first.
            let Some(now) = rows.code(code.public())? else {
                return Ok(Err(wrong()));
            };
            let (used, answer) = match (now.device, rows.device(device.id)?) {
                (None, None) => {
                    rows.save_device(&device)?;
                    (Some(device.id), Ok(()))
                }
                // The reply was lost: the same device gets it again.
                (Some(used), Some(known)) if used == device.id && known.address == device.address => {
                    (Some(used), Ok(()))
                }
                (None, Some(_)) => (None, Err(Refusal::never(409, "device_known"))),
                (used, _) => (used, Err(wrong())),
            };
            // It was no guess.
            rows.save_code(code.public(), now.misses.saturating_sub(1), used)?;
            Ok(answer)
        })??;
        Ok(Enrolled {
            network: self.network,
            epoch: self.epoch,
            person: row.person,
            address: self.keys.address().to_string(),
            authority: self.keys.authority().to_owned(),
            now_ms,
        })
    }
}
