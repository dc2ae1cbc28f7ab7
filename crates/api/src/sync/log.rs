//! What became of sessions in the last ninety days. It names nobody, no unit and no word anybody wrote: it may be copied
//! into a message to whoever keeps the server.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_store::{Reader, Writer};
use ts_rs::TS;

use crate::{Failure, session::Nothing};

const LOG: &str = "sync.log";
const KEPT_MS: i64 = 90 * 86_400_000;
/// Lines that are kept at most: a laptop that fails all day says so in one line, but a year of days is one too.
const MOST: usize = 2_000;

/// What a line of the log tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SyncEvent {
    /// This computer joined a server.
    Enrolled,
    /// It was told to forget it.
    Forgotten,
    /// A session in which something went or came.
    Exchanged,
    /// A session that failed; `code` says why.
    Failed,
    /// The server keeps something of ours aside; `code` says why.
    Aside,
    /// Units were given.
    UnitsGained,
    /// Units were taken away.
    UnitsLost,
    /// Two people wrote the same field without having seen each other.
    Conflicts,
    /// Something of people came that could not have been written here; `code` says why. It was taken in.
    Unadmitted,
}

/// A line of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SyncLine {
    /// When, milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// What.
    pub event: SyncEvent,
    /// Stable code of a failure; empty otherwise.
    pub code: String,
    /// How often in a row it happened, the last time at `at_ms`.
    pub times: u32,
    /// Operations or things that went.
    pub sent: u32,
    /// Operations or things that came.
    pub received: u32,
    /// Photos and papers that went.
    pub photos_sent: u32,
    /// Photos and papers that came.
    pub photos_received: u32,
}

impl SyncLine {
    pub(super) fn of(event: SyncEvent, at_ms: i64) -> Self {
        let code = String::new();
        Self { at_ms, event, code, times: 1, sent: 0, received: 0, photos_sent: 0, photos_received: 0 }
    }

    /// The same with a code.
    pub(super) fn coded(mut self, code: &str) -> Self {
        self.code = code.into();
        self
    }

    /// The same with how many things it is about.
    pub(super) fn counted(mut self, count: usize) -> Self {
        self.received = u32::try_from(count).unwrap_or(u32::MAX);
        self
    }

    fn repeats(&self, last: &Self) -> bool {
        self.event == SyncEvent::Failed && last.event == SyncEvent::Failed && self.code == last.code
    }
}

/// Adds lines, and drops those older than ninety days. The same failure again is the same line, once more.
pub(super) fn note(tx: &mut Writer<'_>, lines: impl IntoIterator<Item = SyncLine>) -> Result<(), Failure> {
    let mut log: Vec<SyncLine> = tx.local(LOG)?.unwrap_or_default();
    let now_ms = tx.now().utc_ms;
    log.retain(|line| now_ms - line.at_ms <= KEPT_MS);
    for line in lines {
        match log.last_mut() {
            Some(last) if line.repeats(last) => {
                last.times = last.times.saturating_add(1);
                last.at_ms = line.at_ms;
            }
            _ => log.push(line),
        }
    }
    log.drain(..log.len().saturating_sub(MOST));
    Ok(tx.set_local(LOG, Some(&log))?)
}

/// The log.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SyncLog {
    /// Newest first.
    pub lines: Vec<SyncLine>,
}

pub(super) fn list_log(db: &Reader<'_>, _: Nothing) -> Result<SyncLog, Failure> {
    db.depend_on("local");
    let mut lines: Vec<SyncLine> = db.local(LOG)?.unwrap_or_default();
    lines.reverse();
    Ok(SyncLog { lines })
}
