//! The way over HTTPS. One connection, no redirect, no proxy and no cookie; nothing but the network's own authority is
//! believed. A page of a hotel's network is no answer.

mod enrol;
mod tls;

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use http_body_util::{BodyExt, Full, Limited};
use hyper::{
    Request,
    body::{Bytes, Incoming},
    client::conn::http1::{self, SendRequest},
    header::{CONTENT_TYPE, HOST, HeaderMap},
};
use hyper_util::rt::TokioIo;
use rustls::{ClientConfig, pki_types::ServerName};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sillage_sync_protocol::{
    OpRef, Signed, Signing, content_digest,
    session::device::Photo,
    wire::{
        BUNDLE_TYPE, Cursor, Differing, DigestAsk, Hello, Lines, PROBLEM_TYPE, Problem, Receipt, Receipts, Reconcile,
        Restored, Snapshot, Wanted, Welcome,
    },
};
use tokio::{net::TcpStream, runtime::Runtime, time::timeout};
use tokio_rustls::TlsConnector;
use uuid::Uuid;

pub use enrol::{EnrolError, enrol};

use crate::{Device, NoAnswer, Transport};

/// How long it may take to reach the server, and to be answered.
const CONNECT: Duration = Duration::from_secs(10);
const ANSWER: Duration = Duration::from_secs(60);
/// How often a request that is under way asks whether it is still wanted.
const WANTED: Duration = Duration::from_millis(50);
/// How long a line may be still in the middle of an answer.
const STILL: Duration = Duration::from_secs(20);
/// Bytes of an answer.
const MOST: usize = 9 << 20;

/// What a device was told when it was enrolled. It is kept with the profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// Host and port.
    pub server: String,
    /// The deployment.
    pub network: Uuid,
    /// Whose device this is.
    pub person: Uuid,
    /// The network's keys.
    pub address: String,
    /// Certificate of its authority, as PEM.
    pub authority: String,
}

/// A way that cannot be taken.
#[derive(Debug, thiserror::Error)]
pub enum WayError {
    /// The authority's certificate is none.
    #[error("the network's certificate is damaged")]
    Authority,
    /// The address is none.
    #[error("not a server's address")]
    Server,
    /// The system gives no thread.
    #[error("no runtime: {0}")]
    Runtime(#[from] std::io::Error),
}

/// Why no answer came, as far as it can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Nobody answers at that address, or nobody did in time.
    Unreachable,
    /// Somebody answers whom this network's authority did not vouch for.
    Foreign,
    /// It was no longer wanted.
    Stopped,
}

/// The way to a server.
pub struct Http<'d> {
    device: &'d Device,
    server: String,
    name: ServerName<'static>,
    tls: Arc<ClientConfig>,
    runtime: Runtime,
    connection: Option<SendRequest<Full<Bytes>>>,
    offset_ms: i64,
    unwanted: Arc<AtomicBool>,
    foreign: bool,
}

/// What came back.
struct Heard {
    status: u16,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl<'d> Http<'d> {
    /// The way to the server of a membership.
    ///
    /// # Errors
    /// The membership is damaged.
    pub fn new(device: &'d Device, membership: &Membership) -> Result<Self, WayError> {
        Self::with(device, &membership.server, tls::of_authority(&membership.authority)?)
    }

    fn with(device: &'d Device, server: &str, tls: ClientConfig) -> Result<Self, WayError> {
        let (host, _) = server.rsplit_once(':').ok_or(WayError::Server)?;
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let name = ServerName::try_from(host).map_err(|_| WayError::Server)?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (server, tls, connection) = (server.into(), Arc::new(tls), None);
        let (unwanted, foreign) = (Arc::default(), false);
        Ok(Self { device, server, name, tls, runtime, connection, offset_ms: 0, unwanted, foreign })
    }

    /// The same, given up at once when `unwanted` is set.
    #[must_use]
    pub fn until(mut self, unwanted: Arc<AtomicBool>) -> Self {
        self.unwanted = unwanted;
        self
    }

    /// Why the last question had no answer.
    pub fn trouble(&self) -> Trouble {
        match (self.unwanted.load(Ordering::Relaxed), self.foreign) {
            (true, _) => Trouble::Stopped,
            (false, true) => Trouble::Foreign,
            (false, false) => Trouble::Unreachable,
        }
    }

    /// Asks, signed. A clock that is wrong is put right once: the server says what time it is.
    fn ask(&mut self, method: &str, target: &str, more: &[(&str, String)], body: &[u8]) -> Result<Heard, NoAnswer> {
        self.ask_as(method, target, more, body, false)
    }

    /// As [`Self::ask`]; `in_part` takes what came for an answer where the line went dead in the middle.
    fn ask_as(
        &mut self,
        method: &str,
        target: &str,
        more: &[(&str, String)],
        body: &[u8],
        in_part: bool,
    ) -> Result<Heard, NoAnswer> {
        for again in [true, false] {
            let heard = self.ask_once(method, target, more, body, in_part)?;
            if again && heard.status == 401 {
                let problem: Option<Problem> = serde_json::from_slice(&heard.body).ok();
                if let Some(now_ms) = problem.filter(|problem| problem.code == "signature_stale").and_then(|p| p.now_ms)
                {
                    self.offset_ms = now_ms - now();
                    continue;
                }
            }
            return Ok(heard);
        }
        Err(NoAnswer::Cut)
    }

    fn ask_once(
        &mut self,
        method: &str,
        target: &str,
        more: &[(&str, String)],
        body: &[u8],
        in_part: bool,
    ) -> Result<Heard, NoAnswer> {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let digest = content_digest(body);
        let created = (now() + self.offset_ms) / 1_000;
        let signed = Signed { created, device: self.device.id(), nonce: random_hex::<16>()? };
        let signing = Signing { method, path, query, digest: &digest };
        let headers = signed.headers(&signing, |message| self.device.sign(message));
        let mut request = Request::builder()
            .method(method)
            .uri(target)
            .header(HOST, &self.server)
            .header("content-digest", headers.digest)
            .header("signature-input", headers.input)
            .header("signature", headers.signature);
        for (name, value) in more {
            request = request.header(*name, value);
        }
        let request = request.body(Full::new(Bytes::copy_from_slice(body))).map_err(|_| NoAnswer::Cut)?;
        let Self { runtime, connection, server, name, tls, unwanted, foreign, .. } = self;
        // A connection that was kept open may be gone by now; a new one may not.
        let kept = connection.take().filter(|kept| !kept.is_closed());
        runtime.block_on(while_wanted(unwanted, async {
            let mut sender = match kept {
                Some(kept) => kept,
                None => timeout(CONNECT, connect(server, name, tls, foreign)).await.map_err(|_| NoAnswer::Cut)??,
            };
            let (heard, whole) = if in_part {
                timeout(ANSWER, exchange_in_part(&mut sender, request)).await.map_err(|_| NoAnswer::Cut)??
            } else {
                timeout(ANSWER, exchange(&mut sender, request)).await.map_err(|_| NoAnswer::Cut)??
            };
            *connection = whole.then_some(sender);
            Ok(heard)
        }))
    }

    fn json<T: DeserializeOwned>(&mut self, method: &str, target: &str, of: &str, body: &[u8]) -> Result<T, NoAnswer> {
        let more = [(CONTENT_TYPE.as_str(), of.to_owned())];
        let heard = self.ask(method, target, &more, body)?.fine("application/json")?;
        serde_json::from_slice(&heard.body).map_err(|_| NoAnswer::Cut)
    }
}

async fn while_wanted<T>(
    unwanted: &AtomicBool,
    asking: impl Future<Output = Result<T, NoAnswer>>,
) -> Result<T, NoAnswer> {
    let stopped = async {
        while !unwanted.load(Ordering::Relaxed) {
            tokio::time::sleep(WANTED).await;
        }
    };
    tokio::select! {
        answer = asking => answer,
        () = stopped => Err(NoAnswer::Cut),
    }
}

async fn connect(
    server: &str,
    name: &ServerName<'static>,
    tls: &Arc<ClientConfig>,
    foreign: &mut bool,
) -> Result<SendRequest<Full<Bytes>>, NoAnswer> {
    let stream = TcpStream::connect(server).await.map_err(|_| NoAnswer::Cut)?;
    let stream = TlsConnector::from(tls.clone()).connect(name.clone(), stream).await.map_err(|error| {
        let told = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>());
        *foreign = matches!(told, Some(rustls::Error::InvalidCertificate(_)));
        NoAnswer::Cut
    })?;
    let (sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(|_| NoAnswer::Cut)?;
    // It ends with the request that uses it, or with the runtime.
    tokio::spawn(connection);
    Ok(sender)
}

/// An answer, and whether it came whole: the connection serves again then.
async fn exchange(
    sender: &mut SendRequest<Full<Bytes>>,
    request: Request<Full<Bytes>>,
) -> Result<(Heard, bool), NoAnswer> {
    sender.ready().await.map_err(|_| NoAnswer::Cut)?;
    let (parts, body): (_, Incoming) = sender.send_request(request).await.map_err(|_| NoAnswer::Cut)?.into_parts();
    let body = Limited::new(body, MOST).collect().await.map_err(|_| NoAnswer::Cut)?;
    Ok((Heard { status: parts.status.as_u16(), headers: parts.headers, body: body.to_bytes().to_vec() }, true))
}

/// As [`exchange`], but what came before the line went dead is an answer too.
async fn exchange_in_part(
    sender: &mut SendRequest<Full<Bytes>>,
    request: Request<Full<Bytes>>,
) -> Result<(Heard, bool), NoAnswer> {
    sender.ready().await.map_err(|_| NoAnswer::Cut)?;
    let (parts, body): (_, Incoming) = sender.send_request(request).await.map_err(|_| NoAnswer::Cut)?.into_parts();
    let (mut limited, mut bytes, mut whole) = (Limited::new(body, MOST), Vec::new(), true);
    loop {
        match timeout(STILL, limited.frame()).await {
            Ok(None) => break,
            Ok(Some(Ok(frame))) => bytes.extend_from_slice(frame.data_ref().map_or(&[][..], |data| &data[..])),
            Ok(Some(Err(_))) | Err(_) => {
                whole = false;
                break;
            }
        }
    }
    Ok((Heard { status: parts.status.as_u16(), headers: parts.headers, body: bytes }, whole))
}

impl Heard {
    /// The answer, if it is one: of the type that was asked for, or a refusal of ours. Whatever else stands between
    /// this device and the server is no answer.
    fn fine(self, media_type: &str) -> Result<Self, NoAnswer> {
        let given = self.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        match self.status {
            200..=299 if given == media_type => Ok(self),
            _ if given == PROBLEM_TYPE => Err(self.problem()),
            _ => Err(NoAnswer::Cut),
        }
    }

    fn problem(&self) -> NoAnswer {
        serde_json::from_slice(&self.body).map_or(NoAnswer::Cut, NoAnswer::Refused)
    }

    fn offset(&self) -> Option<u64> {
        self.headers.get("upload-offset")?.to_str().ok()?.parse().ok()
    }
}

impl Transport for Http<'_> {
    fn now_ms(&mut self) -> i64 {
        now()
    }

    fn challenge(&mut self) -> Result<String, NoAnswer> {
        random_hex::<32>()
    }

    fn hello(&mut self, hello: &Hello) -> Result<Welcome, NoAnswer> {
        let body = serde_json::to_vec(hello).map_err(|_| NoAnswer::Cut)?;
        let welcome: Welcome = self.json("POST", "/v1/sync/hello", "application/json", &body)?;
        self.offset_ms = welcome.now_ms - now();
        Ok(welcome)
    }

    fn push(&mut self, bundle: Uuid, bytes: &[u8]) -> Result<Receipt, NoAnswer> {
        self.json("PUT", &format!("/v1/sync/bundles/{bundle}"), BUNDLE_TYPE, bytes)
    }

    fn pull(&mut self, cursor: Cursor, mine: OpRef) -> Result<Vec<u8>, NoAnswer> {
        let target = format!("/v1/sync/pull?cursor={cursor}&mine={mine}");
        Ok(self.ask("GET", &target, &[], &[])?.fine(BUNDLE_TYPE)?.body)
    }

    fn offset(&mut self, photo: &Photo) -> Result<u64, NoAnswer> {
        let heard = self.ask("HEAD", &place(photo), &[], &[])?;
        match (heard.status, heard.offset()) {
            (200..=299, Some(offset)) => Ok(offset),
            // A refusal of a HEAD has no words; its status is all there is.
            (status @ 400..=599, _) => {
                Err(NoAnswer::Refused(Problem::new(status, "refused", sillage_sync_protocol::wire::Retry::Later)))
            }
            _ => Err(NoAnswer::Cut),
        }
    }

    fn upload(&mut self, photo: &Photo, offset: u64, bytes: &[u8]) -> Result<u64, NoAnswer> {
        let more = [("upload-offset", offset.to_string()), ("upload-length", photo.size.to_string())];
        let heard = self.ask("PATCH", &place(photo), &more, bytes)?;
        match (heard.status, heard.offset()) {
            // The server says where it stands, and is obeyed.
            (200..=299 | 409, Some(offset)) => Ok(offset),
            _ => Err(heard.problem()),
        }
    }

    fn fetch(&mut self, photo: &Photo) -> Result<Option<Vec<u8>>, NoAnswer> {
        let heard = self.ask("GET", &place(photo), &[], &[])?;
        if heard.status == 404 { Ok(None) } else { Ok(Some(heard.fine("application/octet-stream")?.body)) }
    }

    fn reconcile(&mut self, held: &Reconcile) -> Result<Wanted, NoAnswer> {
        self.post("/v1/sync/reconcile", held)
    }

    fn give(&mut self, bundle: Uuid, bytes: &[u8]) -> Result<Restored, NoAnswer> {
        self.json("PUT", &format!("/v1/sync/reconcile/{bundle}"), BUNDLE_TYPE, bytes)
    }

    fn digest(&mut self, held: &DigestAsk) -> Result<Differing, NoAnswer> {
        self.post("/v1/sync/digest", held)
    }

    fn lines(&mut self, lines: &Lines) -> Result<Vec<u8>, NoAnswer> {
        let body = serde_json::to_vec(lines).map_err(|_| NoAnswer::Cut)?;
        let more = [(CONTENT_TYPE.as_str(), "application/json".to_owned())];
        Ok(self.ask("POST", "/v1/sync/lines", &more, &body)?.fine(BUNDLE_TYPE)?.body)
    }

    fn snapshot(&mut self, unit: Uuid) -> Result<Option<Snapshot>, NoAnswer> {
        let heard = self.ask("GET", &format!("/v1/sync/snapshots/{unit}"), &[], &[])?;
        if heard.status == 404 {
            return Ok(None);
        }
        serde_json::from_slice(&heard.fine("application/json")?.body).map_err(|_| NoAnswer::Cut)
    }

    fn snapshot_part(&mut self, unit: Uuid, snapshot: &Snapshot, offset: u64) -> Result<Option<Vec<u8>>, NoAnswer> {
        let target = format!("/v1/sync/snapshots/{unit}/{}", snapshot.hash);
        let more = [("range", format!("bytes={offset}-"))];
        let heard = self.ask_as("GET", &target, &more, &[], true)?;
        match heard.status {
            404 | 416 => Ok(None),
            _ => match heard.fine("application/octet-stream")?.body {
                nothing if nothing.is_empty() => Err(NoAnswer::Cut),
                bytes => Ok(Some(bytes)),
            },
        }
    }

    fn tell(&mut self, receipts: &Receipts) -> Result<(), NoAnswer> {
        self.post::<serde_json::Value>("/v1/sync/receipts", receipts).map(drop)
    }
}

impl Http<'_> {
    fn post<T: DeserializeOwned>(&mut self, target: &str, words: &impl Serialize) -> Result<T, NoAnswer> {
        let body = serde_json::to_vec(words).map_err(|_| NoAnswer::Cut)?;
        self.json("POST", target, "application/json", &body)
    }
}

fn place(photo: &Photo) -> String {
    format!("/v1/blobs/{}/{}", photo.unit, photo.hash)
}

fn random_hex<const N: usize>() -> Result<String, NoAnswer> {
    let mut bytes = [0_u8; N];
    getrandom::fill(&mut bytes).map_err(|_| NoAnswer::Cut)?;
    Ok(hex::encode(bytes))
}

#[expect(clippy::disallowed_methods, reason = "when a request was signed is told to the server, not to the domain")]
fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
