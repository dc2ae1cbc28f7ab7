//! The second opinion on the methods: other people's libraries, in a scratch environment beside the built programs, asked
//! the same random questions as `sillagectl method`.

use crate::cargo;
use crate::shell::{Outcome, call, command, heading, root, watched};
use std::fs;
use std::path::PathBuf;

/// Asks for the second opinion; `watch` reads what it prints.
pub fn ask(watch: &mut dyn FnMut(&str)) -> Outcome {
    let python = environment()?;
    cargo::build_programs()?;
    let script = root().join("tests/opinion/second_opinion.py");
    watched(command(python).arg(script).arg(cargo::program("sillagectl")?), watch)
}

/// The interpreter of the environment, made anew when the list of libraries is another one.
fn environment() -> Result<PathBuf, String> {
    let wanted = root().join("tests/opinion/requirements.txt");
    let place = cargo::target_dir()?.join("opinion");
    let made_for = place.join("requirements.txt");
    let python = place.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let read = |path: &PathBuf| fs::read(path).map_err(|error| format!("{}: {error}", path.display()));
    let list = read(&wanted)?;
    if !made_for.is_file() || read(&made_for)? != list {
        heading("second opinion: the libraries");
        call(command("python3").args(["-m", "venv", "--clear"]).arg(&place))?;
        call(command(&python).args(["-m", "pip", "install", "--quiet", "--requirement"]).arg(&wanted))?;
        // Last: a download that broke off is begun again.
        fs::write(&made_for, list).map_err(|error| format!("{}: {error}", made_for.display()))?;
    }
    Ok(python)
}
