//! The way over HTTPS. One connection, no redirect, no proxy and no cookie; nothing but the network's own authority is
//! believed. A page of a hotel's network is no answer.

mod connection;
mod enrol;
mod tls;
mod transport;

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{SystemTime, UNIX_EPOCH},
};

use http_body_util::Full;
use hyper::{
    Request,
    body::Bytes,
    client::conn::http1::SendRequest,
    header::{CONTENT_TYPE, HOST},
};
use rustls::{ClientConfig, pki_types::ServerName};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sillage_sync_protocol::{Signed, Signing, content_digest, wire::Problem};
use tokio::{runtime::Runtime, time::timeout};
use uuid::Uuid;

pub use enrol::{EnrolError, enrol};

use self::connection::{ANSWER, CONNECT, Heard, connect, exchange, while_wanted};
use crate::{Device, NoAnswer};

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

/// What is asked.
#[derive(Clone, Copy)]
struct Question<'q> {
    method: &'q str,
    target: &'q str,
    more: &'q [(&'q str, String)],
    body: &'q [u8],
    /// Where the line goes dead in the middle, what came before is an answer.
    in_part: bool,
}

impl<'q> Question<'q> {
    fn new(method: &'q str, target: &'q str) -> Self {
        Self { method, target, more: &[], body: &[], in_part: false }
    }
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
        let (host, port) = server.rsplit_once(':').ok_or(WayError::Server)?;
        port.parse::<u16>().map_err(|_| WayError::Server)?;
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
    fn ask(&mut self, question: Question<'_>) -> Result<Heard, NoAnswer> {
        let heard = self.ask_once(question)?;
        let problem: Option<Problem> =
            if heard.status == 401 { serde_json::from_slice(&heard.body).ok() } else { None };
        match problem.filter(|problem| problem.code == "signature_stale").and_then(|problem| problem.now_ms) {
            Some(now_ms) => {
                self.offset_ms = now_ms - now();
                self.ask_once(question)
            }
            None => Ok(heard),
        }
    }

    fn ask_once(&mut self, Question { method, target, more, body, in_part }: Question<'_>) -> Result<Heard, NoAnswer> {
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
            let heard = timeout(ANSWER, exchange(&mut sender, request, in_part)).await;
            let (heard, whole) = heard.map_err(|_| NoAnswer::Cut)??;
            *connection = whole.then_some(sender);
            Ok(heard)
        }))
    }

    fn json<T: DeserializeOwned>(&mut self, method: &str, target: &str, of: &str, body: &[u8]) -> Result<T, NoAnswer> {
        let more = [(CONTENT_TYPE.as_str(), of.to_owned())];
        let question = Question { more: &more, body, ..Question::new(method, target) };
        let heard = self.ask(question)?.fine("application/json")?;
        serde_json::from_slice(&heard.body).map_err(|_| NoAnswer::Cut)
    }
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
