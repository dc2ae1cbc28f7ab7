//! A second log. What is committed lies in SQLite's write-ahead log alone until that is written back, and where it rots,
//! SQLite goes back to the last act that fits and says nothing. So every commit is followed by two things beside the
//! database, neither of which is waited for: its frames, copied as they lie into a twin of the log, and the log's reach,
//! which is how far it had come.
//!
//! Both are written after the commit reached the disk, so neither can ever tell of more than was acknowledged: a reach
//! beyond the end of the log is damage, never a power cut. The other way round is harmless: a reach or a twin that lags
//! behind knows less. What must not happen is that either outlives its log, for the next one begins where this one was
//! written back. So the reach is blanked, and that is waited for, before anything is written back: at every start before
//! the file is opened, before every checkpoint, and at the end. A twin without its reach is never read. And should a
//! program that knows nothing of all this write the log back, the reach tells that too: it names the moment the file was
//! last written, and is not believed beside another one.
//!
//! How a log is read frame by frame, and one put together out of two, is in `tail`. This is no copy of the profile: those
//! are made in `backup` and take the file's place in `restore`.

use std::{
    fs::{self, File},
    io::ErrorKind,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::UNIX_EPOCH,
};

use rusqlite::{Connection, OpenFlags, config::DbConfig};
use sha2::{Digest, Sha256};

use crate::{
    DataKey, Store, StoreError,
    durable::{sync_file, sync_folder},
    file::{DATABASE, connect, guard, private_folder, private_options, write_private},
    restore::{free_name, is_decided},
    tail::{self, HEADER, Walk},
    verify,
};

/// What lies beside the database, by the ends of their names; `restore` moves them with it.
const REACH: &str = "-reach";
const TWIN: &str = "-twin";
pub(crate) const BESIDE: [&str; 2] = [REACH, TWIN];
const LOG: &str = "-wal";
const INDEX: &str = "-shm";
/// So many frames are written back: eight mebibytes. A page that is written often is written back once, and while a copy
/// is made and nothing can be written back, a log twice as long is still a small one.
const FULL: u32 = 2_000;

fn beside(folder: &Path, end: &str) -> PathBuf {
    folder.join(format!("{DATABASE}{end}"))
}

/// When the file was last written, as the disk tells. It is written when a log is written back, and at no other time.
fn written_at(folder: &Path) -> u64 {
    let told = fs::metadata(beside(folder, "")).and_then(|file| file.modified()).ok();
    let since = told.and_then(|told| told.duration_since(UNIX_EPOCH).ok());
    // Compared and never reckoned with: its low digits tell moments apart as well.
    since.map_or(0, |since| since.as_secs().wrapping_mul(1_000_000_000).wrapping_add(since.subsec_nanos().into()))
}

/// How far a log had come, and which round of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Reach {
    salts: [u8; 8],
    frames: u32,
    sum: (u32, u32),
    /// When the file beside it was last written.
    file: u64,
}

impl Reach {
    const BYTES: usize = 44;
    const SAID: usize = 28;

    fn bytes(self) -> [u8; Self::BYTES] {
        let numbers = [self.frames, self.sum.0, self.sum.1].map(u32::to_be_bytes).concat();
        let said = [self.salts.as_slice(), &numbers, &self.file.to_be_bytes()].concat();
        let mut bytes = [0; Self::BYTES];
        bytes[..Self::SAID].copy_from_slice(&said);
        bytes[Self::SAID..].copy_from_slice(&Sha256::digest(&said)[..Self::BYTES - Self::SAID]);
        bytes
    }

    /// What lies there says; nothing if it is blank, damaged, not there, or speaks of a file that was written since.
    /// One that cannot be read is none: it must lock nobody out.
    fn read(folder: &Path) -> Option<Self> {
        let bytes = fs::read(beside(folder, REACH)).unwrap_or_default();
        let word = |at: usize| bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map(u32::from_be_bytes);
        let said = (|| {
            let salts = bytes.get(..8)?.try_into().ok()?;
            let file = u64::from_be_bytes(bytes.get(20..Self::SAID)?.try_into().ok()?);
            Some(Self { salts, frames: word(8)?, sum: (word(12)?, word(16)?), file })
        })();
        said.filter(|reach| reach.bytes().as_slice() == bytes && reach.file == written_at(folder))
    }

    fn is_reached_by(self, walk: &Walk) -> bool {
        walk.salts == self.salts && walk.committed >= self.frames && walk.sum == Some(self.sum)
    }
}

/// What the log of the program before came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Judged {
    /// Nothing is missing: it is whole, was torn where a power cut may tear it, or is whole again with its twin.
    Whole,
    /// It was damaged, and acts are missing.
    Lost,
}

/// The log as a program left it.
struct Left {
    reach: Option<Reach>,
    log: Vec<u8>,
}

impl Left {
    fn find(folder: &Path) -> Result<Self, StoreError> {
        // The reach first: what it tells of was in the log before.
        let reach = Reach::read(folder);
        match fs::read(beside(folder, LOG)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
            read => Ok(Self { reach, log: read.unwrap_or_default() }),
        }
    }

    /// Whether it holds less than was acknowledged. A whole log of another round is a later one: nothing is written
    /// back, and so no round begins, while a reach stands.
    fn is_damaged(&self) -> bool {
        let Some(reach) = self.reach else { return tail::hides_acts(&self.log) };
        Walk::over(&self.log, reach.frames)
            .is_none_or(|walk| walk.hides_acts() || (walk.salts == reach.salts && !reach.is_reached_by(&walk)))
    }

    /// The log out of what is whole in it and in its twin, and whether nothing is missing then; none if that is no more
    /// than the log holds alone.
    fn mended(&self, folder: &Path) -> Option<(Vec<u8>, Judged)> {
        let reach = self.reach?;
        let mut log = tail::merged(&self.log, &fs::read(beside(folder, TWIN)).unwrap_or_default())?;
        let walk = Walk::over(&log, reach.frames).filter(|walk| walk.salts == reach.salts)?;
        let is_whole = reach.is_reached_by(&walk) && !walk.hides_acts();
        let alone = Walk::over(&self.log, 0).map_or(0, |walk| walk.committed);
        log.truncate(walk.end);
        let judged = if is_whole { Judged::Whole } else { Judged::Lost };
        (is_whole || walk.committed > alone).then_some((log, judged))
    }
}

/// Looks at the log before anybody opens it: reading it as SQLite does would be the end of what is left there. Where it
/// is damaged, file, log and what lies beside them are copied aside as they lie.
pub(crate) fn judge(folder: &Path, key: &DataKey) -> Result<Judged, StoreError> {
    let left = Left::find(folder)?;
    if !left.is_damaged() {
        return Ok(Judged::Whole);
    }
    let aside = folder.join(free_name(folder, 0));
    // Half of it would take the room and never be let go, and file and log still lie as they lay.
    let clear = |_: &StoreError| drop(fs::remove_dir_all(&aside));
    copy_aside(folder, &aside).inspect_err(clear)?;
    match left.mended(folder) {
        Some((log, judged)) if makes_whole(folder, &folder.join("trying"), key, &log).inspect_err(clear)? => {
            write_private(&beside(folder, LOG), &log)?;
            Ok(judged)
        }
        _ => Ok(Judged::Lost),
    }
}

fn copy_aside(folder: &Path, aside: &Path) -> Result<(), StoreError> {
    private_folder(aside)?;
    for end in ["", LOG, TWIN, REACH] {
        if beside(folder, end).exists() {
            fs::copy(beside(folder, end), beside(aside, end))?;
            sync_file(&beside(aside, end))?;
        }
    }
    // What is opened next goes on without what cannot be read: until then the copies last.
    sync_folder(aside)?;
    Ok(sync_folder(folder)?)
}

/// The same where nothing can be written: what can be brought back is brought back in the copy that is looked at.
pub(crate) fn judge_copy(folder: &Path, copy: &Path, key: &DataKey) -> Result<Judged, StoreError> {
    // What was decided to take the file's place has no log.
    if is_decided(folder)? {
        return Ok(Judged::Whole);
    }
    let left = Left::find(folder)?;
    if !left.is_damaged() {
        return Ok(Judged::Whole);
    }
    let Some((log, judged)) = left.mended(folder) else { return Ok(Judged::Lost) };
    match makes_whole(folder, &copy.join("trying"), key, &log) {
        Ok(true) => {
            write_private(&beside(copy, LOG), &log)?;
            Ok(judged)
        }
        // Without room to try it, what the log shows alone is shown, and that something is missing.
        Ok(false) | Err(StoreError::DiskFull) => Ok(Judged::Lost),
        Err(error) => Err(error),
    }
}

/// Whether the file is whole with this log, tried on a copy of it at `place`.
fn makes_whole(folder: &Path, place: &Path, key: &DataKey, log: &[u8]) -> Result<bool, StoreError> {
    remove_folder(place)?;
    private_folder(place)?;
    let tried = (|| {
        fs::copy(beside(folder, ""), beside(place, ""))?;
        write_private(&beside(place, LOG), log)?;
        let connection = connect(&beside(place, ""), key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        verify::check_pages(&connection)
    })();
    remove_folder(place)?;
    match tried {
        Ok(faults) => Ok(faults.is_empty()),
        Err(StoreError::DiskFull) => Err(StoreError::DiskFull),
        // A file that cannot be read with this log is not made whole by it.
        Err(_) => Ok(false),
    }
}

/// The reach and the twin of an open store.
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
    /// When the file was last written; not known since the reach was blanked.
    file: Option<u64>,
    /// How far the log had come when it was looked at last.
    seen: Option<Reach>,
    /// Of which round the twin is, and how many frames it holds.
    held: ([u8; 8], u32),
    /// In which round it was last asked to write the log back, and at which frame.
    asked: ([u8; 8], u32),
}

/// Blanks the reach of the program before, and waits for it. Without one, where there is no room for it or it cannot be
/// written, the log goes on alone.
///
/// # Errors
/// One that stands can neither be blanked nor removed: nothing may be opened then.
pub(crate) fn blank(folder: &Path) -> Result<Option<File>, StoreError> {
    let path = beside(folder, REACH);
    let there = fs::metadata(&path).is_ok_and(|file| file.len() >= Reach::BYTES as u64);
    let blanked = || {
        let reach = private_options().read(true).write(true).create(true).truncate(false).open(&path)?;
        write_at(&reach, 0, &[0; Reach::BYTES])?;
        reach.sync_all()?;
        if !there {
            sync_folder(folder)?;
        }
        Ok::<_, StoreError>(reach)
    };
    let error = match blanked() {
        Ok(reach) => return Ok(Some(reach)),
        Err(error) => error,
    };
    match fs::remove_file(&path) {
        Err(gone) if gone.kind() == ErrorKind::NotFound => Ok(None),
        Err(_) => Err(error),
        Ok(()) => sync_folder(folder).map(|()| None).map_err(|_| error),
    }
}

impl Twin {
    /// Follows the log of an open file from now on. Returns the index, to be closed last. Nothing where it cannot.
    pub(crate) fn of(folder: &Path, reach: File) -> Option<(Self, Arc<File>)> {
        let log = File::open(beside(folder, LOG)).ok()?;
        let twin = private_options().read(true).write(true).create(true).truncate(true).open(beside(folder, TWIN)).ok();
        // One that cannot be emptied tells of earlier acts: it may not lie there once a reach stands.
        if twin.is_none() && crate::restore::remove(&beside(folder, TWIN)).is_err() {
            return None;
        }
        let index = Arc::new(File::open(beside(folder, INDEX)).ok()?);
        head(&index)?;
        let state = State { reach, log, twin, file: None, seen: None, held: ([0; 8], 0), asked: ([0; 8], 0) };
        Some((Self { folder: folder.into(), index: index.clone(), state: Mutex::new(state) }, index))
    }

    /// After a commit: copies its frames and moves the reach. Whether the log is to be written back.
    ///
    /// What cannot be written here is no failure of the act, which is on the disk: the reach then knows less.
    fn follow(&self) -> bool {
        let mut state = guard(&self.state);
        // A log whose index cannot be read is written back act by act: it must not grow for ever.
        let Some((said, page)) = head(&self.index) else { return true };
        if state.seen.replace(said) == Some(said) || said.frames == 0 {
            return false;
        }
        // While somebody reads, a log may go on in the same round: it is asked for again as much later.
        let (round, at) = state.asked;
        if said.frames >= FULL + if round == said.salts { at } else { 0 } {
            state.asked = (said.salts, said.frames);
            return true;
        }
        if state.copy(said, page).is_err() {
            state.twin = None;
            drop(fs::remove_file(beside(&self.folder, TWIN)));
        }
        let file = *state.file.get_or_insert_with(|| written_at(&self.folder));
        drop(write_at(&state.reach, 0, &Reach { file, ..said }.bytes()));
        false
    }

    /// The log was to be written back and is not, or not all of it: the last act is followed too.
    fn follow_on(&self) {
        guard(&self.state).seen = None;
        self.follow();
    }

    /// Blanks the reach and waits for it: from here on the log may be written back. It stays blank until the next commit.
    fn pause(&self) -> Result<(), StoreError> {
        let mut state = guard(&self.state);
        write_at(&state.reach, 0, &[0; Reach::BYTES])?;
        state.reach.sync_data()?;
        (state.file, state.seen) = (None, head(&self.index).map(|(said, _)| said));
        Ok(())
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

impl Drop for Store {
    /// Blanks the reach before the last connection writes the log back. A reach that stands keeps its log.
    fn drop(&mut self) {
        let Some(twin) = &self.twin else { return };
        if twin.pause().is_ok() {
            twin.give_way();
            return;
        }
        for connection in self.connections() {
            drop(guard(connection).set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true));
        }
    }
}

impl Store {
    /// After every commit, before anybody is answered.
    pub(crate) fn acknowledge(&self, connection: &Connection) {
        let Some(twin) = self.twin.as_ref().filter(|twin| twin.follow()) else { return };
        // The act is committed: a log that cannot be written back now is written back after a later one.
        let write_back = || {
            let is_all = |row: &rusqlite::Row<'_>| Ok(row.get::<_, i64>(1)? == row.get::<_, i64>(2)?);
            connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], is_all)
        };
        if twin.pause().is_err() || !matches!(write_back(), Ok(true)) {
            twin.follow_on();
        }
    }

    /// It was not written back, or not all of it.
    pub(crate) fn follow_twin(&self) {
        if let Some(twin) = &self.twin {
            twin.follow_on();
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
    Some((Reach { salts, frames: word(16)?, sum: (word(24)?, word(28)?), file: 0 }, page))
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
        // A program that is killed leaves the file as it was written.
        let written = fs::metadata(living.join(DATABASE)).and_then(|file| file.modified()).expect("a moment");
        File::options().append(true).open(to.join(DATABASE)).and_then(|file| file.set_modified(written)).expect("kept");
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
    fn what_rots_in_each_elsewhere_is_whole_together() {
        let root = tempfile::tempdir().expect("folder");
        let (store, key) = living(root.path());
        let profile = root.path().join("profile");
        for (of_log, of_twin) in [(1, 11), (11, 1), (3, 7), (7, 3)] {
            leave(store.folder(), &profile);
            harm(&profile.join("sillage.db-wal"), HARMS[0], of_log);
            harm(&profile.join("sillage.db-twin"), HARMS[0], of_twin);
            assert_eq!(found(&profile, &key), (6, false), "{of_log} and {of_twin}");
        }
    }

    #[test]
    fn a_twin_that_lags_behind_mends_what_it_knows_of_and_the_log_tells_the_rest() {
        let root = tempfile::tempdir().expect("folder");
        let (store, key) = living(root.path());
        let (profile, early) = (root.path().join("profile"), root.path().join("early"));
        leave(store.folder(), &early);
        let known = fs::metadata(early.join("sillage.db-twin")).expect("twin").len();
        for n in 6..12 {
            note(&store, n);
        }
        // What was copied since had not reached the disk.
        for at in [1_000, usize::try_from(known).expect("small") - 1_000] {
            leave(store.folder(), &profile);
            for name in ["sillage.db-reach", "sillage.db-twin"] {
                fs::copy(early.join(name), profile.join(name)).expect("as a power cut left it");
            }
            let mut log = fs::read(profile.join("sillage.db-wal")).expect("log");
            log[at] ^= 1;
            fs::write(profile.join("sillage.db-wal"), log).expect("damaged");
            assert_eq!(found(&profile, &key), (12, false), "byte {at}");
        }
    }

    #[test]
    fn a_program_that_knows_nothing_of_it_is_no_loss() {
        let root = tempfile::tempdir().expect("folder");
        let (store, key) = living(root.path());
        let profile = root.path().join("profile");
        for rounds in 1..4 {
            leave(store.folder(), &profile);
            for n in 0..rounds {
                let path = beside(&profile, "");
                let stranger = connect(&path, &key, OpenFlags::SQLITE_OPEN_READ_WRITE).expect("opens");
                stranger
                    .execute("INSERT INTO draft (key, text, at_ms) VALUES (?1, 'mot', 0)", [format!("stranger/{n}")])
                    .expect("written");
                // Closed, it writes the log back and removes it.
                drop(stranger);
                assert!(!beside(&profile, LOG).exists());
            }
            assert_eq!(found(&profile, &key), (6 + rounds, false));
            assert!(!profile.join("aside-0000000000000").exists(), "nothing was suspected");
        }
    }

    #[test]
    fn between_two_rounds_nothing_is_taken_for_a_loss() {
        let root = tempfile::tempdir().expect("folder");
        let (store, key) = living(root.path());
        let profile = root.path().join("profile");
        let check = |notes: i64, when: &str| {
            leave(store.folder(), &profile);
            assert_eq!(found(&profile, &key), (notes, false), "{when}");
        };
        store.pause_twin().expect("paused");
        check(6, "blanked");
        let back = |how: &str| {
            store.with_connection(|connection| Ok(connection.query_row(how, [], |_| Ok(()))?)).expect("written back");
        };
        back("PRAGMA wal_checkpoint(PASSIVE)");
        check(6, "written back");
        assert!(Reach::read(store.folder()).is_none(), "nothing was committed since");
        note(&store, 6);
        assert!(Reach::read(store.folder()).is_some());
        check(7, "a new round");
        store.pause_twin().expect("paused");
        back("PRAGMA wal_checkpoint(TRUNCATE)");
        check(7, "cut off");
        note(&store, 7);
        check(8, "a third round");
    }

    #[test]
    fn while_somebody_reads_the_log_is_followed_beyond_its_measure() {
        let root = tempfile::tempdir().expect("folder");
        let (store, key) = living(root.path());
        let profile = root.path().join("profile");
        let reading = connect(&beside(store.folder(), ""), &key, OpenFlags::SQLITE_OPEN_READ_WRITE).expect("opens");
        reading.execute_batch("BEGIN; SELECT count(*) FROM draft;").expect("reads");
        let [many, more] = [15, 25].map(|tenths| i64::from(FULL) * tenths / 10);
        for n in 6..many {
            note(&store, n);
        }
        let log = fs::metadata(beside(store.folder(), LOG)).expect("log").len();
        assert!(log > u64::from(FULL) * 6_000, "it could not begin anew");
        assert!(Reach::read(store.folder()).is_some_and(|reach| reach.frames > FULL + FULL / 2));
        for how in HARMS {
            leave(store.folder(), &profile);
            harm(&profile.join("sillage.db-wal"), how, 10);
            assert_eq!(found(&profile, &key), (many, false));
        }
        reading.execute_batch("COMMIT").expect("ends");
        drop(reading);
        for n in many..more {
            note(&store, n);
        }
        leave(store.folder(), &profile);
        assert_eq!(found(&profile, &key), (more, false));
        assert!(Reach::read(store.folder()).is_none_or(|reach| reach.frames <= FULL), "a new round");
    }

    /// Files of the twin that refuse to be written.
    fn refuse(store: &Store) {
        let mut state = guard(&store.twin.as_ref().expect("a twin").state);
        state.reach = File::open(beside(store.folder(), REACH)).expect("reach");
        state.twin = Some(File::open(beside(store.folder(), TWIN)).expect("twin"));
    }

    #[test]
    fn what_cannot_be_written_fails_no_act_and_takes_no_log_away() {
        let root = tempfile::tempdir().expect("folder");
        let (store, key) = living(root.path());
        let (folder, profile) = (store.folder().to_path_buf(), root.path().join("profile"));
        refuse(&store);
        for n in 6..9 {
            note(&store, n);
        }
        assert!(!beside(&folder, TWIN).exists(), "half of it is none");
        fs::write(beside(&folder, TWIN), []).expect("nothing");
        leave(&folder, &profile);
        assert_eq!(found(&profile, &key), (9, false));
        // The reach that stands is older than the log, and cannot be blanked: the log is not written back.
        for n in 9..1_600 {
            note(&store, n);
        }
        assert!(fs::metadata(beside(&folder, LOG)).expect("log").len() > 5 << 20);
        assert!(store.scrub().is_err(), "nothing is written back while a reach stands");
        drop(store);
        assert!(beside(&folder, LOG).exists() && Reach::read(&folder).is_some());
        assert_eq!(found(&folder, &key), (1_600, false));
        assert!(Reach::read(&folder).is_none());
    }

    #[test]
    #[cfg(unix)]
    fn one_that_cannot_be_blanked_is_removed_and_if_it_stays_nothing_is_opened() {
        let root = tempfile::tempdir().expect("folder");
        let (store, key) = living(root.path());
        let profile = root.path().join("profile");
        leave(store.folder(), &profile);
        // Neither opened as a file nor removed as one.
        fs::remove_file(beside(&profile, REACH)).expect("removed");
        fs::create_dir(beside(&profile, REACH)).expect("a folder");
        assert!(Store::open(&profile, key.clone(), "boot").is_err());
        fs::remove_dir(beside(&profile, REACH)).expect("removed");
        std::os::unix::fs::symlink(root.path().join("nowhere/at-all"), beside(&profile, REACH)).expect("a link");
        let alone = Store::open(&profile, key.clone(), "boot").expect("opens without one");
        assert!(alone.twin.is_none() && fs::symlink_metadata(beside(&profile, REACH)).is_err());
        for n in 6..1_500 {
            note(&alone, n);
        }
        assert!(fs::metadata(beside(&profile, LOG)).expect("log").len() < 5 << 20, "SQLite writes it back by itself");
        drop(alone);
        assert_eq!(found(&profile, &key), (1_500, false));
    }

    #[test]
    fn where_nothing_can_be_written_the_same_is_seen() {
        let root = tempfile::tempdir().expect("folder");
        let (store, key) = living(root.path());
        let profile = root.path().join("profile");
        for (harms, is_said) in [(&["sillage.db-wal"][..], false), (&["sillage.db-wal", "sillage.db-twin"], true)] {
            for how in HARMS {
                leave(store.folder(), &profile);
                for name in harms {
                    harm(&profile.join(name), how, 6);
                }
                let all = || -> Vec<(std::ffi::OsString, Vec<u8>)> {
                    let entries = fs::read_dir(&profile).expect("a folder").flatten();
                    let mut all: Vec<_> =
                        entries.map(|entry| (entry.file_name(), fs::read(entry.path()).expect("bytes"))).collect();
                    all.sort();
                    all
                };
                let before = all();
                let viewed = Store::open_for_viewing(&profile, key.clone(), "boot").expect("viewed");
                assert_eq!((notes(&viewed) < 6, viewed.log_was_damaged()), (is_said, is_said), "{harms:?}");
                assert!(all() == before, "nothing is written");
                drop(viewed);
                let (there, said) = found(&profile, &key);
                assert_eq!((there < 6, said), (is_said, is_said), "{harms:?}");
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
        // Past a round of the log: what was written early knows nothing of what was written back since.
        let many = i64::from(FULL) * 13 / 10;
        for n in 6..many {
            note(&store, n);
            if n % 397 == 0 || n % 1_331 < 3 {
                leave(store.folder(), &profile);
                assert_eq!(found(&profile, &key), (n + 1, false));
            }
        }
        let log = fs::metadata(store.folder().join("sillage.db-wal")).expect("log").len();
        assert!(log < u64::from(FULL) * 5_000, "{log}: it is written back");
        leave(store.folder(), &profile);
        for name in ["sillage.db-reach", "sillage.db-twin"] {
            fs::copy(early.join(name), profile.join(name)).expect("as a power cut left it");
        }
        assert_eq!(found(&profile, &key), (many, false));
    }

    #[test]
    fn an_end_leaves_neither() {
        let root = tempfile::tempdir().expect("folder");
        let (store, key) = living(root.path());
        let folder = store.folder().to_path_buf();
        assert!(Reach::read(&folder).is_some());
        store.scrub().expect("scrubbed");
        assert_eq!(fs::metadata(folder.join("sillage.db-twin")).expect("twin").len(), 0, "nothing purged is kept");
        note(&store, 6);
        drop(store);
        assert!(Reach::read(&folder).is_none());
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
