//! How far what was sent has come. Stored: the server has it. Visible: colleagues see it. Safe: it lies in a copy of the
//! server that was read again. Three promises, never one for another.

use schemars::JsonSchema;
use serde::Serialize;
use sillage_domain::{Id, visit::VisitDay};
use sillage_store::Reader;
use sillage_sync::{Memory, promised};
use ts_rs::TS;

use super::kept;
use crate::{Failure, session::Nothing};

/// How far what was sent has come.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SentPromises {
    /// Visit days of which the server keeps something aside: stored, and not visible to colleagues.
    pub aside_days: Vec<Id<VisitDay>>,
    /// Visit days with work of this person's own, all of which lies in a verified copy of the server.
    pub safe_days: Vec<Id<VisitDay>>,
    /// Operations the server keeps aside.
    pub aside: u32,
    /// Operations colleagues see and no verified copy of the server holds yet.
    pub visible: u32,
    /// Operations in a verified copy of the server.
    pub safe: u32,
}

pub(super) fn get_promises(db: &Reader<'_>, _: Nothing) -> Result<SentPromises, Failure> {
    db.depend_on("local");
    let small = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    let none = SentPromises { aside_days: Vec::new(), safe_days: Vec::new(), aside: 0, visible: 0, safe: 0 };
    if kept::read(db)?.is_none() {
        return Ok(none);
    }
    let memory = Memory::read(db)?;
    let found = promised(db, &memory)?;
    let aside = memory.aside.values().map(|aside| aside.len() as u64).sum::<u64>();
    Ok(SentPromises {
        aside_days: found.aside.into_iter().map(Id::new).collect(),
        safe_days: found.safe.into_iter().map(Id::new).collect(),
        aside: small(aside),
        visible: small(found.unsafe_operations.saturating_sub(aside)),
        safe: small(found.safe_operations),
    })
}
