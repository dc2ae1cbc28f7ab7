//! Only pages of this very host are answered. It listens on the loopback, yet any site a browser visits can send it
//! requests, and a name of a stranger's can be made to mean the loopback; both show in the headers.

use axum::{
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Refuses whatever was not asked of this host by name, or was asked by another page.
pub(crate) async fn own_pages_only(request: Request<Body>, next: Next) -> Response {
    if is_own(request.headers()) { next.run(request).await } else { StatusCode::MISDIRECTED_REQUEST.into_response() }
}

fn is_own(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let Some(host) = text(header::HOST) else { return false };
    let is_loopback = |host: &str| {
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
        ["127.0.0.1", "localhost", "[::1]"].contains(&name)
    };
    // A page tells where it comes from with everything but a plain navigation.
    let from_here = match headers.get(header::ORIGIN) {
        None => true,
        Some(_) => text(header::ORIGIN).and_then(|origin| origin.strip_prefix("http://")) == Some(host),
    };
    is_loopback(host) && from_here
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(host: Option<&str>, origin: Option<&str>) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in [(header::HOST, host), (header::ORIGIN, origin)] {
            if let Some(value) = value {
                headers.insert(name, value.parse().expect("a header"));
            }
        }
        is_own(&headers)
    }

    #[test]
    fn a_foreign_host_or_page_is_refused() {
        assert!(asked(Some("127.0.0.1:4321"), None));
        assert!(asked(Some("127.0.0.1:4321"), Some("http://127.0.0.1:4321")));
        assert!(asked(Some("localhost:4321"), None));
        assert!(!asked(None, None));
        assert!(!asked(Some("sillage.example.org:4321"), None), "a name that was made to mean the loopback");
        assert!(!asked(Some("127.0.0.1.example.org"), None));
        assert!(!asked(Some("127.0.0.1:4321"), Some("https://example.org")));
        assert!(!asked(Some("127.0.0.1:4321"), Some("http://127.0.0.1:80")), "another program of this computer");
        assert!(!asked(Some("127.0.0.1:4321"), Some("null")));
    }
}
