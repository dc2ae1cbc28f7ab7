//! The network's keys: what it signs with, what files are sealed for, what proves a place in a stream, and the private
//! authority whose certificate devices are given. They lie beside the database, never in it: a copy of the database
//! speaks for nobody.

use std::{path::Path, str::FromStr};

use age::{secrecy::ExposeSecret, x25519};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use ed25519_dalek::{Signer, SigningKey};
use hmac::{Hmac, Mac};
use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair, KeyUsagePurpose,
};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use sillage_sync_protocol::{Address, Hlc, Link, Pin};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::files;

const FILE: &str = "keys.json";

/// Why there are no keys.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The system gave no randomness.
    #[error("no randomness")]
    Randomness,
    /// The file holds no keys.
    #[error("the network's keys are damaged")]
    Damaged,
    /// A certificate could not be made.
    #[error("certificate: {0}")]
    Certificate(#[from] rcgen::Error),
    /// The folder refuses.
    #[error("file: {0}")]
    File(#[from] std::io::Error),
}

/// The keys of a network.
pub struct Keys {
    signing: SigningKey,
    address: Address,
    proof: Zeroizing<[u8; 32]>,
    authority: String,
    chain: String,
    private: Zeroizing<String>,
}

/// As they are written down.
#[derive(Serialize, Deserialize)]
struct Written {
    signing: String,
    receiving: String,
    proof: String,
    authority: String,
    authority_key: String,
    certificate: String,
    certificate_key: String,
}

impl Keys {
    /// Makes the keys of a new network, for a server reached under these names.
    ///
    /// # Errors
    /// No randomness, or the folder refuses.
    pub fn make(folder: &Path, names: &[String]) -> Result<Self, KeyError> {
        let mut seed = Zeroizing::new([0_u8; 32]);
        let mut proof = Zeroizing::new([0_u8; 32]);
        getrandom::fill(seed.as_mut()).map_err(|_| KeyError::Randomness)?;
        getrandom::fill(proof.as_mut()).map_err(|_| KeyError::Randomness)?;
        let authority_key = KeyPair::generate()?;
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::DigitalSignature];
        params.distinguished_name.push(DnType::CommonName, "Sillage network");
        let authority = params.self_signed(&authority_key)?;
        let certificate_key = KeyPair::generate()?;
        let issuer = Issuer::new(params, authority_key);
        let mut params = CertificateParams::new(names.to_vec())?;
        params.distinguished_name.push(DnType::CommonName, "Sillage server");
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        params.use_authority_key_identifier_extension = true;
        let certificate = params.signed_by(&certificate_key, &issuer)?;
        let written = Written {
            signing: BASE64.encode(*seed),
            receiving: x25519::Identity::generate().to_string().expose_secret().to_owned(),
            proof: BASE64.encode(*proof),
            authority: authority.pem(),
            authority_key: issuer.key().serialize_pem(),
            certificate: certificate.pem(),
            certificate_key: certificate_key.serialize_pem(),
        };
        let text = Zeroizing::new(serde_json::to_vec_pretty(&written).map_err(|_| KeyError::Damaged)?);
        files::write_new_private(&folder.join(FILE), &text)?;
        Self::of(written)
    }

    /// Reads the keys.
    ///
    /// # Errors
    /// They are not there, or damaged.
    pub fn read(folder: &Path) -> Result<Self, KeyError> {
        let bytes = Zeroizing::new(std::fs::read(folder.join(FILE))?);
        Self::of(serde_json::from_slice(&bytes).map_err(|_| KeyError::Damaged)?)
    }

    fn of(written: Written) -> Result<Self, KeyError> {
        let key = |text: &str| -> Result<[u8; 32], KeyError> {
            let bytes = Zeroizing::new(BASE64.decode(text).map_err(|_| KeyError::Damaged)?);
            bytes.as_slice().try_into().map_err(|_| KeyError::Damaged)
        };
        let signing = SigningKey::from_bytes(&key(&written.signing)?);
        let receiving = x25519::Identity::from_str(&written.receiving).map_err(|_| KeyError::Damaged)?;
        let address = Address::new(&receiving.to_public().to_string(), signing.verifying_key().as_bytes())
            .map_err(|_| KeyError::Damaged)?;
        Ok(Self {
            signing,
            address,
            proof: Zeroizing::new(key(&written.proof)?),
            chain: format!("{}{}", written.certificate, written.authority),
            authority: written.authority,
            private: Zeroizing::new(written.certificate_key),
        })
    }

    /// The network's public keys.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// Signs for the network.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.signing.sign(message).to_bytes()
    }

    /// The certificate of the authority, as PEM.
    pub fn authority(&self) -> &str {
        &self.authority
    }

    /// What is printed of it beside a code.
    ///
    /// # Errors
    /// It is damaged.
    pub fn pin(&self) -> Result<Pin, KeyError> {
        let certificate = CertificateDer::from_pem_slice(self.authority.as_bytes()).map_err(|_| KeyError::Damaged)?;
        Ok(Pin::of(&certificate))
    }

    /// The server's certificate with its authority's behind it, and its private key.
    ///
    /// # Errors
    /// They are damaged.
    pub fn certificate(&self) -> Result<(Vec<CertificateDer<'static>>, PrivateKeyDer<'static>), KeyError> {
        let chain: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(self.chain.as_bytes()).collect();
        let key = PrivateKeyDer::from_pem_slice(self.private.as_bytes()).map_err(|_| KeyError::Damaged)?;
        Ok((chain.map_err(|_| KeyError::Damaged)?, key))
    }

    /// Proof that this network gave an operation its place: 128 bits, as hexadecimal digits.
    ///
    /// # Errors
    /// The key has no length a MAC takes, which cannot be.
    pub fn proof(&self, digest: &Link, unit: Uuid, commit: u64, eff: Option<Hlc>) -> Result<String, KeyError> {
        let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(self.proof.as_ref()).map_err(|_| KeyError::Damaged)?;
        mac.update(digest);
        mac.update(unit.as_bytes());
        mac.update(&commit.to_be_bytes());
        mac.update(eff.map(|eff| eff.to_string()).unwrap_or_default().as_bytes());
        let mut digits = [0; 32];
        hex::encode_to_slice(&mac.finalize().into_bytes()[..16], &mut digits).map_err(|_| KeyError::Damaged)?;
        Ok(digits.map(char::from).iter().collect())
    }
}
