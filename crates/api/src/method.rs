//! The methods by their public names, for the command line: no profile is open, nothing is read or kept.

use serde_json::Value;
use sillage_domain::Method;

use crate::Failure;

/// Runs a method: the fields of its inputs in, those of its outputs out.
///
/// # Errors
/// `unknown_method`; `invalid_input` and `unreachable_target` of the method.
pub fn run_method(name: &str, inputs: Value) -> Result<Value, Failure> {
    let method = Method::find(name).ok_or_else(|| Failure::new("unknown_method").with("name", name))?;
    Ok(method.run(inputs)?)
}
