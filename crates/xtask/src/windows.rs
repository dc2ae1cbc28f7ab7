//! `cargo xtask windows`: whether it compiles for Windows, asked from here. Nothing is linked and nothing runs: it finds what
//! has no twin on Windows (file modes, synced folders, system libraries) and no more.

use crate::shell::{Outcome, call, command, heading, output};
use crate::{cargo, interface};
use std::path::Path;

const TARGET: &str = "x86_64-pc-windows-gnu";

/// Program, and what it is needed for. They build the database and its cipher, which Windows does not bring.
const COMPILERS: [(&str, &str); 3] = [
    ("x86_64-w64-mingw32-gcc", "package gcc-mingw-w64-x86-64: compiles the encrypted database"),
    ("perl", "package perl: configures the cipher of the database"),
    ("make", "package make: builds it"),
];

/// Every command, and all it stands on.
const CORE: [&str; 1] = ["sillage-api"];
/// What people install: the window library and the PDF engine take another quarter of an hour.
const PROGRAMS: [&str; 2] = ["sillage", "sillage-cli"];

/// Compiles the core, or with `--whole` the programs, in a folder of its own beside the other compiled files.
pub fn windows(words: &[String]) -> Outcome {
    let whole = match words {
        [] => false,
        [word] if word == "--whole" => true,
        _ => return Err("known here: --whole".into()),
    };
    heading("windows");
    let missing = missing()?;
    if !missing.is_empty() {
        return Err(format!("to compile for Windows here, this is missing:\n  {}", missing.join("\n  ")));
    }
    let mut check = cargo::cargo("check")?;
    check.args(["--target", TARGET, "--target-dir"]).arg(cargo::target_dir()?.join("windows"));
    if whole {
        interface::build()?;
        check.args(["--features", "sillage/custom-protocol"]);
    }
    for package in if whole { &PROGRAMS[..] } else { &CORE[..] } {
        check.args(["-p", package]);
    }
    call(&mut check)?;
    println!("It compiles for {TARGET}. Nothing was linked, and nothing ran on Windows.");
    Ok(())
}

fn missing() -> Result<Vec<String>, String> {
    let sysroot = output(command("rustc").args(["--print", "sysroot"])).ok_or("rustc is not here")?;
    let mut missing = Vec::new();
    if !Path::new(&sysroot).join("lib/rustlib").join(TARGET).join("lib").is_dir() {
        missing.push(format!("rustup target add {TARGET}"));
    }
    let absent = COMPILERS.iter().filter(|(program, _)| output(command(program).arg("--version")).is_none());
    missing.extend(absent.map(|(program, why)| format!("{program} ({why})")));
    Ok(missing)
}
