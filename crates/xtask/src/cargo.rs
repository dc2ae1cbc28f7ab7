//! Every call to cargo: where it builds and what it selects. Not a wrapper for people: they type `cargo` themselves.
//!
//! Cargo unites the features of shared dependencies over the packages *selected*. Two selections mean two copies of
//! the PDF engine and of the window library, ten minutes each. So every stage selects the whole workspace with the
//! same feature and narrows by target only.

use crate::shell::{Outcome, call, command};
use std::path::PathBuf;
use std::process::Command;

/// The one selection. `custom-protocol` embeds the built interface in the window's binary.
pub const SELECTION: [&str; 3] = ["--workspace", "--features", "sillage/custom-protocol"];

/// The programs that are run, by a person or by the browser tests.
pub const PROGRAMS: [&str; 3] = ["sillage", "sillagectl", "sillage-devhost"];

/// Our crates that a usual build leaves unoptimised, as `Cargo.toml` says: what is measured is optimised whole.
const UNOPTIMISED: [&str; 8] = [
    "sillage",
    "sillage-api",
    "sillage-cli",
    "sillage-devhost",
    "sillage-domain",
    "sillage-server",
    "sillage-sync",
    "sillage-xtask",
];

/// Where compiled files go: outside the checkout, so that a fresh clone compiles only what is its own.
pub fn target_dir() -> Result<PathBuf, String> {
    if let Some(chosen) = std::env::var_os("CARGO_TARGET_DIR") {
        return Ok(chosen.into());
    }
    let cache = match std::env::var_os("SILLAGE_CACHE") {
        Some(cache) => PathBuf::from(cache),
        None => {
            let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"));
            PathBuf::from(home.ok_or("neither HOME nor SILLAGE_CACHE is set: no place for the build cache")?)
                .join(".cache/sillage")
        }
    };
    Ok(cache.join("target"))
}

/// `cargo <verb>`, building in the shared cache.
pub fn cargo(verb: &str) -> Result<Command, String> {
    let mut cargo = command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.arg(verb).env("CARGO_TARGET_DIR", target_dir()?);
    Ok(cargo)
}

/// Builds the programs. Cargo shows its own progress.
///
/// `--examples` is there for more than the one example (the empty window of `bench`): asked for any target that may
/// use development dependencies, cargo counts the features those ask for, as it does for the tests. Without it a
/// program and its tests would differ in one feature of an XML reader, and everything above that reader would be
/// compiled twice.
pub fn build_programs() -> Outcome {
    build_with(&[])
}

/// The same with our own crates optimised, as they are in what people install: what is measured is not what the
/// compiler left undone for the sake of developers.
pub fn build_programs_to_measure() -> Outcome {
    let optimised = optimised();
    let mut words: Vec<&str> = optimised.iter().map(String::as_str).collect();
    words.extend(["--bin", "sillage-server"]);
    build_with(&words)
}

/// The words that make cargo optimise our own crates too.
pub fn optimised() -> Vec<String> {
    let one = |name: &&str| ["--config".to_owned(), format!("profile.dev.package.{name}.opt-level=2")];
    UNOPTIMISED.iter().flat_map(one).collect()
}

/// Builds what people install.
pub fn build_release(programs: &[&str]) -> Outcome {
    let mut build = cargo("build")?;
    build.args(SELECTION).arg("--release");
    for program in programs {
        build.args(["--bin", program]);
    }
    call(&mut build)
}

fn build_with(more: &[&str]) -> Outcome {
    let mut build = cargo("build")?;
    build.args(SELECTION).arg("--examples").args(more);
    for program in PROGRAMS {
        build.args(["--bin", program]);
    }
    call(&mut build)
}

/// The path of a built example: a program of the tests.
pub fn example(name: &str) -> Result<PathBuf, String> {
    Ok(target_dir()?.join("debug/examples").join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
}

/// The path of a built program.
pub fn program(name: &str) -> Result<PathBuf, String> {
    Ok(target_dir()?.join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
}
