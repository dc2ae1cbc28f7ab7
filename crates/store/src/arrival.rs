//! Files that come in with an act: pictures, issued reports. They are sealed and on the disk before the act is
//! committed, so that no row ever names a file that is not there; and they go again if the act is not.
//!
//! A marker lies beside the file until then. A program that dies in between leaves it, and the next start asks the
//! rows: only a file whose marker is still there can ever be removed, so nothing an undo, the bin or a copy may bring
//! back is touched.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::MutexGuard,
};

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use crate::{
    Mode, Store, StoreError,
    file::{guard, private_folder, write_private},
};

/// Where sealed files lie, named by their hash.
pub(crate) const FILES: &str = "photos";
/// Where the markers of files on their way in lie.
const ARRIVING: &str = "arriving";

/// A file in its renderings; the first one names them all by its hash.
#[derive(Debug, Clone)]
pub struct Incoming {
    hash: String,
    /// What follows the hash in a name, and the bytes.
    renderings: Vec<(&'static str, Vec<u8>)>,
}

impl Incoming {
    /// A file alone.
    pub fn file(bytes: Vec<u8>) -> Self {
        Self::renderings(vec![("", bytes)])
    }

    pub(crate) fn renderings(renderings: Vec<(&'static str, Vec<u8>)>) -> Self {
        let hash = hex::encode(Sha256::digest(renderings.first().map_or(&[][..], |(_, bytes)| bytes)));
        Self { hash, renderings }
    }

    /// The file itself.
    pub fn bytes(&self) -> &[u8] {
        self.renderings.first().map_or(&[][..], |(_, bytes)| bytes)
    }

    /// `sha256:` and the hash: what a row says.
    pub fn hash(&self) -> String {
        format!("sha256:{}", self.hash)
    }
}

/// Files on the disk whose act is not committed yet. Dropped before [`Arrival::stays`], they go.
#[must_use = "a file nobody keeps goes"]
pub struct Arrival<'s> {
    store: &'s Store,
    /// Hashes of those that were not there before.
    fresh: Vec<String>,
    /// One act at a time: two may bring the same picture.
    _one: MutexGuard<'s, ()>,
}

impl Store {
    /// Puts a file on the disk for the act that is about to name it.
    ///
    /// # Errors
    /// Full or read-only disk: nothing stays then.
    pub fn let_in(&self, incoming: &Incoming) -> Result<Arrival<'_>, StoreError> {
        let mut arrival = self.await_files()?;
        arrival.add(incoming)?;
        Ok(arrival)
    }

    /// The same for an act that names several: none is there yet.
    ///
    /// # Errors
    /// Read-only disk.
    pub fn await_files(&self) -> Result<Arrival<'_>, StoreError> {
        if self.mode() == Mode::View {
            return Err(StoreError::ReadOnly);
        }
        Ok(Arrival { store: self, fresh: Vec::new(), _one: guard(&self.arriving) })
    }
}

impl Arrival<'_> {
    /// Puts one more file on the disk.
    ///
    /// # Errors
    /// Full or read-only disk.
    pub fn add(&mut self, incoming: &Incoming) -> Result<(), StoreError> {
        self.store.make_room();
        let (folder, hash) = (self.store.folder(), &incoming.hash);
        let files = folder.join(FILES);
        private_folder(&files)?;
        if incoming.renderings.iter().all(|(suffix, _)| files.join(format!("{hash}{suffix}")).exists()) {
            return Ok(());
        }
        private_folder(&folder.join(ARRIVING))?;
        // From here on whatever happens is undone by the drop.
        self.fresh.push(hash.clone());
        write_private(&marker(folder, hash), &[])?;
        for (suffix, bytes) in &incoming.renderings {
            let name = format!("{hash}{suffix}");
            let sealed = self.store.key().seal(bytes, name.as_bytes())?;
            write_private(&files.join(&name), &sealed)?;
        }
        Ok(())
    }

    /// The act is committed: its files belong to it.
    pub fn stays(mut self) {
        for hash in self.fresh.drain(..) {
            // A marker that cannot be removed is asked about at the next start, and the rows answer.
            drop(fs::remove_file(marker(self.store.folder(), &hash)));
        }
    }
}

impl Drop for Arrival<'_> {
    fn drop(&mut self) {
        // Told as failed, the act may come back with the log: then the next start asks the rows.
        if *guard(&self.store.in_doubt) {
            return;
        }
        for hash in self.fresh.drain(..) {
            // The marker stays if this fails: the next start tries again.
            drop(send_away(self.store.folder(), &hash));
        }
    }
}

/// At the start: files whose act was never committed go, the others lose their marker.
pub(crate) fn settle(connection: &Connection, folder: &Path) -> Result<(), StoreError> {
    let arriving = folder.join(ARRIVING);
    if !arriving.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(arriving)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if is_hash(&name) && is_named(connection, &name)? {
            fs::remove_file(marker(folder, &name))?;
        } else {
            send_away(folder, &name)?;
        }
    }
    Ok(())
}

/// Whether a file's name is one of ours.
pub(crate) fn is_hash(name: &str) -> bool {
    name.len() == 64 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Whether a row names a file, be it in the bin.
pub(crate) fn is_named(connection: &Connection, hash: &str) -> Result<bool, StoreError> {
    Ok(connection.query_row("SELECT count(*) > 0 FROM entity WHERE instr(doc, ?1) > 0", [hash], |row| row.get(0))?)
}

/// Removes every rendering of a file, and its marker last.
fn send_away(folder: &Path, hash: &str) -> Result<(), StoreError> {
    for entry in fs::read_dir(folder.join(FILES))? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(hash) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(fs::remove_file(marker(folder, hash))?)
}

fn marker(folder: &Path, hash: &str) -> PathBuf {
    folder.join(ARRIVING).join(hash)
}
