//! Why the server refuses, each with its stable code, its status, and whether trying again helps.

use sillage_sync_protocol::{
    BundleError,
    wire::{Problem, Retry},
};

use crate::{keys::KeyError, store::StoreError};

/// A refusal. What is told is a [`Problem`]; what happened inside stays in the log.
#[derive(Debug)]
pub struct Refusal {
    /// What is told.
    pub problem: Box<Problem>,
    /// For the log alone.
    pub inside: Option<String>,
}

impl Refusal {
    /// A refusal that will be the same for ever.
    pub fn never(status: u16, code: &str) -> Self {
        Self { problem: Box::new(Problem::new(status, code, Retry::Never)), inside: None }
    }

    /// A refusal that may not be one later.
    pub fn later(status: u16, code: &str, seconds: u32) -> Self {
        let problem = Problem { retry_after: Some(seconds), ..Problem::new(status, code, Retry::Later) };
        Self { problem: Box::new(problem), inside: None }
    }

    /// A refusal until what it names was put right.
    pub fn after_fix(status: u16, code: &str) -> Self {
        Self { problem: Box::new(Problem::new(status, code, Retry::AfterFix)), inside: None }
    }

    /// Says what would have been right.
    #[must_use]
    pub fn expecting(mut self, expected: u64) -> Self {
        self.problem.expected = Some(expected);
        self
    }

    /// Says what time it is here.
    #[must_use]
    pub fn at(mut self, now_ms: i64) -> Self {
        self.problem.now_ms = Some(now_ms);
        self
    }

    /// The same answer for what is not there and for what is not for the asker.
    pub fn not_found() -> Self {
        Self::never(404, "not_found")
    }

    fn because(mut self, inside: impl ToString) -> Self {
        self.inside = Some(inside.to_string());
        self
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Full => Self::later(507, "disk_full", 900),
            StoreError::File(error) => error.into(),
            StoreError::Conflict => Self::later(503, "unavailable", 2).because(error),
            error => Self::later(503, "unavailable", 60).because(error),
        }
    }
}

impl From<KeyError> for Refusal {
    fn from(error: KeyError) -> Self {
        Self::later(503, "unavailable", 900).because(error)
    }
}

impl From<std::io::Error> for Refusal {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::later(507, "disk_full", 900),
            _ => Self::later(503, "unavailable", 60).because(error),
        }
    }
}

impl From<BundleError> for Refusal {
    fn from(error: BundleError) -> Self {
        let refusal = match error {
            // On its way something was lost: the same bundle may come through whole.
            BundleError::Truncated | BundleError::Damaged(_) => Self::later(422, error.code(), 1),
            BundleError::TooLarge(_) => Self::never(413, error.code()),
            _ => Self::never(422, error.code()),
        };
        // Where it is malformed the reader quotes what it met, and that may be what somebody wrote.
        refusal.because(match error {
            BundleError::Damaged(why)
            | BundleError::Forged(why)
            | BundleError::TooLarge(why)
            | BundleError::Incomplete(why) => why,
            _ => "",
        })
    }
}
