//! One connection to the server, and what comes over it.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use http_body_util::{BodyExt, Full, Limited};
use hyper::{
    Request,
    body::{Bytes, Incoming},
    client::conn::http1::{self, SendRequest},
    header::{CONTENT_TYPE, HeaderMap},
};
use hyper_util::rt::TokioIo;
use rustls::{ClientConfig, pki_types::ServerName};
use sillage_sync_protocol::wire::PROBLEM_TYPE;
use tokio::{net::TcpStream, time::timeout};
use tokio_rustls::TlsConnector;

use crate::NoAnswer;

/// How long it may take to reach the server.
pub(super) const CONNECT: Duration = Duration::from_secs(10);
/// And to be answered.
pub(super) const ANSWER: Duration = Duration::from_secs(60);
/// How often a request that is under way asks whether it is still wanted.
const WANTED: Duration = Duration::from_millis(250);
/// How long a line may be still in the middle of an answer.
const STILL: Duration = Duration::from_secs(20);
/// Bytes of an answer.
const MOST: usize = 9 << 20;

/// What came back.
pub(super) struct Heard {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

/// Gives up asking as soon as the answer is not wanted any more.
pub(super) async fn while_wanted<T>(
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

pub(super) async fn connect(
    server: &str,
    name: &ServerName<'static>,
    tls: &Arc<ClientConfig>,
    foreign: &mut bool,
) -> Result<SendRequest<Full<Bytes>>, NoAnswer> {
    let stream = TcpStream::connect(server).await.map_err(|_| NoAnswer::Cut)?;
    // What is asked does not wait until the handshake before it was heard.
    stream.set_nodelay(true).map_err(|_| NoAnswer::Cut)?;
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

/// Asks, and answers what came with whether it came whole: the connection serves again then. Where the line goes dead in the
/// middle there is no answer, unless what came before is one (`in_part`).
pub(super) async fn exchange(
    sender: &mut SendRequest<Full<Bytes>>,
    request: Request<Full<Bytes>>,
    in_part: bool,
) -> Result<(Heard, bool), NoAnswer> {
    sender.ready().await.map_err(|_| NoAnswer::Cut)?;
    let (parts, body): (_, Incoming) = sender.send_request(request).await.map_err(|_| NoAnswer::Cut)?.into_parts();
    let still = if in_part { STILL } else { ANSWER };
    let (mut limited, mut bytes) = (Limited::new(body, MOST), Vec::new());
    let whole = loop {
        match timeout(still, limited.frame()).await {
            Ok(None) => break true,
            Ok(Some(Ok(frame))) => bytes.extend_from_slice(frame.data_ref().map_or(&[][..], |data| &data[..])),
            Ok(Some(Err(_))) | Err(_) if in_part => break false,
            Ok(Some(Err(_))) | Err(_) => return Err(NoAnswer::Cut),
        }
    };
    Ok((Heard { status: parts.status.as_u16(), headers: parts.headers, body: bytes }, whole))
}

impl Heard {
    /// The answer, if it is one: of the type that was asked for, or a refusal of ours. Whatever else stands between
    /// this device and the server is no answer.
    pub(super) fn fine(self, media_type: &str) -> Result<Self, NoAnswer> {
        let given = self.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        match self.status {
            200..=299 if given == media_type => Ok(self),
            _ if given == PROBLEM_TYPE => Err(self.problem()),
            _ => Err(NoAnswer::Cut),
        }
    }

    pub(super) fn problem(&self) -> NoAnswer {
        serde_json::from_slice(&self.body).map_or(NoAnswer::Cut, NoAnswer::Refused)
    }

    pub(super) fn offset(&self) -> Option<u64> {
        self.headers.get("upload-offset")?.to_str().ok()?.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use hyper::header::HeaderValue;
    use sillage_sync_protocol::wire::{BUNDLE_TYPE, Problem, Retry};

    use super::*;

    const JSON: &str = "application/json";

    fn heard(status: u16, media_type: &str, body: &[u8]) -> Heard {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_str(media_type).expect("a type"));
        Heard { status, headers, body: body.into() }
    }

    #[test]
    fn what_is_not_of_ours_is_no_answer() {
        let page = b"<!doctype html><title>Wi-Fi</title>";
        for status in [100, 200, 204, 206, 301, 302, 303, 307, 308, 400, 401, 403, 404, 407, 429, 500, 502, 503, 511] {
            for given in ["", "text/html", "text/plain", "application/xml", "text/html; charset=utf-8", BUNDLE_TYPE] {
                let said = heard(status, given, page).fine(JSON).map(|heard| heard.status);
                assert_eq!(said, Err(NoAnswer::Cut), "{status} {given}");
            }
            // A refusal has to be one, whoever says it is.
            let said = heard(status, PROBLEM_TYPE, page).fine(JSON).map(|heard| heard.status);
            assert_eq!(said, Err(NoAnswer::Cut), "{status}");
            let is_fine = heard(status, JSON, b"{}").fine(JSON).is_ok();
            assert_eq!(is_fine, (200..300).contains(&status), "{status}");
        }
        let problem = Problem::new(403, "code_wrong", Retry::Never);
        let body = serde_json::to_vec(&problem).expect("json");
        let said = heard(403, PROBLEM_TYPE, &body).fine(JSON).map(|heard| heard.status);
        assert_eq!(said, Err(NoAnswer::Refused(problem)));
    }
}
