//! The commands that cross from the window: `rpc` for everything, `put_photo` and `read_picture` for bytes, `open_made_file` for a
//! report that was just made. Each looks its work up in the registry and answers in one form.

use std::sync::Arc;

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
    let path = match app.made_file(report) {
        Ok(path) => path,
        Err(failure) => return Ok(reply(Err(failure))),
    };
    let opened = if folder {
        handle.opener().reveal_item_in_dir(&path)
    } else {
        handle.opener().open_path(path.to_string_lossy(), None::<&str>)
    };
    Ok(match opened {
        Ok(()) => json!({ "answer": {}, "nouns": [] }),
        Err(error) => reply(Err(Failure::new("file_not_opened").traced(error))),
    })
}
