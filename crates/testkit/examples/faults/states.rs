//! A disk that keeps what was synced and promises nothing of the rest: the states a power cut may leave.
//!
//! Strict on purpose. Bytes of a file last from its own sync on; a file made, renamed or removed lasts from the sync of
//! its folder on. Until then each write may be there, absent or torn at a sector, in any combination, and of the
//! changes of a folder any first part.

use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
    time::SystemTime,
};

use crate::trace::Step;

const SECTOR: usize = 512;

#[derive(Debug, Clone, Default)]
struct Inode {
    bytes: Vec<u8>,
    pending: Vec<Change>,
    /// When it was last written, until it is written here.
    written: Option<SystemTime>,
}

#[derive(Debug, Clone)]
enum Change {
    Write { at: usize, bytes: Vec<u8> },
    Cut(usize),
}

#[derive(Debug, Clone)]
enum Entry {
    Made { path: PathBuf, inode: usize },
    Renamed { from: PathBuf, to: PathBuf },
    Removed { path: PathBuf },
    Folder { path: PathBuf },
}

/// The disk while the steps happen.
#[derive(Clone, Default)]
pub struct Disk {
    inodes: Vec<Inode>,
    /// What lasts.
    lasting: BTreeMap<PathBuf, usize>,
    folders: Vec<PathBuf>,
    /// What the running program sees.
    seen: BTreeMap<PathBuf, usize>,
    entries: Vec<Entry>,
}

impl Disk {
    /// A disk on which everything under `folder` lasts.
    pub fn of(folder: &Path) -> Self {
        let mut disk = Self::default();
        disk.load(folder);
        disk.seen = disk.lasting.clone();
        disk
    }

    fn load(&mut self, folder: &Path) {
        self.folders.push(folder.to_path_buf());
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                self.load(&path);
            } else {
                self.lasting.insert(path.clone(), self.inodes.len());
                let written = entry.metadata().and_then(|file| file.modified()).ok();
                self.inodes.push(Inode { bytes: fs::read(&path).expect("a file"), pending: Vec::new(), written });
            }
        }
    }

    /// The same once everything that was asked for was written back: nothing is left to chance.
    pub fn written_back(&self) -> Self {
        let mut whole = self.clone();
        whole.inodes.iter_mut().for_each(Inode::settle);
        for entry in std::mem::take(&mut whole.entries) {
            enter(&mut whole.lasting, &mut whole.folders, &entry);
        }
        whole
    }

    pub fn step(&mut self, step: &Step) {
        match step {
            Step::Ack => {}
            Step::Make { path } => {
                if !self.seen.contains_key(path) {
                    self.seen.insert(path.clone(), self.inodes.len());
                    self.entries.push(Entry::Made { path: path.clone(), inode: self.inodes.len() });
                    self.inodes.push(Inode::default());
                }
            }
            Step::Write { path, at, bytes } => {
                self.change(path, Change::Write { at: usize::try_from(*at).expect("small"), bytes: bytes.clone() });
            }
            Step::Cut { path, length } => self.change(path, Change::Cut(usize::try_from(*length).expect("small"))),
            Step::Sync { path } => match self.seen.get(path).copied() {
                Some(inode) => self.inodes[inode].settle(),
                None => self.settle_folder(path),
            },
            Step::Rename { from, to } => {
                if let Some(inode) = self.seen.remove(from) {
                    self.seen.insert(to.clone(), inode);
                    self.entries.push(Entry::Renamed { from: from.clone(), to: to.clone() });
                }
            }
            Step::Remove { path } => {
                if self.seen.remove(path).is_some() {
                    self.entries.push(Entry::Removed { path: path.clone() });
                }
            }
            Step::Folder { path } => self.entries.push(Entry::Folder { path: path.clone() }),
        }
    }

    fn change(&mut self, path: &Path, change: Change) {
        if let Some(inode) = self.seen.get(path) {
            let inode = &mut self.inodes[*inode];
            inode.pending.push(change);
            inode.written = None;
        }
    }

    /// A folder was synced: what happened in it lasts. Names are kept in order, so all that came before lasts too.
    fn settle_folder(&mut self, folder: &Path) {
        let of_folder = |entry: &Entry| match entry {
            Entry::Made { path, .. } | Entry::Removed { path } | Entry::Folder { path } => {
                path.parent() == Some(folder)
            }
            Entry::Renamed { from, to } => from.parent() == Some(folder) || to.parent() == Some(folder),
        };
        if let Some(last) = self.entries.iter().rposition(of_folder) {
            for entry in self.entries.drain(..=last).collect::<Vec<_>>() {
                enter(&mut self.lasting, &mut self.folders, &entry);
            }
        }
    }

    /// One of the states a cut now may leave, by chance, laid out under `to` instead of `from`.
    pub fn lay_out(&self, chance: &mut fastrand::Rng, from: &Path, to: &Path) {
        let mut names = self.lasting.clone();
        let mut folders = self.folders.clone();
        for entry in &self.entries[..chance.usize(0..=self.entries.len())] {
            enter(&mut names, &mut folders, entry);
        }
        let place = |path: &Path| to.join(path.strip_prefix(from).expect("under the profile"));
        for folder in &folders {
            fs::create_dir_all(place(folder)).expect("folder");
        }
        let manner = chance.u8(0..5);
        for (path, inode) in names {
            let bytes = self.inodes[inode].after_a_cut(chance, manner);
            if let Some(folder) = place(&path).parent() {
                fs::create_dir_all(folder).expect("folder");
            }
            let mut file = fs::File::create(place(&path)).expect("made");
            file.write_all(&bytes).expect("written");
            if let Some(written) = self.inodes[inode].written {
                file.set_modified(written).expect("kept");
            }
        }
    }
}

fn enter(names: &mut BTreeMap<PathBuf, usize>, folders: &mut Vec<PathBuf>, entry: &Entry) {
    match entry {
        Entry::Made { path, inode } => {
            names.insert(path.clone(), *inode);
        }
        Entry::Renamed { from, to } => {
            if let Some(inode) = names.remove(from) {
                names.insert(to.clone(), inode);
            }
        }
        Entry::Removed { path } => {
            names.remove(path);
        }
        Entry::Folder { path } => folders.push(path.clone()),
    }
}

impl Inode {
    fn settle(&mut self) {
        for change in std::mem::take(&mut self.pending) {
            change.apply(&mut self.bytes, None);
        }
    }

    /// None, all, a first part, some, or some of them torn.
    fn after_a_cut(&self, chance: &mut fastrand::Rng, manner: u8) -> Vec<u8> {
        let mut bytes = self.bytes.clone();
        let first = chance.usize(0..=self.pending.len());
        for (position, change) in self.pending.iter().enumerate() {
            let kept = match manner {
                0 => false,
                1 => true,
                2 => position < first,
                _ => chance.bool(),
            };
            if kept {
                change.apply(&mut bytes, (manner == 4 && chance.bool()).then_some(&mut *chance));
            }
        }
        bytes
    }
}

impl Change {
    fn apply(&self, bytes: &mut Vec<u8>, torn: Option<&mut fastrand::Rng>) {
        match self {
            Self::Cut(length) => bytes.resize(*length, 0),
            Self::Write { at, bytes: written } => {
                let whole = written.len();
                let length = torn.map_or(whole, |chance| (chance.usize(0..=whole / SECTOR) * SECTOR).min(whole));
                if bytes.len() < at + length {
                    bytes.resize(at + length, 0);
                }
                bytes[*at..at + length].copy_from_slice(&written[..length]);
            }
        }
    }
}
