//! The way to a bucket: one connection a request, to the host its settings name and nowhere else. No redirect is
//! followed, no proxy is asked, no variable of the environment is read.

use std::{io, path::Path, sync::Arc, time::Duration};

use async_trait::async_trait;
use bytes::Bytes;
use http::Uri;
use http_body_util::BodyExt;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use object_store::{
    ClientOptions,
    client::{
        HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpResponse, HttpResponseBody, HttpService,
    },
};
use rustls::{
    ClientConfig, RootCertStore,
    crypto::ring,
    pki_types::{CertificateDer, ServerName, pem::PemObject},
};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
    time::timeout,
};
use tokio_rustls::TlsConnector;

/// How long one request may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// The way to one host.
#[derive(Debug, Clone)]
pub(super) struct Way {
    host: String,
    port: u16,
    tls: Option<Arc<ClientConfig>>,
}

impl Way {
    pub(super) fn to(endpoint: &str, authority: &Path) -> io::Result<Self> {
        let wrong = || io::Error::other("bucket: endpoint is https://host, or http:// to this machine");
        let uri: Uri = endpoint.parse().map_err(|_| wrong())?;
        let host = uri.host().ok_or_else(wrong)?.to_owned();
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let is_here = bare == "localhost" || bare.parse().is_ok_and(|at: std::net::IpAddr| at.is_loopback());
        let (tls, usual) = match uri.scheme_str() {
            Some("https") => (Some(Arc::new(trusting(authority)?)), 443),
            Some("http") if is_here => (None, 80),
            _ => return Err(wrong()),
        };
        Ok(Self { host, port: uri.port_u16().unwrap_or(usual), tls })
    }

    pub(super) fn is_plain(&self) -> bool {
        self.tls.is_none()
    }

    async fn ask(&self, request: HttpRequest) -> io::Result<HttpResponse> {
        if request.uri().host() != Some(&self.host) {
            return Err(io::Error::other("the bucket is elsewhere than its settings say"));
        }
        let bare = self.host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let stream = TcpStream::connect((bare.as_str(), self.port)).await?;
        stream.set_nodelay(true)?;
        match &self.tls {
            None => send(stream, request).await,
            Some(tls) => {
                let name = ServerName::try_from(bare).map_err(io::Error::other)?;
                send(TlsConnector::from(tls.clone()).connect(name, stream).await?, request).await
            }
        }
    }
}

fn trusting(authority: &Path) -> io::Result<ClientConfig> {
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(&std::fs::read(authority)?) {
        roots.add(certificate.map_err(io::Error::other)?).map_err(io::Error::other)?;
    }
    let client = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(io::Error::other)?;
    Ok(client.with_root_certificates(roots).with_no_client_auth())
}

async fn send(
    stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static,
    mut request: HttpRequest,
) -> io::Result<HttpResponse> {
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(io::Error::other)?;
    // It ends with its one request; how, the answer tells.
    let connection = tokio::spawn(connection);
    if !request.headers().contains_key(http::header::HOST)
        && let Some(authority) = request.uri().authority()
    {
        let host = authority.as_str().parse().map_err(io::Error::other)?;
        request.headers_mut().insert(http::header::HOST, host);
    }
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str()).parse().map_err(io::Error::other)?;
    *request.uri_mut() = path;
    let answer = sender.send_request(request).await.map_err(io::Error::other)?;
    let (parts, body) = answer.into_parts();
    let bytes: Bytes = body.collect().await.map_err(io::Error::other)?.to_bytes();
    connection.abort();
    Ok(HttpResponse::from_parts(parts, HttpResponseBody::from(bytes)))
}

#[async_trait]
impl HttpService for Way {
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        match timeout(PATIENCE, self.ask(request)).await {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) => Err(HttpError::new(HttpErrorKind::Connect, error)),
            Err(late) => Err(HttpError::new(HttpErrorKind::Timeout, late)),
        }
    }
}

impl HttpConnector for Way {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        Ok(HttpClient::new(self.clone()))
    }
}
