//! Answers and refusals as HTTP says them.

use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use sillage_sync_protocol::wire::{BUNDLE_TYPE, PROBLEM_TYPE};

use crate::{central::Progress, log, refusal::Refusal};

/// Bytes of an object that are here.
const OFFSET: HeaderName = HeaderName::from_static("upload-offset");

/// What a request is answered with.
pub(super) enum Answer {
    Text(&'static str),
    Json(String),
    Bundle(Vec<u8>),
    Object(Vec<u8>),
    /// Bytes of an object from an offset on.
    Part(Vec<u8>),
    Progress(Progress),
}

impl Answer {
    /// Bytes of its body.
    pub(super) fn bytes(&self) -> u64 {
        let bytes = match self {
            Self::Text(text) => text.len(),
            Self::Json(text) => text.len(),
            Self::Bundle(bytes) | Self::Object(bytes) | Self::Part(bytes) => bytes.len(),
            Self::Progress(_) => 0,
        };
        u64::try_from(bytes).unwrap_or(u64::MAX)
    }

    pub(super) fn into_response(self) -> Response {
        match self {
            Self::Text(text) => of(200, "text/plain", text.into()),
            Self::Json(text) => of(200, "application/json", text.into()),
            Self::Bundle(bytes) => of(200, BUNDLE_TYPE, bytes.into()),
            Self::Object(bytes) => of(200, "application/octet-stream", bytes.into()),
            Self::Part(bytes) => of(206, "application/octet-stream", bytes.into()),
            Self::Progress(progress) => {
                let mut response =
                    of(if progress.whole { 200 } else { 202 }, "application/octet-stream", Body::empty());
                response.headers_mut().insert(OFFSET, HeaderValue::from(progress.offset));
                response
            }
        }
    }
}

/// A refusal; what happened inside goes to the log and nowhere else.
pub(super) fn refused(refusal: &Refusal, panic: Option<&str>) -> Response {
    let problem = &refusal.problem;
    if let Some(inside) = refusal.inside.as_deref().or(panic) {
        log::say("refused", &[("code", &problem.code), ("inside", inside)]);
    }
    let body = serde_json::to_string(problem).unwrap_or_default();
    let mut response = of(problem.status, PROBLEM_TYPE, body.into());
    if let Some(seconds) = problem.retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    if let Some(expected) = problem.expected {
        response.headers_mut().insert(OFFSET, HeaderValue::from(expected));
    }
    response
}

fn of(status: u16, media_type: &'static str, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
