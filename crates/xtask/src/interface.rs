//! The interface in `ui/` and the tests in `tests/`: npm packages when their lock changed, the bundle when a source
//! changed. Not the checks of the interface: those are a stage of `test`.

use crate::shell::{Outcome, call, command, root};
use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The built interface.
pub fn dist() -> PathBuf {
    root().join("ui/dist")
}

/// `npm` in one folder of the repository.
pub fn npm(folder: &str) -> Command {
    let mut npm = command(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.current_dir(root().join(folder));
    npm
}

/// Installs the packages a folder's lock names, only when the lock is not the one installed last.
pub fn install(folder: &str) -> Outcome {
    let modules = root().join(folder).join("node_modules");
    let stamp = modules.join(".sillage-lock");
    let lock = read(&root().join(folder).join("package-lock.json"))?;
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    // Lifecycle scripts of packages are nobody's code here: none is needed, so none runs.
    call(npm(folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]))?;
    fs::write(&stamp, lock).map_err(|error| format!("{}: {error}", stamp.display()))
}

/// Installs and bundles the interface. An unchanged interface is left alone, so the window's binary stays valid too.
pub fn build() -> Outcome {
    install("ui")?;
    let stamp = root().join("ui/node_modules/.sillage-dist");
    let inputs = fingerprint()?;
    if dist().join("index.html").exists() && fs::read_to_string(&stamp).is_ok_and(|built| built == inputs) {
        println!("Interface: unchanged since it was built");
        return Ok(());
    }
    call(npm("ui").args(["run", "build"]))?;
    fs::write(&stamp, inputs).map_err(|error| format!("{}: {error}", stamp.display()))
}

/// A number that changes when a file the bundle is made from changes.
fn fingerprint() -> Result<String, String> {
    let mut files = BTreeMap::new();
    for folder in ["ui", "assets"] {
        collect(&root().join(folder), &mut files)?;
    }
    let mut hasher = DefaultHasher::new();
    files.hash(&mut hasher);
    Ok(format!("{:016x}", hasher.finish()))
}

fn collect(folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) -> Outcome {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name();
        if path.is_dir() {
            if name != "node_modules" && name != "dist" {
                collect(&path, files)?;
            }
        } else {
            files.insert(path.clone(), read(&path)?);
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}
