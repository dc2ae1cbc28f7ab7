//! How the page is drawn where the computer has no graphics device.
//!
//! The web view of Linux then still draws through one played in software: a frame after a key takes five times as long as
//! one drawn plainly. It reads what to do from the environment, once, before it starts: the program begins again with
//! that said, in the same process.

use std::{fs::File, io, os::unix::process::CommandExt, path::Path, process::Command};

/// Asks the web view to draw plainly.
const PLAINLY: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
const DEVICES: &str = "/dev/dri";

/// Begins again in an environment that says how to draw, if it does not say so yet and no device would do it.
///
/// # Errors
/// The program could not be begun again; it may go on as it is.
pub fn settle() -> io::Result<()> {
    if std::env::var_os(PLAINLY).is_some() || has_device(Path::new(DEVICES)) {
        return Ok(());
    }
    let arguments = std::env::args_os().skip(1);
    Err(Command::new(std::env::current_exe()?).args(arguments).env(PLAINLY, "1").exec())
}

/// A device that draws, and that this person may use.
fn has_device(folder: &Path) -> bool {
    let Ok(entries) = folder.read_dir() else { return false };
    let draws = |name: &str| name.starts_with("renderD");
    entries.flatten().any(|entry| entry.file_name().to_str().is_some_and(draws) && File::open(entry.path()).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_one_that_draws() {
        let folder = tempfile::tempdir().expect("folder");
        let folder = folder.path();
        assert!(!has_device(&folder.join("nowhere")));
        std::fs::write(folder.join("card0"), "").expect("card");
        assert!(!has_device(folder));
        std::fs::write(folder.join("renderD128"), "").expect("device");
        assert!(has_device(folder));
    }
}
