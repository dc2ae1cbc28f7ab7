//! `photo://localhost/<hash>`: pictures of the open profile, and nothing else of the disk.

use std::sync::Arc;

use sillage_api::App;
use tauri::{Manager, UriSchemeContext, UriSchemeResponder, Wry, http};

/// Answers a request of the window for a picture.
pub fn serve(context: UriSchemeContext<'_, Wry>, request: http::Request<Vec<u8>>, responder: UriSchemeResponder) {
    let app = context.app_handle().state::<Arc<App>>().inner().clone();
    tauri::async_runtime::spawn_blocking(move || {
        let hash = request.uri().path().trim_start_matches('/').to_owned();
        let thumb = request.uri().query().is_some_and(|query| query.contains("thumb"));
        let (status, bytes) = match app.photo(&hash, thumb) {
            Ok(bytes) => (http::StatusCode::OK, bytes),
            Err(_) => (http::StatusCode::NOT_FOUND, Vec::new()),
        };
        let mut response = http::Response::new(bytes);
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.insert(http::header::CONTENT_TYPE, http::HeaderValue::from_static("image/jpeg"));
        // A picture lies in the encrypted profile and nowhere else.
        headers.insert(http::header::CACHE_CONTROL, http::HeaderValue::from_static("no-store"));
        responder.respond(response);
    });
}
