//! The one window: native frame, remembered size, no way out of the application.

use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindowBuilder, webview::PermissionResponse};
use tauri_plugin_prevent_default::Flags;

/// A port of this computer that only its administrator could listen on, and nobody does.
#[cfg(target_os = "linux")]
const NOWHERE: &str = "http://127.0.0.1:9";

/// Whether a window can be shown at all; GTK would panic without a display.
pub fn has_display() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some_and(|v| !v.is_empty()))
}

/// Language of the person's system: French unless it says English.
pub fn locale() -> &'static str {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    if set.is_some_and(|value| value.starts_with("en")) { "en" } else { "fr" }
}

/// Browser leftovers that must not answer in a field tool: reload, find, print, zoom, the context menu.
pub fn prevented() -> Flags {
    Flags::all()
}

/// Opens the window.
///
/// # Errors
/// The web view cannot be made.
pub fn open(handle: &AppHandle) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(handle, "main", WebviewUrl::default())
        .title("Sillage")
        .inner_size(1280.0, 760.0)
        .min_inner_size(700.0, 600.0)
        // Files that are dropped belong to the page, as in a browser: the shell's own handler would take them away.
        .disable_drag_drop_handler()
        // The page needs neither camera nor microphone, place nor notification, and nobody is asked for them.
        .on_permission_request(|_, _| PermissionResponse::Deny)
        .on_navigation(|url| matches!(url.scheme(), "tauri" | "photo") || url.host_str() == Some("tauri.localhost"));
    // What the page is made of and all it asks come from the shell. Where a content policy has no say, in a connection
    // made ahead or a name looked up, the web view finds nobody behind the proxy it has to take.
    #[cfg(target_os = "linux")]
    let window = window.proxy_url(NOWHERE.parse().map_err(tauri::Error::InvalidUrl)?);
    window.build()?;
    Ok(())
}

/// Shows and focuses the window of the first instance.
pub fn bring_forward(handle: &AppHandle) {
    if let Some(window) = handle.get_webview_window("main") {
        // The window may be closing just now; then there is nothing to bring forward.
        drop(window.unminimize().and_then(|()| window.set_focus()));
    }
}
