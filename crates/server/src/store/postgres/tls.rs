//! The way to the database: on this machine as it is, to another one through TLS under a certificate that was named.

use std::{
    future::Future,
    io,
    path::Path,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use postgres::{
    Client, Config, NoTls, Socket,
    config::{Host, SslMode},
    tls::{ChannelBinding, MakeTlsConnect, TlsConnect},
};
use rustls::{
    ClientConfig, RootCertStore,
    crypto::ring,
    pki_types::{CertificateDer, ServerName, pem::PemObject},
};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_rustls::{TlsConnector, client::TlsStream};

use super::{Answer, StoreError};

/// How a connection is made.
pub(super) enum Way {
    Here,
    Tls(Tls),
}

impl Way {
    /// Decides how to reach what `config` names.
    pub(super) fn to(config: &mut Config, authority: Option<&Path>) -> Answer<Self> {
        let Some(authority) = authority else {
            let named = config.get_hostaddrs().iter().all(std::net::IpAddr::is_loopback);
            if named && config.get_hosts().iter().all(is_here) {
                return Ok(Self::Here);
            }
            let told = "a database on another machine needs database_authority: the certificate that signed its own";
            return Err(StoreError::Schema(told.into()));
        };
        config.ssl_mode(SslMode::Require);
        let damaged = |_| StoreError::Schema("database_authority is no certificate".into());
        let mut roots = RootCertStore::empty();
        for certificate in CertificateDer::pem_slice_iter(&std::fs::read(authority)?) {
            roots
                .add(certificate.map_err(|_| StoreError::Schema("database_authority is no certificate".into()))?)
                .map_err(damaged)?;
        }
        let client = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|error| StoreError::Schema(error.to_string()))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Self::Tls(Tls(Arc::new(client))))
    }

    pub(super) fn connect(&self, config: &Config) -> Answer<Client> {
        match self {
            Self::Here => Ok(config.connect(NoTls)?),
            Self::Tls(tls) => Ok(config.connect(tls.clone())?),
        }
    }
}

fn is_here(host: &Host) -> bool {
    match host {
        Host::Tcp(name) => name == "localhost" || name.parse().is_ok_and(|at: std::net::IpAddr| at.is_loopback()),
        #[cfg(unix)]
        Host::Unix(_) => true,
    }
}

/// TLS under the authority that was named, and no other.
#[derive(Clone)]
pub(super) struct Tls(Arc<ClientConfig>);

/// TLS to one host.
pub(super) struct To(TlsConnector, ServerName<'static>);

impl MakeTlsConnect<Socket> for Tls {
    type Stream = Wrapped;
    type TlsConnect = To;
    type Error = io::Error;

    fn make_tls_connect(&mut self, host: &str) -> Result<To, io::Error> {
        let name = ServerName::try_from(host.to_owned()).map_err(io::Error::other)?;
        Ok(To(TlsConnector::from(self.0.clone()), name))
    }
}

impl TlsConnect<Socket> for To {
    type Stream = Wrapped;
    type Error = io::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Wrapped, io::Error>> + Send>>;

    fn connect(self, socket: Socket) -> Self::Future {
        Box::pin(async move { Ok(Wrapped(Box::new(self.0.connect(self.1, socket).await?))) })
    }
}

/// A connection under TLS.
pub(super) struct Wrapped(Box<TlsStream<Socket>>);

impl postgres::tls::TlsStream for Wrapped {
    fn channel_binding(&self) -> ChannelBinding {
        ChannelBinding::none()
    }
}

impl AsyncRead for Wrapped {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(cx, buf)
    }
}

impl AsyncWrite for Wrapped {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(cx)
    }
}
