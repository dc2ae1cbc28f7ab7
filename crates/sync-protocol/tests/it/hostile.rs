//! Hostile bundles, each by a name that begins with the code of its refusal: honest in everything but one thing.

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use ed25519_dalek::{Signer, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use sillage_sync_protocol::{BundleKind, Range};
use uuid::Uuid;

use crate::sample::{chain, header, key, packed, raw, read};

#[test]
fn every_hostile_bundle_is_refused_with_its_code() {
    for (name, bytes) in all() {
        let code = name.split('.').next().expect("code");
        match read(&bytes) {
            Err(error) => assert_eq!(error.code(), code, "{name}: {error}"),
            Ok(_) => panic!("{name} was believed"),
        }
    }
}

/// A bundle whose lines are chosen freely, with an honest hash and signature: what a hostile colleague could sign.
struct Forgery {
    header: Value,
    lines: Vec<String>,
    signer: SigningKey,
}

impl Forgery {
    fn of(raws: &[String]) -> Self {
        let lines = chain(raws.to_vec());
        let ranges: Vec<Range> = lines
            .first()
            .zip(lines.last())
            .map(|(first, last)| Range {
                replica: first.envelope.reference.r,
                first: first.envelope.reference.s,
                last: last.envelope.reference.s,
                link_before: first.before,
                link_after: last.after,
            })
            .into_iter()
            .collect();
        let mut header = serde_json::to_value(header(BundleKind::Unit)).expect("header");
        header["ranges"] = json!(ranges);
        Self { header, lines: raws.iter().map(|raw| format!(r#"{{"op":{raw}}}"#)).collect(), signer: key() }
    }

    /// One honest operation.
    fn honest() -> Self {
        Self::of(&[raw(0xa, 1, "")])
    }

    /// An honest header over this one line.
    fn line(line: &str) -> Self {
        Self { lines: vec![line.into()], ..Self::honest() }
    }

    fn with(mut self, field: &str, value: Value) -> Self {
        self.header[field] = value;
        self
    }

    fn text(&self, trailer: bool) -> String {
        let mut header = self.header.clone();
        header["count"] = json!(self.lines.len());
        header["raw_bytes"] = json!(self.lines.iter().map(String::len).sum::<usize>());
        let mut text = format!("{header}\n");
        for line in &self.lines {
            text.push_str(line);
            text.push('\n');
        }
        if trailer {
            let hash = Sha256::digest(text.as_bytes());
            let signature = self.signer.sign(&[b"sillage-bundle-v1\0".as_slice(), &hash].concat());
            let sha256 = format!("sha256:{}", hex::encode(hash));
            let sig = BASE64.encode(signature.to_bytes());
            text.push_str(&json!({ "end": true, "count": self.lines.len(), "sha256": sha256, "sig": sig }).to_string());
            text.push('\n');
        }
        text
    }

    fn bytes(&self) -> Vec<u8> {
        pack(&self.text(true))
    }
}

fn pack(text: &str) -> Vec<u8> {
    zstd::bulk::compress(text.as_bytes(), 19).expect("packed")
}

fn undeclared(text: &str) -> Vec<u8> {
    zstd::stream::encode_all(text.as_bytes(), 19).expect("packed")
}

/// All of them, by name.
fn all() -> Vec<(String, Vec<u8>)> {
    let op = raw(0xa, 1, "");
    let honest = Forgery::honest();
    let text = honest.text(true);
    let deep = |depth: usize| format!(r#","f":{}1{}"#, r#"{"a":"#.repeat(depth), "}".repeat(depth));
    let many = (0..600).map(|n| format!(r#""k{n}":1"#)).collect::<Vec<_>>().join(",");
    let unsigned = text.replace(&text[text.rfind(r#","sig""#).expect("signature")..], ",\"sig\":null}\n");
    let list: Vec<(&str, Vec<u8>)> = vec![
        ("bundle_foreign.empty", Vec::new()),
        ("bundle_foreign.text", b"hello".to_vec()),
        ("bundle_foreign.gzip", vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]),
        ("bundle_foreign.other-format", honest_with("format", json!("anki"))),
        ("bundle_foreign.no-header", pack("[]\n{}\n")),
        ("bundle_foreign.header-of-nothing", pack("\n")),
        ("bundle_needs_update.format", honest_with("format_version", json!(2))),
        ("bundle_needs_update.shapes", honest_with("schema", json!({ "writer": 9, "min_reader": 9 }))),
        ("bundle_needs_update.critical", honest_with("crit", json!(["sealed-fields"]))),
        ("bundle_truncated.no-trailer", pack(&honest.text(false))),
        ("bundle_truncated.half-a-line", pack(text.trim_end())),
        ("bundle_truncated.half-packed", {
            let whole = pack(&text);
            whole[..whole.len() / 2].to_vec()
        }),
        ("bundle_damaged.hash", pack(&text.replace("zone", "zona"))),
        ("bundle_unsigned.no-signature", pack(&unsigned)),
        ("bundle_forged.other-key", Forgery { signer: SigningKey::from_bytes(&[8; 32]), ..Forgery::honest() }.bytes()),
        ("bundle_forged.no-address", honest_with("address", json!("age1nobody"))),
        (
            "bundle_forged.chain",
            Forgery { lines: vec![format!(r#"{{"op":{}}}"#, op.replace("zone", "zona"))], ..Forgery::honest() }.bytes(),
        ),
        ("bundle_malformed.wrong-replica", Forgery::line(&format!(r#"{{"op":{}}}"#, raw(0xb, 1, ""))).bytes()),
        ("bundle_malformed.no-operation", Forgery::line("{}").bytes()),
        ("bundle_malformed.null", Forgery::line("null").bytes()),
        ("bundle_malformed.too-deep", Forgery::line(&format!(r#"{{"op":{}}}"#, raw(0xa, 1, &deep(40)))).bytes()),
        ("bundle_malformed.abyss", Forgery::line(&format!(r#"{{"op":{}}}"#, "[".repeat(100_000))).bytes()),
        (
            "bundle_malformed.too-many-keys",
            Forgery::line(&format!(r#"{{"op":{}}}"#, raw(0xa, 1, &format!(r#","f":{{{many}}}"#)))).bytes(),
        ),
        ("bundle_malformed.key-twice", Forgery::line(&format!(r#"{{"op":{}}}"#, raw(0xa, 1, r#","s":1"#))).bytes()),
        (
            "bundle_malformed.key-twice-within",
            Forgery::line(&format!(r#"{{"op":{}}}"#, raw(0xa, 1, r#","f":{"x":1,"x":2}"#))).bytes(),
        ),
        ("bundle_malformed.two-operations", Forgery::line(&format!(r#"{{"op":{op},"op":{op}}}"#)).bytes()),
        (
            "bundle_malformed.lone-surrogate",
            Forgery::line(&format!(r#"{{"op":{}}}"#, raw(0xa, 1, r#","x":"\ud800""#))).bytes(),
        ),
        (
            "bundle_malformed.number-too-large",
            Forgery::line(&format!(r#"{{"op":{}}}"#, raw(0xa, 1, r#","x":18446744073709551616"#))).bytes(),
        ),
        ("bundle_malformed.sequence-zero", Forgery::line(&format!(r#"{{"op":{}}}"#, raw(0xa, 0, ""))).bytes()),
        (
            "bundle_malformed.capital-id",
            Forgery::line(&format!(r#"{{"op":{}}}"#, op.replace("00000000000a", "00000000000A"))).bytes(),
        ),
        (
            "bundle_malformed.clock",
            Forgery::line(&format!(r#"{{"op":{}}}"#, op.replace(r#"-0000""#, r#"-zzzz""#))).bytes(),
        ),
        (
            "bundle_malformed.more-than-ranges",
            Forgery { lines: vec![format!(r#"{{"op":{op}}}"#); 2], ..Forgery::honest() }.bytes(),
        ),
        (
            "bundle_malformed.endless-range",
            honest_with(
                "ranges",
                json!([{ "replica": Uuid::from_u128(0xa), "first": 1, "last": 9_007_199_254_740_991_u64, "link_before": "0".repeat(64), "link_after": "0".repeat(64) }]),
            ),
        ),
        (
            "bundle_malformed.range-without-beginning",
            honest_with(
                "ranges",
                json!([{ "replica": Uuid::from_u128(0xa), "first": 0, "last": 1, "link_before": "0".repeat(64), "link_after": "0".repeat(64) }]),
            ),
        ),
        ("bundle_malformed.header-key-twice", pack(&text.replacen(r#""ext":{}"#, r#""ext":{},"ext":{}"#, 1))),
        ("bundle_malformed.part-of-words", honest_with("part", json!({ "i": "one", "n": 1 }))),
        ("bundle_malformed.no-size", undeclared(&text)),
        ("bundle_malformed.two-frames", [pack(&text), pack(&text)].concat()),
        ("bundle_too_large.bomb", pack(&" ".repeat(7 << 20))),
        ("bundle_too_large.declared", pack(&"\0".repeat(9 << 20))),
        ("bundle_too_large.operations", Forgery { lines: vec!["{}".into(); 2_001], ..Forgery::honest() }.bytes()),
        ("bundle_too_large.operation", {
            let text: String = (0..300_000_u32)
                .map(|n| char::from(b'a' + u8::try_from(n.wrapping_mul(2_654_435_761) >> 28).expect("small")))
                .collect();
            Forgery::line(&format!(r#"{{"op":{}}}"#, raw(0xa, 1, &format!(r#","x":"{text}""#)))).bytes()
        }),
    ];
    list.into_iter().map(|(name, bytes)| (name.to_owned(), bytes)).collect()
}

fn honest_with(field: &str, value: Value) -> Vec<u8> {
    Forgery::honest().with(field, value).bytes()
}

#[test]
fn the_forger_can_be_honest() {
    read(&Forgery::honest().bytes()).expect("an honest forgery is believed: each hostile one differs in one thing");
    read(&packed(BundleKind::Unit, &[])[0]).expect("nothing new is a bundle too");
}
