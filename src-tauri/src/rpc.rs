//! The commands that cross from the window: `rpc` for everything, `put_photo` and `read_picture` for bytes, `open_made_file` for a
//! report that was just made, `open_release` for a newer program. Each looks its work up in the registry and answers in one form.

use std::{path::PathBuf, sync::Arc};

use serde_json::{Value, json};
use sillage_api::{Answered, App, Failure, Meta, PhotoTarget};
use tauri::{
    State,
    ipc::{InvokeBody, Request},
};
use tauri_plugin_opener::OpenerExt;
use uuid::Uuid;

fn reply(outcome: Result<Answered, Failure>) -> Value {
    match outcome {
        Ok(answered) => json!(answered),
        Err(failure) => json!({ "failure": failure }),
    }
}

/// Runs a command of the registry on a thread that may wait for the disk.
#[tauri::command(rename_all = "snake_case")]
pub async fn rpc(
    app: State<'_, Arc<App>>,
    name: String,
    body: Value,
    age_ms: Option<i64>,
    draft: Option<String>,
) -> Result<Value, String> {
    let app = app.inner().clone();
    let call = move || reply(app.call(&name, body, Meta { age_ms, draft }));
    tauri::async_runtime::spawn_blocking(call).await.map_err(|error| error.to_string())
}

/// Takes a picture in: raw bytes; in the headers its owner and day, or its numbered place.
#[tauri::command]
pub async fn put_photo(app: State<'_, Arc<App>>, request: Request<'_>) -> Result<Value, String> {
    let header = |name: &str| {
        request.headers().get(name).and_then(|value| value.to_str().ok()).and_then(|id| id.parse::<Uuid>().ok())
    };
    let target = PhotoTarget::told(header("owner"), header("day"), header("place"));
    let (Some(target), InvokeBody::Raw(bytes)) = (target, request.body()) else {
        return Ok(reply(Err(Failure::new("malformed_request"))));
    };
    let (app, bytes) = (app.inner().clone(), bytes.clone());
    let call = move || reply(app.put_photo(target, &bytes));
    tauri::async_runtime::spawn_blocking(call).await.map_err(|error| error.to_string())
}

/// Reads what a picture says of itself from its first bytes, without taking it in.
#[tauri::command]
pub async fn read_picture(app: State<'_, Arc<App>>, request: Request<'_>) -> Result<Value, String> {
    let InvokeBody::Raw(bytes) = request.body() else {
        return Ok(reply(Err(Failure::new("malformed_request"))));
    };
    let (app, bytes) = (app.inner().clone(), bytes.clone());
    let call = move || match app.read_picture(&bytes) {
        Ok(read) => json!({ "answer": read, "nouns": [] }),
        Err(failure) => reply(Err(failure)),
    };
    tauri::async_runtime::spawn_blocking(call).await.map_err(|error| error.to_string())
}

/// Opens a file this program made, or its folder, with the system's own program. Only files it made are opened:
/// the window names a report, not a path.
#[tauri::command]
pub async fn open_made_file(
    handle: tauri::AppHandle,
    app: State<'_, Arc<App>>,
    report: Uuid,
    folder: bool,
) -> Result<Value, String> {
    Ok(opened(&handle, app.made_file(report), folder))
}

/// Hands the newer program that waits to the system, which installs it or asks who may; or shows its folder. The window
/// names no file: there is one, and it was looked into.
#[tauri::command]
pub async fn open_release(handle: tauri::AppHandle, app: State<'_, Arc<App>>, folder: bool) -> Result<Value, String> {
    let app = app.inner().clone();
    let waiting = tauri::async_runtime::spawn_blocking(move || app.waiting_release());
    Ok(opened(&handle, waiting.await.map_err(|error| error.to_string())?, folder))
}

fn opened(handle: &tauri::AppHandle, path: Result<PathBuf, Failure>, folder: bool) -> Value {
    let path = match path {
        Ok(path) => path,
        Err(failure) => return reply(Err(failure)),
    };
    let opened = if folder {
        handle.opener().reveal_item_in_dir(&path)
    } else {
        handle.opener().open_path(path.to_string_lossy(), None::<&str>)
    };
    match opened {
        Ok(()) => json!({ "answer": {}, "nouns": [] }),
        Err(error) => reply(Err(Failure::new("file_not_opened").traced(error))),
    }
}
