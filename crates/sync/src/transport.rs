//! What a session needs of a way to the server: one method an endpoint.

use sillage_sync_protocol::{
    OpRef,
    session::device::Photo,
    wire::{
        Cursor, Differing, DigestAsk, Hello, Lines, Problem, Receipt, Receipts, Reconcile, Restored, Snapshot, Wanted,
        Welcome,
    },
};
use uuid::Uuid;

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq)]
pub enum NoAnswer {
    /// None came, or none that could be understood.
    Cut,
    /// The server refuses.
    Refused(Problem),
}

/// A way to the server. Every method that asks fails for one reason: there is no answer, and [`NoAnswer`] says why.
pub trait Transport {
    /// Milliseconds since 1970 on this device's clock.
    fn now_ms(&mut self) -> i64;
    /// A new word nobody can guess: 32 bytes as hexadecimal digits.
    fn challenge(&mut self) -> Result<String, NoAnswer>;
    /// `POST /v1/sync/hello`
    fn hello(&mut self, hello: &Hello) -> Result<Welcome, NoAnswer>;
    /// `PUT /v1/sync/bundles/{id}`
    fn push(&mut self, bundle: Uuid, bytes: &[u8]) -> Result<Receipt, NoAnswer>;
    /// `GET /v1/sync/pull`
    fn pull(&mut self, cursor: Cursor, mine: OpRef) -> Result<Vec<u8>, NoAnswer>;
    /// `HEAD /v1/blobs/{unit}/{hash}`
    fn offset(&mut self, photo: &Photo) -> Result<u64, NoAnswer>;
    /// `PATCH /v1/blobs/{unit}/{hash}`: the offset that follows, or the one the server expects.
    fn upload(&mut self, photo: &Photo, offset: u64, bytes: &[u8]) -> Result<u64, NoAnswer>;
    /// `GET /v1/blobs/{unit}/{hash}`; nothing if the server does not have it.
    fn fetch(&mut self, photo: &Photo) -> Result<Option<Vec<u8>>, NoAnswer>;
    /// `POST /v1/sync/reconcile`
    fn reconcile(&mut self, held: &Reconcile) -> Result<Wanted, NoAnswer>;
    /// `PUT /v1/sync/reconcile/{id}`
    fn give(&mut self, bundle: Uuid, bytes: &[u8]) -> Result<Restored, NoAnswer>;
    /// `POST /v1/sync/digest`
    fn digest(&mut self, held: &DigestAsk) -> Result<Differing, NoAnswer>;
    /// `POST /v1/sync/lines`
    fn lines(&mut self, lines: &Lines) -> Result<Vec<u8>, NoAnswer>;
    /// `GET /v1/sync/snapshots/{unit}`; nothing if the server has none.
    fn snapshot(&mut self, unit: Uuid) -> Result<Option<Snapshot>, NoAnswer>;
    /// `GET /v1/sync/snapshots/{unit}/{hash}` from an offset on: as many bytes as came, nothing if it is gone.
    fn snapshot_part(&mut self, unit: Uuid, snapshot: &Snapshot, offset: u64) -> Result<Option<Vec<u8>>, NoAnswer>;
    /// `POST /v1/sync/receipts`
    fn tell(&mut self, receipts: &Receipts) -> Result<(), NoAnswer>;
}
