//! A second log. What is committed lies in SQLite's write-ahead log alone until that is written back, and where it rots,
//! SQLite goes back to the last act that fits and says nothing. So every commit is followed by two things beside the
//! database, neither of which is waited for: its frames, copied as they lie into a twin of the log, and the log's reach,
//! which is how far it had come.
//!
//! Both are written after the commit reached the disk, so neither can ever tell of more than was acknowledged: a reach
//! beyond the end of the log is damage, never a power cut. The other way round is harmless: a reach or a twin that lags
//! behind knows less. What must not happen is that either outlives its log, for the next one begins where this one was
//! written back. So the reach is blanked, and that is waited for, before anything is written back: at every start before
//! the file is opened, before every checkpoint, and at the end. A twin without its reach is never read.

use std::{
    fs::{self, File},
    io::ErrorKind,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use rusqlite::{Connection, OpenFlags};
use sha2::{Digest, Sha256};

use crate::{
    DataKey, Store, StoreError,
    file::{DATABASE, connect, guard, private_folder, private_options, write_private},
    restore::free_name,
    tail::{self, HEADER, Walk},
    verify,
};

/// What lies beside the database, by the ends of their names; `restore` moves them with it.
const REACH: &str = "-reach";
const TWIN: &str = "-twin";
pub(crate) const BESIDE: [&str; 2] = [REACH, TWIN];
const LOG: &str = "-wal";
const INDEX: &str = "-shm";
/// So many frames are written back: four mebibytes, as SQLite itself does.
const FULL: u32 = 1_000;

fn beside(folder: &Path, end: &str) -> PathBuf {
    folder.join(format!("{DATABASE}{end}"))
}

/// How far a log had come, and which round of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Reach {
    salts: [u8; 8],
    frames: u32,
    sum: (u32, u32),
}

impl Reach {
    const BYTES: usize = 36;

    fn bytes(self) -> [u8; Self::BYTES] {
        let said =
            [self.salts.as_slice(), &self.frames.to_be_bytes(), &self.sum.0.to_be_bytes(), &self.sum.1.to_be_bytes()]
                .concat();
        let mut bytes = [0; Self::BYTES];
        bytes[..20].copy_from_slice(&said);
        bytes[20..].copy_from_slice(&Sha256::digest(&said)[..16]);
        bytes
    }

    /// What a file says; nothing if it is blank, damaged, or not there.
    fn read(folder: &Path) -> Result<Option<Self>, StoreError> {
        let bytes = read_if_there(&beside(folder, REACH))?;
        let word = |at: usize| bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map(u32::from_be_bytes);
        let said = (|| {
            let salts = bytes.get(..8)?.try_into().ok()?;
            Some(Self { salts, frames: word(8)?, sum: (word(12)?, word(16)?) })
        })();
        Ok(said.filter(|reach| reach.bytes().as_slice() == bytes))
    }

    /// Whether a log holds everything this reach knows of. A whole log of another round is a later one: nothing is
    /// written back, and so no round begins, while a reach stands.
    fn is_met_by(self, log: &[u8]) -> bool {
        let Some(walk) = Walk::over(log, self.frames) else { return false };
        walk.salts != self.salts || self.is_reached_by(&walk)
    }

    fn is_reached_by(self, walk: &Walk) -> bool {
        walk.salts == self.salts && walk.committed >= self.frames && walk.sum == Some(self.sum)
    }
}

/// What the log of the program before came to.
pub(crate) enum Judged {
    /// It is whole, or was torn where a power cut may tear it.
    Whole,
    /// It was damaged, and its twin took its place: nothing is missing.
    Mended,
    /// It was damaged, and acts are missing.
    Lost,
}

/// Looks at the log before anybody opens it: reading it as SQLite does would be the end of what is left there. Where it
/// is damaged, file, log and twin are copied aside as they lie.
pub(crate) fn judge(folder: &Path, key: &DataKey) -> Result<Judged, StoreError> {
    let log = read_if_there(&beside(folder, LOG))?;
    let reach = Reach::read(folder)?;
    if !is_damaged(&log, reach) {
        return Ok(Judged::Whole);
    }
    let aside = folder.join(free_name(folder, 0));
    private_folder(&aside)?;
    for end in ["", LOG, TWIN] {
        if beside(folder, end).exists() {
            fs::copy(beside(folder, end), beside(&aside, end))?;
        }
    }
    let Some(twin) = mended(folder, reach, &log)? else { return Ok(Judged::Lost) };
    if !makes_whole(folder, key, &twin)? {
        return Ok(Judged::Lost);
    }
    write_private(&beside(folder, LOG), &twin)?;
    Ok(Judged::Mended)
}

/// The same question where nothing can be written.
pub(crate) fn is_lost(folder: &Path) -> Result<bool, StoreError> {
    Ok(is_damaged(&read_if_there(&beside(folder, LOG))?, Reach::read(folder)?))
}

fn is_damaged(log: &[u8], reach: Option<Reach>) -> bool {
    reach.is_some_and(|reach| !reach.is_met_by(log)) || tail::hides_acts(log)
}

/// The twin, if it holds everything the reach knows of and no less than what is left of the log.
fn mended(folder: &Path, reach: Option<Reach>, log: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
    let Some(reach) = reach else { return Ok(None) };
    let mut twin = read_if_there(&beside(folder, TWIN))?;
    let Some(walk) = Walk::over(&twin, reach.frames).filter(|walk| reach.is_reached_by(walk)) else { return Ok(None) };
    let left = Walk::over(log, 0).filter(|left| left.salts == reach.salts).map_or(0, |left| left.committed);
    if left > walk.committed {
        return Ok(None);
    }
    twin.truncate(walk.end);
    Ok(Some(twin))
}

/// Whether the file is whole with this log, tried on a copy of it.
fn makes_whole(folder: &Path, key: &DataKey, log: &[u8]) -> Result<bool, StoreError> {
    let place = folder.join("trying");
    remove_folder(&place)?;
    private_folder(&place)?;
    fs::copy(beside(folder, ""), beside(&place, ""))?;
    write_private(&beside(&place, LOG), log)?;
    let tried = connect(&beside(&place, ""), key, OpenFlags::SQLITE_OPEN_READ_WRITE)
        .and_then(|connection| verify::check_pages(&connection));
    remove_folder(&place)?;
    match tried {
        Ok(faults) => Ok(faults.is_empty()),
        Err(StoreError::DiskFull) => Err(StoreError::DiskFull),
        // A file that cannot be read with this log is not made whole by it.
        Err(_) => Ok(false),
    }
}

/// The reach and the twin of an open store. Dropped, it leaves neither: what closes the file writes its log back.
pub(crate) struct Twin {
    folder: PathBuf,
    /// SQLite's index of its log. Closing a descriptor of it lets go of the connections' locks: it outlives them.
    index: Arc<File>,
    state: Mutex<State>,
}

struct State {
    reach: File,
    log: File,
    /// None once there was no room for it, or it could not be written.
    twin: Option<File>,
    /// How far the log had come when it was looked at last.
    seen: Option<Reach>,
    /// Of which round the twin is, and how many frames it holds.
    held: ([u8; 8], u32),
}

/// Blanks the reach of the program before, and waits for it.
///
/// # Errors
/// It cannot be blanked: nothing may be opened then. A full disk without room for a reach is none.
pub(crate) fn blank(folder: &Path) -> Result<Option<File>, StoreError> {
    let path = beside(folder, REACH);
    let there = fs::metadata(&path).is_ok_and(|file| file.len() >= Reach::BYTES as u64);
    let blanked = (|| {
        let reach = private_options().read(true).write(true).create(true).truncate(false).open(&path)?;
        write_at(&reach, 0, &[0; Reach::BYTES])?;
        reach.sync_all()?;
        if !there {
            File::open(folder)?.sync_all()?;
        }
        Ok(reach)
    })();
    match blanked {
        Err(StoreError::DiskFull) if !there => {
            // Half a reach says nothing, and would be in the way of a whole one.
            drop(fs::remove_file(&path));
            Ok(None)
        }
        blanked => blanked.map(Some),
    }
}

impl Twin {
    /// Follows the log of an open file from now on. Returns the index, to be closed last.
    pub(crate) fn of(folder: &Path, reach: File) -> Result<(Self, Arc<File>), StoreError> {
        let index = Arc::new(File::open(beside(folder, INDEX))?);
        let log = File::open(beside(folder, LOG))?;
        let twin = private_options().read(true).write(true).create(true).truncate(true).open(beside(folder, TWIN)).ok();
        let state = State { reach, log, twin, seen: None, held: ([0; 8], 0) };
        Ok((Self { folder: folder.into(), index: index.clone(), state: Mutex::new(state) }, index))
    }

    /// After a commit: copies its frames and moves the reach. Whether the log is to be written back.
    ///
    /// What cannot be written here is no failure of the act, which is on the disk: the reach then knows less.
    fn follow(&self) -> bool {
        let mut state = guard(&self.state);
        let Some((reach, page)) = head(&self.index) else { return false };
        if state.seen.replace(reach) == Some(reach) || reach.frames == 0 {
            return false;
        }
        if reach.frames >= FULL {
            return true;
        }
        if state.copy(reach, page).is_err() {
            state.twin = None;
            drop(fs::remove_file(beside(&self.folder, TWIN)));
        }
        drop(write_at(&state.reach, 0, &reach.bytes()));
        false
    }

    /// Blanks the reach and waits for it: from here on the log may be written back.
    fn pause(&self) -> Result<(), StoreError> {
        let state = guard(&self.state);
        write_at(&state.reach, 0, &[0; Reach::BYTES])?;
        Ok(state.reach.sync_data()?)
    }

    /// Gives the room of the twin away: the reach alone goes on. Whether it took any.
    fn give_way(&self) -> bool {
        let took = guard(&self.state).twin.take().is_some();
        took && fs::remove_file(beside(&self.folder, TWIN)).is_ok()
    }

    pub(crate) fn takes_room(&self) -> bool {
        guard(&self.state).twin.is_some()
    }
}

impl State {
    fn copy(&mut self, reach: Reach, page: usize) -> Result<(), StoreError> {
        let Some(twin) = &self.twin else { return Ok(()) };
        let at = |frame: u32| (HEADER + frame as usize * (tail::FRAME_HEADER + page)) as u64;
        let (salts, held) = self.held;
        let is_new = salts != reach.salts || held > reach.frames;
        let from = if is_new { 0 } else { at(held) };
        if is_new {
            // What the round before said is not kept any longer than its log is.
            twin.set_len(0)?;
        }
        let mut frames = vec![0; usize::try_from(at(reach.frames) - from).unwrap_or(0)];
        read_at(&self.log, from, &mut frames)?;
        write_at(twin, from, &frames)?;
        self.held = (reach.salts, reach.frames);
        Ok(())
    }
}

impl Drop for Twin {
    fn drop(&mut self) {
        // A reach that stands is met by its twin, and both by a file that was written back: the next start finds that.
        if self.pause().is_ok() {
            drop(fs::remove_file(beside(&self.folder, TWIN)));
        }
    }
}

impl Store {
    /// After every commit, before anybody is answered.
    pub(crate) fn acknowledge(&self, connection: &Connection) {
        if let Some(twin) = &self.twin
            && twin.follow()
            && twin.pause().is_ok()
        {
            // The act is committed: a log that could not be written back now is written back after a later one.
            drop(connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(())));
        }
    }

    /// Before the log is written back for another reason.
    pub(crate) fn pause_twin(&self) -> Result<(), StoreError> {
        self.twin.as_ref().map_or(Ok(()), Twin::pause)
    }

    /// Nothing of what was purged stays in a second place.
    pub(crate) fn empty_twin(&self) -> Result<(), StoreError> {
        let Some(twin) = &self.twin else { return Ok(()) };
        let mut state = guard(&twin.state);
        state.held = ([0; 8], 0);
        state.twin.as_ref().map_or(Ok(()), |twin| Ok(twin.set_len(0)?))
    }

    /// Lets go of the room the twin takes. Whether it took any.
    pub(crate) fn drop_twin(&self) -> bool {
        self.twin.as_ref().is_some_and(Twin::give_way)
    }
}

/// What SQLite's index says of its log: the form of its first 48 bytes, in the machine's own order, is that of the
/// library this program is built with. One of another form says nothing.
fn head(index: &File) -> Option<(Reach, usize)> {
    let mut bytes = [0; 48];
    read_at(index, 0, &mut bytes).ok()?;
    let word = |at: usize| bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map(u32::from_ne_bytes);
    let sum = tail::checksum(cfg!(target_endian = "big"), (0, 0), &bytes[..40]);
    if word(0)? != 3_007_000 || sum != (word(40)?, word(44)?) {
        return None;
    }
    let page = match u16::from_ne_bytes([bytes[14], bytes[15]]) {
        1 => 65_536,
        size => usize::from(size),
    };
    let salts = bytes[32..40].try_into().ok()?;
    Some((Reach { salts, frames: word(16)?, sum: (word(24)?, word(28)?) }, page))
}

#[cfg(unix)]
fn write_at(file: &File, at: u64, bytes: &[u8]) -> Result<(), StoreError> {
    Ok(std::os::unix::fs::FileExt::write_all_at(file, bytes, at)?)
}

#[cfg(not(unix))]
fn write_at(mut file: &File, at: u64, bytes: &[u8]) -> Result<(), StoreError> {
    std::io::Seek::seek(&mut file, std::io::SeekFrom::Start(at))?;
    Ok(std::io::Write::write_all(&mut file, bytes)?)
}

#[cfg(unix)]
fn read_at(file: &File, at: u64, bytes: &mut [u8]) -> Result<(), StoreError> {
    Ok(std::os::unix::fs::FileExt::read_exact_at(file, bytes, at)?)
}

#[cfg(not(unix))]
fn read_at(mut file: &File, at: u64, bytes: &mut [u8]) -> Result<(), StoreError> {
    std::io::Seek::seek(&mut file, std::io::SeekFrom::Start(at))?;
    Ok(std::io::Read::read_exact(&mut file, bytes)?)
}

fn read_if_there(path: &Path) -> Result<Vec<u8>, StoreError> {
    match fs::read(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        read => Ok(read?),
    }
}

fn remove_folder(folder: &Path) -> Result<(), StoreError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Vault;

    /// What a program that is killed leaves: everything that lies beside the database.
    const LEFT: [&str; 6] =
        ["sillage.db", "sillage.db-wal", "sillage.db-reach", "sillage.db-twin", "vault.json", "replica"];

    fn note(store: &Store, n: i64) {
        store
            .with_connection(|connection| {
                connection.execute("INSERT INTO draft (key, text, at_ms) VALUES (?1, 'mot', 0)", [format!("n/{n}")])?;
                Ok(())
            })
            .expect("written");
    }

    fn notes(store: &Store) -> i64 {
        store
            .with_connection(|connection| Ok(connection.query_row("SELECT count(*) FROM draft", [], |row| row.get(0))?))
            .expect("read")
    }

    fn leave(living: &Path, to: &Path) {
        remove_folder(to).expect("removed");
        private_folder(to).expect("folder");
        for name in LEFT {
            fs::copy(living.join(name), to.join(name)).expect(name);
        }
    }

    /// A profile whose last acts lie in its log only.
    fn living(root: &Path) -> (Store, DataKey) {
        let (vault, key) = Vault::practice(uuid::Uuid::from_u128(11)).expect("vault");
        drop(Store::create(&root.join("living"), vault, key.clone(), "boot").expect("store"));
        let store = Store::open(&root.join("living"), key.clone(), "boot").expect("store");
        for n in 0..6 {
            note(&store, n);
        }
        (store, key)
    }

    /// What the next start finds: how many notes, and whether it says that acts are missing.
    fn found(folder: &Path, key: &DataKey) -> (i64, bool) {
        let store = Store::open(folder, key.clone(), "boot").expect("opens");
        assert!(store.verify().expect("verified").faults.is_empty());
        (notes(&store), store.log_was_damaged())
    }

    type Harm = fn(&mut Vec<u8>, usize);

    const HARMS: [Harm; 4] = [
        |bytes, at| bytes[at] ^= 16,
        |bytes, at| bytes.truncate(at),
        |bytes, at| {
            let end = (at + 4096).min(bytes.len());
            bytes[at..end].fill(0);
        },
        |bytes, _| bytes.clear(),
    ];

    fn harm(path: &Path, how: Harm, part: usize) {
        let mut bytes = fs::read(path).expect("bytes");
        // From the first byte to the last: the end is the act nobody but the reach knows of.
        let at = (bytes.len() - 1) * part / 12;
        how(&mut bytes, at);
        fs::write(path, bytes).expect("damaged");
    }

    #[test]
    fn what_rots_in_one_place_is_brought_back_from_the_other() {
        let root = tempfile::tempdir().expect("folder");
        let (store, key) = living(root.path());
        let (profile, log) = (root.path().join("profile"), "sillage.db-wal");
        for name in [log, "sillage.db-twin", "sillage.db-reach"] {
            for how in HARMS {
                for part in 0..=12 {
                    leave(store.folder(), &profile);
                    harm(&profile.join(name), how, part);
                    assert_eq!(found(&profile, &key), (6, false), "{name}, part {part}");
                }
            }
        }
        leave(store.folder(), &profile);
        let rotten = [7; 40];
        fs::write(profile.join(log), rotten).expect("damaged");
        assert_eq!(found(&profile, &key), (6, false));
        assert_eq!(fs::read(profile.join("aside-0000000000000").join(log)).expect("kept"), rotten);
        assert!(!profile.join("trying").exists());
        leave(store.folder(), &profile);
        fs::remove_file(profile.join(log)).expect("removed");
        assert_eq!(found(&profile, &key), (6, false), "a log that is gone");
    }

    #[test]
    fn what_rots_in_both_is_said() {
        let root = tempfile::tempdir().expect("folder");
        let (store, key) = living(root.path());
        let profile = root.path().join("profile");
        for how in HARMS {
            for part in 0..=12 {
                leave(store.folder(), &profile);
                harm(&profile.join("sillage.db-wal"), how, part);
                harm(&profile.join("sillage.db-twin"), how, 12 - part);
                let (there, is_said) = found(&profile, &key);
                assert!(there <= 6 && (is_said || there == 6), "part {part}: {there} of 6, said: {is_said}");
                assert_eq!(found(&profile, &key), (there, false), "said once");
            }
        }
    }

    #[test]
    fn one_that_lags_behind_takes_nothing_back() {
        let root = tempfile::tempdir().expect("folder");
        let (store, key) = living(root.path());
        let profile = root.path().join("profile");
        let early = root.path().join("early");
        leave(store.folder(), &early);
        // Past two rounds of the log: what was written early knows nothing of what was written back since.
        for n in 6..1_300 {
            note(&store, n);
            if n % 97 == 0 || n % 331 < 3 {
                leave(store.folder(), &profile);
                assert_eq!(found(&profile, &key), (n + 1, false));
            }
        }
        let log = fs::metadata(store.folder().join("sillage.db-wal")).expect("log").len();
        assert!(log < 5 << 20, "{log}: it is written back");
        leave(store.folder(), &profile);
        for name in ["sillage.db-reach", "sillage.db-twin"] {
            fs::copy(early.join(name), profile.join(name)).expect("as a power cut left it");
        }
        assert_eq!(found(&profile, &key), (1_300, false));
    }

    #[test]
    fn an_end_leaves_neither() {
        let root = tempfile::tempdir().expect("folder");
        let (store, key) = living(root.path());
        let folder = store.folder().to_path_buf();
        assert!(Reach::read(&folder).expect("read").is_some());
        store.scrub().expect("scrubbed");
        assert_eq!(fs::metadata(folder.join("sillage.db-twin")).expect("twin").len(), 0, "nothing purged is kept");
        note(&store, 6);
        drop(store);
        assert!(Reach::read(&folder).expect("read").is_none());
        assert!(!folder.join("sillage.db-twin").exists());
        assert_eq!(found(&folder, &key), (7, false));
    }

    #[test]
    fn without_room_the_mark_alone_goes_on() {
        let root = tempfile::tempdir().expect("folder");
        let (store, key) = living(root.path());
        assert!(store.drop_twin());
        note(&store, 6);
        let profile = root.path().join("profile");
        fs::write(store.folder().join("sillage.db-twin"), []).expect("nothing");
        leave(store.folder(), &profile);
        harm(&profile.join("sillage.db-wal"), HARMS[0], 12);
        let (there, is_said) = found(&profile, &key);
        assert!(there < 7 && is_said, "{there} of 7, said: {is_said}");
    }
}
