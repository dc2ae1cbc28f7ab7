//! `cargo xtask codegen`: writes `ui/src/contract` from the registered commands, from the catalogues and from the
//! licences of what the programs are built from. The writing is done by the very tests that compare it afterwards, so the two cannot differ.

use crate::cargo;
use crate::licences;
use crate::shell::{Outcome, call};

/// Lets the contract's tests write instead of compare; `licences` alone writes the list of licences, which needs no build.
pub fn codegen(words: &[String]) -> Outcome {
    if words.first().is_some_and(|word| word == "licences") {
        return licences::write();
    }
    call(cargo::cargo("test")?.env("UPDATE_CONTRACT", "1").args(cargo::SELECTION).args(["--test", "it", "contract"]))?;
    licences::write()
}
