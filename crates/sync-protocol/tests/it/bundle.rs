//! What is packed is read back, byte for byte, whatever it says; what was altered is not.

use proptest::prelude::*;
use sillage_sync_protocol::{Block, BundleError, BundleKind, Kind, Limits, Operation, Parcel, Place};
use uuid::Uuid;

use crate::sample::{chain, packed, raw, read};

#[test]
fn the_taps_of_a_busy_day_fit_in_eighteen_kilobytes() {
    // 5,000 taps of 7 tallies, 0.2 to 9 s apart, in blocks of 500: a small generator stands for the day's chance.
    let mut state = 88_172_645_463_325_252_u64;
    let mut chance = |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % below
    };
    let raws = (1..=10).map(|s: u64| {
        let mut dt = 0;
        let rows: Vec<(i64, i64)> = (0..500)
            .map(|_| {
                dt += i64::try_from(200 + chance(8_800)).expect("small");
                (dt, i64::try_from(chance(7)).expect("small"))
            })
            .collect();
        let operation = Operation {
            r: Uuid::from_u128(0xaaa),
            s,
            h: format!("{:012x}-0000", 1_800_000_000_000 + s),
            u: Uuid::from_u128(1),
            by: Uuid::from_u128(2),
            k: Kind::Evt,
            t: "flow_event".into(),
            tv: 1,
            e: Uuid::from_u128(3),
            a: s,
            undoes: None,
            cancels: None,
            about: Vec::new(),
            cmd: "flow.record_tap".into(),
            day: Some(Uuid::from_u128(4)),
            fin: false,
            at: Place { at: "2026-11-24T09:30:00+01:00".into(), zone: "Europe/Paris".into() },
            f: std::collections::BTreeMap::new(),
            seen: std::collections::BTreeMap::new(),
            block: Some(Block {
                id: Uuid::from_u128(100 + u128::from(s)),
                window: Uuid::from_u128(3),
                opened_utc_ms: 1_800_000_000_000,
                zone: "Europe/Paris".into(),
                host_rows: 0,
                seen_ms: dt,
                dt: rows.iter().map(|row| row.0).collect(),
                k: vec![0; 500],
                x: rows.iter().map(|row| row.1).collect(),
            }),
            salt: format!("c2FsdHNhbHRzYWx0{s}"),
        };
        operation.line().expect("a line")
    });
    let parts = packed(BundleKind::Push, &chain(raws.collect()));
    let bytes: usize = parts.iter().map(Vec::len).sum();
    assert!(bytes <= 18 * 1_024, "{bytes} bytes for 5,000 taps");
    assert_eq!(read(&parts[0]).expect("read").lines.len(), 10);
}

#[test]
fn what_nobody_knows_is_kept_as_it_was_written() {
    let odd = raw(0xa, 1, r#", "newer" : {"b":[1.50,"\u00e9"],"a":null}"#).replace(r#""k":"set""#, r#""k":"dance""#);
    for kind in [BundleKind::Push, BundleKind::Unit, BundleKind::Other("waltz".into())] {
        let bundle = read(&packed(kind.clone(), &chain(vec![odd.clone()]))[0]).expect("read");
        assert_eq!((bundle.lines[0].raw.as_str(), bundle.header.kind), (odd.as_str(), kind));
    }
}

#[test]
fn an_operation_out_of_its_place_is_noticed() {
    let lines = chain((1..=4).map(|s| raw(0xa, s, "")).collect());
    // A stretch that begins late is fine: its link before is told.
    assert_eq!(read(&packed(BundleKind::Unit, &lines[2..])[0]).expect("read").header.ranges[0].first, 3);
    let mut altered = lines.clone();
    altered[1].raw = altered[1].raw.replace("zone", "zona");
    assert_eq!(read(&packed(BundleKind::Unit, &altered)[0]), Err(BundleError::Forged("chain")));
    let twice = [lines[0].clone(), lines[0].clone()];
    assert!(matches!(read(&packed(BundleKind::Unit, &twice)[0]), Err(BundleError::Malformed(_))));
    let mut beheaded = lines;
    beheaded[0].before = [9; 32];
    assert!(matches!(read(&packed(BundleKind::Unit, &beheaded)[0]), Err(BundleError::Malformed(_))));
}

fn parcel() -> impl Strategy<Value = Vec<String>> {
    let text = prop_oneof![4 => "[a-zé \\\\\"]{0,40}", 1 => "[x]{60000,90000}"];
    prop::collection::vec((0_u128..3, text), 0..60).prop_map(|texts| {
        let mut next = [0_u64; 3];
        let mut of: Vec<Vec<String>> = vec![Vec::new(); 3];
        for (r, text) in texts {
            let at = usize::try_from(r).expect("small");
            next[at] += 1;
            let value = serde_json::to_string(&text).expect("text");
            of[at].push(raw(0xa0 + r, next[at], &format!(r#","f":{{"name":{{"v":{value},"b":null}}}}"#)));
        }
        of.concat()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// However many parts, in whatever order they are read: the same operations with the same links.
    #[test]
    fn what_is_packed_is_read_back(raws in parcel()) {
        let of = |r: u128| chain(raws.iter().filter(|raw| raw.contains(&Uuid::from_u128(r).to_string())).cloned().collect());
        let lines = [of(0xa0), of(0xa1), of(0xa2)].concat();
        let mut parts = Vec::new();
        for bytes in packed(BundleKind::Unit, &lines).iter().rev() {
            prop_assert!(bytes.len() <= Limits::default().compressed);
            parts.push(read(bytes).expect("read"));
        }
        let n = parts.len();
        let found = Parcel::of(parts.clone(), &Limits::default()).expect("complete");
        prop_assert_eq!(&found.lines, &lines);
        prop_assert_eq!(found.attachments.len(), 1);
        if n > 1 {
            parts.pop();
            prop_assert_eq!(Parcel::of(parts, &Limits::default()), Err(BundleError::Incomplete("part")));
        }
    }

    /// One bit anywhere, or the end cut anywhere: refused or without effect, and nothing panics.
    #[test]
    fn no_altered_byte_is_believed(at in any::<prop::sample::Index>(), bit in 0..8_u32) {
        let bytes = packed(BundleKind::Unit, &chain((1..=3).map(|s| raw(0xa, s, "")).collect())).remove(0);
        let place = at.index(bytes.len());
        let mut flipped = bytes.clone();
        flipped[place] ^= 1 << bit;
        // Some bits of the packing mean nothing: then nothing changed.
        if let Ok(found) = read(&flipped) {
            prop_assert_eq!(found, read(&bytes).expect("honest"), "bit {} of byte {}", bit, place);
        }
        prop_assert!(read(&bytes[..place]).is_err(), "cut at {place}");
        prop_assert!(read(&[bytes.as_slice(), &bytes[..place.max(1)]].concat()).is_err(), "more after the end");
    }

    /// Any bytes at all, packed or not.
    #[test]
    fn noise_is_refused(noise in prop::collection::vec(any::<u8>(), 0..2_000)) {
        prop_assert!(read(&noise).is_err());
        prop_assert!(read(&zstd::bulk::compress(&noise, 1).expect("packed")).is_err());
    }
}
