//! Room kept for the day the disk is full: a file of bytes beside the database that is let go when an act meets a full
//! disk, so that a visit can be finished. It is made again when there is room.

use std::{
    fs,
    io::Write,
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
};

use crate::{
    Mode, Store, StoreError,
    file::{DATABASE, guard, private_options},
    twin::Twin,
};

const BALLAST: &str = "ballast";
const PART: &str = "ballast.part";
const BLOCK: usize = 1 << 20;
/// With less room than this the next act may already fail.
const FLOOR: u64 = 8 << 20;

/// What is known of it while a store is open.
#[derive(Default)]
pub(crate) struct Ballast {
    there: AtomicBool,
    /// It was let go, or there was no room to make it.
    spent: AtomicBool,
    making: std::sync::Mutex<()>,
}

impl Ballast {
    pub(crate) fn of(folder: &Path) -> Self {
        let there = [BALLAST, PART].iter().any(|name| folder.join(name).exists());
        Self { there: AtomicBool::new(there), ..Self::default() }
    }

    pub(crate) fn spent(self) -> Self {
        self.spent.store(true, Ordering::SeqCst);
        self
    }
}

impl Store {
    /// Makes sure that so many bytes are really taken on the disk. Whether they are now: where there is not twice the
    /// room, they are left to the work.
    ///
    /// # Errors
    /// The folder cannot be written for another reason than a full disk.
    pub fn keep_ballast(&self, size: u64) -> Result<bool, StoreError> {
        if self.mode() == Mode::View {
            return Ok(false);
        }
        let _one = guard(&self.ballast.making);
        let path = self.folder().join(BALLAST);
        let made = if fs::metadata(&path).is_ok_and(|file| file.len() == size) {
            true
        } else if has_room(self.folder(), size) {
            match make(self.folder(), size) {
                Ok(()) => true,
                Err(StoreError::DiskFull) => false,
                Err(error) => return Err(error),
            }
        } else {
            false
        };
        self.ballast.there.store(path.exists(), Ordering::SeqCst);
        self.ballast.spent.store(!made, Ordering::SeqCst);
        Ok(made)
    }

    /// It was let go or could not be made: the disk is nearly full, which the person should know.
    pub fn ballast_spent(&self) -> bool {
        self.ballast.spent.load(Ordering::SeqCst)
    }

    /// It was let go and could be made again.
    pub fn ballast_due(&self, size: u64) -> bool {
        self.ballast_spent() && has_room(self.folder(), size)
    }

    /// What is left of a full disk belongs to the visit: a copy nobody asked for would take it.
    pub fn lacks_room_for_a_copy(&self) -> bool {
        let file = fs::metadata(self.folder().join(DATABASE)).map_or(0, |file| file.len());
        self.ballast_spent() && !has_room(self.folder(), file + FLOOR)
    }

    /// Lets it go. Whether there was any.
    fn spend_ballast(&self) -> bool {
        self.ballast.there.store(false, Ordering::SeqCst);
        let of_twin = self.drop_twin();
        let spent = release(self.folder());
        if spent {
            self.ballast.spent.store(true, Ordering::SeqCst);
        }
        spent || of_twin
    }

    /// Before something is written: lets it go when hardly any room is left.
    pub(crate) fn make_room(&self) {
        let has_some = self.ballast.there.load(Ordering::SeqCst) || self.twin.as_ref().is_some_and(Twin::takes_room);
        if has_some && room(self.folder()).is_some_and(|left| left < FLOOR) {
            self.spend_ballast();
        }
    }

    /// Does `work`, and once more if it met a full disk and there was room to let go.
    ///
    /// # Errors
    /// Those of `work`.
    pub fn with_ballast<T, E>(&self, is_full: impl Fn(&E) -> bool, work: impl Fn() -> Result<T, E>) -> Result<T, E> {
        match work() {
            Err(error) if is_full(&error) && self.spend_ballast() => work(),
            done => done,
        }
    }
}

/// Lets it go before any store is open. Whether there was any.
pub(crate) fn release(folder: &Path) -> bool {
    // What a program that died had only begun takes room too.
    let [whole, begun] = [BALLAST, PART].map(|name| fs::remove_file(folder.join(name)).is_ok());
    whole || begun
}

fn make(folder: &Path, size: u64) -> Result<(), StoreError> {
    let part = folder.join(PART);
    let made = fill(&part, size).and_then(|()| Ok(fs::rename(&part, folder.join(BALLAST))?));
    if made.is_err() {
        // Half of it would take the room and never be let go.
        drop(fs::remove_file(&part));
    }
    made
}

/// Noise: a disk that compresses would keep no room for zeros.
fn fill(path: &Path, size: u64) -> Result<(), StoreError> {
    let mut noise = vec![0; BLOCK];
    getrandom::fill(&mut noise).map_err(|_| StoreError::Randomness)?;
    let mut file = private_options().write(true).create(true).truncate(true).open(path)?;
    let mut left = usize::try_from(size).unwrap_or(usize::MAX);
    while left > 0 {
        let now = left.min(BLOCK);
        file.write_all(&noise[..now])?;
        left -= now;
    }
    Ok(file.sync_all()?)
}

fn has_room(folder: &Path, size: u64) -> bool {
    room(folder).is_none_or(|left| left >= size.saturating_mul(2))
}

/// Bytes this person may still write there, where the system tells.
fn room(folder: &Path) -> Option<u64> {
    #[cfg(unix)]
    let left = rustix::fs::statvfs(folder).ok().map(|disk| disk.f_bavail.saturating_mul(disk.f_frsize));
    #[cfg(not(unix))]
    let left = {
        let _ = folder;
        None
    };
    left
}
