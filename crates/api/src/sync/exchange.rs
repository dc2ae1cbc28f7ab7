//! A session under way in an open profile: one at a time, how far it is, and when the next one is due.

use std::sync::{
    Arc, Mutex, MutexGuard, TryLockError,
    atomic::{AtomicBool, AtomicI64, AtomicU32, Ordering},
};

use schemars::JsonSchema;
use serde::Serialize;
use sillage_sync::retry;
use ts_rs::TS;
use uuid::Uuid;

use crate::{Failure, app::held};

/// The first session after a profile was opened begins within so many milliseconds, and not all at the same moment.
const FIRST_MS: i64 = 8_000;
/// What was written goes so long after the last word of it: a visit is sent in a few pieces, not word by word.
const SETTLED_MS: i64 = 20_000;
/// The shortest wait after a failure.
const SHORTEST_S: u64 = 3;

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SyncStep {
    /// The server is asked who it is and where it stands.
    Greeting,
    /// What was written here leaves.
    Sending,
    /// What others wrote comes.
    Receiving,
    /// Photos leave.
    SendingPhotos,
    /// Photos come.
    ReceivingPhotos,
}

/// How far a session is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct SyncProgress {
    /// What is being done.
    pub step: SyncStep,
    /// Parts done of this step.
    pub done: u32,
    /// Of how many; 0 if that is not known.
    pub total: u32,
}

/// Sessions of an open profile.
#[derive(Default)]
pub(crate) struct Exchange {
    running: Mutex<()>,
    unwanted: Arc<AtomicBool>,
    /// The profile was closed: no session begins in it any more.
    ended: AtomicBool,
    progress: Mutex<Option<SyncProgress>>,
    failures: AtomicU32,
    /// By the boot clock; 0 as long as nothing was planned.
    due_ms: AtomicI64,
    /// Records in conflict; nothing while that has to be found out.
    conflicted: Mutex<Option<Vec<Uuid>>>,
}

/// A session that has the profile's only place until this is dropped.
pub(super) struct Turn<'a> {
    exchange: &'a Exchange,
    _one: MutexGuard<'a, ()>,
}

impl Exchange {
    /// Begins a session.
    ///
    /// # Errors
    /// `sync_under_way`: one goes on. `locked`: the profile was closed.
    pub(super) fn begin(&self) -> Result<Turn<'_>, Failure> {
        let one = match self.running.try_lock() {
            Ok(one) => one,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return Err(Failure::new("sync_under_way")),
        };
        // Asked once the place is taken: whoever closes the profile waits for it.
        if self.ended.load(Ordering::SeqCst) {
            return Err(Failure::new("locked"));
        }
        self.unwanted.store(false, Ordering::SeqCst);
        self.reach(SyncStep::Greeting, 0);
        Ok(Turn { exchange: self, _one: one })
    }

    /// Gives a session up that goes on. Whatever it did is kept. Whether there was one.
    pub(super) fn stop(&self) -> bool {
        self.unwanted.store(true, Ordering::SeqCst);
        held(&self.progress).is_some()
    }

    /// Ends sessions for good and waits for the one that goes on: the profile is about to be closed.
    pub(crate) fn end(&self) {
        self.ended.store(true, Ordering::SeqCst);
        self.stop();
        drop(held(&self.running));
    }

    pub(super) fn unwanted(&self) -> Arc<AtomicBool> {
        self.unwanted.clone()
    }

    /// Refuses to go on once nobody wants it.
    ///
    /// # Errors
    /// `work_cancelled`.
    pub(super) fn check(&self) -> Result<(), Failure> {
        if self.unwanted.load(Ordering::SeqCst) { Err(Failure::new("work_cancelled")) } else { Ok(()) }
    }

    pub(super) fn progress(&self) -> Option<SyncProgress> {
        *held(&self.progress)
    }

    /// Enters a step, or stays in it.
    pub(super) fn reach(&self, step: SyncStep, total: usize) {
        let mut progress = held(&self.progress);
        if progress.is_none_or(|progress| progress.step != step) {
            let total = u32::try_from(total).unwrap_or(u32::MAX);
            *progress = Some(SyncProgress { step, done: 0, total });
        }
    }

    pub(super) fn advance(&self, parts: usize) {
        if let Some(progress) = held(&self.progress).as_mut() {
            let parts = u32::try_from(parts).unwrap_or(u32::MAX);
            progress.done = progress.done.saturating_add(parts);
            progress.total = if progress.total == 0 { 0 } else { progress.total.max(progress.done) };
        }
    }

    /// Whether a session is due at this moment of the boot clock.
    pub(super) fn is_due(&self, boot_ms: i64) -> bool {
        let due = self.due_ms.load(Ordering::SeqCst);
        if due == 0 {
            self.due_ms.store(boot_ms + 1 + fastrand::i64(0..FIRST_MS), Ordering::SeqCst);
        }
        due != 0 && boot_ms >= due
    }

    /// Seconds until the next session begins by itself.
    pub(super) fn due_in_s(&self, boot_ms: i64) -> u32 {
        let left = self.due_ms.load(Ordering::SeqCst).saturating_sub(boot_ms).max(0) / 1_000;
        u32::try_from(left).unwrap_or(u32::MAX)
    }

    /// Something was written. It leaves soon, unless the server was not there: then it is not asked more often for that.
    pub(crate) fn note_written(&self, boot_ms: i64) {
        if self.failures.load(Ordering::SeqCst) == 0 {
            let soon = boot_ms + SETTLED_MS;
            let _ = self.due_ms.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |due| (due > soon).then_some(soon));
        }
    }

    /// Plans the next session after one that went well.
    pub(super) fn plan(&self, boot_ms: i64, hint_s: u32) {
        self.failures.store(0, Ordering::SeqCst);
        // A quarter around the server's word: whoever began together does not come back together.
        let hint = i64::from(hint_s) * 1_000;
        self.due_ms.store(boot_ms + hint * 3 / 4 + fastrand::i64(0..=hint / 2), Ordering::SeqCst);
    }

    /// Plans the next session after one that failed: the longer it fails, the longer one waits.
    pub(super) fn put_off(&self, boot_ms: i64, told_s: Option<u32>) {
        let failures = self.failures.fetch_add(1, Ordering::SeqCst);
        let wait = retry::wait(failures, fastrand::u64(..), told_s).max(SHORTEST_S);
        self.due_ms.store(boot_ms + i64::try_from(wait).unwrap_or(0) * 1_000, Ordering::SeqCst);
    }

    /// Records in conflict, found out by `find` if they are not known.
    pub(super) fn conflicted<E>(&self, find: impl FnOnce() -> Result<Vec<Uuid>, E>) -> Result<Vec<Uuid>, E> {
        let mut known = held(&self.conflicted);
        if let Some(known) = known.as_ref() {
            return Ok(known.clone());
        }
        Ok(known.insert(find()?).clone())
    }

    /// What others wrote came in: which records are in conflict has to be found out anew.
    pub(crate) fn forget_conflicted(&self) {
        *held(&self.conflicted) = None;
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        *held(&self.exchange.progress) = None;
    }
}
