//! Tells the window which nouns changed, whoever changed them.

use sillage_api::App;
use tauri::{AppHandle, Emitter};

/// Forwards every change to the window.
pub fn forward(app: &App, handle: &AppHandle) {
    let handle = handle.clone();
    app.on_changed(move |nouns| {
        // A window that is closing no longer listens.
        drop(handle.emit("changed", serde_json::json!({ "nouns": nouns })));
    });
}
