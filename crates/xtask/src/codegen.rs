//! `cargo xtask codegen`: writes `ui/src/contract` from the registered commands. The writing is done by the very test
//! that compares it afterwards, so the two cannot differ.

use crate::cargo;
use crate::shell::{Outcome, call};

/// Lets the contract's test write instead of compare.
pub fn codegen() -> Outcome {
    call(cargo::cargo("test")?.env("UPDATE_CONTRACT", "1").args(["--package", "sillage-api", "contract"]))
}
