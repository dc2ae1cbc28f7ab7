//! Files that are there whole or not at all, and that only their owner reads.

use std::{
    fs::{File, OpenOptions},
    io::{self, Write},
    path::Path,
};

/// Makes a folder only its owner enters.
///
/// # Errors
/// The disk refuses.
pub fn private_folder(folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

/// Writes a file that must not be there yet.
///
/// # Errors
/// It is there, or the disk refuses.
pub fn write_new_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = new_private(path)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    sync_folder_of(path)
}

/// Makes a file that must not be there yet.
///
/// # Errors
/// It is there, or the disk refuses.
pub fn new_private(path: &Path) -> io::Result<File> {
    private(OpenOptions::new().write(true).create_new(true)).open(path)
}

/// Opens a file to add to it, and makes it if it is not there. What a crash left of a line is closed first.
///
/// # Errors
/// The disk refuses.
pub fn append_private(path: &Path) -> io::Result<File> {
    let mut file = private(OpenOptions::new().append(true).create(true)).open(path)?;
    let text = std::fs::read(path)?;
    if text.last().is_some_and(|last| *last != b'\n') {
        // Whatever stands there is no whole line, and nobody relies on it.
        let whole = text.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        file.set_len(u64::try_from(whole).unwrap_or(0))?;
        file.flush()?;
    }
    Ok(file)
}

/// Puts a file in another's place in one step.
///
/// # Errors
/// The disk refuses; the former file is whole then.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = path.with_extension("new");
    let mut file = private(OpenOptions::new().write(true).create(true).truncate(true)).open(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&beside, path)?;
    sync_folder_of(path)
}

/// Makes a rename or a new name in the folder of `path` durable.
///
/// # Errors
/// The disk refuses.
pub fn sync_folder_of(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        // A bare name lies where one stands.
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _no_folder_is_opened = path;
    Ok(())
}

fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
}

/// Bytes that are free on the disk of a folder.
///
/// # Errors
/// The disk does not tell.
pub fn free(folder: &Path) -> io::Result<u64> {
    #[cfg(unix)]
    {
        let disk = rustix::fs::statvfs(folder)?;
        Ok(disk.f_bavail.saturating_mul(disk.f_frsize))
    }
    #[cfg(not(unix))]
    {
        let _folder = folder;
        Ok(u64::MAX)
    }
}
