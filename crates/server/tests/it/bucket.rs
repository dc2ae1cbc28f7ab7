//! Photos behind a bucket: a small stand-in that speaks the four requests, keeps what it is given, and can be told to
//! fail. It checks that requests are signed and name the hash of their body; it does not reckon the signature.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
    },
};

use sha2::{Digest, Sha256};
use sillage_server::{
    objects::{Bucket, BucketAt, Hash, Objects},
    payloads::Payloads,
};
use sillage_sync::{Drive, Http};
use sillage_sync_protocol::session::device::Ending;
use uuid::Uuid;

use crate::{desk::photo, rig::Rig};

/// The stand-in.
struct Standing {
    at: SocketAddr,
    kept: Arc<Mutex<BTreeMap<String, Vec<u8>>>>,
    /// Requests it refuses before it works again.
    fails: Arc<AtomicU32>,
    puts: Arc<AtomicU32>,
}

impl Standing {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let at = listener.local_addr().expect("address");
        let standing = Self { at, kept: Arc::default(), fails: Arc::default(), puts: Arc::default() };
        let (kept, fails, puts) = (standing.kept.clone(), standing.fails.clone(), standing.puts.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (kept, fails, puts) = (kept.clone(), fails.clone(), puts.clone());
                std::thread::spawn(move || answer(stream, &kept, &fails, &puts));
            }
        });
        standing
    }

    fn settings(&self) -> BucketAt {
        BucketAt {
            bucket: "photos".into(),
            prefix: "sillage/north".into(),
            endpoint: format!("http://{}", self.at),
            region: "us-east-1".into(),
            access_key_id: "key".into(),
            secret_access_key: "secret".into(),
            authority: "/nowhere".into(),
        }
    }
}

fn answer(
    stream: TcpStream,
    kept: &Mutex<BTreeMap<String, Vec<u8>>>,
    fails: &AtomicU32,
    puts: &AtomicU32,
) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut first = String::new();
    reader.read_line(&mut first).ok()?;
    let (method, key) = (first.split(' ').next()?.to_owned(), first.split(' ').nth(1)?.to_owned());
    let mut headers = BTreeMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(':') else {
            break;
        };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    let length = headers.get("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let say = |status: &str, extra: &str, body: &[u8]| {
        let head = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n{extra}\r\n", body.len());
        (&stream).write_all(head.as_bytes()).and_then(|()| (&stream).write_all(body)).ok()
    };
    let is_signed =
        headers.get("authorization").is_some_and(|told| told.starts_with("AWS4-HMAC-SHA256 Credential=key/"));
    let named = headers.get("x-amz-content-sha256").cloned().unwrap_or_default();
    if !is_signed || (named != hex(&body) && named != "UNSIGNED-PAYLOAD") {
        return say("403 Forbidden", "", b"");
    }
    if fails.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_ok() {
        return say("503 Service Unavailable", "", b"");
    }
    let mut kept = kept.lock().expect("lock");
    let of = |bytes: &[u8]| format!("etag: \"{}\"\r\nlast-modified: Thu, 26 Nov 2026 08:00:00 GMT\r\n", hex(bytes));
    match (method.as_str(), kept.get(&key).cloned()) {
        ("PUT", Some(_)) if headers.get("if-none-match").is_some_and(|all| all == "*") => {
            say("412 Precondition Failed", "", b"")
        }
        ("PUT", _) => {
            puts.fetch_add(1, Ordering::Relaxed);
            let tags = of(&body);
            kept.insert(key, body);
            say("200 OK", &tags, b"")
        }
        ("DELETE", _) => {
            kept.remove(&key);
            say("204 No Content", "", b"")
        }
        ("HEAD", Some(bytes)) => {
            let head = format!(
                "HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n{}\r\n",
                bytes.len(),
                of(&bytes)
            );
            (&stream).write_all(head.as_bytes()).ok()
        }
        ("GET", Some(bytes)) => {
            match headers.get("range").and_then(|range| range.strip_prefix("bytes=")?.split_once('-')) {
                Some((from, to)) => {
                    let (from, to): (usize, usize) = (from.parse().ok()?, to.parse().ok()?);
                    let range = format!("content-range: bytes {from}-{to}/{}\r\n{}", bytes.len(), of(&bytes));
                    say("206 Partial Content", &range, &bytes[from..=to])
                }
                None => say("200 OK", &of(&bytes), &bytes),
            }
        }
        (_, None) => say("404 Not Found", "", b"<Error><Code>NoSuchKey</Code></Error>"),
        _ => say("400 Bad Request", "", b""),
    }
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn named(bytes: &[u8]) -> Hash {
    Hash::of(&format!("sha256:{}", hex(bytes))).expect("a hash")
}

fn open(standing: &Standing, folder: &Path) -> Bucket {
    Bucket::open(&standing.settings(), folder, Payloads::default()).expect("a bucket")
}

#[test]
fn a_whole_object_is_put_once_and_never_over_another() {
    let (standing, folder) = (Standing::new(), tempfile::tempdir().expect("folder"));
    let (bucket, unit) = (open(&standing, folder.path()), Uuid::from_u128(1));
    let bytes: Vec<u8> = (0..5_000_u32).map(|i| u8::try_from(i % 251).expect("small")).collect();
    let hash = named(&bytes);
    assert_eq!(bucket.get(unit, &hash).expect("it answers"), None);
    assert_eq!(bucket.append(unit, &hash, 0, &bytes[..2_000]).expect("kept"), 2_000);
    assert!(standing.kept.lock().expect("lock").is_empty(), "pieces stay here");
    // Another process goes on where this one stopped.
    drop(bucket);
    let bucket = open(&standing, folder.path());
    assert_eq!(bucket.partial(unit, &hash).expect("it answers"), 2_000);
    assert_eq!(bucket.append(unit, &hash, 2_000, &bytes[2_000..]).expect("kept"), 5_000);
    assert!(bucket.finish(unit, &hash).expect("it answers"));
    assert_eq!(bucket.partial(unit, &hash).expect("it answers"), 0, "nothing is left here");
    assert_eq!(bucket.get(unit, &hash).expect("it answers").as_ref(), Some(&bytes));
    assert_eq!(bucket.get_part(unit, &hash, 4_990, 100).expect("it answers").as_deref(), Some(&bytes[4_990..]));
    assert_eq!(bucket.get_part(unit, &hash, 5_000, 100).expect("it answers").as_deref(), Some(&[][..]));
    let key = standing.kept.lock().expect("lock").keys().next().expect("one").clone();
    assert!(key.starts_with("/photos/sillage/north/") && key.contains(&unit.simple().to_string()), "{key}");
    // The same once more is the same object.
    bucket.append(unit, &hash, 0, &bytes).expect("kept");
    assert!(bucket.finish(unit, &hash).expect("it answers"));
    assert_eq!(standing.puts.load(Ordering::Relaxed), 1);
    // Another name for other bytes never gets there.
    let other = named(b"other");
    bucket.append(unit, &other, 0, b"wrong").expect("kept");
    assert!(!bucket.finish(unit, &other).expect("it answers"));
    assert_eq!(bucket.partial(unit, &other).expect("it answers"), 0);
    bucket.remove(unit, &hash).expect("gone");
    bucket.remove(unit, &hash).expect("gone twice is gone");
    assert_eq!(bucket.get(unit, &hash).expect("it answers"), None);
}

#[test]
fn a_bucket_that_stumbles_is_asked_again_and_one_that_is_away_loses_nothing() {
    let (standing, folder) = (Standing::new(), tempfile::tempdir().expect("folder"));
    let (bucket, unit) = (open(&standing, folder.path()), Uuid::from_u128(1));
    let hash = named(b"abc");
    bucket.append(unit, &hash, 0, b"abc").expect("kept");
    standing.fails.store(2, Ordering::Relaxed);
    assert!(bucket.finish(unit, &hash).expect("asked again"));
    let gone = BucketAt { endpoint: "http://127.0.0.1:9".into(), ..standing.settings() };
    let away = Bucket::open(&gone, folder.path(), Payloads::default()).expect("a bucket");
    let other = named(b"test");
    away.append(unit, &other, 0, b"test").expect("kept");
    assert!(away.finish(unit, &other).is_err());
    assert_eq!(away.partial(unit, &other).expect("it answers"), 4, "it waits here until the bucket is back");
    assert!(bucket.finish(unit, &other).expect("it answers"));
}

#[test]
fn only_this_machine_is_spoken_to_without_tls() {
    let (standing, folder) = (Standing::new(), tempfile::tempdir().expect("folder"));
    for endpoint in ["http://bucket.example.org", "ftp://localhost", "bucket"] {
        let at = BucketAt { endpoint: endpoint.into(), ..standing.settings() };
        assert!(Bucket::open(&at, folder.path(), Payloads::default()).is_err(), "{endpoint}");
    }
}

#[test]
fn two_computers_exchange_a_photo_through_a_bucket() {
    let standing = Standing::new();
    let mut rig = Rig::new();
    let file = rig.data().join("sillage.toml");
    let text = std::fs::read_to_string(&file).expect("settings");
    let text = text.replace("objects = \"objects\"", "objects = \"s3://photos/unit\"");
    let bucket = format!(
        "{text}\n[bucket]\nendpoint = \"http://{}\"\naccess_key_id = \"key\"\nsecret_access_key = \"hunter2\"\n",
        standing.at
    );
    std::fs::write(&file, bucket).expect("settings");
    assert!(!rig.run(&["config", "dump"]).contains("hunter2"));
    rig.serve();
    let unit = Uuid::now_v7();
    let (mut one, of_one) = rig.join("coach", &[(unit, "coach")]);
    let (mut two, of_two) = rig.join("manager", &[(unit, "unit_manager")]);
    let bytes: Vec<u8> = (0..700_000_u32).map(|i| u8::try_from(i % 253).expect("small")).collect();
    let photo = photo(unit, &bytes);
    one.disk.photos.insert(photo.clone(), bytes.clone());
    two.disk.photos_named.insert(photo.clone());
    for (desk, membership) in [(&mut one, &of_one), (&mut two, &of_two)] {
        let device = desk.device.clone();
        let mut way = Http::new(&device, membership).expect("a way");
        let address = membership.address.parse().expect("address");
        let ending = Drive::new(&device, membership.network, address).run(desk, &mut way).expect("a disk that answers");
        assert_eq!(ending, Ending::Complete);
    }
    assert_eq!(two.disk.photos[&photo], bytes);
    assert_eq!(standing.kept.lock().expect("lock").values().next(), Some(&bytes));
    assert!(!rig.data().join("objects").join(unit.simple().to_string()).exists(), "none of it lies here");
    // A copy of the server fetches it from there.
    let made = rig.run(&["--json", "backup", rig.folder.path().join("copies").to_str().expect("a path")]);
    assert!(made.contains("\"objects\":1"), "{made}");
}
