//! The endpoints, as a session asks for them.

use hyper::header::CONTENT_TYPE;
use serde::{Serialize, de::DeserializeOwned};
use sillage_sync_protocol::{
    OpRef,
    session::device::Photo,
    wire::{
        BUNDLE_TYPE, Cursor, Differing, DigestAsk, Hello, Lines, Problem, Receipt, Receipts, Reconcile, Restored,
        Retry, Snapshot, Wanted, Welcome,
    },
};
use uuid::Uuid;

use super::{Http, Question, now, random_hex};
use crate::{NoAnswer, Transport};

impl Transport for Http<'_> {
    fn now_ms(&mut self) -> i64 {
        now()
    }

    fn challenge(&mut self) -> Result<String, NoAnswer> {
        random_hex::<32>()
    }

    fn hello(&mut self, hello: &Hello) -> Result<Welcome, NoAnswer> {
        let body = serde_json::to_vec(hello).map_err(|_| NoAnswer::Cut)?;
        let welcome: Welcome = self.json("POST", "/v1/sync/hello", "application/json", &body)?;
        self.offset_ms = welcome.now_ms - now();
        Ok(welcome)
    }

    fn push(&mut self, bundle: Uuid, bytes: &[u8]) -> Result<Receipt, NoAnswer> {
        self.json("PUT", &format!("/v1/sync/bundles/{bundle}"), BUNDLE_TYPE, bytes)
    }

    fn pull(&mut self, cursor: Cursor, mine: OpRef) -> Result<Vec<u8>, NoAnswer> {
        let target = format!("/v1/sync/pull?cursor={cursor}&mine={mine}");
        Ok(self.ask(Question::new("GET", &target))?.fine(BUNDLE_TYPE)?.body)
    }

    fn offset(&mut self, photo: &Photo) -> Result<u64, NoAnswer> {
        let heard = self.ask(Question::new("HEAD", &place(photo)))?;
        match (heard.status, heard.offset()) {
            (200..=299, Some(offset)) => Ok(offset),
            // A refusal of a HEAD has no words; its status is all there is.
            (status @ 400..=599, _) => Err(NoAnswer::Refused(Problem::new(status, "refused", Retry::Later))),
            _ => Err(NoAnswer::Cut),
        }
    }

    fn upload(&mut self, photo: &Photo, offset: u64, bytes: &[u8]) -> Result<u64, NoAnswer> {
        let more = [("upload-offset", offset.to_string()), ("upload-length", photo.size.to_string())];
        let heard = self.ask(Question { more: &more, body: bytes, ..Question::new("PATCH", &place(photo)) })?;
        match (heard.status, heard.offset()) {
            // The server says where it stands, and is obeyed.
            (200..=299 | 409, Some(offset)) => Ok(offset),
            _ => Err(heard.problem()),
        }
    }

    fn fetch(&mut self, photo: &Photo) -> Result<Option<Vec<u8>>, NoAnswer> {
        let heard = self.ask(Question::new("GET", &place(photo)))?;
        if heard.status == 404 { Ok(None) } else { Ok(Some(heard.fine("application/octet-stream")?.body)) }
    }

    fn reconcile(&mut self, held: &Reconcile) -> Result<Wanted, NoAnswer> {
        self.post("/v1/sync/reconcile", held)
    }

    fn give(&mut self, bundle: Uuid, bytes: &[u8]) -> Result<Restored, NoAnswer> {
        self.json("PUT", &format!("/v1/sync/reconcile/{bundle}"), BUNDLE_TYPE, bytes)
    }

    fn digest(&mut self, held: &DigestAsk) -> Result<Differing, NoAnswer> {
        self.post("/v1/sync/digest", held)
    }

    fn lines(&mut self, lines: &Lines) -> Result<Vec<u8>, NoAnswer> {
        let body = serde_json::to_vec(lines).map_err(|_| NoAnswer::Cut)?;
        let more = [(CONTENT_TYPE.as_str(), "application/json".to_owned())];
        let question = Question { more: &more, body: &body, ..Question::new("POST", "/v1/sync/lines") };
        Ok(self.ask(question)?.fine(BUNDLE_TYPE)?.body)
    }

    fn snapshot(&mut self, unit: Uuid) -> Result<Option<Snapshot>, NoAnswer> {
        let heard = self.ask(Question::new("GET", &format!("/v1/sync/snapshots/{unit}")))?;
        if heard.status == 404 {
            return Ok(None);
        }
        serde_json::from_slice(&heard.fine("application/json")?.body).map_err(|_| NoAnswer::Cut)
    }

    fn snapshot_part(&mut self, unit: Uuid, snapshot: &Snapshot, offset: u64) -> Result<Option<Vec<u8>>, NoAnswer> {
        let target = format!("/v1/sync/snapshots/{unit}/{}", snapshot.hash);
        let more = [("range", format!("bytes={offset}-"))];
        let heard = self.ask(Question { more: &more, in_part: true, ..Question::new("GET", &target) })?;
        match heard.status {
            404 | 416 => Ok(None),
            _ => match heard.fine("application/octet-stream")?.body {
                nothing if nothing.is_empty() => Err(NoAnswer::Cut),
                bytes => Ok(Some(bytes)),
            },
        }
    }

    fn tell(&mut self, receipts: &Receipts) -> Result<(), NoAnswer> {
        self.post::<serde_json::Value>("/v1/sync/receipts", receipts).map(drop)
    }
}

impl Http<'_> {
    fn post<T: DeserializeOwned>(&mut self, target: &str, words: &impl Serialize) -> Result<T, NoAnswer> {
        let body = serde_json::to_vec(words).map_err(|_| NoAnswer::Cut)?;
        self.json("POST", target, "application/json", &body)
    }
}

fn place(photo: &Photo) -> String {
    format!("/v1/blobs/{}/{}", photo.unit, photo.hash)
}
