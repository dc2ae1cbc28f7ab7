//! One function an endpoint: reads what was asked, asks the server, words the answer.

use sillage_sync_protocol::{
    OpRef,
    wire::{Cursor, Hello},
};
use uuid::Uuid;

use super::{
    Host,
    answer::Answer,
    asked::{Asked, Enrolling},
};
use crate::refusal::Refusal;

/// Operations of a page if nobody says how many.
const PAGE: usize = 2_000;

pub(super) fn enrol(host: &Host, asked: &Enrolling) -> Result<Answer, Refusal> {
    json(&host.central.enrol(&asked.enrol, &asked.address, asked.now_ms)?)
}

pub(super) fn hello(host: &Host, asked: &Asked) -> Result<Answer, Refusal> {
    let hello: Hello = serde_json::from_slice(&asked.body).map_err(|_| Refusal::never(422, "hello_malformed"))?;
    json(&host.central.hello(&asked.device, &hello, asked.now_ms)?)
}

/// `PUT /v1/sync/bundles/{id}`
pub(super) fn push(host: &Host, asked: &Asked) -> Result<Answer, Refusal> {
    let bundle = asked.id(3)?;
    host.central.push(&asked.device, bundle, &asked.body, asked.now_ms).map(Answer::Json)
}

/// `GET /v1/sync/bundles/{id}`
pub(super) fn receipt(host: &Host, asked: &Asked) -> Result<Answer, Refusal> {
    host.central.receipt(&asked.device, asked.id(3)?).map(Answer::Json)
}

/// `GET /v1/sync/pull?cursor=…&limit=…&mine=…`
pub(super) fn pull(host: &Host, asked: &Asked) -> Result<Answer, Refusal> {
    let malformed = || Refusal::never(422, "cursor_malformed");
    let cursor: Cursor = asked.parameter("cursor").and_then(|text| text.parse().ok()).ok_or_else(malformed)?;
    let number = |text: &str| text.parse().map_err(|_| malformed());
    let limit = asked.parameter("limit").map_or(Ok(PAGE), number)?;
    let mine = asked.parameter("mine").map(|text| text.parse::<OpRef>().map_err(|_| malformed())).transpose()?;
    host.central.pull(&asked.device, cursor, mine, limit, asked.now_ms).map(Answer::Bundle)
}

/// `HEAD /v1/blobs/{unit}/{hash}`
pub(super) fn offset(host: &Host, asked: &Asked) -> Result<Answer, Refusal> {
    host.central.upload_offset(&asked.device, asked.id(2)?, asked.part(3)).map(Answer::Progress)
}

/// `PATCH /v1/blobs/{unit}/{hash}` with `Upload-Offset` and `Upload-Length`
pub(super) fn upload(host: &Host, asked: &Asked) -> Result<Answer, Refusal> {
    let number = |name: &str| {
        let text = asked.headers.get(name).and_then(|value| value.to_str().ok());
        text.and_then(|text| text.parse::<u64>().ok()).ok_or_else(|| Refusal::never(422, "upload_malformed"))
    };
    let place = (number("upload-offset")?, number("upload-length")?);
    let (unit, hash) = (asked.id(2)?, asked.part(3));
    host.central.upload(&asked.device, unit, hash, place, &asked.body, asked.now_ms).map(Answer::Progress)
}

/// `GET /v1/blobs/{unit}/{hash}`
pub(super) fn object(host: &Host, asked: &Asked) -> Result<Answer, Refusal> {
    host.central.object(&asked.device, asked.id(2)?, asked.part(3)).map(Answer::Object)
}

/// `POST /v1/sync/reconcile`
pub(super) fn wanted(host: &Host, asked: &Asked) -> Result<Answer, Refusal> {
    json(&host.central.wanted(&asked.device, &asked.words("reconcile_malformed")?)?)
}

/// `PUT /v1/sync/reconcile/{id}`
pub(super) fn restore(host: &Host, asked: &Asked) -> Result<Answer, Refusal> {
    json(&host.central.restore(&asked.device, &asked.body, asked.now_ms)?)
}

/// `POST /v1/sync/digest`
pub(super) fn digest(host: &Host, asked: &Asked) -> Result<Answer, Refusal> {
    json(&host.central.digest(&asked.device, &asked.words("digest_malformed")?, asked.now_ms)?)
}

/// `POST /v1/sync/lines`
pub(super) fn lines(host: &Host, asked: &Asked) -> Result<Answer, Refusal> {
    host.central.lines(&asked.device, &asked.words("lines_malformed")?, asked.now_ms).map(Answer::Bundle)
}

/// `GET /v1/sync/snapshots/{unit}`
pub(super) fn snapshot(host: &Host, asked: &Asked) -> Result<Answer, Refusal> {
    json(&host.central.snapshot(&asked.device, asked.id(3)?, asked.now_ms)?)
}

/// `GET /v1/sync/snapshots/{unit}/{hash}` with `Range: bytes=…-`
pub(super) fn snapshot_part(host: &Host, asked: &Asked) -> Result<Answer, Refusal> {
    let malformed = || Refusal::never(416, "range_malformed");
    let offset = match asked.headers.get("range") {
        None => 0,
        Some(range) => {
            let from = range.to_str().ok().and_then(|range| range.strip_prefix("bytes=")?.strip_suffix('-'));
            from.and_then(|from| from.parse().ok()).ok_or_else(malformed)?
        }
    };
    let (unit, hash) = (asked.id(3)?, asked.part(4));
    host.central.snapshot_part(&asked.device, unit, hash, offset, asked.now_ms).map(Answer::Part)
}

/// `POST /v1/sync/receipts`
pub(super) fn receipts(host: &Host, asked: &Asked) -> Result<Answer, Refusal> {
    host.central.receive(&asked.device, &asked.words("receipts_malformed")?, asked.now_ms)?;
    Ok(Answer::Json("{}".into()))
}

impl Asked {
    fn words<T: serde::de::DeserializeOwned>(&self, malformed: &str) -> Result<T, Refusal> {
        serde_json::from_slice(&self.body).map_err(|_| Refusal::never(422, malformed))
    }

    fn part(&self, i: usize) -> &str {
        self.path.get(i).map_or("", String::as_str)
    }

    fn id(&self, i: usize) -> Result<Uuid, Refusal> {
        self.part(i).parse().map_err(|_| Refusal::not_found())
    }

    fn parameter(&self, name: &str) -> Option<&str> {
        self.query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
    }
}

fn json(answer: &impl serde::Serialize) -> Result<Answer, Refusal> {
    serde_json::to_string(answer).map(Answer::Json).map_err(|_| Refusal::later(500, "internal", 60))
}
