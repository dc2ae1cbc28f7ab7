//! Whoever stands between a device and its server: a hotel's page, a redirect, a stranger with a certificate of their
//! own. None of it is an answer, nothing is called sent, and a stranger is told nothing.

use std::{
    io::{Read, Write},
    net::TcpListener,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use rustls::{ServerConfig, ServerConnection, StreamOwned};
use sillage_server::{deployment::Deployment, keys::Keys};
use sillage_sync::{Device, EnrolError, Http, Membership, WayError, enrol};
use sillage_sync_protocol::{Invitation, session::device::Ending};
use uuid::Uuid;

use crate::{hardship::session, rig::Rig};

/// Somebody who gives everybody the same answer.
#[derive(Clone, Default)]
struct Somebody {
    /// Where they listen.
    port: u16,
    /// Connections.
    met: Arc<AtomicUsize>,
    /// What they could read, all of it.
    read: Arc<Mutex<Vec<u8>>>,
}

impl Somebody {
    /// With a certificate of these keys, or without any.
    fn with(keys: Option<&Keys>, answer: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let somebody = Self { port, ..Self::default() };
        let tls = keys.map(|keys| Arc::new(tls(keys)));
        let (told, answer) = (somebody.clone(), answer.to_owned());
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                told.met.fetch_add(1, Ordering::SeqCst);
                stream.set_read_timeout(Some(Duration::from_secs(30))).expect("timeout");
                match &tls {
                    Some(tls) => {
                        let connection = ServerConnection::new(tls.clone()).expect("a connection");
                        let mut stream = StreamOwned::new(connection, stream);
                        told.answer(&mut stream, &answer);
                        stream.conn.send_close_notify();
                        let _gone = stream.conn.complete_io(&mut stream.sock);
                    }
                    None => told.answer(stream, &answer),
                }
            }
        });
        somebody
    }

    /// Hears a request to its end, as far as there is one, and answers.
    fn answer(&self, mut stream: impl Read + Write, answer: &str) {
        let (mut heard, mut bytes) = (Vec::new(), [0; 4_096]);
        while !is_whole(&heard)
            && let Ok(read @ 1..) = stream.read(&mut bytes)
        {
            heard.extend_from_slice(&bytes[..read]);
            self.read.lock().expect("lock").extend_from_slice(&bytes[..read]);
        }
        let _gone = stream.write_all(answer.as_bytes()).and_then(|()| stream.flush());
    }

    fn heard(&self) -> Vec<u8> {
        self.read.lock().expect("lock").clone()
    }

    fn met(&self) -> usize {
        self.met.load(Ordering::SeqCst)
    }

    fn server(&self) -> String {
        format!("localhost:{}", self.port)
    }
}

/// Whether a request came to its end; what is none ends with its first bytes.
fn is_whole(heard: &[u8]) -> bool {
    if !heard.first().is_none_or(u8::is_ascii_uppercase) {
        return true;
    }
    let text = String::from_utf8_lossy(heard);
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
    body.len() >= length.unwrap_or(0)
}

fn tls(keys: &Keys) -> ServerConfig {
    let (chain, key) = keys.certificate().expect("a certificate");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().expect("versions");
    config.with_no_client_auth().with_single_cert(chain, key).expect("a certificate")
}

fn answer(status: &str, more: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\nconnection: close\r\n{more}content-length: {length}\r\n\r\n{body}")
}

const PAGE: &str = "<!doctype html><title>Wi-Fi</title><p>Bienvenue, acceptez les conditions.";

fn answers(elsewhere: &str) -> Vec<String> {
    let (html, json) = ("content-type: text/html\r\n", "content-type: application/json\r\n");
    vec![
        answer("200 OK", html, PAGE),
        answer("200 OK", json, PAGE),
        answer("200 OK", json, "{}"),
        answer("200 OK", "content-type: application/vnd.sillage.bundle\r\n", PAGE),
        answer("200 OK", "", ""),
        answer("302 Found", elsewhere, ""),
        answer("307 Temporary Redirect", elsewhere, ""),
        answer("308 Permanent Redirect", &[elsewhere, html].concat(), PAGE),
        answer("401 Unauthorized", html, PAGE),
        answer("403 Forbidden", "content-type: application/problem+json\r\n", PAGE),
        answer("511 Network Authentication Required", html, PAGE),
        "no HTTP at all\r\n\r\n".into(),
    ]
}

#[test]
fn a_page_or_a_redirect_is_no_network_and_nothing_is_called_sent() {
    let mut rig = Rig::new();
    let unit = Uuid::now_v7();
    rig.serve();
    let (mut desk, membership) = rig.join("coach", &[(unit, "coach")]);
    let keys = Deployment::open(&rig.data()).and_then(|deployment| deployment.keys()).expect("keys");
    let elsewhere = Somebody::with(Some(&keys), &answer("200 OK", "", ""));
    for i in 0..3 {
        desk.set(unit, "zone", Uuid::from_u128(1 + i), "name", "word-to-send", 1_795_680_000_000);
    }
    for said in answers(&format!("location: https://{}/v1/sync/hello\r\n", elsewhere.server())) {
        // The worst of them: they even hold the network's key.
        let between = Somebody::with(Some(&keys), &said);
        let there = Membership { server: between.server(), ..membership.clone() };
        assert_eq!(session(&mut desk, &there), Ending::Cut, "{said}");
        assert!(between.heard().starts_with(b"POST /v1/sync/hello"), "they were asked, and judged by their answer");
        assert!(desk.disk.acked.values().all(|acked| *acked == 0), "{said}");
        let invitation = Invitation { server: between.server(), ..rig.first.clone() };
        let enrolled = enrol(&Device::new().expect("device"), &invitation);
        assert!(matches!(enrolled, Err(EnrolError::NoAnswer)), "{said}: {enrolled:?}");
    }
    assert_eq!(elsewhere.met(), 0, "no redirect is followed");
    assert!(rig.backend.ops().is_empty());
    assert_eq!(session(&mut desk, &membership), Ending::Complete, "a network again");
    assert!(desk.disk.is_all_sent());
    assert_eq!(rig.backend.ops().len(), 3);
}

#[test]
fn a_stranger_is_told_nothing() {
    let mut rig = Rig::new();
    let unit = Uuid::now_v7();
    rig.serve();
    let (mut desk, membership) = rig.join("coach", &[(unit, "coach")]);
    desk.set(unit, "zone", Uuid::from_u128(1), "name", "word-to-send", 1_795_680_000_000);
    let own = Deployment::open(&rig.data()).and_then(|deployment| deployment.keys()).expect("keys");
    let folder = tempfile::tempdir().expect("folder");
    let foreign = Keys::make(folder.path(), &["localhost".into()]).expect("keys");
    let said = answer("200 OK", "", "");
    let heard_by = |keys: Option<&Keys>, desk: &mut _| {
        let somebody = Somebody::with(keys, &said);
        let there = Membership { server: somebody.server(), ..membership.clone() };
        assert_eq!(session(desk, &there), Ending::Cut);
        let invitation = Invitation { server: somebody.server(), ..rig.first.clone() };
        let refused = enrol(&Device::new().expect("device"), &invitation).expect_err("nobody we know");
        assert!(somebody.met() >= 2, "both times they were reached");
        (somebody.heard(), refused)
    };
    let (heard, refused) = heard_by(Some(&foreign), &mut desk);
    assert_eq!(heard.len(), 0, "bytes of ours that a stranger read");
    assert!(matches!(refused, EnrolError::Untrusted), "{refused}");
    // Without any certificate: the greeting of TLS, which holds the name of the server, and then nothing.
    let (heard, _) = heard_by(None, &mut desk);
    let first = rig.first.code.to_string();
    for ours in ["HTTP", "/v1/", "signature", &desk.device.id().to_string(), &first, "word-"] {
        assert!(!heard.windows(ours.len()).any(|window| window == ours.as_bytes()), "{ours} left");
    }
    // Whoever holds the network's key is spoken to: that is what was counted.
    let (heard, _) = heard_by(Some(&own), &mut desk);
    assert!(heard.len() > 500, "{} bytes", heard.len());
    assert!(!desk.disk.is_all_sent());
}

#[test]
fn an_address_without_tls_is_none() {
    let rig = Rig::new();
    let keys = Deployment::open(&rig.data()).and_then(|deployment| deployment.keys()).expect("keys");
    let device = Device::new().expect("device");
    let membership = |server: &str| Membership {
        server: server.into(),
        network: rig.network,
        person: Uuid::from_u128(1),
        address: keys.address().to_string(),
        authority: keys.authority().into(),
    };
    assert!(Http::new(&device, &membership("localhost:8443")).is_ok());
    let invitation = rig.first.to_string();
    for server in [
        "http://localhost:8443",
        "http://localhost",
        "https://localhost:8443/",
        "ftp://localhost:21",
        "localhost",
        "localhost:http",
        "localhost:8443/v1",
        "somebody@localhost:8443",
        ":8443",
        "",
    ] {
        let way = Http::new(&device, &membership(server)).map(drop);
        assert!(matches!(way, Err(WayError::Server)), "{server}: {way:?}");
        let typed = invitation.replacen(&rig.first.server, server, 1);
        assert!(typed.parse::<Invitation>().is_err(), "{typed}");
    }
}
