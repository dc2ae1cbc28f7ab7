//! What whoever runs the server asks it, and how it bears a full disk and a Monday morning.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

use sillage_sync::{Device, Drive, Http, enrol};
use sillage_sync_protocol::session::device::Ending;
use uuid::Uuid;

use crate::rig::{Rig, typed};

pub fn ask(address: SocketAddr, path: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(address).expect("connected");
    stream.set_read_timeout(Some(Duration::from_secs(30))).expect("timeout");
    write!(stream, "GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").expect("said");
    let mut heard = String::new();
    stream.read_to_string(&mut heard).expect("heard");
    let status = heard.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    (status, heard.split_once("\r\n\r\n").map_or(String::new(), |(_, body)| body.into()))
}

pub fn figure(text: &str, name: &str) -> f64 {
    let line = text.lines().find(|line| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(' ')));
    line.and_then(|line| line.rsplit(' ').next()?.parse().ok()).unwrap_or_else(|| panic!("{name} in\n{text}"))
}

#[test]
fn the_operator_asks_on_an_address_of_the_machine_alone() {
    let mut rig = Rig::new();
    rig.set("operations = \"0.0.0.0:0\"");
    let out = typed(&rig.data(), &["serve"]);
    assert!(String::from_utf8_lossy(&out.stderr).contains("only an address of this machine"));
    let mut rig_of = Rig::new();
    let operations = rig_of.operate();
    rig_of.serve();
    assert_eq!(ask(operations, "/health"), (200, "up\n".into()));
    assert_eq!(ask(operations, "/ready"), (200, "ready\n".into()));
    assert_eq!(ask(operations, "/v1/sync/pull").0, 404, "nothing of anybody is there");
    rig.kill();
}

#[test]
fn figures_tell_what_happened_and_name_nobody() {
    let mut rig = Rig::new();
    let operations = rig.operate();
    rig.serve();
    let unit = Uuid::now_v7();
    let (mut desk, membership) = rig.join("coach of the north", &[(unit, "coach")]);
    for i in 0..7 {
        desk.set(unit, "zone", Uuid::from_u128(1), "name", &format!("word-{i}"), 1_795_680_000_000);
    }
    let device = desk.device.clone();
    let mut way = Http::new(&device, &membership).expect("a way");
    let address = membership.address.parse().expect("address");
    let ending =
        Drive::new(&device, membership.network, address).run(&mut desk, &mut way).expect("a disk that answers");
    assert_eq!(ending, Ending::Complete);
    let stranger = Device::new().expect("device");
    assert!(
        enrol(&stranger, &{
            let mut wrong = rig.first.clone();
            wrong.code = format!("{}0000000000", wrong.code.public()).parse().expect("a code");
            wrong
        })
        .is_err()
    );
    let (status, text) = ask(operations, "/metrics");
    assert_eq!(status, 200);
    assert_eq!(figure(&text, "sillage_database_up"), 1.0);
    assert_eq!(figure(&text, "sillage_commits"), 7.0);
    assert_eq!(figure(&text, "sillage_devices"), 1.0);
    assert!(figure(&text, "sillage_requests_total{path=\"/v1/sync/bundles/{id}\",status=\"200\"}") >= 1.0);
    assert_eq!(figure(&text, "sillage_refusals_total{code=\"code_wrong\"}"), 1.0);
    assert!(figure(&text, "sillage_received_bytes_total") > 0.0);
    for word in ["north", "word-", &device.id().to_string(), &unit.to_string(), &membership.person.to_string()] {
        assert!(!text.contains(word), "{word} in the figures");
    }
}

/// `UPDATE_GOLDEN=1` writes it anew.
#[test]
fn the_description_is_the_one_that_was_looked_at() {
    let rig = Rig::new();
    let said = typed(&rig.data(), &["openapi"]);
    let said = String::from_utf8(said.stdout).expect("text");
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/openapi.json");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden")).expect("folder");
        std::fs::write(golden, &said).expect("golden");
    }
    let known = std::fs::read_to_string(golden).expect("golden");
    assert_eq!(said, known, "what is served changed: look at it, then UPDATE_GOLDEN=1");
    let described: serde_json::Value = serde_json::from_str(&said).expect("json");
    // Whatever refers to something refers to something that is there.
    let text = described.to_string();
    for reference in text.split("\"$ref\":\"#").skip(1).map(|rest| rest.split('"').next().unwrap_or_default()) {
        assert!(described.pointer(reference).is_some(), "{reference}");
    }
}

#[test]
fn f41_monday_morning() {
    let mut rig = Rig::new();
    rig.serve();
    let unit = Uuid::now_v7();
    // Forty computers behind one address come at the same moment, each with two hours of work.
    let mut joined = Vec::new();
    for i in 0..40 {
        // Lines are typed over days; how often one address may try one is another test's.
        if i % 5 == 0 {
            rig.kill();
            rig.serve();
        }
        joined.push(rig.join(&format!("coach {i}"), &[(unit, "coach")]));
    }
    let start = std::sync::Barrier::new(joined.len());
    let sent: usize = std::thread::scope(|scope| {
        let coming: Vec<_> = joined
            .into_iter()
            .map(|(mut desk, membership)| {
                let start = &start;
                scope.spawn(move || {
                    let device = desk.device.clone();
                    for i in 0..25_u128 {
                        let e = Uuid::from_u128(device.id().as_u128() ^ i);
                        desk.set(unit, "zone", e, "name", "word", 1_795_680_000_000);
                    }
                    start.wait();
                    for _ in 0..60 {
                        let mut way = Http::new(&device, &membership).expect("a way");
                        let address = membership.address.parse().expect("address");
                        let ending = Drive::new(&device, membership.network, address)
                            .run(&mut desk, &mut way)
                            .expect("a disk that answers");
                        if ending == Ending::Complete {
                            return desk.disk.log.len();
                        }
                        // As told: 429 and 503 name their seconds; a device comes again after them.
                        std::thread::sleep(Duration::from_millis(200 + device.id().as_u128() as u64 % 800));
                    }
                    panic!("it never came through");
                })
            })
            .collect();
        coming.into_iter().map(|desk| usize::from(desk.join().expect("a desk") >= 25)).sum()
    });
    assert_eq!(sent, 40);
    assert_eq!(rig.backend.ops().len(), 40 * 25, "all done, nothing twice");
}
