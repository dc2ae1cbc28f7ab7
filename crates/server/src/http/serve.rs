//! The accept loop: our own, so that the time limits of a handshake, of headers and of a connection are really kept.

use std::{
    collections::HashMap,
    io,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex, PoisonError, atomic::Ordering},
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

use super::{Host, Peer, operations, router, table};
use crate::{
    clock,
    config::{Admission, Config},
    keys::KeyError,
    log,
};

/// How long a handshake may take.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// How long the headers of a request may take, and a connection may be idle.
const HEADERS: Duration = Duration::from_secs(10);
/// How long a connection may live.
const CONNECTION: Duration = Duration::from_secs(600);
/// Connections of the operator at once.
const OPERATORS: usize = 16;

/// A server that listens.
pub struct Serving {
    listener: TcpListener,
    acceptor: TlsAcceptor,
    router: Router,
    host: Arc<Host>,
    admission: Admission,
    operations: Option<TcpListener>,
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
    /// The operator's address is one others reach.
    #[error("operations: only an address of this machine")]
    NotHere,
}

/// Begins to listen.
///
/// # Errors
/// The address is taken, or the keys are damaged.
pub async fn serve(host: Host, settings: &Config) -> Result<Serving, ServeError> {
    let (chain, key) = host.central.keys().certificate()?;
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(chain, key)?;
    let operations = match settings.operations {
        Some(address) if !address.ip().is_loopback() => return Err(ServeError::NotHere),
        Some(address) => Some(TcpListener::bind(address).await?),
        None => None,
    };
    // What is signed before this host counts as begun would be refused: nobody is listened to until then.
    let left_ms = u64::try_from(host.started_s * 1_000 - clock::now_ms()).unwrap_or(0);
    tokio::time::sleep(Duration::from_millis(left_ms)).await;
    let listener = TcpListener::bind(settings.listen).await?;
    let (acceptor, host) = (TlsAcceptor::from(Arc::new(config)), Arc::new(host));
    let admission = settings.admission.clone();
    Ok(Serving { listener, acceptor, router: router(host.clone()), host, admission, operations })
}

impl Serving {
    /// Where it listens.
    ///
    /// # Errors
    /// The system does not tell.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Where the operator asks, if anywhere.
    ///
    /// # Errors
    /// The system does not tell.
    pub fn operations(&self) -> io::Result<Option<SocketAddr>> {
        self.operations.as_ref().map(TcpListener::local_addr).transpose()
    }

    /// Answers until the process ends. It may end at any moment: whatever was told is on the disk.
    pub async fn run(mut self) {
        if let Some(listener) = self.operations.take() {
            tokio::spawn(operate(listener, self.host.clone()));
        }
        let everybody = Arc::new(Semaphore::new(self.admission.connections));
        let each = Arc::new(Each::new(self.admission.address_connections));
        loop {
            let Some((stream, peer)) = accept(&self.listener).await else {
                continue;
            };
            let place = everybody.clone().try_acquire_owned().ok().zip(Each::enter(&each, peer.ip()));
            let Some(place) = place else {
                self.host.metrics.turned_away.fetch_add(1, Ordering::Relaxed);
                continue;
            };
            let (acceptor, router, host) = (self.acceptor.clone(), self.router.clone(), self.host.clone());
            tokio::spawn(async move {
                host.metrics.connections.fetch_add(1, Ordering::Relaxed);
                // How a connection ends is the other side's affair; what was asked was answered, or will be asked again.
                let _ended = timeout(CONNECTION, connection(stream, peer.ip(), acceptor, router, host.clone())).await;
                host.metrics.connections.fetch_sub(1, Ordering::Relaxed);
                drop(place);
            });
        }
    }
}

/// The next connection. Out of descriptors: those that are open will end.
async fn accept(listener: &TcpListener) -> Option<(TcpStream, SocketAddr)> {
    match listener.accept().await {
        Ok(accepted) => Some(accepted),
        Err(error) => {
            log::say("accept", &[("error", &error.to_string())]);
            tokio::time::sleep(Duration::from_millis(100)).await;
            None
        }
    }
}

/// Answers the operator.
async fn operate(listener: TcpListener, host: Arc<Host>) {
    let router = operations::router(host);
    let places = Arc::new(Semaphore::new(OPERATORS));
    loop {
        let Some((stream, _)) = accept(&listener).await else {
            continue;
        };
        let Ok(place) = places.clone().try_acquire_owned() else {
            continue;
        };
        let router = router.clone();
        let service = service_fn(move |request: hyper::Request<Incoming>| {
            let mut router = router.clone();
            async move { tower_service::Service::call(&mut router, request.map(axum::body::Body::new)).await }
        });
        tokio::spawn(async move {
            let served = http1().serve_connection(TokioIo::new(stream), service);
            let _ended = timeout(CONNECTION, served).await;
            drop(place);
        });
    }
}

fn http1() -> http1::Builder {
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(HEADERS).max_buf_size(64 * 1024);
    builder
}

async fn connection(
    stream: TcpStream,
    peer: IpAddr,
    acceptor: TlsAcceptor,
    router: Router,
    host: Arc<Host>,
) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let stream = timeout(HANDSHAKE, acceptor.accept(stream)).await??;
    let service = service_fn(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(Peer(peer));
        let (mut router, host) = (router.clone(), host.clone());
        async move {
            let (began, route) = (clock::instant(), table::route_of(request.uri().path()));
            let answer = tower_service::Service::call(&mut router, request.map(axum::body::Body::new)).await?;
            host.metrics.answered(route, answer.status().as_u16(), began.elapsed());
            Ok::<_, std::convert::Infallible>(answer)
        }
    });
    http1().serve_connection(TokioIo::new(stream), service).await.map_err(io::Error::other)
}

/// Connections of each address, and how many there may be.
struct Each {
    counts: Mutex<HashMap<IpAddr, usize>>,
    most: usize,
}

/// One connection among those of its address.
struct PlaceOf(Arc<Each>, IpAddr);

impl Each {
    fn new(most: usize) -> Self {
        Self { counts: Mutex::default(), most }
    }

    fn enter(each: &Arc<Self>, peer: IpAddr) -> Option<PlaceOf> {
        let mut counts = each.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(peer).or_default();
        if *count >= each.most {
            return None;
        }
        *count += 1;
        Some(PlaceOf(each.clone(), peer))
    }
}

impl Drop for PlaceOf {
    fn drop(&mut self) {
        let mut counts = self.0.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.1) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                counts.remove(&self.1);
            }
        }
    }
}
