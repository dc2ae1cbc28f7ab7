//! Real programs in real trouble: lines that are cut in the middle of a byte stream, disks that are full on either
//! side, clocks that are wrong by days.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};

use sillage_sync::{Drive, Http, Membership};
use sillage_sync_protocol::session::device::Ending;
use tempfile::TempDir;
use uuid::Uuid;

use crate::{chance::Chance, desk::Desk, profiles::Computer, rig::Rig};

const NOW_MS: i64 = 1_795_680_000_000;

/// A line that carries so many bytes of each connection, both ways together, and is cut then.
struct Line {
    at: SocketAddr,
    most: Arc<AtomicU64>,
    stop: Arc<AtomicBool>,
}

impl Line {
    fn to(server: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let at = listener.local_addr().expect("address");
        let (most, stop) = (Arc::new(AtomicU64::new(u64::MAX)), Arc::new(AtomicBool::new(false)));
        let (limit, ends) = (most.clone(), stop.clone());
        std::thread::spawn(move || {
            for device in listener.incoming() {
                if ends.load(Ordering::Relaxed) {
                    break;
                }
                let (Ok(device), Ok(server)) = (device, TcpStream::connect(server)) else {
                    continue;
                };
                let left = Arc::new(AtomicU64::new(limit.load(Ordering::Relaxed)));
                let copies = (device.try_clone().expect("socket"), server.try_clone().expect("socket"));
                for (from, to) in [(device, server), (copies.1, copies.0)] {
                    let left = left.clone();
                    std::thread::spawn(move || carry(from, to, &left));
                }
            }
        });
        Self { at, most, stop }
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        let _last = TcpStream::connect(self.at);
    }
}

fn carry(mut from: TcpStream, mut to: TcpStream, left: &AtomicU64) {
    let mut bytes = [0; 997];
    while let Ok(read @ 1..) = from.read(&mut bytes) {
        let wanted = u64::try_from(read).expect("small");
        let before = left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| Some(left.saturating_sub(wanted)));
        let allowed = usize::try_from(before.expect("a number").min(wanted)).expect("small");
        if to.write_all(&bytes[..allowed]).is_err() || allowed < read {
            break;
        }
    }
    for end in [from, to] {
        let _gone_already = end.shutdown(std::net::Shutdown::Both);
    }
}

/// A session over the wire.
pub fn session(desk: &mut Desk, membership: &Membership) -> Ending {
    let device = desk.device.clone();
    let mut way = Http::new(&device, membership).expect("a way");
    let address = membership.address.parse().expect("address");

    Drive::new(&device, membership.network, address).run(desk, &mut way).expect("a disk that answers")
}

#[test]
fn a_line_that_is_cut_after_any_number_of_bytes() {
    let mut rig = Rig::new();
    rig.serve();
    let unit = Uuid::now_v7();
    let (mut one, mut of_one) = rig.join("coach", &[(unit, "coach")]);
    let (mut two, mut of_two) = rig.join("manager", &[(unit, "unit_manager")]);
    let line = Line::to(rig.address());
    for membership in [&mut of_one, &mut of_two] {
        membership.server = format!("localhost:{}", line.at.port());
    }
    let mut chance = Chance::new(4);
    let mut cut = 0;
    for turn in 0..120_u128 {
        for i in 0..4 {
            one.set(unit, "zone", Uuid::from_u128(1 + i), "name", &format!("word-{turn}-{i}"), NOW_MS);
        }
        line.most.store(1_500 + chance.below(9_000), Ordering::Relaxed);
        let (desk, membership) = if turn % 3 == 2 { (&mut two, &of_two) } else { (&mut one, &of_one) };
        if session(desk, membership) != Ending::Complete {
            cut += 1;
        }
    }
    assert!(cut > 20, "{cut} sessions were cut: the line was too good");
    line.most.store(u64::MAX, Ordering::Relaxed);
    for _ in 0..2 {
        assert_eq!(session(&mut one, &of_one), Ending::Complete);
        assert_eq!(session(&mut two, &of_two), Ending::Complete);
    }
    assert!(one.disk.is_all_sent());
    assert_eq!(rig.backend.ops().len(), 480, "each operation once");
    assert_eq!(two.disk.log.len(), 480);
}

/// A small disk of its own; `None` where nobody may mount one.
struct SmallDisk(Option<TempDir>);

impl SmallDisk {
    fn new(mib: u32) -> Option<Self> {
        let folder = tempfile::tempdir().expect("folder");
        let size = format!("size={mib}m,mode=0700");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(folder.path()).output();
        if mounted.is_ok_and(|out| out.status.success()) {
            return Some(Self(Some(folder)));
        }
        eprintln!("SKIPPED: a disk of its own needs root and mount(8); nothing was tested here");
        None
    }

    fn path(&self) -> &Path {
        self.0.as_ref().expect("a folder").path()
    }

    /// Fills it up to so many bytes.
    fn fill(&self, leave: u64) {
        let disk = rustix::fs::statvfs(self.path()).expect("a disk");
        let free = disk.f_bavail * disk.f_frsize;
        let bytes = vec![1; usize::try_from(free.saturating_sub(leave)).expect("small")];
        std::fs::write(self.path().join("filler"), bytes).expect("room");
    }

    fn empty(&self) {
        std::fs::remove_file(self.path().join("filler")).expect("filler");
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _lazily = Command::new("umount").arg("-l").arg(self.path()).status();
    }
}

#[test]
fn f10_disk_full_server() {
    let Some(disk) = SmallDisk::new(24) else {
        return;
    };
    let mut rig = Rig::on(tempfile::tempdir_in(disk.path()).expect("folder"));
    rig.set("reserve_mib = 2");
    rig.serve();
    let unit = Uuid::now_v7();
    let (mut one, of_one) = rig.join("coach", &[(unit, "coach")]);
    let (mut two, of_two) = rig.join("manager", &[(unit, "unit_manager")]);
    for i in 0..50 {
        one.set(unit, "zone", Uuid::from_u128(1 + i), "name", &format!("word-{i}"), NOW_MS);
    }
    assert_eq!(session(&mut one, &of_one), Ending::Complete);
    disk.fill(1 << 20);
    one.set(unit, "zone", Uuid::from_u128(1), "name", "word-while-full", NOW_MS);
    let refused = session(&mut one, &of_one);
    assert!(
        matches!(&refused, Ending::Refused(problem) if problem.code == "disk_full" && problem.retry_after.is_some()),
        "{refused:?}"
    );
    assert!(!one.disk.is_all_sent(), "nothing was called stored");
    assert_eq!(session(&mut two, &of_two), Ending::Complete, "reading goes on");
    assert_eq!(two.disk.log.len(), 50);
    assert_eq!(rig.backend.ops().len(), 50, "no part of a bundle");
    // Even a restart, and even with nothing left at all.
    rig.kill();
    rig.serve();
    disk.empty();
    assert_eq!(session(&mut one, &of_one), Ending::Complete, "room again: it comes by itself");
    assert_eq!(session(&mut two, &of_two), Ending::Complete);
    assert_eq!(two.winner(Uuid::from_u128(1), "name").expect("a name").1, "word-while-full");
    rig.kill();
}

#[test]
fn f09_disk_full_device() {
    let Some(disk) = SmallDisk::new(32) else {
        return;
    };
    let mut rig = Rig::new();
    rig.serve();
    let unit = Uuid::now_v7();
    let (mut one, of_one) = rig.join("coach", &[(unit, "coach")]);
    let folder = tempfile::tempdir_in(disk.path()).expect("folder");
    let manager = Computer::join_on(&rig, "manager", unit, "unit_manager", folder);
    assert_eq!(manager.try_sync(), Ok(Ending::Complete));
    let own = manager.add(unit, "Accueil", 0);
    for i in 0..1_500 {
        let name = serde_json::json!({"fr": format!("Zone {i} {}", "x".repeat(400)), "en": null});
        let fields =
            serde_json::json!({"k": "set", "f": {"name": {"v": name, "b": null}, "rank": {"v": i, "b": null}}});
        one.write(unit, "zone", Uuid::from_u128(1_000 + i), fields, NOW_MS);
    }
    assert_eq!(session(&mut one, &of_one), Ending::Complete);
    disk.fill(200 * 1024);
    let full = manager.try_sync();
    assert!(full != Ok(Ending::Complete), "1,500 zones do not fit: {full:?}");
    assert!(manager.names(unit).contains(&"Accueil".to_owned()), "what was saved is there");
    manager.verified();
    disk.empty();
    assert_eq!(manager.try_sync(), Ok(Ending::Complete), "room again: it goes on by itself");
    manager.verified();
    assert_eq!(session(&mut one, &of_one), Ending::Complete);
    assert!(one.winner(own.uuid(), "name").is_some(), "and its own work was sent");
}

#[test]
fn clocks_that_are_wrong_by_days() {
    for clock in ["+3d", "-400d"] {
        let mut rig = Rig::new();
        rig.clock = Some(clock);
        rig.serve();
        let unit = Uuid::now_v7();
        // A code is made by another program on the same machine, whose clock is another one: it is good for 72 hours.
        let device = sillage_sync::Device::new().expect("device");
        let enrolled = sillage_sync::enrol(&device, &rig.first);
        if clock == "+3d" {
            assert!(enrolled.is_err(), "a code made three days ago");
            rig.kill();
            rig.clock = Some("+2d");
            rig.serve();
        } else {
            assert!(enrolled.is_ok(), "{:?}", enrolled.err());
        }
        let (mut desk, membership) = rig.join("coach", &[(unit, "coach")]);
        let now_ms = sillage_server::clock::now_ms();
        desk.set(unit, "zone", Uuid::from_u128(1), "name", "word-before", now_ms);
        assert_eq!(session(&mut desk, &membership), Ending::Complete, "{clock}: the device is told the time");
        // The server's clock is put right: nothing is lost, nothing is refused, later work is later.
        rig.kill();
        rig.clock = None;
        rig.serve();
        std::thread::sleep(Duration::from_millis(1_100));
        desk.set(unit, "zone", Uuid::from_u128(1), "name", "word-after", now_ms + 1_000);
        assert_eq!(session(&mut desk, &membership), Ending::Complete, "{clock}");
        let (mut other, of_other) = rig.join("manager", &[(unit, "unit_manager")]);
        assert_eq!(session(&mut other, &of_other), Ending::Complete, "{clock}");
        assert_eq!(other.winner(Uuid::from_u128(1), "name").expect("a name").1, "word-after", "{clock}");
    }
}
