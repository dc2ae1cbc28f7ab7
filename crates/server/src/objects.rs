//! Photos and issued papers: objects named by the hash of their bytes, a folder per unit, uploads that go on where
//! they stopped. An object is there whole or not at all.

mod bucket;
mod way;

use std::{
    fs::{File, OpenOptions},
    io::{self, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};
use uuid::Uuid;

pub use bucket::{Bucket, BucketAt};

use crate::files;

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

/// Objects in a folder.
pub struct Folder(PathBuf);

impl Folder {
    /// Objects under this folder.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn open(path: &Path) -> io::Result<Self> {
        files::private_folder(&path.join("partial"))?;
        Ok(Self(path.into()))
    }

    fn whole_path(&self, unit: Uuid, hash: &Hash) -> PathBuf {
        self.0.join(unit.simple().to_string()).join(&hash.0[..2]).join(&hash.0[2..4]).join(&hash.0)
    }

    fn partial_path(&self, unit: Uuid, hash: &Hash) -> PathBuf {
        self.0.join("partial").join(format!("{}-{}", unit.simple(), hash.0))
    }
}

impl Folder {
    /// The bytes of a complete upload; one whose hash is another is dropped.
    fn gathered(&self, unit: Uuid, hash: &Hash) -> io::Result<Option<Vec<u8>>> {
        let from = self.partial_path(unit, hash);
        if is_what_it_says(&from, hash)? {
            return std::fs::read(&from).map(Some);
        }
        std::fs::remove_file(&from)?;
        Ok(None)
    }
}

fn is_what_it_says(path: &Path, hash: &Hash) -> io::Result<bool> {
    let (mut digest, mut file) = (Sha256::new(), File::open(path)?);
    let mut chunk = vec![0; 64 * 1024];
    loop {
        match file.read(&mut chunk)? {
            0 => return Ok(hex::encode(digest.finalize()) == hash.0),
            read => digest.update(&chunk[..read]),
        }
    }
}

impl Objects for Folder {
    fn partial(&self, unit: Uuid, hash: &Hash) -> io::Result<u64> {
        match std::fs::metadata(self.partial_path(unit, hash)) {
            Ok(found) => Ok(found.len()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(0),
            Err(error) => Err(error),
        }
    }

    fn append(&self, unit: Uuid, hash: &Hash, offset: u64, bytes: &[u8]) -> io::Result<u64> {
        let path = self.partial_path(unit, hash);
        let mut file = OpenOptions::new().write(true).create(true).truncate(false).open(&path)?;
        // A write that was cut leaves more than was told: what lies after the offset is written again.
        file.set_len(offset)?;
        file.seek(SeekFrom::Start(offset))?;
        file.write_all(bytes)?;
        file.sync_all()?;
        files::sync_folder_of(&path)?;
        file.stream_position()
    }

    fn finish(&self, unit: Uuid, hash: &Hash) -> io::Result<bool> {
        let from = self.partial_path(unit, hash);
        if !is_what_it_says(&from, hash)? {
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
        match std::fs::read(self.whole_path(unit, hash)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn get_part(&self, unit: Uuid, hash: &Hash, offset: u64, most: usize) -> io::Result<Option<Vec<u8>>> {
        let mut file = match File::open(self.whole_path(unit, hash)) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        file.seek(SeekFrom::Start(offset))?;
        let mut bytes = Vec::new();
        file.take(u64::try_from(most).unwrap_or(u64::MAX)).read_to_end(&mut bytes)?;
        Ok(Some(bytes))
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
}
