//! Photos and issued papers: objects named by the hash of their bytes, a folder per unit, uploads that go on where
//! they stopped. An object is there whole or not at all.

mod bucket;
mod lying;
mod way;

use std::{
    io,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};
use uuid::Uuid;

pub use bucket::{Bucket, BucketAt};

use self::lying::Lying;
use crate::{files, payloads::Payloads};

/// A place for objects. A folder is one; a bucket can be another.
pub trait Objects: Send + Sync {
    /// How many bytes of an unfinished upload are here.
    ///
    /// # Errors
    /// The place refuses.
    fn partial(&self, unit: Uuid, hash: &Hash) -> io::Result<u64>;
    /// Adds bytes to an upload at its end, durably, and returns its new length.
    ///
    /// # Errors
    /// The place refuses.
    fn append(&self, unit: Uuid, hash: &Hash, offset: u64, bytes: &[u8]) -> io::Result<u64>;
    /// Makes an object of a complete upload, or drops it if its hash is another.
    ///
    /// # Errors
    /// The place refuses.
    fn finish(&self, unit: Uuid, hash: &Hash) -> io::Result<bool>;
    /// The bytes of an object.
    ///
    /// # Errors
    /// The place refuses.
    fn get(&self, unit: Uuid, hash: &Hash) -> io::Result<Option<Vec<u8>>>;
    /// Some bytes of an object, from an offset on; nothing beyond its end.
    ///
    /// # Errors
    /// The place refuses.
    fn get_part(&self, unit: Uuid, hash: &Hash, offset: u64, most: usize) -> io::Result<Option<Vec<u8>>>;
    /// Removes an object, and what there is of an upload of it.
    ///
    /// # Errors
    /// The place refuses.
    fn remove(&self, unit: Uuid, hash: &Hash) -> io::Result<()>;
    /// Brings what lies open on this disk under the payload key.
    ///
    /// # Errors
    /// The place refuses.
    fn cover(&self) -> io::Result<()>;
}

/// `sha256:` and 64 hexadecimal digits: nothing else ever becomes a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hash(String);

impl Hash {
    /// Reads a hash.
    pub fn of(text: &str) -> Option<Self> {
        let digits = text.strip_prefix("sha256:")?;
        let plain = digits.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        (digits.len() == 64 && plain).then(|| Self(digits.into()))
    }

    /// As it is written.
    pub fn text(&self) -> String {
        format!("sha256:{}", self.0)
    }
}

/// Objects in a folder, under the payload key where there is one.
pub struct Folder {
    root: PathBuf,
    payloads: Payloads,
}

impl Folder {
    /// Objects under this folder.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn open(path: &Path, payloads: Payloads) -> io::Result<Self> {
        files::private_folder(&path.join("partial"))?;
        Ok(Self { root: path.into(), payloads })
    }

    fn whole_path(&self, unit: Uuid, hash: &Hash) -> PathBuf {
        self.root.join(unit.simple().to_string()).join(&hash.0[..2]).join(&hash.0[2..4]).join(&hash.0)
    }

    fn partial_path(&self, unit: Uuid, hash: &Hash) -> PathBuf {
        self.root.join("partial").join(format!("{}-{}", unit.simple(), hash.0))
    }

    /// The bytes of a complete upload; one whose hash is another is dropped.
    fn gathered(&self, unit: Uuid, hash: &Hash) -> io::Result<Option<Vec<u8>>> {
        let from = self.partial_path(unit, hash);
        let missing = || io::Error::from(io::ErrorKind::NotFound);
        if self.is_what_it_says(&from, hash)? {
            return Lying::open(&from, &self.payloads)?.ok_or_else(missing)?.read(0, usize::MAX).map(Some);
        }
        std::fs::remove_file(&from)?;
        Ok(None)
    }

    /// What lies open where there is a key goes on in the open: it begins anew.
    fn lies_right(&self, lying: &Lying) -> bool {
        lying.is_covered() || self.payloads.id().is_none()
    }

    fn is_what_it_says(&self, path: &Path, hash: &Hash) -> io::Result<bool> {
        let mut lying = Lying::open(path, &self.payloads)?.ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        let (mut digest, mut offset) = (Sha256::new(), 0);
        loop {
            let chunk = lying.read(offset, 64 * 1024)?;
            if chunk.is_empty() {
                return Ok(hex::encode(digest.finalize()) == hash.0);
            }
            digest.update(&chunk);
            offset += chunk.len() as u64;
        }
    }
}

impl Objects for Folder {
    fn partial(&self, unit: Uuid, hash: &Hash) -> io::Result<u64> {
        let lying = Lying::open(&self.partial_path(unit, hash), &self.payloads)?;
        lying.filter(|lying| self.lies_right(lying)).map_or(Ok(0), |lying| lying.length())
    }

    fn append(&self, unit: Uuid, hash: &Hash, offset: u64, bytes: &[u8]) -> io::Result<u64> {
        let path = self.partial_path(unit, hash);
        let lying = match Lying::reopen(&path, &self.payloads)?.filter(|lying| offset > 0 && self.lies_right(lying)) {
            Some(lying) => lying,
            None => Lying::make(&path, &self.payloads)?,
        };
        let end = lying.write(offset, bytes)?;
        files::sync_folder_of(&path)?;
        Ok(end)
    }

    fn finish(&self, unit: Uuid, hash: &Hash) -> io::Result<bool> {
        let from = self.partial_path(unit, hash);
        if !self.is_what_it_says(&from, hash)? {
            std::fs::remove_file(&from)?;
            return Ok(false);
        }
        let to = self.whole_path(unit, hash);
        if let Some(folder) = to.parent() {
            files::private_folder(folder)?;
        }
        std::fs::rename(&from, &to)?;
        files::sync_folder_of(&to)?;
        Ok(true)
    }

    fn get(&self, unit: Uuid, hash: &Hash) -> io::Result<Option<Vec<u8>>> {
        self.get_part(unit, hash, 0, usize::MAX)
    }

    fn get_part(&self, unit: Uuid, hash: &Hash, offset: u64, most: usize) -> io::Result<Option<Vec<u8>>> {
        let lying = Lying::open(&self.whole_path(unit, hash), &self.payloads)?;
        lying.map(|mut lying| lying.read(offset, most)).transpose()
    }

    fn remove(&self, unit: Uuid, hash: &Hash) -> io::Result<()> {
        for path in [self.whole_path(unit, hash), self.partial_path(unit, hash)] {
            match std::fs::remove_file(&path) {
                Ok(()) => files::sync_folder_of(&path)?,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
    fn cover(&self) -> io::Result<()> {
        // What was on its way begins anew: no device relies on it before it is whole.
        lying::files_in(&self.root.join("partial"))?.iter().try_for_each(std::fs::remove_file)?;
        lying::objects_under(&self.root)?.iter().try_for_each(|path| lying::cover(path, &self.payloads))
    }
}
