//! Opening the file: one owner, one writer, the right library, the right key, the right age.
//! What an act writes is said in `writer`, what is read in `reader`; what to do about a log that was damaged in `twin`.

use std::{
    fs::{self, File, OpenOptions},
    mem,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, config::DbConfig};

use crate::{
    Act, DataKey, Reader, Scope, StoreError, Vault, Writer,
    ballast::{self, Ballast},
    durable::sync_folder,
    remembered::Remembered,
    steps,
    twin::{self, Judged, Twin},
    view::ViewCopy,
};

pub(crate) const DATABASE: &str = "sillage.db";
const LOCK: &str = "lock";
pub(crate) const VAULT: &str = "vault.json";
/// The first SQLite without the WAL-reset corruption race.
const SQLITE_FLOOR: i32 = 3_051_003;

/// How a profile is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Read and write.
    Full,
    /// The disk cannot be written: look and export only.
    View,
}

/// An open profile.
pub struct Store {
    folder: PathBuf,
    key: DataKey,
    vault: Mutex<Vault>,
    mode: Mode,
    pub(crate) twin: Option<Twin>,
    writer: Mutex<Connection>,
    reader: Mutex<Connection>,
    /// One file comes in at a time.
    pub(crate) arriving: Mutex<()>,
    /// What lies beside the database is written by one at a time.
    beside: Mutex<()>,
    /// An act could not be ended: it may have reached the log all the same, and the next start finds it there.
    pub(crate) in_doubt: Mutex<bool>,
    pub(crate) ballast: Ballast,
    log_damaged: bool,
    boot_id: String,
    scope: Mutex<Option<Arc<Scope>>>,
    /// Taken by whoever holds the writer.
    remembered: Mutex<Remembered>,
    /// Goes after the connections: closing it would let go of their locks.
    _index: Option<Arc<File>>,
    /// Holds the lock for as long as the store lives.
    _lock: Option<File>,
    /// In view mode with unwritten log pages, the copy that is read.
    _view_copy: Option<ViewCopy>,
}

impl Store {
    /// Makes the folder of a new profile: 0700, its vault and its empty file 0600.
    ///
    /// # Errors
    /// The folder cannot be written, or a profile is already there.
    pub fn create(folder: &Path, vault: Vault, key: DataKey, boot_id: &str) -> Result<Self, StoreError> {
        private_folder(folder)?;
        let path = folder.join(DATABASE);
        if path.exists() {
            return Err(StoreError::File(std::io::ErrorKind::AlreadyExists.into()));
        }
        write_private(&folder.join(VAULT), &serde_json::to_vec_pretty(&vault)?)?;
        // Here and nowhere else is a file made: an empty one beside a log would be that log's end.
        write_private(&path, &[])?;
        Self::open_full(folder, key, boot_id, 0)
    }

    /// The vault of the profile in `folder`.
    ///
    /// # Errors
    /// No profile there, or its header is damaged.
    pub fn read_vault(folder: &Path) -> Result<Vault, StoreError> {
        let bytes = fs::read(crate::restore::vault_path(folder)?)?;
        serde_json::from_slice(&bytes).map_err(|_| StoreError::Damaged("vault".into()))
    }

    /// Opens the profile in `folder` with its data key.
    ///
    /// # Errors
    /// Already open elsewhere, newer file, missing or damaged file, wrong library. A disk that is full or cannot be
    /// written is not an error: the store opens in [`Mode::View`].
    pub fn open(folder: &Path, key: DataKey, boot_id: &str) -> Result<Self, StoreError> {
        let mut opened = Self::open_full(folder, key.clone(), boot_id, 1);
        if matches!(opened, Err(StoreError::DiskFull)) && ballast::release(folder) {
            opened = Self::open_full(folder, key.clone(), boot_id, 1).map(|mut store| {
                store.ballast = Ballast::default().spent();
                store
            });
        }
        match opened {
            Err(StoreError::ReadOnly | StoreError::DiskFull) => Self::open_for_viewing(folder, key, boot_id),
            opened => opened,
        }
    }

    /// Opens for reading and writing a file that holds so many bytes at least.
    fn open_full(folder: &Path, key: DataKey, boot_id: &str, least: u64) -> Result<Self, StoreError> {
        let path = folder.join(DATABASE);
        let lock = take_lock(folder)?;
        crate::restore::settle(folder)?;
        let vault = Self::read_vault(folder)?;
        if !fs::metadata(&path).is_ok_and(|file| file.len() >= least) {
            return Err(StoreError::Damaged("no database".into()));
        }
        let log_damaged = twin::judge(folder, &key)? == Judged::Lost;
        let reach = twin::blank(folder)?;
        let mut connection = connect(&path, &key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let mode = connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get::<_, String>(0))?;
        if mode != "wal" {
            return Err(StoreError::WrongLibrary(format!("journal mode {mode}")));
        }
        steps::migrate(&mut connection, folder, &key, &vault)?;
        assert_hardening(&connection)?;
        crate::arrival::settle(&connection, folder)?;
        crate::replaced::settle(&connection, folder, &key)?;
        // Behind what the program before left in its log a new round begins: no frame of an earlier one is taken for a
        // hidden act.
        crate::verify::prove_pages(&connection)?;
        let reader = connect(&path, &key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        reader.pragma_update(None, "query_only", true)?;
        let (twin, index) = reach.and_then(|reach| Twin::of(folder, reach)).unzip();
        if twin.is_some() {
            // From here on the log is written back when its twin is told.
            for connection in [&connection, &reader] {
                connection.pragma_update(None, "wal_autocheckpoint", 0)?;
            }
        }
        let store = Self {
            folder: folder.into(),
            key,
            vault: Mutex::new(vault),
            mode: Mode::Full,
            twin,
            writer: Mutex::new(connection),
            reader: Mutex::new(reader),
            arriving: Mutex::default(),
            beside: Mutex::default(),
            in_doubt: Mutex::default(),
            ballast: Ballast::of(folder),
            log_damaged,
            boot_id: boot_id.into(),
            scope: Mutex::default(),
            remembered: Mutex::default(),
            _index: index,
            _lock: Some(lock),
            _view_copy: None,
        };
        store.settle_replica(&path)?;
        // What lies in the log already is followed from the start.
        store.acknowledge(&guard(&store.writer));
        Ok(store)
    }

    /// Opens the profile in `folder` for looking only, as on a disk that cannot be written.
    ///
    /// # Errors
    /// Newer or damaged file.
    pub fn open_for_viewing(folder: &Path, key: DataKey, boot_id: &str) -> Result<Self, StoreError> {
        let vault = Self::read_vault(folder)?;
        Self::open_view(folder, key, vault, boot_id)
    }

    /// One row in one commit and nothing else: the yardstick a tap is measured against.
    ///
    /// # Errors
    /// The file cannot be written.
    #[doc(hidden)]
    pub fn commit_one_row(&self, n: i64) -> Result<(), StoreError> {
        guard(&self.writer)
            .prepare_cached("INSERT INTO draft (key, text, at_ms) VALUES (?1, '', 0)")?
            .execute([format!("yardstick/{n}")])?;
        Ok(())
    }

    /// Opens for looking only. Log pages that were never written back to the main file would be missed there, so
    /// file and log are read from a private copy.
    fn open_view(folder: &Path, key: DataKey, vault: Vault, boot_id: &str) -> Result<Self, StoreError> {
        let copy = ViewCopy::of(folder)?;
        let log_damaged = twin::judge_copy(folder, copy.folder(), &key)? == Judged::Lost;
        let path = copy.database();
        let mut connection = connect(&path, &key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        steps::bring_up_to_date(&mut connection)?;
        crate::verify::prove_pages(&connection)?;
        connection.pragma_update(None, "query_only", true)?;
        let reader = connect(&path, &key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        reader.pragma_update(None, "query_only", true)?;
        Ok(Self {
            folder: folder.into(),
            key,
            vault: Mutex::new(vault),
            mode: Mode::View,
            twin: None,
            writer: Mutex::new(connection),
            reader: Mutex::new(reader),
            arriving: Mutex::default(),
            beside: Mutex::default(),
            in_doubt: Mutex::default(),
            ballast: Ballast::of(folder),
            log_damaged,
            boot_id: boot_id.into(),
            scope: Mutex::default(),
            remembered: Mutex::default(),
            _index: None,
            _lock: None,
            _view_copy: Some(copy),
        })
    }

    /// Whether the store may be written.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// The log of the program before was damaged, and acts are missing. File and log were copied aside as they lay.
    pub fn log_was_damaged(&self) -> bool {
        self.log_damaged
    }

    /// The profile's folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The profile's vault.
    pub fn vault(&self) -> Vault {
        guard(&self.vault).clone()
    }

    /// The key, for opening the same profile again.
    pub fn clone_key(&self) -> DataKey {
        self.key.clone()
    }

    pub(crate) fn connections(&self) -> [&Mutex<Connection>; 2] {
        [&self.writer, &self.reader]
    }

    pub(crate) fn key(&self) -> &DataKey {
        &self.key
    }

    /// Puts the data key under a new passphrase.
    ///
    /// # Errors
    /// The passphrase is too short or the folder cannot be written.
    pub fn change_passphrase(&self, passphrase: &str) -> Result<(), StoreError> {
        let mut vault = guard(&self.vault);
        let changed = vault.with_passphrase(&self.key, passphrase)?;
        write_private(&self.folder.join(VAULT), &serde_json::to_vec_pretty(&changed)?)?;
        *vault = changed;
        Ok(())
    }

    /// From now on nothing outside `scope` is seen or written; without one, everything is.
    pub fn keep_to(&self, scope: Option<Scope>) {
        *guard(&self.scope) = scope.map(Arc::new);
    }

    /// Reads. `act` says who asks and when.
    ///
    /// # Errors
    /// Those of `read`.
    pub fn read<T, E: From<StoreError>>(
        &self,
        act: Act,
        read: impl FnOnce(&Reader<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.read_within(guard(&self.scope).clone(), act, read)
    }

    /// Reads outside any scope: for finding out what the scope is.
    ///
    /// # Errors
    /// Those of `read`.
    pub fn read_whole<T, E: From<StoreError>>(
        &self,
        act: Act,
        read: impl FnOnce(&Reader<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.read_within(None, act, read)
    }

    fn read_within<T, E: From<StoreError>>(
        &self,
        scope: Option<Arc<Scope>>,
        act: Act,
        read: impl FnOnce(&Reader<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let connection = guard(&self.reader);
        // One transaction a read: several lists of one answer must show the same moment.
        let begun = Begun::with(&connection, "BEGIN")?;
        let result = read(&Reader::new(&connection, act, &self.boot_id, scope));
        begun.end("COMMIT")?;
        result
    }

    /// Writes one act: everything `write` does is committed together, on disk when this returns, or not at all.
    ///
    /// # Errors
    /// Those of `write`; a full or read-only disk. Nothing was written then.
    pub fn write<T, E: From<StoreError>>(
        &self,
        act: Act,
        write: impl FnOnce(&mut Writer<'_>) -> Result<T, E>,
    ) -> Result<(T, Vec<String>), E> {
        self.transact(act, "COMMIT", write)
    }

    /// Does everything `write` does and takes it back: what an act would change, without changing it.
    ///
    /// # Errors
    /// Those of `write`; a full or read-only disk.
    pub fn rehearse<T, E: From<StoreError>>(
        &self,
        act: Act,
        write: impl FnOnce(&mut Writer<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        Ok(self.transact(act, "ROLLBACK", write)?.0)
    }

    fn transact<T, E: From<StoreError>>(
        &self,
        act: Act,
        end: &'static str,
        write: impl FnOnce(&mut Writer<'_>) -> Result<T, E>,
    ) -> Result<(T, Vec<String>), E> {
        if self.mode == Mode::View {
            return Err(StoreError::ReadOnly.into());
        }
        self.make_room();
        let connection = guard(&self.writer);
        let begun = Begun::with(&connection, "BEGIN IMMEDIATE")?;
        let scope = guard(&self.scope).clone();
        let remembered = mem::take(&mut *guard(&self.remembered)).of(act.me, scope.as_ref());
        let mut writer = Writer::new(&connection, act, &self.boot_id, scope, remembered);
        let outcome = write(&mut writer).and_then(|value| Ok((value, writer.finish().map_err(E::from)?)));
        let end = if outcome.is_ok() { end } else { "ROLLBACK" };
        match begun.end(end) {
            Err(error) => {
                *guard(&self.in_doubt) = true;
                Err(outcome.err().unwrap_or_else(|| error.into()))
            }
            Ok(()) => {
                self.acknowledge(&connection);
                let (value, (changed, remembered)) = outcome?;
                *guard(&self.remembered) = remembered;
                Ok((value, changed))
            }
        }
    }

    /// Keeps bytes beside the database, encrypted, in a file no copy of the profile carries.
    ///
    /// # Errors
    /// Full or read-only disk.
    pub fn keep_beside(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let _one = guard(&self.beside);
        self.seal_beside(name, bytes)
    }

    fn seal_beside(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        write_private(&self.folder.join(name), &self.key.seal(bytes, name.as_bytes())?)
    }

    /// What was kept beside the database under this name; none if it is not there or not this profile's.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn kept_beside(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        kept_in(&self.folder, &self.key, name)
    }

    /// What is kept under this name, or what `make` makes, kept from now on: whoever asks at the same time is given the
    /// same. What `read` makes nothing of is as good as not there.
    ///
    /// # Errors
    /// The folder cannot be read or written; nothing can be made.
    pub fn kept_or_made<T, B: AsRef<[u8]>, E: From<StoreError>>(
        &self,
        name: &str,
        read: impl FnOnce(&[u8]) -> Option<T>,
        make: impl FnOnce() -> Result<(T, B), E>,
    ) -> Result<T, E> {
        let _one = guard(&self.beside);
        if let Some(kept) = self.kept_beside(name)?.and_then(|bytes| read(&bytes)) {
            return Ok(kept);
        }
        let (made, bytes) = make()?;
        self.seal_beside(name, bytes.as_ref())?;
        Ok(made)
    }

    /// Runs `work` on the writing connection, outside any act (verification, backup).
    pub(crate) fn with_connection<T>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut connection = guard(&self.writer);
        drop(mem::take(&mut *guard(&self.remembered)));
        let done = work(&mut connection);
        self.acknowledge(&connection);
        done
    }
}

/// What is kept in a profile's folder under this name; none if it is not there or not this profile's.
pub(crate) fn kept_in(folder: &Path, key: &DataKey, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
    match fs::read(folder.join(name)) {
        Ok(sealed) => Ok(key.open(&sealed, name.as_bytes()).ok()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// A transaction that has begun. Dropped before its end (a failed commit, a panic on its way up), it leaves no trace.
pub(crate) struct Begun<'c>(&'c Connection);

impl<'c> Begun<'c> {
    pub(crate) fn with(connection: &'c Connection, begin: &str) -> Result<Self, StoreError> {
        connection.prepare_cached(begin)?.execute([])?;
        Ok(Self(connection))
    }

    pub(crate) fn end(self, end: &str) -> Result<(), StoreError> {
        self.0.prepare_cached(end)?.execute([])?;
        Ok(())
    }
}

impl Drop for Begun<'_> {
    fn drop(&mut self) {
        if !self.0.is_autocommit() {
            // What cannot be rolled back now is rolled back by whoever opens the file next.
            drop(self.0.execute_batch("ROLLBACK"));
        }
    }
}

/// A panic in one command must not make the file unusable for the next: transactions roll back by themselves.
pub(crate) fn guard<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(crate) fn connect(path: &Path, key: &DataKey, flags: OpenFlags) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.pragma_update(None, "key", key.pragma())?;
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.execute_batch(
        "PRAGMA trusted_schema=OFF;
         PRAGMA cell_size_check=ON;
         PRAGMA mmap_size=0;
         PRAGMA temp_store=MEMORY;
         PRAGMA secure_delete=ON;
         PRAGMA synchronous=FULL;
         PRAGMA fullfsync=ON;
         PRAGMA checkpoint_fullfsync=ON;",
    )?;
    // Every page read anew is decrypted anew; what a network of some years searches through fits in here.
    connection.pragma_update(None, "cache_size", -20_000)?;
    connection.set_prepared_statement_cache_capacity(128);
    // A wrong key shows only at the first read.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
    Ok(connection)
}

/// Refuses to run on a library or with settings other than those the durability tests were made with.
fn assert_hardening(connection: &Connection) -> Result<(), StoreError> {
    if rusqlite::version_number() < SQLITE_FLOOR {
        return Err(StoreError::WrongLibrary(format!("SQLite {}", rusqlite::version())));
    }
    let text = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, String>(0));
    if text("cipher_version").map(|version| version.is_empty()).unwrap_or(true) {
        return Err(StoreError::WrongLibrary("no encryption".into()));
    }
    for (name, expected) in
        [("synchronous", 2), ("trusted_schema", 0), ("cell_size_check", 1), ("secure_delete", 1), ("temp_store", 2)]
    {
        let found: i64 = connection.pragma_query_value(None, name, |row| row.get(0))?;
        if found != expected {
            return Err(StoreError::WrongLibrary(format!("{name} is {found}")));
        }
    }
    // Without memory mapping compiled in, the pragma answers nothing at all.
    let mapped = connection.pragma_query_value(None, "mmap_size", |row| row.get::<_, i64>(0)).unwrap_or(0);
    let defensive = connection.db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE)?;
    if mapped != 0 || !defensive {
        return Err(StoreError::WrongLibrary("not hardened".into()));
    }
    Ok(())
}

pub(crate) fn take_lock(folder: &Path) -> Result<File, StoreError> {
    let file = private_options().read(true).write(true).create(true).truncate(false).open(folder.join(LOCK));
    let file = file.map_err(|error| match error.kind() {
        std::io::ErrorKind::PermissionDenied => StoreError::ReadOnly,
        _ => error.into(),
    })?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(StoreError::AlreadyOpen),
        Err(fs::TryLockError::Error(error)) => Err(error.into()),
    }
}

/// How a file is opened that only its owner can read.
pub fn private_options() -> OpenOptions {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "modes exist on Unix only"))]
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes a folder only its owner can enter.
///
/// # Errors
/// Full or read-only disk.
pub fn private_folder(folder: &Path) -> Result<(), StoreError> {
    fs::create_dir_all(folder)?;
    #[cfg(unix)]
    fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    Ok(())
}

/// Writes a file only its owner can read, whole or not at all: aside, synced, then renamed.
///
/// # Errors
/// Full or read-only disk.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let aside = path.with_extension("part");
    let written = (|| {
        let mut file = private_options().write(true).create(true).truncate(true).open(&aside)?;
        std::io::Write::write_all(&mut file, bytes)?;
        file.sync_all()?;
        fs::rename(&aside, path)
    })();
    // Half of it would take the room and never be let go.
    written.inspect_err(|_| drop(fs::remove_file(&aside)))?;
    if let Some(folder) = path.parent() {
        sync_folder(folder)?;
    }
    Ok(())
}
