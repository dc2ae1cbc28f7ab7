//! Whether a pilot changed anything (METHODS 10). The unit is what received it: customers of one shop are not
//! independent, so what is computed on customers alone is optimistic, and the screens say so.

pub mod means;
pub mod proportions;
pub mod ranks;
pub mod units;

use crate::{Refusal, statistics::require};

/// Checks a confidence.
///
/// # Errors
/// `invalid_input`: outside (0, 1).
fn check_conf(conf: f64) -> Result<(), Refusal> {
    require(conf > 0.0 && conf < 1.0, "conf")
}
