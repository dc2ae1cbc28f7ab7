//! Onto the disk before anybody is told: files that others wrote, and names in a folder.

use std::{fs::OpenOptions, io, path::Path};

/// Waits until a file lies on the disk. It is opened for writing: Windows syncs no file that was opened to be read.
pub(crate) fn sync_file(path: &Path) -> io::Result<()> {
    OpenOptions::new().write(true).open(path)?.sync_all()
}

/// Waits until the names in a folder lie on the disk: a new file, a rename. Only Unix opens a folder for that; elsewhere
/// the journal of the file system keeps names in their order, and nothing more is promised.
///
/// # Errors
/// The disk refuses, or the file system lets no folder be synced.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    std::fs::File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}
