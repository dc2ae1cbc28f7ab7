//! A copy that is read: where its files lie, and how a photo of it is had. Photos of a sealed one are opened one by one
//! and in memory: on the disk of a server whose photos lie under a key they would lie open.

use std::{
    io::Read,
    path::{Path, PathBuf},
};

use age::x25519::Identity;
use uuid::Uuid;

use super::{object_path, sealed};
use crate::{deployment::DeploymentError, objects::Hash, payloads::Payloads};

/// A copy that is read. What was opened of it for that goes when it is not needed any more.
pub(super) struct Source {
    /// Its files, open.
    pub copy: PathBuf,
    /// The payload key of what it holds.
    pub payloads: Payloads,
    place: PathBuf,
    /// Where a sealed one was opened, and its key.
    sealed: Option<(PathBuf, Identity)>,
}

impl Source {
    /// An open copy.
    pub fn open(folder: &Path) -> Self {
        let place = folder.parent().unwrap_or(folder).to_owned();
        Self { copy: folder.into(), payloads: Payloads::default(), place, sealed: None }
    }

    /// A sealed copy in `folder`, whose files were opened into `root` with this key.
    pub fn sealed(folder: &Path, root: PathBuf, key: Identity) -> Self {
        let place = folder.parent().unwrap_or(folder).to_owned();
        Self { copy: root.join("copy"), payloads: Payloads::default(), place, sealed: Some((root, key)) }
    }

    /// The bytes of a photo.
    pub fn photo(&self, unit: Uuid, hash: &Hash) -> Result<Vec<u8>, DeploymentError> {
        let Some((_, key)) = &self.sealed else {
            return Ok(std::fs::read(object_path(&self.place.join("objects"), unit, hash))?);
        };
        let path = sealed::path_of(&object_path(&self.place.join(sealed::objects(&key.to_public())), unit, hash));
        let mut bytes = Vec::new();
        sealed::opening(&path, key)?.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// How many bytes a photo has.
    pub fn length(&self, unit: Uuid, hash: &Hash) -> Result<u64, DeploymentError> {
        match &self.sealed {
            None => Ok(std::fs::metadata(object_path(&self.place.join("objects"), unit, hash))?.len()),
            Some(_) => Ok(self.photo(unit, hash)?.len() as u64),
        }
    }
}

impl Drop for Source {
    fn drop(&mut self) {
        if let Some((root, _)) = &self.sealed {
            // What stays goes with the next one, or when the server starts.
            drop(std::fs::remove_dir_all(root));
        }
    }
}
