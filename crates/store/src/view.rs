//! A private copy of file and log for looking at a disk that cannot be written.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    StoreError,
    file::{DATABASE, private_folder},
};

pub(crate) struct ViewCopy(PathBuf);

impl ViewCopy {
    pub(crate) fn of(folder: &Path) -> Result<Self, StoreError> {
        let files = crate::restore::readable(folder)?;
        if !files.iter().any(|(_, name)| name == DATABASE) {
            return Err(StoreError::Damaged("no database".into()));
        }
        // Where the disk is full, temporary files often lie on it too: memory that looks like a folder is next.
        let mut made = Self::at(&std::env::temp_dir(), &files);
        for place in [std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from), Some("/dev/shm".into())] {
            if let (Err(StoreError::DiskFull), Some(place)) = (&made, place.filter(|place| place.is_dir())) {
                made = Self::at(&place, &files);
            }
        }
        made
    }

    fn at(place: &Path, files: &[(PathBuf, String)]) -> Result<Self, StoreError> {
        let place = place.join(format!("sillage-view-{}", uuid::Uuid::now_v7()));
        private_folder(&place)?;
        let copy = Self(place);
        for (from, name) in files {
            let to = copy.0.join(name);
            fs::copy(from, &to)?;
            #[cfg(unix)]
            fs::set_permissions(&to, std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
        }
        Ok(copy)
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.0
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.0.join(DATABASE)
    }
}

impl Drop for ViewCopy {
    fn drop(&mut self) {
        // The copy is encrypted like its original; a leftover tells nothing, so a failure here is harmless.
        drop(fs::remove_dir_all(&self.0));
    }
}
