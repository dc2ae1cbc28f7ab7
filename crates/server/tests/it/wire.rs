//! The HTTP floor of the real program: who is believed, what is refused and how, and what never waits.

use std::{
    io::{Read, Write},
    net::TcpStream,
    sync::Arc,
    time::{Duration, Instant},
};

use rustls::{
    ClientConfig, ClientConnection, RootCertStore, StreamOwned,
    pki_types::{CertificateDer, ServerName, pem::PemObject},
};
use sillage_sync::{Device, EnrolError, Membership, enrol};
use sillage_sync_protocol::{Signed, Signing, content_digest, wire::Problem};
use uuid::Uuid;

use crate::rig::Rig;

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
    let mut stream = connect(rig, membership);
    // Who has heard enough closes before the last byte.
    let _heard_enough = stream.write_all(bytes);
    let mut heard = Vec::new();
    let _closed_without_a_word = stream.read_to_end(&mut heard);
    let text = String::from_utf8_lossy(&heard).into_owned();
    let status = text.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    (status, text.split_once("\r\n\r\n").map_or(String::new(), |(_, body)| body.into()))
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

#[expect(clippy::disallowed_methods, reason = "how long an answer takes is what is tested")]
fn now() -> Instant {
    Instant::now()
}
