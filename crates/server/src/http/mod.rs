//! The protocol over HTTP: who asks is known by the signature of their device's key before their words are read.

mod addresses;
mod answer;
mod asked;
mod handlers;
mod metrics;
mod nonces;
mod openapi;
mod operations;
mod rate;
mod routes;
mod serve;
mod table;

use std::{net::IpAddr, sync::Arc};

use axum::Router;

pub use openapi::openapi;
pub use serve::{ServeError, Serving, serve};

use crate::{central::Central, clock, config::Admission};

/// Bytes of a small message, and of one that names many operations.
const SMALL: usize = 64 * 1024;
const NAMES: usize = 512 * 1024;

/// What every request is answered with.
pub struct Host {
    central: Central,
    nonces: nonces::Nonces,
    addresses: addresses::Addresses,
    rate: rate::Rates,
    metrics: metrics::Metrics,
    started_s: i64,
}

/// Who is at the other end of the connection.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer(pub IpAddr);

impl Host {
    /// A host of this server, started now.
    pub fn new(central: Central, admission: &Admission) -> Self {
        // Signatures tell whole seconds: the process before may have answered one of this second.
        let after_another = i64::from(central.starts() > 1);
        Self {
            central,
            nonces: nonces::Nonces::default(),
            addresses: addresses::Addresses::default(),
            rate: rate::Rates::new(admission),
            metrics: metrics::Metrics::default(),
            started_s: clock::now_ms() / 1_000 + after_another,
        }
    }
}

/// The routes devices reach.
fn router(host: Arc<Host>) -> Router {
    let mut router = Router::new();
    for route in table::ROUTES {
        router = router.route(route.path, (route.handler)());
    }
    router.fallback(handlers::nothing).method_not_allowed_fallback(handlers::other_method).with_state(host)
}
