//! The bundle: the only thing that travels, as the body of a request or inside a file.
//!
//! zstd over lines: a header, operations as the exact bytes their authors wrote, a trailer with the hash of
//! everything before it and a signature. One reader, whatever the way it came.

mod header;
mod pack;
mod parcel;
mod push;
mod read;
mod refusal;

pub use header::{Attachment, BundleKind, Header, Page, Part, Range, Schema, Stamped};
pub use pack::pack;
pub use parcel::Parcel;
pub use push::{Outgoing, Push, PushLine, fitting, pack_push};
pub use read::{Bundle, Line, Placed};
pub use refusal::BundleError;

/// What is written into `format`.
pub(crate) const FORMAT: &str = "sillage-bundle";
/// Version of the envelope this program reads and writes.
pub(crate) const FORMAT_VERSION: u32 = 1;
/// Version of the nouns' shapes this program writes, and the oldest it still reads.
pub(crate) const SCHEMA: u32 = 1;
/// What the signature covers, before the hash.
pub(crate) const SIGNED_PREFIX: &[u8] = b"sillage-bundle-v1\0";

/// How large a bundle may be. A server may ask for less.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes as they travel.
    pub compressed: usize,
    /// Bytes once unpacked.
    pub raw: usize,
    /// Operations.
    pub operations: usize,
    /// Bytes of one operation.
    pub operation: usize,
    /// Unpacked bytes a packed byte may become.
    pub ratio: usize,
    /// Parts of one parcel.
    pub parts: u32,
    /// Bytes of an attachment.
    pub attachment: u64,
}

impl Limits {
    /// What so many packed bytes may become: a part that would have fitted unpacked is no bomb, however well it packs.
    fn unpacked(&self, packed: usize) -> usize {
        packed.saturating_mul(self.ratio).max(self.compressed)
    }
}

impl Default for Limits {
    fn default() -> Self {
        const MIB: usize = 1 << 20;
        Self {
            compressed: MIB,
            raw: 8 * MIB,
            operations: 2_000,
            operation: MIB / 4,
            ratio: 200,
            parts: 48,
            attachment: 8 << 20,
        }
    }
}
