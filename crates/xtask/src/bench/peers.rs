//! The programs synchronising is set beside: Anki's sync server and PouchDB, in a scratch folder beside the built programs.

use crate::cargo;
use crate::shell::{call, command, heading, root};
use std::fs;
use std::path::PathBuf;

/// Which they are, and how they are asked.
pub fn list() -> PathBuf {
    root().join("crates/server/bench")
}

/// From their packages: made anew when the list of them is another one.
pub fn installed() -> Result<PathBuf, String> {
    let (wanted, place) = (list(), cargo::target_dir()?.join("bench-peers"));
    let read = |path: PathBuf| fs::read(&path).map_err(|error| format!("{}: {error}", path.display()));
    let list = [read(wanted.join("requirements.txt"))?, read(wanted.join("package.json"))?].concat();
    let made_for = place.join("made-for");
    if fs::read(&made_for).is_ok_and(|made| made == list) {
        return Ok(place);
    }
    heading("bench: Anki and PouchDB");
    let trouble = |error: std::io::Error| format!("{}: {error}", place.display());
    fs::create_dir_all(place.join("pouch")).map_err(trouble)?;
    call(command("python3").args(["-m", "venv", "--clear"]).arg(place.join("anki")))?;
    let python = place.join("anki/bin/python");
    call(command(python).args(["-m", "pip", "install", "--quiet", "-r"]).arg(wanted.join("requirements.txt")))?;
    fs::copy(wanted.join("package.json"), place.join("pouch/package.json")).map_err(trouble)?;
    call(command("npm").args(["install", "--no-audit", "--no-fund"]).current_dir(place.join("pouch")))?;
    fs::write(&made_for, list).map_err(trouble)?;
    Ok(place)
}
