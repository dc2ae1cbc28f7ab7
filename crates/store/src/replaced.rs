//! Pictures that another one took the place of. What was there is destroyed: a note lies under its name and leads to the
//! new picture, so that whoever still knows the old name sees what is left.
//!
//! The rows come first and the destruction follows. In between an intent lies on the disk, sealed, and the next start
//! finishes what a program that died had begun, or forgets it if the rows never came.

use std::{
    fs,
    path::{Path, PathBuf},
};

use rusqlite::Connection;
use sillage_domain::Refusal;

use crate::{
    Arrival, Blurred, DataKey, Size, Store, StoreError,
    arrival::{FILES, is_hash, is_named},
    file::{private_folder, write_private},
    photo::bare,
};

/// What lies under the name of a picture that was replaced: this and the hash of the one in its place.
const REPLACED: &[u8] = b"sillage:replaced-by:";
/// Where intents lie, each named by the hash of the picture that is to go.
const LEAVING: &str = "leaving";

/// The hash of the picture that took the place of this one.
pub(crate) fn leads_to(opened: &[u8]) -> Option<&str> {
    std::str::from_utf8(opened.strip_prefix(REPLACED)?).ok()
}

/// A picture on the disk that is to take the place of another once its act is committed. Dropped before
/// [`Replacement::takes_over`], it goes and the other stays.
#[must_use = "a picture that does not take over goes"]
pub struct Replacement<'s> {
    arrival: Option<Arrival<'s>>,
    store: &'s Store,
    /// The hashes of the picture that is to go and of the new one; none if they are the same.
    change: Option<(String, String)>,
}

impl Store {
    /// Puts a blurred photo on the disk for the act that is about to name it in the place of the earlier one.
    ///
    /// # Errors
    /// Full or read-only disk: nothing stays then. `blur_area_unusable` if it is what the photo was once before.
    pub fn let_replace(&self, blurred: &Blurred) -> Result<Replacement<'_>, StoreError> {
        let (before, new) = (bare(&blurred.before)?.to_owned(), blurred.picture.file.hash());
        let after = bare(&new)?.to_owned();
        let arrival = Some(self.let_in(&blurred.picture.file)?);
        // A picture that leads elsewhere was replaced itself: led back to it, nobody would find either.
        if self.standing(&after, Size::Full)?.0 != after {
            return Err(Refusal::new("blur_area_unusable").into());
        }
        let change = (before != after).then_some((before, after));
        if let Some((before, after)) = &change {
            private_folder(&self.folder().join(LEAVING))?;
            write_private(&intent(self.folder(), before), &note(self.key(), before, after)?)?;
        }
        Ok(Replacement { arrival, store: self, change })
    }
}

impl Replacement<'_> {
    /// The act is committed: the earlier picture is destroyed, whoever asks for it gets the new one.
    ///
    /// # Errors
    /// The disk is full or cannot be written: the next start destroys it then.
    pub fn takes_over(mut self) -> Result<(), StoreError> {
        if let Some(arrival) = self.arrival.take() {
            arrival.stays();
        }
        match self.change.take() {
            Some((before, after)) => replace(self.store.folder(), self.store.key(), &before, &after),
            None => Ok(()),
        }
    }
}

impl Drop for Replacement<'_> {
    fn drop(&mut self) {
        if let Some((before, _)) = self.change.take() {
            // An intent that stays is asked about at the next start, and the rows answer.
            drop(fs::remove_file(intent(self.store.folder(), &before)));
        }
    }
}

/// Destroys `before`: its name leads to `after` from now on.
fn replace(folder: &Path, key: &DataKey, before: &str, after: &str) -> Result<(), StoreError> {
    // The large one last: while it lies there, so does the intent, and the next start does all of them again.
    for size in Size::ALL.into_iter().rev() {
        let name = size.name(before);
        write_private(&folder.join(FILES).join(&name), &note(key, &name, after)?)?;
    }
    Ok(fs::remove_file(intent(folder, before))?)
}

/// At the start: finishes what was committed, forgets what was not.
pub(crate) fn settle(connection: &Connection, folder: &Path, key: &DataKey) -> Result<(), StoreError> {
    let leaving = folder.join(LEAVING);
    if !leaving.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(leaving)? {
        let entry = entry?;
        let before = entry.file_name().to_string_lossy().into_owned();
        let opened = key.open(&fs::read(entry.path())?, before.as_bytes()).unwrap_or_default();
        match leads_to(&opened).filter(|after| is_hash(&before) && is_hash(after)) {
            Some(after) if is_named(connection, after)? => replace(folder, key, &before, after)?,
            // An intent that was cut short was never followed by rows.
            _ => fs::remove_file(entry.path())?,
        }
    }
    Ok(())
}

fn intent(folder: &Path, before: &str) -> PathBuf {
    folder.join(LEAVING).join(before)
}

fn note(key: &DataKey, name: &str, after: &str) -> Result<Vec<u8>, StoreError> {
    key.seal(&[REPLACED, after.as_bytes()].concat(), name.as_bytes())
}
