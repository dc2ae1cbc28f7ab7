//! The real program under `kill -9`: every receipt that was ever given is true, and what was cut off comes again.

use std::{
    collections::BTreeSet,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use sillage_sync::{DeviceStore, Drive, Http, Transport};
use sillage_sync_protocol::{
    session::device::Ending,
    wire::{self, Receipt},
};
use uuid::Uuid;

use crate::{chance::Chance, desk::Desk, rig::Rig};

/// Times the server is killed.
const KILLS: usize = 12;

/// A way that writes down every receipt it brought.
struct Witness<'d, 'r>(Http<'d>, &'r Mutex<Vec<Receipt>>);

#[test]
fn f07_kill9_server_in_the_middle_of_pushes() {
    let mut rig = Rig::new();
    rig.serve();
    let unit = Uuid::now_v7();
    let joined: Vec<_> = ["one", "two", "three"].map(|label| rig.join(label, &[(unit, "coach")])).into();
    let (receipts, stop) = (Mutex::new(Vec::new()), AtomicBool::new(false));
    let desks: Vec<Desk> = std::thread::scope(|scope| {
        let writing: Vec<_> = joined
            .into_iter()
            .map(|(mut desk, membership)| {
                let (receipts, stop) = (&receipts, &stop);
                scope.spawn(move || {
                    let device = desk.device.clone();
                    let mut written = 0;
                    while !stop.load(Ordering::Relaxed) {
                        for _ in 0..3 {
                            written += 1;
                            let word = format!("word-{}-{written}", device.id());
                            desk.set(unit, "zone", Uuid::from_u128(written), "name", &word, 1_795_680_000_000);
                        }
                        let way = Http::new(&device, &membership).expect("a way");
                        let address = membership.address.parse().expect("address");
                        let mut drive = Drive::new(&device, membership.network, address);
                        let _whatever_came = drive.run(&mut desk, &mut Witness(way, receipts));
                        std::thread::sleep(Duration::from_millis(5));
                    }
                    // Once nobody dies any more, everything comes to rest.
                    let way = Http::new(&device, &membership).expect("a way");
                    let mut drive =
                        Drive::new(&device, membership.network, membership.address.parse().expect("address"));
                    let ending = drive.run(&mut desk, &mut Witness(way, receipts)).expect("a disk that answers");
                    assert_eq!(ending, Ending::Complete);
                    assert!(desk.disk.is_all_sent());
                    desk
                })
            })
            .collect();
        let mut chance = Chance::new(11);
        for _ in 0..KILLS {
            // However slow the machine is: a server that dies has answered something before.
            let before = receipts.lock().expect("lock").len();
            for _ in 0..3_000 {
                if receipts.lock().expect("lock").len() > before + 1 {
                    break;
                }
                std::thread::sleep(Duration::from_millis(10));
            }
            std::thread::sleep(Duration::from_millis(chance.below(240)));
            rig.kill();
            rig.serve();
        }
        std::thread::sleep(Duration::from_millis(300));
        stop.store(true, Ordering::Relaxed);
        writing.into_iter().map(|desk| desk.join().expect("a desk")).collect()
    });
    rig.kill();
    let rows = rig.backend.ops();
    let here: BTreeSet<(Uuid, u64)> = rows.iter().map(|(replica, s, _)| (*replica, *s)).collect();
    let receipts = receipts.into_inner().expect("receipts");
    assert!(receipts.len() > KILLS, "{} receipts: the test did not get to push", receipts.len());
    for receipt in &receipts {
        for s in receipt.first..=receipt.last {
            assert!(here.contains(&(receipt.replica, s)), "I17: {}:{s} was promised", receipt.replica);
        }
    }
    let all: BTreeSet<(Uuid, u64)> = desks
        .iter()
        .flat_map(|desk| desk.disk.log.keys().filter(|(r, _)| desk.disk.mine.contains(r)).copied())
        .collect();
    assert_eq!(all, here, "I1: everything that was written is there, and nothing else");
    let mut commits: Vec<u64> = rows.iter().filter_map(|(.., commit)| *commit).collect();
    commits.sort_unstable();
    assert!(
        commits.iter().copied().eq(1..=u64::try_from(here.len()).expect("small")),
        "commits have no hole and no double"
    );
    println!("{} operations, {} receipts, {KILLS} kills", here.len(), receipts.len());
}

#[test]
fn a_server_is_set_up_in_two_words() {
    let mut rig = Rig::new();
    rig.serve();
    let device = sillage_sync::Device::new().expect("device");
    let membership = sillage_sync::enrol(&device, &rig.first).expect("the printed code enrols");
    assert_eq!(membership.network, rig.network);
    let again = sillage_sync::enrol(&device, &rig.first).expect("a lost reply is given again");
    assert_eq!(again, membership);
    let other = sillage_sync::Device::new().expect("device");
    let refused = sillage_sync::enrol(&other, &rig.first).expect_err("once");
    assert!(refused.to_string().contains("code_wrong"), "{refused}");
    assert!(rig.run(&["devices", "list"]).contains(&device.id().to_string()));
    assert!(rig.run(&["config", "dump"]).contains("database"));
    rig.run(&["devices", "revoke", &device.id().to_string()]);
    assert!(rig.run(&["devices", "list"]).contains("revoked"));
    let held = rig.run(&["grants", "list", &membership.person.to_string()]);
    assert!(held.contains("administrator"), "{held}");
    assert_eq!(rig.run(&["quarantine", "list"]), "");
    assert!(rig.run(&["network", "show"]).contains(&rig.network.to_string()));
}

#[test]
fn two_computers_exchange_a_unit_through_the_program() {
    let mut rig = Rig::new();
    rig.serve();
    let unit = Uuid::now_v7();
    let (mut one, of_one) = rig.join("coach", &[(unit, "coach")]);
    let (mut two, of_two) = rig.join("manager", &[(unit, "unit_manager")]);
    let sync = |desk: &mut Desk, membership: &sillage_sync::Membership| {
        let device = desk.device.clone();
        let mut way = Http::new(&device, membership).expect("a way");
        let mut drive = Drive::new(&device, membership.network, membership.address.parse().expect("address"));

        drive.run(desk, &mut way).expect("a disk that answers")
    };
    for i in 0..1_200 {
        let fields = serde_json::json!({"k": "set", "f": {"name": {"v": format!("word-{i}"), "b": null}}});
        one.write(unit, "zone", Uuid::from_u128(i), fields, 1_795_680_000_000);
    }
    let bytes: Vec<u8> = (0..900_000_u32).map(|i| u8::try_from(i % 253).expect("small")).collect();
    let photo = crate::desk::photo(unit, &bytes);
    one.disk.photos.insert(photo.clone(), bytes.clone());
    two.disk.photos_named.insert(photo.clone());
    assert_eq!(sync(&mut one, &of_one), Ending::Complete);
    assert_eq!(sync(&mut two, &of_two), Ending::Complete);
    assert_eq!(two.disk.log.len(), 1_200);
    let bytes_of =
        |desk: &Desk| -> Vec<_> { desk.disk.log.iter().map(|(at, op)| (*at, op.raw.clone(), op.link)).collect() };
    assert_eq!(bytes_of(&two), bytes_of(&one), "the same bytes in the same places");
    assert_eq!(two.disk.photos[&photo], bytes);
    assert_eq!(two.facts().expect("facts").units[&unit].1, 1_200);
}

/// A line that drops after so many bytes towards the device, whatever is on its way.
fn dropping_line(to: std::net::SocketAddr, every: usize) -> (u16, Arc<AtomicUsize>) {
    use std::{
        io::{Read, Write},
        net::{Shutdown, TcpListener, TcpStream},
    };
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let carry = |mut from: TcpStream, mut to: TcpStream, most: usize| {
        let (mut left, mut bytes) = (most, vec![0; 4_096]);
        while let Ok(read) = from.read(&mut bytes) {
            let carried = read.min(left);
            if carried == 0 || to.write_all(&bytes[..carried]).is_err() {
                break;
            }
            left -= carried;
        }
        let _closed = (from.shutdown(Shutdown::Both), to.shutdown(Shutdown::Both));
    };
    let lines = Arc::new(AtomicUsize::new(0));
    let counted = lines.clone();
    std::thread::spawn(move || {
        for device in listener.incoming() {
            counted.fetch_add(1, Ordering::Relaxed);
            let (Ok(device), Ok(server)) = (device, TcpStream::connect(to)) else {
                break;
            };
            let (up, down) = (device.try_clone().expect("a stream"), server.try_clone().expect("a stream"));
            std::thread::spawn(move || carry(up, server, usize::MAX));
            std::thread::spawn(move || carry(down, device, every));
        }
    });
    (port, lines)
}

#[test]
fn f36_a_long_unit_over_the_wire_goes_on_where_the_line_dropped() {
    let mut rig = Rig::new();
    rig.serve();
    let unit = Uuid::now_v7();
    let (mut one, of_one) = rig.join("coach", &[(unit, "coach")]);
    let (mut two, mut of_two) = rig.join("manager", &[(unit, "unit_manager")]);
    let mut chance = Chance::new(17);
    for i in 0..2_500 {
        let text: String = (0..12).map(|_| chance.uuid().to_string()).collect();
        let fields = serde_json::json!({"k": "set", "f": {"name": {"v": text, "b": null}}});
        one.write(unit, "zone", Uuid::from_u128(i), fields, 1_795_680_000_000);
    }
    let sync = |desk: &mut Desk, membership: &sillage_sync::Membership| {
        let device = desk.device.clone();
        let mut way = Http::new(&device, membership).expect("a way");
        let mut drive = Drive::new(&device, membership.network, membership.address.parse().expect("address"));

        drive.run(desk, &mut way).expect("a disk that answers")
    };
    assert_eq!(sync(&mut one, &of_one), Ending::Complete);
    let (port, lines) = dropping_line(rig.address(), 60_000);
    of_two.server = format!("localhost:{port}");
    let mut sessions = 0;
    while sync(&mut two, &of_two) != Ending::Complete {
        sessions += 1;
        assert!(sessions < 100, "it never ends");
    }
    assert!(lines.load(Ordering::Relaxed) > 4, "the line never dropped");
    assert_eq!(two.disk.log.len(), 2_500);
    // What the line took with it is what lay in its buffers; not one byte that had arrived is fetched again.
    let device = sillage_server::deployment::Deployment::open(&rig.data()).expect("a server");
    let central = device.attach().expect("a server");
    let row = central.device(two.device.id()).expect("read").expect("a device");
    let size = central.snapshot(&row, unit, 0).expect("a beginning").size;
    assert!(size > 300_000 && two.fetched == size, "{} of {size} bytes were fetched", two.fetched);
}

impl Transport for Witness<'_, '_> {
    fn now_ms(&mut self) -> i64 {
        self.0.now_ms()
    }
    fn challenge(&mut self) -> Result<String, sillage_sync::NoAnswer> {
        self.0.challenge()
    }
    fn hello(
        &mut self,
        hello: &sillage_sync_protocol::wire::Hello,
    ) -> Result<sillage_sync_protocol::wire::Welcome, sillage_sync::NoAnswer> {
        self.0.hello(hello)
    }
    fn push(&mut self, bundle: Uuid, bytes: &[u8]) -> Result<Receipt, sillage_sync::NoAnswer> {
        let receipt = self.0.push(bundle, bytes)?;
        self.1.lock().expect("lock").push(receipt.clone());
        Ok(receipt)
    }
    fn pull(
        &mut self,
        cursor: sillage_sync_protocol::wire::Cursor,
        mine: sillage_sync_protocol::OpRef,
    ) -> Result<Vec<u8>, sillage_sync::NoAnswer> {
        self.0.pull(cursor, mine)
    }
    fn offset(&mut self, photo: &sillage_sync_protocol::session::device::Photo) -> Result<u64, sillage_sync::NoAnswer> {
        self.0.offset(photo)
    }
    fn upload(
        &mut self,
        photo: &sillage_sync_protocol::session::device::Photo,
        offset: u64,
        bytes: &[u8],
    ) -> Result<u64, sillage_sync::NoAnswer> {
        self.0.upload(photo, offset, bytes)
    }
    fn fetch(
        &mut self,
        photo: &sillage_sync_protocol::session::device::Photo,
    ) -> Result<Option<Vec<u8>>, sillage_sync::NoAnswer> {
        self.0.fetch(photo)
    }
    fn reconcile(&mut self, held: &wire::Reconcile) -> Result<wire::Wanted, sillage_sync::NoAnswer> {
        self.0.reconcile(held)
    }
    fn give(&mut self, bundle: Uuid, bytes: &[u8]) -> Result<wire::Restored, sillage_sync::NoAnswer> {
        self.0.give(bundle, bytes)
    }
    fn digest(&mut self, held: &wire::DigestAsk) -> Result<wire::Differing, sillage_sync::NoAnswer> {
        self.0.digest(held)
    }
    fn lines(&mut self, lines: &wire::Lines) -> Result<Vec<u8>, sillage_sync::NoAnswer> {
        self.0.lines(lines)
    }
    fn snapshot(&mut self, unit: Uuid) -> Result<Option<wire::Snapshot>, sillage_sync::NoAnswer> {
        self.0.snapshot(unit)
    }
    fn snapshot_part(
        &mut self,
        unit: Uuid,
        snapshot: &wire::Snapshot,
        offset: u64,
    ) -> Result<Option<Vec<u8>>, sillage_sync::NoAnswer> {
        self.0.snapshot_part(unit, snapshot, offset)
    }
    fn tell(&mut self, receipts: &wire::Receipts) -> Result<(), sillage_sync::NoAnswer> {
        self.0.tell(receipts)
    }
}
