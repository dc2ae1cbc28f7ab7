//! An object as it lies on the disk: its bytes as they are, or covered by the payload key behind a short beginning that
//! says so.

use std::{
    fs::{File, FileType, OpenOptions},
    io::{self, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use crate::{
    files,
    payloads::{BEGINNING, Cover, PayloadError, Payloads, nonce_of},
};

/// How a file ends that is being covered.
const COVERING: &str = ".covering";

/// A file and what covers it.
pub(super) struct Lying {
    file: File,
    cover: Option<Cover>,
}

impl Lying {
    /// Opens a file to be read; none if it is not there.
    pub(super) fn open(path: &Path, payloads: &Payloads) -> io::Result<Option<Self>> {
        Self::opened(path, OpenOptions::new().read(true), payloads)
    }

    /// Opens a file to be written on; none if it is not there.
    pub(super) fn reopen(path: &Path, payloads: &Payloads) -> io::Result<Option<Self>> {
        Self::opened(path, OpenOptions::new().read(true).write(true), payloads)
    }

    fn opened(path: &Path, options: &OpenOptions, payloads: &Payloads) -> io::Result<Option<Self>> {
        let mut file = match options.open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut beginning = Vec::new();
        (&mut file).take(BEGINNING as u64).read_to_end(&mut beginning)?;
        let Some(nonce) = nonce_of(&beginning) else {
            return Ok(Some(Self { file, cover: None }));
        };
        let cover = payloads.cover(nonce).ok_or_else(|| io::Error::other(PayloadError::Foreign))?;
        Ok(Some(Self { file, cover: Some(cover) }))
    }

    /// Makes a file with nothing in it, over another one if there is one.
    pub(super) fn make(path: &Path, payloads: &Payloads) -> io::Result<Self> {
        let beginning = payloads.beginning().map_err(io::Error::other)?;
        let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(true).open(path)?;
        file.write_all(&beginning)?;
        Ok(Self { file, cover: nonce_of(&beginning).and_then(|nonce| payloads.cover(nonce)) })
    }

    fn before(&self) -> u64 {
        if self.cover.is_some() { BEGINNING as u64 } else { 0 }
    }

    /// Its own bytes.
    pub(super) fn length(&self) -> io::Result<u64> {
        Ok(self.file.metadata()?.len().saturating_sub(self.before()))
    }

    /// Whether what is written on it comes under the key.
    pub(super) fn is_covered(&self) -> bool {
        self.cover.is_some()
    }

    /// Some of its bytes from an offset on; nothing beyond its end.
    pub(super) fn read(&mut self, offset: u64, most: usize) -> io::Result<Vec<u8>> {
        if offset >= self.length()? {
            return Ok(Vec::new());
        }
        self.file.seek(SeekFrom::Start(self.before() + offset))?;
        let mut bytes = Vec::new();
        (&mut self.file).take(u64::try_from(most).unwrap_or(u64::MAX)).read_to_end(&mut bytes)?;
        if let Some(cover) = &mut self.cover {
            cover.apply(offset, &mut bytes).map_err(io::Error::other)?;
        }
        Ok(bytes)
    }

    /// Writes at an offset, durably, and answers where it ends then. A write that was cut leaves more than was told: what
    /// lies after the offset goes.
    pub(super) fn write(mut self, offset: u64, bytes: &[u8]) -> io::Result<u64> {
        let at = self.before() + offset;
        self.file.set_len(at)?;
        self.file.seek(SeekFrom::Start(at))?;
        match &mut self.cover {
            Some(cover) => {
                let mut covered = bytes.to_vec();
                cover.apply(offset, &mut covered).map_err(io::Error::other)?;
                self.file.write_all(&covered)?;
            }
            None => self.file.write_all(bytes)?,
        }
        self.file.sync_all()?;
        Ok(offset + bytes.len() as u64)
    }
}

/// Covers a file that lies open, in one step.
pub(super) fn cover(path: &Path, payloads: &Payloads) -> io::Result<()> {
    let Some(mut open) = Lying::open(path, payloads)?.filter(|lying| lying.cover.is_none()) else {
        return Ok(());
    };
    let beside = path.with_extension(&COVERING[1..]);
    Lying::make(&beside, payloads)?.write(0, &open.read(0, usize::MAX)?)?;
    std::fs::rename(&beside, path)?;
    files::sync_folder_of(path)
}

/// Every object below a folder: `unit/ab/cd/abcd…`, each part of so many hexadecimal digits. Whatever else lies there is
/// somebody else's. What a cut left of a covering goes.
pub(super) fn objects_under(root: &Path) -> io::Result<Vec<PathBuf>> {
    let mut folders = vec![root.to_owned()];
    for digits in [32, 2, 2] {
        folders = among(&folders, |entry, name| entry.is_dir() && is_hex(name, digits))?;
    }
    for left in among(&folders, |entry, name| entry.is_file() && name.ends_with(COVERING))? {
        std::fs::remove_file(left)?;
    }
    among(&folders, |entry, name| entry.is_file() && is_hex(name, 64))
}

/// Files in a folder itself.
pub(super) fn files_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    among(&[folder.to_owned()], |entry, _| entry.is_file())
}

fn among(folders: &[PathBuf], is_one: impl Fn(FileType, &str) -> bool) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for folder in folders {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            // Links are nobody's object, wherever they lead.
            if is_one(entry.file_type()?, &entry.file_name().to_string_lossy()) {
                found.push(entry.path());
            }
        }
    }
    Ok(found)
}

fn is_hex(name: &str, digits: usize) -> bool {
    name.len() == digits && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}
