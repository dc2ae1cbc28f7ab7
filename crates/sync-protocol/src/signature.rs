//! Signed requests: the part of RFC 9421 this protocol uses, no more. A request says its method, its path, its query
//! and the digest of its body (RFC 9530); the device's key signs exactly these, when they were signed, and a word
//! that is used once.

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::Address;

/// The components every signature covers, in this order.
const COVERED: &str = r#"("@method" "@path" "@query" "content-digest")"#;
const TAG: &str = "sillage-v1";
/// Letters a nonce may have.
const NONCE: usize = 64;

/// What is signed of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signing<'r> {
    /// In capitals.
    pub method: &'r str,
    /// Beginning with `/`.
    pub path: &'r str,
    /// Without `?`; empty for none.
    pub query: &'r str,
    /// Value of the header `Content-Digest`.
    pub digest: &'r str,
}

/// When, by whom and with which word a request was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// Seconds since 1970.
    pub created: i64,
    /// The device.
    pub device: Uuid,
    /// Used once.
    pub nonce: String,
}

/// The three headers of a signed request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureHeaders {
    /// `Content-Digest`.
    pub digest: String,
    /// `Signature-Input`.
    pub input: String,
    /// `Signature`.
    pub signature: String,
}

/// Not a signed request, or not of whom it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// Not of the form this protocol uses.
    #[error("malformed signature")]
    Malformed,
    /// Not of this key, or not of this request.
    #[error("wrong signature")]
    Wrong,
}

/// The value of `Content-Digest` for a body.
pub fn content_digest(body: &[u8]) -> String {
    format!("sha-256=:{}:", BASE64.encode(Sha256::digest(body)))
}

impl Signed {
    fn parameters(&self) -> String {
        format!(
            r#"{COVERED};created={};nonce="{}";keyid="{}";alg="ed25519";tag="{TAG}""#,
            self.created, self.nonce, self.device
        )
    }

    /// The headers of a request, signed by `sign`.
    pub fn headers(&self, request: &Signing<'_>, sign: impl Fn(&[u8]) -> [u8; 64]) -> SignatureHeaders {
        let parameters = self.parameters();
        let signature = sign(base(&request.components(), &parameters).as_bytes());
        SignatureHeaders {
            digest: request.digest.into(),
            input: format!("sig1={parameters}"),
            signature: format!("sig1=:{}:", BASE64.encode(signature)),
        }
    }

    /// Reads `Signature-Input`. Nothing of it is believed before [`Signed::check`].
    ///
    /// # Errors
    /// [`SignatureError::Malformed`]: not exactly what [`Signed::headers`] writes.
    pub fn parse(input: &str) -> Result<Self, SignatureError> {
        let malformed = SignatureError::Malformed;
        let rest = input.strip_prefix("sig1=").and_then(|rest| rest.strip_prefix(COVERED)).ok_or(malformed)?;
        let rest = rest.strip_prefix(";created=").ok_or(malformed)?;
        let (created, rest) = rest.split_once(r#";nonce=""#).ok_or(malformed)?;
        let (nonce, rest) = rest.split_once(r#"";keyid=""#).ok_or(malformed)?;
        let (device, _) = rest.split_once('"').ok_or(malformed)?;
        let signed = Self {
            created: created.parse().map_err(|_| malformed)?,
            device: device.parse().map_err(|_| malformed)?,
            nonce: nonce.into(),
        };
        let plain = !nonce.is_empty() && nonce.len() <= NONCE && nonce.bytes().all(|b| b.is_ascii_alphanumeric());
        // Written again it must be the same: there is one spelling, and nothing is left unread.
        if plain && format!("sig1={}", signed.parameters()) == input { Ok(signed) } else { Err(malformed) }
    }

    /// Whether `signature` (the value of the header) is of the key of `address` over this request.
    ///
    /// # Errors
    /// [`SignatureError`].
    pub fn check(&self, request: &Signing<'_>, signature: &str, address: &Address) -> Result<(), SignatureError> {
        let bytes = signature.strip_prefix("sig1=:").and_then(|rest| rest.strip_suffix(':'));
        let bytes = bytes.and_then(|text| BASE64.decode(text).ok()).ok_or(SignatureError::Malformed)?;
        let bytes = <[u8; 64]>::try_from(bytes).map_err(|_| SignatureError::Malformed)?;
        let base = base(&request.components(), &self.parameters());
        if address.signed(base.as_bytes(), &bytes) { Ok(()) } else { Err(SignatureError::Wrong) }
    }
}

impl<'r> Signing<'r> {
    fn components(&self) -> [(&'static str, std::borrow::Cow<'r, str>); 4] {
        [
            ("@method", self.method.into()),
            ("@path", self.path.into()),
            // RFC 9421 2.2.7: the question mark belongs to the component, alone if there is no query.
            ("@query", format!("?{}", self.query).into()),
            ("content-digest", self.digest.into()),
        ]
    }
}

/// The signature base (RFC 9421 2.5).
fn base(components: &[(&str, std::borrow::Cow<'_, str>)], parameters: &str) -> String {
    let mut base = String::new();
    for (name, value) in components {
        base.push_str(&format!("\"{name}\": {value}\n"));
    }
    base + "\"@signature-params\": " + parameters
}

#[cfg(test)]
mod tests {
    use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};

    use super::*;

    /// The key and signature of RFC 9421, appendix B.1.4 and B.2.6.
    #[test]
    fn the_base_is_that_of_the_standard() {
        let components = [
            ("date", "Tue, 20 Apr 2021 02:07:55 GMT".into()),
            ("@method", "POST".into()),
            ("@path", "/foo".into()),
            ("@authority", "example.com".into()),
            ("content-type", "application/json".into()),
            ("content-length", "18".into()),
        ];
        let parameters = r#"("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519""#;
        let key = base64::engine::general_purpose::URL_SAFE_NO_PAD
            .decode("JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs")
            .expect("key");
        let signature = "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==";
        let signature: [u8; 64] = BASE64.decode(signature).expect("signature").try_into().expect("64 bytes");
        let key = VerifyingKey::from_bytes(&key.try_into().expect("32 bytes")).expect("key");
        let base = base(&components, parameters);
        assert!(key.verify_strict(base.as_bytes(), &Signature::from_bytes(&signature)).is_ok());
    }

    #[test]
    fn every_part_of_a_request_is_covered() {
        let key = SigningKey::from_bytes(&[7; 32]);
        let receiving = format!("age1{}", "q".repeat(58));
        let address = Address::new(&receiving, key.verifying_key().as_bytes()).expect("address");
        let digest = content_digest(b"body");
        let request = Signing { method: "PUT", path: "/v1/a", query: "b=1", digest: &digest };
        let signed = Signed { created: 1_800_000_000, device: Uuid::from_u128(3), nonce: "abc123".into() };
        let headers = signed.headers(&request, |message| key.sign(message).to_bytes());
        assert_eq!(Signed::parse(&headers.input), Ok(signed.clone()));
        assert_eq!(signed.check(&request, &headers.signature, &address), Ok(()));
        let other = content_digest(b"bodY");
        for altered in [
            Signing { method: "GET", ..request.clone() },
            Signing { path: "/v1/b", ..request.clone() },
            Signing { query: "", ..request.clone() },
            Signing { digest: &other, ..request.clone() },
        ] {
            assert_eq!(signed.check(&altered, &headers.signature, &address), Err(SignatureError::Wrong), "{altered:?}");
        }
        for later in [
            Signed { created: 1_800_000_001, ..signed.clone() },
            Signed { device: Uuid::from_u128(4), ..signed.clone() },
            Signed { nonce: "abc124".into(), ..signed.clone() },
        ] {
            assert_eq!(later.check(&request, &headers.signature, &address), Err(SignatureError::Wrong), "{later:?}");
        }
    }

    #[test]
    fn there_is_one_spelling() {
        let signed = Signed { created: 5, device: Uuid::from_u128(3), nonce: "a".into() };
        let fine = format!("sig1={}", signed.parameters());
        assert!(Signed::parse(&fine).is_ok());
        for (from, to) in [
            ("sig1", "sig2"),
            (" \"@query\"", ""),
            ("created=5", "created=05"),
            ("created=5", "created=+5"),
            ("nonce=\"a\"", "nonce=\"\""),
            ("nonce=\"a\"", "nonce=\"a\\\"\""),
            ("ed25519", "hmac-sha256"),
            (TAG, "other"),
            ("00000003", "0000000G"),
        ] {
            assert_eq!(Signed::parse(&fine.replacen(from, to, 1)), Err(SignatureError::Malformed), "{from} -> {to}");
        }
        assert!(Signed::parse(&(fine + ";x=1")).is_err());
    }
}
