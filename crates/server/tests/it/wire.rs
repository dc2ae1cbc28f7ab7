//! The HTTP floor of the real program: who is believed, what is refused and how, and what never waits.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use rustls::{
    ClientConfig, ClientConnection, RootCertStore, StreamOwned,
    pki_types::{CertificateDer, ServerName, pem::PemObject},
};
use sillage_server::{
    deployment::{Deployment, grant},
    store::{DeviceRow, PersonRow, write},
};
use sillage_sync::{Device, EnrolError, Membership, enrol};
use sillage_sync_protocol::{
    Code, Invitation, OpRef, Signed, Signing, content_digest,
    scope::Role,
    session::device::Ending,
    wire::{BUNDLE_TYPE, Cursor, Lines, Problem},
};
use uuid::Uuid;

use crate::{
    desk::photo,
    hardship::session,
    operations::{ask, figure},
    rig::Rig,
};

/// A connection whose bytes are written by hand.
fn connect(rig: &Rig, membership: &Membership) -> StreamOwned<ClientConnection, TcpStream> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(membership.authority.as_bytes()).expect("pem")).expect("authority");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from("localhost").expect("name");
    let connection = ClientConnection::new(Arc::new(config), name).expect("connection");
    let stream = TcpStream::connect(rig.address()).expect("connected");
    stream.set_read_timeout(Some(Duration::from_secs(30))).expect("timeout");
    StreamOwned::new(connection, stream)
}

/// What a server answers to these bytes: status and body.
fn say(rig: &Rig, membership: &Membership, bytes: &[u8]) -> (u16, String) {
    let text = heard(rig, membership, bytes);
    let status = text.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    (status, text.split_once("\r\n\r\n").map_or(String::new(), |(_, body)| body.into()))
}

/// All of it.
fn heard(rig: &Rig, membership: &Membership, bytes: &[u8]) -> String {
    let mut stream = connect(rig, membership);
    // Who has heard enough closes before the last byte.
    let _heard_enough = stream.write_all(bytes);
    let mut heard = Vec::new();
    let _closed_without_a_word = stream.read_to_end(&mut heard);
    String::from_utf8_lossy(&heard).into_owned()
}

/// A connection over which one asks again and again.
struct Talk(BufReader<StreamOwned<ClientConnection, TcpStream>>);

impl Talk {
    fn new(rig: &Rig, membership: &Membership) -> Self {
        Self(BufReader::new(connect(rig, membership)))
    }

    /// Status and type of an answer, and its code if it is a refusal.
    fn ask(&mut self, bytes: &[u8]) -> (u16, String) {
        self.0.get_mut().write_all(bytes).expect("said");
        let (mut head, mut line) = (BTreeMap::new(), String::new());
        self.0.read_line(&mut line).expect("a status");
        let status = line.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        while line != "\r\n" {
            line.clear();
            self.0.read_line(&mut line).expect("a header");
            if let Some((name, value)) = line.trim_end().split_once(": ") {
                head.insert(name.to_lowercase(), value.to_owned());
            }
        }
        let mut body = vec![0; head["content-length"].parse().expect("a length")];
        self.0.read_exact(&mut body).expect("a body");
        let problem: Option<Problem> = serde_json::from_slice(&body).ok();
        (status, problem.map_or_else(|| head["content-type"].clone(), |problem| problem.code))
    }
}

fn code(heard: &(u16, String)) -> String {
    let problem: Problem = serde_json::from_str(&heard.1).unwrap_or_else(|_| panic!("no problem: {heard:?}"));
    assert_eq!(problem.status, heard.0);
    problem.code
}

/// A request as a device signs it.
struct Signature<'d> {
    device: &'d Device,
    created: i64,
    nonce: String,
}

impl<'d> Signature<'d> {
    fn of(device: &'d Device) -> Self {
        Self { device, created: sillage_server::clock::now_ms() / 1_000, nonce: Uuid::now_v7().simple().to_string() }
    }

    fn request(&self, method: &str, target: &str, body: &[u8]) -> Vec<u8> {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let digest = content_digest(body);
        let signed = Signed { created: self.created, device: self.device.id(), nonce: self.nonce.clone() };
        let signing = Signing { method, path, query, digest: &digest };
        let headers = signed.headers(&signing, |message| self.device.sign(message));
        let mut bytes = format!(
            "{method} {target} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-length: {}\r\ncontent-digest: {}\r\nsignature-input: {}\r\nsignature: {}\r\n\r\n",
            body.len(),
            headers.digest,
            headers.input,
            headers.signature
        )
        .into_bytes();
        bytes.extend_from_slice(body);
        bytes
    }
}

fn served() -> (Rig, Device, Membership) {
    let mut rig = Rig::new();
    rig.serve();
    let device = Device::new().expect("device");
    let membership = enrol(&device, &rig.first).expect("enrolled");
    (rig, device, membership)
}

#[test]
fn only_a_signed_request_is_answered_and_only_once() {
    let (rig, device, membership) = served();
    let target = format!("/v1/sync/bundles/{}", Uuid::now_v7());
    let fine = Signature::of(&device).request("GET", &target, &[]);
    assert_eq!(code(&say(&rig, &membership, &fine)), "not_found", "believed, and there is no such bundle");
    for _ in 0..20 {
        assert_eq!(code(&say(&rig, &membership, &fine)), "signature_used", "a captured request is worth nothing");
    }
    let bare = format!("GET {target} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
    assert_eq!(code(&say(&rig, &membership, bare.as_bytes())), "signature_malformed");
    let stranger = Device::new().expect("device");
    let unknown = Signature::of(&stranger).request("GET", &target, &[]);
    assert_eq!(code(&say(&rig, &membership, &unknown)), "unknown_device");
    // A signature over something else: another path, another body.
    let text = String::from_utf8(Signature::of(&device).request("GET", &target, &[])).expect("text");
    let moved = text.replacen("/v1/sync/bundles/", "/v1/sync/bundles/0", 1);
    assert_eq!(code(&say(&rig, &membership, moved.as_bytes())), "signature_wrong");
    let hello = Signature::of(&device).request("POST", "/v1/sync/hello", b"{\"a\":1}");
    let altered = String::from_utf8(hello).expect("text").replace("{\"a\":1}", "{\"a\":2}");
    assert_eq!(code(&say(&rig, &membership, altered.as_bytes())), "body_damaged");
    let malformed = Signature::of(&device).request("POST", "/v1/sync/hello", b"{\"a\":1}");
    assert_eq!(code(&say(&rig, &membership, &malformed)), "hello_malformed");
}

#[test]
fn an_old_signature_is_told_the_time() {
    let (rig, device, membership) = served();
    for off in [-400, 400, -30_000_000] {
        let mut signature = Signature::of(&device);
        signature.created += off;
        let heard = say(&rig, &membership, &signature.request("GET", "/v1/sync/pull", &[]));
        assert_eq!(code(&heard), "signature_stale");
        let problem: Problem = serde_json::from_str(&heard.1).expect("a problem");
        assert!(problem.now_ms.is_some_and(|now| (now - sillage_server::clock::now_ms()).abs() < 60_000));
    }
}

#[test]
fn what_is_too_large_is_refused_while_it_comes() {
    let (rig, device, membership) = served();
    let target = format!("/v1/sync/bundles/{}", Uuid::now_v7());
    let large = Signature::of(&device).request("PUT", &target, &vec![7; (1 << 20) + 1]);
    assert_eq!(code(&say(&rig, &membership, &large)), "body_too_large");
    let rubbish = Signature::of(&device).request("PUT", &target, &vec![7; 1 << 20]);
    assert_eq!(code(&say(&rig, &membership, &rubbish)), "bundle_foreign");
    let many = format!("GET /health HTTP/1.1\r\nhost: localhost\r\n{}\r\n", "x: y\r\n".repeat(50_000));
    let (status, _) = say(&rig, &membership, many.as_bytes());
    assert!(status == 431 || status == 400 || status == 0, "{status}");
}

#[test]
fn health_says_nothing_to_strangers_but_that_it_is_there() {
    let (rig, _, membership) = served();
    for (path, expected) in [("/health", (200, "up\n")), ("/ready", (200, "ready\n"))] {
        let heard =
            say(&rig, &membership, format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").as_bytes());
        assert_eq!((heard.0, heard.1.as_str()), expected);
    }
    let nothing = say(&rig, &membership, b"GET /v1/admin HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    assert_eq!(code(&nothing), "not_found");
    let method = say(&rig, &membership, b"DELETE /v1/sync/hello HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    assert_eq!(code(&method), "method_not_allowed");
}

#[test]
fn f43_slow_loris_is_cut_and_holds_nobody_up() {
    let (rig, device, membership) = served();
    let mut slow: Vec<_> = (0..40)
        .map(|_| {
            let mut stream = connect(&rig, &membership);
            stream.write_all(b"GET /health HTTP/1.1\r\nhost: x\r\nx-drip: ").expect("said");
            stream
        })
        .collect();
    // Sockets that never even begin a handshake.
    let silent: Vec<_> = (0..20).map(|_| TcpStream::connect(rig.address()).expect("connected")).collect();
    let began = now();
    let fine = Signature::of(&device).request("GET", "/v1/sync/pull", &[]);
    assert_eq!(code(&say(&rig, &membership, &fine)), "cursor_malformed");
    assert!(now() - began < Duration::from_secs(5), "an honest request does not wait");
    // Dripping does not keep a connection alive: the limit is on all headers together.
    let began = now();
    let mut last = slow.pop().expect("one");
    let mut cut = false;
    while now() - began < Duration::from_secs(25) {
        std::thread::sleep(Duration::from_millis(500));
        if last.write_all(b"x").and_then(|()| last.flush()).is_err() {
            cut = true;
            break;
        }
    }
    assert!(cut, "the header limit does not fire");
    drop((slow, silent));
}

#[test]
fn an_enrolment_is_believed_only_from_who_invited() {
    let mut rig = Rig::new();
    rig.serve();
    let device = Device::new().expect("device");
    // Another authority at the same address: the code never leaves.
    let elsewhere = Rig::new();
    let mut intercepted = rig.first.clone();
    intercepted.pin = elsewhere.first.pin.clone();
    assert!(matches!(enrol(&device, &intercepted), Err(EnrolError::Untrusted)));
    assert!(enrol(&device, &rig.first).is_ok(), "the code was not used up");
}

#[test]
fn a_code_is_burnt_by_guessing_and_guessing_is_slow() {
    let mut rig = Rig::new();
    rig.serve();
    let device = Device::new().expect("device");
    let mut wrong = rig.first.clone();
    let text = wrong.code.to_string();
    let last = if text.ends_with('0') { '1' } else { '0' };
    wrong.code = format!("{}{last}", &text[..text.len() - 1]).parse().expect("a code");
    for _ in 0..5 {
        let refused = enrol(&device, &wrong).expect_err("wrong");
        assert!(matches!(&refused, EnrolError::Refused(code) if code == "code_wrong"), "{refused}");
    }
    let refused = enrol(&device, &wrong).expect_err("too often");
    assert!(matches!(&refused, EnrolError::Refused(code) if code == "too_often"), "{refused}");
    // A new process has no memory of who asked how often; the code is burnt all the same.
    rig.kill();
    rig.serve();
    let refused = enrol(&device, &rig.first).expect_err("burnt");
    assert!(matches!(&refused, EnrolError::Refused(code) if code == "code_wrong"), "{refused}");
}

/// A request that leaves its connection open.
fn open_ended(request: &[u8]) -> Vec<u8> {
    let text = String::from_utf8(request.into()).expect("text");
    text.replacen("connection: close\r\n", "", 1).into_bytes()
}

/// Admits more of something than is usual.
fn admit(rig: &Rig, what: &str, usual: &str, more: &str) {
    let file = rig.data().join("sillage.toml");
    let text = std::fs::read_to_string(&file).expect("settings");
    let [before, after] = [usual, more].map(|count| [what, count].join(" = "));
    assert!(text.lines().any(|line| line == before), "{text}");
    std::fs::write(&file, text.replace(&before, &after)).expect("settings");
}

/// Computers of one person who holds a unit, as many as that, without the codes and their slow hashes; the beginning of
/// the unit.
fn computers(rig: &Rig, count: usize) -> (Vec<Device>, Membership, Cursor) {
    let central = Deployment::open(&rig.data()).and_then(|deployment| deployment.attach()).expect("a server");
    let (person, unit, since_ms) = (Uuid::now_v7(), Uuid::now_v7(), sillage_server::clock::now_ms());
    let devices: Vec<Device> = (0..count).map(|_| Device::new().expect("device")).collect();
    write(central.store(), |rows| {
        rows.add_person(&PersonRow { id: person, label: "somebody".into(), since_ms })?;
        grant(rows, person, unit, Role::Coach, since_ms)?;
        devices.iter().try_for_each(|device| {
            rows.save_device(&DeviceRow {
                id: device.id(),
                person,
                address: device.address().to_string(),
                app: "test".into(),
                since_ms,
                seen_ms: since_ms,
                revoked_ms: None,
                bytes: 0,
            })
        })
    })
    .expect("devices");
    let membership = Membership {
        server: format!("localhost:{}", rig.port),
        network: rig.network,
        person,
        address: central.keys().address().to_string(),
        authority: central.keys().authority().into(),
    };
    (devices, membership, Cursor { epoch: central.epoch(), unit, commit: 0 })
}

#[test]
fn a_thousand_captured_requests_are_worth_nothing_before_and_after_a_restart() {
    let mut rig = Rig::new();
    admit(&rig, "address_requests_per_second", "100", "100000");
    // Each computer is heard four hundred times at once.
    let (devices, membership, cursor) = computers(&rig, 10);
    rig.serve();
    let pull = format!("/v1/sync/pull?cursor={cursor}");
    let captured = |device: &Device, kind: usize| {
        let signature = Signature::of(device);
        open_ended(&match kind % 3 {
            0 => signature.request("GET", &pull, &[]),
            1 => signature.request("POST", "/v1/sync/receipts", b"{}"),
            _ => signature.request("GET", &format!("/v1/sync/bundles/{}", Uuid::now_v7()), &[]),
        })
    };
    let mut requests = Vec::new();
    let mut capture = |rig: &Rig, count: usize| {
        let mut talk = Talk::new(rig, &membership);
        for kind in 0..count {
            let request = captured(&devices[kind % 10], kind);
            let expected = [(200, BUNDLE_TYPE), (200, "application/json"), (404, "not_found")][kind % 3];
            let (status, said) = talk.ask(&request);
            assert_eq!((status, said.as_str()), expected, "believed the first time");
            requests.push(request);
        }
        requests.clone()
    };
    let replay = |rig: &Rig, requests: &[Vec<u8>]| {
        let mut talk = Talk::new(rig, &membership);
        let mut said = BTreeMap::new();
        for request in requests {
            *said.entry(talk.ask(request)).or_insert(0) += 1;
        }
        said
    };
    let all = capture(&rig, 1_000);
    assert_eq!(replay(&rig, &all), BTreeMap::from([((401, "signature_used".into()), 1_000)]));
    // Some of the very moment in which the server dies: the next one remembers no word of them.
    let all = capture(&rig, 30);
    rig.kill();
    rig.serve();
    assert_eq!(replay(&rig, &all), BTreeMap::from([((401, "signature_stale".into()), 1_030)]));
    capture(&rig, 3);
}

/// A way to the server from another address of this machine.
fn way_from(other: [u8; 4], to: SocketAddr) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let connected = async move || {
        let socket = tokio::net::TcpSocket::new_v4()?;
        socket.bind((other, 0).into())?;
        socket.connect(to).await?.into_std()
    };
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("runtime");
        for here in listener.incoming().map_while(Result::ok) {
            let there = runtime.block_on(connected()).expect("connected");
            there.set_nonblocking(false).expect("waits");
            for (mut from, mut to) in [(&here, &there), (&there, &here)]
                .map(|(from, to)| (from.try_clone().expect("a stream"), to.try_clone().expect("a stream")))
            {
                std::thread::spawn(move || {
                    let _cut = std::io::copy(&mut from, &mut to);
                    let _gone = to.shutdown(std::net::Shutdown::Both);
                });
            }
        }
    });
    port
}

#[test]
fn while_one_address_guesses_another_enrols() {
    let mut rig = Rig::new();
    rig.serve();
    let device = Device::new().expect("device");
    let mut unknown = rig.first.clone();
    unknown.code = Code::of(&[7; 14]);
    let said = |invitation: &Invitation| match enrol(&device, invitation) {
        Err(EnrolError::Refused(code)) => code,
        other => panic!("{other:?}"),
    };
    let codes: Vec<String> = (0..8).map(|_| said(&unknown)).collect();
    assert_eq!(codes[..5], ["code_wrong"; 5]);
    assert_eq!(codes[5..], ["too_often"; 3], "from the sixth on");
    assert_eq!(said(&rig.first), "too_often", "whoever guesses is not heard even when right");
    let mut elsewhere = rig.first.clone();
    elsewhere.server = format!("localhost:{}", way_from([127, 0, 0, 2], rig.address()));
    assert!(enrol(&device, &elsewhere).is_ok(), "somebody else is");
}

#[test]
fn what_is_elsewhere_is_answered_as_what_is_nowhere() {
    let mut rig = Rig::new();
    rig.serve();
    let (theirs, hers, nowhere) = (Uuid::now_v7(), Uuid::now_v7(), Uuid::now_v7());
    let (mut coach, of_coach) = rig.join("coach", &[(theirs, "coach")]);
    let (mut manager, of_manager) = rig.join("manager", &[(hers, "unit_manager")]);
    let bytes = b"a photo of theirs".to_vec();
    let named = photo(theirs, &bytes);
    coach.disk.photos.insert(named.clone(), bytes);
    let op = coach.set(theirs, "zone", Uuid::from_u128(1), "name", "word-of-theirs", 1_795_680_000_000);
    manager.set(hers, "zone", Uuid::from_u128(2), "name", "word-of-hers", 1_795_680_000_000);
    assert_eq!(session(&mut coach, &of_coach), Ending::Complete);
    assert_eq!(session(&mut manager, &of_manager), Ending::Complete);
    let central = Deployment::open(&rig.data()).and_then(|deployment| deployment.attach()).expect("a server");
    let row = central.device(coach.device.id()).expect("read").expect("a device");
    let beginning = central.snapshot(&row, theirs, 0).expect("a beginning").hash;
    let epoch = central.epoch();
    // Everything one may ask about a unit, by what it is called and what is known to be in it.
    let questions = |unit: Uuid| {
        let cursor = Cursor { epoch, unit, commit: 0 };
        let lines = serde_json::to_vec(&Lines { unit, ops: vec![OpRef { r: op.r, s: op.s }] }).expect("json");
        let digest = format!("{{\"cursor\":\"{cursor}\",\"buckets\":[]}}").into_bytes();
        [
            ("GET", format!("/v1/sync/pull?cursor={cursor}"), vec![]),
            ("GET", format!("/v1/sync/snapshots/{unit}"), vec![]),
            ("GET", format!("/v1/sync/snapshots/{unit}/{beginning}"), vec![]),
            ("POST", "/v1/sync/lines".into(), lines),
            ("POST", "/v1/sync/digest".into(), digest),
            ("GET", format!("/v1/blobs/{unit}/{}", named.hash), vec![]),
            ("HEAD", format!("/v1/blobs/{unit}/{}", named.hash), vec![]),
            ("PATCH", format!("/v1/blobs/{unit}/{}", named.hash), vec![1, 2, 3]),
        ]
    };
    let answer = |who: &Device, (method, target, body): &(&str, String, Vec<u8>)| {
        let mut request = Signature::of(who).request(method, target, body);
        if *method == "PATCH" {
            let head = b"PATCH".len() + 1 + target.len() + b" HTTP/1.1\r\n".len();
            request.splice(head..head, *b"upload-offset: 0\r\nupload-length: 17\r\n");
        }
        let all = heard(&rig, &of_coach, &request);
        all.split("\r\n").filter(|line| !line.starts_with("date: ")).collect::<Vec<_>>().join("\r\n")
    };
    for (there, not_there) in questions(theirs).iter().zip(&questions(nowhere)) {
        let (forbidden, absent) = (answer(&manager.device, there), answer(&manager.device, not_there));
        assert_eq!(forbidden, absent, "{} {}", there.0, there.1);
        assert!(forbidden.starts_with("HTTP/1.1 404 "), "{forbidden}");
        let theirs = answer(&coach.device, there);
        assert!(theirs.starts_with("HTTP/1.1 2"), "whose it is, has it: {} {}: {theirs}", there.0, there.1);
    }
    // A photo is of its unit: its hash opens nothing in another.
    let under = |hash: &str| answer(&manager.device, &("GET", format!("/v1/blobs/{hers}/{hash}"), vec![]));
    let unknown = photo(hers, b"nobody's").hash;
    assert_eq!(under(&named.hash), under(&unknown));
    assert!(under(&named.hash).starts_with("HTTP/1.1 404 "));
}

#[test]
fn five_hundred_dribbling_sockets_hold_nobody_up() {
    let mut rig = Rig::new();
    admit(&rig, "address_connections", "256", "1000");
    let operations = rig.operate();
    let (devices, membership, cursor) = computers(&rig, 2);
    rig.serve();
    let put = Signature::of(&devices[1]).request("PUT", &format!("/v1/sync/bundles/{}", Uuid::now_v7()), &[7; 90_000]);
    // Some dribble their headers, some a body, some their first greeting.
    let mut dribbling: Vec<Box<dyn Write + Send>> = Vec::new();
    for i in 0..500 {
        let began: &[u8] = if i % 2 == 0 { b"GET /health HTTP/1.1\r\nhost: x\r\nx-drip: " } else { &put[..2_000] };
        let mut stream: Box<dyn Write + Send> = if i < 200 {
            Box::new(connect(&rig, &membership))
        } else {
            Box::new(TcpStream::connect(rig.address()).expect("connected"))
        };
        // A greeting of half a thousand bytes begins like this.
        let greeting = &[0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3];
        stream.write_all(if i < 200 { began } else { greeting }).expect("begun");
        dribbling.push(stream);
    }
    let stop = AtomicBool::new(false);
    let pull = format!("/v1/sync/pull?cursor={cursor}");
    let (said, open): (Vec<_>, f64) = std::thread::scope(|scope| {
        scope.spawn(|| {
            while !stop.load(Ordering::Relaxed) {
                for stream in &mut dribbling {
                    let _cut = stream.write_all(b"x").and_then(|()| stream.flush());
                }
                std::thread::sleep(Duration::from_millis(200));
            }
        });
        let honest = (0..60).map(|_| {
            let began = now();
            (say(&rig, &membership, &Signature::of(&devices[0]).request("GET", &pull, &[])).0, now() - began)
        });
        let said = honest.collect();
        let (_, figures) = ask(operations, "/metrics");
        stop.store(true, Ordering::Relaxed);
        (said, figure(&figures, "sillage_connections"))
    });
    assert!(said.iter().all(|(status, _)| *status == 200), "{said:?}");
    assert!(open > 480.0, "{open} connections: nobody dribbled");
    let mut took: Vec<Duration> = said.into_iter().map(|(_, took)| took).collect();
    took.sort();
    assert!(took[56] < Duration::from_secs(3), "of honest requests one in twenty took longer than {:?}", took[56]);
}

#[expect(clippy::disallowed_methods, reason = "how long an answer takes is what is tested")]
fn now() -> Instant {
    Instant::now()
}
