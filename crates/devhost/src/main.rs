//! The commands of Sillage over HTTP on the loopback, with the built screens: for browser tests and for looking at
//! screens while they are made. It has no authentication and is never shipped.

mod guard;
mod policy;

use std::{net::Ipv4Addr, path::PathBuf, sync::Arc};

use axum::{
    Json, Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Path, Query, State},
    http::{StatusCode, header},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
    routing::{get, post},
};
use clap::Parser;
use serde::Deserialize;
use serde_json::{Value, json};
use sillage_api::{Answered, App, Failure, Meta, PhotoTarget, SystemClock};
use sillage_pdf::{WORKER_FLAG, Worker};
use tokio::sync::broadcast;
use tokio_stream::{StreamExt, wrappers::BroadcastStream};
use tower_http::services::ServeDir;
use uuid::Uuid;

/// Largest photo taken in.
const PHOTO_LIMIT: usize = 48 * 1024 * 1024;

#[derive(Parser)]
#[command(about = "Sillage over HTTP on the loopback, for browser tests")]
struct Options {
    /// Folder of the profiles.
    #[arg(long)]
    profile_root: PathBuf,
    /// Folder of the built screens.
    #[arg(long)]
    ui: PathBuf,
    /// Port; 0 takes a free one.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Opens a practice profile of this role (`coach` or `unit_manager`) if none is there.
    #[arg(long)]
    practice: Option<String>,
    /// Language of that profile.
    #[arg(long, default_value = "fr")]
    locale: String,
    /// Sessions with the server begin by themselves, as in the window.
    #[arg(long)]
    sync: bool,
    /// The key newer programs are signed with, instead of the one this was built with.
    #[arg(long)]
    release_key: Option<String>,
    /// A unit file, as a double-click hands it over.
    file: Option<PathBuf>,
}

struct Host {
    app: App,
    changes: broadcast::Sender<Vec<String>>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    if std::env::args().any(|argument| argument == WORKER_FLAG) {
        sillage_pdf::worker_main(sillage_api::settle_picture);
        return Ok(());
    }
    let options = Options::parse();
    let practice_clock = match std::env::var("SILLAGE_CLOCK") {
        Ok(setting) => Some(Box::new(SystemClock::practice(&setting)?) as _),
        Err(_) => None,
    };
    let mut app = App::new(
        &options.profile_root,
        Box::new(SystemClock::new()),
        practice_clock,
        Arc::new(Worker::current_program()?),
    )
    .in_a_hurry();
    if let Some(key) = &options.release_key {
        app = app.believing_releases_of(key);
    }
    if let Some(role) = &options.practice {
        app.open_practice(role, &options.locale)?;
    }
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(serve(options, app))
}

async fn serve(options: Options, app: App) -> Result<(), Box<dyn std::error::Error>> {
    let (changes, _) = broadcast::channel(256);
    let sender = changes.clone();
    // Nobody listening is not a failure.
    app.on_changed(move |nouns| drop(sender.send(nouns.to_vec())));
    if let Some(file) = &options.file {
        app.offer(file.as_os_str(), &std::env::current_dir()?);
    }
    let host = Arc::new(Host { app, changes });
    if options.sync {
        let host = host.clone();
        std::thread::spawn(move || {
            loop {
                std::thread::sleep(host.app.sync_if_due());
            }
        });
    }
    let policy = policy::content_policy()?;
    let router = Router::new()
        .route("/rpc", post(rpc))
        .route("/events", get(events))
        .route("/photo", post(put_photo))
        .route("/file", post(keep_file))
        .route("/photo/read", post(read_picture))
        .route("/photo/{hash}", get(photo))
        .fallback_service(ServeDir::new(&options.ui))
        .layer(DefaultBodyLimit::max(PHOTO_LIMIT))
        .layer(axum::middleware::from_fn(guard::own_pages_only))
        .layer(axum::middleware::map_response(move |mut response: Response| {
            response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy.clone());
            std::future::ready(response)
        }))
        .with_state(host);
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    Ok(axum::serve(listener, router).await?)
}

#[derive(Deserialize)]
struct Request {
    name: String,
    body: Value,
    #[serde(flatten)]
    meta: Meta,
}

fn answer(outcome: Result<Answered, Failure>) -> Json<Value> {
    Json(match outcome {
        Ok(answered) => json!(answered),
        Err(failure) => json!({ "failure": failure }),
    })
}

async fn rpc(State(host): State<Arc<Host>>, Json(request): Json<Request>) -> Result<Json<Value>, StatusCode> {
    let call = move || answer(host.app.call(&request.name, request.body, request.meta));
    tokio::task::spawn_blocking(call).await.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)
}

async fn events(State(host): State<Arc<Host>>) -> Sse<impl tokio_stream::Stream<Item = Result<Event, axum::Error>>> {
    // A listener that fell behind is told to read everything again.
    let nouns = BroadcastStream::new(host.changes.subscribe()).map(|nouns| nouns.unwrap_or_else(|_| vec!["*".into()]));
    Sse::new(nouns.map(|nouns| Event::default().json_data(json!({ "nouns": nouns })))).keep_alive(KeepAlive::default())
}

#[derive(Deserialize)]
struct FileOf {
    name: String,
}

/// Keeps a file a person chose in the browser where the core can read it, as it would read one of the window's dialog.
async fn keep_file(Query(of): Query<FileOf>, bytes: Bytes) -> Result<Json<Value>, StatusCode> {
    let keep = move || {
        let folder = std::env::temp_dir().join(format!("sillage-devhost-{}", Uuid::now_v7()));
        let name = std::path::Path::new(&of.name).file_name().unwrap_or_default();
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join(name), &bytes)?;
        Ok::<_, std::io::Error>(Json(json!({ "answer": { "path": folder.join(name) }, "nouns": [] })))
    };
    let kept = tokio::task::spawn_blocking(keep).await.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    kept.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)
}

#[derive(Deserialize)]
struct PhotoOf {
    owner: Option<Uuid>,
    day: Option<Uuid>,
    place: Option<Uuid>,
}

async fn put_photo(
    State(host): State<Arc<Host>>,
    Query(of): Query<PhotoOf>,
    bytes: Bytes,
) -> Result<Json<Value>, StatusCode> {
    let put = move || {
        let target = PhotoTarget::told(of.owner, of.day, of.place).ok_or_else(|| Failure::new("malformed_request"))?;
        host.app.put_photo(target, &bytes)
    };
    let call = move || answer(put());
    tokio::task::spawn_blocking(call).await.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)
}

async fn read_picture(State(host): State<Arc<Host>>, bytes: Bytes) -> Result<Json<Value>, StatusCode> {
    let call = move || match host.app.read_picture(&bytes) {
        Ok(read) => Json(json!({ "answer": read, "nouns": [] })),
        Err(failure) => Json(json!({ "failure": failure })),
    };
    tokio::task::spawn_blocking(call).await.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)
}

#[derive(Deserialize)]
struct PhotoSize {
    #[serde(default)]
    thumb: Option<u8>,
}

async fn photo(State(host): State<Arc<Host>>, Path(hash): Path<String>, Query(size): Query<PhotoSize>) -> Response {
    match tokio::task::spawn_blocking(move || host.app.photo(&hash, size.thumb.is_some())).await {
        Ok(Ok(bytes)) => {
            // A picture lies in the encrypted profile and nowhere else.
            ([(header::CONTENT_TYPE, "image/jpeg"), (header::CACHE_CONTROL, "no-store")], bytes).into_response()
        }
        Ok(Err(_)) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
