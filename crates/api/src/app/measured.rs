//! What measuring and the fault tests do to the open profile, past every command.

use super::App;
use crate::{Failure, registry::Access};

impl App {
    /// One row in one commit of the open profile's file: the yardstick of `bench`.
    ///
    /// # Errors
    /// `locked`, or the file cannot be written.
    #[doc(hidden)]
    pub fn commit_one_row(&self, n: i64) -> Result<(), Failure> {
        Ok(self.admit(Access::Open)?.store.commit_one_row(n)?)
    }

    /// Writes from now on as a careless program would: the control of the fault tests.
    ///
    /// # Errors
    /// No profile is open, or its file cannot be read.
    #[doc(hidden)]
    pub fn write_carelessly(&self) -> Result<(), Failure> {
        Ok(self.admit(Access::Open)?.store.write_carelessly()?)
    }

    /// Lays so many taps into the open profile at once, for measuring.
    ///
    /// # Errors
    /// No profile is open, or its file cannot be written.
    #[doc(hidden)]
    pub fn lay_taps(&self, taps: u32) -> Result<(), Failure> {
        Ok(self.admit(Access::Open)?.store.lay_taps(taps)?)
    }
}
