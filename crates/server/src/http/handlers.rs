//! What axum calls: one function a verb. Each reads who asks, then does the work on a thread that may wait.

use std::sync::{Arc, atomic::Ordering};

use axum::{
    extract::{Request, State},
    response::Response,
};

use super::{
    Host, NAMES, SMALL,
    answer::{self, Answer},
    asked::{self, Asked},
    routes,
};
use crate::{central::CHUNK, refusal::Refusal};

pub(super) async fn health() -> &'static str {
    "up\n"
}

pub(super) async fn ready(State(host): State<Arc<Host>>) -> Response {
    blocking(host, |host| host.central.check_ready().map(|()| Answer::Text("ready\n"))).await
}

pub(super) async fn enrol(State(host): State<Arc<Host>>, request: Request) -> Response {
    match asked::enrolling(&host, request).await {
        Ok(asked) => blocking(host, move |host| routes::enrol(host, &asked)).await,
        Err(refusal) => refused(&host, &refusal, None),
    }
}

pub(super) async fn hello(State(host): State<Arc<Host>>, request: Request) -> Response {
    signed(host, request, SMALL, routes::hello).await
}

pub(super) async fn receipt(State(host): State<Arc<Host>>, request: Request) -> Response {
    signed(host, request, 0, routes::receipt).await
}

pub(super) async fn push(State(host): State<Arc<Host>>, request: Request) -> Response {
    let most = host.central.limits().compressed;
    signed(host, request, most, routes::push).await
}

pub(super) async fn pull(State(host): State<Arc<Host>>, request: Request) -> Response {
    signed(host, request, 0, routes::pull).await
}

pub(super) async fn object(State(host): State<Arc<Host>>, request: Request) -> Response {
    signed(host, request, 0, routes::object).await
}

pub(super) async fn offset(State(host): State<Arc<Host>>, request: Request) -> Response {
    signed(host, request, 0, routes::offset).await
}

pub(super) async fn upload(State(host): State<Arc<Host>>, request: Request) -> Response {
    signed(host, request, CHUNK, routes::upload).await
}

pub(super) async fn wanted(State(host): State<Arc<Host>>, request: Request) -> Response {
    signed(host, request, NAMES, routes::wanted).await
}

pub(super) async fn restore(State(host): State<Arc<Host>>, request: Request) -> Response {
    let most = host.central.limits().compressed;
    signed(host, request, most, routes::restore).await
}

pub(super) async fn digest(State(host): State<Arc<Host>>, request: Request) -> Response {
    signed(host, request, NAMES, routes::digest).await
}

pub(super) async fn lines(State(host): State<Arc<Host>>, request: Request) -> Response {
    signed(host, request, NAMES, routes::lines).await
}

pub(super) async fn snapshot(State(host): State<Arc<Host>>, request: Request) -> Response {
    signed(host, request, 0, routes::snapshot).await
}

pub(super) async fn snapshot_part(State(host): State<Arc<Host>>, request: Request) -> Response {
    signed(host, request, 0, routes::snapshot_part).await
}

pub(super) async fn receipts(State(host): State<Arc<Host>>, request: Request) -> Response {
    signed(host, request, SMALL, routes::receipts).await
}

/// What is no endpoint.
pub(super) async fn nothing(State(host): State<Arc<Host>>) -> Response {
    refused(&host, &Refusal::not_found(), None)
}

/// A verb an endpoint does not know.
pub(super) async fn other_method(State(host): State<Arc<Host>>) -> Response {
    refused(&host, &Refusal::never(405, "method_not_allowed"), None)
}

/// Answers a signed request.
async fn signed(
    host: Arc<Host>,
    request: Request,
    most: usize,
    work: fn(&Host, &Asked) -> Result<Answer, Refusal>,
) -> Response {
    match asked::signed(&host, request, most).await {
        Ok(heard) => {
            host.metrics.received.fetch_add(u64::try_from(heard.body.len()).unwrap_or(0), Ordering::Relaxed);
            blocking(host, move |host| work(host, &heard.asked(host)?)).await
        }
        Err(refusal) => refused(&host, &refusal, None),
    }
}

/// Does what may wait for the disk on a thread that may.
async fn blocking(host: Arc<Host>, work: impl FnOnce(&Host) -> Result<Answer, Refusal> + Send + 'static) -> Response {
    let worker = host.clone();
    match tokio::task::spawn_blocking(move || work(&worker)).await {
        Ok(Ok(answer)) => {
            host.metrics.sent.fetch_add(answer.bytes(), Ordering::Relaxed);
            answer.into_response()
        }
        Ok(Err(refusal)) => refused(&host, &refusal, None),
        Err(_) => refused(&host, &Refusal::later(500, "internal", 60), Some("panic")),
    }
}

fn refused(host: &Host, refusal: &Refusal, panic: Option<&str>) -> Response {
    host.metrics.refused(&refusal.problem.code);
    answer::refused(refusal, panic)
}
