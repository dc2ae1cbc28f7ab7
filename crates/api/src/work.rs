//! Work that takes seconds: how far it is, and whether it is still wanted. One at a time in a profile.

use std::sync::{
    Arc, Mutex, MutexGuard,
    atomic::{AtomicBool, AtomicU32, Ordering},
};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{App, Failure, Registry, app::held, registry::Access};

pub(crate) fn register(registry: &mut Registry) {
    registry.app("work.get_progress", Access::Open, get_progress);
    registry.app("work.cancel_work", Access::Open, cancel_work);
}

/// The work of a profile.
#[derive(Default)]
pub(crate) struct Work(Mutex<Option<Arc<Pace>>>);

/// How a piece of work goes.
#[derive(Default)]
pub(crate) struct Pace {
    step: Mutex<Option<Step>>,
    done: AtomicU32,
    total: AtomicU32,
    unwanted: AtomicBool,
}

/// A piece of work that goes on until this is dropped.
pub(crate) struct Running<'a> {
    work: &'a Work,
    pace: Arc<Pace>,
}

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// A file is read.
    Reading,
    /// What it says is compared with what is known.
    Comparing,
    /// It is written.
    Writing,
}

impl Work {
    fn running(&self) -> MutexGuard<'_, Option<Arc<Pace>>> {
        held(&self.0)
    }

    /// Begins a piece of work.
    ///
    /// # Errors
    /// `work_under_way`: another one has not ended.
    pub fn begin(&self) -> Result<Running<'_>, Failure> {
        let mut running = self.running();
        if running.is_some() {
            return Err(Failure::new("work_under_way"));
        }
        let pace = Arc::new(Pace::default());
        *running = Some(pace.clone());
        Ok(Running { work: self, pace })
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        *self.work.running() = None;
    }
}

impl std::ops::Deref for Running<'_> {
    type Target = Pace;
    fn deref(&self) -> &Pace {
        &self.pace
    }
}

impl Pace {
    /// The next step, of `total` parts.
    ///
    /// # Errors
    /// `work_cancelled`.
    pub fn enter(&self, step: Step, total: usize) -> Result<(), Failure> {
        *held(&self.step) = Some(step);
        self.done.store(0, Ordering::Relaxed);
        self.total.store(u32::try_from(total).unwrap_or(u32::MAX), Ordering::Relaxed);
        self.check()
    }

    /// One part more is done.
    ///
    /// # Errors
    /// `work_cancelled`: whoever does the work drops what was done.
    pub fn advance(&self) -> Result<(), Failure> {
        self.done.fetch_add(1, Ordering::Relaxed);
        self.check()
    }

    /// Whether the work is still wanted.
    ///
    /// # Errors
    /// `work_cancelled`.
    pub fn check(&self) -> Result<(), Failure> {
        if self.unwanted.load(Ordering::Relaxed) { Err(Failure::new("work_cancelled")) } else { Ok(()) }
    }
}

/// Nothing asked.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetProgress {}

/// How far the work is.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Progress {
    /// What is being done; nothing if no work is under way.
    pub step: Option<Step>,
    /// Parts done.
    pub done: u32,
    /// Of how many.
    pub total: u32,
}

fn get_progress(app: &App, _: GetProgress) -> Result<Progress, Failure> {
    let session = app.session()?;
    let pace = session.work.running().clone();
    Ok(pace.map_or(Progress { step: None, done: 0, total: 0 }, |pace| Progress {
        step: *held(&pace.step),
        done: pace.done.load(Ordering::Relaxed),
        total: pace.total.load(Ordering::Relaxed),
    }))
}

/// The work is not wanted any more.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct CancelWork {}

/// It will stop where it is, and change nothing.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct WorkCancelled {
    /// There was work to stop.
    pub stopped: bool,
}

fn cancel_work(app: &App, _: CancelWork) -> Result<WorkCancelled, Failure> {
    let session = app.session()?;
    let pace = session.work.running().clone();
    if let Some(pace) = &pace {
        pace.unwanted.store(true, Ordering::Relaxed);
    }
    Ok(WorkCancelled { stopped: pace.is_some() })
}
