//! Bombs: small on the way, large once unpacked. They are refused, and nobody unpacks them to find out.

use std::io::Write;

use sillage_sync::{Device, Http, Limits, NoAnswer, Transport, open, seal};
use sillage_sync_protocol::session::device::Ending;
use uuid::Uuid;

use crate::{apart, hardship::session, rig::Rig};

/// KiB a process may hold more while it is bombed.
const MOST_KIB: u64 = 32 * 1024;

/// The same MiB over and over, packed, with its size said before it or not, and a window as large as that.
fn packed(part: &[u8], mib: u64, is_told: bool, window: u32) -> Vec<u8> {
    let mut encoder = zstd::stream::Encoder::new(Vec::new(), 1).expect("an encoder");
    let part: Vec<u8> = part.iter().copied().cycle().take(1 << 20).collect();
    encoder.window_log(window).expect("a window");
    encoder.set_pledged_src_size(is_told.then_some(mib << 20)).expect("a size");
    encoder.include_contentsize(is_told).expect("told");
    (0..mib).for_each(|_| encoder.write_all(&part).expect("packed"));
    encoder.finish().expect("packed")
}

fn bombs() -> Vec<(&'static str, Vec<u8>)> {
    let spaces = packed(b" ", 48, true, 20);
    let untold = packed(b" ", 48, false, 20);
    let mut bombs = vec![
        ("zeros", packed(&[0], 48, true, 20)),
        ("zeros, untold", packed(&[0], 48, false, 20)),
        ("lines", packed(b"\n", 48, true, 20)),
        ("lines, untold", packed(b"\n", 48, false, 20)),
        ("an abyss", packed(b"{\"a\":", 48, true, 20)),
        ("an abyss, untold", packed(b"{\"a\":", 48, false, 20)),
        ("lists", packed(b"[", 48, false, 20)),
        ("operations", packed(b"{\"op\":{}}\n", 48, true, 20)),
        ("just too much", packed(b" ", 9, true, 20)),
        ("just too much, untold", packed(b" ", 9, false, 20)),
        ("a window of 128 MiB", packed(&[0], 160, false, 27)),
        ("a window of 64 MiB, told", packed(b"{}", 80, true, 26)),
        ("many packages", packed(b" ", 1, true, 20).repeat(200)),
        ("many packages, untold", packed(b" ", 1, false, 20).repeat(200)),
        ("packed twice", zstd::bulk::compress(&spaces, 3).expect("packed")),
        ("packed three times", zstd::bulk::compress(&zstd::bulk::compress(&untold, 3).expect("1"), 3).expect("2")),
        ("behind what is skipped", [&[0x50, 0x2a, 0x4d, 0x18, 4, 0, 0, 0, 1, 2, 3, 4], untold.as_slice()].concat()),
        ("gzip", [&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3], vec![0; 1 << 19].as_slice()].concat()),
        ("nothing, at length", vec![0; (1 << 20) - 1]),
    ];
    // It says it is small: four bytes of size behind the mark and the kind, and a window if it is not all in one.
    let mut lying = spaces;
    let at = if lying[4] & 0x20 == 0 { 6 } else { 5 };
    lying[at..at + 4].copy_from_slice(&1_000_u32.to_le_bytes());
    bombs.push(("one that lies", lying));
    assert_eq!(bombs.len(), 20);
    bombs
}

/// Forgets how much a process held at most.
fn begin_anew(pid: u32) {
    std::fs::write(format!("/proc/{pid}/clear_refs"), "5").expect("forgotten");
}

/// KiB a process holds now, and held at most.
fn held(pid: u32) -> (u64, u64) {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).expect("a process");
    let kib = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).expect("a figure");
        line.trim().trim_end_matches(" kB").parse().expect("a number")
    };
    (kib("VmRSS:"), kib("VmHWM:"))
}

#[test]
fn bombs_over_the_wire_are_refused_and_take_no_room() {
    let mut rig = Rig::new();
    rig.serve();
    let unit = Uuid::now_v7();
    let (mut desk, membership) = rig.join("coach", &[(unit, "coach")]);
    let word = "word-".repeat(40_000);
    desk.set(unit, "zone", Uuid::from_u128(1), "name", &word, 1_795_680_000_000);
    assert_eq!(session(&mut desk, &membership), Ending::Complete);
    let bombs = bombs();
    let device = desk.device.clone();
    let mut way = Http::new(&device, &membership).expect("a way");
    let pid = rig.pid();
    begin_anew(pid);
    let (before, _) = held(pid);
    for (name, bomb) in &bombs {
        let id = Uuid::now_v7();
        let [pushed, given] = [way.push(id, bomb).err(), way.give(id, bomb).err()];
        for answer in [pushed, given] {
            let Some(NoAnswer::Refused(problem)) = answer else {
                panic!("{name}: {answer:?}");
            };
            assert!(problem.code.starts_with("bundle_"), "{name}: {}", problem.code);
        }
    }
    let (_, most) = held(pid);
    assert!(most < before + MOST_KIB, "the server went from {before} to {most} KiB");
    assert_eq!(rig.backend.ops().len(), 1);
    assert_eq!(session(&mut desk, &membership), Ending::Complete, "and goes on");
}

#[test]
fn bombs_in_sealed_files_are_refused_and_take_no_room() {
    if !apart::is_here() {
        apart::run("bombs::bombs_in_sealed_files_are_refused_and_take_no_room", &[]);
        return;
    }
    let device = Device::new().expect("device");
    let sealed = |bomb: Vec<u8>| seal(Vec::new(), device.address(), &[bomb], &[], |_| unreachable!()).expect("sealed");
    let files: Vec<_> = bombs().into_iter().map(|(name, bomb)| (name, sealed(bomb))).collect();
    let read = |file: &[u8]| open(file, &device, &Limits::default(), |_, _| Ok(())).map(drop);
    let pid = std::process::id();
    begin_anew(pid);
    let (before, _) = held(pid);
    for (name, file) in &files {
        assert!(read(file).is_err(), "{name} was believed");
    }
    let (_, most) = held(pid);
    assert!(most < before + MOST_KIB, "from {before} to {most} KiB");
    // Whoever does unpack one is seen.
    let unpacked = zstd::stream::decode_all(bombs()[0].1.as_slice()).expect("48 MiB");
    let (_, most) = held(pid);
    assert!(most > before + MOST_KIB, "{} bytes from {before} to {most} KiB", unpacked.len());
}
