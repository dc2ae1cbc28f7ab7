//! The embedded database, as the stories need it.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, params};
use sillage_server::{
    payloads::Payloads,
    store::{ServerStore, SqliteStore},
};
use uuid::Uuid;

/// Histories of the simulation.
pub const SEEDS: u64 = 300;

/// Whether the longest stories are played over it.
pub const SOAKS: bool = true;

/// Whether the database is a file somebody can look into and copy.
pub const IS_A_FILE: bool = true;

/// A database in a folder.
pub struct Backend {
    file: PathBuf,
}

impl Backend {
    pub fn new(folder: &Path) -> Self {
        Self { file: folder.join("sillage.db") }
    }

    pub fn open(&self, payloads: Payloads) -> Box<dyn ServerStore> {
        Box::new(SqliteStore::open(&self.file).expect("store").under(payloads))
    }

    /// What `init` is told of it.
    pub fn arguments(&self) -> Vec<String> {
        Vec::new()
    }

    /// Place and commit of every operation, read past the program.
    pub fn ops(&self) -> Vec<(Uuid, u64, Option<u64>)> {
        let connection = Connection::open(&self.file).expect("database");
        let mut statement = connection.prepare("SELECT replica, s, at_commit FROM op ORDER BY replica, s").expect("op");
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).expect("op");
        rows.collect::<Result<_, _>>().expect("op")
    }

    /// The files its rows lie in, the log of the last transactions among them.
    pub fn files(&self) -> Vec<PathBuf> {
        vec![self.file.clone(), format!("{}-wal", self.file.display()).into()]
    }

    /// A damaged page takes the last operation of a history; what is noted of its end goes with it.
    pub fn lose_end(&self, replica: Uuid, s: u64, link: &[u8; 32]) {
        let connection = Connection::open(&self.file).expect("database");
        connection.execute("DELETE FROM op WHERE replica = ?1 AND s = ?2", params![replica, s]).expect("lost");
        let sql = "UPDATE replica SET high = ?2 - 1, link = ?3 WHERE id = ?1";
        connection.execute(sql, params![replica, s, link]).expect("lost");
    }

    /// A copy of the database, as somebody makes one who knows nothing of this program.
    pub fn back_up(&self) -> PathBuf {
        let copy = self.file.with_file_name(format!("backup-{}.db", Uuid::now_v7()));
        let connection = Connection::open(&self.file).expect("database");
        connection.execute("VACUUM INTO ?1", [copy.to_str()]).expect("backup");
        copy
    }

    /// Puts a copy back. Nobody has the database open.
    pub fn put_back(&self, backup: &Path) {
        for end in ["-wal", "-shm"] {
            let _gone = std::fs::remove_file(format!("{}{end}", self.file.display()));
        }
        std::fs::copy(backup, &self.file).expect("copied");
    }
}
