//! The protocol over HTTP: who asks is known by the signature of their device's key before their words are read.

mod answer;
mod asked;
mod nonces;
mod rate;
mod routes;
mod serve;

use std::{net::IpAddr, sync::Arc};

use axum::{
    Router,
    extract::{Request, State},
    response::Response,
    routing::{get, post, put},
};

pub use serve::{Serving, serve};

use crate::{central::Central, clock, refusal::Refusal};
use answer::Answer;
use asked::Asked;

/// Bytes of a small message, and of one that names many operations.
const SMALL: usize = 64 * 1024;
const NAMES: usize = 512 * 1024;

/// What every request is answered with.
pub struct Host {
    central: Central,
    nonces: nonces::Nonces,
    rate: rate::Rates,
    started_s: i64,
}

/// Who is at the other end of the connection.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer(pub IpAddr);

impl Host {
    /// A host of this server, started now.
    pub fn new(central: Central) -> Self {
        let started_s = clock::now_ms() / 1_000;
        Self { central, nonces: nonces::Nonces::default(), rate: rate::Rates::default(), started_s }
    }
}

/// The routes.
pub fn router(host: Arc<Host>) -> Router {
    Router::new()
        .route("/health", get(|| async { "up\n" }))
        .route("/ready", get(ready))
        .route("/v1/enrol", post(enrol))
        .route("/v1/sync/hello", post(hello))
        .route("/v1/sync/bundles/{id}", get(receipt).put(push))
        .route("/v1/sync/pull", get(pull))
        .route("/v1/sync/reconcile", post(wanted))
        .route("/v1/sync/reconcile/{id}", put(restore))
        .route("/v1/sync/digest", post(digest))
        .route("/v1/sync/lines", post(lines))
        .route("/v1/sync/snapshots/{unit}", get(snapshot))
        .route("/v1/sync/snapshots/{unit}/{hash}", get(snapshot_part))
        .route("/v1/sync/receipts", post(receipts))
        .route("/v1/blobs/{unit}/{hash}", get(object).head(offset).patch(upload))
        .fallback(|| async { answer::refused(&Refusal::not_found(), None) })
        .method_not_allowed_fallback(|| async { answer::refused(&Refusal::never(405, "method_not_allowed"), None) })
        .with_state(host)
}

async fn ready(State(host): State<Arc<Host>>) -> Response {
    blocking(host, |host| host.central.check_ready().map(|()| Answer::Text("ready\n"))).await
}

async fn enrol(State(host): State<Arc<Host>>, request: Request) -> Response {
    match asked::enrolling(&host, request).await {
        Ok(asked) => blocking(host, move |host| routes::enrol(host, &asked)).await,
        Err(refusal) => answer::refused(&refusal, None),
    }
}

async fn hello(State(host): State<Arc<Host>>, request: Request) -> Response {
    signed(host, request, SMALL, routes::hello).await
}

async fn receipt(State(host): State<Arc<Host>>, request: Request) -> Response {
    signed(host, request, 0, routes::receipt).await
}

async fn push(State(host): State<Arc<Host>>, request: Request) -> Response {
    let most = host.central.limits().compressed;
    signed(host, request, most, routes::push).await
}

async fn pull(State(host): State<Arc<Host>>, request: Request) -> Response {
    signed(host, request, 0, routes::pull).await
}

async fn object(State(host): State<Arc<Host>>, request: Request) -> Response {
    signed(host, request, 0, routes::object).await
}

async fn offset(State(host): State<Arc<Host>>, request: Request) -> Response {
    signed(host, request, 0, routes::offset).await
}

async fn upload(State(host): State<Arc<Host>>, request: Request) -> Response {
    signed(host, request, crate::central::CHUNK, routes::upload).await
}

async fn wanted(State(host): State<Arc<Host>>, request: Request) -> Response {
    signed(host, request, NAMES, routes::wanted).await
}

async fn restore(State(host): State<Arc<Host>>, request: Request) -> Response {
    let most = host.central.limits().compressed;
    signed(host, request, most, routes::restore).await
}

async fn digest(State(host): State<Arc<Host>>, request: Request) -> Response {
    signed(host, request, NAMES, routes::digest).await
}

async fn lines(State(host): State<Arc<Host>>, request: Request) -> Response {
    signed(host, request, NAMES, routes::lines).await
}

async fn snapshot(State(host): State<Arc<Host>>, request: Request) -> Response {
    signed(host, request, 0, routes::snapshot).await
}

async fn snapshot_part(State(host): State<Arc<Host>>, request: Request) -> Response {
    signed(host, request, 0, routes::snapshot_part).await
}

async fn receipts(State(host): State<Arc<Host>>, request: Request) -> Response {
    signed(host, request, SMALL, routes::receipts).await
}

/// Answers a signed request.
async fn signed(
    host: Arc<Host>,
    request: Request,
    most: usize,
    work: fn(&Host, &Asked) -> Result<Answer, Refusal>,
) -> Response {
    match asked::signed(&host, request, most).await {
        Ok(asked) => blocking(host, move |host| work(host, &asked)).await,
        Err(refusal) => answer::refused(&refusal, None),
    }
}

/// Does what may wait for the disk on a thread that may.
async fn blocking(host: Arc<Host>, work: impl FnOnce(&Host) -> Result<Answer, Refusal> + Send + 'static) -> Response {
    match tokio::task::spawn_blocking(move || work(&host)).await {
        Ok(Ok(answer)) => answer.into_response(),
        Ok(Err(refusal)) => answer::refused(&refusal, None),
        Err(error) => answer::refused(&Refusal::later(500, "internal", 60), Some(&error.to_string())),
    }
}
