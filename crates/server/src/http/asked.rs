//! A request, once it is known whose it is.

use std::{ops::Deref, sync::Arc, time::Duration};

use axum::{body::Body, extract::Request, http::HeaderMap};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use sillage_sync_protocol::{Address, Signed, Signing, content_digest, wire::Enrol};
use subtle::ConstantTimeEq;
use uuid::Uuid;

use super::{Host, Peer, SMALL};
use crate::{clock, refusal::Refusal, store::DeviceRow};

/// Seconds the created-at of a signature may be off.
const WINDOW_S: i64 = 300;
/// How long a body may take, however slowly it drips.
const BODY: Duration = Duration::from_secs(60);

/// A request of a known device, as the device stands now.
pub(super) struct Asked {
    pub device: DeviceRow,
    heard: Heard,
}

impl Deref for Asked {
    type Target = Heard;
    fn deref(&self) -> &Heard {
        &self.heard
    }
}

/// A request whose signature is that of a known device.
pub(super) struct Heard {
    id: Uuid,
    pub path: Vec<String>,
    pub query: String,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
    pub now_ms: i64,
}

/// A request to enrol, signed by the key it names.
pub(super) struct Enrolling {
    pub enrol: Enrol,
    pub address: Address,
    pub now_ms: i64,
}

struct Outside {
    signed: Signed,
    signature: String,
    digest: String,
    method: String,
    path: String,
    query: String,
}

impl Outside {
    fn of(host: &Host, request: &Request, now_ms: i64) -> Result<Self, Refusal> {
        let malformed = || Refusal::never(401, "signature_malformed");
        let header = |name: &str| {
            let mut values = request.headers().get_all(name).iter();
            let (first, more) = (values.next(), values.next());
            let text = first.filter(|_| more.is_none()).and_then(|value| value.to_str().ok());
            text.map(str::to_owned).ok_or_else(malformed)
        };
        let signed = Signed::parse(&header("signature-input")?).map_err(|_| malformed())?;
        let now_s = now_ms / 1_000;
        // What was signed before this process began may have been answered by the one before it.
        if (signed.created - now_s).abs() > WINDOW_S || signed.created < host.started_s {
            return Err(Refusal::later(401, "signature_stale", 0).at(now_ms));
        }
        Ok(Self {
            signed,
            signature: header("signature")?,
            digest: header("content-digest")?,
            method: request.method().to_string(),
            path: request.uri().path().into(),
            query: request.uri().query().unwrap_or_default().into(),
        })
    }

    fn check(&self, address: &Address) -> Result<(), Refusal> {
        let Self { method, path, query, digest, .. } = self;
        let request = Signing { method, path, query, digest };
        self.signed.check(&request, &self.signature, address).map_err(|_| Refusal::never(401, "signature_wrong"))
    }

    /// The signature was over the digest; this says the body is what was digested, and that it comes once.
    fn check_body(&self, host: &Host, body: &[u8], now_ms: i64) -> Result<(), Refusal> {
        if !bool::from(content_digest(body).as_bytes().ct_eq(self.digest.as_bytes())) {
            return Err(Refusal::later(422, "body_damaged", 1));
        }
        if host.nonces.use_once(self.signed.device, &self.signed.nonce, now_ms) {
            Ok(())
        } else {
            Err(Refusal::later(401, "signature_used", 0))
        }
    }
}

/// Reads a request of a device, its words only once its signature holds.
pub(super) async fn signed(host: &Arc<Host>, request: Request, most: usize) -> Result<Heard, Refusal> {
    let now_ms = clock::now_ms();
    host.rate.admit(peer(&request)?, now_ms)?;
    let outside = Outside::of(host, &request, now_ms)?;
    let id = outside.signed.device;
    outside.check(&address_of(host, id).await?)?;
    host.rate.admit_device(id, now_ms)?;
    let (parts, body) = request.into_parts();
    let body = read(body, most).await?;
    outside.check_body(host, &body, now_ms)?;
    let path = outside.path.split('/').skip(1).map(str::to_owned).collect();
    Ok(Heard { id, path, query: outside.query, headers: parts.headers, body, now_ms })
}

/// The key of a device. It is the same for ever, so it is asked of the database once; whether the device was revoked, and
/// what its person may do, is asked anew each time.
async fn address_of(host: &Arc<Host>, id: Uuid) -> Result<Address, Refusal> {
    if let Some(address) = host.addresses.get(id) {
        return Ok(address);
    }
    let asked = host.clone();
    let device = tokio::task::spawn_blocking(move || asked.central.device(id)).await;
    let device = device.map_err(|_| Refusal::later(500, "internal", 60))??;
    let address: Option<Address> = device.and_then(|device| device.address.parse().ok());
    let address = address.ok_or_else(unknown_device)?;
    host.addresses.keep(id, address.clone());
    Ok(address)
}

fn unknown_device() -> Refusal {
    Refusal::never(401, "unknown_device")
}

impl Heard {
    /// With the device as it stands now.
    pub(super) fn asked(self, host: &Host) -> Result<Asked, Refusal> {
        let device = host.central.device(self.id)?.ok_or_else(unknown_device)?;
        Ok(Asked { device, heard: self })
    }
}

/// Reads a request to enrol: whoever it is holds the key it names.
pub(super) async fn enrolling(host: &Host, request: Request) -> Result<Enrolling, Refusal> {
    let now_ms = clock::now_ms();
    let peer = peer(&request)?;
    host.rate.admit(peer, now_ms)?;
    host.rate.admit_enrolment(peer, now_ms)?;
    let outside = Outside::of(host, &request, now_ms)?;
    let body = read(request.into_body(), SMALL).await?;
    let malformed = || Refusal::never(422, "enrol_malformed");
    let enrol: Enrol = serde_json::from_slice(&body).map_err(|_| malformed())?;
    let address: Address = enrol.address.parse().map_err(|_| malformed())?;
    if enrol.device != outside.signed.device {
        return Err(malformed());
    }
    outside.check(&address)?;
    outside.check_body(host, &body, now_ms)?;
    Ok(Enrolling { enrol, address, now_ms })
}

fn peer(request: &Request) -> Result<std::net::IpAddr, Refusal> {
    let peer = request.extensions().get::<Peer>();
    peer.map(|peer| peer.0).ok_or_else(|| Refusal::later(500, "internal", 60))
}

async fn read(body: Body, most: usize) -> Result<Vec<u8>, Refusal> {
    match tokio::time::timeout(BODY, Limited::new(body, most).collect()).await {
        Ok(Ok(collected)) => Ok(collected.to_bytes().to_vec()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(Refusal::never(413, "body_too_large")),
        Ok(Err(_)) => Err(Refusal::later(400, "body_cut", 1)),
        Err(_) => Err(Refusal::later(408, "body_slow", 1)),
    }
}
