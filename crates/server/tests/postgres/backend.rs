//! A database of PostgreSQL, as the stories need it.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use sillage_server::{
    payloads::Payloads,
    store::{PostgresStore, ServerStore},
};
use uuid::Uuid;

use crate::cluster::Cluster;

/// Histories of the simulation: each costs a database of its own.
pub const SEEDS: u64 = 24;

/// Whether the longest stories are played over it.
pub const SOAKS: bool = false;

/// Whether the database is a file somebody can look into and copy.
pub const IS_A_FILE: bool = false;

/// A database of its own, on the PostgreSQL of this process.
pub struct Backend {
    pub cluster: Arc<Cluster>,
    pub name: String,
    folder: PathBuf,
}

impl Backend {
    pub fn new(folder: &Path) -> Self {
        let cluster = Cluster::running();
        let name = format!("s{}", Uuid::now_v7().simple());
        cluster.say(&["CREATE DATABASE ", &name, " TEMPLATE template0"].concat());
        Self { cluster, name, folder: folder.into() }
    }

    pub fn url(&self) -> String {
        self.cluster.url(&self.name)
    }

    pub fn open(&self, payloads: Payloads) -> Box<dyn ServerStore> {
        Box::new(PostgresStore::open(&self.url(), None).expect("store").under(payloads))
    }

    /// What `init` is told of it.
    pub fn arguments(&self) -> Vec<String> {
        vec!["--database".into(), self.url()]
    }

    /// Place and commit of every operation, read past the program.
    pub fn ops(&self) -> Vec<(Uuid, u64, Option<u64>)> {
        let mut client = self.cluster.connect(&self.name);
        let sql = "SELECT replica::text, s, at_commit FROM op ORDER BY replica, s";
        let rows = client.query(sql, &[]).expect("op");
        let number = |number: i64| u64::try_from(number).expect("a number");
        rows.iter()
            .map(|row| {
                let replica: String = row.get(0);
                (replica.parse().expect("an id"), number(row.get(1)), row.get::<_, Option<i64>>(2).map(number))
            })
            .collect()
    }

    /// The files its rows lie in; its log is kept for a while, as every PostgreSQL keeps it.
    pub fn files(&self) -> Vec<PathBuf> {
        self.cluster.say("CHECKPOINT");
        let mut client = self.cluster.connect(&self.name);
        let sql = "SELECT oid::bigint FROM pg_database WHERE datname = current_database()";
        let oid: i64 = client.query_one(sql, &[]).expect("oid").get(0);
        let files = std::fs::read_dir(self.cluster.data().join("base").join(oid.to_string())).expect("files");
        let files: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
        assert!(files.len() > 20, "{files:?}");
        files
    }

    /// A damaged page takes the last operation of a history; what is noted of its end goes with it.
    pub fn lose_end(&self, replica: Uuid, s: u64, link: &[u8; 32]) {
        let mut client = self.cluster.connect(&self.name);
        let s = i64::try_from(s).expect("small");
        let replica = replica.to_string();
        client.execute("DELETE FROM op WHERE replica = $1::text::uuid AND s = $2", &[&replica, &s]).expect("lost");
        let sql = "UPDATE replica SET high = $2::bigint - 1, link = $3 WHERE id = $1::text::uuid";
        client.execute(sql, &[&replica, &s, &link.as_slice()]).expect("lost");
    }

    /// A copy of the database as this program makes one: a file of the embedded kind.
    pub fn back_up(&self) -> PathBuf {
        let copy = self.folder.join(format!("backup-{}.db", Uuid::now_v7()));
        PostgresStore::open(&self.url(), None).expect("store").copy_into(&copy).expect("backup");
        copy
    }

    /// Puts a copy back, and nothing else: nobody is told of it.
    pub fn put_back(&self, backup: &Path) {
        PostgresStore::open(&self.url(), None).expect("store").fill_from(backup, &[]).expect("put back");
    }
}

impl Drop for Backend {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.cluster.say(&["DROP DATABASE IF EXISTS ", &self.name, " WITH (FORCE)"].concat());
        }
    }
}
