//! What the tests pack: operations in a chain, a header, a key.

use ed25519_dalek::{Signer, SigningKey};
use sillage_sync_protocol::{
    Address, Attachment, Bundle, BundleError, BundleKind, Envelope, Header, Hlc, Limits, Line, Link, Part, Stamped,
    next_link, pack,
};
use uuid::Uuid;

pub fn key() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

pub fn address() -> String {
    let receiving = format!("age1{}", "q".repeat(58));
    Address::new(&receiving, key().verifying_key().as_bytes()).expect("address").to_string()
}

/// An operation of replica `r`; `rest` is more of its JSON.
pub fn raw(r: u128, s: u64, rest: &str) -> String {
    format!(
        r#"{{"r":"{}","s":{s},"h":"{:012x}-0000","u":"{}","by":"{}","k":"set","t":"zone","e":"{}","a":{s},"salt":"c2FsdA"{rest}}}"#,
        Uuid::from_u128(r),
        1_800_000_000_000_u64 + s,
        Uuid::from_u128(1),
        Uuid::from_u128(2),
        Uuid::from_u128(3),
    )
}

/// The chain of a replica.
pub fn chain(raws: Vec<String>) -> Vec<Line> {
    let mut link = Link::default();
    let line = |raw: String| {
        let envelope = Envelope::parse(&raw).expect("an operation");
        let before = link;
        link = next_link(&link, &envelope.digest);
        Line { raw, envelope, eff: None, before, after: link, placed: None }
    };
    raws.into_iter().map(line).collect()
}

pub fn header(kind: BundleKind) -> Header {
    let (format, format_version, schema) = Header::fixed();
    Header {
        format,
        format_version,
        bundle: Uuid::from_u128(10),
        kind,
        network: Uuid::from_u128(11),
        epoch: None,
        device: Uuid::from_u128(12),
        address: address(),
        replica: Uuid::from_u128(13),
        app: "sillage test".into(),
        schema,
        created: Stamped { h: Hlc::ZERO.to_string(), at: "2026-11-24T09:30:00+01:00".into() },
        ranges: Vec::new(),
        unit: Some(Uuid::from_u128(1)),
        person: Some(Uuid::from_u128(2)),
        page: None,
        count: 0,
        raw_bytes: 0,
        part: Part { i: 1, n: 1 },
        attachments: vec![Attachment {
            hash: format!("sha256:{}", "0".repeat(64)),
            size: 12,
            media_type: "image/jpeg".into(),
            unit: Uuid::from_u128(1),
        }],
        crit: Vec::new(),
        ext: serde_json::Map::new(),
    }
}

pub fn packed(kind: BundleKind, lines: &[Line]) -> Vec<Vec<u8>> {
    pack(&header(kind), lines, &Limits::default(), |message| key().sign(message).to_bytes()).expect("packed")
}

pub fn read(bytes: &[u8]) -> Result<Bundle, BundleError> {
    Bundle::read(bytes, &Limits::default())
}
