//! The fuzz targets without a fuzzer: every file of the corpora, and each changed by chance a thousand times, always
//! the same ones. `SILLAGE_FUZZ=n` changes each n times.

use std::path::PathBuf;

use ed25519_dalek::Signer;
use sillage_sync_protocol::{
    BundleKind, Limits, Outgoing, pack_push,
    wire::{Cursor, Fate, Problem, Receipt, Retry},
};
use uuid::Uuid;

use crate::sample::{chain, header, key, packed, raw};

#[path = "../../fuzz/harness.rs"]
mod harness;

fn corpus(target: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/corpus")).join(target)
}

/// What this program writes, and every file of the corpus: those a fuzzer found, too.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let mut seeds: Vec<_> = written().into_iter().filter(|(of, ..)| *of == target).map(|(.., bytes)| bytes).collect();
    let files = std::fs::read_dir(corpus(target)).into_iter().flatten();
    let mut paths: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    paths.sort();
    seeds.extend(paths.into_iter().map(|path| std::fs::read(path).expect("a seed")));
    seeds
}

/// SplitMix64.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn below(state: &mut u64, end: usize) -> usize {
    usize::try_from(next(state) % u64::try_from(end.max(1)).expect("small")).expect("small")
}

/// Words a parser may trip over.
const WORDS: [&[u8]; 12] = [
    b"\0",
    b"\n",
    b"\"",
    b"{",
    b"[[[[[[[[",
    b"}",
    b"null",
    b"-1",
    b"18446744073709551616",
    b"1e999",
    b"\\ud800",
    b"\xff",
];

fn changed(seeds: &[Vec<u8>], state: &mut u64) -> Vec<u8> {
    let mut bytes = seeds[below(state, seeds.len())].clone();
    for _ in 0..=below(state, 4) {
        let at = below(state, bytes.len() + 1);
        match below(state, 6) {
            0 => bytes.truncate(at),
            1 if at < bytes.len() => bytes[at] ^= 1 << below(state, 8),
            2 if at < bytes.len() => bytes[at] = next(state).to_be_bytes()[0],
            3 => drop(bytes.splice(at..at, WORDS[below(state, WORDS.len())].iter().copied())),
            4 => {
                let end = (at + below(state, 40)).min(bytes.len());
                bytes.drain(at..end);
            }
            _ => {
                let other = &seeds[below(state, seeds.len())];
                let from = below(state, other.len());
                bytes.truncate(at);
                bytes.extend_from_slice(&other[from..]);
            }
        }
    }
    bytes
}

fn drive(target: &str, harness: fn(&[u8])) {
    let (seeds, mut state) = (seeds(target), 0x5111_a9e0);
    assert!(!seeds.is_empty(), "{target}: an empty corpus");
    seeds.iter().for_each(|seed| harness(seed));
    let times = std::env::var("SILLAGE_FUZZ").ok().and_then(|text| text.parse().ok()).unwrap_or(1_000);
    for _ in 0..times * seeds.len() {
        harness(&changed(&seeds, &mut state));
    }
}

#[test]
fn bundles_of_any_bytes() {
    drive("bundle", harness::bundle);
}

#[test]
fn bundles_of_any_bytes_behind_the_packing() {
    drive("inside", harness::inside);
}

#[test]
fn operations_of_any_bytes() {
    drive("operation", harness::operation);
}

#[test]
fn cursors_of_any_bytes() {
    drive("cursor", harness::cursor);
}

#[test]
fn messages_of_any_bytes() {
    drive("message", harness::message);
}

/// One honest sample of everything.
fn written() -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let receipt = Receipt {
        bundle: Uuid::from_u128(1),
        fate: Fate::Held,
        replica: Uuid::from_u128(2),
        first: 1,
        last: 9,
        expected: Some(4),
        aside: Vec::new(),
        ruled: Vec::new(),
        epoch: Uuid::from_u128(3),
        commits: [(Uuid::from_u128(4), 7)].into(),
        safe: 3,
    };
    let cursor = Cursor { epoch: Uuid::from_u128(1), unit: Uuid::from_u128(2), commit: 7 };
    let lines = chain([raw(0xa, 1, ""), raw(0xa, 2, r#","about":["x"]"#)].to_vec());
    let whole = packed(BundleKind::Unit, &lines).remove(0);
    let outgoing =
        lines.iter().map(|line| Outgoing { s: line.envelope.reference.s, raw: line.raw.clone(), link: line.after });
    let outgoing: Vec<_> = outgoing.collect();
    let sign = |message: &[u8]| key().sign(message).to_bytes();
    let limits = Limits::default();
    let push = pack_push(&header(BundleKind::Push), Uuid::from_u128(0xa), [0; 32], &outgoing, &limits, sign);
    let push = push.expect("packed");
    let unpacked = |bytes: &[u8]| zstd::stream::decode_all(bytes).expect("unpacked");
    vec![
        ("bundle", "push", push.clone()),
        ("inside", "push", unpacked(&push)),
        ("bundle", "parcel", whole.clone()),
        ("inside", "parcel", unpacked(&whole)),
        ("operation", "plain", raw(0xa, 1, "").into_bytes()),
        ("operation", "newer", raw(0xa, 2, r#","newer":{"unheard":[1,2]}"#).into_bytes()),
        ("cursor", "cursor", cursor.to_string().into_bytes()),
        ("cursor", "place", format!("{}:7", Uuid::from_u128(9)).into_bytes()),
        ("cursor", "code", b"ABCD-EFGHJ-KMNPQ".to_vec()),
        ("message", "receipt", serde_json::to_vec(&receipt).expect("json")),
        ("message", "problem", serde_json::to_vec(&Problem::new(429, "too_often", Retry::Later)).expect("json")),
    ]
}

/// `SILLAGE_CORPUS=1` writes the samples into the corpora, where a fuzzer begins.
#[test]
fn corpora_begin_with_what_this_program_writes() {
    for (target, name, bytes) in written() {
        let file = corpus(target).join(name);
        if std::env::var_os("SILLAGE_CORPUS").is_some() {
            std::fs::create_dir_all(corpus(target)).expect("folder");
            std::fs::write(&file, &bytes).expect("seed");
        }
        assert!(file.exists(), "{target}/{name} is missing: SILLAGE_CORPUS=1 writes it");
    }
}
