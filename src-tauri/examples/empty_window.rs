//! A window of the same shell with nothing in it: what `cargo xtask bench` sets the start and the memory of Sillage
//! beside. It is no part of the application.

use tauri::{WebviewUrl, WebviewWindowBuilder, http};

/// The mark is the moment the first frame stands, as on Today.
const PAGE: &str = "<!doctype html><title>Empty</title><h1>Empty</h1>\
    <script>requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('interactive')))</script>";

fn main() -> tauri::Result<()> {
    tauri::Builder::default()
        .register_uri_scheme_protocol("empty", |_, _| {
            let mut response = http::Response::new(PAGE.as_bytes());
            response.headers_mut().insert(http::header::CONTENT_TYPE, http::HeaderValue::from_static("text/html"));
            response
        })
        .setup(|tauri| {
            let page = WebviewUrl::CustomProtocol("empty://localhost/".parse()?);
            WebviewWindowBuilder::new(tauri, "empty", page).inner_size(1280.0, 760.0).build()?;
            Ok(())
        })
        .run(tauri::generate_context!())
}
