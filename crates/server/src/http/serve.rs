//! The accept loop: our own, so that the time limits of a handshake, of headers and of a connection are really kept.

use std::{
    collections::HashMap,
    io,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::Router;
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use rustls::{ServerConfig, crypto::ring};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::Semaphore,
    time::timeout,
};
use tokio_rustls::TlsAcceptor;

use super::{Host, Peer, router};
use crate::{keys::KeyError, log};

/// How long a handshake may take.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// How long the headers of a request may take, and a connection may be idle.
const HEADERS: Duration = Duration::from_secs(10);
/// How long a connection may live.
const CONNECTION: Duration = Duration::from_secs(600);
/// Connections at once: of everybody, and of one address.
const CONNECTIONS: usize = 1_024;
const OF_ONE: usize = 128;

/// A server that listens.
pub struct Serving {
    listener: TcpListener,
    acceptor: TlsAcceptor,
    router: Router,
}

/// Why a server does not listen.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The network's keys.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// TLS.
    #[error("tls: {0}")]
    Tls(#[from] rustls::Error),
    /// The address.
    #[error("listening: {0}")]
    Listen(#[from] io::Error),
}

/// Begins to listen.
///
/// # Errors
/// The address is taken, or the keys are damaged.
pub async fn serve(host: Host, listen: SocketAddr) -> Result<Serving, ServeError> {
    let (chain, key) = host.central.keys().certificate()?;
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(chain, key)?;
    let listener = TcpListener::bind(listen).await?;
    Ok(Serving { listener, acceptor: TlsAcceptor::from(Arc::new(config)), router: router(Arc::new(host)) })
}

impl Serving {
    /// Where it listens.
    ///
    /// # Errors
    /// The system does not tell.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Answers until the process ends. It may end at any moment: whatever was told is on the disk.
    pub async fn run(self) {
        let everybody = Arc::new(Semaphore::new(CONNECTIONS));
        let each = Arc::new(Each::default());
        loop {
            let (stream, peer) = match self.listener.accept().await {
                Ok(accepted) => accepted,
                Err(error) => {
                    // Out of descriptors: those that are open will end.
                    log::say("accept", &[("error", &error.to_string())]);
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    continue;
                }
            };
            let Ok(permit) = everybody.clone().try_acquire_owned() else {
                continue;
            };
            let Some(place) = Each::enter(&each, peer.ip()) else {
                continue;
            };
            let (acceptor, router) = (self.acceptor.clone(), self.router.clone());
            tokio::spawn(async move {
                // How a connection ends is the other side's affair; what was asked was answered, or will be asked again.
                let _ended = timeout(CONNECTION, connection(stream, peer.ip(), acceptor, router)).await;
                drop((permit, place));
            });
        }
    }
}

async fn connection(stream: TcpStream, peer: IpAddr, acceptor: TlsAcceptor, router: Router) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let stream = timeout(HANDSHAKE, acceptor.accept(stream)).await??;
    let service = service_fn(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(Peer(peer));
        let mut router = router.clone();
        async move { tower_service::Service::call(&mut router, request.map(axum::body::Body::new)).await }
    });
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS)
        .max_buf_size(64 * 1024)
        .serve_connection(TokioIo::new(stream), service)
        .await;
    served.map_err(io::Error::other)
}

/// Connections of each address.
#[derive(Default)]
struct Each(Mutex<HashMap<IpAddr, usize>>);

/// One connection among those of its address.
struct PlaceOf(Arc<Each>, IpAddr);

impl Each {
    fn enter(each: &Arc<Self>, peer: IpAddr) -> Option<PlaceOf> {
        let mut counts = each.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(peer).or_default();
        if *count >= OF_ONE {
            return None;
        }
        *count += 1;
        Some(PlaceOf(each.clone(), peer))
    }
}

impl Drop for PlaceOf {
    fn drop(&mut self) {
        let mut counts = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.1) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                counts.remove(&self.1);
            }
        }
    }
}
